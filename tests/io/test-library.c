/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io-fixture.h"
#include "pledge-edition-reader.h"
#include "pledge-library.h"

typedef struct {
  char *home;
  char *folder; /* of the library; not there at first */
  PledgeLibrary *library;
  PledgeCatalogue *catalogue;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  fixture->home = fixture_make_folder ();
  fixture->folder = g_build_filename (fixture->home, "pledgeline", "editions", NULL);
  fixture->library = pledge_library_new (fixture->folder);
  fixture->catalogue = pledge_catalogue_new ();
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->catalogue);
  pledge_library_free (fixture->library);
  fixture_remove_folder (fixture->home);
  g_free (fixture->folder);
  g_free (fixture->home);
}

static PledgeEdition *
read_edition (const char *text)
{
  g_autoptr (GBytes) bytes = fixture_bytes (text);
  g_autoptr (GError) error = NULL;
  PledgeEdition *edition = pledge_edition_read_bytes (bytes, "fixture", &error);

  g_assert_no_error (error);
  return edition;
}

static PledgeEdition *
add (Fixture *fixture, const char *text)
{
  g_autoptr (PledgeEdition) edition = read_edition (text);
  g_autoptr (GError) error = NULL;
  PledgeEdition *kept = pledge_library_add (fixture->library, fixture->catalogue, edition, "from.csv", &error);

  g_assert_no_error (error);
  return kept;
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint count = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeEdition) kept = add (fixture, fixture_edition);
  g_autoptr (GPtrArray) entries = pledge_library_list (fixture->library);
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  const PledgeLibraryEntry *entry;

  g_assert_cmpstr (pledge_edition_get_id (kept), ==, "made-up-1");
  g_assert_cmpstr (pledge_edition_get_title (kept), ==, "May 2020");
  g_assert_true (pledge_library_has (fixture->library, "made-up-1"));
  g_assert_cmpuint (count_files (fixture), ==, 1);

  g_assert_cmpuint (entries->len, ==, 1);
  entry = entries->pdata[0];
  g_assert_cmpstr (entry->id, ==, "made-up-1");
  g_assert_cmpstr (entry->publisher, ==, "Nobody");
  g_assert_cmpstr (entry->source, ==, "from.csv");
  /* Midnight may have come in between. */
  g_assert_cmpint (strcmp (entry->imported, today), <=, 0);
  g_assert_cmpuint (strlen (entry->imported), ==, 10);

  pledge_library_load (fixture->library, fixture->catalogue, warnings);
  g_assert_cmpuint (warnings->len, ==, 0);
  g_assert_cmpfloat (pledge_edition_get_value (pledge_catalogue_find_edition (fixture->catalogue, "made-up-1"), "DEU", PLEDGE_SHARE_PUBLISHED_PCT, 2019), ==, 1.5);
}

static void
test_taken_ids (Fixture *fixture, gconstpointer data)
{
  g_autofree char *revised = fixture_replace (fixture_edition, "[1.25, 1.5, 2]", "[1.25, 1.5, 2.5]");
  g_autofree char *again = fixture_replace (fixture_edition, "[1.25, 1.5, 2]", "[1.25, 1.5, 3.5]");
  g_autoptr (PledgeEdition) bundled = read_edition (fixture_edition);
  g_autoptr (PledgeEdition) first = NULL, same = NULL, second = NULL, third = NULL;

  g_assert_true (pledge_catalogue_add_edition (fixture->catalogue, bundled));
  first = add (fixture, fixture_edition);
  g_assert_cmpstr (pledge_edition_get_id (first), ==, "made-up-1-own");
  g_assert_cmpstr (pledge_edition_get_title (first), ==, "May 2020 (imported)");

  /* The very same once more is no other edition. */
  same = add (fixture, fixture_edition);
  g_assert_cmpstr (pledge_edition_get_id (same), ==, "made-up-1-own");
  g_assert_cmpuint (count_files (fixture), ==, 1);

  second = add (fixture, revised);
  g_assert_cmpstr (pledge_edition_get_id (second), ==, "made-up-1-own-2");
  third = add (fixture, again);
  g_assert_cmpstr (pledge_edition_get_id (third), ==, "made-up-1-own-3");
  g_assert_cmpuint (count_files (fixture), ==, 3);
  g_assert_cmpfloat (pledge_edition_get_value (second, "DEU", PLEDGE_SHARE_PUBLISHED_PCT, 2020), ==, 2.5);
}

static void
test_remove_and_restore (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeEdition) kept = add (fixture, fixture_edition);
  g_autoptr (GError) error = NULL, gone = NULL, twice = NULL, outside = NULL;
  g_autoptr (GBytes) bytes = pledge_library_remove (fixture->library, "made-up-1", &error);
  g_autoptr (PledgeEdition) back = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  g_assert_no_error (error);
  g_assert_false (pledge_library_has (fixture->library, "made-up-1"));
  g_assert_cmpuint (count_files (fixture), ==, 0);
  g_assert_null (pledge_library_remove (fixture->library, "made-up-1", &gone));
  g_assert_error (gone, PLEDGE_CATALOGUE_ERROR, PLEDGE_CATALOGUE_ERROR_UNKNOWN);
  g_assert_null (pledge_library_remove (fixture->library, "../editions/made-up-1", &outside));
  g_assert_nonnull (outside);

  back = pledge_library_restore (fixture->library, bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pledge_edition_get_id (back), ==, "made-up-1");
  entries = pledge_library_list (fixture->library);
  g_assert_cmpstr (((PledgeLibraryEntry *) entries->pdata[0])->source, ==, "from.csv");
  g_assert_null (pledge_library_restore (fixture->library, bytes, &twice));
  g_assert_nonnull (twice);
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeEdition) kept = add (fixture, fixture_edition);
  g_autofree char *damaged = fixture_write (fixture->folder, "damaged.json", "{\"format\": \"pledgeline-edition/1\"");
  g_autofree char *renamed = fixture_write (fixture->folder, "other.json", fixture_edition);
  g_autofree char *hidden = fixture_write (fixture->folder, ".half.json", "{");
  g_autofree char *foreign = fixture_write (fixture->folder, "notes.txt", "mine");
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);

  pledge_library_load (fixture->library, fixture->catalogue, warnings);
  g_assert_cmpuint (warnings->len, ==, 2);
  g_assert_true (g_str_has_prefix (warnings->pdata[0], "damaged.json: "));
  g_assert_true (g_str_has_prefix (warnings->pdata[1], "other.json: "));
  g_assert_cmpuint (g_list_model_get_n_items (pledge_catalogue_get_editions (fixture->catalogue)), ==, 1);
}

static void
test_id_of_the_programs_own (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeEdition) kept = add (fixture, fixture_edition);
  g_autoptr (PledgeEdition) bundled = read_edition (fixture_edition);
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);

  /* As when a newer version of the program brings the edition that the user has imported. */
  pledge_catalogue_add_edition (fixture->catalogue, bundled);
  pledge_library_load (fixture->library, fixture->catalogue, warnings);
  g_assert_cmpuint (warnings->len, ==, 1);
  g_assert_nonnull (strstr (warnings->pdata[0], "made-up-1"));
  g_assert_true (pledge_catalogue_find_edition (fixture->catalogue, "made-up-1") == bundled);
}

/* Nothing is left where nothing can be written. */
static void
test_no_room (Fixture *fixture, gconstpointer data)
{
  g_autofree char *blocked = fixture_write (fixture->home, "pledgeline", "a file where the folder should be");
  g_autoptr (PledgeEdition) edition = read_edition (fixture_edition);
  g_autoptr (GError) error = NULL;

  g_assert_null (pledge_library_add (fixture->library, fixture->catalogue, edition, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (count_files (fixture), ==, 0);
  g_assert_false (pledge_library_has (fixture->library, "made-up-1"));
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = pledge_library_list (fixture->library);
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);

  pledge_library_load (fixture->library, fixture->catalogue, warnings);
  g_assert_cmpuint (entries->len, ==, 0);
  g_assert_cmpuint (warnings->len, ==, 0);
  g_assert_false (pledge_library_has (fixture->library, "made-up-1"));
  g_assert_false (g_file_test (fixture->folder, G_FILE_TEST_EXISTS));
}

#define ADD(name, function) g_test_add ("/library/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("add", test_add);
  ADD ("taken-ids", test_taken_ids);
  ADD ("remove-and-restore", test_remove_and_restore);
  ADD ("damaged", test_damaged);
  ADD ("id-of-the-programs-own", test_id_of_the_programs_own);
  ADD ("no-room", test_no_room);
  ADD ("empty", test_empty);

  return g_test_run ();
}
