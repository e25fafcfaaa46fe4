/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "app-fixture.h"
#include "pledge-field-row.h"
#include "pledge-path.h"
#include "pledge-scenario-file.h"
#include "pledge-solver-dialog.h"
#include "pledge-typed-number.h"

#define NBSP "\u00a0"

static PledgeSolverDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (PLEDGE_IS_SOLVER_DIALOG (window))
        return PLEDGE_SOLVER_DIALOG (window);
    }

  return NULL;
}

static GtkWidget *
open_dialog (AppFixture *fixture)
{
  PledgeSolverDialog *dialog;

  app_fixture_xdotool ("key ctrl+shift+f");
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  app_fixture_xdotool ("search --onlyvisible --name ^Which windowfocus");

  return GTK_WIDGET (dialog);
}

/* A row by its title, whose mnemonic is left out. */
static GtkWidget *
find_row (GtkWidget *root, const char *wanted)
{
  if (ADW_IS_PREFERENCES_ROW (root))
    {
      g_auto (GStrv) parts = g_strsplit (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), "_", -1);
      g_autofree char *title = g_strjoinv ("", parts);

      if (g_str_equal (title, wanted))
        return root;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, wanted);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
fill (GtkWidget *dialog, const char *title, const char *text)
{
  pledge_field_row_set_text (PLEDGE_FIELD_ROW (find_row (dialog, title)), text);
}

static const char *
get_wrong (GtkWidget *dialog, const char *title)
{
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (find_row (dialog, title)));
}

static void
choose (GtkWidget *dialog, const char *title, const char *wanted)
{
  AdwComboRow *row = ADW_COMBO_ROW (find_row (dialog, title));
  GListModel *model = adw_combo_row_get_model (row);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

      if (g_str_equal (gtk_string_object_get_string (item), wanted))
        {
          adw_combo_row_set_selected (row, i);
          return;
        }
    }

  g_assert_not_reached ();
}

static const char *
get_chosen (GtkWidget *dialog, const char *title)
{
  return gtk_string_object_get_string (adw_combo_row_get_selected_item (ADW_COMBO_ROW (find_row (dialog, title))));
}

/* The list of readings: the one whose rows are neither of a form nor of an expander. */
static GtkListBox *
find_readings (GtkWidget *root)
{
  if (GTK_IS_LIST_BOX (root) && gtk_list_box_get_row_at_index (GTK_LIST_BOX (root), 0) != NULL &&
      gtk_widget_has_css_class (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (root), 0)), "reading"))
    return GTK_LIST_BOX (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkListBox *found = find_readings (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static const char *
get_reading (GtkWidget *dialog, int position)
{
  GtkListBox *list = find_readings (dialog);
  GtkListBoxRow *row = list != NULL ? gtk_list_box_get_row_at_index (list, position) : NULL;

  return row != NULL ? gtk_label_get_text (GTK_LABEL (app_fixture_find (GTK_WIDGET (row), GTK_TYPE_LABEL))) : NULL;
}

/* Past the pause after typing, and what is looked for beside the main loop, until the first reading says so. */
static void
wait_for_reading (GtkWidget *dialog, const char *words)
{
  for (guint i = 0; i < 20 && (get_reading (dialog, 0) == NULL || strstr (get_reading (dialog, 0), words) == NULL); i++)
    app_fixture_settle ();
  g_test_message ("%s", get_reading (dialog, 0));
  g_assert_nonnull (get_reading (dialog, 0));
  g_assert_nonnull (strstr (get_reading (dialog, 0), words));
}

static void
fill_uk_2024 (GtkWidget *dialog)
{
  choose (dialog, "Currency", "GBP");
  g_assert_cmpstr (get_chosen (dialog, "Of"), ==, "United Kingdom"); /* who else */
  fill (dialog, "Within, %", "5");
  fill (dialog, "Target Year", "2030");
  fill (dialog, "Target, % of GDP", "2.5");
  fill (dialog, "Year", "2024");
  fill (dialog, "Spending in That Year", "64,1");
  fill (dialog, "Share of GDP, %", "2.30");
  fill (dialog, "Spending in the Target Year", "87.1");
}

/* April 2024: “£75 bn” over six years are about 76.5 against flat cash. */
static void
test_uk_2024 (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture);
  g_autoptr (GBytes) before = pledge_scenario_question_to_bytes (fixture->scenario);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (PledgePath) path = NULL;
  const PledgePathAssumptions *assumptions;
  const PledgePathLine *line;

  app_fixture_xdotool ("type --delay 60 75"); /* the amount has the keyboard */
  fill_uk_2024 (dialog);
  wait_for_reading (dialog, "GBP" NBSP "77.3" NBSP "bn, 3.11" NBSP "% more: ");
  g_assert_nonnull (strstr (get_reading (dialog, 0), "against flat cash, in prices of each year, added up over 6 years, 2025–2030"));

  gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (find_readings (dialog), 0)));
  app_fixture_settle ();
  g_assert_null (find_dialog ());
  g_assert_cmpint (pledge_window_get_view (fixture->window), ==, PLEDGE_VIEW_PATH);
  g_assert_cmpstr (pledge_scenario_get_selected (fixture->scenario), ==, "GBR");
  g_assert_cmpstr (pledge_alliance_get_id (pledge_scenario_get_alliance (fixture->scenario)), ==, "nato");
  g_assert_cmpfloat (pledge_scenario_get_target_pct (fixture->scenario), ==, 2.5);
  assumptions = pledge_scenario_get_path_assumptions (fixture->scenario);
  g_assert_cmpint (pledge_path_assumptions_get_baseline (assumptions), ==, PLEDGE_BASELINE_CASH);
  g_assert_cmpfloat (pledge_path_assumptions_get_base (assumptions)->spending_m, ==, 64100);
  path = pledge_path_new (fixture->scenario);
  line = pledge_path_find_line (path, "GBR");
  g_assert_cmpfloat_with_epsilon (line->years[line->n_years].lens.extra_sums[PLEDGE_BASELINE_CASH], 76500, 1000);
  g_assert_cmpfloat_with_epsilon (line->years[line->n_years].lens.extra_sums[PLEDGE_BASELINE_SHARE], 25000, 2500);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL); /* one step */
  after = pledge_scenario_question_to_bytes (fixture->scenario);
  g_assert_true (g_bytes_equal (before, after));
}

/* February 2025: of 13.4 a little over 6 are against a constant share. */
static void
test_uk_2025 (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture);

  fill_uk_2024 (dialog);
  fill (dialog, "Spending in That Year", "66.3");
  fill (dialog, "Spending in the Target Year", "79.7");
  fill (dialog, "Target Year", "2027");
  fill (dialog, "Within, %", "1");
  fill (dialog, "Amount", "13.4");
  wait_for_reading (dialog, "GBP" NBSP "13.4" NBSP "bn, as stated");
  g_assert_nonnull (strstr (get_reading (dialog, 0), "against flat cash, in prices of each year, in 2027 alone"));
  fill (dialog, "Amount", "6.4");
  wait_for_reading (dialog, "GBP" NBSP "6.");
  g_assert_nonnull (strstr (get_reading (dialog, 0), "against a constant share, in prices of each year, in 2027 alone"));

  /* What was typed is there again. */
  app_fixture_xdotool ("key Escape");
  g_assert_null (find_dialog ());
  app_fixture_xdotool ("search --onlyvisible --name ^Pledgeline windowfocus");
  dialog = open_dialog (fixture);
  g_assert_cmpstr (pledge_field_row_get_text (PLEDGE_FIELD_ROW (find_row (dialog, "Amount"))), ==, "6.4");
  g_assert_cmpstr (get_chosen (dialog, "Of"), ==, "United Kingdom");
  gtk_window_close (GTK_WINDOW (dialog));
}

/* The alliance's shortfall to 3.5 % in 2026 is published as 417.3. */
static void
test_alliance (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture);
  int width;

  fill (dialog, "Within, %", "0.02");
  fill (dialog, "First Year", "2026");
  fill (dialog, "Target, % of GDP", "3.5");
  fill (dialog, "Amount", "417.3");
  wait_for_reading (dialog, "the gap to 3.5" NBSP "% of GDP in 2026 (NATO, July 2026).");
  gtk_widget_measure (dialog, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 372); /* 360 and a shadow */

  fill (dialog, "Amount", "999999"); /* the three nearest */
  wait_for_reading (dialog, "less: ");
  g_assert_nonnull (get_reading (dialog, 2));
  g_assert_null (get_reading (dialog, 3));
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
test_says_what_is_wrong (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture);

  fill (dialog, "Amount", "many");
  fill (dialog, "Within, %", "101");
  fill (dialog, "Target Year", "20");
  choose (dialog, "Currency", "EUR");
  fill (dialog, "Spending in That Year", "5");
  app_fixture_settle ();
  g_assert_nonnull (strstr (get_wrong (dialog, "Amount"), "A number above 0"));
  g_assert_nonnull (strstr (get_wrong (dialog, "Within, %"), "from 0 to 100"));
  g_assert_nonnull (strstr (get_wrong (dialog, "Target Year"), "A year from 1950 to 2100"));
  g_assert_nonnull (strstr (get_wrong (dialog, "Currency"), "choose one of them"));
  g_assert_nonnull (strstr (get_wrong (dialog, "Year"), "is needed"));
  g_assert_null (get_reading (dialog, 0));
  fill (dialog, "Amount", "75");
  app_fixture_settle ();
  g_assert_cmpstr (get_wrong (dialog, "Amount"), ==, "");
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
test_typed_numbers (void)
{
  static const struct {
    const char *text;
    double number;
  } good[] = { { "75", 75 }, { "75.5", 75.5 }, { "75,5", 75.5 }, { " 1 200 ", 1200 }, { "2.5 %", 2.5 }, { ".5", 0.5 }, { "٧٥٫٥", 75.5 } };
  static const char *const bad[] = { "", " ", ".", "%", "-1", "1,000,000", "1.000,5", "0x10", "1e3", "nan", "inf", "7 5 x", "5 % 5", "1234567890123456789" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      double number = -1;

      g_assert_true (pledge_typed_number_read (good[i].text, &number));
      g_assert_cmpfloat (number, ==, good[i].number);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      double number = -1;

      g_assert_false (pledge_typed_number_read (bad[i], &number));
      g_assert_cmpfloat (number, ==, -1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, AppFixture, NULL, app_fixture_set_up, function, app_fixture_tear_down)
  g_test_add_func ("/solver/typed-numbers", test_typed_numbers);
  ADD ("/solver/uk-2024", test_uk_2024);
  ADD ("/solver/uk-2025", test_uk_2025);
  ADD ("/solver/alliance", test_alliance);
  ADD ("/solver/says-what-is-wrong", test_says_what_is_wrong);
  return g_test_run ();
}
