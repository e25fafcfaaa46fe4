/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-fixture.h"
#include "pledge-words.h"

static GdkContentProvider *
get_content (AppFixture *fixture)
{
  return gdk_clipboard_get_content (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* (transfer full) What a program that takes that kind gets. */
static GBytes *
read_kind (AppFixture *fixture, const char *mime_type)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  gboolean done = FALSE;

  gdk_content_provider_write_mime_type_async (get_content (fixture), mime_type, stream, G_PRIORITY_DEFAULT, NULL, written_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_output_stream_close (stream, NULL, NULL);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
text_read_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static char *
read_text (AppFixture *fixture)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), NULL, text_read_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);

  return text;
}

static gboolean
begins_with (GBytes *bytes, const char *start)
{
  return g_bytes_get_size (bytes) > strlen (start) && memcmp (g_bytes_get_data (bytes, NULL), start, strlen (start)) == 0;
}

static void
test_kinds (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *title = pledge_words_title (pledge_window_get_answer (fixture->window));
  g_autofree char *summary = pledge_words_summary (pledge_window_get_answer (fixture->window));
  g_autofree char *text = NULL;
  g_autofree char *svg_text = NULL;
  g_autoptr (GBytes) png = NULL;
  g_autoptr (GBytes) svg = NULL;
  g_auto (GStrv) lines = NULL;

  gtk_widget_grab_focus (GTK_WIDGET (fixture->target_scale));
  app_fixture_xdotool ("key --delay 60 ctrl+c");
  g_assert_nonnull (get_content (fixture));
  pledge_scenario_set_year (fixture->scenario, 2014); /* the clipboard keeps what was copied */
  app_fixture_settle ();

  png = read_kind (fixture, "image/png");
  g_assert_true (begins_with (png, "\211PNG"));
  svg = read_kind (fixture, "image/svg+xml");
  svg_text = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));
  g_assert_nonnull (strstr (svg_text, "<svg"));
  g_assert_nonnull (strstr (svg_text, title));

  text = read_text (fixture);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpstr (lines[0], ==, title);
  g_assert_cmpstr (lines[1], ==, summary);
  g_assert_cmpstr (lines[2], ==, "");
  g_assert_true (g_str_has_prefix (lines[3], "member\tname\tyear\t"));
  g_assert_true (g_str_has_prefix (lines[4], "LTU\tLithuania\t2026\t"));
  g_assert_nonnull (strstr (text, "Credit: NATO"));
}

static void
test_history (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  pledge_scenario_set_selected (fixture->scenario, "DEU");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-view", "s", "history");
  app_fixture_settle ();
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.copy-chart", NULL);
  text = read_text (fixture);
  g_assert_nonnull (strstr (text, "member\tname\tyear\tvalue\tunit"));
  g_assert_nonnull (strstr (text, "\nDEU\tGermany\t2014\t"));
  g_assert_null (strstr (text, "\nFRA\t"));
}

/* In an entry the key is the entry's. */
static void
test_entry_comes_first (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *entry = app_fixture_find_seen (GTK_WIDGET (fixture->window), GTK_TYPE_SPIN_BUTTON);
  g_autofree char *text = NULL;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), "before");
  gtk_widget_grab_focus (entry);
  app_fixture_xdotool ("key --delay 60 Right ctrl+c"); /* nothing is selected */
  text = read_text (fixture);
  g_assert_cmpstr (text, ==, "before");
  g_clear_pointer (&text, g_free);
  app_fixture_xdotool ("key --delay 60 ctrl+a ctrl+c");
  text = read_text (fixture);
  g_assert_cmpstr (text, ==, "3.50\302\240%");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, AppFixture, NULL, app_fixture_set_up, function, app_fixture_tear_down)
  ADD ("/copy/kinds", test_kinds);
  ADD ("/copy/history", test_history);
  ADD ("/copy/entry-comes-first", test_entry_comes_first);
  return g_test_run ();
}
