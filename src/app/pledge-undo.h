/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-scenario.h"

/* PledgeUndo: takes back what was changed of a scenario's question, and does it again.
 *
 * A stack of serialised questions. Who is selected is no part of the question. What happens between
 * begin and end, such as a drag, is one step. Properties: can-undo, can-redo. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_UNDO (pledge_undo_get_type ())
G_DECLARE_FINAL_TYPE (PledgeUndo, pledge_undo, PLEDGE, UNDO, GObject)

PledgeUndo *pledge_undo_new (PledgeScenario *scenario);

void pledge_undo_begin (PledgeUndo *self);
void pledge_undo_end (PledgeUndo *self);

gboolean pledge_undo_get_can_undo (PledgeUndo *self);
gboolean pledge_undo_get_can_redo (PledgeUndo *self);
/* Do nothing where there is nothing to take back or do again. */
void pledge_undo_undo (PledgeUndo *self);
void pledge_undo_redo (PledgeUndo *self);

G_END_DECLS
