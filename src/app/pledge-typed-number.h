/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Numbers as people type them. */

G_BEGIN_DECLS

/* "75", "75.5", "75,5", "1 200", "2.5 %", in the digits of any script; a comma is a decimal sign as a point is, and there
 * is at most one of them. FALSE, and number is left as it is, for anything else and for less than 0. */
gboolean pledge_typed_number_read (const char *text, double *number);

/* The same of a whole number such as a year. */
gboolean pledge_typed_number_read_int (const char *text, int *number);

/* (transfer full) A number as it would be typed, with a point: an entry that it is put into can be read again. */
char *pledge_typed_number_write (double number);

G_END_DECLS
