/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pledge-member.h"

/* PledgeAlliance: a named group of members with joining and leaving years.
 *
 * Immutable; a GListModel of PledgeMember in the order given. A total for a year counts the
 * members of that year (pledge_alliance_has_member_in). */

G_BEGIN_DECLS

#define PLEDGE_TYPE_ALLIANCE (pledge_alliance_get_type ())
G_DECLARE_FINAL_TYPE (PledgeAlliance, pledge_alliance, PLEDGE, ALLIANCE, GObject)

/* What the ids of the user's own groups begin with. */
#define PLEDGE_ALLIANCE_OWN_PREFIX "own-"

/* Opaque while an alliance is being put together. */
typedef struct _PledgeAllianceBuilder PledgeAllianceBuilder;

PledgeAllianceBuilder *pledge_alliance_builder_new (const char *id, const char *title);
/* since: first year of membership, G_MININT where not known. until: last year, G_MAXINT while it lasts.
 * note: what a reader should know of this membership, or NULL. FALSE if the member is there already. */
gboolean pledge_alliance_builder_add (PledgeAllianceBuilder *builder, PledgeMember *member, int since, int until, const char *note);
/* Consumes the builder. */
PledgeAlliance *pledge_alliance_builder_finish (PledgeAllianceBuilder *builder);
void pledge_alliance_builder_free (PledgeAllianceBuilder *builder);

const char *pledge_alliance_get_id (PledgeAlliance *self);
const char *pledge_alliance_get_title (PledgeAlliance *self);
/* Whether it is a group of the user's, which its id says: no alliance that is shipped has such a one. */
gboolean pledge_alliance_is_own (PledgeAlliance *self);

guint pledge_alliance_get_n_members (PledgeAlliance *self);
/* (transfer none) The member at a position below n_members. */
PledgeMember *pledge_alliance_get_member (PledgeAlliance *self, guint position);
gboolean pledge_alliance_has_member (PledgeAlliance *self, const char *iso3);
/* Membership of the member at a position: years inclusive, note nullable. */
int pledge_alliance_get_since (PledgeAlliance *self, guint position);
int pledge_alliance_get_until (PledgeAlliance *self, guint position);
const char *pledge_alliance_get_note (PledgeAlliance *self, guint position);
gboolean pledge_alliance_counts_in (PledgeAlliance *self, guint position, int year);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeAllianceBuilder, pledge_alliance_builder_free)

G_END_DECLS
