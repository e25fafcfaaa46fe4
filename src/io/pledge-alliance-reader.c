/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-alliance-reader.h"

#include <glib/gi18n-lib.h>

#include "pledge-json-private.h"

/* What a file adds, kept back until all of it is known to be good. */
typedef struct {
  PledgeCatalogue *catalogue;
  GPtrArray *members;
  GPtrArray *alliances;
  GHashTable *member_by_iso3; /* borrowed from members */
  GHashTable *alliance_ids;   /* the document's */
} Reading;

static PledgeMember *
find_member (const Reading *reading, const char *iso3)
{
  PledgeMember *member = g_hash_table_lookup (reading->member_by_iso3, iso3);

  return member != NULL ? member : pledge_catalogue_find_member (reading->catalogue, iso3);
}

/* At "members". */
static gboolean
read_member (PledgeJson *json, const Reading *reading, const char *iso3, GError **error)
{
  PledgeMember *member;
  const char *name;
  gboolean has_forces;

  if (!pledge_member_is_iso3 (iso3))
    return pledge_json_fail (json, error, iso3, _("expected a country code of three capital letters"));
  if (pledge_catalogue_find_member (reading->catalogue, iso3) != NULL)
    return pledge_json_fail (json, error, iso3, _("a member of that code is there already"));
  if (!pledge_json_enter (json, iso3, JSON_NODE_OBJECT, error) ||
      !pledge_json_read_text (json, "name", &name, error) ||
      !pledge_json_read_boolean (json, "has_forces", &has_forces, error))
    return FALSE;
  pledge_json_leave (json);

  member = pledge_member_new (iso3, name, has_forces);
  g_ptr_array_add (reading->members, member);
  g_hash_table_insert (reading->member_by_iso3, (gpointer) pledge_member_get_iso3 (member), member);
  return TRUE;
}

static gboolean
read_members (PledgeJson *json, const Reading *reading, GError **error)
{
  g_autofree const char **codes = NULL;

  if (!pledge_json_enter (json, "members", JSON_NODE_OBJECT, error))
    return FALSE;

  codes = pledge_json_get_keys (json);
  for (guint i = 0; codes[i] != NULL; i++)
    if (!read_member (json, reading, codes[i], error))
      return FALSE;

  pledge_json_leave (json);
  return TRUE;
}

/* At one membership. */
static gboolean
read_membership (PledgeJson *json, const Reading *reading, PledgeAllianceBuilder *builder, GError **error)
{
  PledgeMember *member;
  const char *iso3, *note;
  int since, until;

  if (!pledge_json_read_text (json, "iso3", &iso3, error))
    return FALSE;
  member = find_member (reading, iso3);
  if (member == NULL)
    return pledge_json_fail_expected (json, error, "iso3", _("the code of a member"));

  if (!pledge_json_read_int_or (json, "since", PLEDGE_JSON_MIN_YEAR, PLEDGE_JSON_MAX_YEAR, G_MININT, &since, error) ||
      !pledge_json_read_int_or (json, "until", MAX (since, PLEDGE_JSON_MIN_YEAR), PLEDGE_JSON_MAX_YEAR, G_MAXINT, &until, error) ||
      !pledge_json_read_text_or_null (json, "note", &note, error))
    return FALSE;

  if (!pledge_alliance_builder_add (builder, member, since, until, note))
    return pledge_json_fail (json, error, "iso3", _("expected each member once, got %s twice"), iso3);
  return TRUE;
}

/* At one alliance. */
static gboolean
read_alliance (PledgeJson *json, const Reading *reading, GError **error)
{
  g_autoptr (PledgeAllianceBuilder) builder = NULL;
  const char *id, *title;

  if (!pledge_json_read_id (json, "id", &id, error) || !pledge_json_read_text (json, "title", &title, error))
    return FALSE;
  if (!g_hash_table_add (reading->alliance_ids, (gpointer) id) || pledge_catalogue_find_alliance (reading->catalogue, id) != NULL)
    return pledge_json_fail (json, error, "id", _("an alliance of that id is there already"));

  if (!pledge_json_enter (json, "members", JSON_NODE_ARRAY, error))
    return FALSE;
  if (pledge_json_count (json) == 0)
    return pledge_json_fail (json, error, NULL, _("expected at least one member"));

  builder = pledge_alliance_builder_new (id, title);
  for (guint i = 0; i < pledge_json_count (json); i++)
    {
      if (!pledge_json_enter_element (json, i, JSON_NODE_OBJECT, error) || !read_membership (json, reading, builder, error))
        return FALSE;
      pledge_json_leave (json);
    }
  pledge_json_leave (json);

  g_ptr_array_add (reading->alliances, pledge_alliance_builder_finish (g_steal_pointer (&builder)));
  return TRUE;
}

static gboolean
read_alliances (PledgeJson *json, const Reading *reading, GError **error)
{
  if (!pledge_json_enter (json, "alliances", JSON_NODE_ARRAY, error))
    return FALSE;

  for (guint i = 0; i < pledge_json_count (json); i++)
    {
      if (!pledge_json_enter_element (json, i, JSON_NODE_OBJECT, error) || !read_alliance (json, reading, error))
        return FALSE;
      pledge_json_leave (json);
    }

  pledge_json_leave (json);
  return TRUE;
}

gboolean
pledge_alliances_from_json (PledgeCatalogue *catalogue, PledgeJson *json, GError **error)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) alliances = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) member_by_iso3 = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) alliance_ids = g_hash_table_new (g_str_hash, g_str_equal);
  Reading reading = { catalogue, members, alliances, member_by_iso3, alliance_ids };

  if (!read_members (json, &reading, error) || !read_alliances (json, &reading, error))
    return FALSE;

  for (guint i = 0; i < members->len; i++)
    pledge_catalogue_add_member (catalogue, members->pdata[i]);
  for (guint i = 0; i < alliances->len; i++)
    pledge_catalogue_add_alliance (catalogue, alliances->pdata[i]);

  return TRUE;
}

gboolean
pledge_alliances_read_file (PledgeCatalogue *catalogue, const char *path, GError **error)
{
  g_autoptr (PledgeJson) json = NULL;

  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (catalogue), FALSE);

  json = pledge_json_load_file (path, PLEDGE_ALLIANCES_FORMAT, error);
  return json != NULL && pledge_alliances_from_json (catalogue, json, error);
}

gboolean
pledge_alliances_read_bytes (PledgeCatalogue *catalogue, GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (PledgeJson) json = NULL;

  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (catalogue), FALSE);

  json = pledge_json_load_bytes (bytes, name, PLEDGE_ALLIANCES_FORMAT, error);
  return json != NULL && pledge_alliances_from_json (catalogue, json, error);
}
