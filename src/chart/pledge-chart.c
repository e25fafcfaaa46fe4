/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-chart.h"

#include <math.h>

#include "pledge-ranking-chart.h"
#include "pledge-target-chart.h"

#define LINE_HEIGHT 1.35 /* of the text size */

static const struct {
  const char *id;
  PledgeChart *(*new) (const PledgeAnswer *answer, const PledgeChartRequest *request);
} views[] = {
  [PLEDGE_VIEW_RANKING] = { "ranking", pledge_ranking_chart_new },
  [PLEDGE_VIEW_TARGET] = { "target", pledge_target_chart_new },
};

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

double
pledge_chart_share_max_pct (const PledgeAnswer *answer, const PledgeChartRequest *request)
{
  g_autofree double *shares = NULL;
  guint n;
  double target = pledge_answer_get_target_pct (answer);

  if (request->axis_max_pct > 0)
    return request->axis_max_pct;

  n = pledge_answer_get_n_drawn (answer);
  shares = g_new (double, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      const PledgeAnswerRow *row = pledge_answer_get_row (answer, i);

      shares[i] = row->share_pct;
      target = MAX (target, row->target_pct);
    }

  return pledge_axis_share_max (shares, n, target);
}

double
pledge_chart_paragraph (PledgeSceneBuilder *builder, PledgeFonts *fonts, const char *text, double x, double y,
                        double max_width, double size, PledgeWeight weight, PledgeColour colour)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GString) line = g_string_new (NULL);
  double height = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize before = line->len;
      double width;

      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", words[i]);
      pledge_fonts_measure (fonts, line->str, size, weight, &width, NULL, NULL);
      if (width > max_width && before > 0)
        {
          g_string_truncate (line, before);
          if (builder != NULL)
            pledge_scene_builder_text (builder, &(PledgeText) { line->str, x, y + height, PLEDGE_ANCHOR_START, size, weight, colour, max_width });
          height += size * LINE_HEIGHT;
          g_string_assign (line, words[i]);
        }
    }
  if (line->len > 0)
    {
      if (builder != NULL)
        pledge_scene_builder_text (builder, &(PledgeText) { line->str, x, y + height, PLEDGE_ANCHOR_START, size, weight, colour, max_width });
      height += size * LINE_HEIGHT;
    }

  return height;
}

static double
frame_text (PledgeSceneBuilder *builder, const PledgeChartRequest *request, const char *id, const char *text,
            double x, double y, double width, double size, PledgeWeight weight, PledgeColour colour)
{
  double height;

  pledge_scene_builder_begin (builder, id, NULL, PLEDGE_ROLE_LABEL, text, NULL);
  height = pledge_chart_paragraph (builder, request->fonts, text, x, y + size, width, size, weight, colour);
  pledge_scene_builder_end (builder);

  return height;
}

PledgeRect
pledge_chart_frame (PledgeSceneBuilder *builder, const PledgeChartRequest *request, double padding)
{
  const PledgeStyle *style = request->style;
  double scale = style->text_scale;
  double width = MAX (request->width - 2 * padding, 1);
  /* A window has its own air around the chart; a picture needs some. */
  gboolean picture = request->title != NULL || request->sentence != NULL || request->credit != NULL;
  double margin = picture ? padding : MIN (padding, 6);
  double top = margin;
  double bottom = request->height - margin;

  if (request->title != NULL)
    top += frame_text (builder, request, "title", request->title, padding, top, width, 19 * scale, PLEDGE_WEIGHT_BOLD, style->text) + 2 * scale;
  if (request->sentence != NULL)
    top += frame_text (builder, request, "sentence", request->sentence, padding, top, width, 14 * scale, PLEDGE_WEIGHT_NORMAL, style->text) + 12 * scale;
  if (request->credit != NULL)
    {
      double size = 10.5 * scale;
      double height = pledge_chart_paragraph (NULL, request->fonts, request->credit, 0, 0, width, size, PLEDGE_WEIGHT_NORMAL, style->muted);

      bottom -= height;
      frame_text (builder, request, "credit", request->credit, padding, bottom, width, size, PLEDGE_WEIGHT_NORMAL, style->muted);
      bottom -= 10 * scale;
    }

  return (PledgeRect) { padding, top, width, MAX (bottom - top, 1) };
}
