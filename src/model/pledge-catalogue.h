/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pledge-alliance.h"
#include "pledge-commitment.h"
#include "pledge-edition.h"

/* PledgeCatalogue: everything that is loaded. Filled by the io room, read by everybody.
 *
 * Editions come and go while it is in use, as the user imports and removes them, and so do the user's own groups with
 * their members; nothing else does. Lists are GListModels that keep their order: editions newest publication first,
 * members and alliances as added, own groups last, commitments oldest first. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_CATALOGUE (pledge_catalogue_get_type ())
G_DECLARE_FINAL_TYPE (PledgeCatalogue, pledge_catalogue, PLEDGE, CATALOGUE, GObject)

PledgeCatalogue *pledge_catalogue_new (void);

/* Each returns FALSE, and changes nothing, if one of that id or code is there already.
 * An edition with PLEDGE_DEFINITION_OUTLOOK becomes the outlook (the newest published one is kept). */
gboolean pledge_catalogue_add_edition (PledgeCatalogue *self, PledgeEdition *edition);
/* Takes an edition out: FALSE, and nothing is changed, where it is not there or is the only one. The list of editions
 * says so ("items-changed"), and a scenario that asked it asks another. The outlook cannot be taken out. */
gboolean pledge_catalogue_remove_edition (PledgeCatalogue *self, const char *id);
gboolean pledge_catalogue_add_member (PledgeCatalogue *self, PledgeMember *member);
gboolean pledge_catalogue_add_alliance (PledgeCatalogue *self, PledgeAlliance *alliance);
/* These are the user's own groups from now on, in this order, and no others are; their members are added where they are
 * not there. What is there already as the same object stays. The list of alliances says so once at most
 * ("items-changed"); a scenario that asks about a group gets the one of the same id, or else its default alliance. */
void pledge_catalogue_set_own_groups (PledgeCatalogue *self, PledgeAlliance *const *groups, guint n_groups);
gboolean pledge_catalogue_add_commitment (PledgeCatalogue *self, PledgeCommitment *commitment);

/* (transfer none) */
GListModel *pledge_catalogue_get_editions (PledgeCatalogue *self);
GListModel *pledge_catalogue_get_members (PledgeCatalogue *self);
GListModel *pledge_catalogue_get_alliances (PledgeCatalogue *self);
GListModel *pledge_catalogue_get_commitments (PledgeCatalogue *self);
/* (transfer none) (nullable) */
PledgeEdition *pledge_catalogue_get_outlook (PledgeCatalogue *self);
PledgeEdition *pledge_catalogue_find_edition (PledgeCatalogue *self, const char *id);
PledgeMember *pledge_catalogue_find_member (PledgeCatalogue *self, const char *iso3);
PledgeAlliance *pledge_catalogue_find_alliance (PledgeCatalogue *self, const char *id);
/* "nato", else the first; NULL in an empty catalogue. */
PledgeAlliance *pledge_catalogue_get_default_alliance (PledgeCatalogue *self);
/* The newest edition of NATO's; where there is none, the newest of all; NULL in an empty catalogue. */
PledgeEdition *pledge_catalogue_get_default_edition (PledgeCatalogue *self);
/* The edition that has figures for most of the alliance's members: the preferred one unless another covers more. */
PledgeEdition *pledge_catalogue_find_edition_for (PledgeCatalogue *self, PledgeAlliance *alliance, PledgeEdition *preferred);

/* (transfer none) (nullable) The edition of the same publisher that has most figures of the same members, indicators
 * and years, the newest of several: what another edition is compared with. An edition of the same id is likest. */
PledgeEdition *pledge_catalogue_find_edition_like (PledgeCatalogue *self, PledgeEdition *edition);

/* (transfer container) (element-type PledgeCommitment) The commitments with a share of GDP and a label that
 * concern the alliance: addressed to it, to one of its members, or to an alliance that all of them
 * belong to. By share, then by date. */
GPtrArray *pledge_catalogue_list_marks (PledgeCatalogue *self, PledgeAlliance *alliance);

/* The related part that the newest commitment of that scope asks for, in % of GDP; 0 where there is none. */
double pledge_catalogue_get_related_pct (PledgeCatalogue *self);

/* (transfer container) (element-type PledgeCommitment) The commitments addressed to a member, newest first:
 * by its own code, or, where no codes are named, by an alliance that it belongs to. */
GPtrArray *pledge_catalogue_list_commitments (PledgeCatalogue *self, const char *iso3);

/* (transfer full) An alliance of the user's own, from ISO3 codes; NULL with an error that names the
 * first code that is unknown or stands twice, or says that there is none. */
PledgeAlliance *pledge_catalogue_make_alliance (PledgeCatalogue *self, const char *id, const char *title, const char *const *codes, GError **error);

#define PLEDGE_CATALOGUE_ERROR (pledge_catalogue_error_quark ())
GQuark pledge_catalogue_error_quark (void);

typedef enum {
  PLEDGE_CATALOGUE_ERROR_UNKNOWN, /* no such id or code is loaded */
  PLEDGE_CATALOGUE_ERROR_INVALID, /* the words cannot be read */
} PledgeCatalogueError;

G_END_DECLS
