/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "pledge-answer.h"

/* An answer as a table: for programs (the columns are a contract) and for people. */

G_BEGIN_DECLS

/* (transfer full) member,name,year,estimate,rank,share_published_pct,share_nominal_pct,target_pct,meets,
 * spending_usd_m,gdp_usd_m,gap_usd_m,note */
char *pledge_table_to_csv (const PledgeAnswer *answer);
/* (transfer full) The same with tabs, for a clipboard: the rows of these members in this order (codes that the
 * answer has not are passed over), or with NULL all rows in the answer's. */
char *pledge_table_to_tsv (const PledgeAnswer *answer, const char *const *codes);
/* (transfer full) {"question": {…}, "rows": [the same fields], "totals": {…}, "credit": "…"} */
char *pledge_table_to_json (const PledgeAnswer *answer);
/* (transfer full) The same before it is text. */
JsonNode *pledge_table_to_json_node (const PledgeAnswer *answer);
/* (transfer full) For a terminal, in the reader's locale, money in the answer's lens. */
char *pledge_table_to_text (const PledgeAnswer *answer);

/* (transfer full) A JSON document as indented text that ends in a newline. Consumes nothing. */
char *pledge_table_json_to_text (JsonNode *node);

/* Appends words to be read on a terminal, broken at spaces into lines that end in a newline. */
void pledge_table_append_words (GString *text, const char *words);

G_END_DECLS
