/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* JSON by RFC 8259 to a tree, in one pass and without recursion.
 *
 * Written here because figures must come in as they stand or not at all: json-glib 1.6 lets words,
 * comments and single quotes pass, keeps the last of two equal keys, wraps long integers, overflows
 * the stack on deep nesting and does not say on which line. It also takes three times as long, and
 * this is what a start of the program waits for. */

G_BEGIN_DECLS

typedef enum {
  PLEDGE_JSON_NULL,
  PLEDGE_JSON_BOOLEAN,
  PLEDGE_JSON_WHOLE,  /* a number without fraction and exponent; exact as a double up to 2^53 */
  PLEDGE_JSON_NUMBER, /* any other; 1e400 is infinite */
  PLEDGE_JSON_STRING,
  PLEDGE_JSON_LIST,
  PLEDGE_JSON_OBJECT,
} PledgeJsonType;

typedef struct _PledgeJsonNode PledgeJsonNode;

struct _PledgeJsonNode {
  PledgeJsonType type;
  guint n_children;                 /* of a list or object */
  const char *key;                  /* of an object's member, else NULL */
  union {
    gboolean boolean;
    double number;
    const char *string;
    const PledgeJsonNode *children; /* in the text's order */
  };
};

typedef struct _PledgeJsonTree PledgeJsonTree;

/* (transfer full) text: valid UTF-8 without null bytes. On NULL *line, from 1, is where and *problem
 * (transfer full) what was expected there, as a sentence without a file's name. */
PledgeJsonTree *pledge_json_parse (const char *text, gsize length, guint max_depth, guint *line, char **problem);
void pledge_json_tree_free (PledgeJsonTree *tree);

/* All nodes and strings live as long as the tree. */
const PledgeJsonNode *pledge_json_tree_get_root (const PledgeJsonTree *tree);
/* The member of an object, or NULL. */
const PledgeJsonNode *pledge_json_node_find (const PledgeJsonNode *object, const char *key);

G_END_DECLS
