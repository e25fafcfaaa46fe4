/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pledge-save.h"

/* Whole or not at all. A folder of its own for each test, which shows what was left behind. */

typedef struct {
  char *folder;
  char *path; /* a file in it, not there at first */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("pledge-save-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->path = g_build_filename (fixture->folder, "picture.svg", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static void
save (const char *path, const char *text)
{
  g_autoptr (GBytes) bytes = bytes_of (text);
  g_autoptr (GError) error = NULL;
  gboolean saved = pledge_save_path (path, bytes, &error);

  g_assert_no_error (error);
  g_assert_true (saved);
}

static void
assert_content (const char *path, const char *expected)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (content, ==, expected);
}

/* One sentence that names the file and gives the system's reason, and nothing of a temporary file. */
static void
assert_refused (const char *path, int number)
{
  g_autoptr (GBytes) bytes = bytes_of ("new");
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *sentence = g_strdup_printf ("Could not save “%s”: %s", name, g_strerror (number));
  g_autoptr (GError) error = NULL;

  g_assert_false (pledge_save_path (path, bytes, &error));
  g_assert_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (number));
  g_assert_cmpstr (error->message, ==, sentence);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static mode_t
kind_of (const char *path)
{
  struct stat info;

  g_assert_cmpint (lstat (path, &info), ==, 0);
  return info.st_mode & S_IFMT;
}

static void
test_new_and_again (Fixture *fixture, gconstpointer data)
{
  mode_t mask = umask (0027);
  struct stat info;

  save (fixture->path, "first, and longer");
  umask (mask);
  assert_content (fixture->path, "first, and longer");
  g_assert_cmpint (stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 07777, ==, 0640);

  save (fixture->path, "second");
  assert_content (fixture->path, "second");
  save (fixture->path, "");
  assert_content (fixture->path, "");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_all_bytes (Fixture *fixture, gconstpointer data)
{
  static const char content[] = "a\0b\n\xff";
  g_autoptr (GBytes) bytes = g_bytes_new_static (content, sizeof content);
  g_autofree char *read = NULL;
  gsize length;

  g_assert_true (pledge_save_path (fixture->path, bytes, NULL));
  g_assert_true (g_file_get_contents (fixture->path, &read, &length, NULL));
  g_assert_cmpmem (read, length, content, sizeof content);
}

static void
test_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *slash = g_strconcat (fixture->path, "/", NULL);

  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  assert_refused (fixture->path, EISDIR);
  assert_refused (slash, EISDIR);
  g_assert_cmpint (kind_of (fixture->path), ==, S_IFDIR);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  g_assert_cmpuint (count_files (fixture->path), ==, 0);
}

static void
test_no_such_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *inside = g_build_filename (fixture->path, "picture.svg", NULL);

  assert_refused (inside, ENOENT);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);

  save (fixture->path, "a file where a folder is wanted");
  assert_refused (inside, ENOTDIR);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

/* Nothing can be made in /proc, whoever asks. */
static void
test_no_room_for_files (Fixture *fixture, gconstpointer data)
{
  if (!g_file_test ("/proc/self", G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("there is no /proc here");
      return;
    }

  assert_refused ("/proc/picture.svg", ENOENT);
}

static void
test_read_only_folder (Fixture *fixture, gconstpointer data)
{
  if (geteuid () == 0)
    {
      g_test_skip ("a folder is never read-only to root");
      return;
    }

  save (fixture->path, "old");
  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  assert_refused (fixture->path, EACCES);
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
  assert_content (fixture->path, "old");
}

/* The disk gives out half-way: a limit on the size of files does the same. */
static void
test_old_file_stays (Fixture *fixture, gconstpointer data)
{
  g_autofree char *large = g_strnfill (100000, 'x');
  g_autoptr (GBytes) bytes = bytes_of (large);
  g_autoptr (GError) error = NULL;
  struct rlimit before, limit;
  gboolean saved;

  save (fixture->path, "old");
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = (struct rlimit) { 4096, before.rlim_max };
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  saved = pledge_save_path (fixture->path, bytes, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  signal (SIGXFSZ, SIG_DFL);

  g_assert_false (saved);
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, fixture->path));
  assert_content (fixture->path, "old");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_devices (Fixture *fixture, gconstpointer data)
{
  save ("/dev/null", "gone");
  g_assert_cmpint (kind_of ("/dev/null"), ==, S_IFCHR);

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("there is no /dev/full here");
      return;
    }
  assert_refused ("/dev/full", ENOSPC);
  g_assert_cmpint (kind_of ("/dev/full"), ==, S_IFCHR);
}

static void
test_pipe (Fixture *fixture, gconstpointer data)
{
  char got[16] = { 0 };
  int fd;

  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  fd = g_open (fixture->path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
  save (fixture->path, "through");
  g_assert_cmpint (read (fd, got, sizeof got), ==, 7);
  g_assert_cmpstr (got, ==, "through");
  g_assert_true (g_close (fd, NULL));
  g_assert_cmpint (kind_of (fixture->path), ==, S_IFIFO);
}

static void
test_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *real = g_build_filename (fixture->folder, "real.svg", NULL);

  save (real, "old");
  g_assert_cmpint (symlink (real, fixture->path), ==, 0);
  save (fixture->path, "new");
  g_assert_cmpint (kind_of (fixture->path), ==, S_IFLNK);
  assert_content (real, "new");
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);
}

/* A descriptor's link in /proc to a file that is gone cannot be renamed over. */
static void
test_descriptor (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = NULL;
  char got[16] = { 0 };
  int fd = g_open (fixture->path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  link = g_strdup_printf ("/proc/self/fd/%d", fd);
  if (!g_file_test (link, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("there is no /proc/self/fd here");
      g_assert_true (g_close (fd, NULL));
      return;
    }

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  save (link, "written");
  g_assert_cmpint (pread (fd, got, sizeof got, 0), ==, 7);
  g_assert_cmpstr (got, ==, "written");
  g_assert_true (g_close (fd, NULL));
}

static void
test_name_not_utf8 (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->path, "\xff.svg", NULL);
  g_autoptr (GBytes) bytes = bytes_of ("new");
  g_autoptr (GError) error = NULL;

  g_assert_false (pledge_save_path (path, bytes, &error));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GFile) remote = g_file_new_for_uri ("resource:///picture.svg");
  g_autoptr (GBytes) bytes = bytes_of ("new");
  g_autoptr (GError) error = NULL;

  g_assert_true (pledge_save_file (file, bytes, &error));
  g_assert_no_error (error);
  assert_content (fixture->path, "new");

  g_assert_null (g_file_peek_path (remote));
  g_assert_false (pledge_save_file (remote, bytes, &error));
  g_assert_nonnull (strstr (error->message, "resource:///picture.svg"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/save/new-and-again", test_new_and_again);
  ADD ("/save/all-bytes", test_all_bytes);
  ADD ("/save/folder", test_folder);
  ADD ("/save/no-such-folder", test_no_such_folder);
  ADD ("/save/no-room-for-files", test_no_room_for_files);
  ADD ("/save/read-only-folder", test_read_only_folder);
  ADD ("/save/old-file-stays", test_old_file_stays);
  ADD ("/save/devices", test_devices);
  ADD ("/save/pipe", test_pipe);
  ADD ("/save/link", test_link);
  ADD ("/save/descriptor", test_descriptor);
  ADD ("/save/name-not-utf-8", test_name_not_utf8);
  ADD ("/save/file", test_file);
  return g_test_run ();
}
