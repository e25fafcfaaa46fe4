/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* Rows of a text table, one at a time: separated by commas, semicolons or tabs, which the first row shows (or a line
 * "sep=;" before it); in UTF-8 with or without a byte order mark; lines ending in LF, CR LF or CR. Only one row is
 * held in memory. Too much of anything, another encoding, and quotation marks that do not fit are refused with the
 * line. Blank lines are passed over. */

G_BEGIN_DECLS

#define PLEDGE_CSV_MAX_BYTES (32 * 1024 * 1024)

/* The table at a row; borrowed for the call. */
typedef struct _PledgeCsv PledgeCsv;

/* FALSE with an error ends the reading. */
typedef gboolean (*PledgeCsvRowFunc) (PledgeCsv *csv, gpointer data, GError **error);

/* name: what errors call the file. comment: gets each line that begins with "#" where a row could, as one field
 * without the mark; NULL where such a line is a row like any other. */
gboolean pledge_csv_read (GBytes *bytes, const char *name, PledgeCsvRowFunc row, PledgeCsvRowFunc comment, gpointer data, GError **error);

const char *pledge_csv_get_name (PledgeCsv *self);
/* Where the row begins, from 1. */
guint pledge_csv_get_line (PledgeCsv *self);
guint pledge_csv_get_n_fields (PledgeCsv *self);
/* Without the spaces around it; "" beyond the row's end. */
const char *pledge_csv_get_field (PledgeCsv *self, guint index);

/* A number: digits, with a point, or with a comma where commas do not separate; one mark in the whole table, and no
 * mark for thousands. NAN where the field is empty or "..". title: what the error calls the field. */
gboolean pledge_csv_read_number (PledgeCsv *self, guint index, const char *title, double *number, GError **error);

/* Sets the error "name: line 7: sentence". Returns FALSE. */
gboolean pledge_csv_fail (PledgeCsv *self, GError **error, const char *format, ...) G_GNUC_PRINTF (3, 4);

G_END_DECLS
