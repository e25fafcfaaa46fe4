/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-history-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-history-commitments.h"
#include "pledge-history-layout.h"
#include "pledge-history-lines.h"
#include "pledge-history-panels.h"
#include "pledge-timeline-words.h"

#define REACH_PX 9.0              /* of the pointer for the target line */
#define POINT_REACH_PX 6.0

static PledgeRect
clip_of (const PledgeHistoryLayout *layout)
{
  return (PledgeRect) { layout->plot.x - 4, layout->plot.y - 4, layout->plot.width + 8, layout->plot.height + 8 };
}

/* Where a pointer finds the years of a line that is picked out. */
static void
add_points (const PledgeHistoryLayout *layout, PledgeSceneBuilder *builder, const PledgeTimelineLine *line)
{
  double apart = layout->n_years > 1 ? (layout->years.end - layout->years.start) / (layout->n_years - 1) : 0;
  double reach = POINT_REACH_PX * layout->plan->scale;
  double across = layout->n_years > 1 ? MIN (reach, MAX (apart / 2, 1)) : reach;

  for (guint i = 0; i < layout->n_years; i++)
    {
      g_autofree char *id = NULL, *name = NULL, *words = NULL;

      if (!isfinite (line->values[i]))
        continue;
      id = g_strdup_printf ("point-%s-%d", line->iso3, layout->first_year + (int) i);
      /* Translators: a member's name and a year */
      name = g_strdup_printf (_("%s %d"), line->name, layout->first_year + (int) i);
      words = pledge_timeline_words_point (layout->plan->timeline, line, i);
      pledge_scene_builder_begin (builder, id, line->iso3, PLEDGE_ROLE_ITEM, name, words);
      pledge_scene_builder_set_hit (builder, (PledgeRect) {
        pledge_axis_to_px (&layout->years, i) - across, pledge_axis_to_px (&layout->values, line->values[i]) - reach, 2 * across, 2 * reach });
      pledge_scene_builder_end (builder);
    }
}

static void
draw_line (const PledgeHistoryLayout *layout, PledgeSceneBuilder *builder, const PledgeTimelineLine *line, const PledgeCourseLook *look, gboolean picked_out)
{
  PledgeCourse course = { line->values, line->estimates, line->breaks, picked_out ? line->counted : NULL, layout->n_years };
  g_autofree char *id = g_strconcat ("line-", line->iso3, NULL);
  g_autofree char *words = pledge_timeline_words_line (layout->plan->timeline, line);
  double reach = POINT_REACH_PX * layout->plan->scale;
  PledgePoint end = { 0 };
  guint last = 0;

  pledge_history_find_last (line->values, layout->n_years, &last);
  end = (PledgePoint) { pledge_axis_to_px (&layout->years, last), pledge_axis_to_px (&layout->values, line->values[last]), FALSE };
  pledge_scene_builder_begin (builder, id, line->iso3, PLEDGE_ROLE_ITEM, line->name, words);
  if (!picked_out)
    pledge_scene_builder_set_clip (builder, clip_of (layout));
  pledge_course_draw (builder, &course, &layout->years, &layout->values, look);
  if (picked_out)
    {
      pledge_scene_builder_disc (builder, end.x, end.y, 3 * layout->plan->scale, look->colour, 0, look->colour);
      add_points (layout, builder, line);
    }
  else if (line->values[last] <= layout->values.max)
    pledge_scene_builder_set_hit (builder, (PledgeRect) { end.x - reach, end.y - reach, 2 * reach, 2 * reach });
  pledge_scene_builder_end (builder);
}

static gboolean
is_hovered (const PledgeHistoryLayout *layout, const PledgeTimelineLine *line)
{
  return g_strcmp0 (layout->plan->request->hovered, line->iso3) == 0;
}

/* The one that is pointed at is drawn over the others. */
static void
draw_others (const PledgeHistoryLayout *layout, PledgeSceneBuilder *builder)
{
  const PledgeHistoryPlan *plan = layout->plan;
  double scale = plan->scale;
  PledgeCourseLook quiet = { plan->style->quiet, MAX (1.25 * scale, 1), 0, 2 * scale, 5 * scale };
  PledgeCourseLook pointed_at = { plan->style->muted, 2 * scale, 0, 2.5 * scale, 7 * scale };

  for (guint i = 0; i < plan->others->len; i++)
    if (!is_hovered (layout, plan->others->pdata[i]))
      draw_line (layout, builder, plan->others->pdata[i], &quiet, FALSE);
  for (guint i = 0; i < plan->others->len; i++)
    if (is_hovered (layout, plan->others->pdata[i]))
      draw_line (layout, builder, plan->others->pdata[i], &pointed_at, FALSE);
}

static void
draw_total (const PledgeHistoryLayout *layout, PledgeSceneBuilder *builder)
{
  const PledgeHistoryPlan *plan = layout->plan;
  const PledgeTimelineTotal *total = pledge_timeline_get_total (plan->timeline);
  PledgeCourse course = { total->values, total->estimates, NULL, NULL, layout->n_years };
  PledgeCourseLook look = { plan->style->text, 2.25 * plan->scale, 0, 3 * plan->scale, 8 * plan->scale };
  g_autofree char *name = pledge_timeline_words_total_name (plan->timeline);
  g_autofree char *words = pledge_timeline_words_total (plan->timeline);
  guint last;

  if (!plan->shows_total || !pledge_history_find_last (total->values, layout->n_years, &last))
    return;

  pledge_scene_builder_begin (builder, "total", NULL, PLEDGE_ROLE_ITEM, name, words);
  pledge_course_draw (builder, &course, &layout->years, &layout->values, &look);
  pledge_scene_builder_disc (builder, pledge_axis_to_px (&layout->years, last), pledge_axis_to_px (&layout->values, total->values[last]),
                             3 * plan->scale, look.colour, 0, look.colour);
  pledge_scene_builder_end (builder);
}

static void
draw_chosen (const PledgeHistoryLayout *layout, PledgeSceneBuilder *builder)
{
  const PledgeHistoryPlan *plan = layout->plan;

  /* The first one on top of those selected after it. */
  for (guint i = plan->chosen->len; i > 0; i--)
    {
      const PledgeTimelineLine *line = plan->chosen->pdata[i - 1];
      double width = (is_hovered (layout, line) ? 3.25 : 2.25) * plan->scale;

      draw_line (layout, builder, line,
                 &(PledgeCourseLook) { pledge_history_plan_get_colour (plan, i - 1), width, 0, 3 * plan->scale, 8 * plan->scale }, TRUE);
    }
}

/* In money the target moves with GDP; of shares a member may have one of its own. */
static void
draw_own_targets (const PledgeHistoryLayout *layout, PledgeSceneBuilder *builder)
{
  const PledgeHistoryPlan *plan = layout->plan;
  g_autofree double *level = g_new (double, layout->n_years);

  for (guint i = 0; i < plan->chosen->len; i++)
    {
      const PledgeTimelineLine *line = plan->chosen->pdata[i];
      PledgeCourse course = { .values = plan->money ? line->targets : level, .n_years = layout->n_years };
      PledgeCourseLook look = { pledge_history_plan_get_colour (plan, i), 1.5 * plan->scale, 2, 2 * plan->scale, 6 * plan->scale };
      g_autofree char *id = g_strconcat ("target-", line->iso3, NULL);
      g_autofree char *words = NULL;

      if (!pledge_history_plan_has_own_target (plan, line))
        continue;
      for (guint year = 0; year < layout->n_years; year++)
        level[year] = MIN (line->target_pct, layout->values.max);
      words = pledge_timeline_words_target (plan->timeline, line);
      pledge_scene_builder_begin (builder, id, line->iso3, PLEDGE_ROLE_ITEM, line->name, words);
      pledge_course_draw (builder, &course, &layout->years, &layout->values, &look);
      pledge_scene_builder_end (builder);
    }
}

static void
append_label (const PledgeHistoryLayout *layout, GArray *labels, const PledgeTimelineLine *line, PledgeColour colour)
{
  const PledgeTimeline *timeline = layout->plan->timeline;
  const double *values = line != NULL ? line->values : pledge_timeline_get_total (timeline)->values;
  PledgeLineLabel label = { .owner = line != NULL ? line->iso3 : NULL, .colour = colour };
  guint last;

  if (!pledge_history_find_last (values, layout->n_years, &last) || values[last] > layout->values.max)
    return;

  label.id = line != NULL ? line->iso3 : "total";
  label.name = line != NULL ? line->name : pledge_alliance_get_title (pledge_timeline_get_alliance (timeline));
  label.text = pledge_history_layout_dup_label (layout, line, layout->label_kind);
  label.description = line != NULL ? pledge_timeline_words_line (timeline, line) : pledge_timeline_words_total (timeline);
  label.weight = line == NULL ? PLEDGE_WEIGHT_BOLD : PLEDGE_WEIGHT_NORMAL;
  label.x = pledge_axis_to_px (&layout->years, last);
  label.y = pledge_axis_to_px (&layout->values, values[last]);
  g_array_append_val (labels, label);
}

/* By importance: where there is no room for all, the last are left out. */
static GArray *
make_labels (const PledgeHistoryLayout *layout)
{
  const PledgeHistoryPlan *plan = layout->plan;
  GArray *labels = g_array_new (FALSE, FALSE, sizeof (PledgeLineLabel));

  g_array_set_clear_func (labels, pledge_line_label_clear);
  for (guint i = 0; i < plan->others->len; i++)
    if (is_hovered (layout, plan->others->pdata[i]))
      append_label (layout, labels, plan->others->pdata[i], plan->style->muted);
  for (guint i = 0; i < plan->chosen->len; i++)
    append_label (layout, labels, plan->chosen->pdata[i], pledge_history_plan_get_colour (plan, i));
  if (plan->shows_total)
    append_label (layout, labels, NULL, plan->style->text);

  return labels;
}

static void
draw_label (const PledgeHistoryLayout *layout, PledgeSceneBuilder *builder, const PledgeLineLabel *label, double height)
{
  const PledgeHistoryPlan *plan = layout->plan;
  g_autofree char *id = g_strconcat ("label-", label->id, NULL);
  double x = layout->inner.x + layout->inner.width - layout->labels_width;
  double end = layout->plot.x + layout->plot.width;
  double ascent, descent;

  pledge_fonts_measure (plan->request->fonts, "0", layout->label_size, label->weight, NULL, &ascent, &descent);
  pledge_scene_builder_begin (builder, id, label->owner, PLEDGE_ROLE_ITEM, label->name, label->description);
  pledge_scene_builder_set_hit (builder, (PledgeRect) { x, label->at - height / 2, layout->labels_width, height });
  if (fabs (label->at - label->y) > 2 || label->x < layout->years.end - 1)
    {
      PledgePoint leader[] = { { label->x + 5 * plan->scale, label->y, TRUE }, { MAX (end, label->x + 5 * plan->scale), label->y, FALSE }, { x - 3, label->at, FALSE } };
      PledgeColour colour = label->colour;

      colour.alpha = 0.6;
      pledge_scene_builder_path (builder, leader, G_N_ELEMENTS (leader), 1, colour, 0, NULL);
    }
  pledge_scene_builder_text (builder, &(PledgeText) {
    label->text, x, round (label->at + (ascent - descent) / 2), PLEDGE_ANCHOR_START, layout->label_size, label->weight, label->colour, layout->labels_width + 1 });
  pledge_scene_builder_end (builder);
}

static void
draw_labels (const PledgeHistoryLayout *layout, PledgeSceneBuilder *builder)
{
  g_autoptr (GArray) labels = NULL;
  double height = layout->label_size * 1.35;

  if (layout->labels_width <= 0)
    return;

  labels = make_labels (layout);
  pledge_line_labels_place (labels, MAX (layout->plot.y - height / 2, layout->inner.y + (layout->low ? 0 : layout->head_size * 1.35)),
                            layout->plot.y + layout->plot.height + height / 4, height);
  pledge_scene_builder_begin (builder, "labels", NULL, PLEDGE_ROLE_LIST, _("Members by their last value"), NULL);
  for (guint i = 0; i < labels->len; i++)
    draw_label (layout, builder, &g_array_index (labels, PledgeLineLabel, i), height);
  pledge_scene_builder_end (builder);
}

static void
draw_commitments (const PledgeHistoryLayout *layout, PledgeSceneBuilder *builder)
{
  PledgeRect pill = pledge_history_layout_get_pill_area (layout);
  double x = floor (pledge_axis_to_px (&layout->years, pledge_answer_get_year (layout->plan->answer) - layout->first_year));
  PledgeRect taken[] = { { x, layout->plot.y, 1, layout->plot.height }, pill, { layout->plot.x, pledge_history_layout_get_target_y (layout) - 1.5, layout->plot.width, 3 } };
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (PledgeCourse));
  PledgeHistoryGround ground = { layout->plot, layout->years, layout->values, taken, layout->has_target ? G_N_ELEMENTS (taken) : 1 };

  for (guint i = 0; i <= layout->plan->chosen->len; i++)
    {
      const PledgeTimelineLine *line = i < layout->plan->chosen->len ? layout->plan->chosen->pdata[i] : NULL;
      PledgeCourse course = { .values = line != NULL ? line->values : pledge_timeline_get_total (layout->plan->timeline)->values,
                              .n_years = layout->n_years };

      if (line != NULL || layout->plan->shows_total)
        g_array_append_val (lines, course);
    }
  ground.lines = (const PledgeCourse *) (void *) lines->data;
  ground.n_lines = lines->len;
  pledge_history_commitments_draw (builder, layout->plan, &ground);
}

static void
draw_lines (const PledgeHistoryLayout *layout, PledgeSceneBuilder *builder)
{
  g_autofree char *title = pledge_timeline_words_title (layout->plan->timeline);

  pledge_history_draw_axis (layout, builder);
  pledge_history_draw_years (layout, builder);
  pledge_history_draw_asked_year (layout, builder);
  pledge_scene_builder_begin (builder, "lines", NULL, PLEDGE_ROLE_LIST, title, NULL);
  draw_others (layout, builder);
  pledge_scene_builder_end (builder);
  draw_commitments (layout, builder);
  draw_total (layout, builder);
  pledge_scene_builder_begin (builder, "chosen", NULL, PLEDGE_ROLE_LIST, _("Selected members"), NULL);
  draw_chosen (layout, builder);
  pledge_scene_builder_end (builder);
  draw_own_targets (layout, builder);
  draw_labels (layout, builder);
  if (layout->has_target)
    pledge_history_draw_target (layout, builder);
}

/* Panels that have no room cost a line of notes, which costs room. */
static void
draw_panels (PledgeHistoryLayout *layout, PledgeSceneBuilder *builder)
{
  const PledgeHistoryPlan *plan = layout->plan;
  double top = layout->inner.y + (layout->low ? 0 : layout->head_size * 1.35 + 6 * plan->scale);
  PledgeHistoryPanels panels;

  layout->has_target = FALSE;
  for (guint attempt = 0; attempt < 2; attempt++)
    {
      PledgeRect area = { layout->inner.x, top, layout->inner.width, layout->inner.y + layout->inner.height - layout->notes_height - top };

      panels = pledge_history_panels_fit (plan, area);
      if (panels.n_shown == plan->chosen->len)
        break;
      pledge_history_layout_set_left_out (layout, plan->chosen->len - panels.n_shown);
    }
  layout->plot = panels.area;
  pledge_history_panels_draw (builder, plan, &panels);
}

static void
draw_empty (const PledgeHistoryLayout *layout, PledgeSceneBuilder *builder)
{
  const PledgeHistoryPlan *plan = layout->plan;
  g_autofree char *words = pledge_timeline_words_empty (plan->timeline);
  double size = 14 * plan->scale;

  pledge_scene_builder_begin (builder, "empty", NULL, PLEDGE_ROLE_LABEL, words, NULL);
  pledge_chart_paragraph (builder, plan->request->fonts, words, layout->inner.x, layout->inner.y + size, layout->inner.width,
                          pledge_chart_lines_in (layout->inner.height - layout->notes_height - size, size), size, PLEDGE_WEIGHT_NORMAL, plan->style->text);
  pledge_scene_builder_end (builder);
}

static void
fill_chart (const PledgeHistoryLayout *layout, PledgeChart *chart)
{
  PledgeRect pill = pledge_history_layout_get_pill (layout);
  double y = pledge_history_layout_get_target_y (layout);
  double reach = REACH_PX * layout->plan->scale;

  chart->year_axis = layout->years;
  chart->year_axis.min += layout->first_year;
  chart->year_axis.max += layout->first_year;
  if (!layout->has_target)
    return;

  chart->target_axis = layout->values;
  chart->target_is_vertical = TRUE;
  chart->target_handle = pill;
  chart->target_grab = (PledgeRect) { pill.x, y - reach, layout->plot.x + layout->plot.width - pill.x, 2 * reach };
}

PledgeChart *
pledge_history_chart_new (const PledgeAnswer *answer, const PledgeTimeline *timeline, const PledgeChartRequest *request)
{
  PledgeSceneBuilder *builder;
  PledgeChart *chart;
  g_auto (PledgeHistoryPlan) plan = { 0 };
  g_auto (PledgeHistoryLayout) layout = { 0 };

  g_return_val_if_fail (answer != NULL && timeline != NULL && request != NULL, NULL);

  builder = pledge_scene_builder_new (request->width, request->height, request->style->background, request->fonts);
  chart = g_new0 (PledgeChart, 1);
  pledge_history_plan_init (&plan, answer, timeline, request);
  pledge_history_layout_init (&layout, &plan, builder);
  if (pledge_history_plan_is_empty (&plan))
    draw_empty (&layout, builder);
  else
    {
      pledge_history_draw_heading (&layout, builder);
      if (plan.chosen->len > PLEDGE_HISTORY_MOST_LINES)
        draw_panels (&layout, builder);
      else
        {
          draw_lines (&layout, builder);
          fill_chart (&layout, chart);
        }
    }
  pledge_history_draw_notes (&layout, builder);

  chart->scene = pledge_scene_builder_finish (builder);
  chart->plot = layout.plot;
  chart->content_height = layout.plot.height;

  return chart;
}
