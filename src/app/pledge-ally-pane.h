/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pledge-presentation.h"

/* PledgeAllyPane: the selected ally in detail, and who asked what of it. A press on a commitment sets the
 * target to it.
 *
 * Signals: "closed"; "target-set" (double: the target that was set). */

G_BEGIN_DECLS

#define PLEDGE_TYPE_ALLY_PANE (pledge_ally_pane_get_type ())
G_DECLARE_FINAL_TYPE (PledgeAllyPane, pledge_ally_pane, PLEDGE, ALLY_PANE, GtkWidget)

/* Shows the member selected last; where none is selected it keeps what it showed. */
void pledge_ally_pane_show (PledgeAllyPane *self, PledgePresentation *presentation);

G_END_DECLS
