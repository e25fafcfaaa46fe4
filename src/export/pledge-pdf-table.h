/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* PledgePdfTable: where the objects of a PDF are, as its last lines say, so that more can be added. It reads what cairo
 * writes, and nothing else: a plain table, or from cairo 1.18 on a stream, with objects in streams of their own. */

G_BEGIN_DECLS

typedef struct _PledgePdfTable PledgePdfTable;

/* (transfer full) Takes the table off the end of the file, which must live as long and ends where the table was; NULL, and
 * the file is as it was, where it is not built as cairo builds one. */
PledgePdfTable *pledge_pdf_table_take (GByteArray *pdf);
void pledge_pdf_table_free (PledgePdfTable *self);

/* The number of the object that says what the document consists of. */
guint pledge_pdf_table_get_catalogue (const PledgePdfTable *self);
/* (transfer full) (nullable) What an object consists of, such as "<< … >>". */
char *pledge_pdf_table_dup_object (const PledgePdfTable *self, guint number);

/* The number of an object that is to come. */
guint pledge_pdf_table_reserve (PledgePdfTable *self);
/* An object begins at the end of the file: one reserved, or in place of another. */
void pledge_pdf_table_begin (PledgePdfTable *self, guint number);
/* Puts the table to the end of the file. */
void pledge_pdf_table_finish (PledgePdfTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgePdfTable, pledge_pdf_table_free)

G_END_DECLS
