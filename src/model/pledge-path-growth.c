/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-path-growth.h"

#include <math.h>

#include "pledge-gap.h"

/* A factor of a year that is not known. */
static const PledgeGrowth unknown = { PLEDGE_GROWTH_NONE, { NAN, NAN }, { NAN, NAN } };

static double
ratio (double numerator, double denominator)
{
  return denominator > 0 ? numerator / denominator : NAN;
}

/* The figure of the year by that of the year before. */
static double
step (PledgeEdition *edition, const char *iso3, const char *indicator, int year)
{
  return edition == NULL ? NAN
                         : ratio (pledge_edition_get_value (edition, iso3, indicator, year),
                                  pledge_edition_get_value (edition, iso3, indicator, year - 1));
}

static double
real_growth (PledgeEdition *outlook, const char *iso3, int year)
{
  return ratio (step (outlook, iso3, PLEDGE_GDP_NATIONAL_BN, year), step (outlook, iso3, PLEDGE_GDP_DEFLATOR_INDEX, year));
}

static void
set_prices (PledgeGrowth *growth, double real)
{
  for (guint c = 0; c < PLEDGE_N_PATH_CURRENCIES; c++)
    growth->prices[c] = ratio (growth->nominal[c], real);
}

static PledgeGrowth
outlook_growth (PledgeEdition *outlook, const char *iso3, int year)
{
  PledgeGrowth growth = { PLEDGE_GROWTH_OUTLOOK, { NAN, NAN }, { NAN, NAN } };

  growth.nominal[PLEDGE_PATH_USD] = step (outlook, iso3, PLEDGE_GDP_USD_BN, year);
  growth.nominal[PLEDGE_PATH_NATIONAL] = step (outlook, iso3, PLEDGE_GDP_NATIONAL_BN, year);
  if (isnan (growth.nominal[PLEDGE_PATH_USD]) && isnan (growth.nominal[PLEDGE_PATH_NATIONAL]))
    return unknown;

  set_prices (&growth, real_growth (outlook, iso3, year));
  return growth;
}

/* National currency for the US$, by the edition's own two columns, else by the outlook's. */
static double
rate_step (PledgeEdition *edition, PledgeEdition *outlook, const char *iso3, int year)
{
  double own = step (edition, iso3, PLEDGE_SPENDING_NATIONAL_M, year) / step (edition, iso3, PLEDGE_SPENDING_USD_M, year);

  return isfinite (own) ? own : step (outlook, iso3, PLEDGE_EXCHANGE_RATE, year);
}

static PledgeGrowth
edition_growth (PledgeEdition *edition, PledgeEdition *outlook, const char *iso3, int year)
{
  PledgeGrowth growth = { PLEDGE_GROWTH_EDITION, { NAN, NAN }, { NAN, NAN } };
  double real = step (edition, iso3, PLEDGE_GDP_CONST_USD_M, year);

  growth.nominal[PLEDGE_PATH_USD] = ratio (pledge_growth_get_edition_gdp_usd_m (edition, iso3, year),
                                           pledge_growth_get_edition_gdp_usd_m (edition, iso3, year - 1));
  if (isnan (growth.nominal[PLEDGE_PATH_USD]))
    return unknown;

  growth.nominal[PLEDGE_PATH_NATIONAL] = growth.nominal[PLEDGE_PATH_USD] * rate_step (edition, outlook, iso3, year);
  set_prices (&growth, isnan (real) ? real_growth (outlook, iso3, year) : real);
  return growth;
}

static PledgeGrowth
held_growth (PledgeEdition *outlook, const char *iso3, int year)
{
  const PledgeEditionInfo *info = pledge_edition_get_info (outlook);

  for (int last = MIN (info->last_year, year - 1); last > info->first_year; last--)
    {
      PledgeGrowth growth = outlook_growth (outlook, iso3, last);

      if (growth.source == PLEDGE_GROWTH_NONE)
        continue;
      growth.source = PLEDGE_GROWTH_HELD;
      return growth;
    }

  return unknown;
}

static void
put_own (PledgeGrowth *growth, double growth_pct, double inflation_pct)
{
  if (isnan (growth_pct) && isnan (inflation_pct))
    return;

  for (guint c = 0; c < PLEDGE_N_PATH_CURRENCIES; c++)
    {
      double real = isnan (growth_pct) ? growth->nominal[c] / growth->prices[c] : 1 + growth_pct / 100;

      if (!isnan (inflation_pct))
        growth->prices[c] = 1 + inflation_pct / 100;
      growth->nominal[c] = real * growth->prices[c];
    }
  growth->source = isnan (growth->nominal[PLEDGE_PATH_USD]) && isnan (growth->nominal[PLEDGE_PATH_NATIONAL]) ? PLEDGE_GROWTH_NONE : PLEDGE_GROWTH_OWN;
}

PledgeGrowth
pledge_growth_find (PledgeEdition *edition, PledgeEdition *outlook, const PledgePathAssumptions *assumptions, const char *iso3, int year)
{
  PledgeGrowth growth = unknown;

  g_return_val_if_fail (edition == NULL || PLEDGE_IS_EDITION (edition), unknown);
  g_return_val_if_fail (assumptions != NULL && iso3 != NULL, unknown);

  if (edition != NULL)
    growth = edition_growth (edition, outlook, iso3, year);
  if (growth.source == PLEDGE_GROWTH_EDITION)
    return growth;

  if (outlook != NULL)
    growth = outlook_growth (outlook, iso3, year);
  if (outlook != NULL && growth.source == PLEDGE_GROWTH_NONE && year > pledge_edition_get_info (outlook)->first_year)
    growth = held_growth (outlook, iso3, year);
  put_own (&growth, pledge_path_assumptions_get_growth_pct (assumptions), pledge_path_assumptions_get_inflation_pct (assumptions));

  return growth;
}

gboolean
pledge_growth_is_assumption (PledgeGrowthSource source)
{
  return source == PLEDGE_GROWTH_HELD || source == PLEDGE_GROWTH_OWN;
}

const char *
pledge_growth_source_to_id (PledgeGrowthSource source)
{
  static const char *const ids[] = { NULL, "edition", "outlook", "held", "own" };

  g_return_val_if_fail (source < G_N_ELEMENTS (ids), NULL);

  return ids[source];
}

double
pledge_growth_get_edition_gdp_usd_m (PledgeEdition *edition, const char *iso3, int year)
{
  g_return_val_if_fail (PLEDGE_IS_EDITION (edition), NAN);

  if (pledge_edition_has_indicator (edition, PLEDGE_GDP_USD_M))
    return pledge_edition_get_value (edition, iso3, PLEDGE_GDP_USD_M, year);

  return pledge_gdp_implied (pledge_edition_get_value (edition, iso3, PLEDGE_SPENDING_USD_M, year),
                             pledge_edition_get_value (edition, iso3, PLEDGE_SHARE_PUBLISHED_PCT, year));
}
