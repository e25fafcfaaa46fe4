/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

/* Checked reading of JSON. json-glib reads "abc" as 0, 1e400 as infinity, keeps the last of two
 * equal keys, and overflows the stack on deep nesting: everything that comes in goes through here.
 *
 * Errors are sentences that name the file, the place ("members.DEU.values.gdp_usd_m[3]") and what
 * was expected. */

G_BEGIN_DECLS

#define PLEDGE_IO_ERROR (pledge_io_error_quark ())
GQuark pledge_io_error_quark (void);

typedef enum {
  PLEDGE_IO_ERROR_READ,     /* the file cannot be read */
  PLEDGE_IO_ERROR_SYNTAX,   /* not JSON, cut short, nested too deep, a key twice, too large */
  PLEDGE_IO_ERROR_FORMAT,   /* not a format or version that is understood */
  PLEDGE_IO_ERROR_VALUE,    /* a value of the wrong type, not finite, out of bounds, missing */
} PledgeIoError;

#define PLEDGE_JSON_MAX_DEPTH 64
#define PLEDGE_JSON_MAX_BYTES (64 * 1024 * 1024)

/* A document being read; knows its file's name and the way to the present place. */
typedef struct _PledgeJson PledgeJson;

/* name: what errors call the file. expected_format: the value that "format" must have, such as
 * "pledgeline-edition/1"; a list separated by "|" where several are understood. */
PledgeJson *pledge_json_load_file (const char *path, const char *expected_format, GError **error);
PledgeJson *pledge_json_load_bytes (GBytes *bytes, const char *name, const char *expected_format, GError **error);
void pledge_json_free (PledgeJson *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeJson, pledge_json_free)

G_END_DECLS
