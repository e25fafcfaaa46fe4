/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "pledge-preset-folder.h"

typedef struct {
  char *root;
  char *path; /* not there at first */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->root = g_dir_make_tmp ("pledgeline-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->root, "config", "presets", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *config = g_path_get_dirname (fixture->path);
  g_autoptr (GDir) dir = g_dir_open (fixture->path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (fixture->path, name, NULL);

      g_assert_cmpint (g_unlink (file), ==, 0);
    }
  g_rmdir (fixture->path);
  g_unlink (config);
  g_rmdir (config);
  g_assert_cmpint (g_rmdir (fixture->root), ==, 0);
  g_free (fixture->path);
  g_free (fixture->root);
}

static void
save (PledgePresetFolder *folder, const char *title, double width)
{
  g_autoptr (PledgePreset) preset = pledge_preset_new ();
  g_autoptr (GError) error = NULL;

  g_free (preset->title);
  preset->title = g_strdup (title);
  preset->width = width;
  g_assert_true (pledge_preset_folder_save (folder, preset, &error));
  g_assert_no_error (error);
}

static void
put_file (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *file = g_build_filename (fixture->path, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (fixture->path, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, text, -1, NULL));
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgePresetFolder) folder = pledge_preset_folder_new (fixture->path, NULL);
  g_autoptr (PledgePresetFolder) again = NULL;
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);

  g_assert_cmpuint (pledge_preset_folder_get_n (folder), ==, 0);
  save (folder, "Poster", 3000);
  save (folder, "Annex", 500);
  save (folder, "../../Poster", 700); /* a title is no path */
  save (folder, "年次報告", 800);
  g_assert_cmpuint (pledge_preset_folder_get_n (folder), ==, 4);

  again = pledge_preset_folder_new (fixture->path, warnings);
  g_assert_cmpuint (warnings->len, ==, 0);
  g_assert_cmpuint (pledge_preset_folder_get_n (again), ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpstr (pledge_preset_folder_get (again, i)->title, ==, pledge_preset_folder_get (folder, i)->title);
  g_assert_cmpfloat (pledge_preset_folder_find_title (again, "Poster")->width, ==, 3000);
  g_assert_cmpfloat (pledge_preset_folder_find_title (again, "../../Poster")->width, ==, 700);
  g_assert_cmpfloat (pledge_preset_folder_find_title (again, "年次報告")->width, ==, 800);
  g_assert_null (pledge_preset_folder_find_title (again, "poster"));
}

static void
test_replaces (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgePresetFolder) folder = pledge_preset_folder_new (fixture->path, NULL);
  g_autoptr (PledgePresetFolder) again = NULL;

  save (folder, "Poster", 3000);
  save (folder, "Poster", 2000);
  g_assert_cmpuint (pledge_preset_folder_get_n (folder), ==, 1);
  again = pledge_preset_folder_new (fixture->path, NULL);
  g_assert_cmpuint (pledge_preset_folder_get_n (again), ==, 1);
  g_assert_cmpfloat (pledge_preset_folder_get (again, 0)->width, ==, 2000);
}

static void
test_deletes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgePresetFolder) folder = pledge_preset_folder_new (fixture->path, NULL);
  g_autoptr (PledgePresetFolder) again = NULL;
  g_autoptr (GError) error = NULL;

  save (folder, "Poster", 3000);
  save (folder, "Annex", 500);
  g_assert_true (pledge_preset_folder_delete (folder, "Poster", &error));
  g_assert_true (pledge_preset_folder_delete (folder, "Poster", &error));
  g_assert_no_error (error);
  again = pledge_preset_folder_new (fixture->path, NULL);
  g_assert_cmpuint (pledge_preset_folder_get_n (again), ==, 1);
  g_assert_cmpstr (pledge_preset_folder_get (again, 0)->title, ==, "Annex");
}

/* What is damaged is said by its name, left out, and left where it is. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PledgePresetFolder) folder = NULL;
  g_autofree char *kept = g_build_filename (fixture->path, "b.preset", NULL);

  put_file (fixture, "a.preset", "[Pledgeline Preset]\nFormat=1\nTitle=Good\nWidth=700\n");
  put_file (fixture, "b.preset", "rubbish");
  put_file (fixture, "c.preset", "[Pledgeline Preset]\nFormat=1\nTitle=Huge\nWidth=99999999\n");
  put_file (fixture, "notes.txt", "not a preset");
  folder = pledge_preset_folder_new (fixture->path, warnings);
  g_assert_cmpuint (pledge_preset_folder_get_n (folder), ==, 1);
  g_assert_cmpstr (pledge_preset_folder_get (folder, 0)->title, ==, "Good");
  g_assert_cmpuint (warnings->len, ==, 2);
  g_assert_true (g_str_has_prefix (warnings->pdata[0], "b.preset: "));
  g_assert_true (g_str_has_prefix (warnings->pdata[1], "c.preset: "));
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
}

/* A file stands where the folder should be. */
static void
test_not_writable (Fixture *fixture, gconstpointer data)
{
  g_autofree char *config = g_path_get_dirname (fixture->path);
  g_autoptr (PledgePreset) preset = pledge_preset_new ();
  g_autoptr (PledgePresetFolder) folder = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (config, "", 0, NULL));
  folder = pledge_preset_folder_new (fixture->path, NULL);
  g_assert_false (pledge_preset_folder_save (folder, preset, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR);
  g_assert_cmpuint (pledge_preset_folder_get_n (folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/preset-folder/round-trip", test_round_trip);
  ADD ("/preset-folder/replaces", test_replaces);
  ADD ("/preset-folder/deletes", test_deletes);
  ADD ("/preset-folder/damaged", test_damaged);
  ADD ("/preset-folder/not-writable", test_not_writable);
  return g_test_run ();
}
