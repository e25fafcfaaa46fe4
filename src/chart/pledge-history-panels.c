/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-history-panels.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-format.h"
#include "pledge-history-lines.h"
#include "pledge-timeline-words.h"
#include "pledge-words.h"

#define LEAST_WIDTH_PX 118.0
#define LEAST_HEIGHT_PX 74.0
#define MOST_HEIGHT_PX 260.0
#define ASPECT 1.7         /* what a panel would like to be */
#define TEXT_PX 12.0
#define HEAD_PX 10.5
#define TICKS_APART_PX 30.0
#define MOST_QUIET_POINTS 30000 /* of all panels together: drawing them takes time */

static double
text_width (const PledgeHistoryPlan *plan, const char *text, double size, PledgeWeight weight)
{
  double width;

  pledge_fonts_measure (plan->request->fonts, text, size, weight, &width, NULL, NULL);
  return width;
}

static double
head_size (const PledgeHistoryPlan *plan)
{
  return HEAD_PX * plan->scale;
}

/* The number of columns whose panels come nearest to the wanted shape and are large enough. */
static guint
choose_columns (const PledgeHistoryPanels *panels, double scale, guint n)
{
  double room = panels->area.x + panels->area.width - panels->left;
  guint most = (guint) MAX (floor ((room + panels->gap) / (LEAST_WIDTH_PX * scale + panels->gap)), 1);
  double best_size = 0;
  guint best = most;

  for (guint columns = 1; columns <= MIN (most, n); columns++)
    {
      guint rows = (n + columns - 1) / columns;
      double width = (room + panels->gap) / columns - panels->gap;
      double height = (panels->area.height + panels->gap) / rows - panels->gap;
      double size = MIN (width / ASPECT, height);

      if (height >= LEAST_HEIGHT_PX * scale && size > best_size)
        {
          best_size = size;
          best = columns;
        }
    }

  return best;
}

/* How high the panels become is not known yet: the labels of the lowest and of the highest. */
static double
ticks_width (const PledgeHistoryPlan *plan)
{
  const double heights[] = { LEAST_HEIGHT_PX - TEXT_PX * 1.5, MOST_HEIGHT_PX };
  double width = 0;

  for (guint h = 0; h < G_N_ELEMENTS (heights); h++)
    {
      PledgeAxis values = { 0, plan->max, heights[h] * plan->scale, 0 };
      double step = pledge_axis_tick_step (&values, TICKS_APART_PX * plan->scale);

      for (int i = 0; i * step <= plan->max * (1 + 1e-9); i++)
        {
          g_autofree char *label = pledge_timeline_words_tick (plan->timeline, i * step);

          width = MAX (width, text_width (plan, label, head_size (plan), PLEDGE_WEIGHT_NORMAL));
        }
    }

  return ceil (width);
}

PledgeHistoryPanels
pledge_history_panels_fit (const PledgeHistoryPlan *plan, PledgeRect area)
{
  double scale = plan->scale;
  double years_height = head_size (plan) * 1.35 + 4 * scale;
  PledgeHistoryPanels panels = { .area = area, .gap = 14 * scale, .title_height = TEXT_PX * 1.5 * scale };
  guint rows, fitting;

  panels.area.height = MAX (area.height - years_height, 1);
  panels.values = (PledgeAxis) { 0, plan->max, LEAST_HEIGHT_PX * scale, 0 };
  panels.left = area.x + ticks_width (plan) + 6 * scale;
  panels.n_columns = choose_columns (&panels, scale, plan->chosen->len);
  rows = (plan->chosen->len + panels.n_columns - 1) / panels.n_columns;
  fitting = (guint) MAX (floor ((panels.area.height + panels.gap) / (LEAST_HEIGHT_PX * scale + panels.gap)), 1);
  rows = MIN (rows, fitting);
  panels.n_shown = MIN (rows * panels.n_columns, plan->chosen->len);
  panels.width = MAX ((area.x + area.width - panels.left + panels.gap) / panels.n_columns - panels.gap, 1);
  panels.height = MIN ((panels.area.height + panels.gap) / rows - panels.gap, MOST_HEIGHT_PX * scale);
  panels.values.start = floor (area.y + panels.height) + 0.5;
  panels.values.end = MIN (area.y + panels.title_height, panels.values.start - 1);

  return panels;
}

/* A panel's plot, below its title. */
static PledgeRect
plot_of (const PledgeHistoryPanels *panels, guint position)
{
  guint row = position / panels->n_columns, column = position % panels->n_columns;
  double top = panels->values.end + row * (panels->height + panels->gap);

  return (PledgeRect) { panels->left + column * (panels->width + panels->gap), top, panels->width, panels->values.start - panels->values.end };
}

static PledgeAxis
values_of (const PledgeHistoryPanels *panels, guint position)
{
  double down = position / panels->n_columns * (panels->height + panels->gap);

  return (PledgeAxis) { panels->values.min, panels->values.max, panels->values.start + down, panels->values.end + down };
}

static PledgeAxis
years_of (const PledgeHistoryPlan *plan, const PledgeRect *plot)
{
  guint n_years = pledge_timeline_get_n_years (plan->timeline);
  double edge = MIN (4 * plan->scale, plot->width / 4);

  if (n_years == 1)
    return (PledgeAxis) { 0, 0, plot->x + plot->width / 2, plot->x + plot->width / 2 };
  return (PledgeAxis) { 0, n_years - 1, plot->x + edge, plot->x + plot->width - edge };
}

static PledgeCourse
course_of (const PledgeHistoryPlan *plan, const PledgeTimelineLine *line)
{
  return (PledgeCourse) { line->values, line->estimates, line->breaks, line->counted, pledge_timeline_get_n_years (plan->timeline) };
}

/* All the others as one shape. */
static void
draw_quiet (PledgeSceneBuilder *builder, const PledgeHistoryPlan *plan, const PledgeTimelineLine *but, const PledgeAxis *years, const PledgeAxis *values)
{
  GPtrArray *const lists[] = { plan->chosen, plan->others };
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (PledgePoint));
  guint n_years = pledge_timeline_get_n_years (plan->timeline);
  guint n_lists = (plan->chosen->len + plan->others->len) * n_years * plan->chosen->len > MOST_QUIET_POINTS ? 1 : 2;

  if (plan->chosen->len * n_years * plan->chosen->len > MOST_QUIET_POINTS)
    return;

  for (guint l = 0; l < n_lists; l++)
    for (guint j = 0; j < lists[l]->len; j++)
      {
        const PledgeTimelineLine *line = lists[l]->pdata[j];
        gboolean move = TRUE;

        for (guint i = 0; line != but && i < n_years; i++)
          {
            PledgePoint point;

            move |= line->breaks[i];
            if (!isfinite (line->values[i]))
              {
                move = TRUE;
                continue;
              }
            point = (PledgePoint) { pledge_axis_to_px (years, i), pledge_axis_to_px (values, line->values[i]), move };
            g_array_append_val (points, point);
            move = FALSE;
          }
      }
  pledge_scene_builder_path (builder, (const PledgePoint *) (void *) points->data, points->len, MAX (0.75 * plan->scale, 0.75), plan->style->quiet, 0, NULL);
}

/* Name at the left, last value at the right. */
static void
draw_title (PledgeSceneBuilder *builder, const PledgeHistoryPlan *plan, const PledgeTimelineLine *line, const PledgeRect *plot)
{
  double size = TEXT_PX * plan->scale;
  double baseline = plot->y - size * 0.45;
  double value_width = 0;
  guint last;

  if (pledge_history_find_last (line->values, pledge_timeline_get_n_years (plan->timeline), &last))
    {
      g_autofree char *value = pledge_timeline_words_value (plan->timeline, line->values[last], line->currency);

      value_width = text_width (plan, value, size, PLEDGE_WEIGHT_NORMAL);
      if (value_width < plot->width * 0.7)
        pledge_scene_builder_text (builder, &(PledgeText) {
          value, plot->x + plot->width, baseline, PLEDGE_ANCHOR_END, size, PLEDGE_WEIGHT_NORMAL, plan->style->text, 0 });
      else
        value_width = 0;
    }
  pledge_scene_builder_text (builder, &(PledgeText) {
    line->name, plot->x, baseline, PLEDGE_ANCHOR_START, size, PLEDGE_WEIGHT_NORMAL, plan->style->text,
    MAX (plot->width - value_width - 6 * plan->scale, 1) });
}

static void
draw_ticks (PledgeSceneBuilder *builder, const PledgeHistoryPlan *plan, const PledgeHistoryPanels *panels, guint position, const PledgeRect *plot)
{
  PledgeAxis values = values_of (panels, position);
  double step = pledge_axis_tick_step (&values, TICKS_APART_PX * plan->scale);
  double size = head_size (plan);

  for (int i = 0; i * step <= plan->max * (1 + 1e-9); i++)
    {
      g_autofree char *label = pledge_timeline_words_tick (plan->timeline, i * step);
      double y = floor (pledge_axis_to_px (&values, i * step)) + 0.5;

      pledge_scene_builder_line (builder, plot->x, y, plot->x + plot->width, y, 1, plan->style->grid, 0);
      if (position % panels->n_columns == 0)
        pledge_scene_builder_text (builder, &(PledgeText) {
          label, panels->left - 6 * plan->scale, y + size * 0.35, PLEDGE_ANCHOR_END, size, PLEDGE_WEIGHT_NORMAL, plan->style->muted, 0 });
    }
}

/* Under the last panel of each column: the first year and the last. */
static void
draw_years (PledgeSceneBuilder *builder, const PledgeHistoryPlan *plan, const PledgeRect *plot)
{
  PledgeEdition *edition = pledge_timeline_get_edition (plan->timeline);
  int first_year = pledge_timeline_get_first_year (plan->timeline);
  guint n_years = pledge_timeline_get_n_years (plan->timeline);
  g_autofree char *first = pledge_edition_dup_year_label (edition, first_year);
  g_autofree char *last = pledge_edition_dup_year_label (edition, first_year + (int) n_years - 1);
  double size = head_size (plan);
  double baseline = plot->y + plot->height + size + 3 * plan->scale;
  double width = text_width (plan, last, size, PLEDGE_WEIGHT_NORMAL);
  PledgeText text = { last, plot->x + plot->width, baseline, PLEDGE_ANCHOR_END, size, PLEDGE_WEIGHT_NORMAL, plan->style->muted, 0 };

  if (width > plot->width)
    return;
  pledge_scene_builder_text (builder, &text);
  if (n_years == 1 || width + text_width (plan, first, size, PLEDGE_WEIGHT_NORMAL) + 8 * plan->scale > plot->width)
    return;
  text.text = first;
  text.x = plot->x;
  text.anchor = PLEDGE_ANCHOR_START;
  pledge_scene_builder_text (builder, &text);
}

static void
draw_line (PledgeSceneBuilder *builder, const PledgeHistoryPlan *plan, const PledgeTimelineLine *line, const PledgeAxis *years, const PledgeAxis *values)
{
  g_autofree char *id = g_strconcat ("line-", line->iso3, NULL);
  g_autofree char *words = pledge_timeline_words_line (plan->timeline, line);
  PledgeCourse course = course_of (plan, line);
  PledgeCourse target = { .values = line->targets, .n_years = course.n_years };
  PledgeCourseLook look = { plan->style->series[0], 2 * plan->scale, 0, 2.5 * plan->scale, 7 * plan->scale };
  guint last;

  pledge_scene_builder_begin (builder, id, line->iso3, PLEDGE_ROLE_NONE, line->name, words);
  if (plan->money && line->targets != NULL)
    pledge_course_draw (builder, &target, years, values, &(PledgeCourseLook) { plan->style->text, 1 * plan->scale, 2, 1.5 * plan->scale, 5 * plan->scale });
  pledge_course_draw (builder, &course, years, values, &look);
  if (pledge_history_find_last (line->values, course.n_years, &last))
    pledge_scene_builder_disc (builder, pledge_axis_to_px (years, last), pledge_axis_to_px (values, line->values[last]), 2.5 * plan->scale,
                               look.colour, 0, look.colour);
  pledge_scene_builder_end (builder);
}

static void
draw_panel (PledgeSceneBuilder *builder, const PledgeHistoryPlan *plan, const PledgeHistoryPanels *panels, guint position)
{
  const PledgeTimelineLine *line = plan->chosen->pdata[position];
  PledgeRect plot = plot_of (panels, position);
  PledgeRect whole = { plot.x, plot.y - panels->title_height, plot.width, plot.height + panels->title_height };
  PledgeAxis years = years_of (plan, &plot), values = values_of (panels, position);
  g_autofree char *id = g_strconcat ("panel-", line->iso3, NULL);
  g_autofree char *quiet_id = g_strconcat ("others-", line->iso3, NULL);
  g_autofree char *words = pledge_timeline_words_line (plan->timeline, line);
  double x = pledge_axis_to_px (&years, pledge_answer_get_year (plan->answer) - pledge_timeline_get_first_year (plan->timeline));

  pledge_scene_builder_begin (builder, id, line->iso3, PLEDGE_ROLE_ITEM, line->name, words);
  pledge_scene_builder_set_hit (builder, whole);
  if (g_strcmp0 (plan->request->hovered, line->iso3) == 0)
    pledge_scene_builder_rect (builder, whole, 4, (PledgeFill) { .colour = plan->style->hover });
  draw_ticks (builder, plan, panels, position, &plot);
  pledge_scene_builder_line (builder, x, plot.y, x, plot.y + plot.height, 1, plan->style->track, 0);
  draw_title (builder, plan, line, &plot);
  if (position + panels->n_columns >= panels->n_shown)
    draw_years (builder, plan, &plot);
  pledge_scene_builder_begin (builder, quiet_id, NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  pledge_scene_builder_set_clip (builder, plot);
  draw_quiet (builder, plan, line, &years, &values);
  pledge_scene_builder_end (builder);
  draw_line (builder, plan, line, &years, &values);
  pledge_scene_builder_end (builder);
}

/* In each panel by the target of its member. */
static void
draw_target (PledgeSceneBuilder *builder, const PledgeHistoryPlan *plan, const PledgeHistoryPanels *panels)
{
  g_autofree char *value = pledge_words_value_text (plan->answer);

  if (plan->money)
    return;

  pledge_scene_builder_begin (builder, "target", "target", PLEDGE_ROLE_SLIDER, _("Target"), value);
  for (guint i = 0; i < panels->n_shown; i++)
    {
      PledgeRect plot = plot_of (panels, i);
      PledgeAxis values = values_of (panels, i);
      double target_pct = MIN (((const PledgeTimelineLine *) plan->chosen->pdata[i])->target_pct, values.max);
      double y = floor (pledge_axis_to_px (&values, target_pct)) + 0.5;

      pledge_scene_builder_line (builder, plot.x, y, plot.x + plot.width, y, plan->request->target_active ? 2 : 1.25, plan->style->line, 0);
    }
  pledge_scene_builder_end (builder);
}

void
pledge_history_panels_draw (PledgeSceneBuilder *builder, const PledgeHistoryPlan *plan, const PledgeHistoryPanels *panels)
{
  g_autofree char *title = pledge_timeline_words_title (plan->timeline);

  pledge_scene_builder_begin (builder, "panels", NULL, PLEDGE_ROLE_LIST, title, NULL);
  for (guint i = 0; i < panels->n_shown; i++)
    draw_panel (builder, plan, panels, i);
  pledge_scene_builder_end (builder);
  draw_target (builder, plan, panels);
}
