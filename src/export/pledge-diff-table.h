/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-catalogue.h"
#include "pledge-edition-diff.h"

/* The difference of two editions, for programs; pledge-diff-words.h is for people. catalogue: for the members' names. */

G_BEGIN_DECLS

/* (transfer full) {"before", "after": {"id", "publisher", "title", "published", "definition"}, "facts": [{"key",
 * "subject", "before", "after"}], "members", "indicators": {"new": […], "gone": […]}, "counts": {"new", "changed",
 * "gone", "flagged"}, "target_pct", "flips": [{"year", "member", "name", "share_before_pct", "share_after_pct",
 * "met_before", "meets_after"}], "figures": [the columns of CSV]} */
char *pledge_diff_table_to_json (const PledgeEditionDiff *diff, PledgeCatalogue *catalogue, double target_pct);
/* (transfer full) member,name,indicator,year,change,before,after,difference,estimate_before,estimate_after: a row for
 * each figure that differs. */
char *pledge_diff_table_to_csv (const PledgeEditionDiff *diff, PledgeCatalogue *catalogue);
G_END_DECLS
