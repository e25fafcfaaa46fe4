/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-solver.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-format.h"

static char *
money_words (const PledgeSolver *self, double amount_m)
{
  gboolean usd = g_str_equal (pledge_solver_get_currency (self), "USD");

  return usd ? pledge_format_usd (amount_m) : pledge_format_lens (PLEDGE_LENS_NATIONAL, amount_m, pledge_solver_get_currency (self));
}

/* "exactly", "3.1 % more". */
static char *
off_words (double off_pct)
{
  g_autofree char *off = pledge_format_share (fabs (off_pct));

  if (fabs (off_pct) < 0.005)
    return g_strdup (_("as stated"));
  return g_strdup_printf (off_pct > 0 ? _("%s more") : _("%s less"), off);
}

static const char *
against_words (PledgeBaseline baseline)
{
  switch (baseline)
    {
    case PLEDGE_BASELINE_CASH:
      return _("against flat cash");
    case PLEDGE_BASELINE_REAL:
      return _("against flat in real terms");
    case PLEDGE_BASELINE_SHARE:
    default:
      return _("against a constant share");
    }
}

static char *
period_words (const PledgeSolution *reading)
{
  int n = reading->by_year - reading->year;

  if (reading->kind == PLEDGE_SOLUTION_YEARLY)
    return g_strdup_printf (_("in %d alone"), reading->by_year);

  return g_strdup_printf (ngettext ("added up over %d year, %d–%d", "added up over %d years, %d–%d", n), n, reading->year + 1, reading->by_year);
}

char *
pledge_solver_words_solution (const PledgeSolver *self, guint position)
{
  const PledgeSolution *reading = pledge_solver_get_solution (self, position);
  const PledgeEditionInfo *info;
  g_autofree char *money = NULL, *off = NULL, *target = NULL, *period = NULL, *prices = NULL;

  g_return_val_if_fail (reading != NULL, NULL);

  info = pledge_edition_get_info (reading->edition);
  money = money_words (self, reading->value_m);
  off = off_words (reading->off_pct);
  target = pledge_format_target (reading->target_pct);
  if (reading->kind == PLEDGE_SOLUTION_GAP)
    /* Translators: amount, how far from the one asked about, target, year, publisher, edition */
    return g_strdup_printf (_("%s, %s: the gap to %s of GDP in %d (%s, %s)."), money, off, target, reading->year, info->publisher, info->title);

  period = period_words (reading);
  prices = reading->prices == PLEDGE_PRICES_BASE ? g_strdup_printf (_("in prices of %d"), reading->year) : g_strdup (_("in prices of each year"));
  /* Translators: amount, how far from the one asked about, target, target year, first year, baseline, prices, period, publisher, edition */
  return g_strdup_printf (_("%s, %s: the extra cost of %s of GDP by %d from %d %s, %s, %s (%s, %s)."), money, off, target, reading->by_year, reading->year,
                          against_words (reading->baseline), prices, period, info->publisher, info->title);
}

char *
pledge_solver_words_summary (const PledgeSolver *self)
{
  g_autofree char *money = NULL, *tolerance = NULL;
  guint n, tried;

  g_return_val_if_fail (self != NULL, NULL);

  n = pledge_solver_get_n_within (self);
  tried = pledge_solver_get_n_tried (self);
  money = money_words (self, pledge_solver_get_amount_m (self));
  tolerance = pledge_format_target (pledge_solver_get_tolerance_pct (self));
  if (tried == 0)
    return g_strdup_printf (_("No reading of %s: there are no figures for it."), money);
  if (n == 0)
    /* Translators: an amount, how many readings, a tolerance */
    return g_strdup_printf (_("%s: none of %u readings comes within %s; these are the nearest."), money, tried, tolerance);
  if (n > pledge_solver_get_n_solutions (self))
    return g_strdup_printf (_("%s: %u of %u readings come within %s; these are the %u nearest."), money, n, tried, tolerance, pledge_solver_get_n_solutions (self));

  return g_strdup_printf (ngettext ("%s: %u of %u readings comes within %s.", "%s: %u of %u readings come within %s.", n), money, n, tried, tolerance);
}
