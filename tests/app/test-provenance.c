/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-fixture.h"
#include "pledge-ally-pane.h"
#include "pledge-definitions-box.h"
#include "pledge-format.h"
#include "pledge-provenance-dialog.h"
#include "pledge-time-bar.h"

/* The one dialog that is open, or NULL. */
static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (PLEDGE_IS_PROVENANCE_DIALOG (window) && gtk_widget_get_visible (window))
        return window;
    }

  return NULL;
}

static gboolean
says (GtkWidget *root, const char *words)
{
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), words) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, words))
      return TRUE;

  return FALSE;
}

/* The formula has the numbers of the row in it; Escape closes. */
static void
test_key (AppFixture *fixture, gconstpointer data)
{
  const PledgeAnswerRow *row;
  g_autofree char *spending = NULL;
  g_autofree char *gdp = NULL;
  GtkWidget *dialog;

  pledge_scenario_set_selected (fixture->scenario, "DEU");
  app_fixture_settle ();
  row = pledge_answer_find_row (pledge_window_get_answer (fixture->window), "DEU");
  spending = pledge_format_usd_exact (row->spending_usd_m);
  gdp = pledge_format_usd_exact (row->gdp_usd_m);
  app_fixture_xdotool ("key --delay 40 ctrl+i");
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_true (says (dialog, "Germany"));
  g_assert_true (says (dialog, spending));
  g_assert_true (says (dialog, gdp));
  g_assert_true (says (dialog, "NATO, July 2026"));
  app_fixture_xdotool ("key --delay 40 Escape");
  g_assert_null (find_dialog ());
}

/* Nobody selected: it is the totals that are asked about. */
static void
test_totals (AppFixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.provenance", "s", "rank");
  app_fixture_settle ();
  g_assert_nonnull (find_dialog ());
  g_assert_true (says (find_dialog (), "5 of 31"));
  gtk_window_destroy (GTK_WINDOW (find_dialog ()));
}

/* The secondary button on a row selects it and offers what it points at. */
static void
test_menu (AppFixture *fixture, gconstpointer data)
{
  const PledgeChart *chart = pledge_chart_view_get_chart (fixture->chart_view);
  const PledgeGroup *row = pledge_scene_find_group (chart->scene, "row-POL");
  int x, y;

  app_fixture_locate (GTK_WIDGET (fixture->chart_view), row->hit.x + 200, row->hit.y + row->hit.height / 2, &x, &y);
  app_fixture_xdotool ("mousemove %d %d click 3", x, y);
  g_assert_cmpstr (pledge_scenario_get_selected (fixture->scenario), ==, "POL");
  app_fixture_settle ();
  app_fixture_xdotool ("key --delay 60 Down Return");
  app_fixture_settle ();
  g_assert_nonnull (find_dialog ());
  g_assert_true (says (find_dialog (), "Poland"));
  gtk_window_destroy (GTK_WINDOW (find_dialog ()));
}

/* Every publisher's share stands for itself, the newest edition of each definition. */
static void
test_definitions (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *box;

  pledge_scenario_set_selected (fixture->scenario, "DEU");
  app_fixture_settle ();
  box = app_fixture_find (GTK_WIDGET (fixture->window), PLEDGE_TYPE_DEFINITIONS_BOX);
  g_assert_true (gtk_widget_get_visible (box));
  g_assert_true (says (box, "2024"));
  g_assert_true (says (box, "NATO, July 2026"));
  g_assert_true (says (box, "NATO, June 2024"));
  if (g_getenv ("PLEDGELINE_WITHOUT_SIPRI") == NULL)
    {
      g_assert_true (says (box, "1.89")); /* SIPRI's 2024, where NATO prints 2.00 */
      g_assert_true (says (box, "SIPRI, April 2025"));
    }
}

/* The same year as another edition printed it. */
static void
test_editions (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *bar = app_fixture_find (GTK_WIDGET (fixture->window), PLEDGE_TYPE_TIME_BAR);
  GtkWidget *scale = NULL;

  pledge_scenario_set_year (fixture->scenario, 2024);
  app_fixture_settle ();
  for (GtkWidget *child = gtk_widget_get_first_child (bar); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BOX (child))
      scale = app_fixture_find (child, GTK_TYPE_SCALE);
  g_assert_nonnull (scale);
  g_assert_cmpfloat (gtk_range_get_value (GTK_RANGE (scale)), ==, 1);
  gtk_range_set_value (GTK_RANGE (scale), 0);
  app_fixture_settle ();
  g_assert_cmpstr (pledge_edition_get_id (pledge_scenario_get_edition (fixture->scenario)), ==, "nato-2024-06");
  g_assert_cmpint (pledge_scenario_get_year (fixture->scenario), ==, 2024);
  gtk_range_set_value (GTK_RANGE (scale), 1);
  app_fixture_settle ();
  g_assert_cmpstr (pledge_edition_get_id (pledge_scenario_get_edition (fixture->scenario)), ==, "nato-2026-07");
  pledge_scenario_set_year (fixture->scenario, 2026);
  app_fixture_settle ();
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_parent (scale))); /* one edition alone has it */
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, AppFixture, NULL, app_fixture_set_up, function, app_fixture_tear_down)
  ADD ("/provenance/key", test_key);
  ADD ("/provenance/totals", test_totals);
  ADD ("/provenance/menu", test_menu);
  ADD ("/definitions/pane", test_definitions);
  ADD ("/editions/slider", test_editions);
  return g_test_run ();
}
