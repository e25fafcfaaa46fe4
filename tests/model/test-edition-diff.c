/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "model-fixture.h"
#include "pledge-answer.h"
#include "pledge-edition-diff.h"

typedef struct {
  const char *iso3;
  const char *currency;
  double share[2];  /* 2023, 2024 */
  double spending[2];
} Figures;

static const Figures older[] = {
  { "AAA", "EUR", { 1.99, 2.1 }, { 40, 42 } },
  { "BBB", "BGN", { 2.0, 2.4 }, { 20, NAN } },
  { "CCC", "EUR", { 1.0, 1.2 }, { 10, 11 } },
};

static const Figures newer[] = {
  { "AAA", "EUR", { 2.0, 1.95 }, { 40, 43 } },
  { "BBB", "EUR", { 2.0, 2.4 }, { NAN, 24 } },
  { "DDD", "EUR", { NAN, 3.0 }, { NAN, 30 } },
};

static PledgeEdition *
make (const char *title, const char *published, PledgeDefinition definition, int base_year, const Figures *figures, guint n, gboolean flag)
{
  const PledgeEditionInfo info = {
    .id = title, .title = title, .publisher = "NATO", .published = published, .definition = definition,
    .price_base_year = base_year, .first_year = 2023, .last_year = 2024, .credit = "NATO", .licence = "free",
  };
  PledgeEditionBuilder *builder = pledge_edition_builder_new (&info);

  pledge_edition_builder_add_indicator (builder, PLEDGE_SHARE_PUBLISHED_PCT, "% of GDP", flag ? "Share" : "Share, revised");
  pledge_edition_builder_add_indicator (builder, PLEDGE_SPENDING_USD_M, "US$ million", "Spending");
  for (guint i = 0; i < n; i++)
    {
      pledge_edition_builder_add_member (builder, figures[i].iso3, figures[i].currency);
      model_fixture_add_history (builder, figures[i].iso3, PLEDGE_SHARE_PUBLISHED_PCT, 2023, figures[i].share, 2, flag);
      model_fixture_add_history (builder, figures[i].iso3, PLEDGE_SPENDING_USD_M, 2023, figures[i].spending, 2, FALSE);
    }

  return pledge_edition_builder_finish (builder);
}

static PledgeEditionDiff *
make_diff (void)
{
  g_autoptr (PledgeEdition) before = make ("older", "2024-06", PLEDGE_DEFINITION_NATO, 2015, older, G_N_ELEMENTS (older), TRUE);
  g_autoptr (PledgeEdition) after = make ("newer", "2025-06", PLEDGE_DEFINITION_NATO_CORE, 2021, newer, G_N_ELEMENTS (newer), FALSE);

  return pledge_edition_diff_new (before, after);
}

static void
assert_figure (const PledgeDiffFigure *figure, PledgeDiffKind kind, const char *iso3, const char *indicator, int year, double before, double after)
{
  g_assert_cmpint (figure->kind, ==, kind);
  g_assert_cmpstr (figure->iso3, ==, iso3);
  g_assert_cmpstr (figure->indicator, ==, indicator);
  g_assert_cmpint (figure->year, ==, year);
  g_assert_true (figure->before == before || (isnan (figure->before) && isnan (before)));
  g_assert_true (figure->after == after || (isnan (figure->after) && isnan (after)));
}

static void
test_figures (void)
{
  static const struct {
    PledgeDiffKind kind;
    const char *iso3;
    const char *indicator;
    int year;
    double before;
    double after;
  } expected[] = {
    { PLEDGE_DIFF_CHANGED, "AAA", PLEDGE_SHARE_PUBLISHED_PCT, 2023, 1.99, 2.0 },
    { PLEDGE_DIFF_CHANGED, "AAA", PLEDGE_SHARE_PUBLISHED_PCT, 2024, 2.1, 1.95 },
    { PLEDGE_DIFF_CHANGED, "AAA", PLEDGE_SPENDING_USD_M, 2024, 42, 43 },
    { PLEDGE_DIFF_FLAGGED, "BBB", PLEDGE_SHARE_PUBLISHED_PCT, 2024, 2.4, 2.4 },
    { PLEDGE_DIFF_GONE, "BBB", PLEDGE_SPENDING_USD_M, 2023, 20, NAN },
    { PLEDGE_DIFF_NEW, "BBB", PLEDGE_SPENDING_USD_M, 2024, NAN, 24 },
    { PLEDGE_DIFF_NEW, "DDD", PLEDGE_SHARE_PUBLISHED_PCT, 2024, NAN, 3.0 },
    { PLEDGE_DIFF_NEW, "DDD", PLEDGE_SPENDING_USD_M, 2024, NAN, 30 },
    { PLEDGE_DIFF_GONE, "CCC", PLEDGE_SHARE_PUBLISHED_PCT, 2023, 1.0, NAN },
    { PLEDGE_DIFF_GONE, "CCC", PLEDGE_SHARE_PUBLISHED_PCT, 2024, 1.2, NAN },
    { PLEDGE_DIFF_GONE, "CCC", PLEDGE_SPENDING_USD_M, 2023, 10, NAN },
    { PLEDGE_DIFF_GONE, "CCC", PLEDGE_SPENDING_USD_M, 2024, 11, NAN },
  };
  g_autoptr (PledgeEditionDiff) diff = make_diff ();

  g_assert_cmpuint (pledge_edition_diff_get_n_figures (diff), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    assert_figure (pledge_edition_diff_get_figure (diff, i), expected[i].kind, expected[i].iso3, expected[i].indicator,
                   expected[i].year, expected[i].before, expected[i].after);
  g_assert_true (pledge_edition_diff_get_figure (diff, 3)->estimate_before);
  g_assert_false (pledge_edition_diff_get_figure (diff, 3)->estimate_after);
  g_assert_cmpuint (pledge_edition_diff_count (diff, PLEDGE_DIFF_NEW), ==, 3);
  g_assert_cmpuint (pledge_edition_diff_count (diff, PLEDGE_DIFF_CHANGED), ==, 3);
  g_assert_cmpuint (pledge_edition_diff_count (diff, PLEDGE_DIFF_GONE), ==, 5);
  g_assert_cmpuint (pledge_edition_diff_count (diff, PLEDGE_DIFF_FLAGGED), ==, 1);
  g_assert_false (pledge_edition_diff_is_empty (diff));
}

static const PledgeDiffFact *
find_fact (const PledgeEditionDiff *diff, const char *key)
{
  for (guint i = 0; i < pledge_edition_diff_get_n_facts (diff); i++)
    if (g_str_equal (pledge_edition_diff_get_fact (diff, i)->key, key))
      return pledge_edition_diff_get_fact (diff, i);

  return NULL;
}

static void
test_facts (void)
{
  g_autoptr (PledgeEditionDiff) diff = make_diff ();
  const PledgeDiffFact *fact;

  g_assert_cmpuint (pledge_edition_diff_get_n_facts (diff), ==, 6);
  fact = find_fact (diff, "definition");
  g_assert_cmpstr (fact->before, ==, "nato");
  g_assert_cmpstr (fact->after, ==, "nato-core");
  fact = find_fact (diff, "price_base_year");
  g_assert_cmpstr (fact->before, ==, "2015");
  g_assert_cmpstr (fact->after, ==, "2021");
  fact = find_fact (diff, "currency");
  g_assert_cmpstr (fact->subject, ==, "BBB");
  g_assert_cmpstr (fact->before, ==, "BGN");
  g_assert_cmpstr (fact->after, ==, "EUR");
  fact = find_fact (diff, "indicator_title");
  g_assert_cmpstr (fact->subject, ==, PLEDGE_SHARE_PUBLISHED_PCT);
  g_assert_nonnull (find_fact (diff, "title"));
  g_assert_nonnull (find_fact (diff, "published"));
  g_assert_null (find_fact (diff, "publisher"));

  g_assert_cmpstr (pledge_edition_diff_get_members (diff, PLEDGE_DIFF_NEW)[0], ==, "DDD");
  g_assert_null (pledge_edition_diff_get_members (diff, PLEDGE_DIFF_NEW)[1]);
  g_assert_cmpstr (pledge_edition_diff_get_members (diff, PLEDGE_DIFF_GONE)[0], ==, "CCC");
  g_assert_null (pledge_edition_diff_get_indicators (diff, PLEDGE_DIFF_NEW)[0]);
}

static void
test_flips (void)
{
  g_autoptr (PledgeEditionDiff) diff = make_diff ();
  g_autoptr (GArray) at_2023 = pledge_edition_diff_list_flips (diff, 2023, 2.0);
  g_autoptr (GArray) at_2024 = pledge_edition_diff_list_flips (diff, 2024, 2.0);
  g_autoptr (GArray) none = pledge_edition_diff_list_flips (diff, 2024, 2.5);
  const PledgeDiffFlip *flip;

  g_assert_cmpuint (at_2023->len, ==, 1);
  flip = &g_array_index (at_2023, PledgeDiffFlip, 0);
  g_assert_cmpstr (flip->iso3, ==, "AAA");
  g_assert_false (flip->met_before);
  g_assert_true (flip->meets_after);
  g_assert_cmpuint (at_2024->len, ==, 1);
  flip = &g_array_index (at_2024, PledgeDiffFlip, 0);
  g_assert_true (flip->met_before);
  g_assert_false (flip->meets_after);
  g_assert_cmpfloat (flip->share_after_pct, ==, 1.95);
  /* Of a member that is in one edition alone nothing flips. */
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_same (void)
{
  g_autoptr (PledgeEdition) edition = make ("one", "2024-06", PLEDGE_DEFINITION_NATO, 2015, older, G_N_ELEMENTS (older), TRUE);
  g_autoptr (PledgeEditionDiff) diff = pledge_edition_diff_new (edition, edition);

  g_assert_true (pledge_edition_diff_is_empty (diff));
  g_assert_cmpuint (pledge_edition_diff_get_n_figures (diff), ==, 0);
  g_assert_cmpuint (pledge_edition_count_common (edition, edition), ==, 11);
}

static void
test_indicators (void)
{
  const PledgeEditionInfo info = { .id = "x", .title = "x", .publisher = "NATO", .published = "2025-06", .first_year = 2024,
                                   .last_year = 2024, .credit = "NATO", .licence = "free" };
  const double tanks = 7;
  PledgeEditionBuilder *builder = pledge_edition_builder_new (&info);
  g_autoptr (PledgeEdition) before = make ("older", "2024-06", PLEDGE_DEFINITION_NATO, 2015, older, 1, TRUE);
  g_autoptr (PledgeEdition) after = NULL;
  g_autoptr (PledgeEditionDiff) diff = NULL;

  pledge_edition_builder_add_indicator (builder, "tanks", "pieces", "Tanks");
  pledge_edition_builder_add_member (builder, "AAA", "EUR");
  model_fixture_add_history (builder, "AAA", "tanks", 2024, &tanks, 1, FALSE);
  after = pledge_edition_builder_finish (builder);
  diff = pledge_edition_diff_new (before, after);

  g_assert_cmpstr (pledge_edition_diff_get_indicators (diff, PLEDGE_DIFF_NEW)[0], ==, "tanks");
  g_assert_cmpstr (pledge_edition_diff_get_indicators (diff, PLEDGE_DIFF_GONE)[0], ==, PLEDGE_SHARE_PUBLISHED_PCT);
  g_assert_cmpstr (pledge_edition_diff_get_indicators (diff, PLEDGE_DIFF_GONE)[1], ==, PLEDGE_SPENDING_USD_M);
  g_assert_cmpuint (pledge_edition_diff_count (diff, PLEDGE_DIFF_NEW), ==, 1);
  g_assert_cmpuint (pledge_edition_diff_count (diff, PLEDGE_DIFF_GONE), ==, 4);
  g_assert_cmpuint (pledge_edition_count_common (before, after), ==, 0);
}

/* The same figures in full and as they are printed: 3.456 is 3.46, 3.44 is not. */
static void
test_precision (void)
{
  static const Figures full[] = { { "AAA", "EUR", { 1.98765, 3.4561234 }, { 40.4, 42.6 } } };
  static const Figures printed[] = { { "AAA", "EUR", { 1.99, 3.44 }, { 40, 42 } } };
  g_autoptr (PledgeEdition) before = make ("a", "2024-06", PLEDGE_DEFINITION_NATO, 2015, printed, 1, FALSE);
  g_autoptr (PledgeEdition) after = make ("b", "2024-06", PLEDGE_DEFINITION_NATO, 2015, full, 1, FALSE);
  g_autoptr (PledgeEditionDiff) diff = pledge_edition_diff_new (before, after);

  g_assert_cmpuint (pledge_edition_diff_get_n_figures (diff), ==, 2);
  assert_figure (pledge_edition_diff_get_figure (diff, 0), PLEDGE_DIFF_CHANGED, "AAA", PLEDGE_SHARE_PUBLISHED_PCT, 2024, 3.44, 3.4561234);
  assert_figure (pledge_edition_diff_get_figure (diff, 1), PLEDGE_DIFF_CHANGED, "AAA", PLEDGE_SPENDING_USD_M, 2024, 42, 42.6);
}

/* What is compared with what, and what a scenario does when its edition goes. */
static void
test_catalogue (void)
{
  g_autoptr (PledgeCatalogue) catalogue = model_fixture_new ();
  g_autoptr (PledgeEdition) other = make ("newer", "2025-06", PLEDGE_DEFINITION_NATO_CORE, 2021, older, G_N_ELEMENTS (older), FALSE);
  g_autoptr (PledgeEdition) twin = make ("twin", "2026-06", PLEDGE_DEFINITION_NATO_CORE, 2021, older, 1, FALSE);
  g_autoptr (PledgeScenario) scenario = NULL;
  PledgeEdition *first = pledge_catalogue_get_default_edition (catalogue);
  guint changes = 0;

  g_assert_false (pledge_catalogue_remove_edition (catalogue, pledge_edition_get_id (first)));
  g_assert_true (pledge_catalogue_find_edition_like (catalogue, other) == first);

  g_assert_true (pledge_catalogue_add_edition (catalogue, other));
  g_assert_true (pledge_catalogue_find_edition_like (catalogue, twin) == other);
  g_assert_false (pledge_catalogue_remove_edition (catalogue, "nobody"));

  scenario = pledge_scenario_new (catalogue);
  g_assert_true (pledge_scenario_get_edition (scenario) == other);
  g_signal_connect (scenario, "changed", G_CALLBACK (model_fixture_count_cb), &changes);
  g_assert_true (pledge_catalogue_add_edition (catalogue, twin));
  g_assert_cmpuint (changes, ==, 0);
  g_assert_true (pledge_catalogue_remove_edition (catalogue, "twin"));
  g_assert_cmpuint (changes, ==, 0);
  g_assert_true (pledge_catalogue_remove_edition (catalogue, "newer"));
  g_assert_cmpuint (changes, ==, 1);
  g_assert_true (pledge_scenario_get_edition (scenario) == first);
  g_assert_cmpint (pledge_scenario_get_year (scenario), ==, 2024);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edition-diff/figures", test_figures);
  g_test_add_func ("/edition-diff/facts", test_facts);
  g_test_add_func ("/edition-diff/flips", test_flips);
  g_test_add_func ("/edition-diff/same", test_same);
  g_test_add_func ("/edition-diff/indicators", test_indicators);
  g_test_add_func ("/edition-diff/precision", test_precision);
  g_test_add_func ("/edition-diff/catalogue", test_catalogue);

  return g_test_run ();
}
