/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-coalition.h"

/* A coalition as a table: for programs (the columns are a contract) and for people. */

G_BEGIN_DECLS

/* (transfer full) member,name,year,stays,share_pct,target_pct,gdp_usd_m,spending_usd_m,asked_usd_m,gap_usd_m: each member
 * that counts and has money; target_pct is its own where it stays, else the common one that makes the same total,
 * asked_usd_m that share of its GDP and gap_usd_m what that is beyond its spending. */
char *pledge_coalition_table_to_csv (const PledgeAnswer *answer);
/* (transfer full) {"question": {"edition", "alliance", "year", "target_pct", "targets_pct"}, "rows": [the same fields],
 * "totals": {"members", "with_money", "staying", "common_pct", "total_usd_m", "staying_usd_m", "rest_gdp_usd_m",
 * "rest_spending_usd_m", "rest_gap_usd_m"}, "words", "credit"} */
char *pledge_coalition_table_to_json (const PledgeAnswer *answer);
/* (transfer full) */
char *pledge_coalition_table_to_text (const PledgeAnswer *answer);

G_END_DECLS
