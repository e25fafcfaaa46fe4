/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-countries.h"
#include "pledge-edition.h"

/* The plain table that README.md describes: a row a figure, and what the edition is in comment lines before it. */

G_BEGIN_DECLS

/* Whether the table's first row names the columns of this layout. */
gboolean pledge_plain_csv_matches (GBytes *bytes);
/* (transfer full) (nullable with error) name: what errors call the file. */
PledgeEdition *pledge_plain_csv_read (GBytes *bytes, PledgeCountries *countries, const char *name, GError **error);

G_END_DECLS
