/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mutation-fixture.h"

#include <string.h>

#include "io-fixture.h"

typedef struct {
  const char *name;
  void (*change) (FixtureSheet *sheet, guint row, guint column);
  guint may_miss; /* figures that may be gone afterwards */
} Mutation;

static void
swap_with_next_row (FixtureSheet *sheet, guint row, guint column)
{
  if (row < sheet->rows->len)
    fixture_sheet_swap_rows (sheet, row, row + 1);
}

/* The texts of a column against its other cells. */
static void
swap_with_cell_below (FixtureSheet *sheet, guint row, guint column)
{
  g_autofree char *cell = g_strdup (fixture_sheet_get (sheet, row, column));

  fixture_sheet_set (sheet, row, column, fixture_sheet_get (sheet, row + 1, column));
  fixture_sheet_set (sheet, row + 1, column, cell);
}

static gboolean
is_text (const char *cell)
{
  return cell != NULL && *cell == '\'';
}

static void
swap_texts_below (FixtureSheet *sheet, guint row, guint column)
{
  if (is_text (fixture_sheet_get (sheet, row, column)) && is_text (fixture_sheet_get (sheet, row + 1, column)))
    swap_with_cell_below (sheet, row, column);
}

static void
double_row (FixtureSheet *sheet, guint row, guint column)
{
  fixture_sheet_insert_row (sheet, row + 1);
  for (guint at = 1; at <= fixture_sheet_count_columns (sheet); at++)
    fixture_sheet_set (sheet, row + 1, at, fixture_sheet_get (sheet, row, at));
}

static void
delete_row (FixtureSheet *sheet, guint row, guint column)
{
  fixture_sheet_delete_row (sheet, row);
}

static void
insert_row (FixtureSheet *sheet, guint row, guint column)
{
  fixture_sheet_insert_row (sheet, row);
}

static void
empty_cell (FixtureSheet *sheet, guint row, guint column)
{
  fixture_sheet_set (sheet, row, column, NULL);
}

static void
insert_numbers (FixtureSheet *sheet, guint row, guint column)
{
  fixture_sheet_insert_column (sheet, column, 1, sheet->rows->len, "12");
}

static void
insert_texts (FixtureSheet *sheet, guint row, guint column)
{
  fixture_sheet_insert_column (sheet, column, 1, sheet->rows->len, "'a");
}

static void
insert_column (FixtureSheet *sheet, guint row, guint column)
{
  fixture_sheet_insert_column (sheet, column, 1, 0, NULL);
}

static void
delete_column (FixtureSheet *sheet, guint row, guint column)
{
  fixture_sheet_delete_column (sheet, column);
}

/* Of any cell. A row of a table that may lack a country takes its figures with it. */
static const Mutation of_cells[] = {
  { "cell emptied", empty_cell, 0 },
  { "cell deleted, the rest moved left", fixture_sheet_delete_cell_left, 0 },
  { "cell inserted, the rest moved right", fixture_sheet_insert_cell_right, 0 },
  { "cell deleted, the rest moved up", fixture_sheet_delete_cell_up, 0 },
  { "cell inserted, the rest moved down", fixture_sheet_insert_cell_down, 0 },
  { "text swapped with the one below", swap_texts_below, 0 },
};

static const Mutation of_rows[] = {
  { "row deleted", delete_row, G_MAXUINT },
  { "blank row inserted", insert_row, 0 },
  { "row swapped with the next", swap_with_next_row, 0 },
  { "row doubled", double_row, 0 },
};

static const Mutation of_columns[] = {
  { "column of numbers inserted", insert_numbers, 0 },
  { "column of texts inserted", insert_texts, 0 },
  { "blank column inserted", insert_column, 0 },
  { "column deleted", delete_column, G_MAXUINT },
};

typedef struct {
  FixtureBook *good;
  PledgeEdition *whole;
  FixtureRead read;
  guint refused, accepted;
} Run;

static FixtureSheet *
copy_sheet (FixtureSheet *from)
{
  FixtureBook *book = fixture_book_new (NULL, NULL);
  FixtureSheet *sheet = fixture_book_add_sheet (book, from->name);

  sheet->hidden = from->hidden;
  for (guint row = 1; row <= from->rows->len; row++)
    {
      FixtureRow *at = from->rows->pdata[row - 1];

      fixture_sheet_add_blank (sheet, 1);
      ((FixtureRow *) sheet->rows->pdata[row - 1])->hidden = at->hidden;
      for (guint column = 1; column <= at->cells->len; column++)
        fixture_sheet_set (sheet, row, column, at->cells->pdata[column - 1]);
    }
  g_ptr_array_steal_index (book->sheets, 0);
  fixture_book_free (book);
  return sheet;
}

static PledgeWorkbook *
open_book (FixtureBook *book)
{
  g_autoptr (GBytes) bytes = fixture_book_to_bytes (book);
  g_autoptr (GError) error = NULL;
  PledgeWorkbook *workbook = pledge_workbook_new (bytes, "made-up.xlsx", &error);

  g_assert_no_error (error);
  return workbook;
}

PledgeEdition *
fixture_read_book (FixtureBook *book, FixtureRead read)
{
  g_autoptr (PledgeWorkbook) workbook = open_book (book);
  g_autoptr (GError) error = NULL;
  PledgeEdition *edition = read (workbook, &error);

  g_assert_no_error (error);
  return edition;
}

char *
fixture_refuse_book (FixtureBook *book, FixtureRead read)
{
  g_autoptr (PledgeWorkbook) workbook = open_book (book);
  g_autoptr (GError) error = NULL;
  g_autoptr (PledgeEdition) edition = read (workbook, &error);

  g_assert_null (edition);
  g_assert_nonnull (error);
  fixture_assert_error (error, error->code, "made-up.xlsx", NULL);
  return g_strdup (error->message);
}

/* A table need not have been in the book, so that one taken away whole can be missing. */
static void
try (Run *run, guint sheet, const Mutation *mutation, guint row, guint column)
{
  g_autofree char *what = g_strdup_printf ("%s, row %u, column %u: %s", ((FixtureSheet *) run->good->sheets->pdata[sheet])->name, row, column, mutation->name);
  FixtureSheet *kept = run->good->sheets->pdata[sheet], *changed = copy_sheet (kept);
  g_autoptr (PledgeWorkbook) workbook = NULL;
  g_autoptr (PledgeEdition) edition = NULL;
  g_autoptr (GError) error = NULL;

  mutation->change (changed, row, column);
  g_ptr_array_steal_index (run->good->sheets, sheet);
  g_ptr_array_insert (run->good->sheets, sheet, changed);
  workbook = open_book (run->good);
  g_ptr_array_remove_index (run->good->sheets, sheet);
  g_ptr_array_insert (run->good->sheets, sheet, kept);

  edition = run->read (workbook, &error);
  if (edition == NULL)
    {
      fixture_assert_error (error, error->code, "made-up.xlsx", NULL);
      run->refused++;
      return;
    }
  run->accepted++;
  if (fixture_assert_part_of (edition, run->whole, what) > mutation->may_miss)
    g_error ("%s: figures are missing", what);
}

void
fixture_mutate_cells (FixtureBook *good, FixtureRead read, guint stride, guint *refused, guint *accepted)
{
  g_autoptr (PledgeEdition) whole = fixture_read_book (good, read);
  Run run = { .good = good, .whole = whole, .read = read };
  guint count = 0;

  for (guint i = 0; i < good->sheets->len; i++)
    {
      FixtureSheet *sheet = good->sheets->pdata[i];
      guint n_rows = sheet->rows->len, n_columns = fixture_sheet_count_columns (sheet);

      for (guint row = 1; row <= n_rows; row++)
        for (guint j = 0; j < G_N_ELEMENTS (of_rows); j++)
          if (count++ % stride == 0)
            try (&run, i, &of_rows[j], row, 1);
      for (guint column = 1; column <= n_columns; column++)
        for (guint j = 0; j < G_N_ELEMENTS (of_columns); j++)
          if (count++ % stride == 0)
            try (&run, i, &of_columns[j], 1, column);
      for (guint row = 1; row <= n_rows; row++)
        for (guint column = 1; column <= n_columns; column++)
          for (guint j = 0; j < G_N_ELEMENTS (of_cells); j++)
            if (fixture_sheet_get (sheet, row, column) != NULL && count++ % stride == 0)
              try (&run, i, &of_cells[j], row, column);
    }
  *refused = run.refused;
  *accepted = run.accepted;
}
