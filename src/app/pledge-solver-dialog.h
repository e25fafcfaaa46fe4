/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-window.h"

/* PledgeSolverDialog: which reading of the figures gives an amount that was stated?
 *
 * Looks while one types. A reading that is activated becomes the window's question, as one step, and the dialog closes;
 * the next one begins with the same words. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_SOLVER_DIALOG (pledge_solver_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PledgeSolverDialog, pledge_solver_dialog, PLEDGE, SOLVER_DIALOG, AdwWindow)

/* parent: one with figures. Begins with its selected ally, and a base of the user's own where its question has one. */
PledgeSolverDialog *pledge_solver_dialog_new (PledgeWindow *parent);

G_END_DECLS
