/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-preset-folder.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "pledge-file.h"
#include "pledge-save.h"

#define ENDING ".preset"
#define MAX_PRESETS 500
/* Of a file's name, without its ending. */
#define MAX_NAME_BYTES 60

struct _PledgePresetFolder {
  char *path;
  GPtrArray *entries; /* of Entry, by title */
};

typedef struct {
  char *file;
  PledgePreset *preset;
} Entry;

static void
entry_free (Entry *entry)
{
  g_free (entry->file);
  pledge_preset_free (entry->preset);
  g_free (entry);
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  const Entry *const *left = a;
  const Entry *const *right = b;
  int order = g_utf8_collate ((*left)->preset->title, (*right)->preset->title);

  return order != 0 ? order : strcmp ((*left)->file, (*right)->file);
}

static Entry *
find_entry (const PledgePresetFolder *self, const char *title)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = self->entries->pdata[i];

      if (g_strcmp0 (entry->preset->title, title) == 0)
        return entry;
    }

  return NULL;
}

static void
add_entry (PledgePresetFolder *self, const char *file, PledgePreset *preset)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->file = g_strdup (file);
  entry->preset = preset;
  g_ptr_array_add (self->entries, entry);
}

static void
read_one (PledgePresetFolder *self, const char *name, GPtrArray *warnings)
{
  g_autofree char *file = g_build_filename (self->path, name, NULL);
  g_autofree char *shown = pledge_file_dup_shown_name (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pledge_file_read (file, PLEDGE_PRESET_MAX_BYTES, &error);
  g_autoptr (PledgePreset) preset = bytes != NULL ? pledge_preset_read_bytes (bytes, shown, &error) : NULL;

  if (preset != NULL)
    add_entry (self, file, g_steal_pointer (&preset));
  else if (warnings != NULL)
    g_ptr_array_add (warnings, g_strdup (error->message));
}

static int
compare_names_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Names sorted, so that of two files with one title it is always the same that comes first. */
static GPtrArray *
list_names (const char *path)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && names->len < MAX_PRESETS && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ENDING) && name[0] != '.')
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names_cb);

  return names;
}

/* (transfer full) A name that no file there has, made of the title's letters. */
static char *
make_file_name (const PledgePresetFolder *self, const char *title)
{
  g_autofree char *ascii = g_str_to_ascii (title, NULL);
  g_autofree char *lower = g_ascii_strdown (ascii, -1);
  const char *stem;

  g_strcanon (lower, "abcdefghijklmnopqrstuvwxyz0123456789", '-');
  if (strlen (lower) > MAX_NAME_BYTES)
    lower[MAX_NAME_BYTES] = '\0';
  stem = strspn (lower, "-") < strlen (lower) ? lower + strspn (lower, "-") : "preset";

  for (guint i = 1;; i++)
    {
      g_autofree char *name = i == 1 ? g_strconcat (stem, ENDING, NULL) : g_strdup_printf ("%s-%u" ENDING, stem, i);
      g_autofree char *file = g_build_filename (self->path, name, NULL);

      if (!g_file_test (file, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&file);
    }
}

char *
pledge_preset_folder_find (void)
{
  return g_build_filename (g_get_user_config_dir (), "pledgeline", "presets", NULL);
}

PledgePresetFolder *
pledge_preset_folder_new (const char *path, GPtrArray *warnings)
{
  PledgePresetFolder *self;
  g_autoptr (GPtrArray) names = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (PledgePresetFolder, 1);
  self->path = g_strdup (path);
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  names = list_names (path);
  for (guint i = 0; i < names->len; i++)
    read_one (self, names->pdata[i], warnings);
  g_ptr_array_sort (self->entries, compare_cb);

  return self;
}

void
pledge_preset_folder_free (PledgePresetFolder *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->entries);
  g_free (self->path);
  g_free (self);
}

guint
pledge_preset_folder_get_n (const PledgePresetFolder *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->entries->len;
}

const PledgePreset *
pledge_preset_folder_get (const PledgePresetFolder *self, guint position)
{
  g_return_val_if_fail (self != NULL && position < self->entries->len, NULL);

  return ((Entry *) self->entries->pdata[position])->preset;
}

const PledgePreset *
pledge_preset_folder_find_title (const PledgePresetFolder *self, const char *title)
{
  Entry *entry;

  g_return_val_if_fail (self != NULL, NULL);

  entry = find_entry (self, title);
  return entry != NULL ? entry->preset : NULL;
}

gboolean
pledge_preset_folder_save (PledgePresetFolder *self, const PledgePreset *preset, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *file = NULL;
  Entry *before;

  g_return_val_if_fail (self != NULL && preset != NULL && preset->title != NULL, FALSE);

  if (g_mkdir_with_parents (self->path, 0700) != 0)
    {
      int number = errno;

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (number), _("The folder “%s” could not be made: %s"), self->path, g_strerror (number));
      return FALSE;
    }

  before = find_entry (self, preset->title);
  file = before != NULL ? g_strdup (before->file) : make_file_name (self, preset->title);
  bytes = pledge_preset_to_bytes (preset);
  if (!pledge_save_path (file, bytes, error))
    return FALSE;

  if (before != NULL)
    g_ptr_array_remove (self->entries, before);
  add_entry (self, file, pledge_preset_copy (preset));
  g_ptr_array_sort (self->entries, compare_cb);

  return TRUE;
}

gboolean
pledge_preset_folder_delete (PledgePresetFolder *self, const char *title, GError **error)
{
  Entry *entry;

  g_return_val_if_fail (self != NULL && title != NULL, FALSE);

  entry = find_entry (self, title);
  if (entry == NULL)
    return TRUE;

  if (g_unlink (entry->file) != 0 && errno != ENOENT)
    {
      int number = errno;
      g_autofree char *shown = pledge_file_dup_shown_name (entry->file);

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (number), _("%s: the file could not be deleted: %s"), shown, g_strerror (number));
      return FALSE;
    }

  g_ptr_array_remove (self->entries, entry);
  return TRUE;
}
