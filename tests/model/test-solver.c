/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "model-fixture.h"
#include "path-fixture.h"
#include "pledge-answer.h"
#include "pledge-solver.h"

typedef struct {
  PledgeCatalogue *catalogue;
  PledgeScenario *scenario;
  guint changed;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->catalogue = path_fixture_new ();
  fixture->scenario = pledge_scenario_new (fixture->catalogue);
  g_signal_connect (fixture->scenario, "changed", G_CALLBACK (model_fixture_count_cb), &fixture->changed);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->scenario);
  g_assert_finalize_object (fixture->catalogue);
}

static PledgeSolver *
solve (Fixture *fixture, const PledgeSolverQuestion *question)
{
  g_autoptr (GError) error = NULL;
  PledgeSolver *solver = pledge_solver_new (fixture->scenario, question, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (fixture->changed, ==, 0);
  return solver;
}

/* What the scenario of a solution comes to, asked anew. */
static double
ask_again (PledgeScenario *scenario, const PledgeSolution *solution, const char *iso3)
{
  g_autoptr (PledgePath) path = NULL;
  const PledgePathLine *line;

  if (solution->kind == PLEDGE_SOLUTION_GAP)
    {
      g_autoptr (PledgeAnswer) answer = pledge_answer_new (scenario);

      return pledge_answer_find_row (answer, iso3)->gap_lens;
    }

  path = pledge_path_new (scenario);
  line = pledge_path_find_line (path, iso3);
  return solution->kind == PLEDGE_SOLUTION_TOTAL ? line->years[line->n_years].lens.extra_sum : line->years[line->n_years].lens.extra;
}

/* Every solution is near, in order, and its scenario says the same. */
static void
test_solutions_hold (Fixture *fixture, gconstpointer data)
{
  static const char *const currencies[] = { "USD", "EUR" };

  for (guint c = 0; c < G_N_ELEMENTS (currencies); c++)
    {
      PledgeSolverQuestion question = { .iso3 = "BBB", .amount_m = 26, .currency = currencies[c], .tolerance_pct = 5, .target_pct = NAN };
      g_autoptr (PledgeSolver) solver = solve (fixture, &question);
      double before = 0;

      g_assert_cmpuint (pledge_solver_get_n_solutions (solver), >, 3);
      g_assert_cmpuint (pledge_solver_get_n_solutions (solver), <=, PLEDGE_SOLVER_MAX_SOLUTIONS);
      for (guint i = 0; i < pledge_solver_get_n_solutions (solver); i++)
        {
          const PledgeSolution *solution = pledge_solver_get_solution (solver, i);
          g_autoptr (PledgeScenario) scenario = pledge_solver_make_scenario (solver, i);
          g_autofree char *words = pledge_solver_words_solution (solver, i);

          g_assert_true (solution->within);
          g_assert_cmpfloat (fabs (solution->off_pct), <=, 5 + 1e-9);
          g_assert_cmpfloat (fabs (solution->off_pct), >=, before - 1e-8);
          g_assert_cmpfloat_with_epsilon (solution->value_m, 26 * (1 + solution->off_pct / 100), 1e-9);
          g_assert_cmpfloat_with_epsilon (ask_again (scenario, solution, "BBB"), solution->value_m, 1e-9);
          g_assert_nonnull (strstr (words, "NATO, June 2024"));
          before = fabs (solution->off_pct);
        }
    }
}

/* BBB's gap to 5 % in 2024: 50 − 24. */
static void
test_gap (Fixture *fixture, gconstpointer data)
{
  PledgeSolverQuestion question = { .iso3 = "BBB", .amount_m = 26, .currency = "USD", .tolerance_pct = 0, .target_pct = 5, .year = 2024 };
  g_autoptr (PledgeSolver) solver = solve (fixture, &question);
  g_autofree char *words = NULL;

  g_assert_cmpuint (pledge_solver_get_n_solutions (solver), ==, 1);
  g_assert_cmpint (pledge_solver_get_solution (solver, 0)->kind, ==, PLEDGE_SOLUTION_GAP);
  words = pledge_solver_words_solution (solver, 0);
  g_assert_cmpstr (words, ==, "US$26\u00a0m, as stated: the gap to 5\u00a0% of GDP in 2024 (NATO, June 2024).");
}

static void
test_what_is_named_is_not_varied (Fixture *fixture, gconstpointer data)
{
  PledgeSolverQuestion question = { .iso3 = "BBB", .amount_m = 20, .currency = "USD", .tolerance_pct = 100, .target_pct = 4, .year = 2023, .by_year = 2030,
                                    .edition = "nato-2024-06" };
  g_autoptr (PledgeSolver) solver = solve (fixture, &question);

  /* Three baselines, two kinds of prices, the last year or the sum. */
  g_assert_cmpuint (pledge_solver_get_n_tried (solver), ==, 12);
  for (guint i = 0; i < pledge_solver_get_n_solutions (solver); i++)
    {
      const PledgeSolution *solution = pledge_solver_get_solution (solver, i);

      g_assert_cmpint (solution->kind, !=, PLEDGE_SOLUTION_GAP);
      g_assert_cmpint (solution->year, ==, 2023);
      g_assert_cmpint (solution->by_year, ==, 2030);
      g_assert_cmpfloat (solution->target_pct, ==, 4);
    }
}

static void
test_nearest (Fixture *fixture, gconstpointer data)
{
  PledgeSolverQuestion question = { .iso3 = "BBB", .amount_m = 1e6, .currency = "USD", .tolerance_pct = 2, .target_pct = NAN };
  g_autoptr (PledgeSolver) solver = solve (fixture, &question);
  g_autofree char *words = pledge_solver_words_summary (solver);

  g_assert_cmpuint (pledge_solver_get_n_within (solver), ==, 0);
  g_assert_cmpuint (pledge_solver_get_n_solutions (solver), ==, PLEDGE_SOLVER_NEAREST);
  g_assert_false (pledge_solver_get_solution (solver, 0)->within);
  g_assert_nonnull (strstr (words, "comes within 2\u00a0%; these are the nearest"));
}

static void
test_same_answer_twice (Fixture *fixture, gconstpointer data)
{
  PledgeSolverQuestion question = { .amount_m = 60, .currency = "USD", .tolerance_pct = 20, .target_pct = NAN };
  g_autoptr (PledgeSolver) first = solve (fixture, &question);
  g_autoptr (PledgeSolver) second = solve (fixture, &question);

  g_assert_cmpuint (pledge_solver_get_n_solutions (first), >, 10);
  g_assert_cmpuint (pledge_solver_get_n_solutions (first), ==, pledge_solver_get_n_solutions (second));
  for (guint i = 0; i < pledge_solver_get_n_solutions (first); i++)
    {
      g_autofree char *one = pledge_solver_words_solution (first, i);
      g_autofree char *other = pledge_solver_words_solution (second, i);

      g_assert_cmpstr (one, ==, other);
    }
}

static void
test_own_base (Fixture *fixture, gconstpointer data)
{
  static const PledgePathBase base = { "BBB", "EUR", 2024, 64.1, 2.3, 87.1 };
  PledgeSolverQuestion question = { .iso3 = "BBB", .amount_m = 23, .currency = "EUR", .tolerance_pct = 1, .target_pct = NAN };
  g_autoptr (PledgePathAssumptions) assumptions = pledge_path_assumptions_copy (pledge_scenario_get_path_assumptions (fixture->scenario));
  g_autoptr (PledgeSolver) solver = NULL;
  g_autoptr (PledgeScenario) scenario = NULL;

  pledge_path_assumptions_set_base (assumptions, &base);
  pledge_path_assumptions_set_by_year (assumptions, 2030);
  pledge_scenario_set_path_assumptions (fixture->scenario, assumptions);
  pledge_scenario_set_target_pct (fixture->scenario, 2.5);
  fixture->changed = 0;
  solver = solve (fixture, &question);
  g_assert_cmpuint (pledge_solver_get_n_tried (solver), ==, 12);
  /* Flat cash in the last year, and by chance a constant share over all. */
  g_assert_cmpuint (pledge_solver_get_n_within (solver), ==, 2);
  g_assert_cmpint (pledge_solver_get_solution (solver, 0)->baseline, ==, PLEDGE_BASELINE_CASH);
  g_assert_cmpint (pledge_solver_get_solution (solver, 0)->kind, ==, PLEDGE_SOLUTION_YEARLY);
  scenario = pledge_solver_make_scenario (solver, 0);
  g_assert_cmpfloat_with_epsilon (ask_again (scenario, pledge_solver_get_solution (solver, 0), "BBB"), 23, 1e-9);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const struct {
    PledgeSolverQuestion question;
    const char *says;
  } cases[] = {
    { { .iso3 = "XXX", .amount_m = 1, .currency = "USD", .target_pct = NAN }, "XXX" },
    { { .iso3 = "AAA", .amount_m = 1, .currency = "GBP", .target_pct = NAN }, "GBP is not the currency of AAA: USD or EUR is expected." },
    { { .amount_m = 1, .currency = "EUR", .target_pct = NAN }, "name a member" },
    { { .iso3 = "AAA", .amount_m = 0, .currency = "USD", .target_pct = NAN }, "above 0" },
    { { .iso3 = "AAA", .amount_m = NAN, .currency = "USD", .target_pct = NAN }, "above 0" },
    { { .iso3 = "AAA", .amount_m = 1, .currency = "USD", .edition = "nato-1999-01", .target_pct = NAN }, "nato-1999-01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (pledge_solver_new (fixture->scenario, &cases[i].question, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/solver/solutions-hold", test_solutions_hold);
  ADD ("/solver/gap", test_gap);
  ADD ("/solver/what-is-named-is-not-varied", test_what_is_named_is_not_varied);
  ADD ("/solver/nearest", test_nearest);
  ADD ("/solver/same-answer-twice", test_same_answer_twice);
  ADD ("/solver/own-base", test_own_base);
  ADD ("/solver/refused", test_refused);
  return g_test_run ();
}
