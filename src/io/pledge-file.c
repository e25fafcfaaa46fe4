/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/file.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pledge-json.h"

#define LOCK_TRIES 50
#define LOCK_WAIT_US 20000

#define SHOWN_NAME_CHARS 80
#define READ_CHUNK_BYTES (256 * 1024)
#define ZERO_WIDTH_NON_JOINER 0x200c
#define ZERO_WIDTH_JOINER 0x200d

static gboolean
fail (GError **error, PledgeIoError code, const char *path, const char *sentence)
{
  g_autofree char *name = pledge_file_dup_shown_name (path);

  g_set_error (error, PLEDGE_IO_ERROR, code, "%s: %s", name, sentence);
  return FALSE;
}

static gboolean
fail_too_large (GError **error, const char *path, gsize max_bytes)
{
  g_autofree char *limit = g_format_size (max_bytes);
  g_autofree char *sentence = g_strdup_printf (_("expected a file of at most %s, this one is larger"), limit);

  return fail (error, PLEDGE_IO_ERROR_SYNTAX, path, sentence);
}

static gboolean
check_kind (int fd, const char *path, gsize max_bytes, GError **error)
{
  struct stat status;

  if (fstat (fd, &status) < 0)
    return fail (error, PLEDGE_IO_ERROR_READ, path, g_strerror (errno));
  if (S_ISDIR (status.st_mode))
    return fail (error, PLEDGE_IO_ERROR_READ, path, _("expected a file, this is a folder"));
  if (!S_ISREG (status.st_mode))
    return fail (error, PLEDGE_IO_ERROR_READ, path, _("expected an ordinary file, this is a device or a pipe"));
  if ((guint64) status.st_size > max_bytes)
    return fail_too_large (error, path, max_bytes);

  return TRUE;
}

/* Reads to the end whatever size was stated: a file may grow, and those of /proc state none. */
static GBytes *
read_all (int fd, const char *path, gsize max_bytes, GError **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();

  for (;;)
    {
      guint before = content->len;
      gssize n;

      g_byte_array_set_size (content, before + READ_CHUNK_BYTES);
      do
        n = read (fd, content->data + before, READ_CHUNK_BYTES);
      while (n < 0 && errno == EINTR);

      if (n < 0)
        {
          fail (error, PLEDGE_IO_ERROR_READ, path, g_strerror (errno));
          return NULL;
        }
      g_byte_array_set_size (content, before + n);
      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&content));
      if (content->len > max_bytes)
        {
          fail_too_large (error, path, max_bytes);
          return NULL;
        }
    }
}

GBytes *
pledge_file_read (const char *path, gsize max_bytes, GError **error)
{
  GBytes *bytes = NULL;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  /* A pipe without a writer would hold up a blocking open. */
  fd = open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (fd < 0)
    {
      int reason = errno;

      fail (error, PLEDGE_IO_ERROR_READ, path,
            reason == ENOENT ? _("there is no such file") : g_strerror (reason));
      return NULL;
    }

  if (check_kind (fd, path, max_bytes, error))
    bytes = read_all (fd, path, max_bytes, error);
  close (fd);

  return bytes;
}

char *
pledge_file_dup_shown_name (const char *path)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_filename_display_basename (path);
  return pledge_file_dup_shown_text (name, -1, SHOWN_NAME_CHARS);
}

gboolean
pledge_file_is_presentable (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_FORMAT:
      return c == ZERO_WIDTH_NON_JOINER || c == ZERO_WIDTH_JOINER;
    case G_UNICODE_CONTROL:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_UNASSIGNED:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return FALSE;
    default:
      return TRUE;
    }
}

char *
pledge_file_dup_shown_text (const char *text, gssize length, guint max_chars)
{
  g_autofree char *valid = NULL;
  GString *shown;
  guint count = 0;

  g_return_val_if_fail (text != NULL, NULL);

  /* Far more bytes than will be shown need not be looked at. */
  if (length < 0)
    length = strlen (text);
  valid = g_utf8_make_valid (text, MIN (length, (gssize) max_chars * 6 + 6));

  shown = g_string_new (NULL);
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (count++ == max_chars)
        {
          g_string_append (shown, "…");
          break;
        }
      g_string_append_unichar (shown, pledge_file_is_presentable (c) ? c : 0xfffd);
    }

  return g_string_free (shown, FALSE);
}

int
pledge_file_lock_folder (const char *folder)
{
  int fd;

  g_return_val_if_fail (folder != NULL, -1);

  fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  for (int i = 0; fd >= 0 && i < LOCK_TRIES && flock (fd, LOCK_EX | LOCK_NB) < 0 && errno == EWOULDBLOCK; i++)
    g_usleep (LOCK_WAIT_US);

  return fd;
}
