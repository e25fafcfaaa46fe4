/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "app-fixture.h"

static PledgeChartView *
find_view (GtkWidget *root, const char *wanted)
{
  g_autofree char *view = NULL;

  if (PLEDGE_IS_CHART_VIEW (root))
    {
      g_object_get (root, "view", &view, NULL);
      if (g_strcmp0 (view, wanted) == 0)
        return PLEDGE_CHART_VIEW (root);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      PledgeChartView *found = find_view (child, wanted);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static PledgeChartView *
show_view (AppFixture *fixture, const char *name)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-view", "s", name);
  app_fixture_settle ();
  return find_view (GTK_WIDGET (fixture->window), name);
}

/* Each view shows the same answer, also when it comes up after the question was changed. */
static void
test_gap (AppFixture *fixture, gconstpointer data)
{
  PledgeChartView *view = show_view (fixture, "gap");
  const PledgeGroup *row = pledge_scene_find_group (pledge_chart_view_get_chart (view)->scene, "row-DEU");
  double held;

  g_assert_nonnull (row);
  app_fixture_click (GTK_WIDGET (view), 40, row->hit.y + row->hit.height / 2);
  g_assert_cmpstr (pledge_scenario_get_selected (fixture->scenario), ==, "DEU");
  held = pledge_chart_view_get_chart (view)->gap_max_lens;
  g_assert_cmpfloat (held, >, 106000); /* the United States' distance to 3.5 % */
  pledge_scenario_set_target_pct (fixture->scenario, 2);
  app_fixture_settle ();
  g_assert_cmpfloat (pledge_chart_view_get_chart (view)->gap_max_lens, <, held);
}

static void
test_history (AppFixture *fixture, gconstpointer data)
{
  PledgeChartView *view;
  const PledgeChart *chart;
  double x, y;

  pledge_scenario_set_selected (fixture->scenario, "POL");
  view = show_view (fixture, "history");
  chart = pledge_chart_view_get_chart (view);
  g_assert_nonnull (pledge_scene_find_group (chart->scene, "line-POL"));
  g_assert_true (chart->target_is_vertical);
  x = chart->target_grab.x + chart->target_grab.width / 2;
  y = pledge_axis_to_px (&chart->target_axis, 3.5);
  app_fixture_drag (GTK_WIDGET (view), x, y, x, pledge_axis_to_px (&chart->target_axis, 2.0));
  g_assert_cmpfloat_with_epsilon (pledge_scenario_get_target_pct (fixture->scenario), 2.0, 1e-9);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  g_assert_cmpfloat_with_epsilon (pledge_scenario_get_target_pct (fixture->scenario), 3.5, 1e-9);
}

static void
test_bars_come_to_rest (AppFixture *fixture, gconstpointer data)
{
  const PledgeAnswer *answer;

  pledge_scenario_set_year (fixture->scenario, 2014);
  for (int i = 0; i < 4; i++)
    app_fixture_settle ();
  answer = pledge_window_get_answer (fixture->window);
  for (guint i = 1; i < pledge_answer_get_n_drawn (answer); i++)
    {
      const PledgeChart *chart = pledge_chart_view_get_chart (fixture->chart_view);
      g_autofree char *above = g_strconcat ("row-", pledge_answer_get_row (answer, i - 1)->iso3, NULL);
      g_autofree char *below = g_strconcat ("row-", pledge_answer_get_row (answer, i)->iso3, NULL);
      const PledgeGroup *first = pledge_scene_find_group (chart->scene, above);
      const PledgeGroup *second = pledge_scene_find_group (chart->scene, below);

      if (first != NULL && second != NULL && second->hit.height == chart->row_height)
        g_assert_cmpfloat_with_epsilon (second->hit.y - first->hit.y, chart->row_height, 1e-6);
    }
}

static void
test_related (AppFixture *fixture, gconstpointer data)
{
  const PledgeChart *chart;
  double x, y;

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "related", NULL);
  app_fixture_settle ();
  g_assert_cmpfloat (pledge_scenario_get_related_pct (fixture->scenario), ==, 1.5); /* what The Hague asked for */
  chart = pledge_target_scale_get_chart (fixture->target_scale);
  x = chart->total_grab.x + chart->total_grab.width / 2;
  y = chart->total_grab.y + chart->total_grab.height / 2;
  app_fixture_drag (GTK_WIDGET (fixture->target_scale), x, y, x + 60, y);
  g_assert_cmpfloat (pledge_scenario_get_related_pct (fixture->scenario), >, 1.7);
  g_assert_cmpfloat (pledge_scenario_get_target_pct (fixture->scenario), ==, 3.5);
  g_assert_cmpuint (pledge_answer_get_totals (pledge_window_get_answer (fixture->window))->meeting, ==, 5); /* core alone is judged */
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, AppFixture, NULL, app_fixture_set_up, function, app_fixture_tear_down)
  ADD ("/views/gap", test_gap);
  ADD ("/views/history", test_history);
  ADD ("/views/bars-come-to-rest", test_bars_come_to_rest);
  ADD ("/views/related", test_related);
  return g_test_run ();
}
