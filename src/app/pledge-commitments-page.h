/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pledge-commitment.h"
#include "pledge-presentation.h"

/* PledgeCommitmentsPage: who agreed, offered or asked what: all commitments of the catalogue, newest first.
 *
 * A table, or in a narrow window rows of text. A member's commitments are those that are addressed to it or to an
 * alliance of which it is a member.
 *
 * Emits "set-target" with a share of GDP when the row of a commitment that names one is activated; the page itself
 * then sets the scenario's target. The same by the action "commitments.set-target" with a double. "commitments.find"
 * (Control+F) goes to the search. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_COMMITMENTS_PAGE (pledge_commitments_page_get_type ())
G_DECLARE_FINAL_TYPE (PledgeCommitmentsPage, pledge_commitments_page, PLEDGE, COMMITMENTS_PAGE, GtkWidget)

void pledge_commitments_page_show (PledgeCommitmentsPage *self, PledgePresentation *presentation);

G_END_DECLS
