/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-path.h"

/* PledgeSolver: which reading reproduces a headline such as “£75 bn”?
 *
 * It goes through what the amount can mean: each edition (the newest PLEDGE_SOLVER_MAX_EDITIONS) and each of its last
 * PLEDGE_SOLVER_YEARS years as year 0; the gap in that year, or a path of up to PLEDGE_SOLVER_MAX_PERIOD years to one
 * beyond the edition's last; each baseline; prices of each year or of year 0; the extra cost of the last year, or added
 * up over all; and as target the scenario's, the usual ones and those of the commitments that concern the member. What
 * the question states is not varied. Shape, own growth and inflation, own targets and a base of the user's own are the
 * scenario's; with such a base neither edition nor year are varied, and with spending in the target year neither that
 * nor the target.
 *
 * Readings within the tolerance come nearest first; those as near in the order of the list above, so that the same
 * question has the same answer. Where none is, the PLEDGE_SOLVER_NEAREST nearest are given and say that they are not.
 * Immutable, reference-counted. */

G_BEGIN_DECLS

#define PLEDGE_SOLVER_MAX_EDITIONS 8
#define PLEDGE_SOLVER_YEARS 3
#define PLEDGE_SOLVER_MAX_PERIOD 15
#define PLEDGE_SOLVER_MAX_SOLUTIONS 100
#define PLEDGE_SOLVER_NEAREST 3
#define PLEDGE_SOLVER_TOLERANCE_PCT 2.0

#define PLEDGE_TYPE_SOLVER (pledge_solver_get_type ())

typedef struct _PledgeSolver PledgeSolver;

typedef struct {
  const char *iso3;      /* the member; NULL: the scenario's alliance together */
  double amount_m;       /* above 0, in million */
  const char *currency;  /* ISO 4217: USD, or the member's own */
  double tolerance_pct;  /* of the amount */
  const char *edition;   /* id; NULL: any */
  int year;              /* year 0; 0: any */
  int by_year;           /* the target year; 0: any, and none */
  double target_pct;     /* NAN: any */
} PledgeSolverQuestion;

typedef enum {
  PLEDGE_SOLUTION_GAP,    /* "gap": target × GDP − spending in year 0; of an alliance, its shortfall */
  PLEDGE_SOLUTION_YEARLY, /* "yearly": extra cost in the target year */
  PLEDGE_SOLUTION_TOTAL,  /* "total": extra cost added up over the years of the path */
} PledgeSolutionKind;

typedef struct {
  PledgeSolutionKind kind;
  PledgeEdition *edition;
  int year;
  int by_year;              /* 0 for a gap */
  double target_pct;
  PledgeBaseline baseline;  /* of a path */
  PledgePrices prices;      /* of a path */
  double value_m;           /* in the currency asked in */
  double off_pct;           /* of the amount: positive where the value is larger */
  gboolean within;          /* the tolerance */
} PledgeSolution;

GType pledge_solver_get_type (void) G_GNUC_CONST;

/* NULL with an error: a member or edition that is not loaded, a currency that sums cannot be had in, an amount that
 * is not above 0. */
PledgeSolver *pledge_solver_new (PledgeScenario *scenario, const PledgeSolverQuestion *question, GError **error);
PledgeSolver *pledge_solver_ref (PledgeSolver *self);
void pledge_solver_unref (PledgeSolver *self);

double pledge_solver_get_amount_m (const PledgeSolver *self);
const char *pledge_solver_get_currency (const PledgeSolver *self);
double pledge_solver_get_tolerance_pct (const PledgeSolver *self);

guint pledge_solver_get_n_solutions (const PledgeSolver *self);
const PledgeSolution *pledge_solver_get_solution (const PledgeSolver *self, guint position);
/* How many were within the tolerance, listed or not, and how many were looked at. */
guint pledge_solver_get_n_within (const PledgeSolver *self);
guint pledge_solver_get_n_tried (const PledgeSolver *self);

/* (transfer full) The scenario that the reading is of: to be opened, or written to a file. */
PledgeScenario *pledge_solver_make_scenario (const PledgeSolver *self, guint position);

/* (transfer full) "GBP 77.3 bn, 3.1 % more: the extra cost of 2.5 % of GDP by 2030 from 2024 against flat cash, in prices of
 * each year, added up over the 6 years 2025–2030 (NATO, July 2026)." */
char *pledge_solver_words_solution (const PledgeSolver *self, guint position);
/* (transfer full) What was asked and how much was found. */
char *pledge_solver_words_summary (const PledgeSolver *self);

const char *pledge_solution_kind_to_id (PledgeSolutionKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeSolver, pledge_solver_unref)

G_END_DECLS
