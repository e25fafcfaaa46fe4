/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "app-fixture.h"
#include "pledge-briefing-dialog.h"
#include "pledge-scene-preview.h"

typedef struct {
  AppFixture app;
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  app_fixture_set_up (&fixture->app, data);
  fixture->folder = g_dir_make_tmp ("pledgeline-XXXXXX", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  app_fixture_tear_down (&fixture->app, data);
}

static PledgeBriefingDialog *
open_dialog (Fixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();

  gtk_widget_activate_action (GTK_WIDGET (fixture->app.window), "win.briefing", NULL);
  app_fixture_settle ();
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (PLEDGE_IS_BRIEFING_DIALOG (window))
        return PLEDGE_BRIEFING_DIALOG (window);
    }

  g_assert_not_reached ();
}

static AdwComboRow *
get_about (PledgeBriefingDialog *dialog)
{
  return ADW_COMBO_ROW (app_fixture_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW));
}

static const char *
get_shown (PledgeBriefingDialog *dialog)
{
  return gtk_string_object_get_string (adw_combo_row_get_selected_item (get_about (dialog)));
}

/* (transfer full) What the file holds, which is gone afterwards. */
static char *
take_file (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpint (g_unlink (path), ==, 0);

  return contents;
}

static GFile *
name_file (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  return g_file_new_for_path (path);
}

static void
test_begins_with_the_selected (Fixture *fixture, gconstpointer data)
{
  PledgeBriefingDialog *dialog = open_dialog (fixture);

  g_assert_cmpstr (get_shown (dialog), ==, "NATO");
  gtk_window_close (GTK_WINDOW (dialog));
  pledge_scenario_set_selected (fixture->app.scenario, "POL");
  dialog = open_dialog (fixture);
  g_assert_cmpstr (get_shown (dialog), ==, "Poland");
  app_fixture_xdotool ("search --onlyvisible --name ^Briefing windowfocus");
  app_fixture_xdotool ("key --delay 60 alt+a Home Return"); /* another one is seen at once */
  g_assert_cmpstr (get_shown (dialog), ==, "NATO");
  g_assert_nonnull (pledge_scene_preview_get_scene (PLEDGE_SCENE_PREVIEW (app_fixture_find (GTK_WIDGET (dialog), PLEDGE_TYPE_SCENE_PREVIEW))));
  app_fixture_xdotool ("key Escape");
}

static void
test_saves (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *name, *begins; } cases[] = { { "sheet.pdf", "%PDF" }, { "sheet", "%PDF" }, { "sheet.svg", "<?xml" }, { "sheet.png", "\211PNG" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PledgeBriefingDialog *dialog = open_dialog (fixture);
      g_autoptr (GFile) file = name_file (fixture, cases[i].name);
      g_autofree char *contents = NULL;

      g_assert_true (pledge_briefing_dialog_save (dialog, file));
      app_fixture_settle ();
      contents = take_file (fixture, cases[i].name);
      g_assert_true (g_str_has_prefix (contents, cases[i].begins));
    }
}

/* One picture cannot hold all pages, a table none: said, and the dialog stays. */
static void
test_refuses (Fixture *fixture, gconstpointer data)
{
  PledgeBriefingDialog *dialog = open_dialog (fixture);
  g_autoptr (GFile) png = name_file (fixture, "sheets.png");
  g_autoptr (GFile) csv = name_file (fixture, "sheet.csv");
  g_autoptr (GFile) pdf = name_file (fixture, "sheets.pdf");
  g_autofree char *contents = NULL;

  g_assert_false (pledge_briefing_dialog_save (dialog, csv));
  adw_combo_row_set_selected (get_about (dialog), 1);
  g_assert_cmpstr (get_shown (dialog), ==, "NATO and each ally");
  g_assert_false (pledge_briefing_dialog_save (dialog, png));
  g_assert_false (g_file_query_exists (png, NULL));
  g_assert_true (pledge_briefing_dialog_save (dialog, pdf));
  contents = take_file (fixture, "sheets.pdf");
  g_assert_true (g_str_has_prefix (contents, "%PDF"));
}

static void
test_prints (Fixture *fixture, gconstpointer data)
{
  PledgeBriefingDialog *dialog = open_dialog (fixture);
  g_autofree char *path = g_build_filename (fixture->folder, "printed.pdf", NULL);
  g_autofree char *contents = NULL;

  pledge_briefing_dialog_print (dialog, path);
  app_fixture_settle ();
  contents = take_file (fixture, "printed.pdf");
  g_assert_true (g_str_has_prefix (contents, "%PDF"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/briefing/begins-with-the-selected", test_begins_with_the_selected);
  ADD ("/briefing/saves", test_saves);
  ADD ("/briefing/refuses", test_refuses);
  ADD ("/briefing/prints", test_prints);
  return g_test_run ();
}
