/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-path-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-format.h"
#include "pledge-path-chart.h"
#include "pledge-path-split.h"
#include "pledge-path-words.h"

#define NARROW_PX 520.0
#define HEAD_PX 11.0
#define TEXT_PX 12.0
#define NOTES_PX 10.5
#define PILL_PX 22.0
#define PILL_APART_PX 260.0        /* wide enough for a handle that lies on nothing */
#define LOW_PX 170.0              /* below that height there is one panel and no words */
#define BARE_PX 110.0
#define TWO_PANELS_PX 230.0
#define SHARES_PART 0.38          /* of the height of both plots */
#define PANELS_APART_PX 14.0
#define NOTES_SHARE 0.25          /* of the height, at most */
#define ENDS_SHARE 0.3            /* of the width, at most */
#define SHARES_AIR 1.3
#define LEAST_SHARES_PCT 2.0
#define SPLIT_APART_PX 28.0
#define SPLIT_SHARE 0.3           /* of the width, beside the panels */
#define SPLIT_MOST_PX 300.0
#define PANELS_LEAST_PX 380.0     /* of width, beside the split */
#define PANELS_LEAST_HEIGHT_PX 300.0
#define TICKS_APART_PX 44.0
#define TICKS_LEAST_APART_PX 22.0
#define ENOUGH_TICKS 3

static void
fill_values (PledgePathLayout *layout)
{
  guint n = layout->line->n_years + 1;

  layout->values = g_new (double, n);
  layout->baselines = g_new (double, n);
  layout->shares_pct = g_new (double, n);
  layout->assumed = g_new (gboolean, n);
  for (guint t = 0; t < n; t++)
    {
      const PledgePathYear *year = &layout->line->years[t];

      layout->values[t] = year->lens.spending;
      layout->baselines[t] = year->lens.baseline;
      layout->shares_pct[t] = year->share_pct;
      layout->assumed[t] = year->assumption;
    }
  layout->knows_money = isfinite (layout->line->years[n - 1].lens.extra_sum);
}

/* (transfer full) (nullable) */
static char *
dup_notes (const PledgePath *path, const PledgePathLine *line)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  char *texts[] = { NULL, NULL, NULL };

  texts[0] = pledge_path_words_assumption (path);
  if (line->iso3 == NULL)
    {
      texts[1] = pledge_path_words_above (path);
      texts[2] = pledge_path_words_absent (path);
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      g_ptr_array_add (notes, texts[i]);
  if (notes->len == 0)
    return NULL;

  g_ptr_array_add (notes, NULL);
  return g_strjoinv (" ", (char **) notes->pdata);
}

static void
lay_out_notes (PledgePathLayout *layout)
{
  layout->notes = dup_notes (layout->path, layout->line);
  layout->notes_lines = pledge_chart_lines_in (layout->inner.height * NOTES_SHARE, layout->notes_size);
  layout->notes_height = 0;
  if (layout->notes != NULL && layout->inner.height >= LOW_PX * layout->scale && layout->notes_lines > 0)
    layout->notes_height = 8 * layout->scale + pledge_chart_paragraph (NULL, layout->request->fonts, layout->notes, 0, 0, layout->inner.width,
                                                                       layout->notes_lines, layout->notes_size, PLEDGE_WEIGHT_NORMAL, layout->style->muted);
}

static double
widest_end (const PledgePathLayout *layout, gboolean names)
{
  const PledgePathYear *last = &layout->line->years[layout->line->n_years];
  g_autofree char *spending = pledge_path_words_money (layout->path, last->lens.spending, layout->line->currency);
  g_autofree char *baseline = pledge_path_words_money (layout->path, last->lens.baseline, layout->line->currency);
  double width = MAX (pledge_path_layout_measure (layout, spending, layout->text_size, PLEDGE_WEIGHT_BOLD),
                      pledge_path_layout_measure (layout, baseline, layout->text_size, PLEDGE_WEIGHT_BOLD));

  if (names)
    width = MAX (width, MAX (pledge_path_layout_measure (layout, C_("path", "Spending"), layout->text_size, PLEDGE_WEIGHT_NORMAL),
                             pledge_path_layout_measure (layout, pledge_path_layout_get_baseline_name (layout), layout->text_size, PLEDGE_WEIGHT_NORMAL)));
  return ceil (width);
}

static void
lay_out_ends (PledgePathLayout *layout, double width)
{
  layout->end_kind = PLEDGE_PATH_END_NONE;
  layout->ends_width = 0;
  if (!layout->has_money)
    return;

  for (PledgePathEnd kind = PLEDGE_PATH_END_FULL; kind < PLEDGE_PATH_END_NONE; kind++)
    {
      double ends = widest_end (layout, kind == PLEDGE_PATH_END_FULL);

      if (ends <= width * ENDS_SHARE)
        {
          layout->end_kind = kind;
          layout->ends_width = ends;
          return;
        }
    }
}

/* Below the split, where that stands beside the panels. */
static void
lay_out_against (PledgePathLayout *layout, double bottom)
{
  double y = layout->split.y + layout->split.height + SPLIT_APART_PX * layout->scale;
  double height = pledge_path_against_draw (NULL, layout->path, layout->line, layout->style, layout->request->fonts, 0, 0, layout->split.width, layout->scale);

  if (y + height <= bottom)
    layout->against = (PledgeRect) { layout->split.x, y, layout->split.width, height };
}

/* Beside the panels where they stay wide enough, else below them, else not at all. Takes its room from area. */
static void
lay_out_split (PledgePathLayout *layout, PledgeRect *area)
{
  double scale = layout->scale, apart = SPLIT_APART_PX * scale;
  double least, height, width;

  if (!layout->knows_money || !pledge_path_split_is_known (layout->line))
    return;

  least = pledge_path_split_get_least_width (layout->path, layout->line, layout->request->fonts, scale);
  height = pledge_path_split_draw (NULL, layout->path, layout->line, layout->style, layout->request->fonts, 0, 0, least, scale);
  width = CLAMP (area->width * SPLIT_SHARE, least, MAX (SPLIT_MOST_PX * scale, least));
  if (area->width - width - apart >= PANELS_LEAST_PX * scale && height <= area->height)
    {
      layout->split = (PledgeRect) { area->x + area->width - width, area->y, width, height };
      area->width -= width + apart;
      lay_out_against (layout, area->y + area->height);
    }
  else if (least <= area->width && area->height - height - apart >= PANELS_LEAST_HEIGHT_PX * scale)
    {
      layout->split = (PledgeRect) { area->x, area->y + area->height - height, MIN (area->width, 2 * SPLIT_MOST_PX * scale), height };
      area->height -= height + apart;
    }
}

static void
choose_panels (PledgePathLayout *layout, double height)
{
  double scale = layout->scale;

  layout->has_heads = height >= BARE_PX * scale;
  layout->has_money = layout->knows_money;
  layout->has_shares = !layout->knows_money || height >= TWO_PANELS_PX * scale;
}

/* From top to bottom: heading and plot of the shares, heading, sum and plot of the money, the years. */
static void
lay_out_plots (PledgePathLayout *layout, const PledgeRect *area)
{
  double scale = layout->scale, line = layout->head_size * 1.35;
  double half_pill = PILL_PX / 2 * scale;
  double y = area->y, bottom = area->y + area->height - line - 5 * scale;
  double heads = 0, room;

  layout->share_head = y + layout->head_size;
  if (layout->has_shares)
    heads += layout->has_heads ? line + half_pill : half_pill;
  if (layout->has_shares && layout->has_money)
    heads += PANELS_APART_PX * scale;
  if (layout->has_money)
    heads += layout->has_heads ? 2 * line + 8 * scale : 4 * scale;
  room = MAX (bottom - y - heads, 4);

  if (layout->has_shares)
    {
      double height = layout->has_money ? round (room * SHARES_PART) : room;

      y += layout->has_heads ? line + half_pill : half_pill;
      if (!layout->has_money && layout->has_heads)
        {
          layout->unknown = (PledgeRect) { area->x, y + height * 0.8, area->width, height * 0.2 };
          height *= 0.8;
          layout->unknown.y += line + 14 * scale;
          layout->unknown.height = MAX (area->y + area->height - layout->unknown.y, 0);
          if (layout->unknown.height < line)
            {
              layout->unknown = (PledgeRect) { 0 };
              height /= 0.8;
            }
        }
      layout->shares = (PledgeRect) { 0, y, 0, height };
      y += height;
    }
  if (layout->has_shares && layout->has_money)
    y += PANELS_APART_PX * scale;
  if (layout->has_money)
    {
      layout->money_head = y + layout->head_size;
      y += layout->has_heads ? 2 * line + 8 * scale : 4 * scale;
      layout->money = (PledgeRect) { 0, y, 0, MAX (bottom - y, 2) };
    }
  layout->bottom = layout->has_money ? bottom : layout->shares.y + layout->shares.height;
}

static double
choose_step (const PledgeAxis *axis, double scale)
{
  double step = pledge_axis_tick_step (axis, TICKS_APART_PX * scale);

  return (axis->max - axis->min) / step < ENOUGH_TICKS ? pledge_axis_tick_step (axis, TICKS_LEAST_APART_PX * scale) : step;
}

/* A whole per cent with room above, where a point may be dragged to. */
static double
share_max (const PledgePathLayout *layout, double target_pct)
{
  double max = isfinite (target_pct) ? target_pct : 0;

  for (guint t = 0; t <= layout->line->n_years; t++)
    max = MAX (max, layout->shares_pct[t]);

  return MAX (ceil (max * SHARES_AIR), LEAST_SHARES_PCT);
}

static void
lay_out_axes (PledgePathLayout *layout)
{
  const PledgeChartRequest *request = layout->request;
  double target_pct = layout->has_target ? pledge_path_get_target_pct (layout->path) : layout->line->target_pct;
  double min = 0, max = 0;
  guint n = layout->line->n_years + 1;

  for (guint t = 0; layout->has_money && t < n; t++)
    max = MAX (max, MAX (layout->values[t], layout->baselines[t]));
  max = MAX (max * 1.02, request->gap_max_lens);
  layout->share_axis = (PledgeAxis) { 0, request->axis_max_pct, layout->shares.y + layout->shares.height, layout->shares.y };
  if (request->axis_max_pct <= 0)
    layout->share_axis.max = share_max (layout, target_pct);
  if (layout->has_money)
    pledge_axis_round_outward (&min, &max);
  layout->money_axis = (PledgeAxis) { 0, MAX (max, 1e-9), floor (layout->money.y + layout->money.height) + 0.5, layout->money.y };
  layout->share_axis.start = floor (layout->share_axis.start) + 0.5;
  layout->share_step = choose_step (&layout->share_axis, layout->scale);
  layout->money_step = choose_step (&layout->money_axis, layout->scale);
}

static double
widest_tick (const PledgePathLayout *layout)
{
  double widest = 0;

  for (int i = 0; layout->has_shares && i * layout->share_step <= layout->share_axis.max * (1 + 1e-9); i++)
    {
      g_autofree char *text = pledge_format_target (i * layout->share_step);

      widest = MAX (widest, pledge_path_layout_measure (layout, text, layout->head_size, PLEDGE_WEIGHT_NORMAL));
    }
  for (int i = 0; layout->has_money && i * layout->money_step <= layout->money_axis.max * (1 + 1e-9); i++)
    {
      g_autofree char *text = pledge_format_lens_tick (pledge_path_get_lens (layout->path), i * layout->money_step);

      widest = MAX (widest, pledge_path_layout_measure (layout, text, layout->head_size, PLEDGE_WEIGHT_NORMAL));
    }

  return ceil (widest);
}

static double
pill_width (const PledgePathLayout *layout, double target_pct)
{
  g_autofree char *text = pledge_format_share (target_pct);

  return pledge_path_layout_measure (layout, text, 12 * layout->scale, PLEDGE_WEIGHT_BOLD) + 18 * layout->scale;
}

static void
lay_out_columns (PledgePathLayout *layout, const PledgeRect *area)
{
  double scale = layout->scale;
  double right = area->x + area->width - (layout->ends_width > 0 ? layout->ends_width + 8 * scale : 4 * scale);
  double left;
  guint n = layout->line->n_years + 1;

  layout->ticks_width = widest_tick (layout);
  left = area->x + layout->ticks_width + 8 * scale;
  if (layout->has_target && layout->inner.width >= PILL_APART_PX * scale)
    left = MAX (left, area->x + pill_width (layout, 88.88) + 2 * scale);
  right = MAX (right, left + 4);
  layout->shares.x = layout->money.x = left;
  layout->shares.width = layout->money.width = right - left;
  layout->slot = (right - left) / n;
  layout->years = (PledgeAxis) { layout->line->years[0].year, layout->line->years[n - 1].year, left + layout->slot / 2, right - layout->slot / 2 };
}

void
pledge_path_layout_init (PledgePathLayout *layout, const PledgePath *path, const PledgeChartRequest *request, PledgeSceneBuilder *builder)
{
  PledgeRect area;

  layout->path = path;
  layout->request = request;
  layout->style = request->style;
  layout->scale = request->style->text_scale;
  layout->line = pledge_path_chart_get_line (path, request->selected);
  layout->inner = pledge_chart_frame (builder, request, request->width / layout->scale < NARROW_PX ? 12 : 20);
  layout->head_size = HEAD_PX * layout->scale;
  layout->text_size = TEXT_PX * layout->scale;
  layout->notes_size = NOTES_PX * layout->scale;
  if (layout->line->years == NULL)
    return;

  fill_values (layout);
  lay_out_notes (layout);
  /* A target of its own, or none in common, is no handle of the common one. */
  layout->has_target = layout->line->iso3 == NULL || layout->line->target_pct == pledge_path_get_target_pct (path);
  area = layout->inner;
  area.height -= layout->notes_height;
  lay_out_split (layout, &area);
  choose_panels (layout, area.height);
  layout->has_target = layout->has_target && layout->has_shares;
  lay_out_ends (layout, area.width);
  lay_out_plots (layout, &area);
  lay_out_axes (layout);
  lay_out_columns (layout, &area);
}

void
pledge_path_layout_clear (PledgePathLayout *layout)
{
  g_clear_pointer (&layout->notes, g_free);
  g_clear_pointer (&layout->values, g_free);
  g_clear_pointer (&layout->baselines, g_free);
  g_clear_pointer (&layout->shares_pct, g_free);
  g_clear_pointer (&layout->assumed, g_free);
}

double
pledge_path_layout_measure (const PledgePathLayout *layout, const char *text, double size, PledgeWeight weight)
{
  double width;

  pledge_fonts_measure (layout->request->fonts, text, size, weight, &width, NULL, NULL);
  return width;
}

const char *
pledge_path_layout_get_baseline_name (const PledgePathLayout *layout)
{
  return pledge_path_split_get_baseline_name (pledge_path_assumptions_get_baseline (pledge_path_get_assumptions (layout->path)));
}

double
pledge_path_layout_get_share_y (const PledgePathLayout *layout, double share_pct)
{
  return pledge_axis_to_px (&layout->share_axis, MIN (share_pct, layout->share_axis.max));
}

PledgeRect
pledge_path_layout_get_pill (const PledgePathLayout *layout)
{
  double target_pct = pledge_path_get_target_pct (layout->path);
  double width = pill_width (layout, target_pct);
  double height = PILL_PX * layout->scale;
  double x = MAX (MIN (layout->inner.x, layout->shares.x - width), 4);
  double y = floor (pledge_path_layout_get_share_y (layout, target_pct)) + 0.5;

  return (PledgeRect) { x, y - height / 2, MIN (width, layout->request->width - x), height };
}

PledgeRect
pledge_path_layout_get_pill_area (const PledgePathLayout *layout)
{
  PledgeRect pill = pledge_path_layout_get_pill (layout);

  return layout->has_target ? (PledgeRect) { pill.x - 4, pill.y - 4, pill.width + 8, pill.height + 8 } : (PledgeRect) { 0 };
}

PledgeRect
pledge_path_layout_get_assumed (const PledgePathLayout *layout, const PledgeRect *plot)
{
  for (guint t = 1; t <= layout->line->n_years; t++)
    if (layout->assumed[t])
      {
        double x = plot->x + t * layout->slot;

        return (PledgeRect) { x, plot->y, plot->x + plot->width - x, plot->height };
      }

  return (PledgeRect) { 0 };
}
