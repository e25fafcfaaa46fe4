/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "model-fixture.h"
#include "pledge-words.h"

#define NBSP "\302\240"

static void
test_words (void)
{
  g_autoptr (PledgeCatalogue) catalogue = model_fixture_new ();
  g_autoptr (PledgeScenario) scenario = pledge_scenario_new (catalogue);
  g_autoptr (PledgeAnswer) answer = pledge_answer_new (scenario);
  g_autofree char *summary = pledge_words_summary (answer);
  g_autofree char *basis = pledge_words_basis (answer);
  g_autofree char *above = pledge_words_gap (answer, pledge_answer_find_row (answer, "AAA"));
  g_autofree char *below = pledge_words_gap (answer, pledge_answer_find_row (answer, "BBB"));
  g_autofree char *absent = pledge_words_absent_rows (answer);
  g_autofree char *row = pledge_words_row (answer, pledge_answer_find_row (answer, "BBB"));
  g_autofree char *note = pledge_words_note (answer, pledge_answer_find_row (answer, "CCC"));
  g_autofree char *no_note = pledge_words_note (answer, pledge_answer_find_row (answer, "AAA"));

  g_assert_cmpstr (summary, ==, "At 3.5" NBSP "% of GDP, 1 of 4 meet the target. 3 are short US$41" NBSP "m together.");
  g_assert_cmpstr (basis, ==, "NATO, June 2024 edition · defence, NATO definition · 2024 estimates");
  g_assert_cmpstr (above, ==, "✓ 7.0" NBSP "m above");
  g_assert_cmpstr (below, ==, "+ US$11" NBSP "m");
  g_assert_cmpstr (absent, ==, "Not shown: Iceland (no armed forces).");
  g_assert_cmpstr (row, ==, "Beland: 2.40" NBSP "% of GDP (estimate), rank 3 of 4. Below 3.5" NBSP "% by US$11" NBSP "m.");
  g_assert_cmpstr (note, ==, "The publisher’s tables disagree: it prints 1.25" NBSP "%, its money gives 1.00" NBSP "%. A note on Celand.");
  g_assert_null (no_note);
}

static void
test_plural (void)
{
  g_autoptr (PledgeCatalogue) catalogue = model_fixture_new ();
  g_autoptr (PledgeScenario) scenario = pledge_scenario_new (catalogue);
  g_autoptr (PledgeAnswer) nobody_short = NULL;
  g_autoptr (PledgeAnswer) one_short = NULL;
  g_autofree char *none = NULL;
  g_autofree char *one = NULL;

  pledge_scenario_set_target_pct (scenario, 1);
  nobody_short = pledge_answer_new (scenario);
  none = pledge_words_summary (nobody_short);
  g_assert_cmpstr (none, ==, "At 1" NBSP "% of GDP, 4 of 4 meet the target. None is short of it.");
  pledge_scenario_set_target_pct (scenario, 2);
  one_short = pledge_answer_new (scenario);
  one = pledge_words_summary (one_short);
  g_assert_cmpstr (one, ==, "At 2" NBSP "% of GDP, 3 of 4 meet the target. 1 is short US$10" NBSP "m.");
}

static void
assert_summary (PledgeScenario *scenario, double target_pct, const char *expected)
{
  g_autoptr (PledgeAnswer) answer = NULL;
  g_autofree char *summary = NULL;

  pledge_scenario_set_target_pct (scenario, target_pct);
  answer = pledge_answer_new (scenario);
  summary = pledge_words_summary (answer);
  g_assert_cmpstr (summary, ==, expected);
}

/* Celand is printed at 1.25 and has money for 1.00: whom the one counts, the other does not sum. */
static void
test_printed_and_money (void)
{
  g_autoptr (PledgeCatalogue) catalogue = model_fixture_new ();
  g_autoptr (PledgeScenario) scenario = pledge_scenario_new (catalogue);

  assert_summary (scenario, 1, "At 1" NBSP "% of GDP, 4 of 4 meet the target. None is short of it.");
  assert_summary (scenario, 1.2, "At 1.2" NBSP "% of GDP, 4 of 4 meet the target. "
                                 "None is short of it as printed; by the money the shortfall is US$2.0" NBSP "m, of 1.");
  pledge_scenario_set_own_target_pct (scenario, "AAA", 10);
  assert_summary (scenario, 1.2, "At 1.2" NBSP "% of GDP (1 with a target of its own), 3 of 4 meet their target. "
                                 "1 is short of it as printed; by the money the shortfall is US$60" NBSP "m, of 2.");
}

static void
test_own_targets (void)
{
  g_autoptr (PledgeCatalogue) catalogue = model_fixture_new ();
  g_autoptr (PledgeScenario) scenario = pledge_scenario_new (catalogue);
  g_autoptr (PledgeAnswer) answer = NULL;
  g_autofree char *value = NULL;
  g_autofree char *note = NULL;
  g_autofree char *row = NULL;

  pledge_scenario_set_own_target_pct (scenario, "AAA", 5);
  pledge_scenario_set_own_target_pct (scenario, "BBB", 2);
  assert_summary (scenario, 3.5, "At 3.5" NBSP "% of GDP (2 with targets of their own), 1 of 4 meet their target. 3 are short US$38" NBSP "m together.");
  answer = pledge_answer_new (scenario);
  value = pledge_words_value_text (answer);
  note = pledge_words_note (answer, pledge_answer_find_row (answer, "AAA"));
  row = pledge_words_row (answer, pledge_answer_find_row (answer, "AAA"));
  g_assert_cmpstr (value, ==, "3.50 percent of GDP; 2 with targets of their own; 1 of 4 meet their target; shortfall US$38" NBSP "m");
  g_assert_cmpstr (note, ==, "Own target 5" NBSP "%.");
  g_assert_cmpstr (row, ==, "Aland: 4.20" NBSP "% of GDP (estimate), rank 1 of 4. Below 5" NBSP "% by US$8.0" NBSP "m. Own target 5" NBSP "%.");
}

/* The footnote is there exactly when a row has its dagger. */
static void
test_disagreement (void)
{
  g_autoptr (PledgeCatalogue) catalogue = model_fixture_new ();
  g_autoptr (PledgeScenario) scenario = pledge_scenario_new (catalogue);
  static const struct {
    int year;
    double target_pct;
    gboolean disagree;
  } cases[] = { { 2024, 3.5, TRUE }, { 2024, 1.2, TRUE }, { 2023, 3.5, FALSE }, { 2023, 1, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PledgeAnswer) answer = NULL;

      pledge_scenario_set_year (scenario, cases[i].year);
      pledge_scenario_set_target_pct (scenario, cases[i].target_pct);
      answer = pledge_answer_new (scenario);
      g_assert_cmpint (pledge_words_disagreement (answer) != NULL, ==, cases[i].disagree);
    }
}

/* Nobody a member is another thing than members without figures. */
static void
test_nobody (void)
{
  g_autoptr (PledgeCatalogue) catalogue = model_fixture_new ();
  g_autoptr (PledgeScenario) scenario = pledge_scenario_new (catalogue);
  PledgeAllianceBuilder *builder = pledge_alliance_builder_new ("young", "The young");
  PledgeAllianceBuilder *other = pledge_alliance_builder_new ("unarmed", "The unarmed");
  g_autoptr (PledgeAlliance) young = NULL;
  g_autoptr (PledgeAlliance) unarmed = NULL;

  g_assert_true (pledge_alliance_builder_add (builder, pledge_catalogue_find_member (catalogue, "AAA"), 2024, G_MAXINT, "Joined in 2024."));
  g_assert_true (pledge_alliance_builder_add (other, pledge_catalogue_find_member (catalogue, "ISL"), 1949, G_MAXINT, NULL));
  young = pledge_alliance_builder_finish (builder);
  unarmed = pledge_alliance_builder_finish (other);
  pledge_scenario_set_year (scenario, 2023);
  pledge_scenario_set_alliance (scenario, young);
  g_assert_cmpint (pledge_scenario_get_year (scenario), ==, 2023);
  assert_summary (scenario, 2, "The young: nobody was a member in 2023.");
  {
    g_autoptr (PledgeAnswer) answer = pledge_answer_new (scenario);
    g_autofree char *note = pledge_words_note (answer, pledge_answer_find_row (answer, "AAA"));

    g_assert_cmpstr (note, ==, "not a member in that year. Joined in 2024.");
  }
  pledge_scenario_set_alliance (scenario, unarmed);
  assert_summary (scenario, 2, "NATO, June 2024 edition has no figures for these members in 2023.");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/words", test_words);
  g_test_add_func ("/words/plural", test_plural);
  g_test_add_func ("/words/printed-and-money", test_printed_and_money);
  g_test_add_func ("/words/own-targets", test_own_targets);
  g_test_add_func ("/words/disagreement", test_disagreement);
  g_test_add_func ("/words/nobody", test_nobody);
  return g_test_run ();
}
