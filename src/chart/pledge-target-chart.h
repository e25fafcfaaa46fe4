/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-chart.h"

/* The slider chart: a track of shares of GDP with one mark per member, the named commitments below it
 * and the target's handle on it.
 *
 * Groups: "track", "marks" holding "mark-DEU", "commitments" holding "commitment-200" (for 2.00 %), "target", and
 * the frame's. */

G_BEGIN_DECLS

PledgeChart *pledge_target_chart_new (const PledgeAnswer *answer, const PledgeChartRequest *request);

G_END_DECLS
