/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "app-fixture.h"

static guint
count_windows (AppFixture *fixture)
{
  return g_list_length (gtk_application_get_windows (GTK_APPLICATION (fixture->application)));
}

static PledgeWindow *
newest_window (AppFixture *fixture)
{
  return PLEDGE_WINDOW (gtk_application_get_windows (GTK_APPLICATION (fixture->application))->data);
}

/* What a file manager does: the window that opens is given back. */
static PledgeWindow *
open_text (AppFixture *fixture, const char *text)
{
  g_autofree char *folder = g_dir_make_tmp ("pledgeline-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "question.pledge", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_application_open (G_APPLICATION (fixture->application), &file, 1, "");
  app_fixture_settle ();
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);

  return newest_window (fixture);
}

static gboolean
has_words (GtkWidget *root, const char *words)
{
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), words) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_words (child, words))
      return TRUE;

  return FALSE;
}

static void
test_opens_a_scenario (AppFixture *fixture, gconstpointer data)
{
  PledgeWindow *opened = open_text (fixture, "{\"format\": \"pledgeline-scenario/1\", \"edition\": \"nato-2024-06\", \"target_pct\": 2.5}");
  PledgeScenario *scenario = pledge_window_get_scenario (opened);

  g_assert_cmpuint (count_windows (fixture), ==, 2);
  g_assert_true (opened != fixture->window);
  g_assert_cmpfloat (pledge_scenario_get_target_pct (scenario), ==, 2.5);
  g_assert_cmpstr (pledge_edition_get_id (pledge_scenario_get_edition (scenario)), ==, "nato-2024-06");
  g_assert_cmpfloat (pledge_scenario_get_target_pct (fixture->scenario), ==, 3.5);
  gtk_window_close (GTK_WINDOW (opened));
}

static void
test_says_what_is_wrong (AppFixture *fixture, gconstpointer data)
{
  PledgeWindow *opened = open_text (fixture, "{\"format\": \"pledgeline-scenario/1\", \"target_pct\": 250}");

  g_assert_cmpfloat (pledge_scenario_get_target_pct (pledge_window_get_scenario (opened)), ==, 3.5);
  g_assert_true (has_words (GTK_WIDGET (opened), "question.pledge: target_pct"));
  gtk_window_close (GTK_WINDOW (opened));
}

static void
test_new_window (AppFixture *fixture, gconstpointer data)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "new-window", NULL);
  app_fixture_settle ();
  g_assert_cmpuint (count_windows (fixture), ==, 2);
  gtk_window_close (GTK_WINDOW (newest_window (fixture)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, AppFixture, NULL, app_fixture_set_up, function, app_fixture_tear_down)
  ADD ("/application/opens-a-scenario", test_opens_a_scenario);
  ADD ("/application/says-what-is-wrong", test_says_what_is_wrong);
  ADD ("/application/new-window", test_new_window);
  return g_test_run ();
}
