/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-scenario-figures.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pledge-edition-digest.h"
#include "pledge-path-json-private.h"

#define SHA256_DIGITS 64
#define MAX_SOURCES 16

/* Where a picture keeps the file, only ASCII is safe. */
static void
append_ascii (GString *text, const char *string)
{
  g_autoptr (GString) quoted = g_string_new (NULL);

  pledge_path_json_append_string (quoted, string);
  for (const char *at = quoted->str; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c < 0x80)
        g_string_append_c (text, *at);
      else if (c < 0x10000)
        g_string_append_printf (text, "\\u%04x", c);
      else
        g_string_append_printf (text, "\\u%04x\\u%04x", 0xd800 + ((c - 0x10000) >> 10), 0xdc00 + ((c - 0x10000) & 0x3ff));
    }
}

static void
append_source (GString *text, PledgeEdition *edition)
{
  const PledgeEditionInfo *info = pledge_edition_get_info (edition);

  append_ascii (text, info->id);
  g_string_append (text, ": {\"publisher\": ");
  append_ascii (text, info->publisher);
  g_string_append (text, ", \"title\": ");
  append_ascii (text, info->title);
  g_string_append_printf (text, ", \"sha256\": \"%s\"}", pledge_edition_get_sha256 (edition));
}

void
pledge_scenario_figures_append (GString *text, PledgeScenario *scenario)
{
  PledgeEdition *outlook = pledge_catalogue_get_outlook (pledge_scenario_get_catalogue (scenario));

  g_string_append (text, ",\n  \"figures\": {\n    ");
  append_source (text, pledge_scenario_get_edition (scenario));
  if (outlook != NULL)
    {
      g_string_append (text, ",\n    ");
      append_source (text, outlook);
    }
  g_string_append (text, "\n  }");
}

static gboolean
is_sha256 (const char *text)
{
  return strlen (text) == SHA256_DIGITS && strspn (text, "0123456789abcdef") == SHA256_DIGITS;
}

static PledgeEdition *
find_loaded (PledgeCatalogue *catalogue, const char *id)
{
  PledgeEdition *outlook = pledge_catalogue_get_outlook (catalogue);

  if (outlook != NULL && g_str_equal (pledge_edition_get_id (outlook), id))
    return outlook;
  return pledge_catalogue_find_edition (catalogue, id);
}

/* At the object of a source: appends what is not as it was. */
static gboolean
check_source (PledgeJson *json, PledgeCatalogue *catalogue, const char *id, GString *differences, GError **error)
{
  static const char *const known[] = { "publisher", "title", "sha256", NULL };
  PledgeEdition *loaded = find_loaded (catalogue, id);
  const char *publisher, *title, *sha256;

  if (!pledge_json_check_keys (json, known, error) || !pledge_json_read_text (json, "publisher", &publisher, error) ||
      !pledge_json_read_text (json, "title", &title, error) || !pledge_json_read_text (json, "sha256", &sha256, error))
    return FALSE;
  if (!is_sha256 (sha256))
    return pledge_json_fail_expected (json, error, "sha256", _("a checksum of 64 hexadecimal digits"));
  if (loaded != NULL && g_str_equal (pledge_edition_get_sha256 (loaded), sha256))
    return TRUE;

  if (differences->len > 0)
    g_string_append (differences, "; ");
  if (loaded != NULL)
    /* Translators: publisher, title and code of an edition: "NATO, July 2026 (nato-2026-07)" */
    g_string_append_printf (differences, _("%s, %s (%s) has other figures here"), publisher, title, id);
  else
    g_string_append_printf (differences, _("%s, %s (%s) is not loaded"), publisher, title, id);
  return TRUE;
}

gboolean
pledge_scenario_figures_check (PledgeJson *json, PledgeCatalogue *catalogue, char **warning, GError **error)
{
  g_autoptr (GString) differences = g_string_new (NULL);
  g_autofree const char **ids = NULL;

  *warning = NULL;
  if (!pledge_json_has (json, "figures"))
    return TRUE;
  if (!pledge_json_enter (json, "figures", JSON_NODE_OBJECT, error))
    return FALSE;
  if (pledge_json_count (json) > MAX_SOURCES)
    return pledge_json_fail (json, error, NULL, _("expected at most %d editions"), MAX_SOURCES);

  ids = pledge_json_get_keys (json);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (!pledge_json_is_id (ids[i]))
        return pledge_json_fail (json, error, ids[i], _("expected the id of an edition"));
      if (!pledge_json_enter (json, ids[i], JSON_NODE_OBJECT, error) || !check_source (json, catalogue, ids[i], differences, error))
        return FALSE;
      pledge_json_leave (json);
    }
  pledge_json_leave (json);

  if (differences->len > 0)
    /* Translators: a file's name, and one or several parts such as "NATO, July 2026 (nato-2026-07) has other figures here" */
    *warning = g_strdup_printf (_("%s: made with other figures than those loaded: %s."), pledge_json_get_name (json), differences->str);
  return TRUE;
}

/* What the file says of an edition's publisher; NULL where it does not. */
static const char *
find_publisher (PledgeJson *json, const char *id)
{
  JsonNode *figures = pledge_json_has (json, "figures") ? pledge_json_find (json, "figures") : NULL;
  JsonNode *source = figures != NULL && JSON_NODE_HOLDS_OBJECT (figures) ? json_object_get_member (json_node_get_object (figures), id) : NULL;
  JsonNode *publisher = source != NULL && JSON_NODE_HOLDS_OBJECT (source) ? json_object_get_member (json_node_get_object (source), "publisher") : NULL;

  return publisher != NULL && json_node_get_value_type (publisher) == G_TYPE_STRING ? json_node_get_string (publisher) : NULL;
}

/* By what the file says, else by how ids begin: "nato-…". */
static gboolean
is_of_publisher (PledgeEdition *edition, const char *publisher, const char *id)
{
  const char *loaded = pledge_edition_get_id (edition);

  if (publisher != NULL && g_str_equal (pledge_edition_get_info (edition)->publisher, publisher))
    return TRUE;
  return strchr (id, '-') != NULL && strncmp (loaded, id, strchr (id, '-') - id + 1) == 0;
}

/* "nato-2026-07 (July 2026), nato-2024-06 (June 2024)"; id NULL: of all publishers. */
static char *
list_editions (PledgeCatalogue *catalogue, const char *publisher, const char *id)
{
  GListModel *editions = pledge_catalogue_get_editions (catalogue);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (editions); i++)
    {
      g_autoptr (PledgeEdition) edition = g_list_model_get_item (editions, i);

      if (id == NULL || is_of_publisher (edition, publisher, id))
        g_string_append_printf (list, "%s%s (%s)", list->len > 0 ? ", " : "", pledge_edition_get_id (edition), pledge_edition_get_title (edition));
    }

  return g_string_free (list, FALSE);
}

char *
pledge_scenario_figures_dup_instead (PledgeJson *json, PledgeCatalogue *catalogue, const char *id)
{
  g_autofree char *same = list_editions (catalogue, find_publisher (json, id), id);
  g_autofree char *all = list_editions (catalogue, NULL, NULL);

  /* Translators: follows "expected the id of an edition that is loaded, got the string “nato-2023-03”" */
  return *same != '\0' ? g_strdup_printf (_("; of the same publisher there are: %s"), same) : g_strdup_printf (_("; loaded are: %s"), all);
}
