/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "model-fixture.h"
#include "pledge-answer.h"

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
test_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeAnswer) answer = pledge_answer_new (fixture->scenario);
  const PledgeAnswerRow *row = pledge_answer_get_row (answer, 0);

  g_assert_cmpuint (pledge_answer_get_n_rows (answer), ==, 5);
  g_assert_cmpuint (pledge_answer_get_n_drawn (answer), ==, 4);
  g_assert_cmpstr (row->iso3, ==, "AAA");
  g_assert_cmpuint (row->rank, ==, 1);
  g_assert_true (row->meets);
  g_assert_true (row->estimate);
  g_assert_cmpfloat_with_epsilon (row->gap_usd_m, -7, 1e-9);
  row = pledge_answer_find_row (answer, "BBB");
  g_assert_cmpuint (row->rank, ==, 3);
  g_assert_false (row->meets);
  g_assert_cmpfloat_with_epsilon (row->gap_usd_m, 11, 1e-9);
  g_assert_cmpfloat_with_epsilon (row->share_nominal_pct, 2.4, 1e-9);
  row = pledge_answer_find_row (answer, "CCC");
  g_assert_true (row->tables_disagree);
  g_assert_cmpfloat_with_epsilon (row->gap_usd_m, 25, 1e-9); /* from money, not from 1.254 */
  g_assert_null (pledge_answer_find_row (answer, "XXX"));
}

static void
test_absent_is_not_zero (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeAnswer) answer = pledge_answer_new (fixture->scenario);
  const PledgeAnswerRow *row = pledge_answer_get_row (answer, 4);

  g_assert_cmpstr (row->iso3, ==, "ISL");
  g_assert_cmpint (row->absence, ==, PLEDGE_ABSENCE_NO_FORCES);
  g_assert_cmpuint (row->rank, ==, 0);
  g_assert_true (isnan (row->gap_usd_m));
  g_assert_true (isnan (row->share_pct));
  g_assert_false (row->meets);
  g_assert_cmpuint (pledge_answer_get_totals (answer)->members, ==, 5);
  g_assert_cmpuint (pledge_answer_get_totals (answer)->with_figures, ==, 4);
}

static void
test_totals (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeAnswer) answer = pledge_answer_new (fixture->scenario);
  const PledgeAnswerTotals *totals = pledge_answer_get_totals (answer);

  g_assert_cmpuint (totals->meeting, ==, 1);
  g_assert_cmpuint (totals->short_of, ==, 3);
  g_assert_cmpfloat_with_epsilon (totals->shortfall_usd_m, 11 + 25 + 5, 1e-9);
  g_assert_cmpfloat_with_epsilon (totals->net_usd_m, 11 + 25 + 5 - 7, 1e-9);
}

static void
test_membership_of_the_year (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeAnswer) answer = NULL;
  const PledgeAnswerRow *row;

  pledge_scenario_set_year (fixture->scenario, 2023);
  answer = pledge_answer_new (fixture->scenario);
  row = pledge_answer_find_row (answer, "DDD");
  g_assert_cmpint (row->absence, ==, PLEDGE_ABSENCE_NOT_MEMBER);
  g_assert_cmpuint (row->rank, ==, 0);
  g_assert_cmpuint (pledge_answer_get_totals (answer)->members, ==, 4);
  g_assert_cmpuint (pledge_answer_get_totals (answer)->with_figures, ==, 3);
  g_assert_false (pledge_answer_is_estimate (answer));
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  static const struct { PledgeSort sort; const char *order; } cases[] = {
    { PLEDGE_SORT_SHARE, "AAA DDD BBB CCC ISL" },
    { PLEDGE_SORT_GAP, "CCC BBB DDD AAA ISL" },
    { PLEDGE_SORT_NAME, "AAA BBB CCC DDD ISL" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) order = g_string_new (NULL);
      g_autoptr (PledgeAnswer) answer = NULL;

      pledge_scenario_set_sort (fixture->scenario, cases[i].sort);
      answer = pledge_answer_new (fixture->scenario);
      for (guint j = 0; j < pledge_answer_get_n_rows (answer); j++)
        g_string_append_printf (order, "%s%s", j > 0 ? " " : "", pledge_answer_get_row (answer, j)->iso3);
      g_assert_cmpstr (order->str, ==, cases[i].order);
      g_assert_cmpuint (pledge_answer_find_row (answer, "DDD")->rank, ==, 2); /* whatever the order */
    }
}

static void
test_own_target (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeAnswer) answer = NULL;

  pledge_scenario_set_own_target_pct (fixture->scenario, "BBB", 2.0);
  answer = pledge_answer_new (fixture->scenario);
  g_assert_true (pledge_answer_find_row (answer, "BBB")->meets);
  g_assert_cmpfloat_with_epsilon (pledge_answer_find_row (answer, "BBB")->gap_usd_m, -4, 1e-9);
  g_assert_cmpuint (pledge_answer_get_totals (answer)->meeting, ==, 2);
}

static PledgeEdition *
edition_in (const char *currency, const char *const *indicators, const double *values, guint n, PledgeDefinition definition)
{
  PledgeEditionInfo info = { .id = "other", .title = "Other", .publisher = "P", .published = "2025", .definition = definition,
                             .first_year = 2024, .last_year = 2024, .credit = "c", .licence = "l" };
  PledgeEditionBuilder *builder = pledge_edition_builder_new (&info);

  g_assert_true (pledge_edition_builder_add_member (builder, "AAA", currency));
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (pledge_edition_builder_add_indicator (builder, indicators[i], "", ""));
      model_fixture_add_history (builder, "AAA", indicators[i], 2024, &values[i], 1, FALSE);
    }

  return pledge_edition_builder_finish (builder);
}

static PledgeEdition *
edition_with (const char *const *indicators, const double *values, guint n, PledgeDefinition definition)
{
  return edition_in ("EUR", indicators, values, n, definition);
}

static void
test_implied_gdp (Fixture *fixture, gconstpointer data)
{
  const char *indicators[] = { PLEDGE_SHARE_PUBLISHED_PCT, PLEDGE_SPENDING_USD_M };
  const double values[] = { 1.371397, 55273.904 };
  g_autoptr (PledgeEdition) edition = edition_with (indicators, values, 2, PLEDGE_DEFINITION_SIPRI);
  g_autoptr (PledgeAnswer) answer = NULL;
  const PledgeAnswerRow *row;

  pledge_scenario_set_edition (fixture->scenario, edition);
  answer = pledge_answer_new (fixture->scenario);
  row = pledge_answer_find_row (answer, "AAA");
  g_assert_cmpfloat_with_epsilon (row->gdp_usd_m, 55273.904 / 0.01371397, 1e-6);
  g_assert_cmpfloat_with_epsilon (row->share_nominal_pct, 1.371397, 1e-12);
  g_assert_cmpint (pledge_answer_find_row (answer, "BBB")->absence, ==, PLEDGE_ABSENCE_NO_EDITION);
}

static void
test_share_without_money (Fixture *fixture, gconstpointer data)
{
  const char *indicators[] = { PLEDGE_SHARE_PUBLISHED_PCT };
  const double values[] = { 1.9 };
  g_autoptr (PledgeEdition) edition = edition_with (indicators, values, 1, PLEDGE_DEFINITION_SIPRI);
  g_autoptr (PledgeAnswer) answer = NULL;

  pledge_scenario_set_edition (fixture->scenario, edition);
  answer = pledge_answer_new (fixture->scenario);
  g_assert_cmpuint (pledge_answer_get_totals (answer)->with_figures, ==, 1);
  g_assert_cmpuint (pledge_answer_get_totals (answer)->with_money, ==, 0);
  g_assert_true (isnan (pledge_answer_get_totals (answer)->shortfall_usd_m)); /* unknown, not nothing */
  g_assert_true (isnan (pledge_answer_find_row (answer, "AAA")->gap_usd_m));
}

static void
test_money_without_share (Fixture *fixture, gconstpointer data)
{
  const char *indicators[] = { PLEDGE_SPENDING_USD_M, PLEDGE_GDP_USD_M };
  const double values[] = { 40, 1000 };
  g_autoptr (PledgeEdition) edition = edition_with (indicators, values, 2, PLEDGE_DEFINITION_NATO);
  g_autoptr (PledgeAnswer) answer = NULL;
  const PledgeAnswerRow *row;

  pledge_scenario_set_edition (fixture->scenario, edition);
  answer = pledge_answer_new (fixture->scenario);
  row = pledge_answer_find_row (answer, "AAA");
  g_assert_true (isnan (row->share_published_pct));
  g_assert_cmpfloat_with_epsilon (row->share_pct, 4.0, 1e-9);
  g_assert_true (row->meets);
  g_assert_cmpuint (row->rank, ==, 1);
}

static void
test_lenses (Fixture *fixture, gconstpointer data)
{
  const char *indicators[] = { PLEDGE_SPENDING_USD_M, PLEDGE_GDP_USD_M, PLEDGE_SPENDING_NATIONAL_M, PLEDGE_SPENDING_CONST_USD_M,
                               PLEDGE_SPENDING_PER_HEAD_CONST_USD, PLEDGE_PERSONNEL_THOUSAND };
  const double values[] = { 40, 1000, 20, 80, 8, 2 };
  g_autoptr (PledgeEdition) edition = edition_with (indicators, values, 6, PLEDGE_DEFINITION_NATO);
  static const struct { PledgeLens lens; double factor; } cases[] = {
    { PLEDGE_LENS_USD, 1 }, { PLEDGE_LENS_CONST, 2 }, { PLEDGE_LENS_NATIONAL, 0.5 },
    { PLEDGE_LENS_HEAD, 0.1 },     /* 80 m at 8 a head: 10 m heads */
    { PLEDGE_LENS_SOLDIER, 500 },  /* 2,000 soldiers */
    { PLEDGE_LENS_BUDGET, NAN }, { PLEDGE_LENS_PPP, NAN }, /* no outlook is loaded */
  };

  pledge_scenario_set_edition (fixture->scenario, edition);
  pledge_scenario_set_target_pct (fixture->scenario, 5);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PledgeAnswer) answer = NULL;
      const PledgeAnswerRow *row;

      pledge_scenario_set_lens (fixture->scenario, cases[i].lens);
      answer = pledge_answer_new (fixture->scenario);
      row = pledge_answer_find_row (answer, "AAA");
      if (isnan (cases[i].factor))
        g_assert_true (isnan (row->gap_lens));
      else
        g_assert_cmpfloat_with_epsilon (row->gap_lens, 10 * cases[i].factor, 1e-9);
      g_assert_cmpfloat_with_epsilon (row->gap_usd_m, 10, 1e-9);
    }
}

/* 40 in US$, implied rate 2, and an outlook of rate 5 and PPP rate 4: the rate must be in the PPP rate's currency. */
static void
test_other_currency (Fixture *fixture, gconstpointer data)
{
  const char *indicators[] = { PLEDGE_SPENDING_USD_M, PLEDGE_GDP_USD_M, PLEDGE_SPENDING_NATIONAL_M };
  const double values[] = { 40, 1000, 80 };
  const char *outlook_indicators[] = { PLEDGE_EXCHANGE_RATE, PLEDGE_PPP_RATE };
  const double outlook_values[] = { 5, 4 };
  static const struct { const char *edition, *outlook; double ppp; } cases[] = {
    { "EUR", "EUR", 0.5 },
    { "EUR", "BGN", 1.25 },
    { NULL, "BGN", 1.25 },
    { "EUR", NULL, 1.25 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PledgeEdition) edition = edition_in (cases[i].edition, indicators, values, 3, PLEDGE_DEFINITION_NATO);
      g_autoptr (PledgeEdition) outlook = edition_in (cases[i].outlook, outlook_indicators, outlook_values, 2, PLEDGE_DEFINITION_OUTLOOK);

      g_assert_cmpfloat_with_epsilon (pledge_lens_get_factor (PLEDGE_LENS_PPP, edition, outlook, "AAA", 2024, 1000), cases[i].ppp, 1e-12);
      g_assert_cmpfloat_with_epsilon (pledge_lens_get_factor (PLEDGE_LENS_NATIONAL, edition, outlook, "AAA", 2024, 1000), 2, 1e-12);
      g_assert_true (isnan (pledge_lens_get_factor (PLEDGE_LENS_PPP, edition, NULL, "AAA", 2024, 1000)));
    }
}

/* An edition without a national column is helped out by the outlook, but not in another currency than its own. */
static void
test_borrowed_rate (Fixture *fixture, gconstpointer data)
{
  const char *indicators[] = { PLEDGE_SPENDING_USD_M, PLEDGE_GDP_USD_M };
  const double values[] = { 40, 1000 };
  const char *outlook_indicators[] = { PLEDGE_EXCHANGE_RATE, PLEDGE_PPP_RATE };
  const double outlook_values[] = { 5, 4 };
  static const struct { const char *edition; double national; } cases[] = { { "BGN", 5 }, { NULL, 5 }, { "EUR", NAN } };
  g_autoptr (PledgeEdition) outlook = edition_in ("BGN", outlook_indicators, outlook_values, 2, PLEDGE_DEFINITION_OUTLOOK);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PledgeEdition) edition = edition_in (cases[i].edition, indicators, values, 2, PLEDGE_DEFINITION_NATO);
      double factor = pledge_lens_get_factor (PLEDGE_LENS_NATIONAL, edition, outlook, "AAA", 2024, 1000);

      if (isnan (cases[i].national))
        g_assert_true (isnan (factor));
      else
        g_assert_cmpfloat_with_epsilon (factor, cases[i].national, 1e-12);
      g_assert_cmpfloat_with_epsilon (pledge_lens_get_factor (PLEDGE_LENS_PPP, edition, outlook, "AAA", 2024, 1000), 1.25, 1e-12);
    }
}

/* The outlook knows one member of four: its sum must say so. */
static void
test_lens_total_says_how_many (Fixture *fixture, gconstpointer data)
{
  const char *indicators[] = { PLEDGE_EXCHANGE_RATE, PLEDGE_PPP_RATE };
  const double values[] = { 1, 0.5 };
  g_autoptr (PledgeEdition) outlook = edition_in ("EUR", indicators, values, 2, PLEDGE_DEFINITION_OUTLOOK);
  g_autoptr (PledgeAnswer) without = NULL;
  g_autoptr (PledgeAnswer) with = NULL;
  const PledgeAnswerTotals *totals;

  pledge_scenario_set_lens (fixture->scenario, PLEDGE_LENS_PPP);
  without = pledge_answer_new (fixture->scenario);
  totals = pledge_answer_get_totals (without);
  g_assert_cmpuint (totals->with_money, ==, 4);
  g_assert_cmpuint (totals->with_lens, ==, 0);
  g_assert_true (isnan (totals->shortfall_lens) && isnan (totals->net_lens));

  g_assert_true (pledge_catalogue_add_edition (fixture->catalogue, outlook));
  with = pledge_answer_new (fixture->scenario);
  totals = pledge_answer_get_totals (with);
  g_assert_cmpuint (totals->with_money, ==, 4);
  g_assert_cmpuint (totals->with_lens, ==, 1);
  g_assert_cmpfloat_with_epsilon (totals->net_usd_m, 11 + 25 + 5 - 7, 1e-9);
  g_assert_cmpfloat_with_epsilon (totals->net_lens, -7 * 2, 1e-9);
  g_assert_cmpfloat_with_epsilon (totals->shortfall_lens, 0, 1e-9);

  pledge_scenario_set_lens (fixture->scenario, PLEDGE_LENS_USD);
  g_clear_pointer (&with, pledge_answer_unref);
  with = pledge_answer_new (fixture->scenario);
  g_assert_cmpuint (pledge_answer_get_totals (with)->with_lens, ==, 4);
  g_assert_cmpfloat_with_epsilon (pledge_answer_get_totals (with)->shortfall_lens, 41, 1e-9);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/answer/rows", test_rows);
  ADD ("/answer/absent", test_absent_is_not_zero);
  ADD ("/answer/totals", test_totals);
  ADD ("/answer/membership", test_membership_of_the_year);
  ADD ("/answer/order", test_order);
  ADD ("/answer/own-target", test_own_target);
  ADD ("/answer/implied-gdp", test_implied_gdp);
  ADD ("/answer/share-without-money", test_share_without_money);
  ADD ("/answer/money-without-share", test_money_without_share);
  ADD ("/answer/lenses", test_lenses);
  ADD ("/answer/lenses/other-currency", test_other_currency);
  ADD ("/answer/lenses/borrowed-rate", test_borrowed_rate);
  ADD ("/answer/lenses/total", test_lens_total_says_how_many);
  return g_test_run ();
}
