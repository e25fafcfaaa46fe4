/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-fixture.h"
#include "pledge-chooser.h"
#include "pledge-words.h"

static GtkWidget *
find_label (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (root)), text) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* One answer feeds chart, track, sentence and what a screen reader is told. */
static void
assert_in_step (AppFixture *fixture)
{
  const PledgeAnswer *answer = pledge_window_get_answer (fixture->window);
  g_autofree char *summary = pledge_words_summary (answer);
  g_autofree char *value = pledge_words_value_text (answer);
  const PledgeGroup *target = pledge_scene_find_group (pledge_chart_view_get_chart (fixture->chart_view)->scene, "target");

  g_assert_nonnull (find_label (GTK_WIDGET (fixture->window), summary));
  g_assert_cmpstr (target->description, ==, value);
  g_assert_cmpfloat_with_epsilon (gtk_range_get_value (GTK_RANGE (fixture->target_scale)), pledge_answer_get_target_pct (answer), 1e-9);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->target_scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, value);
}

static void
test_opens (AppFixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (pledge_edition_get_id (pledge_scenario_get_edition (fixture->scenario)), ==, "nato-2026-07");
  g_assert_cmpfloat (pledge_scenario_get_target_pct (fixture->scenario), ==, 3.5);
  assert_in_step (fixture);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture->chart_view), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
test_follows (AppFixture *fixture, gconstpointer data)
{
  PledgeCatalogue *catalogue = pledge_scenario_get_catalogue (fixture->scenario);

  pledge_scenario_set_target_pct (fixture->scenario, 2.0);
  assert_in_step (fixture);
  pledge_scenario_set_edition (fixture->scenario, pledge_catalogue_find_edition (catalogue, "nato-2024-06"));
  assert_in_step (fixture);
  g_assert_cmpint (pledge_scenario_get_year (fixture->scenario), ==, 2024);
  pledge_scenario_set_year (fixture->scenario, 2014);
  assert_in_step (fixture);
  g_assert_cmpuint (pledge_answer_get_totals (pledge_window_get_answer (fixture->window))->members, ==, 28);
}

static void
test_alliance_brings_its_edition (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *chooser = app_fixture_find (GTK_WIDGET (fixture->window), PLEDGE_TYPE_CHOOSER);
  GtkDropDown *alliances = GTK_DROP_DOWN (app_fixture_find (chooser, GTK_TYPE_DROP_DOWN));
  GListModel *model = gtk_drop_down_get_model (alliances);

  if (g_getenv ("PLEDGELINE_WITHOUT_SIPRI") != NULL)
    {
      g_test_skip ("built without SIPRI's figures");
      return;
    }

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (PledgeAlliance) alliance = g_list_model_get_item (model, i);

      if (g_strcmp0 (pledge_alliance_get_id (alliance), "us-japan") == 0)
        gtk_drop_down_set_selected (alliances, i);
    }
  app_fixture_settle ();
  g_assert_cmpstr (pledge_alliance_get_id (pledge_scenario_get_alliance (fixture->scenario)), ==, "us-japan");
  g_assert_cmpstr (pledge_edition_get_info (pledge_scenario_get_edition (fixture->scenario))->publisher, ==, "SIPRI");
  g_assert_cmpint (pledge_scenario_get_year (fixture->scenario), ==, 2024);
  assert_in_step (fixture);
}

static void
test_narrow (AppFixture *fixture, gconstpointer data)
{
  const PledgeChart *chart;

  app_fixture_resize (fixture, 360, 640);
  chart = pledge_chart_view_get_chart (fixture->chart_view);
  g_assert_cmpfloat (pledge_scene_get_width (chart->scene), <=, 360);
  g_assert_cmpfloat (chart->content_height, >, chart->plot.height); /* the rows scroll */
  g_assert_true (pledge_scene_is_inside (chart->scene, 1, NULL));
  assert_in_step (fixture);
  app_fixture_resize (fixture, 1000, 700);
  chart = pledge_chart_view_get_chart (fixture->chart_view);
  g_assert_cmpfloat (pledge_scene_get_width (chart->scene), >, 900);
  /* track and chart share one axis where there is room */
  g_assert_cmpfloat (chart->target_axis.start, ==, pledge_target_scale_get_chart (fixture->target_scale)->target_axis.start);
  g_assert_cmpfloat (chart->target_axis.end, ==, pledge_target_scale_get_chart (fixture->target_scale)->target_axis.end);
}

static void
test_without_figures (void)
{
  g_autoptr (AdwApplication) application = g_object_new (ADW_TYPE_APPLICATION, "application-id", "io.github.pledgeline.Test",
                                                         "resource-base-path", "/io/github/pledgeline/Pledgeline", NULL);
  g_autoptr (PledgeCatalogue) catalogue = pledge_catalogue_new ();
  PledgeWindow *window;

  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  window = pledge_window_new (application, catalogue, NULL);
  gtk_window_present (GTK_WINDOW (window));
  app_fixture_settle ();
  g_assert_null (pledge_window_get_scenario (window));
  g_assert_nonnull (find_label (GTK_WIDGET (window), "No Figures"));
  gtk_window_close (GTK_WINDOW (window));
  app_fixture_settle ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, AppFixture, NULL, app_fixture_set_up, function, app_fixture_tear_down)
  ADD ("/window/opens", test_opens);
  ADD ("/window/follows", test_follows);
  ADD ("/window/alliance", test_alliance_brings_its_edition);
  ADD ("/window/narrow", test_narrow);
  g_test_add_func ("/window/without-figures", test_without_figures);
  return g_test_run ();
}
