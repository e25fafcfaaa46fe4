/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What publishers call currencies, to codes. */

G_BEGIN_DECLS

/* (nullable) The ISO 4217 code of a country's currency by the words that a table has for it: "Euros", "New Lei",
 * "Canadian dollars". Static. NULL where the words do not say which of several it is. */
const char *pledge_currency_find (const char *iso3, const char *words);

G_END_DECLS
