/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-path-hand.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pledge-path-chart.h"

static const PledgePathLine *
find_line (PledgeScenario *scenario, const PledgePath *path)
{
  return pledge_path_chart_get_line (path, pledge_scenario_get_selected (scenario));
}

/* (nullable) A year between the first and the last. */
static const PledgePathYear *
find_year (const PledgePathLine *line, int year)
{
  if (line->years == NULL || year <= line->years[0].year || year >= line->years[line->n_years].year)
    return NULL;

  return &line->years[year - line->years[0].year];
}

/* What was kept of points is of a path that nobody sees: it goes. */
static void
begin_own_shape (PledgePathAssumptions *assumptions, const PledgePathLine *line)
{
  PledgePathShape shape = pledge_path_assumptions_get_shape (assumptions);

  if (shape == PLEDGE_PATH_SHAPE_OWN)
    return;

  pledge_path_assumptions_clear_points (assumptions);
  pledge_path_assumptions_set_shape (assumptions, PLEDGE_PATH_SHAPE_OWN);
  for (guint t = 1; shape != PLEDGE_PATH_SHAPE_LINEAR && t < line->n_years; t++)
    pledge_path_assumptions_set_point_pct (assumptions, line->iso3, line->years[t].year, line->years[t].share_pct);
}

int
pledge_path_hand_find_point (const PledgeChart *chart, double x, double y)
{
  g_return_val_if_fail (chart != NULL, 0);

  for (guint i = 0; chart->points != NULL && i < chart->points->len; i++)
    {
      const PledgeChartPoint *point = &g_array_index (chart->points, PledgeChartPoint, i);

      if (pledge_rect_contains (&point->grab, x, y))
        return point->year;
    }

  return 0;
}

int
pledge_path_hand_find_year (const PledgeChart *chart, double x, double y)
{
  const PledgeGroup *group;

  g_return_val_if_fail (chart != NULL, 0);

  group = pledge_scene_pick (chart->scene, x, y);
  if (group != NULL && (g_str_has_prefix (group->id, "extra-") || g_str_has_prefix (group->id, "point-")))
    return atoi (strchr (group->id, '-') + 1);

  return 0;
}

const PledgeChartPoint *
pledge_path_hand_get_point (const PledgeChart *chart, int year)
{
  g_return_val_if_fail (chart != NULL, NULL);

  for (guint i = 0; chart->points != NULL && i < chart->points->len; i++)
    if (g_array_index (chart->points, PledgeChartPoint, i).year == year)
      return &g_array_index (chart->points, PledgeChartPoint, i);

  return NULL;
}

int
pledge_path_hand_step_year (const PledgeChart *chart, int year, int by)
{
  int first, last;

  g_return_val_if_fail (chart != NULL, 0);

  if (chart->points == NULL || chart->points->len == 0)
    return 0;

  first = g_array_index (chart->points, PledgeChartPoint, 0).year;
  last = g_array_index (chart->points, PledgeChartPoint, chart->points->len - 1).year;
  return year < first || year > last ? first : CLAMP (year + by, first, last);
}

void
pledge_path_hand_set_share (PledgeScenario *scenario, const PledgePath *path, int year, double share_pct)
{
  g_autoptr (PledgePathAssumptions) assumptions = NULL;
  const PledgePathLine *line;

  g_return_if_fail (PLEDGE_IS_SCENARIO (scenario));
  g_return_if_fail (path != NULL);

  line = find_line (scenario, path);
  if (find_year (line, year) == NULL || isnan (share_pct))
    return;

  assumptions = pledge_path_assumptions_copy (pledge_scenario_get_path_assumptions (scenario));
  begin_own_shape (assumptions, line);
  pledge_path_assumptions_set_point_pct (assumptions, line->iso3, year, share_pct);
  pledge_scenario_set_path_assumptions (scenario, assumptions);
}

gboolean
pledge_path_hand_move_share (PledgeScenario *scenario, const PledgePath *path, int year, double by_pct)
{
  const PledgePathYear *at;

  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  at = find_year (find_line (scenario, path), year);
  if (at == NULL)
    return FALSE;

  pledge_path_hand_set_share (scenario, path, year, at->share_pct + by_pct);
  return TRUE;
}

gboolean
pledge_path_hand_remove_point (PledgeScenario *scenario, const PledgePath *path, int year)
{
  g_autoptr (PledgePathAssumptions) assumptions = NULL;

  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (pledge_path_assumptions_get_shape (pledge_scenario_get_path_assumptions (scenario)) != PLEDGE_PATH_SHAPE_OWN)
    return FALSE;

  assumptions = pledge_path_assumptions_copy (pledge_scenario_get_path_assumptions (scenario));
  pledge_path_assumptions_set_point_pct (assumptions, find_line (scenario, path)->iso3, year, NAN);
  if (pledge_path_assumptions_equal (assumptions, pledge_scenario_get_path_assumptions (scenario)))
    return FALSE;

  pledge_scenario_set_path_assumptions (scenario, assumptions);
  return TRUE;
}
