/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-gap-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-format.h"
#include "pledge-gap-layout.h"
#include "pledge-rows-draw.h"
#include "pledge-words-lens.h"
#include "pledge-words.h"

/* In pixels at text scale 1. */
#define ABSENCE_PX 10.5
#define LABELS_APART_PX 8.0

static void
draw_text (const PledgeGapText *text, PledgeSceneBuilder *builder, const PledgeChartRequest *request, PledgeRect area)
{
  pledge_scene_builder_begin (builder, text->id, NULL, PLEDGE_ROLE_LABEL, text->text, NULL);
  pledge_chart_paragraph (builder, request->fonts, text->text, area.x, area.y + text->size, area.width, text->max_lines, text->size, text->weight, text->colour);
  pledge_scene_builder_end (builder);
}

static double
zero_x (const PledgeRows *rows)
{
  return floor (pledge_axis_to_px (&rows->axis, 0)) + 0.5;
}

/* Between the headings of names and figures, or between the edges where there are none. */
static void
get_label_room (const PledgeRows *rows, double *from, double *to)
{
  double apart = LABELS_APART_PX * rows->scale;

  *from = rows->inner.x;
  *to = rows->inner.x + rows->inner.width;
  if (!rows->one_line)
    return;

  *from = rows->inner.x + pledge_rows_text_width (rows, _("ally"), rows->head_size, PLEDGE_WEIGHT_NORMAL) + apart;
  *to = rows->shows_share ? rows->share_end - pledge_rows_text_width (rows, _("share"), rows->head_size, PLEDGE_WEIGHT_NORMAL) - apart
                          : rows->gap_end - pledge_rows_text_width (rows, _("to the target"), rows->head_size, PLEDGE_WEIGHT_NORMAL) - apart;
}

/* Labels keep within the room for them and away from each other; returns where the next one may begin. */
static double
draw_tick_label (const PledgeGapLayout *layout, PledgeSceneBuilder *builder, double value, double x, double from, double to)
{
  const PledgeRows *rows = &layout->rows;
  g_autofree char *label = pledge_format_lens_tick (layout->lens, value);
  PledgeWeight weight = value == 0 ? PLEDGE_WEIGHT_BOLD : PLEDGE_WEIGHT_NORMAL;
  double width = pledge_rows_text_width (rows, label, rows->head_size, weight);
  double left = MAX (MIN (x - width / 2, to - width), from);

  if (left > x || left + width < x || left + width > to + 0.5)
    return from;

  pledge_scene_builder_text (builder, &(PledgeText) {
    label, left, rows->head_baseline, PLEDGE_ANCHOR_START, rows->head_size, weight, value == 0 ? rows->style->text : rows->style->muted, 0 });
  return left + width + LABELS_APART_PX * rows->scale;
}

static void
draw_axis (const PledgeGapLayout *layout, PledgeSceneBuilder *builder)
{
  const PledgeRows *rows = &layout->rows;
  double step = pledge_chart_tick_step (&rows->axis, rows->scale);
  int first = (int) ceil (rows->axis.min / step - 1e-9), last = (int) floor (rows->axis.max / step + 1e-9);
  double from, to;

  get_label_room (rows, &from, &to);
  for (int i = first; i <= last; i++)
    {
      g_autofree char *id = g_strdup_printf ("tick-%d", i);
      double x = floor (pledge_axis_to_px (&rows->axis, i * step)) + 0.5;

      pledge_scene_builder_begin (builder, id, NULL, PLEDGE_ROLE_NONE, NULL, NULL);
      pledge_rows_draw_rule (rows, builder, x, rows->rows_top - (rows->one_line ? 4 : 6) * rows->scale, 1, rows->style->grid);
      from = draw_tick_label (layout, builder, i * step, x, from, to);
      pledge_scene_builder_end (builder);
    }
}

/* Beside the zero line, in as many words as there is room for. */
static void
draw_side (const PledgeRows *rows, PledgeSceneBuilder *builder, const char *words, const char *fewer_words, gboolean leftward, PledgeColour colour)
{
  double x = zero_x (rows), apart = 6 * rows->scale;
  double room = leftward ? x - apart - rows->inner.x : rows->inner.x + rows->inner.width - x - apart;

  if (pledge_rows_text_width (rows, words, rows->head_size, PLEDGE_WEIGHT_NORMAL) > room)
    words = fewer_words;
  if (pledge_rows_text_width (rows, words, rows->head_size, PLEDGE_WEIGHT_NORMAL) > room)
    return;

  pledge_scene_builder_text (builder, &(PledgeText) {
    words, leftward ? x - apart : x + apart, rows->head_baseline - PLEDGE_GAP_SIDES_PX * rows->scale, leftward ? PLEDGE_ANCHOR_END : PLEDGE_ANCHOR_START,
    rows->head_size, PLEDGE_WEIGHT_NORMAL, colour, 0 });
}

/* Which side of the zero line is which. */
static void
draw_sides (const PledgeGapLayout *layout, PledgeSceneBuilder *builder)
{
  const PledgeRows *rows = &layout->rows;

  if (!layout->shows_sides)
    return;

  pledge_scene_builder_begin (builder, "sides", NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  if (rows->axis.min < 0)
    draw_side (rows, builder, C_("gap axis", "← above the target"), C_("gap axis", "← above"), TRUE, rows->style->met);
  if (rows->axis.max > 0)
    draw_side (rows, builder, C_("gap axis", "below the target →"), C_("gap axis", "below →"), FALSE, rows->style->gap_text);
  pledge_scene_builder_end (builder);
}

/* In place of a bar: why there is none. */
static void
draw_absence (const PledgeRows *rows, PledgeSceneBuilder *builder, const PledgeAnswerRow *row, double top, gpointer data)
{
  const char *reason = pledge_words_lens_absence (rows->answer, row);
  double x = zero_x (rows) + 6 * rows->scale;
  double size = MIN (ABSENCE_PX * rows->scale, rows->one_line ? rows->text_size : rows->bar_thickness + 3 * rows->scale);
  double baseline = rows->one_line ? pledge_rows_text_baseline (rows, top) : round (top + rows->row_height - 4 * rows->scale);
  double width;

  if (reason == NULL)
    return;

  width = pledge_rows_text_width (rows, reason, size, PLEDGE_WEIGHT_NORMAL);
  x = MAX (MIN (x, rows->axis.end - width), rows->axis.start);
  pledge_scene_builder_text (builder, &(PledgeText) {
    reason, x, baseline, PLEDGE_ANCHOR_START, size, PLEDGE_WEIGHT_NORMAL, rows->style->muted, MAX (rows->axis.end - x, 1) });
}

/* A shortfall is hatched and a surplus solid, so that they differ in more than colour and side. */
static void
draw_bar (const PledgeRows *rows, PledgeSceneBuilder *builder, const PledgeAnswerRow *row, double top, gpointer data)
{
  const PledgeGapLayout *layout = data;
  double value = pledge_gap_get_value (layout, row);
  PledgeColour edge = rows->style->outlined ? rows->style->text : rows->style->gap;
  PledgeRect bar;

  if (!isfinite (value))
    return;

  bar = pledge_rows_bar_rect (rows, top, pledge_axis_to_px (&rows->axis, 0), pledge_axis_to_px (&rows->axis, value));
  if (value > 0 || rows->style->outlined)
    {
      pledge_scene_builder_rect (builder, bar, MIN (1.5, bar.width / 2), (PledgeFill) { .colour = edge });
      bar = (PledgeRect) { bar.x + 1, bar.y + 1, MAX (bar.width - 2, 0), bar.height - 2 };
    }
  pledge_scene_builder_rect (builder, bar, value > 0 ? 0 : MIN (1.5, bar.width / 2),
                             value > 0 ? (PledgeFill) { rows->style->gap, 4.5, rows->style->gap_under } : (PledgeFill) { .colour = rows->style->met });
}

static void
draw_zero (const PledgeGapLayout *layout, PledgeSceneBuilder *builder)
{
  const PledgeRows *rows = &layout->rows;

  pledge_scene_builder_begin (builder, "zero", NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  pledge_rows_draw_rule (rows, builder, zero_x (rows), rows->rows_top - 6 * rows->scale, 2, rows->style->line);
  pledge_scene_builder_end (builder);
}

static void
draw_totals (const PledgeGapLayout *layout, PledgeSceneBuilder *builder)
{
  const PledgeRows *rows = &layout->rows;
  PledgeRect area = { rows->inner.x, layout->foot_top, rows->inner.width, 0 };
  double y = round (layout->foot_top - PLEDGE_GAP_AIR_PX / 2 * rows->scale) + 0.5;

  if (layout->totals[PLEDGE_GAP_SHORTFALL].text == NULL)
    return;

  pledge_scene_builder_begin (builder, "totals", NULL, PLEDGE_ROLE_LIST, _("Totals"), NULL);
  pledge_scene_builder_line (builder, area.x, y, area.x + area.width, y, 1, rows->style->grid, 0);
  for (guint i = 0; i < PLEDGE_GAP_N_TOTALS; i++)
    if (layout->totals[i].text != NULL)
      {
        area.height = pledge_gap_text_height (&layout->totals[i], rows->request, area.width);
        draw_text (&layout->totals[i], builder, rows->request, area);
        area.y += area.height;
      }
  pledge_scene_builder_end (builder);
}

static void
draw_empty (PledgeGapLayout *layout, PledgeSceneBuilder *builder, const PledgeAnswer *answer)
{
  g_autofree char *sentence = pledge_answer_get_n_drawn (answer) > 0 ? pledge_words_lens_absent_rows (answer) : pledge_words_summary (answer);

  double taken = layout->basis_area.height + PLEDGE_GAP_AIR_PX * layout->rows.scale;

  layout->rows.inner.y += taken;
  layout->rows.inner.height = MAX (layout->rows.inner.height - taken, 1);
  /* No rows, and yet none is left out: all are in the sentence. */
  layout->rows.n_shown = pledge_answer_get_n_drawn (answer);
  layout->rows.row_height = layout->rows.block_height = layout->rows.scroll = 0;
  pledge_rows_draw_empty (&layout->rows, builder, sentence);
}

PledgeChart *
pledge_gap_chart_new (const PledgeAnswer *answer, const PledgeChartRequest *request)
{
  PledgeSceneBuilder *builder = pledge_scene_builder_new (request->width, request->height, request->style->background, request->fonts);
  PledgeChart *chart = g_new0 (PledgeChart, 1);
  g_auto (PledgeGapLayout) layout = pledge_gap_lay_out (answer, request, pledge_chart_frame (builder, request, pledge_rows_padding (request)));

  if (layout.basis.max_lines > 0)
    draw_text (&layout.basis, builder, request, layout.basis_area);
  if (layout.n_bars > 0)
    {
      draw_axis (&layout, builder);
      draw_sides (&layout, builder);
      pledge_rows_draw_headings (&layout.rows, builder, INFINITY);
      pledge_rows_draw (&layout.rows, builder, draw_absence, draw_bar, &layout);
      draw_zero (&layout, builder);
      pledge_rows_draw_notes (&layout.rows, builder);
      draw_totals (&layout, builder);
      chart->gap_min_lens = layout.rows.axis.min;
      chart->gap_max_lens = layout.rows.axis.max;
    }
  else
    {
      draw_empty (&layout, builder, answer);
      pledge_rows_draw_notes (&layout.rows, builder);
    }

  chart->scene = pledge_scene_builder_finish (builder);
  pledge_rows_fill_chart (&layout.rows, chart);

  return chart;
}
