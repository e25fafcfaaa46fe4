/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-group-file.h"

/* PledgeGroupStore: the groups that the user has made, in one file of the user's data folder, and among the alliances of
 * the catalogue in use.
 *
 * Each change reads the file again, while no other program changes it, writes it whole or not at all, and then makes the
 * catalogue have what the file has, by title: groups that another program has made meanwhile are there, too. A file
 * that is damaged is not written over: the first change puts it aside. */

G_BEGIN_DECLS

typedef struct _PledgeGroupStore PledgeGroupStore;

/* path: NULL for the user's own, $XDG_DATA_HOME/pledgeline/groups.json. Neither it nor its folder need be there. */
PledgeGroupStore *pledge_group_store_new (PledgeCatalogue *catalogue, const char *path);
void pledge_group_store_free (PledgeGroupStore *self);

PledgeCatalogue *pledge_group_store_get_catalogue (PledgeGroupStore *self);
PledgeMemberSource *pledge_group_store_get_members (PledgeGroupStore *self);
/* (nullable) Where a damaged file was put aside by a change: its name. */
const char *pledge_group_store_get_aside (PledgeGroupStore *self);

/* Makes the catalogue have what the file has; no file is no groups. FALSE with an error where it cannot be read; the
 * catalogue is then as it was. */
gboolean pledge_group_store_load (PledgeGroupStore *self, GError **error);

/* Whether an alliance or group other than that of an id (nullable) has the title, whatever the case. */
gboolean pledge_group_store_has_title (PledgeGroupStore *self, const char *title, const char *except_id);
/* (transfer full) The title, or where it is taken "title (2)" and so on. */
char *pledge_group_store_dup_free_title (PledgeGroupStore *self, const char *title);

/* Each of these changes file and catalogue, or with an error neither. */

/* (transfer full) (nullable with error) Keeps another group; its id is made of the title. codes: NULL-terminated. */
PledgeAlliance *pledge_group_store_add (PledgeGroupStore *self, const char *title, const char *const *codes, GError **error);
/* Keeps a group in place of the one of its id, or again where that is gone. before: (transfer full) (nullable) (out)
 * (optional) what it replaces: put that to undo it. */
gboolean pledge_group_store_put (PledgeGroupStore *self, PledgeAlliance *group, PledgeAlliance **before, GError **error);
/* (transfer full) (nullable with error) Takes a group out; put it to undo that. */
PledgeAlliance *pledge_group_store_remove (PledgeGroupStore *self, const char *id, GError **error);
/* (transfer full) (nullable with error) (element-type PledgeAlliance) Adds the groups of a file and gives them as they
 * are kept: ids and titles that are taken become others. A group that is there already with the same title and members
 * is passed over. To undo it, remove each. */
GPtrArray *pledge_group_store_import (PledgeGroupStore *self, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeGroupStore, pledge_group_store_free)

G_END_DECLS
