/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "app-fixture.h"
#include "pledge-gap.h"

static double
target (AppFixture *fixture)
{
  return pledge_scenario_get_target_pct (fixture->scenario);
}

static void
test_track (AppFixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (fixture->target_scale));
  app_fixture_xdotool ("key --delay 40 Right");
  g_assert_cmpfloat_with_epsilon (target (fixture), 3.6, 1e-9);
  app_fixture_xdotool ("key --delay 40 Left Left");
  g_assert_cmpfloat_with_epsilon (target (fixture), 3.4, 1e-9);
  app_fixture_xdotool ("key --delay 40 Page_Up"); /* Denmark, 3.49 */
  g_assert_cmpfloat_with_epsilon (target (fixture), 3.49, 1e-9);
  app_fixture_xdotool ("key --delay 40 Page_Down Page_Down"); /* below Sweden's 3.22 stand Norway and the United States */
  g_assert_cmpfloat_with_epsilon (target (fixture), 3.17, 1e-9);
  app_fixture_xdotool ("key --delay 40 Home");
  g_assert_cmpfloat_with_epsilon (target (fixture), 2.0, 1e-9);
  app_fixture_xdotool ("key --delay 40 End");
  g_assert_cmpfloat_with_epsilon (target (fixture), 5.0, 1e-9);
}

static void
test_chart (AppFixture *fixture, gconstpointer data)
{
  const PledgeAnswer *answer;

  gtk_widget_grab_focus (GTK_WIDGET (fixture->chart_view));
  app_fixture_xdotool ("key --delay 40 Down");
  answer = pledge_window_get_answer (fixture->window);
  g_assert_cmpstr (pledge_scenario_get_selected (fixture->scenario), ==, pledge_answer_get_row (answer, 0)->iso3);
  app_fixture_xdotool ("key --delay 40 End");
  answer = pledge_window_get_answer (fixture->window);
  g_assert_cmpstr (pledge_scenario_get_selected (fixture->scenario), ==,
                   pledge_answer_get_row (answer, pledge_answer_get_n_drawn (answer) - 1)->iso3);
  app_fixture_xdotool ("key --delay 40 Up Escape");
  g_assert_null (pledge_scenario_get_selected (fixture->scenario));
  app_fixture_xdotool ("key --delay 40 ctrl+Right");
  g_assert_cmpfloat_with_epsilon (target (fixture), 3.51, 1e-9);
  app_fixture_xdotool ("key --delay 40 Left");
  g_assert_cmpfloat_with_epsilon (target (fixture), 3.41, 1e-9);
  app_fixture_xdotool ("key --delay 40 alt+Left");
  g_assert_cmpint (pledge_scenario_get_year (fixture->scenario), ==, 2025);
}

/* On a small window the selected row is scrolled to. */
static void
test_scrolls_to_selection (AppFixture *fixture, gconstpointer data)
{
  const PledgeGroup *row;
  const PledgeChart *chart;

  app_fixture_resize (fixture, 360, 400);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->chart_view));
  app_fixture_xdotool ("key --delay 40 End");
  chart = pledge_chart_view_get_chart (fixture->chart_view);
  row = pledge_scene_find_group (chart->scene, "row-SVN");
  g_assert_nonnull (row);
  g_assert_cmpfloat (row->hit.y + row->hit.height, <=, chart->plot.y + chart->plot.height + 0.5);
}

static void
test_entry (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *entry = app_fixture_find_seen (GTK_WIDGET (fixture->window), GTK_TYPE_SPIN_BUTTON);

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "3.50\302\240%");
  gtk_widget_grab_focus (entry);
  app_fixture_xdotool ("key ctrl+a");
  app_fixture_xdotool ("type --delay 80 2,33");
  app_fixture_xdotool ("key Return");
  g_assert_cmpfloat_with_epsilon (target (fixture), 2.33, 1e-9);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "2.33\302\240%");
  app_fixture_xdotool ("key ctrl+a");
  app_fixture_xdotool ("type --delay 80 abc");
  app_fixture_xdotool ("key Return");
  g_assert_cmpfloat_with_epsilon (target (fixture), 2.33, 1e-9); /* what is no number changes nothing */
  app_fixture_xdotool ("key ctrl+a");
  app_fixture_xdotool ("type --delay 80 99");
  app_fixture_xdotool ("key Return");
  g_assert_cmpfloat_with_epsilon (target (fixture), PLEDGE_TARGET_MAX_PCT, 1e-9);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, AppFixture, NULL, app_fixture_set_up, function, app_fixture_tear_down)
  ADD ("/keyboard/track", test_track);
  ADD ("/keyboard/chart", test_chart);
  ADD ("/keyboard/scrolls", test_scrolls_to_selection);
  ADD ("/keyboard/entry", test_entry);
  return g_test_run ();
}
