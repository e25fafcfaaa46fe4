/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pledge-scenario.h"
#include "pledge-shelf.h"

/* PledgeEditionsDialog: the editions in use, the user's own and those that came with the program. Own ones can be removed, and
 * put back as long as it is said that they are gone. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_EDITIONS_DIALOG (pledge_editions_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PledgeEditionsDialog, pledge_editions_dialog, PLEDGE, EDITIONS_DIALOG, AdwWindow)

/* scenario: whose edition comes back with the file. */
PledgeEditionsDialog *pledge_editions_dialog_new (GtkWindow *parent, PledgeShelf *shelf, PledgeScenario *scenario);

G_END_DECLS
