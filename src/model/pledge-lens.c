/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-lens.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const struct {
  const char *id;
  const char *title;
} lenses[PLEDGE_N_LENSES] = {
  [PLEDGE_LENS_USD] = { "usd", N_("Current US$") },
  [PLEDGE_LENS_CONST] = { "const", N_("Constant US$") },
  [PLEDGE_LENS_NATIONAL] = { "national", N_("National currency") },
  [PLEDGE_LENS_HEAD] = { "head", N_("Per head") },
  [PLEDGE_LENS_SOLDIER] = { "soldier", N_("Per soldier") },
  [PLEDGE_LENS_BUDGET] = { "budget", N_("Share of government spending") },
  [PLEDGE_LENS_PPP] = { "ppp", N_("Purchasing power parity") },
};

static double
outlook_value (PledgeEdition *outlook, const char *iso3, const char *indicator, int year)
{
  return outlook != NULL ? pledge_edition_get_value (outlook, iso3, indicator, year) : NAN;
}

static double
ratio (double numerator, double denominator)
{
  return denominator > 0 ? numerator / denominator : NAN;
}

/* Whether the two state sums in the same national currency: Bulgaria's are in euros in one
 * publication and in leva in another. */
static gboolean
share_currency (PledgeEdition *edition, PledgeEdition *outlook, const char *iso3)
{
  const char *currency = pledge_edition_get_currency (edition, iso3);

  return currency != NULL && outlook != NULL && g_strcmp0 (currency, pledge_edition_get_currency (outlook, iso3)) == 0;
}

static double
implied_rate (PledgeEdition *edition, const char *iso3, int year)
{
  return ratio (pledge_edition_get_value (edition, iso3, PLEDGE_SPENDING_NATIONAL_M, year),
                pledge_edition_get_value (edition, iso3, PLEDGE_SPENDING_USD_M, year));
}

/* In the edition's own currency, which is what the amounts are labelled with. */
static double
national_rate (PledgeEdition *edition, PledgeEdition *outlook, const char *iso3, int year)
{
  double rate = implied_rate (edition, iso3, year);

  if (!isnan (rate) || (pledge_edition_get_currency (edition, iso3) != NULL && !share_currency (edition, outlook, iso3)))
    return rate;

  return outlook_value (outlook, iso3, PLEDGE_EXCHANGE_RATE, year);
}

/* In the outlook's currency, which is what its PPP rate is stated in. */
static double
outlook_rate (PledgeEdition *edition, PledgeEdition *outlook, const char *iso3, int year)
{
  double rate = share_currency (edition, outlook, iso3) ? implied_rate (edition, iso3, year) : NAN;

  return isnan (rate) ? outlook_value (outlook, iso3, PLEDGE_EXCHANGE_RATE, year) : rate;
}

static double
population_m (PledgeEdition *edition, PledgeEdition *outlook, const char *iso3, int year)
{
  double implied = ratio (pledge_edition_get_value (edition, iso3, PLEDGE_SPENDING_CONST_USD_M, year),
                          pledge_edition_get_value (edition, iso3, PLEDGE_SPENDING_PER_HEAD_CONST_USD, year));

  return isnan (implied) ? outlook_value (outlook, iso3, PLEDGE_POPULATION_M, year) : implied;
}

const char *
pledge_lens_to_id (PledgeLens lens)
{
  g_return_val_if_fail (lens < PLEDGE_N_LENSES, NULL);

  return lenses[lens].id;
}

gboolean
pledge_lens_from_id (const char *id, PledgeLens *lens)
{
  for (guint i = 0; i < PLEDGE_N_LENSES; i++)
    if (g_strcmp0 (id, lenses[i].id) == 0)
      {
        *lens = i;
        return TRUE;
      }

  return FALSE;
}

const char *
pledge_lens_get_title (PledgeLens lens)
{
  g_return_val_if_fail (lens < PLEDGE_N_LENSES, NULL);

  return _(lenses[lens].title);
}

double
pledge_lens_get_factor (PledgeLens lens, PledgeEdition *edition, PledgeEdition *outlook, const char *iso3, int year, double gdp_usd_m)
{
  g_return_val_if_fail (PLEDGE_IS_EDITION (edition), NAN);

  switch (lens)
    {
    case PLEDGE_LENS_USD:
      return 1.0;
    case PLEDGE_LENS_CONST:
      return ratio (pledge_edition_get_value (edition, iso3, PLEDGE_SPENDING_CONST_USD_M, year),
                    pledge_edition_get_value (edition, iso3, PLEDGE_SPENDING_USD_M, year));
    case PLEDGE_LENS_NATIONAL:
      return national_rate (edition, outlook, iso3, year);
    case PLEDGE_LENS_HEAD:
      return ratio (1.0, population_m (edition, outlook, iso3, year));
    case PLEDGE_LENS_SOLDIER:
      return ratio (1000.0, pledge_edition_get_value (edition, iso3, PLEDGE_PERSONNEL_THOUSAND, year));
    case PLEDGE_LENS_BUDGET:
      return ratio (100.0, gdp_usd_m * outlook_value (outlook, iso3, PLEDGE_GOV_EXPENDITURE_PCT_GDP, year) / 100.0);
    case PLEDGE_LENS_PPP:
      return ratio (outlook_rate (edition, outlook, iso3, year), outlook_value (outlook, iso3, PLEDGE_PPP_RATE, year));
    default:
      g_return_val_if_reached (NAN);
    }
}

gboolean
pledge_lens_is_additive (PledgeLens lens)
{
  return lens == PLEDGE_LENS_USD || lens == PLEDGE_LENS_CONST || lens == PLEDGE_LENS_PPP;
}
