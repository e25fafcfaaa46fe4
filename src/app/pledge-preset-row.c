/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-preset-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pledge-export-choice.h"
#include "pledge-preset-folder.h"

#define MAX_TITLE_LETTERS 60

struct _PledgePresetRow {
  AdwComboRow parent_instance;
  GtkStringList *titles; /* the built-in ones, the user's own, and one for what is neither */
  GPtrArray *built_in;   /* of PledgePreset */
  PledgePresetFolder *own;
  PledgePreset *look;    /* that is shown; nullable */
  gboolean following;
};

enum {
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PledgePresetRow, pledge_preset_row, ADW_TYPE_COMBO_ROW)

static void
say (PledgePresetRow *self, AdwToast *toast)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);

  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  else
    g_object_unref (toast);
}

static void
say_sentence (PledgePresetRow *self, const char *sentence)
{
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  say (self, adw_toast_new (markup));
}

static void
details_cb (AdwToast *toast, PledgePresetRow *self)
{
  const char *sentences = g_object_get_data (G_OBJECT (toast), "sentences");
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Presets Left Out"), sentences);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* A toast has one line; what is wrong with each file takes more. */
static void
say_left_out (PledgePresetRow *self, GPtrArray *warnings)
{
  guint n = warnings->len;
  g_autofree char *sentence = g_strdup_printf (ngettext ("%u preset is damaged and was left out", "%u presets are damaged and were left out", n), n);
  AdwToast *toast = adw_toast_new (sentence);

  g_ptr_array_add (warnings, NULL);
  g_object_set_data_full (G_OBJECT (toast), "sentences", g_strjoinv ("\n", (char **) warnings->pdata), g_free);
  adw_toast_set_button_label (toast, _("_Details"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (details_cb), self, 0);
  say (self, toast);
}

static guint
count_own (PledgePresetRow *self)
{
  return self->own != NULL ? pledge_preset_folder_get_n (self->own) : 0;
}

static const PledgePreset *
get_preset (PledgePresetRow *self, guint position)
{
  if (position < self->built_in->len)
    return self->built_in->pdata[position];
  if (position - self->built_in->len < count_own (self))
    return pledge_preset_folder_get (self->own, position - self->built_in->len);

  return NULL;
}

/* Of two that look the same the one that is shown already. */
static guint
find_look (PledgePresetRow *self)
{
  guint n = self->built_in->len + count_own (self);
  guint shown = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  const PledgePreset *preset = get_preset (self, shown);

  if (self->look == NULL || (preset != NULL && pledge_export_choice_same_look (preset, self->look)))
    return shown;
  for (guint i = 0; i < n; i++)
    if (pledge_export_choice_same_look (get_preset (self, i), self->look))
      return i;

  return n;
}

static void
follow (PledgePresetRow *self)
{
  guint position = find_look (self);

  self->following = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), position);
  self->following = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preset.delete", position >= self->built_in->len && get_preset (self, position) != NULL);
}

static void
fill (PledgePresetRow *self)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < self->built_in->len + count_own (self); i++)
    g_ptr_array_add (titles, get_preset (self, i)->title);
  /* Translators: a size and look that is none of the presets */
  g_ptr_array_add (titles, (gpointer) C_("preset", "Custom"));
  g_ptr_array_add (titles, NULL);
  self->following = TRUE;
  gtk_string_list_splice (self->titles, 0, g_list_model_get_n_items (G_LIST_MODEL (self->titles)), (const char *const *) titles->pdata);
  self->following = FALSE;
  follow (self);
}

static void
selected_cb (PledgePresetRow *self)
{
  const PledgePreset *preset = get_preset (self, adw_combo_row_get_selected (ADW_COMBO_ROW (self)));

  if (self->following)
    return;

  if (preset != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, preset);
  follow (self);
}

static gboolean
is_built_in (PledgePresetRow *self, const char *title)
{
  for (guint i = 0; i < self->built_in->len; i++)
    if (g_strcmp0 (((PledgePreset *) self->built_in->pdata[i])->title, title) == 0)
      return TRUE;

  return FALSE;
}

/* (transfer full) */
static char *
dup_typed (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static void
title_typed_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  PledgePresetRow *self = g_object_get_data (G_OBJECT (dialog), "row");
  g_autofree char *title = dup_typed (entry);
  gboolean taken = is_built_in (self, title);
  gboolean replaces = self->own != NULL && pledge_preset_folder_find_title (self->own, title) != NULL;

  adw_message_dialog_set_response_enabled (dialog, "save", *title != '\0' && !taken);
  adw_message_dialog_set_response_label (dialog, "save", replaces ? _("_Replace") : _("_Save"));
  if (taken)
    adw_message_dialog_set_body (dialog, _("The program has a preset of this name."));
  else if (replaces)
    adw_message_dialog_set_body (dialog, _("Your preset of this name will be replaced."));
  else
    adw_message_dialog_set_body (dialog, _("Size and look are kept under a name."));
}

static void
save_response_cb (AdwMessageDialog *dialog, const char *response, GtkEditable *entry)
{
  PledgePresetRow *self = g_object_get_data (G_OBJECT (dialog), "row");
  g_autofree char *title = dup_typed (entry);

  if (g_strcmp0 (response, "save") == 0)
    pledge_preset_row_save_as (self, title);
}

/* A size that no picture can have is not kept: it could not be read again. */
static gboolean
check_look (PledgePresetRow *self)
{
  PledgePictureOptions options = pledge_picture_options_default ();
  g_autoptr (GError) error = NULL;

  pledge_preset_apply (self->look, &options);
  if (pledge_picture_check_size (&options, PLEDGE_EXPORT_PNG, &error))
    return TRUE;

  say_sentence (self, error->message);
  return FALSE;
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *entry, *dialog;

  if (!check_look (PLEDGE_PRESET_ROW (widget)))
    return;

  entry = gtk_entry_new ();
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), _("Save as Preset"), NULL);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "save", _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  gtk_entry_set_max_length (GTK_ENTRY (entry), MAX_TITLE_LETTERS);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Name"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name of the preset"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  g_object_set_data_full (G_OBJECT (dialog), "row", g_object_ref (widget), g_object_unref);
  g_signal_connect_object (entry, "changed", G_CALLBACK (title_typed_cb), dialog, 0);
  g_signal_connect_object (dialog, "response", G_CALLBACK (save_response_cb), entry, 0);
  title_typed_cb (GTK_EDITABLE (entry), ADW_MESSAGE_DIALOG (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pledge_preset_row_delete (PLEDGE_PRESET_ROW (widget));
}

static void
undelete_cb (AdwToast *toast, PledgePresetRow *self)
{
  PledgePreset *preset = g_object_get_data (G_OBJECT (toast), "preset");
  g_autoptr (GError) error = NULL;

  if (!pledge_preset_folder_save (self->own, preset, &error))
    say_sentence (self, error->message);
  fill (self);
}

static void
pledge_preset_row_dispose (GObject *object)
{
  PledgePresetRow *self = PLEDGE_PRESET_ROW (object);

  self->following = TRUE; /* the model goes */
  g_clear_pointer (&self->own, pledge_preset_folder_free);
  g_clear_pointer (&self->look, pledge_preset_free);

  G_OBJECT_CLASS (pledge_preset_row_parent_class)->dispose (object);
}

static void
pledge_preset_row_finalize (GObject *object)
{
  PledgePresetRow *self = PLEDGE_PRESET_ROW (object);

  g_ptr_array_unref (self->built_in);
  g_object_unref (self->titles);

  G_OBJECT_CLASS (pledge_preset_row_parent_class)->finalize (object);
}

static void
pledge_preset_row_class_init (PledgePresetRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pledge_preset_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = pledge_preset_row_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", PLEDGE_TYPE_PRESET_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_install_action (widget_class, "preset.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "preset.delete", NULL, delete_action);
}

static void
pledge_preset_row_init (PledgePresetRow *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  self->titles = gtk_string_list_new (NULL);
  self->built_in = pledge_preset_list ();
  g_menu_append (menu, _("_Save as Preset…"), "preset.save");
  g_menu_append (menu, _("_Delete Preset"), "preset.delete");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _("Presets of Your Own"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Presets of Your Own"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (self->titles));
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
  fill (self);
}

void
pledge_preset_row_load (PledgePresetRow *self)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = pledge_preset_folder_find ();

  g_return_if_fail (PLEDGE_IS_PRESET_ROW (self));

  g_clear_pointer (&self->own, pledge_preset_folder_free);
  self->own = pledge_preset_folder_new (path, warnings);
  fill (self);
  if (warnings->len > 0)
    say_left_out (self, warnings);
}

void
pledge_preset_row_show (PledgePresetRow *self, const PledgePreset *look)
{
  PledgePreset *copy;

  g_return_if_fail (PLEDGE_IS_PRESET_ROW (self));
  g_return_if_fail (look != NULL);

  copy = pledge_preset_copy (look);
  g_clear_pointer (&self->look, pledge_preset_free);
  self->look = copy;
  follow (self);
}

gboolean
pledge_preset_row_save_as (PledgePresetRow *self, const char *title)
{
  g_autoptr (PledgePreset) preset = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (PLEDGE_IS_PRESET_ROW (self), FALSE);
  g_return_val_if_fail (title != NULL && *title != '\0', FALSE);
  g_return_val_if_fail (self->own != NULL && self->look != NULL, FALSE);

  if (!check_look (self))
    return FALSE;

  preset = pledge_preset_copy (self->look);
  g_clear_pointer (&preset->id, g_free);
  g_free (preset->title);
  preset->title = g_strdup (title);
  if (!pledge_preset_folder_save (self->own, preset, &error))
    {
      say_sentence (self, error->message);
      return FALSE;
    }

  fill (self);
  /* It is what is shown from now on, also where another one looks the same. */
  for (guint i = self->built_in->len; get_preset (self, i) != NULL; i++)
    if (g_strcmp0 (get_preset (self, i)->title, title) == 0)
      {
        self->following = TRUE;
        adw_combo_row_set_selected (ADW_COMBO_ROW (self), i);
        self->following = FALSE;
      }
  follow (self);
  return TRUE;
}

void
pledge_preset_row_delete (PledgePresetRow *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *markup = NULL;
  PledgePreset *copy;
  AdwToast *toast;
  guint position;

  g_return_if_fail (PLEDGE_IS_PRESET_ROW (self));

  position = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  if (position < self->built_in->len || get_preset (self, position) == NULL)
    return;

  copy = pledge_preset_copy (get_preset (self, position));
  sentence = g_strdup_printf (_("Preset “%s” deleted"), copy->title);
  markup = g_markup_escape_text (sentence, -1);
  toast = adw_toast_new (markup);
  g_object_set_data_full (G_OBJECT (toast), "preset", copy, (GDestroyNotify) pledge_preset_free);
  if (!pledge_preset_folder_delete (self->own, copy->title, &error))
    {
      say_sentence (self, error->message);
      g_object_unref (toast);
      return;
    }

  adw_toast_set_button_label (toast, _("_Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undelete_cb), self, 0);
  fill (self);
  say (self, toast);
}
