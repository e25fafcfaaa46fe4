/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-fixture.h"

#define STEPS 8

static gboolean
wake_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_ms (guint ms)
{
  gboolean done = FALSE;

  g_timeout_add (ms, wake_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

void
app_fixture_settle (void)
{
  wait_ms (250);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

GtkWidget *
app_fixture_find (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = app_fixture_find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

GtkWidget *
app_fixture_find_seen (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && gtk_widget_get_mapped (root))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = app_fixture_find_seen (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* A process has one application; each test has a window of its own. */
static PledgeApplication *
get_application (void)
{
  static PledgeApplication *application;
  g_autoptr (GError) error = NULL;

  if (application == NULL)
    {
      application = pledge_application_new ();
      g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
      g_assert_no_error (error);
      g_application_hold (G_APPLICATION (application));
    }

  return application;
}

static void
forget_settings (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.pledgeline.Pledgeline");
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;

  g_object_get (settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i] != NULL; i++)
    g_settings_reset (settings, keys[i]);
}

void
app_fixture_forgive (void)
{
  if (gtk_get_minor_version () >= 22)
    g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
}

void
app_fixture_set_up (AppFixture *fixture, gconstpointer data)
{
  app_fixture_forgive ();
  forget_settings ();
  fixture->application = get_application ();
  g_application_activate (G_APPLICATION (fixture->application));
  fixture->window = PLEDGE_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (fixture->application)));
  fixture->scenario = pledge_window_get_scenario (fixture->window);
  fixture->chart_view = PLEDGE_CHART_VIEW (app_fixture_find (GTK_WIDGET (fixture->window), PLEDGE_TYPE_CHART_VIEW));
  fixture->target_scale = PLEDGE_TARGET_SCALE (app_fixture_find (GTK_WIDGET (fixture->window), PLEDGE_TYPE_TARGET_SCALE));
  wait_ms (300);
  app_fixture_settle ();
  /* Without a window manager nobody gives the window the keyboard. */
  app_fixture_xdotool ("search --onlyvisible --name ^Pledgeline windowmove 0 0 windowfocus");
}

void
app_fixture_tear_down (AppFixture *fixture, gconstpointer data)
{
  GObject *window = G_OBJECT (fixture->window);
  GObject *scenario = G_OBJECT (fixture->scenario);

  g_object_add_weak_pointer (window, (gpointer *) &window);
  g_object_add_weak_pointer (scenario, (gpointer *) &scenario);
  gtk_window_close (GTK_WINDOW (fixture->window));
  app_fixture_settle ();
  g_assert_null (window);
  g_assert_null (scenario);
}

void
app_fixture_resize (AppFixture *fixture, int width, int height)
{
  app_fixture_xdotool ("search --onlyvisible --name ^Pledgeline windowsize %d %d", width, height);
  wait_ms (400); /* the bar of a narrow window slides in */
}

static void
exited_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_subprocess_wait_check_finish (G_SUBPROCESS (object), result, &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

void
app_fixture_xdotool (const char *words, ...)
{
  g_autofree char *line = NULL;
  g_autofree char *command = NULL;
  g_auto (GStrv) argv = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;
  va_list args;

  va_start (args, words);
  line = g_strdup_vprintf (words, args);
  va_end (args);
  command = g_strconcat ("xdotool ", line, NULL);
  argv = g_strsplit (command, " ", -1);
  process = g_subprocess_newv ((const char *const *) argv, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, exited_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  app_fixture_settle ();
}

void
app_fixture_locate (GtkWidget *widget, double x, double y, int *screen_x, int *screen_y)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  double window_x, window_y, surface_x, surface_y;

  g_assert_true (gtk_widget_translate_coordinates (widget, GTK_WIDGET (root), x, y, &window_x, &window_y));
  gtk_native_get_surface_transform (GTK_NATIVE (root), &surface_x, &surface_y);
  *screen_x = (int) (window_x + surface_x);
  *screen_y = (int) (window_y + surface_y);
}

void
app_fixture_drag (GtkWidget *widget, double x1, double y1, double x2, double y2)
{
  g_autoptr (GString) words = g_string_new (NULL);
  int x, y;

  app_fixture_locate (widget, x1, y1, &x, &y);
  g_string_append_printf (words, "mousemove %d %d sleep 0.05 mousedown 1 sleep 0.05", x, y);
  for (int i = 1; i <= STEPS; i++)
    {
      app_fixture_locate (widget, x1 + (x2 - x1) * i / STEPS, y1 + (y2 - y1) * i / STEPS, &x, &y);
      g_string_append_printf (words, " mousemove %d %d sleep 0.03", x, y);
    }
  g_string_append (words, " sleep 0.05 mouseup 1");
  app_fixture_xdotool ("%s", words->str);
}

void
app_fixture_click (GtkWidget *widget, double x, double y)
{
  int screen_x, screen_y;

  app_fixture_locate (widget, x, y, &screen_x, &screen_y);
  app_fixture_xdotool ("mousemove %d %d sleep 0.3 click 1", screen_x, screen_y);
}
