/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-answer.h"

/* If these allies stay at targets of their own, what common target gives the same total from the rest?
 *
 *   c = (τ·ΣY − Σ xᵢ·Yᵢ) / Σ Y of the rest
 *
 * τ is the common target of the question, xᵢ the own target of each member that has one, Y GDP in current US$;
 * ΣY is over all members that count in the year and have money. "The same total" is what all of them would
 * spend at τ. c may lie beyond what a target can be: then the rest alone cannot make up for it. */

G_BEGIN_DECLS

typedef struct {
  guint members;          /* counted in the year */
  guint with_money;       /* of them, in the sums: the others are left out */
  guint staying;          /* of them, with a target of their own */
  double target_pct;      /* τ */
  double common_pct;      /* c; NAN where nobody is left, or nobody has money */
  double total_usd_m;     /* τ·ΣY */
  double staying_usd_m;   /* Σ xᵢ·Yᵢ */
  double rest_gdp_usd_m;  /* Σ Y of the rest */
  double rest_spending_usd_m; /* what the rest spends in the year */
  double rest_gap_usd_m;  /* c·ΣY − ΣS of the rest */
} PledgeCoalition;

PledgeCoalition pledge_coalition_find (const PledgeAnswer *answer);

/* (transfer full) "If the United States stays at 3.17 %, the other 30 come to the same total as all at 3.5 % with a common
 * target of 3.78 %: …"; says so where nobody has a target of its own. */
char *pledge_coalition_words (const PledgeAnswer *answer);

G_END_DECLS
