/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-json-private.h"

#include "pledge-file.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_TEXT_CHARS 2000
#define MAX_ID_BYTES 64

static gboolean
is_absent (JsonNode *node)
{
  return node == NULL || JSON_NODE_HOLDS_NULL (node);
}

static gboolean
holds (JsonNode *node, GType type)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

static gboolean
holds_number (JsonNode *node)
{
  return holds (node, G_TYPE_INT64) || holds (node, G_TYPE_DOUBLE);
}

static gboolean
is_line (const char *text)
{
  gboolean blank = TRUE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!pledge_file_is_presentable (c))
        return FALSE;
      blank = blank && g_unichar_isspace (c);
    }

  return !blank;
}

static gboolean
is_within (JsonNode *node, double min, double max)
{
  double value = json_node_get_double (node);

  return isfinite (value) && value >= min && value <= max;
}

gboolean
pledge_json_is_id (const char *text)
{
  return *text != '\0' && strlen (text) <= MAX_ID_BYTES && g_ascii_isalnum (*text) &&
         strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-._") == strlen (text);
}

gboolean
pledge_json_is_date (const char *text, gboolean year_alone)
{
  gsize length = strlen (text);
  guint part[3] = { 0, 1, 1 };

  if (length != 10 && length != 7 && !(length == 4 && year_alone))
    return FALSE;

  for (gsize i = 0, n = 0; i < length; i++)
    if (i == 4 || i == 7)
      {
        if (text[i] != '-')
          return FALSE;
        part[++n] = 0;
      }
    else if (!g_ascii_isdigit (text[i]))
      return FALSE;
    else
      part[n] = part[n] * 10 + (text[i] - '0');

  return part[0] >= PLEDGE_JSON_MIN_YEAR && part[0] <= PLEDGE_JSON_MAX_YEAR && g_date_valid_dmy (part[2], part[1], part[0]);
}

char *
pledge_json_dup_expected_number (const char *what, double min, double max)
{
  char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (low, sizeof low, "%.12g", min);
  g_ascii_formatd (high, sizeof high, "%.12g", max);

  if (max >= PLEDGE_JSON_MAX_NUMBER && min == PLEDGE_JSON_ABOVE_ZERO)
    return g_strdup_printf (_("%s above 0"), what);
  if (max >= PLEDGE_JSON_MAX_NUMBER && min == 0)
    return g_strdup_printf (_("%s of 0 or more"), what);
  if (max >= PLEDGE_JSON_MAX_NUMBER)
    return g_strdup (what);
  return g_strdup_printf (_("%s from %s to %s"), what, low, high);
}

gboolean
pledge_json_has (PledgeJson *self, const char *key)
{
  return !is_absent (pledge_json_peek (self, key));
}

guint
pledge_json_count (PledgeJson *self)
{
  JsonNode *node = pledge_json_find (self, NULL);

  return JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node))
                                      : json_object_get_size (json_node_get_object (node));
}

const char **
pledge_json_get_keys (PledgeJson *self)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  JsonObjectIter iter;
  const char *key;

  json_object_iter_init_ordered (&iter, json_node_get_object (pledge_json_find (self, NULL)));
  while (json_object_iter_next_ordered (&iter, &key, NULL))
    g_ptr_array_add (keys, (gpointer) key);
  g_ptr_array_add (keys, NULL);

  return (const char **) g_ptr_array_free (g_steal_pointer (&keys), FALSE);
}

gboolean
pledge_json_check_keys (PledgeJson *self, const char *const *known, GError **error)
{
  g_autofree const char **keys = pledge_json_get_keys (self);

  for (guint i = 0; keys[i] != NULL; i++)
    if (!g_strv_contains (known, keys[i]))
      {
        g_autofree char *list = g_strjoinv (", ", (char **) known);

        return pledge_json_fail (self, error, keys[i], _("not a key that is understood, which are %s"), list);
      }

  return TRUE;
}

gboolean
pledge_json_read_text (PledgeJson *self, const char *key, const char **text, GError **error)
{
  JsonNode *node = pledge_json_find (self, key);

  if (!holds (node, G_TYPE_STRING))
    return pledge_json_fail_expected (self, error, key, _("a string"));

  *text = json_node_get_string (node);
  if (g_utf8_strlen (*text, -1) > MAX_TEXT_CHARS)
    return pledge_json_fail (self, error, key, _("expected a text of at most %d characters"), MAX_TEXT_CHARS);
  if (!is_line (*text))
    return pledge_json_fail_expected (self, error, key, _("one line of text that hides no character"));

  return TRUE;
}

gboolean
pledge_json_read_text_or_null (PledgeJson *self, const char *key, const char **text, GError **error)
{
  *text = NULL;
  return !pledge_json_has (self, key) || pledge_json_read_text (self, key, text, error);
}

gboolean
pledge_json_read_id (PledgeJson *self, const char *key, const char **id, GError **error)
{
  JsonNode *node = pledge_json_find (self, key);

  if (!holds (node, G_TYPE_STRING) || !pledge_json_is_id (json_node_get_string (node)))
    return pledge_json_fail_expected (self, error, key, _("an id of small letters, digits, “-”, “.” and “_”"));

  *id = json_node_get_string (node);
  return TRUE;
}

gboolean
pledge_json_read_date (PledgeJson *self, const char *key, gboolean year_alone, const char **date, GError **error)
{
  JsonNode *node = pledge_json_find (self, key);

  if (!holds (node, G_TYPE_STRING) || !pledge_json_is_date (json_node_get_string (node), year_alone))
    return pledge_json_fail_expected (self, error, key,
                                      year_alone ? _("a date such as 2025, 2025-06 or 2025-06-25") : _("a date such as 2025-06 or 2025-06-25"));

  *date = json_node_get_string (node);
  return TRUE;
}

gboolean
pledge_json_read_date_or_null (PledgeJson *self, const char *key, gboolean year_alone, const char **date, GError **error)
{
  *date = NULL;
  return !pledge_json_has (self, key) || pledge_json_read_date (self, key, year_alone, date, error);
}

gboolean
pledge_json_read_int (PledgeJson *self, const char *key, int min, int max, int *value, GError **error)
{
  JsonNode *node = pledge_json_find (self, key);

  if (!holds (node, G_TYPE_INT64) || !is_within (node, min, max))
    {
      g_autofree char *expected = pledge_json_dup_expected_number (_("a whole number"), min, max);

      return pledge_json_fail_expected (self, error, key, expected);
    }

  *value = json_node_get_int (node);
  return TRUE;
}

gboolean
pledge_json_read_int_or (PledgeJson *self, const char *key, int min, int max, int fallback, int *value, GError **error)
{
  *value = fallback;
  return !pledge_json_has (self, key) || pledge_json_read_int (self, key, min, max, value, error);
}

gboolean
pledge_json_read_number (PledgeJson *self, const char *key, double min, double max, double *value, GError **error)
{
  JsonNode *node = pledge_json_find (self, key);

  if (!holds_number (node) || !is_within (node, min, max))
    {
      g_autofree char *expected = pledge_json_dup_expected_number (_("a number"), min, max);

      return pledge_json_fail_expected (self, error, key, expected);
    }

  *value = json_node_get_double (node);
  return TRUE;
}

gboolean
pledge_json_read_boolean (PledgeJson *self, const char *key, gboolean *value, GError **error)
{
  JsonNode *node = pledge_json_find (self, key);

  if (!holds (node, G_TYPE_BOOLEAN))
    return pledge_json_fail_expected (self, error, key, _("true or false"));

  *value = json_node_get_boolean (node);
  return TRUE;
}

/* For the sentence alone: what is at an element that is not a number or null, or out of bounds. */
static gboolean
fail_at_number (PledgeJson *self, const char *key, guint index, double min, double max, GError **error)
{
  JsonNode *element = json_array_get_element (json_node_get_array (pledge_json_find (self, key)), index);
  g_autofree char *expected = pledge_json_dup_expected_number (holds_number (element) ? _("a number") : _("a number or null"), min, max);

  return pledge_json_enter (self, key, JSON_NODE_ARRAY, error) &&
         pledge_json_enter_element (self, index, JSON_NODE_VALUE, error) &&
         pledge_json_fail_expected (self, error, NULL, expected);
}

/* What an edition is full of, without a look at each element. FALSE where that is needed. */
static gboolean
copy_numbers (PledgeJson *self, const char *key, guint n, double min, double max, double *values)
{
  guint n_found;
  const double *found = pledge_json_find_numbers (self, key, &n_found);

  if (found == NULL || n_found != n)
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      if (!isnan (found[i]) && !(found[i] >= min && found[i] <= max))
        return FALSE;
      values[i] = found[i];
    }

  return TRUE;
}

gboolean
pledge_json_read_numbers (PledgeJson *self, const char *key, guint n, double min, double max, double *values, GError **error)
{
  JsonNode *node;
  JsonArray *array;

  if (copy_numbers (self, key, n, min, max, values))
    return TRUE;

  node = pledge_json_find (self, key);
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return pledge_json_fail_expected (self, error, key, _("a list of numbers"));

  array = json_node_get_array (node);
  if (json_array_get_length (array) != n)
    return pledge_json_fail (self, error, key, _("expected %u values, one per year, got %u"), n, json_array_get_length (array));

  for (guint i = 0; i < n; i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_NULL (element))
        values[i] = NAN;
      else if (holds_number (element) && is_within (element, min, max))
        values[i] = json_node_get_double (element);
      else
        return fail_at_number (self, key, i, min, max, error);
    }

  return TRUE;
}

gboolean
pledge_json_read_strings (PledgeJson *self, const char *key, const char ***strings, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  if (!pledge_json_enter (self, key, JSON_NODE_ARRAY, error))
    return FALSE;

  for (guint i = 0; i < pledge_json_count (self); i++)
    {
      const char *text;

      if (!pledge_json_enter_element (self, i, JSON_NODE_VALUE, error) || !pledge_json_read_text (self, NULL, &text, error))
        return FALSE;
      pledge_json_leave (self);
      g_ptr_array_add (found, (gpointer) text);
    }
  pledge_json_leave (self);

  g_ptr_array_add (found, NULL);
  *strings = (const char **) g_ptr_array_free (g_steal_pointer (&found), FALSE);
  return TRUE;
}
