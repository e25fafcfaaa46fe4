/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-scenario.h"

/* PledgeTimeline: what a scenario's edition says of each member of its alliance over the years.
 *
 * Immutable, reference-counted, derived from the scenario and never stored, like PledgeAnswer. A line
 * per member and one for the alliance as a whole, in the scenario's measure: share of GDP in per cent
 * (as PledgeAnswer judges it: printed, else S / Y), or spending in the scenario's lens. Every list of a
 * line has one element a year, from the edition's first year on; a year without a figure is NAN. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_TIMELINE (pledge_timeline_get_type ())

typedef struct _PledgeTimeline PledgeTimeline;

typedef struct {
  const char *iso3;
  const char *name;
  const char *currency;      /* ISO 4217 of the edition's national sums; nullable */
  guint member;              /* position in the alliance */
  gboolean selected;
  double target_pct;         /* the target this member is judged by; the same for all years */
  const double *values;      /* in % of GDP, or in the lens's unit; NAN where absent */
  const double *targets;     /* τ·Y in the lens, NAN where there is no Y; NULL unless money is
                              * measured and the member is selected */
  const gboolean *estimates; /* the publisher flags the figure (of a share: it, or the spending) */
  const gboolean *breaks;    /* the figures of the year before do not compare with this year's */
  const gboolean *counted;   /* a member of the alliance in that year */
  guint n_values;            /* years that have a figure */
} PledgeTimelineLine;

/* The alliance together, by each year's membership: Σ S / Σ Y in per cent, or Σ S in the lens. A year in
 * which a member with forces that counts has no sums has no total, and one without figures neither;
 * nor has any year in a lens that does not add up. */
typedef struct {
  const double *values;
  const gboolean *estimates; /* an estimate is among the figures */
  const guint *counted;      /* members in that year */
  const guint *with_figures; /* of them, with a share of GDP or with spending */
  const guint *covered;      /* of them, with what the total is made of */
  guint n_values;
} PledgeTimelineTotal;

GType pledge_timeline_get_type (void) G_GNUC_CONST;

PledgeTimeline *pledge_timeline_new (PledgeScenario *scenario);
PledgeTimeline *pledge_timeline_ref (PledgeTimeline *self);
void pledge_timeline_unref (PledgeTimeline *self);

/* The question; borrowed for the timeline's life. */
PledgeEdition *pledge_timeline_get_edition (const PledgeTimeline *self);
PledgeAlliance *pledge_timeline_get_alliance (const PledgeTimeline *self);
PledgeMeasure pledge_timeline_get_measure (const PledgeTimeline *self);
PledgeLens pledge_timeline_get_lens (const PledgeTimeline *self);

int pledge_timeline_get_first_year (const PledgeTimeline *self);
guint pledge_timeline_get_n_years (const PledgeTimeline *self);

/* In the order of the alliance's members; borrowed. */
guint pledge_timeline_get_n_lines (const PledgeTimeline *self);
const PledgeTimelineLine *pledge_timeline_get_line (const PledgeTimeline *self, guint position);
/* (nullable) */
const PledgeTimelineLine *pledge_timeline_find_line (const PledgeTimeline *self, const char *iso3);
const PledgeTimelineTotal *pledge_timeline_get_total (const PledgeTimeline *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeTimeline, pledge_timeline_unref)

G_END_DECLS
