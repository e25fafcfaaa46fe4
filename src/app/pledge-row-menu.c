/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-row-menu.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-provenance.h"

#define KEY "pledge-row-menu"

typedef struct {
  PledgeRowMenuPick pick;
  GtkWidget *popover; /* while it is open */
} RowMenu;

/* What is pointed at comes first; the rest of the row's numbers below. */
static GMenuModel *
make_model (const char *pointed_at)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) numbers = g_menu_new ();
  g_autofree char *action = g_strconcat ("win.provenance::", pointed_at, NULL);

  g_menu_append (first, _("_Where It Comes From"), action);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  for (PledgeQuantity quantity = PLEDGE_QUANTITY_SHARE; quantity <= PLEDGE_QUANTITY_RANK; quantity++)
    {
      g_autofree char *each = g_strconcat ("win.provenance::", pledge_quantity_to_id (quantity), NULL);

      if (g_strcmp0 (pointed_at, pledge_quantity_to_id (quantity)) != 0)
        g_menu_append (numbers, pledge_quantity_get_title (quantity), each);
    }
  g_menu_append_section (menu, _("Other Numbers of the Row"), G_MENU_MODEL (numbers));

  return G_MENU_MODEL (menu);
}

static gboolean
unparent_cb (gpointer data)
{
  GtkWidget *popover = data;

  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* Its item is activated after it has closed. */
static void
closed_cb (GtkWidget *popover, RowMenu *menu)
{
  if (menu->popover != popover)
    return;

  menu->popover = NULL;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

static void
destroy_cb (GtkWidget *widget, RowMenu *menu)
{
  g_clear_pointer (&menu->popover, gtk_widget_unparent);
}

static gboolean
open_at (GtkWidget *widget, double x, double y)
{
  RowMenu *menu = g_object_get_data (G_OBJECT (widget), KEY);
  GdkRectangle at = { isnan (x) ? 0 : (int) x, isnan (y) ? 0 : (int) y, 1, 1 };
  const char *pointed_at = menu->pick (widget, x, y, &at);
  g_autoptr (GMenuModel) model = NULL;

  if (pointed_at == NULL)
    return FALSE;

  g_clear_pointer (&menu->popover, gtk_widget_unparent);
  model = make_model (pointed_at);
  menu->popover = gtk_popover_menu_new_from_model (model);
  gtk_popover_set_has_arrow (GTK_POPOVER (menu->popover), isnan (x));
  gtk_widget_set_halign (menu->popover, isnan (x) ? GTK_ALIGN_FILL : GTK_ALIGN_START);
  gtk_widget_set_parent (menu->popover, widget);
  gtk_popover_set_pointing_to (GTK_POPOVER (menu->popover), &at);
  g_signal_connect (menu->popover, "closed", G_CALLBACK (closed_cb), menu);
  gtk_popover_popup (GTK_POPOVER (menu->popover));

  return TRUE;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, GtkWidget *widget)
{
  if (open_at (widget, x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, GtkWidget *widget)
{
  if (open_at (widget, x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static gboolean
key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  return open_at (widget, NAN, NAN);
}

static void
add_keys (GtkWidget *widget)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_Menu, 0),
                                                                                       gtk_keyval_trigger_new (GDK_KEY_F10, GDK_SHIFT_MASK)),
                                                          gtk_callback_action_new (key_cb, NULL, NULL)));
  gtk_widget_add_controller (widget, keys);
}

void
pledge_row_menu_add (GtkWidget *widget, PledgeRowMenuPick pick)
{
  RowMenu *menu = g_new0 (RowMenu, 1);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *hold = gtk_gesture_long_press_new ();

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (pick != NULL);

  menu->pick = pick;
  g_object_set_data_full (G_OBJECT (widget), KEY, menu, g_free);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), widget);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  g_signal_connect (hold, "pressed", G_CALLBACK (long_pressed_cb), widget);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (hold));
  g_signal_connect (widget, "destroy", G_CALLBACK (destroy_cb), menu);
  add_keys (widget);
}
