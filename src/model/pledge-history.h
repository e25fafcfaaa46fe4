/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

/* PledgeHistory: the yearly values of one indicator for one member in one edition.
 *
 * An immutable, reference-counted boxed value. Its unit is the indicator's (its id ends in it).
 * A year without a figure is absent: NAN, never zero. Each figure may be flagged an estimate. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_HISTORY (pledge_history_get_type ())

typedef struct _PledgeHistory PledgeHistory;

GType pledge_history_get_type (void) G_GNUC_CONST;

/* values: n_years figures from first_year on, NAN where absent (copied).
 * estimates: n_years flags, or NULL where none is an estimate (copied). */
PledgeHistory *pledge_history_new (int first_year, const double *values, const gboolean *estimates, guint n_years);
PledgeHistory *pledge_history_ref (PledgeHistory *self);
void pledge_history_unref (PledgeHistory *self);

/* The span the history was given, whether or not its ends hold figures. */
int pledge_history_get_first_year (const PledgeHistory *self);
int pledge_history_get_last_year (const PledgeHistory *self);

/* The figure of a year; NAN outside the span and where absent. */
double pledge_history_get_value (const PledgeHistory *self, int year);
gboolean pledge_history_has_value (const PledgeHistory *self, int year);
gboolean pledge_history_is_estimate (const PledgeHistory *self, int year);

/* How many years hold a figure. */
guint pledge_history_count (const PledgeHistory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeHistory, pledge_history_unref)

G_END_DECLS
