/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-chart.h"

/* The gap in money: one bar per member from the zero line, which stands for the target, to the right as far as
 * the member is below it and to the left as far as it is above, in the answer's money lens. Largest
 * shortfall first, unless the answer is sorted by name. Below the rows stand the shortfall and the net
 * gap. Amounts in different national currencies have no common length: their bars are in current US$.
 *
 * Groups: "basis", "tick-0" …, "sides", "columns" with its headings, "rows" holding "row-DEU" with "gap-DEU"
 * inside, "zero", "notes", "totals" holding "total-shortfall", "total-net" and "total-note", and the frame's. */

G_BEGIN_DECLS

PledgeChart *pledge_gap_chart_new (const PledgeAnswer *answer, const PledgeChartRequest *request);

G_END_DECLS
