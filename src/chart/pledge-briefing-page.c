/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-briefing-page.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-briefing-blocks.h"
#include "pledge-legend.h"
#include "pledge-rows.h"

/* The page, in pixels. */
#define SIDE_PX 48.0
#define TOP_PX 44.0
#define BOTTOM_PX 40.0
#define BLOCKS_APART_PX 14.0
#define COLUMNS_APART_PX 26.0
#define TITLE_PX 24.0
#define SUBTITLE_PX 11.5
#define SENTENCE_PX 14.0
#define LONG_SENTENCE_PX 10.5
#define SENTENCE_LINES 4  /* from so many on it is long */
#define SMALL 0.9         /* of the text size: sources */
#define CHART_TEXT_SCALE 0.92

/* The text gives way before the chart does. */
#define MOST_TEXT_PX 10.5
#define LEAST_TEXT_PX 8.5
#define TEXT_STEP_PX 0.5
#define LEAST_CHART_PX 150.0
#define ENOUGH_COMMITMENTS 3

/* What a row of a ranking would like, and the rest of the chart: axis and notes. */
#define ROW_PX 14.0
#define FEW_ROWS_PX 26.0
#define FEW_ROWS 12
#define AROUND_ROWS_PX 92.0
#define HISTORY_PX 290.0

typedef struct {
  const char *id;
  PledgeBriefingBlockFunc draw;
} Block;

/* What is below the chart, from top to bottom; the last block of a column takes what room is left. */
static const Block ally_blocks[2][3] = {
  { { "numbers", pledge_briefing_draw_numbers }, { "levels", pledge_briefing_draw_levels }, { "assumptions", pledge_briefing_draw_assumptions } },
  { { "place", pledge_briefing_draw_place }, { "path", pledge_briefing_draw_path }, { "commitments", pledge_briefing_draw_commitments } },
};

static const Block alliance_blocks[2][3] = {
  { { "numbers", pledge_briefing_draw_numbers }, { "assumptions", pledge_briefing_draw_assumptions } },
  { { "levels", pledge_briefing_draw_levels }, { "path", pledge_briefing_draw_path }, { "commitments", pledge_briefing_draw_commitments } },
};

static const Block *
get_column (const PledgeBriefingSheet *sheet, guint column)
{
  return sheet->words->row != NULL ? ally_blocks[column] : alliance_blocks[column];
}

static double
column_width (void)
{
  return (PLEDGE_BRIEFING_WIDTH_PX - 2 * SIDE_PX - COLUMNS_APART_PX) / 2;
}

static double
draw_column (const PledgeBriefingSheet *sheet, PledgeSceneBuilder *builder, guint column, double y, double room)
{
  const Block *blocks = get_column (sheet, column);
  double x = SIDE_PX + column * (column_width () + COLUMNS_APART_PX);
  double top = 0;

  for (guint i = 0; i < G_N_ELEMENTS (ally_blocks[0]) && blocks[i].draw != NULL; i++)
    {
      double height = blocks[i].draw (sheet, NULL, x, 0, column_width (), room - top);

      if (height <= 0)
        continue;
      if (builder != NULL)
        {
          pledge_scene_builder_begin (builder, blocks[i].id, NULL, PLEDGE_ROLE_NONE, NULL, NULL);
          blocks[i].draw (sheet, builder, x, y + top, column_width (), room - top);
          pledge_scene_builder_end (builder);
        }
      top += height + BLOCKS_APART_PX;
    }

  return MAX (top - BLOCKS_APART_PX, 0);
}

/* The height that the columns need, with the newest commitments only. */
static double
columns_height (const PledgeBriefingSheet *sheet)
{
  const Block *right = get_column (sheet, 1);
  double first = draw_column (sheet, NULL, 0, 0, G_MAXDOUBLE);
  double second = 0;

  /* All blocks but the last, which are the commitments. */
  for (guint i = 0; i < 2; i++)
    {
      double height = right[i].draw (sheet, NULL, 0, 0, column_width (), G_MAXDOUBLE);

      second += height > 0 ? height + (second > 0 ? BLOCKS_APART_PX : 0) : 0;
    }

  if (sheet->words->commitments->len > 0)
    second += (second > 0 ? BLOCKS_APART_PX : 0) + pledge_briefing_measure_commitments (sheet, column_width (), ENOUGH_COMMITMENTS);
  return MAX (first, second);
}

/* The publisher's note on an ally's figures is part of the sentence, and may be long. */
static double
sentence_size (const PledgeBriefingSheet *sheet, double width)
{
  double height = pledge_briefing_draw_paragraph (sheet, NULL, sheet->words->sentence, 0, 0, width, SENTENCE_PX, PLEDGE_WEIGHT_NORMAL, sheet->style->text);

  return height > (SENTENCE_LINES + 0.5) * SENTENCE_PX * PLEDGE_BRIEFING_LINE_HEIGHT ? LONG_SENTENCE_PX : SENTENCE_PX;
}

static double
draw_head (const PledgeBriefingSheet *sheet, PledgeSceneBuilder *builder)
{
  const PledgeBriefingWords *words = sheet->words;
  double width = PLEDGE_BRIEFING_WIDTH_PX - 2 * SIDE_PX;
  double y = TOP_PX;

  if (builder != NULL)
    pledge_scene_builder_begin (builder, "title", NULL, PLEDGE_ROLE_LABEL, words->title, words->subtitle);
  y += pledge_briefing_draw_paragraph (sheet, builder, words->title, SIDE_PX, y, width, TITLE_PX, PLEDGE_WEIGHT_BOLD, sheet->style->text);
  y += pledge_briefing_draw_paragraph (sheet, builder, words->subtitle, SIDE_PX, y, width, SUBTITLE_PX, PLEDGE_WEIGHT_NORMAL, sheet->style->muted) + 8;
  if (builder != NULL)
    {
      pledge_scene_builder_line (builder, SIDE_PX, floor (y) + 0.5, SIDE_PX + width, floor (y) + 0.5, 1.5, sheet->style->text, 0);
      pledge_scene_builder_end (builder);
      pledge_scene_builder_begin (builder, "sentence", NULL, PLEDGE_ROLE_LABEL, words->sentence, NULL);
    }
  y += 9;
  y += pledge_briefing_draw_paragraph (sheet, builder, words->sentence, SIDE_PX, y, width, sentence_size (sheet, width), PLEDGE_WEIGHT_NORMAL,
                                       sheet->style->text);
  if (builder != NULL)
    pledge_scene_builder_end (builder);

  return y + BLOCKS_APART_PX * 0.7;
}

/* From the bottom up: returns where it begins. */
static double
draw_sources (const PledgeBriefingSheet *sheet, PledgeSceneBuilder *builder)
{
  double width = PLEDGE_BRIEFING_WIDTH_PX - 2 * SIDE_PX;
  double size = MAX (sheet->size * SMALL, LEAST_TEXT_PX * SMALL);
  double height = size * PLEDGE_BRIEFING_LINE_HEIGHT + 6;
  double y;

  for (guint i = 0; i < sheet->words->sources->len; i++)
    height += pledge_briefing_draw_paragraph (sheet, NULL, sheet->words->sources->pdata[i], 0, 0, width, size, PLEDGE_WEIGHT_NORMAL, sheet->style->muted);
  y = PLEDGE_BRIEFING_HEIGHT_PX - BOTTOM_PX - height;
  if (builder == NULL)
    return y;

  pledge_scene_builder_begin (builder, "sources", NULL, PLEDGE_ROLE_LABEL, _("Sources"), NULL);
  pledge_scene_builder_line (builder, SIDE_PX, floor (y) + 0.5, SIDE_PX + width, floor (y) + 0.5, 1, sheet->style->muted, 0);
  height = 6;
  for (guint i = 0; i < sheet->words->sources->len; i++)
    height += pledge_briefing_draw_paragraph (sheet, builder, sheet->words->sources->pdata[i], SIDE_PX, y + height, width, size, PLEDGE_WEIGHT_NORMAL,
                                              sheet->style->muted);
  pledge_briefing_draw_paragraph (sheet, builder, _("Made with Pledgeline."), SIDE_PX, y + height, width, size, PLEDGE_WEIGHT_NORMAL, sheet->style->muted);
  pledge_scene_builder_end (builder);

  return y;
}

static PledgeChartRequest
make_request (const PledgeBriefingSheet *sheet, const char *const *selection)
{
  PledgeChartRequest request = { .style = &sheet->chart_style, .fonts = sheet->fonts, .marks = sheet->words->marks, .timeline = sheet->words->timeline };

  request.selection = selection;
  request.selected = selection[0];
  /* A chart keeps a distance from its sides, which the page has already. */
  request.width = PLEDGE_BRIEFING_WIDTH_PX;
  request.width -= 2 * (SIDE_PX - pledge_rows_padding (&request));

  return request;
}

static double
wanted_chart_height (const PledgeBriefingSheet *sheet)
{
  guint n = pledge_answer_get_n_drawn (sheet->words->answer);

  return sheet->words->row != NULL ? HISTORY_PX : n * (n > FEW_ROWS ? ROW_PX : FEW_ROWS_PX) + AROUND_ROWS_PX;
}

/* The alliance's ranking, or the ally's history. */
static void
draw_chart (const PledgeBriefingSheet *sheet, PledgeSceneBuilder *builder, double y, double height)
{
  const char *const selection[] = { sheet->words->row != NULL ? sheet->words->row->iso3 : NULL, NULL };
  PledgeView view = sheet->words->row != NULL ? PLEDGE_VIEW_HISTORY : PLEDGE_VIEW_RANKING;
  PledgeChartRequest request = make_request (sheet, selection);
  g_autoptr (PledgeLegend) legend = pledge_legend_new (view, sheet->words->answer, &request);
  g_autoptr (PledgeChart) chart = NULL;
  double above = 0;

  pledge_scene_builder_begin (builder, "chart", NULL, PLEDGE_ROLE_NONE, sheet->words->title, sheet->words->sentence);
  if (legend != NULL)
    above = pledge_legend_draw (legend, builder, SIDE_PX, y, PLEDGE_BRIEFING_WIDTH_PX - 2 * SIDE_PX, CHART_TEXT_SCALE) + 2;
  request.height = MAX (height - above, PLEDGE_CHART_MIN);
  chart = pledge_chart_new (view, sheet->words->answer, &request);
  pledge_scene_builder_scene (builder, chart->scene, SIDE_PX - pledge_rows_padding (&request), y + above, "chart-");
  pledge_scene_builder_end (builder);
}

/* Whether the chart has the height that it would like, at some size of text. */
static gboolean
shrink_text (PledgeBriefingSheet *sheet, double *top, double *chart_height, double wanted)
{
  for (sheet->size = MOST_TEXT_PX; sheet->size >= LEAST_TEXT_PX; sheet->size -= TEXT_STEP_PX)
    {
      *top = draw_head (sheet, NULL);
      *chart_height = draw_sources (sheet, NULL) - *top - 2 * BLOCKS_APART_PX - columns_height (sheet);
      if (*chart_height >= wanted)
        return TRUE;
    }
  sheet->size = MAX (sheet->size, LEAST_TEXT_PX);

  return FALSE;
}

/* The text shrinks until the chart has the height that it would like; then the path's own chart goes. What has no room
 * even so is left out, and said. */
static double
fit (PledgeBriefingSheet *sheet, double *chart_height)
{
  double top = 0, wanted = wanted_chart_height (sheet);

  sheet->path_chart = TRUE;
  if (!shrink_text (sheet, &top, chart_height, wanted))
    {
      sheet->path_chart = FALSE;
      shrink_text (sheet, &top, chart_height, wanted);
    }
  *chart_height = CLAMP (*chart_height, LEAST_CHART_PX, wanted);

  return top;
}

PledgeScene *
pledge_briefing_page_new (PledgeScenario *scenario, const char *iso3, const PledgeStyle *style, PledgeFonts *fonts)
{
  g_autoptr (PledgeBriefingWords) words = NULL;
  PledgeSceneBuilder *builder;
  PledgeBriefingSheet sheet = { .style = style, .fonts = fonts };
  double top, bottom, chart_height;

  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);
  g_return_val_if_fail (style != NULL && fonts != NULL, NULL);
  g_return_val_if_fail (iso3 == NULL || pledge_alliance_has_member (pledge_scenario_get_alliance (scenario), iso3), NULL);

  sheet.chart_style = *style;
  sheet.chart_style.text_scale *= CHART_TEXT_SCALE;
  sheet.words = words = pledge_briefing_words_new (scenario, iso3);
  builder = pledge_scene_builder_new (PLEDGE_BRIEFING_WIDTH_PX, PLEDGE_BRIEFING_HEIGHT_PX, style->background, fonts);
  top = fit (&sheet, &chart_height);
  draw_head (&sheet, builder);
  draw_chart (&sheet, builder, top, chart_height);
  top += chart_height + BLOCKS_APART_PX;
  bottom = draw_sources (&sheet, NULL) - BLOCKS_APART_PX;
  for (guint i = 0; i < 2; i++)
    draw_column (&sheet, builder, i, top, bottom - top);
  draw_sources (&sheet, builder);

  return pledge_scene_builder_finish (builder);
}
