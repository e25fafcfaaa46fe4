/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model-fixture.h"

#include <math.h>

static const struct {
  const char *iso3;
  const char *name;
  int since;
  double spending[2];
  double gdp[2];
  double share[2];
} world[] = {
  { "AAA", "Aland", 1949, { 40, 42 }, { 1000, 1000 }, { 4.0, 4.2 } },
  { "BBB", "Beland", 1949, { 20, 24 }, { 1000, 1000 }, { 2.0, 2.4 } },
  { "CCC", "Celand", 1949, { 10, 10 }, { 1000, 1000 }, { 1.0, 1.254 } },
  { "DDD", "Deland", 2024, { NAN, 30 }, { NAN, 1000 }, { NAN, 3.0 } },
  { "ISL", "Iceland", 1949, { NAN, NAN }, { NAN, NAN }, { NAN, NAN } },
};

void
model_fixture_add_history (PledgeEditionBuilder *builder, const char *iso3, const char *indicator, int first_year,
                           const double *values, guint n_years, gboolean estimates)
{
  g_autofree gboolean *flags = g_new0 (gboolean, n_years);
  g_autoptr (PledgeHistory) history = NULL;

  flags[n_years - 1] = estimates;
  history = pledge_history_new (first_year, values, flags, n_years);
  g_assert_true (pledge_edition_builder_add_history (builder, iso3, indicator, history));
}

static PledgeEdition *
make_edition (const char *id, const char *published)
{
  PledgeEditionInfo info = {
    .id = id, .title = "June 2024", .publisher = "NATO", .published = published, .definition = PLEDGE_DEFINITION_NATO,
    .price_base_year = 2015, .first_year = 2023, .last_year = 2024, .estimates_from = 2024, .credit = "NATO", .licence = "free",
  };
  PledgeEditionBuilder *builder = pledge_edition_builder_new (&info);

  g_assert_true (pledge_edition_builder_add_indicator (builder, PLEDGE_SPENDING_USD_M, "US$ million", "Spending"));
  g_assert_true (pledge_edition_builder_add_indicator (builder, PLEDGE_GDP_USD_M, "US$ million", "GDP"));
  g_assert_true (pledge_edition_builder_add_indicator (builder, PLEDGE_SHARE_PUBLISHED_PCT, "% of GDP", "Share"));
  for (guint i = 0; i < G_N_ELEMENTS (world) - 1; i++)
    {
      g_assert_true (pledge_edition_builder_add_member (builder, world[i].iso3, "EUR"));
      model_fixture_add_history (builder, world[i].iso3, PLEDGE_SPENDING_USD_M, 2023, world[i].spending, 2, TRUE);
      model_fixture_add_history (builder, world[i].iso3, PLEDGE_GDP_USD_M, 2023, world[i].gdp, 2, TRUE);
      model_fixture_add_history (builder, world[i].iso3, PLEDGE_SHARE_PUBLISHED_PCT, 2023, world[i].share, 2, TRUE);
    }
  g_assert_true (pledge_edition_builder_add_note (builder, "CCC", 2024, "A note on Celand."));

  return pledge_edition_builder_finish (builder);
}

PledgeCatalogue *
model_fixture_new (void)
{
  PledgeCatalogue *catalogue = pledge_catalogue_new ();
  PledgeAllianceBuilder *builder = pledge_alliance_builder_new ("nato", "NATO");
  g_autoptr (PledgeAlliance) alliance = NULL;
  g_autoptr (PledgeEdition) edition = make_edition ("nato-2024-06", "2024-06-17");

  for (guint i = 0; i < G_N_ELEMENTS (world); i++)
    {
      g_autoptr (PledgeMember) member = pledge_member_new (world[i].iso3, world[i].name, i < G_N_ELEMENTS (world) - 1);

      g_assert_true (pledge_catalogue_add_member (catalogue, member));
      g_assert_true (pledge_alliance_builder_add (builder, member, world[i].since, G_MAXINT, NULL));
      g_assert_false (pledge_alliance_builder_add (builder, member, 0, 0, NULL));
    }
  alliance = pledge_alliance_builder_finish (builder);
  g_assert_true (pledge_catalogue_add_alliance (catalogue, alliance));
  g_assert_false (pledge_catalogue_add_alliance (catalogue, alliance));
  g_assert_true (pledge_catalogue_add_edition (catalogue, edition));
  g_assert_false (pledge_catalogue_add_edition (catalogue, edition));

  return catalogue;
}

void
model_fixture_count_cb (PledgeScenario *scenario, guint *count)
{
  (*count)++;
}
