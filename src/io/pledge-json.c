/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-json.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "pledge-file.h"
#include "pledge-json-private.h"
#include "pledge-json-scan.h"

#define SHOWN_CHARS 40

/* A step from the top to the present place. */
typedef struct {
  JsonNode *node;
  const char *key; /* NULL for an element */
  guint index;
} Step;

struct _PledgeJson {
  GBytes *bytes;
  JsonNode *root;
  PledgeJsonLists *lists;
  char *name;
  const char *format;
  guint depth;
  Step steps[PLEDGE_JSON_MAX_DEPTH + 1]; /* the first is the top */
};

G_DEFINE_QUARK (pledge-io-error-quark, pledge_io_error)

static JsonNode *
present (PledgeJson *self)
{
  return self->steps[self->depth].node;
}

/* A number as C writes it: what is in a file is not for people's locale. */
static char *
dup_number (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.12g", value));
}

static char *
dup_what_it_is (JsonNode *node)
{
  g_autofree char *shown = NULL;

  if (node == NULL)
    return g_strdup (_("nothing"));
  if (JSON_NODE_HOLDS_OBJECT (node))
    return g_strdup (_("an object"));
  if (JSON_NODE_HOLDS_ARRAY (node))
    return g_strdup (_("a list"));
  if (JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("null");
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? "true" : "false");
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    {
      shown = pledge_file_dup_shown_text (json_node_get_string (node), -1, SHOWN_CHARS);
      return g_strdup_printf (_("the string “%s”"), shown);
    }

  if (!isfinite (json_node_get_double (node)))
    return g_strdup (_("a number that is not finite"));
  shown = dup_number (json_node_get_double (node));
  return g_strdup_printf (_("the number %s"), shown);
}

static void
append_key (GString *place, const char *key)
{
  gboolean plain = *key != '\0';

  for (const char *at = key; *at != '\0'; at++)
    plain = plain && (g_ascii_isalnum (*at) || *at == '_' || *at == '-');

  if (plain && strlen (key) <= SHOWN_CHARS)
    g_string_append_printf (place, "%s%s", place->len > 0 ? "." : "", key);
  else
    {
      g_autofree char *shown = pledge_file_dup_shown_text (key, -1, SHOWN_CHARS);

      g_string_append_printf (place, "[“%s”]", shown);
    }
}

/* "members.DEU.values.gdp_usd_m[3]" */
static char *
dup_place (PledgeJson *self, const char *key)
{
  GString *place = g_string_new (NULL);

  for (guint i = 1; i <= self->depth; i++)
    if (self->steps[i].key != NULL)
      append_key (place, self->steps[i].key);
    else
      g_string_append_printf (place, "[%u]", self->steps[i].index);
  if (key != NULL)
    append_key (place, key);

  return g_string_free (place, FALSE);
}

static void
set_error_at (PledgeJson *self, GError **error, PledgeIoError code, const char *key, const char *sentence)
{
  g_autofree char *place = dup_place (self, key);

  g_set_error (error, PLEDGE_IO_ERROR, code, "%s%s%s: %s", self->name, *place != '\0' ? ": " : "", place, sentence);
}

/* Gives a list of numbers its elements: somebody wants to look at them. */
static JsonNode *
with_elements (PledgeJson *self, JsonNode *node)
{
  g_autoptr (JsonNode) read = NULL;
  g_autofree char *problem = NULL;
  const char *text;
  gsize length;
  guint line;

  text = node != NULL ? pledge_json_lists_take_text (self->lists, node, &length) : NULL;
  if (text == NULL)
    return node;

  read = pledge_json_scan (text, length, 1, NULL, &line, &problem);
  json_node_set_array (node, json_node_get_array (read));
  return node;
}

static gboolean
step_into (PledgeJson *self, JsonNode *node, const char *key, guint index)
{
  /* The scan let no deeper document pass. */
  g_return_val_if_fail (self->depth < PLEDGE_JSON_MAX_DEPTH, FALSE);

  self->steps[++self->depth] = (Step) { node, key, index };
  return TRUE;
}

static gboolean
check_type (PledgeJson *self, JsonNode *node, const char *key, JsonNodeType type, GError **error)
{
  if (node != NULL && json_node_get_node_type (node) == type)
    return TRUE;

  return pledge_json_fail_expected (self, error, key, type == JSON_NODE_OBJECT ? _("an object") : _("a list"));
}

static gboolean
check_format (PledgeJson *self, const char *expected, GError **error)
{
  g_auto (GStrv) known = g_strsplit (expected, "|", -1);
  g_autofree char *list = g_strjoinv (", ", known);
  g_autofree char *got = NULL, *sentence = NULL;
  JsonNode *node = pledge_json_find (self, "format");

  if (node != NULL && json_node_get_value_type (node) == G_TYPE_STRING)
    {
      self->format = json_node_get_string (node);
      if (g_strv_contains ((const char *const *) known, self->format))
        return TRUE;
    }

  got = dup_what_it_is (node);
  sentence = g_strdup_printf (_("got %s; this version understands %s"), got, list);
  set_error_at (self, error, PLEDGE_IO_ERROR_FORMAT, "format", sentence);
  return FALSE;
}

/* The text without a byte order mark, or NULL. */
static const char *
check_text (GBytes *bytes, const char *name, gsize *length, GError **error)
{
  const char *text = g_bytes_get_data (bytes, length), *end;
  guint line = 1;

  if (*length > PLEDGE_JSON_MAX_BYTES)
    {
      g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_SYNTAX, _("%s: the file is too large"), name);
      return NULL;
    }
  if (*length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      *length -= 3;
    }
  if (*length == 0)
    {
      g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_SYNTAX, _("%s: the file is empty"), name);
      return NULL;
    }
  if (!g_utf8_validate_len (text, *length, &end))
    {
      for (const char *at = text; at < end; at++)
        line += *at == '\n';
      if (*end == '\0')
        g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_SYNTAX, _("%s: line %u: expected text, got a null byte"), name, line);
      else
        g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_SYNTAX, _("%s: line %u: expected text in UTF-8"), name, line);
      return NULL;
    }

  return text;
}

static JsonNode *
parse (GBytes *bytes, const char *name, PledgeJsonLists *lists, GError **error)
{
  g_autofree char *problem = NULL;
  gsize length;
  guint line;
  const char *text = check_text (bytes, name, &length, error);
  JsonNode *root;

  if (text == NULL)
    return NULL;

  root = pledge_json_scan (text, length, PLEDGE_JSON_MAX_DEPTH, lists, &line, &problem);
  if (root == NULL)
    g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_SYNTAX, _("%s: line %u: %s"), name, line, problem);
  return root;
}

PledgeJson *
pledge_json_load_file (const char *path, const char *expected_format, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (path != NULL && expected_format != NULL, NULL);

  bytes = pledge_file_read (path, PLEDGE_JSON_MAX_BYTES, error);
  if (bytes == NULL)
    return NULL;

  name = g_filename_display_basename (path);
  return pledge_json_load_bytes (bytes, name, expected_format, error);
}

PledgeJson *
pledge_json_load_bytes (GBytes *bytes, const char *name, const char *expected_format, GError **error)
{
  g_autoptr (PledgeJson) self = NULL;

  g_return_val_if_fail (bytes != NULL && name != NULL && expected_format != NULL, NULL);

  self = pledge_json_load_other_bytes (bytes, name, error);
  if (self == NULL)
    return NULL;
  if (!check_type (self, present (self), NULL, JSON_NODE_OBJECT, error) || !check_format (self, expected_format, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
pledge_json_free (PledgeJson *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->root, json_node_unref);
  g_clear_pointer (&self->lists, pledge_json_lists_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->name);
  g_free (self);
}

PledgeJson *
pledge_json_load_other_bytes (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (PledgeJson) self = NULL;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  self = g_new0 (PledgeJson, 1);
  self->name = pledge_file_dup_shown_text (name, -1, SHOWN_CHARS * 2);
  self->bytes = g_bytes_ref (bytes);
  self->lists = pledge_json_lists_new ();
  self->root = parse (bytes, self->name, self->lists, error);
  if (self->root == NULL)
    return NULL;

  self->steps[0].node = self->root;
  return g_steal_pointer (&self);
}

const char *
pledge_json_get_name (PledgeJson *self)
{
  return self->name;
}

const char *
pledge_json_get_format (PledgeJson *self)
{
  return self->format;
}

JsonNode *
pledge_json_find (PledgeJson *self, const char *key)
{
  return with_elements (self, pledge_json_peek (self, key));
}

JsonNode *
pledge_json_peek (PledgeJson *self, const char *key)
{
  return key != NULL ? json_object_get_member (json_node_get_object (present (self)), key) : present (self);
}

const double *
pledge_json_find_numbers (PledgeJson *self, const char *key, guint *n)
{
  JsonNode *node = pledge_json_peek (self, key);

  return node != NULL ? pledge_json_lists_find (self->lists, node, n) : NULL;
}

gboolean
pledge_json_enter (PledgeJson *self, const char *key, JsonNodeType type, GError **error)
{
  JsonNode *node = pledge_json_find (self, key);

  return check_type (self, node, key, type, error) && step_into (self, node, key, 0);
}

gboolean
pledge_json_enter_element (PledgeJson *self, guint index, JsonNodeType type, GError **error)
{
  JsonNode *node = with_elements (self, json_array_get_element (json_node_get_array (present (self)), index));

  /* Entered first, so that an error names the element. */
  return step_into (self, node, NULL, index) &&
         (type == JSON_NODE_VALUE || check_type (self, node, NULL, type, error));
}

void
pledge_json_leave (PledgeJson *self)
{
  g_return_if_fail (self->depth > 0);

  self->depth--;
}

gboolean
pledge_json_fail (PledgeJson *self, GError **error, const char *key, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  set_error_at (self, error, PLEDGE_IO_ERROR_VALUE, key, sentence);

  return FALSE;
}

gboolean
pledge_json_fail_expected (PledgeJson *self, GError **error, const char *key, const char *expected)
{
  g_autofree char *got = dup_what_it_is (pledge_json_find (self, key));

  return pledge_json_fail (self, error, key, _("expected %s, got %s"), expected, got);
}
