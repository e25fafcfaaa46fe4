/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-edition.h"
#include "pledge-path-assumptions.h"

/* How GDP and prices of one member go from one year to the next, as factors: levels of two sources are never mixed.
 *
 * Each in US$ and in national currency, which differ by what the exchange rate does:
 *   edition   where the edition has GDP of both years: its own GDP. Prices by its GDP in constant prices, else
 *             by the outlook's real growth.
 *   outlook   else GDP in US$ (gdp_usd_bn) for the one, GDP in national currency (gdp_national_bn) for the other.
 *             Real growth is national growth ÷ growth of the GDP deflator (gdp_deflator_index); prices in either
 *             currency are its nominal growth ÷ real growth, so that nominal = real × prices in both.
 *   held      after the outlook's last year: that year's factors, an assumption.
 *   own       what the user sets in place of the last two, an assumption: inflation is that of the currency looked
 *             at, which holds the exchange rate; growth is real growth. */

G_BEGIN_DECLS

typedef enum {
  PLEDGE_GROWTH_NONE,    /* not known: every factor is NAN */
  PLEDGE_GROWTH_EDITION, /* "edition" */
  PLEDGE_GROWTH_OUTLOOK, /* "outlook" */
  PLEDGE_GROWTH_HELD,    /* "held" */
  PLEDGE_GROWTH_OWN,     /* "own" */
} PledgeGrowthSource;

typedef enum {
  PLEDGE_PATH_USD,
  PLEDGE_PATH_NATIONAL,
  PLEDGE_N_PATH_CURRENCIES,
} PledgePathCurrency;

typedef struct {
  PledgeGrowthSource source;
  double nominal[PLEDGE_N_PATH_CURRENCIES]; /* GDP of the year ÷ GDP of the year before; NAN where not known */
  double prices[PLEDGE_N_PATH_CURRENCIES];  /* price level of the year ÷ that of the year before; NAN likewise */
} PledgeGrowth;

/* edition NULL: not asked, as where the base is the user's own. outlook: nullable. */
PledgeGrowth pledge_growth_find (PledgeEdition *edition, PledgeEdition *outlook, const PledgePathAssumptions *assumptions, const char *iso3, int year);
/* Whether no publisher states it. */
gboolean pledge_growth_is_assumption (PledgeGrowthSource source);
/* "edition", "outlook", "held" or "own"; NULL for NONE. */
const char *pledge_growth_source_to_id (PledgeGrowthSource source);

/* The member's GDP as the edition has it: printed, else spending ÷ share where it prints none of anybody. */
double pledge_growth_get_edition_gdp_usd_m (PledgeEdition *edition, const char *iso3, int year);

G_END_DECLS
