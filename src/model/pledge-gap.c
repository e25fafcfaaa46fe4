/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-gap.h"

#include <math.h>

double
pledge_gap (double spending, double gdp, double target_pct)
{
  return target_pct / 100.0 * gdp - spending;
}

double
pledge_share_nominal_pct (double spending, double gdp)
{
  return gdp > 0 ? spending / gdp * 100.0 : NAN;
}

double
pledge_gdp_implied (double spending, double share_pct)
{
  return share_pct > 0 ? spending / share_pct * 100.0 : NAN;
}

double
pledge_share_printed_pct (double share_pct)
{
  /* A tail of a billionth lets 2.675, which no double holds, round as a reader of decimals would. */
  return floor (share_pct * 100.0 + 0.5 + 1e-9) / 100.0;
}

gboolean
pledge_meets_target (double share_published_pct, double target_pct)
{
  /* Both are whole hundredths: the tolerance only keeps binary dust out of the verdict. */
  return pledge_share_printed_pct (share_published_pct) >= target_pct - 1e-9;
}

gboolean
pledge_tables_disagree (double share_published_pct, double share_nominal_pct, double target_pct)
{
  double distance = fabs (share_published_pct - share_nominal_pct);

  if (isnan (distance))
    return FALSE;

  return distance >= PLEDGE_DISAGREEMENT_PCT ||
         pledge_meets_target (share_published_pct, target_pct) != pledge_meets_target (share_nominal_pct, target_pct);
}
