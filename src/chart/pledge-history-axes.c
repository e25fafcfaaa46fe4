/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-format.h"
#include "pledge-history-layout.h"
#include "pledge-timeline-words.h"
#include "pledge-words.h"

#define MANY_YEARS 40

static gboolean
overlap (const PledgeRect *a, const PledgeRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

/* The smallest of 1, 2, 5, 10, 20, … years whose labels stand apart. */
static int
year_step (const PledgeHistoryLayout *layout, double label_width)
{
  double per_px = layout->n_years > 1 ? (layout->n_years - 1) / (layout->years.end - layout->years.start) : 0;
  /* Over many years every fifth is more than anybody counts. */
  double space = layout->n_years > MANY_YEARS ? 40 : 14;
  double apart = (label_width + space * layout->plan->scale) * per_px;

  for (int power = 1; power < 1000; power *= 10)
    for (int step = power; step <= 5 * power; step += step == power ? power : 3 * power)
      if (step >= apart)
        return step;

  return 1000;
}

static double
year_label_x (const PledgeHistoryLayout *layout, guint index, double width)
{
  double least = layout->inner.x + width / 2, most = layout->inner.x + layout->inner.width - width / 2;

  return CLAMP (pledge_axis_to_px (&layout->years, index), least, MAX (most, least));
}

/* A year that can be picked; the label is left out where it would come near the answer's own. */
static void
draw_year (const PledgeHistoryLayout *layout, PledgeSceneBuilder *builder, guint index, int step, PledgeRect *kept)
{
  const PledgeHistoryPlan *plan = layout->plan;
  int year = layout->first_year + (int) index;
  gboolean asked = year == pledge_answer_get_year (plan->answer);
  PledgeWeight weight = asked ? PLEDGE_WEIGHT_BOLD : PLEDGE_WEIGHT_NORMAL;
  g_autofree char *text = pledge_edition_dup_year_label (pledge_timeline_get_edition (plan->timeline), year);
  g_autofree char *id = g_strdup_printf ("year-%d", year);
  g_autofree char *owner = g_strdup_printf ("year:%d", year);
  double width = pledge_history_layout_measure (layout, text, layout->head_size, weight);
  double x = year_label_x (layout, index, width);
  double gap = 6 * plan->scale;
  double reach = layout->n_years > 1 ? (layout->years.end - layout->years.start) / (layout->n_years - 1) / 2 : layout->plot.width / 2;
  double bottom = layout->plot.y + layout->plot.height;
  PledgeRect box = { x - width / 2, bottom + 5 * plan->scale, width, layout->head_size * 1.3 };
  PledgeRect pill = pledge_history_layout_get_pill_area (layout);
  gboolean crowded = x + width / 2 + gap > kept->x && x - width / 2 - gap < kept->x + kept->width;

  pledge_scene_builder_begin (builder, id, owner, PLEDGE_ROLE_NONE, text, NULL);
  pledge_scene_builder_set_hit (builder, (PledgeRect) { pledge_axis_to_px (&layout->years, index) - reach, bottom + 4, 2 * reach, layout->head_size * 1.5 });
  if ((asked || (year % step == 0 && !crowded)) && !overlap (&box, &pill))
    pledge_scene_builder_text (builder, &(PledgeText) {
      text, x, bottom + layout->head_size + 5 * plan->scale, PLEDGE_ANCHOR_MIDDLE, layout->head_size, weight,
      asked ? plan->style->text : plan->style->muted, 0 });
  pledge_scene_builder_end (builder);
}

void
pledge_history_draw_heading (const PledgeHistoryLayout *layout, PledgeSceneBuilder *builder)
{
  g_autofree char *text = pledge_timeline_words_measure (layout->plan->timeline, layout->plan->currency);

  if (layout->low)
    return;

  pledge_scene_builder_begin (builder, "measure", NULL, PLEDGE_ROLE_LABEL, text, NULL);
  pledge_scene_builder_text (builder, &(PledgeText) {
    text, layout->inner.x, layout->inner.y + layout->head_size, PLEDGE_ANCHOR_START, layout->head_size, PLEDGE_WEIGHT_NORMAL,
    layout->plan->style->muted, layout->inner.width });
  pledge_scene_builder_end (builder);
}

/* A label that the handle covers in part is left out, so that no half of a number shows. */
void
pledge_history_draw_axis (const PledgeHistoryLayout *layout, PledgeSceneBuilder *builder)
{
  const PledgeHistoryPlan *plan = layout->plan;
  const PledgeRect *plot = &layout->plot;
  PledgeRect pill = pledge_history_layout_get_pill_area (layout);
  double size = layout->head_size;

  pledge_scene_builder_begin (builder, "axis", NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  pledge_scene_builder_end (builder);
  for (int i = 0; i * layout->tick_step <= plan->max * (1 + 1e-9); i++)
    {
      double y = floor (pledge_axis_to_px (&layout->values, i * layout->tick_step)) + 0.5;
      g_autofree char *label = pledge_timeline_words_tick (plan->timeline, i * layout->tick_step);
      g_autofree char *id = g_strdup_printf ("tick-%d", i);
      gboolean covered = y + size / 2 > pill.y && y - size / 2 < pill.y + pill.height;

      pledge_scene_builder_begin (builder, id, NULL, PLEDGE_ROLE_NONE, NULL, NULL);
      pledge_scene_builder_line (builder, plot->x, y, plot->x + plot->width, y, 1, i == 0 ? plan->style->track : plan->style->grid, 0);
      if (!covered && y + size * 0.35 <= plan->request->height)
        pledge_scene_builder_text (builder, &(PledgeText) {
          label, plot->x - 6 * plan->scale, y + size * 0.35, PLEDGE_ANCHOR_END, size, PLEDGE_WEIGHT_NORMAL, plan->style->muted, 0 });
      pledge_scene_builder_end (builder);
    }
}

void
pledge_history_draw_years (const PledgeHistoryLayout *layout, PledgeSceneBuilder *builder)
{
  const PledgeHistoryPlan *plan = layout->plan;
  PledgeEdition *edition = pledge_timeline_get_edition (plan->timeline);
  guint asked = (guint) CLAMP (pledge_answer_get_year (plan->answer) - layout->first_year, 0, (int) layout->n_years - 1);
  g_autofree char *text = pledge_edition_dup_year_label (edition, layout->first_year + (int) asked);
  g_autofree char *last = pledge_edition_dup_year_label (edition, layout->first_year + (int) layout->n_years - 1);
  double width = pledge_history_layout_measure (layout, text, layout->head_size, PLEDGE_WEIGHT_BOLD);
  PledgeRect kept = { year_label_x (layout, asked, width) - width / 2, 0, width, 0 };
  int step = year_step (layout, pledge_history_layout_measure (layout, last, layout->head_size, PLEDGE_WEIGHT_NORMAL));

  pledge_scene_builder_begin (builder, "years", NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  pledge_scene_builder_end (builder);
  for (guint i = 0; i < layout->n_years; i++)
    draw_year (layout, builder, i, step, &kept);
}

void
pledge_history_draw_asked_year (const PledgeHistoryLayout *layout, PledgeSceneBuilder *builder)
{
  int year = pledge_answer_get_year (layout->plan->answer);
  double x = floor (pledge_axis_to_px (&layout->years, year - layout->first_year)) + 0.5;
  PledgeRect pill = pledge_history_layout_get_pill_area (layout);
  double bottom = layout->plot.y + layout->plot.height;
  gboolean covered = x >= pill.x && x <= pill.x + pill.width;

  pledge_scene_builder_begin (builder, "year", NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  if (!covered || pill.y > layout->plot.y)
    pledge_scene_builder_line (builder, x, layout->plot.y, x, covered ? pill.y : bottom, 1, layout->plan->style->track, 0);
  if (covered && pill.y + pill.height < bottom)
    pledge_scene_builder_line (builder, x, pill.y + pill.height, x, bottom, 1, layout->plan->style->track, 0);
  pledge_scene_builder_end (builder);
}

void
pledge_history_draw_target (const PledgeHistoryLayout *layout, PledgeSceneBuilder *builder)
{
  const PledgeHistoryPlan *plan = layout->plan;
  g_autofree char *text = pledge_format_share (pledge_answer_get_target_pct (plan->answer));
  g_autofree char *value = pledge_words_value_text (plan->answer);
  PledgeRect pill = pledge_history_layout_get_pill (layout);
  double y = pledge_history_layout_get_target_y (layout);
  double size = 12 * plan->scale;
  double ascent, descent;

  pledge_fonts_measure (plan->request->fonts, "0", size, PLEDGE_WEIGHT_BOLD, NULL, &ascent, &descent);
  pledge_scene_builder_begin (builder, "target", "target", PLEDGE_ROLE_SLIDER, _("Target"), value);
  pledge_scene_builder_line (builder, pill.x + pill.width - 1, y, layout->plot.x + layout->plot.width, y, plan->request->target_active ? 3 : 2,
                             plan->style->line, 0);
  if (plan->request->target_focused)
    pledge_scene_builder_rect (builder, (PledgeRect) { pill.x - 3, pill.y - 3, pill.width + 6, pill.height + 6 }, pill.height / 2 + 3,
                               (PledgeFill) { .colour = plan->style->focus });
  pledge_scene_builder_rect (builder, pill, pill.height / 2, (PledgeFill) { .colour = plan->style->line });
  pledge_scene_builder_text (builder, &(PledgeText) {
    text, pill.x + pill.width / 2, round (pill.y + (pill.height + ascent - descent) / 2), PLEDGE_ANCHOR_MIDDLE, size, PLEDGE_WEIGHT_BOLD,
    plan->style->line_text, 0 });
  pledge_scene_builder_end (builder);
}

void
pledge_history_draw_notes (const PledgeHistoryLayout *layout, PledgeSceneBuilder *builder)
{
  const PledgeHistoryPlan *plan = layout->plan;
  double top = layout->inner.y + layout->inner.height - layout->notes_height + 6 * plan->scale;

  if (layout->notes == NULL || layout->notes_height <= 0)
    return;

  pledge_scene_builder_begin (builder, "notes", NULL, PLEDGE_ROLE_LABEL, layout->notes, NULL);
  pledge_chart_paragraph (builder, plan->request->fonts, layout->notes, layout->inner.x, top + layout->notes_size, layout->inner.width, layout->notes_lines,
                          layout->notes_size, PLEDGE_WEIGHT_NORMAL, plan->style->muted);
  pledge_scene_builder_end (builder);
}
