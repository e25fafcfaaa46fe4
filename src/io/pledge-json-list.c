/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-json-list.h"

#include <math.h>
#include <string.h>

#include "pledge-json-number.h"

/* A few numbers are as well off with a node each. */
#define MIN_NUMBERS 8

typedef struct {
  const char *text;
  gsize length;
  guint first, n; /* of the numbers */
} List;

struct _PledgeJsonLists {
  GHashTable *lists; /* JsonNode → List */
  GArray *numbers;
};

static const char *
skip_space (const char *at, const char *limit, guint *n_lines)
{
  for (; at < limit && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t'); at++)
    *n_lines += *at == '\n';

  return at;
}

/* (nullable) Behind the number or null at hand. */
static const char *
scan_element (const char *at, const char *limit, double *value)
{
  if (limit - at >= 4 && memcmp (at, "null", 4) == 0)
    {
      *value = NAN;
      return at + 4;
    }

  return pledge_json_number_scan (at, limit, value);
}

PledgeJsonLists *
pledge_json_lists_new (void)
{
  PledgeJsonLists *self = g_new0 (PledgeJsonLists, 1);

  self->lists = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->numbers = g_array_new (FALSE, FALSE, sizeof (double));

  return self;
}

void
pledge_json_lists_free (PledgeJsonLists *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->lists);
  g_array_unref (self->numbers);
  g_free (self);
}

JsonNode *
pledge_json_lists_scan (PledgeJsonLists *self, const char *text, const char *limit, const char **end, guint *n_lines)
{
  guint first = self->numbers->len, lines = 0;
  const char *at = text;
  JsonNode *node;
  List *list;

  do
    {
      double value;

      at = scan_element (skip_space (at + 1, limit, &lines), limit, &value);
      if (at == NULL)
        break;
      g_array_append_val (self->numbers, value);
      at = skip_space (at, limit, &lines);
    }
  while (at < limit && *at == ',');

  if (at == NULL || at >= limit || *at != ']' || self->numbers->len - first < MIN_NUMBERS)
    {
      g_array_set_size (self->numbers, first);
      return NULL;
    }

  node = json_node_init (json_node_alloc (), JSON_NODE_ARRAY);
  json_node_take_array (node, json_array_new ());
  *end = at + 1;
  *n_lines = lines;
  list = g_new (List, 1);
  *list = (List) { text, (gsize) (*end - text), first, self->numbers->len - first };
  g_hash_table_insert (self->lists, node, list);

  return node;
}

const double *
pledge_json_lists_find (PledgeJsonLists *self, JsonNode *node, guint *n)
{
  const List *list = g_hash_table_lookup (self->lists, node);

  if (list == NULL)
    return NULL;

  *n = list->n;
  return &g_array_index (self->numbers, double, list->first);
}

const char *
pledge_json_lists_take_text (PledgeJsonLists *self, JsonNode *node, gsize *length)
{
  const List *list = g_hash_table_lookup (self->lists, node);
  const char *text;

  if (list == NULL)
    return NULL;

  text = list->text;
  *length = list->length;
  g_hash_table_remove (self->lists, node);
  return text;
}
