/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pledge-export-choice.h"

/* PledgeBatchDialog: a file for each ally, into one folder. Writes between two frames, so that it can be stopped, and says in the
 * end what became of each. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_BATCH_DIALOG (pledge_batch_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PledgeBatchDialog, pledge_batch_dialog, PLEDGE, BATCH_DIALOG, AdwWindow)

/* choice: size, look and kind of the files (copied). settings: nullable; where folder and kind are kept. */
PledgeBatchDialog *pledge_batch_dialog_new (GtkWindow *parent, PledgeScenario *scenario, PledgeView view, const PledgeExportChoice *choice,
                                            GSettings *settings);

void pledge_batch_dialog_set_folder (PledgeBatchDialog *self, GFile *folder);
/* Begins to write, where folder and names allow it. */
void pledge_batch_dialog_start (PledgeBatchDialog *self);

G_END_DECLS
