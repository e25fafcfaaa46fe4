/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* Of NATO's publisher, so that it is compared with one of its editions; Germany meets 3.5 % by it in 2024. */
const char import_fixture_table[] =
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

PledgeCatalogue *
import_fixture_get_catalogue (ImportFixture *fixture)
{
  return pledge_scenario_get_catalogue (fixture->app.scenario);
}

const char *
import_fixture_get_edition (ImportFixture *fixture)
{
  return pledge_edition_get_id (pledge_scenario_get_edition (fixture->app.scenario));
}

/* The library's folder, or a file of it. */
char *
import_fixture_dup_kept (const char *name)
{
  return g_build_filename (g_get_user_data_dir (), "pledgeline", "editions", name, NULL);
}

gboolean
import_fixture_is_kept (const char *name)
{
  g_autofree char *path = import_fixture_dup_kept (name);

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

void
import_fixture_set_up (ImportFixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("pledgeline-XXXXXX", NULL);
  app_fixture_set_up (&fixture->app, data);
}

void
import_fixture_tear_down (ImportFixture *fixture, gconstpointer data)
{
  g_autofree char *kept = import_fixture_dup_kept (NULL);
  PledgeCatalogue *catalogue = import_fixture_get_catalogue (fixture);

  pledge_catalogue_remove_edition (catalogue, "made-up");
  pledge_catalogue_remove_edition (catalogue, "other");
  clear_folder (kept);
  clear_folder (fixture->folder);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  app_fixture_tear_down (&fixture->app, data);
}

GFile *
import_fixture_write (ImportFixture *fixture, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return g_file_new_for_path (path);
}

gpointer
import_fixture_find_window (GType type)
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

GtkWidget *
import_fixture_find_words (GtkWidget *root, const char *words)
{
  GtkWidget *found = GTK_IS_LABEL (root) && gtk_widget_get_mapped (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), words) != NULL ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = import_fixture_find_words (child, words);

  return found;
}

/* The stack that has a page of that name: the header has one of its own. */
static GtkStack *
find_stack (GtkWidget *root, const char *name)
{
  GtkStack *found = GTK_IS_STACK (root) && gtk_stack_get_child_by_name (GTK_STACK (root), name) != NULL ? GTK_STACK (root) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_stack (child, name);

  return found;
}

const char *
import_fixture_get_page (PledgeImportDialog *dialog)
{
  return gtk_stack_get_visible_child_name (find_stack (GTK_WIDGET (dialog), "reading"));
}

/* Until the dialog on a file shows that page, or the test's time is over. */
PledgeImportDialog *
import_fixture_await (const char *page)
{
  PledgeImportDialog *dialog;

  while ((dialog = import_fixture_find_window (PLEDGE_TYPE_IMPORT_DIALOG)) == NULL || g_strcmp0 (import_fixture_get_page (dialog), page) != 0)
    g_main_context_iteration (NULL, TRUE);
  app_fixture_settle ();
  app_fixture_xdotool ("search --onlyvisible --name ^Import windowmove 0 0 windowfocus");

  return dialog;
}

/* As the desktop does, and to the end of its being read. */
PledgeImportDialog *
import_fixture_open (ImportFixture *fixture, GFile *file, const char *page)
{
  g_application_open (G_APPLICATION (fixture->app.application), &file, 1, "");
  return import_fixture_await (page);
}

PledgeImportDialog *
import_fixture_open_table (ImportFixture *fixture)
{
  g_autoptr (GFile) file = import_fixture_write (fixture, "table.csv", import_fixture_table);

  return import_fixture_open (fixture, file, "review");
}

void
import_fixture_press (GtkWidget *widget)
{
  app_fixture_click (widget, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0);
}

/* The toast's button. */
void
import_fixture_press_undo (GtkWidget *root)
{
  GtkWidget *label = import_fixture_find_words (root, "Undo");

  g_assert_nonnull (label);
  import_fixture_press (label);
}

static void
focus_window (void)
{
  app_fixture_xdotool ("search --onlyvisible --name ^Pledgeline windowmove 0 0 windowfocus");
}

void
import_fixture_accept (ImportFixture *fixture)
{
  app_fixture_xdotool ("key alt+a");
  g_assert_null (import_fixture_find_window (PLEDGE_TYPE_IMPORT_DIALOG));
  focus_window ();
  app_fixture_settle ();
}
