/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "chart-fixture.h"
#include "pledge-words-lens.h"
#include "pledge-words.h"

/* At 3.5 %: AAA is 7 above, AAB and AAC are 11 below and equal, AAD has no money, AAE is 20 below by its money
 * alone, AAF is 215 above, AAG has nothing, AAH no GDP, AAI meets as printed and is 5 below by its money. */
static const ChartMember members[] = {
  { "Aland", 42, 1000, 4.2 },
  { "Beland", 24, 1000, 2.4 },
  { "Celand", 24, 1000, 2.4 },
  { "Deland", NAN, NAN, 2.1 },
  { "Eland", 15, 1000, NAN },
  { "Feland", 250, 1000, 25.0 },
  { "Geland", NAN, NAN, NAN },
  { "Heland", 30, 0, 2.2 },
  { "Iland", 30, 1000, 3.6 },
};

static void
ask (ChartFixture *fixture)
{
  chart_fixture_ask (fixture, members, G_N_ELEMENTS (members));
}

static void
ask_in (ChartFixture *fixture, PledgeLens lens)
{
  pledge_scenario_set_lens (fixture->scenario, lens);
  chart_fixture_set_target (fixture, 3.5);
}

static const PledgeChart *
draw (ChartFixture *fixture)
{
  return chart_fixture_draw (fixture, PLEDGE_VIEW_GAP);
}

static const PledgeShape *
find_text (const PledgeChart *chart, const char *group)
{
  return chart_fixture_shape (chart, group, PLEDGE_SHAPE_TEXT, 0);
}

static double
right_of (PledgeRect rect)
{
  return rect.x + rect.width;
}

/* The gap axis: what the chart says of its ends, on the pixels of its first and last tick's rules. */
static PledgeAxis
axis_of (const PledgeChart *chart, const char *reference, double gap)
{
  PledgeAxis axis = { .min = chart->gap_min_lens, .max = chart->gap_max_lens };
  PledgeRect bar = chart_fixture_shape (chart, reference, PLEDGE_SHAPE_RECT, 0)->rect.area;
  double per_unit = bar.width / fabs (gap);
  double zero = gap > 0 ? bar.x : right_of (bar);

  axis.start = zero + axis.min * per_unit;
  axis.end = zero + axis.max * per_unit;
  return axis;
}

static void
assert_bar (const PledgeChart *chart, const PledgeAxis *axis, const char *group, double gap)
{
  const PledgeShape *bar = chart_fixture_shape (chart, group, PLEDGE_SHAPE_RECT, 0);

  g_assert_cmpfloat_with_epsilon (bar->rect.area.x, pledge_axis_to_px (axis, MIN (gap, 0)), 1e-6);
  g_assert_cmpfloat_with_epsilon (right_of (bar->rect.area), pledge_axis_to_px (axis, MAX (gap, 0)), 1e-6);
}

static void
test_bars (ChartFixture *fixture, gconstpointer data)
{
  const PledgeChart *chart;
  PledgeAxis axis;
  const PledgeShape *zero;

  ask (fixture);
  chart = draw (fixture);
  /* Steps of 50, an eighth of 215 rounded up. */
  g_assert_cmpfloat (chart->gap_min_lens, ==, -250);
  g_assert_cmpfloat (chart->gap_max_lens, ==, 50);
  axis = axis_of (chart, "gap-AAF", -215);
  g_assert_cmpfloat (axis.end - axis.start, >, 400);
  g_assert_cmpfloat (axis.start, >, right_of (chart_fixture_text_box (chart, find_text (chart, "row-AAA"))));
  g_assert_cmpfloat (axis.end, <, chart_fixture_text_box (chart, chart_fixture_shape (chart, "row-AAA", PLEDGE_SHAPE_TEXT, 1)).x);
  assert_bar (chart, &axis, "gap-AAA", -7);
  assert_bar (chart, &axis, "gap-AAB", 11);
  assert_bar (chart, &axis, "gap-AAC", 11);
  assert_bar (chart, &axis, "gap-AAE", 20);
  assert_bar (chart, &axis, "gap-AAI", 5);
  zero = chart_fixture_shape (chart, "zero", PLEDGE_SHAPE_LINE, 0);
  g_assert_cmpfloat_with_epsilon (zero->line.x1, pledge_axis_to_px (&axis, 0), 0.51); /* on the middle of its pixel */
  g_assert_cmpfloat (zero->line.width, >, chart_fixture_shape (chart, "tick-0", PLEDGE_SHAPE_LINE, 0)->line.width);
}

/* Told apart by more than colour and side. */
static void
test_fills (ChartFixture *fixture, gconstpointer data)
{
  const PledgeChart *chart;

  ask (fixture);
  chart = draw (fixture);
  g_assert_cmpuint (chart_fixture_count (chart, "gap-AAF", PLEDGE_SHAPE_RECT), ==, 1);
  g_assert_cmpfloat (chart_fixture_shape (chart, "gap-AAF", PLEDGE_SHAPE_RECT, 0)->rect.fill.hatch, ==, 0);
  g_assert_cmpmem (&chart_fixture_shape (chart, "gap-AAF", PLEDGE_SHAPE_RECT, 0)->rect.fill.colour, sizeof (PledgeColour),
                   &fixture->style.met, sizeof (PledgeColour));
  g_assert_cmpfloat (chart_fixture_shape (chart, "gap-AAE", PLEDGE_SHAPE_RECT, 1)->rect.fill.hatch, >, 0);
}

static void
assert_order (ChartFixture *fixture, const char *expected)
{
  const PledgeChart *chart = draw (fixture);
  g_autoptr (GString) order = g_string_new (NULL);
  double last = -1;

  for (guint i = 0; i < pledge_scene_get_n_groups (chart->scene); i++)
    {
      const PledgeGroup *group = pledge_scene_get_group (chart->scene, i);

      if (!g_str_has_prefix (group->id, "row-"))
        continue;
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
  assert_order (fixture, "AAE AAB AAC AAI AAA AAF AAH AAD ");
  pledge_scenario_set_sort (fixture->scenario, PLEDGE_SORT_GAP);
  chart_fixture_set_target (fixture, 3.5);
  assert_order (fixture, "AAE AAB AAC AAI AAA AAF AAH AAD ");
  pledge_scenario_set_sort (fixture->scenario, PLEDGE_SORT_NAME);
  chart_fixture_set_target (fixture, 3.5);
  assert_order (fixture, "AAA AAB AAC AAD AAE AAF AAH AAI ");
}

static void
test_words (ChartFixture *fixture, gconstpointer data)
{
  const PledgeChart *chart;

  ask (fixture);
  chart = draw (fixture);
  for (guint i = 0; i < pledge_answer_get_n_drawn (fixture->answer); i++)
    {
      const PledgeAnswerRow *row = pledge_answer_get_row (fixture->answer, i);
      g_autofree char *id = g_strconcat ("row-", row->iso3, NULL), *gap_id = g_strconcat ("gap-", row->iso3, NULL);
      g_autofree char *words = pledge_words_row (fixture->answer, row), *gap = pledge_words_gap (fixture->answer, row);
      const PledgeGroup *group = pledge_scene_find_group (chart->scene, id);

      g_assert_cmpint (group->role, ==, PLEDGE_ROLE_ITEM);
      g_assert_cmpstr (group->owner, ==, row->iso3);
      g_assert_cmpstr (group->name, ==, row->name);
      g_assert_cmpstr (group->description, ==, words);
      if (isfinite (row->gap_lens))
        g_assert_cmpstr (find_text (chart, gap_id)->text.text, ==, gap);
      else
        /* In place of the bar: why there is none. */
        g_assert_cmpstr (find_text (chart, id)->text.text, ==, pledge_words_lens_absence (fixture->answer, row));
    }
  g_assert_cmpstr (find_text (chart, "row-AAD")->text.text, ==, "no money figures for it in this edition");
  g_assert_cmpstr (find_text (chart, "row-AAH")->text.text, ==, "no GDP to measure a gap against");
  g_assert_cmpuint (chart_fixture_count (chart, "gap-AAH", PLEDGE_SHAPE_RECT), ==, 0);
  g_assert_null (pledge_scene_find_group (chart->scene, "row-AAG"));
  g_assert_nonnull (strstr (pledge_scene_find_group (chart->scene, "notes")->name, "Geland"));
  g_assert_cmpstr (find_text (chart, "basis")->text.text, ==, "Current US$ (NATO, June 2024)");
}

/* No line to drag, and headings that are pressed in a window only. */
static void
test_holds (ChartFixture *fixture, gconstpointer data)
{
  static const char *const headings[][2] = { { "sort-name", "sort:name" }, { "sort-share", "sort:share" }, { "sort-gap", "sort:gap" } };
  const PledgeChart *chart;

  ask (fixture);
  fixture->request.scrolls = TRUE;
  chart = draw (fixture);
  g_assert_cmpfloat (chart->target_grab.width, ==, 0);
  g_assert_cmpfloat (chart->target_axis.max, ==, chart->target_axis.min);
  g_assert_null (pledge_scene_find_group (chart->scene, "target"));
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      const PledgeGroup *group = pledge_scene_find_group (chart->scene, headings[i][0]);

      g_assert_cmpstr (group->owner, ==, headings[i][1]);
      g_assert_true (pledge_scene_pick (chart->scene, group->hit.x + group->hit.width / 2, group->hit.y + group->hit.height / 2) == group);
    }
  fixture->request.scrolls = FALSE;
  g_assert_cmpfloat (pledge_scene_find_group (draw (fixture)->scene, "sort-gap")->hit.width, ==, 0);
}

static void
test_selection (ChartFixture *fixture, gconstpointer data)
{
  static const char *const selection[] = { "AAB", "AAE", NULL };
  guint before;

  ask (fixture);
  before = chart_fixture_count (draw (fixture), "row-AAB", PLEDGE_SHAPE_RECT);
  fixture->request.hovered = "AAA";
  fixture->request.selected = "AAB";
  g_assert_cmpuint (chart_fixture_count (draw (fixture), "row-AAA", PLEDGE_SHAPE_RECT), ==, before + 1);
  g_assert_cmpuint (chart_fixture_count (draw (fixture), "row-AAB", PLEDGE_SHAPE_RECT), ==, before + 1);
  g_assert_cmpuint (chart_fixture_count (draw (fixture), "row-AAE", PLEDGE_SHAPE_RECT), ==, before);
  fixture->request.selection = selection;
  g_assert_cmpuint (chart_fixture_count (draw (fixture), "row-AAE", PLEDGE_SHAPE_RECT), ==, before + 1);
  g_assert_cmpuint (chart_fixture_count (draw (fixture), "row-AAC", PLEDGE_SHAPE_RECT), ==, before);
}

static void
assert_totals (ChartFixture *fixture, const char *shortfall, const char *net, const char *note)
{
  const PledgeChart *chart = draw (fixture);

  g_assert_cmpstr (find_text (chart, "total-shortfall")->text.text, ==, shortfall);
  g_assert_cmpstr (find_text (chart, "total-net")->text.text, ==, net);
  g_assert_cmpint (pledge_scene_find_group (chart->scene, "totals")->role, ==, PLEDGE_ROLE_LIST);
  if (note != NULL)
    g_assert_cmpstr (find_text (chart, "total-note")->text.text, ==, note);
  else
    g_assert_null (pledge_scene_find_group (chart->scene, "total-note"));
}

static void
test_totals (ChartFixture *fixture, gconstpointer data)
{
  ask (fixture);
  /* 20 + 11 + 11 + 5, and that less 7 and 215; Iland meets as printed. */
  g_assert_cmpfloat_with_epsilon (pledge_answer_get_totals (fixture->answer)->shortfall_lens, 47, 1e-9);
  g_assert_cmpfloat_with_epsilon (pledge_answer_get_totals (fixture->answer)->net_lens, -175, 1e-9);
  assert_totals (fixture, "Shortfall of the 4 whose money is below the target: US$47\302\240m",
                 "Net gap, surpluses taken off: US$175\302\240m above", "2 of 8 members are left out of the totals.");
}

static void
test_all_above (ChartFixture *fixture, gconstpointer data)
{
  const PledgeChart *chart;

  chart_fixture_ask_many (fixture, 31);
  chart_fixture_set_target (fixture, 0);
  chart = draw (fixture);
  g_assert_cmpstr (find_text (chart, "total-shortfall")->text.text, ==, "No shortfall: none is below the target");
  g_assert_cmpfloat (chart->gap_max_lens, ==, 0);
  g_assert_cmpfloat (chart->gap_min_lens, <, 0);
  g_assert_nonnull (strstr (find_text (chart, "total-net")->text.text, " above"));
  g_assert_cmpstr (find_text (chart, "sides")->text.text, ==, "← above the target");
  g_assert_cmpuint (chart_fixture_count (chart, "sides", PLEDGE_SHAPE_TEXT), ==, 1);
  chart_fixture_check (chart, "all above");
}

static void
test_all_below (ChartFixture *fixture, gconstpointer data)
{
  const PledgeChart *chart;

  chart_fixture_ask_many (fixture, 31);
  chart_fixture_set_target (fixture, 20);
  chart = draw (fixture);
  g_assert_cmpfloat (chart->gap_min_lens, ==, 0);
  g_assert_cmpfloat (chart->gap_max_lens, >, 0);
  g_assert_nonnull (strstr (find_text (chart, "total-net")->text.text, " below"));
  g_assert_cmpstr (find_text (chart, "sides")->text.text, ==, "below the target →");
  chart_fixture_check (chart, "all below");
}

static void
test_equal (ChartFixture *fixture, gconstpointer data)
{
  static const ChartMember on_target[] = { { "Aland", 35, 1000, 3.5 }, { "Beland", 35, 1000, 3.5 } };
  const PledgeChart *chart;

  chart_fixture_ask (fixture, &members[1], 2);
  chart = draw (fixture);
  g_assert_cmpfloat (chart_fixture_shape (chart, "gap-AAA", PLEDGE_SHAPE_RECT, 0)->rect.area.width, ==,
                     chart_fixture_shape (chart, "gap-AAB", PLEDGE_SHAPE_RECT, 0)->rect.area.width);
  g_assert_cmpfloat (chart->gap_max_lens, ==, 12); /* in steps of 2 */
  chart_fixture_check (chart, "equal");

  /* Bars without length leave an axis that reads. */
  chart_fixture_ask (fixture, on_target, 2);
  chart = draw (fixture);
  g_assert_cmpfloat (chart->gap_min_lens, ==, 0);
  g_assert_cmpfloat (chart->gap_max_lens, ==, 1);
  g_assert_cmpuint (chart_fixture_count (chart, "gap-AAA", PLEDGE_SHAPE_RECT), ==, 0);
  chart_fixture_check (chart, "on the target");
}

/* A lens in which nobody has an amount names everybody and says why. */
static void
test_lens_without_figures (ChartFixture *fixture, gconstpointer data)
{
  static const struct {
    PledgeLens lens;
    const char *reason;
  } cases[] = {
    { PLEDGE_LENS_SOLDIER, "no personnel figures in this edition" },
    { PLEDGE_LENS_CONST, "no constant prices in this edition" },
    { PLEDGE_LENS_BUDGET, "no economic outlook loaded" },
    { PLEDGE_LENS_HEAD, "no economic outlook loaded" },
    { PLEDGE_LENS_PPP, "no economic outlook loaded" },
    { PLEDGE_LENS_NATIONAL, "no exchange rate in this edition, and no economic outlook loaded" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = g_strdup_printf ("Without an amount: Feland, Aland, Iland, Beland, Celand, Eland (%s); Heland (no GDP to measure "
                                                "a gap against); Deland (no money figures for it in this edition).", cases[i].reason);
      const PledgeChart *chart;

      ask (fixture);
      ask_in (fixture, cases[i].lens);
      chart = draw (fixture);
      g_assert_cmpstr (pledge_scene_find_group (chart->scene, "empty")->name, ==, words);
      g_assert_null (pledge_scene_find_group (chart->scene, "totals"));
      g_assert_null (pledge_scene_find_group (chart->scene, "zero"));
      g_assert_cmpfloat (chart->gap_min_lens, ==, 0);
      g_assert_cmpfloat (chart->gap_max_lens, ==, 0);
      chart_fixture_check (chart, cases[i].reason);
      fixture->request.width = fixture->request.height = 160;
      chart_fixture_check (draw (fixture), cases[i].reason);
      fixture->request.width = 1000;
      fixture->request.height = 700;
    }
}

static void
test_without_figures (ChartFixture *fixture, gconstpointer data)
{
  chart_fixture_ask (fixture, &members[6], 1);
  g_assert_nonnull (strstr (pledge_scene_find_group (draw (fixture)->scene, "empty")->name, "no figures"));
  chart_fixture_check (draw (fixture), "without figures");
}

/* An axis that is held keeps its ends while the target is dragged, and reaches further where it must. */
static void
test_axis_held (ChartFixture *fixture, gconstpointer data)
{
  double zero = 0;

  chart_fixture_ask_many (fixture, 31);
  chart_fixture_set_target (fixture, 4);
  fixture->request.gap_min_lens = draw (fixture)->gap_min_lens;
  fixture->request.gap_max_lens = draw (fixture)->gap_max_lens;
  zero = chart_fixture_shape (draw (fixture), "zero", PLEDGE_SHAPE_LINE, 0)->line.x1;
  for (double target_pct = 3.9; target_pct > 2.05; target_pct -= 0.05)
    {
      const PledgeChart *chart;

      chart_fixture_set_target (fixture, target_pct);
      chart = draw (fixture);
      g_assert_cmpfloat (chart->gap_max_lens, ==, fixture->request.gap_max_lens);
      g_assert_cmpfloat (chart->gap_min_lens, <=, fixture->request.gap_min_lens);
      if (chart->gap_min_lens == fixture->request.gap_min_lens)
        g_assert_cmpfloat (chart_fixture_shape (chart, "zero", PLEDGE_SHAPE_LINE, 0)->line.x1, ==, zero);
      fixture->request.gap_min_lens = chart->gap_min_lens;
      zero = chart_fixture_shape (chart, "zero", PLEDGE_SHAPE_LINE, 0)->line.x1;
    }
  chart_fixture_set_target (fixture, 8);
  g_assert_cmpfloat (draw (fixture)->gap_max_lens, >, fixture->request.gap_max_lens);
  g_assert_cmpfloat (draw (fixture)->gap_min_lens, <=, fixture->request.gap_min_lens);
}

static void
test_round_outward (ChartFixture *fixture, gconstpointer data)
{
  static const struct { double min, max, rounded_min, rounded_max; } cases[] = {
    { 0, 0, 0, 1 }, { 3, 7, 0, 7 }, { -13.4, 106.3, -20, 120 }, { 0, 417.3, 0, 500 }, { -393, 14, -400, 50 }, { 0, 100, 0, 100 },
    { -0.0004, 0, -0.0004, 0 }, { -2.33, 4.44, -3, 5 }, { 1e9, 1e9, 0, 1e9 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double min = cases[i].min, max = cases[i].max;

      pledge_axis_round_outward (&min, &max);
      g_assert_cmpfloat_with_epsilon (min, cases[i].rounded_min, 1e-6);
      g_assert_cmpfloat_with_epsilon (max, cases[i].rounded_max, 1e-6);
    }
}

/* From one year to the next rows and bars lie between where they were and where they go. */
static void
test_on_the_way (ChartFixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeAnswer) from = NULL;
  double was, is;

  ask (fixture);
  chart_fixture_set_target (fixture, 2);
  from = pledge_answer_ref (fixture->answer);
  chart_fixture_set_target (fixture, 3);
  fixture->request.gap_min_lens = -300;
  fixture->request.gap_max_lens = 100;
  is = chart_fixture_shape (draw (fixture), "gap-AAA", PLEDGE_SHAPE_RECT, 0)->rect.area.width; /* 12 above */
  fixture->request.from = from;
  was = chart_fixture_shape (draw (fixture), "gap-AAA", PLEDGE_SHAPE_RECT, 0)->rect.area.width; /* 22 above */
  g_assert_cmpfloat_with_epsilon (was / is, 22.0 / 12, 1e-6);
  fixture->request.progress = 0.5;
  g_assert_cmpfloat_with_epsilon (chart_fixture_shape (draw (fixture), "gap-AAA", PLEDGE_SHAPE_RECT, 0)->rect.area.width / is, 17.0 / 12, 1e-6);
  fixture->request.progress = 1;
  g_assert_cmpfloat_with_epsilon (chart_fixture_shape (draw (fixture), "gap-AAA", PLEDGE_SHAPE_RECT, 0)->rect.area.width, is, 1e-6);
}

static void
test_scroll (ChartFixture *fixture, gconstpointer data)
{
  const PledgeChart *chart;
  double totals_y;

  chart_fixture_ask_many (fixture, 200);
  fixture->request.scrolls = TRUE;
  chart = draw (fixture);
  totals_y = find_text (chart, "total-shortfall")->text.y;
  g_assert_cmpfloat (chart->content_height, >=, 200 * chart->row_height);
  g_assert_cmpfloat (chart->plot.y + chart->plot.height, <, totals_y);
  for (double scroll = 0; scroll < 2000; scroll += 97.25)
    {
      fixture->request.scroll = scroll;
      chart = draw (fixture);
      g_assert_cmpfloat (find_text (chart, "total-shortfall")->text.y, ==, totals_y);
      chart_fixture_check (chart, "scrolled");
    }
  fixture->request.scroll = 1e6;
  chart_fixture_check (draw (fixture), "scrolled to the end");
}

static void
test_themes (ChartFixture *fixture, gconstpointer data)
{
  static const double widths[] = { 160, 360, 520, 1000, 1920 };

  for (PledgeTheme theme = PLEDGE_THEME_LIGHT; theme <= PLEDGE_THEME_HIGH_CONTRAST_DARK; theme++)
    for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
      {
        g_autofree char *where = g_strdup_printf ("%s at %g", pledge_theme_to_id (theme), widths[w]);

        ask (fixture);
        fixture->style = pledge_style_new (theme, 1);
        fixture->request.width = widths[w];
        chart_fixture_check (draw (fixture), where);
      }
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
  chart_fixture_check_everywhere (fixture, PLEDGE_VIEW_GAP);
}

#define ADD(path, test) g_test_add ("/chart/gap/" path, ChartFixture, NULL, chart_fixture_set_up, test, chart_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("bars", test_bars);
  ADD ("fills", test_fills);
  ADD ("order", test_order);
  ADD ("words", test_words);
  ADD ("holds", test_holds);
  ADD ("selection", test_selection);
  ADD ("totals", test_totals);
  ADD ("all-above", test_all_above);
  ADD ("all-below", test_all_below);
  ADD ("equal", test_equal);
  ADD ("lens-without-figures", test_lens_without_figures);
  ADD ("without-figures", test_without_figures);
  ADD ("axis-held", test_axis_held);
  ADD ("round-outward", test_round_outward);
  ADD ("on-the-way", test_on_the_way);
  ADD ("scroll", test_scroll);
  ADD ("themes", test_themes);
  ADD ("tiny", test_tiny);
  ADD ("everywhere", test_everywhere);
  return g_test_run ();
}
