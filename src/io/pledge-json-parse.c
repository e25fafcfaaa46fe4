/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-json-parse.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pledge-file.h"
#include "pledge-json-lex.h"

#define SHOWN_CHARS 40

typedef enum {
  EXPECT_VALUE,
  EXPECT_VALUE_OR_END, /* after [ */
  EXPECT_KEY_OR_END,   /* after { */
  EXPECT_KEY,          /* after , in an object */
  EXPECT_COMMA_OR_END, /* after a value */
} Expect;

struct _PledgeJsonTree {
  GStringChunk *strings;
  GPtrArray *lists; /* arrays of nodes that are the children of a list or object */
  PledgeJsonNode root;
};

/* A list or object that is open. */
typedef struct {
  gboolean is_object;
  const char *key;   /* its own, in the object around it */
  guint first_child; /* among the pending */
  GHashTable *keys;  /* of its members; NULL until the first */
} Level;

typedef struct {
  PledgeJsonLexer lexer;
  guint max_depth;
  Expect expect;
  const char *key;   /* of the value that comes */
  GArray *levels;    /* of Level */
  GArray *pending;   /* of PledgeJsonNode: what the open levels hold so far */
  PledgeJsonTree *tree;
} Scan;

static void
level_clear (gpointer data)
{
  g_clear_pointer (&((Level *) data)->keys, g_hash_table_unref);
}

static Level *
innermost (Scan *scan)
{
  return &g_array_index (scan->levels, Level, scan->levels->len - 1);
}

static const char *
keep_string (Scan *scan)
{
  return g_string_chunk_insert_len (scan->tree->strings, scan->lexer.string->str, scan->lexer.string->len);
}

/* Hands a value that is complete to the level that it stands in. */
static gboolean
add_node (Scan *scan, PledgeJsonNode node)
{
  node.key = g_steal_pointer (&scan->key);
  g_array_append_val (scan->pending, node);
  scan->expect = EXPECT_COMMA_OR_END;
  return TRUE;
}

static gboolean
scan_key (Scan *scan)
{
  Level *level = innermost (scan);

  if (!pledge_json_lexer_read_string (&scan->lexer))
    return FALSE;

  scan->key = keep_string (scan);
  if (level->keys == NULL)
    level->keys = g_hash_table_new (g_str_hash, g_str_equal);
  if (!g_hash_table_add (level->keys, (gpointer) scan->key))
    {
      g_autofree char *shown = pledge_file_dup_shown_text (scan->key, -1, SHOWN_CHARS);

      scan->lexer.problem = g_strdup_printf (_("the key “%s” stands twice in one object"), shown);
      return FALSE;
    }

  pledge_json_lexer_skip_space (&scan->lexer);
  if (pledge_json_lexer_peek (&scan->lexer) != ':')
    return pledge_json_lexer_fail_expected (&scan->lexer, "“:”");
  scan->lexer.at++;
  scan->expect = EXPECT_VALUE;
  return TRUE;
}

static gboolean
scan_word (Scan *scan)
{
  if (pledge_json_lexer_take_word (&scan->lexer, "null"))
    return add_node (scan, (PledgeJsonNode) { PLEDGE_JSON_NULL });
  if (pledge_json_lexer_take_word (&scan->lexer, "true"))
    return add_node (scan, (PledgeJsonNode) { PLEDGE_JSON_BOOLEAN, .boolean = TRUE });
  if (pledge_json_lexer_take_word (&scan->lexer, "false"))
    return add_node (scan, (PledgeJsonNode) { PLEDGE_JSON_BOOLEAN, .boolean = FALSE });

  return pledge_json_lexer_fail_expected (&scan->lexer, _("a value"));
}

static gboolean
open_level (Scan *scan)
{
  Level level = { *scan->lexer.at == '{', g_steal_pointer (&scan->key), scan->pending->len, NULL };

  if (scan->levels->len == scan->max_depth)
    {
      scan->lexer.problem = g_strdup_printf (_("expected at most %u levels of nesting, this goes deeper"), scan->max_depth);
      return FALSE;
    }

  g_array_append_val (scan->levels, level);
  scan->lexer.at++;
  scan->expect = level.is_object ? EXPECT_KEY_OR_END : EXPECT_VALUE_OR_END;
  return TRUE;
}

static gboolean
close_level (Scan *scan)
{
  const Level *level = innermost (scan);
  PledgeJsonNode node = { level->is_object ? PLEDGE_JSON_OBJECT : PLEDGE_JSON_LIST };

  node.n_children = scan->pending->len - level->first_child;
  if (node.n_children > 0)
    {
      gpointer children = g_memdup2 (&g_array_index (scan->pending, PledgeJsonNode, level->first_child),
                                     node.n_children * sizeof (PledgeJsonNode));

      g_ptr_array_add (scan->tree->lists, children);
      node.children = children;
    }

  scan->key = level->key;
  g_array_set_size (scan->pending, level->first_child);
  g_array_set_size (scan->levels, scan->levels->len - 1);
  scan->lexer.at++;
  return add_node (scan, node);
}

static gboolean
scan_string (Scan *scan)
{
  PledgeJsonNode node = { PLEDGE_JSON_STRING };

  if (!pledge_json_lexer_read_string (&scan->lexer))
    return FALSE;

  node.string = keep_string (scan);
  return add_node (scan, node);
}

static gboolean
scan_number (Scan *scan)
{
  PledgeJsonNode node = { PLEDGE_JSON_NUMBER };
  gboolean whole;

  if (!pledge_json_lexer_read_number (&scan->lexer, &node.number, &whole))
    return FALSE;

  node.type = whole ? PLEDGE_JSON_WHOLE : PLEDGE_JSON_NUMBER;
  return add_node (scan, node);
}

static gboolean
scan_value (Scan *scan)
{
  char next = pledge_json_lexer_peek (&scan->lexer);

  if (next == '{' || next == '[')
    return open_level (scan);
  if (next == '-' || g_ascii_isdigit (next))
    return scan_number (scan);
  if (next == '"')
    return scan_string (scan);

  return scan_word (scan);
}

/* The next token inside a list or object. */
static gboolean
scan_step (Scan *scan)
{
  gboolean is_object = innermost (scan)->is_object;
  char next = pledge_json_lexer_peek (&scan->lexer);

  if (next == (is_object ? '}' : ']') && scan->expect != EXPECT_VALUE && scan->expect != EXPECT_KEY)
    return close_level (scan);

  switch (scan->expect)
    {
    case EXPECT_COMMA_OR_END:
      if (next != ',')
        return pledge_json_lexer_fail_expected (&scan->lexer, is_object ? _("“,” or “}”") : _("“,” or “]”"));
      scan->lexer.at++;
      scan->expect = is_object ? EXPECT_KEY : EXPECT_VALUE;
      return TRUE;

    case EXPECT_KEY_OR_END:
    case EXPECT_KEY:
      return next == '"' ? scan_key (scan) : pledge_json_lexer_fail_expected (&scan->lexer, _("a key in double quotes"));

    case EXPECT_VALUE:
    case EXPECT_VALUE_OR_END:
    default:
      return scan_value (scan);
    }
}

static gboolean
scan_document (Scan *scan)
{
  pledge_json_lexer_skip_space (&scan->lexer);
  if (!scan_value (scan))
    return FALSE;

  while (scan->levels->len > 0)
    {
      pledge_json_lexer_skip_space (&scan->lexer);
      if (!scan_step (scan))
        return FALSE;
    }

  pledge_json_lexer_skip_space (&scan->lexer);
  if (scan->lexer.at < scan->lexer.end)
    return pledge_json_lexer_fail_expected (&scan->lexer, _("the end of the file"));

  scan->tree->root = g_array_index (scan->pending, PledgeJsonNode, 0);
  return TRUE;
}

PledgeJsonTree *
pledge_json_parse (const char *text, gsize length, guint max_depth, guint *line, char **problem)
{
  Scan scan = { .max_depth = max_depth };

  g_return_val_if_fail (text != NULL && line != NULL && problem != NULL, NULL);

  pledge_json_lexer_init (&scan.lexer, text, length);
  scan.levels = g_array_new (FALSE, FALSE, sizeof (Level));
  g_array_set_clear_func (scan.levels, level_clear);
  scan.pending = g_array_new (FALSE, FALSE, sizeof (PledgeJsonNode));
  scan.tree = g_new0 (PledgeJsonTree, 1);
  scan.tree->strings = g_string_chunk_new (4096);
  scan.tree->lists = g_ptr_array_new_with_free_func (g_free);

  if (!scan_document (&scan))
    g_clear_pointer (&scan.tree, pledge_json_tree_free);

  g_array_unref (scan.levels);
  g_array_unref (scan.pending);
  *line = scan.lexer.line;
  *problem = scan.lexer.problem;
  pledge_json_lexer_clear (&scan.lexer);
  return scan.tree;
}

void
pledge_json_tree_free (PledgeJsonTree *tree)
{
  if (tree == NULL)
    return;

  g_string_chunk_free (tree->strings);
  g_ptr_array_unref (tree->lists);
  g_free (tree);
}

const PledgeJsonNode *
pledge_json_tree_get_root (const PledgeJsonTree *tree)
{
  return &tree->root;
}

const PledgeJsonNode *
pledge_json_node_find (const PledgeJsonNode *object, const char *key)
{
  if (object->type != PLEDGE_JSON_OBJECT)
    return NULL;

  for (guint i = 0; i < object->n_children; i++)
    if (strcmp (object->children[i].key, key) == 0)
      return &object->children[i];

  return NULL;
}
