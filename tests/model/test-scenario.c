/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "model-fixture.h"

typedef struct {
  PledgeCatalogue *catalogue;
  PledgeScenario *scenario;
  guint changed;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->catalogue = model_fixture_new ();
  fixture->scenario = pledge_scenario_new (fixture->catalogue);
  g_signal_connect (fixture->scenario, "changed", G_CALLBACK (model_fixture_count_cb), &fixture->changed);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->scenario);
  g_assert_finalize_object (fixture->catalogue);
}

static void
test_defaults (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (pledge_edition_get_id (pledge_scenario_get_edition (fixture->scenario)), ==, "nato-2024-06");
  g_assert_cmpstr (pledge_alliance_get_id (pledge_scenario_get_alliance (fixture->scenario)), ==, "nato");
  g_assert_cmpint (pledge_scenario_get_year (fixture->scenario), ==, 2024);
  g_assert_cmpfloat (pledge_scenario_get_target_pct (fixture->scenario), ==, 3.5);
  g_assert_null (pledge_scenario_get_selected (fixture->scenario));
}

static void
test_target (Fixture *fixture, gconstpointer data)
{
  static const struct { double set, got; guint changed; } cases[] = {
    { 3.5, 3.5, 0 }, { 3.504, 3.5, 0 }, { 3.506, 3.51, 1 }, { -1, 0, 2 }, { 25, 20, 3 }, { 20, 20, 3 },
    { NAN, 20, 3 }, { INFINITY, 20, 3 }, { 2.1, 2.1, 4 }, { 0.07, 0.07, 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      pledge_scenario_set_target_pct (fixture->scenario, cases[i].set);
      g_assert_cmpfloat (pledge_scenario_get_target_pct (fixture->scenario), ==, cases[i].got);
      g_assert_cmpuint (fixture->changed, ==, cases[i].changed);
    }

  /* It would be shown with its sign. */
  pledge_scenario_set_target_pct (fixture->scenario, -0.0);
  g_assert_false (signbit (pledge_scenario_get_target_pct (fixture->scenario)));
  pledge_scenario_set_target_pct (fixture->scenario, -0.001);
  g_assert_false (signbit (pledge_scenario_get_target_pct (fixture->scenario)));
}

static void
test_year_is_clamped (Fixture *fixture, gconstpointer data)
{
  pledge_scenario_set_year (fixture->scenario, 1900);
  g_assert_cmpint (pledge_scenario_get_year (fixture->scenario), ==, 2023);
  g_assert_cmpuint (fixture->changed, ==, 1);
  pledge_scenario_set_year (fixture->scenario, 3000);
  g_assert_cmpint (pledge_scenario_get_year (fixture->scenario), ==, 2024);
  pledge_scenario_set_year (fixture->scenario, 2024);
  g_assert_cmpuint (fixture->changed, ==, 2);
}

static void
test_edition_keeps_or_follows_the_year (Fixture *fixture, gconstpointer data)
{
  PledgeEditionInfo info = { .id = "later", .title = "Later", .publisher = "NATO", .published = "2026", .first_year = 2022,
                             .last_year = 2026, .credit = "c", .licence = "l" };
  g_autoptr (PledgeEdition) later = pledge_edition_builder_finish (pledge_edition_builder_new (&info));
  PledgeEdition *first = pledge_scenario_get_edition (fixture->scenario);

  pledge_scenario_set_edition (fixture->scenario, later);
  g_assert_cmpint (pledge_scenario_get_year (fixture->scenario), ==, 2026); /* the last stays the last */
  g_assert_cmpuint (fixture->changed, ==, 1);                               /* edition and year are one change */
  pledge_scenario_set_year (fixture->scenario, 2023);
  pledge_scenario_set_edition (fixture->scenario, first);
  g_assert_cmpint (pledge_scenario_get_year (fixture->scenario), ==, 2023);
  pledge_scenario_set_edition (fixture->scenario, first);
  g_assert_cmpuint (fixture->changed, ==, 3);
}

static void
test_selection (Fixture *fixture, gconstpointer data)
{
  const char *codes[] = { "AAA", NULL };
  g_autoptr (PledgeAlliance) own = pledge_catalogue_make_alliance (fixture->catalogue, "own", "Own", codes, NULL);

  pledge_scenario_set_selected (fixture->scenario, "BBB");
  g_assert_cmpstr (pledge_scenario_get_selected (fixture->scenario), ==, "BBB");
  pledge_scenario_set_own_target_pct (fixture->scenario, "BBB", 5);
  g_assert_cmpuint (fixture->changed, ==, 2);
  pledge_scenario_set_selected (fixture->scenario, "XXX");
  g_assert_null (pledge_scenario_get_selected (fixture->scenario));
  pledge_scenario_set_selected (fixture->scenario, "BBB");
  pledge_scenario_set_alliance (fixture->scenario, own);
  g_assert_null (pledge_scenario_get_selected (fixture->scenario));
  g_assert_true (isnan (pledge_scenario_get_own_target_pct (fixture->scenario, "BBB")));
  g_assert_cmpuint (fixture->changed, ==, 5);
}

static void
test_selection_of_many (Fixture *fixture, gconstpointer data)
{
  const char *codes[] = { "BBB", "XXX", "AAA", "BBB", NULL };
  const char *const *selection;

  pledge_scenario_set_selection (fixture->scenario, codes);
  selection = pledge_scenario_get_selection (fixture->scenario);
  g_assert_cmpstr (selection[0], ==, "BBB");
  g_assert_cmpstr (selection[1], ==, "AAA");
  g_assert_null (selection[2]);
  g_assert_cmpstr (pledge_scenario_get_selected (fixture->scenario), ==, "AAA");
  pledge_scenario_set_selection (fixture->scenario, codes);
  g_assert_cmpuint (fixture->changed, ==, 1);
  pledge_scenario_toggle_selected (fixture->scenario, "BBB");
  g_assert_false (pledge_scenario_is_selected (fixture->scenario, "BBB"));
  g_assert_true (pledge_scenario_is_selected (fixture->scenario, "AAA"));
  pledge_scenario_toggle_selected (fixture->scenario, "CCC");
  g_assert_cmpstr (pledge_scenario_get_selected (fixture->scenario), ==, "CCC");
  pledge_scenario_set_selection (fixture->scenario, NULL);
  g_assert_null (pledge_scenario_get_selected (fixture->scenario));
  g_assert_null (pledge_scenario_get_selection (fixture->scenario)[0]);
  g_assert_cmpuint (fixture->changed, ==, 4);
}

static void
test_related (Fixture *fixture, gconstpointer data)
{
  pledge_scenario_set_related_pct (fixture->scenario, 1.5);
  g_assert_cmpfloat (pledge_scenario_get_related_pct (fixture->scenario), ==, 1.5);
  pledge_scenario_set_target_pct (fixture->scenario, 19); /* both together stay below the limit, as one change */
  g_assert_cmpfloat (pledge_scenario_get_related_pct (fixture->scenario), ==, 1);
  g_assert_cmpuint (fixture->changed, ==, 2);
  pledge_scenario_set_related_pct (fixture->scenario, -3);
  g_assert_cmpfloat (pledge_scenario_get_related_pct (fixture->scenario), ==, 0);
  pledge_scenario_set_related_pct (fixture->scenario, NAN);
  g_assert_cmpuint (fixture->changed, ==, 3);
}

static void
test_hold (Fixture *fixture, gconstpointer data)
{
  pledge_scenario_hold (fixture->scenario);
  pledge_scenario_release (fixture->scenario);
  g_assert_cmpuint (fixture->changed, ==, 0);
  pledge_scenario_hold (fixture->scenario);
  pledge_scenario_set_target_pct (fixture->scenario, 2);
  pledge_scenario_hold (fixture->scenario);
  pledge_scenario_set_year (fixture->scenario, 2023);
  pledge_scenario_release (fixture->scenario);
  g_assert_cmpuint (fixture->changed, ==, 0);
  pledge_scenario_release (fixture->scenario);
  g_assert_cmpuint (fixture->changed, ==, 1);
  pledge_scenario_set_year (fixture->scenario, 2024);
  g_assert_cmpuint (fixture->changed, ==, 2);
}

static void
test_measure (Fixture *fixture, gconstpointer data)
{
  PledgeMeasure measure;

  pledge_scenario_set_measure (fixture->scenario, PLEDGE_MEASURE_MONEY);
  pledge_scenario_set_measure (fixture->scenario, PLEDGE_MEASURE_MONEY);
  g_assert_cmpuint (fixture->changed, ==, 1);
  g_assert_true (pledge_measure_from_id ("money", &measure));
  g_assert_cmpint (measure, ==, pledge_scenario_get_measure (fixture->scenario));
  g_assert_false (pledge_measure_from_id ("gold", &measure));
}

static void
test_own_targets (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpfloat (pledge_scenario_get_target_for (fixture->scenario, "AAA"), ==, 3.5);
  pledge_scenario_set_own_target_pct (fixture->scenario, "AAA", 50);
  g_assert_cmpfloat (pledge_scenario_get_target_for (fixture->scenario, "AAA"), ==, 20);
  pledge_scenario_set_own_target_pct (fixture->scenario, "AAA", 20);
  pledge_scenario_set_own_target_pct (fixture->scenario, "XXX", 2);
  g_assert_cmpuint (fixture->changed, ==, 1);
  pledge_scenario_set_own_target_pct (fixture->scenario, "AAA", NAN);
  g_assert_cmpfloat (pledge_scenario_get_target_for (fixture->scenario, "AAA"), ==, 3.5);
  pledge_scenario_set_own_target_pct (fixture->scenario, "AAA", NAN);
  g_assert_cmpuint (fixture->changed, ==, 2);
}

static void
count_notify_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
test_properties (Fixture *fixture, gconstpointer data)
{
  guint notified = 0;
  double target;

  g_signal_connect (fixture->scenario, "notify::target-pct", G_CALLBACK (count_notify_cb), &notified);
  g_object_set (fixture->scenario, "target-pct", 2.0, NULL);
  g_object_set (fixture->scenario, "target-pct", 2.0, NULL);
  g_object_get (fixture->scenario, "target-pct", &target, NULL);
  g_assert_cmpfloat (target, ==, 2.0);
  g_assert_cmpuint (notified, ==, 1);
  g_assert_cmpuint (fixture->changed, ==, 1);
}

static PledgeAlliance *
make_group (Fixture *fixture, const char *id, const char *first, const char *second)
{
  const char *codes[] = { first, second, NULL };
  g_autoptr (GError) error = NULL;
  PledgeAlliance *group = pledge_catalogue_make_alliance (fixture->catalogue, id, "Mine", codes, &error);

  g_assert_no_error (error);
  return group;
}

static void
count_items_cb (GListModel *model, guint position, guint removed, guint added, guint *count)
{
  (*count)++;
}

static void
test_own_groups_follow (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeAlliance) before = make_group (fixture, "own-pair", "AAA", "BBB");
  g_autoptr (PledgeAlliance) after = make_group (fixture, "own-pair", "BBB", "CCC");
  g_autoptr (PledgeAlliance) other = make_group (fixture, "own-other", "AAA", NULL);
  PledgeAlliance *one[] = { before }, *two[] = { other, after };
  GListModel *alliances = pledge_catalogue_get_alliances (fixture->catalogue);
  guint listed = 0;

  g_signal_connect (alliances, "items-changed", G_CALLBACK (count_items_cb), &listed);
  g_assert_true (pledge_alliance_is_own (before));
  pledge_catalogue_set_own_groups (fixture->catalogue, one, 1);
  g_assert_cmpuint (listed, ==, 1);
  g_assert_cmpuint (fixture->changed, ==, 0); /* it asks about NATO */
  pledge_scenario_set_alliance (fixture->scenario, before);
  pledge_scenario_set_own_target_pct (fixture->scenario, "AAA", 2);
  pledge_scenario_set_own_target_pct (fixture->scenario, "BBB", 3);
  g_assert_cmpuint (fixture->changed, ==, 3);

  /* Edited: the new one, as one change; what its members have not is dropped. */
  pledge_catalogue_set_own_groups (fixture->catalogue, two, 2);
  g_assert_cmpuint (listed, ==, 2);
  g_assert_cmpuint (fixture->changed, ==, 4);
  g_assert_true (pledge_scenario_get_alliance (fixture->scenario) == after);
  g_assert_true (isnan (pledge_scenario_get_own_target_pct (fixture->scenario, "AAA")));
  g_assert_cmpfloat (pledge_scenario_get_own_target_pct (fixture->scenario, "BBB"), ==, 3);

  /* The same once more is no change, and neither is another group's. */
  pledge_catalogue_set_own_groups (fixture->catalogue, two, 2);
  g_assert_cmpuint (listed, ==, 2);
  pledge_catalogue_set_own_groups (fixture->catalogue, two + 1, 1);
  g_assert_cmpuint (listed, ==, 3);
  g_assert_cmpuint (fixture->changed, ==, 4);

  /* Removed: the default one. */
  pledge_catalogue_set_own_groups (fixture->catalogue, NULL, 0);
  g_assert_cmpuint (fixture->changed, ==, 5);
  g_assert_cmpstr (pledge_alliance_get_id (pledge_scenario_get_alliance (fixture->scenario)), ==, "nato");
  g_assert_cmpuint (g_list_model_get_n_items (alliances), ==, 1);
}

/* Members chosen for one question belong to no list, and none takes them away. */
static void
test_unlisted_group_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeAlliance) chosen = make_group (fixture, "members", "AAA", "BBB");
  g_autoptr (PledgeAlliance) group = make_group (fixture, "own-pair", "AAA", "BBB");
  PledgeAlliance *one[] = { group };

  pledge_scenario_set_alliance (fixture->scenario, chosen);
  pledge_catalogue_set_own_groups (fixture->catalogue, one, 1);
  pledge_catalogue_set_own_groups (fixture->catalogue, NULL, 0);
  g_assert_true (pledge_scenario_get_alliance (fixture->scenario) == chosen);
  g_assert_cmpuint (fixture->changed, ==, 1);
}

static void
test_own_groups_bring_members (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeMember) stranger = pledge_member_new ("XXX", "Xland", TRUE);
  PledgeAllianceBuilder *builder = pledge_alliance_builder_new ("own-far", "Far");
  g_autoptr (PledgeAlliance) group = NULL;
  PledgeAlliance *one[1];

  g_assert_true (pledge_alliance_builder_add (builder, stranger, G_MININT, G_MAXINT, NULL));
  group = pledge_alliance_builder_finish (builder);
  one[0] = group;
  g_assert_null (pledge_catalogue_find_member (fixture->catalogue, "XXX"));
  pledge_catalogue_set_own_groups (fixture->catalogue, one, 1);
  g_assert_true (pledge_catalogue_find_member (fixture->catalogue, "XXX") == stranger);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/scenario/defaults", test_defaults);
  ADD ("/scenario/target", test_target);
  ADD ("/scenario/year", test_year_is_clamped);
  ADD ("/scenario/edition", test_edition_keeps_or_follows_the_year);
  ADD ("/scenario/selection", test_selection);
  ADD ("/scenario/selection-of-many", test_selection_of_many);
  ADD ("/scenario/related", test_related);
  ADD ("/scenario/hold", test_hold);
  ADD ("/scenario/measure", test_measure);
  ADD ("/scenario/own-targets", test_own_targets);
  ADD ("/scenario/properties", test_properties);
  ADD ("/scenario/own-groups-follow", test_own_groups_follow);
  ADD ("/scenario/unlisted-group-stays", test_unlisted_group_stays);
  ADD ("/scenario/own-groups-bring-members", test_own_groups_bring_members);
  return g_test_run ();
}
