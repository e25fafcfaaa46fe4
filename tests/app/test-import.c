/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "import-fixture.h"
#include "pledge-diff-item.h"
#include "pledge-diff-list.h"
#include "pledge-import-task.h"

static void
test_accepts (ImportFixture *fixture, gconstpointer data)
{
  PledgeImportDialog *dialog = import_fixture_open_table (fixture);

  import_fixture_assert_says (dialog, "NATO Made Up");
  import_fixture_assert_says (dialog, "table.csv, a plain table (CSV)");
  import_fixture_assert_says (dialog, "2025-02-03");
  import_fixture_assert_says (dialog, "2023 to 2024");
  g_assert_false (import_fixture_is_kept ("made-up.json"));
  g_assert_null (pledge_catalogue_find_edition (import_fixture_get_catalogue (fixture), "made-up"));

  import_fixture_accept (fixture);
  g_assert_true (import_fixture_is_kept ("made-up.json"));
  g_assert_cmpstr (import_fixture_get_edition (fixture), ==, "made-up");
  g_assert_cmpint (pledge_scenario_get_year (fixture->app.scenario), ==, 2024);
  import_fixture_assert_says (fixture->app.window, "Added NATO Made Up");

  import_fixture_press_undo (GTK_WIDGET (fixture->app.window));
  g_assert_false (import_fixture_is_kept ("made-up.json"));
  g_assert_null (pledge_catalogue_find_edition (import_fixture_get_catalogue (fixture), "made-up"));
  g_assert_cmpstr (import_fixture_get_edition (fixture), ==, "nato-2026-07");
  g_assert_cmpint (pledge_scenario_get_year (fixture->app.scenario), ==, 2026);
}

static void
test_discards (ImportFixture *fixture, gconstpointer data)
{
  import_fixture_open_table (fixture);
  app_fixture_xdotool ("key Escape");
  g_assert_null (import_fixture_find_window (PLEDGE_TYPE_IMPORT_DIALOG));
  g_assert_false (import_fixture_is_kept ("made-up.json"));
  g_assert_null (pledge_catalogue_find_edition (import_fixture_get_catalogue (fixture), "made-up"));
  g_assert_cmpstr (import_fixture_get_edition (fixture), ==, "nato-2026-07");
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
diff_with (ImportFixture *fixture, const char *id)
{
  return pledge_edition_diff_new (pledge_catalogue_find_edition (import_fixture_get_catalogue (fixture), id), pledge_catalogue_find_edition (import_fixture_get_catalogue (fixture), "made-up"));
}

static void
test_says_what_differs (ImportFixture *fixture, gconstpointer data)
{
  PledgeImportDialog *dialog;
  PledgeDiffList *list;
  g_autoptr (PledgeEditionDiff) diff = NULL;
  g_autoptr (PledgeDiffItem) first = NULL;
  GListModel *found;
  GtkWidget *row;

  pledge_scenario_set_year (fixture->app.scenario, 2024);
  dialog = import_fixture_open_table (fixture);
  list = PLEDGE_DIFF_LIST (app_fixture_find (GTK_WIDGET (dialog), PLEDGE_TYPE_DIFF_LIST));
  found = pledge_diff_list_get_found (list);
  compare_with (dialog, "NATO June 2024");
  import_fixture_assert_says (dialog, "At 3.5\302\240% the verdict on 1 member flips for 2024.");
  import_fixture_assert_says (dialog, "Germany");
  import_fixture_assert_says (dialog, "2.12\302\240%, below → 3.61\302\240%, met");
  import_fixture_assert_says (dialog, "defence expenditure, NATO definition → core defence expenditure, NATO definition");
  import_fixture_assert_says (dialog, "June 2024 → Made Up");
  import_fixture_assert_says (dialog, "New members");
  import_fixture_assert_says (dialog, "Japan");

  /* Largest first: Germany's share grew by 70 %, Poland's shrank by 3 %. */
  first = g_list_model_get_item (found, 0);
  g_assert_cmpstr (pledge_diff_item_get_figure (first)->iso3, ==, "DEU");
  g_assert_cmpint (pledge_diff_item_get_figure (first)->year, ==, 2024);
  row = import_fixture_find_words (GTK_WIDGET (dialog), "Largest change: Germany, 2024e: 2.12 → 3.61");
  g_assert_nonnull (row);
  gtk_widget_grab_focus (gtk_widget_get_ancestor (row, GTK_TYPE_LIST_BOX_ROW));
  app_fixture_xdotool ("key Return");
  import_fixture_assert_says (dialog, "+1.49 (+70.4\302\240%)");
  import_fixture_assert_says (dialog, "4.12 → 4.00");
  g_assert_cmpuint (g_list_model_get_n_items (found), >, 300); /* the share of every other member and year is gone */

  gtk_editable_set_text (GTK_EDITABLE (app_fixture_find (GTK_WIDGET (list), GTK_TYPE_SEARCH_ENTRY)), "germ");
  app_fixture_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (found), ==, 11); /* 2024 changed, 2014 to 2022 gone, 2023 no estimate any more */
  compare_with (dialog, "Nothing");
  g_assert_cmpuint (g_list_model_get_n_items (found), ==, 0);
  compare_with (dialog, "NATO June 2024");
  gtk_editable_set_text (GTK_EDITABLE (app_fixture_find (GTK_WIDGET (list), GTK_TYPE_SEARCH_ENTRY)), "");
  app_fixture_settle ();
  import_fixture_accept (fixture);
  diff = diff_with (fixture, "nato-2024-06");
  g_assert_cmpuint (pledge_edition_diff_count (diff, PLEDGE_DIFF_CHANGED), ==, 2);
  g_assert_cmpuint (pledge_edition_diff_count (diff, PLEDGE_DIFF_NEW), ==, 1);
}

static void
test_refuses (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = import_fixture_write (fixture, "workbook.xlsx", "<!DOCTYPE html>\n<html><body>Sign in</body></html>\n");
  PledgeImportDialog *dialog = import_fixture_open (fixture, file, "refused");

  import_fixture_assert_says (dialog, "Not Imported");
  import_fixture_assert_says (dialog, "workbook.xlsx: a web page or XML, whatever its name");
  app_fixture_xdotool ("key alt+a"); /* nothing to accept */
  g_assert_nonnull (import_fixture_find_window (PLEDGE_TYPE_IMPORT_DIALOG));
  app_fixture_xdotool ("key Escape");
  g_assert_null (import_fixture_find_window (PLEDGE_TYPE_IMPORT_DIALOG));
  g_assert_cmpuint (g_list_model_get_n_items (pledge_catalogue_get_editions (import_fixture_get_catalogue (fixture))), ==,
                    g_getenv ("PLEDGELINE_WITHOUT_SIPRI") != NULL ? 2 : 3);
}

static void
test_one_after_another (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) empty = import_fixture_write (fixture, "empty.csv", "");
  g_autoptr (GFile) good = import_fixture_write (fixture, "table.csv", import_fixture_table);
  g_autoptr (GFile) question = import_fixture_write (fixture, "question.json", "{\"format\": \"pledgeline-scenario/1\", \"target_pct\": 2.5}");
  GFile *files[] = { empty, question, good };
  GtkWindow *opened;

  g_application_open (G_APPLICATION (fixture->app.application), files, G_N_ELEMENTS (files), "");
  import_fixture_assert_says (import_fixture_await ("refused"), "empty.csv: the file is empty");
  opened = GTK_WINDOW (gtk_application_get_window_by_id (GTK_APPLICATION (fixture->app.application), gtk_application_window_get_id (GTK_APPLICATION_WINDOW (fixture->app.window)) + 1));
  g_assert_true (PLEDGE_IS_WINDOW (opened)); /* what it is shows in its content */
  g_assert_cmpfloat (pledge_scenario_get_target_pct (pledge_window_get_scenario (PLEDGE_WINDOW (opened))), ==, 2.5);
  app_fixture_xdotool ("key Escape");
  import_fixture_await ("review");
  app_fixture_xdotool ("key Escape");
  g_assert_null (import_fixture_find_window (PLEDGE_TYPE_IMPORT_DIALOG));
  gtk_window_close (opened);
}

static void
test_tells_questions (ImportFixture *fixture, gconstpointer data)
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
      g_autoptr (GFile) file = import_fixture_write (fixture, files[i].name, files[i].content);

      g_test_message ("%s", files[i].name);
      g_assert_cmpint (pledge_import_task_is_question (file), ==, files[i].question);
    }
}

/* Where the library's folder should be there is a file. */
static void
test_cannot_keep (ImportFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = import_fixture_dup_kept (NULL);
  PledgeImportDialog *dialog;

  g_rmdir (folder);
  g_assert_true (g_file_set_contents (folder, "", -1, NULL));
  dialog = import_fixture_open_table (fixture);
  app_fixture_xdotool ("key alt+a");
  g_assert_true (import_fixture_find_window (PLEDGE_TYPE_IMPORT_DIALOG) == dialog);
  import_fixture_assert_says (dialog, "editions");
  import_fixture_assert_says (dialog, "Could not");
  g_assert_null (pledge_catalogue_find_edition (import_fixture_get_catalogue (fixture), "made-up"));
  g_assert_cmpstr (import_fixture_get_edition (fixture), ==, "nato-2026-07");

  /* Once it can be written the same press does it. */
  g_assert_cmpint (g_unlink (folder), ==, 0);
  import_fixture_accept (fixture);
  g_assert_true (import_fixture_is_kept ("made-up.json"));
}

/* What takes long can be left; the window lives on meanwhile. */
static void
test_cancels (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) large = g_string_new ("# id: large\n# title: Large\n# publisher: Nobody\n# published: 2025-02\n# definition: nato\nmember,year,indicator,value\n");
  g_autoptr (GFile) file = NULL;
  PledgeImportDialog *dialog;

  for (guint i = 0; i < 400000; i++)
    g_string_append (large, "DEU,2020,share_published_pct,\n");
  g_string_append (large, "this row ends it\n");
  file = import_fixture_write (fixture, "large.csv", large->str);
  g_application_open (G_APPLICATION (fixture->app.application), &file, 1, "");
  while ((dialog = import_fixture_find_window (PLEDGE_TYPE_IMPORT_DIALOG)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (import_fixture_get_page (dialog), ==, "reading");
  g_assert_nonnull (app_fixture_find (GTK_WIDGET (dialog), GTK_TYPE_SPINNER));
  gtk_window_close (GTK_WINDOW (dialog));
  app_fixture_settle ();
  g_assert_null (import_fixture_find_window (PLEDGE_TYPE_IMPORT_DIALOG));
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
test_drops (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = import_fixture_write (fixture, "table.csv", import_fixture_table);
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
  import_fixture_assert_says (fixture->app.window, "Drop to look at it");
  app_fixture_xdotool ("mouseup 1");
  gtk_window_destroy (GTK_WINDOW (from));
  import_fixture_assert_says (import_fixture_await ("review"), "NATO Made Up");
  app_fixture_xdotool ("key Escape");
  app_fixture_settle ();
  g_assert_null (import_fixture_find_words (GTK_WIDGET (fixture->app.window), "Drop to look at it"));
}

/* The desktop's dialog, here GTK's own. */
static void
test_opens_by_key (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = import_fixture_write (fixture, "table.csv", import_fixture_table);

  app_fixture_xdotool ("key --delay 40 ctrl+o");
  app_fixture_settle ();
  app_fixture_xdotool ("search --onlyvisible --name ^Open windowfocus");
  app_fixture_xdotool ("type --delay 20 %s", g_file_peek_path (file));
  app_fixture_xdotool ("key Return");
  import_fixture_assert_says (import_fixture_await ("review"), "NATO Made Up");
  app_fixture_xdotool ("key Escape");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, ImportFixture, NULL, import_fixture_set_up, function, import_fixture_tear_down)
  ADD ("/import/accepts", test_accepts);
  ADD ("/import/discards", test_discards);
  ADD ("/import/says-what-differs", test_says_what_differs);
  ADD ("/import/refuses", test_refuses);
  ADD ("/import/one-after-another", test_one_after_another);
  ADD ("/import/tells-questions", test_tells_questions);
  ADD ("/import/cannot-keep", test_cannot_keep);
  ADD ("/import/cancels", test_cancels);
  ADD ("/import/drops", test_drops);
  ADD ("/import/opens-by-key", test_opens_by_key);
  return g_test_run ();
}
