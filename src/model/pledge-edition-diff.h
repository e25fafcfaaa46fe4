/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-edition.h"

/* PledgeEditionDiff: what one edition says otherwise than another.
 *
 * Immutable and reference-counted. Figures are compared as they are, whatever their price base or definition: what
 * the editions say of themselves is compared too, and a reader is told both. Where one edition has an indicator in
 * more digits than the other, figures that agree to the fewer digits are the same. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_EDITION_DIFF (pledge_edition_diff_get_type ())

typedef struct _PledgeEditionDiff PledgeEditionDiff;

typedef enum {
  PLEDGE_DIFF_NEW,     /* only the later edition has it */
  PLEDGE_DIFF_CHANGED,
  PLEDGE_DIFF_GONE,    /* only the earlier edition has it */
  PLEDGE_DIFF_FLAGGED, /* the same figure, an estimate in one of them alone */
  PLEDGE_DIFF_N_KINDS
} PledgeDiffKind;

typedef struct {
  PledgeDiffKind kind;
  const char *iso3;
  const char *indicator;
  int year;
  double before; /* in the indicator's unit; NAN where new */
  double after;  /* NAN where gone */
  gboolean estimate_before;
  gboolean estimate_after;
} PledgeDiffFigure;

/* What the editions say of themselves. */
typedef struct {
  const char *key;     /* "definition", "price_base_year", "title" …; "currency", "indicator_title", "indicator_unit" */
  const char *subject; /* of the last three: the member's code or the indicator's id; else NULL */
  const char *before;  /* NULL where not said */
  const char *after;
} PledgeDiffFact;

/* A member that meets a target by one edition and not by the other. */
typedef struct {
  const char *iso3;
  double share_before_pct; /* as judged */
  double share_after_pct;
  gboolean met_before;
  gboolean meets_after;
} PledgeDiffFlip;

GType pledge_edition_diff_get_type (void) G_GNUC_CONST;

PledgeEditionDiff *pledge_edition_diff_new (PledgeEdition *before, PledgeEdition *after);
PledgeEditionDiff *pledge_edition_diff_ref (PledgeEditionDiff *self);
void pledge_edition_diff_unref (PledgeEditionDiff *self);

/* (transfer none) */
PledgeEdition *pledge_edition_diff_get_before (const PledgeEditionDiff *self);
PledgeEdition *pledge_edition_diff_get_after (const PledgeEditionDiff *self);

/* Whether neither a figure nor a fact differs. */
gboolean pledge_edition_diff_is_empty (const PledgeEditionDiff *self);

/* By member (the later edition's order, then those that are gone), indicator and year; borrowed. */
guint pledge_edition_diff_get_n_figures (const PledgeEditionDiff *self);
const PledgeDiffFigure *pledge_edition_diff_get_figure (const PledgeEditionDiff *self, guint position);
guint pledge_edition_diff_count (const PledgeEditionDiff *self, PledgeDiffKind kind);

guint pledge_edition_diff_get_n_facts (const PledgeEditionDiff *self);
const PledgeDiffFact *pledge_edition_diff_get_fact (const PledgeEditionDiff *self, guint position);

/* Codes and ids that only one edition has, NULL-terminated; kind: NEW or GONE. Borrowed. */
const char *const *pledge_edition_diff_get_members (const PledgeEditionDiff *self, PledgeDiffKind kind);
const char *const *pledge_edition_diff_get_indicators (const PledgeEditionDiff *self, PledgeDiffKind kind);

/* The years that both span; the first lies behind the last where there are none. */
void pledge_edition_diff_get_common_years (const PledgeEditionDiff *self, int *first, int *last);
/* (transfer full) (element-type PledgeDiffFlip) Of the members that both editions have a share for in that year. Codes
 * are borrowed. */
GArray *pledge_edition_diff_list_flips (const PledgeEditionDiff *self, int year, double target_pct);

/* How many figures both have of the same member, indicator and year: how much they are alike. */
guint pledge_edition_count_common (PledgeEdition *one, PledgeEdition *other);

/* "new", "changed", "gone" or "flagged". */
const char *pledge_diff_kind_to_id (PledgeDiffKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeEditionDiff, pledge_edition_diff_unref)

G_END_DECLS
