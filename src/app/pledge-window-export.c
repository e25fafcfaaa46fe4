/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-window-export.h"

#include <glib/gi18n-lib.h>

#include "pledge-save.h"

typedef struct {
  PledgeWindow *window;
  GSettings *settings; /* nullable */
  PledgeExportFormat format;
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->window);
  g_clear_object (&request->settings);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static void
add_filter (GtkFileChooser *chooser, PledgeExportFormat format)
{
  g_autofree char *pattern = g_strconcat ("*.", pledge_export_format_to_id (format), NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, pledge_export_format_get_title (format));
  gtk_file_filter_add_pattern (filter, pattern);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
remember_folder (GSettings *settings, GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);

  if (settings != NULL && folder != NULL && g_file_peek_path (folder) != NULL)
    g_settings_set_string (settings, "export-folder", g_file_peek_path (folder));
}

static void
go_to_last_folder (GSettings *settings, GtkFileChooser *chooser)
{
  g_autofree char *path = settings != NULL ? g_settings_get_string (settings, "export-folder") : NULL;
  g_autoptr (GFile) folder = NULL;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_IS_DIR))
    return;

  folder = g_file_new_for_path (path);
  gtk_file_chooser_set_current_folder (chooser, folder, NULL);
}

static void
response_cb (GtkNativeDialog *dialog, int response, Request *data)
{
  g_autoptr (Request) request = data;
  g_autoptr (GtkNativeDialog) owned = dialog;
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;

  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL && pledge_window_export_to (request->window, file, request->format))
    remember_folder (request->settings, file);
}

void
pledge_window_export (PledgeWindow *window, PledgeExportFormat format, GSettings *settings)
{
  GtkFileChooserNative *dialog;
  Request *request;
  g_autofree char *name = NULL;

  g_return_if_fail (PLEDGE_IS_WINDOW (window));

  if (pledge_window_get_answer (window) == NULL)
    return;

  request = g_new0 (Request, 1);
  request->window = g_object_ref (window);
  request->settings = settings != NULL ? g_object_ref (settings) : NULL;
  request->format = format;
  dialog = gtk_file_chooser_native_new (_("Export Chart"), GTK_WINDOW (window), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  name = pledge_export_suggest_name (pledge_window_get_answer (window), pledge_window_get_view (window), format);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  add_filter (GTK_FILE_CHOOSER (dialog), format);
  go_to_last_folder (settings, GTK_FILE_CHOOSER (dialog));
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), request);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

gboolean
pledge_window_export_to (PledgeWindow *window, GFile *file, PledgeExportFormat format)
{
  PledgeScenario *scenario;
  PledgePictureOptions options = pledge_picture_options_default ();
  PledgeExportFormat named;
  g_autofree char *name = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GBytes) picture = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (PLEDGE_IS_WINDOW (window), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  scenario = pledge_window_get_scenario (window);
  name = g_file_get_basename (file);
  /* Who types another ending wants that kind. */
  if (pledge_export_format_from_name (name, &named))
    format = named;
  options.view = pledge_window_get_view (window);
  options.scale = 2; /* sharp on paper and on dense screens */
  picture = pledge_export_render (scenario, &options, format, &error);
  if (picture == NULL || !pledge_save_file (file, picture, &error))
    {
      pledge_window_say (window, error->message);
      return FALSE;
    }

  sentence = g_strdup_printf (_("Saved “%s”"), name);
  pledge_window_say (window, sentence);
  return TRUE;
}
