/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "export-fixture.h"
#include "pledge-batch.h"

/* A file for each member, in a folder of its own for each test. */

typedef struct {
  char *folder;
  PledgeScenario *scenario;
  PledgePictureOptions options;
} Fixture;

static PledgeCatalogue *catalogue;

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("pledge-batch-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->scenario = export_fixture_scenario (catalogue, "nato-2026-07", "nato", 2026, 3.5, PLEDGE_LENS_USD);
  fixture->options = pledge_picture_options_default ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_object_unref (fixture->scenario);
}

static PledgeBatch *
begin (Fixture *fixture, const char *pattern, const char *const *codes)
{
  g_autoptr (GError) error = NULL;
  PledgeBatch *batch = pledge_batch_new (fixture->scenario, &fixture->options, fixture->folder, pattern, codes, &error);

  g_assert_no_error (error);
  g_assert_nonnull (batch);
  return batch;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static char *
read_file (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static const PledgeBatchItem *
find_item (const PledgeBatch *batch, const char *iso3)
{
  for (guint i = 0; i < pledge_batch_get_n_items (batch); i++)
    if (g_str_equal (pledge_batch_get_item (batch, i)->iso3, iso3))
      return pledge_batch_get_item (batch, i);

  g_assert_not_reached ();
}

static void
assert_counts (const PledgeBatch *batch, guint waiting, guint written, guint skipped, guint failed)
{
  PledgeBatchCounts counts = pledge_batch_get_counts (batch);

  g_assert_cmpuint (counts.waiting, ==, waiting);
  g_assert_cmpuint (counts.written, ==, written);
  g_assert_cmpuint (counts.skipped, ==, skipped);
  g_assert_cmpuint (counts.failed, ==, failed);
}

static void
assert_summary (const PledgeBatch *batch, const char *expected)
{
  g_autofree char *summary = pledge_batch_dup_summary (batch);

  g_assert_cmpstr (summary, ==, expected);
}

/* Each is about its own member, and the question that was asked stays as it was. */
static void
test_each_member (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeBatch) batch = NULL;
  g_autofree char *germany = NULL, *poland = NULL;

  pledge_scenario_set_selected (fixture->scenario, "FRA");
  batch = begin (fixture, "%s.svg", NULL);
  g_assert_cmpuint (pledge_batch_get_n_items (batch), ==, 32);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
  g_assert_true (pledge_batch_run (batch, NULL, NULL, NULL));

  assert_counts (batch, 0, 31, 1, 0);
  g_assert_cmpuint (count_files (fixture->folder), ==, 31);
  germany = read_file (fixture, "DEU.svg");
  poland = read_file (fixture, "POL.svg");
  g_assert_nonnull (strstr (germany, ">Germany · NATO · July 2026 · 2026e</text>"));
  g_assert_nonnull (strstr (germany, ">Germany: 2.69 % of GDP (estimate), rank 11 of 31. Below 3.5 % by US$44.0 bn.</text>"));
  g_assert_nonnull (strstr (poland, ">Poland · NATO · July 2026 · 2026e</text>"));
  g_assert_null (strstr (poland, ">Germany · NATO"));
  g_assert_cmpstr (pledge_scenario_get_selection (fixture->scenario)[0], ==, "FRA");
  g_assert_null (pledge_scenario_get_selection (fixture->scenario)[1]);

  g_assert_cmpint (find_item (batch, "ISL")->outcome, ==, PLEDGE_BATCH_SKIPPED);
  g_assert_cmpstr (find_item (batch, "ISL")->sentence, ==, "Iceland: no armed forces.");
  g_assert_null (find_item (batch, "DEU")->sentence);
  assert_summary (batch, "31 files written; 1 skipped.");
  g_assert_false (pledge_batch_step (batch));
}

static void
test_history (Fixture *fixture, gconstpointer data)
{
  static const char *const codes[] = { "POL", "DEU", NULL };
  g_autoptr (PledgeBatch) batch = NULL, tables = NULL;
  g_autofree char *svg = NULL, *csv = NULL;

  fixture->options.view = PLEDGE_VIEW_HISTORY;
  batch = begin (fixture, "%s.svg", codes);
  g_assert_true (pledge_batch_run (batch, NULL, NULL, NULL));
  assert_counts (batch, 0, 2, 0, 0);
  g_assert_cmpstr (pledge_batch_get_item (batch, 0)->iso3, ==, "POL");
  svg = read_file (fixture, "DEU.svg");
  g_assert_nonnull (strstr (svg, ">Germany · NATO · July 2026 · 2014–2026e</text>"));
  g_assert_nonnull (strstr (svg, "Germany: 1.16 % of GDP in 2014, 2.69 % in 2026e, the highest."));

  tables = begin (fixture, "%s.csv", codes);
  g_assert_true (pledge_batch_run (tables, NULL, NULL, NULL));
  csv = read_file (fixture, "POL.csv");
  g_assert_nonnull (strstr (csv, "\nPOL,Poland,2014,"));
  g_assert_null (strstr (csv, "\nDEU,"));
}

/* Each picture says what that member's path comes to; the rows would be the same in each file. */
static void
test_path (Fixture *fixture, gconstpointer data)
{
  static const char *const codes[] = { "ISL", "DEU", NULL };
  g_autoptr (PledgeBatch) batch = NULL, tables = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *svg = NULL;

  fixture->options.view = PLEDGE_VIEW_PATH;
  batch = begin (fixture, "%s.svg", codes);
  g_assert_true (pledge_batch_run (batch, NULL, NULL, NULL));
  assert_counts (batch, 0, 1, 1, 0);
  g_assert_cmpstr (find_item (batch, "ISL")->sentence, ==, "Iceland: no armed forces.");
  svg = read_file (fixture, "DEU.svg");
  g_assert_nonnull (strstr (svg, ">Germany · NATO · July 2026 · 2026e–2035</text>"));
  g_assert_nonnull (strstr (svg, ">Germany: from 2.69"));

  tables = pledge_batch_new (fixture->scenario, &fixture->options, fixture->folder, "%s.csv", codes, &error);
  g_assert_null (tables);
  g_assert_error (error, PLEDGE_BATCH_ERROR, PLEDGE_BATCH_ERROR_PATTERN);
}

/* Of an edition without amounts nothing can be said of a gap, but of a share. */
static void
test_without_amounts (Fixture *fixture, gconstpointer data)
{
  static const char *const codes[] = { "JPN", "DEU", NULL };
  g_autoptr (PledgeScenario) scenario = NULL;
  g_autoptr (PledgeBatch) gaps = NULL, shares = NULL;

  if (export_fixture_skips ("sipri-2025-04"))
    return;

  scenario = export_fixture_scenario (catalogue, "sipri-2025-04", "JPN,DEU", 2024, 3.5, PLEDGE_LENS_USD);
  g_set_object (&fixture->scenario, scenario);
  shares = begin (fixture, "%s.svg", codes);
  g_assert_true (pledge_batch_run (shares, NULL, NULL, NULL));
  assert_counts (shares, 0, 2, 0, 0);

  fixture->options.view = PLEDGE_VIEW_GAP;
  gaps = begin (fixture, "%s.svg", codes);
  g_assert_true (pledge_batch_run (gaps, NULL, NULL, NULL));
  assert_counts (gaps, 0, 1, 1, 0);
  g_assert_cmpint (find_item (gaps, "DEU")->outcome, ==, PLEDGE_BATCH_SKIPPED);
  g_assert_true (g_str_has_prefix (find_item (gaps, "DEU")->sentence, "Germany: no money figures"));
}

/* A file that cannot be written is told of, and the rest is written. */
static void
test_one_bad_file (Fixture *fixture, gconstpointer data)
{
  static const char *const codes[] = { "FRA", "DEU", "POL", NULL };
  g_autoptr (PledgeBatch) batch = begin (fixture, "%s.svg", codes);
  g_autofree char *taken = g_build_filename (fixture->folder, "DEU.svg", NULL);

  g_assert_cmpint (g_mkdir (taken, 0777), ==, 0);
  g_assert_true (pledge_batch_run (batch, NULL, NULL, NULL));
  assert_counts (batch, 0, 2, 0, 1);
  g_assert_cmpint (find_item (batch, "DEU")->outcome, ==, PLEDGE_BATCH_FAILED);
  g_assert_nonnull (strstr (find_item (batch, "DEU")->sentence, "DEU.svg"));
  g_assert_cmpint (find_item (batch, "POL")->outcome, ==, PLEDGE_BATCH_WRITTEN);
  g_assert_cmpstr (find_item (batch, "DEU")->path, ==, taken);
  assert_summary (batch, "2 files written; 1 could not be written.");
}

static void
cancel_after_three_cb (guint done, guint n_items, const PledgeBatchItem *item, gpointer user_data)
{
  g_assert_cmpuint (n_items, ==, 32);
  g_assert_cmpint (item->outcome, !=, PLEDGE_BATCH_WAITING);
  g_assert_cmpuint (done, <=, 3);
  if (done == 3)
    g_cancellable_cancel (user_data);
}

/* What was written stays, is told of, and the rest can follow. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (PledgeBatch) batch = begin (fixture, "%s.svg", NULL);

  g_assert_false (pledge_batch_run (batch, cancellable, cancel_after_three_cb, cancellable));
  assert_counts (batch, 29, 3, 0, 0);
  g_assert_cmpuint (count_files (fixture->folder), ==, 3);
  assert_summary (batch, "3 files written; stopped before 29 more.");

  g_assert_true (pledge_batch_run (batch, NULL, NULL, NULL));
  assert_counts (batch, 0, 31, 1, 0);
}

/* Only the last folder is made, and not before there is a file for it. */
static void
test_folders (Fixture *fixture, gconstpointer data)
{
  static const char *const codes[] = { "FRA", "DEU", NULL };
  g_autoptr (PledgeBatch) batch = begin (fixture, "out/%s.svg", codes);
  g_autoptr (PledgeBatch) each = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *out = g_build_filename (fixture->folder, "out", NULL);
  g_autofree char *file = g_build_filename (fixture->folder, "file", NULL);
  g_autofree char *picture = NULL;

  g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));
  g_assert_true (pledge_batch_run (batch, NULL, NULL, NULL));
  g_assert_cmpuint (count_files (out), ==, 2);

  each = begin (fixture, "out/%s/100%%.svg", codes);
  g_assert_true (pledge_batch_run (each, NULL, NULL, NULL));
  picture = read_file (fixture, "out/DEU/100%.svg");
  g_assert_true (g_str_has_prefix (picture, "<?xml"));

  g_assert_null (pledge_batch_new (fixture->scenario, &fixture->options, fixture->folder, "a/b/%s.svg", NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_nonnull (strstr (error->message, "a/b"));
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  g_assert_null (pledge_batch_new (fixture->scenario, &fixture->options, fixture->folder, "file/%s.svg", NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR);
}

/* A folder is taken as it is: what is a conversion in a pattern is part of its name. */
static void
test_folder_with_percent (Fixture *fixture, gconstpointer data)
{
  static const char *const codes[] = { "DEU", NULL };
  g_autofree char *folder = g_build_filename (fixture->folder, "50%s", NULL);
  g_autofree char *path = g_build_filename (folder, "DEU.svg", NULL);
  g_autoptr (PledgeBatch) batch = pledge_batch_new (fixture->scenario, &fixture->options, folder, "%s.svg", codes, NULL);

  g_assert_true (pledge_batch_run (batch, NULL, NULL, NULL));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

/* The caller's own words, which may be gone by the time that they are needed. */
static void
test_own_words (Fixture *fixture, gconstpointer data)
{
  static const char *const codes[] = { "DEU", NULL };
  char title[] = "Effort <2026>", subtitle[] = "A sentence.";
  g_autoptr (PledgeBatch) batch = NULL, bare = NULL;
  g_autofree char *svg = NULL, *without = NULL;

  fixture->options.title = title;
  fixture->options.subtitle = subtitle;
  batch = begin (fixture, "%s.svg", codes);
  memset (title, 'x', strlen (title));
  memset (subtitle, 'x', strlen (subtitle));
  g_assert_true (pledge_batch_run (batch, NULL, NULL, NULL));
  svg = read_file (fixture, "DEU.svg");
  g_assert_nonnull (strstr (svg, ">Germany · Effort &lt;2026&gt;</text>"));
  g_assert_nonnull (strstr (svg, ">A sentence.</text>"));

  fixture->options.title = fixture->options.subtitle = "";
  bare = begin (fixture, "bare-%s.svg", codes);
  g_assert_true (pledge_batch_run (bare, NULL, NULL, NULL));
  without = read_file (fixture, "bare-DEU.svg");
  g_assert_null (strstr (without, ">Germany · "));
  g_assert_null (strstr (without, "by US$44.0 bn.</text>"));
}

/* The title of a group that the user made is not among what a scenario's file keeps. */
static void
test_own_group (Fixture *fixture, gconstpointer data)
{
  static const char *const codes[] = { "DEU", "FRA", NULL };
  g_autoptr (PledgeAlliance) group = pledge_catalogue_make_alliance (catalogue, "mine", "My group", codes, NULL);
  g_autoptr (PledgeBatch) batch = NULL;
  g_autofree char *svg = NULL;

  pledge_scenario_set_alliance (fixture->scenario, group);
  pledge_scenario_set_target_pct (fixture->scenario, 2);
  pledge_scenario_set_own_target_pct (fixture->scenario, "DEU", 5);
  batch = begin (fixture, "%s.svg", NULL);
  g_assert_true (pledge_batch_run (batch, NULL, NULL, NULL));
  svg = read_file (fixture, "DEU.svg");
  g_assert_nonnull (strstr (svg, ">Germany · My group · July 2026 · 2026e</text>"));
  g_assert_nonnull (strstr (svg, "rank 1 of 2. Below 5 % by"));
  assert_counts (batch, 0, 2, 0, 0);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const patterns[] = { "picture.svg", "100%%.svg", "%d.svg", "%s-%n.svg", "%s", "%s.jpg", "out.%s", "%", "%s.svg%", "", "%5s.svg", "%S.svg" };
  static const char *const twice[] = { "DEU", "FRA", "DEU", NULL };
  static const char *const foreign[] = { "DEU", "JPN", NULL };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_assert_null (pledge_batch_new (fixture->scenario, &fixture->options, fixture->folder, patterns[i], NULL, &error));
      g_assert_error (error, PLEDGE_BATCH_ERROR, PLEDGE_BATCH_ERROR_PATTERN);
      g_clear_error (&error);
      g_assert_false (pledge_batch_check_pattern (patterns[i], NULL, NULL));
    }
  g_assert_null (pledge_batch_new (fixture->scenario, &fixture->options, fixture->folder, "%s.svg", twice, &error));
  g_assert_error (error, PLEDGE_BATCH_ERROR, PLEDGE_BATCH_ERROR_PATTERN);
  g_clear_error (&error);
  g_assert_null (pledge_batch_new (fixture->scenario, &fixture->options, fixture->folder, "%s.svg", foreign, &error));
  g_assert_error (error, PLEDGE_BATCH_ERROR, PLEDGE_BATCH_ERROR_MEMBER);
  g_clear_error (&error);
  g_assert_null (pledge_batch_new (fixture->scenario, &fixture->options, fixture->folder, "%s.json", NULL, &error));
  g_assert_error (error, PLEDGE_BATCH_ERROR, PLEDGE_BATCH_ERROR_PATTERN);
  g_clear_error (&error);
  fixture->options.table = TRUE;
  fixture->options.width = fixture->options.height = 200;
  g_assert_null (pledge_batch_new (fixture->scenario, &fixture->options, fixture->folder, "%s.svg", NULL, &error));
  g_assert_error (error, PLEDGE_PICTURE_ERROR, PLEDGE_PICTURE_ERROR_SIZE);
  g_clear_error (&error);
  fixture->options.width = 0;
  g_assert_null (pledge_batch_new (fixture->scenario, &fixture->options, fixture->folder, "%s.svg", NULL, &error));
  g_assert_error (error, PLEDGE_PICTURE_ERROR, PLEDGE_PICTURE_ERROR_SIZE);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

static void
test_check_pattern (void)
{
  PledgeExportFormat format = PLEDGE_EXPORT_SVG;

  g_assert_true (pledge_batch_check_pattern ("%%%s%%%s.PDF", &format, NULL));
  g_assert_cmpint (format, ==, PLEDGE_EXPORT_PDF);
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  catalogue = export_fixture_load ();
  add ("/batch/each-member", test_each_member);
  add ("/batch/history", test_history);
  add ("/batch/path", test_path);
  add ("/batch/without-amounts", test_without_amounts);
  add ("/batch/one-bad-file", test_one_bad_file);
  add ("/batch/cancel", test_cancel);
  add ("/batch/folders", test_folders);
  add ("/batch/folder-with-percent", test_folder_with_percent);
  add ("/batch/own-words", test_own_words);
  add ("/batch/own-group", test_own_group);
  add ("/batch/refused", test_refused);
  g_test_add_func ("/batch/check-pattern", test_check_pattern);
  status = g_test_run ();
  g_assert_finalize_object (catalogue);
  return status;
}
