/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pledge-export-choice.h"

/* PledgeExportDialog: what a file of the chart is to look like, with the picture as it will be.
 *
 * Shows the question as it was when the dialog opened. Emits "saved" with the GFile once one is written, and closes. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_EXPORT_DIALOG (pledge_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PledgeExportDialog, pledge_export_dialog, PLEDGE, EXPORT_DIALOG, AdwWindow)

/* choice: what to begin with (copied). settings: nullable; where the choice is kept. */
PledgeExportDialog *pledge_export_dialog_new (GtkWindow *parent, PledgeScenario *scenario, PledgeView view, const PledgeExportChoice *choice,
                                              GSettings *settings);

/* (transfer none) What is chosen now. */
const PledgeExportChoice *pledge_export_dialog_get_choice (PledgeExportDialog *self);

/* Writes the file and says what came of it: FALSE where it failed, and the dialog stays. */
gboolean pledge_export_dialog_save (PledgeExportDialog *self, GFile *file);

G_END_DECLS
