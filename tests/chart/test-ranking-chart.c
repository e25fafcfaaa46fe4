/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "chart-fixture.h"
#include "pledge-words.h"

/* AAA meets 3.5 %, AAB and AAC do not and are equal, AAD has no money, AAE no printed share, AAF is
 * beyond every target, AAG has nothing. */
static const ChartMember members[] = {
  { "Aland", 42, 1000, 4.2 },
  { "Beland", 24, 1000, 2.4 },
  { "Celand", 24, 1000, 2.4 },
  { "Deland", NAN, NAN, 2.1 },
  { "Eland", 15, 1000, NAN },
  { "Feland", 250, 1000, 25.0 },
  { "Geland", NAN, NAN, NAN },
};

static const PledgeChart *
draw (ChartFixture *fixture)
{
  return chart_fixture_draw (fixture, PLEDGE_VIEW_RANKING);
}

static void
ask (ChartFixture *fixture)
{
  chart_fixture_ask (fixture, members, G_N_ELEMENTS (members));
}

static char *
row_id (const char *prefix, const PledgeAnswerRow *row)
{
  return g_strconcat (prefix, "-", row->iso3, NULL);
}

static double
right_of (PledgeRect rect)
{
  return rect.x + rect.width;
}

static void
test_bars (ChartFixture *fixture, gconstpointer data)
{
  const PledgeChart *chart;

  ask (fixture);
  chart = draw (fixture);
  g_assert_cmpfloat (chart->target_axis.max, ==, 26);
  g_assert_cmpuint (pledge_answer_get_n_drawn (fixture->answer), ==, 6);
  for (guint i = 0; i < 6; i++)
    {
      const PledgeAnswerRow *row = pledge_answer_get_row (fixture->answer, i);
      g_autofree char *id = row_id ("row", row);
      const PledgeShape *bar = chart_fixture_shape (chart, id, PLEDGE_SHAPE_RECT, 0);
      const PledgeColour *colour = row->meets ? &fixture->style.met : &fixture->style.unmet;

      g_assert_cmpfloat_with_epsilon (bar->rect.area.x, chart->target_axis.start, 1e-9);
      g_assert_cmpfloat_with_epsilon (right_of (bar->rect.area), pledge_axis_to_px (&chart->target_axis, row->share_pct), 1e-9);
      g_assert_cmpmem (&bar->rect.fill.colour, sizeof *colour, colour, sizeof *colour);
      g_assert_cmpfloat (bar->rect.fill.hatch, ==, 0);
    }
  g_assert_null (pledge_scene_find_group (chart->scene, "row-AAG"));
}

static void
test_hatching (ChartFixture *fixture, gconstpointer data)
{
  const PledgeChart *chart;
  double line;

  ask (fixture);
  chart = draw (fixture);
  line = pledge_axis_to_px (&chart->target_axis, 3.5);
  for (guint i = 0; i < 6; i++)
    {
      const PledgeAnswerRow *row = pledge_answer_get_row (fixture->answer, i);
      g_autofree char *id = row_id ("gap", row);
      const PledgeShape *hatch;

      if (row->meets)
        {
          g_assert_cmpuint (chart_fixture_count (chart, id, PLEDGE_SHAPE_RECT), ==, 0);
          continue;
        }
      hatch = chart_fixture_shape (chart, id, PLEDGE_SHAPE_RECT, 0);
      g_assert_cmpfloat_with_epsilon (hatch->rect.area.x, pledge_axis_to_px (&chart->target_axis, row->share_pct), 1e-9);
      g_assert_cmpfloat_with_epsilon (right_of (hatch->rect.area), line, 1e-9);
      g_assert_cmpfloat (hatch->rect.fill.hatch, >, 0);
    }
  g_assert_cmpuint (pledge_answer_get_totals (fixture->answer)->meeting, ==, 2);
}

/* 3.496 is printed, and judged, as 3.50: no sliver of hatching is left of the line. */
static void
test_rounded_up (ChartFixture *fixture, gconstpointer data)
{
  const ChartMember close_to[] = { { "Near", 34.96, 1000, 3.496 }, { "Below", 34.94, 1000, 3.494 } };
  const PledgeChart *chart;

  chart_fixture_ask (fixture, close_to, G_N_ELEMENTS (close_to));
  chart = draw (fixture);
  g_assert_cmpuint (chart_fixture_count (chart, "gap-AAA", PLEDGE_SHAPE_RECT), ==, 0);
  g_assert_cmpuint (chart_fixture_count (chart, "gap-AAB", PLEDGE_SHAPE_RECT), ==, 1);
}

/* A member with a target of its own is hatched to that one, and not beyond an axis that is held still. */
static void
test_own_target (ChartFixture *fixture, gconstpointer data)
{
  const PledgeChart *chart;

  ask (fixture);
  pledge_scenario_set_own_target_pct (fixture->scenario, "AAB", 3.0);
  pledge_scenario_set_own_target_pct (fixture->scenario, "AAC", 12.0);
  chart_fixture_set_target (fixture, 3.5);
  fixture->request.axis_max_pct = 6;
  chart = draw (fixture);
  g_assert_cmpfloat_with_epsilon (right_of (chart_fixture_shape (chart, "gap-AAB", PLEDGE_SHAPE_RECT, 0)->rect.area),
                                  pledge_axis_to_px (&chart->target_axis, 3.0), 1e-9);
  g_assert_cmpfloat_with_epsilon (right_of (chart_fixture_shape (chart, "gap-AAC", PLEDGE_SHAPE_RECT, 0)->rect.area), chart->target_axis.end, 1e-9);
  g_assert_cmpfloat_with_epsilon (right_of (chart_fixture_shape (chart, "row-AAF", PLEDGE_SHAPE_RECT, 0)->rect.area), chart->target_axis.end, 1e-9);
  chart_fixture_check (chart, "own target");
}

static void
assert_order (ChartFixture *fixture, const char *expected)
{
  const PledgeChart *chart = draw (fixture);
  g_autoptr (GString) order = g_string_new (NULL);
  double last = -1;
  guint position = 0;

  for (guint i = 0; i < pledge_scene_get_n_groups (chart->scene); i++)
    {
      const PledgeGroup *group = pledge_scene_get_group (chart->scene, i);

      if (!g_str_has_prefix (group->id, "row-"))
        continue;
      g_assert_cmpstr (group->owner, ==, pledge_answer_get_row (fixture->answer, position++)->iso3);
      g_assert_cmpfloat (group->hit.y, >, last);
      last = group->hit.y;
      g_string_append_printf (order, "%s ", group->owner);
    }
  g_assert_cmpstr (order->str, ==, expected);
}

static void
test_order (ChartFixture *fixture, gconstpointer data)
{
  ask (fixture);
  assert_order (fixture, "AAF AAA AAB AAC AAD AAE ");
  pledge_scenario_set_sort (fixture->scenario, PLEDGE_SORT_NAME);
  chart_fixture_set_target (fixture, 3.5);
  assert_order (fixture, "AAA AAB AAC AAD AAE AAF ");
  pledge_scenario_set_sort (fixture->scenario, PLEDGE_SORT_GAP);
  chart_fixture_set_target (fixture, 3.5);
  assert_order (fixture, "AAE AAB AAC AAA AAF AAD ");
}

static void
test_words (ChartFixture *fixture, gconstpointer data)
{
  const PledgeChart *chart;

  ask (fixture);
  chart = draw (fixture);
  for (guint i = 0; i < 6; i++)
    {
      const PledgeAnswerRow *row = pledge_answer_get_row (fixture->answer, i);
      g_autofree char *id = row_id ("row", row), *gap_id = row_id ("gap", row);
      g_autofree char *words = pledge_words_row (fixture->answer, row), *gap = pledge_words_gap (fixture->answer, row);
      const PledgeGroup *group = pledge_scene_find_group (chart->scene, id);

      g_assert_cmpint (group->role, ==, PLEDGE_ROLE_ITEM);
      g_assert_cmpstr (group->name, ==, row->name);
      g_assert_cmpstr (group->description, ==, words);
      g_assert_cmpstr (pledge_scene_get_group (chart->scene, (guint) group->parent)->id, ==, "rows");
      g_assert_cmpstr (chart_fixture_shape (chart, id, PLEDGE_SHAPE_TEXT, 0)->text.text, ==, row->name);
      if (*gap != '\0')
        g_assert_cmpstr (chart_fixture_shape (chart, gap_id, PLEDGE_SHAPE_TEXT, 0)->text.text, ==, gap);
      else
        g_assert_cmpuint (chart_fixture_count (chart, gap_id, PLEDGE_SHAPE_TEXT), ==, 0);
    }
  g_assert_cmpstr (chart_fixture_shape (chart, "row-AAF", PLEDGE_SHAPE_TEXT, 1)->text.text, ==, "25.00\302\240%");
  g_assert_cmpstr (chart_fixture_shape (chart, "row-AAE", PLEDGE_SHAPE_TEXT, 1)->text.text, ==, "1.50\302\240%");
  g_assert_cmpuint (chart_fixture_count (chart, "gap-AAD", PLEDGE_SHAPE_TEXT), ==, 0);
  g_assert_nonnull (strstr (chart_fixture_shape (chart, "notes", PLEDGE_SHAPE_TEXT, 0)->text.text, "Geland"));
}

static void
test_target (ChartFixture *fixture, gconstpointer data)
{
  static const double targets[] = { 0, 0.01, 2, 3.5, 5.99, 6, 20 };

  ask (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      const PledgeChart *chart;
      const PledgeGroup *group;
      const PledgeShape *line, *text;
      g_autofree char *value = NULL, *where = g_strdup_printf ("target %g", targets[i]);
      double x;

      chart_fixture_set_target (fixture, targets[i]);
      chart = draw (fixture);
      x = pledge_axis_to_px (&chart->target_axis, targets[i]);
      line = chart_fixture_shape (chart, "target", PLEDGE_SHAPE_LINE, 0);
      g_assert_cmpfloat_with_epsilon (line->line.x1, x, 0.51); /* on the middle of its pixel */
      g_assert_cmpfloat (line->line.x1, ==, line->line.x2);
      g_assert_cmpfloat (line->line.y2, >=, chart->plot.y + 6 * chart->row_height);
      text = chart_fixture_shape (chart, "target", PLEDGE_SHAPE_TEXT, 0);
      g_assert_cmpfloat_with_epsilon (g_strtod (text->text.text, NULL), targets[i], 1e-9);
      group = pledge_scene_find_group (chart->scene, "target");
      value = pledge_words_value_text (fixture->answer);
      g_assert_cmpint (group->role, ==, PLEDGE_ROLE_SLIDER);
      g_assert_cmpstr (group->name, ==, "Target");
      g_assert_cmpstr (group->description, ==, value);
      g_assert_true (pledge_rect_contains (&chart->target_grab, x, chart->plot.y + chart->row_height));
      g_assert_cmpfloat (chart->target_grab.width, >=, 16); /* beside it rows are pointed at */
      g_assert_cmpfloat (chart->target_handle.width, >=, 40);
      chart_fixture_check (chart, where);
    }
}

/* While the target is dragged only what hangs on it may move. */
static void
test_columns_stand_still (ChartFixture *fixture, gconstpointer data)
{
  static const double widths[] = { 360, 600, 1000 };

  ask (fixture);
  fixture->request.scrolls = TRUE;
  fixture->request.axis_max_pct = 26;
  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    {
      double share_x = 0, gap_x = 0, name_left = 0;
      PledgeAxis axis = { 0 };

      fixture->request.width = widths[w];
      for (int step = 0; step <= 80; step++)
        {
          const PledgeChart *chart;

          chart_fixture_set_target (fixture, step * 0.25);
          chart = draw (fixture);
          if (step == 0)
            {
              axis = chart->target_axis;
              name_left = chart_fixture_shape (chart, "row-AAB", PLEDGE_SHAPE_TEXT, 0)->text.left;
              share_x = chart_fixture_shape (chart, "row-AAB", PLEDGE_SHAPE_TEXT, 1)->text.x;
              gap_x = chart_fixture_shape (chart, "gap-AAB", PLEDGE_SHAPE_TEXT, 0)->text.x;
            }
          g_assert_cmpmem (&chart->target_axis, sizeof axis, &axis, sizeof axis);
          g_assert_cmpfloat (chart_fixture_shape (chart, "row-AAB", PLEDGE_SHAPE_TEXT, 0)->text.left, ==, name_left);
          g_assert_cmpfloat (chart_fixture_shape (chart, "row-AAB", PLEDGE_SHAPE_TEXT, 1)->text.x, ==, share_x);
          g_assert_cmpfloat (chart_fixture_shape (chart, "gap-AAB", PLEDGE_SHAPE_TEXT, 0)->text.x, ==, gap_x);
        }
    }
}

/* An axis that is held still while the target leaves it. */
static void
test_target_beyond_axis (ChartFixture *fixture, gconstpointer data)
{
  const PledgeChart *chart;

  chart_fixture_ask_many (fixture, 31);
  fixture->request.axis_max_pct = 6;
  chart_fixture_set_target (fixture, 20);
  chart = draw (fixture);
  g_assert_cmpfloat (chart->target_axis.max, ==, 6);
  g_assert_cmpfloat_with_epsilon (chart_fixture_shape (chart, "target", PLEDGE_SHAPE_LINE, 0)->line.x1, chart->target_axis.end, 0.51);
  chart_fixture_check (chart, "beyond the axis");
}

static void
test_scroll (ChartFixture *fixture, gconstpointer data)
{
  g_autofree PledgeRect *before = g_new0 (PledgeRect, 200);
  const PledgeChart *chart;
  double limit;

  chart_fixture_ask_many (fixture, 200);
  fixture->request.scrolls = TRUE;
  chart = draw (fixture);
  g_assert_cmpfloat (chart->content_height, >=, 200 * chart->row_height);
  limit = chart->content_height - chart->plot.height;
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *id = row_id ("row", pledge_answer_get_row (fixture->answer, i));
      const PledgeGroup *group = pledge_scene_find_group (chart->scene, id);

      if (group != NULL)
        before[i] = group->hit;
    }
  for (double scroll = 1; scroll < 400; scroll += 7.25)
    {
      fixture->request.scroll = scroll;
      chart = draw (fixture);
      for (guint i = 0; i < 30; i++)
        {
          g_autofree char *id = row_id ("row", pledge_answer_get_row (fixture->answer, i));
          const PledgeGroup *group = pledge_scene_find_group (chart->scene, id);
          double top = chart->plot.y + i * chart->row_height - scroll;

          g_assert_true ((group != NULL) == (top + chart->row_height > chart->plot.y));
          if (group == NULL)
            continue;
          g_assert_cmpfloat_with_epsilon (right_of (group->hit), 1000, 1e-9);
          g_assert_cmpfloat_with_epsilon (group->hit.y + group->hit.height, before[i].y + before[i].height - scroll, 1e-6);
          g_assert_cmpfloat_with_epsilon (group->hit.y, MAX (top, chart->plot.y), 1e-6);
        }
      chart_fixture_check (chart, "scrolled");
    }
  /* No further than the last row and the notes. */
  fixture->request.scroll = 1e6;
  chart = draw (fixture);
  g_assert_nonnull (pledge_scene_find_group (chart->scene, "row-AHR")); /* the 200th */
  g_assert_cmpfloat_with_epsilon (pledge_scene_find_group (chart->scene, "row-AHR")->hit.y, before[0].y + 199 * chart->row_height - limit, 1e-6);
  chart_fixture_check (chart, "scrolled to the end");
}

/* What is hidden behind the headings or below the plot is not there for the pointer. */
static void
test_pick (ChartFixture *fixture, gconstpointer data)
{
  const PledgeChart *chart;

  chart_fixture_ask_many (fixture, 200);
  fixture->request.scrolls = TRUE;
  fixture->request.scroll = 10;
  chart = draw (fixture);
  for (double x = 0.5; x < 1000; x += 9)
    for (double y = 0.5; y < 700; y += 1)
      {
        const PledgeGroup *group = pledge_scene_pick (chart->scene, x, y);
        gboolean in_plot = y >= chart->plot.y && y < chart->plot.y + chart->plot.height;

        if (!in_plot)
          g_assert_true (group == NULL || !g_str_has_prefix (group->id, "row-"));
        else
          {
            guint position = (guint) floor ((y - chart->plot.y + 10) / chart->row_height);

            g_assert_nonnull (group);
            g_assert_cmpstr (group->owner, ==, pledge_answer_get_row (fixture->answer, position)->iso3);
          }
      }
}

static void
test_headings (ChartFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *id, *owner;
  } headings[] = { { "sort-name", "sort:name" }, { "sort-share", "sort:share" }, { "sort-gap", "sort:gap" } };
  const PledgeChart *chart;

  ask (fixture);
  fixture->request.scrolls = TRUE;
  chart = draw (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      const PledgeGroup *group = pledge_scene_find_group (chart->scene, headings[i].id);

      g_assert_cmpstr (group->owner, ==, headings[i].owner);
      g_assert_nonnull (group->description);
      g_assert_true (pledge_scene_pick (chart->scene, group->hit.x + group->hit.width / 2, group->hit.y + group->hit.height / 2) == group);
    }
  /* A picture cannot be pressed. */
  fixture->request.scrolls = FALSE;
  chart = draw (fixture);
  g_assert_cmpfloat (pledge_scene_find_group (chart->scene, "sort-gap")->hit.width, ==, 0);
}

/* Over the whole way of the handle no heading and no tick is half covered by it. */
static void
test_handle_hides_nothing (ChartFixture *fixture, gconstpointer data)
{
  static const double widths[] = { 240, 360, 520, 600, 1000 };

  chart_fixture_ask_many (fixture, 3);
  fixture->request.axis_max_pct = 20;
  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    for (int step = 0; step <= 200; step++)
      {
        g_autofree char *where = g_strdup_printf ("width %g, target %g", widths[w], step / 10.0);

        fixture->request.width = widths[w];
        chart_fixture_set_target (fixture, step / 10.0);
        chart_fixture_check (draw (fixture), where);
      }
}

static gboolean
is_kept (const PledgeScene *before, const PledgeScene *after, const char *id)
{
  g_autoptr (PledgeSceneDiff) diff = pledge_scene_diff_new (before, after);

  for (guint i = 0; i < diff->kept->len; i++)
    if (g_strcmp0 (pledge_scene_get_group (after, g_array_index (diff->kept, PledgeSceneMatch, i).after)->id, id) == 0)
      return TRUE;

  return FALSE;
}

static void
test_diff (ChartFixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeScene) before = NULL, after = NULL, flipped = NULL;

  ask (fixture);
  fixture->request.axis_max_pct = 26;
  chart_fixture_set_target (fixture, 2.39);
  before = pledge_scene_ref (draw (fixture)->scene);
  chart_fixture_set_target (fixture, 2.4);
  after = pledge_scene_ref (draw (fixture)->scene);
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *id = row_id ("row", pledge_answer_get_row (fixture->answer, i));

      g_assert_true (is_kept (before, after, id));
    }
  g_assert_false (is_kept (before, after, "gap-AAE"));
  g_assert_false (is_kept (before, after, "target"));

  /* From 2.40 to 2.41 the verdict on two members flips. */
  chart_fixture_set_target (fixture, 2.41);
  flipped = pledge_scene_ref (draw (fixture)->scene);
  g_assert_false (is_kept (after, flipped, "row-AAB"));
  g_assert_false (is_kept (after, flipped, "row-AAC"));
  g_assert_true (is_kept (after, flipped, "row-AAA"));
  g_assert_true (is_kept (after, flipped, "row-AAD"));
}

static void
test_names (ChartFixture *fixture, gconstpointer data)
{
  static const double widths[] = { 160, 360, 520, 1000 };
  g_autofree char *long_name = g_strnfill (200, 'W');
  g_autofree char *wordy = g_strdup ("The Most Serene and Ever Loyal Confederated Grand Duchies of the Upper and the Lower Marches, "
                                     "of the Isles Beyond the Sound and of the Free Cities of the Northern and the Southern Shore Roads");
  const ChartMember odd[] = {
    { long_name, 30, 1000, 3.0 },
    { wordy, 29, 1000, 2.9 },
    { "<b>Bold</b> & <i>co</i>", 28, 1000, 2.8 },
    { "المملكة العربية المتحدة للجبال والوديان البعيدة والقريبة", 27, 1000, 2.7 },
    { "ישראל (Israel) 1948", 26, 1000, 2.6 },
    { "日本国と周辺の島々", 25, 1000, 2.5 },
    { wordy, NAN, NAN, NAN },
  };

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    {
      g_autofree char *where = g_strdup_printf ("names at %g", widths[w]);
      const PledgeChart *chart;
      const char *shown;

      fixture->request.width = widths[w];
      fixture->request.title = long_name;
      fixture->request.sentence = wordy;
      fixture->request.credit = wordy;
      chart_fixture_ask (fixture, odd, G_N_ELEMENTS (odd));
      chart = draw (fixture);
      chart_fixture_check (chart, where);
      shown = chart_fixture_shape (chart, "row-AAA", PLEDGE_SHAPE_TEXT, 0)->text.text;
      g_assert_true (g_str_has_suffix (shown, "…"));
      g_assert_cmpuint (strlen (shown), <, 60);
      g_assert_cmpstr (pledge_scene_find_group (chart->scene, "row-AAA")->name, ==, long_name);
      if (widths[w] == 1000)
        g_assert_cmpstr (chart_fixture_shape (chart, "row-AAC", PLEDGE_SHAPE_TEXT, 0)->text.text, ==, odd[2].name);
    }
}

/* A picture that is too low says how many it leaves out. */
static void
test_left_out (ChartFixture *fixture, gconstpointer data)
{
  const PledgeChart *chart;
  guint n_rows = 0;
  g_autofree char *words = NULL;

  chart_fixture_ask_many (fixture, 200);
  chart = draw (fixture);
  for (guint i = 0; i < pledge_scene_get_n_groups (chart->scene); i++)
    n_rows += g_str_has_prefix (pledge_scene_get_group (chart->scene, i)->id, "row-");
  g_assert_cmpuint (n_rows, >, 30);
  g_assert_cmpuint (n_rows, <, 200);
  words = g_strdup_printf ("… and %u more", 200 - n_rows);
  g_assert_true (g_str_has_prefix (chart_fixture_shape (chart, "notes", PLEDGE_SHAPE_TEXT, 0)->text.text, words));
}

static void
test_narrow (ChartFixture *fixture, gconstpointer data)
{
  const PledgeChart *chart;

  /* Below 520 px the figures stand above the bars, and the line strikes no word out. */
  ask (fixture);
  fixture->request.width = 519;
  chart = draw (fixture);
  g_assert_cmpfloat (chart_fixture_shape (chart, "row-AAB", PLEDGE_SHAPE_TEXT, 0)->text.y, <,
                     chart_fixture_shape (chart, "row-AAB", PLEDGE_SHAPE_RECT, 0)->rect.area.y);
  g_assert_cmpuint (chart_fixture_count (chart, "target", PLEDGE_SHAPE_LINE), ==, 7); /* to the handle, and over each bar */
  chart_fixture_check (chart, "two lines");
  fixture->request.width = 520;
  chart = draw (fixture);
  g_assert_cmpfloat (chart_fixture_shape (chart, "row-AAB", PLEDGE_SHAPE_TEXT, 0)->text.y, >,
                     chart_fixture_shape (chart, "row-AAB", PLEDGE_SHAPE_RECT, 0)->rect.area.y);

  /* Two lines would leave rows out of this picture, one does not. */
  chart_fixture_ask_many (fixture, 31);
  fixture->request.width = 480;
  fixture->request.height = 560;
  chart = draw (fixture);
  g_assert_nonnull (pledge_scene_find_group (chart->scene, "row-ABE"));
  g_assert_null (strstr (pledge_scene_find_group (chart->scene, "notes")->name, "more"));
  ask (fixture);

  /* Where not all words have room the share goes first: its bar shows it. */
  fixture->request.width = 200;
  chart = draw (fixture);
  g_assert_cmpuint (chart_fixture_count (chart, "row-AAB", PLEDGE_SHAPE_TEXT), ==, 1);
  g_assert_cmpuint (chart_fixture_count (chart, "gap-AAB", PLEDGE_SHAPE_TEXT), ==, 1);
}

static void
test_without_figures (ChartFixture *fixture, gconstpointer data)
{
  const PledgeChart *chart;

  chart_fixture_ask (fixture, &members[6], 1);
  chart = draw (fixture);
  g_assert_nonnull (strstr (pledge_scene_find_group (chart->scene, "empty")->name, "no figures"));
  g_assert_null (pledge_scene_find_group (chart->scene, "target"));
  chart_fixture_check (chart, "without figures");
  fixture->request.width = fixture->request.height = 160;
  chart_fixture_check (draw (fixture), "without figures, small");
}

/* Nothing is refused by the scene, and nothing crashes, however small. */
static void
test_tiny (ChartFixture *fixture, gconstpointer data)
{
  chart_fixture_ask_many (fixture, 31);
  fixture->request.width = fixture->request.height = PLEDGE_CHART_MIN;
  fixture->request.title = fixture->request.sentence = fixture->request.credit = "Words upon words";
  g_assert_cmpfloat (pledge_scene_get_width (draw (fixture)->scene), ==, PLEDGE_CHART_MIN);
  fixture->request.scrolls = TRUE;
  g_assert_cmpfloat (pledge_scene_get_width (draw (fixture)->scene), ==, PLEDGE_CHART_MIN);
}

static void
test_everywhere (ChartFixture *fixture, gconstpointer data)
{
  chart_fixture_check_everywhere (fixture, PLEDGE_VIEW_RANKING);
}

#define ADD(path, test) g_test_add ("/chart/ranking/" path, ChartFixture, NULL, chart_fixture_set_up, test, chart_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("bars", test_bars);
  ADD ("hatching", test_hatching);
  ADD ("rounded-up", test_rounded_up);
  ADD ("own-target", test_own_target);
  ADD ("order", test_order);
  ADD ("words", test_words);
  ADD ("target", test_target);
  ADD ("columns-stand-still", test_columns_stand_still);
  ADD ("target-beyond-axis", test_target_beyond_axis);
  ADD ("scroll", test_scroll);
  ADD ("pick", test_pick);
  ADD ("headings", test_headings);
  ADD ("handle-hides-nothing", test_handle_hides_nothing);
  ADD ("diff", test_diff);
  ADD ("names", test_names);
  ADD ("left-out", test_left_out);
  ADD ("narrow", test_narrow);
  ADD ("without-figures", test_without_figures);
  ADD ("tiny", test_tiny);
  ADD ("everywhere", test_everywhere);
  return g_test_run ();
}
