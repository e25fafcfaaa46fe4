/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row of a list that says one thing: a small label and a text below it, which can be selected and is never markup. */
GtkWidget *pledge_property_row_new (const char *label, const char *text);

/* Takes away every row. */
void pledge_property_row_clear (GtkListBox *list);

G_END_DECLS
