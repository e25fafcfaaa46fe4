/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "app-fixture.h"
#include "pledge-export-dialog.h"
#include "pledge-exporter.h"
#include "pledge-preset-folder.h"
#include "pledge-preset-row.h"
#include "pledge-scene-preview.h"

#define BYTE_ORDER_MARK "\357\273\277"

static PledgeExporter *
get_exporter (AppFixture *fixture)
{
  return pledge_window_get_exporter (fixture->window);
}

static GSettings *
open_settings (void)
{
  return g_settings_new ("io.github.pledgeline.Pledgeline");
}

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }

  return NULL;
}

/* By the keyboard, which then is the dialog's. */
static PledgeExportDialog *
open_dialog (AppFixture *fixture)
{
  GtkWidget *dialog;

  app_fixture_xdotool ("key --delay 40 ctrl+e");
  dialog = find_window (PLEDGE_TYPE_EXPORT_DIALOG);
  g_assert_nonnull (dialog);
  app_fixture_xdotool ("search --onlyvisible --name ^Export windowmove 0 0 windowfocus");

  return PLEDGE_EXPORT_DIALOG (dialog);
}

static void
close_dialog (AppFixture *fixture)
{
  app_fixture_xdotool ("key Escape");
  if (find_window (PLEDGE_TYPE_EXPORT_DIALOG) != NULL) /* a toast took the first */
    app_fixture_xdotool ("key Escape");
  g_assert_null (find_window (PLEDGE_TYPE_EXPORT_DIALOG));
  app_fixture_xdotool ("search --onlyvisible --name ^Pledgeline windowfocus");
}

static char *
save_from (PledgeExportDialog *dialog, const char *name)
{
  g_autofree char *folder = g_dir_make_tmp ("pledgeline-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  char *contents;

  g_assert_true (pledge_export_dialog_save (dialog, file));
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  app_fixture_settle ();
  app_fixture_xdotool ("search --onlyvisible --name ^Pledgeline windowfocus");

  return contents;
}

static const char *
find_alert (GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      const char *found;

      if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (child)) == GTK_ACCESSIBLE_ROLE_ALERT && gtk_widget_is_visible (child))
        return gtk_label_get_text (GTK_LABEL (app_fixture_find (child, GTK_TYPE_LABEL)));
      found = find_alert (child);
      if (found != NULL)
        return found;
    }

  return NULL;
}

static PledgeScene *
get_scene (PledgeExportDialog *dialog)
{
  return pledge_scene_preview_get_scene (PLEDGE_SCENE_PREVIEW (app_fixture_find (GTK_WIDGET (dialog), PLEDGE_TYPE_SCENE_PREVIEW)));
}

static void
test_saves (AppFixture *fixture, gconstpointer data)
{
  static const struct { const char *name, *begins; } cases[] = {
    { "chart", "\211PNG" }, /* what was chosen last, at first */
    { "chart.svg", "<" },   /* the ending that was typed wins */
    { "chart.png", "\211PNG" },
    { "chart.pdf", "%PDF" },
    { "chart.csv", BYTE_ORDER_MARK "# title" },
    { "chart.JSON", "{" },
  };
  g_autofree char *folder = g_dir_make_tmp ("pledgeline-XXXXXX", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (folder, cases[i].name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autofree char *contents = NULL;

      g_assert_true (pledge_exporter_save (get_exporter (fixture), file));
      g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
      g_assert_true (g_str_has_prefix (contents, cases[i].begins));
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_says_why_not (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/chart.svg");
  PledgeExportDialog *dialog;

  g_assert_false (pledge_exporter_save (get_exporter (fixture), file));
  app_fixture_settle ();
  dialog = open_dialog (fixture);
  g_assert_false (pledge_export_dialog_save (dialog, file));
  app_fixture_settle ();
  g_assert_true (find_window (PLEDGE_TYPE_EXPORT_DIALOG) == GTK_WIDGET (dialog)); /* it can be tried elsewhere */
  close_dialog (fixture);
}

static void
test_by_keyboard (AppFixture *fixture, gconstpointer data)
{
  PledgeExportDialog *dialog = open_dialog (fixture);
  const PledgeExportChoice *choice = pledge_export_dialog_get_choice (dialog);
  g_autofree char *svg = NULL;
  g_autoptr (GSettings) settings = open_settings ();

  g_assert_cmpint (choice->format, ==, PLEDGE_EXPORT_PNG);
  app_fixture_xdotool ("key --delay 60 alt+s");
  g_assert_cmpint (choice->format, ==, PLEDGE_EXPORT_SVG);
  app_fixture_xdotool ("key --delay 60 alt+w ctrl+a");
  app_fixture_xdotool ("type --delay 80 700");
  app_fixture_xdotool ("key --delay 60 Tab alt+m Down Return");
  g_assert_cmpfloat (choice->look->width, ==, 700);
  g_assert_cmpfloat (choice->look->height, ==, 800);
  g_assert_cmpint (choice->look->theme, ==, PLEDGE_THEME_DARK);
  g_assert_cmpfloat (pledge_scene_get_width (get_scene (dialog)), ==, 700);
  app_fixture_xdotool ("key --delay 60 alt+i ctrl+a");
  app_fixture_xdotool ("type --delay 80 Mine");
  g_assert_cmpstr (choice->title, ==, "Mine");
  g_assert_null (choice->subtitle);

  svg = save_from (dialog, "chart");
  g_assert_nonnull (strstr (svg, "width=\"700\""));
  g_assert_nonnull (strstr (svg, "Mine"));
  if (find_window (PLEDGE_TYPE_EXPORT_DIALOG) != NULL) /* a toast took the first */
    app_fixture_xdotool ("key Escape");
  g_assert_null (find_window (PLEDGE_TYPE_EXPORT_DIALOG));
  g_assert_cmpfloat (g_settings_get_double (settings, "export-width"), ==, 700);
}

/* The next time begins where the last one ended; words of one's own only about the same question. */
static void
test_remembers (AppFixture *fixture, gconstpointer data)
{
  PledgeExportDialog *dialog = open_dialog (fixture);
  g_autofree char *svg = NULL;
  g_autoptr (PledgeExportChoice) same = NULL;
  g_autoptr (PledgeExportChoice) other = NULL;

  app_fixture_xdotool ("key --delay 60 alt+i ctrl+a");
  app_fixture_xdotool ("type --delay 80 Mine");
  app_fixture_xdotool ("key --delay 60 alt+l ctrl+a Delete alt+d");
  svg = save_from (dialog, "chart.svg");
  g_assert_nonnull (strstr (svg, "Mine"));

  same = pledge_exporter_dup_choice (get_exporter (fixture));
  g_assert_cmpint (same->format, ==, PLEDGE_EXPORT_PDF);
  g_assert_cmpstr (same->title, ==, "Mine");
  g_assert_cmpstr (same->subtitle, ==, "");
  pledge_scenario_set_target_pct (fixture->scenario, 2);
  other = pledge_exporter_dup_choice (get_exporter (fixture));
  g_assert_cmpint (other->format, ==, PLEDGE_EXPORT_PDF);
  g_assert_null (other->title);
  g_assert_cmpstr (other->subtitle, ==, ""); /* that there is to be none is a wish about pictures */
}

static void
test_impossible_size (AppFixture *fixture, gconstpointer data)
{
  PledgeExportDialog *dialog = open_dialog (fixture);
  GtkWidget *button = gtk_window_get_default_widget (GTK_WINDOW (dialog));

  g_assert_null (find_alert (GTK_WIDGET (dialog)));
  g_assert_true (gtk_widget_is_sensitive (button));
  app_fixture_xdotool ("key --delay 60 alt+w ctrl+a");
  app_fixture_xdotool ("type --delay 80 99999");
  app_fixture_xdotool ("key --delay 60 Tab");
  g_assert_nonnull (strstr (find_alert (GTK_WIDGET (dialog)), "20000"));
  g_assert_false (gtk_widget_is_sensitive (button));
  g_assert_null (get_scene (dialog));
  /* A page of a PDF is shorter than a drawing may be. */
  app_fixture_xdotool ("key --delay 60 alt+h ctrl+a");
  app_fixture_xdotool ("type --delay 80 200");
  app_fixture_xdotool ("key --delay 60 alt+w ctrl+a");
  app_fixture_xdotool ("type --delay 80 19500");
  app_fixture_xdotool ("key --delay 60 Tab alt+s");
  g_assert_null (find_alert (GTK_WIDGET (dialog)));
  app_fixture_xdotool ("key --delay 60 alt+d");
  g_assert_nonnull (strstr (find_alert (GTK_WIDGET (dialog)), "19200"));
  /* A table has no size. */
  app_fixture_xdotool ("key --delay 60 alt+v");
  g_assert_null (find_alert (GTK_WIDGET (dialog)));
  g_assert_true (gtk_widget_is_sensitive (button));
  app_fixture_xdotool ("key --delay 60 alt+p alt+w ctrl+a");
  app_fixture_xdotool ("type --delay 80 10");
  app_fixture_xdotool ("key --delay 60 Tab");
  g_assert_nonnull (strstr (find_alert (GTK_WIDGET (dialog)), "160"));
  close_dialog (fixture);
}

/* The desktop's dialog is open when its window goes: nothing is left to save. */
static void
test_closed_meanwhile (AppFixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.export-again", NULL);
  app_fixture_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), >, 1);
}

/* Settings that somebody else wrote. */
static void
test_damaged_settings (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = open_settings ();
  g_autoptr (PledgeExportChoice) choice = NULL;

  g_settings_set_double (settings, "export-width", 90000);
  g_settings_set_double (settings, "export-height", 90000);
  g_settings_set_string (settings, "export-theme", "print");
  choice = pledge_exporter_dup_choice (get_exporter (fixture));
  g_assert_cmpfloat (choice->look->width, ==, 1200);
  g_assert_cmpfloat (choice->look->height, ==, 800);
  g_assert_cmpint (choice->look->theme, ==, PLEDGE_THEME_PRINT);
}

static void
test_units (AppFixture *fixture, gconstpointer data)
{
  PledgeExportDialog *dialog = open_dialog (fixture);
  const PledgeExportChoice *choice = pledge_export_dialog_get_choice (dialog);
  g_autofree char *before = pledge_export_choice_dup_size (choice);
  g_autofree char *after = NULL;

  g_assert_cmpstr (before, ==, "2400 × 1600 pixels, 192 dpi");
  app_fixture_xdotool ("key --delay 60 alt+u Down Return");
  g_assert_cmpint (choice->look->unit, ==, PLEDGE_UNIT_CM);
  g_assert_cmpfloat_with_epsilon (choice->look->width, 31.75, 1e-9);
  after = pledge_export_choice_dup_size (choice);
  g_assert_cmpstr (before, ==, after);
  close_dialog (fixture);
}

static PledgePresetRow *
find_preset_row (PledgeExportDialog *dialog)
{
  return PLEDGE_PRESET_ROW (app_fixture_find (GTK_WIDGET (dialog), PLEDGE_TYPE_PRESET_ROW));
}

static const char *
get_shown (PledgePresetRow *row)
{
  return gtk_string_object_get_string (adw_combo_row_get_selected_item (ADW_COMBO_ROW (row)));
}

static void
test_presets (AppFixture *fixture, gconstpointer data)
{
  PledgeExportDialog *dialog = open_dialog (fixture);
  const PledgeExportChoice *choice = pledge_export_dialog_get_choice (dialog);
  PledgePresetRow *row = find_preset_row (dialog);
  g_autofree char *path = pledge_preset_folder_find ();
  g_autoptr (PledgePresetFolder) folder = NULL;

  g_assert_cmpstr (get_shown (row), ==, "Chart");
  app_fixture_xdotool ("key --delay 60 alt+t Down Down Return");
  g_assert_cmpstr (get_shown (row), ==, "Report column");
  g_assert_cmpint (choice->look->unit, ==, PLEDGE_UNIT_CM);
  g_assert_cmpfloat (choice->look->width, ==, 16);
  app_fixture_xdotool ("key --delay 60 alt+b");
  g_assert_true (choice->look->transparent);
  g_assert_cmpstr (get_shown (row), ==, "Custom");

  g_assert_true (pledge_preset_row_save_as (row, "Mine & <b>"));
  g_assert_cmpstr (get_shown (row), ==, "Mine & <b>");
  folder = pledge_preset_folder_new (path, NULL);
  g_assert_cmpuint (pledge_preset_folder_get_n (folder), ==, 1);
  g_assert_true (pledge_preset_folder_get (folder, 0)->transparent);
  g_clear_pointer (&folder, pledge_preset_folder_free);
  close_dialog (fixture);

  dialog = open_dialog (fixture);
  row = find_preset_row (dialog);
  app_fixture_xdotool ("key --delay 60 alt+t Down Down Down Down Down Return");
  g_assert_cmpstr (get_shown (row), ==, "Mine & <b>");
  pledge_preset_row_delete (row);
  app_fixture_settle ();
  g_assert_cmpstr (get_shown (row), ==, "Custom");
  folder = pledge_preset_folder_new (path, NULL);
  g_assert_cmpuint (pledge_preset_folder_get_n (folder), ==, 0);
  close_dialog (fixture);
}

/* Prints to a file and returns how long that is. */
static gsize
print_once (AppFixture *fixture)
{
  g_autofree char *folder = g_dir_make_tmp ("pledgeline-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "chart.pdf", NULL);
  g_autofree char *contents = NULL;
  gsize length;

  pledge_exporter_print (get_exporter (fixture), path);
  app_fixture_settle ();
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF"));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);

  return length;
}

static void
test_print (AppFixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (print_once (fixture), >, 8000); /* with its fonts: not an empty page */
}

/* What is kept about paper may be anything. */
static void
test_print_damaged (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = open_settings ();

  g_settings_set_value (settings, "print-page-setup", g_variant_new_parsed ("@a{sv} {'PPDName': <7>, 'Width': <'wide'>, 'Orientation': <true>}"));
  g_settings_set_value (settings, "print-settings", g_variant_new_parsed ("@a{sv} {'scale': <9>, 'orientation': <'sideways'>, 'n-copies': <'many'>}"));
  g_assert_cmpuint (print_once (fixture), >, 8000);
  g_settings_set_value (settings, "print-page-setup", g_variant_new_parsed ("@a{sv} {'PPDName': <'A4'>, 'DisplayName': <'A4'>, 'Width': <-4.0>, 'Height': <1e300>, 'MarginTop': <1e9>}"));
  g_assert_cmpuint (print_once (fixture), >, 8000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, AppFixture, NULL, app_fixture_set_up, function, app_fixture_tear_down)
  ADD ("/export/saves", test_saves);
  ADD ("/export/says-why-not", test_says_why_not);
  ADD ("/export/by-keyboard", test_by_keyboard);
  ADD ("/export/remembers", test_remembers);
  ADD ("/export/impossible-size", test_impossible_size);
  ADD ("/export/closed-meanwhile", test_closed_meanwhile);
  ADD ("/export/damaged-settings", test_damaged_settings);
  ADD ("/export/units", test_units);
  ADD ("/export/presets", test_presets);
  ADD ("/export/print", test_print);
  ADD ("/export/print-damaged", test_print_damaged);
  return g_test_run ();
}
