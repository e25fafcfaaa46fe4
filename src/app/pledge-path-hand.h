/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-chart.h"

/* What a hand does to the path that a chart shows. Years without a point there are passed over. */

G_BEGIN_DECLS

/* The year that can be dragged there; 0: none. */
int pledge_path_hand_find_point (const PledgeChart *chart, double x, double y);
/* The year whose column or point is there; 0: none. */
int pledge_path_hand_find_year (const PledgeChart *chart, double x, double y);
/* (nullable) */
const PledgeChartPoint *pledge_path_hand_get_point (const PledgeChart *chart, int year);
/* The year beside that one, or without one the first; 0 where no year can be dragged. */
int pledge_path_hand_step_year (const PledgeChart *chart, int year, int by);

/* Sets the share of a year on the path of the member that is shown, or of everybody. Whatever the shape was, it becomes one
 * of the user's own: equal steps bend at the year, of other shapes every other year stays where it is. */
void pledge_path_hand_set_share (PledgeScenario *scenario, const PledgePath *path, int year, double share_pct);
/* The same by a difference. FALSE where the path has no such year. */
gboolean pledge_path_hand_move_share (PledgeScenario *scenario, const PledgePath *path, int year, double by_pct);
/* Takes away the point of that year. FALSE where there is none. */
gboolean pledge_path_hand_remove_point (PledgeScenario *scenario, const PledgePath *path, int year);

G_END_DECLS
