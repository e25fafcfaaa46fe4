/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-edition.h"
#include "pledge-workbook.h"

/* Made-up workbooks: a grid of cells a sheet, which can be changed before it is written.
 *
 * A cell is NULL where it holds nothing, a number ("12.5"), or a text behind an apostrophe ("'Albania"). Behind "|" may
 * stand how it looks: b blue, r red, g green, B and R the same by what is behind it, % a percentage; "#REF!" is a
 * failure, "=" a formula without its result. Rows and columns count from 1. */

typedef struct {
  GPtrArray *cells; /* char *, by column - 1 */
  gboolean hidden;
} FixtureRow;

typedef struct {
  char *name;
  gboolean hidden;
  GPtrArray *rows; /* FixtureRow, by row - 1 */
  GPtrArray *merges; /* "B7:C8" */
} FixtureSheet;

typedef struct {
  GPtrArray *sheets; /* FixtureSheet */
  char *created;  /* in the file's properties; NULL where it says nothing */
  char *modified;
} FixtureBook;

FixtureBook *fixture_book_new (const char *created, const char *modified);
void fixture_book_free (FixtureBook *book);
/* The same cells, as far as they matter. */
FixtureBook *fixture_book_from_workbook (PledgeWorkbook *workbook);
FixtureSheet *fixture_book_add_sheet (FixtureBook *book, const char *name);
FixtureSheet *fixture_book_find_sheet (FixtureBook *book, const char *name);

/* Below the last row; first_column: of the first of the cells. (cells: NULL-terminated) */
void fixture_sheet_add_row (FixtureSheet *sheet, guint first_column, const char *const *cells);
void fixture_sheet_add_text (FixtureSheet *sheet, guint column, const char *text);
void fixture_sheet_add_blank (FixtureSheet *sheet, guint n_rows);
const char *fixture_sheet_get (FixtureSheet *sheet, guint row, guint column);
void fixture_sheet_set (FixtureSheet *sheet, guint row, guint column, const char *cell);
/* (nullable) The row of the first cell that holds the text, and its column. */
guint fixture_sheet_find (FixtureSheet *sheet, const char *text, guint *column);
guint fixture_sheet_count_columns (FixtureSheet *sheet);

void fixture_sheet_insert_row (FixtureSheet *sheet, guint row);
void fixture_sheet_delete_row (FixtureSheet *sheet, guint row);
void fixture_sheet_swap_rows (FixtureSheet *sheet, guint row, guint other);
/* In every row; with: what stands in it from first_row to last_row, or NULL. */
void fixture_sheet_insert_column (FixtureSheet *sheet, guint column, guint first_row, guint last_row, const char *with);
void fixture_sheet_delete_column (FixtureSheet *sheet, guint column);
/* Cells of one row, or of one column, follow to the left, or up. */
void fixture_sheet_delete_cell_left (FixtureSheet *sheet, guint row, guint column);
void fixture_sheet_insert_cell_right (FixtureSheet *sheet, guint row, guint column);
void fixture_sheet_delete_cell_up (FixtureSheet *sheet, guint row, guint column);
void fixture_sheet_insert_cell_down (FixtureSheet *sheet, guint row, guint column);

/* (transfer full) */
GBytes *fixture_book_to_bytes (FixtureBook *book);
/* An archive of parts: names and contents in turn, up to NULL. */
GBytes *fixture_zip (const char *first_name, ...) G_GNUC_NULL_TERMINATED;
/* A workbook of one sheet whose XML is given, with the document's other parts around it. strings: of shared strings or NULL. */
GBytes *fixture_zip_sheet (const char *sheet_xml, const char *strings);

/* Asserts that each figure of the edition is one of the other's, with its flag; how many of the other's are missing. */
guint fixture_assert_part_of (PledgeEdition *edition, PledgeEdition *whole, const char *what);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FixtureBook, fixture_book_free)
