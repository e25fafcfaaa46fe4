/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pledge-scenario.h"
#include "pledge-solver.h"

/* PledgeSolverForm: what is asked of a solver: an amount, whose it is, and what is known beside it.
 *
 * Says at each field what is wrong with it. Emits "changed". */

G_BEGIN_DECLS

#define PLEDGE_TYPE_SOLVER_FORM (pledge_solver_form_get_type ())
G_DECLARE_FINAL_TYPE (PledgeSolverForm, pledge_solver_form, PLEDGE, SOLVER_FORM, GtkWidget)

typedef enum {
  PLEDGE_SOLVER_FORM_EMPTY, /* no amount yet */
  PLEDGE_SOLVER_FORM_WRONG, /* and said so */
  PLEDGE_SOLVER_FORM_READY,
} PledgeSolverFormState;

/* Fills the lists, and the fields with what the question has: the selected ally, and a base of the user's own. */
void pledge_solver_form_set_scenario (PledgeSolverForm *self, PledgeScenario *scenario);

/* Ready: question holds what was typed, its strings borrowed until the form changes, and base, where with_base is set, the
 * user's own figures. */
PledgeSolverFormState pledge_solver_form_read (PledgeSolverForm *self, PledgeSolverQuestion *question, PledgePathBase *base, gboolean *with_base);

/* (transfer full) Everything that was typed and chosen, for another form on the same catalogue. */
char **pledge_solver_form_dup_words (PledgeSolverForm *self);
void pledge_solver_form_set_words (PledgeSolverForm *self, const char *const *words);

void pledge_solver_form_grab_amount (PledgeSolverForm *self);

G_END_DECLS
