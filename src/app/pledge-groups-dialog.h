/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pledge-scenario.h"

/* PledgeGroupsDialog: the groups that the user has made: a list, and an editor for one of them.
 *
 * What is done is kept at once, in the user's data folder and in the catalogue of the scenario, and can be undone while
 * the dialog is open. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_GROUPS_DIALOG (pledge_groups_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PledgeGroupsDialog, pledge_groups_dialog, PLEDGE, GROUPS_DIALOG, AdwWindow)

/* Reads the user's file again. scenario: whose figures and target the totals are of, and which "Show" changes. */
PledgeGroupsDialog *pledge_groups_dialog_new (GtkWindow *parent, PledgeScenario *scenario);

/* Goes to the editor of another group. Saving it shows the group and closes the dialog, as cancelling closes it. */
void pledge_groups_dialog_begin_group (PledgeGroupsDialog *self);

/* What the buttons do once a file is chosen. id: NULL for all groups. */
void pledge_groups_dialog_import (PledgeGroupsDialog *self, GFile *file);
gboolean pledge_groups_dialog_export (PledgeGroupsDialog *self, const char *id, GFile *file);

G_END_DECLS
