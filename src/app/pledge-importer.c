/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-importer.h"

#include <glib/gi18n-lib.h>

#include "pledge-drop-zone.h"
#include "pledge-editions-dialog.h"
#include "pledge-import-dialog.h"
#include "pledge-import-task.h"
#include "pledge-shelf.h"

/* Long enough to read a title of some words and to reach the button by keyboard. */
#define UNDO_S 12

struct _PledgeImporter {
  GObject parent_instance;
  PledgeWindow *window; /* not owned: it owns this */
  PledgeShelf *shelf;
  GQueue files;   /* of GFile, to be looked at */
  guint n_looked; /* at, of those that came together */
  gboolean busy;  /* a dialog is open */
  guint next_source;
};

/* What was accepted, and what the window showed before. */
typedef struct {
  PledgeImporter *importer; /* not owned: the toast is in its window */
  char *id;
  PledgeEdition *before;
  int year;
} Accepted;

G_DEFINE_FINAL_TYPE (PledgeImporter, pledge_importer, G_TYPE_OBJECT)

static void
accepted_free (gpointer data, GClosure *closure)
{
  Accepted *accepted = data;

  g_object_unref (accepted->before);
  g_free (accepted->id);
  g_free (accepted);
}

static void
undo_cb (AdwToast *toast, Accepted *accepted)
{
  PledgeImporter *self = accepted->importer;
  PledgeScenario *scenario = pledge_window_get_scenario (self->window);
  gboolean shown = g_strcmp0 (pledge_edition_get_id (pledge_scenario_get_edition (scenario)), accepted->id) == 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pledge_shelf_remove (self->shelf, accepted->id, &error);

  if (bytes == NULL)
    pledge_window_say (self->window, error->message);
  else if (shown && pledge_catalogue_find_edition (pledge_shelf_get_catalogue (self->shelf), pledge_edition_get_id (accepted->before)) == accepted->before)
    {
      pledge_scenario_set_edition (scenario, accepted->before);
      pledge_scenario_set_year (scenario, accepted->year);
    }
}

/* Whether a chart of it would show anything. */
static gboolean
concerns (PledgeEdition *edition, PledgeAlliance *alliance)
{
  for (guint i = 0; i < pledge_alliance_get_n_members (alliance); i++)
    {
      const char *iso3 = pledge_member_get_iso3 (pledge_alliance_get_member (alliance, i));

      if (pledge_edition_get_history (edition, iso3, PLEDGE_SHARE_PUBLISHED_PCT) != NULL ||
          pledge_edition_get_history (edition, iso3, PLEDGE_SPENDING_USD_M) != NULL)
        return TRUE;
    }

  return FALSE;
}

static char *
dup_sentence (PledgeEdition *edition, gboolean is_new, gboolean shown)
{
  g_autofree char *label = NULL;

  g_object_get (edition, "label", &label, NULL);
  if (!is_new)
    /* Translators: an edition */
    return g_strdup_printf (_("%s was there already"), label);
  if (!shown)
    return g_strdup_printf (_("Added %s; it has no spending of these members to show"), label);
  return g_strdup_printf (_("Added %s"), label);
}

static void
accepted_cb (PledgeImporter *self, PledgeEdition *edition, gboolean is_new)
{
  PledgeScenario *scenario = pledge_window_get_scenario (self->window);
  gboolean shown = concerns (edition, pledge_scenario_get_alliance (scenario));
  g_autofree char *sentence = dup_sentence (edition, is_new, shown);
  g_autofree char *markup = g_markup_escape_text (sentence, -1);
  AdwToast *toast = adw_toast_new (markup);
  Accepted *accepted = g_new0 (Accepted, 1);

  accepted->importer = self;
  accepted->id = g_strdup (pledge_edition_get_id (edition));
  accepted->before = g_object_ref (pledge_scenario_get_edition (scenario));
  accepted->year = pledge_scenario_get_year (scenario);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), accepted, accepted_free, 0);
  if (is_new)
    {
      adw_toast_set_button_label (toast, _("_Undo"));
      adw_toast_set_timeout (toast, UNDO_S);
    }

  if (shown)
    pledge_scenario_set_edition (scenario, edition);
  pledge_window_add_toast (self->window, toast);
}

static void open_next (PledgeImporter *self);

static gboolean
next_cb (gpointer data)
{
  PledgeImporter *self = data;

  self->next_source = 0;
  open_next (self);
  return G_SOURCE_REMOVE;
}

/* Not while the last one goes, which may be because the window does. */
static void
dialog_gone_cb (PledgeImporter *self)
{
  self->busy = FALSE;
  self->next_source = g_idle_add (next_cb, self);
}

static void
open_next (PledgeImporter *self)
{
  g_autoptr (GFile) file = NULL;
  PledgeImportDialog *dialog;

  if (self->busy)
    return;

  file = g_queue_pop_head (&self->files);
  if (file == NULL)
    {
      self->n_looked = 0;
      return;
    }

  self->busy = TRUE;
  self->n_looked++;
  dialog = pledge_import_dialog_new (GTK_WINDOW (self->window), self->shelf, pledge_window_get_scenario (self->window), file,
                                     self->n_looked, self->n_looked + self->files.length);
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (accepted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "destroy", G_CALLBACK (dialog_gone_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
queue (PledgeImporter *self, GFile *file)
{
  g_queue_push_tail (&self->files, g_object_ref (file));
  if (self->next_source == 0)
    self->next_source = g_idle_add (next_cb, self);
}

static void
dropped_cb (GPtrArray *files, gpointer data)
{
  for (guint i = 0; i < files->len; i++)
    pledge_importer_open (data, files->pdata[i]);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, PledgeImporter *self)
{
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));

  for (guint i = 0; response == GTK_RESPONSE_ACCEPT && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      pledge_importer_open (self, file);
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

/* suffixes: separated by spaces; NULL for every file. */
static void
add_filter (GtkFileChooser *chooser, const char *title, const char *suffixes)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_auto (GStrv) parts = suffixes != NULL ? g_strsplit (suffixes, " ", -1) : NULL;

  gtk_file_filter_set_name (filter, title);
  if (parts == NULL)
    gtk_file_filter_add_pattern (filter, "*");
  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, parts[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PledgeImporter *self = data;
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Open"), GTK_WINDOW (self->window), GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);

  gtk_file_chooser_set_select_multiple (chooser, TRUE);
  add_filter (chooser, _("All That Is Understood"), "xlsx csv tsv txt json zip pledge svg png pdf");
  add_filter (chooser, _("Publishers’ Workbooks (XLSX)"), "xlsx");
  add_filter (chooser, _("Tables (CSV) and Archives of the World Bank"), "csv tsv txt zip");
  add_filter (chooser, _("Editions and World Bank Answers (JSON)"), "json");
  add_filter (chooser, _("Questions and Pictures of Them (PLEDGE, SVG, PNG, PDF)"), "pledge svg png pdf");
  add_filter (chooser, _("All Files"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
figures_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PledgeImporter *self = data;

  gtk_window_present (GTK_WINDOW (pledge_editions_dialog_new (GTK_WINDOW (self->window), self->shelf, pledge_window_get_scenario (self->window))));
}

static void
pledge_importer_dispose (GObject *object)
{
  PledgeImporter *self = PLEDGE_IMPORTER (object);

  g_clear_handle_id (&self->next_source, g_source_remove);
  g_queue_clear_full (&self->files, g_object_unref);
  g_clear_object (&self->shelf);

  G_OBJECT_CLASS (pledge_importer_parent_class)->dispose (object);
}

static void
pledge_importer_class_init (PledgeImporterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pledge_importer_dispose;
}

static void
pledge_importer_init (PledgeImporter *self)
{
  g_queue_init (&self->files);
}

PledgeImporter *
pledge_importer_new (PledgeWindow *window, PledgeCatalogue *catalogue)
{
  const GActionEntry entries[] = {
    { "open", open_cb, NULL, NULL, NULL },
    { "figures", figures_cb, NULL, NULL, NULL },
  };
  PledgeImporter *self;

  g_return_val_if_fail (PLEDGE_IS_WINDOW (window), NULL);
  g_return_val_if_fail (pledge_window_get_scenario (window) != NULL, NULL);

  self = g_object_new (PLEDGE_TYPE_IMPORTER, NULL);
  self->window = window;
  self->shelf = pledge_shelf_new (catalogue);
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), self);
  pledge_drop_zone_add (ADW_APPLICATION_WINDOW (window), dropped_cb, self);

  return self;
}

void
pledge_importer_open (PledgeImporter *self, GFile *file)
{
  g_return_if_fail (PLEDGE_IS_IMPORTER (self));
  g_return_if_fail (G_IS_FILE (file));

  if (pledge_import_task_is_question (file))
    g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self->window))), &file, 1, "");
  else
    queue (self, file);
}
