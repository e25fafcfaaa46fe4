/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pledge-commitment.h"

/* PledgeCommitmentCard: a commitment as a row that reads in a narrow window. Its button asks for the action
 * "commitments.set-target" with the commitment's share. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_COMMITMENT_CARD (pledge_commitment_card_get_type ())
G_DECLARE_FINAL_TYPE (PledgeCommitmentCard, pledge_commitment_card, PLEDGE, COMMITMENT_CARD, GtkWidget)

GtkWidget *pledge_commitment_card_new (void);
void pledge_commitment_card_set_commitment (PledgeCommitmentCard *self, PledgeCommitment *commitment);

/* The share of a commitment: a button that sets the target to it, or a dash where none was named. */
GtkWidget *pledge_commitment_share_new (PledgeCommitment *commitment);

G_END_DECLS
