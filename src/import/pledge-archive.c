/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "pledge-file.h"
#include "pledge-json.h"

#define SHOWN_CHARS 60

struct _PledgeArchive {
  GBytes *bytes;
  char *name;
  GHashTable *members; /* names */
  gsize unpacked;      /* of all that was read */
};

typedef struct archive Reader;

static void
reader_free (Reader *reader)
{
  archive_read_free (reader);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reader, reader_free)

static gboolean G_GNUC_PRINTF (3, 4)
fail (PledgeArchive *self, GError **error, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_SYNTAX, "%s: %s", self->name, sentence);
  return FALSE;
}

/* What libarchive says is in English and speaks of bytes: people are told what to do instead. */
static gboolean
fail_damaged (PledgeArchive *self, GError **error)
{
  return fail (self, error, _("expected a whole zip archive, this one is damaged or cut short; download the workbook again"));
}

/* libarchive gives names in the locale's encoding where it has not got them in UTF-8. */
static const char *
get_name (struct archive_entry *entry)
{
  const char *name = archive_entry_pathname_utf8 (entry);

  return name != NULL ? name : archive_entry_pathname (entry);
}

static Reader *
open_reader (PledgeArchive *self)
{
  g_autoptr (Reader) reader = archive_read_new ();
  gsize length;
  const void *data = g_bytes_get_data (self->bytes, &length);

  archive_read_support_format_zip_seekable (reader);
  if (archive_read_open_memory (reader, data, length) != ARCHIVE_OK)
    return NULL;

  return g_steal_pointer (&reader);
}

/* Goes to the next member; FALSE without error at the end. */
static gboolean
next_member (PledgeArchive *self, Reader *reader, struct archive_entry **entry, GError **error)
{
  int status = archive_read_next_header (reader, entry);

  if (status == ARCHIVE_OK || status == ARCHIVE_WARN)
    return TRUE;
  if (status != ARCHIVE_EOF)
    fail_damaged (self, error);
  return FALSE;
}

static gboolean
list_members (PledgeArchive *self, GError **error)
{
  g_autoptr (Reader) reader = open_reader (self);
  struct archive_entry *entry;
  GError *failure = NULL;

  if (reader == NULL)
    return fail_damaged (self, error);

  while (next_member (self, reader, &entry, &failure))
    {
      const char *name = get_name (entry);

      if (archive_entry_is_encrypted (entry))
        return fail (self, error, _("expected a workbook that can be read without a password"));
      if (name == NULL)
        return fail_damaged (self, error);
      if (g_hash_table_size (self->members) == PLEDGE_ARCHIVE_MAX_MEMBERS)
        return fail (self, error, _("expected at most %d files in the archive, there are more"), PLEDGE_ARCHIVE_MAX_MEMBERS);
      if (!g_hash_table_add (self->members, g_strdup (name)))
        {
          g_autofree char *shown = pledge_file_dup_shown_text (name, -1, SHOWN_CHARS);

          return fail (self, error, _("the file “%s” stands twice in the archive"), shown);
        }
    }
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_entry (PledgeArchive *self, Reader *reader, PledgeArchiveSink sink, gpointer user_data, GError **error)
{
  for (;;)
    {
      const void *data;
      size_t length;
      la_int64_t offset;
      int status = archive_read_data_block (reader, &data, &length, &offset);

      if (status == ARCHIVE_EOF)
        return TRUE;
      if (status != ARCHIVE_OK)
        return fail_damaged (self, error);
      if (length > PLEDGE_ARCHIVE_MAX_UNPACKED_BYTES - self->unpacked)
        {
          g_autofree char *limit = g_format_size (PLEDGE_ARCHIVE_MAX_UNPACKED_BYTES);

          return fail (self, error, _("expected at most %s when unpacked, this archive holds more"), limit);
        }
      self->unpacked += length;
      if (!sink (data, length, user_data, error))
        return FALSE;
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

gboolean
pledge_archive_is_one (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return length >= 4 && (memcmp (data, "PK\003\004", 4) == 0 || memcmp (data, "PK\005\006", 4) == 0);
}

PledgeArchive *
pledge_archive_new (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (PledgeArchive) self = NULL;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  self = g_new0 (PledgeArchive, 1);
  self->bytes = g_bytes_ref (bytes);
  self->name = g_strdup (name);
  self->members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!pledge_archive_is_one (bytes))
    {
      fail (self, error, _("expected a zip archive, this is none"));
      return NULL;
    }
  if (!list_members (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
pledge_archive_free (PledgeArchive *self)
{
  g_bytes_unref (self->bytes);
  g_hash_table_unref (self->members);
  g_free (self->name);
  g_free (self);
}

const char *
pledge_archive_get_name (PledgeArchive *self)
{
  return self->name;
}

GStrv
pledge_archive_list (PledgeArchive *self)
{
  GPtrArray *names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, self->members);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);

  return (GStrv) g_ptr_array_free (names, FALSE);
}

gboolean
pledge_archive_has (PledgeArchive *self, const char *member)
{
  return g_hash_table_contains (self->members, member);
}

gboolean
pledge_archive_read (PledgeArchive *self, const char *member, PledgeArchiveSink sink, gpointer user_data, GError **error)
{
  g_autoptr (Reader) reader = NULL;
  struct archive_entry *entry;
  g_autofree char *shown = NULL;
  GError *failure = NULL;

  g_return_val_if_fail (member != NULL && sink != NULL, FALSE);

  reader = open_reader (self);
  if (reader == NULL)
    return fail_damaged (self, error);
  while (next_member (self, reader, &entry, &failure))
    if (g_strcmp0 (get_name (entry), member) == 0)
      return read_entry (self, reader, sink, user_data, error);

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  shown = pledge_file_dup_shown_text (member, -1, SHOWN_CHARS);
  return fail (self, error, _("expected a file “%s” in the archive, there is none"), shown);
}
