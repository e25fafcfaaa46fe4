/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-group-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "pledge-file.h"
#include "pledge-group-names.h"

#define FOLDER_MODE 0700
/* Less what the umask takes away, like any document. */
#define FILE_MODE 0666

struct _PledgeGroupStore {
  PledgeCatalogue *catalogue;
  PledgeMemberSource *members;
  char *path;
  char *aside; /* nullable */
};

/* A change of the file. */
typedef struct {
  int lock; /* a descriptor of the folder, or -1 */
  gboolean damaged;
  GPtrArray *groups;
} Change;

static void
change_clear (Change *change)
{
  if (change->lock >= 0)
    close (change->lock);
  g_clear_pointer (&change->groups, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Change, change_clear)

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  PledgeAlliance *first = *(PledgeAlliance *const *) a, *second = *(PledgeAlliance *const *) b;
  int order = g_utf8_collate (pledge_alliance_get_title (first), pledge_alliance_get_title (second));

  return order != 0 ? order : strcmp (pledge_alliance_get_id (first), pledge_alliance_get_id (second));
}

/* (transfer full) The groups that the catalogue has. */
static GPtrArray *
list_present (PledgeGroupStore *self)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *alliances = pledge_catalogue_get_alliances (self->catalogue);

  for (guint i = 0; i < g_list_model_get_n_items (alliances); i++)
    {
      g_autoptr (PledgeAlliance) alliance = g_list_model_get_item (alliances, i);

      if (pledge_alliance_is_own (alliance))
        g_ptr_array_add (groups, g_steal_pointer (&alliance));
    }

  return groups;
}

/* (nullable with error) The groups of the file; of those that the catalogue has just so, its objects. */
static GPtrArray *
read_file (PledgeGroupStore *self, GError **error)
{
  g_autoptr (GPtrArray) groups = NULL;

  if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
    return g_ptr_array_new_with_free_func (g_object_unref);

  groups = pledge_groups_read_file (self->members, self->path, PLEDGE_GROUPS_ANY, error);
  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      PledgeAlliance *present = pledge_catalogue_find_alliance (self->catalogue, pledge_alliance_get_id (groups->pdata[i]));

      if (present != NULL && pledge_group_is_like (present, groups->pdata[i]))
        {
          g_object_unref (groups->pdata[i]);
          groups->pdata[i] = g_object_ref (present);
        }
    }

  return g_steal_pointer (&groups);
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, PLEDGE_CATALOGUE_ERROR, PLEDGE_CATALOGUE_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
is_damage (const GError *error)
{
  return g_error_matches (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_SYNTAX) || g_error_matches (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_VALUE);
}

/* What cannot be read at all, or is a newer version's, is not to be replaced. */
static gboolean
begin_change (PledgeGroupStore *self, Change *change, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autoptr (GError) reason = NULL;

  if (g_mkdir_with_parents (folder, FOLDER_MODE) < 0)
    {
      int number = errno;

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (number), _("Could not make the folder “%s”: %s"), folder, g_strerror (number));
      return FALSE;
    }

  change->lock = pledge_file_lock_folder (folder);
  change->groups = read_file (self, &reason);
  if (change->groups == NULL && is_damage (reason))
    {
      change->damaged = TRUE;
      change->groups = list_present (self);
    }
  else if (change->groups == NULL)
    g_propagate_error (error, g_steal_pointer (&reason));

  return change->groups != NULL;
}

/* (transfer full) "groups-damaged.json" beside the file, or with a number where that is taken. */
static char *
dup_aside_path (PledgeGroupStore *self)
{
  const char *end = strrchr (self->path, '.');
  g_autofree char *stem = end != NULL ? g_strndup (self->path, end - self->path) : g_strdup (self->path);
  char *aside = g_strconcat (stem, "-damaged.json", NULL);

  for (guint i = 2; g_file_test (aside, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK); i++)
    {
      g_free (aside);
      aside = g_strdup_printf ("%s-damaged-%u.json", stem, i);
    }

  return aside;
}

static gboolean
put_aside (PledgeGroupStore *self, const char *aside, GError **error)
{
  g_autofree char *shown = g_filename_display_name (self->path);
  int number;

  if (g_rename (self->path, aside) == 0)
    return TRUE;

  number = errno;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (number), _("Could not put aside the damaged “%s”: %s"), shown, g_strerror (number));
  return FALSE;
}

static gboolean
write_file (PledgeGroupStore *self, GPtrArray *groups, GError **error)
{
  g_autoptr (GBytes) bytes = pledge_groups_to_bytes ((PledgeAlliance *const *) groups->pdata, groups->len);
  g_autoptr (GError) reason = NULL;
  g_autofree char *shown = g_filename_display_name (self->path);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (g_file_set_contents_full (self->path, data, length, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, FILE_MODE, &reason))
    return TRUE;

  g_set_error (error, reason->domain, reason->code, _("Could not save “%s”: %s"), shown, reason->message);
  return FALSE;
}

static gboolean
finish_change (PledgeGroupStore *self, Change *change, GError **error)
{
  g_autofree char *aside = change->damaged ? dup_aside_path (self) : NULL;

  if (change->groups->len > PLEDGE_GROUPS_MAX)
    return refuse (error, _("There are too many groups; remove some of them first."));

  g_ptr_array_sort (change->groups, compare_titles);
  if (aside != NULL && !put_aside (self, aside, error))
    return FALSE;
  if (!write_file (self, change->groups, error))
    {
      if (aside != NULL)
        g_rename (aside, self->path);
      return FALSE;
    }

  if (aside != NULL)
    {
      g_free (self->aside);
      self->aside = pledge_file_dup_shown_name (aside);
    }
  pledge_catalogue_set_own_groups (self->catalogue, (PledgeAlliance *const *) change->groups->pdata, change->groups->len);
  return TRUE;
}

/* What the window looks at before, another program may have changed since. */
static gboolean
check_group (PledgeGroupStore *self, GPtrArray *groups, const char *title, guint n_members, const char *id, GError **error)
{
  g_autofree char *problem = pledge_group_dup_title_problem (title);

  if (problem != NULL)
    return refuse (error, problem);
  if (n_members == 0)
    return refuse (error, _("The group needs a member."));
  if (pledge_group_is_title_taken (self->catalogue, groups, title, id))
    return refuse (error, _("There is an alliance or group of that title already."));

  return TRUE;
}

PledgeGroupStore *
pledge_group_store_new (PledgeCatalogue *catalogue, const char *path)
{
  PledgeGroupStore *self;

  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (catalogue), NULL);

  self = g_new0 (PledgeGroupStore, 1);
  self->catalogue = g_object_ref (catalogue);
  self->members = pledge_member_source_new (catalogue);
  self->path = path != NULL ? g_strdup (path) : g_build_filename (g_get_user_data_dir (), "pledgeline", "groups.json", NULL);
  return self;
}

void
pledge_group_store_free (PledgeGroupStore *self)
{
  g_return_if_fail (self != NULL);

  pledge_member_source_free (self->members);
  g_object_unref (self->catalogue);
  g_free (self->path);
  g_free (self->aside);
  g_free (self);
}

PledgeCatalogue *
pledge_group_store_get_catalogue (PledgeGroupStore *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->catalogue;
}

PledgeMemberSource *
pledge_group_store_get_members (PledgeGroupStore *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->members;
}

const char *
pledge_group_store_get_aside (PledgeGroupStore *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->aside;
}

gboolean
pledge_group_store_load (PledgeGroupStore *self, GError **error)
{
  g_autoptr (GPtrArray) groups = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  groups = read_file (self, error);
  if (groups == NULL)
    return FALSE;

  g_ptr_array_sort (groups, compare_titles);
  pledge_catalogue_set_own_groups (self->catalogue, (PledgeAlliance *const *) groups->pdata, groups->len);
  return TRUE;
}

gboolean
pledge_group_store_has_title (PledgeGroupStore *self, const char *title, const char *except_id)
{
  g_return_val_if_fail (self != NULL && title != NULL, FALSE);

  return pledge_group_is_title_taken (self->catalogue, NULL, title, except_id);
}

char *
pledge_group_store_dup_free_title (PledgeGroupStore *self, const char *title)
{
  g_return_val_if_fail (self != NULL && title != NULL, NULL);

  return pledge_group_dup_free_title (self->catalogue, NULL, title);
}

PledgeAlliance *
pledge_group_store_add (PledgeGroupStore *self, const char *title, const char *const *codes, GError **error)
{
  g_auto (Change) change = { .lock = -1 };
  g_autofree char *wanted = NULL;
  g_autofree char *id = NULL;
  PledgeAlliance *group;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (title != NULL && codes != NULL, NULL);

  if (!begin_change (self, &change, error) || !check_group (self, change.groups, title, codes[0] != NULL, NULL, error))
    return NULL;

  wanted = pledge_group_dup_id_for (title);
  id = pledge_group_dup_free_id (change.groups, wanted);
  group = pledge_member_source_make_group (self->members, id, title, codes);
  g_ptr_array_add (change.groups, group);
  return finish_change (self, &change, error) ? g_object_ref (group) : NULL;
}

gboolean
pledge_group_store_put (PledgeGroupStore *self, PledgeAlliance *group, PledgeAlliance **before, GError **error)
{
  g_auto (Change) change = { .lock = -1 };
  g_autoptr (PledgeAlliance) replaced = NULL;
  guint position;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (PLEDGE_IS_ALLIANCE (group) && pledge_alliance_is_own (group), FALSE);

  if (!begin_change (self, &change, error) ||
      !check_group (self, change.groups, pledge_alliance_get_title (group), pledge_alliance_get_n_members (group), pledge_alliance_get_id (group), error))
    return FALSE;

  position = pledge_group_find_id (change.groups, pledge_alliance_get_id (group));
  if (position != G_MAXUINT)
    replaced = g_ptr_array_steal_index (change.groups, position);
  g_ptr_array_add (change.groups, g_object_ref (group));
  if (!finish_change (self, &change, error))
    return FALSE;

  if (before != NULL)
    *before = g_steal_pointer (&replaced);
  return TRUE;
}

PledgeAlliance *
pledge_group_store_remove (PledgeGroupStore *self, const char *id, GError **error)
{
  g_auto (Change) change = { .lock = -1 };
  g_autoptr (PledgeAlliance) removed = NULL;
  guint position;

  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  if (!begin_change (self, &change, error))
    return NULL;

  position = pledge_group_find_id (change.groups, id);
  if (position == G_MAXUINT)
    {
      g_set_error (error, PLEDGE_CATALOGUE_ERROR, PLEDGE_CATALOGUE_ERROR_UNKNOWN, _("No group of yours is called “%s”."), id);
      return NULL;
    }

  removed = g_ptr_array_steal_index (change.groups, position);
  return finish_change (self, &change, error) ? g_steal_pointer (&removed) : NULL;
}

static gboolean
is_there (GPtrArray *groups, PledgeAlliance *group)
{
  for (guint i = 0; i < groups->len; i++)
    if (pledge_group_is_like (groups->pdata[i], group))
      return TRUE;

  return FALSE;
}

/* (transfer full) The group under an id and a title that are free. */
static PledgeAlliance *
make_fitting (PledgeGroupStore *self, GPtrArray *groups, PledgeAlliance *group)
{
  g_autofree char *id = pledge_group_dup_free_id (groups, pledge_alliance_get_id (group));
  g_autofree char *title = pledge_group_dup_free_title (self->catalogue, groups, pledge_alliance_get_title (group));
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (guint i = 0; i < pledge_alliance_get_n_members (group); i++)
    g_ptr_array_add (codes, (gpointer) pledge_member_get_iso3 (pledge_alliance_get_member (group, i)));
  g_ptr_array_add (codes, NULL);

  return pledge_member_source_make_group (self->members, id, title, (const char *const *) codes->pdata);
}

GPtrArray *
pledge_group_store_import (PledgeGroupStore *self, const char *path, GError **error)
{
  g_auto (Change) change = { .lock = -1 };
  g_autoptr (GPtrArray) read = NULL, added = NULL;

  g_return_val_if_fail (self != NULL && path != NULL, NULL);

  read = pledge_groups_read_file (self->members, path, PLEDGE_GROUPS_KNOWN, error);
  if (read == NULL || !begin_change (self, &change, error))
    return NULL;

  added = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < read->len; i++)
    if (!is_there (change.groups, read->pdata[i]))
      {
        PledgeAlliance *group = make_fitting (self, change.groups, read->pdata[i]);

        g_ptr_array_add (change.groups, group);
        g_ptr_array_add (added, g_object_ref (group));
      }

  return added->len == 0 || finish_change (self, &change, error) ? g_steal_pointer (&added) : NULL;
}
