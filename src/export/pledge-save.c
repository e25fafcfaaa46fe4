/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-save.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* Less what the umask takes away, like any document. */
#define DOCUMENT_MODE 0666

static gboolean
write_directly (const char *path, GBytes *bytes, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  int fd = g_open (path, O_WRONLY | O_TRUNC | O_CLOEXEC, 0);
  gsize done = 0;

  while (fd >= 0 && done < length)
    {
      gssize n = write (fd, data + done, length - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        break;
      done += n;
    }
  if (fd < 0 || done < length)
    {
      g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (errno), g_strerror (errno));
      if (fd >= 0)
        close (fd);
      return FALSE;
    }

  return g_close (fd, error);
}

static gboolean
save_path (const char *path, GBytes *bytes, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *real = NULL;
  struct stat info;
  gboolean exists = stat (path, &info) == 0;

  if (exists && S_ISDIR (info.st_mode))
    {
      g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_ISDIR, g_strerror (EISDIR));
      return FALSE;
    }

  /* Renaming over a device would replace it, over a link (/dev/stdout is one) the link. */
  if (exists)
    real = realpath (path, NULL);
  if (exists && (real == NULL || !S_ISREG (info.st_mode)))
    return write_directly (path, bytes, error);

  return g_file_set_contents_full (real != NULL ? real : path, length > 0 ? data : "", length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, DOCUMENT_MODE, error);
}

/* GLib's own sentences name the temporary file beside. */
static const char *
reason_words (const GError *reason)
{
  static const struct {
    GFileError code;
    int number;
  } reasons[] = {
    { G_FILE_ERROR_NOENT, ENOENT }, { G_FILE_ERROR_NOTDIR, ENOTDIR }, { G_FILE_ERROR_NAMETOOLONG, ENAMETOOLONG },
    { G_FILE_ERROR_ACCES, EACCES }, { G_FILE_ERROR_PERM, EPERM },     { G_FILE_ERROR_ROFS, EROFS },
    { G_FILE_ERROR_NOSPC, ENOSPC }, { G_FILE_ERROR_IO, EIO },         { G_FILE_ERROR_LOOP, ELOOP },
  };

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_error_matches (reason, G_FILE_ERROR, reasons[i].code))
      return g_strerror (reasons[i].number);

  return reason->message;
}

static void
name_the_file (GError **error, const char *name, const GError *reason)
{
  g_autofree char *shown = g_filename_display_name (name);

  /* Translators: a file's name and the reason */
  g_set_error (error, reason->domain, reason->code, _("Could not save “%s”: %s"), shown, reason_words (reason));
}

gboolean
pledge_save_path (const char *path, GBytes *bytes, GError **error)
{
  g_autoptr (GError) reason = NULL;

  g_return_val_if_fail (path != NULL && bytes != NULL, FALSE);

  if (save_path (path, bytes, &reason))
    return TRUE;

  name_the_file (error, path, reason);
  return FALSE;
}

gboolean
pledge_save_file (GFile *file, GBytes *bytes, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *name = NULL;
  gsize length;
  const char *data;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  if (g_file_peek_path (file) != NULL)
    return pledge_save_path (g_file_peek_path (file), bytes, error);

  data = g_bytes_get_data (bytes, &length);
  if (g_file_replace_contents (file, data, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &reason))
    return TRUE;

  name = g_file_get_parse_name (file);
  name_the_file (error, name, reason);
  return FALSE;
}
