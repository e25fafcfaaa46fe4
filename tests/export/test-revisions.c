/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "export-fixture.h"
#include "pledge-revisions.h"

static PledgeCatalogue *catalogue;

static PledgeRevisions *
revise (const char *edition, int year, double target_pct, PledgeAnswer **answer)
{
  g_autoptr (PledgeAnswer) asked = export_fixture_ask (catalogue, edition, "nato", year, target_pct);
  PledgeRevisions *revisions = pledge_revisions_new (asked, pledge_catalogue_get_editions (catalogue));

  if (answer != NULL)
    *answer = g_steal_pointer (&asked);
  return revisions;
}

/* Printed 2.03 in June 2024 and 1.78 in July 2026: what the target of 2 % made of it turned. */
static void
test_croatia (void)
{
  g_autoptr (PledgeRevisions) revisions = revise ("nato-2026-07", 2022, 2, NULL);
  g_autofree char *words = pledge_revisions_dup_words (revisions, "HRV");
  double lowest_pct, highest_pct;

  g_assert_cmpuint (pledge_revisions_get_n_editions (revisions), ==, 2);
  g_assert_cmpstr (pledge_edition_get_id (pledge_revisions_get_edition (revisions, 0)), ==, "nato-2024-06");
  g_assert_cmpuint (pledge_revisions_get_n (revisions, "HRV"), ==, 2);
  g_assert_cmpfloat (pledge_revisions_get (revisions, "HRV", 0)->share_pct, ==, 2.03);
  g_assert_true (pledge_revisions_get (revisions, "HRV", 0)->meets);
  g_assert_cmpfloat (pledge_revisions_get (revisions, "HRV", 1)->share_pct, ==, 1.78);
  g_assert_false (pledge_revisions_get (revisions, "HRV", 1)->meets);
  g_assert_true (pledge_revisions_get_range (revisions, "HRV", &lowest_pct, &highest_pct));
  g_assert_cmpfloat (lowest_pct, ==, 1.78);
  g_assert_cmpfloat (highest_pct, ==, 2.03);
  g_assert_true (pledge_revisions_flips (revisions, "HRV"));
  g_assert_cmpstr (words, ==, "Croatia 2022: 2.03\u00a0% (June 2024, meets 2\u00a0%), 1.78\u00a0% (July 2026, below 2\u00a0%)");
}

/* Whichever edition is asked, the others are the same. */
static void
test_from_either_side (void)
{
  g_autoptr (PledgeAnswer) answer = NULL;
  g_autoptr (PledgeRevisions) newer = revise ("nato-2026-07", 2022, 2, &answer);
  g_autoptr (PledgeRevisions) older = revise ("nato-2024-06", 2022, 2, NULL);
  guint n_flips = 0;

  for (guint i = 0; i < pledge_answer_get_n_rows (answer); i++)
    {
      const char *iso3 = pledge_answer_get_row (answer, i)->iso3;

      g_assert_cmpint (pledge_revisions_flips (newer, iso3), ==, pledge_revisions_flips (older, iso3));
      g_assert_cmpuint (pledge_revisions_get_n (newer, iso3), ==, pledge_revisions_get_n (older, iso3));
      n_flips += pledge_revisions_flips (newer, iso3);
    }
  g_assert_cmpuint (n_flips, >, 0);
}

/* A year that one edition alone has is not revised. */
static void
test_one_edition (void)
{
  g_autoptr (PledgeRevisions) revisions = revise ("nato-2026-07", 2026, 3.5, NULL);
  g_autofree char *summary = pledge_revisions_dup_summary (revisions);
  double lowest_pct, highest_pct;

  g_assert_cmpuint (pledge_revisions_get_n_editions (revisions), ==, 1);
  g_assert_cmpuint (pledge_revisions_get_n (revisions, "DEU"), ==, 1);
  g_assert_false (pledge_revisions_get_range (revisions, "DEU", &lowest_pct, &highest_pct));
  g_assert_false (pledge_revisions_flips (revisions, "DEU"));
  g_assert_null (pledge_revisions_dup_words (revisions, "DEU"));
  g_assert_null (summary);
}

static void
test_without_figures (void)
{
  g_autoptr (PledgeRevisions) revisions = revise ("nato-2026-07", 2022, 2, NULL);

  g_assert_cmpuint (pledge_revisions_get_n (revisions, "ISL"), ==, 0);
  g_assert_false (pledge_revisions_flips (revisions, "ISL"));
  g_assert_cmpuint (pledge_revisions_get_n (revisions, "JPN"), ==, 0); /* not asked about */
}

/* At no share at all every verdict is the same. */
static void
test_summary (void)
{
  g_autoptr (PledgeRevisions) at_two = revise ("nato-2026-07", 2022, 2, NULL);
  g_autoptr (PledgeRevisions) at_nothing = revise ("nato-2026-07", 2022, 0, NULL);
  g_autofree char *summary = pledge_revisions_dup_summary (at_two);

  g_assert_nonnull (summary);
  g_assert_nonnull (strstr (summary, "Croatia"));
  g_assert_null (pledge_revisions_dup_summary (at_nothing));
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  catalogue = export_fixture_load ();

  g_test_add_func ("/revisions/croatia", test_croatia);
  g_test_add_func ("/revisions/from-either-side", test_from_either_side);
  g_test_add_func ("/revisions/one-edition", test_one_edition);
  g_test_add_func ("/revisions/without-figures", test_without_figures);
  g_test_add_func ("/revisions/summary", test_summary);

  result = g_test_run ();
  g_clear_object (&catalogue);
  return result;
}
