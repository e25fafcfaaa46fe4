/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "app-fixture.h"
#include "pledge-path-bar.h"
#include "pledge-path-chart.h"
#include "pledge-path-words.h"

static PledgeChartView *
find_view (GtkWidget *root)
{
  g_autofree char *view = NULL;

  if (PLEDGE_IS_CHART_VIEW (root))
    {
      g_object_get (root, "view", &view, NULL);
      return g_strcmp0 (view, "path") == 0 ? PLEDGE_CHART_VIEW (root) : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      PledgeChartView *found = find_view (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static PledgeChartView *
show_page (AppFixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-view", "s", "path");
  app_fixture_settle ();
  return find_view (GTK_WIDGET (fixture->window));
}

static const PledgePathAssumptions *
assumptions (AppFixture *fixture)
{
  return pledge_scenario_get_path_assumptions (fixture->scenario);
}

/* By value: the chart goes when something changes. */
static PledgeChartPoint
point_at (PledgeChartView *view, int year)
{
  const PledgeChart *chart = pledge_chart_view_get_chart (view);

  for (guint i = 0; i < chart->points->len; i++)
    if (g_array_index (chart->points, PledgeChartPoint, i).year == year)
      return g_array_index (chart->points, PledgeChartPoint, i);

  g_error ("no point of %d", year);
}

static gboolean
sees (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (root)), text) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (sees (child, text))
      return TRUE;

  return FALSE;
}

/* The chart and the sentence below it are the path of the question, also when that changes. */
static void
test_shows_the_path (AppFixture *fixture, gconstpointer data)
{
  static const char *const selected[] = { NULL, "DEU", "ISL" };

  g_assert_cmpint (pledge_window_get_view (fixture->window), ==, PLEDGE_VIEW_RANKING);
  show_page (fixture);
  g_assert_cmpint (pledge_window_get_view (fixture->window), ==, PLEDGE_VIEW_PATH);
  for (guint i = 0; i < G_N_ELEMENTS (selected); i++)
    {
      g_autoptr (PledgePath) path = NULL;
      g_autofree char *sentence = NULL;

      pledge_scenario_set_selected (fixture->scenario, selected[i]);
      app_fixture_settle ();
      path = pledge_path_new (fixture->scenario);
      sentence = pledge_path_words_summary (path, pledge_path_chart_get_line (path, selected[i]));
      g_assert_true (sees (GTK_WIDGET (fixture->window), sentence));
    }
}

/* One step for a whole drag, which makes the shape one's own. */
static void
test_drag (AppFixture *fixture, gconstpointer data)
{
  PledgeChartView *view;
  PledgeChartPoint point;
  double wanted_y, before_pct;

  app_fixture_resize (fixture, 1100, 760);
  pledge_scenario_set_selected (fixture->scenario, "DEU");
  view = show_page (fixture);
  point = point_at (view, 2030);
  before_pct = pledge_axis_to_value (&pledge_chart_view_get_chart (view)->target_axis, point.y);
  wanted_y = pledge_axis_to_px (&pledge_chart_view_get_chart (view)->target_axis, before_pct + 1);
  app_fixture_drag (GTK_WIDGET (view), point.x, point.y, point.x, wanted_y);
  g_assert_cmpint (pledge_path_assumptions_get_shape (assumptions (fixture)), ==, PLEDGE_PATH_SHAPE_OWN);
  g_assert_cmpuint (pledge_path_assumptions_get_n_points (assumptions (fixture)), ==, 1);
  g_assert_cmpstr (pledge_path_assumptions_get_point (assumptions (fixture), 0)->iso3, ==, "DEU");
  g_assert_cmpint (pledge_path_assumptions_get_point (assumptions (fixture), 0)->year, ==, 2030);
  g_assert_cmpfloat (fabs (pledge_path_assumptions_find_point_pct (assumptions (fixture), "DEU", 2030) - before_pct - 1), <, 0.1);
  g_assert_cmpfloat (pledge_scenario_get_target_pct (fixture->scenario), ==, 3.5);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  g_assert_cmpint (pledge_path_assumptions_get_shape (assumptions (fixture)), ==, PLEDGE_PATH_SHAPE_LINEAR);
  g_assert_cmpuint (pledge_path_assumptions_get_n_points (assumptions (fixture)), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.redo", NULL);
  g_assert_cmpint (pledge_path_assumptions_get_shape (assumptions (fixture)), ==, PLEDGE_PATH_SHAPE_OWN);
}

/* Of a bent shape all other years stay where they are. */
static void
test_drag_of_another_shape (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (PledgePathAssumptions) changed = pledge_path_assumptions_copy (assumptions (fixture));
  g_autoptr (PledgePath) before = NULL;
  g_autoptr (PledgePath) after = NULL;
  PledgeChartView *view;
  PledgeChartPoint point;

  app_fixture_resize (fixture, 1100, 760);
  pledge_path_assumptions_set_shape (changed, PLEDGE_PATH_SHAPE_FRONT);
  pledge_scenario_set_path_assumptions (fixture->scenario, changed);
  pledge_scenario_set_selected (fixture->scenario, "DEU");
  view = show_page (fixture);
  before = pledge_path_new (fixture->scenario);
  point = point_at (view, 2029);
  app_fixture_drag (GTK_WIDGET (view), point.x, point.y, point.x, point.y + 20);
  after = pledge_path_new (fixture->scenario);
  for (guint t = 0; t <= 9; t++)
    {
      double was = pledge_path_find_line (before, "DEU")->years[t].share_pct, is = pledge_path_find_line (after, "DEU")->years[t].share_pct;

      if (t == 3)
        g_assert_cmpfloat (is, <, was - 0.2);
      else
        g_assert_cmpfloat_with_epsilon (is, was, 0.0051);
    }
}

static void
test_keys (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (PledgePath) path = NULL;
  PledgeChartView *view;
  double was_pct;

  app_fixture_resize (fixture, 1100, 760);
  pledge_scenario_set_selected (fixture->scenario, "DEU");
  view = show_page (fixture);
  path = pledge_path_new (fixture->scenario);
  was_pct = pledge_path_find_line (path, "DEU")->years[2].share_pct;
  gtk_widget_grab_focus (GTK_WIDGET (view));
  app_fixture_xdotool ("key --delay 60 shift+Right shift+Right shift+Up shift+Up");
  g_assert_cmpfloat (fabs (pledge_path_assumptions_find_point_pct (assumptions (fixture), "DEU", 2028) - was_pct - 0.2), <, 0.011);
  app_fixture_xdotool ("key Delete");
  g_assert_cmpuint (pledge_path_assumptions_get_n_points (assumptions (fixture)), ==, 0);
  app_fixture_xdotool ("key Right");
  g_assert_cmpfloat_with_epsilon (pledge_scenario_get_target_pct (fixture->scenario), 3.6, 1e-9);
}

/* The target's line is dragged as in a history. */
static void
test_target (AppFixture *fixture, gconstpointer data)
{
  PledgeChartView *view;
  const PledgeChart *chart;
  PledgeRect handle;

  app_fixture_resize (fixture, 1100, 760);
  pledge_scenario_set_selected (fixture->scenario, "DEU");
  view = show_page (fixture);
  chart = pledge_chart_view_get_chart (view);
  handle = chart->target_handle;
  app_fixture_drag (GTK_WIDGET (view), handle.x + 10, handle.y + handle.height / 2, handle.x + 10, pledge_axis_to_px (&chart->target_axis, 2));
  g_assert_cmpfloat_with_epsilon (pledge_scenario_get_target_pct (fixture->scenario), 2, 0.06);
}

/* The bar follows the question, and changes it; what it does is taken back. */
static void
test_bar (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (PledgePathAssumptions) changed = pledge_path_assumptions_copy (assumptions (fixture));
  GtkWidget *bar, *by_year, *shape;

  app_fixture_resize (fixture, 1100, 760);
  show_page (fixture);
  bar = app_fixture_find (GTK_WIDGET (fixture->window), PLEDGE_TYPE_PATH_BAR);
  by_year = app_fixture_find (bar, GTK_TYPE_SPIN_BUTTON);
  shape = app_fixture_find (bar, GTK_TYPE_DROP_DOWN);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (by_year)), ==, 2035);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (by_year), 2032);
  g_assert_cmpint (pledge_path_assumptions_get_by_year (assumptions (fixture)), ==, 2032);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (shape), PLEDGE_PATH_SHAPE_BACK);
  g_assert_cmpint (pledge_path_assumptions_get_shape (assumptions (fixture)), ==, PLEDGE_PATH_SHAPE_BACK);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  g_assert_cmpint (pledge_path_assumptions_get_shape (assumptions (fixture)), ==, PLEDGE_PATH_SHAPE_LINEAR);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (shape)), ==, PLEDGE_PATH_SHAPE_LINEAR);
  g_assert_cmpint (pledge_path_assumptions_get_by_year (assumptions (fixture)), ==, 2032);

  pledge_path_assumptions_set_by_year (changed, 2040);
  pledge_path_assumptions_set_shape (changed, PLEDGE_PATH_SHAPE_STEP);
  pledge_scenario_set_path_assumptions (fixture->scenario, changed);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (by_year)), ==, 2040);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (shape)), ==, PLEDGE_PATH_SHAPE_STEP);
}

/* Growth and inflation of one's own by key, empty again, and back to where it began. */
static void
test_rates (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (PledgePathAssumptions) defaults = pledge_path_assumptions_new ();
  GtkWidget *bar, *button, *popover, *growth;

  app_fixture_resize (fixture, 1100, 760);
  show_page (fixture);
  bar = app_fixture_find (GTK_WIDGET (fixture->window), PLEDGE_TYPE_PATH_BAR);
  button = app_fixture_find (bar, GTK_TYPE_MENU_BUTTON);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  app_fixture_settle ();
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  growth = app_fixture_find (popover, GTK_TYPE_ENTRY);
  gtk_widget_grab_focus (growth);
  app_fixture_xdotool ("type --delay 60 1,5");
  app_fixture_xdotool ("key Return");
  g_assert_cmpfloat (pledge_path_assumptions_get_growth_pct (assumptions (fixture)), ==, 1.5);
  gtk_editable_set_text (GTK_EDITABLE (growth), "much");
  app_fixture_xdotool ("key Return");
  g_assert_cmpfloat (pledge_path_assumptions_get_growth_pct (assumptions (fixture)), ==, 1.5);
  g_assert_true (gtk_widget_has_css_class (growth, "error"));
  gtk_editable_set_text (GTK_EDITABLE (growth), "");
  app_fixture_xdotool ("key Return");
  g_assert_true (isnan (pledge_path_assumptions_get_growth_pct (assumptions (fixture))));
  g_assert_false (gtk_widget_has_css_class (growth, "error"));
  gtk_editable_set_text (GTK_EDITABLE (growth), "−2");
  app_fixture_xdotool ("key Return");
  g_assert_cmpfloat (pledge_path_assumptions_get_growth_pct (assumptions (fixture)), ==, -2);
  gtk_widget_activate (app_fixture_find (gtk_widget_get_last_child (gtk_widget_get_parent (growth)), GTK_TYPE_BUTTON));
  app_fixture_settle ();
  g_assert_true (pledge_path_assumptions_equal (assumptions (fixture), defaults));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button)); /* or its grab outlives the window */
  app_fixture_settle ();
}

/* At every width the page has room for its controls and nothing asks for more than the window has. */
static void
test_widths (AppFixture *fixture, gconstpointer data)
{
  static const int widths[] = { 360, 800, 1000, 1270 };

  show_page (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      app_fixture_resize (fixture, widths[i], 700);
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, widths[i]);
      g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (fixture->window)), <=, 700);
      g_assert_nonnull (pledge_scene_find_group (pledge_chart_view_get_chart (find_view (GTK_WIDGET (fixture->window)))->scene, "spending"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, AppFixture, NULL, app_fixture_set_up, function, app_fixture_tear_down)
  ADD ("/path-page/shows-the-path", test_shows_the_path);
  ADD ("/path-page/drag", test_drag);
  ADD ("/path-page/drag/another-shape", test_drag_of_another_shape);
  ADD ("/path-page/keys", test_keys);
  ADD ("/path-page/target", test_target);
  ADD ("/path-page/bar", test_bar);
  ADD ("/path-page/rates", test_rates);
  ADD ("/path-page/widths", test_widths);
  return g_test_run ();
}
