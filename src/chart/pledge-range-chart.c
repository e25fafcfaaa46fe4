/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-range-chart.h"

#include <math.h>

#include "pledge-axis.h"
#include "pledge-format.h"

#define RADIUS_PX 4.5
#define LABEL_PX 11.0
#define MARGIN 0.2    /* of the span, on each side */
#define LEAST_SPAN_PCT 0.5

typedef struct {
  const PledgeDefinitions *definitions;
  const PledgeStyle *style;
  PledgeAxis axis;
  double y;
} Layout;

static double
share_at (const Layout *layout, guint position)
{
  return pledge_definitions_get (layout->definitions, position)->share_pct;
}

/* The target is on the axis where it is near: else the discs would stand in a heap. */
static void
lay_out (Layout *layout, double width, double height)
{
  double from = share_at (layout, 0);
  double to = share_at (layout, pledge_definitions_get_n (layout->definitions) - 1);
  double span = MAX (to - from, LEAST_SPAN_PCT);
  double target_pct = pledge_definitions_get_target_pct (layout->definitions);

  if (target_pct > to && target_pct < to + span)
    to = target_pct;
  if (target_pct < from && target_pct > from - span)
    from = target_pct;
  layout->axis = (PledgeAxis) { from - MARGIN * span, to + MARGIN * span, 0, width };
  if (layout->axis.max - layout->axis.min < LEAST_SPAN_PCT)
    {
      layout->axis.min -= LEAST_SPAN_PCT / 2;
      layout->axis.max += LEAST_SPAN_PCT / 2;
    }
  layout->y = height - RADIUS_PX - 3;
}

static void
draw_range (const Layout *layout, PledgeSceneBuilder *builder)
{
  guint n = pledge_definitions_get_n (layout->definitions);
  double from = pledge_axis_to_px (&layout->axis, share_at (layout, 0));
  double to = pledge_axis_to_px (&layout->axis, share_at (layout, n - 1));

  pledge_scene_builder_begin (builder, "range", NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  pledge_scene_builder_line (builder, layout->axis.start, layout->y, layout->axis.end, layout->y, 1, layout->style->grid, 0);
  pledge_scene_builder_line (builder, from, layout->y, to, layout->y, 3, layout->style->track_filled, 0);
  for (guint i = 0; i < n; i++)
    pledge_scene_builder_disc (builder, pledge_axis_to_px (&layout->axis, share_at (layout, i)), layout->y, RADIUS_PX,
                               pledge_definitions_get (layout->definitions, i)->meets ? layout->style->met : layout->style->unmet, 1.5,
                               layout->style->background);
  pledge_scene_builder_end (builder);
}

static void
draw_target (const Layout *layout, PledgeSceneBuilder *builder)
{
  double target_pct = pledge_definitions_get_target_pct (layout->definitions);
  double x = floor (pledge_axis_to_px (&layout->axis, target_pct)) + 0.5;

  if (!(target_pct >= layout->axis.min && target_pct <= layout->axis.max))
    return;

  pledge_scene_builder_begin (builder, "target", NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  pledge_scene_builder_line (builder, x, layout->y - RADIUS_PX - 3, x, layout->y + RADIUS_PX + 3, 2, layout->style->line, 0);
  pledge_scene_builder_end (builder);
}

/* The lowest and the highest, clear of each other. */
static void
draw_ends (const Layout *layout, PledgeSceneBuilder *builder, PledgeFonts *fonts)
{
  guint last = pledge_definitions_get_n (layout->definitions) - 1;
  g_autofree char *lowest = pledge_format_share (share_at (layout, 0));
  g_autofree char *highest = pledge_format_share (share_at (layout, last));
  double size = LABEL_PX * layout->style->text_scale;
  double baseline = layout->y - RADIUS_PX - 5;
  double width, from, to;

  pledge_fonts_measure (fonts, highest, size, PLEDGE_WEIGHT_NORMAL, &width, NULL, NULL);
  from = pledge_axis_to_px (&layout->axis, share_at (layout, 0)) - width / 2;
  to = pledge_axis_to_px (&layout->axis, share_at (layout, last)) - width / 2;
  if (to - from < width + 6)
    {
      double middle = (from + to) / 2;

      from = middle - (width + 6) / 2;
      to = middle + (width + 6) / 2;
    }
  from = MAX (from, layout->axis.start);
  to = MIN (to, layout->axis.end - width);
  pledge_scene_builder_begin (builder, "ends", NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  pledge_scene_builder_text (builder, &(PledgeText) { lowest, from, baseline, PLEDGE_ANCHOR_START, size, PLEDGE_WEIGHT_NORMAL, layout->style->text, 0 });
  if (!g_str_equal (lowest, highest))
    pledge_scene_builder_text (builder, &(PledgeText) { highest, to, baseline, PLEDGE_ANCHOR_START, size, PLEDGE_WEIGHT_NORMAL, layout->style->text, 0 });
  pledge_scene_builder_end (builder);
}

PledgeScene *
pledge_range_chart_new (const PledgeDefinitions *definitions, double width, double height, const PledgeStyle *style, PledgeFonts *fonts)
{
  PledgeSceneBuilder *builder;
  Layout layout = { definitions, style, { 0 }, 0 };

  g_return_val_if_fail (definitions != NULL && style != NULL && fonts != NULL, NULL);

  builder = pledge_scene_builder_new (width, height, (PledgeColour) { 0, 0, 0, 0 }, fonts);
  lay_out (&layout, width, height);
  draw_range (&layout, builder);
  draw_target (&layout, builder);
  draw_ends (&layout, builder, fonts);

  return pledge_scene_builder_finish (builder);
}
