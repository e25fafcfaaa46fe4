/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io-fixture.h"
#include "pledge-alliance-reader.h"
#include "pledge-catalogue-loader.h"
#include "pledge-group-store.h"

#define HEAD "{\"format\": \"pledgeline-groups/1\", \"groups\": ["
#define GROUP(id, title, members) "{\"id\": \"" id "\", \"title\": \"" title "\", \"members\": [" members "]}"
#define FOOT "]}"

typedef struct {
  char *folder;
  char *path; /* of the groups; not there at first, nor its folder */
  PledgeCatalogue *catalogue;
  PledgeGroupStore *store;
} Fixture;

static PledgeCatalogue *
make_catalogue (void)
{
  PledgeCatalogue *catalogue = pledge_catalogue_new ();
  g_autoptr (GBytes) bytes = fixture_bytes (fixture_alliances);
  g_autoptr (GError) error = NULL;

  g_assert_true (pledge_alliances_read_bytes (catalogue, bytes, "alliances.json", &error));
  g_assert_no_error (error);
  return catalogue;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fixture_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "pledgeline", "groups.json", NULL);
  fixture->catalogue = make_catalogue ();
  fixture->store = pledge_group_store_new (fixture->catalogue, fixture->path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  pledge_group_store_free (fixture->store);
  g_assert_finalize_object (fixture->catalogue);
  fixture_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static PledgeAlliance *
add (Fixture *fixture, const char *title, const char *first, const char *second)
{
  const char *codes[] = { first, second, NULL };
  g_autoptr (GError) error = NULL;
  PledgeAlliance *group = pledge_group_store_add (fixture->store, title, codes, &error);

  g_assert_no_error (error);
  return group;
}

static void
refuses (Fixture *fixture, const char *title, const char *first, const char *says)
{
  const char *codes[] = { first, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (pledge_group_store_add (fixture->store, title, codes, &error));
  g_assert_nonnull (error);
  if (strstr (error->message, says) == NULL)
    g_error ("“%s” does not say “%s”", error->message, says);
}

/* The titles of the user's own groups, as the catalogue has them. */
static char *
dup_titles (PledgeCatalogue *catalogue)
{
  GString *titles = g_string_new (NULL);
  GListModel *alliances = pledge_catalogue_get_alliances (catalogue);

  for (guint i = 0; i < g_list_model_get_n_items (alliances); i++)
    {
      g_autoptr (PledgeAlliance) alliance = g_list_model_get_item (alliances, i);

      if (pledge_alliance_is_own (alliance))
        g_string_append_printf (titles, "%s%s", titles->len > 0 ? "|" : "", pledge_alliance_get_title (alliance));
    }

  return g_string_free (titles, FALSE);
}

static void
assert_titles (Fixture *fixture, const char *expected)
{
  g_autofree char *titles = dup_titles (fixture->catalogue);
  /* Another program that starts now. */
  g_autoptr (PledgeCatalogue) catalogue = make_catalogue ();
  g_autoptr (PledgeGroupStore) store = pledge_group_store_new (catalogue, fixture->path);
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  g_assert_true (pledge_group_store_load (store, &error));
  g_assert_no_error (error);
  kept = dup_titles (catalogue);
  g_assert_cmpstr (titles, ==, expected);
  g_assert_cmpstr (kept, ==, expected);
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeAlliance) baltic = add (fixture, "Baltic Sea", "POL", "DEU");
  g_autoptr (PledgeAlliance) atlas = add (fixture, "Atlas", "POL", "FRA");

  g_assert_cmpstr (pledge_alliance_get_id (baltic), ==, "own-baltic-sea");
  g_assert_cmpuint (pledge_alliance_get_n_members (baltic), ==, 2);
  g_assert_cmpstr (pledge_member_get_iso3 (pledge_alliance_get_member (baltic, 0)), ==, "POL");
  g_assert_true (pledge_alliance_get_member (baltic, 1) == pledge_catalogue_find_member (fixture->catalogue, "DEU"));
  g_assert_true (pledge_alliance_counts_in (baltic, 0, 1900));
  g_assert_true (pledge_catalogue_find_alliance (fixture->catalogue, "own-baltic-sea") == baltic);
  assert_titles (fixture, "Atlas|Baltic Sea");

  /* France is in no alliance that is shipped here. */
  g_assert_cmpstr (pledge_member_get_name (pledge_catalogue_find_member (fixture->catalogue, "FRA")), ==, "France");
}

static void
test_change_and_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeAlliance) first = add (fixture, "First", "POL", NULL), before = NULL, again = NULL;
  g_autoptr (PledgeAlliance) other = add (fixture, "Other", "DEU", NULL), removed = NULL;
  PledgeMemberSource *members = pledge_group_store_get_members (fixture->store);
  const char *codes[] = { "DEU", "ISL", NULL };
  g_autoptr (PledgeAlliance) renamed = pledge_member_source_make_group (members, pledge_alliance_get_id (first), "Second", codes);
  g_autoptr (GError) error = NULL;

  g_assert_true (pledge_group_store_put (fixture->store, renamed, &before, &error));
  g_assert_true (before == first);
  g_assert_cmpstr (pledge_alliance_get_id (pledge_catalogue_find_alliance (fixture->catalogue, "own-first")), ==, "own-first");
  g_assert_true (pledge_catalogue_find_alliance (fixture->catalogue, "own-other") == other); /* left as it is */
  assert_titles (fixture, "Other|Second");
  g_assert_true (pledge_group_store_put (fixture->store, before, &again, &error));
  g_assert_true (again == renamed);
  assert_titles (fixture, "First|Other");

  removed = pledge_group_store_remove (fixture->store, "own-first", &error);
  g_assert_true (removed == first);
  assert_titles (fixture, "Other");
  g_assert_true (pledge_group_store_put (fixture->store, removed, NULL, &error));
  g_assert_no_error (error);
  assert_titles (fixture, "First|Other");

  g_assert_null (pledge_group_store_remove (fixture->store, "own-nobody", &error));
  g_assert_error (error, PLEDGE_CATALOGUE_ERROR, PLEDGE_CATALOGUE_ERROR_UNKNOWN);
}

static void
test_titles (Fixture *fixture, gconstpointer data)
{
  g_autofree char *endless = g_strnfill (10000, 'x');
  g_autofree char *longest = g_strnfill (PLEDGE_GROUP_MAX_TITLE_CHARS, 'y');
  g_autofree char *free_title = NULL, *shortened = NULL;
  g_autoptr (PledgeAlliance) markup = add (fixture, "<b>&amp; \\\"%s</b>", "POL", NULL), odd = NULL, same = NULL, full = NULL;

  refuses (fixture, "", "POL", "needs a title");
  refuses (fixture, " \302\240 ", "POL", "needs a title");
  refuses (fixture, endless, "POL", "longer than 80 characters");
  refuses (fixture, "two\nlines", "POL", "cannot be shown");
  refuses (fixture, "right\342\200\256left", "POL", "cannot be shown");
  refuses (fixture, "None", NULL, "needs a member");
  refuses (fixture, "a PAIR", "POL", "of that title already"); /* the alliance that is shipped */
  refuses (fixture, " <B>&amp; \\\"%s</b> ", "POL", "of that title already");

  odd = add (fixture, "日本 ☂", "POL", NULL);
  same = add (fixture, "日本 ☃", "POL", NULL);
  full = add (fixture, longest, "POL", NULL);
  g_assert_cmpstr (pledge_alliance_get_id (markup), ==, "own-b-amp-s-b");
  g_assert_true (g_str_has_prefix (pledge_alliance_get_id (odd), "own-group"));
  g_assert_cmpstr (pledge_alliance_get_id (odd), !=, pledge_alliance_get_id (same));
  free_title = pledge_group_store_dup_free_title (fixture->store, "A Pair");
  g_assert_cmpstr (free_title, ==, "A Pair (2)");
  shortened = pledge_group_store_dup_free_title (fixture->store, longest);
  g_assert_cmpint (g_utf8_strlen (shortened, -1), ==, PLEDGE_GROUP_MAX_TITLE_CHARS);
  g_assert_true (g_str_has_suffix (shortened, "y (2)"));
}

/* Two programs with the same file. */
static void
test_two_programs (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeCatalogue) catalogue = make_catalogue ();
  g_autoptr (PledgeGroupStore) store = pledge_group_store_new (catalogue, fixture->path);
  g_autoptr (PledgeAlliance) mine = add (fixture, "Mine", "POL", NULL), theirs = NULL, refused = NULL;
  const char *codes[] = { "DEU", NULL };
  g_autoptr (GError) error = NULL;

  theirs = pledge_group_store_add (store, "Theirs", codes, &error);
  g_assert_no_error (error);
  g_assert_null (pledge_catalogue_find_alliance (fixture->catalogue, "own-theirs"));
  refused = pledge_group_store_add (fixture->store, "theirs", codes, &error);
  g_assert_null (refused);
  g_assert_error (error, PLEDGE_CATALOGUE_ERROR, PLEDGE_CATALOGUE_ERROR_INVALID);
  g_clear_error (&error);

  g_clear_object (&mine);
  mine = add (fixture, "Another", "POL", NULL);
  assert_titles (fixture, "Another|Mine|Theirs");
}

typedef struct {
  const char *path;
  int number;
} Writer;

static gpointer
write_cb (gpointer data)
{
  const Writer *writer = data;
  g_autoptr (PledgeCatalogue) catalogue = make_catalogue ();
  g_autoptr (PledgeGroupStore) store = pledge_group_store_new (catalogue, writer->path);
  const char *codes[] = { "DEU", NULL };

  for (int i = 0; i < 5; i++)
    {
      g_autofree char *title = g_strdup_printf ("%d-%d", writer->number, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (PledgeAlliance) group = pledge_group_store_add (store, title, codes, &error);

      g_assert_no_error (error);
    }

  return NULL;
}

static void
test_at_the_same_time (Fixture *fixture, gconstpointer data)
{
  Writer writers[4];
  GThread *threads[4];
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 4; i++)
    {
      writers[i] = (Writer) { fixture->path, i };
      threads[i] = g_thread_new ("writer", write_cb, &writers[i]);
    }
  for (int i = 0; i < 4; i++)
    g_thread_join (threads[i]);

  g_assert_true (pledge_group_store_load (fixture->store, &error));
  g_assert_cmpuint (g_list_model_get_n_items (pledge_catalogue_get_alliances (fixture->catalogue)), ==, 1 + 20);
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  const char *cut = HEAD GROUP ("own-mine", "Mine", "\"POL\"");
  g_autofree char *written = fixture_write (fixture->folder, "pledgeline/groups.json", cut);
  g_autofree char *aside = g_build_filename (fixture->folder, "pledgeline", "groups-damaged.json", NULL);
  g_autofree char *second = g_build_filename (fixture->folder, "pledgeline", "groups-damaged-2.json", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PledgeAlliance) group = NULL, other = NULL;

  g_assert_false (pledge_group_store_load (fixture->store, &error));
  fixture_assert_error (error, PLEDGE_IO_ERROR_SYNTAX, "groups.json", NULL);
  g_assert_true (g_file_get_contents (fixture->path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, cut); /* looking changes nothing */
  g_assert_null (pledge_group_store_get_aside (fixture->store));

  group = add (fixture, "New", "POL", NULL);
  g_assert_cmpstr (pledge_group_store_get_aside (fixture->store), ==, "groups-damaged.json");
  g_clear_pointer (&kept, g_free);
  g_assert_true (g_file_get_contents (aside, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, cut);
  assert_titles (fixture, "New");

  /* Damaged again while the program runs: what it shows is what is saved, and what was put aside stays. */
  g_free (fixture_write (fixture->folder, "pledgeline/groups.json", "{"));
  other = add (fixture, "Newer", "POL", NULL);
  assert_titles (fixture, "New|Newer");
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (second, G_FILE_TEST_EXISTS));
}

/* What a newer version has written is neither read nor replaced. */
static void
test_newer_version (Fixture *fixture, gconstpointer data)
{
  const char *text = "{\"format\": \"pledgeline-groups/2\", \"groups\": []}";
  g_autofree char *path = fixture_write (fixture->folder, "pledgeline/groups.json", text);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (pledge_group_store_load (fixture->store, &error));
  fixture_assert_error (error, PLEDGE_IO_ERROR_FORMAT, "groups.json", "pledgeline-groups/2", "pledgeline-groups/1", NULL);
  refuses (fixture, "New", "POL", "pledgeline-groups/2");
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, text);
  g_assert_cmpuint (g_list_model_get_n_items (pledge_catalogue_get_alliances (fixture->catalogue)), ==, 1);
}

static void
test_bad_files (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *text, *says; } cases[] = {
    { HEAD GROUP ("nato", "Mine", "\"POL\"") FOOT, "groups[0].id: expected an id that begins with “own-”" },
    { HEAD GROUP ("own-a", "A", "\"POL\"") "," GROUP ("own-a", "B", "\"POL\"") FOOT, "groups[1].id: a group of that id is there already" },
    { HEAD GROUP ("own-A", "A", "\"POL\"") FOOT, "groups[0].id" },
    { HEAD GROUP ("own-a", "", "\"POL\"") FOOT, "groups[0].title" },
    { HEAD GROUP ("own-a", "a\\u202eb", "\"POL\"") FOOT, "groups[0].title" },
    { HEAD GROUP ("own-a", "A", "") FOOT, "groups[0].members: expected at least one member" },
    { HEAD GROUP ("own-a", "A", "\"POL\", \"POL\"") FOOT, "groups[0].members[1]: expected each member once, got POL twice" },
    { HEAD GROUP ("own-a", "A", "\"pol\"") FOOT, "groups[0].members[0]: expected a country code of three capital letters" },
    { HEAD GROUP ("own-a", "A", "\"ZZZ\"") FOOT, "groups[0].members[0]: expected the code of a country, got the string “ZZZ”" },
    { HEAD GROUP ("own-a", "A", "7") FOOT, "groups[0].members" },
    { HEAD "7" FOOT, "groups[0]: expected an object" },
    { "{\"format\": \"pledgeline-groups/1\"}", "groups: expected" },
    { "{\"format\": \"pledgeline-alliances/1\", \"groups\": []}", "understands pledgeline-groups/1" },
  };
  g_autofree char *many = g_strnfill (10000, 'x');
  g_autofree char *endless = g_strconcat (HEAD "{\"id\": \"own-a\", \"members\": [\"POL\"], \"title\": \"", many, "\"}" FOOT, NULL);

  for (guint i = 0; i <= G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = fixture_write (fixture->folder, "bad.json", i < G_N_ELEMENTS (cases) ? cases[i].text : endless);
      const char *says = i < G_N_ELEMENTS (cases) ? cases[i].says : "groups[0].title";
      g_autoptr (GError) error = NULL;

      g_assert_null (pledge_group_store_import (fixture->store, path, &error));
      g_assert_nonnull (error);
      if (!g_str_has_prefix (error->message, "bad.json: ") || strstr (error->message, says) == NULL)
        g_error ("“%s” does not say “%s”", error->message, says);
    }
  assert_titles (fixture, "");
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

/* What the user has kept stays, though a country of it is known to nobody any more. */
static void
test_kept_codes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_write (fixture->folder, "pledgeline/groups.json", HEAD GROUP ("own-a", "A", "\"ZZZ\"") FOOT);

  g_autoptr (GError) error = NULL;

  g_assert_true (pledge_group_store_load (fixture->store, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (pledge_member_get_name (pledge_catalogue_find_member (fixture->catalogue, "ZZZ")), ==, "ZZZ");
  assert_titles (fixture, "A");
}

static void
test_import (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_write (fixture->folder, "in.json", HEAD GROUP ("own-mine", "A Pair", "\"FRA\", \"POL\"") ","
                                         GROUP ("own-mine-2", "Mine", "\"UKR\"") "," GROUP ("own-third", "Kept", "\"POL\"") FOOT);
  g_autoptr (PledgeAlliance) mine = add (fixture, "Mine", "DEU", NULL), kept = add (fixture, "Kept", "POL", NULL);
  g_autoptr (GPtrArray) added = NULL, again = NULL;
  g_autoptr (GError) error = NULL;

  added = pledge_group_store_import (fixture->store, path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (added->len, ==, 2); /* the very same is there already */
  assert_titles (fixture, "A Pair (2)|Kept|Mine|Mine (2)");
  g_assert_cmpstr (pledge_alliance_get_id (added->pdata[0]), !=, "own-mine");
  g_assert_true (pledge_catalogue_find_alliance (fixture->catalogue, "own-mine") == mine);

  for (guint i = 0; i < added->len; i++)
    {
      g_autoptr (PledgeAlliance) removed = pledge_group_store_remove (fixture->store, pledge_alliance_get_id (added->pdata[i]), &error);

      g_assert_no_error (error);
      g_assert_true (removed == added->pdata[i]);
    }
  assert_titles (fixture, "Kept|Mine");
}

static void
test_export_and_import (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeAlliance) first = add (fixture, "“Quotes” \\ & <b>", "POL", "FRA"), second = add (fixture, "Second", "DEU", NULL);
  PledgeAlliance *both[] = { first, second };
  g_autoptr (GBytes) bytes = pledge_groups_to_bytes (both, 2);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *path = fixture_write (fixture->folder, "out.json", text);
  g_autofree char *summary = NULL;
  g_autoptr (GPtrArray) added = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (pledge_catalogue_check_file (fixture->catalogue, path, &summary, &error));
  g_assert_cmpstr (summary, ==, "out.json: 2 groups: “Quotes” \\ & <b>, Second.");
  g_clear_object (&first);
  first = pledge_group_store_remove (fixture->store, "own-quotes-b", &error);
  g_assert_no_error (error);
  added = pledge_group_store_import (fixture->store, path, &error);
  g_assert_cmpuint (added->len, ==, 1);
  g_assert_true (pledge_group_is_like (added->pdata[0], first));
  g_assert_cmpstr (pledge_alliance_get_id (added->pdata[0]), ==, "own-quotes-b");
}

static void
test_not_writable (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autoptr (PledgeAlliance) kept = add (fixture, "Kept", "POL", NULL);
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("nothing is read-only for root");
      return;
    }

  g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
  refuses (fixture, "New", "POL", "Could not save");
  g_assert_null (pledge_group_store_remove (fixture->store, "own-kept", &error));
  g_assert_nonnull (error);
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  assert_titles (fixture, "Kept");
}

static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
  g_free (fixture_write (fixture->folder, "pledgeline", "a file where the folder should be"));
  refuses (fixture, "New", "POL", "Could not make the folder");
  g_assert_cmpuint (g_list_model_get_n_items (pledge_catalogue_get_alliances (fixture->catalogue)), ==, 1);
}

#define ADD(name, function) g_test_add ("/group-store/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("add", test_add);
  ADD ("change-and-undo", test_change_and_undo);
  ADD ("titles", test_titles);
  ADD ("two-programs", test_two_programs);
  ADD ("at-the-same-time", test_at_the_same_time);
  ADD ("damaged", test_damaged);
  ADD ("newer-version", test_newer_version);
  ADD ("bad-files", test_bad_files);
  ADD ("kept-codes", test_kept_codes);
  ADD ("import", test_import);
  ADD ("export-and-import", test_export_and_import);
  ADD ("not-writable", test_not_writable);
  ADD ("no-folder", test_no_folder);

  return g_test_run ();
}
