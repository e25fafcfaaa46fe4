/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-chart.h"

#include <math.h>

#include "pledge-figure-table.h"
#include "pledge-gap-chart.h"
#include "pledge-history-chart.h"
#include "pledge-legend.h"
#include "pledge-path-chart.h"
#include "pledge-ranking-chart.h"
#include "pledge-rows.h"
#include "pledge-target-chart.h"

#define LINE_HEIGHT 1.35 /* of the text size */
#define TICKS_APART_PX 80.0
#define TICKS_LEAST_APART_PX 40.0
#define ENOUGH_TICKS 3

/* What the frame leaves to the chart: this share of the height, or this much if that is less. */
#define CHART_SHARE 0.4
#define CHART_HEIGHT_PX 100.0
#define LEAST_SHRINK 0.6

static PledgeChart *
new_history (const PledgeAnswer *answer, const PledgeChartRequest *request)
{
  g_return_val_if_fail (request->timeline != NULL, NULL);

  return pledge_history_chart_new (answer, request->timeline, request);
}

static PledgeChart *
new_path (const PledgeAnswer *answer, const PledgeChartRequest *request)
{
  g_return_val_if_fail (request->path != NULL, NULL);

  return pledge_path_chart_new (request->path, request);
}

static const struct {
  const char *id;
  PledgeChart *(*new) (const PledgeAnswer *answer, const PledgeChartRequest *request);
} views[] = {
  [PLEDGE_VIEW_RANKING] = { "ranking", pledge_ranking_chart_new },
  [PLEDGE_VIEW_GAP] = { "gap", pledge_gap_chart_new },
  [PLEDGE_VIEW_HISTORY] = { "history", new_history },
  [PLEDGE_VIEW_TARGET] = { "target", pledge_target_chart_new },
  [PLEDGE_VIEW_PATH] = { "path", new_path },
};

/* One of the frame's three texts. */
typedef struct {
  const char *id;
  const char *text;  /* nullable: left out */
  double size;
  double space;      /* between it and the chart */
  PledgeWeight weight;
  PledgeColour colour;
  guint max_lines;
} FrameText;

typedef struct {
  FrameText title, sentence, credit;
  const PledgeLegend *legend;   /* nullable: left out */
  double legend_scale, legend_space;
  const PledgeFigureTable *figures; /* likewise */
  double figures_size, figures_space;
} Frame;

static double
frame_text_height (const FrameText *text, const PledgeChartRequest *request, double width)
{
  if (text->text == NULL)
    return 0;

  return text->space + pledge_chart_paragraph (NULL, request->fonts, text->text, 0, 0, width, text->max_lines, text->size, text->weight, text->colour);
}

static double
frame_height (const Frame *frame, const PledgeChartRequest *request, double width)
{
  double height = frame_text_height (&frame->title, request, width) + frame_text_height (&frame->sentence, request, width) +
                  frame_text_height (&frame->credit, request, width);

  if (frame->legend != NULL)
    height += pledge_legend_draw (frame->legend, NULL, 0, 0, width, frame->legend_scale) + frame->legend_space;
  if (frame->figures != NULL)
    height += pledge_figure_table_draw (frame->figures, NULL, 0, 0, width, frame->figures_size) + frame->figures_space;

  return height;
}

static Frame
make_frame (const PledgeChartRequest *request, double scale)
{
  const PledgeStyle *style = request->style;
  double least_size = PLEDGE_FIGURE_TABLE_MIN_TEXT_PX * style->text_scale;

  return (Frame) {
    .title = { "title", request->title, 19 * scale, 2 * scale, PLEDGE_WEIGHT_BOLD, style->text, G_MAXUINT },
    .sentence = { "sentence", request->sentence, 14 * scale, 12 * scale, PLEDGE_WEIGHT_NORMAL, style->text, G_MAXUINT },
    .credit = { "credit", request->credit, 10.5 * scale, 10 * scale, PLEDGE_WEIGHT_NORMAL, style->muted, G_MAXUINT },
    .legend = request->legend,
    .legend_scale = scale,
    .legend_space = 10 * scale,
    .figures = request->figures,
    .figures_size = MAX (PLEDGE_FIGURE_TABLE_MAX_TEXT_PX * scale, least_size),
    .figures_space = 12 * scale,
  };
}

/* Shrinks the frame until it fits into the room; FALSE where it does not. */
static gboolean
shrink_frame (Frame *frame, const PledgeChartRequest *request, double width, double room)
{
  for (double shrink = 1; shrink > LEAST_SHRINK - 1e-9; shrink -= 0.1)
    {
      *frame = make_frame (request, request->style->text_scale * shrink);
      if (frame_height (frame, request, width) <= room)
        return TRUE;
    }

  return FALSE;
}

static double
chart_height (const PledgeChartRequest *request)
{
  return MIN (request->height * CHART_SHARE, CHART_HEIGHT_PX * request->style->text_scale);
}

/* Beside figures a chart should at least have room for all it shows, or else for enough of it. */
static gboolean
fit_figures (Frame *frame, const PledgeChartRequest *request, double width, double room)
{
  return shrink_frame (frame, request, width, room - pledge_figure_table_get_chart_height (request->figures)) ||
         shrink_frame (frame, request, width, room - PLEDGE_CHART_BESIDE_FIGURES_PX * request->style->text_scale);
}

static Frame
fit_frame (const PledgeChartRequest *request, double width, double room)
{
  PledgeChartRequest without = *request;
  Frame frame;

  if (request->figures != NULL && fit_figures (&frame, request, width, room))
    return frame;

  without.figures = NULL;
  room -= chart_height (request);
  if (shrink_frame (&frame, &without, width, room))
    return frame;

  frame.sentence.text = NULL;
  frame.legend = NULL;
  frame.title.max_lines = 1;
  room -= frame_text_height (&frame.title, request, width) + frame.credit.space;
  frame.credit.max_lines = MAX (pledge_chart_lines_in (room, frame.credit.size), 1);
  return frame;
}

/* Returns the height that the text takes without the space around it. */
static double
draw_frame_text (PledgeSceneBuilder *builder, const PledgeChartRequest *request, const FrameText *text, double x, double y, double width)
{
  double height;

  pledge_scene_builder_begin (builder, text->id, NULL, PLEDGE_ROLE_LABEL, text->text, NULL);
  height = pledge_chart_paragraph (builder, request->fonts, text->text, x, y + text->size, width, text->max_lines, text->size, text->weight, text->colour);
  pledge_scene_builder_end (builder);

  return height;
}

void
pledge_chart_free (PledgeChart *chart)
{
  g_return_if_fail (chart != NULL);

  pledge_scene_unref (chart->scene);
  g_clear_pointer (&chart->points, g_array_unref);
  g_free (chart);
}

PledgeChart *
pledge_chart_new (PledgeView view, const PledgeAnswer *answer, const PledgeChartRequest *request)
{
  g_return_val_if_fail (view < G_N_ELEMENTS (views), NULL);
  g_return_val_if_fail (answer != NULL && request != NULL, NULL);
  g_return_val_if_fail (request->style != NULL && request->fonts != NULL, NULL);
  g_return_val_if_fail (request->width >= PLEDGE_CHART_MIN && isfinite (request->width), NULL);
  g_return_val_if_fail (request->height >= PLEDGE_CHART_MIN && isfinite (request->height), NULL);

  return views[view].new (answer, request);
}

const char *
pledge_view_to_id (PledgeView view)
{
  g_return_val_if_fail (view < G_N_ELEMENTS (views), NULL);

  return views[view].id;
}

gboolean
pledge_view_from_id (const char *id, PledgeView *view)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (g_strcmp0 (id, views[i].id) == 0)
      {
        *view = i;
        return TRUE;
      }

  return FALSE;
}

gboolean
pledge_chart_is_selected (const PledgeChartRequest *request, const char *iso3)
{
  if (request->selection != NULL)
    return g_strv_contains (request->selection, iso3);

  return g_strcmp0 (request->selected, iso3) == 0;
}

double
pledge_chart_share_max_pct (const PledgeAnswer *answer, const PledgeChartRequest *request)
{
  g_autofree double *shares = NULL;
  guint n;
  double related = pledge_answer_get_related_pct (answer);
  double target = pledge_answer_get_target_pct (answer) + related;

  if (request->axis_max_pct > 0)
    return request->axis_max_pct;

  n = pledge_answer_get_n_drawn (answer);
  shares = g_new (double, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      const PledgeAnswerRow *row = pledge_answer_get_row (answer, i);

      shares[i] = row->share_pct;
      target = MAX (target, row->target_pct + related);
    }

  return pledge_axis_share_max (shares, n, target);
}

double
pledge_chart_tick_step (const PledgeAxis *axis, double text_scale)
{
  double step = pledge_axis_tick_step (axis, TICKS_APART_PX * text_scale);

  return (axis->max - axis->min) / step < ENOUGH_TICKS ? pledge_axis_tick_step (axis, TICKS_LEAST_APART_PX * text_scale) : step;
}

guint
pledge_chart_lines_in (double height, double size)
{
  return height > 0 ? (guint) floor (height / (size * LINE_HEIGHT)) : 0;
}

/* (transfer full) As many words as fit, at least one. All of what is left is measured first: mostly it fits, and to
 * shape each beginning of it costs as much as the rest of a chart. */
static char *
take_line (PledgeFonts *fonts, const char *const **words, double size, PledgeWeight weight, double max_width, gboolean is_last)
{
  char *all = g_strjoinv (" ", (char **) *words);
  g_autoptr (GString) line = NULL;
  double width;

  pledge_fonts_measure (fonts, all, size, weight, &width, NULL, NULL);
  if (width <= max_width || is_last)
    {
      *words += g_strv_length ((char **) *words);
      return all;
    }

  g_free (all);
  line = g_string_new (*(*words)++);
  for (; **words != NULL; (*words)++)
    {
      gsize before = line->len;

      g_string_append_printf (line, " %s", **words);
      pledge_fonts_measure (fonts, line->str, size, weight, &width, NULL, NULL);
      if (width > max_width)
        {
          g_string_truncate (line, before);
          break;
        }
    }

  return g_string_free (g_steal_pointer (&line), FALSE);
}

double
pledge_chart_paragraph (PledgeSceneBuilder *builder, PledgeFonts *fonts, const char *text, double x, double y, double max_width,
                        guint max_lines, double size, PledgeWeight weight, PledgeColour colour)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  const char *const *left = (const char *const *) words;
  guint n_lines = 0;

  while (*left != NULL && n_lines < max_lines)
    {
      g_autofree char *line = take_line (fonts, &left, size, weight, max_width, n_lines + 1 == max_lines);

      if (builder != NULL && *line != '\0')
        pledge_scene_builder_text (builder, &(PledgeText) { line, x, y + n_lines * size * LINE_HEIGHT, PLEDGE_ANCHOR_START, size, weight, colour, max_width });
      n_lines++;
    }

  return n_lines * size * LINE_HEIGHT;
}

/* A window has its own air around the chart; a picture needs some. */
static gboolean
is_picture (const PledgeChartRequest *request)
{
  return request->title != NULL || request->sentence != NULL || request->credit != NULL || request->legend != NULL || request->figures != NULL;
}

PledgeRect
pledge_chart_frame (PledgeSceneBuilder *builder, const PledgeChartRequest *request, double padding)
{
  double width = MAX (request->width - 2 * padding, 1);
  double margin = is_picture (request) ? padding : MIN (padding, 6);
  double top = margin;
  double bottom = request->height - margin;
  Frame frame = fit_frame (request, width, bottom - top);

  if (frame.title.text != NULL)
    top += draw_frame_text (builder, request, &frame.title, padding, top, width) + frame.title.space;
  if (frame.sentence.text != NULL)
    top += draw_frame_text (builder, request, &frame.sentence, padding, top, width) + frame.sentence.space;
  if (frame.legend != NULL)
    top += pledge_legend_draw (frame.legend, builder, padding, top, width, frame.legend_scale) + frame.legend_space;
  if (frame.credit.text != NULL)
    {
      bottom -= frame_text_height (&frame.credit, request, width) - frame.credit.space;
      draw_frame_text (builder, request, &frame.credit, padding, bottom, width);
      bottom -= frame.credit.space;
    }
  if (frame.figures != NULL)
    {
      bottom -= pledge_figure_table_draw (frame.figures, NULL, padding, bottom, width, frame.figures_size);
      pledge_figure_table_draw (frame.figures, builder, padding, bottom, width, frame.figures_size);
      bottom -= frame.figures_space;
    }

  return (PledgeRect) { padding, top, width, MAX (bottom - top, 1) };
}

double
pledge_chart_get_least_width (const PledgeChartRequest *request)
{
  PledgeChartRequest narrow = { .style = request->style, .width = 1 };

  if (request->figures == NULL)
    return PLEDGE_CHART_MIN;

  /* A picture that is wide enough with the narrow padding may be too narrow with the other. */
  narrow.width = pledge_figure_table_get_least_width (request->figures) + 2 * pledge_rows_padding (&narrow);
  return pledge_figure_table_get_least_width (request->figures) + 2 * pledge_rows_padding (&narrow);
}

double
pledge_chart_get_least_height (const PledgeChartRequest *request)
{
  double padding = pledge_rows_padding (request);
  Frame frame = make_frame (request, request->style->text_scale * LEAST_SHRINK);

  if (request->figures == NULL)
    return PLEDGE_CHART_MIN;

  return frame_height (&frame, request, MAX (request->width - 2 * padding, 1)) + 2 * padding + PLEDGE_CHART_BESIDE_FIGURES_PX * request->style->text_scale;
}
