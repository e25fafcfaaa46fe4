/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A look at JSON before it is parsed: whether it is one value by RFC 8259 and nothing else.
 *
 * json-glib lets single quotes, comments and words pass, keeps the last of two equal keys, wraps
 * long integers and recurses as deep as the text nests. What this lets through has none of them.
 * It does not recurse and keeps nothing but the keys of the objects that are open. */

G_BEGIN_DECLS

/* text: valid UTF-8. On FALSE *line, from 1, is where and *problem (transfer full) what was
 * expected there, as a sentence without a file's name. */
gboolean pledge_json_scan (const char *text, gsize length, guint max_depth, guint *line, char **problem);

G_END_DECLS
