/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* The snapshot arithmetic, as pure functions. NAN in, NAN out. */

G_BEGIN_DECLS

/* gap = τ·Y − S, positive below the target; the unit is that of spending and gdp.
 * Money never comes from a printed share times GDP. */
double pledge_gap (double spending, double gdp, double target_pct);

/* S / Y in per cent; NAN where gdp is not positive. */
double pledge_share_nominal_pct (double spending, double gdp);

/* Y = S / share, for publishers that print the share but no GDP (SIPRI); NAN where the share is not positive. */
double pledge_gdp_implied (double spending, double share_pct);

/* Rounded half up to the two decimals that publishers print: headlines count on it. */
double pledge_share_printed_pct (double share_pct);

/* Judged on the printed share; FALSE where the share is absent. */
gboolean pledge_meets_target (double share_published_pct, double target_pct);

/* Whether a publisher's printed share and its own money tell different stories: the two shares lie
 * PLEDGE_DISAGREEMENT_PCT apart or more, or, printed, fall on different sides of the target. */
#define PLEDGE_DISAGREEMENT_PCT 0.05
gboolean pledge_tables_disagree (double share_published_pct, double share_nominal_pct, double target_pct);

G_END_DECLS
