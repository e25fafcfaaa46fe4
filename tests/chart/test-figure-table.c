/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "chart-fixture.h"
#include "pledge-figure-table.h"
#include "pledge-format.h"

static const PledgeChart *
draw (ChartFixture *fixture, PledgeView view)
{
  g_autoptr (PledgeTimeline) timeline = pledge_timeline_new (fixture->scenario);
  g_autoptr (PledgeFigureTable) table = NULL;

  fixture->request.timeline = timeline;
  fixture->request.figures = table = pledge_figure_table_new (view, fixture->answer, &fixture->request);
  chart_fixture_draw (fixture, view);
  fixture->request.figures = NULL;
  fixture->request.timeline = NULL;

  return fixture->chart;
}

static char *
texts_of (const PledgeChart *chart, const char *id)
{
  for (guint i = 0; i < pledge_scene_get_n_groups (chart->scene); i++)
    if (g_str_equal (pledge_scene_get_group (chart->scene, i)->id, id))
      {
        g_auto (GStrv) texts = pledge_scene_dup_texts (chart->scene, i);

        return g_strjoinv ("|", texts);
      }

  return NULL;
}

/* Each row says what the answer does. */
static void
test_numbers (ChartFixture *fixture, gconstpointer data)
{
  const PledgeChart *chart;

  chart_fixture_ask_many (fixture, 30);
  fixture->request.width = 1200;
  chart = draw (fixture, PLEDGE_VIEW_RANKING);
  for (guint i = 0; i < pledge_answer_get_n_drawn (fixture->answer); i++)
    {
      const PledgeAnswerRow *row = pledge_answer_get_row (fixture->answer, i);
      g_autofree char *id = g_strconcat ("figure-", row->iso3, NULL);
      g_autofree char *share = pledge_format_share (row->share_pct);
      g_autofree char *spending = pledge_format_amount (row->spending_usd_m);
      g_autofree char *gdp = pledge_format_amount (row->gdp_usd_m);
      g_autofree char *gap = pledge_format_amount (row->gap_usd_m);
      g_autofree char *expected = g_strdup_printf ("%u|%s|%s|%s%s|%s|%s%s", row->rank, row->name, share, row->tables_disagree ? "†|" : "", spending, gdp,
                                                   row->gap_usd_m > 0 ? "+" : "−", gap);
      g_autofree char *texts = texts_of (chart, id);

      g_assert_cmpstr (texts, ==, expected);
      g_assert_cmpstr (pledge_scene_find_group (chart->scene, id)->owner, ==, row->iso3);
    }
}

static guint
count_blocks (const PledgeChart *chart)
{
  guint n = 0;

  for (guint i = 0; i < pledge_scene_get_n_groups (chart->scene); i++)
    n += g_str_has_prefix (pledge_scene_get_group (chart->scene, i)->id, "figures-head-");

  return n;
}

/* As many blocks as the width gives; numbers of a column end at the same place. */
static void
test_blocks (ChartFixture *fixture, gconstpointer data)
{
  static const struct {
    double width;
    guint at_least, at_most;
  } cases[] = { { 400, 1, 1 }, { 800, 2, 2 }, { 1200, 3, 4 } };

  chart_fixture_ask_many (fixture, 32);
  fixture->request.height = 1400;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PledgeChart *chart;
      double end = 0;

      fixture->request.width = cases[i].width;
      chart = draw (fixture, PLEDGE_VIEW_RANKING);
      g_assert_cmpuint (count_blocks (chart), >=, cases[i].at_least);
      g_assert_cmpuint (count_blocks (chart), <=, cases[i].at_most);
      chart_fixture_check (chart, "blocks");
      for (guint row = 0; row < 3; row++)
        {
          g_autofree char *id = g_strconcat ("figure-", pledge_answer_get_row (fixture->answer, row)->iso3, NULL);
          guint last = chart_fixture_count (chart, id, PLEDGE_SHAPE_TEXT) - 1;
          const PledgeShape *gap = chart_fixture_shape (chart, id, PLEDGE_SHAPE_TEXT, last);

          g_assert_cmpint (gap->text.anchor, ==, PLEDGE_ANCHOR_END);
          if (row > 0)
            g_assert_cmpfloat_with_epsilon (gap->text.x, end, 1e-6);
          end = gap->text.x;
        }
    }
}

/* A picture of exactly the least height has its table and a chart; one a little lower has no table. */
static void
test_least_size (ChartFixture *fixture, gconstpointer data)
{
  static const double widths[] = { 260, 400, 700, 1200 };

  chart_fixture_ask_many (fixture, 32);
  fixture->request.title = "A title";
  fixture->request.credit = "A credit.";
  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    for (PledgeView view = PLEDGE_VIEW_RANKING; view <= PLEDGE_VIEW_TARGET; view++)
      {
        g_autoptr (PledgeTimeline) timeline = pledge_timeline_new (fixture->scenario);
        g_autoptr (PledgeFigureTable) table = NULL;
        g_autofree char *where = g_strdup_printf ("%s, %g wide", pledge_view_to_id (view), widths[w]);
        double least;

        fixture->request.width = widths[w];
        fixture->request.timeline = timeline;
        fixture->request.figures = table = pledge_figure_table_new (view, fixture->answer, &fixture->request);
        g_assert_cmpfloat (pledge_chart_get_least_width (&fixture->request), <=, widths[w]);
        least = pledge_chart_get_least_height (&fixture->request);
        fixture->request.height = ceil (least);
        chart_fixture_draw (fixture, view);
        g_assert_nonnull (pledge_scene_find_group (fixture->chart->scene, "figures"));
        chart_fixture_check (fixture->chart, where);
        fixture->request.height = floor (least) - 1;
        chart_fixture_draw (fixture, view);
        g_assert_null (pledge_scene_find_group (fixture->chart->scene, "figures"));
        fixture->request.figures = NULL;
        fixture->request.timeline = NULL;
      }
}

static void
test_too_narrow (ChartFixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeFigureTable) table = NULL;

  chart_fixture_ask_many (fixture, 32);
  fixture->request.figures = table = pledge_figure_table_new (PLEDGE_VIEW_RANKING, fixture->answer, &fixture->request);
  fixture->request.width = floor (pledge_chart_get_least_width (&fixture->request)) - 1;
  g_assert_true (isinf (pledge_chart_get_least_height (&fixture->request)));
  fixture->request.width = ceil (pledge_chart_get_least_width (&fixture->request));
  g_assert_true (isfinite (pledge_chart_get_least_height (&fixture->request)));
  fixture->request.figures = NULL;
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/figure-table/numbers", ChartFixture, NULL, chart_fixture_set_up, test_numbers, chart_fixture_tear_down);
  g_test_add ("/figure-table/blocks", ChartFixture, NULL, chart_fixture_set_up, test_blocks, chart_fixture_tear_down);
  g_test_add ("/figure-table/least-size", ChartFixture, NULL, chart_fixture_set_up, test_least_size, chart_fixture_tear_down);
  g_test_add ("/figure-table/too-narrow", ChartFixture, NULL, chart_fixture_set_up, test_too_narrow, chart_fixture_tear_down);
  return g_test_run ();
}
