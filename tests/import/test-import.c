/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "io-fixture.h"
#include "pledge-import.h"
#include "workbook-fixture.h"

static const char plain[] =
  "# title: May 2020\n# publisher: Nobody\n# published: 2020-05\n# definition: nato\n"
  "member,year,indicator,value\nDEU,2019,share_published_pct,1.25\n";

static const char world_bank_csv[] =
  "\"Data Source\",\"World Development Indicators\",\n\n\"Last Updated Date\",\"2025-10-07\",\n\n"
  "\"Country Name\",\"Country Code\",\"Indicator Name\",\"Indicator Code\",\"2022\",\"2023\",\n"
  "\"Germany\",\"DEU\",\"Military expenditure (% of GDP)\",\"MS.MIL.XPND.GD.ZS\",\"1.38\",\"1.5\",\n";

static const char world_bank_json[] =
  "\n [{\"page\":1,\"pages\":1,\"lastupdated\":\"2025-10-07\"},[{\"indicator\":{\"id\":\"MS.MIL.XPND.GD.ZS\"},"
  "\"country\":{\"id\":\"DE\",\"value\":\"Germany\"},\"countryiso3code\":\"DEU\",\"date\":\"2023\",\"value\":1.5,\"obs_status\":\"\"}]]";

static void
assert_kind (GBytes *bytes, PledgeImportKind kind, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PledgeImport) import = pledge_import_read_bytes (bytes, "some file", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (pledge_import_get_kind (import), ==, kind);
  g_assert_cmpstr (pledge_edition_get_id (pledge_import_get_edition (import)), ==, id);
  g_assert_cmpstr (pledge_import_get_source (import), ==, "some file");
  g_assert_nonnull (pledge_import_get_notes (import));
}

static void
assert_text_kind (const char *text, PledgeImportKind kind, const char *id)
{
  g_autoptr (GBytes) bytes = fixture_bytes (text);

  assert_kind (bytes, kind, id);
}

static void
test_kinds (void)
{
  assert_text_kind (plain, PLEDGE_IMPORT_PLAIN_CSV, "nobody-2020-05");
  assert_text_kind (world_bank_csv, PLEDGE_IMPORT_WORLD_BANK_CSV, "world-bank-ms.mil.xpnd.gd.zs-2025-10-07");
  assert_text_kind (world_bank_json, PLEDGE_IMPORT_WORLD_BANK_JSON, "world-bank-ms.mil.xpnd.gd.zs-2025-10-07");
  assert_text_kind (fixture_edition, PLEDGE_IMPORT_EDITION, "made-up-1");
}

static void
assert_refused (GBytes *bytes, const char *first, const char *second)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (pledge_import_read_bytes (bytes, "some file", NULL, &error));
  g_assert_nonnull (error);
  fixture_assert_error (error, error->code, "some file", first, second, NULL);
}

static void
test_zip (void)
{
  g_autoptr (GBytes) site_zip = fixture_zip ("Metadata_Country_API_X.csv", "a,b\n", "API_X_DS2_en_csv_v2_1.csv", world_bank_csv,
                                             "Metadata_Indicator_API_X.csv", "c,d\n", NULL);
  g_autoptr (GBytes) two_zip = fixture_zip ("API_X.csv", world_bank_csv, "API_Y.csv", world_bank_csv, NULL);
  g_autoptr (GBytes) other_zip = fixture_zip ("readme.txt", "nothing", NULL);
  g_autoptr (GBytes) spoilt_zip = fixture_zip ("API_X.csv", plain, NULL);

  assert_kind (site_zip, PLEDGE_IMPORT_WORLD_BANK_CSV, "world-bank-ms.mil.xpnd.gd.zs-2025-10-07");
  assert_refused (two_zip, "one table", "one indicator");
  assert_refused (other_zip, "archive", "workbook");
  assert_refused (spoilt_zip, "Country Name", "archive");
}

static void
assert_text_refused (const char *text, const char *first, const char *second)
{
  g_autoptr (GBytes) bytes = fixture_bytes (text);

  assert_refused (bytes, first, second);
}

static void
test_strangers (void)
{
  static const char xls[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old";
  g_autofree char *outlook = fixture_replace (fixture_edition, "pledgeline-edition/1", "pledgeline-outlook/1");
  g_autoptr (GBytes) utf16 = g_bytes_new ("\xff\xfe" "m\0e\0", 6);

  assert_text_refused ("", "empty", "file");
  assert_text_refused ("\xef\xbb\xbf\n <!DOCTYPE html><html><table></table></html>", "web page", "workbook");
  assert_text_refused ("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "web page or XML", "workbook");
  assert_text_refused (xls, ".xls", ".xlsx");
  assert_text_refused ("%PDF-1.7", "PDF", "CSV");
  assert_text_refused ("a,b,c\n1,2,3\n", "line 1", "member, year");
  assert_text_refused ("just a sentence\n", "line 1", "member, year");
  assert_text_refused ("{\"format\": \"pledgeline-edition/2\"}", "pledgeline-edition/1", "format");
  assert_text_refused (outlook, "outlook", "edition");
  assert_refused (utf16, "UTF-16", "UTF-8");
}

static void
test_other_workbook (void)
{
  static const char *const cells[] = { "'Item", "'Price", NULL };
  FixtureBook *book = fixture_book_new ("2024-06-17", NULL);
  g_autoptr (GBytes) bytes = NULL;

  fixture_sheet_add_row (fixture_book_add_sheet (book, "Sheet1"), 1, cells);
  bytes = fixture_book_to_bytes (book);
  fixture_book_free (book);

  assert_refused (bytes, "NATO", "SIPRI");
}

/* What can be written but not read again at the next start is refused now. */
static void
test_must_be_readable (void)
{
  g_autofree char *bad_id = fixture_replace (plain, "# publisher", "# id: No Id\n# publisher");
  g_autofree char *bad_text = fixture_replace (plain, "# publisher: Nobody", "# publisher: No\xe2\x80\xae" "body");
  g_autofree char *bad_base = fixture_replace (plain, "share_published_pct", "spending_const_usd_m");

  assert_text_refused (bad_id, "id", "No Id");
  assert_text_refused (bad_text, "publisher", "hides");
  assert_text_refused (bad_base, "price_base_year", "constant prices");
}

static void
test_files (void)
{
  g_autofree char *folder = fixture_make_folder ();
  g_autofree char *path = fixture_write (folder, "figures.xlsx", plain);
  g_autofree char *large = g_build_filename (folder, "large.csv", NULL);
  g_autofree char *nothing = g_build_filename (folder, "nothing.csv", NULL);
  g_autoptr (GError) error = NULL, too_large = NULL, missing = NULL;
  g_autoptr (PledgeImport) import = pledge_import_read_file (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (pledge_import_get_kind (import), ==, PLEDGE_IMPORT_PLAIN_CSV);
  g_assert_cmpstr (pledge_import_get_source (import), ==, "figures.xlsx");

  /* A hundred megabytes that take no room. */
  g_assert_cmpint (g_close (g_creat (large, 0600), NULL), ==, TRUE);
  g_assert_cmpint (truncate (large, 100 * 1000 * 1000), ==, 0);
  g_assert_null (pledge_import_read_file (large, NULL, &too_large));
  fixture_assert_error (too_large, PLEDGE_IO_ERROR_SYNTAX, "large.csv", "larger", NULL);
  g_assert_null (pledge_import_read_file (nothing, NULL, &missing));
  fixture_assert_error (missing, PLEDGE_IO_ERROR_READ, "nothing.csv", "no such file", NULL);

  fixture_remove_folder (folder);
}

static void
test_words (void)
{
  for (PledgeImportKind kind = PLEDGE_IMPORT_NATO_WORKBOOK; kind <= PLEDGE_IMPORT_EDITION; kind++)
    {
      g_assert_nonnull (pledge_import_kind_to_id (kind));
      g_assert_nonnull (pledge_import_kind_get_label (kind));
    }
  g_assert_cmpstr (pledge_import_kind_to_id (PLEDGE_IMPORT_EDITION), ==, "edition");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/kinds", test_kinds);
  g_test_add_func ("/import/zip", test_zip);
  g_test_add_func ("/import/strangers", test_strangers);
  g_test_add_func ("/import/other-workbook", test_other_workbook);
  g_test_add_func ("/import/must-be-readable", test_must_be_readable);
  g_test_add_func ("/import/files", test_files);
  g_test_add_func ("/import/words", test_words);

  return g_test_run ();
}
