/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-path-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-history-lines.h"
#include "pledge-path-layout.h"
#include "pledge-path-split.h"
#include "pledge-path-words.h"

#define REACH_PX 9.0         /* of the pointer for the target line */
#define POINT_REACH_PX 10.0
#define POINT_PX 3.5
#define HATCH_PX 4.5
#define COLUMN_PART 0.62     /* of a year's slot */
#define LEAST_SLOT_PX 7.0    /* years nearer to each other have no discs */

static double
x_of (const PledgePathLayout *layout, guint t)
{
  return pledge_axis_to_px (&layout->years, layout->line->years[t].year);
}

/* Whether the year is one of the user's own points, and these are followed. */
static gboolean
is_own_point (const PledgePathLayout *layout, guint t)
{
  const PledgePathAssumptions *assumptions = pledge_path_get_assumptions (layout->path);

  return t > 0 && t < layout->line->n_years && pledge_path_assumptions_get_shape (assumptions) == PLEDGE_PATH_SHAPE_OWN &&
         !isnan (pledge_path_assumptions_find_point_pct (assumptions, layout->line->iso3, layout->line->years[t].year));
}

static void
draw_column (const PledgePathLayout *layout, PledgeSceneBuilder *builder, guint t)
{
  const PledgePathYear *year = &layout->line->years[t];
  const PledgeStyle *style = layout->style;
  g_autofree char *id = g_strdup_printf ("extra-%d", year->year), *name = g_strdup_printf ("%d", year->year);
  g_autofree char *words = pledge_path_words_year (layout->path, layout->line, t);
  double width = MAX (layout->slot * COLUMN_PART, 1), x = x_of (layout, t) - width / 2;
  double from = pledge_axis_to_px (&layout->money_axis, layout->baselines[t]), to = pledge_axis_to_px (&layout->money_axis, layout->values[t]);
  PledgeRect column = { x, MIN (from, to), width, fabs (to - from) };
  PledgeRect slot = { x_of (layout, t) - layout->slot / 2, layout->money.y, layout->slot, layout->money.height };

  pledge_scene_builder_begin (builder, id, layout->line->iso3, PLEDGE_ROLE_ITEM, name, words);
  pledge_scene_builder_set_hit (builder, slot);
  if (layout->request->picked_year == year->year)
    pledge_scene_builder_rect (builder, slot, 0, (PledgeFill) { .colour = style->hover });
  if (style->outlined && column.height > 2)
    {
      pledge_scene_builder_rect (builder, column, 0, (PledgeFill) { .colour = style->text });
      column = (PledgeRect) { column.x + 1, column.y + 1, MAX (column.width - 2, 0), column.height - 2 };
    }
  /* Less than the baseline is no cost. */
  pledge_scene_builder_rect (builder, column, 0, year->lens.extra >= 0 ? (PledgeFill) { style->gap, HATCH_PX, style->gap_under }
                                                                       : (PledgeFill) { .colour = style->unmet });
  pledge_scene_builder_end (builder);
}

static void
draw_columns (const PledgePathLayout *layout, PledgeSceneBuilder *builder)
{
  g_autofree char *words = pledge_path_words_summary (layout->path, layout->line);

  pledge_scene_builder_begin (builder, "extra", NULL, PLEDGE_ROLE_LIST, _("Extra cost"), words);
  for (guint t = 1; t <= layout->line->n_years; t++)
    draw_column (layout, builder, t);
  pledge_scene_builder_end (builder);
}

static void
draw_course (const PledgePathLayout *layout, PledgeSceneBuilder *builder, const char *id, const char *name, const double *values, const PledgeAxis *axis,
             PledgeColour colour, double width)
{
  PledgeCourse course = { .values = values, .estimates = layout->assumed, .n_years = layout->line->n_years + 1 };
  PledgeAxis positions = { 0, layout->line->n_years, layout->years.start, layout->years.end };
  PledgeCourseLook look = { colour, width * layout->scale, 0, 3 * layout->scale, 0 };
  g_autofree char *words = pledge_path_words_summary (layout->path, layout->line);

  pledge_scene_builder_begin (builder, id, layout->line->iso3, PLEDGE_ROLE_ITEM, name, words);
  pledge_course_draw (builder, &course, &positions, axis, &look);
  pledge_scene_builder_end (builder);
}

static void
draw_end (const PledgePathLayout *layout, PledgeSceneBuilder *builder, const PledgeLineLabel *label, double line_height)
{
  g_autofree char *id = g_strconcat ("end-", label->id, NULL);
  double x = layout->money.x + layout->money.width + 8 * layout->scale;
  double baseline = label->at + layout->text_size * 0.35;

  pledge_scene_builder_begin (builder, id, layout->line->iso3, PLEDGE_ROLE_ITEM, label->name, label->text);
  if (layout->end_kind == PLEDGE_PATH_END_FULL)
    {
      pledge_scene_builder_text (builder, &(PledgeText) {
        label->name, x, round (baseline - line_height / 2), PLEDGE_ANCHOR_START, layout->text_size, PLEDGE_WEIGHT_NORMAL, label->colour, layout->ends_width + 1 });
      baseline += line_height / 2;
    }
  pledge_scene_builder_text (builder, &(PledgeText) {
    label->text, x, round (baseline), PLEDGE_ANCHOR_START, layout->text_size, PLEDGE_WEIGHT_BOLD, label->colour, layout->ends_width + 1 });
  pledge_scene_builder_end (builder);
}

/* Where the height holds one label only, it is spending. */
static void
draw_ends (const PledgePathLayout *layout, PledgeSceneBuilder *builder)
{
  const PledgePathYear *last = &layout->line->years[layout->line->n_years];
  g_autoptr (GArray) labels = g_array_new (FALSE, FALSE, sizeof (PledgeLineLabel));
  double line_height = layout->text_size * 1.25;
  double height = line_height * (layout->end_kind == PLEDGE_PATH_END_FULL ? 2 : 1) + 4 * layout->scale;
  PledgeLineLabel spending = { .id = "spending", .name = C_("path", "Spending"), .colour = layout->style->met };
  PledgeLineLabel baseline = { .id = "baseline", .name = pledge_path_layout_get_baseline_name (layout), .colour = layout->style->text };

  if (layout->end_kind == PLEDGE_PATH_END_NONE)
    return;

  g_array_set_clear_func (labels, pledge_line_label_clear);
  spending.text = pledge_path_words_money (layout->path, last->lens.spending, layout->line->currency);
  spending.y = pledge_axis_to_px (&layout->money_axis, last->lens.spending);
  baseline.text = pledge_path_words_money (layout->path, last->lens.baseline, layout->line->currency);
  baseline.y = pledge_axis_to_px (&layout->money_axis, last->lens.baseline);
  g_array_append_val (labels, spending);
  g_array_append_val (labels, baseline);
  pledge_line_labels_place (labels, layout->money.y - (layout->has_heads ? 6 : 0) * layout->scale, layout->money.y + layout->money.height + line_height / 2, height);
  pledge_scene_builder_begin (builder, "ends", NULL, PLEDGE_ROLE_LIST, _("In the target year"), NULL);
  for (guint i = 0; i < labels->len; i++)
    draw_end (layout, builder, &g_array_index (labels, PledgeLineLabel, i), line_height);
  pledge_scene_builder_end (builder);
}

static PledgeRect
point_hit (const PledgePathLayout *layout, guint t)
{
  double reach = POINT_REACH_PX * layout->scale;
  double across = MIN (reach, MAX (layout->slot / 2, 1));

  return (PledgeRect) { x_of (layout, t) - across, pledge_path_layout_get_share_y (layout, layout->shares_pct[t]) - reach, 2 * across, 2 * reach };
}

/* A point of the user's own is a ring, a year that only lies on the path a disc. */
static void
draw_point (const PledgePathLayout *layout, PledgeSceneBuilder *builder, guint t)
{
  const PledgePathYear *year = &layout->line->years[t];
  const PledgeStyle *style = layout->style;
  g_autofree char *id = g_strdup_printf ("point-%d", year->year), *name = g_strdup_printf ("%d", year->year);
  g_autofree char *words = pledge_path_words_year (layout->path, layout->line, t);
  gboolean picked = layout->request->picked_year == year->year, own = is_own_point (layout, t);
  double x = x_of (layout, t), y = pledge_path_layout_get_share_y (layout, layout->shares_pct[t]), radius = POINT_PX * layout->scale;

  pledge_scene_builder_begin (builder, id, layout->line->iso3, PLEDGE_ROLE_ITEM, name, words);
  pledge_scene_builder_set_hit (builder, point_hit (layout, t));
  if (picked)
    pledge_scene_builder_disc (builder, x, y, radius + 4 * layout->scale, style->focus, 0, style->focus);
  if (own)
    pledge_scene_builder_disc (builder, x, y, radius + 1.5 * layout->scale, style->background, 2 * layout->scale, style->met);
  else if (picked || layout->slot >= LEAST_SLOT_PX * layout->scale || t == 0 || t == layout->line->n_years)
    pledge_scene_builder_disc (builder, x, y, radius, style->met, 1, style->background);
  pledge_scene_builder_end (builder);
}

static void
draw_shares (const PledgePathLayout *layout, PledgeSceneBuilder *builder)
{
  g_autofree double *values = g_new (double, layout->line->n_years + 1);

  for (guint t = 0; t <= layout->line->n_years; t++)
    values[t] = MIN (layout->shares_pct[t], layout->share_axis.max);
  pledge_path_draw_shares_ground (layout, builder);
  pledge_path_draw_target (layout, builder);
  draw_course (layout, builder, "share", layout->line->name, values, &layout->share_axis, layout->style->met, 2.25);
  pledge_scene_builder_begin (builder, "share-points", NULL, PLEDGE_ROLE_LIST, _("Share of GDP by year"), NULL);
  for (guint t = 0; t <= layout->line->n_years; t++)
    draw_point (layout, builder, t);
  pledge_scene_builder_end (builder);
}

static void
draw_money (const PledgePathLayout *layout, PledgeSceneBuilder *builder)
{
  pledge_path_draw_money_ground (layout, builder);
  draw_columns (layout, builder);
  draw_course (layout, builder, "baseline", pledge_path_layout_get_baseline_name (layout), layout->baselines, &layout->money_axis, layout->style->text, 1.5);
  draw_course (layout, builder, "spending", C_("path", "Spending"), layout->values, &layout->money_axis, layout->style->met, 2.25);
  draw_ends (layout, builder);
}

static void
draw_sentence (const PledgePathLayout *layout, PledgeSceneBuilder *builder, const char *id, const char *words, const PledgeRect *area, double size)
{
  pledge_scene_builder_begin (builder, id, NULL, PLEDGE_ROLE_LABEL, words, NULL);
  pledge_chart_paragraph (builder, layout->request->fonts, words, area->x, area->y + size, area->width,
                          MAX (pledge_chart_lines_in (area->height, size), 1), size, PLEDGE_WEIGHT_NORMAL, layout->style->text);
  pledge_scene_builder_end (builder);
}

static void
draw_unknown (const PledgePathLayout *layout, PledgeSceneBuilder *builder)
{
  gboolean national = layout->line->iso3 == NULL && pledge_path_get_lens (layout->path) == PLEDGE_LENS_NATIONAL;

  if (layout->unknown.height > 0)
    draw_sentence (layout, builder, "unknown", national ? _("Currencies of several members do not add up: one member alone has its extra cost in its own.")
                                                        : _("The extra cost is not known in this money."),
                   &layout->unknown, layout->text_size);
}

static void
draw_empty (const PledgePathLayout *layout, PledgeSceneBuilder *builder)
{
  g_autofree char *summary = pledge_path_words_summary (layout->path, layout->line);
  g_autofree char *absent = layout->line->iso3 == NULL ? pledge_path_words_absent (layout->path) : NULL;
  g_autofree char *words = absent != NULL ? g_strjoin (" ", summary, absent, NULL) : g_strdup (summary);

  draw_sentence (layout, builder, "empty", words, &layout->inner, 14 * layout->scale);
}

static void
add_points (const PledgePathLayout *layout, PledgeChart *chart)
{
  chart->points = g_array_new (FALSE, FALSE, sizeof (PledgeChartPoint));
  for (guint t = 1; t < layout->line->n_years; t++)
    {
      PledgeChartPoint point = { layout->line->years[t].year, x_of (layout, t), pledge_path_layout_get_share_y (layout, layout->shares_pct[t]),
                                 point_hit (layout, t) };

      g_array_append_val (chart->points, point);
    }
}

static void
fill_chart (const PledgePathLayout *layout, PledgeChart *chart)
{
  PledgeRect pill = pledge_path_layout_get_pill (layout);
  double reach = REACH_PX * layout->scale;

  chart->year_axis = layout->years;
  chart->plot = layout->has_money ? layout->money : layout->shares;
  if (layout->has_money)
    chart->gap_max_lens = layout->money_axis.max;
  if (!layout->has_shares)
    return;

  add_points (layout, chart);
  chart->target_axis = layout->share_axis;
  chart->target_is_vertical = TRUE;
  if (!layout->has_target)
    return;

  chart->target_handle = pill;
  chart->target_grab = (PledgeRect) { pill.x, pill.y + pill.height / 2 - reach, layout->shares.x + layout->shares.width - pill.x, 2 * reach };
}

PledgeChart *
pledge_path_chart_new (const PledgePath *path, const PledgeChartRequest *request)
{
  PledgeSceneBuilder *builder;
  PledgeChart *chart;
  g_auto (PledgePathLayout) layout = { 0 };

  g_return_val_if_fail (path != NULL && request != NULL, NULL);

  builder = pledge_scene_builder_new (request->width, request->height, request->style->background, request->fonts);
  chart = g_new0 (PledgeChart, 1);
  pledge_path_layout_init (&layout, path, request, builder);
  if (layout.line->years == NULL)
    draw_empty (&layout, builder);
  else
    {
      if (layout.has_shares)
        draw_shares (&layout, builder);
      if (layout.has_money)
        draw_money (&layout, builder);
      else
        draw_unknown (&layout, builder);
      pledge_path_draw_years (&layout, builder);
      if (layout.split.width > 0)
        pledge_path_split_draw (builder, path, layout.line, request->style, request->fonts, layout.split.x, layout.split.y, layout.split.width, layout.scale);
      if (layout.against.width > 0)
        pledge_path_against_draw (builder, path, layout.line, request->style, request->fonts, layout.against.x, layout.against.y, layout.against.width, layout.scale);
      pledge_path_draw_notes (&layout, builder);
      fill_chart (&layout, chart);
    }

  chart->scene = pledge_scene_builder_finish (builder);
  chart->content_height = chart->plot.height;

  return chart;
}

const PledgePathLine *
pledge_path_chart_get_line (const PledgePath *path, const char *selected)
{
  const PledgePathLine *line;

  g_return_val_if_fail (path != NULL, NULL);

  line = selected != NULL ? pledge_path_find_line (path, selected) : NULL;
  if (line == NULL && pledge_path_get_n_lines (path) == 1)
    line = pledge_path_get_line (path, 0);

  return line != NULL ? line : pledge_path_get_total (path);
}
