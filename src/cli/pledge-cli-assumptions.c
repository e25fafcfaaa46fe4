/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-cli-assumptions.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Always returns FALSE. */
static gboolean G_GNUC_PRINTF (2, 3)
refuse (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_propagate_error (error, g_error_new_valist (PLEDGE_CLI_ERROR, 0, format, args));
  va_end (args);

  return FALSE;
}

static gboolean
parse_year (const char *word, int *year, GError **error)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (word, 10, PLEDGE_BY_YEAR_MIN, PLEDGE_BY_YEAR_MAX, &number, NULL))
    return refuse (error, _("“%s” is not a year from %d to %d."), word, PLEDGE_BY_YEAR_MIN, PLEDGE_BY_YEAR_MAX);

  *year = number;
  return TRUE;
}

/* At most two decimals: it would be rounded, and another question answered. */
static gboolean
parse_pct (const char *word, double min, double max, double *pct, GError **error)
{
  if (!pledge_cli_parse_number (word, pct) || *pct < min || *pct > max || fabs (*pct * 100 - round (*pct * 100)) > 1e-6)
    return refuse (error, _("“%s” is not a number of per cent from %g to %g with at most two decimals."), word, min, max);

  return TRUE;
}

static gboolean
apply_by (const PledgeCliAssumptions *words, PledgePathAssumptions *assumptions, int base_year, GError **error)
{
  int by_year;

  if (words->by == NULL)
    return TRUE;
  if (!parse_year (words->by, &by_year, error))
    return FALSE;
  if (by_year <= base_year)
    return refuse (error, _("The path begins in %d: a target year after it is expected, not %d."), base_year, by_year);

  pledge_path_assumptions_set_by_year (assumptions, by_year);
  return TRUE;
}

static gboolean
apply_choices (const PledgeCliAssumptions *words, PledgePathAssumptions *assumptions, GError **error)
{
  PledgePathShape shape = pledge_path_assumptions_get_shape (assumptions);
  PledgeBaseline baseline = pledge_path_assumptions_get_baseline (assumptions);
  PledgePrices prices = pledge_path_assumptions_get_prices (assumptions);

  if (words->shape != NULL && !pledge_path_shape_from_id (words->shape, &shape))
    return refuse (error, _("“%s” is not a shape: linear, growth, front, back, step or own is expected."), words->shape);
  if (words->baseline != NULL && !pledge_baseline_from_id (words->baseline, &baseline))
    return refuse (error, _("“%s” is not a baseline: cash, real or share is expected."), words->baseline);
  if (words->prices != NULL && !pledge_prices_from_id (words->prices, &prices))
    return refuse (error, _("“%s” does not say whose prices: current or base is expected."), words->prices);

  pledge_path_assumptions_set_shape (assumptions, shape);
  pledge_path_assumptions_set_baseline (assumptions, baseline);
  pledge_path_assumptions_set_prices (assumptions, prices);
  return TRUE;
}

static gboolean
apply_rates (const PledgeCliAssumptions *words, PledgePathAssumptions *assumptions, GError **error)
{
  double growth_pct = pledge_path_assumptions_get_growth_pct (assumptions);
  double inflation_pct = pledge_path_assumptions_get_inflation_pct (assumptions);

  if ((words->growth != NULL && !parse_pct (words->growth, PLEDGE_RATE_MIN_PCT, PLEDGE_RATE_MAX_PCT, &growth_pct, error)) ||
      (words->inflation != NULL && !parse_pct (words->inflation, PLEDGE_RATE_MIN_PCT, PLEDGE_RATE_MAX_PCT, &inflation_pct, error)))
    return FALSE;

  pledge_path_assumptions_set_growth_pct (assumptions, growth_pct);
  pledge_path_assumptions_set_inflation_pct (assumptions, inflation_pct);
  return TRUE;
}

/* "2030=2.5", or "JPN:2030=2.5" for one member. */
static gboolean
apply_point (const char *word, PledgeScenario *scenario, PledgePathAssumptions *assumptions, GError **error)
{
  const char *colon = strchr (word, ':');
  const char *start = colon != NULL ? colon + 1 : word;
  const char *equals = strchr (start, '=');
  g_autofree char *iso3 = colon != NULL ? g_strndup (word, colon - word) : NULL;
  g_autofree char *year_word = NULL;
  double share_pct;
  int year;

  if (equals == NULL)
    return refuse (error, _("“%s” is not a point: a year and a share of GDP such as 2030=2.5 or JPN:2030=2.5 is expected."), word);

  year_word = g_strndup (start, equals - start);
  if (!parse_year (year_word, &year, error) || !parse_pct (equals + 1, PLEDGE_TARGET_MIN_PCT, PLEDGE_TARGET_MAX_PCT, &share_pct, error))
    return FALSE;
  if (iso3 != NULL && !pledge_alliance_has_member (pledge_scenario_get_alliance (scenario), iso3))
    return refuse (error, _("“%s” is not a member of the alliance that is asked about."), iso3);

  pledge_path_assumptions_set_point_pct (assumptions, iso3, year, share_pct);
  return TRUE;
}

static gboolean
apply_points (const PledgeCliAssumptions *words, PledgeScenario *scenario, PledgePathAssumptions *assumptions, GError **error)
{
  if (words->points == NULL)
    return TRUE;
  if (words->shape != NULL && pledge_path_assumptions_get_shape (assumptions) != PLEDGE_PATH_SHAPE_OWN)
    return refuse (error, _("--point makes a shape of your own: it excludes --shape %s."), words->shape);

  pledge_path_assumptions_set_shape (assumptions, PLEDGE_PATH_SHAPE_OWN);
  for (guint i = 0; words->points[i] != NULL; i++)
    if (!apply_point (words->points[i], scenario, assumptions, error))
      return FALSE;

  return TRUE;
}

static const char *
find_only_member (PledgeScenario *scenario)
{
  PledgeAlliance *alliance = pledge_scenario_get_alliance (scenario);

  return pledge_alliance_get_n_members (alliance) == 1 ? pledge_member_get_iso3 (pledge_alliance_get_member (alliance, 0)) : pledge_scenario_get_selected (scenario);
}

static gboolean
apply_base (const PledgeCliAssumptions *words, PledgeScenario *scenario, PledgePathAssumptions *assumptions, GError **error)
{
  const char *iso3 = find_only_member (scenario), *currency;
  PledgePathBase base = { .year = pledge_scenario_get_year (scenario), .end_spending_m = NAN };

  if (words->base_spending == NULL && words->base_share == NULL && words->base_year == NULL && words->end_spending == NULL)
    return TRUE;
  if (words->base_spending == NULL || words->base_share == NULL)
    return refuse (error, _("A base of your own needs both --base-spending and --base-share."));
  if (iso3 == NULL)
    return refuse (error, _("A base of your own is of one member: name it with --members or --select."));
  if (!pledge_cli_assumptions_parse_amount (words, words->base_spending, &base.spending_m, error) ||
      !parse_pct (words->base_share, 0.01, 100, &base.share_pct, error) ||
      (words->base_year != NULL && !parse_year (words->base_year, &base.year, error)) ||
      (words->end_spending != NULL && !pledge_cli_assumptions_parse_amount (words, words->end_spending, &base.end_spending_m, error)) ||
      !pledge_cli_assumptions_parse_currency (words, &currency, error))
    return FALSE;

  g_strlcpy (base.iso3, iso3, sizeof base.iso3);
  g_strlcpy (base.currency, currency, sizeof base.currency);
  pledge_path_assumptions_set_base (assumptions, &base);
  return TRUE;
}

/* Who types sums in pounds wants to see pounds. */
static void
follow_base (PledgeScenario *scenario)
{
  const PledgePathBase *base = pledge_path_assumptions_get_base (pledge_scenario_get_path_assumptions (scenario));

  if (base != NULL && strcmp (base->currency, "USD") != 0)
    pledge_scenario_set_lens (scenario, PLEDGE_LENS_NATIONAL);
}

/* A base in a currency that there is no way from. */
static gboolean
check_base (const PledgePath *path, GError **error)
{
  const PledgePathBase *base = pledge_path_assumptions_get_base (pledge_path_get_assumptions (path));
  const PledgePathLine *line = base != NULL ? pledge_path_find_line (path, base->iso3) : NULL;

  if (line == NULL || line->absence != PLEDGE_PATH_ABSENCE_NO_RATE)
    return TRUE;

  g_set_error (error, PLEDGE_CATALOGUE_ERROR, PLEDGE_CATALOGUE_ERROR_UNKNOWN,
               _("A base in %s cannot be had for %s: its sums are in %s or USD, and there must be an exchange rate for %d."), base->currency, base->iso3,
               line->currency != NULL ? line->currency : "USD", base->year);
  return FALSE;
}

void
pledge_cli_assumptions_clear (PledgeCliAssumptions *words)
{
  g_free (words->by);
  g_free (words->shape);
  g_free (words->baseline);
  g_free (words->prices);
  g_free (words->growth);
  g_free (words->inflation);
  g_strfreev (words->points);
  g_free (words->base_spending);
  g_free (words->base_share);
  g_free (words->base_year);
  g_free (words->end_spending);
  g_free (words->unit);
  g_free (words->currency);
}

void
pledge_cli_assumptions_add_options (PledgeCliAssumptions *words, GOptionContext *context)
{
  const GOptionEntry entries[] = {
    { "by", 0, 0, G_OPTION_ARG_STRING, &words->by, N_("Target year (default: 2035)"), N_("YEAR") },
    { "shape", 0, 0, G_OPTION_ARG_STRING, &words->shape, N_("linear (default), growth, front, back, step or own"), N_("SHAPE") },
    { "point", 0, 0, G_OPTION_ARG_STRING_ARRAY, &words->points, N_("Share of GDP in a year on a path of your own, of all or of one member as ISO3:YEAR=PCT"), N_("YEAR=PCT") },
    { "baseline", 0, 0, G_OPTION_ARG_STRING, &words->baseline, N_("Compared with what: cash, real or share (default)"), N_("BASELINE") },
    { "prices", 0, 0, G_OPTION_ARG_STRING, &words->prices, N_("current (default), or base for those of the first year"), N_("PRICES") },
    { "growth", 0, 0, G_OPTION_ARG_STRING, &words->growth, N_("Real growth of GDP a year in % (default: the outlook’s)"), N_("PCT") },
    { "inflation", 0, 0, G_OPTION_ARG_STRING, &words->inflation, N_("Inflation a year in % (default: the outlook’s)"), N_("PCT") },
    { "base-spending", 0, 0, G_OPTION_ARG_STRING, &words->base_spending, N_("Spending in the first year, in place of the edition’s"), N_("AMOUNT") },
    { "base-share", 0, 0, G_OPTION_ARG_STRING, &words->base_share, N_("What share of GDP that is"), N_("PCT") },
    { "base-year", 0, 0, G_OPTION_ARG_STRING, &words->base_year, N_("The year it is of (default: --year)"), N_("YEAR") },
    { "end-spending", 0, 0, G_OPTION_ARG_STRING, &words->end_spending, N_("Spending in the target year, where that is known, too"), N_("AMOUNT") },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &words->unit, N_("Of amounts: m, bn (default) or tn"), N_("UNIT") },
    { "currency", 0, 0, G_OPTION_ARG_STRING, &words->currency, N_("Of amounts: USD (default) or the member’s own"), N_("CODE") },
    G_OPTION_ENTRY_NULL
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

gboolean
pledge_cli_assumptions_apply (const PledgeCliAssumptions *words, PledgeScenario *scenario, GError **error)
{
  g_autoptr (PledgePathAssumptions) assumptions = pledge_path_assumptions_copy (pledge_scenario_get_path_assumptions (scenario));
  const PledgePathBase *base;

  if (!apply_base (words, scenario, assumptions, error))
    return FALSE;
  base = pledge_path_assumptions_get_base (assumptions);
  if (!apply_by (words, assumptions, base != NULL ? base->year : pledge_scenario_get_year (scenario), error) ||
      !apply_choices (words, assumptions, error) || !apply_rates (words, assumptions, error) || !apply_points (words, scenario, assumptions, error))
    return FALSE;

  pledge_scenario_set_path_assumptions (scenario, assumptions);
  return TRUE;
}

gboolean
pledge_cli_assumptions_is_empty (const PledgeCliAssumptions *words)
{
  return words->by == NULL && words->shape == NULL && words->baseline == NULL && words->prices == NULL && words->growth == NULL &&
         words->inflation == NULL && words->points == NULL && words->base_spending == NULL && words->base_share == NULL && words->base_year == NULL &&
         words->end_spending == NULL && words->unit == NULL && words->currency == NULL;
}

PledgeScenario *
pledge_cli_assumptions_ask (const PledgeCliAssumptions *words, const PledgeCliQuestion *question, PledgePath **path, GError **error)
{
  g_autoptr (PledgeScenario) scenario = pledge_cli_question_ask (question, error);
  g_autoptr (PledgePath) answer = NULL;

  if (scenario == NULL || !pledge_cli_assumptions_apply (words, scenario, error))
    return NULL;

  if (question->money == NULL && question->scenario == NULL)
    follow_base (scenario);
  answer = pledge_path_new (scenario);
  if (!check_base (answer, error))
    return NULL;

  if (path != NULL)
    *path = g_steal_pointer (&answer);
  return g_steal_pointer (&scenario);
}

gboolean
pledge_cli_assumptions_parse_amount (const PledgeCliAssumptions *words, const char *word, double *million, GError **error)
{
  static const struct {
    const char *unit;
    double million;
  } units[] = { { "bn", 1e3 }, { "m", 1 }, { "tn", 1e6 } };
  const char *unit = words->unit != NULL ? words->unit : "bn";

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      if (!g_str_equal (unit, units[i].unit))
        continue;
      if (!pledge_cli_parse_number (word, million) || *million <= 0 || *million > 1e12)
        return refuse (error, _("“%s” is not an amount: a number above 0 is expected."), word);
      /* Of 64.1 billion 64100 million, not the double beside it. */
      *million = units[i].million > 1 ? round (*million * units[i].million * 1e6) / 1e6 : *million;
      return *million > 0 || refuse (error, _("“%s” is not an amount: a number above 0 is expected."), word);
    }

  return refuse (error, _("“%s” is not a unit: m, bn or tn is expected."), unit);
}

gboolean
pledge_cli_assumptions_parse_currency (const PledgeCliAssumptions *words, const char **currency, GError **error)
{
  *currency = words->currency != NULL ? words->currency : "USD";
  if (strlen (*currency) != 3 || strspn (*currency, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != 3)
    return refuse (error, _("“%s” is not the code of a currency such as GBP."), *currency);

  return TRUE;
}
