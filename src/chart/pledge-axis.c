/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-axis.h"

#include <math.h>

#define SHARE_AXIS_AT_LEAST_PCT 6.0
#define AIR_PCT 0.2
#define TARGET_AT_MOST_PCT 20.0
#define STEPS_PER_SIDE 8

/* The smallest of 1, 2, 5 times a power of ten that is not below the value. */
static double
round_up_to_step (double value)
{
  double power = pow (10.0, floor (log10 (value)));
  double mantissa = value / power;

  return (mantissa <= 1 + 1e-9 ? 1 : mantissa <= 2 + 1e-9 ? 2 : mantissa <= 5 + 1e-9 ? 5 : 10) * power;
}

double
pledge_axis_to_px (const PledgeAxis *axis, double value)
{
  double span = axis->max - axis->min;

  return span > 0 ? axis->start + (value - axis->min) / span * (axis->end - axis->start) : axis->start;
}

double
pledge_axis_to_value (const PledgeAxis *axis, double px)
{
  double length = axis->end - axis->start;
  double value = length != 0 ? axis->min + (px - axis->start) / length * (axis->max - axis->min) : axis->min;

  return CLAMP (value, axis->min, axis->max);
}

double
pledge_axis_value_per_px (const PledgeAxis *axis)
{
  double length = fabs (axis->end - axis->start);

  return length > 0 ? (axis->max - axis->min) / length : 0.0;
}

double
pledge_axis_tick_step (const PledgeAxis *axis, double min_px)
{
  static const double mantissas[] = { 1, 2, 5 };
  double per_px = pledge_axis_value_per_px (axis);

  for (double power = 0.1; power < 1e15; power *= 10)
    for (guint i = 0; i < G_N_ELEMENTS (mantissas); i++)
      if (mantissas[i] * power >= min_px * per_px)
        return mantissas[i] * power;

  return axis->max - axis->min;
}

double
pledge_axis_share_max (const double *shares_pct, guint n_shares, double target_pct)
{
  double max = isfinite (target_pct) ? MIN (target_pct + AIR_PCT, MAX (target_pct, TARGET_AT_MOST_PCT)) : 0.0;

  for (guint i = 0; i < n_shares; i++)
    if (isfinite (shares_pct[i]) && shares_pct[i] + AIR_PCT > max)
      max = shares_pct[i] + AIR_PCT;

  return MAX (SHARE_AXIS_AT_LEAST_PCT, ceil (max - 1e-9));
}

void
pledge_axis_round_outward (double *min, double *max)
{
  double step;

  *min = MIN (*min, 0);
  *max = MAX (*max, 0);
  if (!(MAX (-*min, *max) > 0))
    {
      *max = 1;
      return;
    }

  step = round_up_to_step (MAX (-*min, *max) / STEPS_PER_SIDE);
  *min = floor (*min / step + 1e-9) * step;
  *max = ceil (*max / step - 1e-9) * step;
}
