/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "chart-fixture.h"
#include "pledge-history-chart.h"
#include "pledge-history-lines.h"
#include "pledge-timeline-words.h"

#define EPSILON 1e-6
#define FIRST_YEAR 2000

/* Spending is the share of a GDP of 1000 a year, in US$ and in a currency of its own. */
typedef double (*ShareOf) (guint member, guint year);

static const struct {
  const char *id, *date, *label;
  double target_pct;
  int deadline_year;
} commitments[] = {
  { "early", "2001-07-01", "Early pledge", 2.0, 2003 },
  { "late", "2003", "Late pledge", 3.0, 0 },
  { "later", "2003", "The same again", 3.0, 2030 },
  { "after", "2300-01", "After all", 4.0, 0 },
};

static PledgeTimeline *timeline; /* of the request */

static void
add_history (PledgeEditionBuilder *builder, const char *iso3, const char *indicator, const double *values, guint n_years, guint n_estimates)
{
  g_autofree gboolean *estimates = g_new0 (gboolean, n_years);
  g_autoptr (PledgeHistory) history = NULL;

  for (guint i = n_years - MIN (n_estimates, n_years); i < n_years; i++)
    estimates[i] = TRUE;
  history = pledge_history_new (FIRST_YEAR, values, estimates, n_years);
  g_assert_true (pledge_edition_builder_add_history (builder, iso3, indicator, history));
}

static void
add_member (PledgeEditionBuilder *builder, guint position, guint n_years, ShareOf share_of, guint n_estimates)
{
  const char *iso3 = chart_fixture_iso3 (position);
  g_autofree double *shares = g_new (double, n_years), *sums = g_new (double, n_years), *gdp = g_new (double, n_years);

  for (guint i = 0; i < n_years; i++)
    {
      shares[i] = share_of (position, i);
      sums[i] = shares[i] * 10;
      gdp[i] = isnan (shares[i]) ? NAN : 1000;
    }
  g_assert_true (pledge_edition_builder_add_member (builder, iso3, position % 2 == 0 ? "EUR" : "PLN"));
  add_history (builder, iso3, PLEDGE_SHARE_PUBLISHED_PCT, shares, n_years, n_estimates);
  add_history (builder, iso3, PLEDGE_SPENDING_USD_M, sums, n_years, n_estimates);
  add_history (builder, iso3, PLEDGE_SPENDING_NATIONAL_M, sums, n_years, n_estimates);
  add_history (builder, iso3, PLEDGE_GDP_USD_M, gdp, n_years, 0);
}

/* The first member's series breaks before the fourth year; the second joins in the third. */
static void
ask (ChartFixture *self, guint n_members, guint n_years, ShareOf share_of, guint n_estimates)
{
  PledgeEditionInfo info = {
    .id = "nato-2024-06", .title = "June 2024", .publisher = "NATO", .published = "2024-06-17", .definition = PLEDGE_DEFINITION_NATO,
    .first_year = FIRST_YEAR, .last_year = FIRST_YEAR + (int) n_years - 1, .credit = "NATO", .licence = "free",
  };
  PledgeEditionBuilder *builder = pledge_edition_builder_new (&info);
  PledgeAllianceBuilder *members = pledge_alliance_builder_new ("nato", "NATO");
  g_autoptr (PledgeCatalogue) catalogue = pledge_catalogue_new ();
  g_autoptr (PledgeEdition) edition = NULL;
  g_autoptr (PledgeAlliance) alliance = NULL;

  pledge_edition_builder_add_indicator (builder, PLEDGE_SHARE_PUBLISHED_PCT, "%", "Share");
  pledge_edition_builder_add_indicator (builder, PLEDGE_SPENDING_USD_M, "US$ million", "Spending");
  pledge_edition_builder_add_indicator (builder, PLEDGE_SPENDING_NATIONAL_M, "million", "Spending");
  pledge_edition_builder_add_indicator (builder, PLEDGE_GDP_USD_M, "US$ million", "GDP");
  for (guint i = 0; i < n_members; i++)
    {
      g_autofree char *name = g_strdup_printf (i % 5 == 0 ? "Grand Principality %u" : "Land %u", i + 1);
      g_autoptr (PledgeMember) member = pledge_member_new (chart_fixture_iso3 (i), name, TRUE);

      add_member (builder, i, n_years, share_of, n_estimates);
      pledge_catalogue_add_member (catalogue, member);
      pledge_alliance_builder_add (members, member, i == 1 ? FIRST_YEAR + 2 : G_MININT, G_MAXINT, NULL);
    }
  g_assert_true (pledge_edition_builder_add_break (builder, "AAA", FIRST_YEAR + 3));
  edition = pledge_edition_builder_finish (builder);
  alliance = pledge_alliance_builder_finish (members);
  pledge_catalogue_add_edition (catalogue, edition);
  pledge_catalogue_add_alliance (catalogue, alliance);

  g_clear_object (&self->scenario);
  self->scenario = pledge_scenario_new (catalogue);
}

static void
use_commitments (ChartFixture *self)
{
  g_ptr_array_set_size (self->marks, 0);
  for (guint i = 0; i < G_N_ELEMENTS (commitments); i++)
    {
      PledgeCommitmentInfo info = {
        .id = commitments[i].id, .date = commitments[i].date, .actor = "Somebody", .addressee = "All",
        .addressees = (const char *const[]) { "nato", NULL }, .target_pct = commitments[i].target_pct,
        .deadline_year = commitments[i].deadline_year, .label = commitments[i].label, .fact = "They said so.", .source = "A paper",
      };

      g_ptr_array_add (self->marks, pledge_commitment_new (&info));
    }
  self->request.marks = self->marks;
}

/* The first n members are selected. */
static void
pick (ChartFixture *self, guint n)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (codes, g_strdup (chart_fixture_iso3 (i)));
  g_ptr_array_add (codes, NULL);
  pledge_scenario_set_selection (self->scenario, (const char *const *) codes->pdata);
}

static const PledgeChart *
draw (ChartFixture *self)
{
  g_clear_pointer (&self->answer, pledge_answer_unref);
  g_clear_pointer (&timeline, pledge_timeline_unref);
  self->answer = pledge_answer_new (self->scenario);
  timeline = pledge_timeline_new (self->scenario);
  self->request.timeline = timeline;
  self->request.selected = pledge_scenario_get_selected (self->scenario);
  self->request.selection = pledge_scenario_get_selection (self->scenario);

  return chart_fixture_draw (self, PLEDGE_VIEW_HISTORY);
}

static void
tear_down (ChartFixture *self, gconstpointer data)
{
  g_clear_pointer (&timeline, pledge_timeline_unref);
  chart_fixture_tear_down (self, data);
}

static double
even (guint member, guint year)
{
  return 1 + member * 0.5 + year * 0.25;
}

static double
with_a_hole (guint member, guint year)
{
  return year == 2 || year == 5 ? NAN : 2;
}

static double
nothing (guint member, guint year)
{
  return NAN;
}

static double
zero (guint member, guint year)
{
  return 0;
}

/* Steep at the end and close together; one member without figures in ten, one that ends early. */
static double
crowd (guint member, guint year)
{
  if (member % 10 == 9 || (member % 10 == 4 && year > 6))
    return NAN;
  return 1.9 + 0.02 * (member % 7) + 0.03 * year * (member % 11) + (member == 3 && year == 4 ? 3 : 0);
}

static const PledgePoint *
points_of (const PledgeChart *chart, const PledgeShape *path)
{
  return &g_array_index (chart->scene->points, PledgePoint, path->path.first_point);
}

static void
assert_point (const PledgeChart *chart, const PledgePoint *point, int year, double value_pct)
{
  g_assert_cmpfloat_with_epsilon (point->x, pledge_axis_to_px (&chart->year_axis, year), EPSILON);
  g_assert_cmpfloat_with_epsilon (point->y, pledge_axis_to_px (&chart->target_axis, value_pct), EPSILON);
}

static void
test_points (ChartFixture *self, gconstpointer data)
{
  const PledgeChart *chart;
  const PledgeShape *path;

  ask (self, 3, 5, even, 0);
  pick (self, 3);
  chart = draw (self);

  g_assert_cmpfloat (chart->year_axis.min, ==, 2000);
  g_assert_cmpfloat (chart->year_axis.max, ==, 2004);
  path = chart_fixture_shape (chart, "line-AAC", PLEDGE_SHAPE_PATH, 0);
  g_assert_cmpuint (path->path.n_points, ==, 5);
  for (guint i = 0; i < 5; i++)
    assert_point (chart, &points_of (chart, path)[i], 2000 + (int) i, even (2, i));
  g_assert_cmpuint (chart_fixture_count (chart, "line-AAC", PLEDGE_SHAPE_PATH), ==, 1);

  /* Up is more, right is later. */
  g_assert_cmpfloat (points_of (chart, path)[4].y, <, points_of (chart, path)[0].y);
  g_assert_cmpfloat (points_of (chart, path)[4].x, >, points_of (chart, path)[0].x);
}

static void
test_points_are_hit (ChartFixture *self, gconstpointer data)
{
  const PledgeChart *chart;
  const PledgeGroup *group;

  ask (self, 3, 5, even, 0);
  pick (self, 1);
  chart = draw (self);
  group = pledge_scene_pick (chart->scene, pledge_axis_to_px (&chart->year_axis, 2001) + 2, pledge_axis_to_px (&chart->target_axis, even (0, 1)) - 2);

  g_assert_nonnull (group);
  g_assert_cmpstr (group->id, ==, "point-AAA-2001");
  g_assert_cmpstr (group->owner, ==, "AAA");
  g_assert_cmpstr (group->description, ==, "Grand Principality 1 2001: 1.25 % of GDP.");
  /* One that is not selected is taken hold of at its end. */
  group = pledge_scene_pick (chart->scene, pledge_axis_to_px (&chart->year_axis, 2004), pledge_axis_to_px (&chart->target_axis, even (2, 4)));
  g_assert_cmpstr (group->id, ==, "line-AAC");
  g_assert_null (pledge_scene_find_group (chart->scene, "point-AAC-2001"));
}

static void
test_hole_and_break (ChartFixture *self, gconstpointer data)
{
  const PledgeChart *chart;

  ask (self, 1, 7, with_a_hole, 0);
  pick (self, 1);
  chart = draw (self);
  /* 2000–2001; 2003–2004; 2006 alone. */
  g_assert_cmpuint (chart_fixture_count (chart, "line-AAA", PLEDGE_SHAPE_PATH), ==, 2);
  assert_point (chart, &points_of (chart, chart_fixture_shape (chart, "line-AAA", PLEDGE_SHAPE_PATH, 1))[0], 2003, 2);
  g_assert_cmpuint (chart_fixture_count (chart, "line-AAA", PLEDGE_SHAPE_DISC), ==, 2);
  g_assert_cmpfloat_with_epsilon (chart_fixture_shape (chart, "line-AAA", PLEDGE_SHAPE_DISC, 0)->disc.cx, pledge_axis_to_px (&chart->year_axis, 2006), EPSILON);
  /* A break after a hole parts nothing. */
  g_assert_cmpuint (chart_fixture_count (chart, "line-AAA", PLEDGE_SHAPE_LINE), ==, 0);

  ask (self, 1, 6, even, 0);
  pick (self, 1);
  chart = draw (self);
  g_assert_cmpuint (chart_fixture_count (chart, "line-AAA", PLEDGE_SHAPE_PATH), ==, 2);
  g_assert_cmpuint (chart_fixture_shape (chart, "line-AAA", PLEDGE_SHAPE_PATH, 0)->path.n_points, ==, 3);
  assert_point (chart, &points_of (chart, chart_fixture_shape (chart, "line-AAA", PLEDGE_SHAPE_PATH, 1))[0], 2003, even (0, 3));
  g_assert_cmpuint (chart_fixture_count (chart, "line-AAA", PLEDGE_SHAPE_LINE), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const PledgeShape *stroke = chart_fixture_shape (chart, "line-AAA", PLEDGE_SHAPE_LINE, i);

      g_assert_cmpfloat (MIN (stroke->line.x1, stroke->line.x2), >, pledge_axis_to_px (&chart->year_axis, 2002));
      g_assert_cmpfloat (MAX (stroke->line.x1, stroke->line.x2), <, pledge_axis_to_px (&chart->year_axis, 2003));
    }
}

static void
test_estimates_are_dashed (ChartFixture *self, gconstpointer data)
{
  const PledgeChart *chart;
  const PledgeShape *known, *estimated;

  ask (self, 3, 6, even, 2);
  pick (self, 3);
  chart = draw (self);
  known = chart_fixture_shape (chart, "line-AAC", PLEDGE_SHAPE_PATH, 0);
  estimated = chart_fixture_shape (chart, "line-AAC", PLEDGE_SHAPE_PATH, 1);

  g_assert_cmpuint (known->path.n_points, ==, 4);
  g_assert_cmpfloat (known->path.dash, ==, 0);
  g_assert_cmpuint (estimated->path.n_points, ==, 3);
  g_assert_cmpfloat (estimated->path.dash, >, 0);
  assert_point (chart, &points_of (chart, estimated)[0], 2003, even (2, 3));
  g_assert_cmpfloat (chart_fixture_shape (chart, "total", PLEDGE_SHAPE_PATH, 1)->path.dash, >, 0);
}

static void
test_outside_of_membership (ChartFixture *self, gconstpointer data)
{
  const PledgeChart *chart;

  ask (self, 2, 5, even, 0);
  pick (self, 2);
  chart = draw (self);
  g_assert_cmpuint (chart_fixture_shape (chart, "line-AAB", PLEDGE_SHAPE_PATH, 0)->path.n_points, ==, 3);
  g_assert_cmpfloat (chart_fixture_shape (chart, "line-AAB", PLEDGE_SHAPE_PATH, 0)->path.width, <,
                     chart_fixture_shape (chart, "line-AAB", PLEDGE_SHAPE_PATH, 1)->path.width);
}

static void
test_target (ChartFixture *self, gconstpointer data)
{
  static const double targets_pct[] = { 0, 2, 3.5, 5.25, 20 };

  ask (self, 3, 5, even, 0);
  pick (self, 1);
  for (guint i = 0; i < G_N_ELEMENTS (targets_pct); i++)
    {
      const PledgeChart *chart;
      const PledgeShape *line;

      pledge_scenario_set_target_pct (self->scenario, targets_pct[i]);
      chart = draw (self);
      line = chart_fixture_shape (chart, "target", PLEDGE_SHAPE_LINE, 0);
      g_assert_true (chart->target_is_vertical);
      g_assert_cmpfloat (line->line.y1, ==, line->line.y2);
      g_assert_cmpfloat (fabs (line->line.y1 - pledge_axis_to_px (&chart->target_axis, targets_pct[i])), <=, 0.51);
      g_assert_cmpfloat_with_epsilon (pledge_axis_to_value (&chart->target_axis, pledge_axis_to_px (&chart->target_axis, targets_pct[i])),
                                      targets_pct[i], EPSILON);
      g_assert_true (pledge_rect_contains (&chart->target_grab, line->line.x2 - 1, line->line.y1));
      g_assert_true (pledge_rect_contains (&chart->target_grab, line->line.x1, line->line.y1));
      g_assert_false (pledge_rect_contains (&chart->target_grab, line->line.x1, line->line.y1 - 14));
    }
}

/* While a target is dragged the axis keeps its end, and the target stands at it. */
static void
test_axis_held (ChartFixture *self, gconstpointer data)
{
  const PledgeChart *chart;

  ask (self, 3, 5, even, 0);
  pledge_scenario_set_target_pct (self->scenario, 12);
  self->request.axis_max_pct = 7;
  chart = draw (self);
  g_assert_cmpfloat (chart->target_axis.max, ==, 7);
  g_assert_cmpfloat (fabs (chart_fixture_shape (chart, "target", PLEDGE_SHAPE_LINE, 0)->line.y1 - chart->target_axis.end), <=, 0.51);
}

static void
test_total (ChartFixture *self, gconstpointer data)
{
  const PledgeChart *chart;
  const PledgeShape *path;

  /* AAB joins in the third year: 1 and 2, then 1.5, 2 and 2.5 with a GDP of 1000 each. */
  ask (self, 3, 3, even, 0);
  chart = draw (self);
  path = chart_fixture_shape (chart, "total", PLEDGE_SHAPE_PATH, 0);
  g_assert_cmpuint (path->path.n_points, ==, 3);
  assert_point (chart, &points_of (chart, path)[0], 2000, 1.5);
  assert_point (chart, &points_of (chart, path)[2], 2002, 2.0);
  g_assert_nonnull (pledge_scene_find_group (chart->scene, "label-total"));
  g_assert_null (pledge_scene_find_group (chart->scene, "label-AAA"));
}

static void
test_commitments (ChartFixture *self, gconstpointer data)
{
  const PledgeChart *chart;
  const PledgeShape *line;
  const PledgeGroup *group;

  ask (self, 3, 5, even, 0);
  use_commitments (self);
  chart = draw (self);

  /* The first of July is half a month behind the middle of the year. */
  line = chart_fixture_shape (chart, "commitment-early", PLEDGE_SHAPE_LINE, 0);
  g_assert_cmpfloat_with_epsilon (line->line.x1, pledge_axis_to_px (&chart->year_axis, 2001 + 0.5 / 12), EPSILON);
  g_assert_cmpfloat_with_epsilon (line->line.x2, pledge_axis_to_px (&chart->year_axis, 2003), EPSILON);
  g_assert_cmpfloat (fabs (line->line.y1 - pledge_axis_to_px (&chart->target_axis, 2)), <=, 0.51);
  g_assert_cmpfloat (line->line.dash, >, 0);
  line = chart_fixture_shape (chart, "commitment-late", PLEDGE_SHAPE_LINE, 0);
  g_assert_cmpfloat_with_epsilon (line->line.x1, pledge_axis_to_px (&chart->year_axis, 2003), EPSILON);
  g_assert_cmpfloat_with_epsilon (line->line.x2, chart->plot.x + chart->plot.width, EPSILON);

  group = pledge_scene_find_group (chart->scene, "commitment-early");
  g_assert_cmpstr (group->owner, ==, "target:200");
  g_assert_cmpstr (group->description, ==, "2001-07-01, Somebody: They said so.");
  g_assert_cmpuint (chart_fixture_count (chart, "commitment-early", PLEDGE_SHAPE_PATH), ==, 1);
  g_assert_null (pledge_scene_find_group (chart->scene, "commitment-after"));
}

static void
test_money (ChartFixture *self, gconstpointer data)
{
  const PledgeChart *chart;
  const PledgeShape *target;

  ask (self, 3, 5, even, 0);
  use_commitments (self);
  pick (self, 1);
  pledge_scenario_set_measure (self->scenario, PLEDGE_MEASURE_MONEY);
  pledge_scenario_set_target_pct (self->scenario, 2);
  chart = draw (self);

  g_assert_null (pledge_scene_find_group (chart->scene, "target"));
  g_assert_true (pledge_rect_is_empty (&chart->target_grab));
  g_assert_false (chart->target_is_vertical);
  /* 2 % of 1000 each year: a level line, at twice the first year's 1 %. */
  target = chart_fixture_shape (chart, "target-AAA", PLEDGE_SHAPE_PATH, 0);
  g_assert_cmpuint (target->path.n_points, ==, 5);
  g_assert_cmpfloat_with_epsilon (points_of (chart, target)[0].y, points_of (chart, target)[4].y, EPSILON);
  g_assert_cmpfloat (target->path.dash, >, 0);
  g_assert_cmpfloat_with_epsilon (points_of (chart, target)[4].y,
                                  points_of (chart, chart_fixture_shape (chart, "line-AAA", PLEDGE_SHAPE_PATH, 1))[1].y, EPSILON);
  /* Of the three together 80 in the last year, of the first alone 20. */
  g_assert_null (pledge_scene_find_group (chart->scene, "total"));
  chart_fixture_check (chart, "money");
}

/* No axis is in two currencies. */
static void
test_national_currency (ChartFixture *self, gconstpointer data)
{
  const PledgeChart *chart;

  ask (self, 3, 5, even, 0);
  pledge_scenario_set_measure (self->scenario, PLEDGE_MEASURE_MONEY);
  pledge_scenario_set_lens (self->scenario, PLEDGE_LENS_NATIONAL);
  chart = draw (self);
  g_assert_nonnull (pledge_scene_find_group (chart->scene, "line-AAC"));
  g_assert_null (pledge_scene_find_group (chart->scene, "line-AAB"));
  g_assert_null (pledge_scene_find_group (chart->scene, "total"));

  pledge_scenario_set_selected (self->scenario, "AAB");
  chart = draw (self);
  g_assert_nonnull (pledge_scene_find_group (chart->scene, "line-AAB"));
  g_assert_null (pledge_scene_find_group (chart->scene, "line-AAC"));
}

static void
test_own_target (ChartFixture *self, gconstpointer data)
{
  const PledgeChart *chart;

  ask (self, 3, 5, even, 0);
  pick (self, 2);
  pledge_scenario_set_own_target_pct (self->scenario, "AAB", 2.5);
  chart = draw (self);
  g_assert_null (pledge_scene_find_group (chart->scene, "target-AAA"));
  assert_point (chart, &points_of (chart, chart_fixture_shape (chart, "target-AAB", PLEDGE_SHAPE_PATH, 0))[4], 2004, 2.5);
}

static void
test_panels (ChartFixture *self, gconstpointer data)
{
  const PledgeChart *chart;
  const PledgeGroup *first, *second;

  ask (self, 9, 5, even, 0);
  pick (self, PLEDGE_HISTORY_MOST_LINES);
  chart = draw (self);
  g_assert_null (pledge_scene_find_group (chart->scene, "panels"));
  g_assert_nonnull (pledge_scene_find_group (chart->scene, "label-AAF"));

  pick (self, PLEDGE_HISTORY_MOST_LINES + 1);
  chart = draw (self);
  g_assert_nonnull (pledge_scene_find_group (chart->scene, "panels"));
  g_assert_null (pledge_scene_find_group (chart->scene, "label-AAF"));
  for (guint i = 0; i < PLEDGE_HISTORY_MOST_LINES + 1; i++)
    {
      g_autofree char *id = g_strconcat ("panel-", chart_fixture_iso3 (i), NULL);

      g_assert_nonnull (pledge_scene_find_group (chart->scene, id));
    }
  g_assert_null (pledge_scene_find_group (chart->scene, "panel-AAH"));

  /* One target line in each; none can be dragged. The panels do not lie on each other. */
  g_assert_cmpuint (chart_fixture_count (chart, "target", PLEDGE_SHAPE_LINE), ==, PLEDGE_HISTORY_MOST_LINES + 1);
  g_assert_true (pledge_rect_is_empty (&chart->target_grab));
  first = pledge_scene_find_group (chart->scene, "panel-AAA");
  second = pledge_scene_find_group (chart->scene, "panel-AAB");
  g_assert_false (chart_fixture_overlap (&first->hit, &second->hit));
  g_assert_cmpstr (pledge_scene_pick (chart->scene, first->hit.x + 5, first->hit.y + 20)->owner, ==, "AAA");
  chart_fixture_check (chart, "panels");
}

static void
test_panels_left_out (ChartFixture *self, gconstpointer data)
{
  const PledgeChart *chart;

  ask (self, 40, 5, even, 0);
  pick (self, 40);
  self->request.width = 300;
  self->request.height = 300;
  chart = draw (self);
  g_assert_nonnull (pledge_scene_find_group (chart->scene, "panel-AAA"));
  g_assert_null (pledge_scene_find_group (chart->scene, "panel-ABN"));
  g_assert_nonnull (strstr (pledge_scene_find_group (chart->scene, "notes")->name, "more: a larger picture shows them."));
}

static void
test_one_year (ChartFixture *self, gconstpointer data)
{
  const PledgeChart *chart;

  ask (self, 3, 1, even, 0);
  use_commitments (self);
  pick (self, 2);
  chart = draw (self);
  g_assert_cmpuint (chart_fixture_count (chart, "line-AAA", PLEDGE_SHAPE_PATH), ==, 0);
  g_assert_cmpuint (chart_fixture_count (chart, "line-AAA", PLEDGE_SHAPE_DISC), >, 0);
  g_assert_cmpuint (chart_fixture_count (chart, "line-AAC", PLEDGE_SHAPE_DISC), ==, 1);
  g_assert_cmpfloat_with_epsilon (chart_fixture_shape (chart, "line-AAC", PLEDGE_SHAPE_DISC, 0)->disc.cx, chart->plot.x + chart->plot.width / 2, EPSILON);
  chart_fixture_check (chart, "one year");
}

static void
test_nothing (ChartFixture *self, gconstpointer data)
{
  const PledgeChart *chart;

  ask (self, 3, 5, nothing, 0);
  pick (self, 2);
  chart = draw (self);
  g_assert_cmpstr (pledge_scene_find_group (chart->scene, "empty")->name, ==, "NATO, June 2024 edition has no figures for these members (Share of GDP).");
  g_assert_null (pledge_scene_find_group (chart->scene, "target"));
  g_assert_true (pledge_rect_is_empty (&chart->target_grab));
  g_assert_nonnull (strstr (pledge_scene_find_group (chart->scene, "notes")->name, "Land 2 (no figures)"));
}

static void
test_zero (ChartFixture *self, gconstpointer data)
{
  const PledgeChart *chart;

  ask (self, 3, 5, zero, 0);
  pick (self, 3);
  for (PledgeMeasure measure = PLEDGE_MEASURE_SHARE; measure <= PLEDGE_MEASURE_MONEY; measure++)
    {
      pledge_scenario_set_measure (self->scenario, measure);
      chart = draw (self);
      g_assert_nonnull (pledge_scene_find_group (chart->scene, "line-AAA"));
      chart_fixture_check (chart, "zero");
    }
}

static void
test_sizes (ChartFixture *self, gconstpointer data)
{
  static const double widths[] = { 160, 240, 360, 519, 520, 1000, 2000 };
  static const double heights[] = { 160, 200, 294, 420, 700, 1200 };
  static const struct { guint members, years, picked; } worlds[] = {
    { 1, 13, 1 }, { 2, 76, 0 }, { 32, 13, 4 }, { 32, 13, 6 }, { 32, 76, 6 }, { 32, 13, 9 }, { 200, 13, 0 }, { 200, 13, 200 }, { 38, 76, 38 }, { 5, 1, 3 },
  };
  guint index = GPOINTER_TO_UINT (data);

  use_commitments (self);
  self->request.target_active = self->request.target_focused = TRUE;
  ask (self, worlds[index].members, worlds[index].years, crowd, 2);
  pick (self, worlds[index].picked);
  for (guint variant = 0; variant < 4; variant++)
    {
      g_autofree char *title = NULL, *sentence = NULL, *credit = NULL;

      self->style = pledge_style_new (PLEDGE_THEME_LIGHT, variant == 3 ? 1.5 : 1);
      self->request.hovered = variant == 2 ? "AAH" : NULL;
      pledge_scenario_set_measure (self->scenario, variant == 2 ? PLEDGE_MEASURE_MONEY : PLEDGE_MEASURE_SHARE);
      draw (self);
      title = pledge_timeline_words_title (timeline);
      sentence = pledge_timeline_words_sentence (timeline, self->answer, NULL);
      credit = pledge_timeline_words_credit (timeline);
      self->request.title = variant == 1 ? title : NULL;
      self->request.sentence = variant == 1 ? sentence : NULL;
      self->request.credit = variant == 1 ? credit : NULL;
      for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
        for (guint h = 0; h < G_N_ELEMENTS (heights); h++)
          {
            g_autofree char *where = g_strdup_printf ("%u members, %u years, %u picked, variant %u, %g×%g", worlds[index].members,
                                                      worlds[index].years, worlds[index].picked, variant, widths[w], heights[h]);
            const PledgeChart *chart;

            self->request.width = widths[w];
            self->request.height = heights[h];
            chart = chart_fixture_draw (self, PLEDGE_VIEW_HISTORY);
            chart_fixture_check (chart, where);
            g_assert_cmpuint (pledge_scene_get_n_groups (chart->scene), <=, 1500);
          }
      self->request.title = self->request.sentence = self->request.credit = NULL;
    }
}

static void
add_label (GArray *labels, const char *id, double y)
{
  PledgeLineLabel label = { .id = id, .y = y };

  g_array_append_val (labels, label);
}

static void
test_labels (void)
{
  g_autoptr (GArray) labels = g_array_new (FALSE, FALSE, sizeof (PledgeLineLabel));

  add_label (labels, "c", 58);
  add_label (labels, "a", 20);
  add_label (labels, "b", 50);
  add_label (labels, "d", 300);
  pledge_line_labels_place (labels, 0, 200, 16);
  g_assert_cmpuint (labels->len, ==, 4);
  g_assert_cmpstr (g_array_index (labels, PledgeLineLabel, 0).id, ==, "a");
  g_assert_cmpfloat_with_epsilon (g_array_index (labels, PledgeLineLabel, 0).at, 20, EPSILON);
  /* Two that are 8 apart and need 16 give way by 4 each. */
  g_assert_cmpfloat_with_epsilon (g_array_index (labels, PledgeLineLabel, 1).at, 46, EPSILON);
  g_assert_cmpfloat_with_epsilon (g_array_index (labels, PledgeLineLabel, 2).at, 62, EPSILON);
  g_assert_cmpfloat_with_epsilon (g_array_index (labels, PledgeLineLabel, 3).at, 192, EPSILON);

  /* Where there is room for two only, the first two of the list stay. */
  g_array_set_size (labels, 0);
  add_label (labels, "first", 30);
  add_label (labels, "second", 10);
  add_label (labels, "third", 20);
  pledge_line_labels_place (labels, 0, 40, 16);
  g_assert_cmpuint (labels->len, ==, 2);
  g_assert_cmpstr (g_array_index (labels, PledgeLineLabel, 0).id, ==, "second");
  g_assert_cmpstr (g_array_index (labels, PledgeLineLabel, 1).id, ==, "first");
  g_assert_cmpfloat (g_array_index (labels, PledgeLineLabel, 1).at, <=, 32);
}

/* Switching to the view stays inside a frame. */
static void
test_speed (ChartFixture *self, gconstpointer data)
{
  gint64 start;
  double each_ms;

  if (!g_test_perf ())
    {
      g_test_skip ("only with -m perf");
      return;
    }

  ask (self, 32, 13, crowd, 2);
  pick (self, 4);
  self->request.width = 1200;
  self->request.height = 800;
  draw (self);
  start = g_get_monotonic_time ();
  for (guint i = 0; i < 100; i++)
    draw (self);
  each_ms = (g_get_monotonic_time () - start) / 1e5;
  g_test_minimized_result (each_ms, "%.2f ms a history", each_ms);
  g_assert_cmpfloat (each_ms, <, 4);
}

int
main (int argc, char *argv[])
{
  static const struct { const char *path; void (*test) (ChartFixture *, gconstpointer); } tests[] = {
    { "/chart/history/points", test_points },
    { "/chart/history/points/hit", test_points_are_hit },
    { "/chart/history/hole-and-break", test_hole_and_break },
    { "/chart/history/estimates-dashed", test_estimates_are_dashed },
    { "/chart/history/outside-of-membership", test_outside_of_membership },
    { "/chart/history/target", test_target },
    { "/chart/history/target/own", test_own_target },
    { "/chart/history/axis-held", test_axis_held },
    { "/chart/history/total", test_total },
    { "/chart/history/commitments", test_commitments },
    { "/chart/history/money", test_money },
    { "/chart/history/money/national", test_national_currency },
    { "/chart/history/panels", test_panels },
    { "/chart/history/panels/left-out", test_panels_left_out },
    { "/chart/history/one-year", test_one_year },
    { "/chart/history/nothing", test_nothing },
    { "/chart/history/zero", test_zero },
    { "/chart/history/speed", test_speed },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, ChartFixture, NULL, chart_fixture_set_up, tests[i].test, tear_down);
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *path = g_strdup_printf ("/chart/history/sizes/%u", i);

      g_test_add (path, ChartFixture, GUINT_TO_POINTER (i), chart_fixture_set_up, test_sizes, tear_down);
    }
  g_test_add_func ("/chart/history/labels", test_labels);
  return g_test_run ();
}
