/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* PledgeWorkbook: what stands in the cells of an Office Open XML workbook (.xlsx), and how it looks where looks
 * mean something: colours, percent formats, what is hidden, what is merged.
 *
 * Immutable. Only cells that hold something are kept, so that neither a stated size nor a cell at the far end
 * costs anything. A formula is worth the result saved with it. Rows and columns count from 1, as people do. */

G_BEGIN_DECLS

#define PLEDGE_WORKBOOK_MAX_SHEETS 200
#define PLEDGE_WORKBOOK_MAX_CELLS 1000000
#define PLEDGE_WORKBOOK_MAX_STRINGS 200000
#define PLEDGE_WORKBOOK_MAX_MERGES 10000
/* Of the format itself. */
#define PLEDGE_WORKBOOK_MAX_ROW 1048576
#define PLEDGE_WORKBOOK_MAX_COLUMN 16384
#define PLEDGE_WORKBOOK_MAX_TEXT_BYTES (4 * 32767)

typedef enum {
  PLEDGE_CELL_NUMBER,
  PLEDGE_CELL_TEXT,    /* not blank */
  PLEDGE_CELL_TRUTH,   /* number is 0 or 1 */
  PLEDGE_CELL_FAILURE, /* text is what the spreadsheet says: "#REF!", or a formula without a result */
} PledgeCellKind;

typedef struct {
  guint column;
  PledgeCellKind kind;
  guint style;
  double number;
  const char *text; /* the workbook's, valid UTF-8, spaces at its ends taken away; NULL for numbers */
} PledgeCell;

typedef struct {
  guint number;
  gboolean hidden;
  guint n_cells; /* never 0 */
  const PledgeCell *cells;
} PledgeSheetRow;

typedef struct _PledgeSheet PledgeSheet;
typedef struct _PledgeWorkbook PledgeWorkbook;

/* (transfer full) (nullable with error) name: what errors call the file. */
PledgeWorkbook *pledge_workbook_new (GBytes *bytes, const char *name, GError **error);
/* The same of an ordinary file of at most PLEDGE_ARCHIVE_MAX_BYTES. */
PledgeWorkbook *pledge_workbook_read_file (const char *path, GError **error);
void pledge_workbook_free (PledgeWorkbook *self);

const char *pledge_workbook_get_name (PledgeWorkbook *self);
/* (nullable) What the file says of itself: YYYY-MM-DD. */
const char *pledge_workbook_get_created (PledgeWorkbook *self);
const char *pledge_workbook_get_modified (PledgeWorkbook *self);

guint pledge_workbook_get_n_sheets (PledgeWorkbook *self);
PledgeSheet *pledge_workbook_get_sheet (PledgeWorkbook *self, guint position);

const char *pledge_sheet_get_name (PledgeSheet *self);
gboolean pledge_sheet_is_hidden (PledgeSheet *self);
/* Rows that hold something, in their order; valid until the workbook is freed. */
guint pledge_sheet_get_n_rows (PledgeSheet *self);
PledgeSheetRow pledge_sheet_get_row (PledgeSheet *self, guint position);
/* (nullable) */
const PledgeCell *pledge_sheet_row_find (const PledgeSheetRow *row, guint column);
/* Whether cells of that row, between two columns, are merged with others. */
gboolean pledge_sheet_has_merged (PledgeSheet *self, guint row, guint first_column, guint last_column);

/* Whether a cell's number is shown as a percentage, so that 0.02 reads 2 %. */
gboolean pledge_workbook_shows_percent (PledgeWorkbook *self, const PledgeCell *cell);

typedef enum {
  PLEDGE_CELL_PLAIN, /* black, grey, white, or the spreadsheet's own choice */
  PLEDGE_CELL_BLUE,
  PLEDGE_CELL_RED,
  PLEDGE_CELL_COLOURED, /* any other */
} PledgeCellColour;

/* Of the letters, or where they are plain, of the cell behind them. */
PledgeCellColour pledge_workbook_get_colour (PledgeWorkbook *self, const PledgeCell *cell);

/* Sets an error that names the file, the sheet and the cell, or the row where column is 0, or the sheet where row is
 * 0 too. Returns FALSE. */
gboolean pledge_sheet_fail (PledgeSheet *self, guint row, guint column, GError **error, const char *format, ...) G_GNUC_PRINTF (5, 6);
/* (transfer full) What a cell holds, fit to stand in a sentence; cell may be NULL. */
char *pledge_cell_dup_shown (const PledgeCell *cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeWorkbook, pledge_workbook_free)

G_END_DECLS
