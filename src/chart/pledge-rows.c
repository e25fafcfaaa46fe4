/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-rows.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-format.h"
#include "pledge-words.h"

#define ONE_LINE_FROM_PX 520.0
#define LEAST_AXIS_PX 100.0  /* of a row on one line */
#define ENOUGH_AXIS_PX 220.0 /* … that need not take the shares' room */
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
measure_notes (const PledgeRows *self)
{
  g_autofree char *notes = pledge_rows_dup_notes (self);

  if (notes == NULL || self->notes_lines == 0)
    return 0;

  return 8 * self->scale + pledge_chart_paragraph (NULL, self->request->fonts, notes, 0, 0, self->inner.width, self->notes_lines,
                                                     pledge_rows_notes_size (self), PLEDGE_WEIGHT_NORMAL, self->style->muted);
}

/* Above the bar there may not be room for name, share and gap. The bar itself shows the share. */
static void
choose_columns (PledgeRows *self)
{
  double right = self->inner.x + self->inner.width;
  double room = self->inner.width - (LEAST_NAME_PX + 10) * self->scale;

  self->shows_gap = self->gap_width <= room;
  self->shows_share = self->share_width + (self->shows_gap ? self->gap_width + 18 * self->scale : 8 * self->scale) <= room;
  if (!self->shows_gap)
    self->share_end = right - 8 * self->scale;
  self->words_end = right;
  if (self->shows_gap)
    self->words_end = self->gap_end - self->gap_width - 10 * self->scale;
  if (self->shows_share)
    self->words_end = self->share_end - self->share_width - 10 * self->scale;
}

/* Columns keep their width while the target moves, or everything would jump: they are measured on
 * samples, not on what they hold at the moment. */
static void
lay_out_columns (PledgeRows *self)
{
  g_autofree char *below = pledge_words_gap_sample (self->answer, FALSE);
  g_autofree char *above = pledge_words_gap_sample (self->answer, TRUE);
  g_autofree char *share = pledge_format_share (88.88);
  double size = self->text_size;
  double right = self->inner.x + self->inner.width;
  double widest_name = pledge_rows_text_width (self, _("ally"), self->head_size, PLEDGE_WEIGHT_NORMAL);

  self->gap_width = MAX (pledge_rows_text_width (self, below, size, PLEDGE_WEIGHT_BOLD), pledge_rows_text_width (self, above, size, PLEDGE_WEIGHT_NORMAL));
  self->gap_width = MAX (self->gap_width, pledge_rows_text_width (self, _("to the target"), self->head_size, PLEDGE_WEIGHT_NORMAL));
  self->share_width = MAX (pledge_rows_text_width (self, share, size, PLEDGE_WEIGHT_NORMAL), pledge_rows_text_width (self, _("share"), self->head_size, PLEDGE_WEIGHT_NORMAL));
  self->gap_end = right;
  self->share_end = right - self->gap_width - 18 * self->scale;

  self->shows_share = self->shows_gap = TRUE;
  if (!self->one_line)
    {
      choose_columns (self);
      return;
    }

  for (guint i = 0; i < pledge_answer_get_n_drawn (self->answer); i++)
    widest_name = MAX (widest_name, pledge_rows_text_width (self, pledge_answer_get_row (self->answer, i)->name, size, PLEDGE_WEIGHT_NORMAL));
  self->name_end = self->inner.x + ceil (MIN (widest_name, 0.28 * self->inner.width));
}

static void
lay_out_axis (PledgeRows *self)
{
  self->axis = (PledgeAxis) { 0, 1, floor (self->inner.x) + 0.5, floor (self->inner.x + self->inner.width - 15 * self->scale) + 0.5 };
  if (self->one_line)
    {
      self->axis.start = floor (self->name_end + 10 * self->scale) + 0.5;
      self->axis.end = floor (self->share_end - MAX (self->share_width + 26 * self->scale, self->wants.share_to_axis)) + 0.5;
      if (self->wants.share_is_secondary && self->axis.end - self->axis.start < ENOUGH_AXIS_PX * self->scale)
        {
          self->shows_share = FALSE;
          self->axis.end = floor (self->gap_end - self->gap_width - 18 * self->scale) + 0.5;
        }
    }
  self->axis.end = MAX (self->axis.end, self->axis.start + 1);
}

static void
fit_rows (PledgeRows *self, const RowLimits *limits)
{
  guint n = MAX (pledge_answer_get_n_drawn (self->answer), 1);
  double room = self->rows_bottom - self->rows_top;
  double min = limits->min_height * self->scale;
  double max = limits->max_height * self->scale;

  self->row_height = CLAMP (floor (room / n), min, max);
  self->n_shown = pledge_answer_get_n_drawn (self->answer);
  if (!self->request->scrolls && self->row_height * self->n_shown > room + 0.5)
    self->n_shown = (guint) MAX (floor (room / self->row_height), 0);
}

static void
lay_out_rows (PledgeRows *self)
{
  const RowLimits *limits = self->one_line ? (self->request->scrolls ? &one_line_rows : &one_line_picture_rows)
                                             : (self->request->scrolls ? &two_line_rows : &two_line_picture_rows);
  double bottom = self->inner.y + self->inner.height - self->wants.foot_height;
  double wanted = self->one_line ? 0.70 : 0.36;

  self->head_size = PLEDGE_ROWS_HEAD_PX * self->scale;
  self->rows_top = self->inner.y + self->wants.head_height;
  self->head_baseline = round (self->rows_top - 13 * self->scale);
  self->n_shown = pledge_answer_get_n_drawn (self->answer);
  self->notes_lines = self->request->scrolls ? G_MAXUINT
                                                 : pledge_chart_lines_in ((bottom - self->rows_top) * NOTES_SHARE - 8 * self->scale, pledge_rows_notes_size (self));
  self->rows_bottom = bottom - measure_notes (self);
  fit_rows (self, limits);
  if (self->n_shown < pledge_answer_get_n_drawn (self->answer))
    {
      self->rows_bottom = bottom - measure_notes (self);
      fit_rows (self, limits);
    }

  self->text_size = CLAMP (self->row_height * wanted, limits->min_text * self->scale, limits->max_text * self->scale);
  self->bar_thickness = self->one_line ? CLAMP (round (self->row_height * 0.66), 6, 22 * self->scale)
                                           : CLAMP (round (self->row_height * 0.26), 5, 12 * self->scale);
  self->notes_height = measure_notes (self);
  self->block_height = self->n_shown * self->row_height;
  if (self->request->scrolls)
    {
      self->rows_bottom = bottom;
      self->block_height += self->notes_height;
      self->scroll = CLAMP (self->request->scroll, 0, MAX (self->block_height - (self->rows_bottom - self->rows_top), 0));
    }
}

static void
lay_out_rows_and_columns (PledgeRows *self, gboolean one_line)
{
  self->one_line = one_line;
  lay_out_rows (self);
  lay_out_columns (self);
  lay_out_axis (self);
}

/* The width decides between one line and two, unless no bars would be left on one, or rows left out on two. */
static gboolean
is_better (const PledgeRows *other, const PledgeRows *usual)
{
  const PledgeRows *one_line = usual->one_line ? usual : other;
  gboolean has_bars = one_line->axis.end - one_line->axis.start >= LEAST_AXIS_PX * one_line->scale;

  return usual->one_line ? !has_bars : has_bars && other->n_shown > usual->n_shown;
}

double
pledge_rows_padding (const PledgeChartRequest *request)
{
  return request->width / request->style->text_scale < ONE_LINE_FROM_PX ? 12 : 20;
}

PledgeRows
pledge_rows_lay_out (const PledgeAnswer *answer, const PledgeChartRequest *request, PledgeRect inner, const PledgeRowsWants *wants)
{
  PledgeRows usual = { .answer = answer, .request = request, .style = request->style, .wants = *wants, .inner = inner, .scale = request->style->text_scale };
  PledgeRows other = usual;

  lay_out_rows_and_columns (&usual, request->width >= ONE_LINE_FROM_PX * usual.scale);
  lay_out_rows_and_columns (&other, !usual.one_line);

  return is_better (&other, &usual) ? other : usual;
}

const PledgeAnswerRow *
pledge_rows_get_row (const PledgeRows *self, guint position)
{
  return pledge_answer_get_row (self->answer, self->wants.order != NULL ? self->wants.order[position] : position);
}

const PledgeAnswerRow *
pledge_rows_get_former (const PledgeRows *self, const PledgeAnswerRow *row)
{
  const PledgeAnswerRow *former = self->request->from != NULL ? pledge_answer_find_row (self->request->from, row->iso3) : NULL;

  return former != NULL && former->absence == PLEDGE_ABSENCE_NONE ? former : NULL;
}

double
pledge_rows_top (const PledgeRows *self, guint position)
{
  const PledgeAnswerRow *former = pledge_rows_get_former (self, pledge_rows_get_row (self, position));
  double place = position;

  /* Rows lie one after the other in an answer. */
  if (former != NULL)
    {
      double former_place = self->wants.former_places != NULL ? self->wants.former_places[position]
                                                              : former - pledge_answer_get_row (self->request->from, 0);

      place += (former_place - place) * (1 - self->request->progress);
    }

  return self->rows_top + place * self->row_height - self->scroll;
}

PledgeRect
pledge_rows_bar_rect (const PledgeRows *self, double top, double from, double to)
{
  double y = self->one_line ? round (top + (self->row_height - self->bar_thickness) / 2)
                            : round (top + self->row_height - self->bar_thickness - 5 * self->scale);

  return (PledgeRect) { MIN (from, to), y, fabs (to - from), self->bar_thickness };
}

double
pledge_rows_text_baseline (const PledgeRows *self, double top)
{
  double ascent, descent;

  if (!self->one_line)
    return round (top + self->row_height - self->bar_thickness - 10 * self->scale);

  pledge_fonts_measure (self->request->fonts, "0", self->text_size, PLEDGE_WEIGHT_NORMAL, NULL, &ascent, &descent);
  return round (top + (self->row_height + ascent - descent) / 2);
}

double
pledge_rows_line_bottom (const PledgeRows *self)
{
  double block = self->rows_top + self->n_shown * self->row_height - self->scroll;

  return MIN (MIN (block, self->rows_bottom) + 4 * self->scale, self->request->height);
}

double
pledge_rows_text_width (const PledgeRows *self, const char *text, double size, PledgeWeight weight)
{
  double width;

  pledge_fonts_measure (self->request->fonts, text, size, weight, &width, NULL, NULL);
  return width;
}

char *
pledge_rows_dup_notes (const PledgeRows *self)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  char *absent = pledge_words_absent_rows (self->answer);
  char *related = pledge_words_related (self->answer);
  const char *disagreement = pledge_words_disagreement (self->answer);
  char *revisions = self->request->revisions != NULL ? pledge_revisions_dup_note (self->request->revisions) : NULL;
  guint n_drawn = pledge_answer_get_n_drawn (self->answer);

  if (self->n_shown < n_drawn)
    g_ptr_array_add (notes, left_out_words (n_drawn - self->n_shown));
  if (related != NULL)
    g_ptr_array_add (notes, related);
  if (disagreement != NULL)
    g_ptr_array_add (notes, g_strdup (disagreement));
  if (revisions != NULL)
    g_ptr_array_add (notes, revisions);
  if (absent != NULL)
    g_ptr_array_add (notes, absent);
  if (notes->len == 0)
    return NULL;

  g_ptr_array_add (notes, NULL);
  return g_strjoinv ("  ", (char **) notes->pdata);
}

double
pledge_rows_notes_size (const PledgeRows *self)
{
  return 10.5 * self->scale;
}

void
pledge_rows_fill_chart (const PledgeRows *self, PledgeChart *chart)
{
  chart->plot = (PledgeRect) { 0, self->rows_top, self->request->width, MAX (self->rows_bottom - self->rows_top, 0) };
  chart->content_height = self->block_height;
  chart->row_height = self->row_height;
}
