/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-path-split.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-format.h"
#include "pledge-path-words.h"

#define HEAD_PX 12.0
#define TEXT_PX 12.0
#define BAR_PX 9.0
#define ROW_PX 31.0 /* words and bar, and the space below */
#define HATCH_PX 4.5

typedef enum {
  LOOK_LEVEL,  /* a sum that stands on the ground */
  LOOK_STEP,
  LOOK_EFFORT,
} Look;

typedef struct {
  const char *id;
  char *name;
  char *amount;
  double from, to;
  Look look;
} Step;

#define N_STEPS 5

static void
steps_clear (Step *steps)
{
  for (guint i = 0; i < N_STEPS; i++)
    {
      g_free (steps[i].name);
      g_free (steps[i].amount);
    }
}

/* A step has its sign, a level none. */
static char *
amount_words (const PledgePath *path, const PledgePathLine *line, double amount, gboolean step)
{
  g_autofree char *money = pledge_path_words_money (path, amount, line->currency);

  return g_strconcat (step && amount > 0 ? "+" : "", money, NULL);
}

static void
fill_steps (Step *steps, const PledgePath *path, const PledgePathLine *line)
{
  const PledgePathYear *last = &line->years[line->n_years];
  const PledgePathMoney *money = &last->lens;

  steps[0] = (Step) { "split-cash", g_strdup (pledge_path_words_baseline (PLEDGE_BASELINE_CASH)),
                      amount_words (path, line, money->flat_cash, FALSE), 0, money->flat_cash, LOOK_LEVEL };
  /* Translators: the part of an amount that only keeps up with prices */
  steps[1] = (Step) { "split-price", g_strdup (C_("waterfall", "Price")),
                      amount_words (path, line, money->price, TRUE), money->flat_cash, money->flat_real, LOOK_STEP };
  /* Translators: the part that only keeps up with the growth of GDP */
  steps[2] = (Step) { "split-growth", g_strdup (C_("waterfall", "Growth")),
                      amount_words (path, line, money->growth, TRUE), money->flat_real, money->constant_share, LOOK_STEP };
  /* Translators: the part that goes beyond both */
  steps[3] = (Step) { "split-effort", g_strdup (C_("waterfall", "Effort")),
                      amount_words (path, line, money->effort, TRUE), money->constant_share, money->spending, LOOK_EFFORT };
  /* Translators: spending in a year */
  steps[4] = (Step) { "split-spending", g_strdup_printf (_("Spending %d"), last->year),
                      amount_words (path, line, money->spending, FALSE), 0, money->spending, LOOK_LEVEL };
}

static char *
required_words (const PledgePathLine *line)
{
  g_autofree char *rate = NULL;

  if (!isfinite (line->required_real_growth_pct))
    return NULL;

  rate = pledge_format_target (fabs (line->required_real_growth_pct));
  /* Translators: the yearly change of spending that a path needs; the first %s is a sign or nothing */
  return g_strdup_printf (_("Needs %s%s a year in real terms"), line->required_real_growth_pct < 0 ? "−" : "+", rate);
}

static char *
heading_words (const PledgePathLine *line)
{
  /* Translators: heads an amount in steps: what it would be if spending never changed, and what comes on top */
  return g_strdup_printf (_("%d, from flat cash"), line->years[line->n_years].year);
}

static double
measure (PledgeFonts *fonts, const char *text, double size, PledgeWeight weight)
{
  double width;

  pledge_fonts_measure (fonts, text, size, weight, &width, NULL, NULL);
  return width;
}

static void
draw_bar (PledgeSceneBuilder *builder, const Step *step, const PledgeStyle *style, const PledgeAxis *axis, double y, double height)
{
  double from = pledge_axis_to_px (axis, MIN (step->from, step->to)), to = pledge_axis_to_px (axis, MAX (step->from, step->to));
  PledgeRect bar = { from, y, MAX (to - from, 1), height };
  PledgeFill fill = { .colour = step->look == LOOK_LEVEL ? style->met : style->quiet };

  if (step->look == LOOK_EFFORT)
    fill = (PledgeFill) { style->gap, HATCH_PX, style->gap_under };
  if (style->outlined)
    {
      pledge_scene_builder_rect (builder, bar, 0, (PledgeFill) { .colour = style->text });
      bar = (PledgeRect) { bar.x + 1, bar.y + 1, bar.width - 2, bar.height - 2 };
    }
  if (bar.width > 0)
    pledge_scene_builder_rect (builder, bar, 0, fill);
}

static void
draw_step (PledgeSceneBuilder *builder, const Step *step, const PledgeStyle *style, PledgeFonts *fonts, const PledgeAxis *axis, double y, double width, double scale)
{
  PledgeWeight weight = step->look == LOOK_STEP ? PLEDGE_WEIGHT_NORMAL : PLEDGE_WEIGHT_BOLD;
  double size = TEXT_PX * scale;
  double amount = measure (fonts, step->amount, size, weight);
  g_autofree char *words = g_strdup_printf ("%s: %s", step->name, step->amount);

  pledge_scene_builder_begin (builder, step->id, NULL, PLEDGE_ROLE_ITEM, step->name, words);
  pledge_scene_builder_set_hit (builder, (PledgeRect) { axis->start, y, width, ROW_PX * scale });
  draw_bar (builder, step, style, axis, round (y + size * 1.35), round (BAR_PX * scale));
  pledge_scene_builder_text (builder, &(PledgeText) {
    step->name, axis->start, round (y + size), PLEDGE_ANCHOR_START, size, PLEDGE_WEIGHT_NORMAL, style->text, MAX (width - amount - size, 1) });
  pledge_scene_builder_text (builder, &(PledgeText) {
    step->amount, axis->start + width, round (y + size), PLEDGE_ANCHOR_END, size, weight, step->look == LOOK_EFFORT ? style->gap_text : style->text, 0 });
  pledge_scene_builder_end (builder);
}

const char *
pledge_path_split_get_baseline_name (PledgeBaseline baseline)
{
  switch (baseline)
    {
    case PLEDGE_BASELINE_CASH:
      return C_("path", "Flat cash");
    case PLEDGE_BASELINE_REAL:
      return C_("path", "Flat real");
    case PLEDGE_BASELINE_SHARE:
    default:
      return C_("path", "Constant share");
    }
}

gboolean
pledge_path_split_is_known (const PledgePathLine *line)
{
  g_return_val_if_fail (line != NULL, FALSE);

  return line->years != NULL && isfinite (line->years[line->n_years].lens.price) && isfinite (line->years[line->n_years].lens.effort);
}

double
pledge_path_split_get_least_width (const PledgePath *path, const PledgePathLine *line, PledgeFonts *fonts, double scale)
{
  Step steps[N_STEPS];
  g_autofree char *heading = heading_words (line), *required = required_words (line);
  double width = measure (fonts, heading, HEAD_PX * scale, PLEDGE_WEIGHT_BOLD);

  g_return_val_if_fail (path != NULL && line != NULL && fonts != NULL, 0);

  if (required != NULL)
    width = MAX (width, measure (fonts, required, HEAD_PX * scale, PLEDGE_WEIGHT_NORMAL));
  fill_steps (steps, path, line);
  for (guint i = 0; i < N_STEPS; i++)
    width = MAX (width, measure (fonts, steps[i].name, TEXT_PX * scale, PLEDGE_WEIGHT_NORMAL) + measure (fonts, steps[i].amount, TEXT_PX * scale, PLEDGE_WEIGHT_BOLD) +
                            TEXT_PX * scale);
  steps_clear (steps);
  for (PledgeBaseline baseline = 0; baseline < PLEDGE_N_BASELINES; baseline++)
    {
      g_autofree char *amount = amount_words (path, line, line->years[line->n_years].lens.extra_sums[baseline], TRUE);

      width = MAX (width, measure (fonts, pledge_path_split_get_baseline_name (baseline), TEXT_PX * scale, PLEDGE_WEIGHT_BOLD) +
                              measure (fonts, amount, TEXT_PX * scale, PLEDGE_WEIGHT_BOLD) + TEXT_PX * scale);
    }

  return ceil (width) + 1;
}

double
pledge_path_split_draw (PledgeSceneBuilder *builder, const PledgePath *path, const PledgePathLine *line, const PledgeStyle *style,
                        PledgeFonts *fonts, double x, double y, double width, double scale)
{
  g_autofree char *heading = heading_words (line), *required = required_words (line), *words = NULL;
  double head = HEAD_PX * scale, top = head * 1.7;
  PledgeAxis axis = { 0, 1, x, x + width };
  Step steps[N_STEPS];

  g_return_val_if_fail (path != NULL && line != NULL, 0);
  g_return_val_if_fail (style != NULL && fonts != NULL, 0);

  if (builder == NULL)
    return top + N_STEPS * ROW_PX * scale + (required != NULL ? head * 1.35 : 0);

  words = pledge_path_words_split (path, line);
  pledge_scene_builder_begin (builder, "split", NULL, PLEDGE_ROLE_LIST, heading, words);
  pledge_scene_builder_text (builder, &(PledgeText) { heading, x, round (y + head), PLEDGE_ANCHOR_START, head, PLEDGE_WEIGHT_BOLD, style->text, width });
  fill_steps (steps, path, line);
  for (guint i = 0; i < N_STEPS; i++)
    axis.max = MAX (axis.max, MAX (steps[i].from, steps[i].to));
  for (guint i = 0; i < N_STEPS; i++)
    draw_step (builder, &steps[i], style, fonts, &axis, y + top + i * ROW_PX * scale, width, scale);
  steps_clear (steps);
  top += N_STEPS * ROW_PX * scale;
  if (required != NULL)
    {
      pledge_scene_builder_begin (builder, "split-required", NULL, PLEDGE_ROLE_LABEL, required, NULL);
      pledge_scene_builder_text (builder, &(PledgeText) { required, x, round (y + top + head), PLEDGE_ANCHOR_START, head, PLEDGE_WEIGHT_NORMAL, style->text, width });
      pledge_scene_builder_end (builder);
      top += head * 1.35;
    }
  pledge_scene_builder_end (builder);

  return top;
}

double
pledge_path_against_draw (PledgeSceneBuilder *builder, const PledgePath *path, const PledgePathLine *line, const PledgeStyle *style,
                          PledgeFonts *fonts, double x, double y, double width, double scale)
{
  PledgeBaseline asked = pledge_path_assumptions_get_baseline (pledge_path_get_assumptions (path));
  int first = line->years[1].year, last = line->years[line->n_years].year;
  /* Translators: heads a list of baselines with an amount each; two years, or one */
  g_autofree char *heading = first < last ? g_strdup_printf (_("Extra cost %d–%d against"), first, last) : g_strdup_printf (_("Extra cost %d against"), last);
  double head = HEAD_PX * scale, top = head * 1.7, row = TEXT_PX * scale * 1.5;

  if (builder == NULL)
    return top + PLEDGE_N_BASELINES * row;

  pledge_scene_builder_begin (builder, "against", NULL, PLEDGE_ROLE_LIST, heading, NULL);
  pledge_scene_builder_text (builder, &(PledgeText) { heading, x, round (y + head), PLEDGE_ANCHOR_START, head, PLEDGE_WEIGHT_BOLD, style->text, width });
  for (PledgeBaseline baseline = 0; baseline < PLEDGE_N_BASELINES; baseline++)
    {
      g_autofree char *id = g_strconcat ("against-", pledge_baseline_to_id (baseline), NULL);
      g_autofree char *amount = amount_words (path, line, line->years[line->n_years].lens.extra_sums[baseline], TRUE);
      const char *name = pledge_path_split_get_baseline_name (baseline);
      PledgeWeight weight = baseline == asked ? PLEDGE_WEIGHT_BOLD : PLEDGE_WEIGHT_NORMAL;
      double size = TEXT_PX * scale, at = round (y + top + baseline * row + size);

      pledge_scene_builder_begin (builder, id, NULL, PLEDGE_ROLE_ITEM, pledge_path_words_baseline (baseline), amount);
      pledge_scene_builder_text (builder, &(PledgeText) {
        name, x, at, PLEDGE_ANCHOR_START, size, weight, style->text, MAX (width - measure (fonts, amount, size, weight) - size, 1) });
      pledge_scene_builder_text (builder, &(PledgeText) { amount, x + width, at, PLEDGE_ANCHOR_END, size, weight, style->text, 0 });
      pledge_scene_builder_end (builder);
    }
  pledge_scene_builder_end (builder);

  return top + PLEDGE_N_BASELINES * row;
}
