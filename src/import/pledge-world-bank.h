/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-countries.h"
#include "pledge-edition.h"

/* The World Bank's indicators, as its site gives them to be downloaded (CSV: some lines of preamble, then "Country
 * Name", "Country Code", "Indicator Name", "Indicator Code" and a column a year) and as its interface answers (JSON:
 * a page and its observations). One file is one indicator, and becomes an edition of its own. Regions and groups of
 * countries are left out, and so are the Channel Islands, for which ISO has no code. */

G_BEGIN_DECLS

gboolean pledge_world_bank_csv_matches (GBytes *bytes);
/* Whether the bytes begin as an answer does, with a list of which the first is a page. */
gboolean pledge_world_bank_json_matches (GBytes *bytes);

/* (transfer full) (nullable with error) name: what errors call the file. */
PledgeEdition *pledge_world_bank_csv_read (GBytes *bytes, PledgeCountries *countries, const char *name, GError **error);
PledgeEdition *pledge_world_bank_json_read (GBytes *bytes, PledgeCountries *countries, const char *name, GError **error);

G_END_DECLS
