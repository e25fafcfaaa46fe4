/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "model-fixture.h"

static PledgeEdition *
empty_edition (const char *id, const char *publisher, const char *published, PledgeDefinition definition)
{
  PledgeEditionInfo info = { .id = id, .title = id, .publisher = publisher, .published = published, .definition = definition,
                             .first_year = 2020, .last_year = 2021, .credit = "c", .licence = "l" };

  return pledge_edition_builder_finish (pledge_edition_builder_new (&info));
}

static void
test_values (void)
{
  g_autoptr (PledgeCatalogue) catalogue = model_fixture_new ();
  PledgeEdition *edition = pledge_catalogue_find_edition (catalogue, "nato-2024-06");
  g_autofree char *estimate = pledge_edition_dup_year_label (edition, 2024);
  g_autofree char *final = pledge_edition_dup_year_label (edition, 2023);

  g_assert_cmpfloat (pledge_edition_get_value (edition, "BBB", PLEDGE_SPENDING_USD_M, 2024), ==, 24);
  g_assert_true (isnan (pledge_edition_get_value (edition, "DDD", PLEDGE_SPENDING_USD_M, 2023)));
  g_assert_true (isnan (pledge_edition_get_value (edition, "BBB", "no_such_indicator", 2024)));
  g_assert_true (isnan (pledge_edition_get_value (edition, "XXX", PLEDGE_SPENDING_USD_M, 2024)));
  g_assert_true (pledge_edition_has_indicator (edition, PLEDGE_GDP_USD_M));
  g_assert_false (pledge_edition_has_indicator (edition, "no_such_indicator"));
  g_assert_true (pledge_edition_is_estimate (edition, "BBB", PLEDGE_SPENDING_USD_M, 2024));
  g_assert_false (pledge_edition_is_estimate (edition, "BBB", PLEDGE_SPENDING_USD_M, 2023));
  g_assert_cmpstr (pledge_edition_get_currency (edition, "BBB"), ==, "EUR");
  g_assert_null (pledge_edition_get_currency (edition, "XXX"));
  g_assert_cmpstr (pledge_edition_get_note (edition, "CCC", 2024), ==, "A note on Celand.");
  g_assert_null (pledge_edition_get_note (edition, "CCC", 2023));
  g_assert_true (pledge_edition_has_year (edition, 2023));
  g_assert_false (pledge_edition_has_year (edition, 2022));
  g_assert_cmpstr (estimate, ==, "2024e");
  g_assert_cmpstr (final, ==, "2023");
}

static void
test_builder_refuses (void)
{
  PledgeEditionInfo info = { .id = "a", .title = "A", .publisher = "P", .published = "2024", .first_year = 2020,
                             .last_year = 2021, .credit = "c", .licence = "l" };
  g_autoptr (PledgeEditionBuilder) builder = pledge_edition_builder_new (&info);
  double values[] = { 1, 2 };
  g_autoptr (PledgeHistory) history = pledge_history_new (2020, values, NULL, 2);

  g_assert_true (pledge_edition_builder_add_indicator (builder, "x", "u", "X"));
  g_assert_false (pledge_edition_builder_add_indicator (builder, "x", "u", "X"));
  g_assert_true (pledge_edition_builder_add_member (builder, "AAA", NULL));
  g_assert_false (pledge_edition_builder_add_member (builder, "AAA", NULL));
  g_assert_false (pledge_edition_builder_add_history (builder, "BBB", "x", history));
  g_assert_false (pledge_edition_builder_add_history (builder, "AAA", "y", history));
  g_assert_true (pledge_edition_builder_add_history (builder, "AAA", "x", history));
  g_assert_false (pledge_edition_builder_add_history (builder, "AAA", "x", history));
  g_assert_false (pledge_edition_builder_add_note (builder, "BBB", 0, "n"));
}

static void
test_catalogue_order (void)
{
  g_autoptr (PledgeCatalogue) catalogue = model_fixture_new ();
  g_autoptr (PledgeEdition) newer = empty_edition ("nato-2026-07", "NATO", "2026-07-10", PLEDGE_DEFINITION_NATO_CORE);
  g_autoptr (PledgeEdition) newest = empty_edition ("sipri-2027-04", "SIPRI", "2027-04", PLEDGE_DEFINITION_SIPRI);
  g_autoptr (PledgeEdition) outlook = empty_edition ("imf-2025-10", "IMF", "2025-10", PLEDGE_DEFINITION_OUTLOOK);
  g_autoptr (PledgeEdition) older = empty_edition ("imf-2024-10", "IMF", "2024-10", PLEDGE_DEFINITION_OUTLOOK);
  g_autoptr (PledgeEdition) first = NULL;

  g_assert_true (pledge_catalogue_add_edition (catalogue, newer));
  g_assert_true (pledge_catalogue_add_edition (catalogue, newest));
  g_assert_true (pledge_catalogue_add_edition (catalogue, outlook));
  g_assert_true (pledge_catalogue_add_edition (catalogue, older));
  first = g_list_model_get_item (pledge_catalogue_get_editions (catalogue), 0);
  g_assert_true (first == newest);
  g_assert_cmpuint (g_list_model_get_n_items (pledge_catalogue_get_editions (catalogue)), ==, 3);
  g_assert_true (pledge_catalogue_get_default_edition (catalogue) == newer);
  g_assert_true (pledge_catalogue_get_outlook (catalogue) == outlook);
  g_assert_null (pledge_catalogue_find_edition (catalogue, "imf-2025-10"));
}

static void
test_edition_for_alliance (void)
{
  g_autoptr (PledgeCatalogue) catalogue = model_fixture_new ();
  g_autoptr (PledgeEdition) empty = empty_edition ("nato-2026-07", "NATO", "2026-07-10", PLEDGE_DEFINITION_NATO_CORE);
  PledgeAlliance *alliance = pledge_catalogue_find_alliance (catalogue, "nato");
  PledgeEdition *full = pledge_catalogue_find_edition (catalogue, "nato-2024-06");

  g_assert_true (pledge_catalogue_add_edition (catalogue, empty));
  g_assert_true (pledge_catalogue_find_edition_for (catalogue, alliance, empty) == full);
  g_assert_true (pledge_catalogue_find_edition_for (catalogue, alliance, full) == full);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edition/values", test_values);
  g_test_add_func ("/edition/builder-refuses", test_builder_refuses);
  g_test_add_func ("/catalogue/order", test_catalogue_order);
  g_test_add_func ("/catalogue/edition-for-alliance", test_edition_for_alliance);
  return g_test_run ();
}
