/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "chart-fixture.h"
#include "path-fixture.h"
#include "pledge-figure-table.h"
#include "pledge-legend.h"
#include "pledge-path-chart.h"
#include "pledge-path-words.h"

#define EPSILON 1e-6

static PledgePath *path; /* of the request */

static void
set_up (ChartFixture *self, gconstpointer data)
{
  g_autoptr (PledgeCatalogue) catalogue = path_fixture_new ();

  chart_fixture_set_up (self, data);
  self->scenario = pledge_scenario_new (catalogue);
  pledge_scenario_set_year (self->scenario, 2024);
  pledge_scenario_set_target_pct (self->scenario, 4);
}

static void
tear_down (ChartFixture *self, gconstpointer data)
{
  g_clear_pointer (&path, pledge_path_unref);
  chart_fixture_tear_down (self, data);
}

static const PledgeChart *
draw (ChartFixture *self)
{
  g_clear_pointer (&self->answer, pledge_answer_unref);
  g_clear_pointer (&path, pledge_path_unref);
  self->answer = pledge_answer_new (self->scenario);
  path = pledge_path_new (self->scenario);
  self->request.path = path;
  self->request.selected = pledge_scenario_get_selected (self->scenario);
  self->request.selection = pledge_scenario_get_selection (self->scenario);

  return chart_fixture_draw (self, PLEDGE_VIEW_PATH);
}

static void
assume (ChartFixture *self, int by_year, PledgePathShape shape, PledgeBaseline baseline)
{
  g_autoptr (PledgePath) asked = path_fixture_ask (self->scenario, by_year, shape, baseline);

  g_assert_nonnull (asked);
}

static const PledgePoint *
point_of (const PledgeChart *chart, const char *group, guint nth)
{
  guint n_paths = chart_fixture_count (chart, group, PLEDGE_SHAPE_PATH);

  /* A course is one line for each look: the later begins where the earlier ends. */
  for (guint i = 0; i < n_paths; i++)
    {
      const PledgeShape *shape = chart_fixture_shape (chart, group, PLEDGE_SHAPE_PATH, i);

      if (nth < shape->path.n_points)
        return &g_array_index (chart->scene->points, PledgePoint, shape->path.first_point + nth);
      nth -= shape->path.n_points - 1;
    }

  g_error ("%s has no such point", group);
}

static PledgeRect
column_of (const PledgeChart *chart, int year)
{
  g_autofree char *id = g_strdup_printf ("extra-%d", year);

  return chart_fixture_shape (chart, id, PLEDGE_SHAPE_RECT, 0)->rect.area;
}

static PledgeAxis
money_axis (const PledgeChart *chart)
{
  return (PledgeAxis) { 0, chart->gap_max_lens, chart_fixture_shape (chart, "tick-0", PLEDGE_SHAPE_LINE, 0)->line.y1, chart->plot.y };
}

/* Lines and columns stand where the path's figures say. */
static void
test_figures (ChartFixture *self, gconstpointer data)
{
  for (PledgeBaseline baseline = 0; baseline < PLEDGE_N_BASELINES; baseline++)
    {
      const PledgeChart *chart;
      const PledgePathLine *line;
      PledgeAxis money;

      assume (self, 2029, PLEDGE_PATH_SHAPE_LINEAR, baseline);
      pledge_scenario_set_selected (self->scenario, "BBB");
      chart = draw (self);
      line = pledge_path_find_line (path, "BBB");
      money = money_axis (chart);
      g_assert_cmpuint (line->n_years, ==, 5);
      for (guint t = 0; t <= line->n_years; t++)
        {
          const PledgePathYear *year = &line->years[t];

          g_assert_cmpfloat_with_epsilon (point_of (chart, "share", t)->y, pledge_axis_to_px (&chart->target_axis, year->share_pct), EPSILON);
          g_assert_cmpfloat_with_epsilon (point_of (chart, "share", t)->x, pledge_axis_to_px (&chart->year_axis, year->year), EPSILON);
          g_assert_cmpfloat_with_epsilon (point_of (chart, "spending", t)->y, pledge_axis_to_px (&money, year->lens.spending), EPSILON);
          g_assert_cmpfloat_with_epsilon (point_of (chart, "baseline", t)->y, pledge_axis_to_px (&money, year->lens.baseline), EPSILON);
          if (t > 0)
            g_assert_cmpfloat_with_epsilon (column_of (chart, year->year).height, fabs (pledge_axis_to_px (&money, year->lens.extra) - money.start), EPSILON);
        }
    }
}

static void
assert_text (const PledgeChart *chart, const char *group, guint nth, const char *text)
{
  g_assert_cmpstr (chart_fixture_shape (chart, group, PLEDGE_SHAPE_TEXT, nth)->text.text, ==, text);
}

static char *
signed_money (double amount)
{
  g_autofree char *words = pledge_path_words_money (path, amount, NULL);

  return g_strconcat (amount > 0 ? "+" : "", words, NULL);
}

/* What is written is what the path has. */
static void
test_amounts (ChartFixture *self, gconstpointer data)
{
  const PledgeChart *chart;
  const PledgePathYear *last;
  g_autofree char *sum = NULL, *heading = NULL, *effort = NULL, *price = NULL, *spending = NULL, *cash = NULL;

  assume (self, 2029, PLEDGE_PATH_SHAPE_LINEAR, PLEDGE_BASELINE_REAL);
  pledge_scenario_set_selected (self->scenario, "BBB");
  chart = draw (self);
  last = &pledge_path_find_line (path, "BBB")->years[5];
  sum = signed_money (last->lens.extra_sum);
  heading = g_strdup_printf ("Extra cost 2025–2029: %s", sum);
  assert_text (chart, "sum", 0, heading);
  price = signed_money (last->lens.price);
  effort = signed_money (last->lens.effort);
  spending = pledge_path_words_money (path, last->lens.spending, NULL);
  cash = signed_money (last->lens.extra_sums[PLEDGE_BASELINE_CASH]);
  assert_text (chart, "split-price", 1, price);
  assert_text (chart, "split-effort", 1, effort);
  assert_text (chart, "split-spending", 1, spending);
  assert_text (chart, "end-spending", 1, spending);
  assert_text (chart, "against-cash", 1, cash);
  assert_text (chart, "against-real", 1, sum);
  g_assert_cmpint (chart_fixture_shape (chart, "against-real", PLEDGE_SHAPE_TEXT, 1)->text.weight, ==, PLEDGE_WEIGHT_BOLD);
  assert_text (chart, "end-baseline", 0, "Flat real");
}

/* The steps begin where the one before ends, and the last is as long as spending. */
static void
test_split (ChartFixture *self, gconstpointer data)
{
  static const char *const ids[] = { "split-cash", "split-price", "split-growth", "split-effort" };
  const PledgeChart *chart;
  const PledgePathMoney *last;
  double end = 0, per_px;

  assume (self, 2029, PLEDGE_PATH_SHAPE_GROWTH, PLEDGE_BASELINE_CASH);
  pledge_scenario_set_selected (self->scenario, "BBB");
  chart = draw (self);
  last = &pledge_path_find_line (path, "BBB")->years[5].lens;
  per_px = last->spending / chart_fixture_shape (chart, "split-spending", PLEDGE_SHAPE_RECT, 0)->rect.area.width;
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      PledgeRect bar = chart_fixture_shape (chart, ids[i], PLEDGE_SHAPE_RECT, 0)->rect.area;
      double amounts[] = { last->flat_cash, last->price, last->growth, last->effort };

      g_assert_cmpfloat (amounts[i], >, 0);
      g_assert_cmpfloat_with_epsilon (bar.width * per_px, amounts[i], per_px * 1e-3);
      if (i > 0)
        g_assert_cmpfloat_with_epsilon (bar.x, end, 1e-3);
      end = bar.x + bar.width;
    }
}

/* The outlook ends in 2026. */
static void
test_assumed (ChartFixture *self, gconstpointer data)
{
  const PledgeChart *chart;
  PledgeRect ground;
  guint n;

  assume (self, 2029, PLEDGE_PATH_SHAPE_LINEAR, PLEDGE_BASELINE_SHARE);
  pledge_scenario_set_selected (self->scenario, "BBB");
  chart = draw (self);
  ground = chart_fixture_shape (chart, "assumed", PLEDGE_SHAPE_RECT, 0)->rect.area;
  g_assert_cmpfloat (chart_fixture_shape (chart, "assumed", PLEDGE_SHAPE_RECT, 0)->rect.fill.hatch, >, 0);
  g_assert_cmpfloat (ground.x, >, pledge_axis_to_px (&chart->year_axis, 2026));
  g_assert_cmpfloat (ground.x, <, pledge_axis_to_px (&chart->year_axis, 2027));
  g_assert_cmpfloat_with_epsilon (ground.x + ground.width, chart->plot.x + chart->plot.width, EPSILON);
  assert_text (chart, "assumed", 0, "assumption");
  n = chart_fixture_count (chart, "spending", PLEDGE_SHAPE_PATH);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpfloat (chart_fixture_shape (chart, "spending", PLEDGE_SHAPE_PATH, 0)->path.dash, ==, 0);
  g_assert_cmpfloat (chart_fixture_shape (chart, "spending", PLEDGE_SHAPE_PATH, 1)->path.dash, >, 0);

  assume (self, 2026, PLEDGE_PATH_SHAPE_LINEAR, PLEDGE_BASELINE_SHARE);
  chart = draw (self);
  g_assert_null (pledge_scene_find_group (chart->scene, "assumed"));
  g_assert_cmpuint (chart_fixture_count (chart, "spending", PLEDGE_SHAPE_PATH), ==, 1);
}

/* The lead's, else everybody's. */
static void
test_line (ChartFixture *self, gconstpointer data)
{
  g_assert_nonnull (draw (self));
  g_assert_true (pledge_path_chart_get_line (path, NULL) == pledge_path_get_total (path));
  g_assert_true (pledge_path_chart_get_line (path, "BBB") == pledge_path_find_line (path, "BBB"));
  pledge_scenario_set_selected (self->scenario, "AAA");
  g_assert_cmpstr (pledge_scene_find_group (draw (self)->scene, "share")->owner, ==, "AAA");
}

/* Each year between the first and the last can be taken hold of where it is drawn. */
static void
test_points (ChartFixture *self, gconstpointer data)
{
  const PledgeChart *chart;

  assume (self, 2029, PLEDGE_PATH_SHAPE_BACK, PLEDGE_BASELINE_SHARE);
  pledge_scenario_set_selected (self->scenario, "BBB");
  chart = draw (self);
  g_assert_cmpuint (chart->points->len, ==, 4);
  for (guint i = 0; i < chart->points->len; i++)
    {
      const PledgeChartPoint *point = &g_array_index (chart->points, PledgeChartPoint, i);
      const PledgePathYear *year = &pledge_path_find_line (path, "BBB")->years[i + 1];
      g_autofree char *id = g_strdup_printf ("point-%d", year->year);

      g_assert_cmpint (point->year, ==, year->year);
      g_assert_cmpfloat_with_epsilon (pledge_axis_to_value (&chart->target_axis, point->y), year->share_pct, EPSILON);
      g_assert_true (pledge_rect_contains (&point->grab, point->x, point->y));
      g_assert_cmpstr (pledge_scene_pick (chart->scene, point->x, point->y)->id, ==, id);
      g_assert_nonnull (strstr (pledge_scene_find_group (chart->scene, id)->description, "of GDP"));
      for (guint j = 0; j < i; j++)
        g_assert_false (chart_fixture_overlap (&point->grab, &g_array_index (chart->points, PledgeChartPoint, j).grab));
    }
}

/* One's own points are rings. */
static void
test_own_points (ChartFixture *self, gconstpointer data)
{
  g_autoptr (PledgePathAssumptions) assumptions = pledge_path_assumptions_copy (pledge_scenario_get_path_assumptions (self->scenario));
  const PledgeChart *chart;

  pledge_path_assumptions_set_by_year (assumptions, 2029);
  pledge_path_assumptions_set_shape (assumptions, PLEDGE_PATH_SHAPE_OWN);
  pledge_path_assumptions_set_point_pct (assumptions, NULL, 2027, 3);
  pledge_scenario_set_path_assumptions (self->scenario, assumptions);
  pledge_scenario_set_selected (self->scenario, "BBB");
  chart = draw (self);
  g_assert_cmpfloat_with_epsilon (point_of (chart, "share", 3)->y, pledge_axis_to_px (&chart->target_axis, 3), EPSILON);
  g_assert_cmpfloat (chart_fixture_shape (chart, "point-2027", PLEDGE_SHAPE_DISC, 0)->disc.radius, >,
                     chart_fixture_shape (chart, "point-2026", PLEDGE_SHAPE_DISC, 0)->disc.radius);
}

/* The common target can be dragged, one of the member's own not. */
static void
test_target (ChartFixture *self, gconstpointer data)
{
  const PledgeChart *chart;

  pledge_scenario_set_selected (self->scenario, "BBB");
  chart = draw (self);
  g_assert_true (chart->target_is_vertical);
  g_assert_cmpfloat (fabs (chart_fixture_shape (chart, "target", PLEDGE_SHAPE_LINE, 0)->line.y1 - pledge_axis_to_px (&chart->target_axis, 4)), <=, 0.51);
  g_assert_true (pledge_rect_contains (&chart->target_grab, chart->plot.x + 5, pledge_axis_to_px (&chart->target_axis, 4)));

  pledge_scenario_set_own_target_pct (self->scenario, "BBB", 3);
  chart = draw (self);
  g_assert_null (pledge_scene_find_group (chart->scene, "target"));
  g_assert_cmpfloat (fabs (chart_fixture_shape (chart, "target-BBB", PLEDGE_SHAPE_LINE, 0)->line.y1 - pledge_axis_to_px (&chart->target_axis, 3)), <=, 0.51);
  g_assert_cmpfloat (chart->target_grab.width, ==, 0);
}

/* While something is dragged axes keep their ends; what goes beyond stands there. */
static void
test_held (ChartFixture *self, gconstpointer data)
{
  const PledgeChart *chart;

  pledge_scenario_set_selected (self->scenario, "BBB");
  pledge_scenario_set_target_pct (self->scenario, 12);
  self->request.axis_max_pct = 5;
  self->request.gap_max_lens = 1e7;
  chart = draw (self);
  g_assert_cmpfloat (chart->target_axis.max, ==, 5);
  g_assert_cmpfloat (chart->gap_max_lens, ==, 1e7);
  chart_fixture_check (chart, "held");
}

/* Without money there are shares, and a sentence; without a path a sentence alone. */
static void
test_absent (ChartFixture *self, gconstpointer data)
{
  const PledgeChart *chart;
  guint n_absent = 0;

  pledge_scenario_set_lens (self->scenario, PLEDGE_LENS_NATIONAL);
  chart = draw (self);
  if (pledge_path_get_total (path)->currency == NULL)
    {
      g_assert_nonnull (pledge_scene_find_group (chart->scene, "unknown"));
      g_assert_nonnull (pledge_scene_find_group (chart->scene, "share"));
      g_assert_null (pledge_scene_find_group (chart->scene, "spending"));
      g_assert_cmpfloat (chart->gap_max_lens, ==, 0);
    }

  for (guint i = 0; i < pledge_path_get_n_lines (path); i++)
    {
      g_autofree char *iso3 = g_strdup (pledge_path_get_line (path, i)->iso3);

      if (pledge_path_get_line (path, i)->absence == PLEDGE_PATH_ABSENCE_NONE)
        continue;
      n_absent++;
      pledge_scenario_set_selected (self->scenario, iso3);
      chart = draw (self);
      g_assert_nonnull (strstr (pledge_scene_find_group (chart->scene, "empty")->name,
                                pledge_path_words_absence (pledge_path_find_line (path, iso3)->absence)));
      g_assert_null (pledge_scene_find_group (chart->scene, "share"));
      g_assert_null (chart->points);
    }
  g_assert_cmpuint (n_absent, >, 0);
}

/* Keys of what is there, and no others. */
static void
test_legend (ChartFixture *self, gconstpointer data)
{
  static const char *const all[] = { "legend-path", "legend-target", "legend-baseline", "legend-extra", "legend-assumption", NULL };
  g_autoptr (PledgeLegend) legend = NULL, other = NULL;
  const PledgeChart *chart;

  assume (self, 2029, PLEDGE_PATH_SHAPE_LINEAR, PLEDGE_BASELINE_SHARE);
  pledge_scenario_set_selected (self->scenario, "BBB");
  draw (self);
  legend = pledge_legend_new (PLEDGE_VIEW_PATH, self->answer, &self->request);
  self->request.legend = legend;
  chart = draw (self);
  for (guint i = 0; all[i] != NULL; i++)
    g_assert_nonnull (pledge_scene_find_group (chart->scene, all[i]));
  g_assert_null (pledge_scene_find_group (chart->scene, "legend-less"));

  /* From 4.2 % down to the target. */
  assume (self, 2026, PLEDGE_PATH_SHAPE_LINEAR, PLEDGE_BASELINE_SHARE);
  pledge_scenario_set_selected (self->scenario, "AAA");
  draw (self);
  other = pledge_legend_new (PLEDGE_VIEW_PATH, self->answer, &self->request);
  self->request.legend = other;
  chart = draw (self);
  g_assert_nonnull (pledge_scene_find_group (chart->scene, "legend-less"));
  g_assert_null (pledge_scene_find_group (chart->scene, "legend-extra"));
  g_assert_null (pledge_scene_find_group (chart->scene, "legend-assumption"));
  self->request.legend = NULL;
}

/* A picture of exactly the least height has its table, and nothing lies on anything. */
static void
test_figures_table (ChartFixture *self, gconstpointer data)
{
  static const double widths[] = { 260, 400, 700, 1200 };

  pledge_scenario_set_selected (self->scenario, "BBB");
  self->request.title = "A title";
  self->request.credit = "A credit.";
  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    {
      g_autoptr (PledgeFigureTable) table = NULL;
      g_autofree char *where = g_strdup_printf ("table, %g wide", widths[w]);

      self->request.width = widths[w];
      self->request.figures = NULL;
      draw (self);
      self->request.figures = table = pledge_figure_table_new (PLEDGE_VIEW_PATH, self->answer, &self->request);
      g_assert_cmpfloat (pledge_chart_get_least_width (&self->request), <=, widths[w]);
      self->request.height = ceil (pledge_chart_get_least_height (&self->request));
      g_assert_nonnull (pledge_scene_find_group (draw (self)->scene, "figure-cumulative"));
      chart_fixture_check (self->chart, where);
      self->request.figures = NULL;
    }
}

static void
check_sizes (ChartFixture *self, double text_scale, const char *what)
{
  static const double sizes[][2] = { { 160, 160 }, { 300, 120 }, { 360, 294 }, { 360, 640 }, { 520, 230 }, { 640, 400 }, { 800, 600 }, { 1000, 300 },
                                     { 1200, 800 }, { 1920, 1080 }, { 3840, 2160 } };

  self->style = pledge_style_new (PLEDGE_THEME_HIGH_CONTRAST, text_scale);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *where = g_strdup_printf ("path %g×%g, text %g, %s", sizes[i][0], sizes[i][1], text_scale, what);

      self->request.width = sizes[i][0];
      self->request.height = sizes[i][1];
      chart_fixture_check (draw (self), where);
    }
}

/* No text lies on another, nothing outside, whatever is asked. */
static void
test_everywhere (ChartFixture *self, gconstpointer data)
{
  static const int by_years[] = { 2025, 2029, 2100 };
  static const double text_scales[] = { 1, 1.5, 2 };
  static const char *const members[] = { NULL, "BBB", "CCC" };
  static const PledgeLens lenses[] = { PLEDGE_LENS_USD, PLEDGE_LENS_NATIONAL };

  for (guint y = 0; y < G_N_ELEMENTS (by_years); y++)
    for (guint m = 0; m < G_N_ELEMENTS (members); m++)
      for (guint lens = 0; lens < G_N_ELEMENTS (lenses); lens++)
        for (guint framed = 0; framed < 2; framed++)
          for (guint s = 0; s < G_N_ELEMENTS (text_scales); s++)
            {
              g_autofree char *what = g_strdup_printf ("%s by %d in %s%s", members[m] != NULL ? members[m] : "all", by_years[y],
                                                       pledge_lens_to_id (lenses[lens]), framed ? ", framed" : "");

              assume (self, by_years[y], y == 1 ? PLEDGE_PATH_SHAPE_STEP : PLEDGE_PATH_SHAPE_LINEAR, s % PLEDGE_N_BASELINES);
              pledge_scenario_set_selected (self->scenario, members[m]);
              pledge_scenario_set_lens (self->scenario, lenses[lens]);
              pledge_scenario_set_target_pct (self->scenario, y == 1 ? 0.5 : 5);
              self->request.target_focused = self->request.target_active = TRUE;
              self->request.picked_year = 2025;
              self->request.title = framed ? "A title of some length" : NULL;
              self->request.sentence = framed ? "A sentence that says what the path comes to, and for how many years." : NULL;
              self->request.credit = framed ? "Credit: somebody, a publication, June 2024." : NULL;
              check_sizes (self, text_scales[s], what);
            }
}

#define ADD(name, test) g_test_add ("/chart/path/" name, ChartFixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("figures", test_figures);
  ADD ("amounts", test_amounts);
  ADD ("split", test_split);
  ADD ("assumed", test_assumed);
  ADD ("line", test_line);
  ADD ("points", test_points);
  ADD ("own-points", test_own_points);
  ADD ("target", test_target);
  ADD ("held", test_held);
  ADD ("absent", test_absent);
  ADD ("legend", test_legend);
  ADD ("table", test_figures_table);
  ADD ("everywhere", test_everywhere);
  return g_test_run ();
}
