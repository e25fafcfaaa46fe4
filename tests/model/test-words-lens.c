/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>

#include "model-fixture.h"
#include "pledge-words-lens.h"

#define NBSP "\302\240"

/* The world of the fixture with an outlook for AAA, BBB and CCC, of which CCC's is in another currency. */
static PledgeCatalogue *
make_world (void)
{
  static const double rate[] = { 2 }, ppp[] = { 4 }, population[] = { 5 }, budget[] = { 40 };
  PledgeCatalogue *catalogue = model_fixture_new ();
  PledgeEditionInfo info = {
    .id = "weo", .title = "October 2025", .publisher = "IMF", .published = "2025-10", .definition = PLEDGE_DEFINITION_OUTLOOK,
    .first_year = 2024, .last_year = 2024, .credit = "IMF", .licence = "free",
  };
  PledgeEditionBuilder *builder = pledge_edition_builder_new (&info);
  static const char *const members[] = { "AAA", "BBB", "CCC" };
  static const char *const currencies[] = { "EUR", "EUR", "BGN" };
  g_autoptr (PledgeEdition) outlook = NULL;

  g_assert_true (pledge_edition_builder_add_indicator (builder, PLEDGE_EXCHANGE_RATE, "", "Rate"));
  g_assert_true (pledge_edition_builder_add_indicator (builder, PLEDGE_PPP_RATE, "", "PPP rate"));
  g_assert_true (pledge_edition_builder_add_indicator (builder, PLEDGE_POPULATION_M, "", "Population"));
  g_assert_true (pledge_edition_builder_add_indicator (builder, PLEDGE_GOV_EXPENDITURE_PCT_GDP, "", "Expenditure"));
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_assert_true (pledge_edition_builder_add_member (builder, members[i], currencies[i]));
      model_fixture_add_history (builder, members[i], PLEDGE_EXCHANGE_RATE, 2024, rate, 1, FALSE);
      model_fixture_add_history (builder, members[i], PLEDGE_PPP_RATE, 2024, ppp, 1, FALSE);
      model_fixture_add_history (builder, members[i], PLEDGE_POPULATION_M, 2024, population, 1, FALSE);
      if (i > 0)
        model_fixture_add_history (builder, members[i], PLEDGE_GOV_EXPENDITURE_PCT_GDP, 2024, budget, 1, FALSE);
    }
  outlook = pledge_edition_builder_finish (builder);
  g_assert_true (pledge_catalogue_add_edition (catalogue, outlook));

  return catalogue;
}

static PledgeAnswer *
ask (PledgeCatalogue *catalogue, PledgeLens lens, double target_pct)
{
  g_autoptr (PledgeScenario) scenario = pledge_scenario_new (catalogue);

  pledge_scenario_set_lens (scenario, lens);
  pledge_scenario_set_target_pct (scenario, target_pct);
  return pledge_answer_new (scenario);
}

static void
test_basis (void)
{
  static const struct { PledgeLens lens; const char *with_outlook, *without; } cases[] = {
    { PLEDGE_LENS_USD, "Current US$ (NATO, June 2024)", "Current US$ (NATO, June 2024)" },
    { PLEDGE_LENS_CONST, "Constant US$, 2015 prices (NATO, June 2024)", "Constant US$, 2015 prices (NATO, June 2024)" },
    { PLEDGE_LENS_NATIONAL, "National currency, current prices (NATO, June 2024; IMF, October 2025)", "National currency, current prices (NATO, June 2024)" },
    { PLEDGE_LENS_HEAD, "Per head, current US$ (NATO, June 2024; IMF, October 2025)", "Per head, current US$ (NATO, June 2024)" },
    { PLEDGE_LENS_SOLDIER, "Per soldier, current US$ (NATO, June 2024)", "Per soldier, current US$ (NATO, June 2024)" },
    { PLEDGE_LENS_BUDGET, "Share of general government expenditure (NATO, June 2024; IMF, October 2025)",
      "Share of general government expenditure (NATO, June 2024)" },
    { PLEDGE_LENS_PPP, "International dollars at purchasing power parity (NATO, June 2024; IMF, October 2025)",
      "International dollars at purchasing power parity (NATO, June 2024)" },
  };
  g_autoptr (PledgeCatalogue) world = make_world ();
  g_autoptr (PledgeCatalogue) small = model_fixture_new ();

  g_assert_cmpuint (G_N_ELEMENTS (cases), ==, PLEDGE_N_LENSES);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PledgeAnswer) with_outlook = ask (world, cases[i].lens, 3.5);
      g_autoptr (PledgeAnswer) without = ask (small, cases[i].lens, 3.5);
      g_autofree char *first = pledge_words_lens_basis (with_outlook), *second = pledge_words_lens_basis (without);

      g_assert_cmpstr (first, ==, cases[i].with_outlook);
      g_assert_cmpstr (second, ==, cases[i].without);
    }
}

static void
test_absence (void)
{
  static const struct { PledgeLens lens; const char *words; } cases[] = {
    { PLEDGE_LENS_USD, NULL },
    { PLEDGE_LENS_CONST, "Without an amount: Aland, Deland, Beland, Celand (no constant prices in this edition)." },
    { PLEDGE_LENS_NATIONAL, "Without an amount: Deland, Celand (edition and economic outlook state different currencies)." },
    { PLEDGE_LENS_HEAD, "Without an amount: Deland (not in the economic outlook)." },
    { PLEDGE_LENS_SOLDIER, "Without an amount: Aland, Deland, Beland, Celand (no personnel figures in this edition)." },
    { PLEDGE_LENS_BUDGET, "Without an amount: Aland (no figure for that year in the economic outlook); Deland (not in the economic outlook)." },
    { PLEDGE_LENS_PPP, "Without an amount: Deland (not in the economic outlook)." },
  };
  g_autoptr (PledgeCatalogue) world = make_world ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PledgeAnswer) answer = ask (world, cases[i].lens, 3.5);
      g_autofree char *words = pledge_words_lens_absent_rows (answer);

      g_assert_cmpstr (words, ==, cases[i].words);
      for (guint r = 0; r < pledge_answer_get_n_drawn (answer); r++)
        {
          const PledgeAnswerRow *row = pledge_answer_get_row (answer, r);

          g_assert_cmpint (pledge_words_lens_absence (answer, row) == NULL, ==, isfinite (row->gap_lens));
        }
    }
}

/* At 3.5 % the gaps are −7, 11, 25 and 5; the rate of 2 and the PPP rate of 4 halve an amount. */
static void
test_totals (void)
{
  static const struct { PledgeLens lens; double target_pct; const char *shortfall, *net, *note; } cases[] = {
    { PLEDGE_LENS_USD, 3.5, "Shortfall of the 3 below the target: US$41" NBSP "m", "Net gap, surpluses taken off: US$34" NBSP "m below", NULL },
    { PLEDGE_LENS_USD, 1, "No shortfall: none is below the target", "Net gap, surpluses taken off: US$66" NBSP "m above", NULL },
    { PLEDGE_LENS_USD, 2, "Shortfall of the 1 below the target: US$10" NBSP "m", "Net gap, surpluses taken off: US$26" NBSP "m above", NULL },
    { PLEDGE_LENS_USD, 1.25, "Shortfall of the 1 whose money is below the target: US$2.5" NBSP "m",
      "Net gap, surpluses taken off: US$56" NBSP "m above", NULL },
    { PLEDGE_LENS_PPP, 3.5, "Shortfall of the 2 whose money is below the target: Int$18" NBSP "m", "Net gap, surpluses taken off: Int$15" NBSP "m below",
      "1 of 4 members is left out of the totals." },
    { PLEDGE_LENS_CONST, 3.5, NULL, NULL, NULL },
    { PLEDGE_LENS_NATIONAL, 3.5, "Shortfall of the 3 below the target: US$41" NBSP "m", "Net gap, surpluses taken off: US$34" NBSP "m below",
      "Amounts in national currencies do not add up: the totals are in current US$." },
    { PLEDGE_LENS_HEAD, 3.5, "Shortfall of the 3 below the target: US$41" NBSP "m", "Net gap, surpluses taken off: US$34" NBSP "m below",
      "Amounts per head do not add up: the totals are in current US$." },
    { PLEDGE_LENS_SOLDIER, 3.5, "Shortfall of the 3 below the target: US$41" NBSP "m", "Net gap, surpluses taken off: US$34" NBSP "m below",
      "Amounts per soldier do not add up: the totals are in current US$." },
    { PLEDGE_LENS_BUDGET, 3.5, "Shortfall of the 3 below the target: US$41" NBSP "m", "Net gap, surpluses taken off: US$34" NBSP "m below",
      "Shares of government expenditure do not add up: the totals are in current US$." },
  };
  g_autoptr (PledgeCatalogue) world = make_world ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PledgeAnswer) answer = ask (world, cases[i].lens, cases[i].target_pct);
      g_autofree char *shortfall = pledge_words_shortfall_total (answer);
      g_autofree char *net = pledge_words_net_total (answer);
      g_autofree char *note = pledge_words_totals_note (answer);

      g_assert_cmpstr (shortfall, ==, cases[i].shortfall);
      g_assert_cmpstr (net, ==, cases[i].net);
      g_assert_cmpstr (note, ==, cases[i].note);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words-lens/basis", test_basis);
  g_test_add_func ("/words-lens/absence", test_absence);
  g_test_add_func ("/words-lens/totals", test_totals);
  return g_test_run ();
}
