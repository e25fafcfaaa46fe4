/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-snap.h"

#include <math.h>

#include "pledge-gap.h"

/* Stops stand on the target's steps: half of one apart, they are the same. */
#define SAME_PCT (PLEDGE_TARGET_STEP_PCT / 2)

static int
compare_stops (gconstpointer a, gconstpointer b)
{
  const PledgeSnapStop *first = a, *second = b;

  return (first->target_pct > second->target_pct) - (first->target_pct < second->target_pct);
}

static double
nearest_within (const PledgeSnap *self, double target_pct, double reach_pct, gboolean commitment)
{
  double best = NAN;
  double best_distance = reach_pct;

  for (guint i = 0; i < self->stops->len; i++)
    {
      const PledgeSnapStop *stop = &g_array_index (self->stops, PledgeSnapStop, i);
      double distance = fabs (stop->target_pct - target_pct);

      if (stop->commitment == commitment && distance <= best_distance)
        {
          best = stop->target_pct;
          best_distance = distance;
        }
    }

  return best;
}

static double
next_stop (const PledgeSnap *self, double target_pct, int steps, gboolean commitment)
{
  for (int step = 0; step < ABS (steps); step++)
    {
      double next = target_pct;

      for (guint i = 0; i < self->stops->len; i++)
        {
          guint position = steps > 0 ? i : self->stops->len - 1 - i;
          const PledgeSnapStop *stop = &g_array_index (self->stops, PledgeSnapStop, position);

          if (stop->commitment == commitment && (steps > 0 ? stop->target_pct - target_pct : target_pct - stop->target_pct) > SAME_PCT)
            {
              next = stop->target_pct;
              break;
            }
        }
      target_pct = next;
    }

  return target_pct;
}

static void
add_stop (PledgeSnap *self, double target_pct, gboolean commitment)
{
  PledgeSnapStop stop = { pledge_share_printed_pct (target_pct), commitment };

  if (isfinite (target_pct))
    g_array_append_val (self->stops, stop);
}

PledgeSnap *
pledge_snap_new (const PledgeAnswer *answer, GPtrArray *marks)
{
  PledgeSnap *self;

  g_return_val_if_fail (answer != NULL, NULL);

  self = g_new0 (PledgeSnap, 1);
  self->stops = g_array_new (FALSE, FALSE, sizeof (PledgeSnapStop));
  for (guint i = 0; i < pledge_answer_get_n_drawn (answer); i++)
    add_stop (self, pledge_answer_get_row (answer, i)->share_pct, FALSE);
  for (guint i = 0; marks != NULL && i < marks->len; i++)
    add_stop (self, pledge_commitment_get_info (marks->pdata[i])->target_pct, TRUE);
  g_array_sort (self->stops, compare_stops);

  return self;
}

void
pledge_snap_free (PledgeSnap *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->stops);
  g_free (self);
}

double
pledge_snap_apply (const PledgeSnap *self, double target_pct, double reach_pct)
{
  double snapped;

  g_return_val_if_fail (self != NULL, target_pct);

  snapped = nearest_within (self, target_pct, reach_pct, TRUE);
  if (isnan (snapped))
    snapped = nearest_within (self, target_pct, reach_pct / 2, FALSE);
  if (isnan (snapped))
    snapped = pledge_share_printed_pct (target_pct);

  return snapped;
}

double
pledge_snap_next_member (const PledgeSnap *self, double target_pct, int steps)
{
  g_return_val_if_fail (self != NULL, target_pct);

  return next_stop (self, target_pct, steps, FALSE);
}

double
pledge_snap_next_commitment (const PledgeSnap *self, double target_pct, int steps)
{
  g_return_val_if_fail (self != NULL, target_pct);

  return next_stop (self, target_pct, steps, TRUE);
}
