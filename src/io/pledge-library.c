/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-library.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "pledge-edition-reader.h"
#include "pledge-edition-writer.h"
#include "pledge-file.h"
#include "pledge-json-private.h"

#define FOLDER_MODE 0700
/* Less what the umask takes away, like any document. */
#define FILE_MODE 0666
#define MAX_COPIES 99
#define MAX_SOURCE_CHARS 200

struct _PledgeLibrary {
  char *folder;
};

static void
entry_free (gpointer data)
{
  PledgeLibraryEntry *entry = data;

  g_free (entry->id);
  g_free (entry->title);
  g_free (entry->publisher);
  g_free (entry->published);
  g_free (entry->source);
  g_free (entry->imported);
  g_free (entry);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const PledgeLibraryEntry *first = *(PledgeLibraryEntry *const *) a, *second = *(PledgeLibraryEntry *const *) b;
  int order = g_utf8_collate (first->publisher, second->publisher);

  if (order == 0)
    order = strcmp (second->published, first->published);
  return order != 0 ? order : strcmp (first->id, second->id);
}

static char *
build_path (PledgeLibrary *self, const char *id)
{
  g_autofree char *name = g_strconcat (id, ".json", NULL);

  return g_build_filename (self->folder, name, NULL);
}

/* By name, so that what is loaded does not hang on the disk's order. Files that are being written begin with a dot. */
static GPtrArray *
list_paths (PledgeLibrary *self)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json") && name[0] != '.')
      g_ptr_array_add (paths, g_build_filename (self->folder, name, NULL));
  g_ptr_array_sort (paths, compare_names);

  return paths;
}

PledgeLibrary *
pledge_library_new (const char *folder)
{
  PledgeLibrary *self = g_new0 (PledgeLibrary, 1);

  self->folder = folder != NULL ? g_strdup (folder) : g_build_filename (g_get_user_data_dir (), "pledgeline", "editions", NULL);
  return self;
}

void
pledge_library_free (PledgeLibrary *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->folder);
  g_free (self);
}

const char *
pledge_library_get_folder (PledgeLibrary *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->folder;
}

gboolean
pledge_library_has (PledgeLibrary *self, const char *id)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (self != NULL && id != NULL, FALSE);

  path = pledge_json_is_id (id) ? build_path (self, id) : NULL;
  return path != NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

/* NULL where the file is damaged. */
static PledgeLibraryEntry *
read_entry (const char *path)
{
  g_autoptr (PledgeJson) json = pledge_json_load_file (path, PLEDGE_EDITION_FORMAT, NULL);
  const char *id, *title, *publisher, *published, *source, *imported;
  PledgeLibraryEntry *entry;

  if (json == NULL || !pledge_json_read_id (json, "id", &id, NULL) || !pledge_json_read_text (json, "title", &title, NULL) ||
      !pledge_json_read_text (json, "publisher", &publisher, NULL) || !pledge_json_read_date (json, "published", FALSE, &published, NULL) ||
      !pledge_json_read_text_or_null (json, "source", &source, NULL) ||
      !pledge_json_read_date_or_null (json, "imported", FALSE, &imported, NULL))
    return NULL;

  entry = g_new0 (PledgeLibraryEntry, 1);
  entry->id = g_strdup (id);
  entry->title = g_strdup (title);
  entry->publisher = g_strdup (publisher);
  entry->published = g_strdup (published);
  entry->source = g_strdup (source);
  entry->imported = g_strdup (imported);
  return entry;
}

GPtrArray *
pledge_library_list (PledgeLibrary *self)
{
  GPtrArray *entries;
  g_autoptr (GPtrArray) paths = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  entries = g_ptr_array_new_with_free_func (entry_free);
  paths = list_paths (self);
  for (guint i = 0; i < paths->len; i++)
    {
      PledgeLibraryEntry *entry = read_entry (paths->pdata[i]);

      if (entry != NULL)
        g_ptr_array_add (entries, entry);
    }
  g_ptr_array_sort (entries, compare_entries);

  return entries;
}

/* An edition whose file has another's name could not be taken out. */
static PledgeEdition *
read_edition (PledgeLibrary *self, const char *path, GError **error)
{
  g_autoptr (PledgeEdition) edition = pledge_edition_read_file (path, error);
  g_autofree char *expected = NULL;
  g_autofree char *name = NULL;

  if (edition == NULL)
    return NULL;

  expected = build_path (self, pledge_edition_get_id (edition));
  if (pledge_edition_get_info (edition)->definition != PLEDGE_DEFINITION_OUTLOOK && g_str_equal (expected, path))
    return g_steal_pointer (&edition);

  name = pledge_file_dup_shown_name (path);
  g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_VALUE, _("%s: id: expected an edition whose id is the file’s name, got “%s”"),
               name, pledge_edition_get_id (edition));
  return NULL;
}

void
pledge_library_load (PledgeLibrary *self, PledgeCatalogue *catalogue, GPtrArray *warnings)
{
  g_autoptr (GPtrArray) paths = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (PLEDGE_IS_CATALOGUE (catalogue));

  paths = list_paths (self);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PledgeEdition) edition = read_edition (self, paths->pdata[i], &error);

      if (edition != NULL && !pledge_catalogue_add_edition (catalogue, edition))
        {
          g_autofree char *name = pledge_file_dup_shown_name (paths->pdata[i]);

          g_set_error (&error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_VALUE, _("%s: id: an edition of the id “%s” is there already"),
                       name, pledge_edition_get_id (edition));
        }
      if (error != NULL && warnings != NULL)
        g_ptr_array_add (warnings, g_strdup (error->message));
    }
}

static gboolean
write_file (PledgeLibrary *self, const char *id, GBytes *bytes, GError **error)
{
  g_autofree char *path = build_path (self, id);
  g_autofree char *shown = pledge_file_dup_shown_name (path);
  g_autoptr (GError) reason = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (g_mkdir_with_parents (self->folder, FOLDER_MODE) < 0)
    {
      int number = errno;

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (number), _("Could not make the folder “%s”: %s"), self->folder, g_strerror (number));
      return FALSE;
    }
  if (g_file_set_contents_full (path, data, length, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, FILE_MODE, &reason))
    return TRUE;

  g_set_error (error, reason->domain, reason->code, _("Could not save “%s”: %s"), shown, reason->message);
  return FALSE;
}

/* The id as it is, then "-own", "-own-2" …, short enough to be one. */
static char *
dup_candidate (const char *id, guint attempt)
{
  if (attempt == 0)
    return g_strdup (id);
  if (attempt == 1)
    return g_strdup_printf ("%.56s-own", id);
  return g_strdup_printf ("%.56s-own-%u", id, attempt);
}

/* The edition as it would be under another id: from the bytes that would be written, so that what is kept can be read. */
static PledgeEdition *
make_candidate (PledgeEdition *edition, const char *id, GBytes **bytes, const char *source, GError **error)
{
  const PledgeEditionInfo *info = pledge_edition_get_info (edition);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *shown = source != NULL ? pledge_file_dup_shown_text (source, -1, MAX_SOURCE_CHARS) : NULL;
  gboolean renamed = strcmp (id, info->id) != 0;
  /* Translators: an edition's title where there is another of the same title, such as “June 2024 (imported)” */
  g_autofree char *title = renamed ? g_strdup_printf (_("%s (imported)"), info->title) : NULL;
  const PledgeEditionStamp stamp = { .id = id, .title = title, .source = shown, .imported = today };

  *bytes = pledge_edition_to_stamped_bytes (edition, &stamp);
  return pledge_edition_read_bytes (*bytes, source != NULL ? source : id, error);
}

/* Whether two editions differ in nothing, whatever they are called. */
static gboolean
is_same (PledgeEdition *one, PledgeEdition *other)
{
  const PledgeEditionStamp alike = { .id = "x", .title = "x" };
  g_autoptr (GBytes) first = pledge_edition_to_stamped_bytes (one, &alike);
  g_autoptr (GBytes) second = pledge_edition_to_stamped_bytes (other, &alike);

  return g_bytes_equal (first, second);
}

/* The library's edition of that id if it is the very same; NULL otherwise. */
static PledgeEdition *
find_same (PledgeLibrary *self, const char *id, PledgeEdition *edition)
{
  g_autofree char *path = build_path (self, id);
  g_autoptr (PledgeEdition) kept = read_edition (self, path, NULL);

  return kept != NULL && is_same (kept, edition) ? g_steal_pointer (&kept) : NULL;
}

static PledgeEdition *
add_locked (PledgeLibrary *self, PledgeCatalogue *catalogue, PledgeEdition *edition, const char *source, GError **error)
{
  const PledgeEditionInfo *info = pledge_edition_get_info (edition);

  for (guint attempt = 0; attempt <= MAX_COPIES; attempt++)
    {
      g_autofree char *id = dup_candidate (info->id, attempt);
      g_autoptr (PledgeEdition) kept = NULL;
      g_autoptr (GBytes) bytes = NULL;

      if (pledge_library_has (self, id))
        {
          kept = find_same (self, id, edition);
          if (kept != NULL)
            return g_steal_pointer (&kept);
          continue;
        }
      if (pledge_catalogue_find_edition (catalogue, id) != NULL)
        continue;

      kept = make_candidate (edition, id, &bytes, source, error);
      return kept != NULL && write_file (self, id, bytes, error) ? g_steal_pointer (&kept) : NULL;
    }

  g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_VALUE, _("There are too many editions of the id “%s”; remove some of them first."), info->id);
  return NULL;
}

/* What looks for a free id and what writes must not have another process between them. -1: there is no folder yet
 * and none can be made, which writing will say. */
static int
lock (PledgeLibrary *self)
{
  g_mkdir_with_parents (self->folder, FOLDER_MODE);
  return pledge_file_lock_folder (self->folder);
}

static void
unlock (int fd)
{
  if (fd >= 0)
    close (fd);
}

PledgeEdition *
pledge_library_add (PledgeLibrary *self, PledgeCatalogue *catalogue, PledgeEdition *edition, const char *source, GError **error)
{
  PledgeEdition *kept;
  int fd;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (catalogue), NULL);
  g_return_val_if_fail (PLEDGE_IS_EDITION (edition), NULL);

  fd = lock (self);
  kept = add_locked (self, catalogue, edition, source, error);
  unlock (fd);

  return kept;
}

GBytes *
pledge_library_remove (PledgeLibrary *self, const char *id, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = NULL;
  g_autofree char *shown = NULL;

  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  if (!pledge_library_has (self, id))
    {
      shown = pledge_file_dup_shown_text (id, -1, MAX_SOURCE_CHARS);
      g_set_error (error, PLEDGE_CATALOGUE_ERROR, PLEDGE_CATALOGUE_ERROR_UNKNOWN, _("No imported edition is called “%s”."), shown);
      return NULL;
    }

  path = build_path (self, id);
  bytes = pledge_file_read (path, PLEDGE_JSON_MAX_BYTES, error);
  if (bytes == NULL)
    return NULL;
  if (g_unlink (path) < 0)
    {
      int number = errno;

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (number), _("Could not remove “%s”: %s"), path, g_strerror (number));
      return NULL;
    }

  return g_steal_pointer (&bytes);
}

PledgeEdition *
pledge_library_restore (PledgeLibrary *self, GBytes *bytes, GError **error)
{
  g_autoptr (PledgeEdition) edition = NULL;
  const char *id;

  g_return_val_if_fail (self != NULL && bytes != NULL, NULL);

  edition = pledge_edition_read_bytes (bytes, _("removed edition"), error);
  if (edition == NULL)
    return NULL;

  id = pledge_edition_get_id (edition);
  if (pledge_library_has (self, id))
    {
      g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_VALUE, _("An edition of the id “%s” is there already."), id);
      return NULL;
    }

  return write_file (self, id, bytes, error) ? g_steal_pointer (&edition) : NULL;
}
