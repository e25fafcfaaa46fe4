/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-groups-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pledge-group-editor.h"
#include "pledge-group-rows.h"
#include "pledge-group-steps.h"
#include "pledge-group-store.h"
#include "pledge-save.h"

struct _PledgeGroupsDialog {
  AdwWindow parent_instance;

  AdwHeaderBar *header;
  AdwWindowTitle *heading;
  GtkWidget *new_button, *cancel_button, *more_button, *save_button;
  AdwToastOverlay *toasts;
  GtkStack *pages;
  GtkListBox *own, *shipped;
  PledgeGroupEditor *editor;

  PledgeScenario *scenario;
  PledgeGroupStore *store;
  PledgeGroupSteps *steps;
  AdwToast *toast;   /* the latest; weak */
  char *told_aside;  /* where a damaged file has gone, once said; nullable */
  gboolean alone;    /* the editor is all that was wanted */
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

/* Each takes the place of the one before, as its button takes back the latest step. */
static void
say (PledgeGroupsDialog *self, const char *sentence, gboolean can_undo)
{
  g_autofree char *markup = g_markup_escape_text (sentence, -1);
  AdwToast *toast = adw_toast_new (markup);

  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  if (can_undo)
    {
      adw_toast_set_button_label (toast, _("_Undo"));
      adw_toast_set_action_name (toast, "groups.undo");
    }
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
  update_actions (self);
}

/* The first change after a damaged file says where that has gone. */
static void
say_done (PledgeGroupsDialog *self, const char *sentence)
{
  const char *aside = pledge_group_store_get_aside (self->store);
  g_autofree char *moved = NULL;

  if (aside != NULL && g_strcmp0 (aside, self->told_aside) != 0)
    {
      g_free (self->told_aside);
      self->told_aside = g_strdup (aside);
      moved = g_strdup_printf (_("The damaged file of groups is now “%s”"), aside);
    }
  say (self, moved != NULL ? moved : sentence, TRUE);
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
  if (self->alone)
    close_now (self);
  else
    show_list (self);
}

static void
discard_response_cb (PledgeGroupsDialog *self, const char *response)
{
  if (g_str_equal (response, "discard"))
    leave_editor (self);
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

  leave_editor (self);
  /* Translators: a group's title */
  sentence = g_strdup_printf (_("Saved “%s”"), title);
  say_done (self, sentence);
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
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  if (!pledge_group_steps_undo (self->steps, &error))
    say_error (self, _("Could Not Undo"), error->message);
  update_actions (self);
}

static void
import_response_cb (GtkNativeDialog *native, int response, PledgeGroupsDialog *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native)) : NULL;

  if (file != NULL)
    pledge_groups_dialog_import (self, file);
  g_object_unref (native);
}

/* (transfer full) */
static GtkFileChooserNative *
new_chooser (PledgeGroupsDialog *self, GtkFileChooserAction action, const char *title, const char *accept)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, accept, _("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Groups (JSON)"));
  gtk_file_filter_add_pattern (filter, "*.json");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  return chooser;
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PledgeGroupsDialog *self = PLEDGE_GROUPS_DIALOG (widget);
  GtkFileChooserNative *chooser = new_chooser (self, GTK_FILE_CHOOSER_ACTION_OPEN, _("Import Groups"), _("_Import"));

  g_signal_connect_object (chooser, "response", G_CALLBACK (import_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
export_response_cb (GtkNativeDialog *native, int response, PledgeGroupsDialog *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native)) : NULL;

  if (file != NULL)
    pledge_groups_dialog_export (self, g_object_get_data (G_OBJECT (native), "id"), file);
  g_object_unref (native);
}

/* id: nullable. */
static void
ask_where_to_export (PledgeGroupsDialog *self, const char *id)
{
  GtkFileChooserNative *chooser = new_chooser (self, GTK_FILE_CHOOSER_ACTION_SAVE, _("Export Groups"), _("_Export"));
  g_autofree char *file_name = g_strconcat (id != NULL ? id + strlen (PLEDGE_ALLIANCE_OWN_PREFIX) : "groups", ".json", NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), file_name);
  g_object_set_data_full (G_OBJECT (chooser), "id", g_strdup (id), g_free);
  g_signal_connect_object (chooser, "response", G_CALLBACK (export_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PledgeGroupsDialog *self = PLEDGE_GROUPS_DIALOG (widget);
  PledgeAlliance *group = find_group (self, parameter);

  if (group != NULL && pledge_alliance_is_own (group))
    ask_where_to_export (self, pledge_alliance_get_id (group));
}

static void
export_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_where_to_export (PLEDGE_GROUPS_DIALOG (widget), NULL);
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
      self->alone = TRUE; /* discarding closes */
      ask_to_discard (self);
      return TRUE;
    }

  return GTK_WINDOW_CLASS (pledge_groups_dialog_parent_class)->close_request (window);
}

static void
pledge_groups_dialog_dispose (GObject *object)
{
  PledgeGroupsDialog *self = PLEDGE_GROUPS_DIALOG (object);

  g_clear_weak_pointer (&self->toast);
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
    say (self, error->message, FALSE);
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
  GListModel *alliances;
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (PLEDGE_IS_GROUPS_DIALOG (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  alliances = pledge_catalogue_get_alliances (pledge_group_store_get_catalogue (self->store));
  for (guint i = 0; i < g_list_model_get_n_items (alliances); i++)
    {
      g_autoptr (PledgeAlliance) alliance = g_list_model_get_item (alliances, i);

      if (pledge_alliance_is_own (alliance) && (id == NULL || g_str_equal (id, pledge_alliance_get_id (alliance))))
        g_ptr_array_add (groups, g_steal_pointer (&alliance));
    }

  bytes = pledge_groups_to_bytes ((PledgeAlliance *const *) groups->pdata, groups->len);
  if (!pledge_save_file (file, bytes, &error))
    {
      say_error (self, _("Could Not Export Groups"), error->message);
      return FALSE;
    }

  say (self, groups->len == 1 ? _("Exported the group") : _("Exported all groups"), FALSE);
  return TRUE;
}
