/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-group-file.h"

#include <glib/gi18n-lib.h>

#include "pledge-file.h"
#include "pledge-json-private.h"

/* What a file is read with. */
typedef struct {
  PledgeMemberSource *members;
  PledgeGroupsStrictness strictness;
  GHashTable *ids; /* the document's */
  GPtrArray *groups;
} Reading;

/* At "members": each code that of a country, none twice. */
static gboolean
check_codes (PledgeJson *json, const Reading *reading, const char *const *codes, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (codes[0] == NULL)
    return pledge_json_fail (json, error, NULL, _("expected at least one member"));

  if (pledge_json_count (json) > PLEDGE_GROUP_MAX_MEMBERS)
    return pledge_json_fail (json, error, NULL, _("expected at most %d members"), PLEDGE_GROUP_MAX_MEMBERS);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      if (!pledge_json_enter_element (json, i, JSON_NODE_VALUE, error))
        return FALSE;
      if (!pledge_member_is_iso3 (codes[i]))
        return pledge_json_fail_expected (json, error, NULL, _("a country code of three capital letters"));
      if (reading->strictness == PLEDGE_GROUPS_KNOWN && !pledge_member_source_knows (reading->members, codes[i]))
        return pledge_json_fail_expected (json, error, NULL, _("the code of a country"));
      if (!g_hash_table_add (seen, (gpointer) codes[i]))
        return pledge_json_fail (json, error, NULL, _("expected each member once, got %s twice"), codes[i]);
      pledge_json_leave (json);
    }

  return TRUE;
}

/* At one group. */
static gboolean
read_head (PledgeJson *json, const Reading *reading, const char **id, const char **title, GError **error)
{
  if (!pledge_json_read_id (json, "id", id, error) || !pledge_json_read_text (json, "title", title, error))
    return FALSE;
  if (!g_str_has_prefix (*id, PLEDGE_ALLIANCE_OWN_PREFIX))
    return pledge_json_fail_expected (json, error, "id", _("an id that begins with “own-”"));
  if (!g_hash_table_add (reading->ids, (gpointer) *id))
    return pledge_json_fail (json, error, "id", _("a group of that id is there already"));
  if (g_utf8_strlen (*title, -1) > PLEDGE_GROUP_MAX_TITLE_CHARS)
    return pledge_json_fail (json, error, "title", _("expected a title of at most %d characters"), PLEDGE_GROUP_MAX_TITLE_CHARS);

  return TRUE;
}

/* At one group. */
static gboolean
read_group (PledgeJson *json, const Reading *reading, GError **error)
{
  g_autofree const char **codes = NULL;
  const char *id, *title;

  if (!read_head (json, reading, &id, &title, error) || !pledge_json_read_strings (json, "members", &codes, error) ||
      !pledge_json_enter (json, "members", JSON_NODE_ARRAY, error) || !check_codes (json, reading, codes, error))
    return FALSE;
  pledge_json_leave (json);

  g_ptr_array_add (reading->groups, pledge_member_source_make_group (reading->members, id, title, codes));
  return TRUE;
}

GPtrArray *
pledge_groups_from_json (PledgeMemberSource *members, PledgeJson *json, PledgeGroupsStrictness strictness, GError **error)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  const Reading reading = { members, strictness, ids, groups };

  g_return_val_if_fail (members != NULL && json != NULL, NULL);

  if (!pledge_json_enter (json, "groups", JSON_NODE_ARRAY, error))
    return NULL;
  if (pledge_json_count (json) > PLEDGE_GROUPS_MAX)
    {
      pledge_json_fail (json, error, NULL, _("expected at most %d groups"), PLEDGE_GROUPS_MAX);
      return NULL;
    }

  for (guint i = 0; i < pledge_json_count (json); i++)
    {
      if (!pledge_json_enter_element (json, i, JSON_NODE_OBJECT, error) || !read_group (json, &reading, error))
        return NULL;
      pledge_json_leave (json);
    }
  pledge_json_leave (json);

  return g_steal_pointer (&groups);
}

GPtrArray *
pledge_groups_read_file (PledgeMemberSource *members, const char *path, PledgeGroupsStrictness strictness, GError **error)
{
  g_autoptr (PledgeJson) json = NULL;

  g_return_val_if_fail (members != NULL && path != NULL, NULL);

  json = pledge_json_load_file (path, PLEDGE_GROUPS_FORMAT, error);
  return json != NULL ? pledge_groups_from_json (members, json, strictness, error) : NULL;
}

GPtrArray *
pledge_groups_read_bytes (PledgeMemberSource *members, GBytes *bytes, const char *name, PledgeGroupsStrictness strictness, GError **error)
{
  g_autoptr (PledgeJson) json = NULL;

  g_return_val_if_fail (members != NULL && bytes != NULL, NULL);

  json = pledge_json_load_bytes (bytes, name, PLEDGE_GROUPS_FORMAT, error);
  return json != NULL ? pledge_groups_from_json (members, json, strictness, error) : NULL;
}

static void
append_group (GString *json, PledgeAlliance *group)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), pledge_alliance_get_title (group));
  g_autofree char *title = json_to_string (node, FALSE);

  /* Ids and codes need no escaping. */
  g_string_append_printf (json, "    {\"id\": \"%s\", \"title\": %s, \"members\": [", pledge_alliance_get_id (group), title);
  for (guint i = 0; i < pledge_alliance_get_n_members (group); i++)
    g_string_append_printf (json, "%s\"%s\"", i > 0 ? ", " : "", pledge_member_get_iso3 (pledge_alliance_get_member (group, i)));
  g_string_append (json, "]}");
}

GBytes *
pledge_groups_to_bytes (PledgeAlliance *const *groups, guint n_groups)
{
  GString *json = g_string_new ("{\n  \"format\": \"" PLEDGE_GROUPS_FORMAT "\",\n  \"groups\": [");

  for (guint i = 0; i < n_groups; i++)
    {
      g_string_append (json, i > 0 ? ",\n" : "\n");
      append_group (json, groups[i]);
    }
  g_string_append (json, n_groups > 0 ? "\n  ]\n}\n" : "]\n}\n");

  return g_string_free_to_bytes (json);
}

char *
pledge_group_dup_title_problem (const char *title)
{
  gboolean blank = TRUE;

  g_return_val_if_fail (title != NULL, NULL);

  if (!g_utf8_validate (title, -1, NULL))
    return g_strdup (_("The title has characters that cannot be shown."));
  if (g_utf8_strlen (title, -1) > PLEDGE_GROUP_MAX_TITLE_CHARS)
    return g_strdup_printf (_("The title is longer than %d characters."), PLEDGE_GROUP_MAX_TITLE_CHARS);

  for (const char *at = title; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (!pledge_file_is_presentable (g_utf8_get_char (at)))
        return g_strdup (_("The title has characters that cannot be shown."));
      blank = blank && g_unichar_isspace (g_utf8_get_char (at));
    }

  return blank ? g_strdup (_("The group needs a title.")) : NULL;
}

gboolean
pledge_group_is_like (PledgeAlliance *group, PledgeAlliance *other)
{
  guint n = pledge_alliance_get_n_members (group);

  if (g_strcmp0 (pledge_alliance_get_title (group), pledge_alliance_get_title (other)) != 0 || pledge_alliance_get_n_members (other) != n)
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (pledge_member_get_iso3 (pledge_alliance_get_member (group, i)), pledge_member_get_iso3 (pledge_alliance_get_member (other, i))) != 0)
      return FALSE;

  return TRUE;
}
