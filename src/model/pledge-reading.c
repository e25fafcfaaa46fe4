/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-reading.h"

#include <math.h>

#include "pledge-gap.h"

PledgeReading
pledge_reading_new (PledgeEdition *edition, const char *iso3, int year)
{
  PledgeReading reading;

  reading.share_published_pct = pledge_edition_get_value (edition, iso3, PLEDGE_SHARE_PUBLISHED_PCT, year);
  reading.spending_usd_m = pledge_edition_get_value (edition, iso3, PLEDGE_SPENDING_USD_M, year);
  reading.gdp_usd_m = pledge_edition_has_indicator (edition, PLEDGE_GDP_USD_M)
                        ? pledge_edition_get_value (edition, iso3, PLEDGE_GDP_USD_M, year)
                        : pledge_gdp_implied (reading.spending_usd_m, reading.share_published_pct);
  reading.share_nominal_pct = pledge_share_nominal_pct (reading.spending_usd_m, reading.gdp_usd_m);
  reading.share_pct = isnan (reading.share_published_pct) ? reading.share_nominal_pct : reading.share_published_pct;
  reading.estimate = pledge_edition_is_estimate (edition, iso3, PLEDGE_SHARE_PUBLISHED_PCT, year) ||
                     pledge_edition_is_estimate (edition, iso3, PLEDGE_SPENDING_USD_M, year);

  return reading;
}
