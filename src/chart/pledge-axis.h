/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* PledgeAxis: a linear scale between values and pixels. It only normalises. */

G_BEGIN_DECLS

typedef struct {
  double min, max;    /* values */
  double start, end;  /* the pixels they fall on; end may lie left of start */
} PledgeAxis;

double pledge_axis_to_px (const PledgeAxis *axis, double value);
/* Clamped to the axis's values. An axis without length gives min. */
double pledge_axis_to_value (const PledgeAxis *axis, double px);
/* How much of the value one pixel is. */
double pledge_axis_value_per_px (const PledgeAxis *axis);

/* The smallest of 0.1, 0.2, 0.5, 1, 2, 5, 10, … (times ten …) whose ticks are at least min_px apart. */
double pledge_axis_tick_step (const PledgeAxis *axis, double min_px);

/* Where a share-of-GDP axis ends that has to show these shares: a whole per cent, at least 6, with a
 * little air above the largest. Not finite values are passed over. */
double pledge_axis_share_max (const double *shares_pct, guint n_shares, double target_pct);

/* Widens min … max so that it holds zero, and rounds both outward to whole steps: 1, 2 or 5 times a power of
 * ten, about an eighth of the longer side. Without a length it becomes 0 … 1. */
void pledge_axis_round_outward (double *min, double *max);

G_END_DECLS
