/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-save.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Less what the umask takes away, like any document. */
#define DOCUMENT_MODE 0666

/* Of a hidden file beside: how much of the name it takes over, so that it does not grow too long. */
#define MAX_NAME_BYTES 200

static gboolean
fail (GError **error, int number)
{
  g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (number), g_strerror (number));
  return FALSE;
}

static gboolean
write_all (int fd, GBytes *bytes)
{
  gsize length, done = 0;
  const char *data = g_bytes_get_data (bytes, &length);

  while (done < length)
    {
      gssize n = write (fd, data + done, length - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      done += n;
    }

  return TRUE;
}

/* Not every file system can; one that can and does not has lost what was written. */
static gboolean
flush (int fd)
{
  return fsync (fd) == 0 || errno == EINVAL || errno == ENOSYS || errno == ENOTSUP;
}

static gboolean
write_directly (const char *path, GBytes *bytes, GError **error)
{
  int fd = g_open (path, O_WRONLY | O_TRUNC | O_CLOEXEC, 0);

  if (fd < 0 || !write_all (fd, bytes))
    {
      fail (error, errno);
      if (fd >= 0)
        close (fd);
      return FALSE;
    }

  return g_close (fd, error);
}

/* (transfer full) ".picture.svg.XXXXXX" in the same folder: hidden, and saying whose it is. */
static char *
name_beside (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *hidden = g_strdup_printf (".%.*s.XXXXXX", MAX_NAME_BYTES, name);

  return g_build_filename (folder, hidden, NULL);
}

/* A file without a name is gone with the process, however that ends. It gets one only once it is whole.
 * Returns -1 where the file system knows no such files. */
static int
open_nameless (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_open (folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, DOCUMENT_MODE);
}

/* Also where there is no /proc a file cannot be given a name. beside: a template, becomes the name. */
static gboolean
give_name (int fd, char *beside)
{
  g_autofree char *template = g_strdup (beside);
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd);

  for (int tries = 0; tries < 100; tries++)
    {
      char *end = beside + strlen (beside) - 6;

      for (int i = 0; i < 6; i++)
        end[i] = (char) g_random_int_range ('a', 'z' + 1);
      if (linkat (AT_FDCWD, link, AT_FDCWD, beside, AT_SYMLINK_FOLLOW) == 0)
        return TRUE;
      if (errno != EEXIST)
        break;
    }
  strcpy (beside, template);

  return FALSE;
}

static gboolean
put_in_place (const char *beside, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int number, fd;

  if (g_rename (beside, path) != 0)
    {
      number = errno;
      g_unlink (beside);
      return fail (error, number);
    }

  /* The new name, too, outlives a power cut; whether it does is no reason to call the file unsaved. */
  fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (fd >= 0)
    {
      fsync (fd);
      close (fd);
    }
  return TRUE;
}

/* Who may read the file is not for a save to change. mode: 0 for a new file. */
static void
keep_mode (int fd, mode_t mode)
{
  if (mode != 0 && fchmod (fd, mode) != 0)
    g_debug ("A file's mode could not be kept: %s", g_strerror (errno));
}

static gboolean
write_named (const char *path, char *beside, mode_t mode, GBytes *bytes, GError **error)
{
  int fd = g_mkstemp_full (beside, O_WRONLY | O_CLOEXEC, DOCUMENT_MODE), number = 0;

  if (fd < 0)
    return fail (error, errno);
  keep_mode (fd, mode);
  if (!write_all (fd, bytes) || !flush (fd))
    number = errno;
  if (close (fd) != 0 && number == 0)
    number = errno;
  if (number != 0)
    {
      g_unlink (beside);
      return fail (error, number);
    }

  return put_in_place (beside, path, error);
}

static gboolean
write_beside (const char *path, mode_t mode, GBytes *bytes, GError **error)
{
  g_autofree char *beside = name_beside (path);
  int fd = open_nameless (path);
  gboolean named;

  if (fd < 0)
    return write_named (path, beside, mode, bytes, error);
  keep_mode (fd, mode);
  if (!write_all (fd, bytes) || !flush (fd))
    {
      fail (error, errno);
      close (fd);
      return FALSE;
    }

  named = give_name (fd, beside);
  close (fd);
  return named ? put_in_place (beside, path, error) : write_named (path, beside, mode, bytes, error);
}

/* (transfer full) (nullable) Where a link leads to though nothing is there yet. */
static char *
follow_dangling (const char *path)
{
  g_autofree char *target = g_file_read_link (path, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  return target != NULL ? g_canonicalize_filename (target, folder) : NULL;
}

static gboolean
save_path (const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *real = NULL;
  struct stat info;
  gboolean exists = stat (path, &info) == 0;

  if (exists && S_ISDIR (info.st_mode))
    return fail (error, EISDIR);

  /* Renaming over a device would replace it, over a link (/dev/stdout is one) the link. */
  real = exists ? realpath (path, NULL) : follow_dangling (path);
  if (exists && (real == NULL || !S_ISREG (info.st_mode)))
    return write_directly (path, bytes, error);

  return write_beside (real != NULL ? real : path, exists ? info.st_mode & 07777 : 0, bytes, error);
}

static void
name_the_file (GError **error, const char *name, const GError *reason)
{
  g_autofree char *shown = g_filename_display_name (name);

  /* Translators: a file's name and the reason */
  g_set_error (error, reason->domain, reason->code, _("Could not save “%s”: %s"), shown, reason->message);
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
