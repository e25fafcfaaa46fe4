/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-briefing-page.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-briefing-words.h"
#include "pledge-legend.h"
#include "pledge-place-chart.h"
#include "pledge-rows.h"

#define LINE_HEIGHT 1.35 /* of pledge_chart_paragraph() */

/* The page, in pixels. */
#define SIDE_PX 48.0
#define TOP_PX 44.0
#define BOTTOM_PX 40.0
#define BLOCKS_APART_PX 14.0
#define COLUMNS_APART_PX 26.0
#define LABEL_SHARE 0.38  /* of a column, at most */
#define TITLE_PX 24.0
#define SUBTITLE_PX 11.5
#define SENTENCE_PX 14.0
#define SMALL 0.9         /* of the text size: sources */
#define PLACE_PX 104.0
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
  const PledgeBriefingWords *words;
  const PledgeStyle *style;
  PledgeStyle chart_style; /* its text is nearer to the page's */
  PledgeFonts *fonts;
  double size; /* of text */
} Page;

/* Draws into the column from y on and returns the height that it takes, at most room; builder NULL: only measured. 0: it
 * has nothing to say. */
typedef double (*BlockFunc) (const Page *page, PledgeSceneBuilder *builder, double x, double y, double width, double room);

typedef struct {
  const char *id;
  BlockFunc draw;
} Block;

static double
draw_paragraph (const Page *page, PledgeSceneBuilder *builder, const char *text, double x, double y, double width, double size, PledgeWeight weight,
                PledgeColour colour)
{
  return pledge_chart_paragraph (builder, page->fonts, text, x, y + size, width, G_MAXUINT, size, weight, colour);
}

static double
measure (const Page *page, const char *text, PledgeWeight weight)
{
  double width;

  pledge_fonts_measure (page->fonts, text, page->size, weight, &width, NULL, NULL);
  return width;
}

static void
draw_text (const Page *page, PledgeSceneBuilder *builder, const char *text, double x, double y, PledgeAnchor anchor, PledgeWeight weight,
           PledgeColour colour, double max_width)
{
  if (builder != NULL && *text != '\0')
    pledge_scene_builder_text (builder, &(PledgeText) { text, x, y + page->size, anchor, page->size, weight, colour, max_width });
}

static double
draw_heading (const Page *page, PledgeSceneBuilder *builder, const char *text, double x, double y, double width)
{
  double rule = floor (y + page->size * 1.5) + 0.5;

  if (builder != NULL)
    {
      draw_text (page, builder, text, x, y, PLEDGE_ANCHOR_START, PLEDGE_WEIGHT_BOLD, page->style->text, width);
      pledge_scene_builder_line (builder, x, rule, x + width, rule, 1, page->style->grid, 0);
    }
  return page->size * 1.5 + 5;
}

static double
widest_label (const Page *page, GPtrArray *lines, double most)
{
  double widest = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const PledgeBriefingLine *line = lines->pdata[i];

      widest = MAX (widest, measure (page, line->label, PLEDGE_WEIGHT_NORMAL));
    }

  return MIN (ceil (widest), most);
}

static double
draw_line (const Page *page, PledgeSceneBuilder *builder, const PledgeBriefingLine *line, double x, double y, double label_width, double width)
{
  double indent = label_width + page->size;
  double label = draw_paragraph (page, builder, line->label, x, y, label_width + 1, page->size, PLEDGE_WEIGHT_NORMAL, page->style->muted);
  double text = draw_paragraph (page, builder, line->text, x + indent, y, width - indent, page->size, PLEDGE_WEIGHT_NORMAL, page->style->text);

  return MAX (label, text) + page->size * 0.2;
}

/* Lines that have no room are left out, and counted. */
static double
draw_lines (const Page *page, PledgeSceneBuilder *builder, GPtrArray *lines, double x, double y, double width, double room)
{
  double label_width = widest_label (page, lines, width * LABEL_SHARE);
  double left_out_height = page->size * LINE_HEIGHT;
  double top = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      double height = draw_line (page, NULL, lines->pdata[i], x, y + top, label_width, width);

      if (top + height + (i + 1 < lines->len ? left_out_height : 0) > room + 0.5)
        {
          g_autofree char *words = g_strdup_printf (ngettext ("… %u more has no room on this page.", "… %u more have no room on this page.", lines->len - i),
                                                    lines->len - i);

          draw_text (page, builder, words, x, y + top, PLEDGE_ANCHOR_START, PLEDGE_WEIGHT_NORMAL, page->style->muted, width);
          return top + left_out_height;
        }
      draw_line (page, builder, lines->pdata[i], x, y + top, label_width, width);
      top += height;
    }

  return top;
}

static double
draw_numbers (const Page *page, PledgeSceneBuilder *builder, double x, double y, double width, double room)
{
  double top;

  if (page->words->numbers->len == 0)
    return 0;

  top = draw_heading (page, builder, _("Numbers"), x, y, width);
  return top + draw_lines (page, builder, page->words->numbers, x, y + top, width, room - top);
}

static double
draw_assumptions (const Page *page, PledgeSceneBuilder *builder, double x, double y, double width, double room)
{
  double top = draw_heading (page, builder, _("What these numbers take for granted"), x, y, width);

  return top + draw_lines (page, builder, page->words->assumptions, x, y + top, width, room - top);
}

/* The columns of figures in the table of levels, from the right. */
enum {
  COLUMN_NET,
  COLUMN_SHORTFALL,
  COLUMN_MEETING,
  N_COLUMNS
};

static const char *
level_cell (const PledgeBriefingLevel *level, guint column)
{
  return column == COLUMN_NET ? level->net : column == COLUMN_SHORTFALL ? level->shortfall : level->meeting;
}

static const char *
level_heading (const Page *page, guint column)
{
  if (page->words->row != NULL)
    return column == COLUMN_SHORTFALL ? C_("levels", "gap") : column == COLUMN_MEETING ? C_("levels", "meets it") : NULL;

  return column == COLUMN_NET ? C_("levels", "net gap") : column == COLUMN_SHORTFALL ? C_("levels", "shortfall") : C_("levels", "meet it");
}

static double
level_width (const Page *page, guint column)
{
  const char *heading = level_heading (page, column);
  double width;

  if (heading == NULL)
    return 0;

  width = measure (page, heading, PLEDGE_WEIGHT_NORMAL);
  for (guint i = 0; i < page->words->levels->len; i++)
    width = MAX (width, measure (page, level_cell (page->words->levels->pdata[i], column), PLEDGE_WEIGHT_BOLD));

  return width + page->size * 1.2;
}

/* A name that has no room is left out whole. level NULL: the headings. */
static void
draw_level (const Page *page, PledgeSceneBuilder *builder, const PledgeBriefingLevel *level, double x, double y, double target_width, double width,
            const double *widths)
{
  PledgeWeight weight = level != NULL && level->asked ? PLEDGE_WEIGHT_BOLD : PLEDGE_WEIGHT_NORMAL;
  PledgeColour colour = level != NULL ? page->style->text : page->style->muted;
  double right = x + width;
  double names = x + target_width + page->size * 0.8;

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      if (widths[i] > 0)
        draw_text (page, builder, level != NULL ? level_cell (level, i) : level_heading (page, i), right, y, PLEDGE_ANCHOR_END, weight, colour, 0);
      right -= widths[i];
    }
  draw_text (page, builder, level != NULL ? level->target : C_("levels", "target"), level != NULL ? x + target_width : x, y,
             level != NULL ? PLEDGE_ANCHOR_END : PLEDGE_ANCHOR_START, weight, colour, 0);
  if (level != NULL && measure (page, level->name, PLEDGE_WEIGHT_NORMAL) <= right - names)
    draw_text (page, builder, level->name, names, y, PLEDGE_ANCHOR_START, PLEDGE_WEIGHT_NORMAL, page->style->muted, 0);
}

static double
draw_levels (const Page *page, PledgeSceneBuilder *builder, double x, double y, double width, double room)
{
  GPtrArray *levels = page->words->levels;
  double widths[N_COLUMNS];
  double target_width = measure (page, C_("levels", "target"), PLEDGE_WEIGHT_NORMAL);
  double line = page->size * 1.45;
  double top;

  if (levels->len == 0)
    return 0;

  top = draw_heading (page, builder, _("At this and other levels of target"), x, y, width);
  for (guint i = 0; i < N_COLUMNS; i++)
    widths[i] = level_width (page, i);
  for (guint i = 0; i < levels->len; i++)
    target_width = MAX (target_width, measure (page, ((PledgeBriefingLevel *) levels->pdata[i])->target, PLEDGE_WEIGHT_BOLD));

  draw_level (page, builder, NULL, x, y + top, target_width, width, widths);
  top += line;
  for (guint i = 0; i < levels->len; i++, top += line)
    draw_level (page, builder, levels->pdata[i], x, y + top, target_width, width, widths);

  return top;
}

static double
draw_place (const Page *page, PledgeSceneBuilder *builder, double x, double y, double width, double room)
{
  const PledgeAnswerRow *row = page->words->row;
  double top;

  if (row == NULL || row->absence != PLEDGE_ABSENCE_NONE)
    return 0;

  top = draw_heading (page, builder, _("Among the others"), x, y, width);
  if (builder != NULL)
    {
      g_autoptr (PledgeScene) scene = pledge_place_chart_new (page->words->answer, row->iso3, width, PLACE_PX, page->style, page->fonts);

      pledge_scene_builder_scene (builder, scene, x, y + top, "place-");
    }

  return top + PLACE_PX;
}

static double
draw_commitment (const Page *page, PledgeSceneBuilder *builder, const PledgeBriefingCommitment *commitment, double x, double y, double width)
{
  double top = draw_paragraph (page, builder, commitment->head, x, y, width, page->size, PLEDGE_WEIGHT_BOLD, page->style->text);

  return top + draw_paragraph (page, builder, commitment->text, x, y + top, width, page->size, PLEDGE_WEIGHT_NORMAL, page->style->text) + page->size * 0.4;
}

static double
draw_commitments (const Page *page, PledgeSceneBuilder *builder, double x, double y, double width, double room)
{
  GPtrArray *commitments = page->words->commitments;
  double left_out_height = page->size * LINE_HEIGHT;
  double top;

  if (commitments->len == 0)
    return 0;

  top = draw_heading (page, builder, page->words->addressed, x, y, width);
  for (guint i = 0; i < commitments->len; i++)
    {
      double height = draw_commitment (page, NULL, commitments->pdata[i], x, y + top, width);

      if (top + height + (i + 1 < commitments->len ? left_out_height : 0) > room + 0.5)
        {
          guint n = commitments->len - i;
          g_autofree char *words = g_strdup_printf (ngettext ("… %u older one has no room on this page.", "… %u older ones have no room on this page.", n), n);

          draw_text (page, builder, words, x, y + top, PLEDGE_ANCHOR_START, PLEDGE_WEIGHT_NORMAL, page->style->muted, width);
          return top + left_out_height;
        }
      top += draw_commitment (page, builder, commitments->pdata[i], x, y + top, width);
    }

  return top;
}

/* What is below the chart, from top to bottom; the last block of a column takes what room is left. */
static const Block ally_blocks[2][3] = {
  { { "numbers", draw_numbers }, { "levels", draw_levels }, { "assumptions", draw_assumptions } },
  { { "place", draw_place }, { "commitments", draw_commitments } },
};

static const Block alliance_blocks[2][3] = {
  { { "numbers", draw_numbers }, { "assumptions", draw_assumptions } },
  { { "levels", draw_levels }, { "commitments", draw_commitments } },
};

static const Block *
get_column (const Page *page, guint column)
{
  return page->words->row != NULL ? ally_blocks[column] : alliance_blocks[column];
}

static double
column_width (void)
{
  return (PLEDGE_BRIEFING_WIDTH_PX - 2 * SIDE_PX - COLUMNS_APART_PX) / 2;
}

static double
draw_column (const Page *page, PledgeSceneBuilder *builder, guint column, double y, double room)
{
  const Block *blocks = get_column (page, column);
  double x = SIDE_PX + column * (column_width () + COLUMNS_APART_PX);
  double top = 0;

  for (guint i = 0; i < G_N_ELEMENTS (ally_blocks[0]) && blocks[i].draw != NULL; i++)
    {
      double height = blocks[i].draw (page, NULL, x, 0, column_width (), room - top);

      if (height <= 0)
        continue;
      if (builder != NULL)
        {
          pledge_scene_builder_begin (builder, blocks[i].id, NULL, PLEDGE_ROLE_NONE, NULL, NULL);
          blocks[i].draw (page, builder, x, y + top, column_width (), room - top);
          pledge_scene_builder_end (builder);
        }
      top += height + BLOCKS_APART_PX;
    }

  return MAX (top - BLOCKS_APART_PX, 0);
}

/* How much of the commitments there is to be at least: the newest of them. */
static double
least_commitments (const Page *page)
{
  GPtrArray *commitments = page->words->commitments;
  double height = 0;

  for (guint i = 0; i < commitments->len; i++)
    if (i < ENOUGH_COMMITMENTS)
      height += draw_commitment (page, NULL, commitments->pdata[i], 0, 0, column_width ());

  return height;
}

/* The height that the columns need, with the newest commitments only. */
static double
columns_height (const Page *page)
{
  const Block *right = get_column (page, 1);
  double first = draw_column (page, NULL, 0, 0, G_MAXDOUBLE);
  double second = right[0].draw (page, NULL, 0, 0, column_width (), G_MAXDOUBLE);

  if (page->words->commitments->len > 0)
    second += (second > 0 ? BLOCKS_APART_PX : 0) + page->size * (1.5 + LINE_HEIGHT) + 5 + least_commitments (page);
  return MAX (first, second);
}

static double
draw_head (const Page *page, PledgeSceneBuilder *builder)
{
  const PledgeBriefingWords *words = page->words;
  double width = PLEDGE_BRIEFING_WIDTH_PX - 2 * SIDE_PX;
  double y = TOP_PX;

  if (builder != NULL)
    pledge_scene_builder_begin (builder, "title", NULL, PLEDGE_ROLE_LABEL, words->title, words->subtitle);
  y += draw_paragraph (page, builder, words->title, SIDE_PX, y, width, TITLE_PX, PLEDGE_WEIGHT_BOLD, page->style->text);
  y += draw_paragraph (page, builder, words->subtitle, SIDE_PX, y, width, SUBTITLE_PX, PLEDGE_WEIGHT_NORMAL, page->style->muted) + 8;
  if (builder != NULL)
    {
      pledge_scene_builder_line (builder, SIDE_PX, floor (y) + 0.5, SIDE_PX + width, floor (y) + 0.5, 1.5, page->style->text, 0);
      pledge_scene_builder_end (builder);
      pledge_scene_builder_begin (builder, "sentence", NULL, PLEDGE_ROLE_LABEL, words->sentence, NULL);
    }
  y += 9;
  y += draw_paragraph (page, builder, words->sentence, SIDE_PX, y, width, SENTENCE_PX, PLEDGE_WEIGHT_NORMAL, page->style->text);
  if (builder != NULL)
    pledge_scene_builder_end (builder);

  return y + BLOCKS_APART_PX * 0.7;
}

/* From the bottom up: returns where it begins. */
static double
draw_sources (const Page *page, PledgeSceneBuilder *builder)
{
  double width = PLEDGE_BRIEFING_WIDTH_PX - 2 * SIDE_PX;
  double size = MAX (page->size * SMALL, LEAST_TEXT_PX * SMALL);
  double height = size * LINE_HEIGHT + 6;
  double y;

  for (guint i = 0; i < page->words->sources->len; i++)
    height += draw_paragraph (page, NULL, page->words->sources->pdata[i], 0, 0, width, size, PLEDGE_WEIGHT_NORMAL, page->style->muted);
  y = PLEDGE_BRIEFING_HEIGHT_PX - BOTTOM_PX - height;
  if (builder == NULL)
    return y;

  pledge_scene_builder_begin (builder, "sources", NULL, PLEDGE_ROLE_LABEL, _("Sources"), NULL);
  pledge_scene_builder_line (builder, SIDE_PX, floor (y) + 0.5, SIDE_PX + width, floor (y) + 0.5, 1, page->style->muted, 0);
  height = 6;
  for (guint i = 0; i < page->words->sources->len; i++)
    height += draw_paragraph (page, builder, page->words->sources->pdata[i], SIDE_PX, y + height, width, size, PLEDGE_WEIGHT_NORMAL, page->style->muted);
  draw_paragraph (page, builder, _("Made with Pledgeline."), SIDE_PX, y + height, width, size, PLEDGE_WEIGHT_NORMAL, page->style->muted);
  pledge_scene_builder_end (builder);

  return y;
}

static PledgeChartRequest
make_request (const Page *page, const char *const *selection)
{
  PledgeChartRequest request = { .style = &page->chart_style, .fonts = page->fonts, .marks = page->words->marks, .timeline = page->words->timeline };

  request.selection = selection;
  request.selected = selection[0];
  /* A chart keeps a distance from its sides, which the page has already. */
  request.width = PLEDGE_BRIEFING_WIDTH_PX;
  request.width -= 2 * (SIDE_PX - pledge_rows_padding (&request));

  return request;
}

static double
wanted_chart_height (const Page *page)
{
  guint n = pledge_answer_get_n_drawn (page->words->answer);

  return page->words->row != NULL ? HISTORY_PX : n * (n > FEW_ROWS ? ROW_PX : FEW_ROWS_PX) + AROUND_ROWS_PX;
}

/* The alliance's ranking, or the ally's history. */
static void
draw_chart (const Page *page, PledgeSceneBuilder *builder, double y, double height)
{
  const char *const selection[] = { page->words->row != NULL ? page->words->row->iso3 : NULL, NULL };
  PledgeView view = page->words->row != NULL ? PLEDGE_VIEW_HISTORY : PLEDGE_VIEW_RANKING;
  PledgeChartRequest request = make_request (page, selection);
  g_autoptr (PledgeLegend) legend = pledge_legend_new (view, page->words->answer, &request);
  g_autoptr (PledgeChart) chart = NULL;
  double above = 0;

  pledge_scene_builder_begin (builder, "chart", NULL, PLEDGE_ROLE_NONE, page->words->title, page->words->sentence);
  if (legend != NULL)
    above = pledge_legend_draw (legend, builder, SIDE_PX, y, PLEDGE_BRIEFING_WIDTH_PX - 2 * SIDE_PX, CHART_TEXT_SCALE) + 2;
  request.height = MAX (height - above, PLEDGE_CHART_MIN);
  chart = pledge_chart_new (view, page->words->answer, &request);
  pledge_scene_builder_scene (builder, chart->scene, SIDE_PX - pledge_rows_padding (&request), y + above, "chart-");
  pledge_scene_builder_end (builder);
}

/* The text shrinks until the chart has the height that it would like. What has no room then is left out, and said. */
static double
fit (Page *page, double *chart_height)
{
  double top = 0, room = 0, wanted = wanted_chart_height (page);

  for (page->size = MOST_TEXT_PX; page->size >= LEAST_TEXT_PX; page->size -= TEXT_STEP_PX)
    {
      top = draw_head (page, NULL);
      room = draw_sources (page, NULL) - top - 2 * BLOCKS_APART_PX;
      *chart_height = room - columns_height (page);
      if (*chart_height >= wanted)
        break;
    }
  page->size = MAX (page->size, LEAST_TEXT_PX);
  *chart_height = CLAMP (*chart_height, LEAST_CHART_PX, wanted);

  return top;
}

PledgeScene *
pledge_briefing_page_new (PledgeScenario *scenario, const char *iso3, const PledgeStyle *style, PledgeFonts *fonts)
{
  g_autoptr (PledgeBriefingWords) words = NULL;
  PledgeSceneBuilder *builder;
  Page page = { .style = style, .fonts = fonts };
  double top, bottom, chart_height;

  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);
  g_return_val_if_fail (style != NULL && fonts != NULL, NULL);
  g_return_val_if_fail (iso3 == NULL || pledge_alliance_has_member (pledge_scenario_get_alliance (scenario), iso3), NULL);

  page.chart_style = *style;
  page.chart_style.text_scale *= CHART_TEXT_SCALE;
  page.words = words = pledge_briefing_words_new (scenario, iso3);
  builder = pledge_scene_builder_new (PLEDGE_BRIEFING_WIDTH_PX, PLEDGE_BRIEFING_HEIGHT_PX, style->background, fonts);
  top = fit (&page, &chart_height);
  draw_head (&page, builder);
  draw_chart (&page, builder, top, chart_height);
  top += chart_height + BLOCKS_APART_PX;
  bottom = draw_sources (&page, NULL) - BLOCKS_APART_PX;
  for (guint i = 0; i < 2; i++)
    draw_column (&page, builder, i, top, bottom - top);
  draw_sources (&page, builder);

  return pledge_scene_builder_finish (builder);
}
