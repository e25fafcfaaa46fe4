/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "app-fixture.h"
#include "pledge-chooser.h"
#include "pledge-group-editor.h"
#include "pledge-group-rows.h"
#include "pledge-group-store.h"
#include "pledge-groups-dialog.h"

typedef struct {
  AppFixture app;
  char *path; /* of the user's groups, in a folder that is the test program's own */
  PledgeGroupsDialog *dialog;
  PledgeGroupEditor *editor;
} Fixture;

static PledgeCatalogue *
get_catalogue (Fixture *fixture)
{
  return pledge_scenario_get_catalogue (fixture->app.scenario);
}

static GtkWindow *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }

  return NULL;
}

/* By one of the window's ways there. */
static void
open_dialog (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->app.window), action, NULL));
  app_fixture_settle ();
  fixture->dialog = PLEDGE_GROUPS_DIALOG (find_window (PLEDGE_TYPE_GROUPS_DIALOG));
  g_assert_nonnull (fixture->dialog);
  fixture->editor = PLEDGE_GROUP_EDITOR (app_fixture_find (GTK_WIDGET (fixture->dialog), PLEDGE_TYPE_GROUP_EDITOR));
  app_fixture_xdotool ("search --onlyvisible --name ^(New|Edit|Groups$) windowmove 0 0 windowfocus");
}

static void
act (Fixture *fixture, const char *action, const char *id)
{
  if (id != NULL)
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), action, "s", id));
  else
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), action, NULL));
  app_fixture_settle ();
}

/* "title: codes" of the user's own groups. */
static void
assert_groups (Fixture *fixture, const char *expected)
{
  g_autoptr (GString) groups = g_string_new (NULL);
  GListModel *alliances = pledge_catalogue_get_alliances (get_catalogue (fixture));

  for (guint i = 0; i < g_list_model_get_n_items (alliances); i++)
    {
      g_autoptr (PledgeAlliance) alliance = g_list_model_get_item (alliances, i);

      if (!pledge_alliance_is_own (alliance))
        continue;
      g_string_append_printf (groups, "%s%s:", groups->len > 0 ? "|" : "", pledge_alliance_get_title (alliance));
      for (guint j = 0; j < pledge_alliance_get_n_members (alliance); j++)
        g_string_append_printf (groups, " %s", pledge_member_get_iso3 (pledge_alliance_get_member (alliance, j)));
    }
  g_assert_cmpstr (groups->str, ==, expected);
}

/* Whether a label that is seen has the words. */
static gboolean
sees (GtkWidget *root, const char *words)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), words) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (sees (child, words))
      return TRUE;

  return FALSE;
}

static void
forget_groups (Fixture *fixture)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *aside = g_build_filename (folder, "groups-damaged.json", NULL);

  g_unlink (fixture->path);
  g_unlink (aside);
  pledge_catalogue_set_own_groups (get_catalogue (fixture), NULL, 0);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  app_fixture_set_up (&fixture->app, NULL);
  fixture->path = g_build_filename (g_get_user_data_dir (), "pledgeline", "groups.json", NULL);
  forget_groups (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->dialog != NULL)
    {
      g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
      gtk_window_destroy (GTK_WINDOW (fixture->dialog));
      app_fixture_settle ();
      g_assert_null (fixture->dialog);
    }
  forget_groups (fixture);
  g_free (fixture->path);
  app_fixture_tear_down (&fixture->app, NULL);
}

static void
write_groups (Fixture *fixture, const char *text)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
}

/* Nothing but keys, names in three languages. */
static void
test_by_keyboard (Fixture *fixture, gconstpointer data)
{
  open_dialog (fixture, "win.new-group");
  app_fixture_xdotool ("type --delay 60 Pair");
  app_fixture_xdotool ("key Return");
  app_fixture_xdotool ("type --delay 60 Almanya");
  app_fixture_xdotool ("key Return");
  app_fixture_xdotool ("type --delay 60 Suomi");
  app_fixture_xdotool ("key Down Return");
  app_fixture_xdotool ("type --delay 60 che");
  app_fixture_xdotool ("key Return");
  g_assert_true (sees (GTK_WIDGET (fixture->dialog), "3 Members"));
  g_assert_true (sees (GTK_WIDGET (fixture->dialog), "Switzerland"));
  g_assert_true (sees (GTK_WIDGET (fixture->dialog), "not in this edition"));
  g_assert_true (sees (GTK_WIDGET (fixture->dialog), "0 of 2 meet the target. 2 are short US$46.9"));

  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  app_fixture_xdotool ("key ctrl+s");
  app_fixture_settle ();
  g_assert_null (fixture->dialog);
  assert_groups (fixture, "Pair: DEU FIN CHE");
  g_assert_cmpstr (pledge_alliance_get_id (pledge_scenario_get_alliance (fixture->app.scenario)), ==, "own-pair");
  g_assert_cmpuint (pledge_answer_get_totals (pledge_window_get_answer (fixture->app.window))->members, ==, 3);
}

static void
search (Fixture *fixture, const char *text)
{
  GtkWidget *entry = app_fixture_find (GTK_WIDGET (fixture->editor), GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  app_fixture_settle ();
}

static const char *
first_found (Fixture *fixture)
{
  return pledge_group_rows_get_id (app_fixture_find (GTK_WIDGET (fixture->editor), ADW_TYPE_ACTION_ROW));
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "Deutschland", "독일", "Almanya", "germ", "DEU", "Γερμανία" };

  open_dialog (fixture, "win.new-group");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      search (fixture, names[i]);
      if (!sees (GTK_WIDGET (fixture->editor), "Germany"))
        g_error ("“%s” does not find Germany", names[i]);
    }
  g_assert_true (sees (GTK_WIDGET (fixture->editor), "2.69"));
  search (fixture, "oman");
  g_assert_cmpstr (first_found (fixture), ==, "OMN"); /* not Romania, though that has figures */
  search (fixture, "dan");
  g_assert_cmpstr (first_found (fixture), ==, "DNK"); /* Danmark, before Jordan, which has none */
  search (fixture, "<b>&\"%s");
  g_assert_true (sees (GTK_WIDGET (fixture->editor), "No country is called that."));
  search (fixture, "an");
  g_assert_true (sees (GTK_WIDGET (fixture->editor), "There are more"));
  pledge_group_editor_add_member (fixture->editor, "DEU");
  pledge_group_editor_add_member (fixture->editor, "DEU");
  pledge_group_editor_add_member (fixture->editor, "deu");
  g_assert_cmpuint (g_strv_length ((char **) pledge_group_editor_get_codes (fixture->editor)), ==, 1);
  search (fixture, "Germany");
  g_assert_true (sees (GTK_WIDGET (fixture->editor), "is a member already"));
}

static void
set_title (Fixture *fixture, const char *title)
{
  gtk_editable_set_text (GTK_EDITABLE (app_fixture_find (GTK_WIDGET (fixture->editor), ADW_TYPE_ENTRY_ROW)), title);
}

static void
test_problems (Fixture *fixture, gconstpointer data)
{
  g_autofree char *endless = g_strnfill (10000, 'x');
  GtkWidget *title;

  open_dialog (fixture, "win.new-group");
  title = app_fixture_find (GTK_WIDGET (fixture->editor), ADW_TYPE_ENTRY_ROW);
  g_assert_false (sees (GTK_WIDGET (fixture->editor), "needs"));
  act (fixture, "groups.save", NULL);
  g_assert_true (sees (GTK_WIDGET (fixture->editor), "The group needs a title."));
  g_assert_true (sees (GTK_WIDGET (fixture->editor), "The group needs a member."));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);

  pledge_group_editor_add_member (fixture->editor, "POL");
  set_title (fixture, "nato");
  g_assert_true (sees (GTK_WIDGET (fixture->editor), "of that title already"));
  act (fixture, "groups.save", NULL);
  set_title (fixture, endless);
  g_assert_true (sees (GTK_WIDGET (fixture->editor), "longer than 80 characters"));
  act (fixture, "groups.save", NULL);
  assert_groups (fixture, "");

  set_title (fixture, "  <b>&amp;</b> %s  ");
  g_assert_false (sees (GTK_WIDGET (fixture->editor), "already"));
  act (fixture, "groups.save", NULL);
  fixture->dialog = NULL;
  assert_groups (fixture, "<b>&amp;</b> %s: POL");
}

/* Edited under another window that shows it, as one change; deleted, and brought back by the toast. */
static void
test_edit_delete_undo (Fixture *fixture, gconstpointer data)
{
  write_groups (fixture, "{\"format\": \"pledgeline-groups/1\", \"groups\": ["
                         "{\"id\": \"own-a\", \"title\": \"A\", \"members\": [\"DEU\", \"POL\"]}, {\"id\": \"own-b\", \"title\": \"B\", \"members\": [\"FRA\"]}]}");
  open_dialog (fixture, "win.groups");
  assert_groups (fixture, "A: DEU POL|B: FRA");
  g_assert_true (sees (GTK_WIDGET (fixture->dialog), "2 members: Germany, Poland"));
  pledge_scenario_set_alliance (fixture->app.scenario, pledge_catalogue_find_alliance (get_catalogue (fixture), "own-a"));

  act (fixture, "groups.edit", "own-a");
  set_title (fixture, "Z");
  pledge_group_editor_add_member (fixture->editor, "UKR");
  pledge_group_editor_remove_member (fixture->editor, "POL");
  act (fixture, "groups.save", NULL);
  assert_groups (fixture, "B: FRA|Z: DEU UKR");
  g_assert_cmpstr (pledge_alliance_get_title (pledge_scenario_get_alliance (fixture->app.scenario)), ==, "Z");
  g_assert_cmpuint (pledge_answer_get_n_rows (pledge_window_get_answer (fixture->app.window)), ==, 2);

  act (fixture, "groups.delete", "own-a");
  assert_groups (fixture, "B: FRA");
  g_assert_cmpstr (pledge_alliance_get_id (pledge_scenario_get_alliance (fixture->app.scenario)), ==, "nato");
  g_assert_true (sees (GTK_WIDGET (fixture->dialog), "Deleted “Z”"));
  app_fixture_xdotool ("key ctrl+z");
  assert_groups (fixture, "B: FRA|Z: DEU UKR");
  g_assert_cmpstr (pledge_alliance_get_id (pledge_scenario_get_alliance (fixture->app.scenario)), ==, "own-a");
  app_fixture_xdotool ("key ctrl+z");
  assert_groups (fixture, "A: DEU POL|B: FRA");
  app_fixture_xdotool ("key ctrl+z");
  assert_groups (fixture, "A: DEU POL|B: FRA");
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  GtkWindow *question;

  open_dialog (fixture, "win.groups");
  act (fixture, "groups.duplicate", "us-japan");
  g_assert_true (sees (GTK_WIDGET (fixture->dialog), "2 Members"));
  act (fixture, "groups.cancel", NULL); /* nothing has been changed of it */
  g_assert_true (sees (GTK_WIDGET (fixture->dialog), "Your Groups"));

  act (fixture, "groups.duplicate", "us-japan");
  pledge_group_editor_add_member (fixture->editor, "KOR");
  app_fixture_xdotool ("key Escape");
  question = find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (question);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "keep");
  app_fixture_settle ();
  g_assert_true (sees (GTK_WIDGET (fixture->dialog), "3 Members"));
  act (fixture, "groups.save", NULL);
  assert_groups (fixture, "US and Japan (2): USA JPN KOR");
}

static void
test_import_and_export (Fixture *fixture, gconstpointer data)
{
  g_autofree char *out = g_build_filename (g_get_user_data_dir (), "out.json", NULL);
  g_autofree char *bad = g_build_filename (g_get_user_data_dir (), "bad.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (out), bad_file = g_file_new_for_path (bad);
  GtkWindow *said;

  write_groups (fixture, "{\"format\": \"pledgeline-groups/1\", \"groups\": ["
                         "{\"id\": \"own-a\", \"title\": \"A\", \"members\": [\"DEU\"]}, {\"id\": \"own-b\", \"title\": \"B\", \"members\": [\"FRA\"]}]}");
  open_dialog (fixture, "win.groups");
  g_assert_true (pledge_groups_dialog_export (fixture->dialog, "own-b", file));
  pledge_groups_dialog_import (fixture->dialog, file);
  assert_groups (fixture, "A: DEU|B: FRA");
  act (fixture, "groups.delete", "own-b");
  pledge_groups_dialog_import (fixture->dialog, file);
  assert_groups (fixture, "A: DEU|B: FRA");
  act (fixture, "groups.undo", NULL);
  assert_groups (fixture, "A: DEU");

  g_assert_true (g_file_set_contents (bad, "{\"format\": \"pledgeline-groups/1\", \"groups\": [{\"id\": \"own-c\"", -1, NULL));
  pledge_groups_dialog_import (fixture->dialog, bad_file);
  app_fixture_settle ();
  said = find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (said);
  g_assert_true (g_str_has_prefix (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (said)), "bad.json: "));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (said), "close");
  app_fixture_settle ();
  assert_groups (fixture, "A: DEU");
  g_assert_cmpint (g_unlink (out), ==, 0);
  g_assert_cmpint (g_unlink (bad), ==, 0);
}

static void
test_damaged_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *aside = g_build_filename (folder, "groups-damaged.json", NULL);

  write_groups (fixture, "{\"format\": \"pledgeline-groups/1\", \"gro");
  open_dialog (fixture, "win.groups");
  g_assert_true (sees (GTK_WIDGET (fixture->dialog), "groups.json: "));
  act (fixture, "groups.duplicate", "us-japan");
  act (fixture, "groups.save", NULL);
  assert_groups (fixture, "US and Japan (2): USA JPN");
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  g_assert_true (sees (GTK_WIDGET (fixture->dialog), "groups-damaged.json"));
  g_assert_false (sees (GTK_WIDGET (fixture->dialog), "groups.json: "));
}

/* The choice of alliances ends with the ways here, which choose nothing; it follows the list as it changes. */
static void
test_chooser (Fixture *fixture, gconstpointer data)
{
  GtkWidget *chooser = app_fixture_find (GTK_WIDGET (fixture->app.window), PLEDGE_TYPE_CHOOSER);
  GtkDropDown *alliances = GTK_DROP_DOWN (app_fixture_find (chooser, GTK_TYPE_DROP_DOWN));
  GListModel *offered = gtk_drop_down_get_model (alliances);
  guint n = g_list_model_get_n_items (pledge_catalogue_get_alliances (get_catalogue (fixture)));

  g_assert_cmpuint (g_list_model_get_n_items (offered), ==, n + 2);
  gtk_drop_down_set_selected (alliances, n + 1);
  app_fixture_settle ();
  g_assert_cmpuint (gtk_drop_down_get_selected (alliances), ==, 0);
  g_assert_cmpstr (pledge_alliance_get_id (pledge_scenario_get_alliance (fixture->app.scenario)), ==, "nato");
  fixture->dialog = PLEDGE_GROUPS_DIALOG (find_window (PLEDGE_TYPE_GROUPS_DIALOG));
  g_assert_nonnull (fixture->dialog);

  act (fixture, "groups.duplicate", "us-japan");
  act (fixture, "groups.save", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (offered), ==, n + 3);
  gtk_drop_down_set_selected (alliances, n);
  g_assert_cmpstr (pledge_alliance_get_id (pledge_scenario_get_alliance (fixture->app.scenario)), ==, "own-us-and-japan-2");
  act (fixture, "groups.delete", "own-us-and-japan-2");
  g_assert_cmpuint (gtk_drop_down_get_selected (alliances), ==, 0);
  g_assert_cmpstr (pledge_alliance_get_id (pledge_scenario_get_alliance (fixture->app.scenario)), ==, "nato");
}

/* Each row and button has a name that says of whom it is. */
static void
test_accessible (Fixture *fixture, gconstpointer data)
{
  GtkWidget *remove = NULL;
  PledgeAnswerRow row = { .iso3 = "DEU", .name = "Germany", .share_pct = 2.69 };
  g_autoptr (GtkWidget) member = g_object_ref_sink (pledge_group_rows_new_member (&row, &remove));

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, "Remove Germany");
  open_dialog (fixture, "win.new-group");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (app_fixture_find (GTK_WIDGET (fixture->editor), GTK_TYPE_SEARCH_ENTRY)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Add Countries");
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  int width, natural;

  open_dialog (fixture, "win.groups");
  gtk_widget_measure (GTK_WIDGET (fixture->dialog), GTK_ORIENTATION_HORIZONTAL, -1, &width, &natural, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
  act (fixture, "groups.duplicate", "nato");
  gtk_widget_measure (GTK_WIDGET (fixture->dialog), GTK_ORIENTATION_HORIZONTAL, -1, &width, &natural, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/groups/by-keyboard", test_by_keyboard);
  ADD ("/groups/search", test_search);
  ADD ("/groups/problems", test_problems);
  ADD ("/groups/edit-delete-undo", test_edit_delete_undo);
  ADD ("/groups/cancel", test_cancel);
  ADD ("/groups/import-and-export", test_import_and_export);
  ADD ("/groups/damaged-file", test_damaged_file);
  ADD ("/groups/chooser", test_chooser);
  ADD ("/groups/accessible", test_accessible);
  ADD ("/groups/narrow", test_narrow);
  return g_test_run ();
}
