/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-ranking-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-format.h"
#include "pledge-words.h"

#define ONE_LINE_FROM_PX 520.0
#define LEAST_AXIS_PX 100.0  /* of a row on one line */
#define LEAST_NAME_PX 48.0   /* of a row on two lines, beside its figures */
#define NOTES_SHARE 0.4      /* of the room for rows, at most, where they cannot scroll */

/* Sizes of a row, in pixels at text scale 1. */
typedef struct {
  double min_height, max_height;
  double min_text, max_text;
} RowLimits;

static const RowLimits one_line_rows = { 15, 44, 10.5, 13.5 };
static const RowLimits one_line_picture_rows = { 12.5, 44, 9, 14 };
static const RowLimits two_line_rows = { 36, 52, 12, 13.5 };
static const RowLimits two_line_picture_rows = { 24, 52, 10, 13.5 };

static char *
left_out_words (guint n)
{
  return g_strdup_printf (ngettext ("… and %u more: a taller picture shows it.", "… and %u more: a taller picture shows them.", n), n);
}

static double
measure_notes (const PledgeRankingLayout *layout)
{
  g_autofree char *notes = pledge_ranking_dup_notes (layout);

  if (notes == NULL || layout->notes_lines == 0)
    return 0;

  return 8 * layout->scale + pledge_chart_paragraph (NULL, layout->request->fonts, notes, 0, 0, layout->inner.width, layout->notes_lines,
                                                     pledge_ranking_notes_size (layout), PLEDGE_WEIGHT_NORMAL, layout->style->muted);
}

/* Above the bar there may not be room for name, share and gap. The bar itself shows the share. */
static void
choose_columns (PledgeRankingLayout *layout)
{
  double right = layout->inner.x + layout->inner.width;
  double room = layout->inner.width - (LEAST_NAME_PX + 10) * layout->scale;

  layout->shows_gap = layout->gap_width <= room;
  layout->shows_share = layout->share_width + (layout->shows_gap ? layout->gap_width + 18 * layout->scale : 8 * layout->scale) <= room;
  if (!layout->shows_gap)
    layout->share_end = right - 8 * layout->scale;
  layout->words_end = right;
  if (layout->shows_gap)
    layout->words_end = layout->gap_end - layout->gap_width - 10 * layout->scale;
  if (layout->shows_share)
    layout->words_end = layout->share_end - layout->share_width - 10 * layout->scale;
}

/* Columns keep their width while the target moves, or everything would jump: they are measured on
 * samples, not on what they hold at the moment. */
static void
lay_out_columns (PledgeRankingLayout *layout)
{
  g_autofree char *below = pledge_words_gap_sample (layout->answer, FALSE);
  g_autofree char *above = pledge_words_gap_sample (layout->answer, TRUE);
  g_autofree char *share = pledge_format_share (88.88);
  double size = layout->text_size;
  double right = layout->inner.x + layout->inner.width;
  g_autofree char *year = pledge_ranking_dup_year_label (layout);
  /* The year heads the names. */
  double widest_name = pledge_ranking_text_width (layout, year, layout->head_size, PLEDGE_WEIGHT_NORMAL);

  layout->gap_width = MAX (pledge_ranking_text_width (layout, below, size, PLEDGE_WEIGHT_BOLD), pledge_ranking_text_width (layout, above, size, PLEDGE_WEIGHT_NORMAL));
  layout->gap_width = MAX (layout->gap_width, pledge_ranking_text_width (layout, _("to the target"), layout->head_size, PLEDGE_WEIGHT_NORMAL));
  layout->share_width = MAX (pledge_ranking_text_width (layout, share, size, PLEDGE_WEIGHT_NORMAL), pledge_ranking_text_width (layout, _("share"), layout->head_size, PLEDGE_WEIGHT_NORMAL));
  layout->gap_end = right;
  layout->share_end = right - layout->gap_width - 18 * layout->scale;

  layout->shows_share = layout->shows_gap = TRUE;
  if (!layout->one_line)
    {
      choose_columns (layout);
      return;
    }

  for (guint i = 0; i < pledge_answer_get_n_drawn (layout->answer); i++)
    widest_name = MAX (widest_name, pledge_ranking_text_width (layout, pledge_answer_get_row (layout->answer, i)->name, size, PLEDGE_WEIGHT_NORMAL));
  layout->name_end = layout->inner.x + ceil (MIN (widest_name, 0.28 * layout->inner.width));
}

static double
pill_width (const PledgeRankingLayout *layout, double target_pct)
{
  g_autofree char *text = pledge_format_share (target_pct);

  return pledge_ranking_text_width (layout, text, 12 * layout->scale, PLEDGE_WEIGHT_BOLD) + 18 * layout->scale;
}

static void
lay_out_axis (PledgeRankingLayout *layout)
{
  double heading = pledge_ranking_text_width (layout, _("share"), layout->head_size, PLEDGE_WEIGHT_NORMAL);

  layout->axis.min = 0;
  layout->axis.max = pledge_chart_share_max_pct (layout->answer, layout->request);
  if (layout->one_line)
    {
      layout->axis.start = floor (layout->name_end + 10 * layout->scale) + 0.5;
      /* At the axis's end the handle stands clear of the heading beside it. */
      layout->axis.end = floor (layout->share_end - MAX (layout->share_width + 26 * layout->scale,
                                                         heading + pill_width (layout, 88.88) / 2 + 5 * layout->scale)) + 0.5;
    }
  else
    {
      layout->axis.start = floor (layout->inner.x) + 0.5;
      layout->axis.end = floor (layout->inner.x + layout->inner.width - 15 * layout->scale) + 0.5;
    }
  layout->axis.end = MAX (layout->axis.end, layout->axis.start + 1);
}

static void
fit_rows (PledgeRankingLayout *layout, const RowLimits *limits)
{
  guint n = MAX (pledge_answer_get_n_drawn (layout->answer), 1);
  double room = layout->rows_bottom - layout->rows_top;
  double min = limits->min_height * layout->scale;
  double max = limits->max_height * layout->scale;

  layout->row_height = CLAMP (floor (room / n), min, max);
  layout->n_shown = pledge_answer_get_n_drawn (layout->answer);
  if (!layout->request->scrolls && layout->row_height * layout->n_shown > room + 0.5)
    layout->n_shown = (guint) MAX (floor (room / layout->row_height), 0);
}

static void
lay_out_rows (PledgeRankingLayout *layout)
{
  const RowLimits *limits = layout->one_line ? (layout->request->scrolls ? &one_line_rows : &one_line_picture_rows)
                                             : (layout->request->scrolls ? &two_line_rows : &two_line_picture_rows);
  double bottom = layout->inner.y + layout->inner.height;
  double wanted = layout->one_line ? 0.70 : 0.36;

  layout->head_size = 11 * layout->scale;
  layout->head_baseline = round (layout->inner.y + 19 * layout->scale);
  layout->rows_top = layout->inner.y + 32 * layout->scale;
  layout->n_shown = pledge_answer_get_n_drawn (layout->answer);
  layout->notes_lines = layout->request->scrolls ? G_MAXUINT
                                                 : pledge_chart_lines_in ((bottom - layout->rows_top) * NOTES_SHARE - 8 * layout->scale, pledge_ranking_notes_size (layout));
  layout->rows_bottom = bottom - measure_notes (layout);
  fit_rows (layout, limits);
  if (layout->n_shown < pledge_answer_get_n_drawn (layout->answer))
    {
      layout->rows_bottom = bottom - measure_notes (layout);
      fit_rows (layout, limits);
    }

  layout->text_size = CLAMP (layout->row_height * wanted, limits->min_text * layout->scale, limits->max_text * layout->scale);
  layout->bar_thickness = layout->one_line ? CLAMP (round (layout->row_height * 0.66), 6, 22 * layout->scale)
                                           : CLAMP (round (layout->row_height * 0.26), 5, 12 * layout->scale);
  layout->notes_height = measure_notes (layout);
  layout->block_height = layout->n_shown * layout->row_height;
  if (layout->request->scrolls)
    {
      layout->rows_bottom = bottom;
      layout->block_height += layout->notes_height;
      layout->scroll = CLAMP (layout->request->scroll, 0, MAX (layout->block_height - (layout->rows_bottom - layout->rows_top), 0));
    }
}

static void
lay_out_rows_and_columns (PledgeRankingLayout *layout, gboolean one_line)
{
  layout->one_line = one_line;
  lay_out_rows (layout);
  lay_out_columns (layout);
  lay_out_axis (layout);
}

/* The width decides between one line and two, unless no bars would be left on one, or rows left out on two. */
static gboolean
is_better (const PledgeRankingLayout *other, const PledgeRankingLayout *usual)
{
  const PledgeRankingLayout *one_line = usual->one_line ? usual : other;
  gboolean has_bars = one_line->axis.end - one_line->axis.start >= LEAST_AXIS_PX * one_line->scale;

  return usual->one_line ? !has_bars : has_bars && other->n_shown > usual->n_shown;
}

PledgeRankingLayout
pledge_ranking_lay_out (const PledgeAnswer *answer, const PledgeChartRequest *request, PledgeSceneBuilder *builder)
{
  PledgeRankingLayout layout = { .answer = answer, .request = request, .style = request->style, .scale = request->style->text_scale };
  PledgeRankingLayout other;
  double padding = request->width / layout.scale < ONE_LINE_FROM_PX ? 12 : 20;

  layout.inner = pledge_chart_frame (builder, request, padding);
  other = layout;
  lay_out_rows_and_columns (&layout, request->width >= ONE_LINE_FROM_PX * layout.scale);
  lay_out_rows_and_columns (&other, !layout.one_line);

  return is_better (&other, &layout) ? other : layout;
}

double
pledge_ranking_row_top (const PledgeRankingLayout *layout, guint position)
{
  return layout->rows_top + position * layout->row_height - layout->scroll;
}

double
pledge_ranking_to_px (const PledgeRankingLayout *layout, double value_pct)
{
  return pledge_axis_to_px (&layout->axis, MIN (value_pct, layout->axis.max));
}

PledgeRect
pledge_ranking_bar_rect (const PledgeRankingLayout *layout, double top, double from, double to)
{
  double y = layout->one_line ? round (top + (layout->row_height - layout->bar_thickness) / 2)
                              : round (top + layout->row_height - layout->bar_thickness - 5 * layout->scale);

  return (PledgeRect) { from, y, MAX (to - from, 0), layout->bar_thickness };
}

PledgeRect
pledge_ranking_pill_rect (const PledgeRankingLayout *layout)
{
  double target_pct = pledge_answer_get_target_pct (layout->answer);
  double width = pill_width (layout, target_pct);
  double height = 22 * layout->scale;
  double margin = 4; /* its focus ring's */
  double x = CLAMP (pledge_ranking_to_px (layout, target_pct) - width / 2, margin, MAX (layout->request->width - width - margin, margin));

  return (PledgeRect) { x, layout->head_baseline - 4 * layout->scale - height / 2, width, height };
}

double
pledge_ranking_line_bottom (const PledgeRankingLayout *layout)
{
  double block = layout->rows_top + layout->n_shown * layout->row_height - layout->scroll;

  return MIN (MIN (block, layout->rows_bottom) + 4 * layout->scale, layout->request->height);
}

double
pledge_ranking_text_width (const PledgeRankingLayout *layout, const char *text, double size, PledgeWeight weight)
{
  double width;

  pledge_fonts_measure (layout->request->fonts, text, size, weight, &width, NULL, NULL);
  return width;
}

char *
pledge_ranking_dup_year_label (const PledgeRankingLayout *layout)
{
  return pledge_edition_dup_year_label (pledge_answer_get_edition (layout->answer), pledge_answer_get_year (layout->answer));
}

char *
pledge_ranking_dup_notes (const PledgeRankingLayout *layout)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  char *absent = pledge_words_absent_rows (layout->answer);
  const char *disagreement = pledge_words_disagreement (layout->answer);
  guint n_drawn = pledge_answer_get_n_drawn (layout->answer);

  if (layout->n_shown < n_drawn)
    g_ptr_array_add (notes, left_out_words (n_drawn - layout->n_shown));
  if (disagreement != NULL)
    g_ptr_array_add (notes, g_strdup (disagreement));
  if (absent != NULL)
    g_ptr_array_add (notes, absent);
  if (notes->len == 0)
    return NULL;

  g_ptr_array_add (notes, NULL);
  return g_strjoinv ("  ", (char **) notes->pdata);
}

double
pledge_ranking_notes_size (const PledgeRankingLayout *layout)
{
  return 10.5 * layout->scale;
}
