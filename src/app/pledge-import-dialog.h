/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pledge-scenario.h"
#include "pledge-shelf.h"

/* PledgeImportDialog: a file of figures from being read to being accepted.
 *
 * It reads the file beside the main loop, says what it is and what it would change, or why it is refused. Nothing is kept
 * before Accept; then "accepted" is emitted with the edition as it is kept and whether it is new, and the dialog goes. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_IMPORT_DIALOG (pledge_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PledgeImportDialog, pledge_import_dialog, PLEDGE, IMPORT_DIALOG, AdwWindow)

/* scenario: whose target, year and edition are compared. position, total: of several files one after another, from 1. */
PledgeImportDialog *pledge_import_dialog_new (GtkWindow *parent, PledgeShelf *shelf, PledgeScenario *scenario, GFile *file, guint position, guint total);

G_END_DECLS
