/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-ranking-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-format.h"
#include "pledge-rows-draw.h"
#include "pledge-words.h"

#define HEAD_PX 32.0
#define PILL_TEXT_PX 12.0

static char *
tick_label (double value)
{
  return value == 0 ? g_strdup ("0") : pledge_format_target (value);
}

static double
pill_width (const PledgeChartRequest *request, double target_pct)
{
  g_autofree char *text = pledge_format_share (target_pct);
  double width;

  pledge_fonts_measure (request->fonts, text, PILL_TEXT_PX * request->style->text_scale, PLEDGE_WEIGHT_BOLD, &width, NULL, NULL);
  return width + 18 * request->style->text_scale;
}

/* Values beyond an axis that is held still stand at its end. */
static double
to_px (const PledgeRows *rows, double value_pct)
{
  return pledge_axis_to_px (&rows->axis, MIN (value_pct, rows->axis.max));
}

/* The handle at the top of the target line. */
static PledgeRect
pill_rect (const PledgeRows *rows)
{
  double target_pct = pledge_answer_get_target_pct (rows->answer);
  double width = pill_width (rows->request, target_pct);
  double height = 22 * rows->scale;
  double margin = 4; /* its focus ring's */
  double x = CLAMP (to_px (rows, target_pct) - width / 2, margin, MAX (rows->request->width - width - margin, margin));

  return (PledgeRect) { x, rows->head_baseline - 4 * rows->scale - height / 2, width, height };
}

/* At the axis's end the handle stands clear of the heading beside it. */
static PledgeRows
lay_out (const PledgeAnswer *answer, const PledgeChartRequest *request, PledgeSceneBuilder *builder)
{
  double scale = request->style->text_scale;
  PledgeRowsWants wants = { .head_height = HEAD_PX * scale };
  PledgeRows rows;
  double heading;

  pledge_fonts_measure (request->fonts, _("share"), PLEDGE_ROWS_HEAD_PX * scale, PLEDGE_WEIGHT_NORMAL, &heading, NULL, NULL);
  wants.share_to_axis = heading + pill_width (request, 88.88) / 2 + 5 * scale;
  rows = pledge_rows_lay_out (answer, request, pledge_chart_frame (builder, request, pledge_rows_padding (request)), &wants);
  rows.axis.max = pledge_chart_share_max_pct (answer, request);

  return rows;
}

/* Ticks are drawn whole; the pill, drawn over them, hides what it covers. A label that it would only
 * touch is left out, so that no half of a number shows. */
static void
draw_axis (const PledgeRows *rows, PledgeSceneBuilder *builder)
{
  double step = pledge_chart_tick_step (&rows->axis, rows->scale);
  PledgeRect pill = pill_rect (rows);
  double gap = 5 * rows->scale;
  int n_ticks = (int) floor (rows->axis.max / step + 1e-9);

  for (int i = 0; i <= n_ticks; i++)
    {
      double x = floor (pledge_axis_to_px (&rows->axis, i * step)) + 0.5;
      g_autofree char *label = tick_label (i * step);
      g_autofree char *id = g_strdup_printf ("tick-%d", i);
      double half = pledge_rows_text_width (rows, label, rows->head_size, PLEDGE_WEIGHT_NORMAL) / 2;
      gboolean at_edge = x - half < 1;

      pledge_scene_builder_begin (builder, id, NULL, PLEDGE_ROLE_NONE, NULL, NULL);
      pledge_rows_draw_rule (rows, builder, x, rows->rows_top - (rows->one_line ? 4 : 6) * rows->scale, 1, rows->style->grid);
      if (x + half + gap < pill.x || x - half - gap > pill.x + pill.width)
        pledge_scene_builder_text (builder, &(PledgeText) {
          label, at_edge ? x - 0.5 : x, rows->head_baseline, at_edge ? PLEDGE_ANCHOR_START : PLEDGE_ANCHOR_MIDDLE,
          rows->head_size, PLEDGE_WEIGHT_NORMAL, rows->style->muted, 0 });
      pledge_scene_builder_end (builder);
    }
}

/* Where the bar ends: its share, or what lies between that and the one it had. */
static double
bar_end (const PledgeRows *rows, const PledgeAnswerRow *row)
{
  const PledgeAnswerRow *former = pledge_rows_get_former (rows, row);
  double share_pct = row->share_pct;

  if (former != NULL)
    share_pct += (former->share_pct - share_pct) * (1 - rows->request->progress);

  return to_px (rows, share_pct);
}

static void
draw_bar (const PledgeRows *rows, PledgeSceneBuilder *builder, const PledgeAnswerRow *row, double top, gpointer data)
{
  PledgeRect bar = pledge_rows_bar_rect (rows, top, rows->axis.start, bar_end (rows, row));
  PledgeFill fill = { .colour = row->meets ? rows->style->met : rows->style->unmet };

  if (rows->style->outlined && bar.width > 3)
    {
      pledge_scene_builder_rect (builder, bar, 1, (PledgeFill) { .colour = rows->style->text });
      bar = (PledgeRect) { bar.x + 1, bar.y + 1, bar.width - 2, bar.height - 2 };
    }
  pledge_scene_builder_rect (builder, bar, MIN (1.5, bar.height / 4), fill);
}

/* From the lowest to the highest share that editions of this publisher print of the year, in two strokes, so that it
 * reads on the bar, the hatching and the paper. What would be narrower than its ends is one stroke. */
static void
draw_whisker (const PledgeRows *rows, PledgeSceneBuilder *builder, const PledgeAnswerRow *row, double top)
{
  PledgeRect bar = pledge_rows_bar_rect (rows, top, rows->axis.start, rows->axis.start);
  double y = bar.y + bar.height / 2;
  double half = MIN (bar.height / 2, 3.5 * rows->scale);
  double lowest_pct, highest_pct, from, to;

  if (!pledge_revisions_get_range (rows->request->revisions, row->iso3, &lowest_pct, &highest_pct) || lowest_pct == highest_pct)
    return;

  from = to_px (rows, lowest_pct);
  to = to_px (rows, highest_pct);
  if (to - from < 4 * rows->scale)
    from = to = (from + to) / 2;
  for (guint stroke = 0; stroke < 2; stroke++)
    {
      PledgeColour colour = stroke == 0 ? rows->style->background : rows->style->text;
      double width = stroke == 0 ? 3 : 1.25;
      double more = stroke == 0 ? 0.75 : 0;

      pledge_scene_builder_line (builder, from, y - half - more, from, y + half + more, width, colour, 0);
      if (to == from)
        continue;
      pledge_scene_builder_line (builder, from, y, to, y, width, colour, 0);
      pledge_scene_builder_line (builder, to, y - half - more, to, y + half + more, width, colour, 0);
    }
}

/* Beside the target: whether it is met depends on which edition is asked. */
static void
draw_badge (const PledgeRows *rows, PledgeSceneBuilder *builder, const PledgeAnswerRow *row, double top)
{
  PledgeRect bar = pledge_rows_bar_rect (rows, top, rows->axis.start, rows->axis.start);
  double lowest_pct = 0, highest_pct = 0;
  double radius = MIN (bar.height / 2, 6 * rows->scale);
  double x, y = bar.y + bar.height / 2, arm = radius * 0.55;

  if (!pledge_revisions_flips (rows->request->revisions, row->iso3) ||
      !pledge_revisions_get_range (rows->request->revisions, row->iso3, &lowest_pct, &highest_pct))
    return;

  x = MAX (to_px (rows, MAX (highest_pct, row->share_pct)), to_px (rows, row->target_pct)) + radius + 6 * rows->scale;
  x = MIN (x, rows->axis.end - radius);
  pledge_scene_builder_disc (builder, x, y, radius, rows->style->background, 1.25, rows->style->text);
  /* Two heads of arrows, up and down: it turns. */
  for (int way = -1; way <= 1; way += 2)
    {
      PledgePoint head[] = { { x - arm, y + way * arm * 0.25, TRUE }, { x + arm, y + way * arm * 0.25, FALSE }, { x, y + way * arm * 1.2, FALSE } };

      pledge_scene_builder_path (builder, head, G_N_ELEMENTS (head), 0, rows->style->text, 0, &rows->style->text);
    }
}

static void
draw_hatching (const PledgeRows *rows, PledgeSceneBuilder *builder, const PledgeAnswerRow *row, double top, gpointer data)
{
  PledgeFill hatch = { rows->style->gap, 4.5, rows->style->gap_under };
  double from = bar_end (rows, row);

  if (!row->meets)
    pledge_scene_builder_rect (builder, pledge_rows_bar_rect (rows, top, from, MAX (to_px (rows, row->target_pct), from)), 0, hatch);
  if (rows->request->revisions != NULL)
    {
      draw_whisker (rows, builder, row, top);
      draw_badge (rows, builder, row, top);
    }
}

static double
total_px (const PledgeRows *rows)
{
  return to_px (rows, pledge_answer_get_target_pct (rows->answer) + pledge_answer_get_related_pct (rows->answer));
}

/* Behind the rows: between the target and the total nobody knows what is spent, which looks like nothing
 * that is known. */
static void
draw_related (const PledgeRows *rows, PledgeSceneBuilder *builder)
{
  g_autofree char *words = pledge_words_related (rows->answer);
  double from = to_px (rows, pledge_answer_get_target_pct (rows->answer));
  PledgeRect band = { from, rows->rows_top - 2, MAX (total_px (rows) - from, 0), pledge_rows_line_bottom (rows) - rows->rows_top };
  PledgeColour none = { 0, 0, 0, 0 };

  if (words == NULL)
    return;

  pledge_scene_builder_begin (builder, "related", NULL, PLEDGE_ROLE_ITEM, _("Related spending, unknown"), words);
  pledge_scene_builder_rect (builder, band, 0, (PledgeFill) { rows->style->grid, 9, none });
  pledge_scene_builder_end (builder);
}

/* The second line and its handle: core and related together. */
static void
draw_total (const PledgeRows *rows, PledgeSceneBuilder *builder)
{
  g_autofree char *words = pledge_words_related (rows->answer);
  double x = floor (total_px (rows)) + 0.5;
  double half = 4 * rows->scale;
  double y = rows->rows_top - half - 1;
  PledgePoint diamond[] = { { x - half, y, TRUE }, { x, y - half, FALSE }, { x + half, y, FALSE }, { x, y + half, FALSE } };

  if (words == NULL)
    return;

  pledge_scene_builder_begin (builder, "total", "total", PLEDGE_ROLE_SLIDER, _("Core and related together"), words);
  pledge_rows_draw_rule (rows, builder, x, y, 1.5, rows->style->muted);
  pledge_scene_builder_path (builder, diamond, G_N_ELEMENTS (diamond), 1.5, rows->style->line, 0, &rows->style->background);
  pledge_scene_builder_end (builder);
}

static void
draw_target (const PledgeRows *rows, PledgeSceneBuilder *builder)
{
  g_autofree char *text = pledge_format_share (pledge_answer_get_target_pct (rows->answer));
  g_autofree char *value = pledge_words_value_text (rows->answer);
  double x = floor (to_px (rows, pledge_answer_get_target_pct (rows->answer))) + 0.5;
  double size = PILL_TEXT_PX * rows->scale;
  double ascent, descent;
  PledgeRect pill = pill_rect (rows);

  pledge_fonts_measure (rows->request->fonts, "0", size, PLEDGE_WEIGHT_BOLD, NULL, &ascent, &descent);
  pledge_scene_builder_begin (builder, "target", "target", PLEDGE_ROLE_SLIDER, _("Target"), value);
  pledge_rows_draw_rule (rows, builder, x, pill.y + pill.height - 1, rows->request->target_active ? 3 : 2, rows->style->line);
  if (rows->request->target_focused)
    pledge_scene_builder_rect (builder, (PledgeRect) { pill.x - 3, pill.y - 3, pill.width + 6, pill.height + 6 }, pill.height / 2 + 3,
                               (PledgeFill) { .colour = rows->style->focus });
  pledge_scene_builder_rect (builder, pill, pill.height / 2, (PledgeFill) { .colour = rows->style->line });
  pledge_scene_builder_text (builder, &(PledgeText) {
    text, pill.x + pill.width / 2, round (pill.y + (pill.height + ascent - descent) / 2), PLEDGE_ANCHOR_MIDDLE, size,
    PLEDGE_WEIGHT_BOLD, rows->style->line_text, 0 });
  pledge_scene_builder_end (builder);
}

PledgeChart *
pledge_ranking_chart_new (const PledgeAnswer *answer, const PledgeChartRequest *request)
{
  PledgeSceneBuilder *builder = pledge_scene_builder_new (request->width, request->height, request->style->background, request->fonts);
  PledgeRows rows = lay_out (answer, request, builder);
  PledgeChart *chart = g_new0 (PledgeChart, 1);
  double x = to_px (&rows, pledge_answer_get_target_pct (answer));
  PledgeRect pill = pill_rect (&rows);
  double reach = 9; /* beside the line rows are pointed at */

  if (pledge_answer_get_n_drawn (answer) > 0)
    {
      draw_axis (&rows, builder);
      draw_related (&rows, builder);
      pledge_rows_draw_headings (&rows, builder, pill.x);
      pledge_rows_draw (&rows, builder, draw_bar, draw_hatching, NULL);
      pledge_rows_draw_notes (&rows, builder);
      draw_total (&rows, builder);
      draw_target (&rows, builder);
    }
  else
    {
      g_autofree char *sentence = pledge_words_summary (answer);

      pledge_rows_draw_empty (&rows, builder, sentence);
      pledge_rows_draw_notes (&rows, builder);
    }

  chart->scene = pledge_scene_builder_finish (builder);
  chart->target_axis = rows.axis;
  chart->target_handle = pill;
  chart->target_grab = (PledgeRect) { x - reach, pill.y, 2 * reach, MAX (pledge_rows_line_bottom (&rows) - pill.y, 0) };
  if (pledge_answer_get_related_pct (answer) > 0)
    chart->total_grab = (PledgeRect) { total_px (&rows) - 8, pill.y, 16, chart->target_grab.height };
  pledge_rows_fill_chart (&rows, chart);

  return chart;
}
