/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-editions-dialog.h"

#include <glib/gi18n-lib.h>

#include "pledge-library.h"
#include "pledge-property-row.h"

/* As long as that of an import. */
#define UNDO_S 12

struct _PledgeEditionsDialog {
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkLabel *own_label;
  GtkListBox *own;
  GtkListBox *bundled;

  PledgeShelf *shelf;
  PledgeScenario *scenario;
};

/* What was removed, and the year that was asked of it; 0 where another edition was. */
typedef struct {
  PledgeEditionsDialog *dialog; /* not owned: the toast is in it */
  GBytes *bytes;
  int year;
} Removed;

G_DEFINE_FINAL_TYPE (PledgeEditionsDialog, pledge_editions_dialog, ADW_TYPE_WINDOW)

static void
say (PledgeEditionsDialog *self, const char *sentence)
{
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
}

static void
removed_free (gpointer data, GClosure *closure)
{
  Removed *removed = data;

  g_bytes_unref (removed->bytes);
  g_free (removed);
}

static void
undo_cb (AdwToast *toast, Removed *removed)
{
  PledgeEditionsDialog *self = removed->dialog;
  g_autoptr (GError) error = NULL;
  PledgeEdition *edition;

  edition = pledge_shelf_restore (self->shelf, removed->bytes, &error);
  if (edition == NULL)
    say (self, error->message);
  else if (removed->year != 0)
    {
      pledge_scenario_set_edition (self->scenario, edition);
      pledge_scenario_set_year (self->scenario, removed->year);
    }
}

static void
offer_undo (PledgeEditionsDialog *self, const char *label, GBytes *bytes, int year)
{
  g_autofree char *sentence = NULL;
  g_autofree char *markup = NULL;
  Removed *removed = g_new0 (Removed, 1);
  AdwToast *toast;

  /* Translators: an edition */
  sentence = g_strdup_printf (_("Removed %s"), label);
  markup = g_markup_escape_text (sentence, -1);
  toast = adw_toast_new (markup);
  removed->dialog = self;
  removed->bytes = g_bytes_ref (bytes);
  removed->year = year;
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_timeout (toast, UNDO_S);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), removed, removed_free, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
remove_cb (GtkButton *button, PledgeEditionsDialog *self)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (button), "pledge-id"));
  g_autofree char *label = g_strdup (g_object_get_data (G_OBJECT (button), "pledge-label"));
  gboolean shown = g_strcmp0 (pledge_edition_get_id (pledge_scenario_get_edition (self->scenario)), id) == 0;
  int year = shown ? pledge_scenario_get_year (self->scenario) : 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pledge_shelf_remove (self->shelf, id, &error);

  if (bytes == NULL)
    {
      say (self, error->message);
      return;
    }

  offer_undo (self, label, bytes, year);
  /* The button that was pressed is gone. */
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
make_remove_button (PledgeEditionsDialog *self, const char *id, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *words = NULL;

  /* Translators: an edition */
  words = g_strdup_printf (_("Remove %s"), label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (G_OBJECT (button), "pledge-id", g_strdup (id), g_free);
  g_object_set_data_full (G_OBJECT (button), "pledge-label", g_strdup (label), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);

  return button;
}

/* "Published 2024-06-17 · table.csv · imported 2026-11-23" */
static char *
dup_facts (const PledgeEditionInfo *info, const PledgeLibraryEntry *entry)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  /* Translators: a date */
  g_ptr_array_add (parts, g_strdup_printf (_("Published %s"), info->published));
  if (entry != NULL && entry->source != NULL)
    g_ptr_array_add (parts, g_strdup (entry->source));
  if (entry != NULL && entry->imported != NULL)
    g_ptr_array_add (parts, g_strdup_printf (_("imported %s"), entry->imported));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
add_row (PledgeEditionsDialog *self, PledgeEdition *edition, const PledgeLibraryEntry *entry)
{
  const PledgeEditionInfo *info = pledge_edition_get_info (edition);
  g_autofree char *label = NULL;
  g_autofree char *facts = dup_facts (info, entry);
  GtkWidget *row = adw_action_row_new ();

  g_object_get (edition, "label", &label, NULL);
  g_object_set (row, "use-markup", FALSE, NULL); /* texts come from files */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
  if (entry != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_remove_button (self, info->id, label));
  gtk_list_box_append (entry != NULL ? self->own : self->bundled, row);
}

static const PledgeLibraryEntry *
find_entry (GPtrArray *entries, const char *id)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const PledgeLibraryEntry *entry = entries->pdata[i];

      if (g_str_equal (entry->id, id))
        return entry;
    }

  return NULL;
}

static void
fill (PledgeEditionsDialog *self)
{
  PledgeCatalogue *catalogue = pledge_shelf_get_catalogue (self->shelf);
  GListModel *editions = pledge_catalogue_get_editions (catalogue);
  PledgeEdition *outlook = pledge_catalogue_get_outlook (catalogue);
  g_autoptr (GPtrArray) entries = pledge_shelf_list (self->shelf);
  gboolean any;

  pledge_property_row_clear (self->own);
  pledge_property_row_clear (self->bundled);
  for (guint i = 0; i < g_list_model_get_n_items (editions); i++)
    {
      g_autoptr (PledgeEdition) edition = g_list_model_get_item (editions, i);

      add_row (self, edition, find_entry (entries, pledge_edition_get_id (edition)));
    }
  if (outlook != NULL)
    add_row (self, outlook, NULL);

  any = gtk_widget_get_first_child (GTK_WIDGET (self->own)) != NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->own), any);
  gtk_label_set_text (self->own_label, any ? _("Kept in your data folder, and there again at the next start.")
                                           : _("None yet. Open a publisher’s workbook or a table, or drop it on the window."));
}

static void
pledge_editions_dialog_dispose (GObject *object)
{
  PledgeEditionsDialog *self = PLEDGE_EDITIONS_DIALOG (object);

  g_clear_object (&self->shelf);
  g_clear_object (&self->scenario);

  G_OBJECT_CLASS (pledge_editions_dialog_parent_class)->dispose (object);
}

static void
pledge_editions_dialog_class_init (PledgeEditionsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pledge_editions_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pledgeline/Pledgeline/editions-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PledgeEditionsDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, PledgeEditionsDialog, own_label);
  gtk_widget_class_bind_template_child (widget_class, PledgeEditionsDialog, own);
  gtk_widget_class_bind_template_child (widget_class, PledgeEditionsDialog, bundled);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pledge_editions_dialog_init (PledgeEditionsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

PledgeEditionsDialog *
pledge_editions_dialog_new (GtkWindow *parent, PledgeShelf *shelf, PledgeScenario *scenario)
{
  PledgeEditionsDialog *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (PLEDGE_IS_SHELF (shelf), NULL);
  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);

  self = g_object_new (PLEDGE_TYPE_EDITIONS_DIALOG, "transient-for", parent, NULL);
  self->shelf = g_object_ref (shelf);
  self->scenario = g_object_ref (scenario);
  g_signal_connect_object (pledge_catalogue_get_editions (pledge_shelf_get_catalogue (shelf)), "items-changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);

  return self;
}
