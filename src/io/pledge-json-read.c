/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-json-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_TEXT_CHARS 2000
#define MAX_ID_BYTES 64

static gboolean
is_absent (const PledgeJsonNode *node)
{
  return node == NULL || node->type == PLEDGE_JSON_NULL;
}

static gboolean
holds (const PledgeJsonNode *node, PledgeJsonType type)
{
  return node != NULL && node->type == type;
}

static gboolean
holds_number (const PledgeJsonNode *node)
{
  return holds (node, PLEDGE_JSON_WHOLE) || holds (node, PLEDGE_JSON_NUMBER);
}

static gboolean
is_line (const char *text)
{
  gboolean blank = TRUE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029)
        return FALSE;
      blank = blank && g_unichar_isspace (c);
    }

  return !blank;
}

static gboolean
is_id (const char *text)
{
  return *text != '\0' && strlen (text) <= MAX_ID_BYTES && g_ascii_isalnum (*text) &&
         strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-._") == strlen (text);
}

static gboolean
is_date (const char *text, gboolean year_alone)
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

/* "a number from 0 to 100", "a number of 0 or more" */
static char *
dup_expected_number (const char *what, double min, double max)
{
  char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (low, sizeof low, "%.12g", min);
  g_ascii_formatd (high, sizeof high, "%.12g", max);

  if (max >= PLEDGE_JSON_MAX_NUMBER && min == 0)
    return g_strdup_printf (_("%s of 0 or more"), what);
  if (max >= PLEDGE_JSON_MAX_NUMBER)
    return g_strdup (what);
  return g_strdup_printf (_("%s from %s to %s"), what, low, high);
}

static gboolean
is_within (const PledgeJsonNode *node, double min, double max)
{
  return isfinite (node->number) && node->number >= min && node->number <= max;
}

gboolean
pledge_json_has (PledgeJson *self, const char *key)
{
  return !is_absent (pledge_json_find (self, key));
}

guint
pledge_json_count (PledgeJson *self)
{
  return pledge_json_find (self, NULL)->n_children;
}

const char **
pledge_json_get_keys (PledgeJson *self)
{
  const PledgeJsonNode *node = pledge_json_find (self, NULL);
  const char **keys = g_new0 (const char *, node->n_children + 1);

  for (guint i = 0; i < node->n_children; i++)
    keys[i] = node->children[i].key;

  return keys;
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
  const PledgeJsonNode *node = pledge_json_find (self, key);

  if (!holds (node, PLEDGE_JSON_STRING))
    return pledge_json_fail_expected (self, error, key, _("a string"));

  *text = node->string;
  if (g_utf8_strlen (*text, -1) > MAX_TEXT_CHARS)
    return pledge_json_fail (self, error, key, _("expected a text of at most %d characters"), MAX_TEXT_CHARS);
  if (!is_line (*text))
    return pledge_json_fail_expected (self, error, key, _("one line of text"));

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
  const PledgeJsonNode *node = pledge_json_find (self, key);

  if (!holds (node, PLEDGE_JSON_STRING) || !is_id (node->string))
    return pledge_json_fail_expected (self, error, key, _("an id of small letters, digits, “-”, “.” and “_”"));

  *id = node->string;
  return TRUE;
}

gboolean
pledge_json_read_date (PledgeJson *self, const char *key, gboolean year_alone, const char **date, GError **error)
{
  const PledgeJsonNode *node = pledge_json_find (self, key);

  if (!holds (node, PLEDGE_JSON_STRING) || !is_date (node->string, year_alone))
    return pledge_json_fail_expected (self, error, key,
                                      year_alone ? _("a date such as 2025, 2025-06 or 2025-06-25") : _("a date such as 2025-06 or 2025-06-25"));

  *date = node->string;
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
  const PledgeJsonNode *node = pledge_json_find (self, key);

  if (!holds (node, PLEDGE_JSON_WHOLE) || !is_within (node, min, max))
    {
      g_autofree char *expected = dup_expected_number (_("a whole number"), min, max);

      return pledge_json_fail_expected (self, error, key, expected);
    }

  *value = node->number;
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
  const PledgeJsonNode *node = pledge_json_find (self, key);

  if (!holds_number (node) || !is_within (node, min, max))
    {
      g_autofree char *expected = dup_expected_number (_("a number"), min, max);

      return pledge_json_fail_expected (self, error, key, expected);
    }

  *value = node->number;
  return TRUE;
}

gboolean
pledge_json_read_boolean (PledgeJson *self, const char *key, gboolean *value, GError **error)
{
  const PledgeJsonNode *node = pledge_json_find (self, key);

  if (!holds (node, PLEDGE_JSON_BOOLEAN))
    return pledge_json_fail_expected (self, error, key, _("true or false"));

  *value = node->boolean;
  return TRUE;
}

gboolean
pledge_json_read_numbers (PledgeJson *self, const char *key, guint n, double min, double max, double *values, GError **error)
{
  const PledgeJsonNode *node = pledge_json_find (self, key);

  if (!holds (node, PLEDGE_JSON_LIST))
    return pledge_json_fail_expected (self, error, key, _("a list of numbers"));
  if (node->n_children != n)
    return pledge_json_fail (self, error, key, _("expected %u values, one per year, got %u"), n, node->n_children);

  for (guint i = 0; i < n; i++)
    {
      const PledgeJsonNode *element = &node->children[i];

      if (element->type == PLEDGE_JSON_NULL)
        values[i] = NAN;
      else if (holds_number (element) && is_within (element, min, max))
        values[i] = element->number;
      else
        {
          g_autofree char *expected = dup_expected_number (holds_number (element) ? _("a number") : _("a number or null"), min, max);

          if (pledge_json_enter (self, key, PLEDGE_JSON_LIST, error))
            pledge_json_step (self, i);
          return pledge_json_fail_expected (self, error, NULL, expected);
        }
    }

  return TRUE;
}

gboolean
pledge_json_read_strings (PledgeJson *self, const char *key, const char ***strings, GError **error)
{
  g_autofree const char **found = NULL;

  if (!pledge_json_enter (self, key, PLEDGE_JSON_LIST, error))
    return FALSE;

  found = g_new0 (const char *, pledge_json_count (self) + 1);
  for (guint i = 0; i < pledge_json_count (self); i++)
    {
      pledge_json_step (self, i);
      if (!pledge_json_read_text (self, NULL, &found[i], error))
        return FALSE;
      pledge_json_leave (self);
    }
  pledge_json_leave (self);

  *strings = g_steal_pointer (&found);
  return TRUE;
}
