/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-drop-zone.h"

#include <glib/gi18n-lib.h>

typedef struct {
  PledgeFilesDropped dropped;
  gpointer data;
  GtkRevealer *sign;
} Receiver;

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, const Receiver *receiver)
{
  const GSList *list = g_value_get_boxed (value);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  gtk_revealer_set_reveal_child (receiver->sign, FALSE); /* what is dropped does not leave */
  for (; list != NULL; list = list->next)
    g_ptr_array_add (files, g_object_ref (list->data));
  if (files->len == 0)
    return FALSE;

  receiver->dropped (files, receiver->data);
  return TRUE;
}

static GdkDragAction
enter_cb (GtkDropTarget *target, double x, double y, GtkRevealer *sign)
{
  gtk_revealer_set_reveal_child (sign, TRUE);
  return GDK_ACTION_COPY;
}

static void
leave_cb (GtkDropTarget *target, GtkRevealer *sign)
{
  gtk_revealer_set_reveal_child (sign, FALSE);
}

/* What covers the window while files are over it; it takes no part in the drop. */
static GtkWidget *
make_sign (void)
{
  GtkWidget *sign = gtk_revealer_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *image = gtk_image_new_from_icon_name ("document-open-symbolic");
  GtkWidget *label = gtk_label_new (_("Drop to look at it before it is imported"));

  gtk_image_set_icon_size (GTK_IMAGE (image), GTK_ICON_SIZE_LARGE);
  gtk_widget_set_valign (image, GTK_ALIGN_END);
  gtk_widget_set_vexpand (image, TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "title-2");
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_vexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "drop-sign");
  gtk_revealer_set_transition_type (GTK_REVEALER (sign), GTK_REVEALER_TRANSITION_TYPE_CROSSFADE);
  gtk_revealer_set_child (GTK_REVEALER (sign), box);
  gtk_widget_set_can_target (sign, FALSE);
  gtk_widget_set_can_focus (sign, FALSE);

  return sign;
}

void
pledge_drop_zone_add (AdwApplicationWindow *window, PledgeFilesDropped dropped, gpointer data)
{
  GtkDropTarget *target;
  GtkWidget *content, *overlay, *sign;
  Receiver *receiver;

  g_return_if_fail (ADW_IS_APPLICATION_WINDOW (window));
  g_return_if_fail (dropped != NULL);

  overlay = gtk_overlay_new ();
  sign = make_sign ();
  content = g_object_ref (adw_application_window_get_content (window));
  adw_application_window_set_content (window, NULL);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), content);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), sign);
  adw_application_window_set_content (window, overlay);
  g_object_unref (content);

  receiver = g_new (Receiver, 1);
  *receiver = (Receiver) { dropped, data, GTK_REVEALER (sign) };
  target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect_data (target, "drop", G_CALLBACK (drop_cb), receiver, (GClosureNotify) (void (*) (void)) g_free, 0);
  g_signal_connect_object (target, "enter", G_CALLBACK (enter_cb), sign, 0);
  g_signal_connect_object (target, "leave", G_CALLBACK (leave_cb), sign, 0);
  gtk_widget_add_controller (overlay, GTK_EVENT_CONTROLLER (target));
}
