/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-group-names.h"

#include <string.h>

#include "pledge-group-file.h"

#define MAX_ID_CHARS 40

static char *
fold_title (const char *title)
{
  g_autofree char *stripped = g_strstrip (g_strdup (title));
  g_autofree char *normal = g_utf8_normalize (stripped, -1, G_NORMALIZE_ALL);

  return g_utf8_casefold (normal != NULL ? normal : stripped, -1);
}

static gboolean
is_titled (PledgeAlliance *alliance, const char *folded, const char *except_id)
{
  g_autofree char *own = fold_title (pledge_alliance_get_title (alliance));

  return g_strcmp0 (pledge_alliance_get_id (alliance), except_id) != 0 && g_str_equal (own, folded);
}

guint
pledge_group_find_id (GPtrArray *groups, const char *id)
{
  for (guint i = 0; i < groups->len; i++)
    if (g_str_equal (pledge_alliance_get_id (groups->pdata[i]), id))
      return i;

  return G_MAXUINT;
}

gboolean
pledge_group_is_title_taken (PledgeCatalogue *catalogue, GPtrArray *groups, const char *title, const char *except_id)
{
  g_autofree char *folded = fold_title (title);
  GListModel *alliances = pledge_catalogue_get_alliances (catalogue);

  for (guint i = 0; groups != NULL && i < groups->len; i++)
    if (is_titled (groups->pdata[i], folded, except_id))
      return TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (alliances); i++)
    {
      g_autoptr (PledgeAlliance) alliance = g_list_model_get_item (alliances, i);

      if ((groups == NULL || !pledge_alliance_is_own (alliance)) && is_titled (alliance, folded, except_id))
        return TRUE;
    }

  return FALSE;
}

char *
pledge_group_dup_free_title (PledgeCatalogue *catalogue, GPtrArray *groups, const char *title)
{
  char *candidate = g_strdup (title);

  for (guint i = 2; pledge_group_is_title_taken (catalogue, groups, candidate, NULL); i++)
    {
      g_autofree char *number = g_strdup_printf (" (%u)", i);
      glong room = PLEDGE_GROUP_MAX_TITLE_CHARS - (glong) strlen (number);
      g_autofree char *start = g_utf8_substring (title, 0, MIN (room, g_utf8_strlen (title, -1)));

      g_free (candidate);
      candidate = g_strconcat (start, number, NULL);
    }

  return candidate;
}

/* Small letters and digits, parted by single dashes. */
char *
pledge_group_dup_id_for (const char *title)
{
  g_autofree char *ascii = g_str_to_ascii (title, "C");
  GString *id = g_string_new (PLEDGE_ALLIANCE_OWN_PREFIX);
  gsize start = id->len;

  for (const char *at = ascii; *at != '\0' && id->len - start < MAX_ID_CHARS; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (id, g_ascii_tolower (*at));
    else if (id->len > start && id->str[id->len - 1] != '-')
      g_string_append_c (id, '-');
  if (id->len > start && id->str[id->len - 1] == '-')
    g_string_truncate (id, id->len - 1);
  if (id->len == start)
    g_string_append (id, "group");

  return g_string_free (id, FALSE);
}

char *
pledge_group_dup_free_id (GPtrArray *groups, const char *wanted)
{
  char *id = g_strdup (wanted);

  for (guint i = 2; pledge_group_find_id (groups, id) != G_MAXUINT; i++)
    {
      g_free (id);
      id = g_strdup_printf ("%.56s-%u", wanted, i);
    }

  return id;
}
