/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "io-fixture.h"
#include "pledge-world-bank.h"

/* Laid out as the site's files are; the figures are made up. */
static const char csv[] =
  "\xef\xbb\xbf\"Data Source\",\"World Development Indicators\",\n"
  "\n"
  "\"Last Updated Date\",\"2025-10-07\",\n"
  "\n"
  "\"Country Name\",\"Country Code\",\"Indicator Name\",\"Indicator Code\",\"2021\",\"2022\",\"2023\",\"2024\",\n"
  "\"Germany\",\"DEU\",\"Military expenditure (% of GDP)\",\"MS.MIL.XPND.GD.ZS\",\"1.31\",\"1.38\",\"1.5\",\"\",\n"
  "\"Africa Eastern and Southern\",\"AFE\",\"Military expenditure (% of GDP)\",\"MS.MIL.XPND.GD.ZS\",\"1\",\"1\",\"1\",\"1\",\n"
  "\"Iran, Islamic Rep.\",\"IRN\",\"Military expenditure (% of GDP)\",\"MS.MIL.XPND.GD.ZS\",\"\",\"\",\"2.25\",\"\",\n"
  "\"Kosovo\",\"XKX\",\"Military expenditure (% of GDP)\",\"MS.MIL.XPND.GD.ZS\",\"\",\"1.1\",\"1.2\",\"\",\n";

static const char json[] =
  "[{\"page\":1,\"pages\":1,\"per_page\":20000,\"total\":4,\"sourceid\":\"2\",\"lastupdated\":\"2025-10-07\"},\n"
  "[{\"indicator\":{\"id\":\"MS.MIL.XPND.CD\",\"value\":\"Military expenditure (current USD)\"},"
  "\"country\":{\"id\":\"ZH\",\"value\":\"Africa Eastern and Southern\"},\"countryiso3code\":\"AFE\",\"date\":\"2023\","
  "\"value\":1.5e9,\"unit\":\"\",\"obs_status\":\"\",\"decimal\":1},\n"
  "{\"indicator\":{\"id\":\"MS.MIL.XPND.CD\",\"value\":\"Military expenditure (current USD)\"},"
  "\"country\":{\"id\":\"S3\",\"value\":\"Caribbean small states\"},\"countryiso3code\":\"\",\"date\":\"2023\","
  "\"value\":7,\"unit\":\"\",\"obs_status\":\"\",\"decimal\":1},\n"
  "{\"indicator\":{\"id\":\"MS.MIL.XPND.CD\",\"value\":\"Military expenditure (current USD)\"},"
  "\"country\":{\"id\":\"DE\",\"value\":\"Germany\"},\"countryiso3code\":\"DEU\",\"date\":\"2022\","
  "\"value\":55000000000,\"unit\":\"\",\"obs_status\":\"E\",\"decimal\":1},\n"
  "{\"indicator\":{\"id\":\"MS.MIL.XPND.CD\",\"value\":\"Military expenditure (current USD)\"},"
  "\"country\":{\"id\":\"DE\",\"value\":\"Germany\"},\"countryiso3code\":\"DEU\",\"date\":\"2021\","
  "\"value\":null,\"unit\":\"\",\"obs_status\":\"\",\"decimal\":1}]]\n";

static PledgeEdition *
load (const char *text, GError **error)
{
  g_autoptr (PledgeCountries) countries = pledge_countries_new (NULL);
  g_autoptr (GBytes) bytes = fixture_bytes (text);

  return pledge_world_bank_json_matches (bytes) ? pledge_world_bank_json_read (bytes, countries, "wb", error)
                                                : pledge_world_bank_csv_read (bytes, countries, "wb", error);
}

static void
test_csv (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PledgeEdition) edition = load (csv, &error);
  g_autoptr (GBytes) bytes = fixture_bytes (csv);
  const PledgeEditionInfo *info;

  g_assert_no_error (error);
  g_assert_true (pledge_world_bank_csv_matches (bytes));
  info = pledge_edition_get_info (edition);
  g_assert_cmpstr (info->id, ==, "world-bank-ms.mil.xpnd.gd.zs-2025-10-07");
  g_assert_cmpstr (info->title, ==, "October 2025, % of GDP");
  g_assert_cmpstr (info->publisher, ==, "World Bank");
  g_assert_cmpstr (info->published, ==, "2025-10-07");
  g_assert_cmpstr (info->licence, ==, "CC BY 4.0");
  g_assert_cmpint (info->definition, ==, PLEDGE_DEFINITION_SIPRI);
  /* The span of the figures, not of the columns. */
  g_assert_cmpint (info->first_year, ==, 2021);
  g_assert_cmpint (info->last_year, ==, 2023);
  g_assert_cmpuint (pledge_edition_get_n_members (edition), ==, 3);
  g_assert_false (pledge_edition_has_member (edition, "AFE"));
  g_assert_cmpfloat (pledge_edition_get_value (edition, "DEU", PLEDGE_SHARE_PUBLISHED_PCT, 2022), ==, 1.38);
  g_assert_cmpfloat (pledge_edition_get_value (edition, "IRN", PLEDGE_SHARE_PUBLISHED_PCT, 2023), ==, 2.25);
  g_assert_cmpfloat (pledge_edition_get_value (edition, "XKX", PLEDGE_SHARE_PUBLISHED_PCT, 2022), ==, 1.1);
  g_assert_true (isnan (pledge_edition_get_value (edition, "XKX", PLEDGE_SHARE_PUBLISHED_PCT, 2021)));
}

static void
test_json (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PledgeEdition) edition = load (json, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (pledge_edition_get_id (edition), ==, "world-bank-ms.mil.xpnd.cd-2025-10-07");
  g_assert_cmpuint (pledge_edition_get_n_members (edition), ==, 1);
  g_assert_cmpfloat (pledge_edition_get_value (edition, "DEU", PLEDGE_SPENDING_USD_M, 2022), ==, 55000);
  g_assert_true (pledge_edition_is_estimate (edition, "DEU", PLEDGE_SPENDING_USD_M, 2022));
  g_assert_cmpint (pledge_edition_get_info (edition)->first_year, ==, 2022);
}

static void
assert_refused (const char *text, const char *needle, const char *replacement, const char *first, const char *second)
{
  g_autofree char *spoilt = fixture_replace (text, needle, replacement);
  g_autoptr (GError) error = NULL;

  g_assert_null (load (spoilt, &error));
  g_assert_nonnull (error);
  fixture_assert_error (error, error->code, "wb", first, second, NULL);
}

static void
test_refused_csv (void)
{
  assert_refused (csv, "\"2025-10-07\"", "\"10/07/2025\"", "line 3", "date");
  assert_refused (csv, "\"Last Updated Date\"", "\"Date\"", "line 5", "Last Updated Date");
  assert_refused (csv, "\"2022\"", "\"2032\"", "line 5", "2022");
  assert_refused (csv, "\"2022\"", "\"2022 [YR2022]\"", "line 5", "year");
  assert_refused (csv, "\"2021\"", "\"Extra\",\"2021\"", "line 5", "Extra");
  assert_refused (csv, "\"Germany\",\"DEU\"", "\"Germany\",\"FRA\"", "line 6", "Germany");
  assert_refused (csv, "\"Germany\",\"DEU\"", "\"Germany\",\"DEX\"", "line 6", "DEX");
  assert_refused (csv, "\"XKX\"", "\"DEU\"", "line 9", "Kosovo");
  assert_refused (csv, "\"Iran, Islamic Rep.\",\"IRN\"", "\"Germany\",\"DEU\"", "line 8", "second time");
  assert_refused (csv, "\"1.31\",", "\"1.31\",\"9\",", "line 6", "fields");
  assert_refused (csv, "\"1.5\",\"\",", "\"1.5\",\"\",\"9\"", "line 6", "last field");
  assert_refused (csv, "\"1.31\"", "\"1,31\"", "line 6", "2021");
  assert_refused (csv, "\"1.38\"", "\"0.0138\"", "line 6", "fraction");
}

static void
test_future_year (void)
{
  g_autofree char *text = fixture_replace (csv, "2025-10-07", "2022-10-07");
  g_autoptr (GError) error = NULL;

  g_assert_null (load (text, &error));
  fixture_assert_error (error, PLEDGE_IO_ERROR_VALUE, "wb", "line 6", "2022", NULL);
}

static void
test_unknown_indicator (void)
{
  g_autofree char *text = g_strdup (csv);
  g_autoptr (GError) error = NULL;

  for (char *at = text; (at = strstr (at, "MS.MIL.XPND.GD.ZS")) != NULL;)
    memcpy (at, "SP.POP.TOTL.XX.YY", 17);
  g_assert_null (load (text, &error));
  fixture_assert_error (error, PLEDGE_IO_ERROR_FORMAT, "wb", "SP.POP.TOTL.XX.YY", "MS.MIL.XPND.GD.ZS", "NY.GDP.MKTP.CD", NULL);
}

static void
test_mixed_indicators (void)
{
  g_autofree char *text = g_strdup (csv);
  g_autoptr (GError) error = NULL;

  /* The last row's. */
  memcpy (g_strrstr (text, "MS.MIL.XPND.GD.ZS"), "NY.GDP.MKTP.CD.XX", 17);
  g_assert_null (load (text, &error));
  fixture_assert_error (error, PLEDGE_IO_ERROR_VALUE, "wb", "line 9", "one indicator", NULL);
}

static void
test_refused_json (void)
{
  assert_refused (json, "\"pages\":1", "\"pages\":3", "per_page", "[0].pages");
  assert_refused (json, "\"lastupdated\":\"2025-10-07\"", "\"lastupdated\":null", "lastupdated", "date");
  assert_refused (json, "\"DEU\",\"date\":\"2022\"", "\"FRA\",\"date\":\"2022\"", "[1][2]", "Germany");
  assert_refused (json, "\"countryiso3code\":\"\"", "\"countryiso3code\":\"QQQ\"", "[1][1]", "QQQ");
  assert_refused (json, "\"date\":\"2022\"", "\"date\":\"2022Q1\"", "[1][2].date", "year");
  assert_refused (json, "\"date\":\"2022\"", "\"date\":\"2029\"", "[1][2]", "2025");
  assert_refused (json, "\"value\":55000000000", "\"value\":\"55000000000\"", "[1][2].value", "number");
  assert_refused (json, "\"value\":55000000000", "\"value\":-5", "[1][2]", "0 or more");
  assert_refused (json, "\"obs_status\":\"E\"", "\"obs_status\":\"Q\"", "[1][2].obs_status", "Q");
  assert_refused (json, "\"date\":\"2021\",\"value\":null", "\"date\":\"2022\",\"value\":3", "[1][3]", "second time");
  assert_refused (json, "]]\n", "]\n", "line", "expected");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/world-bank/csv", test_csv);
  g_test_add_func ("/world-bank/json", test_json);
  g_test_add_func ("/world-bank/refused-csv", test_refused_csv);
  g_test_add_func ("/world-bank/future-year", test_future_year);
  g_test_add_func ("/world-bank/unknown-indicator", test_unknown_indicator);
  g_test_add_func ("/world-bank/mixed-indicators", test_mixed_indicators);
  g_test_add_func ("/world-bank/refused-json", test_refused_json);

  return g_test_run ();
}
