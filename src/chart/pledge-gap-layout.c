/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-gap-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#include "pledge-words-lens.h"

/* Sizes in pixels at text scale 1. */
#define HEAD_PX 32.0
#define BASIS_PX 11.0
#define TOTAL_PX 12.5
#define NOTE_PX 10.5

/* Of the room below the frame, at most. */
#define BASIS_SHARE 0.16
#define FOOT_SHARE 0.30
#define SIDES_FROM_PX 220.0

typedef struct {
  guint position;
  double value;
} Place;

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

/* (transfer full) The drawn rows as they are listed. */
static Place *
list_places (const PledgeAnswer *answer, PledgeLens lens)
{
  guint n = pledge_answer_get_n_drawn (answer);
  Place *places = g_new (Place, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    places[i] = (Place) { i, bar_value (pledge_answer_get_row (answer, i), lens, answer) };
  if (pledge_answer_get_sort (answer) != PLEDGE_SORT_NAME)
    qsort (places, n, sizeof *places, compare_places);

  return places;
}

static void
put_in_order (PledgeGapLayout *self, const PledgeAnswer *answer)
{
  guint n = pledge_answer_get_n_drawn (answer);
  g_autofree Place *places = list_places (answer, self->lens);

  self->order = g_new (guint, MAX (n, 1));
  self->blank = g_new (gboolean, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      self->order[i] = places[i].position;
      self->blank[i] = !isfinite (places[i].value);
      self->n_bars += !self->blank[i];
    }
}

/* Where the rows stood in the answer that is being left. */
static void
find_former_places (PledgeGapLayout *self, const PledgeAnswer *answer, const PledgeAnswer *from)
{
  g_autofree Place *places = list_places (from, self->lens);
  guint n = pledge_answer_get_n_drawn (answer);

  self->former_places = g_new (double, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      const char *iso3 = pledge_answer_get_row (answer, self->order[i])->iso3;

      self->former_places[i] = i;
      for (guint f = 0; f < pledge_answer_get_n_drawn (from); f++)
        if (g_str_equal (pledge_answer_get_row (from, places[f].position)->iso3, iso3))
          self->former_places[i] = f;
    }
}

static void
take_in (const PledgeAnswer *answer, PledgeLens lens, double *min, double *max)
{
  for (guint i = 0; i < pledge_answer_get_n_drawn (answer); i++)
    {
      double value = bar_value (pledge_answer_get_row (answer, i), lens, answer);

      if (isfinite (value))
        {
          *min = MIN (*min, value);
          *max = MAX (*max, value);
        }
    }
}

/* An axis that is held keeps its ends as long as all bars have room on it. */
static void
choose_domain (PledgeGapLayout *self, const PledgeAnswer *answer, const PledgeChartRequest *request)
{
  PledgeAxis *axis = &self->rows.axis;
  double min = 0, max = 0;

  take_in (answer, self->lens, &min, &max);
  if (request->from != NULL)
    take_in (request->from, self->lens, &min, &max);
  axis->min = MIN (request->gap_min_lens, 0);
  axis->max = MAX (request->gap_max_lens, 0);
  if (axis->max > axis->min && min >= axis->min && max <= axis->max)
    return;

  axis->min = MIN (axis->min, min);
  axis->max = MAX (axis->max, max);
  pledge_axis_round_outward (&axis->min, &axis->max);
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
lay_out_basis (PledgeGapLayout *self, const PledgeAnswer *answer, const PledgeChartRequest *request, PledgeRect room)
{
  double size = BASIS_PX * request->style->text_scale;

  self->basis = (PledgeGapText) { "basis", basis_words (answer, self->lens), size, PLEDGE_WEIGHT_NORMAL, request->style->muted, 0 };
  self->basis.max_lines = pledge_chart_lines_in (room.height * BASIS_SHARE, size);
  self->basis_area = room;
  self->basis_area.height = pledge_gap_text_height (&self->basis, request, room.width);

  return self->basis_area.height;
}

/* Returns the height that the totals take at the bottom: as many of them as have room, the shortfall first. */
static double
lay_out_totals (PledgeGapLayout *self, const PledgeAnswer *answer, const PledgeChartRequest *request, PledgeRect room)
{
  const PledgeStyle *style = request->style;
  double size = TOTAL_PX * style->text_scale;
  double left = room.height * FOOT_SHARE - PLEDGE_GAP_AIR_PX * style->text_scale;
  double height = 0;

  self->totals[PLEDGE_GAP_SHORTFALL] = (PledgeGapText) { "total-shortfall", pledge_words_shortfall_total (answer), size, PLEDGE_WEIGHT_BOLD, style->text, 0 };
  self->totals[PLEDGE_GAP_NET] = (PledgeGapText) { "total-net", pledge_words_net_total (answer), size, PLEDGE_WEIGHT_NORMAL, style->text, 0 };
  self->totals[PLEDGE_GAP_NOTE] = (PledgeGapText) { "total-note", pledge_words_totals_note (answer), NOTE_PX * style->text_scale, PLEDGE_WEIGHT_NORMAL, style->muted, 0 };
  for (guint i = 0; i < PLEDGE_GAP_N_TOTALS; i++)
    {
      PledgeGapText *text = &self->totals[i];

      text->max_lines = pledge_chart_lines_in (left - height, text->size);
      if (text->max_lines == 0)
        g_clear_pointer (&text->text, g_free);
      height += pledge_gap_text_height (text, request, room.width);
    }
  self->foot_top = room.y + room.height - height;

  return height > 0 ? height + PLEDGE_GAP_AIR_PX * style->text_scale : 0;
}

PledgeGapLayout
pledge_gap_lay_out (const PledgeAnswer *answer, const PledgeChartRequest *request, PledgeRect room)
{
  double scale = request->style->text_scale;
  PledgeGapLayout self = { .lens = choose_lens (answer), .shows_sides = room.height >= SIDES_FROM_PX * scale };
  PledgeRowsWants wants = { .share_is_secondary = TRUE };

  put_in_order (&self, answer);
  if (request->from != NULL)
    find_former_places (&self, answer, request->from);
  wants.order = self.order;
  wants.former_places = self.former_places;
  wants.blank = self.blank;
  wants.head_height = lay_out_basis (&self, answer, request, room) + (HEAD_PX + (self.shows_sides ? PLEDGE_GAP_SIDES_PX : 0)) * scale;
  wants.foot_height = lay_out_totals (&self, answer, request, room);
  self.rows = pledge_rows_lay_out (answer, request, room, &wants);
  choose_domain (&self, answer, request);

  return self;
}

void
pledge_gap_layout_clear (PledgeGapLayout *self)
{
  g_free (self->order);
  g_free (self->former_places);
  g_free (self->blank);
  g_free (self->basis.text);
  for (guint i = 0; i < PLEDGE_GAP_N_TOTALS; i++)
    g_free (self->totals[i].text);
}

double
pledge_gap_get_value (const PledgeGapLayout *self, const PledgeAnswerRow *row)
{
  const PledgeRows *rows = &self->rows;
  const PledgeAnswerRow *former = pledge_rows_get_former (rows, row);
  double value = bar_value (row, self->lens, rows->answer);
  double was = former != NULL ? bar_value (former, self->lens, rows->request->from) : NAN;

  return isfinite (was) ? value + (was - value) * (1 - rows->request->progress) : value;
}

double
pledge_gap_text_height (const PledgeGapText *text, const PledgeChartRequest *request, double width)
{
  if (text->text == NULL)
    return 0;

  return pledge_chart_paragraph (NULL, request->fonts, text->text, 0, 0, width, text->max_lines, text->size, text->weight, text->colour);
}
