/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "export-fixture.h"
#include "pledge-table.h"

/* The columns and fields are a contract: programs of others read them. */

static const char header[] = "member,name,year,estimate,rank,share_published_pct,share_nominal_pct,target_pct,meets,"
                             "spending_usd_m,gdp_usd_m,gap_usd_m,note";

static PledgeCatalogue *catalogue;

/* The fields of one record, which must hold no line break inside; *at moves to the next record. */
static GPtrArray *
read_record (const char **at)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (g_free);
  GString *field = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (; quoted || **at != '\n'; (*at)++)
    {
      g_assert_cmpint (**at, !=, '\0');
      if (**at == '"' && quoted && (*at)[1] == '"')
        g_string_append_c (field, *(*at)++);
      else if (**at == '"')
        quoted = !quoted;
      else if (**at == ',' && !quoted)
        {
          g_ptr_array_add (fields, g_string_free (field, FALSE));
          field = g_string_new (NULL);
        }
      else
        g_string_append_c (field, **at);
    }
  (*at)++;
  g_ptr_array_add (fields, g_string_free (field, FALSE));

  return fields;
}

static void
assert_number (const char *field, double expected)
{
  char *end;

  if (!isfinite (expected))
    {
      g_assert_cmpstr (field, ==, "");
      return;
    }

  g_assert_cmpfloat (g_ascii_strtod (field, &end), ==, expected);
  g_assert_true (end > field && *end == '\0');
}

static void
assert_row (const GPtrArray *fields, const PledgeAnswer *answer, const PledgeAnswerRow *row)
{
  g_assert_cmpuint (fields->len, ==, 13);
  g_assert_cmpstr (fields->pdata[0], ==, row->iso3);
  g_assert_cmpstr (fields->pdata[1], ==, row->name);
  assert_number (fields->pdata[2], pledge_answer_get_year (answer));
  g_assert_cmpstr (fields->pdata[3], ==, row->estimate ? "true" : "false");
  assert_number (fields->pdata[4], row->rank > 0 ? row->rank : NAN);
  assert_number (fields->pdata[5], row->share_published_pct);
  assert_number (fields->pdata[6], row->share_nominal_pct);
  assert_number (fields->pdata[7], row->target_pct);
  g_assert_cmpstr (fields->pdata[8], ==, isnan (row->share_pct) ? "" : row->meets ? "true" : "false");
  assert_number (fields->pdata[9], row->spending_usd_m);
  assert_number (fields->pdata[10], row->gdp_usd_m);
  assert_number (fields->pdata[11], row->gap_usd_m);
}

static void
check_csv (const PledgeAnswer *answer)
{
  g_autofree char *csv = pledge_table_to_csv (answer);
  const char *at = csv + sizeof header;

  g_assert_true (g_utf8_validate (csv, -1, NULL));
  g_assert_true (g_str_has_prefix (csv, header));
  g_assert_cmpint (csv[sizeof header - 1], ==, '\n');
  for (guint i = 0; i < pledge_answer_get_n_rows (answer); i++)
    {
      g_autoptr (GPtrArray) fields = read_record (&at);

      assert_row (fields, answer, pledge_answer_get_row (answer, i));
    }
  g_assert_cmpstr (at, ==, "");
}

static JsonObject *
parse (JsonParser *parser, const PledgeAnswer *answer)
{
  g_autofree char *json = pledge_table_to_json (answer);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_str_has_suffix (json, "}\n"));
  json_parser_load_from_data (parser, json, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static void
assert_fields (JsonObject *object, const char *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    g_string_append_printf (names, "%s%s", names->len > 0 ? "," : "", name);
  g_assert_cmpstr (names->str, ==, expected);
}

/* As a field of CSV would say it, so that the two can be compared. */
static char *
dup_as_field (JsonNode *node)
{
  if (JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("");
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_dup_string (node);
  return json_to_string (node, FALSE);
}

static void
assert_same (JsonObject *row, const char *const *names, const GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    {
      JsonNode *node = json_object_get_member (row, names[i]);
      g_autofree char *field = dup_as_field (node);
      GType type = JSON_NODE_HOLDS_NULL (node) ? G_TYPE_NONE : json_node_get_value_type (node);

      if (type == G_TYPE_DOUBLE || type == G_TYPE_INT64)
        assert_number (fields->pdata[i], json_node_get_double (node));
      else
        g_assert_cmpstr (field, ==, fields->pdata[i]);
    }
}

static void
check_json (const PledgeAnswer *answer)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root = parse (parser, answer);
  JsonArray *rows = json_object_get_array_member (root, "rows");
  g_autofree char *csv = pledge_table_to_csv (answer);
  g_auto (GStrv) names = g_strsplit (header, ",", -1);
  const char *at = csv + sizeof header;

  assert_fields (root, "question,rows,totals,credit");
  assert_fields (json_object_get_object_member (root, "totals"), "members,with_figures,meeting,shortfall_usd_m,net_usd_m");
  g_assert_cmpuint (json_array_get_length (rows), ==, pledge_answer_get_n_rows (answer));
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      g_autoptr (GPtrArray) fields = read_record (&at);

      assert_fields (json_array_get_object_element (rows, i), header);
      assert_same (json_array_get_object_element (rows, i), (const char *const *) names, fields);
    }
}

static void
test_every_edition (void)
{
  static const char *const alliances[] = { "nato", "europe", "us-japan", "us-asia-pacific", "ISL", "DEU" };
  GListModel *editions = pledge_catalogue_get_editions (catalogue);

  for (guint e = 0; e < g_list_model_get_n_items (editions); e++)
    for (guint a = 0; a < G_N_ELEMENTS (alliances); a++)
      {
        g_autoptr (PledgeEdition) edition = g_list_model_get_item (editions, e);
        g_autoptr (PledgeAnswer) answer = export_fixture_ask (catalogue, pledge_edition_get_id (edition), alliances[a], 0, 2.33);

        check_csv (answer);
        check_json (answer);
      }
}

static void
test_question_and_totals (void)
{
  g_autoptr (PledgeAnswer) answer = export_fixture_ask_in (catalogue, "nato-2024-06", "nato", 2024, 3.5, PLEDGE_LENS_PPP);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root = parse (parser, answer);
  JsonObject *question = json_object_get_object_member (root, "question");
  JsonObject *totals = json_object_get_object_member (root, "totals");
  const PledgeAnswerTotals *expected = pledge_answer_get_totals (answer);

  g_assert_cmpstr (json_object_get_string_member (question, "edition"), ==, "nato-2024-06");
  g_assert_cmpstr (json_object_get_string_member (question, "alliance"), ==, "nato");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (question, "members")), ==, 32);
  g_assert_cmpint (json_object_get_int_member (question, "year"), ==, 2024);
  g_assert_cmpfloat (json_object_get_double_member (question, "target_pct"), ==, 3.5);
  g_assert_cmpstr (json_object_get_string_member (question, "money"), ==, "ppp");

  g_assert_cmpint (json_object_get_int_member (totals, "members"), ==, 32);
  g_assert_cmpint (json_object_get_int_member (totals, "with_figures"), ==, 31);
  g_assert_cmpint (json_object_get_int_member (totals, "meeting"), ==, 1);
  g_assert_cmpfloat (json_object_get_double_member (totals, "shortfall_usd_m"), ==, expected->shortfall_usd_m);
  g_assert_cmpfloat (json_object_get_double_member (totals, "net_usd_m"), ==, expected->net_usd_m);
  g_assert_nonnull (strstr (json_object_get_string_member (root, "credit"), "NATO"));
}

/* A total of nothing is unknown, not nothing. */
static void
test_no_money (void)
{
  g_autoptr (PledgeAnswer) answer = export_fixture_ask (catalogue, "nato-2024-06", "JPN", 2024, 3.5);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root = parse (parser, answer);
  JsonObject *totals = json_object_get_object_member (root, "totals");
  g_autofree char *csv = pledge_table_to_csv (answer);

  g_assert_true (json_object_get_null_member (totals, "shortfall_usd_m"));
  g_assert_true (json_object_get_null_member (totals, "net_usd_m"));
  g_assert_nonnull (strstr (csv, "\nJPN,Japan,2024,false,,,,3.5,,,,,"));
}

static void
test_absent_in_csv (void)
{
  g_autoptr (PledgeAnswer) answer = export_fixture_ask (catalogue, "nato-2026-07", "nato", 2026, 3.5);
  g_autofree char *csv = pledge_table_to_csv (answer);

  g_assert_nonnull (strstr (csv, "\nISL,Iceland,2026,false,,,,3.5,,,,,"));
  g_assert_null (strstr (csv, "nan"));
  g_assert_null (strstr (csv, "–,"));
}

/* No note of what is shipped holds what has to be quoted in either, so that both split in the same places. */
static void
test_tsv (void)
{
  g_autoptr (PledgeAnswer) answer = export_fixture_ask (catalogue, "nato-2026-07", "nato", 2026, 3.5);
  const char *const codes[] = { "DEU", "XXX", "ISL", NULL };
  const char *const none[] = { NULL };
  g_autofree char *csv = pledge_table_to_csv (answer);
  g_autofree char *all = pledge_table_to_tsv (answer, NULL);
  g_autofree char *two = pledge_table_to_tsv (answer, codes);
  g_autofree char *empty = pledge_table_to_tsv (answer, none);
  g_auto (GStrv) lines = g_strsplit (all, "\n", -1);
  const char *at = csv;

  for (guint i = 0; i <= pledge_answer_get_n_rows (answer); i++)
    {
      g_autoptr (GPtrArray) fields = read_record (&at);
      g_autofree char *line = NULL;

      g_ptr_array_add (fields, NULL);
      line = g_strjoinv ("\t", (char **) fields->pdata);
      g_assert_cmpstr (lines[i], ==, line);
    }
  g_assert_cmpuint (g_strv_length (lines), ==, pledge_answer_get_n_rows (answer) + 2); /* header, and after the last line break */

  g_assert_cmpstr (empty, ==, "member\tname\tyear\testimate\trank\tshare_published_pct\tshare_nominal_pct\ttarget_pct\tmeets\t"
                              "spending_usd_m\tgdp_usd_m\tgap_usd_m\tnote\n");
  g_assert_true (g_str_has_prefix (two, empty));
  g_assert_true (g_str_has_prefix (two + strlen (empty), "DEU\tGermany\t2026\ttrue\t11\t"));
  g_assert_true (g_str_has_suffix (two, "\nISL\tIceland\t2026\tfalse\t\t\t\t3.5\t\t\t\t\tno armed forces\n"));
}

static void
test_comma_locale (void)
{
  static const char *const locales[] = { "de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8", "pl_PL.UTF-8", "de_AT.UTF-8", "nl_NL.UTF-8" };
  g_autoptr (PledgeAnswer) answer = export_fixture_ask (catalogue, "nato-2024-06", "nato", 2024, 3.5);
  g_autofree char *before = g_strdup (setlocale (LC_NUMERIC, NULL));
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    if (setlocale (LC_NUMERIC, locales[i]) != NULL && *localeconv ()->decimal_point == ',')
      break;
  if (*localeconv ()->decimal_point != ',')
    {
      setlocale (LC_NUMERIC, before);
      g_test_skip ("no locale with a decimal comma is installed");
      return;
    }

  check_csv (answer);
  check_json (answer);
  text = pledge_table_to_text (answer);
  setlocale (LC_NUMERIC, before);
  g_assert_nonnull (strstr (text, "4,12")); /* people read their own */
}

/* Spending in the lens, the gap in the lens, and the totals' sentences. */
static void
test_text (void)
{
  g_autoptr (PledgeAnswer) answer = export_fixture_ask (catalogue, "nato-2024-06", "nato", 2024, 3.5);
  g_autofree char *text = pledge_table_to_text (answer);
  static const char *const words[] = { "NATO · June 2024 · 2024e\n", "Poland", "4.12", "✓ 5.3\u00a0bn above", "+ US$37.5\u00a0bn", "Iceland", "no armed forces",
                                       "1 of 31", "US$419\u00a0bn", "US$414\u00a0bn below", "Source: NATO" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (text, words[i]) == NULL)
      g_error ("“%s” is not in\n%s", words[i], text);
}

/* A note is a number in its row and a text below the table, said once however many rows have it. */
static void
test_text_notes (void)
{
  g_autoptr (PledgeAnswer) answer = export_fixture_ask (catalogue, "nato-2024-06", "nato", 2024, 2);
  g_autofree char *text = pledge_table_to_text (answer);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint numbered = 0;

  for (guint i = 0; lines[i] != NULL && !g_str_has_prefix (lines[i], " 1  Sums"); i++)
    {
      g_assert_cmpint (g_utf8_strlen (lines[i], -1), <, 90);
      numbered += g_str_has_prefix (lines[i], "20  Netherlands") && g_str_has_suffix (lines[i], "  2");
    }
  g_assert_cmpuint (numbered, ==, 1);
  g_assert_nonnull (strstr (text, "\n 2  The publisher’s tables disagree: it prints 2.05"));
  g_assert_nonnull (strstr (text, "\n 5  no armed forces\n\nAt 2"));
}

/* In a lens that does not add up the totals are in US$, and it is said; in one that does they are in it. */
static void
test_text_totals (void)
{
  static const struct {
    PledgeLens lens;
    const char *there, *not_there;
  } cases[] = {
    { PLEDGE_LENS_USD, "Net gap, surpluses taken off: US$414", "Amounts" },
    { PLEDGE_LENS_PPP, "Net gap, surpluses taken off: Int$", "do not add up" },
    { PLEDGE_LENS_PPP, "Shortfall of the 30 below the target: Int$", "Net gap, surpluses taken off: US$" },
    { PLEDGE_LENS_SOLDIER, "Net gap, surpluses taken off: US$414", "Shortfall of" },
    { PLEDGE_LENS_SOLDIER, "Amounts per soldier do not add up: the totals are in current US$.", " k" },
    { PLEDGE_LENS_SOLDIER, "Amounts: Per soldier, current US$ (NATO, June 2024).", "International Monetary Fund" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PledgeAnswer) answer = export_fixture_ask_in (catalogue, "nato-2024-06", "nato", 2024, 3.5, cases[i].lens);
      g_autofree char *text = pledge_table_to_text (answer);

      if (strstr (text, cases[i].there) == NULL || strstr (text, cases[i].not_there) != NULL)
        g_error ("“%s”, not “%s”, is expected in\n%s", cases[i].there, cases[i].not_there, text);
    }
}

/* Both files write a number in the same digits, and JSON one that is whole with a point. */
static void
test_shortest_numbers (void)
{
  g_autoptr (JsonNode) node = json_from_string ("{\"a\": 4.68, \"4.6799999999999997\": [0.1, -2.5e-7, 5.0, 1e22, 12, 2024], \"c\\\"1.10000000000000009\": \"1.10000000000000009\"}", NULL);
  g_autofree char *text = pledge_table_json_to_text (node);
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);
  g_autoptr (JsonNode) again = json_from_string (text, NULL);
  static const char *const expected[] = { "4.68,", "\"4.6799999999999997\"", "0.1,", "-2.5e-07,", "5.0,", "1e+22,", "12,", "2024", "\"1.10000000000000009\"" };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    if (!g_strv_contains ((const char *const *) words, expected[i]))
      g_error ("“%s” is not in\n%s", expected[i], text);
  g_assert_true (json_node_equal (node, again));
}

int
main (int argc, char *argv[])
{
  int status;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  catalogue = export_fixture_load ();
  g_test_add_func ("/table/every-edition", test_every_edition);
  g_test_add_func ("/table/question-and-totals", test_question_and_totals);
  g_test_add_func ("/table/no-money", test_no_money);
  g_test_add_func ("/table/absent", test_absent_in_csv);
  g_test_add_func ("/table/tsv", test_tsv);
  g_test_add_func ("/table/comma-locale", test_comma_locale);
  g_test_add_func ("/table/text", test_text);
  g_test_add_func ("/table/text/notes", test_text_notes);
  g_test_add_func ("/table/text/totals", test_text_totals);
  g_test_add_func ("/table/shortest-numbers", test_shortest_numbers);
  status = g_test_run ();
  g_assert_finalize_object (catalogue);
  return status;
}
