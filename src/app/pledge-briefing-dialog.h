/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pledge-scenario.h"

/* PledgeBriefingDialog: the briefing sheet of the alliance, of an ally or of all of them, to look at, to save and to print.
 *
 * Emits "saved" with the GFile once one is written, and closes. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_BRIEFING_DIALOG (pledge_briefing_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PledgeBriefingDialog, pledge_briefing_dialog, PLEDGE, BRIEFING_DIALOG, AdwWindow)

/* Begins with the selected ally, where there is one. settings: nullable. */
PledgeBriefingDialog *pledge_briefing_dialog_new (GtkWindow *parent, PledgeScenario *scenario, GSettings *settings);

/* Writes the file and says what came of it: FALSE where it failed, and the dialog stays. */
gboolean pledge_briefing_dialog_save (PledgeBriefingDialog *self, GFile *file);

/* Prints; to a PDF of that path, or where that is NULL as the desktop's dialog is told. */
void pledge_briefing_dialog_print (PledgeBriefingDialog *self, const char *path);

G_END_DECLS
