/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "export-fixture.h"
#include "pledge-words-lens.h"

/* Gaps at 3.5 % in 2026 in each money lens, worked out here from what NATO (July 2026) and the IMF (October 2025)
 * print, which is typed in, against what the program makes of the bundled files. */

#define TARGET 0.035

typedef struct {
  const char *iso3;
  double spending_usd_m, gdp_usd_m, spending_national_m, spending_const_usd_m, per_head_const_usd, personnel_thousand;
  double budget_pct_gdp, national_per_intl_usd, national_per_usd; /* IMF */
  gboolean one_currency;                                          /* NATO and IMF state the same */
} Printed;

static const Printed printed[] = {
  { "DEU", 147002, 5455980, 124660, 119159, 1427, 183.2, 51.409, 0.722, 0.856814, TRUE },
  { "USA", 1032849, 32547624, 1032849, 850211, 2481, 1321.9, 37.929, 1, 1, TRUE },
  { "POL", 53080, 1134841, 193789, 37515, 1007, 263.6, 50.593, 1.954, 3.73339, TRUE },
  { "LUX", 1492, 73338, 1265, 1188, 1707, 1.0, 49.246, 0.85, 0.856809, TRUE },
  { "BGR", 3176, 142928, 2693, 2169, 340, 27.3, 39.817, 0.854, 1.67578, FALSE },
};

static PledgeCatalogue *catalogue;

static double
gap_usd_m (const Printed *member)
{
  return TARGET * member->gdp_usd_m - member->spending_usd_m;
}

static double
expected_gap (const Printed *member, PledgeLens lens)
{
  double rate = member->spending_national_m / member->spending_usd_m;

  switch (lens)
    {
    case PLEDGE_LENS_USD:
      return gap_usd_m (member);
    case PLEDGE_LENS_CONST:
      return gap_usd_m (member) * member->spending_const_usd_m / member->spending_usd_m;
    case PLEDGE_LENS_NATIONAL:
      return TARGET * member->gdp_usd_m * rate - member->spending_national_m;
    case PLEDGE_LENS_HEAD:
      return gap_usd_m (member) / (member->spending_const_usd_m / member->per_head_const_usd);
    case PLEDGE_LENS_SOLDIER:
      return gap_usd_m (member) / member->personnel_thousand * 1000;
    case PLEDGE_LENS_BUDGET:
      return gap_usd_m (member) / (member->gdp_usd_m * member->budget_pct_gdp / 100) * 100;
    case PLEDGE_LENS_PPP:
      return gap_usd_m (member) * (member->one_currency ? rate : member->national_per_usd) / member->national_per_intl_usd;
    default:
      g_assert_not_reached ();
    }
}

static void
test_gaps (void)
{
  for (PledgeLens lens = 0; lens < PLEDGE_N_LENSES; lens++)
    {
      g_autoptr (PledgeAnswer) answer = export_fixture_ask_in (catalogue, "nato-2026-07", "nato", 2026, 3.5, lens);

      for (guint i = 0; i < G_N_ELEMENTS (printed); i++)
        {
          double expected = expected_gap (&printed[i], lens);
          double got = pledge_answer_find_row (answer, printed[i].iso3)->gap_lens;

          if (!(fabs (got - expected) <= fabs (expected) * 1e-9))
            g_error ("%s in %s: %g is not %g", printed[i].iso3, pledge_lens_to_id (lens), got, expected);
        }
    }
}

/* The same for Germany as it may be read in a paper. */
static void
test_germany (void)
{
  static const struct { PledgeLens lens; double rounded, unit; } cases[] = {
    { PLEDGE_LENS_USD, 44.0, 1000 }, { PLEDGE_LENS_CONST, 35.6, 1000 }, { PLEDGE_LENS_NATIONAL, 37.3, 1000 }, { PLEDGE_LENS_HEAD, 526.4, 1 },
    { PLEDGE_LENS_SOLDIER, 239.9, 1000 }, { PLEDGE_LENS_BUDGET, 1.6, 1 }, { PLEDGE_LENS_PPP, 51.6, 1000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PledgeAnswer) answer = export_fixture_ask_in (catalogue, "nato-2026-07", "nato", 2026, 3.5, cases[i].lens);

      g_assert_cmpfloat (round (pledge_answer_find_row (answer, "DEU")->gap_lens / cases[i].unit * 10) / 10, ==, cases[i].rounded);
    }
}

static void
test_totals (void)
{
  static const PledgeLens additive[] = { PLEDGE_LENS_USD, PLEDGE_LENS_CONST, PLEDGE_LENS_PPP };

  for (guint i = 0; i < G_N_ELEMENTS (additive); i++)
    {
      g_autoptr (PledgeAnswer) answer = export_fixture_ask_in (catalogue, "nato-2026-07", "nato", 2026, 3.5, additive[i]);
      const PledgeAnswerTotals *totals = pledge_answer_get_totals (answer);
      double shortfall = 0, net = 0;

      for (guint r = 0; r < pledge_answer_get_n_drawn (answer); r++)
        {
          double gap = pledge_answer_get_row (answer, r)->gap_lens;

          shortfall += gap > 0 ? gap : 0;
          net += gap;
        }
      g_assert_cmpuint (totals->with_lens, ==, 31);
      g_assert_cmpfloat_with_epsilon (totals->shortfall_lens, shortfall, 1e-6);
      g_assert_cmpfloat_with_epsilon (totals->net_lens, net, 1e-6);
      g_assert_cmpfloat (totals->shortfall_lens, >, totals->net_lens);
    }
}

/* Which lenses the bundled editions have figures for, and what is said of those that they have not. */
static void
test_absence (void)
{
  static const struct { const char *edition, *alliance; PledgeLens lens; guint with_lens; const char *words; } cases[] = {
    { "nato-2026-07", "nato", PLEDGE_LENS_SOLDIER, 31, NULL },
    { "nato-2026-07", "nato", PLEDGE_LENS_BUDGET, 31, NULL },
    { "sipri-2025-04", "us-japan", PLEDGE_LENS_SOLDIER, 0, "Without an amount: United States, Japan (no personnel figures in this edition)." },
    { "sipri-2025-04", "us-japan", PLEDGE_LENS_CONST, 0, "Without an amount: United States, Japan (no constant prices in this edition)." },
    { "sipri-2025-04", "us-japan", PLEDGE_LENS_HEAD, 2, NULL },
    { "sipri-2025-04", "DEU,JPN", PLEDGE_LENS_USD, 1, "Without an amount: Germany (no money figures for it in this edition)." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PledgeAnswer) answer = NULL;
      g_autofree char *words = NULL;

      if (export_fixture_skips (cases[i].edition))
        continue;
      answer = export_fixture_ask_in (catalogue, cases[i].edition, cases[i].alliance, 0, 3.5, cases[i].lens);
      words = pledge_words_lens_absent_rows (answer);
      g_assert_cmpuint (pledge_answer_get_totals (answer)->with_lens, ==, cases[i].with_lens);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* The outlook begins in 2022. */
static void
test_before_the_outlook (void)
{
  g_autoptr (PledgeAnswer) answer = export_fixture_ask_in (catalogue, "nato-2026-07", "DEU", 2016, 3.5, PLEDGE_LENS_BUDGET);
  const PledgeAnswerRow *row = pledge_answer_get_row (answer, 0);

  g_assert_true (isnan (row->gap_lens));
  g_assert_cmpstr (pledge_words_lens_absence (answer, row), ==, "no figure for that year in the economic outlook");
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  catalogue = export_fixture_load ();
  g_test_add_func ("/lens/gaps", test_gaps);
  g_test_add_func ("/lens/germany", test_germany);
  g_test_add_func ("/lens/totals", test_totals);
  g_test_add_func ("/lens/absence", test_absence);
  g_test_add_func ("/lens/before-the-outlook", test_before_the_outlook);
  status = g_test_run ();
  g_assert_finalize_object (catalogue);
  return status;
}
