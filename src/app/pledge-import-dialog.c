/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-import-dialog.h"

#include <glib/gi18n-lib.h>

#include "pledge-diff-list.h"
#include "pledge-diff-overview.h"
#include "pledge-import-task.h"
#include "pledge-names.h"

struct _PledgeImportDialog {
  AdwWindow parent_instance;

  GtkButton *discard_button;
  GtkWidget *accept_button;
  AdwViewSwitcherTitle *switcher_title;
  GtkStack *pages;
  GtkSpinner *spinner;
  GtkLabel *reading_label;
  AdwStatusPage *refused_page;
  GtkWidget *error_box;
  GtkLabel *error_label;
  GtkDropDown *against;
  AdwViewStack *views;
  PledgeDiffOverview *overview;
  PledgeDiffList *list;

  PledgeShelf *shelf;
  PledgeScenario *scenario;
  GCancellable *cancellable;
  PledgeImport *import; /* NULL while it is read, and where it is refused */
  PledgeNames *names;
  GPtrArray *editions; /* to compare with, as in the drop-down, which begins with none */
  PledgeEditionDiff *diff;
};

enum {
  ACCEPTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PledgeImportDialog, pledge_import_dialog, ADW_TYPE_WINDOW)

static void
compare (PledgeImportDialog *self)
{
  guint chosen = gtk_drop_down_get_selected (self->against);
  PledgeEdition *before = chosen > 0 && chosen <= self->editions->len ? self->editions->pdata[chosen - 1] : NULL;
  AdwViewStackPage *page = adw_view_stack_get_page (self->views, GTK_WIDGET (self->list));

  g_clear_pointer (&self->diff, pledge_edition_diff_unref);
  if (before != NULL)
    self->diff = pledge_edition_diff_new (before, pledge_import_get_edition (self->import));

  pledge_diff_overview_show_diff (self->overview, self->diff, self->names, pledge_scenario_get_year (self->scenario),
                                  pledge_scenario_get_target_pct (self->scenario));
  pledge_diff_list_show (self->list, self->diff, self->names);
  adw_view_stack_page_set_visible (page, self->diff != NULL);
  adw_view_switcher_title_set_view_switcher_enabled (self->switcher_title, self->diff != NULL);
  if (self->diff == NULL)
    adw_view_stack_set_visible_child (self->views, GTK_WIDGET (self->overview));
}

static void
against_cb (PledgeImportDialog *self)
{
  if (self->editions->len > 0)
    compare (self);
}

/* The likest of the publisher's own; where there is none nobody can say which it should be. */
static void
fill_against (PledgeImportDialog *self)
{
  PledgeCatalogue *catalogue = pledge_shelf_get_catalogue (self->shelf);
  GListModel *editions = pledge_catalogue_get_editions (catalogue);
  PledgeEdition *like = pledge_catalogue_find_edition_like (catalogue, pledge_import_get_edition (self->import));
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) listed = g_ptr_array_new_with_free_func (g_object_unref);
  guint selected = 0;

  /* Translators: an edition is compared with nothing */
  gtk_string_list_append (labels, _("Nothing"));
  for (guint i = 0; i < g_list_model_get_n_items (editions); i++)
    {
      PledgeEdition *edition = g_list_model_get_item (editions, i);
      g_autofree char *label = NULL;

      g_object_get (edition, "label", &label, NULL);
      gtk_string_list_append (labels, label);
      if (edition == like)
        selected = i + 1;
      g_ptr_array_add (listed, edition);
    }
  /* Before there are editions nothing is compared. */
  gtk_drop_down_set_model (self->against, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->against, selected);
  g_ptr_array_unref (self->editions);
  self->editions = g_steal_pointer (&listed);
}

static void
review (PledgeImportDialog *self)
{
  self->names = pledge_names_new (pledge_shelf_get_catalogue (self->shelf));
  fill_against (self);
  pledge_diff_overview_show_import (self->overview, self->import);
  compare (self);
  gtk_button_set_label (self->discard_button, _("_Discard"));
  gtk_widget_set_visible (self->accept_button, TRUE);
  gtk_stack_set_visible_child_name (self->pages, "review");
  gtk_widget_grab_focus (GTK_WIDGET (self->against));
}

static void
refuse (PledgeImportDialog *self, const GError *error)
{
  g_autofree char *markup = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->refused_page, markup);
  gtk_button_set_label (self->discard_button, _("_Close"));
  gtk_stack_set_visible_child_name (self->pages, "refused");
  gtk_widget_grab_focus (GTK_WIDGET (self->discard_button));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PledgeImport) import = pledge_import_task_finish (result, &error);
  PledgeImportDialog *self = data;

  /* Then the dialog is gone, too. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  gtk_spinner_stop (self->spinner);
  self->import = g_steal_pointer (&import);
  if (self->import != NULL)
    review (self);
  else
    refuse (self, error);
}

static void
say_error (PledgeImportDialog *self, const char *sentence)
{
  gtk_label_set_text (self->error_label, sentence);
  gtk_widget_set_visible (self->error_box, TRUE);
}

static void
accept_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PledgeImportDialog *self = PLEDGE_IMPORT_DIALOG (widget);
  g_autoptr (GError) error = NULL;
  PledgeEdition *kept;
  gboolean is_new;

  if (self->import == NULL)
    return;

  kept = pledge_shelf_add (self->shelf, pledge_import_get_edition (self->import), pledge_import_get_source (self->import), &is_new, &error);
  if (kept == NULL)
    {
      say_error (self, error->message);
      return;
    }

  g_signal_emit (self, signals[ACCEPTED], 0, kept, is_new);
  gtk_window_close (GTK_WINDOW (self));
}

static void
indicator_picked_cb (PledgeImportDialog *self, const char *indicator)
{
  pledge_diff_list_pick_indicator (self->list, indicator);
  adw_view_stack_set_visible_child (self->views, GTK_WIDGET (self->list));
}

static void
pledge_import_dialog_dispose (GObject *object)
{
  PledgeImportDialog *self = PLEDGE_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_ptr_array_set_size (self->editions, 0); /* so that nothing is compared any more */
  g_clear_object (&self->shelf);
  g_clear_object (&self->scenario);

  G_OBJECT_CLASS (pledge_import_dialog_parent_class)->dispose (object);
}

static void
pledge_import_dialog_finalize (GObject *object)
{
  PledgeImportDialog *self = PLEDGE_IMPORT_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->diff, pledge_edition_diff_unref);
  g_clear_pointer (&self->names, pledge_names_free);
  g_clear_pointer (&self->import, pledge_import_free);
  g_ptr_array_unref (self->editions);

  G_OBJECT_CLASS (pledge_import_dialog_parent_class)->finalize (object);
}

static void
pledge_import_dialog_class_init (PledgeImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pledge_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pledge_import_dialog_finalize;

  signals[ACCEPTED] = g_signal_new ("accepted", PLEDGE_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, PLEDGE_TYPE_EDITION, G_TYPE_BOOLEAN);

  g_type_ensure (PLEDGE_TYPE_DIFF_LIST);
  g_type_ensure (PLEDGE_TYPE_DIFF_OVERVIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pledgeline/Pledgeline/import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PledgeImportDialog, discard_button);
  gtk_widget_class_bind_template_child (widget_class, PledgeImportDialog, accept_button);
  gtk_widget_class_bind_template_child (widget_class, PledgeImportDialog, switcher_title);
  gtk_widget_class_bind_template_child (widget_class, PledgeImportDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, PledgeImportDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, PledgeImportDialog, reading_label);
  gtk_widget_class_bind_template_child (widget_class, PledgeImportDialog, refused_page);
  gtk_widget_class_bind_template_child (widget_class, PledgeImportDialog, error_box);
  gtk_widget_class_bind_template_child (widget_class, PledgeImportDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, PledgeImportDialog, against);
  gtk_widget_class_bind_template_child (widget_class, PledgeImportDialog, views);
  gtk_widget_class_bind_template_child (widget_class, PledgeImportDialog, overview);
  gtk_widget_class_bind_template_child (widget_class, PledgeImportDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, against_cb);
  gtk_widget_class_bind_template_callback (widget_class, indicator_picked_cb);
  gtk_widget_class_install_action (widget_class, "import.accept", NULL, accept_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pledge_import_dialog_init (PledgeImportDialog *self)
{
  self->editions = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

PledgeImportDialog *
pledge_import_dialog_new (GtkWindow *parent, PledgeShelf *shelf, PledgeScenario *scenario, GFile *file, guint position, guint total)
{
  PledgeImportDialog *self;
  g_autofree char *name = NULL;
  g_autofree char *reading = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (PLEDGE_IS_SHELF (shelf), NULL);
  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (PLEDGE_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);
  self->shelf = g_object_ref (shelf);
  self->scenario = g_object_ref (scenario);
  name = pledge_import_task_dup_name (file);
  /* Translators: the name of a file */
  reading = g_strdup_printf (_("Reading “%s” …"), name);
  gtk_label_set_text (self->reading_label, reading);
  if (total > 1)
    {
      /* Translators: which of several files that were opened together */
      g_autofree char *subtitle = g_strdup_printf (_("File %u of %u"), position, total);

      adw_view_switcher_title_set_subtitle (self->switcher_title, subtitle);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->discard_button));
  pledge_import_task_start (file, self->cancellable, read_cb, self);

  return self;
}
