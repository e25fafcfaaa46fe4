/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-fixture.h"
#include "pledge-scenario-file.h"
#include "pledge-undo.h"

static char *
question (AppFixture *fixture)
{
  g_autoptr (GBytes) bytes = pledge_scenario_question_to_bytes (fixture->scenario);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
change_at_random (AppFixture *fixture, GRand *rand)
{
  GListModel *editions = pledge_catalogue_get_editions (pledge_scenario_get_catalogue (fixture->scenario));
  GListModel *alliances = pledge_catalogue_get_alliances (pledge_scenario_get_catalogue (fixture->scenario));
  g_autoptr (PledgeEdition) edition = g_list_model_get_item (editions, g_rand_int_range (rand, 0, g_list_model_get_n_items (editions)));
  g_autoptr (PledgeAlliance) alliance = g_list_model_get_item (alliances, g_rand_int_range (rand, 0, g_list_model_get_n_items (alliances)));

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      pledge_scenario_set_edition (fixture->scenario, edition);
      break;
    case 1:
      pledge_scenario_set_alliance (fixture->scenario, alliance);
      break;
    case 2:
      pledge_scenario_set_year (fixture->scenario, g_rand_int_range (rand, 2014, 2027));
      break;
    case 3:
      pledge_scenario_set_lens (fixture->scenario, g_rand_int_range (rand, 0, PLEDGE_N_LENSES));
      break;
    case 4:
      pledge_scenario_set_own_target_pct (fixture->scenario, "USA", g_rand_double_range (rand, 0, 6));
      break;
    default:
      pledge_scenario_set_target_pct (fixture->scenario, g_rand_double_range (rand, 0, 6));
    }
}

/* A hundred changes are taken back to the first state and done again to the last. */
static void
test_there_and_back (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeUndo) undo = pledge_undo_new (fixture->scenario);
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  g_autofree char *first = question (fixture);
  g_autofree char *last = NULL;
  g_autofree char *again_first = NULL;
  g_autofree char *again_last = NULL;

  for (int i = 0; i < 100; i++)
    change_at_random (fixture, rand);
  last = question (fixture);
  while (pledge_undo_get_can_undo (undo))
    pledge_undo_undo (undo);
  again_first = question (fixture);
  while (pledge_undo_get_can_redo (undo))
    pledge_undo_redo (undo);
  again_last = question (fixture);
  g_assert_cmpstr (first, ==, again_first);
  g_assert_cmpstr (last, ==, again_last);
}

static void
test_steps (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeUndo) undo = pledge_undo_new (fixture->scenario);

  pledge_undo_undo (undo); /* nothing to take back */
  g_assert_false (pledge_undo_get_can_undo (undo));
  pledge_scenario_set_selected (fixture->scenario, "DEU");
  g_assert_false (pledge_undo_get_can_undo (undo)); /* who is selected is no question */

  pledge_undo_begin (undo);
  for (int i = 0; i < 10; i++)
    pledge_scenario_set_target_pct (fixture->scenario, 2 + i * 0.1);
  pledge_undo_end (undo);
  pledge_undo_undo (undo);
  g_assert_cmpfloat (pledge_scenario_get_target_pct (fixture->scenario), ==, 3.5); /* one step for the whole drag */
  g_assert_cmpstr (pledge_scenario_get_selected (fixture->scenario), ==, "DEU");
  g_assert_true (pledge_undo_get_can_redo (undo));
  pledge_scenario_set_year (fixture->scenario, 2020);
  g_assert_false (pledge_undo_get_can_redo (undo)); /* another way was taken */
}

static void
test_by_key (AppFixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (fixture->target_scale));
  app_fixture_xdotool ("key --delay 60 Right Right");
  g_assert_cmpfloat_with_epsilon (pledge_scenario_get_target_pct (fixture->scenario), 3.7, 1e-9);
  app_fixture_xdotool ("key ctrl+z");
  g_assert_cmpfloat_with_epsilon (pledge_scenario_get_target_pct (fixture->scenario), 3.6, 1e-9);
  app_fixture_xdotool ("key ctrl+shift+z");
  g_assert_cmpfloat_with_epsilon (pledge_scenario_get_target_pct (fixture->scenario), 3.7, 1e-9);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, AppFixture, NULL, app_fixture_set_up, function, app_fixture_tear_down)
  ADD ("/undo/there-and-back", test_there_and_back);
  ADD ("/undo/steps", test_steps);
  ADD ("/undo/by-key", test_by_key);
  return g_test_run ();
}
