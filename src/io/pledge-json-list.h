/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

/* PledgeJsonLists: lists of nothing but numbers and nulls, for pledge-json.c and its like alone.
 *
 * They are nearly all of an edition, and a node for each number was most of what reading one cost. Here they are
 * plain numbers; the array of their node is empty until somebody asks for its elements one by one. */

G_BEGIN_DECLS

typedef struct _PledgeJsonLists PledgeJsonLists;

PledgeJsonLists *pledge_json_lists_new (void);
void pledge_json_lists_free (PledgeJsonLists *self);

/* (transfer full) (nullable) A node for the list that begins at text, and behind which *end then is; *n_lines is how
 * many lines it goes on for. NULL for what is not such a list, or an odd one: then it is to be read as any other.
 * The text must live as long. */
JsonNode *pledge_json_lists_scan (PledgeJsonLists *self, const char *text, const char *limit, const char **end, guint *n_lines);

/* (nullable) The list of a node, NAN for null. */
const double *pledge_json_lists_find (PledgeJsonLists *self, JsonNode *node, guint *n);

/* (nullable) The text of a node's list, which is then forgotten: the node is to get elements. */
const char *pledge_json_lists_take_text (PledgeJsonLists *self, JsonNode *node, gsize *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeJsonLists, pledge_json_lists_free)

G_END_DECLS
