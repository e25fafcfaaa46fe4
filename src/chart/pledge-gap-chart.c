/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-gap-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#include "pledge-format.h"
#include "pledge-rows-draw.h"
#include "pledge-words-lens.h"
#include "pledge-words.h"

/* Sizes and distances in pixels at text scale 1. */
#define HEAD_PX 32.0
#define SIDES_PX 15.0
#define BASIS_PX 11.0
#define TOTAL_PX 12.5
#define NOTE_PX 10.5
#define ABSENCE_PX 10.5
#define FOOT_AIR_PX 10.0
#define LABELS_APART_PX 8.0

/* Of the room below the frame, at most. */
#define BASIS_SHARE 0.16
#define FOOT_SHARE 0.30
#define SIDES_FROM_PX 220.0

typedef struct {
  const char *id;
  char *text;            /* nullable */
  double size;
  PledgeWeight weight;
  PledgeColour colour;
  guint max_lines;
} Line;

enum { SHORTFALL, NET, NOTE, N_TOTALS };

typedef struct {
  PledgeRows rows;
  PledgeLens lens;       /* what bars and axis are counted in */
  guint *order;
  gboolean *blank;       /* by place: without a bar */
  guint n_bars;
  Line basis;
  PledgeRect basis_area;
  Line totals[N_TOTALS];
  double foot_top;
  gboolean shows_sides;
} Layout;

static void
layout_clear (Layout *layout)
{
  g_free (layout->order);
  g_free (layout->blank);
  g_free (layout->basis.text);
  for (guint i = 0; i < N_TOTALS; i++)
    g_free (layout->totals[i].text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Layout, layout_clear)

/* Lengths compare amounts of one currency. */
static PledgeLens
choose_lens (const PledgeAnswer *answer)
{
  PledgeLens lens = pledge_answer_get_lens (answer);
  PledgeEdition *edition = pledge_answer_get_edition (answer);
  const char *currency = NULL;

  if (lens != PLEDGE_LENS_NATIONAL)
    return lens;

  for (guint i = 0; i < pledge_answer_get_n_drawn (answer); i++)
    {
      const PledgeAnswerRow *row = pledge_answer_get_row (answer, i);
      const char *other = pledge_edition_get_currency (edition, row->iso3);

      if (!isfinite (row->gap_lens))
        continue;
      if (other == NULL || (currency != NULL && !g_str_equal (currency, other)))
        return PLEDGE_LENS_USD;
      currency = other;
    }

  return lens;
}

/* NAN where the row has no amount in the lens that was asked for. */
static double
bar_value (const PledgeAnswerRow *row, PledgeLens lens, const PledgeAnswer *answer)
{
  if (lens == pledge_answer_get_lens (answer) || !isfinite (row->gap_lens))
    return row->gap_lens;

  return row->gap_usd_m;
}

typedef struct {
  guint position;
  double value;
} Place;

/* Largest first, without an amount last, else in the answer's order. */
static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *first = a, *second = b;

  if (isfinite (first->value) != isfinite (second->value))
    return isfinite (first->value) ? -1 : 1;
  if (isfinite (first->value) && first->value != second->value)
    return first->value > second->value ? -1 : 1;

  return first->position < second->position ? -1 : 1;
}

static void
put_in_order (Layout *layout, const PledgeAnswer *answer)
{
  guint n = pledge_answer_get_n_drawn (answer);
  g_autofree Place *places = g_new (Place, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    {
      places[i] = (Place) { i, bar_value (pledge_answer_get_row (answer, i), layout->lens, answer) };
      layout->n_bars += isfinite (places[i].value);
    }
  if (pledge_answer_get_sort (answer) != PLEDGE_SORT_NAME)
    qsort (places, n, sizeof *places, compare_places);
  layout->order = g_new (guint, MAX (n, 1));
  layout->blank = g_new (gboolean, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      layout->order[i] = places[i].position;
      layout->blank[i] = !isfinite (places[i].value);
    }
}

/* An axis that is held keeps its ends as long as all bars have room on it. */
static void
choose_domain (Layout *layout, const PledgeAnswer *answer, const PledgeChartRequest *request)
{
  PledgeAxis *axis = &layout->rows.axis;
  double min = 0, max = 0;

  for (guint i = 0; i < pledge_answer_get_n_drawn (answer); i++)
    {
      double value = bar_value (pledge_answer_get_row (answer, i), layout->lens, answer);

      if (isfinite (value))
        {
          min = MIN (min, value);
          max = MAX (max, value);
        }
    }

  axis->min = MIN (request->gap_min_lens, 0);
  axis->max = MAX (request->gap_max_lens, 0);
  if (axis->max > axis->min && min >= axis->min && max <= axis->max)
    return;

  axis->min = MIN (axis->min, min);
  axis->max = MAX (axis->max, max);
  pledge_axis_round_outward (&axis->min, &axis->max);
}

static double
line_height (const Line *line, const PledgeChartRequest *request, double width)
{
  return line->text != NULL ? pledge_chart_paragraph (NULL, request->fonts, line->text, 0, 0, width, line->max_lines, line->size, line->weight, line->colour) : 0;
}

static void
draw_line (const Line *line, PledgeSceneBuilder *builder, const PledgeChartRequest *request, PledgeRect area)
{
  pledge_scene_builder_begin (builder, line->id, NULL, PLEDGE_ROLE_LABEL, line->text, NULL);
  pledge_chart_paragraph (builder, request->fonts, line->text, area.x, area.y + line->size, area.width, line->max_lines, line->size, line->weight, line->colour);
  pledge_scene_builder_end (builder);
}

static char *
basis_words (const PledgeAnswer *answer, PledgeLens lens)
{
  g_autofree char *basis = pledge_words_lens_basis (answer);

  return lens == pledge_answer_get_lens (answer) ? g_steal_pointer (&basis)
                                                 : g_strdup_printf (_("%s; bars in current US$, as the currencies differ"), basis);
}

/* Returns the height that the basis takes at the top of the room. */
static double
lay_out_basis (Layout *layout, const PledgeAnswer *answer, const PledgeChartRequest *request, PledgeRect room)
{
  double size = BASIS_PX * request->style->text_scale;

  layout->basis = (Line) { "basis", basis_words (answer, layout->lens), size, PLEDGE_WEIGHT_NORMAL, request->style->muted, 0 };
  layout->basis.max_lines = pledge_chart_lines_in (room.height * BASIS_SHARE, size);
  layout->basis_area = room;
  layout->basis_area.height = line_height (&layout->basis, request, room.width);

  return layout->basis_area.height;
}

/* Returns the height that the totals take at the bottom: as many of them as have room, the shortfall first. */
static double
lay_out_totals (Layout *layout, const PledgeAnswer *answer, const PledgeChartRequest *request, PledgeRect room)
{
  const PledgeStyle *style = request->style;
  double size = TOTAL_PX * style->text_scale;
  double left = room.height * FOOT_SHARE - FOOT_AIR_PX * style->text_scale;
  double height = 0;

  layout->totals[SHORTFALL] = (Line) { "total-shortfall", pledge_words_shortfall_total (answer), size, PLEDGE_WEIGHT_BOLD, style->text, 0 };
  layout->totals[NET] = (Line) { "total-net", pledge_words_net_total (answer), size, PLEDGE_WEIGHT_NORMAL, style->text, 0 };
  layout->totals[NOTE] = (Line) { "total-note", pledge_words_totals_note (answer), NOTE_PX * style->text_scale, PLEDGE_WEIGHT_NORMAL, style->muted, 0 };
  for (guint i = 0; i < N_TOTALS; i++)
    {
      Line *line = &layout->totals[i];

      line->max_lines = pledge_chart_lines_in (left - height, line->size);
      if (line->max_lines == 0)
        g_clear_pointer (&line->text, g_free);
      height += line_height (line, request, room.width);
    }
  layout->foot_top = room.y + room.height - height;

  return height > 0 ? height + FOOT_AIR_PX * style->text_scale : 0;
}

static void
lay_out (Layout *layout, const PledgeAnswer *answer, const PledgeChartRequest *request, PledgeRect room)
{
  double scale = request->style->text_scale;
  PledgeRowsWants wants = { .share_is_secondary = TRUE };

  layout->lens = choose_lens (answer);
  put_in_order (layout, answer);
  wants.order = layout->order;
  wants.blank = layout->blank;
  layout->shows_sides = room.height >= SIDES_FROM_PX * scale;
  wants.head_height = lay_out_basis (layout, answer, request, room) + (HEAD_PX + (layout->shows_sides ? SIDES_PX : 0)) * scale;
  wants.foot_height = lay_out_totals (layout, answer, request, room);
  layout->rows = pledge_rows_lay_out (answer, request, room, &wants);
  choose_domain (layout, answer, request);
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
  g_autofree char *year = pledge_rows_dup_year_label (rows);

  *from = rows->inner.x;
  *to = rows->inner.x + rows->inner.width;
  if (!rows->one_line)
    return;

  *from = rows->inner.x + pledge_rows_text_width (rows, year, rows->head_size, PLEDGE_WEIGHT_NORMAL) + apart;
  *to = rows->shows_share ? rows->share_end - pledge_rows_text_width (rows, _("share"), rows->head_size, PLEDGE_WEIGHT_NORMAL) - apart
                          : rows->gap_end - pledge_rows_text_width (rows, _("to the target"), rows->head_size, PLEDGE_WEIGHT_NORMAL) - apart;
}

/* Labels keep within the room for them and away from each other; returns where the next one may begin. */
static double
draw_tick_label (const Layout *layout, PledgeSceneBuilder *builder, double value, double x, double from, double to)
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
draw_axis (const Layout *layout, PledgeSceneBuilder *builder)
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
    words, leftward ? x - apart : x + apart, rows->head_baseline - SIDES_PX * rows->scale, leftward ? PLEDGE_ANCHOR_END : PLEDGE_ANCHOR_START,
    rows->head_size, PLEDGE_WEIGHT_NORMAL, colour, 0 });
}

/* Which side of the zero line is which. */
static void
draw_sides (const Layout *layout, PledgeSceneBuilder *builder)
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
  const Layout *layout = data;
  double value = bar_value (row, layout->lens, rows->answer);
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
draw_zero (const Layout *layout, PledgeSceneBuilder *builder)
{
  const PledgeRows *rows = &layout->rows;

  pledge_scene_builder_begin (builder, "zero", NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  pledge_rows_draw_rule (rows, builder, zero_x (rows), rows->rows_top - 6 * rows->scale, 2, rows->style->line);
  pledge_scene_builder_end (builder);
}

static void
draw_totals (const Layout *layout, PledgeSceneBuilder *builder)
{
  const PledgeRows *rows = &layout->rows;
  PledgeRect area = { rows->inner.x, layout->foot_top, rows->inner.width, 0 };
  double y = round (layout->foot_top - FOOT_AIR_PX / 2 * rows->scale) + 0.5;

  if (layout->totals[SHORTFALL].text == NULL)
    return;

  pledge_scene_builder_begin (builder, "totals", NULL, PLEDGE_ROLE_LIST, _("Totals"), NULL);
  pledge_scene_builder_line (builder, area.x, y, area.x + area.width, y, 1, rows->style->grid, 0);
  for (guint i = 0; i < N_TOTALS; i++)
    if (layout->totals[i].text != NULL)
      {
        area.height = line_height (&layout->totals[i], rows->request, area.width);
        draw_line (&layout->totals[i], builder, rows->request, area);
        area.y += area.height;
      }
  pledge_scene_builder_end (builder);
}

static void
draw_empty (Layout *layout, PledgeSceneBuilder *builder, const PledgeAnswer *answer)
{
  g_autofree char *sentence = pledge_answer_get_n_drawn (answer) > 0 ? pledge_words_lens_absent_rows (answer) : pledge_words_summary (answer);

  double taken = layout->basis_area.height + FOOT_AIR_PX * layout->rows.scale;

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
  g_auto (Layout) layout = { .order = NULL };

  lay_out (&layout, answer, request, pledge_chart_frame (builder, request, pledge_rows_padding (request)));
  if (layout.basis.max_lines > 0)
    draw_line (&layout.basis, builder, request, layout.basis_area);
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
