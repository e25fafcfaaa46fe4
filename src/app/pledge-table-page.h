/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pledge-presentation.h"

/* PledgeTablePage: an answer as a table: a row for every member, and the totals under them.
 *
 * Order and selection are the scenario's, both ways: a press on the heading of member, share or gap sorts the
 * scenario, on any other the table alone. The order stays until another is asked for here or in the scenario.
 *
 * Actions, for menus and shortcuts within the page: "table.find" opens the search (Control+F; typing does, too),
 * "table.copy" puts the selected rows, or all rows shown where none is selected, on the clipboard as
 * pledge_table_to_tsv has them (Control+C), "columns.<id>" shows a column or hides it.
 *
 * Emits "copied" with the number of rows. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_TABLE_PAGE (pledge_table_page_get_type ())
G_DECLARE_FINAL_TYPE (PledgeTablePage, pledge_table_page, PLEDGE, TABLE_PAGE, GtkWidget)

/* Nullable: where the hidden columns are remembered, in the key "table-hidden-columns". To be called at most once. */
void pledge_table_page_set_settings (PledgeTablePage *self, GSettings *settings);

void pledge_table_page_show (PledgeTablePage *self, PledgePresentation *presentation);

/* (transfer full) What copying puts on the clipboard. */
char *pledge_table_page_dup_copy (PledgeTablePage *self);

G_END_DECLS
