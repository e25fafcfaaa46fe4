/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-spark-chart.h"

#include <math.h>

#include "pledge-axis.h"
#include "pledge-words.h"

#define MARGIN_PX 5.0

typedef struct {
  const PledgeHistory *shares;
  const PledgeStyle *style;
  PledgeAxis x, y;
  int first_year, last_year; /* that hold a figure */
} Layout;

static gboolean
find_span (Layout *layout, double *max)
{
  gboolean any = FALSE;

  for (int year = pledge_history_get_first_year (layout->shares); year <= pledge_history_get_last_year (layout->shares); year++)
    {
      double value = pledge_history_get_value (layout->shares, year);

      if (isnan (value))
        continue;
      if (!any)
        layout->first_year = year;
      layout->last_year = year;
      *max = MAX (*max, value);
      any = TRUE;
    }

  return any;
}

static void
draw_target (const Layout *layout, PledgeSceneBuilder *builder, double target_pct)
{
  double y = floor (pledge_axis_to_px (&layout->y, target_pct)) + 0.5;

  pledge_scene_builder_begin (builder, "target", NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  pledge_scene_builder_line (builder, layout->x.start, y, layout->x.end, y, 1, layout->style->muted, 3);
  pledge_scene_builder_end (builder);
}

/* Year by year: what lies between two figures is a line, dashed where the later is an estimate; where a
 * year is missing there is none. */
static void
draw_line (const Layout *layout, PledgeSceneBuilder *builder, int marked_year)
{
  pledge_scene_builder_begin (builder, "line", NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  for (int year = layout->first_year; year < layout->last_year; year++)
    {
      double from = pledge_history_get_value (layout->shares, year);
      double to = pledge_history_get_value (layout->shares, year + 1);

      if (!isnan (from) && !isnan (to))
        pledge_scene_builder_line (builder, pledge_axis_to_px (&layout->x, year), pledge_axis_to_px (&layout->y, from),
                                   pledge_axis_to_px (&layout->x, year + 1), pledge_axis_to_px (&layout->y, to), 2, layout->style->met,
                                   pledge_history_is_estimate (layout->shares, year + 1) ? 3 : 0);
    }
  if (pledge_history_has_value (layout->shares, marked_year))
    pledge_scene_builder_disc (builder, pledge_axis_to_px (&layout->x, marked_year),
                               pledge_axis_to_px (&layout->y, pledge_history_get_value (layout->shares, marked_year)), 3.5,
                               layout->style->met, 1.5, layout->style->background);
  pledge_scene_builder_end (builder);
}

static void
draw_years (const Layout *layout, PledgeSceneBuilder *builder, double baseline)
{
  double size = 10 * layout->style->text_scale;
  g_autofree char *first = g_strdup_printf ("%d", layout->first_year);
  g_autofree char *last = g_strdup_printf ("%d", layout->last_year);

  pledge_scene_builder_begin (builder, "years", NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  pledge_scene_builder_text (builder, &(PledgeText) { first, layout->x.start, baseline, PLEDGE_ANCHOR_START, size, PLEDGE_WEIGHT_NORMAL, layout->style->muted, 0 });
  if (layout->last_year != layout->first_year)
    pledge_scene_builder_text (builder, &(PledgeText) { last, layout->x.end, baseline, PLEDGE_ANCHOR_END, size, PLEDGE_WEIGHT_NORMAL, layout->style->muted, 0 });
  pledge_scene_builder_end (builder);
}

PledgeScene *
pledge_spark_chart_new (const PledgeProfile *profile, double width, double height, const PledgeStyle *style, PledgeFonts *fonts)
{
  PledgeSceneBuilder *builder;
  Layout layout = { .style = style };
  double max;

  g_return_val_if_fail (profile != NULL && style != NULL && fonts != NULL, NULL);

  builder = pledge_scene_builder_new (width, height, (PledgeColour) { 0, 0, 0, 0 }, fonts);
  max = pledge_profile_get_target_pct (profile);
  layout.shares = pledge_profile_get_shares (profile);
  if (layout.shares != NULL && find_span (&layout, &max))
    {
      double bottom = height - 14 * style->text_scale;

      layout.x = (PledgeAxis) { layout.first_year, layout.last_year, MARGIN_PX, width - MARGIN_PX };
      layout.y = (PledgeAxis) { 0, max * 1.05, bottom - MARGIN_PX, MARGIN_PX };
      draw_target (&layout, builder, pledge_profile_get_target_pct (profile));
      draw_line (&layout, builder, pledge_profile_get_year (profile));
      draw_years (&layout, builder, height - 3);
    }

  return pledge_scene_builder_finish (builder);
}

PledgeScene *
pledge_guideline_chart_new (const PledgeProfile *profile, double width, double height, const PledgeStyle *style, PledgeFonts *fonts)
{
  PledgeSceneBuilder *builder;
  double share;
  PledgeAxis axis;

  g_return_val_if_fail (profile != NULL && style != NULL && fonts != NULL, NULL);

  builder = pledge_scene_builder_new (width, height, (PledgeColour) { 0, 0, 0, 0 }, fonts);
  share = pledge_profile_get_equipment_share_pct (profile);
  if (!isnan (share))
    {
      gboolean met = share >= PLEDGE_EQUIPMENT_GUIDELINE_PCT;
      double x;

      axis = (PledgeAxis) { 0, MAX (60, share), 0, width };
      x = floor (pledge_axis_to_px (&axis, PLEDGE_EQUIPMENT_GUIDELINE_PCT)) + 0.5;
      pledge_scene_builder_begin (builder, "bar", NULL, PLEDGE_ROLE_NONE, NULL, NULL);
      pledge_scene_builder_rect (builder, (PledgeRect) { 0, height / 2 - 4, width, 8 }, 4, (PledgeFill) { .colour = style->track });
      pledge_scene_builder_rect (builder, (PledgeRect) { 0, height / 2 - 4, pledge_axis_to_px (&axis, share), 8 }, 4,
                                 (PledgeFill) { .colour = met ? style->met : style->unmet });
      pledge_scene_builder_end (builder);
      pledge_scene_builder_begin (builder, "guideline", NULL, PLEDGE_ROLE_NONE, NULL, NULL);
      pledge_scene_builder_line (builder, x, 1, x, height - 1, 2, style->line, 0);
      pledge_scene_builder_end (builder);
    }

  return pledge_scene_builder_finish (builder);
}
