/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pledge-group-store.h"
#include "pledge-scenario.h"

/* PledgeGroupEditor: title and members of a group, with a search for countries in any language and what the members come
 * to at the present target. It keeps nothing itself.
 *
 * Signal "changed": title or members are others now. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_GROUP_EDITOR (pledge_group_editor_get_type ())
G_DECLARE_FINAL_TYPE (PledgeGroupEditor, pledge_group_editor, PLEDGE, GROUP_EDITOR, AdwBin)

/* To be called once. store: borrowed for the editor's life. scenario: whose figures, year and target are looked at. */
void pledge_group_editor_set_up (PledgeGroupEditor *self, PledgeGroupStore *store, PledgeScenario *scenario);

/* group: nullable, whose title and members it begins with. id: nullable, of the group that is changed; NULL for another. */
void pledge_group_editor_edit (PledgeGroupEditor *self, PledgeAlliance *group, const char *id, const char *title);

/* (nullable) Of the group that is changed. */
const char *pledge_group_editor_get_id (PledgeGroupEditor *self);
/* (transfer full) Without spaces around it. */
char *pledge_group_editor_dup_title (PledgeGroupEditor *self);
/* NULL-terminated, borrowed until the next change. */
const char *const *pledge_group_editor_get_codes (PledgeGroupEditor *self);
/* Whether something is otherwise than it began. */
gboolean pledge_group_editor_is_changed (PledgeGroupEditor *self);

/* Whether it could be kept; where not, a sentence at the field says why, and the field has the keyboard. */
gboolean pledge_group_editor_check (PledgeGroupEditor *self);
/* Puts the keyboard where the work begins. */
void pledge_group_editor_begin (PledgeGroupEditor *self);

/* Nothing happens where the country is a member, or is none. */
void pledge_group_editor_add_member (PledgeGroupEditor *self, const char *iso3);
void pledge_group_editor_remove_member (PledgeGroupEditor *self, const char *iso3);

G_END_DECLS
