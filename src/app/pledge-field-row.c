/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-field-row.h"

#define MAX_CHARS 24

struct _PledgeFieldRow {
  AdwActionRow parent_instance;

  GtkEntry *entry;
};

enum {
  PROP_0,
  PROP_TEXT,
  PROP_PLACEHOLDER_TEXT,
  N_PROPS
};

enum {
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PledgeFieldRow, pledge_field_row, ADW_TYPE_ACTION_ROW)

static void
text_cb (PledgeFieldRow *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

/* The entry is called what its row is, without the sign of the mnemonic. */
static void
title_cb (PledgeFieldRow *self)
{
  g_auto (GStrv) parts = g_strsplit (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), "_", -1);
  g_autofree char *name = g_strjoinv ("", parts);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* The row itself is no stop on the way to its entry. */
static gboolean
pledge_field_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PLEDGE_FIELD_ROW (widget)->entry));
}

static void
pledge_field_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PledgeFieldRow *self = PLEDGE_FIELD_ROW (object);

  switch (id)
    {
    case PROP_TEXT:
      g_value_set_string (value, pledge_field_row_get_text (self));
      break;
    case PROP_PLACEHOLDER_TEXT:
      g_value_set_string (value, gtk_entry_get_placeholder_text (self->entry));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pledge_field_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PledgeFieldRow *self = PLEDGE_FIELD_ROW (object);

  switch (id)
    {
    case PROP_TEXT:
      pledge_field_row_set_text (self, g_value_get_string (value));
      break;
    case PROP_PLACEHOLDER_TEXT:
      gtk_entry_set_placeholder_text (self->entry, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pledge_field_row_class_init (PledgeFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pledge_field_row_get_property;
  object_class->set_property = pledge_field_row_set_property;
  GTK_WIDGET_CLASS (klass)->grab_focus = pledge_field_row_grab_focus;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PLACEHOLDER_TEXT] = g_param_spec_string ("placeholder-text", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", PLEDGE_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pledge_field_row_init (PledgeFieldRow *self)
{
  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 7);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 10);
  gtk_entry_set_max_length (self->entry, MAX_CHARS);
  gtk_entry_set_input_purpose (self->entry, GTK_INPUT_PURPOSE_NUMBER);
  gtk_entry_set_alignment (self->entry, 1);
  gtk_entry_set_activates_default (self->entry, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->entry), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "numeric");
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (text_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::title", G_CALLBACK (title_cb), NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->entry));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->entry));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "field");
}

const char *
pledge_field_row_get_text (PledgeFieldRow *self)
{
  g_return_val_if_fail (PLEDGE_IS_FIELD_ROW (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
pledge_field_row_set_text (PledgeFieldRow *self, const char *text)
{
  g_return_if_fail (PLEDGE_IS_FIELD_ROW (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
}

void
pledge_field_row_set_error (PledgeFieldRow *self, const char *sentence)
{
  g_autofree char *markup = NULL;

  g_return_if_fail (PLEDGE_IS_FIELD_ROW (self));

  /* A row's subtitle is markup. */
  markup = g_markup_escape_text (sentence != NULL ? sentence : "", -1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), markup);
  if (sentence != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "wrong");
      gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "wrong");
      gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               sentence != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence != NULL ? sentence : "", -1);
}
