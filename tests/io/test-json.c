/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io-fixture.h"
#include "pledge-json-private.h"

/* What comes in before anything is known about it: bytes that are JSON, or are not. */

#define FORMAT "made-up/1"

typedef struct {
  const char *name;
  const char *text;
  PledgeIoError code;
  const char *words[3]; /* what the sentence must say; fewer end with NULL */
} BadText;

static const BadText bad_texts[] = {
  { "empty", "", PLEDGE_IO_ERROR_SYNTAX, { "empty" } },
  { "space-alone", " \n ", PLEDGE_IO_ERROR_SYNTAX, { "line 2", "expected a value", "the end of the file" } },
  { "cut-short", "{\"format\": \"made-up/1\",\n\"a\": [1, 2", PLEDGE_IO_ERROR_SYNTAX, { "line 2", "“]”", "the end of the file" } },
  { "cut-in-string", "{\"format\": \"made", PLEDGE_IO_ERROR_SYNTAX, { "line 1", "the end of a string" } },
  { "cut-in-escape", "{\"a\": \"\\", PLEDGE_IO_ERROR_SYNTAX, { "line 1", "the end of a string" } },
  { "two-values", "{} {}", PLEDGE_IO_ERROR_SYNTAX, { "the end of the file, got “{”" } },
  { "word", "{\"a\":\n\n NaN}", PLEDGE_IO_ERROR_SYNTAX, { "line 3", "expected a value, got “NaN”" } },
  { "infinity", "{\"a\": -Infinity}", PLEDGE_IO_ERROR_SYNTAX, { "expected a number, got “-Infinity”" } },
  { "single-quotes", "{'a': 1}", PLEDGE_IO_ERROR_SYNTAX, { "a key in double quotes" } },
  { "comment", "{\"a\": 1 /* one */}", PLEDGE_IO_ERROR_SYNTAX, { "“,” or “}”" } },
  { "trailing-comma", "{\"a\": [1,]}", PLEDGE_IO_ERROR_SYNTAX, { "expected a value, got “]”" } },
  { "trailing-comma-in-object", "{\"a\": 1,}", PLEDGE_IO_ERROR_SYNTAX, { "a key in double quotes, got “}”" } },
  { "no-colon", "{\"a\" 1}", PLEDGE_IO_ERROR_SYNTAX, { "“:”" } },
  { "leading-zero", "{\"a\": 012}", PLEDGE_IO_ERROR_SYNTAX, { "expected a number, got “012”" } },
  { "leading-plus", "{\"a\": +1}", PLEDGE_IO_ERROR_SYNTAX, { "expected a value, got “+1”" } },
  { "no-digit", "{\"a\": 1.}", PLEDGE_IO_ERROR_SYNTAX, { "a digit" } },
  { "hexadecimal", "{\"a\": 0x10}", PLEDGE_IO_ERROR_SYNTAX, { "got “x10”" } },
  { "long-integer", "{\"a\": 12345678901234567890}", PLEDGE_IO_ERROR_SYNTAX, { "at most 15 digits" } },
  { "key-twice", "{\"format\": \"made-up/1\",\n\"a\": 1,\n\"a\": 2}", PLEDGE_IO_ERROR_SYNTAX, { "line 3", "the key “a” stands twice" } },
  { "key-twice-escaped", "{\"a\": 1, \"\\u0061\": 2}", PLEDGE_IO_ERROR_SYNTAX, { "the key “a” stands twice" } },
  { "line-break-in-string", "{\"a\": \"b\nc\"}", PLEDGE_IO_ERROR_SYNTAX, { "line break" } },
  { "unknown-escape", "{\"a\": \"\\x41\"}", PLEDGE_IO_ERROR_SYNTAX, { "an escape that JSON knows" } },
  { "half-a-character", "{\"a\": \"\\ud800\"}", PLEDGE_IO_ERROR_SYNTAX, { "half a character" } },
  { "other-half", "{\"a\": \"\\udc00\"}", PLEDGE_IO_ERROR_SYNTAX, { "half a character" } },
  { "null-character", "{\"a\": \"\\u0000\"}", PLEDGE_IO_ERROR_SYNTAX, { "\\u0000" } },
  { "not-utf-8", "{\"a\":\n\"\xff\"}", PLEDGE_IO_ERROR_SYNTAX, { "line 2", "UTF-8" } },
  { "latin-1", "{\"a\": \"T\xfcrkiye\"}", PLEDGE_IO_ERROR_SYNTAX, { "UTF-8" } },
  { "utf-16", "\xff\xfe{", PLEDGE_IO_ERROR_SYNTAX, { "UTF-8" } },
  { "not-an-object", "[1]", PLEDGE_IO_ERROR_VALUE, { "expected an object, got a list" } },
  { "no-format", "{}", PLEDGE_IO_ERROR_FORMAT, { "format: got nothing", "this version understands made-up/1" } },
  { "format-of-other-type", "{\"format\": 1}", PLEDGE_IO_ERROR_FORMAT, { "format: got the number 1" } },
  { "newer-format", "{\"format\": \"made-up/2\"}", PLEDGE_IO_ERROR_FORMAT, { "“made-up/2”", "this version understands made-up/1" } },
  { "nasty-format", "{\"format\": \"a\\nb\\u001b[31m\\u202ec\"}", PLEDGE_IO_ERROR_FORMAT, { "the string “a\357\277\275b" } },
};

static PledgeJson *
load (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = fixture_bytes (text);

  return pledge_json_load_bytes (bytes, "in.json", FORMAT, error);
}

static void
test_bad_text (gconstpointer data)
{
  const BadText *bad = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PledgeJson) json = load (bad->text, &error);

  g_assert_null (json);
  fixture_assert_error (error, bad->code, "in.json", bad->words[0], bad->words[1], bad->words[2], NULL);
}

static void
test_null_byte (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new ("{\"a\":\n\0}", 8);

  g_assert_null (pledge_json_load_bytes (bytes, "in.json", FORMAT, &error));
  fixture_assert_error (error, PLEDGE_IO_ERROR_SYNTAX, "in.json", "line 2", "null byte", NULL);
}

static void
test_depth (void)
{
  for (int opened = PLEDGE_JSON_MAX_DEPTH - 1; opened <= PLEDGE_JSON_MAX_DEPTH; opened++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PledgeJson) json = NULL;
      g_autoptr (GString) text = g_string_new ("{\"format\": \"made-up/1\", \"a\": ");

      /* The object around counts as one level. */
      for (int i = 0; i < opened; i++)
        g_string_append_c (text, '[');
      for (int i = 0; i < opened; i++)
        g_string_append_c (text, ']');
      g_string_append_c (text, '}');
      json = load (text->str, &error);

      if (opened < PLEDGE_JSON_MAX_DEPTH)
        g_assert_no_error (error);
      else
        fixture_assert_error (error, PLEDGE_IO_ERROR_SYNTAX, "in.json", "at most 64 levels", NULL);
    }
}

static void
test_bottomless (void)
{
  g_autofree char *text = g_strnfill (100000, '[');
  g_autoptr (GError) error = NULL;

  g_assert_null (load (text, &error));
  fixture_assert_error (error, PLEDGE_IO_ERROR_SYNTAX, "in.json", "at most 64 levels", NULL);
}

static void
test_long_content (void)
{
  g_autofree char *word = g_strnfill (5000, 'x');
  g_autofree char *text = g_strdup_printf ("{\"format\": \"%s\"}", word);
  g_autoptr (GError) error = NULL;

  g_assert_null (load (text, &error));
  fixture_assert_error (error, PLEDGE_IO_ERROR_FORMAT, "in.json", "xxxx…”", NULL);
  g_assert_cmpuint (strlen (error->message), <, 200);
}

static void
test_long_nasty_name (void)
{
  g_autofree char *word = g_strnfill (5000, 'x');
  g_autofree char *name = g_strdup_printf ("a\nb%s", word);
  g_autoptr (GBytes) bytes = fixture_bytes ("");
  g_autoptr (GError) error = NULL;

  g_assert_null (pledge_json_load_bytes (bytes, name, FORMAT, &error));
  g_assert_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_SYNTAX);
  g_assert_null (strchr (error->message, '\n'));
  g_assert_cmpuint (strlen (error->message), <, 200);
}

static void
test_byte_order_mark (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PledgeJson) json = load ("\xef\xbb\xbf{\"format\": \"made-up/1\"}\r\n", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (pledge_json_get_format (json), ==, FORMAT);
}

static void
test_strings (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PledgeJson) json = load ("{\"format\": \"made\\u002dup\\/1\", \"a\": \"\\\"\\\\\\u00fc\\ud83d\\ude00ü\"}", &error);
  const char *text;

  g_assert_no_error (error);
  g_assert_true (pledge_json_read_text (json, "a", &text, &error));
  g_assert_cmpstr (text, ==, "\"\\ü😀ü");
}

/* As strtod reads them, to the last bit. */
static void
test_numbers (void)
{
  static const char *const numbers[] = {
    "0", "-0", "5", "-17", "999999999999999", "-999999999999999", "0.1", "-0.25", "1e3", "1E+3", "7.2442e-05", "2.5e-3",
    "97685.5901", "1.371397", "4610035.2197", "0.30000000000000004", "9007199254740993.5", "123456789012345678901234567890.0",
    "0.00000000000000000000000000000000000000000000000000000000000000000012345678901234567890",
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = g_strdup_printf ("{\"format\": \"made-up/1\", \"a\": [%s], \"b\": [1, 2, 3, 4, 5, 6, 7, 8, 9, %s]}", numbers[i],
                                               numbers[i]);
      g_autoptr (PledgeJson) json = load (text, &error);
      double value, values[10];

      g_assert_no_error (error);
      g_assert_true (pledge_json_read_numbers (json, "a", 1, -G_MAXDOUBLE, G_MAXDOUBLE, &value, &error));
      g_assert_true (value == g_ascii_strtod (numbers[i], NULL));
      g_assert_true (pledge_json_read_numbers (json, "b", 10, -G_MAXDOUBLE, G_MAXDOUBLE, values, &error));
      g_assert_true (values[9] == value);
    }
}

/* Long lists of numbers are kept in another way than short ones, and read alike. */
static void
test_long_lists (void)
{
  static const char *const odd[] = { "01", "1.", ".5", "-", "+1", "1 2", "1,", "nul", "nulls", "NaN", "1234567890123456", "0x1", "1..2", "--1" };
  const char *text = "{\"format\": \"made-up/1\", \"a\": [ 2014,2015 ,\n 2016, -0, 1.5, null,\t0.1, 97685.5901, 1e3 ],\n\n"
                     "\"years\": [2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020],\n\"of lists\": [[1, 2, 3, 4, 5, 6, 7, 8, 9, 400]]}";
  const double expected[] = { 2014, 2015, 2016, 0, 1.5, NAN, 0.1, 97685.5901, 1000 };
  g_autoptr (GError) error = NULL;
  g_autoptr (PledgeJson) json = load (text, &error);
  double values[10];
  int year;

  g_assert_no_error (error);
  g_assert_true (pledge_json_has (json, "a"));
  g_assert_true (pledge_json_read_numbers (json, "a", 9, 0, 1e5, values, &error));
  for (guint i = 0; i < 9; i++)
    g_assert_true (isnan (expected[i]) ? isnan (values[i]) : values[i] == expected[i]);
  g_assert_false (pledge_json_read_numbers (json, "years", 9, 0, 1e5, values, &error));
  fixture_assert_error (error, PLEDGE_IO_ERROR_VALUE, "in.json", "years: expected 9 values, one per year, got 10", NULL);
  g_clear_error (&error);
  g_assert_false (pledge_json_read_numbers (json, "years", 10, 0, 2017, values, &error));
  fixture_assert_error (error, PLEDGE_IO_ERROR_VALUE, "in.json", "years[7]: expected a number from 0 to 2017, got the number 2018", NULL);
  g_clear_error (&error);

  g_clear_pointer (&json, pledge_json_free);
  json = load (text, &error);
  g_assert_true (pledge_json_enter (json, "years", JSON_NODE_ARRAY, &error));
  g_assert_cmpuint (pledge_json_count (json), ==, 10);
  g_assert_true (pledge_json_enter_element (json, 9, JSON_NODE_VALUE, &error));
  g_assert_true (pledge_json_read_int (json, NULL, 0, 3000, &year, &error));
  g_assert_cmpint (year, ==, 2020);
  pledge_json_leave (json);
  pledge_json_leave (json);
  g_assert_true (pledge_json_enter (json, "of lists", JSON_NODE_ARRAY, &error));
  g_assert_true (pledge_json_enter_element (json, 0, JSON_NODE_ARRAY, &error));
  g_assert_true (pledge_json_enter_element (json, 9, JSON_NODE_VALUE, &error));
  g_assert_true (pledge_json_read_int (json, NULL, 0, 3000, &year, &error));
  g_assert_cmpint (year, ==, 400);

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autofree char *bad = g_strdup_printf ("{\"a\": [1, 2, 3, 4,\n 5, 6, 7, 8, 9, 10, 11, 12, %s]}", odd[i]);

      g_assert_null (load (bad, &error));
      fixture_assert_error (error, PLEDGE_IO_ERROR_SYNTAX, "in.json", "line 2: ", "expected", NULL);
      g_clear_error (&error);
    }
  g_assert_null (load ("{\"a\": [1, 2, 3, 4,\n 5, 6, 7, 8, 9,\n 10, 11, 12],\n \"b\" 1}", &error));
  fixture_assert_error (error, PLEDGE_IO_ERROR_SYNTAX, "in.json", "line 4: ", "“:”", NULL);
}

/* Whoever writes 2014.0 for a year or "3" for a number did not mean what is read. */
static void
test_types (void)
{
  const char *text = "{\"format\": \"made-up/1\", \"a\": {\"n\": null, \"s\": \"3\", \"d\": 2014.0, \"i\": 7, \"b\": true, \"e\": 1e400}}";
  g_autoptr (GError) error = NULL;
  g_autoptr (PledgeJson) json = load (text, &error);
  double number;
  gboolean boolean;
  int integer;

  g_assert_no_error (error);
  g_assert_true (pledge_json_enter (json, "a", JSON_NODE_OBJECT, &error));

  g_assert_false (pledge_json_read_number (json, "s", 0, 9, &number, &error));
  fixture_assert_error (error, PLEDGE_IO_ERROR_VALUE, "in.json", "a.s: expected a number from 0 to 9, got the string “3”", NULL);
  g_clear_error (&error);
  g_assert_false (pledge_json_read_number (json, "e", 0, PLEDGE_JSON_MAX_NUMBER, &number, &error));
  fixture_assert_error (error, PLEDGE_IO_ERROR_VALUE, "in.json", "a.e", "not finite", NULL);
  g_clear_error (&error);
  g_assert_false (pledge_json_read_int (json, "d", 1900, 2200, &integer, &error));
  fixture_assert_error (error, PLEDGE_IO_ERROR_VALUE, "in.json", "a.d: expected a whole number from 1900 to 2200, got the number 2014", NULL);
  g_clear_error (&error);
  g_assert_false (pledge_json_read_boolean (json, "i", &boolean, &error));
  fixture_assert_error (error, PLEDGE_IO_ERROR_VALUE, "in.json", "a.i: expected true or false, got the number 7", NULL);
  g_clear_error (&error);
  g_assert_false (pledge_json_read_int (json, "absent", 0, 9, &integer, &error));
  fixture_assert_error (error, PLEDGE_IO_ERROR_VALUE, "in.json", "a.absent", "got nothing", NULL);
  g_clear_error (&error);

  g_assert_true (pledge_json_read_int_or (json, "n", 0, 9, -1, &integer, &error));
  g_assert_cmpint (integer, ==, -1);
  g_assert_true (pledge_json_read_int (json, "i", 0, 9, &integer, &error));
  g_assert_cmpint (integer, ==, 7);
  g_assert_true (pledge_json_read_boolean (json, "b", &boolean, &error));
  g_assert_true (boolean);
  g_assert_no_error (error);
}

static void
assert_refused (const char *path, PledgeIoError code, const char *name, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (pledge_json_load_file (path, FORMAT, &error));
  fixture_assert_error (error, code, name, words, NULL);
}

static void
test_files (void)
{
  g_autofree char *folder = fixture_make_folder ();
  g_autofree char *good = fixture_write (folder, "good.json", "{\"format\": \"made-up/1\"}");
  g_autofree char *bad = fixture_write (folder, "a\nb.json", "[");
  g_autofree char *pipe = g_build_filename (folder, "pipe.json", NULL);
  g_autofree char *inner = g_build_filename (folder, "inner.json", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PledgeJson) json = pledge_json_load_file (good, FORMAT, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (pledge_json_get_name (json), ==, "good.json");

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  assert_refused (missing, PLEDGE_IO_ERROR_READ, "missing.json", "no such file");
  assert_refused (inner, PLEDGE_IO_ERROR_READ, "inner.json", "this is a folder");
  assert_refused (pipe, PLEDGE_IO_ERROR_READ, "pipe.json", "a device or a pipe");
  assert_refused ("/dev/zero", PLEDGE_IO_ERROR_READ, "zero", "a device or a pipe");
  assert_refused (bad, PLEDGE_IO_ERROR_SYNTAX, "a\357\277\275b.json", "line 1");

  fixture_remove_folder (folder);
}

static void
test_too_large (void)
{
  g_autofree char *folder = fixture_make_folder ();
  g_autofree char *path = fixture_write (folder, "large.json", "");

  /* A hole: it has the size and takes no space. */
  g_assert_cmpint (truncate (path, PLEDGE_JSON_MAX_BYTES + 1), ==, 0);
  assert_refused (path, PLEDGE_IO_ERROR_SYNTAX, "large.json", "at most");

  fixture_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (bad_texts); i++)
    {
      g_autofree char *path = g_strconcat ("/json/bad/", bad_texts[i].name, NULL);

      g_test_add_data_func (path, &bad_texts[i], test_bad_text);
    }
  g_test_add_func ("/json/bad/null-byte", test_null_byte);
  g_test_add_func ("/json/bad/depth", test_depth);
  g_test_add_func ("/json/bad/bottomless", test_bottomless);
  g_test_add_func ("/json/bad/long-content", test_long_content);
  g_test_add_func ("/json/bad/long-nasty-name", test_long_nasty_name);
  g_test_add_func ("/json/byte-order-mark", test_byte_order_mark);
  g_test_add_func ("/json/strings", test_strings);
  g_test_add_func ("/json/numbers", test_numbers);
  g_test_add_func ("/json/long-lists", test_long_lists);
  g_test_add_func ("/json/types", test_types);
  g_test_add_func ("/json/files", test_files);
  g_test_add_func ("/json/too-large", test_too_large);
  return g_test_run ();
}
