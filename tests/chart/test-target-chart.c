/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "chart-fixture.h"
#include "pledge-words.h"

static const ChartMember members[] = {
  { "Aland", 42, 1000, 4.2 },
  { "Beland", 24, 1000, 2.4 },
  { "Celand", 24, 1000, 2.4 },
  { "Deland", NAN, NAN, NAN },
};

static const PledgeChart *
draw (ChartFixture *fixture)
{
  return chart_fixture_draw (fixture, PLEDGE_VIEW_TARGET);
}

static void
ask (ChartFixture *fixture)
{
  fixture->request.marks = fixture->marks;
  fixture->request.height = 60;
  chart_fixture_ask (fixture, members, G_N_ELEMENTS (members));
}

static const char *
label_of (const PledgeChart *chart, const char *id)
{
  return chart_fixture_count (chart, id, PLEDGE_SHAPE_TEXT) > 0 ? chart_fixture_shape (chart, id, PLEDGE_SHAPE_TEXT, 0)->text.text : NULL;
}

static void
test_marks (ChartFixture *fixture, gconstpointer data)
{
  const PledgeChart *chart;

  ask (fixture);
  chart = draw (fixture);
  for (guint i = 0; i < 3; i++)
    {
      const PledgeAnswerRow *row = pledge_answer_get_row (fixture->answer, i);
      g_autofree char *id = g_strconcat ("mark-", row->iso3, NULL), *words = pledge_words_row (fixture->answer, row);
      const PledgeGroup *group = pledge_scene_find_group (chart->scene, id);
      const PledgeShape *disc = chart_fixture_shape (chart, id, PLEDGE_SHAPE_DISC, 0);
      const PledgeColour *fill = row->meets ? &fixture->style.met : &fixture->style.background;

      g_assert_cmpfloat_with_epsilon (disc->disc.cx, pledge_axis_to_px (&chart->target_axis, row->share_pct), 1e-9);
      g_assert_cmpmem (&disc->disc.fill, sizeof *fill, fill, sizeof *fill);
      g_assert_cmpint (group->role, ==, PLEDGE_ROLE_ITEM);
      g_assert_cmpstr (group->name, ==, row->name);
      g_assert_cmpstr (group->description, ==, words);
      g_assert_true (pledge_rect_contains (&group->hit, disc->disc.cx, disc->disc.cy));
    }
  g_assert_null (pledge_scene_find_group (chart->scene, "mark-AAD"));
}

static void
test_handle (ChartFixture *fixture, gconstpointer data)
{
  static const double targets[] = { 0, 2, 3.5, 6 };

  ask (fixture);
  fixture->request.axis_max_pct = 6;
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      const PledgeChart *chart;
      const PledgeGroup *group;
      g_autofree char *value = NULL;
      double x;

      chart_fixture_set_target (fixture, targets[i]);
      chart = draw (fixture);
      x = pledge_axis_to_px (&chart->target_axis, targets[i]);
      value = pledge_words_value_text (fixture->answer);
      group = pledge_scene_find_group (chart->scene, "target");
      g_assert_cmpint (group->role, ==, PLEDGE_ROLE_SLIDER);
      g_assert_cmpstr (group->description, ==, value);
      g_assert_cmpfloat_with_epsilon (chart_fixture_shape (chart, "target", PLEDGE_SHAPE_DISC, 0)->disc.cx, x, 1e-9);
      if (targets[i] > 0)
        {
          PledgeRect filled = chart_fixture_shape (chart, "track-filled", PLEDGE_SHAPE_RECT, 0)->rect.area;

          g_assert_cmpfloat_with_epsilon (filled.x + filled.width, x, 1e-9);
        }
      g_assert_true (pledge_rect_contains (&chart->target_grab, x, chart_fixture_shape (chart, "target", PLEDGE_SHAPE_DISC, 0)->disc.cy));
      chart_fixture_check (chart, "handle");
    }

  chart_fixture_set_target (fixture, 20);
  g_assert_cmpfloat_with_epsilon (chart_fixture_shape (draw (fixture), "target", PLEDGE_SHAPE_DISC, 0)->disc.cx, fixture->chart->target_axis.end, 1e-9);
}

/* The strip's track lies under the ranking's axis, also where that begins at the very edge. */
static void
test_align (ChartFixture *fixture, gconstpointer data)
{
  const PledgeAxis edge = { .start = 12.5, .end = 332.5 };
  const PledgeChart *chart;

  ask (fixture);
  fixture->request.align = &edge;
  fixture->request.width = 360;
  chart = draw (fixture);
  g_assert_cmpfloat (chart->target_axis.start, ==, 12.5);
  g_assert_cmpfloat (chart->target_axis.end, ==, 332.5);
  g_assert_cmpfloat (chart->target_axis.max, ==, 6);

  fixture->request.target_active = fixture->request.target_focused = TRUE;
  chart_fixture_set_target (fixture, 0);
  chart_fixture_check (draw (fixture), "at the edge");
  fixture->style = pledge_style_new (PLEDGE_THEME_LIGHT, 2);
  fixture->request.height = 120;
  chart_fixture_check (draw (fixture), "at the edge, large text");
}

static void
test_commitments (ChartFixture *fixture, gconstpointer data)
{
  const PledgeChart *chart;
  const PledgeGroup *group;

  ask (fixture);
  chart = draw (fixture);
  g_assert_cmpstr (label_of (chart, "commitment-200"), ==, "2\302\240% Wales 2014");
  g_assert_cmpstr (label_of (chart, "commitment-350"), ==, "3.5\302\240% The Hague, core +1");
  g_assert_cmpstr (label_of (chart, "commitment-500"), ==, "5\302\240% The Hague, total");
  group = pledge_scene_find_group (chart->scene, "commitment-350");
  g_assert_cmpstr (group->owner, ==, "target:350");
  g_assert_cmpstr (group->description, ==, "2025-06, Somebody: They said so. 2025-06, Somebody: They said so.");
  g_assert_cmpfloat_with_epsilon (chart_fixture_shape (chart, "commitment-500", PLEDGE_SHAPE_LINE, 0)->line.x1,
                                  pledge_axis_to_px (&chart->target_axis, 5), 0.51);
  g_assert_true (pledge_rect_contains (&group->hit, pledge_axis_to_px (&chart->target_axis, 3.5), group->bounds.y + group->bounds.height - 4));

  /* What lies beyond an axis that is held still is not on it. */
  fixture->request.axis_max_pct = 4.5;
  g_assert_null (pledge_scene_find_group (draw (fixture)->scene, "commitment-500"));
}

/* Each label stands over or beside its tick and leaves the next room for its share. */
static void
test_crowded (ChartFixture *fixture, gconstpointer data)
{
  static const char *const ids[] = { "commitment-200", "commitment-300", "commitment-350", "commitment-500" };
  PledgeCommitmentInfo info = { .id = "close", .date = "2025-03", .actor = "A", .addressee = "B", .target_pct = 3, .label = "A request", .fact = "F.", .source = "S" };

  g_ptr_array_insert (fixture->marks, 1, pledge_commitment_new (&info));
  ask (fixture);
  for (double width = 200; width <= 1000; width += 20)
    {
      g_autofree char *where = g_strdup_printf ("crowded at %g", width);
      const PledgeChart *chart;

      fixture->request.width = width;
      chart = draw (fixture);
      chart_fixture_check (chart, where);
      for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
        {
          double tick = chart_fixture_shape (chart, ids[i], PLEDGE_SHAPE_LINE, 0)->line.x1;
          PledgeRect box;

          if (width >= 360)
            g_assert_nonnull (label_of (chart, ids[i]));
          if (label_of (chart, ids[i]) == NULL)
            continue;
          box = chart_fixture_text_box (chart, chart_fixture_shape (chart, ids[i], PLEDGE_SHAPE_TEXT, 0));
          g_assert_cmpfloat (box.x, <=, tick);
          g_assert_cmpfloat (box.x + box.width, >=, tick);
        }
    }
}

/* Two shares that a label cannot tell apart are one commitment, not two groups of one name. */
static void
test_nearly_equal (ChartFixture *fixture, gconstpointer data)
{
  PledgeCommitmentInfo info = { .id = "close", .date = "1986", .actor = "A", .addressee = "B", .target_pct = 2.004, .label = "Odd", .fact = "F.", .source = "S" };
  const PledgeChart *chart;

  g_ptr_array_insert (fixture->marks, 1, pledge_commitment_new (&info));
  ask (fixture);
  chart = draw (fixture);
  g_assert_cmpstr (label_of (chart, "commitment-200"), ==, "2\302\240% Wales 2014 +1");
}

static void
test_scale (ChartFixture *fixture, gconstpointer data)
{
  const PledgeChart *chart;

  /* Only a picture of its own has a scale. */
  ask (fixture);
  g_assert_null (pledge_scene_find_group (draw (fixture)->scene, "axis"));
  fixture->request.title = "A title";
  fixture->request.height = 300;
  chart = draw (fixture);
  g_assert_cmpstr (label_of (chart, "axis"), ==, "3.50\302\240%");
  g_assert_cmpuint (chart_fixture_count (chart, "axis", PLEDGE_SHAPE_TEXT), ==, 8);
  chart_fixture_check (chart, "with a scale");
}

static void
test_ends (ChartFixture *fixture, gconstpointer data)
{
  PledgeView view = PLEDGE_VIEW_RANKING;
  const PledgeChart *chart;

  g_assert_true (pledge_view_from_id ("target", &view));
  g_assert_cmpint (view, ==, PLEDGE_VIEW_TARGET);
  g_assert_cmpstr (pledge_view_to_id (PLEDGE_VIEW_RANKING), ==, "ranking");
  g_assert_false (pledge_view_from_id ("pie", &view));

  ask (fixture);
  fixture->request.width = fixture->request.height = PLEDGE_CHART_MIN;
  chart = draw (fixture);
  g_assert_cmpfloat (chart->target_axis.end, >, chart->target_axis.start);
}

static void
test_everywhere (ChartFixture *fixture, gconstpointer data)
{
  chart_fixture_check_everywhere (fixture, PLEDGE_VIEW_TARGET);
}

#define ADD(path, test) g_test_add ("/chart/target/" path, ChartFixture, NULL, chart_fixture_set_up, test, chart_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("marks", test_marks);
  ADD ("handle", test_handle);
  ADD ("align", test_align);
  ADD ("commitments", test_commitments);
  ADD ("crowded", test_crowded);
  ADD ("nearly-equal", test_nearly_equal);
  ADD ("scale", test_scale);
  ADD ("ends", test_ends);
  ADD ("everywhere", test_everywhere);
  return g_test_run ();
}
