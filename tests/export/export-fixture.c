/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-fixture.h"

#include "pledge-catalogue-loader.h"

PledgeCatalogue *
export_fixture_load (void)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *dir = pledge_catalogue_find_data_dir ();
  PledgeCatalogue *catalogue = pledge_catalogue_load (dir, warnings);

  for (guint i = 0; i < warnings->len; i++)
    g_test_message ("%s", (const char *) warnings->pdata[i]);
  g_assert_cmpuint (warnings->len, ==, 0);

  return catalogue;
}

static PledgeAlliance *
find_alliance (PledgeCatalogue *catalogue, const char *words)
{
  PledgeAlliance *known = pledge_catalogue_find_alliance (catalogue, words);
  g_auto (GStrv) codes = g_strsplit (words, ",", -1);
  g_autoptr (GError) error = NULL;
  PledgeAlliance *made;

  if (known != NULL)
    return g_object_ref (known);

  made = pledge_catalogue_make_alliance (catalogue, "members", "Chosen members", (const char *const *) codes, &error);
  g_assert_no_error (error);
  return made;
}

PledgeScenario *
export_fixture_scenario (PledgeCatalogue *catalogue, const char *edition, const char *alliance, int year, double target_pct, PledgeLens lens)
{
  g_autoptr (PledgeScenario) scenario = pledge_scenario_new (catalogue);
  g_autoptr (PledgeAlliance) group = find_alliance (catalogue, alliance);

  g_assert_nonnull (pledge_catalogue_find_edition (catalogue, edition));
  pledge_scenario_set_edition_and_alliance (scenario, pledge_catalogue_find_edition (catalogue, edition), group);
  if (year != 0)
    pledge_scenario_set_year (scenario, year);
  pledge_scenario_set_target_pct (scenario, target_pct);
  pledge_scenario_set_lens (scenario, lens);
  if (year != 0)
    g_assert_cmpint (pledge_scenario_get_year (scenario), ==, year);

  return g_steal_pointer (&scenario);
}

PledgeAnswer *
export_fixture_ask_in (PledgeCatalogue *catalogue, const char *edition, const char *alliance, int year, double target_pct, PledgeLens lens)
{
  g_autoptr (PledgeScenario) scenario = export_fixture_scenario (catalogue, edition, alliance, year, target_pct, lens);

  return pledge_answer_new (scenario);
}

PledgeAnswer *
export_fixture_ask (PledgeCatalogue *catalogue, const char *edition, const char *alliance, int year, double target_pct)
{
  return export_fixture_ask_in (catalogue, edition, alliance, year, target_pct, PLEDGE_LENS_USD);
}

gboolean
export_fixture_skips (const char *edition)
{
  if (!g_str_has_prefix (edition, "sipri") || g_getenv ("PLEDGELINE_WITHOUT_SIPRI") == NULL)
    return FALSE;

  g_test_skip ("built without SIPRI's figures");
  return TRUE;
}
