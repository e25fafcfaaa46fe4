/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-json.h"
#include "pledge-member-source.h"

/* The user's own groups ("pledgeline-groups/1") in and out.
 *
 * {"format", "groups": [{"id", "title", "members": [ISO3]}]}. Names of countries are not in it: they are those of who
 * reads it. */

G_BEGIN_DECLS

#define PLEDGE_GROUPS_FORMAT "pledgeline-groups/1"
#define PLEDGE_GROUP_MAX_TITLE_CHARS 80
/* More than there are countries. */
#define PLEDGE_GROUP_MAX_MEMBERS 400
#define PLEDGE_GROUPS_MAX 1000

/* What countries a file may name. */
typedef enum {
  PLEDGE_GROUPS_KNOWN, /* those that there are: a code that nobody knows is a mistake */
  PLEDGE_GROUPS_ANY,   /* any code: what the user has kept stays though an edition or iso-codes is gone */
} PledgeGroupsStrictness;

/* (transfer full) (nullable with error) (element-type PledgeAlliance) In the file's order; all of them or none. */
GPtrArray *pledge_groups_read_file (PledgeMemberSource *members, const char *path, PledgeGroupsStrictness strictness, GError **error);
GPtrArray *pledge_groups_read_bytes (PledgeMemberSource *members, GBytes *bytes, const char *name, PledgeGroupsStrictness strictness,
                                     GError **error);
/* Once the document is loaded and its format known. */
GPtrArray *pledge_groups_from_json (PledgeMemberSource *members, PledgeJson *json, PledgeGroupsStrictness strictness, GError **error);

/* (transfer full) */
GBytes *pledge_groups_to_bytes (PledgeAlliance *const *groups, guint n_groups);

/* (transfer full) (nullable) What is wrong with the words of a title, in a sentence: blank, too long, or with characters
 * that do not show themselves. */
char *pledge_group_dup_title_problem (const char *title);

/* Whether both have the same title and the same members in the same order, whatever their ids. */
gboolean pledge_group_is_like (PledgeAlliance *group, PledgeAlliance *other);

G_END_DECLS
