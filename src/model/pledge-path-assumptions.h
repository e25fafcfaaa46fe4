/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-alliance.h"

/* PledgePathAssumptions: what a path to a target year takes for granted, beside the question itself.
 *
 * A value: a scenario holds one and gives it out to be read only; whoever wants another copies it, changes
 * the copy and hands that in. Limits are clamped here. */

G_BEGIN_DECLS

#define PLEDGE_BY_YEAR_MIN 1950
#define PLEDGE_BY_YEAR_MAX 2100
#define PLEDGE_BY_YEAR_DEFAULT 2035
/* Yearly growth and inflation that a user may set, in %. */
#define PLEDGE_RATE_MIN_PCT -50.0
#define PLEDGE_RATE_MAX_PCT 100.0
#define PLEDGE_PATH_MAX_POINTS 500

/* How the share gets from s₀ in year 0 to s_T in year n; u = t / n. */
typedef enum {
  PLEDGE_PATH_SHAPE_LINEAR, /* "linear": s₀ + (s_T − s₀)·u */
  PLEDGE_PATH_SHAPE_GROWTH, /* "growth": spending grows by the same rate each year: S₀·(S_T / S₀)^u */
  PLEDGE_PATH_SHAPE_FRONT,  /* "front": most of it early: s₀ + (s_T − s₀)·(1 − (1 − u)²) */
  PLEDGE_PATH_SHAPE_BACK,   /* "back": most of it late: s₀ + (s_T − s₀)·u² */
  PLEDGE_PATH_SHAPE_STEP,   /* "step": s₀ until the year before, then s_T */
  PLEDGE_PATH_SHAPE_OWN,    /* "own": straight from point to point, from s₀ to s_T */
} PledgePathShape;

#define PLEDGE_N_SHAPES (PLEDGE_PATH_SHAPE_OWN + 1)

/* What the extra cost is measured against. */
typedef enum {
  PLEDGE_BASELINE_CASH,  /* "cash": S₀ */
  PLEDGE_BASELINE_REAL,  /* "real": S₀·Π(1 + π) */
  PLEDGE_BASELINE_SHARE, /* "share": s₀·Y_t */
} PledgeBaseline;

#define PLEDGE_N_BASELINES (PLEDGE_BASELINE_SHARE + 1)

/* In whose prices sums are stated. */
typedef enum {
  PLEDGE_PRICES_CURRENT, /* "current": of each year */
  PLEDGE_PRICES_BASE,    /* "base": of year 0 */
} PledgePrices;

#define PLEDGE_N_PRICES (PLEDGE_PRICES_BASE + 1)

/* A year's share of GDP, of one member or of everybody who has none of its own for that year. */
typedef struct {
  char *iso3; /* NULL: everybody's */
  int year;
  double share_pct;
} PledgePathPoint;

/* A member's spending and share as the user knows them, in place of an edition's: another source's figures. */
typedef struct {
  char iso3[4];
  char currency[4];      /* ISO 4217 of the two sums */
  int year;
  double spending_m;
  double share_pct;      /* GDP is spending ÷ share */
  double end_spending_m; /* in the target year, where that is known too; else NAN */
} PledgePathBase;

#define PLEDGE_TYPE_PATH_ASSUMPTIONS (pledge_path_assumptions_get_type ())
typedef struct _PledgePathAssumptions PledgePathAssumptions;

GType pledge_path_assumptions_get_type (void) G_GNUC_CONST;

/* By 2035, linear, against a constant share, current prices, growth and inflation of the outlook. */
PledgePathAssumptions *pledge_path_assumptions_new (void);
PledgePathAssumptions *pledge_path_assumptions_copy (const PledgePathAssumptions *self);
void pledge_path_assumptions_free (PledgePathAssumptions *self);
gboolean pledge_path_assumptions_equal (const PledgePathAssumptions *self, const PledgePathAssumptions *other);

int pledge_path_assumptions_get_by_year (const PledgePathAssumptions *self);
PledgePathShape pledge_path_assumptions_get_shape (const PledgePathAssumptions *self);
PledgeBaseline pledge_path_assumptions_get_baseline (const PledgePathAssumptions *self);
PledgePrices pledge_path_assumptions_get_prices (const PledgePathAssumptions *self);
/* Real growth of GDP a year in %, in place of the outlook's; NAN: the outlook's. */
double pledge_path_assumptions_get_growth_pct (const PledgePathAssumptions *self);
/* The same of prices. */
double pledge_path_assumptions_get_inflation_pct (const PledgePathAssumptions *self);

/* Clamped to PLEDGE_BY_YEAR_MIN … PLEDGE_BY_YEAR_MAX. */
void pledge_path_assumptions_set_by_year (PledgePathAssumptions *self, int by_year);
void pledge_path_assumptions_set_shape (PledgePathAssumptions *self, PledgePathShape shape);
void pledge_path_assumptions_set_baseline (PledgePathAssumptions *self, PledgeBaseline baseline);
void pledge_path_assumptions_set_prices (PledgePathAssumptions *self, PledgePrices prices);
/* Clamped to PLEDGE_RATE_MIN_PCT … PLEDGE_RATE_MAX_PCT, rounded to 0.01; NAN: the outlook's; infinite: unchanged. */
void pledge_path_assumptions_set_growth_pct (PledgePathAssumptions *self, double growth_pct);
void pledge_path_assumptions_set_inflation_pct (PledgePathAssumptions *self, double inflation_pct);

/* Everybody's come first, then by code, each by year. They are kept whatever the shape, and followed by
 * PLEDGE_PATH_SHAPE_OWN alone. */
guint pledge_path_assumptions_get_n_points (const PledgePathAssumptions *self);
const PledgePathPoint *pledge_path_assumptions_get_point (const PledgePathAssumptions *self, guint position);
/* The share that holds for the member in that year: its own point, else everybody's, else NAN. */
double pledge_path_assumptions_find_point_pct (const PledgePathAssumptions *self, const char *iso3, int year);
/* iso3 NULL: everybody's. NAN takes the point away. Clamped like a target and rounded to 0.01; ignored for a
 * year out of bounds, and beyond PLEDGE_PATH_MAX_POINTS. */
void pledge_path_assumptions_set_point_pct (PledgePathAssumptions *self, const char *iso3, int year, double share_pct);
void pledge_path_assumptions_clear_points (PledgePathAssumptions *self);

/* (nullable) */
const PledgePathBase *pledge_path_assumptions_get_base (const PledgePathAssumptions *self);
/* NULL takes it away. Ignored unless the code and the currency have three letters, the year is in bounds, spending
 * and share are above 0 and finite, and the spending at the end is NAN or the same. */
void pledge_path_assumptions_set_base (PledgePathAssumptions *self, const PledgePathBase *base);

/* Takes away points and base of members that the alliance has not; whether there were any. */
gboolean pledge_path_assumptions_drop_strangers (PledgePathAssumptions *self, PledgeAlliance *alliance);

const char *pledge_path_shape_to_id (PledgePathShape shape);
gboolean pledge_path_shape_from_id (const char *id, PledgePathShape *shape);
const char *pledge_baseline_to_id (PledgeBaseline baseline);
gboolean pledge_baseline_from_id (const char *id, PledgeBaseline *baseline);
const char *pledge_prices_to_id (PledgePrices prices);
gboolean pledge_prices_from_id (const char *id, PledgePrices *prices);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgePathAssumptions, pledge_path_assumptions_free)

G_END_DECLS
