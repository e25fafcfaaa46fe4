/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-json-scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pledge-file.h"
#include "pledge-json-number.h"

/* As many as a double is sure to hold. */
#define MAX_WHOLE_DIGITS 15
#define SHOWN_CHARS 40

typedef enum {
  EXPECT_VALUE,
  EXPECT_VALUE_OR_END, /* after [ */
  EXPECT_KEY_OR_END,   /* after { */
  EXPECT_KEY,          /* after , in an object */
  EXPECT_COMMA_OR_END, /* after a value */
} Expect;

/* What is open: an object or an array. */
typedef struct {
  JsonObject *object;
  JsonArray *array;
  char *key; /* of the object's value that comes next */
} Level;

typedef struct {
  const char *at;
  const char *end;
  guint line;
  GArray *levels;
  PledgeJsonLists *lists; /* nullable */
  GString *string; /* the last one that was read, without its escapes */
  JsonNode *root;
  char *problem;
} Scan;

static void
level_clear (gpointer data)
{
  Level *level = data;

  g_clear_pointer (&level->object, json_object_unref);
  g_clear_pointer (&level->array, json_array_unref);
  g_clear_pointer (&level->key, g_free);
}

/* Takes the node: it belongs to what is open. */
static void
add_node (Scan *scan, JsonNode *node)
{
  Level *level = scan->levels->len > 0 ? &g_array_index (scan->levels, Level, scan->levels->len - 1) : NULL;

  if (level == NULL)
    scan->root = node;
  else if (level->array != NULL)
    json_array_add_element (level->array, node);
  else
    {
      json_object_set_member (level->object, level->key, node);
      g_clear_pointer (&level->key, g_free);
    }
}

/* The word at hand, for a sentence. */
static char *
dup_got (const Scan *scan)
{
  g_autofree char *shown = NULL;
  gsize n = 0;

  if (scan->at >= scan->end)
    return g_strdup (_("the end of the file"));

  while (scan->at + n < scan->end && (n == 0 || strchr (" \t\r\n,:[]{}", scan->at[n]) == NULL))
    n++;
  shown = pledge_file_dup_shown_text (scan->at, n, SHOWN_CHARS);
  return g_strdup_printf ("“%s”", shown);
}

static gboolean
fail_expected (Scan *scan, const char *expected)
{
  g_autofree char *got = dup_got (scan);

  scan->problem = g_strdup_printf (_("expected %s, got %s"), expected, got);
  return FALSE;
}

static gboolean
fail (Scan *scan, const char *sentence)
{
  scan->problem = g_strdup (sentence);
  return FALSE;
}

static void
skip_space (Scan *scan)
{
  for (; scan->at < scan->end; scan->at++)
    if (*scan->at == '\n')
      scan->line++;
    else if (*scan->at != ' ' && *scan->at != '\t' && *scan->at != '\r')
      break;
}

static gboolean
skip_digits (Scan *scan)
{
  const char *start = scan->at;

  while (scan->at < scan->end && g_ascii_isdigit (*scan->at))
    scan->at++;

  return scan->at > start;
}

static gboolean
scan_number (Scan *scan)
{
  const char *start = scan->at, *digits;
  gboolean too_long, whole = TRUE;

  if (*scan->at == '-')
    scan->at++;
  digits = scan->at;
  if (!skip_digits (scan) || (*digits == '0' && scan->at - digits > 1))
    {
      scan->at = start;
      return fail_expected (scan, _("a number"));
    }
  too_long = scan->at - digits > MAX_WHOLE_DIGITS;

  if (scan->at < scan->end && *scan->at == '.')
    {
      too_long = whole = FALSE;
      scan->at++;
      if (!skip_digits (scan))
        return fail_expected (scan, _("a digit"));
    }
  if (scan->at < scan->end && (*scan->at == 'e' || *scan->at == 'E'))
    {
      too_long = whole = FALSE;
      scan->at++;
      if (scan->at < scan->end && (*scan->at == '+' || *scan->at == '-'))
        scan->at++;
      if (!skip_digits (scan))
        return fail_expected (scan, _("a digit"));
    }
  if (too_long)
    {
      scan->at = start;
      return fail_expected (scan, _("a whole number of at most 15 digits"));
    }

  add_node (scan, pledge_json_number (start, scan->at - start, whole));
  return TRUE;
}

static gboolean
scan_hex4 (Scan *scan, gunichar *value)
{
  *value = 0;
  for (guint i = 0; i < 4; i++, scan->at++)
    {
      if (scan->at >= scan->end || !g_ascii_isxdigit (*scan->at))
        return fail (scan, _("expected four hexadecimal digits after \\u"));
      *value = *value * 16 + g_ascii_xdigit_value (*scan->at);
    }

  return TRUE;
}

/* After \u: one character, which may take two escapes. */
static gboolean
scan_unicode_escape (Scan *scan, gunichar *value)
{
  gunichar low;

  if (!scan_hex4 (scan, value))
    return FALSE;
  if (*value >= 0xd800 && *value < 0xdc00)
    {
      if (scan->end - scan->at < 2 || scan->at[0] != '\\' || scan->at[1] != 'u')
        return fail (scan, _("half a character is missing after \\u"));
      scan->at += 2;
      if (!scan_hex4 (scan, &low))
        return FALSE;
      if (low < 0xdc00 || low > 0xdfff)
        return fail (scan, _("half a character is missing after \\u"));
      *value = 0x10000 + ((*value - 0xd800) << 10) + (low - 0xdc00);
    }
  else if (*value >= 0xdc00 && *value <= 0xdfff)
    return fail (scan, _("half a character is missing after \\u"));

  /* A string would end there for whoever reads it. */
  if (*value == 0)
    return fail (scan, _("\\u0000 cannot be part of a text"));

  return TRUE;
}

static gboolean
scan_escape (Scan *scan)
{
  static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
  const char *found;
  gunichar value;

  scan->at++;
  if (scan->at >= scan->end)
    return fail_expected (scan, _("the end of a string"));
  found = memchr (names, *scan->at, sizeof names - 1);
  if (found != NULL)
    {
      scan->at++;
      g_string_append_c (scan->string, values[found - names]);
      return TRUE;
    }
  if (*scan->at != 'u')
    return fail_expected (scan, _("an escape that JSON knows"));

  scan->at++;
  if (!scan_unicode_escape (scan, &value))
    return FALSE;
  g_string_append_unichar (scan->string, value);
  return TRUE;
}

static gboolean
scan_string (Scan *scan)
{
  g_string_truncate (scan->string, 0);
  scan->at++;
  for (;;)
    {
      const char *start = scan->at;

      while (scan->at < scan->end && *scan->at != '"' && *scan->at != '\\' && (guchar) *scan->at >= 0x20)
        scan->at++;
      g_string_append_len (scan->string, start, scan->at - start);

      if (scan->at >= scan->end)
        return fail_expected (scan, _("the end of a string"));
      if (*scan->at == '"')
        {
          scan->at++;
          return TRUE;
        }
      if (*scan->at != '\\')
        return fail (scan, _("expected the end of a string, got a line break or control character"));
      if (!scan_escape (scan))
        return FALSE;
    }
}

static gboolean
scan_key (Scan *scan)
{
  Level *level = &g_array_index (scan->levels, Level, scan->levels->len - 1);

  if (!scan_string (scan))
    return FALSE;
  if (json_object_has_member (level->object, scan->string->str))
    {
      g_autofree char *shown = pledge_file_dup_shown_text (scan->string->str, scan->string->len, SHOWN_CHARS);

      scan->problem = g_strdup_printf (_("the key “%s” stands twice in one object"), shown);
      return FALSE;
    }

  level->key = g_strndup (scan->string->str, scan->string->len);
  skip_space (scan);
  if (scan->at >= scan->end || *scan->at != ':')
    return fail_expected (scan, "“:”");
  scan->at++;
  return TRUE;
}

static gboolean
scan_word (Scan *scan)
{
  static const char *const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize n = strlen (words[i]);

      if ((gsize) (scan->end - scan->at) >= n && memcmp (scan->at, words[i], n) == 0 &&
          (scan->at + n == scan->end || !g_ascii_isalnum (scan->at[n])))
        {
          scan->at += n;
          add_node (scan, i == G_N_ELEMENTS (words) - 1 ? json_node_init_null (json_node_alloc ())
                                                        : json_node_init_boolean (json_node_alloc (), i == 0));
          return TRUE;
        }
    }

  return fail_expected (scan, _("a value"));
}

static gboolean
scan_list (Scan *scan)
{
  const char *end;
  guint n_lines;
  JsonNode *node = pledge_json_lists_scan (scan->lists, scan->at, scan->end, &end, &n_lines);

  if (node == NULL)
    return FALSE;

  add_node (scan, node);
  scan->at = end;
  scan->line += n_lines;
  return TRUE;
}

static gboolean
open_level (Scan *scan, guint max_depth, Expect *expect)
{
  gboolean is_object = *scan->at == '{';
  Level level = { NULL };

  if (scan->levels->len == max_depth)
    {
      scan->problem = g_strdup_printf (_("expected at most %u levels of nesting, this goes deeper"), max_depth);
      return FALSE;
    }

  if (!is_object && scan->lists != NULL && scan_list (scan))
    {
      *expect = EXPECT_COMMA_OR_END;
      return TRUE;
    }

  level.object = is_object ? json_object_new () : NULL;
  level.array = is_object ? NULL : json_array_new ();
  g_array_append_val (scan->levels, level);
  scan->at++;
  *expect = is_object ? EXPECT_KEY_OR_END : EXPECT_VALUE_OR_END;
  return TRUE;
}

static void
close_level (Scan *scan)
{
  Level *level = &g_array_index (scan->levels, Level, scan->levels->len - 1);
  JsonNode *node = json_node_alloc ();

  if (level->object != NULL)
    json_node_take_object (json_node_init (node, JSON_NODE_OBJECT), g_steal_pointer (&level->object));
  else
    json_node_take_array (json_node_init (node, JSON_NODE_ARRAY), g_steal_pointer (&level->array));
  g_array_set_size (scan->levels, scan->levels->len - 1);
  add_node (scan, node);
}

static gboolean
scan_value (Scan *scan, guint max_depth, Expect *expect)
{
  if (scan->at >= scan->end)
    return fail_expected (scan, _("a value"));
  if (*scan->at == '{' || *scan->at == '[')
    return open_level (scan, max_depth, expect);

  *expect = EXPECT_COMMA_OR_END;
  if (*scan->at == '"')
    {
      if (!scan_string (scan))
        return FALSE;
      add_node (scan, json_node_init_string (json_node_alloc (), scan->string->str));
      return TRUE;
    }
  if (*scan->at == '-' || g_ascii_isdigit (*scan->at))
    return scan_number (scan);
  return scan_word (scan);
}

/* The next token inside an array or object. */
static gboolean
scan_step (Scan *scan, guint max_depth, Expect *expect)
{
  const Level *level = &g_array_index (scan->levels, Level, scan->levels->len - 1);
  gboolean is_object = level->object != NULL;
  char next = scan->at < scan->end ? *scan->at : '\0';

  if (next == (is_object ? '}' : ']') && *expect != EXPECT_VALUE && *expect != EXPECT_KEY)
    {
      scan->at++;
      close_level (scan);
      *expect = EXPECT_COMMA_OR_END;
      return TRUE;
    }

  switch (*expect)
    {
    case EXPECT_COMMA_OR_END:
      if (next != ',')
        return fail_expected (scan, is_object ? _("“,” or “}”") : _("“,” or “]”"));
      scan->at++;
      *expect = is_object ? EXPECT_KEY : EXPECT_VALUE;
      return TRUE;

    case EXPECT_KEY_OR_END:
    case EXPECT_KEY:
      if (next != '"')
        return fail_expected (scan, _("a key in double quotes"));
      *expect = EXPECT_VALUE;
      return scan_key (scan);

    case EXPECT_VALUE:
    case EXPECT_VALUE_OR_END:
    default:
      return scan_value (scan, max_depth, expect);
    }
}

JsonNode *
pledge_json_scan (const char *text, gsize length, guint max_depth, PledgeJsonLists *lists, guint *line, char **problem)
{
  Scan scan = { .at = text, .end = text + length, .line = 1, .lists = lists };
  Expect expect = EXPECT_VALUE;
  gboolean good;

  g_return_val_if_fail (text != NULL && line != NULL && problem != NULL, NULL);

  scan.string = g_string_new (NULL);
  scan.levels = g_array_new (FALSE, FALSE, sizeof (Level));
  g_array_set_clear_func (scan.levels, level_clear);

  skip_space (&scan);
  good = scan_value (&scan, max_depth, &expect);
  while (good && scan.levels->len > 0)
    {
      skip_space (&scan);
      good = scan_step (&scan, max_depth, &expect);
    }
  skip_space (&scan);
  if (good && scan.at < scan.end)
    good = fail_expected (&scan, _("the end of the file"));

  g_array_unref (scan.levels);
  g_string_free (scan.string, TRUE);
  *line = scan.line;
  *problem = scan.problem;
  if (!good)
    g_clear_pointer (&scan.root, json_node_unref);
  return scan.root;
}
