/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "io-fixture.h"
#include "pledge-edition-reader.h"

/* One thing in a good edition is spoiled: the sentence must name the place and what was expected. */
typedef struct {
  const char *name;
  const char *needle;
  const char *replacement;
  PledgeIoError code;
  const char *place;
  const char *words;
} Spoiled;

static const Spoiled spoiled[] = {
  { "newer", "pledgeline-edition/1", "pledgeline-edition/2", PLEDGE_IO_ERROR_FORMAT, "format: got the string “pledgeline-edition/2”", "this version understands pledgeline-edition/1" },
  { "other-format", "pledgeline-edition/1", "pledgeline-scenario/1", PLEDGE_IO_ERROR_FORMAT, "format", "pledgeline-outlook/1" },
  { "no-id", "\"id\": \"made-up-1\",", "", PLEDGE_IO_ERROR_VALUE, "id", "got nothing" },
  { "bad-id", "made-up-1", "Made Up", PLEDGE_IO_ERROR_VALUE, "id", "small letters" },
  { "title-null", "\"title\": \"May 2020\"", "\"title\": null", PLEDGE_IO_ERROR_VALUE, "title", "expected a string, got null" },
  { "title-blank", "\"title\": \"May 2020\"", "\"title\": \"  \"", PLEDGE_IO_ERROR_VALUE, "title", "one line of text" },
  { "title-two-lines", "\"title\": \"May 2020\"", "\"title\": \"May\\n2020\"", PLEDGE_IO_ERROR_VALUE, "title", "one line of text" },
  { "title-turned", "\"title\": \"May 2020\"", "\"title\": \"May \342\200\2562020\"", PLEDGE_IO_ERROR_VALUE, "title", "one line of text that hides no character" },
  { "title-turned-escaped", "\"title\": \"May 2020\"", "\"title\": \"May \\u202e2020\"", PLEDGE_IO_ERROR_VALUE, "title", "hides no character" },
  { "title-isolated", "\"title\": \"May 2020\"", "\"title\": \"May \\u20672020\"", PLEDGE_IO_ERROR_VALUE, "title", "hides no character" },
  { "note-no-character", "\"text\": \"A break.\"", "\"text\": \"A break\357\277\277.\"", PLEDGE_IO_ERROR_VALUE, "members.DEU.notes[1].text", "hides no character" },
  { "date-word", "2020-05-04", "soon", PLEDGE_IO_ERROR_VALUE, "published", "a date such as" },
  { "date-impossible", "2020-05-04", "2020-02-30", PLEDGE_IO_ERROR_VALUE, "published", "a date such as" },
  { "date-long", "2020-05-04", "2020-05-04T10:00", PLEDGE_IO_ERROR_VALUE, "published", "a date such as" },
  { "definition", "\"definition\": \"nato\"", "\"definition\": \"mine\"", PLEDGE_IO_ERROR_VALUE, "definition", "nato, nato-core or sipri, got the string “mine”" },
  { "definition-outlook", "\"definition\": \"nato\"", "\"definition\": \"outlook\"", PLEDGE_IO_ERROR_VALUE, "definition", "nato, nato-core or sipri" },
  { "first-year-early", "\"first_year\": 2018", "\"first_year\": 1066", PLEDGE_IO_ERROR_VALUE, "first_year", "from 1900 to 2200, got the number 1066" },
  { "first-year-string", "\"first_year\": 2018", "\"first_year\": \"2018\"", PLEDGE_IO_ERROR_VALUE, "first_year", "a whole number" },
  { "last-year-huge", "\"last_year\": 2020", "\"last_year\": 999999999999", PLEDGE_IO_ERROR_VALUE, "last_year", "from 1900 to 2200" },
  { "years-reversed", "\"last_year\": 2020", "\"last_year\": 2017", PLEDGE_IO_ERROR_VALUE, "last_year", "expected 2018 or later, got 2017" },
  { "estimates-from", "\"estimates_from\": 2020", "\"estimates_from\": 2021", PLEDGE_IO_ERROR_VALUE, "estimates_from", "from 2018 to 2020" },
  { "indicators-list", "\"indicators\": {", "\"indicators\": [], \"indicators_2\": {", PLEDGE_IO_ERROR_VALUE, "indicators", "expected an object, got a list" },
  { "indicator-unit", "\"unit\": \"pieces\"", "\"unit\": 4", PLEDGE_IO_ERROR_VALUE, "indicators.tanks.unit", "expected a string, got the number 4" },
  { "indicator-not-described", "\"tanks\": [7, 8, 9]", "\"ships\": [7, 8, 9]", PLEDGE_IO_ERROR_VALUE, "members.DEU.values.ships", "the indicators that the file describes" },
  { "code-small", "\"DEU\": {", "\"deu\": {", PLEDGE_IO_ERROR_VALUE, "members.deu", "three capital letters" },
  { "code-nasty", "\"DEU\": {", "\"D\\nU\": {", PLEDGE_IO_ERROR_VALUE, "members[“D\357\277\275U”]", "three capital letters" },
  { "member-list", "\"POL\": {\"currency\": null, \"values\": {}}", "\"POL\": []", PLEDGE_IO_ERROR_VALUE, "members.POL", "expected an object, got a list" },
  { "member-twice", "\"POL\": {\"currency\": null", "\"DEU\": {\"currency\": null", PLEDGE_IO_ERROR_SYNTAX, "line 35", "the key “DEU” stands twice" },
  { "currency", "\"currency\": \"EUR\"", "\"currency\": \"euro\"", PLEDGE_IO_ERROR_VALUE, "members.DEU.currency", "three capital letters" },
  { "no-values", "\"POL\": {\"currency\": null, \"values\": {}}", "\"POL\": {}", PLEDGE_IO_ERROR_VALUE, "members.POL.values", "expected an object, got nothing" },
  { "value-string", "[1000.5, null, 1200]", "[1000.5, null, \"abc\"]", PLEDGE_IO_ERROR_VALUE, "members.DEU.values.gdp_usd_m[2]", "a number or null above 0, got the string “abc”" },
  { "value-object", "[1000.5, null, 1200]", "[{}, null, 1200]", PLEDGE_IO_ERROR_VALUE, "members.DEU.values.gdp_usd_m[0]", "got an object" },
  { "value-boolean", "[1000.5, null, 1200]", "[true, null, 1200]", PLEDGE_IO_ERROR_VALUE, "members.DEU.values.gdp_usd_m[0]", "got true" },
  { "value-infinite", "[1000.5, null, 1200]", "[1000.5, null, 1e400]", PLEDGE_IO_ERROR_VALUE, "members.DEU.values.gdp_usd_m[2]", "not finite" },
  { "value-nan", "[1000.5, null, 1200]", "[1000.5, NaN, 1200]", PLEDGE_IO_ERROR_SYNTAX, "line 27", "“NaN”" },
  { "value-negative", "[1000.5, null, 1200]", "[1000.5, null, -1200]", PLEDGE_IO_ERROR_VALUE, "members.DEU.values.gdp_usd_m[2]", "expected a number above 0, got the number -1200" },
  { "gdp-zero", "[1000.5, null, 1200]", "[1000.5, null, 0]", PLEDGE_IO_ERROR_VALUE, "members.DEU.values.gdp_usd_m[2]", "expected a number above 0, got the number 0" },
  { "gdp-minus-zero", "[1000.5, null, 1200]", "[1000.5, null, -0.0]", PLEDGE_IO_ERROR_VALUE, "members.DEU.values.gdp_usd_m[2]", "expected a number above 0" },
  { "tanks-negative", "\"tanks\": [7, 8, 9]", "\"tanks\": [7, 8, -9]", PLEDGE_IO_ERROR_VALUE, "members.DEU.values.tanks[2]", "of 0 or more, got the number -9" },
  { "value-absurd", "[1000.5, null, 1200]", "[1000.5, null, 1e19]", PLEDGE_IO_ERROR_VALUE, "members.DEU.values.gdp_usd_m[2]", "got the number 1e+19" },
  { "share-negative", "[1.25, 1.5, 2]", "[1.25, -1.5, 2]", PLEDGE_IO_ERROR_VALUE, "members.DEU.values.share_published_pct[1]", "from 0 to 200" },
  { "share-above-bound", "[1.25, 1.5, 2]", "[1.25, 250, 2]", PLEDGE_IO_ERROR_VALUE, "members.DEU.values.share_published_pct[1]", "from 0 to 200, got the number 250" },
  { "values-short", "[1.25, 1.5, 2]", "[1.25, 1.5]", PLEDGE_IO_ERROR_VALUE, "members.DEU.values.share_published_pct", "expected 3 values, one per year, got 2" },
  { "values-long", "[1.25, 1.5, 2]", "[1.25, 1.5, 2, 2]", PLEDGE_IO_ERROR_VALUE, "members.DEU.values.share_published_pct", "expected 3 values, one per year, got 4" },
  { "values-object", "[1.25, 1.5, 2]", "{\"2018\": 1}", PLEDGE_IO_ERROR_VALUE, "members.DEU.values.share_published_pct", "a list of numbers, got an object" },
  { "estimate-outside", "{\"gdp_usd_m\": [2020]}", "{\"gdp_usd_m\": [2021]}", PLEDGE_IO_ERROR_VALUE, "members.DEU.estimates.gdp_usd_m[0]", "from 2018 to 2020" },
  { "estimate-of-nothing", "{\"gdp_usd_m\": [2020]}", "{\"gdp_usd_m\": [2019]}", PLEDGE_IO_ERROR_VALUE, "members.DEU.estimates.gdp_usd_m[0]", "a year that has a figure" },
  { "estimate-of-other", "{\"gdp_usd_m\": [2020]}", "{\"gdp_usd\": [2020]}", PLEDGE_IO_ERROR_VALUE, "members.DEU.estimates.gdp_usd", "an indicator that the member has values of" },
  { "note-outside", "\"year\": 2019", "\"year\": 2000", PLEDGE_IO_ERROR_VALUE, "members.DEU.notes[1].year", "from 2018 to 2020" },
  { "note-backwards", "\"until\": 2020", "\"until\": 2018", PLEDGE_IO_ERROR_VALUE, "members.DEU.notes[1].until", "from 2019 to 2020" },
  { "note-without-start", "\"year\": null", "\"year\": null, \"until\": 2019", PLEDGE_IO_ERROR_VALUE, "members.DEU.notes[0].year", "the first year of the note" },
  { "break-word", "\"year\": 2019", "\"break\": \"yes\", \"year\": 2019", PLEDGE_IO_ERROR_VALUE, "members.DEU.notes[1].break", "expected true or false, got the string “yes”" },
  { "break-number", "\"year\": 2019", "\"break\": 1, \"year\": 2019", PLEDGE_IO_ERROR_VALUE, "members.DEU.notes[1].break", "expected true or false, got the number 1" },
  { "break-without-year", "\"year\": null", "\"year\": null, \"break\": true", PLEDGE_IO_ERROR_VALUE, "members.DEU.notes[0].year", "the first year after the break" },
  { "note-silent", "\"text\": \"A break.\"", "\"words\": \"A break.\"", PLEDGE_IO_ERROR_VALUE, "members.DEU.notes[1].text", "got nothing" },
};

static PledgeEdition *
read_edition (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = fixture_bytes (text);

  return pledge_edition_read_bytes (bytes, "made-up.json", error);
}

static void
test_spoiled (gconstpointer data)
{
  const Spoiled *test = data;
  g_autofree char *text = fixture_replace (fixture_edition, test->needle, test->replacement);
  g_autoptr (GError) error = NULL;

  g_assert_null (read_edition (text, &error));
  fixture_assert_error (error, test->code, "made-up.json", test->place, test->words, NULL);
}

static void
test_good (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PledgeEdition) edition = read_edition (fixture_edition, &error);
  const PledgeEditionInfo *info;

  g_assert_no_error (error);
  info = pledge_edition_get_info (edition);
  g_assert_cmpstr (info->id, ==, "made-up-1");
  g_assert_cmpstr (info->retrieved, ==, "2020-06");
  g_assert_null (info->url);
  g_assert_cmpint (info->estimates_from, ==, 2020);
  g_assert_cmpuint (pledge_edition_get_n_members (edition), ==, 2);

  g_assert_cmpfloat (pledge_edition_get_value (edition, "DEU", "gdp_usd_m", 2018), ==, 1000.5);
  g_assert_true (isnan (pledge_edition_get_value (edition, "DEU", "gdp_usd_m", 2019)));
  g_assert_cmpfloat (pledge_edition_get_value (edition, "DEU", "real_change_pct", 2018), ==, -3.5);
  g_assert_cmpfloat (pledge_edition_get_value (edition, "DEU", "real_change_pct", 2020), ==, 125);
  g_assert_true (pledge_edition_is_estimate (edition, "DEU", "gdp_usd_m", 2020));
  g_assert_false (pledge_edition_is_estimate (edition, "DEU", "gdp_usd_m", 2018));
  g_assert_cmpstr (pledge_edition_get_currency (edition, "DEU"), ==, "EUR");
  g_assert_null (pledge_edition_get_currency (edition, "POL"));

  g_assert_cmpstr (pledge_edition_get_note (edition, "DEU", 2018), ==, "All of it.");
  g_assert_cmpstr (pledge_edition_get_note (edition, "DEU", 2019), ==, "A break.");
  g_assert_cmpstr (pledge_edition_get_note (edition, "DEU", 2020), ==, "A break.");
  g_assert_null (pledge_edition_get_note (edition, "POL", 2019));
}

/* Before its first year only, whatever "until" says; null and false are no break. */
static void
test_break (void)
{
  static const struct {
    const char *key;
    gboolean is_break;
  } keys[] = {
    { "\"break\": true, \"year\": 2019", TRUE }, { "\"break\": false, \"year\": 2019", FALSE }, { "\"break\": null, \"year\": 2019", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *text = fixture_replace (fixture_edition, "\"year\": 2019", keys[i].key);
      g_autoptr (GError) error = NULL;
      g_autoptr (PledgeEdition) edition = read_edition (text, &error);

      g_assert_no_error (error);
      g_assert_cmpint (pledge_edition_has_break (edition, "DEU", 2019), ==, keys[i].is_break);
      g_assert_false (pledge_edition_has_break (edition, "DEU", 2018));
      g_assert_false (pledge_edition_has_break (edition, "DEU", 2020));
      g_assert_false (pledge_edition_has_break (edition, "POL", 2019));
      g_assert_cmpstr (pledge_edition_get_note (edition, "DEU", 2020), ==, "A break.");
    }
}

static void
test_unknown_indicator_is_kept (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PledgeEdition) edition = read_edition (fixture_edition, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (pledge_edition_get_n_indicators (edition), ==, 4);
  g_assert_cmpstr (pledge_edition_get_indicator_id (edition, 3), ==, "tanks");
  g_assert_cmpstr (pledge_edition_get_indicator_unit (edition, 3), ==, "pieces");
  g_assert_cmpstr (pledge_edition_get_indicator_title (edition, 3), ==, "Tanks");
  g_assert_cmpfloat (pledge_edition_get_value (edition, "DEU", "tanks", 2020), ==, 9);
}

/* Persian, for one, spells with it. */
static void
test_joiner (void)
{
  g_autofree char *text = fixture_replace (fixture_edition, "\"title\": \"May 2020\"", "\"title\": \"\331\205\333\214\342\200\214\331\207\"");
  g_autoptr (GError) error = NULL;
  g_autoptr (PledgeEdition) edition = read_edition (text, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (pledge_edition_get_title (edition), ==, "\331\205\333\214\342\200\214\331\207");
}

static void
test_without_members (void)
{
  const char *members = strstr (fixture_edition, "\"members\":");
  g_autofree char *head = g_strndup (fixture_edition, members - fixture_edition);
  g_autofree char *text = g_strconcat (head, "\"members\": {}}", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (read_edition (text, &error));
  fixture_assert_error (error, PLEDGE_IO_ERROR_VALUE, "made-up.json", "members", "expected at least one member", NULL);
}

static void
test_unknown_key_is_passed_over (void)
{
  g_autofree char *text = fixture_replace (fixture_edition, "\"url\": null", "\"url\": null, \"mood\": [\"good\"]");
  g_autoptr (GError) error = NULL;
  g_autoptr (PledgeEdition) edition = read_edition (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (edition);
}

static void
test_constant_prices_of_no_year (void)
{
  g_autofree char *baseless = fixture_replace (fixture_edition, "\"price_base_year\": 2015", "\"price_base_year\": null");
  g_autofree char *text = fixture_replace (baseless, "\"tanks\": {\"unit\"", "\"spending_const_usd_m\": {\"unit\"");
  g_autoptr (GError) error = NULL;

  g_assert_null (read_edition (text, &error));
  fixture_assert_error (error, PLEDGE_IO_ERROR_VALUE, "made-up.json", "price_base_year: expected the year of the constant prices, got null", NULL);
}

static void
test_outlook (void)
{
  g_autofree char *renamed = fixture_replace (fixture_edition, "pledgeline-edition/1", "pledgeline-outlook/1");
  g_autofree char *text = fixture_replace (renamed, "  \"definition\": \"nato\",\n  \"price_base_year\": 2015,\n", "");
  g_autoptr (GError) error = NULL;
  g_autoptr (PledgeEdition) edition = read_edition (text, &error);

  g_assert_no_error (error);
  g_assert_cmpint (pledge_edition_get_info (edition)->definition, ==, PLEDGE_DEFINITION_OUTLOOK);
  g_assert_cmpint (pledge_edition_get_info (edition)->price_base_year, ==, 0);
}

/* Cut anywhere, it is refused with a sentence. */
static void
test_cut_anywhere (void)
{
  /* The line break at its end is not missed. */
  gsize length = strlen (fixture_edition) - 1;

  for (gsize n = 0; n < length; n++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (fixture_edition, n);
      g_autoptr (GError) error = NULL;

      g_assert_null (pledge_edition_read_bytes (bytes, "cut.json", &error));
      fixture_assert_error (error, PLEDGE_IO_ERROR_SYNTAX, "cut.json", NULL);
    }
}

static void
test_too_many_indicators (void)
{
  g_autoptr (GString) many = g_string_new ("\"tanks\": {\"unit\": \"pieces\"");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *indicator = g_strdup_printf ("\"i%u\": {\"unit\": \"x\", \"title\": \"x\"}, ", i);

      g_string_prepend (many, indicator);
    }
  text = fixture_replace (fixture_edition, "\"tanks\": {\"unit\": \"pieces\"", many->str);

  g_assert_null (read_edition (text, &error));
  fixture_assert_error (error, PLEDGE_IO_ERROR_VALUE, "made-up.json", "indicators: expected at most 1000", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (spoiled); i++)
    {
      g_autofree char *path = g_strconcat ("/edition-file/spoiled/", spoiled[i].name, NULL);

      g_test_add_data_func (path, &spoiled[i], test_spoiled);
    }
  g_test_add_func ("/edition-file/good", test_good);
  g_test_add_func ("/edition-file/break", test_break);
  g_test_add_func ("/edition-file/unknown-indicator-is-kept", test_unknown_indicator_is_kept);
  g_test_add_func ("/edition-file/unknown-key-is-passed-over", test_unknown_key_is_passed_over);
  g_test_add_func ("/edition-file/constant-prices-of-no-year", test_constant_prices_of_no_year);
  g_test_add_func ("/edition-file/joiner", test_joiner);
  g_test_add_func ("/edition-file/without-members", test_without_members);
  g_test_add_func ("/edition-file/outlook", test_outlook);
  g_test_add_func ("/edition-file/cut-anywhere", test_cut_anywhere);
  g_test_add_func ("/edition-file/too-many-indicators", test_too_many_indicators);
  return g_test_run ();
}
