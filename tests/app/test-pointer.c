/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "app-fixture.h"
#include "pledge-snap.h"

static double
line_x (const PledgeChart *chart, double target_pct)
{
  return pledge_axis_to_px (&chart->target_axis, target_pct);
}

static double
rounded_to_px (const PledgeChart *chart)
{
  return pledge_axis_value_per_px (&chart->target_axis) * 1.5;
}

/* Where the target group's shapes are says where the line is drawn. */
static void
assert_line_at (const PledgeChart *chart, double target_pct)
{
  const PledgeGroup *group = pledge_scene_find_group (chart->scene, "target");
  double x = line_x (chart, target_pct);

  g_assert_nonnull (group);
  g_assert_cmpfloat (group->bounds.x, <=, x);
  g_assert_cmpfloat (group->bounds.x + group->bounds.width, >=, x);
}

static void
test_drag_on_the_chart (AppFixture *fixture, gconstpointer data)
{
  const PledgeChart *chart = pledge_chart_view_get_chart (fixture->chart_view);
  double y = chart->plot.y + chart->plot.height / 2;
  guint meeting = pledge_answer_get_totals (pledge_window_get_answer (fixture->window))->meeting;

  app_fixture_drag (GTK_WIDGET (fixture->chart_view), line_x (chart, 3.5), y, line_x (chart, 2.0), y);
  g_assert_cmpfloat_with_epsilon (pledge_scenario_get_target_pct (fixture->scenario), 2.0, 1e-9); /* snapped to Wales */
  g_assert_cmpuint (meeting, ==, 5);
  g_assert_cmpuint (pledge_answer_get_totals (pledge_window_get_answer (fixture->window))->meeting, ==, 30);
  assert_line_at (pledge_chart_view_get_chart (fixture->chart_view), 2.0);
  assert_line_at (pledge_target_scale_get_chart (fixture->target_scale), 2.0);
  g_assert_cmpfloat_with_epsilon (gtk_range_get_value (GTK_RANGE (fixture->target_scale)), 2.0, 1e-9);
  g_assert_false (pledge_chart_view_get_dragging (fixture->chart_view));
}

static void
test_drag_off_the_middle_does_not_jump (AppFixture *fixture, gconstpointer data)
{
  const PledgeChart *chart = pledge_chart_view_get_chart (fixture->chart_view);
  double x = line_x (chart, 3.5) + 8;
  double y = chart->plot.y + 40;

  app_fixture_drag (GTK_WIDGET (fixture->chart_view), x, y, x, y + 60);
  g_assert_cmpfloat_with_epsilon (pledge_scenario_get_target_pct (fixture->scenario), 3.5, 1e-9);
}

static void
test_drag_on_the_track (AppFixture *fixture, gconstpointer data)
{
  const PledgeChart *chart = pledge_target_scale_get_chart (fixture->target_scale);
  double y = chart->target_grab.y + chart->target_grab.height / 2;

  app_fixture_drag (GTK_WIDGET (fixture->target_scale), line_x (chart, 3.5), y, line_x (chart, 4.2), y);
  g_assert_cmpfloat_with_epsilon (pledge_scenario_get_target_pct (fixture->scenario), 4.2,
                                  rounded_to_px (pledge_target_scale_get_chart (fixture->target_scale)));
  assert_line_at (pledge_chart_view_get_chart (fixture->chart_view), pledge_scenario_get_target_pct (fixture->scenario));
  g_assert_false (pledge_target_scale_get_dragging (fixture->target_scale));
}

static void
test_shift_does_not_snap (AppFixture *fixture, gconstpointer data)
{
  const PledgeChart *chart = pledge_target_scale_get_chart (fixture->target_scale);
  double y = chart->target_grab.y + chart->target_grab.height / 2;
  double x = line_x (chart, 5.0) - 4; /* within reach of The Hague's total */

  app_fixture_click (GTK_WIDGET (fixture->target_scale), x, y);
  g_assert_cmpfloat_with_epsilon (pledge_scenario_get_target_pct (fixture->scenario), 5.0, 1e-9);
  app_fixture_xdotool ("keydown shift");
  app_fixture_click (GTK_WIDGET (fixture->target_scale), x, y);
  app_fixture_xdotool ("keyup shift");
  chart = pledge_target_scale_get_chart (fixture->target_scale);
  g_assert_cmpfloat (pledge_scenario_get_target_pct (fixture->scenario), <, 5.0);
  g_assert_cmpfloat_with_epsilon (pledge_scenario_get_target_pct (fixture->scenario), 5.0 - 4 * pledge_axis_value_per_px (&chart->target_axis),
                                  rounded_to_px (chart));
}

static void
test_commitment_label (AppFixture *fixture, gconstpointer data)
{
  const PledgeChart *chart = pledge_target_scale_get_chart (fixture->target_scale);
  const PledgeGroup *group = pledge_scene_find_group (chart->scene, "commitment-200");

  g_assert_nonnull (group);
  app_fixture_click (GTK_WIDGET (fixture->target_scale), group->hit.x + group->hit.width / 2, group->hit.y + group->hit.height - 4);
  g_assert_cmpfloat_with_epsilon (pledge_scenario_get_target_pct (fixture->scenario), 2.0, 1e-9);
}

static void
test_select_and_sort (AppFixture *fixture, gconstpointer data)
{
  const PledgeGroup *row = pledge_scene_find_group (pledge_chart_view_get_chart (fixture->chart_view)->scene, "row-NOR");
  double y = row->hit.y + row->hit.height / 2;
  const PledgeGroup *heading;

  app_fixture_click (GTK_WIDGET (fixture->chart_view), 40, y);
  g_assert_cmpstr (pledge_scenario_get_selected (fixture->scenario), ==, "NOR");
  app_fixture_click (GTK_WIDGET (fixture->chart_view), 40, y);
  g_assert_null (pledge_scenario_get_selected (fixture->scenario));

  heading = pledge_scene_find_group (pledge_chart_view_get_chart (fixture->chart_view)->scene, "sort-gap");
  app_fixture_click (GTK_WIDGET (fixture->chart_view), heading->hit.x + heading->hit.width / 2, heading->hit.y + heading->hit.height / 2);
  g_assert_cmpint (pledge_scenario_get_sort (fixture->scenario), ==, PLEDGE_SORT_GAP);
  g_assert_cmpstr (pledge_answer_get_row (pledge_window_get_answer (fixture->window), 0)->iso3, ==, "USA");
}

static void
test_axis_stands_still (AppFixture *fixture, gconstpointer data)
{
  const PledgeChart *chart = pledge_chart_view_get_chart (fixture->chart_view);
  PledgeAxis before = chart->target_axis;
  double y = chart->plot.y + 40;
  int x, screen_y;

  app_fixture_locate (GTK_WIDGET (fixture->chart_view), line_x (chart, 3.5), y, &x, &screen_y);
  app_fixture_xdotool ("mousemove %d %d sleep 0.05 mousedown 1 sleep 0.05 mousemove %d %d sleep 0.05 mousemove %d %d", x, screen_y,
                       x + 100, screen_y, x + 700, screen_y);
  g_assert_true (pledge_chart_view_get_dragging (fixture->chart_view));
  chart = pledge_chart_view_get_chart (fixture->chart_view);
  g_assert_cmpfloat (pledge_scenario_get_target_pct (fixture->scenario), ==, before.max); /* the end of the axis */
  g_assert_cmpfloat (chart->target_axis.max, ==, before.max);
  g_assert_cmpfloat (chart->target_axis.start, ==, before.start);
  g_assert_cmpfloat (chart->target_axis.end, ==, before.end);
  app_fixture_xdotool ("mouseup 1");
  g_assert_false (pledge_chart_view_get_dragging (fixture->chart_view));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, AppFixture, NULL, app_fixture_set_up, function, app_fixture_tear_down)
  ADD ("/pointer/chart", test_drag_on_the_chart);
  ADD ("/pointer/no-jump", test_drag_off_the_middle_does_not_jump);
  ADD ("/pointer/track", test_drag_on_the_track);
  ADD ("/pointer/shift", test_shift_does_not_snap);
  ADD ("/pointer/commitment", test_commitment_label);
  ADD ("/pointer/select-and-sort", test_select_and_sort);
  ADD ("/pointer/axis-stands-still", test_axis_stands_still);
  return g_test_run ();
}
