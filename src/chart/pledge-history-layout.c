/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-history-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-format.h"
#include "pledge-timeline-words.h"

#define NARROW_PX 520.0
#define HEAD_PX 11.0
#define NOTES_PX 10.5
#define LABEL_PX 12.0
#define PILL_PX 22.0
#define LABELS_SHARE 0.28         /* of the width, at most */
#define NARROW_LABELS_SHARE 0.34
#define LEAST_LABELS_PX 24.0
#define NOTES_SHARE 0.3           /* of the height, at most */
#define LOW_PX 150.0              /* below that height only the lines are left */
#define TICKS_APART_PX 60.0
#define TICKS_LEAST_APART_PX 26.0
#define ENOUGH_TICKS 3

static double
widest_label (const PledgeHistoryLayout *layout, PledgeHistoryLabelKind kind)
{
  const PledgeHistoryPlan *plan = layout->plan;
  double widest = 0;

  for (guint i = 0; i < plan->chosen->len; i++)
    {
      g_autofree char *text = pledge_history_layout_dup_label (layout, plan->chosen->pdata[i], kind);

      widest = MAX (widest, pledge_history_layout_measure (layout, text, layout->label_size, PLEDGE_WEIGHT_BOLD));
    }
  if (plan->shows_total)
    {
      g_autofree char *text = pledge_history_layout_dup_label (layout, NULL, kind);

      widest = MAX (widest, pledge_history_layout_measure (layout, text, layout->label_size, PLEDGE_WEIGHT_BOLD));
    }

  return ceil (widest);
}

/* All labels say as much as the widest of them has room for. */
static void
lay_out_labels (PledgeHistoryLayout *layout)
{
  double scale = layout->plan->scale;
  gboolean narrow = layout->inner.width < NARROW_PX * scale;
  double most = layout->inner.width * (narrow ? NARROW_LABELS_SHARE : LABELS_SHARE);

  for (PledgeHistoryLabelKind kind = PLEDGE_HISTORY_LABEL_FULL; kind < PLEDGE_HISTORY_N_LABEL_KINDS; kind++)
    {
      layout->label_kind = kind;
      layout->labels_width = widest_label (layout, kind);
      if (layout->labels_width <= most)
        return;
    }

  layout->labels_width = most >= LEAST_LABELS_PX * scale ? most : 0;
}

static double
pill_width (const PledgeHistoryLayout *layout, double target_pct)
{
  g_autofree char *text = pledge_format_share (target_pct);

  return pledge_history_layout_measure (layout, text, 12 * layout->plan->scale, PLEDGE_WEIGHT_BOLD) + 18 * layout->plan->scale;
}

static double
widest_tick (const PledgeHistoryLayout *layout)
{
  double widest = 0;

  for (int i = 0; i * layout->tick_step <= layout->plan->max * (1 + 1e-9); i++)
    {
      g_autofree char *label = pledge_timeline_words_tick (layout->plan->timeline, i * layout->tick_step);

      widest = MAX (widest, pledge_history_layout_measure (layout, label, layout->head_size, PLEDGE_WEIGHT_NORMAL));
    }

  return ceil (widest);
}

/* The handle stands before the plot where there is room for it, else over its first years. */
static void
lay_out_plot (PledgeHistoryLayout *layout)
{
  const PledgeHistoryPlan *plan = layout->plan;
  double scale = plan->scale;
  double right = layout->inner.x + layout->inner.width - (layout->labels_width > 0 ? layout->labels_width + 10 * scale : 4 * scale);
  double top = layout->inner.y + (layout->low ? PILL_PX / 2 : HEAD_PX + 20) * scale;
  double bottom = layout->inner.y + layout->inner.height - layout->notes_height - layout->head_size * 1.35 - 5 * scale;
  double left;

  bottom = MAX (bottom, top + 4);
  layout->values = (PledgeAxis) { 0, plan->max, floor (bottom) + 0.5, top };
  layout->tick_step = pledge_axis_tick_step (&layout->values, TICKS_APART_PX * scale);
  if (plan->max / layout->tick_step < ENOUGH_TICKS)
    layout->tick_step = pledge_axis_tick_step (&layout->values, TICKS_LEAST_APART_PX * scale);
  layout->ticks_width = widest_tick (layout);
  left = layout->inner.x + layout->ticks_width + 8 * scale;
  if (layout->has_target && layout->inner.width >= NARROW_PX * scale)
    left = MAX (left, layout->inner.x + pill_width (layout, 88.88) + 2 * scale);
  right = MAX (right, left + 4);
  layout->plot = (PledgeRect) { left, top, right - left, layout->values.start - top };
}

static void
lay_out_years (PledgeHistoryLayout *layout)
{
  const PledgeRect *plot = &layout->plot;
  double edge = MIN (8 * layout->plan->scale, plot->width / 4);
  double middle = plot->x + plot->width / 2;

  layout->years = (PledgeAxis) { 0, layout->n_years - 1, plot->x + edge, plot->x + plot->width - edge };
  if (layout->n_years == 1)
    layout->years.start = layout->years.end = middle;
}

void
pledge_history_layout_init (PledgeHistoryLayout *layout, const PledgeHistoryPlan *plan, PledgeSceneBuilder *builder)
{
  const PledgeChartRequest *request = plan->request;

  layout->plan = plan;
  layout->inner = pledge_chart_frame (builder, request, request->width / plan->scale < NARROW_PX ? 12 : 20);
  layout->low = layout->inner.height < LOW_PX * plan->scale;
  layout->n_years = pledge_timeline_get_n_years (plan->timeline);
  layout->first_year = pledge_timeline_get_first_year (plan->timeline);
  layout->head_size = HEAD_PX * plan->scale;
  layout->label_size = LABEL_PX * plan->scale;
  layout->notes_size = NOTES_PX * plan->scale;
  layout->has_target = !plan->money;
  pledge_history_layout_set_left_out (layout, 0);
  lay_out_labels (layout);
  lay_out_plot (layout);
  lay_out_years (layout);
}

void
pledge_history_layout_clear (PledgeHistoryLayout *layout)
{
  g_clear_pointer (&layout->notes, g_free);
}

void
pledge_history_layout_set_left_out (PledgeHistoryLayout *layout, guint n_left_out)
{
  const PledgeHistoryPlan *plan = layout->plan;

  g_free (layout->notes);
  layout->notes = pledge_history_plan_dup_notes (plan, n_left_out);
  layout->notes_lines = pledge_chart_lines_in (layout->inner.height * NOTES_SHARE, layout->notes_size);
  layout->notes_height = 0;
  if (layout->notes != NULL && !layout->low && layout->notes_lines > 0)
    layout->notes_height = 6 * plan->scale + pledge_chart_paragraph (NULL, plan->request->fonts, layout->notes, 0, 0, layout->inner.width,
                                                                     layout->notes_lines, layout->notes_size, PLEDGE_WEIGHT_NORMAL, plan->style->muted);
}

double
pledge_history_layout_measure (const PledgeHistoryLayout *layout, const char *text, double size, PledgeWeight weight)
{
  double width;

  pledge_fonts_measure (layout->plan->request->fonts, text, size, weight, &width, NULL, NULL);
  return width;
}

char *
pledge_history_layout_dup_label (const PledgeHistoryLayout *layout, const PledgeTimelineLine *line, PledgeHistoryLabelKind kind)
{
  const PledgeTimeline *timeline = layout->plan->timeline;
  const double *values = line != NULL ? line->values : pledge_timeline_get_total (timeline)->values;
  const char *title = pledge_alliance_get_title (pledge_timeline_get_alliance (timeline));
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;
  guint last;

  if (line != NULL)
    name = g_strdup (kind == PLEDGE_HISTORY_LABEL_FULL ? line->name : line->iso3);
  else
    name = kind == PLEDGE_HISTORY_LABEL_FULL ? pledge_timeline_words_total_name (timeline) : g_strdup (title);
  if (kind == PLEDGE_HISTORY_LABEL_CODE || !pledge_history_find_last (values, layout->n_years, &last))
    return g_steal_pointer (&name);

  value = pledge_timeline_words_value (timeline, values[last], line != NULL ? line->currency : NULL);
  /* Translators: a member's name and its last value, at the end of its line */
  return g_strdup_printf (_("%s %s"), name, value);
}

/* A target beyond an axis that is held still stands at its end. */
double
pledge_history_layout_get_target_y (const PledgeHistoryLayout *layout)
{
  double target_pct = MIN (pledge_answer_get_target_pct (layout->plan->answer), layout->values.max);

  return floor (pledge_axis_to_px (&layout->values, target_pct)) + 0.5;
}

PledgeRect
pledge_history_layout_get_pill (const PledgeHistoryLayout *layout)
{
  double width = pill_width (layout, pledge_answer_get_target_pct (layout->plan->answer));
  double height = PILL_PX * layout->plan->scale;
  double x = MAX (MIN (layout->inner.x, layout->plot.x - width), 4);

  return (PledgeRect) { x, pledge_history_layout_get_target_y (layout) - height / 2, MIN (width, layout->plan->request->width - x), height };
}

/* The handle with its focus ring. */
PledgeRect
pledge_history_layout_get_pill_area (const PledgeHistoryLayout *layout)
{
  PledgeRect pill = pledge_history_layout_get_pill (layout);

  return layout->has_target ? (PledgeRect) { pill.x - 4, pill.y - 4, pill.width + 8, pill.height + 8 } : (PledgeRect) { 0 };
}
