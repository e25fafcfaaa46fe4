/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <grp.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pledge-save.h"

#define NOBODY 65534
#define LARGE (1024 * 1024)
/* What a process of its own ends with where the system does not allow the test. */
#define CANNOT 77

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

/* What may not happen to the process that tests happens to one of its own. */
static int
run_apart (Fixture *fixture, int (*function) (Fixture *fixture))
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    _exit (function (fixture));

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

/* A folder is never read-only to root: then it is somebody else who tries. */
static int
save_as_anybody (Fixture *fixture)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.svg", NULL);

  if (geteuid () == 0)
    {
      g_assert_cmpint (setgroups (0, NULL), ==, 0);
      g_assert_cmpint (setgid (NOBODY), ==, 0);
      g_assert_cmpint (setuid (NOBODY), ==, 0);
    }
  assert_refused (fixture->path, EACCES);
  assert_refused (other, EACCES);
  return 0;
}

static void
test_read_only_folder (Fixture *fixture, gconstpointer data)
{
  save (fixture->path, "old");
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  g_assert_cmpint (run_apart (fixture, save_as_anybody), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
  assert_content (fixture->path, "old");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static int
save_where_nothing_is (Fixture *fixture)
{
  g_autofree char *gone = g_build_filename (fixture->folder, "gone", NULL);

  g_assert_cmpint (g_mkdir (gone, 0700), ==, 0);
  g_assert_cmpint (g_chdir (gone), ==, 0);
  g_assert_cmpint (g_rmdir (gone), ==, 0);
  assert_refused ("picture.svg", ENOENT);
  return 0;
}

static void
test_folder_vanishes (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (run_apart (fixture, save_where_nothing_is), ==, 0);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

static gboolean
put (const char *path, const char *words)
{
  int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  gboolean done = fd >= 0 && write (fd, words, strlen (words)) == (gssize) strlen (words);

  if (fd >= 0)
    close (fd);
  return done;
}

/* Root may mount in a name space of his own; others need to be root in one of their own. */
static gboolean
may_mount (void)
{
  g_autofree char *user = g_strdup_printf ("0 %u 1", (guint) getuid ());
  g_autofree char *group = g_strdup_printf ("0 %u 1", (guint) getgid ());

  if (geteuid () == 0)
    return unshare (CLONE_NEWNS) == 0;

  return unshare (CLONE_NEWNS | CLONE_NEWUSER) == 0 && put ("/proc/self/setgroups", "deny") && put ("/proc/self/uid_map", user) &&
         put ("/proc/self/gid_map", group);
}

/* A disk of 64 KiB, which only this process sees. */
static int
fill_disk (Fixture *fixture)
{
  g_autofree char *large = g_strnfill (100000, 'x');
  g_autoptr (GBytes) bytes = bytes_of (large);
  g_autofree char *sentence = g_strdup_printf ("Could not save “%s”: %s", fixture->path, g_strerror (ENOSPC));
  g_autoptr (GError) error = NULL;

  if (!may_mount () || mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
      mount ("tmpfs", fixture->folder, "tmpfs", 0, "size=64k") != 0)
    return CANNOT;

  save (fixture->path, "old");
  g_assert_false (pledge_save_path (fixture->path, bytes, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC);
  g_assert_cmpstr (error->message, ==, sentence);
  assert_content (fixture->path, "old");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  return 0;
}

static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  int status = run_apart (fixture, fill_disk);

  if (status == CANNOT)
    g_test_skip ("no small disk can be mounted here");
  else
    g_assert_cmpint (status, ==, 0);
}

static int
save_for_ever (Fixture *fixture)
{
  GBytes *contents[2];

  for (int i = 0; i < 2; i++)
    contents[i] = g_bytes_new_take (g_strnfill (LARGE, 'a' + i), LARGE);
  for (guint i = 0;; i++)
    if (!pledge_save_path (fixture->path, contents[i % 2], NULL))
      return 1;
}

static void
assert_whole (const char *path)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpuint (length, ==, LARGE);
  for (gsize i = 0; i < length; i++)
    if (content[i] != content[0])
      g_error ("byte %" G_GSIZE_FORMAT " is “%c” after “%c”", i, content[i], content[0]);
}

/* Whenever it is killed: one of the two, whole. What may be left beside it is hidden. */
static void
test_killed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_strnfill (LARGE, 'a'), LARGE);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_assert_true (pledge_save_path (fixture->path, bytes, NULL));
  for (guint round = 0; round < 40; round++)
    {
      pid_t child = fork ();
      int status;

      if (child == 0)
        _exit (save_for_ever (fixture));
      g_usleep ((gulong) g_test_rand_int_range (0, 20000));
      g_assert_cmpint (kill (child, SIGKILL), ==, 0);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
      assert_whole (fixture->path);
    }

  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (!g_str_equal (name, "picture.svg"))
      g_assert_true (g_str_has_prefix (name, ".picture.svg."));
}

/* As long as names can be, and then one letter more. */
static void
test_long_name (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = g_strnfill (255, 'n'), *longer = g_strnfill (256, 'n');
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL), *refused = g_build_filename (fixture->folder, longer, NULL);

  save (path, "new");
  save (path, "again");
  assert_content (path, "again");
  assert_refused (refused, ENAMETOOLONG);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
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
  g_assert_true (g_str_has_suffix (error->message, g_strerror (EFBIG)));
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
  ADD ("/save/folder-vanishes", test_folder_vanishes);
  ADD ("/save/full-disk", test_full_disk);
  ADD ("/save/killed", test_killed);
  ADD ("/save/long-name", test_long_name);
  ADD ("/save/old-file-stays", test_old_file_stays);
  ADD ("/save/devices", test_devices);
  ADD ("/save/pipe", test_pipe);
  ADD ("/save/link", test_link);
  ADD ("/save/descriptor", test_descriptor);
  ADD ("/save/name-not-utf-8", test_name_not_utf8);
  ADD ("/save/file", test_file);
  return g_test_run ();
}
