/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-fixture.h"
#include "pledge-ally-pane.h"
#include "pledge-profile.h"
#include "pledge-time-bar.h"

static GtkWidget *
find_label (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (root)), text) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_follows_selection (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *pane = app_fixture_find (GTK_WIDGET (fixture->window), PLEDGE_TYPE_ALLY_PANE);
  g_autoptr (PledgeProfile) profile = NULL;

  g_assert_false (gtk_widget_get_visible (pane));
  pledge_scenario_set_selected (fixture->scenario, "DEU");
  app_fixture_settle ();
  g_assert_true (gtk_widget_get_visible (pane));
  profile = pledge_profile_new (fixture->scenario, pledge_window_get_answer (fixture->window), "DEU");
  g_assert_nonnull (find_label (pane, "Germany"));
  g_assert_nonnull (find_label (pane, pledge_profile_get_headline (profile)));
  pledge_scenario_set_selected (fixture->scenario, NULL);
  app_fixture_settle ();
  g_assert_false (gtk_widget_get_visible (pane));
}

static void
test_commitment_sets_target (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *pane = app_fixture_find (GTK_WIDGET (fixture->window), PLEDGE_TYPE_ALLY_PANE);
  GtkListBox *list;
  gboolean pressed = FALSE;

  pledge_scenario_set_selected (fixture->scenario, "DEU");
  pledge_scenario_set_target_pct (fixture->scenario, 1.0);
  app_fixture_settle ();
  list = GTK_LIST_BOX (app_fixture_find (pane, GTK_TYPE_LIST_BOX));
  for (int i = 0; gtk_list_box_get_row_at_index (list, i) != NULL && !pressed; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, i);
      PledgeCommitment *commitment = g_object_get_data (G_OBJECT (row), "commitment");

      if (!gtk_list_box_row_get_activatable (row))
        continue;
      pressed = TRUE;
      g_signal_emit_by_name (list, "row-activated", row);
      g_assert_cmpfloat_with_epsilon (pledge_scenario_get_target_pct (fixture->scenario), pledge_commitment_get_info (commitment)->target_pct, 0.005);
    }
  g_assert_true (pressed);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  g_assert_cmpfloat_with_epsilon (pledge_scenario_get_target_pct (fixture->scenario), 1.0, 1e-9);
}

static void
test_play (AppFixture *fixture, gconstpointer data)
{
  PledgeTimeBar *bar = PLEDGE_TIME_BAR (app_fixture_find (GTK_WIDGET (fixture->window), PLEDGE_TYPE_TIME_BAR));
  int before;

  g_assert_cmpint (pledge_scenario_get_year (fixture->scenario), ==, 2026);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->chart_view));
  app_fixture_xdotool ("key space"); /* from the last year it begins at the first */
  g_assert_true (pledge_time_bar_get_playing (bar));
  before = pledge_scenario_get_year (fixture->scenario);
  g_assert_cmpint (before, <=, 2016);
  for (int i = 0; i < 10; i++)
    app_fixture_settle ();
  g_assert_cmpint (pledge_scenario_get_year (fixture->scenario), >, before);
  app_fixture_xdotool ("key space");
  g_assert_false (pledge_time_bar_get_playing (bar));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL); /* all that was played is one step */
  g_assert_cmpint (pledge_scenario_get_year (fixture->scenario), ==, 2026);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, AppFixture, NULL, app_fixture_set_up, function, app_fixture_tear_down)
  ADD ("/pane/selection", test_follows_selection);
  ADD ("/pane/commitment", test_commitment_sets_target);
  ADD ("/time/play", test_play);
  return g_test_run ();
}
