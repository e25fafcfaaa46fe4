/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-edition-diff.h"

/* One figure, one indicator, one verdict of a difference of editions, for people; pledge-diff-words.h says all of it. */

G_BEGIN_DECLS

/* What differs of one indicator. */
typedef struct {
  const char *indicator;
  guint counts[PLEDGE_DIFF_N_KINDS];
  const PledgeDiffFigure *largest; /* of the changed ones; NULL where there is none */
} PledgeDiffTally;

/* (transfer full) (element-type PledgeDiffTally) Of each indicator that differs: in the later edition's order, then those that are gone. */
GArray *pledge_edition_diff_list_tallies (const PledgeEditionDiff *diff);
/* (transfer container) (element-type PledgeDiffFigure) All figures: changed, new, gone and flagged ones, each by indicator as
 * above; of the changed ones those first that changed by most of what they were, of the others in the diff's own order. */
GPtrArray *pledge_edition_diff_list_figures (const PledgeEditionDiff *diff);

/* (transfer none) The title that the later edition gives an indicator, else the earlier one, else its id. */
const char *pledge_edition_diff_get_indicator_title (const PledgeEditionDiff *diff, const char *indicator);
/* (transfer full) The title with the unit: "Gross domestic product (million US$)". */
char *pledge_edition_diff_dup_indicator_label (const PledgeEditionDiff *diff, const char *indicator);

/* (transfer full) "Croatia, 2022e": e where the later figure is an estimate, or the one that is gone was. */
char *pledge_diff_figure_dup_title (const PledgeDiffFigure *figure, const char *name);
/* (transfer full) "2.03 → 1.78", in as many digits as tell them apart; one figure where there is one. */
char *pledge_diff_figure_dup_values (const PledgeDiffFigure *figure);
/* (transfer full) "−0.25 (−12.3 %)"; "new", "gone"; "now an estimate". */
char *pledge_diff_figure_dup_change (const PledgeDiffFigure *figure);
/* (transfer full) "2.03 %, met → 1.78 %, below" */
char *pledge_diff_flip_dup_words (const PledgeDiffFlip *flip);
/* (transfer full) "312 changed, 64 new, 12 gone, 3 flagged otherwise": what there is none of is left out. "" where nothing is. */
char *pledge_diff_counts_dup_words (const guint counts[PLEDGE_DIFF_N_KINDS]);

G_END_DECLS
