/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "model-fixture.h"
#include "path-fixture.h"
#include "pledge-path-words.h"

#define EPSILON 1e-9

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

/* The scenario's assumptions, to be changed and put back. */
static PledgePathAssumptions *
dup_assumptions (Fixture *fixture)
{
  return pledge_path_assumptions_copy (pledge_scenario_get_path_assumptions (fixture->scenario));
}

static void
test_defaults (Fixture *fixture, gconstpointer data)
{
  const PledgePathAssumptions *assumptions = pledge_scenario_get_path_assumptions (fixture->scenario);

  g_assert_cmpint (pledge_path_assumptions_get_by_year (assumptions), ==, 2035);
  g_assert_cmpint (pledge_path_assumptions_get_shape (assumptions), ==, PLEDGE_PATH_SHAPE_LINEAR);
  g_assert_cmpint (pledge_path_assumptions_get_baseline (assumptions), ==, PLEDGE_BASELINE_SHARE);
  g_assert_cmpint (pledge_path_assumptions_get_prices (assumptions), ==, PLEDGE_PRICES_CURRENT);
  g_assert_true (isnan (pledge_path_assumptions_get_growth_pct (assumptions)));
  g_assert_true (isnan (pledge_path_assumptions_get_inflation_pct (assumptions)));
  g_assert_cmpuint (pledge_path_assumptions_get_n_points (assumptions), ==, 0);
  g_assert_null (pledge_path_assumptions_get_base (assumptions));
}

static void
test_limits (void)
{
  g_autoptr (PledgePathAssumptions) assumptions = pledge_path_assumptions_new ();

  pledge_path_assumptions_set_by_year (assumptions, 1800);
  g_assert_cmpint (pledge_path_assumptions_get_by_year (assumptions), ==, PLEDGE_BY_YEAR_MIN);
  pledge_path_assumptions_set_by_year (assumptions, 3000);
  g_assert_cmpint (pledge_path_assumptions_get_by_year (assumptions), ==, PLEDGE_BY_YEAR_MAX);
  pledge_path_assumptions_set_growth_pct (assumptions, 1.239);
  g_assert_cmpfloat (pledge_path_assumptions_get_growth_pct (assumptions), ==, 1.24);
  pledge_path_assumptions_set_growth_pct (assumptions, INFINITY);
  g_assert_cmpfloat (pledge_path_assumptions_get_growth_pct (assumptions), ==, 1.24);
  pledge_path_assumptions_set_growth_pct (assumptions, NAN);
  g_assert_true (isnan (pledge_path_assumptions_get_growth_pct (assumptions)));
  pledge_path_assumptions_set_inflation_pct (assumptions, 1000);
  g_assert_cmpfloat (pledge_path_assumptions_get_inflation_pct (assumptions), ==, PLEDGE_RATE_MAX_PCT);
  pledge_path_assumptions_set_inflation_pct (assumptions, -0.001);
  g_assert_false (signbit (pledge_path_assumptions_get_inflation_pct (assumptions)));
}

static void
test_points (void)
{
  g_autoptr (PledgePathAssumptions) assumptions = pledge_path_assumptions_new ();
  g_autoptr (PledgePathAssumptions) copy = NULL;

  pledge_path_assumptions_set_point_pct (assumptions, "BBB", 2030, 2.5);
  pledge_path_assumptions_set_point_pct (assumptions, NULL, 2031, 25);
  pledge_path_assumptions_set_point_pct (assumptions, NULL, 2030, 3);
  pledge_path_assumptions_set_point_pct (assumptions, NULL, 2030, 3.333);
  pledge_path_assumptions_set_point_pct (assumptions, NULL, 1700, 3);
  g_assert_cmpuint (pledge_path_assumptions_get_n_points (assumptions), ==, 3);
  g_assert_null (pledge_path_assumptions_get_point (assumptions, 0)->iso3);
  g_assert_cmpint (pledge_path_assumptions_get_point (assumptions, 0)->year, ==, 2030);
  g_assert_cmpfloat (pledge_path_assumptions_get_point (assumptions, 0)->share_pct, ==, 3.33);
  g_assert_cmpfloat (pledge_path_assumptions_find_point_pct (assumptions, "AAA", 2031), ==, 20);
  g_assert_cmpfloat (pledge_path_assumptions_find_point_pct (assumptions, "BBB", 2030), ==, 2.5);
  g_assert_true (isnan (pledge_path_assumptions_find_point_pct (assumptions, "BBB", 2032)));

  copy = pledge_path_assumptions_copy (assumptions);
  g_assert_true (pledge_path_assumptions_equal (copy, assumptions));
  pledge_path_assumptions_set_point_pct (copy, "BBB", 2030, NAN);
  g_assert_false (pledge_path_assumptions_equal (copy, assumptions));
  g_assert_cmpfloat (pledge_path_assumptions_find_point_pct (copy, "BBB", 2030), ==, 3.33);
  pledge_path_assumptions_clear_points (copy);
  g_assert_cmpuint (pledge_path_assumptions_get_n_points (copy), ==, 0);
}

static void
test_base_is_checked (void)
{
  static const PledgePathBase bad[] = {
    { "AA", "EUR", 2024, 1, 2, NAN }, { "AAA", "", 2024, 1, 2, NAN }, { "AAA", "EUR", 1700, 1, 2, NAN }, { "AAA", "EUR", 2024, 0, 2, NAN },
    { "AAA", "EUR", 2024, NAN, 2, NAN }, { "AAA", "EUR", 2024, 1, 0, NAN }, { "AAA", "EUR", 2024, 1, 101, NAN }, { "AAA", "EUR", 2024, 1, 2, -1 },
    { "AAA", "EUR", 2024, INFINITY, 2, NAN },
  };
  static const PledgePathBase good = { "AAA", "EUR", 2024, 1, 2, 3 };
  g_autoptr (PledgePathAssumptions) assumptions = pledge_path_assumptions_new ();
  g_autoptr (PledgePathAssumptions) plain = pledge_path_assumptions_new ();

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      pledge_path_assumptions_set_base (assumptions, &bad[i]);
      g_assert_null (pledge_path_assumptions_get_base (assumptions));
    }
  pledge_path_assumptions_set_base (assumptions, &good);
  g_assert_cmpfloat (pledge_path_assumptions_get_base (assumptions)->end_spending_m, ==, 3);
  g_assert_false (pledge_path_assumptions_equal (assumptions, plain));
  pledge_path_assumptions_set_base (assumptions, NULL);
  g_assert_true (pledge_path_assumptions_equal (assumptions, plain));
}

static void
test_one_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgePathAssumptions) assumptions = dup_assumptions (fixture);

  pledge_scenario_set_path_assumptions (fixture->scenario, assumptions);
  g_assert_cmpuint (fixture->changed, ==, 0);
  pledge_path_assumptions_set_by_year (assumptions, 2030);
  pledge_path_assumptions_set_shape (assumptions, PLEDGE_PATH_SHAPE_BACK);
  g_assert_cmpint (pledge_path_assumptions_get_by_year (pledge_scenario_get_path_assumptions (fixture->scenario)), ==, 2035);
  g_object_set (fixture->scenario, "path-assumptions", assumptions, NULL);
  g_assert_cmpuint (fixture->changed, ==, 1);
  g_assert_true (pledge_path_assumptions_equal (assumptions, pledge_scenario_get_path_assumptions (fixture->scenario)));
}

static void
test_strangers (Fixture *fixture, gconstpointer data)
{
  static const PledgePathBase base = { "AAA", "EUR", 2024, 1, 2, NAN };
  static const char *const codes[] = { "BBB", NULL };
  g_autoptr (PledgePathAssumptions) assumptions = dup_assumptions (fixture);
  g_autoptr (PledgeAlliance) other = pledge_catalogue_make_alliance (fixture->catalogue, "members", "Members", codes, NULL);

  pledge_path_assumptions_set_point_pct (assumptions, "AAA", 2030, 2);
  pledge_path_assumptions_set_point_pct (assumptions, "BBB", 2030, 2);
  pledge_path_assumptions_set_point_pct (assumptions, "XXX", 2030, 2);
  pledge_path_assumptions_set_base (assumptions, &base);
  pledge_scenario_set_path_assumptions (fixture->scenario, assumptions);
  g_assert_cmpuint (pledge_path_assumptions_get_n_points (pledge_scenario_get_path_assumptions (fixture->scenario)), ==, 2);
  fixture->changed = 0;
  pledge_scenario_set_alliance (fixture->scenario, other);
  g_assert_cmpuint (fixture->changed, ==, 1);
  g_assert_cmpuint (pledge_path_assumptions_get_n_points (pledge_scenario_get_path_assumptions (fixture->scenario)), ==, 1);
  g_assert_null (pledge_path_assumptions_get_base (pledge_scenario_get_path_assumptions (fixture->scenario)));
}

/* AAA: 42 of 1000 in 2024; US$ GDP 1100 in 2025, 1155 in 2026 and, held, 1212.75 in 2027. */
static void
test_numbers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgePath) path = NULL;
  const PledgePathLine *line;
  const PledgePathMoney *last;

  pledge_scenario_set_target_pct (fixture->scenario, 6);
  path = path_fixture_ask (fixture->scenario, 2027, PLEDGE_PATH_SHAPE_LINEAR, PLEDGE_BASELINE_CASH);
  line = pledge_path_find_line (path, "AAA");
  g_assert_cmpuint (line->n_years, ==, 3);
  g_assert_cmpfloat (line->years[0].usd_m.spending, ==, 42);
  g_assert_cmpfloat (line->years[0].usd_m.extra_sum, ==, 0);
  g_assert_cmpfloat_with_epsilon (line->years[1].share_pct, 4.8, EPSILON);
  g_assert_cmpfloat_with_epsilon (line->years[1].usd_m.gdp, 1100, EPSILON);
  g_assert_cmpfloat_with_epsilon (line->years[1].usd_m.spending, 52.8, EPSILON);
  g_assert_cmpfloat_with_epsilon (line->years[2].usd_m.spending, 62.37, EPSILON);
  g_assert_cmpfloat_with_epsilon (line->years[3].usd_m.gdp, 1212.75, EPSILON);

  last = &line->years[3].usd_m;
  g_assert_cmpfloat_with_epsilon (last->spending, 72.765, EPSILON);
  g_assert_cmpfloat (last->flat_cash, ==, 42);
  /* In 2025 GDP grows by 10 % in US$ and by 1.2 / 1.05 in real terms; after that real GDP stays and prices rise by 5 %. */
  g_assert_cmpfloat_with_epsilon (last->flat_real, 42 * 1.1 / (1.2 / 1.05) * 1.05 * 1.05, EPSILON);
  g_assert_cmpfloat_with_epsilon (last->constant_share, 0.042 * 1212.75, EPSILON);
  g_assert_cmpfloat_with_epsilon (last->extra, 30.765, EPSILON);
  g_assert_cmpfloat_with_epsilon (last->extra_sum, 52.8 + 62.37 + 72.765 - 3 * 42, EPSILON);
  g_assert_cmpfloat_with_epsilon (line->required_real_growth_pct, (pow (72.765 / (last->flat_real / 42) / 42, 1.0 / 3) - 1) * 100, EPSILON);

  g_assert_cmpint (line->years[1].source, ==, PLEDGE_GROWTH_OUTLOOK);
  g_assert_false (line->years[2].assumption);
  g_assert_cmpint (line->years[3].source, ==, PLEDGE_GROWTH_HELD);
  g_assert_true (line->years[3].assumption);
  g_assert_cmpint (pledge_path_get_assumed_from (path), ==, 2027);
}

/* Price, growth and effort are all that lies above flat cash; the baselines differ by them, in each year and in sums. */
static void
test_split (Fixture *fixture, gconstpointer data)
{
  for (PledgePathShape shape = 0; shape < PLEDGE_N_SHAPES; shape++)
    for (PledgeBaseline baseline = 0; baseline < PLEDGE_N_BASELINES; baseline++)
      {
        g_autoptr (PledgePath) path = path_fixture_ask (fixture->scenario, 2032, shape, baseline);
        const PledgePathLine *lines[] = { pledge_path_find_line (path, "AAA"), pledge_path_find_line (path, "BBB"), pledge_path_get_total (path) };

        for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
          for (guint t = 0; t <= lines[i]->n_years; t++)
            {
              const PledgePathMoney *money = &lines[i]->years[t].usd_m;
              double all_sum = money->price_sum + money->growth_sum + money->effort_sum;

              g_assert_cmpfloat_with_epsilon (money->price + money->growth + money->effort, pledge_path_money_get_extra (money, PLEDGE_BASELINE_CASH), EPSILON);
              g_assert_cmpfloat_with_epsilon (money->growth + money->effort, pledge_path_money_get_extra (money, PLEDGE_BASELINE_REAL), EPSILON);
              g_assert_cmpfloat_with_epsilon (money->effort, pledge_path_money_get_extra (money, PLEDGE_BASELINE_SHARE), EPSILON);
              g_assert_cmpfloat_with_epsilon (money->extra, pledge_path_money_get_extra (money, baseline), EPSILON);
              g_assert_cmpfloat_with_epsilon (all_sum, money->extra_sums[PLEDGE_BASELINE_CASH], EPSILON);
              g_assert_cmpfloat_with_epsilon (money->extra_sum, money->extra_sums[baseline], EPSILON);
              g_assert_cmpfloat_with_epsilon (money->spending, lines[i]->years[t].share_pct / 100 * money->gdp, EPSILON);
            }
      }
}

static void
test_shapes (Fixture *fixture, gconstpointer data)
{
  /* BBB from 2.4 to 4 over four years. */
  static const double shares[][3] = {
    [PLEDGE_PATH_SHAPE_LINEAR] = { 2.8, 3.2, 3.6 }, [PLEDGE_PATH_SHAPE_GROWTH] = { 0, 0, 0 }, [PLEDGE_PATH_SHAPE_FRONT] = { 3.1, 3.6, 3.9 },
    [PLEDGE_PATH_SHAPE_BACK] = { 2.5, 2.8, 3.3 },   [PLEDGE_PATH_SHAPE_STEP] = { 2.4, 2.4, 2.4 }, [PLEDGE_PATH_SHAPE_OWN] = { 2.8, 3.2, 3.6 },
  };

  pledge_scenario_set_target_pct (fixture->scenario, 4);
  for (PledgePathShape shape = 0; shape < PLEDGE_N_SHAPES; shape++)
    {
      g_autoptr (PledgePath) path = path_fixture_ask (fixture->scenario, 2028, shape, PLEDGE_BASELINE_SHARE);
      const PledgePathYear *years = pledge_path_find_line (path, "BBB")->years;

      g_assert_cmpfloat_with_epsilon (years[0].share_pct, 2.4, EPSILON);
      g_assert_cmpfloat (years[4].share_pct, ==, 4);
      for (guint t = 1; t < 4; t++)
        if (shape == PLEDGE_PATH_SHAPE_GROWTH)
          g_assert_cmpfloat_with_epsilon (years[t].usd_m.spending / years[t - 1].usd_m.spending, years[t + 1].usd_m.spending / years[t].usd_m.spending, EPSILON);
        else
          g_assert_cmpfloat_with_epsilon (years[t].share_pct, shares[shape][t - 1], EPSILON);
    }
}

static void
test_own_points (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgePathAssumptions) assumptions = dup_assumptions (fixture);
  g_autoptr (PledgePath) path = NULL;
  const PledgePathYear *first, *second;

  pledge_scenario_set_target_pct (fixture->scenario, 4);
  pledge_path_assumptions_set_point_pct (assumptions, NULL, 2026, 3);
  pledge_path_assumptions_set_point_pct (assumptions, "BBB", 2027, 5);
  pledge_path_assumptions_set_point_pct (assumptions, NULL, 2028, 1); /* the target year is the target's */
  pledge_scenario_set_path_assumptions (fixture->scenario, assumptions);
  path = path_fixture_ask (fixture->scenario, 2028, PLEDGE_PATH_SHAPE_OWN, PLEDGE_BASELINE_SHARE);
  first = pledge_path_find_line (path, "AAA")->years;
  second = pledge_path_find_line (path, "BBB")->years;
  g_assert_cmpfloat_with_epsilon (first[1].share_pct, 3.6, EPSILON);
  g_assert_cmpfloat_with_epsilon (first[2].share_pct, 3, EPSILON);
  g_assert_cmpfloat_with_epsilon (first[3].share_pct, 3.5, EPSILON);
  g_assert_cmpfloat_with_epsilon (second[1].share_pct, 2.7, EPSILON);
  g_assert_cmpfloat_with_epsilon (second[3].share_pct, 5, EPSILON);
  g_assert_cmpfloat (second[4].share_pct, ==, 4);
}

/* The world's edition has no sums in national currency; the outlook's rate is 2. National GDP grows by 20 %, the deflator by 5 %. */
static void
test_national (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgePath) path = NULL;
  const PledgePathYear *years;

  pledge_scenario_set_lens (fixture->scenario, PLEDGE_LENS_NATIONAL);
  path = path_fixture_ask (fixture->scenario, 2025, PLEDGE_PATH_SHAPE_LINEAR, PLEDGE_BASELINE_REAL);
  years = pledge_path_find_line (path, "AAA")->years;
  g_assert_cmpfloat_with_epsilon (years[0].lens.spending, 84, EPSILON);
  g_assert_cmpfloat_with_epsilon (years[1].lens.gdp, 2400, EPSILON);
  g_assert_cmpfloat_with_epsilon (years[1].usd_m.gdp, 1100, EPSILON);
  g_assert_cmpfloat_with_epsilon (years[1].lens.flat_real, 84 * 1.05, EPSILON);
  g_assert_cmpfloat_with_epsilon (years[1].lens.extra, 2400 * 0.035 - 84 * 1.05, EPSILON);
  /* Both have euros: they add up. */
  g_assert_cmpstr (pledge_path_get_total (path)->currency, ==, "EUR");
  g_assert_cmpfloat_with_epsilon (pledge_path_get_total (path)->years[1].lens.gdp, 4800, EPSILON);
}

static void
test_prices_of_the_first_year (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgePathAssumptions) assumptions = dup_assumptions (fixture);
  g_autoptr (PledgePath) path = NULL;
  const PledgePathYear *year;

  pledge_path_assumptions_set_prices (assumptions, PLEDGE_PRICES_BASE);
  pledge_scenario_set_path_assumptions (fixture->scenario, assumptions);
  path = path_fixture_ask (fixture->scenario, 2028, PLEDGE_PATH_SHAPE_LINEAR, PLEDGE_BASELINE_REAL);
  year = &pledge_path_find_line (path, "AAA")->years[4];
  g_assert_cmpfloat_with_epsilon (year->lens.flat_real, 42, EPSILON);
  g_assert_cmpfloat_with_epsilon (year->lens.spending, year->usd_m.spending * 42 / year->usd_m.flat_real, EPSILON);
  g_assert_cmpfloat (year->usd_m.flat_cash, ==, 42);
}

static void
test_own_rates (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgePathAssumptions) assumptions = dup_assumptions (fixture);
  g_autoptr (PledgePath) both = NULL, growth = NULL, inflation = NULL;
  const PledgePathYear *year;

  pledge_path_assumptions_set_growth_pct (assumptions, 1);
  pledge_path_assumptions_set_inflation_pct (assumptions, 2);
  pledge_scenario_set_path_assumptions (fixture->scenario, assumptions);
  both = path_fixture_ask (fixture->scenario, 2026, PLEDGE_PATH_SHAPE_LINEAR, PLEDGE_BASELINE_REAL);
  year = &pledge_path_find_line (both, "AAA")->years[2];
  g_assert_cmpfloat_with_epsilon (year->usd_m.gdp, 1000 * pow (1.01 * 1.02, 2), EPSILON);
  g_assert_cmpfloat_with_epsilon (year->usd_m.flat_real, 42 * 1.02 * 1.02, EPSILON);
  g_assert_true (year->assumption);
  g_assert_cmpint (pledge_path_get_assumed_from (both), ==, 2025);
  /* Members that the outlook has not have a path now, too. */
  g_assert_cmpint (pledge_path_find_line (both, "DDD")->absence, ==, PLEDGE_PATH_ABSENCE_NONE);

  pledge_path_assumptions_set_inflation_pct (assumptions, NAN);
  pledge_scenario_set_path_assumptions (fixture->scenario, assumptions);
  growth = path_fixture_ask (fixture->scenario, 2025, PLEDGE_PATH_SHAPE_LINEAR, PLEDGE_BASELINE_REAL);
  year = &pledge_path_find_line (growth, "AAA")->years[1];
  g_assert_cmpfloat_with_epsilon (year->usd_m.gdp, 1000 * 1.01 * 1.1 / (1.2 / 1.05), EPSILON);

  pledge_path_assumptions_set_growth_pct (assumptions, NAN);
  pledge_path_assumptions_set_inflation_pct (assumptions, 3);
  pledge_scenario_set_path_assumptions (fixture->scenario, assumptions);
  inflation = path_fixture_ask (fixture->scenario, 2025, PLEDGE_PATH_SHAPE_LINEAR, PLEDGE_BASELINE_REAL);
  year = &pledge_path_find_line (inflation, "AAA")->years[1];
  g_assert_cmpfloat_with_epsilon (year->usd_m.gdp, 1000 * 1.03 * 1.2 / 1.05, EPSILON);
}

static void
test_own_base (Fixture *fixture, gconstpointer data)
{
  static const char *const codes[] = { "AAA", NULL };
  PledgePathBase base = { "AAA", "EUR", 2025, 60, 3, NAN };
  g_autoptr (PledgeAlliance) alone = pledge_catalogue_make_alliance (fixture->catalogue, "members", "Members", codes, NULL);
  g_autoptr (PledgePathAssumptions) assumptions = dup_assumptions (fixture);
  g_autoptr (PledgePath) path = NULL, ended = NULL, foreign = NULL;
  const PledgePathLine *line;

  pledge_scenario_set_alliance (fixture->scenario, alone);
  pledge_scenario_set_lens (fixture->scenario, PLEDGE_LENS_NATIONAL);
  pledge_path_assumptions_set_base (assumptions, &base);
  pledge_scenario_set_path_assumptions (fixture->scenario, assumptions);
  path = path_fixture_ask (fixture->scenario, 2027, PLEDGE_PATH_SHAPE_LINEAR, PLEDGE_BASELINE_CASH);
  line = pledge_path_find_line (path, "AAA");
  g_assert_true (line->own_base);
  g_assert_cmpint (pledge_path_get_base_year (path), ==, 2025);
  g_assert_cmpuint (line->n_years, ==, 2);
  g_assert_cmpfloat_with_epsilon (line->years[0].lens.gdp, 2000, EPSILON);
  g_assert_cmpfloat_with_epsilon (line->years[0].usd_m.spending, 60 / 2.2, EPSILON);
  g_assert_cmpfloat_with_epsilon (line->years[1].lens.gdp, 2100, EPSILON);
  g_assert_cmpfloat_with_epsilon (line->years[2].lens.extra_sum, 2100 * 0.0325 + 2205 * 0.035 - 120, EPSILON);
  g_assert_cmpfloat_with_epsilon (pledge_path_get_total (path)->years[2].lens.extra_sum, line->years[2].lens.extra_sum, EPSILON);

  base.end_spending_m = 84.7;
  pledge_path_assumptions_set_base (assumptions, &base);
  pledge_scenario_set_path_assumptions (fixture->scenario, assumptions);
  ended = path_fixture_ask (fixture->scenario, 2027, PLEDGE_PATH_SHAPE_LINEAR, PLEDGE_BASELINE_CASH);
  line = pledge_path_find_line (ended, "AAA");
  g_assert_cmpfloat_with_epsilon (line->years[2].lens.gdp, 2420, EPSILON);
  g_assert_cmpfloat_with_epsilon (line->years[1].lens.gdp, 2200, EPSILON);
  g_assert_cmpfloat_with_epsilon (line->years[2].lens.spending, 84.7, EPSILON);
  g_assert_true (line->years[1].assumption);

  g_strlcpy (base.currency, "GBP", sizeof base.currency);
  pledge_path_assumptions_set_base (assumptions, &base);
  pledge_scenario_set_path_assumptions (fixture->scenario, assumptions);
  foreign = path_fixture_ask (fixture->scenario, 2027, PLEDGE_PATH_SHAPE_LINEAR, PLEDGE_BASELINE_CASH);
  g_assert_cmpint (pledge_path_find_line (foreign, "AAA")->absence, ==, PLEDGE_PATH_ABSENCE_NO_RATE);
}

/* A base of another year cannot be added to the others' years. */
static void
test_other_start (Fixture *fixture, gconstpointer data)
{
  static const PledgePathBase base = { "AAA", "EUR", 2025, 60, 3, NAN };
  g_autoptr (PledgePathAssumptions) assumptions = dup_assumptions (fixture);
  g_autoptr (PledgePath) path = NULL;
  g_autofree char *absent = NULL;

  pledge_path_assumptions_set_base (assumptions, &base);
  pledge_scenario_set_path_assumptions (fixture->scenario, assumptions);
  path = path_fixture_ask (fixture->scenario, 2027, PLEDGE_PATH_SHAPE_LINEAR, PLEDGE_BASELINE_CASH);
  absent = pledge_path_words_absent (path);
  g_assert_cmpuint (pledge_path_get_totals (path)->with_path, ==, 1);
  g_assert_cmpuint (pledge_path_get_totals (path)->other_start, ==, 1);
  g_assert_cmpfloat_with_epsilon (pledge_path_get_total (path)->years[0].usd_m.spending, 24, EPSILON);
  g_assert_nonnull (strstr (absent, "Aland (starts in another year)"));
}

static void
test_total (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgePath) path = NULL;
  const PledgePathTotals *totals;
  const PledgePathLine *total;
  g_autofree char *absent = NULL, *above = NULL;

  pledge_scenario_set_own_target_pct (fixture->scenario, "BBB", 5);
  path = path_fixture_ask (fixture->scenario, 2026, PLEDGE_PATH_SHAPE_LINEAR, PLEDGE_BASELINE_SHARE);
  totals = pledge_path_get_totals (path);
  total = pledge_path_get_total (path);
  absent = pledge_path_words_absent (path);
  above = pledge_path_words_above (path);

  g_assert_cmpuint (totals->members, ==, 5);
  g_assert_cmpuint (totals->with_path, ==, 2);
  g_assert_cmpuint (totals->above, ==, 1);
  g_assert_cmpfloat_with_epsilon (total->years[0].share_pct, 3.3, EPSILON);
  g_assert_cmpfloat_with_epsilon (total->years[2].usd_m.spending, 1155 * 0.085, EPSILON);
  g_assert_cmpfloat_with_epsilon (total->years[2].usd_m.extra, 1155 * (0.085 - 0.066), EPSILON);
  g_assert_cmpfloat_with_epsilon (totals->above_extra_sum_usd_m, -(1100 * 0.0035 + 1155 * 0.007), EPSILON);
  g_assert_cmpint (pledge_path_find_line (path, "CCC")->absence, ==, PLEDGE_PATH_ABSENCE_NO_GROWTH);
  g_assert_cmpint (pledge_path_find_line (path, "ISL")->absence, ==, PLEDGE_PATH_ABSENCE_NO_FORCES);
  g_assert_null (pledge_path_find_line (path, "CCC")->years);
  g_assert_cmpstr (absent, ==,
                   "Left out of the sums: Celand (no published growth of its GDP); Deland (no published growth of its GDP); Iceland (no armed forces).");
  g_assert_nonnull (strstr (above, "1 starts above its target"));
}

/* Within the edition its own GDP counts, and nothing of it is an assumption. */
static void
test_edition_years (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgePath) path = NULL;
  const PledgePathLine *line;

  pledge_scenario_set_year (fixture->scenario, 2023);
  path = path_fixture_ask (fixture->scenario, 2025, PLEDGE_PATH_SHAPE_LINEAR, PLEDGE_BASELINE_SHARE);
  line = pledge_path_find_line (path, "BBB");
  g_assert_cmpint (line->years[1].source, ==, PLEDGE_GROWTH_EDITION);
  g_assert_cmpfloat_with_epsilon (line->years[1].usd_m.gdp, 1000, EPSILON);
  g_assert_cmpint (line->years[2].source, ==, PLEDGE_GROWTH_OUTLOOK);
  g_assert_cmpint (pledge_path_find_line (path, "DDD")->absence, ==, PLEDGE_PATH_ABSENCE_NOT_MEMBER);
  g_assert_cmpuint (pledge_path_get_totals (path)->members, ==, 4);
}

/* A target year that is not after the first year is the year after it. */
static void
test_by_year_follows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgePath) path = path_fixture_ask (fixture->scenario, 2000, PLEDGE_PATH_SHAPE_LINEAR, PLEDGE_BASELINE_SHARE);

  g_assert_cmpint (pledge_path_get_by_year (path), ==, 2025);
  g_assert_cmpuint (pledge_path_find_line (path, "AAA")->n_years, ==, 1);
  g_assert_cmpfloat (pledge_path_find_line (path, "AAA")->years[1].share_pct, ==, 3.5);
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgePath) path = NULL;
  g_autofree char *summary = NULL, *split = NULL, *paragraph = NULL, *year = NULL, *none = NULL;

  pledge_scenario_set_related_pct (fixture->scenario, 1.5);
  pledge_scenario_set_own_target_pct (fixture->scenario, "AAA", 5);
  pledge_scenario_set_lens (fixture->scenario, PLEDGE_LENS_HEAD);
  path = path_fixture_ask (fixture->scenario, 2028, PLEDGE_PATH_SHAPE_BACK, PLEDGE_BASELINE_REAL);
  summary = pledge_path_words_summary (path, pledge_path_find_line (path, "BBB"));
  split = pledge_path_words_split (path, pledge_path_find_line (path, "BBB"));
  year = pledge_path_words_year (path, pledge_path_find_line (path, "BBB"), 4);
  none = pledge_path_words_summary (path, pledge_path_find_line (path, "ISL"));
  paragraph = pledge_path_words_paragraph (path);

  g_assert_cmpstr (summary, ==, "Beland: from 2.40\u00a0% of GDP in 2024 to 3.50\u00a0% in 2028. That is US$18\u00a0m more in 2028 than flat in real terms, US$40\u00a0m more over the 4 years 2025–2028. "
                                "Spending has to grow by 13.62\u00a0% a year in real terms.");
  g_assert_nonnull (strstr (split, "Above flat cash in 2028: US$21\u00a0m, of which price US$2.7\u00a0m"));
  g_assert_nonnull (strstr (year, "Beland 2028: 3.50\u00a0% of GDP"));
  g_assert_nonnull (strstr (year, "GDP is an assumption."));
  g_assert_cmpstr (none, ==, "Iceland: no armed forces.");
  for (guint i = 0; i < 9; i++)
    {
      static const char *const said[] = {
        "NATO, June 2024 edition", "Target: 3.5\u00a0% of GDP by 2028", "With a target of its own: Aland 5\u00a0%", "1.5\u00a0% for related purposes, 5\u00a0% in all",
        "back-loaded", "Baseline: flat in real terms", "nominal GDP in US$ in IMF, October 2025, which has its exchange rates in it, up to 2026",
        "From 2027 on no forecast is published: the growth of 2026 is held", "Amounts: US$, current prices; what was asked for has no figures",
      };

      if (strstr (paragraph, said[i]) == NULL)
        g_error ("“%s” is not in “%s”", said[i], paragraph);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/path/assumptions/limits", test_limits);
  g_test_add_func ("/path/assumptions/points", test_points);
  g_test_add_func ("/path/assumptions/base-is-checked", test_base_is_checked);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/path/assumptions/defaults", test_defaults);
  ADD ("/path/assumptions/one-changed", test_one_changed);
  ADD ("/path/assumptions/strangers", test_strangers);
  ADD ("/path/numbers", test_numbers);
  ADD ("/path/split", test_split);
  ADD ("/path/shapes", test_shapes);
  ADD ("/path/own-points", test_own_points);
  ADD ("/path/national", test_national);
  ADD ("/path/prices-of-the-first-year", test_prices_of_the_first_year);
  ADD ("/path/own-rates", test_own_rates);
  ADD ("/path/own-base", test_own_base);
  ADD ("/path/other-start", test_other_start);
  ADD ("/path/total", test_total);
  ADD ("/path/edition-years", test_edition_years);
  ADD ("/path/by-year-follows", test_by_year_follows);
  ADD ("/path/words", test_words);
  return g_test_run ();
}
