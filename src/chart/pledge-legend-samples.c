/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-legend-samples.h"

#include <math.h>

#include "pledge-path-layout.h"

#define HATCH_PX 4.5

static PledgeRect
inset (const PledgeRect *box)
{
  return (PledgeRect) { box->x + 1, box->y + 1, box->width - 2, box->height - 2 };
}

static void
draw_bar (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, PledgeColour colour)
{
  if (style->outlined)
    pledge_scene_builder_rect (builder, *box, 1, (PledgeFill) { .colour = style->text });
  pledge_scene_builder_rect (builder, style->outlined ? inset (box) : *box, 1.5, (PledgeFill) { .colour = colour });
}

static void
draw_met (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  draw_bar (builder, style, box, style->met);
}

static void
draw_unmet (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  draw_bar (builder, style, box, style->unmet);
}

static void
draw_hatched (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  pledge_scene_builder_rect (builder, *box, 0, (PledgeFill) { style->gap, HATCH_PX, style->gap_under });
}

/* Bars of a chart of gaps have an edge, which bars that only lengthen another have not. */
static void
draw_hatched_bar (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  PledgeRect within = inset (box);

  pledge_scene_builder_rect (builder, *box, 1.5, (PledgeFill) { .colour = style->outlined ? style->text : style->gap });
  draw_hatched (builder, style, &within, scale);
}

static void
draw_related (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  pledge_scene_builder_rect (builder, *box, 0, (PledgeFill) { style->grid, 9, { 0, 0, 0, 0 } });
  pledge_scene_builder_line (builder, box->x + box->width - 0.75, box->y, box->x + box->width - 0.75, box->y + box->height, 1.5, style->muted, 0);
}

static void
draw_related_track (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  PledgeRect track = { box->x, box->y + box->height / 2 - 3 * scale, box->width, 6 * scale };

  pledge_scene_builder_rect (builder, track, 0, (PledgeFill) { style->muted, 4, style->track });
}

/* On a bar, as in the chart. */
static void
draw_whisker (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  double y = box->y + box->height / 2, half = MIN (box->height / 2, 3.5 * scale);
  double from = box->x + 4 * scale, to = box->x + box->width - 4 * scale;

  draw_bar (builder, style, box, style->unmet);
  for (guint stroke = 0; stroke < 2; stroke++)
    {
      PledgeColour colour = stroke == 0 ? style->background : style->text;
      double width = stroke == 0 ? 3 : 1.25;

      pledge_scene_builder_line (builder, from, y - half, from, y + half, width, colour, 0);
      pledge_scene_builder_line (builder, from, y, to, y, width, colour, 0);
      pledge_scene_builder_line (builder, to, y - half, to, y + half, width, colour, 0);
    }
}

static void
draw_badge (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  double x = box->x + box->width / 2, y = box->y + box->height / 2, radius = 6 * scale, arm = radius * 0.55;

  pledge_scene_builder_disc (builder, x, y, radius, style->background, 1.25, style->text);
  for (int way = -1; way <= 1; way += 2)
    {
      PledgePoint head[] = { { x - arm, y + way * arm * 0.25, TRUE }, { x + arm, y + way * arm * 0.25, FALSE }, { x, y + way * arm * 1.2, FALSE } };

      pledge_scene_builder_path (builder, head, G_N_ELEMENTS (head), 0, style->text, 0, &style->text);
    }
}

static void
draw_level (PledgeSceneBuilder *builder, const PledgeRect *box, double width, PledgeColour colour, double dash)
{
  double y = box->y + box->height / 2;

  pledge_scene_builder_line (builder, box->x, y, box->x + box->width, y, width, colour, dash);
}

static void
draw_upright (PledgeSceneBuilder *builder, const PledgeRect *box, double width, PledgeColour colour)
{
  double x = floor (box->x + box->width / 2) + 0.5;

  pledge_scene_builder_line (builder, x, box->y - 2, x, box->y + box->height + 2, width, colour, 0);
}

static void
draw_target_upright (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  draw_upright (builder, box, 2, style->line);
}

static void
draw_target_level (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  PledgeRect handle = { box->x, box->y + box->height / 2 - 3.5 * scale, 8 * scale, 7 * scale };

  draw_level (builder, box, 2, style->line, 0);
  pledge_scene_builder_rect (builder, handle, handle.height / 2, (PledgeFill) { .colour = style->line });
}

static void
draw_target_dotted (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  draw_level (builder, box, 1.5 * scale, style->text, 2);
}

static void
draw_together (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  draw_level (builder, box, 2.25 * scale, style->text, 0);
  pledge_scene_builder_disc (builder, box->x + box->width - 3 * scale, box->y + box->height / 2, 3 * scale, style->text, 0, style->text);
}

static void
draw_quiet (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  draw_level (builder, box, MAX (1.25 * scale, 1), style->quiet, 0);
}

static void
draw_estimate (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  draw_level (builder, box, 2.25 * scale, style->muted, 4);
}

static void
draw_break (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  double half = box->height / 2, slant = half * 0.7, apart = 2 * scale;
  double x = box->x + box->width / 2, y = box->y + half;

  for (int side = -1; side <= 1; side += 2)
    {
      double at = x + side * apart;

      pledge_scene_builder_line (builder, side < 0 ? box->x : at + apart, y, side < 0 ? at - apart : box->x + box->width, y, 2.25 * scale, style->muted, 0);
      pledge_scene_builder_line (builder, at - slant / 2, y + half, at + slant / 2, y - half, MAX (1.7 * scale, 1), style->muted, 0);
    }
}

static void
draw_diamond (PledgeSceneBuilder *builder, double x, double y, double r, double width, PledgeColour colour, PledgeColour fill)
{
  PledgePoint diamond[] = { { x, y - r, TRUE }, { x + r, y, FALSE }, { x, y + r, FALSE }, { x - r, y, FALSE } };

  pledge_scene_builder_path (builder, diamond, G_N_ELEMENTS (diamond), width, colour, 0, &fill);
}

static void
draw_commitment (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  draw_level (builder, box, 1.25 * scale, style->muted, 2);
  draw_diamond (builder, box->x + 4 * scale, box->y + box->height / 2, 4 * scale, 0, style->muted, style->muted);
}

static void
draw_commitment_tick (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  draw_upright (builder, box, 1, style->muted);
}

static void
draw_met_mark (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  pledge_scene_builder_disc (builder, box->x + box->width / 2, box->y + box->height / 2, 3.5 * scale, style->met, 1, style->background);
}

static void
draw_unmet_mark (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  pledge_scene_builder_disc (builder, box->x + box->width / 2, box->y + box->height / 2, 2.75 * scale, style->background, 1.25, style->met);
}

static void
draw_handle (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  pledge_scene_builder_disc (builder, box->x + box->width / 2, box->y + box->height / 2, 5 * scale, style->background, 2, style->line);
}

static void
draw_total_mark (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  draw_diamond (builder, box->x + box->width / 2, box->y + box->height / 2, 5 * scale, 2, style->line, style->background);
}

static void
draw_path (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  draw_level (builder, box, 2.25 * scale, style->met, 0);
}

static void
draw_baseline (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  draw_level (builder, box, 1.5 * scale, style->text, 0);
}

static void
draw_assumption (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  PledgeColour ground = style->grid;

  ground.alpha *= PLEDGE_PATH_ASSUMED_ALPHA (style);
  pledge_scene_builder_rect (builder, *box, 0, (PledgeFill) { ground, PLEDGE_PATH_ASSUMED_HATCH_PX, { 0, 0, 0, 0 } });
  draw_level (builder, box, 2.25 * scale, style->met, 3 * scale);
}

static void (*const draw_funcs[]) (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale) = {
  [PLEDGE_SAMPLE_MET] = draw_met,
  [PLEDGE_SAMPLE_UNMET] = draw_unmet,
  [PLEDGE_SAMPLE_HATCHED] = draw_hatched,
  [PLEDGE_SAMPLE_HATCHED_BAR] = draw_hatched_bar,
  [PLEDGE_SAMPLE_RELATED] = draw_related,
  [PLEDGE_SAMPLE_RELATED_TRACK] = draw_related_track,
  [PLEDGE_SAMPLE_WHISKER] = draw_whisker,
  [PLEDGE_SAMPLE_BADGE] = draw_badge,
  [PLEDGE_SAMPLE_TARGET_UPRIGHT] = draw_target_upright,
  [PLEDGE_SAMPLE_TARGET_LEVEL] = draw_target_level,
  [PLEDGE_SAMPLE_TARGET_DOTTED] = draw_target_dotted,
  [PLEDGE_SAMPLE_TOGETHER] = draw_together,
  [PLEDGE_SAMPLE_QUIET] = draw_quiet,
  [PLEDGE_SAMPLE_ESTIMATE] = draw_estimate,
  [PLEDGE_SAMPLE_BREAK] = draw_break,
  [PLEDGE_SAMPLE_COMMITMENT] = draw_commitment,
  [PLEDGE_SAMPLE_COMMITMENT_TICK] = draw_commitment_tick,
  [PLEDGE_SAMPLE_MET_MARK] = draw_met_mark,
  [PLEDGE_SAMPLE_UNMET_MARK] = draw_unmet_mark,
  [PLEDGE_SAMPLE_HANDLE] = draw_handle,
  [PLEDGE_SAMPLE_TOTAL_MARK] = draw_total_mark,
  [PLEDGE_SAMPLE_PATH] = draw_path,
  [PLEDGE_SAMPLE_BASELINE] = draw_baseline,
  [PLEDGE_SAMPLE_ASSUMPTION] = draw_assumption,
};

void
pledge_sample_draw (PledgeSample sample, PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  g_return_if_fail (sample < G_N_ELEMENTS (draw_funcs));

  draw_funcs[sample] (builder, style, box, scale);
}
