/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-country-names.h"

/* Names as compared, so that accents, case and punctuation need no line of their own. */
static const PledgeCountryAlias aliases[] = {
  /* No code of ISO's: user-assigned ones. */
  { "XKX", "Kosovo" },
  { "XYN", "Yemen Arab Republic" },
  { "XYN", "Yemen, North" },
  { "XYN", "North Yemen" },
  /* States that are gone. */
  { "CSK", "Czechoslovakia" },
  { "DDR", "German Democratic Republic" },
  { "DDR", "East Germany" },
  { "DDR", "Germany, East" },
  { "SCG", "Serbia and Montenegro" },
  { "SUN", "Soviet Union" },
  { "SUN", "USSR" },
  { "SUN", "Union of Soviet Socialist Republics" },
  { "SUN", "Russia/USSR" },
  { "VDR", "Viet Nam, North" },
  { "YMD", "Democratic Yemen" },
  { "YMD", "Yemen, South" },
  { "YMD", "South Yemen" },
  { "YMD", "People's Democratic Republic of Yemen" },
  { "YUG", "Yugoslavia" },
  { "YUG", "Yugoslavia, SFR" },
  /* Countries of today. */
  { "ARE", "UAE" },
  { "BHS", "Bahamas, The" },
  { "BIH", "Bosnia & Herzegovina" },
  { "BIH", "Bosnia-Herzegovina" },
  { "BOL", "Bolivia" },
  { "BRN", "Brunei" },
  { "CAF", "Central African Rep." },
  { "CIV", "Cote d'Ivoire" },
  { "CIV", "Ivory Coast" },
  { "COD", "Congo, DR" },
  { "COD", "Congo, Dem. Rep." },
  { "COD", "DR Congo" },
  { "COD", "Democratic Republic of Congo" },
  { "COD", "Congo, Democratic Republic" },
  { "COD", "Congo, Democratic Republic of the" },
  { "COD", "Congo-Kinshasa" },
  { "COG", "Congo, Rep." },
  { "COG", "Congo, Republic" },
  { "COG", "Congo, Republic of the" },
  { "COG", "Republic of Congo" },
  { "COG", "Congo-Brazzaville" },
  { "CPV", "Cape Verde" },
  { "CZE", "Czech Republic" },
  { "DEU", "Germany, FR" },
  { "DEU", "Germany, West" },
  { "DEU", "West Germany" },
  { "DOM", "Dominican Rep." },
  { "EGY", "Egypt, Arab Rep." },
  { "FLK", "Falkland Islands" },
  { "FSM", "Micronesia" },
  { "FSM", "Micronesia, Fed. Sts." },
  { "GBR", "UK" },
  { "GBR", "Great Britain" },
  { "GMB", "Gambia, The" },
  { "GMB", "The Gambia" },
  { "HKG", "Hong Kong SAR, China" },
  { "HKG", "Hong Kong SAR" },
  { "IRN", "Iran" },
  { "IRN", "Iran, Islamic Rep." },
  { "KGZ", "Kyrgyz Republic" },
  { "KNA", "St. Kitts and Nevis" },
  { "KNA", "St. Kitts & Nevis" },
  { "KOR", "Korea, South" },
  { "KOR", "South Korea" },
  { "KOR", "Korea, Rep." },
  { "KOR", "Korea" },
  { "KOR", "Republic of Korea" },
  { "LAO", "Laos" },
  { "LAO", "Lao PDR" },
  { "LAO", "Lao P.D.R." },
  { "LBY", "Libyan Arab Jamahiriya" },
  { "LCA", "St. Lucia" },
  { "MAC", "Macao SAR, China" },
  { "MAC", "Macao SAR" },
  { "MAC", "Macau" },
  { "MAF", "St. Martin (French part)" },
  { "MDA", "Moldova" },
  { "MKD", "FYR Macedonia" },
  { "MKD", "Macedonia" },
  { "MKD", "Macedonia, FYR" },
  { "MKD", "Macedonia, former Yugoslav Republic" },
  { "MKD", "The former Yugoslav Republic of Macedonia" },
  { "MKD", "Former Yugoslav Republic of Macedonia" },
  { "MMR", "Burma" },
  { "PRI", "Puerto Rico (US)" },
  { "PRK", "Korea, North" },
  { "PRK", "North Korea" },
  { "PRK", "Korea, Dem. People's Rep." },
  { "PRK", "Democratic People's Republic of Korea" },
  { "PSE", "West Bank and Gaza" },
  { "PSE", "Palestine" },
  { "RUS", "Russia" },
  { "SOM", "Somalia, Fed. Rep." },
  { "STP", "São Tomé and Principe" },
  { "STP", "São Tomé & Príncipe" },
  { "SVK", "Slovak Republic" },
  { "SWZ", "Swaziland" },
  { "SWZ", "Eswatini, Kingdom of" },
  { "SXM", "Sint Maarten" },
  { "SYR", "Syria" },
  { "TLS", "East Timor" },
  { "TLS", "Timor Leste" },
  { "TTO", "Trinidad & Tobago" },
  { "TUR", "Turkey" },
  { "TUR", "Türkiye" },
  { "TUR", "Republic of Türkiye" },
  { "TWN", "Taiwan" },
  { "TWN", "Taiwan Province of China" },
  { "TWN", "Taiwan, China" },
  { "TWN", "Chinese Taipei" },
  { "TZA", "Tanzania" },
  { "USA", "USA" },
  { "USA", "US" },
  { "USA", "United States" },
  { "USA", "United States of America" },
  { "VAT", "Vatican City" },
  { "VCT", "St. Vincent and the Grenadines" },
  { "VCT", "St. Vincent & the Grenadines" },
  { "VEN", "Venezuela" },
  { "VEN", "Venezuela, RB" },
  { "VGB", "British Virgin Islands" },
  { "VIR", "Virgin Islands (U.S.)" },
  { "VNM", "Viet Nam" },
  { "VNM", "Vietnam" },
  { "YEM", "Yemen, Rep." },
  { "ZAF", "South Africa, Rep." },
  { NULL, NULL }
};

/* Letters that no decomposition takes apart, as they are typed without. */
static const char *
plain_letter (gunichar c)
{
  switch (c)
    {
    case 0x0142: /* ł */
      return "l";
    case 0x00f8: /* ø */
      return "o";
    case 0x0111: /* đ */
      return "d";
    case 0x0131: /* ı */
      return "i";
    case 0x00e6: /* æ */
      return "ae";
    case '&':
      return "and";
    default:
      return NULL;
    }
}

const PledgeCountryAlias *
pledge_country_aliases (void)
{
  return aliases;
}

char *
pledge_country_fold (const char *name, gboolean words)
{
  g_autofree char *apart = NULL;
  g_autofree char *folded = NULL;
  gboolean gap = FALSE;
  GString *result;

  g_return_val_if_fail (name != NULL, NULL);

  apart = g_utf8_normalize (name, -1, G_NORMALIZE_ALL);
  if (apart == NULL)
    return g_strdup ("");

  folded = g_utf8_casefold (apart, -1);
  result = g_string_sized_new (strlen (folded));
  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      const char *plain = plain_letter (c);

      if (g_unichar_ismark (c) || c == '\'' || c == 0x2019)
        continue;
      if (plain == NULL && !g_unichar_isalpha (c))
        {
          gap = TRUE;
          continue;
        }
      if (gap && words && result->len > 0)
        g_string_append_c (result, ' ');
      gap = FALSE;
      if (plain != NULL)
        g_string_append (result, plain);
      else
        g_string_append_unichar (result, c);
    }

  return g_string_free (result, FALSE);
}
