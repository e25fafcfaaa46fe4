/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "export-fixture.h"
#include "pledge-definitions.h"
#include "pledge-picture.h"
#include "pledge-revisions.h"
#include "pledge-scene-private.h"

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

/* Printed 2.03 in June 2024 and 1.35 in July 2026: what the target of 2 % made of it turned. */
static void
test_albania (void)
{
  g_autoptr (PledgeRevisions) revisions = revise ("nato-2026-07", 2024, 2, NULL);
  g_autofree char *words = pledge_revisions_dup_words (revisions, "ALB");
  double lowest_pct, highest_pct;

  g_assert_cmpuint (pledge_revisions_get_n_editions (revisions), ==, 2);
  g_assert_cmpstr (pledge_edition_get_id (pledge_revisions_get_edition (revisions, 0)), ==, "nato-2024-06");
  g_assert_cmpuint (pledge_revisions_get_n (revisions, "ALB"), ==, 2);
  g_assert_cmpfloat_with_epsilon (pledge_revisions_get (revisions, "ALB", 0)->share_pct, 2.03, 0.005);
  g_assert_true (pledge_revisions_get (revisions, "ALB", 0)->meets);
  g_assert_true (pledge_revisions_get (revisions, "ALB", 0)->estimate);
  g_assert_cmpfloat (pledge_revisions_get (revisions, "ALB", 1)->share_pct, ==, 1.35);
  g_assert_false (pledge_revisions_get (revisions, "ALB", 1)->meets);
  g_assert_true (pledge_revisions_get_range (revisions, "ALB", &lowest_pct, &highest_pct));
  g_assert_cmpfloat (lowest_pct, ==, pledge_revisions_get (revisions, "ALB", 1)->share_pct);
  g_assert_cmpfloat (highest_pct, ==, pledge_revisions_get (revisions, "ALB", 0)->share_pct);
  g_assert_true (pledge_revisions_flips (revisions, "ALB"));
  g_assert_cmpstr (words, ==, "Albania 2024: 2.03\u00a0% (June 2024, meets 2\u00a0%), 1.35\u00a0% (July 2026, below 2\u00a0%)");
}

/* Whichever edition is asked, the others are the same. */
static void
test_from_either_side (void)
{
  g_autoptr (PledgeAnswer) answer = NULL;
  g_autoptr (PledgeRevisions) newer = revise ("nato-2026-07", 2024, 2, &answer);
  g_autoptr (PledgeRevisions) older = revise ("nato-2024-06", 2024, 2, NULL);
  guint n_flips = 0;

  for (guint i = 0; i < pledge_answer_get_n_rows (answer); i++)
    {
      const char *iso3 = pledge_answer_get_row (answer, i)->iso3;

      g_assert_cmpint (pledge_revisions_flips (newer, iso3), ==, pledge_revisions_flips (older, iso3));
      g_assert_cmpuint (pledge_revisions_get_n (newer, iso3), ==, pledge_revisions_get_n (older, iso3));
      n_flips += pledge_revisions_flips (newer, iso3);
    }
  g_assert_cmpuint (n_flips, ==, 6); /* Albania, Bulgaria, Czechia, Montenegro, North Macedonia, Slovakia */
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
  g_autoptr (PledgeRevisions) at_two = revise ("nato-2026-07", 2024, 2, NULL);
  g_autoptr (PledgeRevisions) at_nothing = revise ("nato-2026-07", 2024, 0, NULL);
  g_autoptr (PledgeRevisions) early = revise ("nato-2026-07", 2016, 3.5, NULL);
  g_autofree char *early_summary = pledge_revisions_dup_summary (early);
  g_autofree char *summary = pledge_revisions_dup_summary (at_two);
  g_autofree char *note = pledge_revisions_dup_note (at_nothing);

  g_assert_nonnull (summary);
  g_assert_true (g_str_has_prefix (summary, "The verdict on 6 of 31 depends on the edition: "));
  g_assert_nonnull (strstr (summary, "Slovakia"));
  g_assert_null (pledge_revisions_dup_summary (at_nothing));
  g_assert_true (g_str_has_prefix (early_summary, "The verdict on 1 of 27 depends on the edition: United States")); /* members of 2016 alone */
  g_assert_nonnull (note); /* shares differ all the same */
}

static guint
count_shapes (const PledgeScene *scene, const char *group, PledgeShapeKind kind)
{
  guint n = 0;

  for (guint i = 0; i < scene->groups->len; i++)
    {
      const PledgeGroupEntry *entry = pledge_scene_entry (scene, i);

      for (guint k = 0; g_str_equal (entry->group.id, group) && k < entry->n_shapes; k++)
        n += pledge_scene_shape (scene, entry->first_shape + k)->kind == kind;
    }

  return n;
}

static PledgeScene *
draw (int year)
{
  g_autoptr (PledgeScenario) scenario = export_fixture_scenario (catalogue, "nato-2026-07", "nato", year, 2, PLEDGE_LENS_USD);
  PledgePictureOptions options = pledge_picture_options_default ();
  g_autoptr (GError) error = NULL;
  PledgeScene *scene = pledge_picture_new_scene (scenario, &options, PLEDGE_EXPORT_SVG, &error);

  g_assert_no_error (error);
  return scene;
}

/* A whisker of two strokes where the bar was revised, a badge where the verdict turns, neither where nothing was. */
static void
test_picture (void)
{
  g_autoptr (PledgeScene) revised = draw (2024);
  g_autoptr (PledgeScene) new = draw (2026);

  g_assert_cmpuint (count_shapes (revised, "gap-ALB", PLEDGE_SHAPE_LINE), ==, 6);
  g_assert_cmpuint (count_shapes (revised, "gap-ALB", PLEDGE_SHAPE_DISC), ==, 1);
  g_assert_cmpuint (count_shapes (revised, "gap-POL", PLEDGE_SHAPE_LINE), ==, 6);
  g_assert_cmpuint (count_shapes (revised, "gap-POL", PLEDGE_SHAPE_DISC), ==, 0);
  g_assert_nonnull (strstr (pledge_scene_find_group (revised, "row-ALB")->description, "2.03"));
  g_assert_nonnull (strstr (pledge_scene_find_group (revised, "notes")->name, "Whiskers"));
  g_assert_cmpuint (count_shapes (new, "gap-ALB", PLEDGE_SHAPE_LINE), ==, 0);
  g_assert_cmpuint (count_shapes (new, "gap-ALB", PLEDGE_SHAPE_DISC), ==, 0);
}

/* Side by side, lowest first, never averaged: of 2024, the newest year that two have. */
static void
test_definitions (void)
{
  g_autoptr (PledgeAnswer) answer = export_fixture_ask (catalogue, "nato-2026-07", "nato", 2026, 2);
  GListModel *editions = pledge_catalogue_get_editions (catalogue);
  g_autoptr (PledgeDefinitions) germany = pledge_definitions_new (answer, "DEU", editions);
  g_autofree char *words = pledge_definitions_dup_words (germany);
  gboolean sipri = pledge_catalogue_find_edition (catalogue, "sipri-2025-04") != NULL;
  guint n = pledge_definitions_get_n (germany);

  g_assert_cmpint (pledge_definitions_get_year (germany), ==, 2024);
  g_assert_cmpuint (n, ==, sipri ? 3 : 2);
  for (guint i = 1; i < n; i++)
    g_assert_cmpfloat (pledge_definitions_get (germany, i - 1)->share_pct, <=, pledge_definitions_get (germany, i)->share_pct);
  if (sipri)
    {
      g_assert_cmpstr (pledge_edition_get_id (pledge_definitions_get (germany, 0)->edition), ==, "sipri-2025-04");
      g_assert_cmpfloat_with_epsilon (pledge_definitions_get (germany, 0)->share_pct, 1.89, 0.005);
      g_assert_false (pledge_definitions_get (germany, 0)->meets);
      g_assert_true (g_str_has_prefix (words, "Germany 2024: 1.89\u00a0% to 2.1"));
    }
  g_assert_true (pledge_definitions_get (germany, n - 1)->meets);
  g_assert_null (pledge_definitions_new (answer, "ISL", editions)); /* nobody counts anything */
  g_assert_null (pledge_definitions_new (answer, "JPN", editions)); /* not asked about */
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  catalogue = export_fixture_load ();

  g_test_add_func ("/revisions/albania", test_albania);
  g_test_add_func ("/revisions/from-either-side", test_from_either_side);
  g_test_add_func ("/revisions/one-edition", test_one_edition);
  g_test_add_func ("/revisions/without-figures", test_without_figures);
  g_test_add_func ("/revisions/summary", test_summary);
  g_test_add_func ("/revisions/picture", test_picture);
  g_test_add_func ("/definitions/germany", test_definitions);

  result = g_test_run ();
  g_clear_object (&catalogue);
  return result;
}
