/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "io-fixture.h"
#include "pledge-csv.h"

/* "1:a|b" for each row. */
static gboolean
list_row (PledgeCsv *csv, gpointer data, GError **error)
{
  GString *rows = data;

  g_string_append_printf (rows, "%u:", pledge_csv_get_line (csv));
  for (guint i = 0; i < pledge_csv_get_n_fields (csv); i++)
    g_string_append_printf (rows, "%s%s", i > 0 ? "|" : "", pledge_csv_get_field (csv, i));
  g_string_append_c (rows, ' ');
  return TRUE;
}

static gboolean
list_comment (PledgeCsv *csv, gpointer data, GError **error)
{
  g_string_append_printf (data, "%u#%s ", pledge_csv_get_line (csv), pledge_csv_get_field (csv, 0));
  return TRUE;
}

static void
assert_rows (const char *text, const char *expected)
{
  g_autoptr (GBytes) bytes = fixture_bytes (text);
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  pledge_csv_read (bytes, "t.csv", list_row, list_comment, rows, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rows->str, ==, expected);
}

static void
test_layouts (void)
{
  assert_rows ("a,b\n1,2\n", "1:a|b 2:1|2 ");
  assert_rows ("a,b\n1,2", "1:a|b 2:1|2 ");
  assert_rows ("\xef\xbb\xbf" "a;b\r\n1,5;2\r\n", "1:a|b 2:1,5|2 ");
  assert_rows ("a\tb c\n1\t2\n", "1:a|b c 2:1|2 ");
  assert_rows ("a,b\r1,2\r", "1:a|b 2:1|2 ");
  assert_rows ("sep=;\na;b\n", "2:a|b ");
  assert_rows ("\n\n a , b \n\n\n1,2\n", "3:a|b 6:1|2 ");
  assert_rows ("a,b\n\"x\ny\",\"say \"\"no\"\"\"\n3,\n", "1:a|b 2:x\ny|say \"no\" 4:3| ");
  assert_rows ("# key: a, b; c\na;b\n\"#1\";#2\n#3;4\n", "1#key: a, b; c 2:a|b 3:#1|#2 4#3;4 ");
  assert_rows ("\"a\n#b\",c\n", "1:a\n#b|c ");
  assert_rows ("\"a;b;c\",d\n", "1:a;b;c|d ");
  assert_rows ("", "");
}

static void
assert_refused (GBytes *bytes, const char *words)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (pledge_csv_read (bytes, "t.csv", list_row, NULL, rows, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (error->domain, ==, PLEDGE_IO_ERROR);
  fixture_assert_error (error, error->code, "t.csv", words, NULL);
}

static void
assert_text_refused (const char *text, const char *words)
{
  g_autoptr (GBytes) bytes = fixture_bytes (text);

  assert_refused (bytes, words);
}

static void
test_refused (void)
{
  g_autoptr (GBytes) utf16 = g_bytes_new ("\xff\xfe" "a\0,\0", 6);
  g_autoptr (GBytes) null_byte = g_bytes_new ("a,b\n1\0,2", 8);
  g_autofree char *wide = g_strnfill (3000, ',');
  g_autofree char *long_field = g_strnfill (70000, 'x');
  g_autofree char *open = g_strconcat ("a,b\n1,\"", long_field, NULL);

  assert_refused (utf16, "UTF-16");
  assert_refused (null_byte, "line 2");
  assert_text_refused ("a,b\n1,2\nT\xfcrkei,3\n", "line 3");
  assert_text_refused ("a,b\n1,\"2\n", "quotation mark");
  assert_text_refused ("a,b\n1,2\n1,\"2\"3\n", "line 3");
  assert_text_refused (wide, "fields");
  assert_text_refused (open, "line 2");
}

static void
test_too_large (void)
{
  gsize length = PLEDGE_CSV_MAX_BYTES + 1;
  g_autoptr (GBytes) bytes = NULL;
  char *text = g_malloc (length);

  memset (text, 'x', length);
  bytes = g_bytes_new_take (text, length);
  assert_refused (bytes, "larger");
}

typedef struct {
  double numbers[8];
  guint n;
} Numbers;

static gboolean
read_numbers (PledgeCsv *csv, gpointer data, GError **error)
{
  Numbers *numbers = data;

  for (guint i = 0; i < pledge_csv_get_n_fields (csv); i++)
    if (!pledge_csv_read_number (csv, i, "n", &numbers->numbers[numbers->n++], error))
      return FALSE;
  return TRUE;
}

static void
test_numbers (void)
{
  g_autoptr (GBytes) points = fixture_bytes ("1,-2.5,1e3,..,,+0.25,6E-2\n");
  g_autoptr (GBytes) commas = fixture_bytes ("1,5;2;-3,25\n");
  g_autoptr (GError) error = NULL;
  Numbers numbers = { 0 };

  pledge_csv_read (points, "t.csv", read_numbers, NULL, &numbers, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (numbers.n, ==, 7);
  g_assert_cmpfloat (numbers.numbers[0], ==, 1);
  g_assert_cmpfloat (numbers.numbers[1], ==, -2.5);
  g_assert_cmpfloat (numbers.numbers[2], ==, 1000);
  g_assert_true (isnan (numbers.numbers[3]));
  g_assert_true (isnan (numbers.numbers[4]));
  g_assert_cmpfloat (numbers.numbers[5], ==, 0.25);
  g_assert_cmpfloat (numbers.numbers[6], ==, 0.06);

  numbers.n = 0;
  pledge_csv_read (commas, "t.csv", read_numbers, NULL, &numbers, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (numbers.numbers[0], ==, 1.5);
  g_assert_cmpfloat (numbers.numbers[1], ==, 2);
  g_assert_cmpfloat (numbers.numbers[2], ==, -3.25);
}

static void
test_refused_numbers (void)
{
  static const char *const texts[] = {
    "1,\"2,5\"\n", "1.5;2,5\n", "1;1.234,5\n", "1;1,234,567\n", "1;2%\n", "1;n.a.\n", "1;1e999\n", "1;0x10\n", "1;nan\n",
    "1;inf\n", "1;-\n", "1;.\n", "1;1.\n", "1;1 234\n", "1;1e\n", "1;1e2.5\n", "1;--1\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = fixture_bytes (texts[i]);
      g_autoptr (GError) error = NULL;
      Numbers numbers = { 0 };

      g_assert_false (pledge_csv_read (bytes, "t.csv", read_numbers, NULL, &numbers, &error));
      fixture_assert_error (error, PLEDGE_IO_ERROR_VALUE, "t.csv", "line 1", "“n”", NULL);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv/layouts", test_layouts);
  g_test_add_func ("/csv/refused", test_refused);
  g_test_add_func ("/csv/too-large", test_too_large);
  g_test_add_func ("/csv/numbers", test_numbers);
  g_test_add_func ("/csv/refused-numbers", test_refused_numbers);

  return g_test_run ();
}
