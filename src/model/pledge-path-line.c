/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-path-private.h"

#include <math.h>
#include <string.h>

#include "pledge-gap.h"

/* Year 0 in both currencies; NAN where not known. */
typedef struct {
  int year;
  double spending[PLEDGE_N_PATH_CURRENCIES];
  double gdp[PLEDGE_N_PATH_CURRENCIES];
} Start;

/* A year on the way, before it is money. */
typedef struct {
  PledgeGrowthSource source;
  double gdp[PLEDGE_N_PATH_CURRENCIES];
  double prices[PLEDGE_N_PATH_CURRENCIES]; /* 1 in year 0 */
  double share_pct;
} Step;

static const PledgePathBase *
find_base (const PledgePath *self, const char *iso3)
{
  const PledgePathBase *base = pledge_path_assumptions_get_base (self->assumptions);

  return base != NULL && strcmp (base->iso3, iso3) == 0 ? base : NULL;
}

/* The currency of national sums: the edition's, or the outlook's where the edition does not say. */
static const char *
find_currency (const PledgePath *self, const char *iso3)
{
  const char *currency = pledge_edition_get_currency (self->edition, iso3);

  return currency != NULL || self->outlook == NULL ? currency : pledge_edition_get_currency (self->outlook, iso3);
}

static Start
edition_start (const PledgePath *self, const char *iso3)
{
  Start start = { .year = self->base_year };
  double gdp_usd_m = pledge_growth_get_edition_gdp_usd_m (self->edition, iso3, start.year);
  double rate = pledge_lens_get_factor (PLEDGE_LENS_NATIONAL, self->edition, self->outlook, iso3, start.year, gdp_usd_m);

  start.spending[PLEDGE_PATH_USD] = pledge_edition_get_value (self->edition, iso3, PLEDGE_SPENDING_USD_M, start.year);
  start.gdp[PLEDGE_PATH_USD] = gdp_usd_m;
  start.spending[PLEDGE_PATH_NATIONAL] = start.spending[PLEDGE_PATH_USD] * rate;
  start.gdp[PLEDGE_PATH_NATIONAL] = gdp_usd_m * rate;

  return start;
}

static PledgePathCurrency
base_currency (const PledgePathBase *base)
{
  return strcmp (base->currency, "USD") == 0 ? PLEDGE_PATH_USD : PLEDGE_PATH_NATIONAL;
}

/* Sums in a currency that is neither US$ nor the member's own are not converted. */
static Start
own_start (const PledgePath *self, const PledgePathBase *base)
{
  PledgePathCurrency own = base_currency (base);
  PledgePathCurrency other = own == PLEDGE_PATH_USD ? PLEDGE_PATH_NATIONAL : PLEDGE_PATH_USD;
  Start start = { base->year, { NAN, NAN }, { NAN, NAN } };
  double rate = pledge_lens_get_factor (PLEDGE_LENS_NATIONAL, self->edition, self->outlook, base->iso3, base->year, NAN);
  double factor = own == PLEDGE_PATH_USD ? rate : 1 / rate;

  if (own == PLEDGE_PATH_NATIONAL && g_strcmp0 (base->currency, find_currency (self, base->iso3)) != 0)
    return start;

  start.spending[own] = base->spending_m;
  start.gdp[own] = pledge_gdp_implied (base->spending_m, base->share_pct);
  start.spending[other] = start.spending[own] * factor;
  start.gdp[other] = start.gdp[own] * factor;

  return start;
}

/* GDP grows equally to where spending at the end and the target put it. */
static void
bend_to_end (PledgeGrowth *growth, const PledgePathBase *base, const Start *start, double target_pct, guint n)
{
  PledgePathCurrency own = base_currency (base);
  PledgePathCurrency other = own == PLEDGE_PATH_USD ? PLEDGE_PATH_NATIONAL : PLEDGE_PATH_USD;
  double nominal = pow (base->end_spending_m / (target_pct / 100) / start->gdp[own], 1.0 / n);
  double rate = growth->nominal[other] / growth->nominal[own];

  growth->source = PLEDGE_GROWTH_OWN;
  growth->nominal[own] = nominal;
  growth->nominal[other] = nominal * rate;
}

static void
find_steps (const PledgePath *self, const char *iso3, const PledgePathBase *base, const Start *start, double target_pct, Step *steps, guint n)
{
  gboolean bent = base != NULL && !isnan (base->end_spending_m) && target_pct > 0;

  steps[0] = (Step) { PLEDGE_GROWTH_NONE, { start->gdp[0], start->gdp[1] }, { 1, 1 }, NAN };
  for (guint t = 1; t <= n; t++)
    {
      PledgeGrowth growth = pledge_growth_find (base != NULL ? NULL : self->edition, self->outlook, self->assumptions, iso3, start->year + (int) t);

      if (bent)
        bend_to_end (&growth, base, start, target_pct, n);
      steps[t].source = growth.source;
      for (guint c = 0; c < PLEDGE_N_PATH_CURRENCIES; c++)
        {
          steps[t].gdp[c] = steps[t - 1].gdp[c] * growth.nominal[c];
          steps[t].prices[c] = steps[t - 1].prices[c] * growth.prices[c];
        }
    }
}

/* Straight between the nearest points before and after. */
static double
share_between_points (const PledgePath *self, const char *iso3, int first_year, guint n, guint t, double from_pct, double to_pct)
{
  guint before = 0, after = n;

  for (guint i = 1; i < n; i++)
    {
      double point_pct = pledge_path_assumptions_find_point_pct (self->assumptions, iso3, first_year + (int) i);

      if (isnan (point_pct))
        continue;
      if (i <= t)
        {
          before = i;
          from_pct = point_pct;
        }
      else
        {
          after = i;
          to_pct = point_pct;
          break;
        }
    }

  return from_pct + (to_pct - from_pct) * (t - before) / (after - before);
}

static double
find_share_pct (const PledgePath *self, const char *iso3, int first_year, const Step *steps, PledgePathCurrency currency, guint n, guint t, double to_pct)
{
  double from_pct = steps[0].share_pct, u = (double) t / n;

  if (t == n)
    return to_pct;

  switch (pledge_path_assumptions_get_shape (self->assumptions))
    {
    case PLEDGE_PATH_SHAPE_GROWTH:
      return from_pct * steps[0].gdp[currency] * pow (to_pct / from_pct * steps[n].gdp[currency] / steps[0].gdp[currency], u) / steps[t].gdp[currency];
    case PLEDGE_PATH_SHAPE_FRONT:
      return from_pct + (to_pct - from_pct) * (1 - (1 - u) * (1 - u));
    case PLEDGE_PATH_SHAPE_BACK:
      return from_pct + (to_pct - from_pct) * u * u;
    case PLEDGE_PATH_SHAPE_STEP:
      return from_pct;
    case PLEDGE_PATH_SHAPE_OWN:
      return share_between_points (self, iso3, first_year, n, t, from_pct, to_pct);
    case PLEDGE_PATH_SHAPE_LINEAR:
    default:
      return from_pct + (to_pct - from_pct) * u;
    }
}

/* Sums of the step in a currency, times factor. */
static PledgePathMoney
make_money (const PledgePath *self, const Start *start, const Step *step, PledgePathCurrency currency, double factor, const PledgePathMoney *before)
{
  double spending_start = start->spending[currency], gdp = step->gdp[currency];
  PledgePathMoney money = { .gdp = gdp * factor };

  money.spending = gdp * step->share_pct / 100 * factor;
  money.flat_cash = spending_start * factor;
  money.flat_real = spending_start * step->prices[currency] * factor;
  money.constant_share = spending_start * (gdp / start->gdp[currency]) * factor;
  if (before == NULL)
    /* To the last digit. */
    money.spending = money.flat_real = money.constant_share = money.flat_cash;
  pledge_path_complete_money (self, &money, before);

  return money;
}

/* Of the lens's sums by the currency's of the same year. */
static double
lens_factor (const PledgePath *self, const char *iso3, const Start *start, const Step *step, PledgePathCurrency currency)
{
  if (self->lens == PLEDGE_LENS_CONST)
    return pledge_lens_get_factor (self->lens, self->edition, self->outlook, iso3, start->year, NAN) / step->prices[currency];

  return pledge_path_assumptions_get_prices (self->assumptions) == PLEDGE_PRICES_BASE ? 1 / step->prices[currency] : 1;
}

static PledgePathYear *
make_years (PledgePath *self, const PledgePathLine *line, const Start *start, const Step *steps)
{
  PledgePathCurrency currency = self->lens == PLEDGE_LENS_NATIONAL ? PLEDGE_PATH_NATIONAL : PLEDGE_PATH_USD;
  PledgePathYear *years = g_new0 (PledgePathYear, line->n_years + 1);

  g_ptr_array_add (self->kept, years);
  for (guint t = 0; t <= line->n_years; t++)
    {
      const PledgePathYear *before = t > 0 ? &years[t - 1] : NULL;
      double factor = lens_factor (self, line->iso3, start, &steps[t], currency);

      years[t].year = start->year + (int) t;
      years[t].share_pct = steps[t].share_pct;
      years[t].source = steps[t].source;
      years[t].assumption = pledge_growth_is_assumption (steps[t].source);
      years[t].usd_m = make_money (self, start, &steps[t], PLEDGE_PATH_USD, 1, before != NULL ? &before->usd_m : NULL);
      years[t].lens = make_money (self, start, &steps[t], currency, factor, before != NULL ? &before->lens : NULL);
    }

  return years;
}

static PledgePathAbsence
find_start_absence (const PledgePath *self, const PledgePathLine *line, const Start *start)
{
  PledgeMember *member = pledge_alliance_get_member (self->alliance, line->member);
  PledgePathCurrency asked = self->lens == PLEDGE_LENS_NATIONAL ? PLEDGE_PATH_NATIONAL : PLEDGE_PATH_USD;
  gboolean in_usd = start->spending[PLEDGE_PATH_USD] > 0 && start->gdp[PLEDGE_PATH_USD] > 0;
  gboolean in_national = start->spending[PLEDGE_PATH_NATIONAL] > 0 && start->gdp[PLEDGE_PATH_NATIONAL] > 0;

  if (!line->own_base && !pledge_alliance_counts_in (self->alliance, line->member, self->base_year))
    return PLEDGE_PATH_ABSENCE_NOT_MEMBER;
  if (in_usd && in_national)
    return PLEDGE_PATH_ABSENCE_NONE;
  if (in_usd || in_national)
    return in_usd == (asked == PLEDGE_PATH_USD) ? PLEDGE_PATH_ABSENCE_NONE : PLEDGE_PATH_ABSENCE_NO_RATE;
  if (line->own_base)
    return PLEDGE_PATH_ABSENCE_NO_RATE;
  if (!pledge_member_get_has_forces (member))
    return PLEDGE_PATH_ABSENCE_NO_FORCES;

  return isnan (line->share_published_pct) ? PLEDGE_PATH_ABSENCE_NO_FIGURES : PLEDGE_PATH_ABSENCE_NO_MONEY;
}

/* Real growth is the same in both currencies; one of them may not be known. */
static double
find_required_growth_pct (const Start *start, const Step *last, guint n)
{
  for (guint c = 0; c < PLEDGE_N_PATH_CURRENCIES; c++)
    {
      double real = last->gdp[c] * last->share_pct / 100 / last->prices[c] / start->spending[c];

      if (!isnan (real))
        return (pow (real, 1.0 / n) - 1) * 100;
    }

  return NAN;
}

void
pledge_path_add_line (PledgePath *self, PledgeScenario *scenario, guint position)
{
  PledgeMember *member = pledge_alliance_get_member (self->alliance, position);
  const char *iso3 = pledge_member_get_iso3 (member);
  const PledgePathBase *base = find_base (self, iso3);
  Start start = base != NULL ? own_start (self, base) : edition_start (self, iso3);
  PledgePathCurrency currency = self->lens == PLEDGE_LENS_NATIONAL ? PLEDGE_PATH_NATIONAL : PLEDGE_PATH_USD;
  PledgePathLine line = { iso3, pledge_member_get_name (member), find_currency (self, iso3), position, pledge_scenario_is_selected (scenario, iso3),
                          base != NULL, PLEDGE_PATH_ABSENCE_NONE, NAN, pledge_scenario_get_target_for (scenario, iso3), NAN, 0, NULL };
  g_autofree Step *steps = NULL;

  if (base == NULL)
    line.share_published_pct = pledge_edition_get_value (self->edition, iso3, PLEDGE_SHARE_PUBLISHED_PCT, start.year);
  line.n_years = MAX (1, self->by_year - start.year);
  line.absence = find_start_absence (self, &line, &start);
  if (line.absence == PLEDGE_PATH_ABSENCE_NONE)
    {
      steps = g_new (Step, line.n_years + 1);
      find_steps (self, iso3, base, &start, line.target_pct, steps, line.n_years);
      if (isnan (steps[line.n_years].gdp[currency]))
        line.absence = PLEDGE_PATH_ABSENCE_NO_GROWTH;
    }
  if (line.absence == PLEDGE_PATH_ABSENCE_NONE)
    {
      steps[0].share_pct = pledge_share_nominal_pct (start.spending[currency], start.gdp[currency]);
      for (guint t = 1; t <= line.n_years; t++)
        steps[t].share_pct = find_share_pct (self, iso3, start.year, steps, currency, line.n_years, t, line.target_pct);
      line.required_real_growth_pct = find_required_growth_pct (&start, &steps[line.n_years], line.n_years);
      line.years = make_years (self, &line, &start, steps);
    }

  g_array_append_val (self->lines, line);
}

void
pledge_path_complete_money (const PledgePath *self, PledgePathMoney *money, const PledgePathMoney *before)
{
  const double baselines[] = { money->flat_cash, money->flat_real, money->constant_share };

  money->baseline = baselines[pledge_path_assumptions_get_baseline (self->assumptions)];
  money->extra = money->spending - money->baseline;
  money->price = money->flat_real - money->flat_cash;
  money->growth = money->constant_share - money->flat_real;
  money->effort = money->spending - money->constant_share;
  money->extra_sum = before != NULL ? before->extra_sum + money->extra : 0;
  money->price_sum = before != NULL ? before->price_sum + money->price : 0;
  money->growth_sum = before != NULL ? before->growth_sum + money->growth : 0;
  money->effort_sum = before != NULL ? before->effort_sum + money->effort : 0;
  for (guint b = 0; b < PLEDGE_N_BASELINES; b++)
    money->extra_sums[b] = before != NULL ? before->extra_sums[b] + money->spending - baselines[b] : 0;
}
