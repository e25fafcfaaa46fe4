/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-chart.h"

/* What a view shows as data that stands for itself: with the question, where the figures come from, their
 * definition and their licence inside.
 *
 * Numbers are in the C locale with full precision; an absent figure is an empty field or null. */

G_BEGIN_DECLS

/* (transfer full) Lines that begin with "# " say what the figures are; then a header line and the rows: those of
 * "pledgeline-cli table", or of a history one row a member and year, of the selected members where there are any:
 * "member,name,year,value,unit,estimate,break,counted"; of a path those of pledge-path-table.h. Nothing in it is what a spreadsheet takes for a formula, and
 * "#" begins nothing but those lines. */
char *pledge_data_to_csv (PledgeScenario *scenario, PledgeView view);
/* (transfer full) The same rows with tabs and without comments, to be pasted. credit: (out) (transfer full) (nullable) what has to
 * go with them. */
char *pledge_data_to_tsv (PledgeScenario *scenario, PledgeView view, char **credit);
/* (transfer full) An object: "question", "rows", of an answer "totals", of a path what pledge-path-table.h says, "source" {"publisher", "edition",
 * "published", "cutoff", "definition", "price_base_year", "licence", "url"}, "credit". */
char *pledge_data_to_json (PledgeScenario *scenario, PledgeView view);

G_END_DECLS
