/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-chart.h"
#include "pledge-timeline.h"

/* The history: share of GDP, or money, over the years. Members that are selected have lines of their own
 * with labels at their right ends, the others are a quiet background, the alliance together is a line in
 * the colour of text. A segment that ends in an estimate is dashed, one outside of membership thin; a gap
 * in the figures is a gap; at a break the line stops and begins anew, with a double stroke between. Of
 * more than PLEDGE_HISTORY_MOST_LINES selected members each has a panel of its own.
 *
 * Of shares the target is a horizontal line with a handle at its left end: target_axis runs upwards, and
 * target_is_vertical says so. In panels and of money it cannot be dragged (target_grab is empty); of
 * money it is a dotted line for each selected member.
 *
 * Groups: "axis" with "tick-0" …, "years" with "year-2014" …, "year" (the answer's), "lines" holding
 * "line-DEU" (owner DEU) with "point-DEU-2014" inside for selected members, "total", "commitments" holding
 * "commitment-wales-2014" (owner "target:200"), "labels" holding "label-DEU" and "label-total", "target",
 * "target-DEU" (a target of the member's own, or in money), "panels" holding "panel-DEU" with "line-DEU"
 * inside, "notes", "empty", and the frame's. */

G_BEGIN_DECLS

#define PLEDGE_HISTORY_MOST_LINES 6

PledgeChart *pledge_history_chart_new (const PledgeAnswer *answer, const PledgeTimeline *timeline, const PledgeChartRequest *request);

G_END_DECLS
