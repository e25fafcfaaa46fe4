/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-solver.h"

/* Readings of an amount, looked for beside the main loop: of an alliance that takes several frames. */

G_BEGIN_DECLS

/* Everything is copied before this returns, editions and members but referenced: what is asked or loaded meanwhile is not
 * waited for, nor seen. base: nullable, in place of what the scenario has. What question states of target year and target
 * becomes the scenario's, where a base needs them. */
void pledge_solver_task_start (PledgeScenario *scenario, const PledgeSolverQuestion *question, const PledgePathBase *base, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer data);
/* (transfer full) (nullable with error) Its scenarios know a catalogue of their own: others read them as bytes. */
PledgeSolver *pledge_solver_task_finish (GAsyncResult *result, GError **error);

G_END_DECLS
