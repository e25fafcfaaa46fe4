/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-fixture.h"
#include "pledge-editions-dialog.h"

/* The editions that the user keeps. */

static PledgeEditionsDialog *
open_list (ImportFixture *fixture)
{
  PledgeEditionsDialog *dialog;

  gtk_widget_activate_action (GTK_WIDGET (fixture->app.window), "win.figures", NULL);
  app_fixture_settle ();
  app_fixture_xdotool ("search --onlyvisible --name ^Figures windowmove 0 0 windowfocus");
  dialog = import_fixture_find_window (PLEDGE_TYPE_EDITIONS_DIALOG);
  g_assert_nonnull (dialog);

  return dialog;
}

static GtkWidget *
find_button (GtkWidget *root, const char *icon)
{
  GtkWidget *found = GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (root)), icon) == 0 ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_button (child, icon);

  return found;
}

/* What the header's drop-down shows. */
static const char *
get_chosen (ImportFixture *fixture)
{
  GtkWidget *chooser = app_fixture_find (GTK_WIDGET (fixture->app.window), g_type_from_name ("PledgeChooser"));
  GtkWidget *alliance = app_fixture_find (chooser, GTK_TYPE_DROP_DOWN);
  GtkWidget *edition = gtk_widget_get_next_sibling (alliance);

  return pledge_edition_get_id (gtk_drop_down_get_selected_item (GTK_DROP_DOWN (edition)));
}

static void
test_removes (ImportFixture *fixture, gconstpointer data)
{
  PledgeEditionsDialog *dialog;
  GtkWidget *remove;

  import_fixture_open_table (fixture);
  import_fixture_accept (fixture);
  g_assert_cmpstr (get_chosen (fixture), ==, "made-up");
  pledge_scenario_set_year (fixture->app.scenario, 2023);

  dialog = open_list (fixture);
  import_fixture_assert_says (dialog, "NATO Made Up");
  import_fixture_assert_says (dialog, "Published 2025-02-03 · table.csv · imported 20");
  import_fixture_assert_says (dialog, "NATO July 2026");
  remove = find_button (GTK_WIDGET (dialog), "user-trash-symbolic");
  g_assert_nonnull (remove);
  import_fixture_press (remove);
  g_assert_false (import_fixture_is_kept ("made-up.json"));
  g_assert_null (pledge_catalogue_find_edition (import_fixture_get_catalogue (fixture), "made-up"));
  g_assert_null (find_button (GTK_WIDGET (dialog), "user-trash-symbolic")); /* the program's own stay */
  g_assert_cmpstr (import_fixture_get_edition (fixture), ==, "nato-2026-07");
  g_assert_cmpstr (get_chosen (fixture), ==, "nato-2026-07");
  import_fixture_assert_says (dialog, "Removed NATO Made Up");

  import_fixture_press_undo (GTK_WIDGET (dialog));
  g_assert_true (import_fixture_is_kept ("made-up.json"));
  g_assert_cmpstr (import_fixture_get_edition (fixture), ==, "made-up");
  g_assert_cmpstr (get_chosen (fixture), ==, "made-up");
  g_assert_cmpint (pledge_scenario_get_year (fixture->app.scenario), ==, 2023);
  g_assert_nonnull (find_button (GTK_WIDGET (dialog), "user-trash-symbolic"));
  gtk_window_close (GTK_WINDOW (dialog));
  app_fixture_settle ();
}

/* Steps back lead past what was asked of an edition that is gone. */
static void
test_undo_after_removal (ImportFixture *fixture, gconstpointer data)
{
  PledgeEditionsDialog *dialog;

  pledge_scenario_set_target_pct (fixture->app.scenario, 2);
  import_fixture_open_table (fixture);
  import_fixture_accept (fixture);
  pledge_scenario_set_target_pct (fixture->app.scenario, 4);
  dialog = open_list (fixture);
  import_fixture_press (find_button (GTK_WIDGET (dialog), "user-trash-symbolic"));
  gtk_window_close (GTK_WINDOW (dialog));
  app_fixture_settle ();
  g_assert_cmpfloat (pledge_scenario_get_target_pct (fixture->app.scenario), ==, 4);
  gtk_widget_activate_action (GTK_WIDGET (fixture->app.window), "win.undo", NULL);
  g_assert_cmpfloat (pledge_scenario_get_target_pct (fixture->app.scenario), ==, 2);
  g_assert_cmpstr (import_fixture_get_edition (fixture), ==, "nato-2026-07");
}

static void
test_same_again (ImportFixture *fixture, gconstpointer data)
{
  guint n;

  import_fixture_open_table (fixture);
  import_fixture_accept (fixture);
  n = g_list_model_get_n_items (pledge_catalogue_get_editions (import_fixture_get_catalogue (fixture)));
  pledge_scenario_set_edition (fixture->app.scenario, pledge_catalogue_find_edition (import_fixture_get_catalogue (fixture), "nato-2024-06"));
  import_fixture_open_table (fixture);
  import_fixture_accept (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (pledge_catalogue_get_editions (import_fixture_get_catalogue (fixture))), ==, n);
  g_assert_cmpstr (import_fixture_get_edition (fixture), ==, "made-up");
}

/* In a program that starts anew: what was kept is there, what is damaged is said. */
static void
test_restarted (void)
{
  AppFixture app;

  app_fixture_set_up (&app, NULL);
  g_assert_nonnull (pledge_catalogue_find_edition (pledge_scenario_get_catalogue (app.scenario), "made-up"));
  import_fixture_assert_says (app.window, "damaged.json: ");
  app_fixture_tear_down (&app, NULL);
}

static void
test_survives_restart (ImportFixture *fixture, gconstpointer data)
{
  g_autofree char *bus = g_strdup (g_getenv ("DBUS_SESSION_BUS_ADDRESS"));
  g_autofree char *damaged = import_fixture_dup_kept ("damaged.json");

  import_fixture_open_table (fixture);
  import_fixture_accept (fixture);
  g_assert_true (g_file_set_contents (damaged, "{\"format\": \"pledgeline-edition/1\"", -1, NULL));
  /* On the same bus it would only ask this one to show its window. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  g_test_trap_subprocess ("/editions/subprocess/restarted", 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", bus, TRUE);
  g_test_trap_assert_passed ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, ImportFixture, NULL, import_fixture_set_up, function, import_fixture_tear_down)
  ADD ("/editions/removes", test_removes);
  ADD ("/editions/undo-after-removal", test_undo_after_removal);
  ADD ("/editions/same-again", test_same_again);
  ADD ("/editions/survives-restart", test_survives_restart);
  g_test_add_func ("/editions/subprocess/restarted", test_restarted);
  return g_test_run ();
}
