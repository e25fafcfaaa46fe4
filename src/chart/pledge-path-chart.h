/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-chart.h"

/* The path to a target year: of the selected member (of several, of the lead), of the only one, or else of the
 * members together. Above, the share of GDP with the target as a horizontal line with a handle, and a disc for each
 * year; below, spending and the chosen baseline in the path's money, and between them the extra cost as a column a
 * year. Years whose growth nobody publishes stand on hatched ground, and lines are dashed there. Beside or below that,
 * where there is room, the target year's amount above flat cash as price, growth and effort.
 *
 * points: the years in between, whose share can be dragged. The target can where it is the common one. Where amounts
 * are not known the shares have all the room, and a sentence stands in place of the money.
 *
 * Groups: "share-head", "share-axis" with "share-tick-0" …, "assumed-share", "share" (owner the member), "share-points" with
 * "point-2027" …, "target" or "target-DEU" (one of the member's own); "money-head", "sum", "axis" with "tick-0" …, "assumed",
 * "extra" with "extra-2027" …, "baseline", "spending", "ends" with "end-spending" and "end-baseline", "years" with
 * "year-2027" …; "split" with "split-cash", "split-price", "split-growth", "split-effort", "split-spending" and
 * "split-required"; "against" with "against-cash", "against-real", "against-share", the sum against each baseline; "notes", "unknown", "empty", and the frame's. */

G_BEGIN_DECLS

PledgeChart *pledge_path_chart_new (const PledgePath *path, const PledgeChartRequest *request);

/* What the chart shows; selected: ISO3 of the lead, nullable. */
const PledgePathLine *pledge_path_chart_get_line (const PledgePath *path, const char *selected);

G_END_DECLS
