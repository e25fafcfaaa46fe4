/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "app-fixture.h"
#include "pledge-batch-dialog.h"
#include "pledge-exporter.h"

typedef struct {
  AppFixture app;
  char *folder;
  PledgeBatchDialog *dialog;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeExportChoice) choice = NULL;
  g_autoptr (GFile) file = NULL;

  app_fixture_set_up (&fixture->app, data);
  fixture->folder = g_dir_make_tmp ("pledgeline-XXXXXX", NULL);
  file = g_file_new_for_path (fixture->folder);
  choice = pledge_exporter_dup_choice (pledge_window_get_exporter (fixture->app.window));
  choice->format = PLEDGE_EXPORT_SVG;
  fixture->dialog = pledge_batch_dialog_new (GTK_WINDOW (fixture->app.window), fixture->app.scenario, PLEDGE_VIEW_RANKING, choice, NULL);
  pledge_batch_dialog_set_folder (fixture->dialog, file);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  app_fixture_settle ();
  app_fixture_xdotool ("search --onlyvisible --name ^Export windowfocus");
}

static guint
count_files (Fixture *fixture, gboolean forget)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      n += g_file_test (path, G_FILE_TEST_IS_REGULAR);
      if (forget)
        g_assert_cmpint (g_remove (path), ==, 0);
    }

  return n;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  count_files (fixture, TRUE);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  app_fixture_tear_down (&fixture->app, data);
}

static const char *
get_page (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (app_fixture_find (GTK_WIDGET (fixture->dialog), GTK_TYPE_STACK)));
}

static gboolean
has_words (GtkWidget *root, const char *words)
{
  if (GTK_IS_LABEL (root) && gtk_widget_is_visible (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), words) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_words (child, words))
      return TRUE;

  return FALSE;
}

/* The window's own loop does the work; it ends, or the test's time does. */
static void
run_to_end (Fixture *fixture)
{
  while (g_strcmp0 (get_page (fixture), "done") != 0)
    g_main_context_iteration (NULL, TRUE);
  app_fixture_settle ();
}

static void
test_writes_all (Fixture *fixture, gconstpointer data)
{
  app_fixture_xdotool ("key alt+e");
  run_to_end (fixture);
  g_assert_cmpuint (count_files (fixture, FALSE), ==, 31);
  g_assert_true (has_words (GTK_WIDGET (fixture->dialog), "31 files written; 1 skipped."));
  g_assert_true (has_words (GTK_WIDGET (fixture->dialog), "Iceland: no armed forces."));
  g_assert_null (pledge_scenario_get_selected (fixture->app.scenario));
  app_fixture_xdotool ("key Return");
}

/* A folder has the name of Germany's file. */
static void
test_goes_on_after_a_failure (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "pledgeline-nato-nato-2026-07-2026-3.5-DEU.svg", NULL);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  pledge_batch_dialog_start (fixture->dialog);
  run_to_end (fixture);
  g_assert_cmpuint (count_files (fixture, FALSE), ==, 30);
  g_assert_true (has_words (GTK_WIDGET (fixture->dialog), "30 files written; 1 skipped; 1 could not be written."));
  g_assert_true (has_words (GTK_WIDGET (fixture->dialog), "DEU.svg"));
  app_fixture_xdotool ("key Escape");
}

static void
test_stops (Fixture *fixture, gconstpointer data)
{
  guint n;

  pledge_batch_dialog_start (fixture->dialog);
  g_assert_cmpstr (get_page (fixture), ==, "run");
  while (count_files (fixture, FALSE) < 3)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "batch.cancel", NULL);
  g_assert_cmpstr (get_page (fixture), ==, "done");
  n = count_files (fixture, FALSE);
  app_fixture_settle ();
  g_assert_cmpuint (count_files (fixture, FALSE), ==, n); /* what was written stays, nothing follows */
  g_assert_cmpuint (n, <, 31);
  g_assert_true (has_words (GTK_WIDGET (fixture->dialog), "stopped before"));
  app_fixture_xdotool ("key Escape");
}

/* Closed while it writes. */
static void
test_closes (Fixture *fixture, gconstpointer data)
{
  guint n;

  pledge_batch_dialog_start (fixture->dialog);
  while (count_files (fixture, FALSE) < 2)
    g_main_context_iteration (NULL, TRUE);
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  n = count_files (fixture, FALSE);
  app_fixture_settle ();
  g_assert_cmpuint (count_files (fixture, FALSE), ==, n);
}

static void
test_bad_pattern (Fixture *fixture, gconstpointer data)
{
  app_fixture_xdotool ("key --delay 60 alt+n ctrl+a");
  app_fixture_xdotool ("type --delay 80 same");
  g_assert_true (has_words (GTK_WIDGET (fixture->dialog), "“same.svg” would be the name of every file"));
  app_fixture_xdotool ("key alt+e");
  g_assert_cmpstr (get_page (fixture), ==, "choose");
  g_assert_cmpuint (count_files (fixture, FALSE), ==, 0);
  app_fixture_xdotool ("key Escape");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/export-all/writes-all", test_writes_all);
  ADD ("/export-all/goes-on-after-a-failure", test_goes_on_after_a_failure);
  ADD ("/export-all/stops", test_stops);
  ADD ("/export-all/closes", test_closes);
  ADD ("/export-all/bad-pattern", test_bad_pattern);
  return g_test_run ();
}
