/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-answer.h"

/* Two answers to one question, by two editions, side by side: what was known then and what is known now. Rows are the
 * members of the new answer in its order. */

G_BEGIN_DECLS

/* (transfer full) member,name,year,share_old_pct,share_new_pct,share_difference_pct,target_pct,meets_old,meets_new,flip,
 * spending_old_usd_m,spending_new_usd_m,spending_difference_usd_m,gap_old_usd_m,gap_new_usd_m,gap_difference_usd_m */
char *pledge_compare_table_to_csv (const PledgeAnswer *old, const PledgeAnswer *answer);
/* (transfer full) {"question": {…}, "compare": ID, "rows": [the same fields], "totals": {"old", "new": {…}, "flips"},
 * "credit", "credit_old"} */
char *pledge_compare_table_to_json (const PledgeAnswer *old, const PledgeAnswer *answer);
/* (transfer full) For a terminal, in the reader's locale. */
char *pledge_compare_table_to_text (const PledgeAnswer *old, const PledgeAnswer *answer);

G_END_DECLS
