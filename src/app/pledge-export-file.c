/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-export-file.h"

#include <glib/gi18n-lib.h>

#define FOLDER_KEY "export-folder"

typedef struct {
  PledgeExportFileChosen chosen;
  gpointer data;
  GDestroyNotify destroy;
  GSettings *settings; /* nullable */
  gboolean folder;     /* that is chosen, not a file in it */
} Request;

static void
request_free (Request *request)
{
  if (request->destroy != NULL)
    request->destroy (request->data);
  g_clear_object (&request->settings);
  g_free (request);
}

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
remember_folder (Request *request, GFile *file)
{
  g_autoptr (GFile) folder = request->folder ? g_object_ref (file) : g_file_get_parent (file);

  if (request->settings != NULL && folder != NULL && g_file_peek_path (folder) != NULL)
    g_settings_set_string (request->settings, FOLDER_KEY, g_file_peek_path (folder));
}

static void
response_cb (GtkNativeDialog *dialog, int response, Request *request)
{
  g_autoptr (GFile) file = NULL;

  /* Saving may close the window that the dialog belongs to, which cancels it once more. */
  g_signal_handlers_disconnect_by_func (dialog, response_cb, request);
  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL)
    {
      remember_folder (request, file);
      request->chosen (file, request->data);
    }
  request_free (request);
  g_object_unref (dialog);
}

/* A dialog goes with the window that it was opened for. */
static void
parent_gone_cb (GtkNativeDialog *dialog)
{
  gtk_native_dialog_hide (dialog);
  g_signal_emit_by_name (dialog, "response", GTK_RESPONSE_CANCEL);
}

/* Takes the native dialog. */
static void
ask (GtkFileChooserNative *dialog, GtkWindow *parent, gboolean for_folder, GSettings *settings, PledgeExportFileChosen chosen, gpointer data, GDestroyNotify destroy)
{
  Request *request = g_new0 (Request, 1);
  g_autoptr (GFile) folder = pledge_export_file_recall_folder (settings);

  request->chosen = chosen;
  request->data = data;
  request->destroy = destroy;
  request->settings = settings != NULL ? g_object_ref (settings) : NULL;
  request->folder = for_folder;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), request);
  g_signal_connect_object (parent, "destroy", G_CALLBACK (parent_gone_cb), dialog, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
pledge_export_file_ask (GtkWindow *parent, const char *title, const char *name, PledgeExportFormat format, GSettings *settings,
                        PledgeExportFileChosen chosen, gpointer data, GDestroyNotify destroy)
{
  GtkFileChooserNative *dialog;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (chosen != NULL);

  dialog = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  add_filter (GTK_FILE_CHOOSER (dialog), format);
  ask (dialog, parent, FALSE, settings, chosen, data, destroy);
}

void
pledge_export_file_ask_folder (GtkWindow *parent, const char *title, GSettings *settings, PledgeExportFileChosen chosen, gpointer data,
                               GDestroyNotify destroy)
{
  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (chosen != NULL);

  ask (gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Select"), _("_Cancel")), parent, TRUE, settings, chosen,
       data, destroy);
}

GFile *
pledge_export_file_recall_folder (GSettings *settings)
{
  g_autofree char *path = settings != NULL ? g_settings_get_string (settings, FOLDER_KEY) : NULL;

  return path != NULL && g_file_test (path, G_FILE_TEST_IS_DIR) ? g_file_new_for_path (path) : NULL;
}

PledgeExportFormat
pledge_export_file_find_format (GFile *file, PledgeExportFormat format)
{
  g_autofree char *name = NULL;
  PledgeExportFormat named;

  g_return_val_if_fail (G_IS_FILE (file), format);

  name = g_file_get_basename (file);
  return name != NULL && pledge_export_format_from_name (name, &named) ? named : format;
}
