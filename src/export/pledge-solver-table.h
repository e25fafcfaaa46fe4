/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-solver.h"

/* The readings of an amount as a table: for programs (the columns are a contract) and for people. */

G_BEGIN_DECLS

/* (transfer full) position,kind,value_m,currency,off_pct,within,edition,year,by,target_pct,baseline,prices,words: nearest
 * first; by, baseline and prices are empty for a gap. */
char *pledge_solver_table_to_csv (const PledgeSolver *solver);
/* (transfer full) {"question": {"amount_m", "currency", "tolerance_pct"}, "readings": [the same fields and "scenario": a
 * pledgeline-scenario/1 to open], "within", "tried"} */
char *pledge_solver_table_to_json (const PledgeSolver *solver);
/* (transfer full) A numbered sentence each. */
char *pledge_solver_table_to_text (const PledgeSolver *solver);

G_END_DECLS
