/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "path-fixture.h"

#include "model-fixture.h"

static const double usd_bn[] = { 100, 110, 121, 127.05 };
static const double national_bn[] = { 100, 120, 144, 151.2 };
static const double deflator[] = { 100, 105, 110.25, 115.7625 };
static const double rate[] = { 1.8, 2, 2.2, 2.2 };

PledgeCatalogue *
path_fixture_new (void)
{
  static const char *const codes[] = { "AAA", "BBB" };
  PledgeEditionInfo info = {
    .id = "outlook", .title = "October 2025", .publisher = "IMF", .published = "2025-10", .definition = PLEDGE_DEFINITION_OUTLOOK,
    .first_year = 2023, .last_year = 2026, .estimates_from = 2025, .credit = "IMF", .licence = "free",
  };
  PledgeEditionBuilder *builder = pledge_edition_builder_new (&info);
  PledgeCatalogue *catalogue = model_fixture_new ();
  g_autoptr (PledgeEdition) outlook = NULL;

  g_assert_true (pledge_edition_builder_add_indicator (builder, PLEDGE_GDP_USD_BN, "US$ billion", "GDP"));
  g_assert_true (pledge_edition_builder_add_indicator (builder, PLEDGE_GDP_NATIONAL_BN, "billion", "GDP"));
  g_assert_true (pledge_edition_builder_add_indicator (builder, PLEDGE_GDP_DEFLATOR_INDEX, "index", "Deflator"));
  g_assert_true (pledge_edition_builder_add_indicator (builder, PLEDGE_EXCHANGE_RATE, "EUR per US$", "Rate"));
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_assert_true (pledge_edition_builder_add_member (builder, codes[i], "EUR"));
      model_fixture_add_history (builder, codes[i], PLEDGE_GDP_USD_BN, 2023, usd_bn, 4, TRUE);
      model_fixture_add_history (builder, codes[i], PLEDGE_GDP_NATIONAL_BN, 2023, national_bn, 4, TRUE);
      model_fixture_add_history (builder, codes[i], PLEDGE_GDP_DEFLATOR_INDEX, 2023, deflator, 4, TRUE);
      model_fixture_add_history (builder, codes[i], PLEDGE_EXCHANGE_RATE, 2023, rate, 4, TRUE);
    }
  outlook = pledge_edition_builder_finish (builder);
  g_assert_true (pledge_catalogue_add_edition (catalogue, outlook));

  return catalogue;
}

PledgePath *
path_fixture_ask (PledgeScenario *scenario, int by_year, PledgePathShape shape, PledgeBaseline baseline)
{
  g_autoptr (PledgePathAssumptions) assumptions = pledge_path_assumptions_copy (pledge_scenario_get_path_assumptions (scenario));

  pledge_path_assumptions_set_by_year (assumptions, by_year);
  pledge_path_assumptions_set_shape (assumptions, shape);
  pledge_path_assumptions_set_baseline (assumptions, baseline);
  pledge_scenario_set_path_assumptions (scenario, assumptions);

  return pledge_path_new (scenario);
}
