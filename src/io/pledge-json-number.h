/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

/* Numbers of JSON, for pledge-json-scan.c and pledge-json-list.c alone. */

G_BEGIN_DECLS

/* (transfer full) text: length bytes, a number by RFC 8259. whole: without a point or exponent, and of at most 15 digits;
 * it becomes an integer, any other the double nearest to it. */
JsonNode *pledge_json_number (const char *text, gsize length, gboolean whole);

/* (nullable) Behind the number that begins at text. NULL for what is none, and for one that is longer or odder than figures
 * are. */
const char *pledge_json_number_scan (const char *text, const char *limit, double *value);

G_END_DECLS
