/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-group-store.h"
#include "pledge-scenario.h"

/* PledgeGroupSteps: what was done with groups, to be taken back, the latest first. */

G_BEGIN_DECLS

typedef struct _PledgeGroupSteps PledgeGroupSteps;

/* store: borrowed. */
PledgeGroupSteps *pledge_group_steps_new (PledgeGroupStore *store, PledgeScenario *scenario);
void pledge_group_steps_free (PledgeGroupSteps *self);

/* A step that put groups there which were not; groups (element-type PledgeAlliance). */
void pledge_group_steps_added (PledgeGroupSteps *self, GPtrArray *groups);
/* One that replaced or took out a group. shown: whether the scenario asked about it, and is to do so again. */
void pledge_group_steps_replaced (PledgeGroupSteps *self, PledgeAlliance *before, gboolean shown);

gboolean pledge_group_steps_can_undo (PledgeGroupSteps *self);
/* FALSE with an error where it cannot be taken back now; the step is kept then. */
gboolean pledge_group_steps_undo (PledgeGroupSteps *self, GError **error);

G_END_DECLS
