/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pledge-catalogue.h"

/* PledgeAllianceList: what a choice of alliances offers: those of the catalogue, the user's own groups last, and behind
 * them what is done with groups, as items that stand for an action. */

G_BEGIN_DECLS

/* (transfer full) Of PledgeAlliance; positions of the catalogue's are those in the catalogue. */
GListModel *pledge_alliance_list_new (PledgeCatalogue *catalogue);

/* (nullable) The action that the item stands for, such as "win.groups"; NULL where it is an alliance. */
const char *pledge_alliance_list_get_action (PledgeAlliance *item);

/* (transfer full) Shows the items by title, actions apart from alliances. */
GtkListItemFactory *pledge_alliance_list_factory_new (void);

G_END_DECLS
