/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-currencies.h"

#include <string.h>

#include "pledge-country-names.h"

typedef struct {
  const char *iso3; /* NULL for any */
  const char *word; /* with which the folded words begin */
  const char *code;
} Currency;

/* The first that fits counts. */
static const Currency currencies[] = {
  { NULL, "us dollar", "USD" }, { NULL, "euro", "EUR" }, { NULL, "canadian dollar", "CAD" },
  { "CMR", "cfa", "XAF" }, { "CAF", "cfa", "XAF" }, { "TCD", "cfa", "XAF" }, { "COG", "cfa", "XAF" },
  { "GNQ", "cfa", "XAF" }, { "GAB", "cfa", "XAF" }, { "BEN", "cfa", "XOF" }, { "BFA", "cfa", "XOF" },
  { "CIV", "cfa", "XOF" }, { "GNB", "cfa", "XOF" }, { "MLI", "cfa", "XOF" }, { "NER", "cfa", "XOF" },
  { "SEN", "cfa", "XOF" }, { "TGO", "cfa", "XOF" },
  { "USA", "dollar", "USD" }, { "CAN", "dollar", "CAD" }, { "AUS", "dollar", "AUD" }, { "NZL", "dollar", "NZD" },
  { "TWN", "dollar", "TWD" }, { "BRN", "dollar", "BND" }, { "SGP", "dollar", "SGD" }, { "FJI", "dollar", "FJD" },
  { "GUY", "dollar", "GYD" }, { "TTO", "dollar", "TTD" }, { "JAM", "dollar", "JMD" }, { "BLZ", "dollar", "BZD" },
  { "NAM", "dollar", "NAD" },
  { "DZA", "dinar", "DZD" }, { "LBY", "dinar", "LYD" }, { "TUN", "dinar", "TND" }, { "SRB", "dinar", "RSD" },
  { "BHR", "dinar", "BHD" }, { "IRQ", "dinar", "IQD" }, { "JOR", "dinar", "JOD" }, { "KWT", "dinar", "KWD" },
  { "MAR", "dirham", "MAD" }, { "ARE", "dirham", "AED" },
  { "BDI", "franc", "BIF" }, { "COD", "franc", "CDF" }, { "DJI", "franc", "DJF" }, { "GIN", "franc", "GNF" },
  { "RWA", "franc", "RWF" }, { "CHE", "franc", "CHF" },
  { "KEN", "shilling", "KES" }, { "TZA", "shilling", "TZS" }, { "UGA", "shilling", "UGX" },
  { "MUS", "rupee", "MUR" }, { "SYC", "rupee", "SCR" }, { "IND", "rupee", "INR" }, { "NPL", "rupee", "NPR" },
  { "PAK", "rupee", "PKR" }, { "LKA", "rupee", "LKR" },
  { "GBR", "pound", "GBP" }, { "SSD", "pound", "SSP" }, { "SDN", "pound", "SDG" }, { "EGY", "pound", "EGP" },
  { "LBN", "pound", "LBP" }, { "SYR", "pound", "SYP" },
  { "CUB", "peso", "CUP" }, { "DOM", "peso", "DOP" }, { "MEX", "peso", "MXN" }, { "ARG", "peso", "ARS" },
  { "CHL", "peso", "CLP" }, { "COL", "peso", "COP" }, { "URY", "peso", "UYU" }, { "PHL", "peso", "PHP" },
  { "PRK", "won", "KPW" }, { "KOR", "won", "KRW" }, { "MWI", "kwacha", "MWK" }, { "ZMB", "kwacha", "ZMW" },
  { "KGZ", "som", "KGS" }, { "UZB", "som", "UZS" }, { "TKM", "manat", "TMT" }, { "AZE", "manat", "AZN" },
  { "ROU", "new lei", "RON" }, { "ROU", "lei", "RON" }, { "MDA", "lei", "MDL" },
  { "BLR", "rouble", "BYN" }, { "RUS", "rouble", "RUB" },
  { "DNK", "kron", "DKK" }, { "NOR", "kron", "NOK" }, { "SWE", "kron", "SEK" }, { "ISL", "kron", "ISK" },
  { "IRN", "rial", "IRR" }, { "OMN", "rial", "OMR" }, { "YEM", "ri", "YER" }, { "QAT", "riyal", "QAR" }, { "SAU", "riyal", "SAR" },
  { "CZE", "korun", "CZK" }, { "ALB", "lek", "ALL" }, { "BGR", "lev", "BGN" }, { "HUN", "forint", "HUF" },
  { "MKD", "denar", "MKD" }, { "POL", "zlot", "PLN" }, { "TUR", "lira", "TRY" }, { "HRV", "kuna", "HRK" },
  { "JPN", "yen", "JPY" }, { "THA", "baht", "THB" }, { "CHN", "yuan", "CNY" }, { "ISR", "shekel", "ILS" },
  { "UKR", "hryvnia", "UAH" }, { "ZAF", "rand", "ZAR" }, { "BRA", "rea", "BRL" }, { "IDN", "rupiah", "IDR" },
  { "MYS", "ringgit", "MYR" }, { "VNM", "dong", "VND" }, { "KAZ", "tenge", "KZT" }, { "GEO", "lari", "GEL" },
  { "ARM", "dram", "AMD" }, { "BIH", "marka", "BAM" }, { "MNG", "tugrik", "MNT" }, { "BGD", "taka", "BDT" },
  { "NGA", "naira", "NGN" }, { "GHA", "cedi", "GHS" }, { "ETH", "birr", "ETB" }, { "PER", "new sol", "PEN" },
};

const char *
pledge_currency_find (const char *iso3, const char *words)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (iso3 != NULL && words != NULL, NULL);

  folded = pledge_country_fold (words, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (currencies); i++)
    if ((currencies[i].iso3 == NULL || strcmp (currencies[i].iso3, iso3) == 0) && g_str_has_prefix (folded, currencies[i].word))
      return currencies[i].code;

  return NULL;
}
