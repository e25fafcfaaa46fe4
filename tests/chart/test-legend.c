/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "chart-fixture.h"
#include "pledge-legend.h"

static const ChartMember members[] = {
  { "Aland", 42, 1000, 4.2 },
  { "Beland", 24, 1000, 2.4 },
  { "Celand", 15, 1000, 1.5 },
};

static const ChartMember all_meet[] = { { "Aland", 42, 1000, 4.2 } };
static const ChartMember nobody[] = { { "Aland", NAN, NAN, NAN } };

/* The picture of a view with its legend. */
static const PledgeChart *
draw (ChartFixture *fixture, PledgeView view)
{
  g_autoptr (PledgeTimeline) timeline = pledge_timeline_new (fixture->scenario);
  g_autoptr (PledgeLegend) legend = NULL;

  fixture->request.timeline = timeline;
  fixture->request.legend = legend = pledge_legend_new (view, fixture->answer, &fixture->request);
  chart_fixture_draw (fixture, view);
  fixture->request.legend = NULL;
  fixture->request.timeline = NULL;

  return fixture->chart;
}

static void
assert_keys (const PledgeChart *chart, const char *const *expected)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) keys = NULL;

  for (guint i = 0; i < pledge_scene_get_n_groups (chart->scene); i++)
    {
      const PledgeGroup *group = pledge_scene_get_group (chart->scene, i);

      if (g_str_has_prefix (group->id, "legend-"))
        g_strv_builder_add (builder, group->id + strlen ("legend-"));
    }
  keys = g_strv_builder_end (builder);
  g_assert_cmpstrv (keys, expected);
}

static void
test_keys (ChartFixture *fixture, gconstpointer data)
{
  chart_fixture_ask (fixture, members, G_N_ELEMENTS (members));
  assert_keys (draw (fixture, PLEDGE_VIEW_RANKING), (const char *[]) { "met", "unmet", "gap", "target", NULL });
  assert_keys (draw (fixture, PLEDGE_VIEW_GAP), (const char *[]) { "above", "below", "target", NULL });
  assert_keys (draw (fixture, PLEDGE_VIEW_HISTORY), (const char *[]) { "together", "others", "target", NULL });
  assert_keys (draw (fixture, PLEDGE_VIEW_TARGET), (const char *[]) { "met", "unmet", "target", NULL });

  fixture->request.marks = fixture->marks;
  pledge_scenario_set_related_pct (fixture->scenario, 1.5);
  chart_fixture_set_target (fixture, 3.5);
  assert_keys (draw (fixture, PLEDGE_VIEW_RANKING), (const char *[]) { "met", "unmet", "gap", "target", "related", NULL });
  assert_keys (draw (fixture, PLEDGE_VIEW_TARGET), (const char *[]) { "met", "unmet", "target", "commitment", "related", "total", NULL });
  assert_keys (draw (fixture, PLEDGE_VIEW_HISTORY), (const char *[]) { "together", "others", "target", "commitment", NULL });
}

/* What the picture does not show needs no explanation. */
static void
test_only_what_is_shown (ChartFixture *fixture, gconstpointer data)
{
  chart_fixture_ask (fixture, all_meet, G_N_ELEMENTS (all_meet));
  assert_keys (draw (fixture, PLEDGE_VIEW_RANKING), (const char *[]) { "met", "target", NULL });
  assert_keys (draw (fixture, PLEDGE_VIEW_GAP), (const char *[]) { "above", "target", NULL });

  chart_fixture_ask (fixture, nobody, G_N_ELEMENTS (nobody));
  for (PledgeView view = PLEDGE_VIEW_RANKING; view <= PLEDGE_VIEW_TARGET; view++)
    g_assert_null (pledge_scene_find_group (draw (fixture, view)->scene, "legend"));
}

static void
assert_colour (const PledgeColour *colour, const PledgeColour *expected)
{
  g_assert_cmpmem (colour, sizeof *colour, expected, sizeof *expected);
}

/* Samples look as the bars do: outlined where those are, and hatched as they are. */
static void
test_colours (ChartFixture *fixture, gconstpointer data)
{
  chart_fixture_ask (fixture, members, G_N_ELEMENTS (members));
  for (PledgeTheme theme = PLEDGE_THEME_LIGHT; theme <= PLEDGE_THEME_HIGH_CONTRAST_DARK; theme++)
    {
      const PledgeChart *chart;
      guint bar;

      fixture->style = pledge_style_new (theme, 1);
      chart = draw (fixture, PLEDGE_VIEW_RANKING);
      bar = fixture->style.outlined ? 1 : 0;
      g_assert_cmpuint (chart_fixture_count (chart, "legend-met", PLEDGE_SHAPE_RECT), ==, bar + 1);
      if (fixture->style.outlined)
        assert_colour (&chart_fixture_shape (chart, "legend-met", PLEDGE_SHAPE_RECT, 0)->rect.fill.colour, &fixture->style.text);
      assert_colour (&chart_fixture_shape (chart, "legend-met", PLEDGE_SHAPE_RECT, bar)->rect.fill.colour, &fixture->style.met);
      assert_colour (&chart_fixture_shape (chart, "legend-unmet", PLEDGE_SHAPE_RECT, bar)->rect.fill.colour, &fixture->style.unmet);
      assert_colour (&chart_fixture_shape (chart, "legend-gap", PLEDGE_SHAPE_RECT, 0)->rect.fill.colour, &fixture->style.gap);
      assert_colour (&chart_fixture_shape (chart, "legend-gap", PLEDGE_SHAPE_RECT, 0)->rect.fill.under, &fixture->style.gap_under);
      g_assert_cmpfloat (chart_fixture_shape (chart, "legend-gap", PLEDGE_SHAPE_RECT, 0)->rect.fill.hatch, ==,
                         chart_fixture_shape (chart, "gap-AAB", PLEDGE_SHAPE_RECT, 0)->rect.fill.hatch);
      assert_colour (&chart_fixture_shape (chart, "legend-target", PLEDGE_SHAPE_LINE, 0)->line.colour, &fixture->style.line);
    }
}

/* It stands between sentence and chart, on as many lines as it takes, and with larger text too. */
static void
test_place (ChartFixture *fixture, gconstpointer data)
{
  static const double widths[] = { 200, 320, 500, 800, 1200 };
  static const double scales[] = { 1, 1.5, 2 };

  chart_fixture_ask (fixture, members, G_N_ELEMENTS (members));
  fixture->request.title = "A title";
  fixture->request.sentence = "A sentence about it.";
  fixture->request.credit = "A credit.";
  fixture->request.height = 900;
  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    for (guint s = 0; s < G_N_ELEMENTS (scales); s++)
      for (PledgeView view = PLEDGE_VIEW_RANKING; view <= PLEDGE_VIEW_TARGET; view++)
        {
          g_autofree char *where = g_strdup_printf ("%s, %g wide, text %g", pledge_view_to_id (view), widths[w], scales[s]);
          const PledgeChart *chart;
          const PledgeGroup *sentence;

          fixture->style = pledge_style_new (PLEDGE_THEME_LIGHT, scales[s]);
          fixture->request.width = widths[w];
          chart = draw (fixture, view);
          chart_fixture_check (chart, where);
          sentence = pledge_scene_find_group (chart->scene, "sentence");
          for (guint i = 0; i < pledge_scene_get_n_groups (chart->scene); i++)
            {
              const PledgeGroup *group = pledge_scene_get_group (chart->scene, i);

              if (!g_str_has_prefix (group->id, "legend-"))
                continue;
              g_assert_cmpfloat (group->bounds.y, >=, sentence->bounds.y + sentence->bounds.height - 3);
              g_assert_cmpfloat (group->bounds.y + group->bounds.height, <=, chart->plot.y);
            }
        }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/legend/keys", ChartFixture, NULL, chart_fixture_set_up, test_keys, chart_fixture_tear_down);
  g_test_add ("/legend/only-what-is-shown", ChartFixture, NULL, chart_fixture_set_up, test_only_what_is_shown, chart_fixture_tear_down);
  g_test_add ("/legend/colours", ChartFixture, NULL, chart_fixture_set_up, test_colours, chart_fixture_tear_down);
  g_test_add ("/legend/place", ChartFixture, NULL, chart_fixture_set_up, test_place, chart_fixture_tear_down);
  return g_test_run ();
}
