/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "app-fixture.h"
#include "pledge-catalogue.h"
#include "pledge-diff-item.h"
#include "pledge-diff-list.h"
#include "pledge-editions-dialog.h"
#include "pledge-import-dialog.h"
#include "pledge-import-task.h"
#include "pledge-importer.h"

/* Of NATO's publisher, so that it is compared with one of its editions; Germany meets 3.5 % by it in 2024. */
static const char table[] =
  "# id: made-up\n"
  "# title: Made Up\n"
  "# publisher: NATO\n"
  "# published: 2025-02-03\n"
  "# definition: nato-core\n"
  "member,year,indicator,value,estimate,currency\n"
  "DEU,2023,share_published_pct,1.64,,EUR\n"
  "DEU,2024,share_published_pct,3.61,true,EUR\n"
  "POL,2024,share_published_pct,4.00,true,PLN\n"
  "JPN,2024,share_published_pct,1.40,true,JPY\n";

typedef struct {
  AppFixture app;
  char *folder; /* of the files that are opened */
} Fixture;

static PledgeCatalogue *
get_catalogue (Fixture *fixture)
{
  return pledge_scenario_get_catalogue (fixture->app.scenario);
}

static const char *
get_edition (Fixture *fixture)
{
  return pledge_edition_get_id (pledge_scenario_get_edition (fixture->app.scenario));
}

/* The library's folder, or a file of it. */
static char *
dup_kept (const char *name)
{
  return g_build_filename (g_get_user_data_dir (), "pledgeline", "editions", name, NULL);
}

static gboolean
is_kept (const char *name)
{
  g_autofree char *path = dup_kept (name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
clear_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("pledgeline-XXXXXX", NULL);
  app_fixture_set_up (&fixture->app, data);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *kept = dup_kept (NULL);
  PledgeCatalogue *catalogue = get_catalogue (fixture);

  pledge_catalogue_remove_edition (catalogue, "made-up");
  pledge_catalogue_remove_edition (catalogue, "other");
  clear_folder (kept);
  clear_folder (fixture->folder);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  app_fixture_tear_down (&fixture->app, data);
}

static GFile *
write_file (Fixture *fixture, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return g_file_new_for_path (path);
}

static gpointer
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }

  return NULL;
}

static GtkWidget *
find_words (GtkWidget *root, const char *words)
{
  GtkWidget *found = GTK_IS_LABEL (root) && gtk_widget_get_mapped (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), words) != NULL ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_words (child, words);

  return found;
}

#define assert_says(root, words) g_assert_nonnull (find_words (GTK_WIDGET (root), words))

/* The stack that has a page of that name: the header has one of its own. */
static GtkStack *
find_stack (GtkWidget *root, const char *name)
{
  GtkStack *found = GTK_IS_STACK (root) && gtk_stack_get_child_by_name (GTK_STACK (root), name) != NULL ? GTK_STACK (root) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_stack (child, name);

  return found;
}

static const char *
get_page (PledgeImportDialog *dialog)
{
  return gtk_stack_get_visible_child_name (find_stack (GTK_WIDGET (dialog), "reading"));
}

/* Until the dialog on a file shows that page, or the test's time is over. */
static PledgeImportDialog *
await_page (const char *page)
{
  PledgeImportDialog *dialog;

  while ((dialog = find_window (PLEDGE_TYPE_IMPORT_DIALOG)) == NULL || g_strcmp0 (get_page (dialog), page) != 0)
    g_main_context_iteration (NULL, TRUE);
  app_fixture_settle ();
  app_fixture_xdotool ("search --onlyvisible --name ^Import windowmove 0 0 windowfocus");

  return dialog;
}

/* As the desktop does, and to the end of its being read. */
static PledgeImportDialog *
open_file (Fixture *fixture, GFile *file, const char *page)
{
  g_application_open (G_APPLICATION (fixture->app.application), &file, 1, "");
  return await_page (page);
}

static PledgeImportDialog *
open_table (Fixture *fixture)
{
  g_autoptr (GFile) file = write_file (fixture, "table.csv", table);

  return open_file (fixture, file, "review");
}

static void
press (GtkWidget *widget)
{
  app_fixture_click (widget, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0);
}

/* The toast's button. */
static void
press_undo (GtkWidget *root)
{
  GtkWidget *label = find_words (root, "Undo");

  g_assert_nonnull (label);
  press (label);
}

static void
focus_window (void)
{
  app_fixture_xdotool ("search --onlyvisible --name ^Pledgeline windowmove 0 0 windowfocus");
}

static void
accept (Fixture *fixture)
{
  app_fixture_xdotool ("key alt+a");
  g_assert_null (find_window (PLEDGE_TYPE_IMPORT_DIALOG));
  focus_window ();
  app_fixture_settle ();
}

static void
test_accepts (Fixture *fixture, gconstpointer data)
{
  PledgeImportDialog *dialog = open_table (fixture);

  assert_says (dialog, "NATO Made Up");
  assert_says (dialog, "table.csv, a plain table (CSV)");
  assert_says (dialog, "2025-02-03");
  assert_says (dialog, "2023 to 2024");
  g_assert_false (is_kept ("made-up.json"));
  g_assert_null (pledge_catalogue_find_edition (get_catalogue (fixture), "made-up"));

  accept (fixture);
  g_assert_true (is_kept ("made-up.json"));
  g_assert_cmpstr (get_edition (fixture), ==, "made-up");
  g_assert_cmpint (pledge_scenario_get_year (fixture->app.scenario), ==, 2024);
  assert_says (fixture->app.window, "Added NATO Made Up");

  press_undo (GTK_WIDGET (fixture->app.window));
  g_assert_false (is_kept ("made-up.json"));
  g_assert_null (pledge_catalogue_find_edition (get_catalogue (fixture), "made-up"));
  g_assert_cmpstr (get_edition (fixture), ==, "nato-2026-07");
  g_assert_cmpint (pledge_scenario_get_year (fixture->app.scenario), ==, 2026);
}

static void
test_discards (Fixture *fixture, gconstpointer data)
{
  open_table (fixture);
  app_fixture_xdotool ("key Escape");
  g_assert_null (find_window (PLEDGE_TYPE_IMPORT_DIALOG));
  g_assert_false (is_kept ("made-up.json"));
  g_assert_null (pledge_catalogue_find_edition (get_catalogue (fixture), "made-up"));
  g_assert_cmpstr (get_edition (fixture), ==, "nato-2026-07");
}

/* The drop-down of what it is compared with. */
static void
compare_with (PledgeImportDialog *dialog, const char *label)
{
  GtkDropDown *against = GTK_DROP_DOWN (app_fixture_find (GTK_WIDGET (dialog), GTK_TYPE_DROP_DOWN));
  GListModel *labels = gtk_drop_down_get_model (against);

  for (guint i = 0; i < g_list_model_get_n_items (labels); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (labels, i);

      if (g_str_equal (gtk_string_object_get_string (item), label))
        {
          gtk_drop_down_set_selected (against, i);
          app_fixture_settle ();
          return;
        }
    }

  g_error ("nothing called “%s” to compare with", label);
}

/* What the editions say otherwise, figure by figure, counted apart. */
static PledgeEditionDiff *
diff_with (Fixture *fixture, const char *id)
{
  return pledge_edition_diff_new (pledge_catalogue_find_edition (get_catalogue (fixture), id), pledge_catalogue_find_edition (get_catalogue (fixture), "made-up"));
}

static void
test_says_what_differs (Fixture *fixture, gconstpointer data)
{
  PledgeImportDialog *dialog;
  PledgeDiffList *list;
  g_autoptr (PledgeEditionDiff) diff = NULL;
  g_autoptr (PledgeDiffItem) first = NULL;
  GListModel *found;
  GtkWidget *row;

  pledge_scenario_set_year (fixture->app.scenario, 2024);
  dialog = open_table (fixture);
  list = PLEDGE_DIFF_LIST (app_fixture_find (GTK_WIDGET (dialog), PLEDGE_TYPE_DIFF_LIST));
  found = pledge_diff_list_get_found (list);
  compare_with (dialog, "NATO June 2024");
  assert_says (dialog, "At 3.5\302\240% the verdict on 1 member flips for 2024.");
  assert_says (dialog, "Germany");
  assert_says (dialog, "2.12\302\240%, below → 3.61\302\240%, met");
  assert_says (dialog, "defence expenditure, NATO definition → core defence expenditure, NATO definition");
  assert_says (dialog, "June 2024 → Made Up");
  assert_says (dialog, "New members");
  assert_says (dialog, "Japan");

  /* Largest first: Germany's share grew by 70 %, Poland's shrank by 3 %. */
  first = g_list_model_get_item (found, 0);
  g_assert_cmpstr (pledge_diff_item_get_figure (first)->iso3, ==, "DEU");
  g_assert_cmpint (pledge_diff_item_get_figure (first)->year, ==, 2024);
  row = find_words (GTK_WIDGET (dialog), "Largest change: Germany, 2024e: 2.12 → 3.61");
  g_assert_nonnull (row);
  gtk_widget_grab_focus (gtk_widget_get_ancestor (row, GTK_TYPE_LIST_BOX_ROW));
  app_fixture_xdotool ("key Return");
  assert_says (dialog, "+1.49 (+70.4\302\240%)");
  assert_says (dialog, "4.12 → 4.00");
  g_assert_cmpuint (g_list_model_get_n_items (found), >, 300); /* the share of every other member and year is gone */

  gtk_editable_set_text (GTK_EDITABLE (app_fixture_find (GTK_WIDGET (list), GTK_TYPE_SEARCH_ENTRY)), "germ");
  app_fixture_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (found), ==, 11); /* 2024 changed, 2014 to 2022 gone, 2023 no estimate any more */
  compare_with (dialog, "Nothing");
  g_assert_cmpuint (g_list_model_get_n_items (found), ==, 0);
  compare_with (dialog, "NATO June 2024");
  gtk_editable_set_text (GTK_EDITABLE (app_fixture_find (GTK_WIDGET (list), GTK_TYPE_SEARCH_ENTRY)), "");
  app_fixture_settle ();
  accept (fixture);
  diff = diff_with (fixture, "nato-2024-06");
  g_assert_cmpuint (pledge_edition_diff_count (diff, PLEDGE_DIFF_CHANGED), ==, 2);
  g_assert_cmpuint (pledge_edition_diff_count (diff, PLEDGE_DIFF_NEW), ==, 1);
}

static void
test_refuses (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (fixture, "workbook.xlsx", "<!DOCTYPE html>\n<html><body>Sign in</body></html>\n");
  PledgeImportDialog *dialog = open_file (fixture, file, "refused");

  assert_says (dialog, "Not Imported");
  assert_says (dialog, "workbook.xlsx: a web page or XML, whatever its name");
  app_fixture_xdotool ("key alt+a"); /* nothing to accept */
  g_assert_nonnull (find_window (PLEDGE_TYPE_IMPORT_DIALOG));
  app_fixture_xdotool ("key Escape");
  g_assert_null (find_window (PLEDGE_TYPE_IMPORT_DIALOG));
  g_assert_cmpuint (g_list_model_get_n_items (pledge_catalogue_get_editions (get_catalogue (fixture))), ==,
                    g_getenv ("PLEDGELINE_WITHOUT_SIPRI") != NULL ? 2 : 3);
}

static void
test_one_after_another (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) empty = write_file (fixture, "empty.csv", "");
  g_autoptr (GFile) good = write_file (fixture, "table.csv", table);
  g_autoptr (GFile) question = write_file (fixture, "question.json", "{\"format\": \"pledgeline-scenario/1\", \"target_pct\": 2.5}");
  GFile *files[] = { empty, question, good };
  GtkWindow *opened;

  g_application_open (G_APPLICATION (fixture->app.application), files, G_N_ELEMENTS (files), "");
  assert_says (await_page ("refused"), "empty.csv: the file is empty");
  opened = GTK_WINDOW (gtk_application_get_window_by_id (GTK_APPLICATION (fixture->app.application), gtk_application_window_get_id (GTK_APPLICATION_WINDOW (fixture->app.window)) + 1));
  g_assert_true (PLEDGE_IS_WINDOW (opened)); /* what it is shows in its content */
  g_assert_cmpfloat (pledge_scenario_get_target_pct (pledge_window_get_scenario (PLEDGE_WINDOW (opened))), ==, 2.5);
  app_fixture_xdotool ("key Escape");
  await_page ("review");
  app_fixture_xdotool ("key Escape");
  g_assert_null (find_window (PLEDGE_TYPE_IMPORT_DIALOG));
  gtk_window_close (opened);
}

static void
test_tells_questions (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *name, *content; gboolean question; } files[] = {
    { "a.json", "{\"format\": \"pledgeline-scenario/1\"}", TRUE },
    { "b.pledge", "{\"format\": \"pledgeline-edition/1\"}", FALSE },
    { "c.pledge", "{}", TRUE },
    { "d.json", "{}", FALSE },
    { "e.csv", "member,year,indicator,value\n", FALSE },
    { "f.svg", "<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg'/>", TRUE },
    { "g.xlsx", "<!DOCTYPE html>\n<html><svg/></html>", FALSE },
    { "h.png", "\211PNG\r\n\032\n<<", TRUE },
    { "i.xlsx", "PK\003\004", FALSE },
    { "j", "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GFile) file = write_file (fixture, files[i].name, files[i].content);

      g_test_message ("%s", files[i].name);
      g_assert_cmpint (pledge_import_task_is_question (file), ==, files[i].question);
    }
}

/* Where the library's folder should be there is a file. */
static void
test_cannot_keep (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = dup_kept (NULL);
  PledgeImportDialog *dialog;

  g_rmdir (folder);
  g_assert_true (g_file_set_contents (folder, "", -1, NULL));
  dialog = open_table (fixture);
  app_fixture_xdotool ("key alt+a");
  g_assert_true (find_window (PLEDGE_TYPE_IMPORT_DIALOG) == dialog);
  assert_says (dialog, "editions");
  assert_says (dialog, "Could not");
  g_assert_null (pledge_catalogue_find_edition (get_catalogue (fixture), "made-up"));
  g_assert_cmpstr (get_edition (fixture), ==, "nato-2026-07");

  /* Once it can be written the same press does it. */
  g_assert_cmpint (g_unlink (folder), ==, 0);
  accept (fixture);
  g_assert_true (is_kept ("made-up.json"));
}

/* What takes long can be left; the window lives on meanwhile. */
static void
test_cancels (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) large = g_string_new ("# id: large\n# title: Large\n# publisher: Nobody\n# published: 2025-02\n# definition: nato\nmember,year,indicator,value\n");
  g_autoptr (GFile) file = NULL;
  PledgeImportDialog *dialog;

  for (guint i = 0; i < 400000; i++)
    g_string_append (large, "DEU,2020,share_published_pct,\n");
  g_string_append (large, "this row ends it\n");
  file = write_file (fixture, "large.csv", large->str);
  g_application_open (G_APPLICATION (fixture->app.application), &file, 1, "");
  while ((dialog = find_window (PLEDGE_TYPE_IMPORT_DIALOG)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (get_page (dialog), ==, "reading");
  g_assert_nonnull (app_fixture_find (GTK_WIDGET (dialog), GTK_TYPE_SPINNER));
  gtk_window_close (GTK_WINDOW (dialog));
  app_fixture_settle ();
  g_assert_null (find_window (PLEDGE_TYPE_IMPORT_DIALOG));
}

static PledgeEditionsDialog *
open_list (Fixture *fixture)
{
  PledgeEditionsDialog *dialog;

  gtk_widget_activate_action (GTK_WIDGET (fixture->app.window), "win.figures", NULL);
  app_fixture_settle ();
  app_fixture_xdotool ("search --onlyvisible --name ^Figures windowmove 0 0 windowfocus");
  dialog = find_window (PLEDGE_TYPE_EDITIONS_DIALOG);
  g_assert_nonnull (dialog);

  return dialog;
}

static GtkWidget *
find_button (GtkWidget *root, const char *icon)
{
  GtkWidget *found = GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (root)), icon) == 0 ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_button (child, icon);

  return found;
}

/* What the header's drop-down shows. */
static const char *
get_chosen (Fixture *fixture)
{
  GtkWidget *chooser = app_fixture_find (GTK_WIDGET (fixture->app.window), g_type_from_name ("PledgeChooser"));
  GtkWidget *alliance = app_fixture_find (chooser, GTK_TYPE_DROP_DOWN);
  GtkWidget *edition = gtk_widget_get_next_sibling (alliance);

  return pledge_edition_get_id (gtk_drop_down_get_selected_item (GTK_DROP_DOWN (edition)));
}

static void
test_removes (Fixture *fixture, gconstpointer data)
{
  PledgeEditionsDialog *dialog;
  GtkWidget *remove;

  open_table (fixture);
  accept (fixture);
  g_assert_cmpstr (get_chosen (fixture), ==, "made-up");
  pledge_scenario_set_year (fixture->app.scenario, 2023);

  dialog = open_list (fixture);
  assert_says (dialog, "NATO Made Up");
  assert_says (dialog, "Published 2025-02-03 · table.csv · imported 20");
  assert_says (dialog, "NATO July 2026");
  remove = find_button (GTK_WIDGET (dialog), "user-trash-symbolic");
  g_assert_nonnull (remove);
  press (remove);
  g_assert_false (is_kept ("made-up.json"));
  g_assert_null (pledge_catalogue_find_edition (get_catalogue (fixture), "made-up"));
  g_assert_null (find_button (GTK_WIDGET (dialog), "user-trash-symbolic")); /* the program's own stay */
  g_assert_cmpstr (get_edition (fixture), ==, "nato-2026-07");
  g_assert_cmpstr (get_chosen (fixture), ==, "nato-2026-07");
  assert_says (dialog, "Removed NATO Made Up");

  press_undo (GTK_WIDGET (dialog));
  g_assert_true (is_kept ("made-up.json"));
  g_assert_cmpstr (get_edition (fixture), ==, "made-up");
  g_assert_cmpstr (get_chosen (fixture), ==, "made-up");
  g_assert_cmpint (pledge_scenario_get_year (fixture->app.scenario), ==, 2023);
  g_assert_nonnull (find_button (GTK_WIDGET (dialog), "user-trash-symbolic"));
  gtk_window_close (GTK_WINDOW (dialog));
  app_fixture_settle ();
}

/* Steps back lead past what was asked of an edition that is gone. */
static void
test_undo_after_removal (Fixture *fixture, gconstpointer data)
{
  PledgeEditionsDialog *dialog;

  pledge_scenario_set_target_pct (fixture->app.scenario, 2);
  open_table (fixture);
  accept (fixture);
  pledge_scenario_set_target_pct (fixture->app.scenario, 4);
  dialog = open_list (fixture);
  press (find_button (GTK_WIDGET (dialog), "user-trash-symbolic"));
  gtk_window_close (GTK_WINDOW (dialog));
  app_fixture_settle ();
  g_assert_cmpfloat (pledge_scenario_get_target_pct (fixture->app.scenario), ==, 4);
  gtk_widget_activate_action (GTK_WIDGET (fixture->app.window), "win.undo", NULL);
  g_assert_cmpfloat (pledge_scenario_get_target_pct (fixture->app.scenario), ==, 2);
  g_assert_cmpstr (get_edition (fixture), ==, "nato-2026-07");
}

static void
test_same_again (Fixture *fixture, gconstpointer data)
{
  guint n;

  open_table (fixture);
  accept (fixture);
  n = g_list_model_get_n_items (pledge_catalogue_get_editions (get_catalogue (fixture)));
  pledge_scenario_set_edition (fixture->app.scenario, pledge_catalogue_find_edition (get_catalogue (fixture), "nato-2024-06"));
  open_table (fixture);
  accept (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (pledge_catalogue_get_editions (get_catalogue (fixture))), ==, n);
  g_assert_cmpstr (get_edition (fixture), ==, "made-up");
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, GFile *file)
{
  GFile *files[] = { file };
  GdkFileList *list = gdk_file_list_new_from_array (files, 1);
  GdkContentProvider *content = gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, list);

  g_boxed_free (GDK_TYPE_FILE_LIST, list);
  return content;
}

/* From another window, by a hand. */
static void
test_drops (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (fixture, "table.csv", table);
  GtkWidget *from = gtk_window_new ();
  GtkDragSource *source = gtk_drag_source_new ();
  int x, y, to_x, to_y;

  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), file);
  gtk_widget_add_controller (from, GTK_EVENT_CONTROLLER (source));
  gtk_window_set_title (GTK_WINDOW (from), "From Here");
  gtk_window_set_default_size (GTK_WINDOW (from), 200, 200);
  gtk_window_present (GTK_WINDOW (from));
  app_fixture_settle ();
  app_fixture_xdotool ("search --onlyvisible --name ^From windowmove 1050 100");
  app_fixture_locate (from, 100, 100, &x, &y);
  app_fixture_locate (GTK_WIDGET (fixture->app.window), 400, 300, &to_x, &to_y);
  app_fixture_xdotool ("mousemove %d %d sleep 0.1 mousedown 1 sleep 0.1 mousemove %d %d sleep 0.1 mousemove %d %d sleep 0.2 mousemove %d %d sleep 0.2 mousemove %d %d",
                       x + 1050, y + 100, x + 1020, y + 110, 1000, 200, to_x + 20, to_y, to_x, to_y);
  assert_says (fixture->app.window, "Drop to look at it");
  app_fixture_xdotool ("mouseup 1");
  gtk_window_destroy (GTK_WINDOW (from));
  assert_says (await_page ("review"), "NATO Made Up");
  app_fixture_xdotool ("key Escape");
  app_fixture_settle ();
  g_assert_null (find_words (GTK_WIDGET (fixture->app.window), "Drop to look at it"));
}

/* The desktop's dialog, here GTK's own. */
static void
test_opens_by_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (fixture, "table.csv", table);

  app_fixture_xdotool ("key --delay 40 ctrl+o");
  app_fixture_settle ();
  app_fixture_xdotool ("search --onlyvisible --name ^Open windowfocus");
  app_fixture_xdotool ("type --delay 20 %s", g_file_peek_path (file));
  app_fixture_xdotool ("key Return");
  assert_says (await_page ("review"), "NATO Made Up");
  app_fixture_xdotool ("key Escape");
}

/* In a program that starts anew: what was kept is there, what is damaged is said. */
static void
test_restarted (void)
{
  AppFixture app;

  app_fixture_set_up (&app, NULL);
  g_assert_nonnull (pledge_catalogue_find_edition (pledge_scenario_get_catalogue (app.scenario), "made-up"));
  assert_says (app.window, "damaged.json: ");
  app_fixture_tear_down (&app, NULL);
}

static void
test_survives_restart (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bus = g_strdup (g_getenv ("DBUS_SESSION_BUS_ADDRESS"));
  g_autofree char *damaged = dup_kept ("damaged.json");

  open_table (fixture);
  accept (fixture);
  g_assert_true (g_file_set_contents (damaged, "{\"format\": \"pledgeline-edition/1\"", -1, NULL));
  /* On the same bus it would only ask this one to show its window. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  g_test_trap_subprocess ("/import/subprocess/restarted", 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", bus, TRUE);
  g_test_trap_assert_passed ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/import/accepts", test_accepts);
  ADD ("/import/discards", test_discards);
  ADD ("/import/says-what-differs", test_says_what_differs);
  ADD ("/import/refuses", test_refuses);
  ADD ("/import/one-after-another", test_one_after_another);
  ADD ("/import/tells-questions", test_tells_questions);
  ADD ("/import/cannot-keep", test_cannot_keep);
  ADD ("/import/cancels", test_cancels);
  ADD ("/import/removes", test_removes);
  ADD ("/import/undo-after-removal", test_undo_after_removal);
  ADD ("/import/same-again", test_same_again);
  ADD ("/import/drops", test_drops);
  ADD ("/import/opens-by-key", test_opens_by_key);
  ADD ("/import/survives-restart", test_survives_restart);
  g_test_add_func ("/import/subprocess/restarted", test_restarted);
  return g_test_run ();
}
