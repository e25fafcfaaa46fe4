/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pledge-edition-diff.h"

/* PledgeDiffItem: a figure of a difference as an item of a list. Immutable. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_DIFF_ITEM (pledge_diff_item_get_type ())
G_DECLARE_FINAL_TYPE (PledgeDiffItem, pledge_diff_item, PLEDGE, DIFF_ITEM, GObject)

/* figure: of the diff, which the item keeps. name, folded: reference-counted (g_ref_string); the member's, and as a search
 * compares it. */
PledgeDiffItem *pledge_diff_item_new (PledgeEditionDiff *diff, const PledgeDiffFigure *figure, char *name, char *folded);

const PledgeDiffFigure *pledge_diff_item_get_figure (PledgeDiffItem *self);
const char *pledge_diff_item_get_name (PledgeDiffItem *self);
const char *pledge_diff_item_get_folded (PledgeDiffItem *self);
/* (transfer full) With its unit. */
char *pledge_diff_item_dup_indicator (PledgeDiffItem *self);

G_END_DECLS
