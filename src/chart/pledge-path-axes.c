/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-format.h"
#include "pledge-path-layout.h"
#include "pledge-path-words.h"


static gboolean
overlap (const PledgeRect *a, const PledgeRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

/* A tick that the handle covers in part has no label, so that no half of a number shows. */
static void
draw_tick (const PledgePathLayout *layout, PledgeSceneBuilder *builder, const char *id, const PledgeRect *plot, double y, gboolean ground, const char *label)
{
  double size = layout->head_size;
  PledgeRect pill = pledge_path_layout_get_pill_area (layout);
  gboolean covered = y + size * 0.7 > pill.y && y - size * 0.7 < pill.y + pill.height;

  pledge_scene_builder_begin (builder, id, NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  pledge_scene_builder_line (builder, plot->x, y, plot->x + plot->width, y, 1, ground ? layout->style->track : layout->style->grid, 0);
  if (!covered && y + size * 0.35 <= layout->request->height && y - size * 0.7 >= layout->inner.y)
    pledge_scene_builder_text (builder, &(PledgeText) {
      label, plot->x - 6 * layout->scale, y + size * 0.35, PLEDGE_ANCHOR_END, size, PLEDGE_WEIGHT_NORMAL, layout->style->muted, 0 });
  pledge_scene_builder_end (builder);
}

static void
draw_head (const PledgePathLayout *layout, PledgeSceneBuilder *builder, const char *id, const char *text, double baseline, double size, PledgeWeight weight,
           PledgeColour colour)
{
  PledgeRect pill = pledge_path_layout_get_pill_area (layout);
  double left = layout->inner.x, right = layout->shares.x + layout->shares.width + layout->ends_width + 8 * layout->scale;
  double width = MIN (right, layout->inner.x + layout->inner.width) - left;

  if (!layout->has_heads || (baseline > pill.y && baseline - size < pill.y + pill.height && pill.height > 0))
    return;

  pledge_scene_builder_begin (builder, id, NULL, PLEDGE_ROLE_LABEL, text, NULL);
  pledge_scene_builder_text (builder, &(PledgeText) { text, left, round (baseline), PLEDGE_ANCHOR_START, size, weight, colour, MAX (width, 1) });
  pledge_scene_builder_end (builder);
}

/* The word stands at the foot of the ground, where no column reaches. */
static void
draw_assumed (const PledgePathLayout *layout, PledgeSceneBuilder *builder, const char *id, const PledgeRect *plot, double free_height, gboolean named)
{
  PledgeRect ground = pledge_path_layout_get_assumed (layout, plot);
  const char *word = C_("path", "assumption");
  PledgeColour colour = layout->style->grid;
  g_autofree char *words = NULL;
  double size = layout->head_size;

  if (ground.width <= 0)
    return;

  colour.alpha *= PLEDGE_PATH_ASSUMED_ALPHA (layout->style);
  words = pledge_path_words_assumption (layout->path);
  pledge_scene_builder_begin (builder, id, NULL, PLEDGE_ROLE_LABEL, word, words);
  pledge_scene_builder_rect (builder, ground, 0, (PledgeFill) { colour, PLEDGE_PATH_ASSUMED_HATCH_PX, { 0, 0, 0, 0 } });
  if (named && free_height > 2 * size && pledge_path_layout_measure (layout, word, size, PLEDGE_WEIGHT_NORMAL) + 4 * layout->scale <= ground.width)
    pledge_scene_builder_text (builder, &(PledgeText) {
      word, ground.x + ground.width / 2, ground.y + ground.height - 0.6 * size, PLEDGE_ANCHOR_MIDDLE, size, PLEDGE_WEIGHT_NORMAL, layout->style->muted, 0 });
  pledge_scene_builder_end (builder);
}

/* How much of the plot lies free below all values of the assumed years. */
static double
free_below (const PledgePathLayout *layout, const double *values, const PledgeAxis *axis)
{
  double least = G_MAXDOUBLE;

  for (guint t = 1; t <= layout->line->n_years; t++)
    if (layout->assumed[t])
      least = MIN (least, values[t]);

  return axis->start - pledge_axis_to_px (axis, MIN (least, axis->max));
}

void
pledge_path_draw_shares_ground (const PledgePathLayout *layout, PledgeSceneBuilder *builder)
{
  const PledgePathLine *line = layout->line;
  g_autofree char *from = pledge_format_share (line->years[0].share_pct);
  g_autofree char *to = pledge_format_share (line->years[line->n_years].share_pct);
  /* Translators: member or alliance, its share at the start and in the target year */
  g_autofree char *head = g_strdup_printf (_("%s: share of GDP, %s in %d to %s in %d"), line->name, from, line->years[0].year, to, line->years[line->n_years].year);

  draw_head (layout, builder, "share-head", head, layout->share_head, layout->head_size, PLEDGE_WEIGHT_NORMAL, layout->style->muted);
  draw_assumed (layout, builder, "assumed-share", &layout->shares, free_below (layout, layout->shares_pct, &layout->share_axis), !layout->has_money);
  pledge_scene_builder_begin (builder, "share-axis", NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  pledge_scene_builder_end (builder);
  for (int i = 0; i * layout->share_step <= layout->share_axis.max * (1 + 1e-9); i++)
    {
      g_autofree char *id = g_strdup_printf ("share-tick-%d", i);
      g_autofree char *label = pledge_format_target (i * layout->share_step);

      draw_tick (layout, builder, id, &layout->shares, floor (pledge_axis_to_px (&layout->share_axis, i * layout->share_step)) + 0.5, i == 0, label);
    }
}

static char *
sum_words (const PledgePathLayout *layout)
{
  const PledgePathLine *line = layout->line;
  const PledgePathYear *last = &line->years[line->n_years];
  g_autofree char *money = pledge_path_words_money (layout->path, last->lens.extra_sum, line->currency);
  const char *plus = last->lens.extra_sum > 0 ? "+" : "";

  if (line->n_years == 1)
    /* Translators: a year, a sign or nothing, an amount */
    return g_strdup_printf (_("Extra cost %d: %s%s"), last->year, plus, money);

  /* Translators: two years, a sign or nothing, an amount */
  return g_strdup_printf (_("Extra cost %d–%d: %s%s"), line->years[1].year, last->year, plus, money);
}

void
pledge_path_draw_money_ground (const PledgePathLayout *layout, PledgeSceneBuilder *builder)
{
  g_autofree char *unit = pledge_path_words_unit (layout->path, layout->line->currency);
  /* Translators: what amounts are counted in */
  g_autofree char *head = g_strdup_printf (_("Spending, in %s"), unit);
  g_autofree char *sum = sum_words (layout);
  g_autofree double *lower = g_new (double, layout->line->n_years + 1);

  for (guint t = 0; t <= layout->line->n_years; t++)
    lower[t] = MIN (layout->values[t], layout->baselines[t]);
  draw_head (layout, builder, "money-head", head, layout->money_head, layout->head_size, PLEDGE_WEIGHT_NORMAL, layout->style->muted);
  draw_head (layout, builder, "sum", sum, layout->money_head + layout->head_size * 1.4, layout->text_size, PLEDGE_WEIGHT_BOLD,
             layout->line->years[layout->line->n_years].lens.extra_sum > 0 ? layout->style->gap_text : layout->style->text);
  draw_assumed (layout, builder, "assumed", &layout->money, free_below (layout, lower, &layout->money_axis), TRUE);
  pledge_scene_builder_begin (builder, "axis", NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  pledge_scene_builder_end (builder);
  for (int i = 0; i * layout->money_step <= layout->money_axis.max * (1 + 1e-9); i++)
    {
      g_autofree char *id = g_strdup_printf ("tick-%d", i);
      g_autofree char *label = pledge_format_lens_tick (pledge_path_get_lens (layout->path), i * layout->money_step);

      draw_tick (layout, builder, id, &layout->money, floor (pledge_axis_to_px (&layout->money_axis, i * layout->money_step)) + 0.5, i == 0, label);
    }
}

/* The first year as its edition prints it. */
static char *
year_words (const PledgePathLayout *layout, guint t)
{
  int year = layout->line->years[t].year;

  return t == 0 && !layout->line->own_base ? pledge_edition_dup_year_label (pledge_path_get_edition (layout->path), year) : g_strdup_printf ("%d", year);
}

/* Keeps off the labels of the axis. */
static PledgeRect
year_box (const PledgePathLayout *layout, guint t)
{
  g_autofree char *text = year_words (layout, t);
  double width = pledge_path_layout_measure (layout, text, layout->head_size, PLEDGE_WEIGHT_BOLD);
  double least = layout->shares.x - 4 * layout->scale + width / 2, most = layout->inner.x + layout->inner.width - width / 2;
  double x = CLAMP (pledge_axis_to_px (&layout->years, layout->line->years[t].year), least, MAX (most, least));

  return (PledgeRect) { x - width / 2, layout->bottom + 3 * layout->scale, width, layout->head_size * 1.35 };
}

/* The last year and the first go before those in between, of which there are as many as stand apart. */
static gboolean
is_year_named (const PledgePathLayout *layout, guint t, int step)
{
  guint n = layout->line->n_years;
  PledgeRect box = year_box (layout, t), first = year_box (layout, 0), last = year_box (layout, n);
  PledgeRect pill = pledge_path_layout_get_pill_area (layout);
  double apart = 6 * layout->scale;

  if (overlap (&box, &pill))
    return FALSE;
  first.width += apart;
  last.x -= apart;
  if (t == n)
    return TRUE;
  if (overlap (&box, &last))
    return FALSE;
  if (t == 0)
    return TRUE;

  return layout->line->years[t].year % step == 0 && !overlap (&box, &first);
}

static int
year_step (const PledgePathLayout *layout)
{
  double apart = (year_box (layout, layout->line->n_years).width + 10 * layout->scale) / MAX (layout->slot, 1e-9);

  for (int power = 1; power < 1000; power *= 10)
    for (int step = power; step <= 5 * power; step += step == power ? power : 3 * power)
      if (step >= apart)
        return step;

  return 1000;
}

void
pledge_path_draw_years (const PledgePathLayout *layout, PledgeSceneBuilder *builder)
{
  int step = year_step (layout);

  pledge_scene_builder_begin (builder, "years", NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  pledge_scene_builder_end (builder);
  for (guint t = 0; t <= layout->line->n_years; t++)
    {
      g_autofree char *text = year_words (layout, t);
      g_autofree char *id = g_strdup_printf ("year-%d", layout->line->years[t].year);
      gboolean end = t == 0 || t == layout->line->n_years;
      PledgeRect box = year_box (layout, t);

      pledge_scene_builder_begin (builder, id, NULL, PLEDGE_ROLE_NONE, text, NULL);
      if (is_year_named (layout, t, step))
        pledge_scene_builder_text (builder, &(PledgeText) {
          text, box.x + box.width / 2, layout->bottom + layout->head_size + 5 * layout->scale, PLEDGE_ANCHOR_MIDDLE, layout->head_size,
          end ? PLEDGE_WEIGHT_BOLD : PLEDGE_WEIGHT_NORMAL, end ? layout->style->text : layout->style->muted, 0 });
      pledge_scene_builder_end (builder);
    }
}

/* A member's own target is a dotted line without a handle, as in a history. */
static void
draw_own_target (const PledgePathLayout *layout, PledgeSceneBuilder *builder)
{
  g_autofree char *id = g_strconcat ("target-", layout->line->iso3, NULL);
  g_autofree char *text = pledge_format_share (layout->line->target_pct);
  double y = floor (pledge_path_layout_get_share_y (layout, layout->line->target_pct)) + 0.5;

  pledge_scene_builder_begin (builder, id, layout->line->iso3, PLEDGE_ROLE_ITEM, _("Target"), text);
  pledge_scene_builder_line (builder, layout->shares.x, y, layout->shares.x + layout->shares.width, y, 1.5 * layout->scale, layout->style->line, 2);
  pledge_scene_builder_end (builder);
}

void
pledge_path_draw_target (const PledgePathLayout *layout, PledgeSceneBuilder *builder)
{
  const PledgeStyle *style = layout->style;
  g_autofree char *text = pledge_format_share (pledge_path_get_target_pct (layout->path));
  PledgeRect pill = pledge_path_layout_get_pill (layout);
  double y = pill.y + pill.height / 2, size = 12 * layout->scale;
  double ascent, descent;

  if (!layout->has_target)
    {
      draw_own_target (layout, builder);
      return;
    }

  pledge_fonts_measure (layout->request->fonts, "0", size, PLEDGE_WEIGHT_BOLD, NULL, &ascent, &descent);
  pledge_scene_builder_begin (builder, "target", "target", PLEDGE_ROLE_SLIDER, _("Target"), text);
  pledge_scene_builder_line (builder, pill.x + pill.width - 1, y, layout->shares.x + layout->shares.width, y, layout->request->target_active ? 3 : 2, style->line, 0);
  if (layout->request->target_focused)
    pledge_scene_builder_rect (builder, (PledgeRect) { pill.x - 3, pill.y - 3, pill.width + 6, pill.height + 6 }, pill.height / 2 + 3,
                               (PledgeFill) { .colour = style->focus });
  pledge_scene_builder_rect (builder, pill, pill.height / 2, (PledgeFill) { .colour = style->line });
  pledge_scene_builder_text (builder, &(PledgeText) {
    text, pill.x + pill.width / 2, round (pill.y + (pill.height + ascent - descent) / 2), PLEDGE_ANCHOR_MIDDLE, size, PLEDGE_WEIGHT_BOLD, style->line_text, 0 });
  pledge_scene_builder_end (builder);
}

void
pledge_path_draw_notes (const PledgePathLayout *layout, PledgeSceneBuilder *builder)
{
  double top = layout->inner.y + layout->inner.height - layout->notes_height + 8 * layout->scale;

  if (layout->notes == NULL || layout->notes_height <= 0)
    return;

  pledge_scene_builder_begin (builder, "notes", NULL, PLEDGE_ROLE_LABEL, layout->notes, NULL);
  pledge_chart_paragraph (builder, layout->request->fonts, layout->notes, layout->inner.x, top + layout->notes_size, layout->inner.width, layout->notes_lines,
                          layout->notes_size, PLEDGE_WEIGHT_NORMAL, layout->style->muted);
  pledge_scene_builder_end (builder);
}
