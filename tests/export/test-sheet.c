/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "pledge-sheet.h"

/* One row of one text. */
static char *
csv_of (const char *text)
{
  const char *const columns[] = { "a", NULL };
  g_autoptr (PledgeSheet) sheet = pledge_sheet_new (columns);

  pledge_sheet_begin_row (sheet);
  pledge_sheet_add_text (sheet, text);
  return pledge_sheet_to_csv (sheet);
}

static void
test_quoting (void)
{
  static const struct {
    const char *text, *field;
  } cases[] = {
    { "plain", "plain" },
    { "", "" },
    { "a b", "a b" },
    { "a,b", "\"a,b\"" },
    { "a;b", "a;b" },
    { "say \"no\"", "\"say \"\"no\"\"\"" },
    { "\"", "\"\"\"\"" },
    { "two\nlines", "\"two\nlines\"" },
    { "two\rlines", "\"two\rlines\"" },
    { "Türkiye", "Türkiye" },
    { "No. #1", "\"No. #1\"" },
    { "' open", "' open" },
    { "日本, 韓国", "\"日本, 韓国\"" },
    { NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *csv = csv_of (cases[i].text);
      g_autofree char *expected = g_strdup_printf ("a\n%s\n", cases[i].field);

      g_assert_cmpstr (csv, ==, expected);
    }
}

/* A spreadsheet would run these; a number must stay one. */
static void
test_formula (void)
{
  static const char *const texts[] = { "=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "=cmd|' /C calc'!A0", "\nx", "  =1", "'=1", "＝1", "＠SUM" };
  const char *const columns[] = { "a", "b", NULL };
  g_autoptr (PledgeSheet) sheet = pledge_sheet_new (columns);
  g_autofree char *csv = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *field = csv_of (texts[i]);
      g_autofree char *expected = g_strdup_printf ("a\n\"'%s\"\n", texts[i]);

      g_assert_cmpstr (field, ==, expected);
    }

  pledge_sheet_begin_row (sheet);
  pledge_sheet_add_number (sheet, -1.5);
  pledge_sheet_add_integer (sheet, -2);
  csv = pledge_sheet_to_csv (sheet);
  g_assert_cmpstr (csv, ==, "a,b\n-1.5,-2\n");
}

/* What ends a field of TSV is quoted, what ends one of CSV is not. */
static void
test_tabs (void)
{
  static const struct {
    const char *text, *field;
  } cases[] = {
    { "a,b", "a,b" },
    { "a\tb", "\"a\tb\"" },
    { "two\nlines", "\"two\nlines\"" },
    { "two\rlines", "\"two\rlines\"" },
    { "\"core\" only", "\"\"\"core\"\" only\"" },
    { "=1+1", "\"'=1+1\"" },
    { "\tx", "\"'\tx\"" },
    { "Türkiye", "Türkiye" },
  };
  const char *const columns[] = { "a", "b", "c", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PledgeSheet) sheet = pledge_sheet_new (columns);
      g_autofree char *expected = g_strdup_printf ("a\tb\tc\n%s\t-0.1\t\n", cases[i].field);
      g_autofree char *tsv = NULL;

      pledge_sheet_begin_row (sheet);
      pledge_sheet_add_text (sheet, cases[i].text);
      pledge_sheet_add_number (sheet, -0.1);
      pledge_sheet_add_number (sheet, NAN);
      tsv = pledge_sheet_to_tsv (sheet);
      g_assert_cmpstr (tsv, ==, expected);
    }
}

static void
test_kinds (void)
{
  const char *const columns[] = { "text", "number", "integer", "yes", "no", "none", "nan", "infinite", "short", NULL };
  const char *const fields[] = { "\"none\"", "\"nan\"", "\"infinite\"", "\"short\"" };
  g_autoptr (PledgeSheet) sheet = pledge_sheet_new (columns);
  g_autoptr (JsonNode) json = NULL;
  g_autofree char *csv = NULL, *text = NULL;
  JsonObject *row;

  pledge_sheet_begin_row (sheet);
  pledge_sheet_add_text (sheet, "x");
  pledge_sheet_add_number (sheet, 0.1);
  pledge_sheet_add_integer (sheet, G_MAXINT64);
  pledge_sheet_add_boolean (sheet, 2);
  pledge_sheet_add_boolean (sheet, FALSE);
  pledge_sheet_add_absent (sheet);
  pledge_sheet_add_number (sheet, NAN);
  pledge_sheet_add_number (sheet, -INFINITY);
  /* The last column is left to itself. */

  csv = pledge_sheet_to_csv (sheet);
  g_assert_cmpstr (csv, ==, "text,number,integer,yes,no,none,nan,infinite,short\nx,0.1,9223372036854775807,true,false,,,,\n");

  json = pledge_sheet_to_json (sheet);
  row = json_array_get_object_element (json_node_get_array (json), 0);
  g_assert_cmpuint (json_object_get_size (row), ==, 9);
  g_assert_cmpstr (json_object_get_string_member (row, "text"), ==, "x");
  g_assert_cmpfloat (json_object_get_double_member (row, "number"), ==, 0.1);
  g_assert_cmpint (json_object_get_int_member (row, "integer"), ==, G_MAXINT64);
  g_assert_true (json_object_get_boolean_member (row, "yes"));
  g_assert_false (json_object_get_boolean_member (row, "no"));
  text = json_to_string (json, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *null = g_strconcat (fields[i], ":null", NULL);

      g_assert_nonnull (strstr (text, null));
    }
}

static void
test_empty (void)
{
  const char *const columns[] = { "a", "b", NULL };
  g_autoptr (PledgeSheet) sheet = pledge_sheet_new (columns);
  g_autoptr (JsonNode) json = pledge_sheet_to_json (sheet);
  g_autofree char *csv = pledge_sheet_to_csv (sheet);
  g_autofree char *text = pledge_sheet_to_text (sheet);

  g_assert_cmpstr (csv, ==, "a,b\n");
  g_assert_cmpstr (text, ==, "a  b\n─  ─\n");
  g_assert_cmpuint (json_array_get_length (json_node_get_array (json)), ==, 0);
}

/* Wide characters take two columns of a terminal, combining ones none; numbers stand at the right. */
static void
test_alignment (void)
{
  const char *const columns[] = { "name", "figure", "n", NULL };
  g_autoptr (PledgeSheet) sheet = pledge_sheet_new (columns);
  g_autofree char *text = NULL;

  pledge_sheet_begin_row (sheet);
  pledge_sheet_add_text (sheet, "日本");
  pledge_sheet_add_figure (sheet, "1.37 %");
  pledge_sheet_add_integer (sheet, 7);
  pledge_sheet_begin_row (sheet);
  pledge_sheet_add_text (sheet, "Turkiye\xcc\x88");
  pledge_sheet_add_figure (sheet, "12.5 %");
  pledge_sheet_add_integer (sheet, 123);
  pledge_sheet_begin_row (sheet);
  pledge_sheet_add_text (sheet, "x");
  text = pledge_sheet_to_text (sheet);

  g_assert_cmpstr (text, ==,
                   "name     figure    n\n"
                   "───────  ──────  ───\n"
                   "日本     1.37 %    7\n"
                   "Turkiye\xcc\x88  12.5 %  123\n"
                   "x\n");
}

static void
test_shortest_number (void)
{
  static const struct {
    double number;
    const char *text;
  } cases[] = {
    { 0, "0" }, { 3.5, "3.5" }, { 0.1, "0.1" }, { 1.371397, "1.371397" }, { 97685.5901, "97685.5901" }, { -0.25, "-0.25" },
    { 0.1 + 0.2, "0.30000000000000004" }, { 1.0 / 3, "0.3333333333333333" }, { 967707, "967707" }, { 1e21, "1e+21" },
    { 5e-324, "4.94065645841247e-324" },
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = pledge_sheet_number (cases[i].number);

      g_assert_cmpstr (text, ==, cases[i].text);
    }

  for (guint i = 0; i < 10000; i++)
    {
      double number = g_rand_double_range (rand, -1, 1) * pow (10, g_rand_int_range (rand, -12, 13));
      g_autofree char *text = pledge_sheet_number (number);

      g_assert_true (g_ascii_strtod (text, NULL) == number);
      g_assert_cmpuint (strlen (text), <, 26);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/quoting", test_quoting);
  g_test_add_func ("/sheet/formula", test_formula);
  g_test_add_func ("/sheet/tabs", test_tabs);
  g_test_add_func ("/sheet/kinds", test_kinds);
  g_test_add_func ("/sheet/empty", test_empty);
  g_test_add_func ("/sheet/alignment", test_alignment);
  g_test_add_func ("/sheet/shortest-number", test_shortest_number);
  return g_test_run ();
}
