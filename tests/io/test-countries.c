/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "pledge-countries.h"
#include "pledge-country-names.h"
#include "pledge-json.h"
#include "pledge-translations.h"

static PledgeCountries *
load (void)
{
  g_autoptr (GError) error = NULL;
  PledgeCountries *countries = pledge_countries_new (&error);

  g_assert_no_error (error);
  return countries;
}

static void
test_publishers_names (void)
{
  static const char *const expected[][2] = {
    { "Türkiye", "TUR" }, { "Turkiye", "TUR" }, { "TURKEY", "TUR" }, { "Slovak Republic", "SVK" }, { "Czechia*", "CZE" },
    { "Czech Republic", "CZE" }, { "Korea, South", "KOR" }, { "Korea, Rep.", "KOR" }, { "Korea, North", "PRK" },
    { "Kosovo", "XKX" }, { "USSR", "SUN" }, { "Soviet Union", "SUN" }, { "German Democratic Republic", "DDR" },
    { "Yugoslavia", "YUG" }, { "Czechoslovakia", "CSK" }, { "Yemen, North", "XYN" }, { "Yemen", "YEM" },
    { "Cote d'Ivoire", "CIV" }, { "Côte d’Ivoire", "CIV" }, { "Congo, DR", "COD" }, { "Congo, Republic", "COG" },
    { "Viet Nam", "VNM" }, { "Taiwan", "TWN" }, { "Bolivia", "BOL" }, { "Iran", "IRN" }, { "Russia", "RUS" },
    { "Laos", "LAO" }, { "Gambia, The", "GMB" }, { "Timor Leste", "TLS" }, { "Kyrgyz Republic", "KGZ" },
    { "Brunei", "BRN" }, { "Cape Verde", "CPV" }, { "Eswatini", "SWZ" }, { "Moldova", "MDA" }, { "Syria", "SYR" },
    { "Tanzania", "TZA" }, { "Venezuela, RB", "VEN" }, { "Egypt, Arab Rep.", "EGY" }, { "Hong Kong SAR, China", "HKG" },
    { "Micronesia, Fed. Sts.", "FSM" }, { "St. Vincent and the Grenadines", "VCT" }, { "Virgin Islands (U.S.)", "VIR" },
    { "United States", "USA" }, { "United States of America", "USA" }, { "United Kingdom", "GBR" },
    { "The former Yugoslav Republic of Macedonia", "MKD" }, { "Guinea-Bissau", "GNB" }, { "Bosnia and Herzegovina", "BIH" },
    { "  north   macedonia ", "MKD" }, { "France (1)", "FRA" }, { "Germany 12", "DEU" }, { "Poland†", "POL" },
  };
  g_autoptr (PledgeCountries) countries = load ();

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (pledge_countries_find_iso3 (countries, expected[i][0]), ==, expected[i][1]);
}

/* An alias of a code that is mistyped would be nobody's. */
static void
test_aliases_have_codes (void)
{
  g_autoptr (PledgeCountries) countries = load ();

  for (const PledgeCountryAlias *alias = pledge_country_aliases (); alias->iso3 != NULL; alias++)
    {
      g_assert_cmpstr (pledge_countries_find_code (countries, alias->iso3), ==, alias->iso3);
      g_assert_cmpstr (pledge_countries_find_iso3 (countries, alias->name), ==, alias->iso3);
    }
}

static void
test_nothing_is_guessed (void)
{
  static const char *const nobody[] = { "", " ", "NATO Europe", "NATO Total", "World", "European Union", "Western Europe",
                                        "Germania Inferior", "Franc", "2014", "France 2014", "*", "Country", "Africa", "\xff" };
  g_autoptr (PledgeCountries) countries = load ();

  for (guint i = 0; i < G_N_ELEMENTS (nobody); i++)
    g_assert_null (pledge_countries_find_iso3 (countries, nobody[i]));
}

static void
test_codes (void)
{
  g_autoptr (PledgeCountries) countries = load ();

  g_assert_cmpstr (pledge_countries_find_code (countries, "DE"), ==, "DEU");
  g_assert_cmpstr (pledge_countries_find_code (countries, "deu"), ==, "DEU");
  g_assert_cmpstr (pledge_countries_find_code (countries, "SK"), ==, "SVK");
  g_assert_cmpstr (pledge_countries_find_code (countries, "SUN"), ==, "SUN");
  g_assert_null (pledge_countries_find_code (countries, "WLD"));
  g_assert_null (pledge_countries_find_code (countries, "D"));
  g_assert_null (pledge_countries_find_code (countries, "Germany"));

  g_assert_true (pledge_countries_is_historical (countries, "SUN"));
  g_assert_true (pledge_countries_is_historical (countries, "XYN"));
  g_assert_false (pledge_countries_is_historical (countries, "RUS"));
  g_assert_false (pledge_countries_is_historical (countries, "XKX"));
  g_assert_cmpstr (pledge_countries_get_english_name (countries, "SUN"), ==, "Soviet Union");
  g_assert_cmpstr (pledge_countries_get_english_name (countries, "KOR"), ==, "South Korea");
  g_assert_cmpstr (pledge_countries_get_name (countries, "XKX"), ==, "Kosovo");
  g_assert_null (pledge_countries_get_name (countries, "AAA"));
  g_assert_null (pledge_countries_get_name (countries, NULL));
}

static void
assert_first (PledgeCountries *countries, const char *text, const char *iso3)
{
  g_autoptr (GPtrArray) codes = pledge_countries_search (countries, text, 5);

  g_assert_cmpuint (codes->len, >=, 1);
  g_assert_cmpuint (codes->len, <=, 5);
  g_assert_cmpstr (codes->pdata[0], ==, iso3);
}

static void
test_search (void)
{
  g_autoptr (PledgeCountries) countries = load ();
  g_autoptr (GPtrArray) none = pledge_countries_search (countries, "  ", 10);
  g_autoptr (GPtrArray) nobody = pledge_countries_search (countries, "qqqq", 10);
  g_autoptr (GPtrArray) many = pledge_countries_search (countries, "a", 1000);
  g_autoptr (GPtrArray) gone = pledge_countries_search (countries, "Czechoslovakia", 10);

  assert_first (countries, "germ", "DEU");
  assert_first (countries, "Turkey", "TUR");
  assert_first (countries, "korea", "PRK");
  assert_first (countries, "macedonia", "MKD");
  assert_first (countries, "jpn", "JPN");
  assert_first (countries, "zealand", "NZL");

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (nobody->len, ==, 0);
  g_assert_cmpuint (many->len, >, 100);
  g_assert_cmpuint (gone->len, ==, 0);
}

/* Wherever the translations are installed; minimal systems leave them out. */
static void
test_search_in_other_languages (void)
{
  g_autoptr (PledgeCountries) countries = load ();

  if (!g_file_test ("/usr/share/locale/de/LC_MESSAGES/iso_3166-1.mo", G_FILE_TEST_EXISTS) ||
      !g_file_test ("/usr/share/locale/ja/LC_MESSAGES/iso_3166-1.mo", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the translations of iso-codes are not installed");
      return;
    }

  assert_first (countries, "Deutschland", "DEU");
  assert_first (countries, "Österreich", "AUT");
  assert_first (countries, "osterreich", "AUT");
  assert_first (countries, "Allemagne", "DEU");
  assert_first (countries, "日本", "JPN");
  assert_first (countries, "大韓民国", "KOR");
  assert_first (countries, "Łotwa", "LVA");
  assert_first (countries, "Ελλάδα", "GRC");
}

static void
test_missing_lists (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (pledge_countries_new (&error));
      g_assert_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_READ);
      g_assert_nonnull (strstr (error->message, "iso-codes"));
      return;
    }

  g_setenv ("XDG_DATA_DIRS", "/nonexistent", TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

static void
count (const char *original, const char *translation, gpointer data)
{
  g_assert_cmpstr (original, ==, "Aa");
  g_assert_cmpstr (translation, ==, "Bb");
  ++*(guint *) data;
}

/* A catalogue of one message, and every shorter or twisted form of it: nothing beyond it is read. */
static void
test_damaged_translations (void)
{
  guint32 words[7 + 4] = { 0x950412deu, 0, 1, 28, 36, 0, 0, 2, 44, 2, 47 };
  guint8 whole[50];
  g_autoptr (GBytes) good = NULL;
  guint calls = 0;

  memcpy (whole, words, 44);
  memcpy (whole + 44, "Aa\0Bb\0", 6);
  good = g_bytes_new (whole, sizeof whole);
  g_assert_true (pledge_translations_foreach (good, count, &calls));
  g_assert_cmpuint (calls, ==, 1);

  for (gsize length = 0; length < sizeof whole; length++)
    {
      g_autofree guint8 *part = g_memdup2 (whole, length);
      g_autoptr (GBytes) cut = g_bytes_new_take (g_steal_pointer (&part), length);

      g_assert_false (pledge_translations_foreach (cut, count, &calls));
    }
  for (guint i = 2; i < G_N_ELEMENTS (words); i++)
    {
      guint8 twisted[50];
      guint32 huge = 0xfffffff0u;
      g_autoptr (GBytes) bytes = NULL;

      if (i == 5 || i == 6)
        continue;
      memcpy (twisted, whole, sizeof whole);
      memcpy (twisted + i * 4, &huge, sizeof huge);
      bytes = g_bytes_new (twisted, sizeof twisted);
      g_assert_false (pledge_translations_foreach (bytes, count, &calls));
    }
  g_assert_cmpuint (calls, ==, 1);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/countries/publishers-names", test_publishers_names);
  g_test_add_func ("/countries/aliases-have-codes", test_aliases_have_codes);
  g_test_add_func ("/countries/nothing-is-guessed", test_nothing_is_guessed);
  g_test_add_func ("/countries/codes", test_codes);
  g_test_add_func ("/countries/search", test_search);
  g_test_add_func ("/countries/search-in-other-languages", test_search_in_other_languages);
  g_test_add_func ("/countries/missing-lists", test_missing_lists);
  g_test_add_func ("/countries/damaged-translations", test_damaged_translations);

  return g_test_run ();
}
