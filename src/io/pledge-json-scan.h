/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-json-list.h"

/* JSON as json-glib's tree, if it is one value by RFC 8259 and nothing else.
 *
 * json-glib's own parser lets single quotes, comments and words pass, keeps the last of two equal keys, wraps
 * long integers and recurses as deep as the text nests; and it took most of the time of a command. This
 * refuses all of them, does not recurse, and makes the tree while it looks. */

G_BEGIN_DECLS

/* (transfer full) text: valid UTF-8. lists (nullable) receives those of numbers alone, whose nodes are then empty. On NULL *line, from 1, is where and *problem (transfer full) what was
 * expected there, as a sentence without a file's name. */
JsonNode *pledge_json_scan (const char *text, gsize length, guint max_depth, PledgeJsonLists *lists, guint *line, char **problem);

G_END_DECLS
