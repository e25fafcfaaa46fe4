/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pledge-edition-diff.h"
#include "pledge-names.h"

/* PledgeDiffList: the figures that differ between two editions, largest changes first, to be searched and narrowed down. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_DIFF_LIST (pledge_diff_list_get_type ())
G_DECLARE_FINAL_TYPE (PledgeDiffList, pledge_diff_list, PLEDGE, DIFF_LIST, GtkWidget)

/* diff: NULL for none. */
void pledge_diff_list_show (PledgeDiffList *self, PledgeEditionDiff *diff, const PledgeNames *names);
/* Only the figures of that indicator. */
void pledge_diff_list_pick_indicator (PledgeDiffList *self, const char *indicator);

/* (transfer none) The figures found, PledgeDiffItems. */
GListModel *pledge_diff_list_get_found (PledgeDiffList *self);

G_END_DECLS
