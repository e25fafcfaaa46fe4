/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-path-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-format.h"

/* "9.6 %", with the sign that it has. */
static char *
rate_words (double rate_pct)
{
  g_autofree char *rate = pledge_format_target (fabs (rate_pct));

  return g_strconcat (rate_pct < 0 ? "−" : "", rate, NULL);
}

/* "constant share of GDP": what comes after "more than at a". */
static const char *
than_words (PledgeBaseline baseline)
{
  switch (baseline)
    {
    case PLEDGE_BASELINE_CASH:
      return _("than flat in cash");
    case PLEDGE_BASELINE_REAL:
      return _("than flat in real terms");
    case PLEDGE_BASELINE_SHARE:
    default:
      return _("than at a constant share of GDP");
    }
}

static char *
span_words (const PledgePathLine *line)
{
  int first = line->years[1].year, last = line->years[line->n_years].year;

  return first == last ? g_strdup_printf ("%d", first) : g_strdup_printf ("%d–%d", first, last);
}

/* Amounts are named without their sign; these words have it. */
static char *
difference_words (const PledgePath *path, double amount, const char *currency)
{
  g_autofree char *money = pledge_format_lens (pledge_path_get_lens (path), amount, currency);

  /* Translators: an amount of money above or below a baseline */
  return g_strdup_printf (amount < 0 ? _("%s less") : _("%s more"), money);
}

static char *
cost_words (const PledgePath *path, const PledgePathLine *line)
{
  const PledgePathYear *last = &line->years[line->n_years];
  const char *than = than_words (pledge_path_assumptions_get_baseline (pledge_path_get_assumptions (path)));
  g_autofree char *year = NULL, *sum = NULL, *span = span_words (line);

  if (isnan (last->lens.extra_sum))
    return isnan (last->lens.extra) ? g_strdup (_("The extra cost is not known in this money.")) : NULL;

  year = difference_words (path, last->lens.extra, line->currency);
  sum = difference_words (path, last->lens.extra_sum, line->currency);
  if (line->n_years == 1)
    /* Translators: "That is US$48.0 bn more in 2035 than at a constant share of GDP." */
    return g_strdup_printf (_("That is %s in %d %s."), year, last->year, than);

  /* Translators: "That is US$48.0 bn more in 2035 than at a constant share of GDP, US$275 bn more over the 11 years 2025–2035." */
  return g_strdup_printf (ngettext ("That is %s in %d %s, %s over the %u year %s.", "That is %s in %d %s, %s over the %u years %s.", line->n_years),
                          year, last->year, than, sum, line->n_years, span);
}

static char *
required_words (const PledgePathLine *line)
{
  g_autofree char *rate = NULL;

  if (isnan (line->required_real_growth_pct))
    return NULL;

  rate = pledge_format_target (fabs (line->required_real_growth_pct));
  if (line->required_real_growth_pct < 0)
    return g_strdup_printf (_("Spending falls by %s a year in real terms."), rate);
  return g_strdup_printf (_("Spending has to grow by %s a year in real terms."), rate);
}

char *
pledge_path_words_title (const PledgePath *path)
{
  PledgeEdition *edition;
  g_autofree char *first = NULL, *span = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  edition = pledge_path_get_edition (path);
  first = pledge_edition_dup_year_label (edition, pledge_path_get_base_year (path));
  span = g_strdup_printf ("%s–%d", first, pledge_path_get_by_year (path));

  return g_strjoin (" · ", pledge_alliance_get_title (pledge_path_get_alliance (path)), pledge_edition_get_title (edition), span, NULL);
}

const char *
pledge_path_words_shape (PledgePathShape shape)
{
  static const char *const words[PLEDGE_N_SHAPES] = {
    [PLEDGE_PATH_SHAPE_LINEAR] = N_("Equal steps"), [PLEDGE_PATH_SHAPE_GROWTH] = N_("Equal growth"), [PLEDGE_PATH_SHAPE_FRONT] = N_("Front-loaded"),
    [PLEDGE_PATH_SHAPE_BACK] = N_("Back-loaded"), [PLEDGE_PATH_SHAPE_STEP] = N_("One step at the end"), [PLEDGE_PATH_SHAPE_OWN] = N_("Own points"),
  };

  g_return_val_if_fail (shape < PLEDGE_N_SHAPES, NULL);

  return _(words[shape]);
}

const char *
pledge_path_words_baseline (PledgeBaseline baseline)
{
  static const char *const words[PLEDGE_N_BASELINES] = {
    [PLEDGE_BASELINE_CASH] = N_("Flat cash"), [PLEDGE_BASELINE_REAL] = N_("Flat in real terms"), [PLEDGE_BASELINE_SHARE] = N_("Constant share of GDP"),
  };

  g_return_val_if_fail (baseline < PLEDGE_N_BASELINES, NULL);

  return _(words[baseline]);
}

const char *
pledge_path_words_prices (PledgePrices prices)
{
  g_return_val_if_fail (prices < PLEDGE_N_PRICES, NULL);

  return prices == PLEDGE_PRICES_BASE ? _("Prices of the first year") : _("Prices of each year");
}

char *
pledge_path_words_unit (const PledgePath *path, const char *currency)
{
  int price_year;

  g_return_val_if_fail (path != NULL, NULL);

  price_year = pledge_edition_get_info (pledge_path_get_edition (path))->price_base_year;
  if (pledge_path_get_lens (path) == PLEDGE_LENS_CONST)
    /* Translators: the year whose prices sums are stated in */
    return price_year != 0 ? g_strdup_printf (_("US$ at %d prices"), price_year) : g_strdup (pledge_lens_get_title (PLEDGE_LENS_CONST));
  if (pledge_path_get_lens (path) == PLEDGE_LENS_USD)
    currency = _("US$");
  else if (currency == NULL)
    currency = _("National currency");
  if (pledge_path_assumptions_get_prices (pledge_path_get_assumptions (path)) == PLEDGE_PRICES_BASE)
    /* Translators: a currency, and the year whose prices sums are stated in */
    return g_strdup_printf (_("%s at %d prices"), currency, pledge_path_get_base_year (path));

  /* Translators: %s is a currency: "US$, current prices" */
  return g_strdup_printf (_("%s, current prices"), currency);
}

char *
pledge_path_words_money (const PledgePath *path, double amount, const char *currency)
{
  g_autofree char *money = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  money = pledge_format_lens (pledge_path_get_lens (path), amount, currency);
  return g_strconcat (amount < 0 ? "−" : "", money, NULL);
}

char *
pledge_path_words_summary (const PledgePath *path, const PledgePathLine *line)
{
  g_autofree char *from = NULL, *to = NULL, *cost = NULL, *required = NULL, *course = NULL;
  const PledgePathYear *last;

  g_return_val_if_fail (path != NULL && line != NULL, NULL);

  if (line->years == NULL)
    /* Translators: a member, and why there is no path for it */
    return g_strdup_printf (_("%s: %s."), line->name, pledge_path_words_absence (line->absence));

  last = &line->years[line->n_years];
  from = pledge_format_share (line->years[0].share_pct);
  to = pledge_format_share (last->share_pct);
  cost = cost_words (path, line);
  required = required_words (line);
  /* Translators: member, share and year at the start, share and year at the end */
  course = g_strdup_printf (_("%s: from %s of GDP in %d to %s in %d."), line->name, from, line->years[0].year, to, last->year);
  if (cost == NULL || required == NULL)
    return g_strjoin (" ", course, cost != NULL ? cost : required, NULL);

  return g_strjoin (" ", course, cost, required, NULL);
}

char *
pledge_path_words_split (const PledgePath *path, const PledgePathLine *line)
{
  const PledgePathMoney *last;
  g_autofree char *all = NULL, *price = NULL, *growth = NULL, *effort = NULL;
  g_autofree char *all_sum = NULL, *price_sum = NULL, *growth_sum = NULL, *effort_sum = NULL;

  g_return_val_if_fail (path != NULL && line != NULL, NULL);

  if (line->years == NULL || isnan (line->years[line->n_years].lens.price_sum))
    return NULL;

  last = &line->years[line->n_years].lens;
  all = pledge_path_words_money (path, pledge_path_money_get_extra (last, PLEDGE_BASELINE_CASH), line->currency);
  price = pledge_path_words_money (path, last->price, line->currency);
  growth = pledge_path_words_money (path, last->growth, line->currency);
  effort = pledge_path_words_money (path, last->effort, line->currency);
  all_sum = pledge_path_words_money (path, last->extra_sums[PLEDGE_BASELINE_CASH], line->currency);
  price_sum = pledge_path_words_money (path, last->price_sum, line->currency);
  growth_sum = pledge_path_words_money (path, last->growth_sum, line->currency);
  effort_sum = pledge_path_words_money (path, last->effort_sum, line->currency);
  /* Translators: amounts of money. Price: what keeps purchasing power; growth: what keeps the share of GDP beyond that; effort: the rest. */
  return g_strdup_printf (_("Above flat cash in %d: %s, of which price %s, growth %s, effort %s. Over all years: %s, of which price %s, growth %s, effort %s."),
                          line->years[line->n_years].year, all, price, growth, effort, all_sum, price_sum, growth_sum, effort_sum);
}

char *
pledge_path_words_year (const PledgePath *path, const PledgePathLine *line, guint t)
{
  const PledgePathYear *year;
  g_autofree char *share = NULL, *spending = NULL, *extra = NULL, *sum = NULL, *words = NULL;

  g_return_val_if_fail (path != NULL && line != NULL, NULL);
  g_return_val_if_fail (line->years != NULL && t <= line->n_years, NULL);

  year = &line->years[t];
  share = pledge_format_share (year->share_pct);
  spending = pledge_path_words_money (path, year->lens.spending, line->currency);
  /* Translators: member, year, share of GDP, spending */
  words = g_strdup_printf (_("%s %d: %s of GDP, %s."), line->name, year->year, share, spending);
  if (t == 0 || isnan (year->lens.extra_sum))
    return g_steal_pointer (&words);

  extra = difference_words (path, year->lens.extra, line->currency);
  sum = difference_words (path, year->lens.extra_sum, line->currency);
  /* Translators: the sentence before; "US$4.1 bn more"; "than at a constant share of GDP"; "US$12 bn more"; a last sentence or nothing */
  return g_strdup_printf (_("%s %s %s; %s since %d.%s"), words, extra, than_words (pledge_path_assumptions_get_baseline (pledge_path_get_assumptions (path))),
                          sum, line->years[1].year, year->assumption ? _(" GDP is an assumption.") : "");
}

const char *
pledge_path_words_absence (PledgePathAbsence absence)
{
  switch (absence)
    {
    case PLEDGE_PATH_ABSENCE_NOT_MEMBER:
      return _("not a member in the first year");
    case PLEDGE_PATH_ABSENCE_NO_FORCES:
      return _("no armed forces");
    case PLEDGE_PATH_ABSENCE_NO_FIGURES:
      return _("no figures for the first year");
    case PLEDGE_PATH_ABSENCE_NO_MONEY:
      return _("no money figures for the first year");
    case PLEDGE_PATH_ABSENCE_NO_GROWTH:
      return _("no published growth of its GDP");
    case PLEDGE_PATH_ABSENCE_NO_RATE:
      return _("no exchange rate for the first year");
    case PLEDGE_PATH_ABSENCE_NONE:
    default:
      return NULL;
    }
}

char *
pledge_path_words_absent (const PledgePath *path)
{
  g_autoptr (GString) words = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  for (guint i = 0; i < pledge_path_get_n_lines (path); i++)
    {
      const PledgePathLine *line = pledge_path_get_line (path, i);
      const char *reason = pledge_path_words_absence (line->absence);

      if (reason == NULL && line->years[0].year != pledge_path_get_base_year (path))
        reason = _("starts in another year");
      if (reason == NULL)
        continue;
      if (words == NULL)
        words = g_string_new (_("Left out of the sums: "));
      else
        g_string_append (words, "; ");
      g_string_append_printf (words, "%s (%s)", line->name, reason);
    }
  if (words == NULL)
    return NULL;

  g_string_append_c (words, '.');
  return g_string_free (g_steal_pointer (&words), FALSE);
}

char *
pledge_path_words_above (const PledgePath *path)
{
  const PledgePathTotals *totals;
  g_autofree char *money = NULL;
  double sum_usd_m;

  g_return_val_if_fail (path != NULL, NULL);

  totals = pledge_path_get_totals (path);
  if (totals->above == 0 || totals->with_path < 2)
    return NULL;

  sum_usd_m = pledge_path_get_total (path)->years[pledge_path_get_total (path)->n_years].usd_m.extra_sum - totals->above_extra_sum_usd_m;
  if (isnan (sum_usd_m))
    return g_strdup_printf (ngettext ("%u starts above its target and comes down to it.", "%u start above their target and come down to it.", totals->above), totals->above);

  money = pledge_format_usd_total (sum_usd_m);
  /* Translators: how many members; an amount of money */
  return g_strdup_printf (ngettext ("%u starts above its target and comes down to it; without it the sum in current US$ is %s%s.",
                                    "%u start above their target and come down to it; without them the sum in current US$ is %s%s.", totals->above),
                          totals->above, sum_usd_m < 0 ? "−" : "", money);
}

char *
pledge_path_words_assumption (const PledgePath *path)
{
  const PledgePathAssumptions *assumptions;
  g_autofree char *growth = NULL, *inflation = NULL;
  double growth_pct, inflation_pct;
  int from;

  g_return_val_if_fail (path != NULL, NULL);

  from = pledge_path_get_assumed_from (path);
  if (from == 0)
    return NULL;

  assumptions = pledge_path_get_assumptions (path);
  growth_pct = pledge_path_assumptions_get_growth_pct (assumptions);
  inflation_pct = pledge_path_assumptions_get_inflation_pct (assumptions);
  growth = rate_words (growth_pct);
  inflation = rate_words (inflation_pct);
  if (!isnan (growth_pct) && !isnan (inflation_pct))
    return g_strdup_printf (_("From %d on, real growth of %s and inflation of %s a year at a constant exchange rate are an assumption."), from, growth, inflation);
  if (!isnan (growth_pct))
    return g_strdup_printf (_("From %d on, real growth of %s a year is an assumption."), from, growth);
  if (!isnan (inflation_pct))
    return g_strdup_printf (_("From %d on, inflation of %s a year at a constant exchange rate is an assumption."), from, inflation);
  if (pledge_path_assumptions_get_base (assumptions) != NULL && !isnan (pledge_path_assumptions_get_base (assumptions)->end_spending_m))
    return g_strdup_printf (_("From %d on, GDP grows equally to what spending and target in the last year imply: an assumption."), from);

  /* Translators: two years in a row */
  return g_strdup_printf (_("From %d on no forecast is published: the growth of %d is held, an assumption."), from, from - 1);
}
