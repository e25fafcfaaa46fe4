/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-world-bank.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "pledge-json-private.h"
#include "pledge-world-bank-private.h"

typedef struct {
  PledgeJson *json;
  PledgeCountries *countries;
  const PledgeWorldBankIndicator *indicator; /* NULL before the first observation */
  PledgeFigures *figures;
  const char *updated;
} Reading;

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->figures, pledge_figures_free);
  g_clear_pointer (&self->json, pledge_json_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static char *
dup_element (guint index)
{
  return g_strdup_printf ("[1][%u]", index);
}

/* The first element: what part of the answer this is, and of when. */
static gboolean
read_page (Reading *self, GError **error)
{
  PledgeJson *json = self->json;
  int page, pages;

  if (!pledge_json_enter_element (json, 0, JSON_NODE_OBJECT, error) ||
      !pledge_json_read_int (json, "page", 0, G_MAXINT, &page, error) ||
      !pledge_json_read_int (json, "pages", 0, G_MAXINT, &pages, error) ||
      !pledge_json_read_date (json, "lastupdated", FALSE, &self->updated, error))
    return FALSE;
  if (pages != 1)
    return pledge_json_fail (json, error, "pages", _("expected the whole answer on one page, got %d pages; ask for it with “per_page=20000”"), pages);
  if (strlen (self->updated) != 10)
    return pledge_json_fail_expected (json, error, "lastupdated", _("a date such as 2025-06-25"));

  pledge_json_leave (json);
  return TRUE;
}

/* At an observation. */
static gboolean
read_indicator (Reading *self, GError **error)
{
  PledgeJson *json = self->json;
  const char *code;

  if (!pledge_json_enter (json, "indicator", JSON_NODE_OBJECT, error) || !pledge_json_read_text (json, "id", &code, error))
    return FALSE;
  if (self->indicator != NULL && strcmp (code, self->indicator->code) != 0)
    return pledge_json_fail (json, error, "id", _("expected the indicator %s as before; import one indicator a file"), self->indicator->code);
  pledge_json_leave (json);
  if (self->indicator != NULL)
    return TRUE;

  self->indicator = pledge_world_bank_find_indicator (code, pledge_json_get_name (json), "[1][0].indicator.id", error);
  if (self->indicator == NULL)
    return FALSE;

  self->figures = pledge_world_bank_figures_new (self->indicator, pledge_json_get_name (json), dup_element, self->updated);
  return TRUE;
}

/* At an observation. The code of three letters is empty for some groups. */
static gboolean
read_country (Reading *self, const char **iso3, GError **error)
{
  PledgeJson *json = self->json;
  g_autofree char *problem = NULL;
  const char *code2, *name, *code3 = NULL;
  JsonNode *node = pledge_json_find (json, "countryiso3code");

  if (!pledge_json_enter (json, "country", JSON_NODE_OBJECT, error) ||
      !pledge_json_read_text (json, "id", &code2, error) || !pledge_json_read_text (json, "value", &name, error))
    return FALSE;
  pledge_json_leave (json);

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    code3 = json_node_get_string (node);
  if (code3 == NULL || *code3 == '\0')
    code3 = code2;

  return pledge_world_bank_find_country (self->countries, code3, name, iso3, &problem) ||
         pledge_json_fail (json, error, "countryiso3code", "%s", problem);
}

/* At an observation. */
static gboolean
read_year (Reading *self, int *year, GError **error)
{
  JsonNode *node = pledge_json_find (self->json, "date");
  const char *text = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

  if (text == NULL || strlen (text) != 4 || strspn (text, "0123456789") != 4)
    return pledge_json_fail_expected (self->json, error, "date", _("a year such as “2024”"));

  *year = atoi (text);
  return TRUE;
}

/* At an observation: "E" is the Bank's own estimate, "F" a forecast. */
static gboolean
read_status (Reading *self, gboolean *estimate, GError **error)
{
  JsonNode *node = pledge_json_find (self->json, "obs_status");
  const char *text = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : "";

  *estimate = g_strcmp0 (text, "E") == 0 || g_strcmp0 (text, "F") == 0;
  return *estimate || g_strcmp0 (text, "") == 0 || pledge_json_fail_expected (self->json, error, "obs_status", _("“E”, “F” or “”"));
}

static gboolean
read_observation (Reading *self, guint index, GError **error)
{
  PledgeJson *json = self->json;
  g_autofree char *problem = NULL;
  const char *iso3;
  gboolean estimate;
  double value;
  int year = 0;

  if (!read_indicator (self, error) || !read_country (self, &iso3, error) ||
      !read_year (self, &year, error) || !read_status (self, &estimate, error))
    return FALSE;
  if (iso3 == NULL || !pledge_json_has (json, "value"))
    return TRUE;

  if (!pledge_json_read_number (json, "value", -PLEDGE_JSON_MAX_NUMBER, PLEDGE_JSON_MAX_NUMBER, &value, error))
    return FALSE;
  problem = pledge_figures_add (self->figures, iso3, self->indicator->id, year, value / self->indicator->divisor, estimate, NULL, index);
  return problem == NULL || pledge_json_fail (json, error, NULL, "%s", problem);
}

static gboolean
read_answer (Reading *self, GError **error)
{
  PledgeJson *json = self->json;
  JsonNode *root = pledge_json_find (json, NULL);

  if (!JSON_NODE_HOLDS_ARRAY (root) || pledge_json_count (json) != 2)
    return pledge_json_fail (json, error, NULL, _("expected a list of two: the page and its observations"));
  if (!read_page (self, error) || !pledge_json_enter_element (json, 1, JSON_NODE_ARRAY, error))
    return FALSE;

  for (guint i = 0; i < pledge_json_count (json); i++)
    {
      if (!pledge_json_enter_element (json, i, JSON_NODE_OBJECT, error) || !read_observation (self, i, error))
        return FALSE;
      pledge_json_leave (json);
    }

  return self->figures != NULL || pledge_json_fail (json, error, NULL, _("expected at least one observation"));
}

gboolean
pledge_world_bank_json_matches (GBytes *bytes)
{
  gsize length;
  const char *text;

  g_return_val_if_fail (bytes != NULL, FALSE);

  text = g_bytes_get_data (bytes, &length);
  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      length -= 3;
    }
  while (length > 0 && g_ascii_isspace (*text))
    text++, length--;

  return length > 0 && *text == '[';
}

PledgeEdition *
pledge_world_bank_json_read (GBytes *bytes, PledgeCountries *countries, const char *name, GError **error)
{
  g_auto (Reading) self = { .countries = countries };

  g_return_val_if_fail (bytes != NULL && countries != NULL && name != NULL, NULL);

  self.json = pledge_json_load_other_bytes (bytes, name, error);
  if (self.json == NULL || !read_answer (&self, error))
    return NULL;

  return pledge_world_bank_to_edition (self.figures, self.indicator, self.updated, error);
}
