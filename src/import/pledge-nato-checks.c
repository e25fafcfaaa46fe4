/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-nato-checks.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "pledge-sheet-table.h"

/* A share of GDP in per cent; more, or the most of all countries less, is in another unit. */
#define MAX_SHARE_PCT 60
#define MIN_LARGEST_SHARE_PCT 0.5

/* What other tables of the same edition come to. */

static double
share_of_constant (PledgeEdition *edition, const char *iso3, int year)
{
  return pledge_edition_get_value (edition, iso3, PLEDGE_SPENDING_CONST_USD_M, year) /
         pledge_edition_get_value (edition, iso3, PLEDGE_GDP_CONST_USD_M, year) * 100;
}

static double
share_of_current (PledgeEdition *edition, const char *iso3, int year)
{
  return pledge_edition_get_value (edition, iso3, PLEDGE_SPENDING_USD_M, year) /
         pledge_edition_get_value (edition, iso3, PLEDGE_GDP_USD_M, year) * 100;
}

static double
change (PledgeEdition *edition, const char *iso3, int year)
{
  return (pledge_edition_get_value (edition, iso3, PLEDGE_SPENDING_CONST_USD_M, year) /
          pledge_edition_get_value (edition, iso3, PLEDGE_SPENDING_CONST_USD_M, year - 1) - 1) * 100;
}

static double
share_of_gdp_per_head (PledgeEdition *edition, const char *iso3, int year)
{
  return pledge_edition_get_value (edition, iso3, "gdp_per_head_const_usd_thousand", year) * 1000 *
         pledge_edition_get_value (edition, iso3, PLEDGE_SHARE_PUBLISHED_PCT, year) / 100;
}

static double
rest_of_spending (PledgeEdition *edition, const char *iso3, int year)
{
  return 100 - pledge_edition_get_value (edition, iso3, PLEDGE_PERSONNEL_SHARE_PCT, year) -
         pledge_edition_get_value (edition, iso3, "infrastructure_share_pct", year) -
         pledge_edition_get_value (edition, iso3, "other_share_pct", year);
}

static double
dollars (PledgeEdition *edition, const char *iso3, int year)
{
  return strcmp (iso3, "USA") == 0 ? pledge_edition_get_value (edition, iso3, PLEDGE_SPENDING_USD_M, year) : NAN;
}

/* At the rate of the year that constant prices are of. */
static double
at_constant_rate (PledgeEdition *edition, const char *iso3, int year)
{
  int base_year = pledge_edition_get_info (edition)->price_base_year;

  return pledge_edition_get_value (edition, iso3, PLEDGE_SPENDING_CONST_USD_M, year) *
         pledge_edition_get_value (edition, iso3, PLEDGE_SPENDING_NATIONAL_M, base_year) /
         pledge_edition_get_value (edition, iso3, PLEDGE_SPENDING_USD_M, base_year);
}

static const PledgeTableRelation relations[] = {
  { PLEDGE_SHARE_PUBLISHED_PCT, share_of_constant, 0.02, 0.011, N_("spending in constant prices as a share of GDP") },
  /* NATO works some printed shares out with other deflators: the Netherlands' differ by a tenth. */
  { PLEDGE_SHARE_PUBLISHED_PCT, share_of_current, 0.25, 0.011, N_("spending in current prices as a share of GDP") },
  { "real_change_pct", change, 0.02, 1.5, N_("the change of spending in constant prices") },
  { PLEDGE_SPENDING_PER_HEAD_CONST_USD, share_of_gdp_per_head, 0.05, 1, N_("the share of GDP per head") },
  { PLEDGE_EQUIPMENT_SHARE_PCT, rest_of_spending, 0, 1, N_("what the other categories leave of 100 %") },
  { PLEDGE_SPENDING_NATIONAL_M, dollars, 0.001, 1, N_("the same in both tables") },
  { "spending_const_national_m", at_constant_rate, 0.02, 1, N_("spending in constant US$ at one rate") },
};

static gboolean
check_share (PledgeEdition *edition, GPtrArray *rosters, GError **error)
{
  double largest = 0;

  for (guint i = 0; i < pledge_edition_get_n_members (edition); i++)
    for (int year = pledge_edition_get_info (edition)->first_year; year <= pledge_edition_get_info (edition)->last_year; year++)
      {
        double share = pledge_edition_get_value (edition, pledge_edition_get_member_iso3 (edition, i), PLEDGE_SHARE_PUBLISHED_PCT, year);

        largest = isnan (share) ? largest : MAX (largest, share);
      }
  if (largest >= MIN_LARGEST_SHARE_PCT && largest <= MAX_SHARE_PCT)
    return TRUE;

  for (guint i = 0; i < rosters->len; i++)
    if (strcmp (pledge_roster_get_indicator (rosters->pdata[i]), PLEDGE_SHARE_PUBLISHED_PCT) == 0)
      return pledge_sheet_fail (pledge_roster_get_sheet (rosters->pdata[i]), 0, 0, error, _("expected shares of GDP in per cent such as 2.05, got at most %g"), largest);
  return TRUE;
}

gboolean
pledge_nato_edition_check (PledgeEdition *edition, GPtrArray *rosters, GError **error)
{
  if (!check_share (edition, rosters, error) ||
      !pledge_edition_check_base_year (edition, rosters, PLEDGE_SPENDING_CONST_USD_M, PLEDGE_SPENDING_USD_M, error) ||
      !pledge_edition_check_base_year (edition, rosters, PLEDGE_GDP_CONST_USD_M, PLEDGE_GDP_USD_M, error) ||
      !pledge_edition_check_base_year (edition, rosters, "spending_const_national_m", PLEDGE_SPENDING_NATIONAL_M, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    if (!pledge_edition_check_relation (edition, rosters, &relations[i], error))
      return FALSE;
  return TRUE;
}
