/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-workbook-styles.h"
#include "pledge-workbook.h"
#include "pledge-xml.h"

/* What the parts of a workbook are read into. */

G_BEGIN_DECLS

typedef struct {
  guint number;
  gboolean hidden;
  guint first_cell;
  guint n_cells;
} PledgeSheetSpan;

typedef struct {
  guint first_row, last_row, first_column, last_column;
} PledgeSheetRange;

struct _PledgeSheet {
  const char *file_name; /* the workbook's */
  char *name;
  char *part;
  gboolean hidden;
  GArray *cells;  /* PledgeCell */
  GArray *spans;  /* PledgeSheetSpan */
  GArray *merges; /* PledgeSheetRange */
};

struct _PledgeWorkbook {
  char *name;
  char *created;
  char *modified;
  GPtrArray *sheets;  /* PledgeSheet */
  GPtrArray *strings; /* shared, by index; NULL where blank */
  GStringChunk *texts;
  PledgeStyles *styles;
  guint n_cells;
};

/* Finds the parts: fills dates, sheets without their cells, strings and styles. */
gboolean pledge_workbook_read_package (PledgeWorkbook *self, PledgeArchive *archive, GError **error);
/* Fills the sheet from its part. */
gboolean pledge_workbook_read_sheet (PledgeWorkbook *self, PledgeArchive *archive, PledgeSheet *sheet, GError **error);
gboolean pledge_workbook_read_strings (PledgeWorkbook *self, PledgeArchive *archive, const char *part, GError **error);

/* (nullable) Keeps a text with the spaces at its ends taken away; NULL where nothing is left. */
const char *pledge_workbook_keep_text (PledgeWorkbook *self, const char *text, gsize length);

G_END_DECLS
