/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-edition.h"

/* PledgeReading: what an edition says of one member in one year, as all that is judged, ranked and drawn reads it. */

G_BEGIN_DECLS

typedef struct {
  double share_published_pct; /* NAN where the publisher prints none */
  double spending_usd_m;
  double gdp_usd_m;           /* where an edition prints no GDP: spending ÷ published share */
  double share_nominal_pct;   /* S / Y */
  double share_pct;           /* published, else nominal: what is judged */
  gboolean estimate;          /* the publisher flags the share or the spending */
} PledgeReading;

/* Absent figures are NAN. */
PledgeReading pledge_reading_new (PledgeEdition *edition, const char *iso3, int year);

G_END_DECLS
