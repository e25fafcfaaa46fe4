/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-scenario.h"

/* PledgeAnswer: what a scenario comes to. One row per member of the alliance, and totals.
 *
 * Immutable, reference-counted, derived from the scenario and never stored. Chart, table, tooltip,
 * export, speech and command line all read this one. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_ANSWER (pledge_answer_get_type ())

typedef struct _PledgeAnswer PledgeAnswer;

typedef enum {
  PLEDGE_ABSENCE_NONE,       /* the member has a share of GDP for the year, and is a member in it */
  PLEDGE_ABSENCE_NOT_MEMBER, /* not a member of the alliance in that year; its figures are there if the edition has them */
  PLEDGE_ABSENCE_NO_FORCES,  /* a country without armed forces */
  PLEDGE_ABSENCE_NO_EDITION, /* the edition has no figures for this member at all */
  PLEDGE_ABSENCE_NO_YEAR,    /* the edition has figures, but none for this year */
} PledgeAbsence;

typedef struct {
  const char *iso3;
  const char *name;
  guint member;                /* position in the alliance */
  guint rank;                  /* from 1, by published share; 0 without figures or membership */
  gboolean counted;            /* a member of the alliance in that year: counts in totals, has a rank */
  gboolean estimate;           /* the publisher flags the year's share (or spending) as an estimate */
  gboolean meets;              /* judged on the printed share */
  gboolean tables_disagree;    /* printed share and money tell different stories */
  PledgeAbsence absence;
  double share_published_pct;  /* as the publisher prints it; NAN where it prints none */
  double share_nominal_pct;    /* S / Y; NAN where there is no money */
  double share_pct;            /* what is judged, ranked and drawn: published, else nominal */
  double target_pct;           /* the target this member is judged by */
  double spending_usd_m;
  double gdp_usd_m;            /* where an edition prints no GDP: spending ÷ published share */
  double gap_usd_m;            /* positive: below the target */
  double spending_lens;        /* the same two in the scenario's lens; NAN where it has no figures */
  double gap_lens;
  const char *membership_note; /* nullable */
} PledgeAnswerRow;

typedef struct {
  guint members;               /* counted in the year */
  guint with_figures;          /* of them, with a share of GDP */
  guint with_money;            /* of them, with a gap in money */
  guint with_lens;             /* of them, with a gap in the lens too: the rest is missing from its sums */
  guint meeting;
  guint short_of;              /* with figures, not meeting */
  guint money_short;           /* with a gap in money above 0: whom the shortfall adds up, whatever is printed of them */
  double shortfall_usd_m;      /* Σ max(0, gap); NAN where no row has money */
  double net_usd_m;            /* Σ gap; NAN likewise */
  double shortfall_lens;       /* the same in the lens; NAN where it does not add up or no row has it */
  double net_lens;
} PledgeAnswerTotals;

GType pledge_answer_get_type (void) G_GNUC_CONST;

PledgeAnswer *pledge_answer_new (PledgeScenario *scenario);
PledgeAnswer *pledge_answer_ref (PledgeAnswer *self);
void pledge_answer_unref (PledgeAnswer *self);

/* The question it answers; all borrowed for the answer's life. */
PledgeEdition *pledge_answer_get_edition (const PledgeAnswer *self);
/* (nullable) What lenses take from where the edition has no column of its own. */
PledgeEdition *pledge_answer_get_outlook (const PledgeAnswer *self);
PledgeAlliance *pledge_answer_get_alliance (const PledgeAnswer *self);
int pledge_answer_get_year (const PledgeAnswer *self);
double pledge_answer_get_target_pct (const PledgeAnswer *self);
/* What is asked beside the target, in % of GDP; 0 where the target is all. Nothing is judged by it: no
 * publisher measures it. */
double pledge_answer_get_related_pct (const PledgeAnswer *self);
PledgeLens pledge_answer_get_lens (const PledgeAnswer *self);
PledgeSort pledge_answer_get_sort (const PledgeAnswer *self);
/* Whether the year is one of estimates throughout. */
gboolean pledge_answer_is_estimate (const PledgeAnswer *self);

/* Whether both answer for the same members by the same figures: edition, alliance and year. NULL is like nothing. */
gboolean pledge_answer_is_alike (const PledgeAnswer *self, const PledgeAnswer *other);

/* Rows with figures come first, in the scenario's sort order, then those without, by name. */
guint pledge_answer_get_n_rows (const PledgeAnswer *self);
const PledgeAnswerRow *pledge_answer_get_row (const PledgeAnswer *self, guint position);
/* (nullable) */
const PledgeAnswerRow *pledge_answer_find_row (const PledgeAnswer *self, const char *iso3);
/* How many rows are ranked and drawn (absence NONE): the first so many. */
guint pledge_answer_get_n_drawn (const PledgeAnswer *self);
const PledgeAnswerTotals *pledge_answer_get_totals (const PledgeAnswer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeAnswer, pledge_answer_unref)

G_END_DECLS
