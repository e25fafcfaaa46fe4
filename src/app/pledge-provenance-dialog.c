/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-provenance-dialog.h"

#include <glib/gi18n-lib.h>

struct _PledgeProvenanceDialog {
  AdwWindow parent_instance;
  AdwToastOverlay *toasts;
  GtkLabel *heading;
  GtkDropDown *quantities;
  GtkListBox *lines;
  GtkWidget *open;

  PledgeAnswer *answer;
  char *iso3; /* NULL: the totals */
  GArray *offered; /* of PledgeQuantity, as in the list */
  PledgeProvenance *shown;
};

G_DEFINE_FINAL_TYPE (PledgeProvenanceDialog, pledge_provenance_dialog, ADW_TYPE_WINDOW)

/* Texts come from files: they are never markup. */
static GtkWidget *
make_row (const PledgeProvenanceLine *line)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = gtk_label_new (line->label);
  GtkWidget *text = gtk_label_new (line->text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_widget_add_css_class (text, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), text);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, line->label, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, line->text, -1);

  return row;
}

static void
show (PledgeProvenanceDialog *self, PledgeQuantity quantity)
{
  GtkWidget *row;

  g_clear_pointer (&self->shown, pledge_provenance_unref);
  self->shown = pledge_provenance_new (self->answer, self->iso3, quantity);
  gtk_label_set_text (self->heading, pledge_provenance_get_title (self->shown));
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->lines))) != NULL)
    gtk_list_box_remove (self->lines, row);
  for (guint i = 0; i < pledge_provenance_get_n_lines (self->shown); i++)
    gtk_list_box_append (self->lines, make_row (pledge_provenance_get_line (self->shown, i)));
  gtk_widget_set_visible (self->open, pledge_provenance_get_url (self->shown) != NULL);
}

static void
chosen_cb (PledgeProvenanceDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->quantities);

  if (self->answer != NULL && selected < self->offered->len)
    show (self, g_array_index (self->offered, PledgeQuantity, selected));
}

static void
copy_cb (PledgeProvenanceDialog *self)
{
  g_autofree char *text = pledge_provenance_to_text (self->shown);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_("Copied")));
}

static void
open_cb (PledgeProvenanceDialog *self)
{
  gtk_show_uri (GTK_WINDOW (self), pledge_provenance_get_url (self->shown), GDK_CURRENT_TIME);
}

static void
pledge_provenance_dialog_finalize (GObject *object)
{
  PledgeProvenanceDialog *self = PLEDGE_PROVENANCE_DIALOG (object);

  g_clear_pointer (&self->shown, pledge_provenance_unref);
  g_clear_pointer (&self->answer, pledge_answer_unref);
  g_array_unref (self->offered);
  g_free (self->iso3);

  G_OBJECT_CLASS (pledge_provenance_dialog_parent_class)->finalize (object);
}

static void
pledge_provenance_dialog_class_init (PledgeProvenanceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pledge_provenance_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pledgeline/Pledgeline/provenance-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PledgeProvenanceDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, PledgeProvenanceDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, PledgeProvenanceDialog, quantities);
  gtk_widget_class_bind_template_child (widget_class, PledgeProvenanceDialog, lines);
  gtk_widget_class_bind_template_child (widget_class, PledgeProvenanceDialog, open);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
}

static void
pledge_provenance_dialog_init (PledgeProvenanceDialog *self)
{
  self->offered = g_array_new (FALSE, FALSE, sizeof (PledgeQuantity));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Only numbers that there are; the chosen one is where the answer is found in the list. */
static guint
fill_quantities (PledgeProvenanceDialog *self, const PledgeAnswer *answer, PledgeQuantity wanted)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (PledgeQuantity quantity = PLEDGE_QUANTITY_SHARE; quantity <= PLEDGE_QUANTITY_RANK; quantity++)
    {
      g_autoptr (PledgeProvenance) provenance = pledge_provenance_new (answer, self->iso3, quantity);

      if (provenance == NULL)
        continue;
      if (quantity == wanted)
        selected = self->offered->len;
      g_array_append_val (self->offered, quantity);
      gtk_string_list_append (names, self->iso3 == NULL && quantity == PLEDGE_QUANTITY_RANK  ? _("Who meets the target")
                                     : self->iso3 == NULL && quantity == PLEDGE_QUANTITY_GAP ? _("Shortfall")
                                                                                             : pledge_quantity_get_title (quantity));
    }
  gtk_drop_down_set_model (self->quantities, G_LIST_MODEL (names));

  return selected;
}

GtkWindow *
pledge_provenance_dialog_new (GtkWindow *parent, const PledgeAnswer *answer, const char *iso3, PledgeQuantity quantity)
{
  PledgeProvenanceDialog *self;
  guint selected;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (answer != NULL, NULL);

  self = g_object_new (PLEDGE_TYPE_PROVENANCE_DIALOG, "transient-for", parent, NULL);
  self->iso3 = g_strdup (iso3);
  selected = fill_quantities (self, answer, quantity);
  if (self->offered->len == 0)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return NULL;
    }

  self->answer = pledge_answer_ref ((PledgeAnswer *) answer);
  gtk_drop_down_set_selected (self->quantities, selected);
  chosen_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->quantities));

  return GTK_WINDOW (self);
}
