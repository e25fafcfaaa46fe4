/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-answer.h"

/* PledgeRowItem: one row of an answer as an item of a list, its figures as texts for people.
 *
 * A list keeps the item of a member while the answer changes: pledge_row_item_show notifies only what reads
 * otherwise than before. Properties, all readable texts: rank, member, share, target, spending, gdp, gap,
 * nominal (share by the publisher's own money), note; absent figures are dashes. */

G_BEGIN_DECLS

typedef enum {
  PLEDGE_ROW_RANK,
  PLEDGE_ROW_MEMBER,
  PLEDGE_ROW_SHARE,
  PLEDGE_ROW_TARGET,
  PLEDGE_ROW_SPENDING,
  PLEDGE_ROW_GDP,
  PLEDGE_ROW_GAP,
  PLEDGE_ROW_NOMINAL,
  PLEDGE_ROW_NOTE,
  PLEDGE_N_ROW_FIELDS,
} PledgeRowField;

#define PLEDGE_TYPE_ROW_ITEM (pledge_row_item_get_type ())
G_DECLARE_FINAL_TYPE (PledgeRowItem, pledge_row_item, PLEDGE, ROW_ITEM, GObject)

/* The row of the answer at a position. */
PledgeRowItem *pledge_row_item_new (PledgeAnswer *answer, guint position);
/* Another answer's row of the same member. */
void pledge_row_item_show (PledgeRowItem *self, PledgeAnswer *answer, guint position);

/* Borrowed until another row is shown. */
PledgeAnswer *pledge_row_item_get_answer (PledgeRowItem *self);
const PledgeAnswerRow *pledge_row_item_get_row (PledgeRowItem *self);
const char *pledge_row_item_get_iso3 (PledgeRowItem *self);

/* (transfer full) Never NULL. */
char *pledge_row_item_dup_text (PledgeRowItem *self, PledgeRowField field);
/* Whether the member has a gap that is still to be closed. */
gboolean pledge_row_item_is_short (PledgeRowItem *self);

/* Order of two rows of one answer by a field; PLEDGE_N_ROW_FIELDS: the answer's own order. In either direction what
 * is absent comes last, and rows without figures after all others. By what the answer is sorted by the rows
 * stand as they do in it, so that a table and a chart agree. */
int pledge_row_item_compare (PledgeRowItem *a, PledgeRowItem *b, PledgeRowField field, gboolean descending);
/* The field that a scenario's sort goes by, and back: FALSE for a field that no scenario sorts by. */
PledgeRowField pledge_row_field_of_sort (PledgeSort sort);
gboolean pledge_row_field_to_sort (PledgeRowField field, PledgeSort *sort);

G_END_DECLS
