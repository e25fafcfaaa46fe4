/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-briefing-blocks.h"
#include "pledge-briefing-words-private.h"
#include "pledge-path-chart.h"
#include "pledge-path-words.h"

/* The way to the target, on a briefing sheet: its words, and the block that shows them. */

#define CHART_PX 92.0

static void
baseline_free (gpointer data)
{
  PledgeBriefingBaseline *baseline = data;

  g_free (baseline->year);
  g_free (baseline->sum);
  g_free (baseline);
}

/* "+US$44.0 bn" */
static char *
extra_words (const PledgePath *path, const PledgePathLine *line, double extra)
{
  g_autofree char *money = pledge_path_words_money (path, extra, line->currency);

  return g_strconcat (extra > 0 ? "+" : "", money, NULL);
}

static void
add_baselines (PledgeBriefingWords *self)
{
  const PledgePathLine *line = self->path_line;
  const PledgePathMoney *last = &line->years[line->n_years].lens;

  for (PledgeBaseline baseline = 0; baseline < PLEDGE_N_BASELINES; baseline++)
    {
      PledgeBriefingBaseline *words = g_new0 (PledgeBriefingBaseline, 1);

      words->name = pledge_path_words_baseline (baseline);
      words->year = extra_words (self->path, line, pledge_path_money_get_extra (last, baseline));
      words->sum = extra_words (self->path, line, last->extra_sums[baseline]);
      words->asked = baseline == pledge_path_assumptions_get_baseline (pledge_path_get_assumptions (self->path));
      g_ptr_array_add (self->baselines, words);
    }
}

void
pledge_briefing_words_add_path (PledgeBriefingWords *self, const char *iso3)
{
  const PledgePathLine *line;

  self->path = pledge_path_new (self->scenario);
  self->path_line = line = pledge_path_chart_get_line (self->path, iso3);
  self->baselines = g_ptr_array_new_with_free_func (baseline_free);
  /* Translators: a year */
  self->path_heading = g_strdup_printf (_("The way there by %d"), pledge_path_get_by_year (self->path));
  self->path_sentence = pledge_path_words_summary (self->path, line);
  if (line->years == NULL)
    return;

  self->path_note = pledge_path_words_assumption (self->path);
  if (isfinite (line->years[line->n_years].lens.extra_sum))
    add_baselines (self);
}

void
pledge_briefing_words_clear_path (PledgeBriefingWords *self)
{
  pledge_path_unref (self->path);
  g_ptr_array_unref (self->baselines);
  g_free (self->path_heading);
  g_free (self->path_sentence);
  g_free (self->path_note);
}

static void
draw_text (const PledgeBriefingSheet *sheet, PledgeSceneBuilder *builder, const char *text, double x, double y, PledgeAnchor anchor, PledgeWeight weight,
           PledgeColour colour, double max_width)
{
  if (builder != NULL)
    pledge_scene_builder_text (builder, &(PledgeText) { text, x, y + sheet->size, anchor, sheet->size, weight, colour, max_width });
}

static double
measure (const PledgeBriefingSheet *sheet, const char *text)
{
  double width;

  pledge_fonts_measure (sheet->fonts, text, sheet->size, PLEDGE_WEIGHT_BOLD, &width, NULL, NULL);
  return width;
}

/* What it costs against each baseline, in the target year and in all years. */
static double
draw_table (const PledgeBriefingSheet *sheet, PledgeSceneBuilder *builder, double x, double y, double width)
{
  const PledgePathLine *line = sheet->words->path_line;
  int first = line->years[1].year, last = line->years[line->n_years].year;
  g_autofree char *year = g_strdup_printf ("%d", last);
  g_autofree char *span = g_strdup_printf ("%d–%d", first, last);
  double row = sheet->size * 1.45, sums = measure (sheet, span), years;

  for (guint i = 0; i < sheet->words->baselines->len; i++)
    sums = MAX (sums, measure (sheet, ((PledgeBriefingBaseline *) sheet->words->baselines->pdata[i])->sum));
  /* A single year is its own sum. */
  years = x + width - (first < last ? sums + sheet->size * 1.2 : 0);
  draw_text (sheet, builder, _("Extra cost against"), x, y, PLEDGE_ANCHOR_START, PLEDGE_WEIGHT_NORMAL, sheet->style->muted, 0);
  draw_text (sheet, builder, year, years, y, PLEDGE_ANCHOR_END, PLEDGE_WEIGHT_NORMAL, sheet->style->muted, 0);
  if (first < last)
    draw_text (sheet, builder, span, x + width, y, PLEDGE_ANCHOR_END, PLEDGE_WEIGHT_NORMAL, sheet->style->muted, 0);
  for (guint i = 0; i < sheet->words->baselines->len; i++)
    {
      const PledgeBriefingBaseline *baseline = sheet->words->baselines->pdata[i];
      PledgeWeight weight = baseline->asked ? PLEDGE_WEIGHT_BOLD : PLEDGE_WEIGHT_NORMAL;
      double at = y + (i + 1) * row;

      draw_text (sheet, builder, baseline->name, x, at, PLEDGE_ANCHOR_START, weight, sheet->style->text,
                 MAX (years - x - measure (sheet, baseline->year) - sheet->size, 1));
      draw_text (sheet, builder, baseline->year, years, at, PLEDGE_ANCHOR_END, weight, sheet->style->text, 0);
      if (first < last)
        draw_text (sheet, builder, baseline->sum, x + width, at, PLEDGE_ANCHOR_END, weight, sheet->style->text, 0);
    }

  return (sheet->words->baselines->len + 1) * row + sheet->size * 0.3;
}

static void
draw_chart (const PledgeBriefingSheet *sheet, PledgeSceneBuilder *builder, double x, double y, double width)
{
  PledgeChartRequest request = { .style = &sheet->chart_style, .fonts = sheet->fonts, .path = sheet->words->path, .selected = sheet->words->path_line->iso3 };
  g_autoptr (PledgeChart) chart = NULL;

  /* A chart keeps a distance from its sides, which the column has already. */
  request.width = width + 2 * PLEDGE_BRIEFING_CHART_SIDE_PX;
  request.height = CHART_PX;
  chart = pledge_chart_new (PLEDGE_VIEW_PATH, sheet->words->answer, &request);
  pledge_scene_builder_scene (builder, chart->scene, x - PLEDGE_BRIEFING_CHART_SIDE_PX, y, "path-");
}

/* Sentence, table, chart, note: from the last on they are left out where there is no room for them. */
double
pledge_briefing_draw_path (const PledgeBriefingSheet *sheet, PledgeSceneBuilder *builder, double x, double y, double width, double room)
{
  const PledgeBriefingWords *words = sheet->words;
  double top, height;

  if (words->path_line->years == NULL || words->baselines->len == 0)
    return 0;

  top = pledge_briefing_draw_heading (sheet, NULL, words->path_heading, x, y, width);
  height = pledge_briefing_draw_paragraph (sheet, NULL, words->path_sentence, x, y, width, sheet->size, PLEDGE_WEIGHT_NORMAL, sheet->style->text);
  if (top + height > room)
    return 0;

  pledge_briefing_draw_heading (sheet, builder, words->path_heading, x, y, width);
  pledge_briefing_draw_paragraph (sheet, builder, words->path_sentence, x, y + top, width, sheet->size, PLEDGE_WEIGHT_NORMAL, sheet->style->text);
  top += height + sheet->size * 0.4;
  height = draw_table (sheet, NULL, x, y + top, width);
  if (top + height > room)
    return top;
  draw_table (sheet, builder, x, y + top, width);
  top += height;
  if (sheet->path_chart && top + CHART_PX <= room)
    {
      if (builder != NULL)
        draw_chart (sheet, builder, x, y + top, width);
      top += CHART_PX;
    }
  if (words->path_note == NULL)
    return top;
  height = pledge_briefing_draw_paragraph (sheet, NULL, words->path_note, x, y + top, width, sheet->size, PLEDGE_WEIGHT_NORMAL, sheet->style->muted);
  if (top + height > room)
    return top;
  pledge_briefing_draw_paragraph (sheet, builder, words->path_note, x, y + top, width, sheet->size, PLEDGE_WEIGHT_NORMAL, sheet->style->muted);

  return top + height;
}
