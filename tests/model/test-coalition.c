/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "model-fixture.h"
#include "pledge-coalition.h"

/* AAA 42, BBB 24, CCC 10, DDD 30, each of 1000 in 2024; Iceland has nothing. */
typedef struct {
  PledgeCatalogue *catalogue;
  PledgeScenario *scenario;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->catalogue = model_fixture_new ();
  fixture->scenario = pledge_scenario_new (fixture->catalogue);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->scenario);
  g_assert_finalize_object (fixture->catalogue);
}

static void
test_same_total (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeAnswer) answer = NULL;
  g_autofree char *words = NULL;
  PledgeCoalition coalition;

  pledge_scenario_set_own_target_pct (fixture->scenario, "AAA", 2);
  pledge_scenario_set_own_target_pct (fixture->scenario, "BBB", 3);
  answer = pledge_answer_new (fixture->scenario);
  coalition = pledge_coalition_find (answer);
  words = pledge_coalition_words (answer);

  g_assert_cmpuint (coalition.members, ==, 5);
  g_assert_cmpuint (coalition.with_money, ==, 4);
  g_assert_cmpuint (coalition.staying, ==, 2);
  g_assert_cmpfloat_with_epsilon (coalition.total_usd_m, 140, 1e-9);
  g_assert_cmpfloat_with_epsilon (coalition.staying_usd_m, 50, 1e-9);
  g_assert_cmpfloat_with_epsilon (coalition.common_pct, 4.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (coalition.common_pct / 100 * coalition.rest_gdp_usd_m + coalition.staying_usd_m, coalition.total_usd_m, 1e-9);
  g_assert_cmpfloat_with_epsilon (coalition.rest_gap_usd_m, 50, 1e-9);
  g_assert_nonnull (strstr (words, "Aland at 2\u00a0%"));
  g_assert_nonnull (strstr (words, "Beland at 3\u00a0%"));
  g_assert_nonnull (strstr (words, "a common target of 4.50\u00a0% of the other 2 comes to the same total, US$140\u00a0m, as all at 3.5\u00a0% of GDP"));
}

static void
test_nobody_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeAnswer) answer = pledge_answer_new (fixture->scenario);
  g_autofree char *words = pledge_coalition_words (answer);

  g_assert_cmpfloat_with_epsilon (pledge_coalition_find (answer).common_pct, 3.5, 1e-9);
  g_assert_nonnull (strstr (words, "No member has a target of its own"));
}

static void
test_nobody_is_left (Fixture *fixture, gconstpointer data)
{
  static const char *const codes[] = { "AAA", "BBB", "CCC", "DDD" };
  g_autoptr (PledgeAnswer) answer = NULL;
  g_autofree char *words = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    pledge_scenario_set_own_target_pct (fixture->scenario, codes[i], 2);
  answer = pledge_answer_new (fixture->scenario);
  words = pledge_coalition_words (answer);
  g_assert_true (isnan (pledge_coalition_find (answer).common_pct));
  g_assert_nonnull (strstr (words, "nobody is left"));
}

/* Who stays so high that nothing is left for the others. */
static void
test_beyond (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeAnswer) answer = NULL;
  g_autofree char *words = NULL;

  pledge_scenario_set_own_target_pct (fixture->scenario, "AAA", 20);
  answer = pledge_answer_new (fixture->scenario);
  words = pledge_coalition_words (answer);
  g_assert_cmpfloat_with_epsilon (pledge_coalition_find (answer).common_pct, -2, 1e-9);
  g_assert_nonnull (strstr (words, "spend more by themselves"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/coalition/same-total", Fixture, NULL, set_up, test_same_total, tear_down);
  g_test_add ("/coalition/nobody-stays", Fixture, NULL, set_up, test_nobody_stays, tear_down);
  g_test_add ("/coalition/nobody-is-left", Fixture, NULL, set_up, test_nobody_is_left, tear_down);
  g_test_add ("/coalition/beyond", Fixture, NULL, set_up, test_beyond, tear_down);
  return g_test_run ();
}
