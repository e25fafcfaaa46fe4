/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-groups-dialog.h"

#include <glib/gi18n-lib.h>

#include "pledge-group-editor.h"
#include "pledge-group-files.h"
#include "pledge-group-rows.h"
#include "pledge-group-steps.h"
#include "pledge-group-store.h"
#include "pledge-window.h"

#define TOAST_S 6

struct _PledgeGroupsDialog {
  AdwWindow parent_instance;

  AdwHeaderBar *header;
  AdwWindowTitle *heading;
  GtkWidget *new_button, *cancel_button, *more_button, *save_button;
  AdwToastOverlay *toasts;
  GtkStack *pages;
  GtkWidget *problem_box;
  GtkLabel *problem;
  GtkListBox *own, *shipped;
  PledgeGroupEditor *editor;

  PledgeScenario *scenario;
  PledgeGroupStore *store;
  PledgeGroupSteps *steps;
  AdwToast *toast;   /* the overlay's; NULL while none is there */
  guint toast_source;
  char *told_aside;  /* where a damaged file has gone, once said; nullable */
  gboolean alone;    /* the editor is all that was wanted */
  gboolean is_closing; /* once what is in the editor may be lost */
  gboolean may_lose; /* what the editor holds may be lost */
};

G_DEFINE_FINAL_TYPE (PledgeGroupsDialog, pledge_groups_dialog, ADW_TYPE_WINDOW)

static gboolean
is_editing (PledgeGroupsDialog *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "editor") == 0;
}

static void
update_actions (PledgeGroupsDialog *self)
{
  gboolean editing = is_editing (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "groups.save", editing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "groups.new", !editing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "groups.undo", !editing && pledge_group_steps_can_undo (self->steps));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "groups.export-all", gtk_list_box_get_row_at_index (self->own, 0) != NULL);
}

static void
fill (PledgeGroupsDialog *self)
{
  GListModel *alliances = pledge_catalogue_get_alliances (pledge_group_store_get_catalogue (self->store));

  pledge_group_rows_clear (self->own);
  pledge_group_rows_clear (self->shipped);
  for (guint i = 0; i < g_list_model_get_n_items (alliances); i++)
    {
      g_autoptr (PledgeAlliance) alliance = g_list_model_get_item (alliances, i);

      gtk_list_box_append (pledge_alliance_is_own (alliance) ? self->own : self->shipped, pledge_group_rows_new_group (self->scenario, alliance));
    }
  update_actions (self);
}

static void
show_page (PledgeGroupsDialog *self, const char *name, const char *title)
{
  gboolean editing = g_str_equal (name, "editor");

  gtk_stack_set_visible_child_name (self->pages, name);
  gtk_widget_set_visible (self->new_button, !editing);
  gtk_widget_set_visible (self->more_button, !editing);
  gtk_widget_set_visible (self->cancel_button, editing);
  gtk_widget_set_visible (self->save_button, editing);
  adw_header_bar_set_show_start_title_buttons (self->header, !editing);
  adw_header_bar_set_show_end_title_buttons (self->header, !editing);
  adw_window_title_set_title (self->heading, title);
  gtk_window_set_title (GTK_WINDOW (self), title);
  update_actions (self);
}

static void
show_list (PledgeGroupsDialog *self)
{
  show_page (self, "list", _("Groups"));
  gtk_widget_grab_focus (self->new_button);
}

/* id: nullable. */
static void
show_editor (PledgeGroupsDialog *self, PledgeAlliance *group, const char *id, const char *title)
{
  pledge_group_editor_edit (self->editor, group, id, title);
  show_page (self, "editor", id != NULL ? _("Edit Group") : _("New Group"));
  pledge_group_editor_begin (self->editor);
}

/* What is wrong may take more than the one line that a toast has. */
static void
say_error (PledgeGroupsDialog *self, const char *heading, const char *sentence)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, sentence);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
toast_gone_cb (PledgeGroupsDialog *self)
{
  g_clear_handle_id (&self->toast_source, g_source_remove);
  self->toast = NULL;
}

static gboolean
toast_time_cb (gpointer data)
{
  PledgeGroupsDialog *self = data;

  self->toast_source = 0;
  adw_toast_dismiss (self->toast);
  return G_SOURCE_REMOVE;
}

/* What is new takes the place of what stands there, as the button takes back the latest step. It is the same toast, with
 * a time of our own: libadwaita 1.2 crashes where one is dismissed while another comes or goes. */
static void
say (PledgeGroupsDialog *self, const char *sentence, gboolean can_undo)
{
  g_autofree char *markup = g_markup_escape_text (sentence, -1);
  AdwToast *fresh = self->toast == NULL ? adw_toast_new (markup) : NULL;

  if (fresh != NULL)
    {
      self->toast = fresh;
      adw_toast_set_timeout (fresh, 0);
      g_signal_connect_object (fresh, "dismissed", G_CALLBACK (toast_gone_cb), self, G_CONNECT_SWAPPED);
    }
  adw_toast_set_title (self->toast, markup);
  adw_toast_set_action_name (self->toast, can_undo ? "groups.undo" : NULL);
  adw_toast_set_button_label (self->toast, can_undo ? _("_Undo") : NULL);
  if (fresh != NULL)
    adw_toast_overlay_add_toast (self->toasts, fresh);

  g_clear_handle_id (&self->toast_source, g_source_remove);
  self->toast_source = g_timeout_add_seconds (TOAST_S, toast_time_cb, self);
  update_actions (self);
}

/* The first change after a damaged file says where that has gone. Where the dialog closes, its window says it. */
static void
say_done (PledgeGroupsDialog *self, const char *sentence)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  const char *aside = pledge_group_store_get_aside (self->store);
  g_autofree char *moved = NULL;

  if (aside != NULL && g_strcmp0 (aside, self->told_aside) != 0)
    {
      g_free (self->told_aside);
      self->told_aside = g_strdup (aside);
      moved = g_strdup_printf (_("The damaged file of groups is now “%s”"), aside);
    }
  gtk_widget_set_visible (self->problem_box, FALSE); /* the file could be written */
  if (!self->alone)
    say (self, moved != NULL ? moved : sentence, TRUE);
  else if (PLEDGE_IS_WINDOW (parent))
    pledge_window_say (PLEDGE_WINDOW (parent), moved != NULL ? moved : sentence);
}

static void
close_now (PledgeGroupsDialog *self)
{
  self->may_lose = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
leave_editor (PledgeGroupsDialog *self)
{
  if (self->alone || self->is_closing)
    close_now (self);
  else
    show_list (self);
}

static void
discard_response_cb (PledgeGroupsDialog *self, const char *response)
{
  if (g_str_equal (response, "discard"))
    leave_editor (self);
  self->is_closing = FALSE;
}

/* What was typed is not lost by one key. */
static void
ask_to_discard (PledgeGroupsDialog *self)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Discard Changes?"), _("What you have changed of this group is not saved."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _("_Keep Editing"), "discard", _("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (discard_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PledgeGroupsDialog *self = PLEDGE_GROUPS_DIALOG (widget);

  if (!is_editing (self))
    gtk_window_close (GTK_WINDOW (self));
  else if (pledge_group_editor_is_changed (self->editor))
    ask_to_discard (self);
  else
    leave_editor (self);
}

static void
show_group (PledgeGroupsDialog *self, PledgeAlliance *group)
{
  PledgeEdition *edition = pledge_catalogue_find_edition_for (pledge_group_store_get_catalogue (self->store), group,
                                                             pledge_scenario_get_edition (self->scenario));

  pledge_scenario_set_edition_and_alliance (self->scenario, edition, group);
}

static PledgeAlliance *
find_group (PledgeGroupsDialog *self, GVariant *id)
{
  return pledge_catalogue_find_alliance (pledge_group_store_get_catalogue (self->store), g_variant_get_string (id, NULL));
}

/* Another group. */
static gboolean
save_new (PledgeGroupsDialog *self, const char *title, GError **error)
{
  g_autoptr (PledgeAlliance) group = pledge_group_store_add (self->store, title, pledge_group_editor_get_codes (self->editor), error);
  g_autoptr (GPtrArray) added = NULL;

  if (group == NULL)
    return FALSE;

  added = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (added, g_object_ref (group));
  pledge_group_steps_added (self->steps, added);
  if (self->alone)
    show_group (self, group);
  return TRUE;
}

static gboolean
save_changed (PledgeGroupsDialog *self, const char *title, GError **error)
{
  g_autoptr (PledgeAlliance) before = NULL;
  g_autoptr (PledgeAlliance) group = pledge_member_source_make_group (pledge_group_store_get_members (self->store), pledge_group_editor_get_id (self->editor),
                                                                      title, pledge_group_editor_get_codes (self->editor));

  if (!pledge_group_store_put (self->store, group, &before, error))
    return FALSE;

  if (before != NULL)
    pledge_group_steps_replaced (self->steps, before, FALSE);
  return TRUE;
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PledgeGroupsDialog *self = PLEDGE_GROUPS_DIALOG (widget);
  g_autofree char *title = pledge_group_editor_dup_title (self->editor);
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_new = pledge_group_editor_get_id (self->editor) == NULL;

  if (!pledge_group_editor_check (self->editor))
    return;
  if (!is_new && !pledge_group_editor_is_changed (self->editor))
    {
      leave_editor (self);
      return;
    }
  if (!(is_new ? save_new (self, title, &error) : save_changed (self, title, &error)))
    {
      say_error (self, _("Could Not Save the Group"), error->message);
      return;
    }

  /* Translators: a group's title */
  sentence = g_strdup_printf (_("Saved “%s”"), title);
  say_done (self, sentence);
  leave_editor (self); /* the end of the dialog where it was alone */
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_editor (PLEDGE_GROUPS_DIALOG (widget), NULL, NULL, "");
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PledgeGroupsDialog *self = PLEDGE_GROUPS_DIALOG (widget);
  PledgeAlliance *group = find_group (self, parameter);

  if (group != NULL)
    show_editor (self, group, pledge_alliance_get_id (group), pledge_alliance_get_title (group));
}

static void
duplicate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PledgeGroupsDialog *self = PLEDGE_GROUPS_DIALOG (widget);
  PledgeAlliance *group = find_group (self, parameter);
  g_autofree char *title = group != NULL ? pledge_group_store_dup_free_title (self->store, pledge_alliance_get_title (group)) : NULL;

  if (group != NULL)
    show_editor (self, group, NULL, title);
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PledgeGroupsDialog *self = PLEDGE_GROUPS_DIALOG (widget);
  PledgeAlliance *group = find_group (self, parameter);

  if (group == NULL)
    return;

  show_group (self, group);
  gtk_window_close (GTK_WINDOW (self));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PledgeGroupsDialog *self = PLEDGE_GROUPS_DIALOG (widget);
  gboolean shown = find_group (self, parameter) == pledge_scenario_get_alliance (self->scenario);
  g_autoptr (GError) error = NULL;
  g_autoptr (PledgeAlliance) removed = pledge_group_store_remove (self->store, g_variant_get_string (parameter, NULL), &error);
  g_autofree char *sentence = NULL;

  if (removed == NULL)
    {
      say_error (self, _("Could Not Delete the Group"), error->message);
      return;
    }

  pledge_group_steps_replaced (self->steps, removed, shown);
  gtk_widget_grab_focus (self->new_button);
  /* Translators: a group's title */
  sentence = g_strdup_printf (_("Deleted “%s”"), pledge_alliance_get_title (removed));
  say_done (self, sentence);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PledgeGroupsDialog *self = PLEDGE_GROUPS_DIALOG (widget);
  g_autoptr (GError) error = NULL;

  if (is_editing (self) || !pledge_group_steps_can_undo (self->steps))
    return;
  if (pledge_group_steps_undo (self->steps, &error))
    say (self, _("Undone"), FALSE);
  else
    say_error (self, _("Could Not Undo"), error->message);
}

static void
import_chosen_cb (GtkWindow *window, GFile *file, const char *id)
{
  pledge_groups_dialog_import (PLEDGE_GROUPS_DIALOG (window), file);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pledge_group_files_ask_open (GTK_WINDOW (widget), import_chosen_cb);
}

static void
export_chosen_cb (GtkWindow *window, GFile *file, const char *id)
{
  pledge_groups_dialog_export (PLEDGE_GROUPS_DIALOG (window), id, file);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PledgeGroupsDialog *self = PLEDGE_GROUPS_DIALOG (widget);
  PledgeAlliance *group = find_group (self, parameter);

  if (group != NULL && pledge_alliance_is_own (group))
    pledge_group_files_ask_save (GTK_WINDOW (self), pledge_alliance_get_id (group), export_chosen_cb);
}

static void
export_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pledge_group_files_ask_save (GTK_WINDOW (widget), NULL, export_chosen_cb);
}

static void
row_activated_cb (PledgeGroupsDialog *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "groups.edit", "s", pledge_group_rows_get_id (row));
}

/* An entry cannot have the keyboard before it is there. */
static void
pledge_groups_dialog_map (GtkWidget *widget)
{
  PledgeGroupsDialog *self = PLEDGE_GROUPS_DIALOG (widget);

  GTK_WIDGET_CLASS (pledge_groups_dialog_parent_class)->map (widget);
  if (is_editing (self))
    pledge_group_editor_begin (self->editor);
}

static gboolean
pledge_groups_dialog_close_request (GtkWindow *window)
{
  PledgeGroupsDialog *self = PLEDGE_GROUPS_DIALOG (window);

  if (!self->may_lose && is_editing (self) && pledge_group_editor_is_changed (self->editor))
    {
      self->is_closing = TRUE;
      ask_to_discard (self);
      return TRUE;
    }

  return GTK_WINDOW_CLASS (pledge_groups_dialog_parent_class)->close_request (window);
}

static void
pledge_groups_dialog_dispose (GObject *object)
{
  PledgeGroupsDialog *self = PLEDGE_GROUPS_DIALOG (object);

  g_clear_handle_id (&self->toast_source, g_source_remove);
  self->toast = NULL;
  g_clear_pointer (&self->steps, pledge_group_steps_free);
  g_clear_object (&self->scenario);

  G_OBJECT_CLASS (pledge_groups_dialog_parent_class)->dispose (object);
}

static void
pledge_groups_dialog_finalize (GObject *object)
{
  PledgeGroupsDialog *self = PLEDGE_GROUPS_DIALOG (object);

  g_clear_pointer (&self->store, pledge_group_store_free);
  g_free (self->told_aside);

  G_OBJECT_CLASS (pledge_groups_dialog_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "groups.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "groups.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "groups.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "groups.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "groups.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "groups.export-all", NULL, export_all_action);
  gtk_widget_class_install_action (widget_class, "groups.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "groups.duplicate", "s", duplicate_action);
  gtk_widget_class_install_action (widget_class, "groups.show", "s", show_action);
  gtk_widget_class_install_action (widget_class, "groups.export", "s", export_action);
  gtk_widget_class_install_action (widget_class, "groups.delete", "s", delete_action);
}

static void
pledge_groups_dialog_class_init (PledgeGroupsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pledge_groups_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pledge_groups_dialog_finalize;
  widget_class->map = pledge_groups_dialog_map;
  GTK_WINDOW_CLASS (klass)->close_request = pledge_groups_dialog_close_request;

  g_type_ensure (PLEDGE_TYPE_GROUP_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pledgeline/Pledgeline/groups-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PledgeGroupsDialog, header);
  gtk_widget_class_bind_template_child (widget_class, PledgeGroupsDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, PledgeGroupsDialog, new_button);
  gtk_widget_class_bind_template_child (widget_class, PledgeGroupsDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, PledgeGroupsDialog, more_button);
  gtk_widget_class_bind_template_child (widget_class, PledgeGroupsDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, PledgeGroupsDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, PledgeGroupsDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, PledgeGroupsDialog, problem_box);
  gtk_widget_class_bind_template_child (widget_class, PledgeGroupsDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, PledgeGroupsDialog, own);
  gtk_widget_class_bind_template_child (widget_class, PledgeGroupsDialog, shipped);
  gtk_widget_class_bind_template_child (widget_class, PledgeGroupsDialog, editor);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  install_actions (widget_class);
}

static void
pledge_groups_dialog_init (PledgeGroupsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

PledgeGroupsDialog *
pledge_groups_dialog_new (GtkWindow *parent, PledgeScenario *scenario)
{
  PledgeGroupsDialog *self;
  PledgeCatalogue *catalogue;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);

  self = g_object_new (PLEDGE_TYPE_GROUPS_DIALOG, "transient-for", parent, NULL);
  catalogue = pledge_scenario_get_catalogue (scenario);
  self->scenario = g_object_ref (scenario);
  self->store = pledge_group_store_new (catalogue, NULL);
  self->steps = pledge_group_steps_new (self->store, scenario);
  pledge_group_editor_set_up (self->editor, self->store, scenario);
  if (!pledge_group_store_load (self->store, &error))
    {
      gtk_label_set_text (self->problem, error->message);
      gtk_widget_set_visible (self->problem_box, TRUE);
    }
  fill (self);
  g_signal_connect_object (scenario, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pledge_catalogue_get_alliances (catalogue), "items-changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  show_list (self);

  return self;
}

void
pledge_groups_dialog_begin_group (PledgeGroupsDialog *self)
{
  g_return_if_fail (PLEDGE_IS_GROUPS_DIALOG (self));

  self->alone = TRUE;
  show_editor (self, NULL, NULL, "");
}

void
pledge_groups_dialog_import (PledgeGroupsDialog *self, GFile *file)
{
  g_autoptr (GPtrArray) added = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  g_return_if_fail (PLEDGE_IS_GROUPS_DIALOG (self));
  g_return_if_fail (G_IS_FILE (file));

  if (g_file_peek_path (file) == NULL)
    {
      say_error (self, _("Could Not Import Groups"), _("Groups can be read from a file on this computer only."));
      return;
    }

  added = pledge_group_store_import (self->store, g_file_peek_path (file), &error);
  if (added == NULL)
    {
      say_error (self, _("Could Not Import Groups"), error->message);
      return;
    }
  if (added->len == 0)
    {
      say (self, _("The groups of this file are there already"), FALSE);
      return;
    }

  pledge_group_steps_added (self->steps, added);
  sentence = g_strdup_printf (ngettext ("Imported %u group", "Imported %u groups", added->len), added->len);
  say_done (self, sentence);
}

gboolean
pledge_groups_dialog_export (PledgeGroupsDialog *self, const char *id, GFile *file)
{
  g_autoptr (GError) error = NULL;
  guint n_groups;

  g_return_val_if_fail (PLEDGE_IS_GROUPS_DIALOG (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  if (!pledge_group_files_save (pledge_group_store_get_catalogue (self->store), id, file, &n_groups, &error))
    {
      say_error (self, _("Could Not Export Groups"), error->message);
      return FALSE;
    }

  say (self, n_groups == 1 ? _("Exported the group") : _("Exported all groups"), FALSE);
  return TRUE;
}
