/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-chart.h"

#include <math.h>

#include "pledge-gap-chart.h"
#include "pledge-history-chart.h"
#include "pledge-ranking-chart.h"
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

static const struct {
  const char *id;
  PledgeChart *(*new) (const PledgeAnswer *answer, const PledgeChartRequest *request);
} views[] = {
  [PLEDGE_VIEW_RANKING] = { "ranking", pledge_ranking_chart_new },
  [PLEDGE_VIEW_GAP] = { "gap", pledge_gap_chart_new },
  [PLEDGE_VIEW_HISTORY] = { "history", new_history },
  [PLEDGE_VIEW_TARGET] = { "target", pledge_target_chart_new },
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
  return frame_text_height (&frame->title, request, width) + frame_text_height (&frame->sentence, request, width) +
         frame_text_height (&frame->credit, request, width);
}

static Frame
make_frame (const PledgeChartRequest *request, double scale)
{
  const PledgeStyle *style = request->style;

  return (Frame) {
    .title = { "title", request->title, 19 * scale, 2 * scale, PLEDGE_WEIGHT_BOLD, style->text, G_MAXUINT },
    .sentence = { "sentence", request->sentence, 14 * scale, 12 * scale, PLEDGE_WEIGHT_NORMAL, style->text, G_MAXUINT },
    .credit = { "credit", request->credit, 10.5 * scale, 10 * scale, PLEDGE_WEIGHT_NORMAL, style->muted, G_MAXUINT },
  };
}

static Frame
fit_frame (const PledgeChartRequest *request, double width, double room)
{
  Frame frame;

  for (double shrink = 1; shrink > LEAST_SHRINK - 1e-9; shrink -= 0.1)
    {
      frame = make_frame (request, request->style->text_scale * shrink);
      if (frame_height (&frame, request, width) <= room)
        return frame;
    }

  frame.sentence.text = NULL;
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

double
pledge_chart_paragraph (PledgeSceneBuilder *builder, PledgeFonts *fonts, const char *text, double x, double y, double max_width,
                        guint max_lines, double size, PledgeWeight weight, PledgeColour colour)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GString) line = g_string_new (NULL);
  guint n_lines = 0;

  if (max_lines == 0)
    return 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize before = line->len;
      double width;

      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", words[i]);
      pledge_fonts_measure (fonts, line->str, size, weight, &width, NULL, NULL);
      if (width <= max_width || before == 0 || n_lines + 1 == max_lines)
        continue;

      g_string_truncate (line, before);
      if (builder != NULL)
        pledge_scene_builder_text (builder, &(PledgeText) { line->str, x, y + n_lines * size * LINE_HEIGHT, PLEDGE_ANCHOR_START, size, weight, colour, max_width });
      n_lines++;
      g_string_assign (line, words[i]);
    }
  if (line->len > 0)
    {
      if (builder != NULL)
        pledge_scene_builder_text (builder, &(PledgeText) { line->str, x, y + n_lines * size * LINE_HEIGHT, PLEDGE_ANCHOR_START, size, weight, colour, max_width });
      n_lines++;
    }

  return n_lines * size * LINE_HEIGHT;
}

PledgeRect
pledge_chart_frame (PledgeSceneBuilder *builder, const PledgeChartRequest *request, double padding)
{
  double width = MAX (request->width - 2 * padding, 1);
  /* A window has its own air around the chart; a picture needs some. */
  gboolean picture = request->title != NULL || request->sentence != NULL || request->credit != NULL;
  double margin = picture ? padding : MIN (padding, 6);
  double top = margin;
  double bottom = request->height - margin;
  double chart_height = MIN (request->height * CHART_SHARE, CHART_HEIGHT_PX * request->style->text_scale);
  Frame frame = fit_frame (request, width, bottom - top - chart_height);

  if (frame.title.text != NULL)
    top += draw_frame_text (builder, request, &frame.title, padding, top, width) + frame.title.space;
  if (frame.sentence.text != NULL)
    top += draw_frame_text (builder, request, &frame.sentence, padding, top, width) + frame.sentence.space;
  if (frame.credit.text != NULL)
    {
      bottom -= frame_text_height (&frame.credit, request, width) - frame.credit.space;
      draw_frame_text (builder, request, &frame.credit, padding, bottom, width);
      bottom -= frame.credit.space;
    }

  return (PledgeRect) { padding, top, width, MAX (bottom - top, 1) };
}
