/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-batch-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pledge-batch.h"
#include "pledge-export-file.h"

struct _PledgeBatchDialog {
  AdwWindow parent_instance;

  GtkStack *pages;
  GtkWidget *cancel_button, *start_button, *close_button;
  GtkLabel *what_label, *hint_label, *error_label, *progress_label, *summary_label;
  GtkWidget *error_box;
  AdwActionRow *folder_row;
  GtkWidget *folder_button;
  AdwComboRow *format;
  AdwEntryRow *pattern;
  GtkProgressBar *progress;
  AdwPreferencesGroup *problems;

  PledgeScenario *scenario;
  PledgeView view;
  PledgeExportChoice *choice;
  GSettings *settings; /* nullable */
  GFile *folder;       /* nullable */
  PledgeBatch *batch;  /* while it runs */
  guint step_source;
  guint n_done;
};

G_DEFINE_FINAL_TYPE (PledgeBatchDialog, pledge_batch_dialog, ADW_TYPE_WINDOW)

/* (transfer full) (nullable) The batch as it is chosen. */
static PledgeBatch *
make_batch (PledgeBatchDialog *self, GError **error)
{
  PledgePictureOptions options = pledge_export_choice_get_options (self->choice, self->view);
  g_autofree char *pattern = g_strconcat (gtk_editable_get_text (GTK_EDITABLE (self->pattern)), ".", pledge_export_format_to_id (self->choice->format), NULL);

  return pledge_batch_new (self->scenario, &options, g_file_peek_path (self->folder), pattern, NULL, error);
}

static void
show_hint (PledgeBatchDialog *self, PledgeBatch *batch)
{
  g_autofree char *size = pledge_export_choice_dup_size (self->choice);
  g_autofree char *name = NULL;
  g_autofree char *hint = NULL;

  if (batch != NULL && pledge_batch_get_n_items (batch) > 0)
    name = g_path_get_basename (pledge_batch_get_item (batch, 0)->path);
  if (name == NULL)
    hint = g_strdup (size);
  else if (*size == '\0')
    /* Translators: the name of a file */
    hint = g_strdup_printf (_("The first file will be “%s”."), name);
  else
    /* Translators: the name of a file, and "2,400 × 1,600 pixels, 192 dpi" */
    hint = g_strdup_printf (_("The first file will be “%s”. Size and look are those of the last export: %s."), name, size);
  gtk_label_set_text (self->hint_label, hint);
}

/* What stands in the way is said at once. */
static void
check (PledgeBatchDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PledgeBatch) batch = self->folder != NULL ? make_batch (self, &error) : NULL;

  show_hint (self, batch);
  gtk_label_set_text (self->error_label, error != NULL ? error->message : "");
  gtk_widget_set_visible (self->error_box, error != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), error == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "batch.start", batch != NULL);
}

static void
show_what (PledgeBatchDialog *self)
{
  guint n = pledge_alliance_get_n_members (pledge_scenario_get_alliance (self->scenario));
  g_autofree char *what = NULL;

  switch (self->view)
    {
    case PLEDGE_VIEW_GAP:
      what = g_strdup_printf (ngettext ("The gaps as a file for the %u ally, picked out in it.",
                                        "The gaps as a file for each of %u allies, picked out in it.", n), n);
      break;
    case PLEDGE_VIEW_HISTORY:
      what = g_strdup_printf (ngettext ("The history as a file for the %u ally, picked out in it.",
                                        "The history as a file for each of %u allies, picked out in it.", n), n);
      break;
    case PLEDGE_VIEW_PATH:
      what = g_strdup_printf (ngettext ("The path as a file for the %u ally.", "The path as a file for each of %u allies.", n), n);
      break;
    default:
      what = g_strdup_printf (ngettext ("The ranking as a file for the %u ally, picked out in it.",
                                        "The ranking as a file for each of %u allies, picked out in it.", n), n);
      break;
    }
  gtk_label_set_text (self->what_label, what);
}

static void
format_cb (PledgeBatchDialog *self)
{
  guint position = adw_combo_row_get_selected (self->format);

  if (self->choice == NULL || position >= PLEDGE_EXPORT_N_FORMATS)
    return;

  self->choice->format = position;
  check (self);
}

static void
pattern_cb (PledgeBatchDialog *self)
{
  if (self->choice != NULL)
    check (self);
}

static void
folder_cb (GFile *file, gpointer data)
{
  PledgeBatchDialog *self = data;

  if (self->scenario != NULL)
    pledge_batch_dialog_set_folder (self, file);
}

static void
choose_folder_cb (PledgeBatchDialog *self)
{
  pledge_export_file_ask_folder (GTK_WINDOW (self), _("Folder for the Files"), self->settings, folder_cb, g_object_ref (self), g_object_unref);
}

static void
add_problem (PledgeBatchDialog *self, const PledgeBatchItem *item)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *sentence = g_markup_escape_text (item->sentence, -1);
  g_autofree char *name = g_markup_escape_text (item->name, -1);

  if (item->outcome == PLEDGE_BATCH_FAILED)
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), sentence);
      adw_action_row_set_icon_name (ADW_ACTION_ROW (row), "dialog-warning-symbolic");
    }
  else
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence); /* it names the member */
  adw_preferences_group_add (self->problems, row);
}

/* The worst comes first. */
static void
add_problems (PledgeBatchDialog *self, PledgeBatchOutcome outcome)
{
  for (guint i = 0; i < pledge_batch_get_n_items (self->batch); i++)
    {
      const PledgeBatchItem *item = pledge_batch_get_item (self->batch, i);

      if (item->outcome != outcome)
        continue;
      add_problem (self, item);
      gtk_widget_set_visible (GTK_WIDGET (self->problems), TRUE);
    }
}

static void
finish (PledgeBatchDialog *self)
{
  g_autofree char *summary = pledge_batch_dup_summary (self->batch);

  g_clear_handle_id (&self->step_source, g_source_remove);
  add_problems (self, PLEDGE_BATCH_FAILED);
  add_problems (self, PLEDGE_BATCH_SKIPPED);
  g_clear_pointer (&self->batch, pledge_batch_free);
  gtk_label_set_text (self->summary_label, summary);
  gtk_stack_set_visible_child_name (self->pages, "done");
  gtk_widget_set_visible (self->cancel_button, FALSE);
  gtk_widget_set_visible (self->close_button, TRUE);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->close_button);
  gtk_widget_grab_focus (self->close_button);
}

static void
show_progress (PledgeBatchDialog *self)
{
  guint n = pledge_batch_get_n_items (self->batch);
  g_autofree char *sentence = NULL;

  /* Translators: how many files, of how many, and whose is next */
  sentence = g_strdup_printf (_("%u of %u: %s"), self->n_done, n, pledge_batch_get_item (self->batch, MIN (self->n_done, n - 1))->name);
  gtk_label_set_text (self->progress_label, sentence);
  gtk_progress_bar_set_fraction (self->progress, self->n_done / (double) n);
}

/* One file each time that nothing else is to be done: frames and the Cancel button go first. */
static gboolean
step_cb (gpointer data)
{
  PledgeBatchDialog *self = data;

  if (pledge_batch_step (self->batch))
    {
      self->n_done++;
      show_progress (self);
      return G_SOURCE_CONTINUE;
    }

  self->step_source = 0;
  finish (self);
  return G_SOURCE_REMOVE;
}

static void
start_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pledge_batch_dialog_start (PLEDGE_BATCH_DIALOG (widget));
}

/* Before it runs, away; while it runs, stop, and say what was written. */
static void
cancel_cb (PledgeBatchDialog *self)
{
  if (self->batch != NULL)
    finish (self);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cancel_cb (PLEDGE_BATCH_DIALOG (widget));
}

static void
pledge_batch_dialog_dispose (GObject *object)
{
  PledgeBatchDialog *self = PLEDGE_BATCH_DIALOG (object);

  g_clear_handle_id (&self->step_source, g_source_remove);
  g_clear_pointer (&self->batch, pledge_batch_free);
  g_clear_pointer (&self->choice, pledge_export_choice_free);
  g_clear_object (&self->scenario);
  g_clear_object (&self->settings);
  g_clear_object (&self->folder);

  G_OBJECT_CLASS (pledge_batch_dialog_parent_class)->dispose (object);
}

static void
pledge_batch_dialog_class_init (PledgeBatchDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pledge_batch_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pledgeline/Pledgeline/batch-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PledgeBatchDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, PledgeBatchDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, PledgeBatchDialog, start_button);
  gtk_widget_class_bind_template_child (widget_class, PledgeBatchDialog, close_button);
  gtk_widget_class_bind_template_child (widget_class, PledgeBatchDialog, what_label);
  gtk_widget_class_bind_template_child (widget_class, PledgeBatchDialog, hint_label);
  gtk_widget_class_bind_template_child (widget_class, PledgeBatchDialog, error_box);
  gtk_widget_class_bind_template_child (widget_class, PledgeBatchDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, PledgeBatchDialog, progress_label);
  gtk_widget_class_bind_template_child (widget_class, PledgeBatchDialog, summary_label);
  gtk_widget_class_bind_template_child (widget_class, PledgeBatchDialog, folder_row);
  gtk_widget_class_bind_template_child (widget_class, PledgeBatchDialog, folder_button);
  gtk_widget_class_bind_template_child (widget_class, PledgeBatchDialog, format);
  gtk_widget_class_bind_template_child (widget_class, PledgeBatchDialog, pattern);
  gtk_widget_class_bind_template_child (widget_class, PledgeBatchDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, PledgeBatchDialog, problems);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, format_cb);
  gtk_widget_class_bind_template_callback (widget_class, pattern_cb);

  gtk_widget_class_install_action (widget_class, "batch.start", NULL, start_action);
  gtk_widget_class_install_action (widget_class, "batch.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "batch.cancel", NULL);
}

static void
pledge_batch_dialog_init (PledgeBatchDialog *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < PLEDGE_EXPORT_N_FORMATS; i++)
    gtk_string_list_append (titles, pledge_export_format_get_title (i));
  adw_combo_row_set_model (self->format, G_LIST_MODEL (titles));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->start_button);
}

/* The name that a file of the view is offered under, with room for a code. */
static char *
suggest_pattern (PledgeBatchDialog *self)
{
  g_autoptr (PledgeAnswer) answer = pledge_answer_new (self->scenario);
  g_autofree char *name = pledge_export_suggest_name (answer, self->view, PLEDGE_EXPORT_PNG);
  g_auto (GStrv) parts = NULL;
  g_autofree char *escaped = NULL;

  *strrchr (name, '.') = '\0';
  parts = g_strsplit (name, "%", -1);
  escaped = g_strjoinv ("%%", parts);
  return g_strconcat (escaped, "-%s", NULL);
}

PledgeBatchDialog *
pledge_batch_dialog_new (GtkWindow *parent, PledgeScenario *scenario, PledgeView view, const PledgeExportChoice *choice, GSettings *settings)
{
  PledgeBatchDialog *self;
  g_autofree char *pattern = NULL;
  g_autoptr (GFile) folder = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);
  g_return_val_if_fail (choice != NULL, NULL);

  self = g_object_new (PLEDGE_TYPE_BATCH_DIALOG, "transient-for", parent, NULL);
  self->scenario = g_object_ref (scenario);
  self->view = view;
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  pattern = suggest_pattern (self);
  gtk_editable_set_text (GTK_EDITABLE (self->pattern), pattern);
  adw_combo_row_set_selected (self->format, choice->format);
  self->choice = pledge_export_choice_copy (choice);
  show_what (self);
  folder = pledge_export_file_recall_folder (settings);
  if (folder != NULL)
    pledge_batch_dialog_set_folder (self, folder);
  else
    adw_action_row_set_subtitle (self->folder_row, _("None chosen yet"));
  check (self);
  gtk_widget_grab_focus (self->folder != NULL ? GTK_WIDGET (self->format) : self->folder_button);

  return self;
}

void
pledge_batch_dialog_set_folder (PledgeBatchDialog *self, GFile *folder)
{
  g_autofree char *shown = NULL;
  g_autofree char *markup = NULL;

  g_return_if_fail (PLEDGE_IS_BATCH_DIALOG (self));
  g_return_if_fail (G_IS_FILE (folder));

  if (g_file_peek_path (folder) == NULL)
    {
      gtk_label_set_text (self->error_label, _("Files can be written to a folder on this computer only."));
      gtk_widget_set_visible (self->error_box, TRUE);
      return;
    }

  g_set_object (&self->folder, folder);
  shown = g_filename_display_name (g_file_peek_path (folder));
  markup = g_markup_escape_text (shown, -1);
  adw_action_row_set_subtitle (self->folder_row, markup);
  check (self);
}

void
pledge_batch_dialog_start (PledgeBatchDialog *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (PLEDGE_IS_BATCH_DIALOG (self));

  if (self->batch != NULL || self->folder == NULL)
    return;

  self->batch = make_batch (self, &error);
  if (self->batch == NULL || pledge_batch_get_n_items (self->batch) == 0)
    {
      g_clear_pointer (&self->batch, pledge_batch_free);
      check (self);
      return;
    }

  self->n_done = 0;
  gtk_stack_set_visible_child_name (self->pages, "run");
  gtk_widget_set_visible (self->start_button, FALSE);
  show_progress (self);
  gtk_widget_grab_focus (self->cancel_button);
  self->step_source = g_idle_add (step_cb, self);
}
