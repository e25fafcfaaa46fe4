/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model-fixture.h"

static void
test_list_model (void)
{
  g_autoptr (PledgeCatalogue) catalogue = model_fixture_new ();
  PledgeAlliance *alliance = pledge_catalogue_find_alliance (catalogue, "nato");
  g_autoptr (PledgeMember) first = g_list_model_get_item (G_LIST_MODEL (alliance), 0);

  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (alliance)) == PLEDGE_TYPE_MEMBER);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (alliance)), ==, 5);
  g_assert_cmpstr (pledge_member_get_iso3 (first), ==, "AAA");
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (alliance), 5));
  g_assert_true (pledge_alliance_has_member (alliance, "DDD"));
  g_assert_false (pledge_alliance_has_member (alliance, "XXX"));
  g_assert_false (pledge_alliance_has_member (alliance, NULL));
}

static void
test_membership (void)
{
  PledgeAllianceBuilder *builder = pledge_alliance_builder_new ("pact", "Pact");
  g_autoptr (PledgeMember) member = pledge_member_new ("THA", "Thailand", TRUE);
  g_autoptr (PledgeAlliance) alliance = NULL;

  g_assert_true (pledge_alliance_builder_add (builder, member, 1954, 1977, "ended"));
  alliance = pledge_alliance_builder_finish (builder);
  g_assert_false (pledge_alliance_counts_in (alliance, 0, 1953));
  g_assert_true (pledge_alliance_counts_in (alliance, 0, 1954));
  g_assert_true (pledge_alliance_counts_in (alliance, 0, 1977));
  g_assert_false (pledge_alliance_counts_in (alliance, 0, 1978));
  g_assert_cmpstr (pledge_alliance_get_note (alliance, 0), ==, "ended");
}

static void
test_own_group (void)
{
  g_autoptr (PledgeCatalogue) catalogue = model_fixture_new ();
  g_autoptr (GError) error = NULL;
  const char *good[] = { "BBB", "AAA", NULL }, *unknown[] = { "BBB", "XXX", NULL };
  const char *twice[] = { "BBB", "BBB", NULL }, *none[] = { NULL };
  g_autoptr (PledgeAlliance) alliance = pledge_catalogue_make_alliance (catalogue, "own", "Own", good, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (pledge_alliance_get_n_members (alliance), ==, 2);
  g_assert_true (pledge_alliance_counts_in (alliance, 0, 1800));

  g_assert_null (pledge_catalogue_make_alliance (catalogue, "own", "Own", unknown, &error));
  g_assert_error (error, PLEDGE_CATALOGUE_ERROR, PLEDGE_CATALOGUE_ERROR_UNKNOWN);
  g_assert_nonnull (strstr (error->message, "XXX"));
  g_clear_error (&error);
  g_assert_null (pledge_catalogue_make_alliance (catalogue, "own", "Own", twice, &error));
  g_assert_error (error, PLEDGE_CATALOGUE_ERROR, PLEDGE_CATALOGUE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (pledge_catalogue_make_alliance (catalogue, "own", "Own", none, &error));
  g_assert_error (error, PLEDGE_CATALOGUE_ERROR, PLEDGE_CATALOGUE_ERROR_INVALID);
}

static void
test_iso3 (void)
{
  g_assert_true (pledge_member_is_iso3 ("DEU"));
  g_assert_false (pledge_member_is_iso3 ("deu"));
  g_assert_false (pledge_member_is_iso3 ("DE"));
  g_assert_false (pledge_member_is_iso3 ("DEUX"));
  g_assert_false (pledge_member_is_iso3 ("DÜ"));
  g_assert_false (pledge_member_is_iso3 (""));
  g_assert_false (pledge_member_is_iso3 (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/alliance/list-model", test_list_model);
  g_test_add_func ("/alliance/membership", test_membership);
  g_test_add_func ("/alliance/own-group", test_own_group);
  g_test_add_func ("/alliance/iso3", test_iso3);
  return g_test_run ();
}
