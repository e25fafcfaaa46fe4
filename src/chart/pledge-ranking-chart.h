/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-chart.h"

/* The ranking: one horizontal bar per member against the target line, the gap drawn from the bar's end
 * to the line, share and gap in columns. From about 520 px on a row is one line; below, the name and
 * the figures stand above the bar, unless a picture has room for all rows on one line only.
 *
 * Groups: "tick-0" and on, "sort-name", "sort-share", "sort-gap" (owner "sort:name" …), "rows"
 * holding "row-DEU" with "gap-DEU" inside, "target", "related" and "total" where the target has two
 * parts, "notes", and the frame's. */

G_BEGIN_DECLS

PledgeChart *pledge_ranking_chart_new (const PledgeAnswer *answer, const PledgeChartRequest *request);

G_END_DECLS
