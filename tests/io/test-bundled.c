/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "io-fixture.h"

/* The files that are shipped, against the publishers' tables: figures below are typed from those. */

typedef struct {
  const char *edition; /* NULL: the outlook */
  const char *iso3;
  const char *indicator;
  int year;
  double value;
  gboolean estimate;
} Figure;

static const Figure figures[] = {
  { "nato-2024-06", "DEU", PLEDGE_SPENDING_USD_M, 2024, 97685.5901, TRUE },
  { "nato-2024-06", "DEU", PLEDGE_SPENDING_NATIONAL_M, 2024, 90585.8471, TRUE },
  { "nato-2024-06", "DEU", PLEDGE_SPENDING_CONST_USD_M, 2024, 76943.0087, TRUE },
  { "nato-2024-06", "DEU", "spending_const_national_m", 2024, 69341.3484, TRUE },
  { "nato-2024-06", "DEU", PLEDGE_GDP_USD_M, 2024, 4610035.2197, TRUE },
  { "nato-2024-06", "DEU", PLEDGE_GDP_CONST_USD_M, 2024, 3631139.2446, TRUE },
  { "nato-2024-06", "DEU", PLEDGE_SHARE_PUBLISHED_PCT, 2024, 2.119, TRUE },
  { "nato-2024-06", "DEU", PLEDGE_SPENDING_PER_HEAD_CONST_USD, 2024, 910.6271, TRUE },
  { "nato-2024-06", "DEU", "gdp_per_head_const_usd_thousand", 2024, 42.9748, TRUE },
  { "nato-2024-06", "DEU", PLEDGE_PERSONNEL_THOUSAND, 2024, 185.641, TRUE },
  { "nato-2024-06", "DEU", PLEDGE_EQUIPMENT_SHARE_PCT, 2024, 28.7469, TRUE },
  { "nato-2024-06", "DEU", PLEDGE_PERSONNEL_SHARE_PCT, 2024, 29.5824, TRUE },
  { "nato-2024-06", "DEU", "infrastructure_share_pct", 2024, 3.1774, TRUE },
  { "nato-2024-06", "DEU", "other_share_pct", 2024, 38.4932, TRUE },
  { "nato-2024-06", "DEU", "real_change_pct", 2024, 29.4471, TRUE },
  { "nato-2024-06", "ALB", "real_change_pct", 2014, -2.7368, FALSE },
  { "nato-2024-06", "ALB", PLEDGE_SPENDING_USD_M, 2014, 178.359, FALSE },
  { "nato-2024-06", "ISL", PLEDGE_GDP_USD_M, 2024, 32894.4897, TRUE },
  { "nato-2024-06", "ISL", PLEDGE_SPENDING_USD_M, 2024, NAN, FALSE },
  { "nato-2024-06", "ISL", PLEDGE_SHARE_PUBLISHED_PCT, 2024, NAN, FALSE },
  { "nato-2024-06", "USA", PLEDGE_GDP_USD_M, 2024, 28719941.557, TRUE },
  { "nato-2024-06", "DEU", PLEDGE_SPENDING_USD_M, 2025, NAN, FALSE },
  { "nato-2026-07", "DEU", PLEDGE_SPENDING_USD_M, 2024, 93747, FALSE },
  { "nato-2026-07", "DEU", PLEDGE_SHARE_PUBLISHED_PCT, 2024, 2.0, FALSE },
  { "nato-2026-07", "DEU", PLEDGE_PERSONNEL_THOUSAND, 2024, 181.4, FALSE },
  { "nato-2026-07", "LTU", PLEDGE_SHARE_PUBLISHED_PCT, 2026, 5.33, TRUE },
  { "nato-2026-07", "LTU", PLEDGE_SPENDING_CONST_USD_M, 2026, 4030, TRUE },
  { "nato-2026-07", "NLD", PLEDGE_PERSONNEL_SHARE_PCT, 2026, NAN, FALSE },
  { "nato-2026-07", "NLD", PLEDGE_EQUIPMENT_SHARE_PCT, 2024, 19.82, FALSE },
  { "sipri-2025-04", "JPN", PLEDGE_SPENDING_USD_M, 2024, 55273.904, FALSE },
  { "sipri-2025-04", "JPN", PLEDGE_SHARE_PUBLISHED_PCT, 2024, 1.371397, FALSE },
  { "sipri-2025-04", "JPN", PLEDGE_SPENDING_USD_M, 1952, 356.549, TRUE },
  { "sipri-2025-04", "USA", PLEDGE_SHARE_PUBLISHED_PCT, 1952, 13.860081, FALSE },
  { "sipri-2025-04", "DEU", PLEDGE_SHARE_PUBLISHED_PCT, 2024, 1.891904, FALSE },
  /* Held back for its licence; a zero that is no figure; a country without forces. */
  { "sipri-2025-04", "DEU", PLEDGE_SPENDING_USD_M, 2024, NAN, FALSE },
  { "sipri-2025-04", "TWN", PLEDGE_SPENDING_USD_M, 1980, NAN, FALSE },
  { "sipri-2025-04", "AUS", PLEDGE_SPENDING_USD_M, 1949, NAN, FALSE },
  { "sipri-2025-04", "ISL", PLEDGE_SHARE_PUBLISHED_PCT, 2024, NAN, FALSE },
  { NULL, "DEU", PLEDGE_REAL_GROWTH_PCT, 2024, -0.496, FALSE },
  { NULL, "DEU", PLEDGE_EXCHANGE_RATE, 2024, 0.924168, FALSE },
  { NULL, "JPN", PLEDGE_GDP_NATIONAL_BN, 2024, 608398.9, FALSE },
  { NULL, "JPN", PLEDGE_POPULATION_M, 2030, 119.898, TRUE },
  { NULL, "JPN", PLEDGE_PPP_RATE, 2024, 93.205, FALSE },
  { NULL, "JPN", "gov_gross_debt_pct_gdp", 2024, 236.108, FALSE },
  { NULL, "LTU", PLEDGE_INFLATION_PCT, 2026, 3.059, TRUE },
  { NULL, "USA", PLEDGE_GOV_EXPENDITURE_PCT_GDP, 2024, 37.918, FALSE },
  { NULL, "USA", PLEDGE_GDP_DEFLATOR_INDEX, 2024, 125.428, FALSE },
};

static PledgeEdition *
find_edition (PledgeCatalogue *catalogue, const char *id)
{
  PledgeEdition *edition = id != NULL ? pledge_catalogue_find_edition (catalogue, id) : pledge_catalogue_get_outlook (catalogue);

  g_assert_nonnull (edition);
  return edition;
}

/* Whether an edition is one that this build leaves out. */
static gboolean
is_left_out (const char *id)
{
  return g_strcmp0 (id, "sipri-2025-04") == 0 && g_getenv ("PLEDGELINE_WITHOUT_SIPRI") != NULL;
}

static void
test_figures (void)
{
  g_autoptr (PledgeCatalogue) catalogue = fixture_load_bundled ();

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      const Figure *figure = &figures[i];
      PledgeEdition *edition;
      double value;

      if (is_left_out (figure->edition))
        continue;
      edition = find_edition (catalogue, figure->edition);
      value = pledge_edition_get_value (edition, figure->iso3, figure->indicator, figure->year);
      /* Equal to the last bit: a figure keeps the digits that were published. */
      if (!(value == figure->value || (isnan (value) && isnan (figure->value))) ||
          pledge_edition_is_estimate (edition, figure->iso3, figure->indicator, figure->year) != figure->estimate)
        g_error ("%s %s %s %d is %.17g", pledge_edition_get_id (edition), figure->iso3, figure->indicator, figure->year, value);
    }
}

static guint
count_figures (PledgeEdition *edition, guint *estimates)
{
  const PledgeEditionInfo *info = pledge_edition_get_info (edition);
  guint count = 0;

  *estimates = 0;
  for (guint m = 0; m < pledge_edition_get_n_members (edition); m++)
    for (guint i = 0; i < pledge_edition_get_n_indicators (edition); i++)
      {
        const PledgeHistory *history = pledge_edition_get_history (edition, pledge_edition_get_member_iso3 (edition, m),
                                                                   pledge_edition_get_indicator_id (edition, i));

        for (int year = info->first_year; history != NULL && year <= info->last_year; year++)
          {
            count += pledge_history_has_value (history, year);
            *estimates += pledge_history_is_estimate (history, year);
          }
      }

  return count;
}

static void
test_counts (void)
{
  static const struct {
    const char *id;
    guint members, indicators, figures, estimates;
    int first_year, last_year, estimates_from, price_base_year;
  } expected[] = {
    /* The tables' rows less those of NATO's own totals, and for SIPRI less what is not shipped. */
    { "nato-2024-06", 32, 15, 5148, 936, 2014, 2024, 2023, 2015 },
    { "nato-2026-07", 31, 11, 4431, 680, 2014, 2026, 2025, 2021 },
    { "sipri-2025-04", 38, 2, 2742, 749, 1949, 2024, 0, 2023 },
    { NULL, 39, 12, 4212, 2808, 2022, 2030, 2025, 0 },
  };
  g_autoptr (PledgeCatalogue) catalogue = fixture_load_bundled ();

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      PledgeEdition *edition;
      const PledgeEditionInfo *info;
      guint estimates;

      if (is_left_out (expected[i].id))
        continue;
      edition = find_edition (catalogue, expected[i].id);
      info = pledge_edition_get_info (edition);
      g_assert_cmpuint (pledge_edition_get_n_members (edition), ==, expected[i].members);
      g_assert_cmpuint (pledge_edition_get_n_indicators (edition), ==, expected[i].indicators);
      g_assert_cmpuint (count_figures (edition, &estimates), ==, expected[i].figures);
      g_assert_cmpuint (estimates, ==, expected[i].estimates);
      g_assert_cmpint (info->first_year, ==, expected[i].first_year);
      g_assert_cmpint (info->last_year, ==, expected[i].last_year);
      g_assert_cmpint (info->estimates_from, ==, expected[i].estimates_from);
      g_assert_cmpint (info->price_base_year, ==, expected[i].price_base_year);
    }
}

static void
test_information (void)
{
  g_autoptr (PledgeCatalogue) catalogue = fixture_load_bundled ();
  const PledgeEditionInfo *info = pledge_edition_get_info (find_edition (catalogue, "nato-2026-07"));

  g_assert_cmpstr (info->title, ==, "July 2026");
  g_assert_cmpstr (info->publisher, ==, "NATO");
  g_assert_cmpstr (info->published, ==, "2026-07-10");
  g_assert_cmpstr (info->cutoff, ==, "2026-07-03");
  g_assert_cmpint (info->definition, ==, PLEDGE_DEFINITION_NATO_CORE);
  g_assert_true (pledge_catalogue_get_default_edition (catalogue) == find_edition (catalogue, "nato-2026-07"));

  info = pledge_edition_get_info (find_edition (catalogue, "nato-2024-06"));
  g_assert_cmpint (info->definition, ==, PLEDGE_DEFINITION_NATO);
  g_assert_null (info->cutoff);

  info = pledge_edition_get_info (find_edition (catalogue, NULL));
  g_assert_cmpint (info->definition, ==, PLEDGE_DEFINITION_OUTLOOK);
  g_assert_cmpstr (info->publisher, ==, "IMF");
}

static void
test_sipri (void)
{
  g_autoptr (PledgeCatalogue) catalogue = fixture_load_bundled ();
  PledgeEdition *sipri;

  if (is_left_out ("sipri-2025-04"))
    {
      g_assert_null (pledge_catalogue_find_edition (catalogue, "sipri-2025-04"));
      g_test_skip ("built without SIPRI's figures");
      return;
    }

  sipri = find_edition (catalogue, "sipri-2025-04");
  g_assert_cmpint (pledge_edition_get_info (sipri)->definition, ==, PLEDGE_DEFINITION_SIPRI);
  g_assert_true (g_str_has_prefix (pledge_edition_get_info (sipri)->credit, "© SIPRI"));
  g_assert_nonnull (pledge_edition_get_note (sipri, "DEU", 1990));
  g_assert_nonnull (pledge_edition_get_note (sipri, "DEU", 1991));
  g_assert_null (pledge_edition_get_note (sipri, "DEU", 1992));
  g_assert_true (pledge_edition_has_break (sipri, "DEU", 1991));
  g_assert_false (pledge_edition_has_break (sipri, "DEU", 1990));
}

static void
test_notes (void)
{
  g_autoptr (PledgeCatalogue) catalogue = fixture_load_bundled ();
  PledgeEdition *nato = find_edition (catalogue, "nato-2024-06"), *later = find_edition (catalogue, "nato-2026-07");

  g_assert_null (pledge_edition_get_note (nato, "NLD", 2021));
  g_assert_nonnull (pledge_edition_get_note (nato, "NLD", 2022));
  g_assert_nonnull (pledge_edition_get_note (nato, "NLD", 2024));
  g_assert_nonnull (pledge_edition_get_note (later, "NLD", 2026));
  g_assert_null (pledge_edition_get_note (later, "LUX", 2022));
  g_assert_nonnull (pledge_edition_get_note (later, "LUX", 2023));
  g_assert_nonnull (pledge_edition_get_note (nato, "ISL", 2020));

  g_assert_true (pledge_edition_has_break (nato, "LUX", 2023));
  g_assert_true (pledge_edition_has_break (later, "LUX", 2023));
  g_assert_false (pledge_edition_has_break (later, "LUX", 2024));
  g_assert_false (pledge_edition_has_break (nato, "NLD", 2022));

  g_assert_cmpstr (pledge_edition_get_currency (nato, "BGR"), ==, "BGN");
  g_assert_cmpstr (pledge_edition_get_currency (later, "BGR"), ==, "EUR");
  g_assert_cmpstr (pledge_edition_get_currency (find_edition (catalogue, NULL), "BGR"), ==, "BGN");
}

static void
test_alliances (void)
{
  static const struct {
    const char *id;
    guint n_members;
  } expected[] = { { "nato", 32 }, { "europe", 30 }, { "us-asia-pacific", 8 }, { "us-japan", 2 } };
  g_autoptr (PledgeCatalogue) catalogue = fixture_load_bundled ();
  PledgeAlliance *nato = pledge_catalogue_find_alliance (catalogue, "nato");
  guint counted[2] = { 0 };

  g_assert_cmpuint (g_list_model_get_n_items (pledge_catalogue_get_members (catalogue)), ==, 39);
  g_assert_cmpuint (g_list_model_get_n_items (pledge_catalogue_get_alliances (catalogue)), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpuint (pledge_alliance_get_n_members (pledge_catalogue_find_alliance (catalogue, expected[i].id)), ==, expected[i].n_members);

  g_assert_false (pledge_alliance_has_member (pledge_catalogue_find_alliance (catalogue, "europe"), "USA"));
  g_assert_cmpstr (pledge_member_get_name (pledge_catalogue_find_member (catalogue, "TUR")), ==, "Türkiye");
  g_assert_false (pledge_member_get_has_forces (pledge_catalogue_find_member (catalogue, "ISL")));
  g_assert_true (pledge_member_get_has_forces (pledge_catalogue_find_member (catalogue, "LUX")));

  for (guint i = 0; i < pledge_alliance_get_n_members (nato); i++)
    {
      counted[0] += pledge_alliance_counts_in (nato, i, 2016);
      counted[1] += pledge_alliance_counts_in (nato, i, 2023);
    }
  g_assert_cmpuint (counted[0], ==, 28);
  g_assert_cmpuint (counted[1], ==, 31);
}

static void
test_commitments (void)
{
  g_autoptr (PledgeCatalogue) catalogue = fixture_load_bundled ();
  GListModel *commitments = pledge_catalogue_get_commitments (catalogue);
  guint labelled_for_nato = 0;

  g_assert_cmpuint (g_list_model_get_n_items (commitments), ==, 48);
  for (guint i = 0; i < g_list_model_get_n_items (commitments); i++)
    {
      g_autoptr (PledgeCommitment) commitment = g_list_model_get_item (commitments, i);
      const PledgeCommitmentInfo *info = pledge_commitment_get_info (commitment);

      labelled_for_nato += info->label != NULL && pledge_commitment_concerns (commitment, NULL, "nato");
      g_assert_cmpuint (g_strv_length ((char **) info->addressees), >, 0);
      for (guint a = 0; info->addressees[a] != NULL; a++)
        g_assert_true (pledge_catalogue_find_member (catalogue, info->addressees[a]) != NULL ||
                       pledge_catalogue_find_alliance (catalogue, info->addressees[a]) != NULL);
      if (g_str_equal (info->id, "hague-2025-core"))
        {
          g_assert_cmpfloat (info->target_pct, ==, 3.5);
          g_assert_cmpint (info->scope, ==, PLEDGE_SCOPE_CORE);
          g_assert_cmpint (info->deadline_year, ==, 2035);
          g_assert_cmpstr (info->date, ==, "2025-06-25");
          g_assert_cmpint (info->confidence, ==, PLEDGE_CONFIDENCE_HIGH);
        }
    }
  g_assert_cmpuint (labelled_for_nato, ==, 3);
}

/* A distance to a target is not a debt. */
static void
test_neutral_words (void)
{
  g_autoptr (PledgeCatalogue) catalogue = fixture_load_bundled ();
  GListModel *commitments = pledge_catalogue_get_commitments (catalogue);

  for (guint i = 0; i < g_list_model_get_n_items (commitments); i++)
    {
      g_autoptr (PledgeCommitment) commitment = g_list_model_get_item (commitments, i);
      const PledgeCommitmentInfo *info = pledge_commitment_get_info (commitment);

      g_assert_false (g_regex_match_simple ("\\bow(e|es|ed|ing)\\b", info->fact, G_REGEX_CASELESS, 0));
      g_assert_false (g_regex_match_simple ("[.](com|org|net|ru|tv)\\b", info->source, G_REGEX_CASELESS, 0));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bundled/figures", test_figures);
  g_test_add_func ("/bundled/counts", test_counts);
  g_test_add_func ("/bundled/information", test_information);
  g_test_add_func ("/bundled/sipri", test_sipri);
  g_test_add_func ("/bundled/notes", test_notes);
  g_test_add_func ("/bundled/alliances", test_alliances);
  g_test_add_func ("/bundled/commitments", test_commitments);
  g_test_add_func ("/bundled/neutral-words", test_neutral_words);
  return g_test_run ();
}
