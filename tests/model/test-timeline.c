/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "model-fixture.h"
#include "pledge-answer.h"
#include "pledge-timeline-words.h"

#define EPSILON 1e-9

/* Three years of an edition that prints shares, and money for some. */
typedef struct {
  const char *iso3;
  int since;
  double share[3];
  double spending[3]; /* all NAN: no such history */
  double constant[3];
} Row;

static const Row two_thirds[] = {
  { "AAA", 2000, { 4.0, NAN, 2.0 }, { 40, NAN, 44 }, { 20, NAN, 22 } },
  { "BBB", 2000, { 1.0, 1.0, 1.5 }, { 10, 10, 30 }, { 10, 10, 15 } },
  { "CCC", 2012, { 3.0, 3.0, 3.0 }, { NAN, NAN, NAN }, { NAN, NAN, NAN } },
};

static void
add_column (PledgeEditionBuilder *builder, const char *iso3, const char *indicator, const double *values, gboolean last_is_estimate)
{
  if (!isnan (values[0]) || !isnan (values[1]) || !isnan (values[2]))
    model_fixture_add_history (builder, iso3, indicator, 2010, values, 3, last_is_estimate);
}

static PledgeScenario *
ask (const Row *rows, guint n_rows)
{
  PledgeEditionInfo info = {
    .id = "sipri-2025-04", .title = "April 2025", .publisher = "SIPRI", .published = "2025-04", .definition = PLEDGE_DEFINITION_SIPRI,
    .price_base_year = 2005, .first_year = 2010, .last_year = 2012, .credit = "SIPRI", .licence = "free",
  };
  PledgeEditionBuilder *builder = pledge_edition_builder_new (&info);
  PledgeAllianceBuilder *members = pledge_alliance_builder_new ("pact", "The Pact");
  g_autoptr (PledgeCatalogue) catalogue = pledge_catalogue_new ();
  g_autoptr (PledgeEdition) edition = NULL;
  g_autoptr (PledgeAlliance) alliance = NULL;

  pledge_edition_builder_add_indicator (builder, PLEDGE_SHARE_PUBLISHED_PCT, "%", "Share");
  pledge_edition_builder_add_indicator (builder, PLEDGE_SPENDING_USD_M, "US$ million", "Spending");
  pledge_edition_builder_add_indicator (builder, PLEDGE_SPENDING_CONST_USD_M, "US$ million", "Spending");
  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (PledgeMember) member = pledge_member_new (rows[i].iso3, rows[i].iso3, TRUE);

      pledge_edition_builder_add_member (builder, rows[i].iso3, "EUR");
      add_column (builder, rows[i].iso3, PLEDGE_SHARE_PUBLISHED_PCT, rows[i].share, FALSE);
      add_column (builder, rows[i].iso3, PLEDGE_SPENDING_USD_M, rows[i].spending, TRUE);
      add_column (builder, rows[i].iso3, PLEDGE_SPENDING_CONST_USD_M, rows[i].constant, FALSE);
      pledge_catalogue_add_member (catalogue, member);
      pledge_alliance_builder_add (members, member, rows[i].since, G_MAXINT, NULL);
    }
  pledge_edition_builder_add_note (builder, "BBB", 2011, "Counted anew.");
  g_assert_true (pledge_edition_builder_add_break (builder, "BBB", 2011));
  g_assert_false (pledge_edition_builder_add_break (builder, "ZZZ", 2011));
  edition = pledge_edition_builder_finish (builder);
  alliance = pledge_alliance_builder_finish (members);
  pledge_catalogue_add_edition (catalogue, edition);
  pledge_catalogue_add_alliance (catalogue, alliance);

  return pledge_scenario_new (catalogue);
}

static void
assert_values (const double *values, const double *expected, guint n)
{
  for (guint i = 0; i < n; i++)
    if (isnan (expected[i]))
      g_assert_true (isnan (values[i]));
    else
      g_assert_cmpfloat_with_epsilon (values[i], expected[i], EPSILON);
}

static void
test_shares (void)
{
  g_autoptr (PledgeCatalogue) catalogue = model_fixture_new ();
  g_autoptr (PledgeScenario) scenario = pledge_scenario_new (catalogue);
  g_autoptr (PledgeTimeline) timeline = pledge_timeline_new (scenario);
  const PledgeTimelineLine *line = pledge_timeline_find_line (timeline, "CCC");

  g_assert_cmpint (pledge_timeline_get_first_year (timeline), ==, 2023);
  g_assert_cmpuint (pledge_timeline_get_n_years (timeline), ==, 2);
  g_assert_cmpuint (pledge_timeline_get_n_lines (timeline), ==, 5);
  assert_values (line->values, (double[]) { 1.0, 1.254 }, 2);
  g_assert_false (line->estimates[0]);
  g_assert_true (line->estimates[1]);
  g_assert_cmpuint (line->n_values, ==, 2);
  g_assert_cmpuint (line->member, ==, 2);
  g_assert_null (line->targets);

  line = pledge_timeline_find_line (timeline, "DDD");
  assert_values (line->values, (double[]) { NAN, 3.0 }, 2);
  g_assert_false (line->counted[0]);
  g_assert_true (line->counted[1]);
  g_assert_cmpuint (pledge_timeline_find_line (timeline, "ISL")->n_values, ==, 0);
  g_assert_null (pledge_timeline_find_line (timeline, "ZZZ"));
  g_assert_null (pledge_timeline_find_line (timeline, NULL));
}

/* Every value is the one that the answer of its year has. */
static void
test_agrees_with_answers (void)
{
  g_autoptr (PledgeCatalogue) catalogue = model_fixture_new ();
  g_autoptr (PledgeScenario) scenario = pledge_scenario_new (catalogue);

  for (PledgeMeasure measure = PLEDGE_MEASURE_SHARE; measure <= PLEDGE_MEASURE_MONEY; measure++)
    for (int year = 2023; year <= 2024; year++)
      {
        g_autoptr (PledgeTimeline) timeline = NULL;
        g_autoptr (PledgeAnswer) answer = NULL;

        pledge_scenario_set_measure (scenario, measure);
        pledge_scenario_set_year (scenario, year);
        timeline = pledge_timeline_new (scenario);
        answer = pledge_answer_new (scenario);
        for (guint i = 0; i < pledge_timeline_get_n_lines (timeline); i++)
          {
            const PledgeTimelineLine *line = pledge_timeline_get_line (timeline, i);
            const PledgeAnswerRow *row = pledge_answer_find_row (answer, line->iso3);
            double value = measure == PLEDGE_MEASURE_SHARE ? row->share_pct : row->spending_lens;

            assert_values (line->values + (year - 2023), &value, 1);
            g_assert_cmpint (line->counted[year - 2023], ==, row->counted);
            if (!isnan (value))
              g_assert_cmpint (line->estimates[year - 2023], ==, row->estimate);
          }
      }
}

/* (40 + 20 + 10) / 3000 of three members, (42 + 24 + 10 + 30) / 4000 of four. */
static void
test_total_by_membership (void)
{
  g_autoptr (PledgeCatalogue) catalogue = model_fixture_new ();
  g_autoptr (PledgeScenario) scenario = pledge_scenario_new (catalogue);
  g_autoptr (PledgeTimeline) timeline = pledge_timeline_new (scenario);
  const PledgeTimelineTotal *total = pledge_timeline_get_total (timeline);

  assert_values (total->values, (double[]) { 7.0 / 3.0, 2.65 }, 2);
  g_assert_cmpuint (total->counted[0], ==, 4);
  g_assert_cmpuint (total->counted[1], ==, 5);
  g_assert_cmpuint (total->with_figures[0], ==, 3);
  g_assert_cmpuint (total->with_figures[1], ==, 4);
  g_assert_cmpuint (total->covered[0], ==, 3);
  g_assert_cmpuint (total->covered[1], ==, 4);
  g_assert_false (total->estimates[0]);
  g_assert_true (total->estimates[1]);
  g_assert_cmpuint (total->n_values, ==, 2);
}

static void
test_money (void)
{
  static const char *const codes[] = { "BBB", "ISL", NULL };
  g_autoptr (PledgeCatalogue) catalogue = model_fixture_new ();
  g_autoptr (PledgeScenario) scenario = pledge_scenario_new (catalogue);
  g_autoptr (PledgeTimeline) timeline = NULL;

  pledge_scenario_set_measure (scenario, PLEDGE_MEASURE_MONEY);
  pledge_scenario_set_selection (scenario, codes);
  pledge_scenario_set_target_pct (scenario, 3.0);
  pledge_scenario_set_own_target_pct (scenario, "BBB", 2.5);
  timeline = pledge_timeline_new (scenario);

  assert_values (pledge_timeline_find_line (timeline, "BBB")->values, (double[]) { 20, 24 }, 2);
  assert_values (pledge_timeline_find_line (timeline, "BBB")->targets, (double[]) { 25, 25 }, 2);
  g_assert_cmpfloat (pledge_timeline_find_line (timeline, "BBB")->target_pct, ==, 2.5);
  g_assert_true (pledge_timeline_find_line (timeline, "BBB")->selected);
  g_assert_null (pledge_timeline_find_line (timeline, "AAA")->targets);
  assert_values (pledge_timeline_find_line (timeline, "ISL")->targets, (double[]) { NAN, NAN }, 2);
  assert_values (pledge_timeline_get_total (timeline)->values, (double[]) { 70, 106 }, 2);
}

/* The third member has shares but no money: once it counts, there is no total. */
static void
test_no_money_no_total (void)
{
  g_autoptr (PledgeScenario) scenario = ask (two_thirds, 3);
  g_autoptr (PledgeTimeline) timeline = pledge_timeline_new (scenario);
  const PledgeTimelineTotal *total = pledge_timeline_get_total (timeline);
  g_autofree char *words = pledge_timeline_words_total_missing (timeline);

  /* 50 of 1000 + 1000; of 2011 only BBB has figures, and one is not the pact; CCC counts from 2012, without sums. */
  assert_values (total->values, (double[]) { 2.5, NAN, NAN }, 3);
  g_assert_cmpuint (total->counted[2], ==, 3);
  g_assert_cmpuint (total->with_figures[2], ==, 3);
  g_assert_cmpuint (total->covered[2], ==, 2);
  g_assert_false (total->estimates[2]);
  g_assert_cmpstr (words, ==, "The Pact together: only years in which the edition has sums of money for every member.");
}

static void
test_total_is_said_to_be_missing (void)
{
  Row third = two_thirds[2];
  g_autoptr (PledgeScenario) scenario = NULL;
  g_autoptr (PledgeTimeline) timeline = NULL;
  g_autofree char *words = NULL;

  third.since = 2000;
  scenario = ask ((Row[]) { two_thirds[0], two_thirds[1], third }, 3);
  timeline = pledge_timeline_new (scenario);
  words = pledge_timeline_words_total_missing (timeline);

  g_assert_cmpuint (pledge_timeline_get_total (timeline)->n_values, ==, 0);
  g_assert_cmpstr (words, ==, "No line for The Pact together: the edition has sums of money for 2 of 3 members with figures.");
}

static void
test_lenses (void)
{
  g_autoptr (PledgeScenario) scenario = ask (two_thirds, 2);
  g_autoptr (PledgeTimeline) constant = NULL;
  g_autoptr (PledgeTimeline) national = NULL;
  g_autofree char *words = NULL, *heading = NULL;

  pledge_scenario_set_measure (scenario, PLEDGE_MEASURE_MONEY);
  pledge_scenario_set_lens (scenario, PLEDGE_LENS_CONST);
  pledge_scenario_set_selected (scenario, "AAA");
  constant = pledge_timeline_new (scenario);
  assert_values (pledge_timeline_find_line (constant, "AAA")->values, (double[]) { 20, NAN, 22 }, 3);
  /* 3.5 % of the implied GDP of 1000 and 2200, halved by the prices. */
  assert_values (pledge_timeline_find_line (constant, "AAA")->targets, (double[]) { 17.5, NAN, 38.5 }, 3);
  assert_values (pledge_timeline_get_total (constant)->values, (double[]) { 30, NAN, 37 }, 3);
  heading = pledge_timeline_words_measure (constant, NULL);
  g_assert_cmpstr (heading, ==, "US$ at 2005 prices and exchange rates");

  pledge_scenario_set_lens (scenario, PLEDGE_LENS_NATIONAL);
  national = pledge_timeline_new (scenario);
  g_assert_cmpuint (pledge_timeline_get_total (national)->n_values, ==, 0);
  words = pledge_timeline_words_total_missing (national);
  g_assert_cmpstr (words, ==, "No line for The Pact together: amounts of this kind do not add up.");
}

static void
test_estimates (void)
{
  g_autoptr (PledgeScenario) scenario = ask (two_thirds, 2);
  g_autoptr (PledgeTimeline) timeline = pledge_timeline_new (scenario);
  const PledgeTimelineLine *line = pledge_timeline_find_line (timeline, "AAA");

  /* Of the spending only: the share is judged on both. An absent figure is no estimate. */
  g_assert_false (line->estimates[0]);
  g_assert_false (line->estimates[1]);
  g_assert_true (line->estimates[2]);
  g_assert_true (pledge_timeline_get_total (timeline)->estimates[2]);
}

static void
test_breaks (void)
{
  g_autoptr (PledgeScenario) scenario = ask (two_thirds, 2);
  g_autoptr (PledgeTimeline) timeline = pledge_timeline_new (scenario);
  const PledgeTimelineLine *line = pledge_timeline_find_line (timeline, "BBB");
  g_autofree char *words = pledge_timeline_words_breaks (timeline, line);

  g_assert_false (line->breaks[0]);
  g_assert_true (line->breaks[1]);
  g_assert_false (line->breaks[2]);
  g_assert_cmpstr (words, ==, "Break in the series: BBB 2011. Counted anew.");
  g_assert_null (pledge_timeline_words_breaks (timeline, pledge_timeline_find_line (timeline, "AAA")));
}

static void
test_words (void)
{
  g_autoptr (PledgeCatalogue) catalogue = model_fixture_new ();
  g_autoptr (PledgeScenario) scenario = pledge_scenario_new (catalogue);
  g_autoptr (PledgeTimeline) timeline = pledge_timeline_new (scenario);
  g_autofree char *title = pledge_timeline_words_title (timeline);
  g_autofree char *course = pledge_timeline_words_line (timeline, pledge_timeline_find_line (timeline, "BBB"));
  g_autofree char *one = pledge_timeline_words_line (timeline, pledge_timeline_find_line (timeline, "DDD"));
  g_autofree char *none = pledge_timeline_words_line (timeline, pledge_timeline_find_line (timeline, "ISL"));
  g_autofree char *point = pledge_timeline_words_point (timeline, pledge_timeline_find_line (timeline, "CCC"), 1);
  g_autofree char *total = pledge_timeline_words_total (timeline);
  g_autofree char *absent = pledge_timeline_words_absent (timeline);

  g_assert_cmpstr (title, ==, "NATO · June 2024 · 2023–2024e");
  g_assert_cmpstr (course, ==, "Beland: 2.00 % of GDP in 2023, 2.40 % in 2024e, the highest.");
  g_assert_cmpstr (one, ==, "Deland: 3.00 % of GDP in 2024e.");
  g_assert_cmpstr (none, ==, "Iceland: no figures.");
  g_assert_cmpstr (point, ==, "Celand 2024: 1.25 % of GDP (estimate). A note on Celand.");
  g_assert_cmpstr (total, ==, "NATO together: 2.33 % of GDP in 2023, 2.65 % in 2024e, the highest. "
                              "The members of each year are counted: 5 in 2024e, 4 of them with figures.");
  g_assert_cmpstr (absent, ==, "Not shown: Iceland (no armed forces).");
  g_assert_null (pledge_timeline_words_total_missing (timeline));
}

static void
test_bounds (void)
{
  g_autoptr (PledgeScenario) scenario = ask (two_thirds, 2);
  g_autoptr (PledgeTimeline) timeline = pledge_timeline_new (scenario);
  g_autoptr (PledgeTimeline) kept = pledge_timeline_ref (timeline);

  /* It does not follow the scenario. */
  pledge_scenario_set_measure (scenario, PLEDGE_MEASURE_MONEY);
  g_assert_cmpint (pledge_timeline_get_measure (kept), ==, PLEDGE_MEASURE_SHARE);
  g_assert_cmpuint (pledge_timeline_get_n_lines (kept), ==, 2);
  g_assert_cmpuint (pledge_timeline_get_total (kept)->n_values, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline/shares", test_shares);
  g_test_add_func ("/timeline/agrees-with-answers", test_agrees_with_answers);
  g_test_add_func ("/timeline/total/by-membership", test_total_by_membership);
  g_test_add_func ("/timeline/total/no-money", test_no_money_no_total);
  g_test_add_func ("/timeline/total/said-to-be-missing", test_total_is_said_to_be_missing);
  g_test_add_func ("/timeline/money", test_money);
  g_test_add_func ("/timeline/lenses", test_lenses);
  g_test_add_func ("/timeline/estimates", test_estimates);
  g_test_add_func ("/timeline/breaks", test_breaks);
  g_test_add_func ("/timeline/words", test_words);
  g_test_add_func ("/timeline/bounds", test_bounds);
  return g_test_run ();
}
