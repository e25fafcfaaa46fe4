/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-history.h"

#include <math.h>

struct _PledgeHistory {
  int first_year;
  guint n_years;
  double *values;
  guint8 *estimates; /* NULL where no figure is an estimate */
};

G_DEFINE_BOXED_TYPE (PledgeHistory, pledge_history, pledge_history_ref, pledge_history_unref)

static void
history_clear (gpointer data)
{
  PledgeHistory *self = data;

  g_free (self->values);
  g_free (self->estimates);
}

static gboolean
history_index (const PledgeHistory *self, int year, guint *index)
{
  if (year < self->first_year || (guint) (year - self->first_year) >= self->n_years)
    return FALSE;

  *index = year - self->first_year;
  return TRUE;
}

PledgeHistory *
pledge_history_new (int first_year, const double *values, const gboolean *estimates, guint n_years)
{
  PledgeHistory *self;

  g_return_val_if_fail (values != NULL || n_years == 0, NULL);

  self = g_rc_box_new0 (PledgeHistory);
  self->first_year = first_year;
  self->n_years = n_years;
  self->values = g_memdup2 (values, n_years * sizeof *values);

  for (guint i = 0; estimates != NULL && i < n_years; i++)
    {
      if (!estimates[i] || isnan (values[i]))
        continue;
      if (self->estimates == NULL)
        self->estimates = g_new0 (guint8, n_years);
      self->estimates[i] = TRUE;
    }

  return self;
}

PledgeHistory *
pledge_history_ref (PledgeHistory *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_rc_box_acquire (self);
}

void
pledge_history_unref (PledgeHistory *self)
{
  g_return_if_fail (self != NULL);

  g_rc_box_release_full (self, history_clear);
}

int
pledge_history_get_first_year (const PledgeHistory *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->first_year;
}

int
pledge_history_get_last_year (const PledgeHistory *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->first_year + (int) self->n_years - 1;
}

double
pledge_history_get_value (const PledgeHistory *self, int year)
{
  guint index;

  g_return_val_if_fail (self != NULL, NAN);

  return history_index (self, year, &index) ? self->values[index] : NAN;
}

gboolean
pledge_history_has_value (const PledgeHistory *self, int year)
{
  return !isnan (pledge_history_get_value (self, year));
}

gboolean
pledge_history_is_estimate (const PledgeHistory *self, int year)
{
  guint index;

  g_return_val_if_fail (self != NULL, FALSE);

  return self->estimates != NULL && history_index (self, year, &index) && self->estimates[index];
}

guint
pledge_history_count (const PledgeHistory *self)
{
  guint count = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->n_years; i++)
    count += !isnan (self->values[i]);

  return count;
}
