/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "pledge-path.h"

/* A path as a table: for programs (the columns are a contract) and for people. */

G_BEGIN_DECLS

/* (transfer full) A row for each member and year, from year 0 on; a member without a path has one row without figures:
 *
 *   member,name,year,share_pct,gdp_usd_m,spending_usd_m,baseline_usd_m,extra_usd_m,cumulative_usd_m,flat_cash_usd_m,
 *   flat_real_usd_m,constant_share_usd_m,price_usd_m,growth_usd_m,effort_usd_m,assumption,
 *   unit,gdp_m,spending_m,baseline_m,extra_m,cumulative_m,price_m,growth_m,effort_m,note
 *
 * Sums in current US$ are followed by the same in the path's own money (unit: "USD", "USD 2021" for that year's
 * prices, "GBP", "GBP 2024"). cumulative is extra added up; assumption is true where no publisher states the growth of
 * GDP of that year; note says why a member has no path. */
char *pledge_path_table_to_csv (const PledgePath *path);
/* (transfer full) The same with tabs, for a clipboard. */
char *pledge_path_table_to_tsv (const PledgePath *path);
/* (transfer full) {"question": {…}, "rows": [the same fields], "totals": [a row of the same fields for each year, of the
 * members together], "members": {"counted", "with_path", "above"}, "required_real_growth_pct": {ISO3: …, "total": …},
 * "words": "…", "credit": "…"} */
char *pledge_path_table_to_json (const PledgePath *path);
/* (transfer full) For a terminal, in the reader's locale: the years of each selected member, of the only one, or of the
 * members together; what each comes to; and the whole scenario in words. */
char *pledge_path_table_to_text (const PledgePath *path);

G_END_DECLS
