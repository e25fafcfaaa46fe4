/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-application.h"

#include <glib/gi18n-lib.h>

#include "pledge-catalogue-loader.h"
#include "pledge-config.h"
#include "pledge-group-store.h"
#include "pledge-import-task.h"
#include "pledge-importer.h"
#include "pledge-library.h"
#include "pledge-scenario-file.h"
#include "pledge-window.h"

#define SCHEMA_ID "io.github.pledgeline.Pledgeline"
#define RESOURCE_BASE "/io/github/pledgeline/Pledgeline"

struct _PledgeApplication {
  AdwApplication parent_instance;
  PledgeCatalogue *catalogue;
  GPtrArray *warnings; /* one sentence per data file left out */
  GSettings *settings; /* NULL where the schema is not installed */
};

G_DEFINE_FINAL_TYPE (PledgeApplication, pledge_application, ADW_TYPE_APPLICATION)

static GSettings *
find_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source != NULL ? g_settings_schema_source_lookup (source, SCHEMA_ID, TRUE) : NULL;

  return schema != NULL ? g_settings_new (SCHEMA_ID) : NULL;
}

static void
apply_color_scheme (PledgeApplication *self, const char *name)
{
  AdwColorScheme scheme = ADW_COLOR_SCHEME_DEFAULT;

  if (g_strcmp0 (name, "light") == 0)
    scheme = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_strcmp0 (name, "dark") == 0)
    scheme = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_application_get_style_manager (ADW_APPLICATION (self)), scheme);
}

static void
color_scheme_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PledgeApplication *self = data;
  const char *name = g_variant_get_string (parameter, NULL);

  g_simple_action_set_state (action, parameter);
  apply_color_scheme (self, name);
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "color-scheme", name);
}

static char *
data_licences (PledgeApplication *self)
{
  g_autoptr (GString) words = g_string_new (NULL);
  GListModel *editions = pledge_catalogue_get_editions (self->catalogue);
  PledgeEdition *outlook = pledge_catalogue_get_outlook (self->catalogue);

  for (guint i = 0; i <= g_list_model_get_n_items (editions); i++)
    {
      g_autoptr (PledgeEdition) listed = g_list_model_get_item (editions, i);
      PledgeEdition *edition = listed != NULL ? listed : outlook;
      const PledgeEditionInfo *info = edition != NULL ? pledge_edition_get_info (edition) : NULL;
      g_autofree char *paragraph = info != NULL ? g_markup_printf_escaped ("%s\n%s\n\n", info->credit, info->licence) : NULL;

      if (paragraph != NULL)
        g_string_append (words, paragraph);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PledgeApplication *self = data;
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autofree char *licences = data_licences (self);
  GtkWidget *about = g_object_new (ADW_TYPE_ABOUT_WINDOW,
                                   "transient-for", parent,
                                   "modal", TRUE,
                                   "application-name", _("Pledgeline"),
                                   "application-icon", PLEDGE_APPLICATION_ID,
                                   "version", PLEDGE_VERSION,
                                   "developer-name", _("The Pledgeline developers"),
                                   "comments", _("What each ally spends on defence, and how much money separates it from a target."),
                                   "license-type", GTK_LICENSE_GPL_3_0,
                                   NULL);

  adw_about_window_add_legal_section (ADW_ABOUT_WINDOW (about), _("Figures"), NULL, GTK_LICENSE_CUSTOM, licences);
  gtk_window_present (GTK_WINDOW (about));
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));

  /* Closing lets each window remember its question. */
  for (GList *link = windows; link != NULL; link = link->next)
    gtk_window_close (link->data);
  g_list_free (windows);
}

static PledgeWindow *
open_window (PledgeApplication *self)
{
  PledgeWindow *window = pledge_window_new (ADW_APPLICATION (self), self->catalogue, self->settings);

  for (guint i = 0; i < self->warnings->len; i++)
    pledge_window_say (window, self->warnings->pdata[i]);
  gtk_window_present (GTK_WINDOW (window));

  return window;
}

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  open_window (data);
}

static void
add_actions (PledgeApplication *self)
{
  const GActionEntry entries[] = {
    { "about", about_cb, NULL, NULL, NULL },
    { "quit", quit_cb, NULL, NULL, NULL },
    { "new-window", new_window_cb, NULL, NULL, NULL },
    { "color-scheme", color_scheme_cb, "s", "'default'", NULL },
  };
  static const struct { const char *action; const char *accels[3]; } shortcuts[] = {
    { "app.quit", { "<Control>q", NULL } },
    { "app.new-window", { "<Control>n", NULL } },
    { "window.close", { "<Control>w", NULL } },
    { "win.open", { "<Control>o", NULL } },
    { "win.export", { "<Control>e", NULL } },
    { "win.export-again", { "<Control><Shift>e", NULL } },
    { "win.print", { "<Control>p", NULL } },
    { "win.show-help-overlay", { "<Control>question", NULL } },
    { "win.show-view::ranking", { "<Alt>1", NULL } },
    { "win.show-view::gap", { "<Alt>2", NULL } },
    { "win.show-view::history", { "<Alt>3", NULL } },
    { "win.show-view::path", { "<Alt>4", NULL } },
    { "win.show-view::table", { "<Alt>5", NULL } },
    { "win.show-view::commitments", { "<Alt>6", NULL } },
    { "win.provenance::gap", { "<Control>i", NULL } },
    { "win.solve", { "<Control><Shift>f", NULL } },
    { "win.undo", { "<Control>z", NULL } },
    { "win.redo", { "<Control><Shift>z", "<Control>y" } },
    { "win.step-year(-1)", { "<Alt>Left", NULL } },
    { "win.step-year(1)", { "<Alt>Right", NULL } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), shortcuts[i].action, shortcuts[i].accels);
}

static void
load_groups (PledgeApplication *self)
{
  g_autoptr (PledgeGroupStore) groups = pledge_group_store_new (self->catalogue, NULL);
  g_autoptr (GError) error = NULL;

  if (!pledge_group_store_load (groups, &error))
    g_ptr_array_add (self->warnings, g_strdup (error->message));
}

static int
pledge_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Pledgeline %s\n", PLEDGE_VERSION);
      return 0;
    }
  if (g_variant_dict_contains (options, "new-window"))
    {
      g_autoptr (GError) error = NULL;

      if (!g_application_register (application, NULL, &error))
        {
          g_printerr ("pledgeline: %s\n", error->message);
          return 1;
        }
      /* In the first process the window is there when activate comes, which then only presents it. */
      g_action_group_activate_action (G_ACTION_GROUP (application), "new-window", NULL);
      if (g_application_get_is_remote (application))
        return 0;
    }

  return G_APPLICATION_CLASS (pledge_application_parent_class)->handle_local_options (application, options);
}

static void
pledge_application_startup (GApplication *application)
{
  PledgeApplication *self = PLEDGE_APPLICATION (application);
  g_autofree char *dir = pledge_catalogue_find_data_dir ();
  g_autoptr (PledgeLibrary) library = pledge_library_new (NULL);

  G_APPLICATION_CLASS (pledge_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (PLEDGE_APPLICATION_ID);
  self->catalogue = pledge_catalogue_load (dir, self->warnings);
  pledge_library_load (library, self->catalogue, self->warnings);
  load_groups (self);
  self->settings = find_settings ();
  add_actions (self);
  if (self->settings != NULL)
    {
      g_autofree char *scheme = g_settings_get_string (self->settings, "color-scheme");

      g_action_group_change_action_state (G_ACTION_GROUP (self), "color-scheme", g_variant_new_string (scheme));
    }
}

static void
pledge_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window != NULL)
    gtk_window_present (window);
  else
    open_window (PLEDGE_APPLICATION (application));
}

/* One that cannot be read leaves its window as it would open by itself. */
static void
open_question (PledgeApplication *self, GFile *file)
{
  PledgeWindow *window = open_window (self);
  PledgeScenario *scenario = pledge_window_get_scenario (window);
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (GError) error = NULL;

  if (scenario != NULL && !pledge_scenario_read_file (scenario, path != NULL ? path : uri, &error))
    pledge_window_say (window, error->message);
}

/* The one used last; dialogs are windows, too. */
static PledgeWindow *
find_window (PledgeApplication *self)
{
  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (self)); link != NULL; link = link->next)
    if (PLEDGE_IS_WINDOW (link->data))
      return link->data;

  return open_window (self);
}

/* Each scenario gets a window; figures are looked at in one that is there, all that come together in the same. */
static void
pledge_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  PledgeApplication *self = PLEDGE_APPLICATION (application);
  PledgeWindow *window = NULL;

  for (int i = 0; i < n_files; i++)
    {
      if (pledge_import_task_is_question (files[i]))
        {
          open_question (self, files[i]);
          continue;
        }
      if (window == NULL)
        window = find_window (self);
      if (pledge_window_get_importer (window) != NULL)
        pledge_importer_open (pledge_window_get_importer (window), files[i]);
    }
  if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
}

static void
pledge_application_finalize (GObject *object)
{
  PledgeApplication *self = PLEDGE_APPLICATION (object);

  g_clear_object (&self->catalogue);
  g_clear_object (&self->settings);
  g_ptr_array_unref (self->warnings);

  G_OBJECT_CLASS (pledge_application_parent_class)->finalize (object);
}

static void
pledge_application_class_init (PledgeApplicationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pledge_application_finalize;
  G_APPLICATION_CLASS (klass)->startup = pledge_application_startup;
  G_APPLICATION_CLASS (klass)->activate = pledge_application_activate;
  G_APPLICATION_CLASS (klass)->open = pledge_application_open;
  G_APPLICATION_CLASS (klass)->handle_local_options = pledge_application_handle_local_options;
}

static void
pledge_application_init (PledgeApplication *self)
{
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and leave"), NULL },
    { "new-window", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Open a window beside those that are open"), NULL },
    G_OPTION_ENTRY_NULL
  };

  self->warnings = g_ptr_array_new_with_free_func (g_free);
  g_application_add_main_option_entries (G_APPLICATION (self), entries);
}

PledgeApplication *
pledge_application_new (void)
{
  return g_object_new (PLEDGE_TYPE_APPLICATION,
                       "application-id", PLEDGE_APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", RESOURCE_BASE,
                       NULL);
}
