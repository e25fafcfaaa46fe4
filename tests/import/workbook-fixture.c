/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbook-fixture.h"

#include <archive.h>
#include <archive_entry.h>
#include <math.h>
#include <string.h>

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006"
#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define MAX_SHEETS 32

/* In the order of cellXfs below: plain, and what each letter says, then the same as percentages. */
static const char looks[] = " brgBR";
#define N_LOOKS 6

static const char styles_part[] = HEAD
  "<styleSheet xmlns=\"" MAIN "\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"0.0\\%&quot; %&quot;\"/></numFmts>"
  "<fonts><font><color theme=\"1\"/></font><font><color rgb=\"FF0000FF\"/></font><font><color indexed=\"10\"/></font>"
  "<font><color rgb=\"FF00A000\"/></font></fonts>"
  "<fills><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>"
  "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF99CCFF\"/></patternFill></fill>"
  "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFFF8080\"/></patternFill></fill></fills>"
  "<cellXfs>"
  "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\"/><xf fontId=\"1\"/><xf fontId=\"2\"/><xf fontId=\"3\"/><xf fillId=\"2\"/><xf fillId=\"3\"/>"
  "<xf numFmtId=\"10\" fontId=\"0\" fillId=\"0\"/><xf numFmtId=\"10\" fontId=\"1\"/><xf numFmtId=\"10\" fontId=\"2\"/>"
  "<xf numFmtId=\"10\" fontId=\"3\"/><xf numFmtId=\"10\" fillId=\"2\"/><xf numFmtId=\"10\" fillId=\"3\"/>"
  "</cellXfs></styleSheet>";

static const char package_relations[] = HEAD
  "<Relationships xmlns=\"" PACKAGE "/relationships\">"
  "<Relationship Id=\"rId1\" Type=\"" OFFICE "/officeDocument\" Target=\"xl/workbook.xml\"/>"
  "<Relationship Id=\"rId2\" Type=\"" PACKAGE "/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>";

static void
row_free (gpointer data)
{
  FixtureRow *row = data;

  g_ptr_array_unref (row->cells);
  g_free (row);
}

static FixtureRow *
row_new (void)
{
  FixtureRow *row = g_new0 (FixtureRow, 1);

  row->cells = g_ptr_array_new_with_free_func (g_free);
  return row;
}

static void
sheet_free (gpointer data)
{
  FixtureSheet *sheet = data;

  g_ptr_array_unref (sheet->rows);
  g_ptr_array_unref (sheet->merges);
  g_free (sheet->name);
  g_free (sheet);
}

FixtureBook *
fixture_book_new (const char *created, const char *modified)
{
  FixtureBook *book = g_new0 (FixtureBook, 1);

  book->sheets = g_ptr_array_new_with_free_func (sheet_free);
  book->created = g_strdup (created);
  book->modified = g_strdup (modified);
  return book;
}

void
fixture_book_free (FixtureBook *book)
{
  g_ptr_array_unref (book->sheets);
  g_free (book->created);
  g_free (book->modified);
  g_free (book);
}

static char *
dup_cell (PledgeWorkbook *workbook, const PledgeCell *cell)
{
  static const char *const colours[] = { "", "b", "r", "g" };
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *look = NULL;

  if (cell->kind == PLEDGE_CELL_FAILURE)
    return g_strdup (cell->text);
  if (cell->kind == PLEDGE_CELL_TEXT)
    return g_strconcat ("'", cell->text, NULL);
  look = g_strconcat (colours[pledge_workbook_get_colour (workbook, cell)], pledge_workbook_shows_percent (workbook, cell) ? "%" : "", NULL);
  return g_strconcat (g_ascii_dtostr (number, sizeof number, cell->number), *look != '\0' ? "|" : NULL, look, NULL);
}

FixtureBook *
fixture_book_from_workbook (PledgeWorkbook *workbook)
{
  FixtureBook *book = fixture_book_new (pledge_workbook_get_created (workbook), pledge_workbook_get_modified (workbook));

  for (guint i = 0; i < pledge_workbook_get_n_sheets (workbook); i++)
    {
      PledgeSheet *from = pledge_workbook_get_sheet (workbook, i);
      FixtureSheet *sheet = fixture_book_add_sheet (book, pledge_sheet_get_name (from));

      sheet->hidden = pledge_sheet_is_hidden (from);
      for (guint j = 0; j < pledge_sheet_get_n_rows (from); j++)
        {
          const PledgeSheetRow row = pledge_sheet_get_row (from, j);

          for (guint k = 0; k < row.n_cells; k++)
            {
              g_autofree char *cell = dup_cell (workbook, &row.cells[k]);

              fixture_sheet_set (sheet, row.number, row.cells[k].column, cell);
            }
          ((FixtureRow *) sheet->rows->pdata[row.number - 1])->hidden = row.hidden;
        }
    }
  return book;
}

FixtureSheet *
fixture_book_add_sheet (FixtureBook *book, const char *name)
{
  FixtureSheet *sheet = g_new0 (FixtureSheet, 1);

  g_assert_cmpuint (book->sheets->len, <, MAX_SHEETS);
  sheet->name = g_strdup (name);
  sheet->rows = g_ptr_array_new_with_free_func (row_free);
  sheet->merges = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (book->sheets, sheet);
  return sheet;
}

FixtureSheet *
fixture_book_find_sheet (FixtureBook *book, const char *name)
{
  for (guint i = 0; i < book->sheets->len; i++)
    if (strcmp (((FixtureSheet *) book->sheets->pdata[i])->name, name) == 0)
      return book->sheets->pdata[i];

  g_assert_not_reached ();
}

static FixtureRow *
ensure_row (FixtureSheet *sheet, guint row)
{
  while (sheet->rows->len < row)
    g_ptr_array_add (sheet->rows, row_new ());
  return sheet->rows->pdata[row - 1];
}

void
fixture_sheet_add_row (FixtureSheet *sheet, guint first_column, const char *const *cells)
{
  guint row = sheet->rows->len + 1;

  ensure_row (sheet, row);
  for (guint i = 0; cells[i] != NULL; i++)
    fixture_sheet_set (sheet, row, first_column + i, *cells[i] != '\0' ? cells[i] : NULL);
}

void
fixture_sheet_add_text (FixtureSheet *sheet, guint column, const char *text)
{
  g_autofree char *cell = g_strconcat ("'", text, NULL);

  fixture_sheet_set (sheet, sheet->rows->len + 1, column, cell);
}

void
fixture_sheet_add_blank (FixtureSheet *sheet, guint n_rows)
{
  for (guint i = 0; i < n_rows; i++)
    g_ptr_array_add (sheet->rows, row_new ());
}

const char *
fixture_sheet_get (FixtureSheet *sheet, guint row, guint column)
{
  FixtureRow *at = row <= sheet->rows->len ? sheet->rows->pdata[row - 1] : NULL;

  return at != NULL && column <= at->cells->len ? at->cells->pdata[column - 1] : NULL;
}

void
fixture_sheet_set (FixtureSheet *sheet, guint row, guint column, const char *cell)
{
  GPtrArray *cells = ensure_row (sheet, row)->cells;

  if (cells->len < column)
    g_ptr_array_set_size (cells, column);
  g_free (cells->pdata[column - 1]);
  cells->pdata[column - 1] = g_strdup (cell);
}

guint
fixture_sheet_find (FixtureSheet *sheet, const char *text, guint *column)
{
  for (guint row = 1; row <= sheet->rows->len; row++)
    for (guint at = 1; at <= ((FixtureRow *) sheet->rows->pdata[row - 1])->cells->len; at++)
      {
        const char *cell = fixture_sheet_get (sheet, row, at);

        if (cell != NULL && strcmp (cell + (*cell == '\''), text) == 0)
          {
            if (column != NULL)
              *column = at;
            return row;
          }
      }
  g_error ("no cell of %s holds “%s”", sheet->name, text);
}

guint
fixture_sheet_count_columns (FixtureSheet *sheet)
{
  guint count = 0;

  for (guint i = 0; i < sheet->rows->len; i++)
    count = MAX (count, ((FixtureRow *) sheet->rows->pdata[i])->cells->len);
  return count;
}

void
fixture_sheet_insert_row (FixtureSheet *sheet, guint row)
{
  g_ptr_array_insert (sheet->rows, row - 1, row_new ());
}

void
fixture_sheet_delete_row (FixtureSheet *sheet, guint row)
{
  g_ptr_array_remove_index (sheet->rows, row - 1);
}

void
fixture_sheet_swap_rows (FixtureSheet *sheet, guint row, guint other)
{
  gpointer first = sheet->rows->pdata[row - 1];

  sheet->rows->pdata[row - 1] = sheet->rows->pdata[other - 1];
  sheet->rows->pdata[other - 1] = first;
}

void
fixture_sheet_insert_column (FixtureSheet *sheet, guint column, guint first_row, guint last_row, const char *with)
{
  for (guint row = 1; row <= sheet->rows->len; row++)
    {
      fixture_sheet_insert_cell_right (sheet, row, column);
      if (row >= first_row && row <= last_row)
        fixture_sheet_set (sheet, row, column, with);
    }
}

void
fixture_sheet_delete_column (FixtureSheet *sheet, guint column)
{
  for (guint row = 1; row <= sheet->rows->len; row++)
    fixture_sheet_delete_cell_left (sheet, row, column);
}

void
fixture_sheet_delete_cell_left (FixtureSheet *sheet, guint row, guint column)
{
  GPtrArray *cells = ((FixtureRow *) sheet->rows->pdata[row - 1])->cells;

  if (column <= cells->len)
    g_ptr_array_remove_index (cells, column - 1);
}

void
fixture_sheet_insert_cell_right (FixtureSheet *sheet, guint row, guint column)
{
  GPtrArray *cells = ((FixtureRow *) sheet->rows->pdata[row - 1])->cells;

  if (column <= cells->len)
    g_ptr_array_insert (cells, column - 1, NULL);
}

void
fixture_sheet_delete_cell_up (FixtureSheet *sheet, guint row, guint column)
{
  for (; row < sheet->rows->len; row++)
    fixture_sheet_set (sheet, row, column, fixture_sheet_get (sheet, row + 1, column));
  fixture_sheet_set (sheet, row, column, NULL);
}

void
fixture_sheet_insert_cell_down (FixtureSheet *sheet, guint row, guint column)
{
  for (guint at = sheet->rows->len + 1; at > row; at--)
    fixture_sheet_set (sheet, at, column, fixture_sheet_get (sheet, at - 1, column));
  fixture_sheet_set (sheet, row, column, NULL);
}

static void
append_reference (GString *xml, guint row, guint column)
{
  char letters[8] = "";
  int at = sizeof letters - 1;

  for (; column > 0; column = (column - 1) / 26)
    letters[--at] = 'A' + (column - 1) % 26;
  g_string_append_printf (xml, "%s%u", letters + at, row);
}

static guint
get_style (const char *look)
{
  guint style = 0;

  for (; *look != '\0'; look++)
    if (*look == '%')
      style += N_LOOKS;
    else
      style += strchr (looks, *look) - looks;
  return style;
}

static void
append_cell (GString *xml, guint row, guint column, const char *cell)
{
  g_autofree char *escaped = NULL;
  const char *bar = *cell != '\'' ? strchr (cell, '|') : NULL;

  g_string_append (xml, "<c r=\"");
  append_reference (xml, row, column);
  if (*cell == '\'')
    {
      escaped = g_markup_escape_text (cell + 1, -1);
      g_string_append_printf (xml, "\" t=\"inlineStr\"><is><t>%s</t></is></c>", escaped);
    }
  else if (*cell == '#')
    g_string_append_printf (xml, "\" t=\"e\"><v>%s</v></c>", cell);
  else if (*cell == '=')
    g_string_append (xml, "\"><f>A1+1</f></c>");
  else
    g_string_append_printf (xml, "\" s=\"%u\"><v>%.*s</v></c>", get_style (bar != NULL ? bar + 1 : ""),
                            bar != NULL ? (int) (bar - cell) : (int) strlen (cell), cell);
}

static char *
dup_sheet_xml (FixtureSheet *sheet)
{
  GString *xml = g_string_new (HEAD "<worksheet xmlns=\"" MAIN "\"><dimension ref=\"A1:XFD1048576\"/><sheetData>");

  for (guint row = 1; row <= sheet->rows->len; row++)
    {
      FixtureRow *at = sheet->rows->pdata[row - 1];

      g_string_append_printf (xml, "<row r=\"%u\"%s>", row, at->hidden ? " hidden=\"1\"" : "");
      for (guint column = 1; column <= at->cells->len; column++)
        if (at->cells->pdata[column - 1] != NULL)
          append_cell (xml, row, column, at->cells->pdata[column - 1]);
      g_string_append (xml, "</row>");
    }
  g_string_append (xml, "</sheetData>");
  if (sheet->merges->len > 0)
    {
      g_string_append (xml, "<mergeCells>");
      for (guint i = 0; i < sheet->merges->len; i++)
        g_string_append_printf (xml, "<mergeCell ref=\"%s\"/>", (char *) sheet->merges->pdata[i]);
      g_string_append (xml, "</mergeCells>");
    }
  g_string_append (xml, "</worksheet>");
  return g_string_free (xml, FALSE);
}

static void
add_part (struct archive *archive, const char *name, const char *content)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, strlen (content));
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, content, strlen (content)), ==, (gssize) strlen (content));
  archive_entry_free (entry);
}

static la_ssize_t
write_cb (struct archive *archive, void *data, const void *buffer, size_t length)
{
  g_byte_array_append (data, buffer, length);
  return length;
}

static struct archive *
open_archive (GByteArray *into)
{
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  /* Else it pads the end to a block. */
  archive_write_set_bytes_in_last_block (archive, 1);
  g_assert_cmpint (archive_write_open (archive, into, NULL, write_cb, NULL), ==, ARCHIVE_OK);
  return archive;
}

static GBytes *
close_archive (struct archive *archive, GByteArray *into)
{
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
  return g_byte_array_free_to_bytes (into);
}

static void
add_date (GString *xml, const char *name, const char *day)
{
  if (day != NULL)
    g_string_append_printf (xml, "<dcterms:%s>%sT10:00:00Z</dcterms:%s>", name, day, name);
}

static void
add_document (struct archive *archive, FixtureBook *book)
{
  g_autoptr (GString) document = g_string_new (HEAD "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "\"><sheets>");
  g_autoptr (GString) relations = g_string_new (HEAD "<Relationships xmlns=\"" PACKAGE "/relationships\"><Relationship Id=\"rIdS\" Type=\"" OFFICE "/styles\" Target=\"styles.xml\"/>");
  g_autoptr (GString) core = g_string_new (HEAD "<cp:coreProperties xmlns:cp=\"" PACKAGE "/metadata/core-properties\" xmlns:dcterms=\"http://purl.org/dc/terms/\">");

  for (guint i = 0; i < book->sheets->len; i++)
    {
      FixtureSheet *sheet = book->sheets->pdata[i];
      g_autofree char *name = g_markup_escape_text (sheet->name, -1);

      g_string_append_printf (document, "<sheet name=\"%s\" sheetId=\"%u\"%s r:id=\"rId%u\"/>", name, i + 1, sheet->hidden ? " state=\"hidden\"" : "", i + 1);
      g_string_append_printf (relations, "<Relationship Id=\"rId%u\" Type=\"" OFFICE "/worksheet\" Target=\"worksheets/sheet%u.xml\"/>", i + 1, i + 1);
    }
  g_string_append (document, "</sheets></workbook>");
  g_string_append (relations, "</Relationships>");
  add_date (core, "created", book->created);
  add_date (core, "modified", book->modified);
  g_string_append (core, "</cp:coreProperties>");
  add_part (archive, "_rels/.rels", package_relations);
  add_part (archive, "docProps/core.xml", core->str);
  add_part (archive, "xl/workbook.xml", document->str);
  add_part (archive, "xl/_rels/workbook.xml.rels", relations->str);
  add_part (archive, "xl/styles.xml", styles_part);
}

GBytes *
fixture_book_to_bytes (FixtureBook *book)
{
  GByteArray *into = g_byte_array_new ();
  struct archive *archive = open_archive (into);

  add_document (archive, book);
  for (guint i = 0; i < book->sheets->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("xl/worksheets/sheet%u.xml", i + 1);
      g_autofree char *xml = dup_sheet_xml (book->sheets->pdata[i]);

      add_part (archive, name, xml);
    }
  return close_archive (archive, into);
}

GBytes *
fixture_zip (const char *first_name, ...)
{
  GByteArray *into = g_byte_array_new ();
  struct archive *archive = open_archive (into);
  va_list arguments;

  va_start (arguments, first_name);
  for (const char *name = first_name; name != NULL; name = va_arg (arguments, const char *))
    add_part (archive, name, va_arg (arguments, const char *));
  va_end (arguments);
  return close_archive (archive, into);
}

GBytes *
fixture_zip_sheet (const char *sheet_xml, const char *strings)
{
  return fixture_zip (
    "_rels/.rels", package_relations,
    "xl/workbook.xml", HEAD "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "\"><sheets><sheet name=\"One\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
    "xl/_rels/workbook.xml.rels", HEAD "<Relationships xmlns=\"" PACKAGE "/relationships\">"
      "<Relationship Id=\"rId1\" Type=\"" OFFICE "/worksheet\" Target=\"/xl/worksheets/sheet1.xml\"/>"
      "<Relationship Id=\"rId2\" Type=\"" OFFICE "/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>",
    "xl/worksheets/sheet1.xml", sheet_xml,
    strings != NULL ? "xl/sharedStrings.xml" : NULL, strings, NULL);
}

guint
fixture_assert_part_of (PledgeEdition *edition, PledgeEdition *whole, const char *what)
{
  const PledgeEditionInfo *info = pledge_edition_get_info (whole);
  guint n_missing = 0, n_found = 0, n_here = 0;

  for (guint i = 0; i < pledge_edition_get_n_members (whole); i++)
    for (guint j = 0; j < pledge_edition_get_n_indicators (whole); j++)
      for (int year = info->first_year; year <= info->last_year; year++)
        {
          const char *iso3 = pledge_edition_get_member_iso3 (whole, i), *indicator = pledge_edition_get_indicator_id (whole, j);
          double wanted = pledge_edition_get_value (whole, iso3, indicator, year), got = pledge_edition_get_value (edition, iso3, indicator, year);

          if (isnan (wanted) && isnan (got))
            continue;
          if (isnan (got))
            n_missing++;
          else if (!(fabs (got - wanted) <= fabs (wanted) * 1e-9))
            g_error ("%s: %s of %s, %d is read as %g, and was %g", what, indicator, iso3, year, got, wanted);
          else
            n_found++;
        }

  for (guint i = 0; i < pledge_edition_get_n_members (edition); i++)
    for (guint j = 0; j < pledge_edition_get_n_indicators (edition); j++)
      {
        const PledgeHistory *history = pledge_edition_get_history (edition, pledge_edition_get_member_iso3 (edition, i), pledge_edition_get_indicator_id (edition, j));

        n_here += history != NULL ? pledge_history_count (history) : 0;
      }
  if (n_here != n_found)
    g_error ("%s: %u figures were read that are not in the table", what, n_here - n_found);
  return n_missing;
}
