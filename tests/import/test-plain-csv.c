/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "io-fixture.h"
#include "pledge-edition-reader.h"
#include "pledge-edition-writer.h"
#include "pledge-plain-csv.h"

static const char good[] =
  "# Figures that nobody published.\n"
  "# id: made-up-2020\n"
  "# title: May 2020\n"
  "# publisher: Nobody\n"
  "# published: 2020-05\n"
  "# definition: nato\n"
  "# price_base_year: 2015\n"
  "# estimates_from: 2020\n"
  "# credit: Nobody, 2020\n"
  "# licence: CC0\n"
  "# url: https://example.org/\n"
  "# indicator: tanks; pieces; Main battle tanks\n"
  "member,year,indicator,value,estimate,currency\n"
  "DEU,2019,share_published_pct,1.25,,EUR\n"
  "DEU,2020,share_published_pct,1.5,true,\n"
  "Türkiye,2020,share_published_pct,1.86,e,TRY\n"
  "DEU,2018,tanks,7,no,\n"
  "POL,2020,spending_const_usd_m,,,\n";

static PledgeEdition *
load (const char *text, GError **error)
{
  g_autoptr (PledgeCountries) countries = pledge_countries_new (NULL);
  g_autoptr (GBytes) bytes = fixture_bytes (text);

  return pledge_plain_csv_read (bytes, countries, "plain.csv", error);
}

static void
assert_good (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PledgeEdition) edition = load (text, &error);
  const PledgeEditionInfo *info;

  g_assert_no_error (error);
  info = pledge_edition_get_info (edition);
  g_assert_cmpstr (info->id, ==, "made-up-2020");
  g_assert_cmpstr (info->title, ==, "May 2020");
  g_assert_cmpstr (info->publisher, ==, "Nobody");
  g_assert_cmpstr (info->published, ==, "2020-05");
  g_assert_cmpint (info->definition, ==, PLEDGE_DEFINITION_NATO);
  g_assert_cmpint (info->price_base_year, ==, 2015);
  g_assert_cmpint (info->estimates_from, ==, 2020);
  g_assert_cmpint (info->first_year, ==, 2018);
  g_assert_cmpint (info->last_year, ==, 2020);
  g_assert_cmpuint (pledge_edition_get_n_members (edition), ==, 2);
  g_assert_cmpfloat (pledge_edition_get_value (edition, "DEU", PLEDGE_SHARE_PUBLISHED_PCT, 2019), ==, 1.25);
  g_assert_cmpfloat (pledge_edition_get_value (edition, "TUR", PLEDGE_SHARE_PUBLISHED_PCT, 2020), ==, 1.86);
  g_assert_true (isnan (pledge_edition_get_value (edition, "DEU", PLEDGE_SHARE_PUBLISHED_PCT, 2018)));
  g_assert_cmpfloat (pledge_edition_get_value (edition, "DEU", "tanks", 2018), ==, 7);
  g_assert_false (pledge_edition_is_estimate (edition, "DEU", PLEDGE_SHARE_PUBLISHED_PCT, 2019));
  g_assert_true (pledge_edition_is_estimate (edition, "DEU", PLEDGE_SHARE_PUBLISHED_PCT, 2020));
  g_assert_true (pledge_edition_is_estimate (edition, "TUR", PLEDGE_SHARE_PUBLISHED_PCT, 2020));
  g_assert_cmpstr (pledge_edition_get_currency (edition, "DEU"), ==, "EUR");
  g_assert_cmpstr (pledge_edition_get_indicator_title (edition, 0), ==, "Main battle tanks");
}

/* As a spreadsheet of another country saves it. */
static char *
with_semicolons (void)
{
  g_autofree char *commas = g_strdup (good);
  char *table = strstr (commas, "member,");

  for (char *at = table; *at != '\0'; at++)
    *at = *at == ',' ? ';' : *at == '.' ? ',' : *at;
  return g_strconcat ("\xef\xbb\xbf", commas, NULL);
}

static void
test_good (void)
{
  g_autofree char *semicolons = with_semicolons ();
  g_autoptr (GBytes) bytes = fixture_bytes (good);
  g_autoptr (GBytes) other = fixture_bytes ("Country Name,Country Code\n");

  assert_good (good);
  assert_good (semicolons);
  g_assert_true (pledge_plain_csv_matches (bytes));
  g_assert_false (pledge_plain_csv_matches (other));
}

static void
test_written (void)
{
  g_autoptr (PledgeEdition) edition = load (good, NULL);
  g_autoptr (GBytes) bytes = pledge_edition_to_bytes (edition);
  g_autoptr (GError) error = NULL;
  g_autoptr (PledgeEdition) back = pledge_edition_read_bytes (bytes, "back", &error);

  g_assert_no_error (error);
  g_assert_cmpfloat (pledge_edition_get_value (back, "TUR", PLEDGE_SHARE_PUBLISHED_PCT, 2020), ==, 1.86);
}

static void
test_made_up_id (void)
{
  g_autofree char *text = fixture_replace (good, "# id: made-up-2020\n", "");
  g_autoptr (GError) error = NULL;
  g_autoptr (PledgeEdition) edition = load (text, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (pledge_edition_get_id (edition), ==, "nobody-2020-05");
}

static void
test_refused (void)
{
  static const char *const spoilt[][4] = {
    { "# title: May 2020\n", "", "line 12", "title" },
    { "# title: May 2020", "# titel: May 2020", "line 3", "titel" },
    { "# title: May 2020", "# id: other", "line 3", "second time" },
    { "# published: 2020-05", "# published: May 2020", "published", "date" },
    { "# definition: nato", "# definition: mine", "definition", "nato-core" },
    { "# price_base_year: 2015", "# price_base_year: old", "price_base_year", "year" },
    { "tanks; pieces; Main battle tanks", "tanks", "id; unit; title", "tanks" },
    { "member,year,indicator,value,", "member,year,indicator,number,", "line 13", "number" },
    { "member,year,indicator,value,", "member,member,indicator,value,", "line 13", "twice" },
    { "DEU,2019", "Germania,2019", "line 14", "Germania" },
    { "DEU,2019", "NATO Total,2019", "line 14", "NATO Total" },
    { "DEU,2019", "DEU,19", "line 14", "year" },
    { "DEU,2019", "DEU,2021", "line 14", "2020" },
    { "DEU,2019", "DEU,2020", "line 15", "line 14" },
    { "1.25", "1.25%", "line 14", "value" },
    { "1.25", "250", "line 14", "200" },
    { "1.25", "-1", "line 14", "0 to 200" },
    { "1.25", "0.0125", "line 14", "fraction" },
    { "1.25", "1,25", "line 14", "fields" },
    { "1.5,true", "1.5,maybe", "line 15", "maybe" },
    { ",TRY", ",Lira", "line 16", "Lira" },
    { "1.5,true,", "1.5,true,DEM", "line 15", "EUR" },
    { "DEU,2018,tanks", "DEU,2018,boats", "line 17", "boats" },
    { "POL,2020,spending_const_usd_m,,,\n", "POL,2020\n", "line 18", "fields" },
    { "POL,2020,spending", "# title: x\nPOL,2020,spending", "line 18", "before" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (spoilt); i++)
    {
      g_autofree char *text = fixture_replace (good, spoilt[i][0], spoilt[i][1]);
      g_autoptr (GError) error = NULL;
      g_autoptr (PledgeEdition) edition = load (text, &error);

      g_assert_null (edition);
      fixture_assert_error (error, PLEDGE_IO_ERROR_VALUE, "plain.csv", spoilt[i][2], spoilt[i][3], NULL);
    }
}

/* All of them fractions: nothing beside them shows it. */
static void
test_fractions (void)
{
  g_autofree char *one = fixture_replace (good, "1.25", "0.0125");
  g_autofree char *two = fixture_replace (one, ",1.5,", ",0.015,");
  g_autofree char *three = fixture_replace (two, "1.86", "0.0186");
  g_autoptr (GError) error = NULL;

  g_assert_null (load (three, &error));
  fixture_assert_error (error, PLEDGE_IO_ERROR_VALUE, "plain.csv", "line 16", "0.0186", "fraction", NULL);
}

static void
test_no_figures (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) nothing = NULL;

  g_assert_null (load ("# title: a\n# publisher: b\n# published: 2020-01\n# definition: nato\nmember,year,indicator,value\n", &error));
  fixture_assert_error (error, PLEDGE_IO_ERROR_VALUE, "plain.csv", "figure", NULL);
  g_assert_null (load ("# title: a\n", &nothing));
  fixture_assert_error (nothing, PLEDGE_IO_ERROR_FORMAT, "plain.csv", "member, year", NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plain-csv/good", test_good);
  g_test_add_func ("/plain-csv/written", test_written);
  g_test_add_func ("/plain-csv/made-up-id", test_made_up_id);
  g_test_add_func ("/plain-csv/refused", test_refused);
  g_test_add_func ("/plain-csv/fractions", test_fractions);
  g_test_add_func ("/plain-csv/no-figures", test_no_figures);

  return g_test_run ();
}
