/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-catalogue.h"

/* Ids and titles of the user's own groups, for pledge-group-store.c: which are taken, and what is free.
 *
 * groups (element-type PledgeAlliance): those that are to count instead of the catalogue's own groups; NULL: these. */

G_BEGIN_DECLS

/* The position of an id, or G_MAXUINT. */
guint pledge_group_find_id (GPtrArray *groups, const char *id);

/* Whether an alliance or group other than that of an id (nullable) has the title, whatever the case. */
gboolean pledge_group_is_title_taken (PledgeCatalogue *catalogue, GPtrArray *groups, const char *title, const char *except_id);
/* (transfer full) The title, or where it is taken "title (2)" and so on. */
char *pledge_group_dup_free_title (PledgeCatalogue *catalogue, GPtrArray *groups, const char *title);

/* (transfer full) "own-" and what of the title can be typed. */
char *pledge_group_dup_id_for (const char *title);
/* (transfer full) The id, or where a group has it "id-2" and so on. */
char *pledge_group_dup_free_id (GPtrArray *groups, const char *wanted);

G_END_DECLS
