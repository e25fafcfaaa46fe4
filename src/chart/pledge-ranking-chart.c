/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-ranking-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-format.h"
#include "pledge-ranking-layout.h"
#include "pledge-words.h"

#define SENTENCE_SHARE 0.6 /* of the room, at most, where it stands in place of the rows */

static char *
tick_label (double value)
{
  return value == 0 ? g_strdup ("0") : pledge_format_target (value);
}

/* Where rows have their words above the bar a line would strike them out: there it crosses the bars only. */
static void
draw_line (const PledgeRankingLayout *layout, PledgeSceneBuilder *builder, double x, double top, double width, PledgeColour colour)
{
  if (layout->one_line)
    {
      pledge_scene_builder_line (builder, x, top, x, pledge_ranking_line_bottom (layout), width, colour, 0);
      return;
    }

  pledge_scene_builder_line (builder, x, top, x, layout->rows_top - 2 * layout->scale, width, colour, 0);
  for (guint i = 0; i < layout->n_shown; i++)
    {
      PledgeRect bar = pledge_ranking_bar_rect (layout, pledge_ranking_row_top (layout, i), 0, 0);
      double from = MAX (bar.y - 1, layout->rows_top); /* clear of the words above */
      double to = MIN (bar.y + bar.height + 3, layout->rows_bottom);

      if (to > from)
        pledge_scene_builder_line (builder, x, from, x, to, width, colour, 0);
    }
}

/* Ticks are drawn whole; the pill, drawn over them, hides what it covers. A label that it would only
 * touch is left out, so that no half of a number shows. */
static void
draw_axis (const PledgeRankingLayout *layout, PledgeSceneBuilder *builder)
{
  double step = pledge_chart_tick_step (&layout->axis, layout->scale);
  PledgeRect pill = pledge_ranking_pill_rect (layout);
  double gap = 5 * layout->scale;
  int n_ticks = (int) floor (layout->axis.max / step + 1e-9);

  for (int i = 0; i <= n_ticks; i++)
    {
      double x = floor (pledge_axis_to_px (&layout->axis, i * step)) + 0.5;
      g_autofree char *label = tick_label (i * step);
      g_autofree char *id = g_strdup_printf ("tick-%d", i);
      double half = pledge_ranking_text_width (layout, label, layout->head_size, PLEDGE_WEIGHT_NORMAL) / 2;
      gboolean at_edge = x - half < 1;

      pledge_scene_builder_begin (builder, id, NULL, PLEDGE_ROLE_NONE, NULL, NULL);
      draw_line (layout, builder, x, layout->rows_top - (layout->one_line ? 4 : 6) * layout->scale, 1, layout->style->grid);
      if (x + half + gap < pill.x || x - half - gap > pill.x + pill.width)
        pledge_scene_builder_text (builder, &(PledgeText) {
          label, at_edge ? x - 0.5 : x, layout->head_baseline, at_edge ? PLEDGE_ANCHOR_START : PLEDGE_ANCHOR_MIDDLE,
          layout->head_size, PLEDGE_WEIGHT_NORMAL, layout->style->muted, 0 });
      pledge_scene_builder_end (builder);
    }
}

/* Headings stand over their columns; a press on one sorts by it. The names' heading keeps to the left,
 * away from the axis's zero. */
static void
draw_heading (const PledgeRankingLayout *layout, PledgeSceneBuilder *builder, PledgeSort sort, const char *text, const char *description, double end, double width)
{
  const char *sort_id = pledge_sort_to_id (sort);
  gboolean current = pledge_answer_get_sort (layout->answer) == sort;
  g_autofree char *id = g_strconcat ("sort-", sort_id, NULL);
  g_autofree char *owner = g_strconcat ("sort:", sort_id, NULL);
  double top = layout->head_baseline - 16 * layout->scale;
  PledgeRect pill = pledge_ranking_pill_rect (layout);
  gboolean covered = sort == PLEDGE_SORT_NAME &&
                     pill.x < end - width + pledge_ranking_text_width (layout, text, layout->head_size, PLEDGE_WEIGHT_NORMAL) + 5 * layout->scale;

  pledge_scene_builder_begin (builder, id, owner, PLEDGE_ROLE_LABEL, text, description);
  if (layout->request->scrolls)
    pledge_scene_builder_set_hit (builder, (PledgeRect) { end - width, top, width, 24 * layout->scale });
  if (!covered)
    pledge_scene_builder_text (builder, &(PledgeText) {
      text, sort == PLEDGE_SORT_NAME ? end - width : end, layout->head_baseline,
      sort == PLEDGE_SORT_NAME ? PLEDGE_ANCHOR_START : PLEDGE_ANCHOR_END, layout->head_size, PLEDGE_WEIGHT_NORMAL,
      current && layout->request->scrolls ? layout->style->text : layout->style->muted, width });
  pledge_scene_builder_end (builder);
}

static void
draw_headings (const PledgeRankingLayout *layout, PledgeSceneBuilder *builder)
{
  g_autofree char *year = NULL;

  if (!layout->one_line)
    return;

  pledge_scene_builder_begin (builder, "columns", NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  pledge_scene_builder_end (builder);
  year = pledge_ranking_dup_year_label (layout);
  draw_heading (layout, builder, PLEDGE_SORT_NAME, year, _("Sort by name"), layout->name_end, layout->name_end - layout->inner.x);
  draw_heading (layout, builder, PLEDGE_SORT_SHARE, _("share"), _("Sort by share of GDP"), layout->share_end, layout->share_width);
  draw_heading (layout, builder, PLEDGE_SORT_GAP, _("to the target"), _("Sort by gap"), layout->gap_end, layout->gap_width);
}

static void
clip_to_plot (const PledgeRankingLayout *layout, PledgeSceneBuilder *builder, double top)
{
  if (top < layout->rows_top || top + layout->row_height > layout->rows_bottom)
    pledge_scene_builder_set_clip (builder, (PledgeRect) { 0, layout->rows_top, layout->request->width, layout->rows_bottom - layout->rows_top });
}

static double
text_baseline (const PledgeRankingLayout *layout, double top)
{
  double ascent, descent;

  if (!layout->one_line)
    return round (top + layout->row_height - layout->bar_thickness - 10 * layout->scale);

  pledge_fonts_measure (layout->request->fonts, "0", layout->text_size, PLEDGE_WEIGHT_NORMAL, NULL, &ascent, &descent);
  return round (top + (layout->row_height + ascent - descent) / 2);
}

/* The part of a row that changes while the target moves: hatching and money. */
static void
draw_gap (const PledgeRankingLayout *layout, PledgeSceneBuilder *builder, const PledgeAnswerRow *row, double top)
{
  g_autofree char *id = g_strconcat ("gap-", row->iso3, NULL);
  g_autofree char *text = pledge_words_gap (layout->answer, row);
  double from = pledge_ranking_to_px (layout, row->share_pct);
  double to = pledge_ranking_to_px (layout, row->target_pct);
  PledgeFill hatch = { layout->style->gap, 4.5, layout->style->gap_under };

  pledge_scene_builder_begin (builder, id, NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  clip_to_plot (layout, builder, top);
  if (!row->meets)
    pledge_scene_builder_rect (builder, pledge_ranking_bar_rect (layout, top, from, to), 0, hatch);
  if (layout->shows_gap && *text != '\0')
    pledge_scene_builder_text (builder, &(PledgeText) {
      text, layout->gap_end, text_baseline (layout, top), PLEDGE_ANCHOR_END, layout->text_size,
      row->meets ? PLEDGE_WEIGHT_NORMAL : PLEDGE_WEIGHT_BOLD, row->meets ? layout->style->muted : layout->style->gap_text,
      layout->gap_width + 6 * layout->scale });
  pledge_scene_builder_end (builder);
}

static void
draw_name_and_share (const PledgeRankingLayout *layout, PledgeSceneBuilder *builder, const PledgeAnswerRow *row, double top)
{
  g_autofree char *share = pledge_format_share (row->share_pct);
  double baseline = text_baseline (layout, top);
  PledgeText text = { row->name, layout->inner.x, baseline, PLEDGE_ANCHOR_START, layout->text_size, PLEDGE_WEIGHT_NORMAL, layout->style->text, 0 };

  if (layout->one_line)
    {
      text.x = layout->name_end;
      text.anchor = PLEDGE_ANCHOR_END;
      text.max_width = layout->name_end - layout->inner.x + 1;
    }
  else
    text.max_width = MAX (layout->words_end - layout->inner.x, 1);
  pledge_scene_builder_text (builder, &text);
  if (!layout->shows_share)
    return;

  text.text = share;
  text.x = layout->share_end;
  text.anchor = PLEDGE_ANCHOR_END;
  text.max_width = 0;
  pledge_scene_builder_text (builder, &text);

  /* Marks hang to the right of the column, so that the digits stay aligned. */
  text.x = layout->share_end + 2 * layout->scale;
  text.anchor = PLEDGE_ANCHOR_START;
  text.size *= 0.85;
  text.colour = layout->style->muted;
  text.text = row->tables_disagree ? "†" : row->estimate && !pledge_answer_is_estimate (layout->answer) ? C_("estimate", "e") : "";
  if (*text.text != '\0')
    pledge_scene_builder_text (builder, &text);
}

static void
draw_bar (const PledgeRankingLayout *layout, PledgeSceneBuilder *builder, const PledgeAnswerRow *row, double top)
{
  PledgeRect bar = pledge_ranking_bar_rect (layout, top, layout->axis.start, pledge_ranking_to_px (layout, row->share_pct));
  PledgeFill fill = { .colour = row->meets ? layout->style->met : layout->style->unmet };

  if (layout->style->outlined && bar.width > 3)
    {
      pledge_scene_builder_rect (builder, bar, 1, (PledgeFill) { .colour = layout->style->text });
      bar = (PledgeRect) { bar.x + 1, bar.y + 1, bar.width - 2, bar.height - 2 };
    }
  pledge_scene_builder_rect (builder, bar, MIN (1.5, bar.height / 4), fill);
}

static void
draw_row (const PledgeRankingLayout *layout, PledgeSceneBuilder *builder, guint position)
{
  const PledgeAnswerRow *row = pledge_answer_get_row (layout->answer, position);
  g_autofree char *id = g_strconcat ("row-", row->iso3, NULL);
  g_autofree char *words = pledge_words_row (layout->answer, row);
  double top = pledge_ranking_row_top (layout, position);
  double visible_top = MAX (top, layout->rows_top);
  double visible_bottom = MIN (top + layout->row_height, layout->rows_bottom);
  gboolean selected = g_strcmp0 (layout->request->selected, row->iso3) == 0;
  gboolean hovered = g_strcmp0 (layout->request->hovered, row->iso3) == 0;

  if (visible_bottom <= visible_top)
    return;

  pledge_scene_builder_begin (builder, id, row->iso3, PLEDGE_ROLE_ITEM, row->name, words);
  pledge_scene_builder_set_hit (builder, (PledgeRect) { 0, visible_top, layout->request->width, visible_bottom - visible_top });
  clip_to_plot (layout, builder, top);
  if (selected || hovered)
    pledge_scene_builder_rect (builder, (PledgeRect) { 4, top, layout->request->width - 8, layout->row_height }, 5,
                               (PledgeFill) { .colour = selected ? layout->style->selection : layout->style->hover });
  draw_bar (layout, builder, row, top);
  draw_name_and_share (layout, builder, row, top);
  draw_gap (layout, builder, row, top);
  pledge_scene_builder_end (builder);
}

static void
draw_rows (const PledgeRankingLayout *layout, PledgeSceneBuilder *builder)
{
  g_autofree char *title = pledge_words_title (layout->answer);
  guint first = (guint) floor (layout->scroll / layout->row_height);
  guint last = first + (guint) ceil ((layout->rows_bottom - layout->rows_top) / layout->row_height) + 1;

  pledge_scene_builder_begin (builder, "rows", NULL, PLEDGE_ROLE_LIST, title, NULL);
  for (guint i = first; i < MIN (last, layout->n_shown); i++)
    draw_row (layout, builder, i);
  pledge_scene_builder_end (builder);
}

static void
draw_notes (const PledgeRankingLayout *layout, PledgeSceneBuilder *builder)
{
  g_autofree char *notes = pledge_ranking_dup_notes (layout);
  double y = layout->rows_top + layout->n_shown * layout->row_height - layout->scroll + 8 * layout->scale;

  if (notes == NULL || layout->notes_lines == 0 || (layout->request->scrolls && y > layout->rows_bottom))
    return;

  pledge_scene_builder_begin (builder, "notes", NULL, PLEDGE_ROLE_LABEL, notes, NULL);
  if (layout->request->scrolls)
    pledge_scene_builder_set_clip (builder, (PledgeRect) { 0, layout->rows_top, layout->request->width, layout->rows_bottom - layout->rows_top });
  pledge_chart_paragraph (builder, layout->request->fonts, notes, layout->inner.x, y + pledge_ranking_notes_size (layout), layout->inner.width, layout->notes_lines,
                          pledge_ranking_notes_size (layout), PLEDGE_WEIGHT_NORMAL, layout->style->muted);
  pledge_scene_builder_end (builder);
}

static void
draw_target (const PledgeRankingLayout *layout, PledgeSceneBuilder *builder)
{
  g_autofree char *text = pledge_format_share (pledge_answer_get_target_pct (layout->answer));
  g_autofree char *value = pledge_words_value_text (layout->answer);
  double x = floor (pledge_ranking_to_px (layout, pledge_answer_get_target_pct (layout->answer))) + 0.5;
  double size = 12 * layout->scale;
  double ascent, descent;
  PledgeRect pill = pledge_ranking_pill_rect (layout);

  pledge_fonts_measure (layout->request->fonts, "0", size, PLEDGE_WEIGHT_BOLD, NULL, &ascent, &descent);
  pledge_scene_builder_begin (builder, "target", "target", PLEDGE_ROLE_SLIDER, _("Target"), value);
  draw_line (layout, builder, x, pill.y + pill.height - 1, layout->request->target_active ? 3 : 2, layout->style->line);
  if (layout->request->target_focused)
    pledge_scene_builder_rect (builder, (PledgeRect) { pill.x - 3, pill.y - 3, pill.width + 6, pill.height + 6 }, pill.height / 2 + 3,
                               (PledgeFill) { .colour = layout->style->focus });
  pledge_scene_builder_rect (builder, pill, pill.height / 2, (PledgeFill) { .colour = layout->style->line });
  pledge_scene_builder_text (builder, &(PledgeText) {
    text, pill.x + pill.width / 2, round (pill.y + (pill.height + ascent - descent) / 2), PLEDGE_ANCHOR_MIDDLE, size,
    PLEDGE_WEIGHT_BOLD, layout->style->line_text, 0 });
  pledge_scene_builder_end (builder);
}

/* Without rows a sentence stands in their place, and the notes after it. */
static void
draw_empty (PledgeRankingLayout *layout, PledgeSceneBuilder *builder)
{
  g_autofree char *words = pledge_words_summary (layout->answer);
  double size = 14 * layout->scale;
  double room = (layout->inner.height - size) * SENTENCE_SHARE;

  layout->rows_top = layout->inner.y;
  pledge_scene_builder_begin (builder, "empty", NULL, PLEDGE_ROLE_LABEL, words, NULL);
  layout->rows_top += pledge_chart_paragraph (builder, layout->request->fonts, words, layout->inner.x, layout->rows_top + size, layout->inner.width,
                                              pledge_chart_lines_in (room, size), size, PLEDGE_WEIGHT_NORMAL, layout->style->text);
  pledge_scene_builder_end (builder);
}

PledgeChart *
pledge_ranking_chart_new (const PledgeAnswer *answer, const PledgeChartRequest *request)
{
  PledgeSceneBuilder *builder = pledge_scene_builder_new (request->width, request->height, request->style->background, request->fonts);
  PledgeRankingLayout layout = pledge_ranking_lay_out (answer, request, builder);
  PledgeChart *chart = g_new0 (PledgeChart, 1);
  double x = pledge_ranking_to_px (&layout, pledge_answer_get_target_pct (answer));
  PledgeRect pill = pledge_ranking_pill_rect (&layout);
  double reach = MAX (pill.width / 2, 12);

  if (pledge_answer_get_n_drawn (answer) > 0)
    {
      draw_axis (&layout, builder);
      draw_headings (&layout, builder);
      draw_rows (&layout, builder);
      draw_notes (&layout, builder);
      draw_target (&layout, builder);
    }
  else
    {
      draw_empty (&layout, builder);
      draw_notes (&layout, builder);
    }

  chart->scene = pledge_scene_builder_finish (builder);
  chart->target_axis = layout.axis;
  chart->plot = (PledgeRect) { 0, layout.rows_top, request->width, MAX (layout.rows_bottom - layout.rows_top, 0) };
  chart->target_grab = (PledgeRect) { x - reach, pill.y, 2 * reach, MAX (pledge_ranking_line_bottom (&layout) - pill.y, 0) };
  chart->content_height = layout.block_height;
  chart->row_height = layout.row_height;

  return chart;
}
