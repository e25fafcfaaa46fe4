/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-path.h"

#include <math.h>
#include <string.h>

#include "pledge-gap.h"
#include "pledge-path-private.h"

G_DEFINE_BOXED_TYPE (PledgePath, pledge_path, pledge_path_ref, pledge_path_unref)

static void
path_clear (gpointer data)
{
  PledgePath *self = data;

  g_array_unref (self->lines);
  g_ptr_array_unref (self->kept);
  pledge_path_assumptions_free (self->assumptions);
  g_object_unref (self->edition);
  g_clear_object (&self->outlook);
  g_object_unref (self->alliance);
}

/* Years in which two lines begin cannot be added up. */
static gboolean
is_in_sums (const PledgePath *self, const PledgePathLine *line)
{
  return line->absence == PLEDGE_PATH_ABSENCE_NONE && line->years[0].year == self->base_year;
}

static void
add_money (PledgePathMoney *sum, const PledgePathMoney *part)
{
  sum->gdp += part->gdp;
  sum->spending += part->spending;
  sum->flat_cash += part->flat_cash;
  sum->flat_real += part->flat_real;
  sum->constant_share += part->constant_share;
}

static void
add_to_total (PledgePath *self, PledgePathYear *years, const PledgePathLine *line)
{
  for (guint t = 0; t <= self->total.n_years; t++)
    {
      const PledgePathYear *part = &line->years[t];

      add_money (&years[t].usd_m, &part->usd_m);
      add_money (&years[t].lens, &part->lens);
      years[t].source = MAX (years[t].source, part->source);
      years[t].assumption |= part->assumption;
      if (part->assumption && (self->assumed_from == 0 || part->year < self->assumed_from))
        self->assumed_from = part->year;
    }
}

static void
count_line (PledgePath *self, const PledgePathLine *line)
{
  PledgePathTotals *totals = &self->totals;
  gboolean in_sums = is_in_sums (self, line);

  totals->members += line->absence != PLEDGE_PATH_ABSENCE_NOT_MEMBER;
  totals->with_path += in_sums;
  totals->other_start += line->absence == PLEDGE_PATH_ABSENCE_NONE && !in_sums;
  if (in_sums && line->years[0].share_pct > line->target_pct)
    {
      totals->above++;
      totals->above_extra_sum_usd_m += line->years[line->n_years].usd_m.extra_sum;
    }
}

/* Currencies differ where one is not the first one's. */
static const char *
find_common_currency (const PledgePath *self)
{
  const char *common = NULL;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const PledgePathLine *line = &g_array_index (self->lines, PledgePathLine, i);

      if (!is_in_sums (self, line))
        continue;
      if (line->currency == NULL || (common != NULL && strcmp (common, line->currency) != 0))
        return NULL;
      common = line->currency;
    }

  return common;
}

static void
finish_total (PledgePath *self, PledgePathYear *years)
{
  PledgePathLine *total = &self->total;
  gboolean adds_up = self->lens != PLEDGE_LENS_NATIONAL || total->currency != NULL;
  gboolean is_usd = !isnan (years[0].usd_m.spending);
  double spending = 0, real = 0;

  for (guint t = 0; t <= total->n_years; t++)
    {
      years[t].year = self->base_year + (int) t;
      if (!adds_up)
        years[t].lens.gdp = years[t].lens.spending = years[t].lens.flat_cash = years[t].lens.flat_real = years[t].lens.constant_share = NAN;
      pledge_path_complete_money (self, &years[t].usd_m, t > 0 ? &years[t - 1].usd_m : NULL);
      pledge_path_complete_money (self, &years[t].lens, t > 0 ? &years[t - 1].lens : NULL);
      years[t].share_pct = pledge_share_nominal_pct (years[t].usd_m.spending, years[t].usd_m.gdp);
      if (isnan (years[t].share_pct))
        years[t].share_pct = pledge_share_nominal_pct (years[t].lens.spending, years[t].lens.gdp);
    }

  for (guint i = 0; i < self->lines->len; i++)
    {
      const PledgePathLine *line = &g_array_index (self->lines, PledgePathLine, i);

      if (!is_in_sums (self, line))
        continue;
      spending += is_usd ? line->years[0].usd_m.spending : line->years[0].lens.spending;
      real += (is_usd ? line->years[0].usd_m.spending : line->years[0].lens.spending) * pow (1 + line->required_real_growth_pct / 100, line->n_years);
    }
  total->target_pct = years[total->n_years].share_pct;
  total->required_real_growth_pct = (pow (real / spending, 1.0 / total->n_years) - 1) * 100;
  total->years = years;
}

static void
make_total (PledgePath *self)
{
  PledgePathLine *total = &self->total;
  PledgePathYear *years;

  total->name = pledge_alliance_get_title (self->alliance);
  total->currency = find_common_currency (self);
  total->share_published_pct = total->target_pct = total->required_real_growth_pct = NAN;
  total->n_years = self->by_year - self->base_year;
  for (guint i = 0; i < self->lines->len; i++)
    count_line (self, &g_array_index (self->lines, PledgePathLine, i));
  if (self->totals.with_path == 0)
    {
      total->absence = PLEDGE_PATH_ABSENCE_NO_FIGURES;
      return;
    }

  years = g_new0 (PledgePathYear, total->n_years + 1);
  g_ptr_array_add (self->kept, years);
  for (guint i = 0; i < self->lines->len; i++)
    if (is_in_sums (self, &g_array_index (self->lines, PledgePathLine, i)))
      add_to_total (self, years, &g_array_index (self->lines, PledgePathLine, i));
  finish_total (self, years);
}

static PledgeLens
find_lens (PledgeLens lens)
{
  return lens == PLEDGE_LENS_CONST || lens == PLEDGE_LENS_NATIONAL ? lens : PLEDGE_LENS_USD;
}

/* A base of the only member asked about says when the path begins. */
static int
find_base_year (const PledgePath *self, PledgeScenario *scenario)
{
  const PledgePathBase *base = pledge_path_assumptions_get_base (self->assumptions);

  return base != NULL && pledge_alliance_get_n_members (self->alliance) == 1 ? base->year : pledge_scenario_get_year (scenario);
}

PledgePath *
pledge_path_new (PledgeScenario *scenario)
{
  PledgePath *self;

  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);

  self = g_rc_box_new0 (PledgePath);
  self->edition = g_object_ref (pledge_scenario_get_edition (scenario));
  g_set_object (&self->outlook, pledge_catalogue_get_outlook (pledge_scenario_get_catalogue (scenario)));
  self->alliance = g_object_ref (pledge_scenario_get_alliance (scenario));
  self->assumptions = pledge_path_assumptions_copy (pledge_scenario_get_path_assumptions (scenario));
  self->target_pct = pledge_scenario_get_target_pct (scenario);
  self->related_pct = pledge_scenario_get_related_pct (scenario);
  self->lens = find_lens (pledge_scenario_get_lens (scenario));
  self->lens_replaced = self->lens != pledge_scenario_get_lens (scenario);
  self->base_year = find_base_year (self, scenario);
  self->by_year = MAX (pledge_path_assumptions_get_by_year (self->assumptions), self->base_year + 1);

  self->kept = g_ptr_array_new_with_free_func (g_free);
  self->lines = g_array_sized_new (FALSE, FALSE, sizeof (PledgePathLine), pledge_alliance_get_n_members (self->alliance));
  for (guint i = 0; i < pledge_alliance_get_n_members (self->alliance); i++)
    pledge_path_add_line (self, scenario, i);
  make_total (self);

  return self;
}

PledgePath *
pledge_path_ref (PledgePath *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_rc_box_acquire (self);
}

void
pledge_path_unref (PledgePath *self)
{
  g_return_if_fail (self != NULL);

  g_rc_box_release_full (self, path_clear);
}

PledgeEdition *
pledge_path_get_edition (const PledgePath *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->edition;
}

PledgeEdition *
pledge_path_get_outlook (const PledgePath *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->outlook;
}

PledgeAlliance *
pledge_path_get_alliance (const PledgePath *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->alliance;
}

const PledgePathAssumptions *
pledge_path_get_assumptions (const PledgePath *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->assumptions;
}

double
pledge_path_get_target_pct (const PledgePath *self)
{
  g_return_val_if_fail (self != NULL, NAN);

  return self->target_pct;
}

double
pledge_path_get_related_pct (const PledgePath *self)
{
  g_return_val_if_fail (self != NULL, NAN);

  return self->related_pct;
}

PledgeLens
pledge_path_get_lens (const PledgePath *self)
{
  g_return_val_if_fail (self != NULL, PLEDGE_LENS_USD);

  return self->lens;
}

gboolean
pledge_path_is_lens_replaced (const PledgePath *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->lens_replaced;
}

int
pledge_path_get_base_year (const PledgePath *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->base_year;
}

int
pledge_path_get_by_year (const PledgePath *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->by_year;
}

int
pledge_path_get_assumed_from (const PledgePath *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->assumed_from;
}

guint
pledge_path_get_n_lines (const PledgePath *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->lines->len;
}

const PledgePathLine *
pledge_path_get_line (const PledgePath *self, guint position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->lines->len, NULL);

  return &g_array_index (self->lines, PledgePathLine, position);
}

const PledgePathLine *
pledge_path_find_line (const PledgePath *self, const char *iso3)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; iso3 != NULL && i < self->lines->len; i++)
    {
      const PledgePathLine *line = &g_array_index (self->lines, PledgePathLine, i);

      if (strcmp (line->iso3, iso3) == 0)
        return line;
    }

  return NULL;
}

const PledgePathLine *
pledge_path_get_total (const PledgePath *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->total;
}

const PledgePathTotals *
pledge_path_get_totals (const PledgePath *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->totals;
}

double
pledge_path_money_get_extra (const PledgePathMoney *money, PledgeBaseline baseline)
{
  g_return_val_if_fail (money != NULL && baseline < PLEDGE_N_BASELINES, NAN);

  if (baseline == PLEDGE_BASELINE_CASH)
    return money->spending - money->flat_cash;
  if (baseline == PLEDGE_BASELINE_REAL)
    return money->spending - money->flat_real;
  return money->effort;
}
