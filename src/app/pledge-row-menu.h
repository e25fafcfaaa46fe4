/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* The menu of a member's row, wherever rows are shown: by the secondary button, a long press, the Menu key or Shift+F10. */

G_BEGIN_DECLS

/* What is under a point, which it is to select. The id of a quantity that is pointed at, or NULL where no row is
 * there. x, y: NAN where the keyboard asks, about what is selected. at: where the menu is to point; out, optional. */
typedef const char *(*PledgeRowMenuPick) (GtkWidget *widget, double x, double y, GdkRectangle *at);

void pledge_row_menu_add (GtkWidget *widget, PledgeRowMenuPick pick);

G_END_DECLS
