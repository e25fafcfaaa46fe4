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

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/words", test_words);
  g_test_add_func ("/words/plural", test_plural);
  return g_test_run ();
}
