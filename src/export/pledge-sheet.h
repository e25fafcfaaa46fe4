/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

/* PledgeSheet: columns and rows of cells, written as CSV, TSV, JSON or aligned text.
 *
 * CSV, TSV and JSON are for programs: C locale, full precision, an absent figure is an empty field or null.
 * A CSV or TSV text that a spreadsheet would take for a formula gets an apostrophe before it. */

G_BEGIN_DECLS

typedef struct _PledgeSheet PledgeSheet;

/* columns: names, NULL-terminated (copied). */
PledgeSheet *pledge_sheet_new (const char *const *columns);
void pledge_sheet_free (PledgeSheet *self);

/* Cells fill the row begun last from left to right; there must be no more than there are columns. */
void pledge_sheet_begin_row (PledgeSheet *self);
void pledge_sheet_add_text (PledgeSheet *self, const char *text);    /* NULL: absent */
void pledge_sheet_add_number (PledgeSheet *self, double number);     /* not finite: absent */
void pledge_sheet_add_integer (PledgeSheet *self, gint64 integer);
void pledge_sheet_add_boolean (PledgeSheet *self, gboolean truth);
void pledge_sheet_add_absent (PledgeSheet *self);
/* Text that stands at the right in a text table: a number formatted for people. */
void pledge_sheet_add_figure (PledgeSheet *self, const char *text);

/* (transfer full) With a header line; lines end in "\n". */
char *pledge_sheet_to_csv (const PledgeSheet *self);
/* (transfer full) The same with tabs instead of commas, to be pasted; a text that holds a tab, a line break or a
 * quotation mark is quoted, as spreadsheets read it. */
char *pledge_sheet_to_tsv (const PledgeSheet *self);
/* (transfer full) An array of objects. */
JsonNode *pledge_sheet_to_json (const PledgeSheet *self);
/* (transfer full) Columns aligned for a terminal, a rule under the header. */
char *pledge_sheet_to_text (const PledgeSheet *self);

/* (transfer full) The shortest decimal that reads back as the same number, in the C locale. */
char *pledge_sheet_number (double number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeSheet, pledge_sheet_free)

G_END_DECLS
