/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "io-fixture.h"
#include "pledge-archive.h"
#include "workbook-fixture.h"

#define NS "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define SHEET(rows) "<worksheet " NS "><sheetData>" rows "</sheetData></worksheet>"

static PledgeWorkbook *
read_sheet (const char *xml, const char *strings, GError **error)
{
  g_autoptr (GBytes) bytes = fixture_zip_sheet (xml, strings);

  return pledge_workbook_new (bytes, "made-up.xlsx", error);
}

static const PledgeCell *
find_cell (PledgeWorkbook *workbook, guint row, guint column)
{
  PledgeSheet *sheet = pledge_workbook_get_sheet (workbook, 0);

  for (guint i = 0; i < pledge_sheet_get_n_rows (sheet); i++)
    {
      const PledgeSheetRow at = pledge_sheet_get_row (sheet, i);

      if (at.number == row)
        return pledge_sheet_row_find (&at, column);
    }
  return NULL;
}

static void
test_cells (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PledgeWorkbook) workbook =
    read_sheet (SHEET ("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"B2\"><v>1.5E3</v></c><c r=\"C2\" s=\"4\"/>"
                       "<c r=\"D2\" t=\"str\"><f>A1</f><v>made &amp; up</v></c></row>"
                       "<row hidden=\"1\"><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#REF!</v></c><c><f>1+1</f></c><c t=\"s\"><v>0</v></c></row>"
                       "<row r=\"1048576\"><c r=\"XFD1048576\"><v>-7</v></c></row>"),
                "<sst " NS "><si><t>  </t></si><si><r><t>Two </t></r><r><t>parts\302\240</t></r><rPh><t>unsaid</t></rPh></si></sst>", &error);
  PledgeSheet *sheet;

  g_assert_no_error (error);
  sheet = pledge_workbook_get_sheet (workbook, 0);
  g_assert_cmpuint (pledge_workbook_get_n_sheets (workbook), ==, 1);
  g_assert_cmpstr (pledge_sheet_get_name (sheet), ==, "One");
  g_assert_cmpuint (pledge_sheet_get_n_rows (sheet), ==, 3);
  g_assert_cmpstr (find_cell (workbook, 2, 1)->text, ==, "Two parts");
  g_assert_cmpfloat (find_cell (workbook, 2, 2)->number, ==, 1500);
  g_assert_null (find_cell (workbook, 2, 3));
  g_assert_cmpstr (find_cell (workbook, 2, 4)->text, ==, "made & up");
  g_assert_cmpint (find_cell (workbook, 3, 1)->kind, ==, PLEDGE_CELL_TRUTH);
  g_assert_cmpint (find_cell (workbook, 3, 2)->kind, ==, PLEDGE_CELL_FAILURE);
  g_assert_cmpint (find_cell (workbook, 3, 3)->kind, ==, PLEDGE_CELL_FAILURE);
  g_assert_null (find_cell (workbook, 3, 4));
  g_assert_true (pledge_sheet_get_row (sheet, 1).hidden);
  g_assert_cmpfloat (find_cell (workbook, 1048576, 16384)->number, ==, -7);
}

static void
test_looks (void)
{
  static const struct { const char *cell; PledgeCellColour colour; gboolean percent; } looks[] = {
    { "1", PLEDGE_CELL_PLAIN, FALSE }, { "1|b", PLEDGE_CELL_BLUE, FALSE }, { "1|r", PLEDGE_CELL_RED, FALSE },
    { "1|g", PLEDGE_CELL_COLOURED, FALSE }, { "1|B", PLEDGE_CELL_BLUE, FALSE }, { "1|R%", PLEDGE_CELL_RED, TRUE },
    { "1|%", PLEDGE_CELL_PLAIN, TRUE }, { "1|b%", PLEDGE_CELL_BLUE, TRUE },
  };
  g_autoptr (FixtureBook) book = fixture_book_new ("2020-02-29", NULL);
  FixtureSheet *sheet = fixture_book_add_sheet (book, "Q&A <1>");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PledgeWorkbook) workbook = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    fixture_sheet_set (sheet, 1, i + 1, looks[i].cell);
  g_ptr_array_add (sheet->merges, g_strdup ("B2:C4"));
  bytes = fixture_book_to_bytes (book);
  workbook = pledge_workbook_new (bytes, "made-up.xlsx", &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_assert_cmpint (pledge_workbook_get_colour (workbook, find_cell (workbook, 1, i + 1)), ==, looks[i].colour);
      g_assert_cmpint (pledge_workbook_shows_percent (workbook, find_cell (workbook, 1, i + 1)), ==, looks[i].percent);
    }
  g_assert_cmpstr (pledge_sheet_get_name (pledge_workbook_get_sheet (workbook, 0)), ==, "Q&A <1>");
  g_assert_cmpstr (pledge_workbook_get_created (workbook), ==, "2020-02-29");
  g_assert_null (pledge_workbook_get_modified (workbook));
  g_assert_true (pledge_sheet_has_merged (pledge_workbook_get_sheet (workbook, 0), 3, 3, 9));
  g_assert_false (pledge_sheet_has_merged (pledge_workbook_get_sheet (workbook, 0), 3, 4, 9));
}

typedef struct {
  const char *name;
  const char *xml;
  PledgeIoError code;
  const char *words;
} Refused;

static const Refused refused[] = {
  { "row-far", SHEET ("<row r=\"1000000000\"><c><v>1</v></c></row>"), PLEDGE_IO_ERROR_VALUE, "a number of at most 1048576" },
  { "row-back", SHEET ("<row r=\"5\"><c><v>1</v></c></row><row r=\"4\"/>"), PLEDGE_IO_ERROR_VALUE, "row 5: expected the next row to come after it" },
  { "column-far", SHEET ("<row r=\"1\"><c r=\"ZZZZ1\"><v>1</v></c></row>"), PLEDGE_IO_ERROR_VALUE, "got “ZZZZ1”" },
  { "cell-twice", SHEET ("<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row>"), PLEDGE_IO_ERROR_VALUE, "cell B1: expected the next cell to stand to its right" },
  { "cell-elsewhere", SHEET ("<row r=\"1\"><c r=\"B2\"><v>1</v></c></row>"), PLEDGE_IO_ERROR_VALUE, "row 1" },
  { "cell-without-row", SHEET ("<c r=\"B2\"><v>1</v></c>"), PLEDGE_IO_ERROR_VALUE, "to be in a row" },
  { "number-word", SHEET ("<row r=\"1\"><c r=\"B1\"><v>1,5</v></c></row>"), PLEDGE_IO_ERROR_VALUE, "cell B1: expected a finite number" },
  { "number-infinite", SHEET ("<row r=\"1\"><c r=\"B1\"><v>1e999</v></c></row>"), PLEDGE_IO_ERROR_VALUE, "cell B1: expected a finite number" },
  { "kind", SHEET ("<row r=\"1\"><c r=\"B1\" t=\"x\"><v>1</v></c></row>"), PLEDGE_IO_ERROR_VALUE, "a kind of cell" },
  { "string-missing", SHEET ("<row r=\"1\"><c r=\"B1\" t=\"s\"><v>3</v></c></row>"), PLEDGE_IO_ERROR_VALUE, "one of the workbook's 0 texts" },
  { "merge", "<worksheet " NS "><mergeCells><mergeCell ref=\"C2:B1\"/></mergeCells></worksheet>", PLEDGE_IO_ERROR_VALUE, "merged cells" },
  { "cut-short", "<worksheet " NS "><sheetData><row r=\"1\">", PLEDGE_IO_ERROR_SYNTAX, "xl/worksheets/sheet1.xml: line 1: expected well-formed XML" },
  { "html", "<html><body><p>Sign in</body></html>", PLEDGE_IO_ERROR_SYNTAX, "well-formed XML" },
  { "entities", "<!DOCTYPE w [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><worksheet " NS ">&b;</worksheet>", PLEDGE_IO_ERROR_SYNTAX, "expected no document type" },
  { "entity-elsewhere", "<!DOCTYPE w SYSTEM \"file:///etc/passwd\"><worksheet " NS "/>", PLEDGE_IO_ERROR_SYNTAX, "expected no document type" },
  { "entity-unknown", SHEET ("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>&b;</v></c></row>"), PLEDGE_IO_ERROR_SYNTAX, "well-formed XML" },
};

static void
test_refused (gconstpointer data)
{
  const Refused *test = data;
  g_autoptr (GError) error = NULL;

  g_assert_null (read_sheet (test->xml, NULL, &error));
  fixture_assert_error (error, test->code, "made-up.xlsx", test->words, NULL);
}

static void
assert_kind (const char *content, gsize length, PledgeIoError code, const char *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, length);
  g_autoptr (GError) error = NULL;

  g_assert_null (pledge_workbook_new (bytes, "made-up.xlsx", &error));
  fixture_assert_error (error, code, "made-up.xlsx", words, NULL);
}

static void
test_not_workbooks (void)
{
  static const char xls[] = "\320\317\021\340\241\261\032\341 and more";
  g_autoptr (GBytes) document = fixture_zip ("word/document.xml", "<w/>", NULL);
  g_autoptr (GBytes) twice = fixture_zip ("a.xml", "<a/>", "a.xml", "<b/>", NULL);
  g_autoptr (GBytes) good = fixture_zip_sheet (SHEET (""), NULL);
  gsize length;
  const char *data = g_bytes_get_data (good, &length);

  assert_kind ("", 0, PLEDGE_IO_ERROR_FORMAT, "this file is empty");
  assert_kind (xls, sizeof xls, PLEDGE_IO_ERROR_FORMAT, "the older kind (.xls)");
  assert_kind ("\357\273\277\n<html>", 10, PLEDGE_IO_ERROR_FORMAT, "a web page");
  assert_kind ("PK once", 7, PLEDGE_IO_ERROR_FORMAT, "this is none");
  assert_kind (data, length / 2, PLEDGE_IO_ERROR_SYNTAX, "damaged or cut short");
  assert_kind (g_bytes_get_data (document, NULL), g_bytes_get_size (document), PLEDGE_IO_ERROR_FORMAT, "this archive holds none");
  assert_kind (g_bytes_get_data (twice, NULL), g_bytes_get_size (twice), PLEDGE_IO_ERROR_SYNTAX, "“a.xml” stands twice");
}

/* Every byte of a small workbook turned over: read or refused, never worse. */
static void
test_damaged (void)
{
  g_autoptr (GBytes) good = fixture_zip_sheet (SHEET ("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"), "<sst " NS "><si><t>One</t></si></sst>");
  gsize length;
  const char *data = g_bytes_get_data (good, &length);

  for (gsize i = 0; i < length; i++)
    {
      g_autofree char *copy = g_memdup2 (data, length);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (PledgeWorkbook) workbook = NULL;

      copy[i] ^= 0x55;
      bytes = g_bytes_new (copy, length);
      workbook = pledge_workbook_new (bytes, "made-up.xlsx", &error);
      g_assert_true ((workbook == NULL) == (error != NULL));
    }
}

/* 200 MB of nothing in 200 kB: refused once more has come out than any workbook holds. */
static void
test_zip_bomb (void)
{
  g_autoptr (GString) xml = g_string_new ("<worksheet " NS "><sheetData>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_string_set_size (xml, PLEDGE_ARCHIVE_MAX_UNPACKED_BYTES + 1000);
  memset (xml->str + strlen ("<worksheet " NS "><sheetData>"), ' ', xml->len - strlen ("<worksheet " NS "><sheetData>"));
  bytes = fixture_zip_sheet (xml->str, NULL);
  g_assert_cmpuint (g_bytes_get_size (bytes), <, 1000000);
  g_assert_null (pledge_workbook_new (bytes, "made-up.xlsx", &error));
  fixture_assert_error (error, PLEDGE_IO_ERROR_SYNTAX, "made-up.xlsx", "when unpacked, this archive holds more", NULL);
}

static void
test_too_many_cells (void)
{
  g_autoptr (GString) xml = g_string_new ("<worksheet " NS "><sheetData><row>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i <= PLEDGE_WORKBOOK_MAX_CELLS; i++)
    g_string_append (xml, i % 1000 == 999 ? "</row><row>" : "<c><v>1</v></c>");
  for (guint i = 0; i < 2000; i++)
    g_string_append (xml, "<c><v>1</v></c>");
  g_string_append (xml, "</row></sheetData></worksheet>");
  bytes = fixture_zip_sheet (xml->str, NULL);
  g_assert_null (pledge_workbook_new (bytes, "made-up.xlsx", &error));
  fixture_assert_error (error, PLEDGE_IO_ERROR_VALUE, "made-up.xlsx", "at most 1000000 filled cells", NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workbook/cells", test_cells);
  g_test_add_func ("/workbook/looks", test_looks);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strconcat ("/workbook/refused/", refused[i].name, NULL);

      g_test_add_data_func (path, &refused[i], test_refused);
    }
  g_test_add_func ("/workbook/not-workbooks", test_not_workbooks);
  g_test_add_func ("/workbook/damaged", test_damaged);
  g_test_add_func ("/workbook/zip-bomb", test_zip_bomb);
  g_test_add_func ("/workbook/too-many-cells", test_too_many_cells);

  return g_test_run ();
}
