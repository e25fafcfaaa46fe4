/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* PledgeSideLayout: two children, a picture and what is set about it: beside each other where there is room, else the first above
 * the second. It never asks for more than the narrower arrangement needs. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_SIDE_LAYOUT (pledge_side_layout_get_type ())
G_DECLARE_FINAL_TYPE (PledgeSideLayout, pledge_side_layout, PLEDGE, SIDE_LAYOUT, GtkLayoutManager)

G_END_DECLS
