/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-path-growth.h"
#include "pledge-scenario.h"

/* PledgePath: what it takes to get from the scenario's year to the target in the target year.
 *
 * Immutable, reference-counted, derived from the scenario and never stored, like PledgeAnswer. A line per
 * member of the alliance and one for those of them that have money, together.
 *
 *   year 0     the scenario's year, or that of a base of the user's own; year n: the target year. Sums over the
 *              years named are over t = 1 … n: year 0 has no extra cost.
 *   s₀         S₀ / Y₀ by the money, not the printed share, so that the path begins where spending is.
 *   s_t        from s₀ to the member's target by the assumptions' shape (pledge-path-assumptions.h), also down to it.
 *              One share path a member: where a shape has spending grow equally, it does in the money looked at.
 *   Y_t        the edition's GDP as far as it goes, then grown as pledge-path-growth.h says. In US$ by the growth of
 *              GDP in US$, in national currency by that of GDP in national currency: the outlook's exchange
 *              rates are in the one and not in the other. Where the user sets inflation, the rate is held.
 *   π          prices in the same money: nominal growth ÷ real growth of GDP, the GDP deflator.
 *   spending   s_t·Y_t
 *   baselines  flat cash S₀, flat real S₀·Π(1 + π), constant share s₀·Y_t
 *   extra      spending − baseline; price = flat real − flat cash, growth = constant share − flat real,
 *              effort = spending − constant share: each adds up over the years, too.
 *   required real growth   (s_T·Y_T / Π(1 + π) / S₀)^(1/n) − 1, the same in either currency.
 *
 * Where the user's base states spending in the target year, too, GDP in that year is that ÷ target, and grows
 * equally towards it: an assumption.
 *
 * A figure that is not known is NAN, never zero. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_PATH (pledge_path_get_type ())

typedef struct _PledgePath PledgePath;

typedef enum {
  PLEDGE_PATH_ABSENCE_NONE,
  PLEDGE_PATH_ABSENCE_NOT_MEMBER, /* not a member of the alliance in year 0 */
  PLEDGE_PATH_ABSENCE_NO_FORCES,
  PLEDGE_PATH_ABSENCE_NO_FIGURES, /* the edition has none for the year */
  PLEDGE_PATH_ABSENCE_NO_MONEY,   /* a share, but no spending and GDP */
  PLEDGE_PATH_ABSENCE_NO_GROWTH,  /* nothing says how its GDP grows */
  PLEDGE_PATH_ABSENCE_NO_RATE,    /* a base in national currency, and no exchange rate for it; or the reverse */
} PledgePathAbsence;

/* All in million of one unit. */
typedef struct {
  double gdp;
  double spending;
  double flat_cash;
  double flat_real;
  double constant_share;
  double baseline;       /* the one of the three that is asked for */
  double extra;          /* spending − baseline */
  double price;          /* flat real − flat cash */
  double growth;         /* constant share − flat real */
  double effort;         /* spending − constant share */
  double extra_sum;      /* each added up from year 1 on */
  double price_sum;
  double growth_sum;
  double effort_sum;
  double extra_sums[PLEDGE_N_BASELINES]; /* extra_sum against each baseline, whichever is asked for */
} PledgePathMoney;

typedef struct {
  int year;
  double share_pct;
  PledgeGrowthSource source; /* of the growth from the year before; NONE in year 0 */
  gboolean assumption;       /* no publisher states that growth */
  PledgePathMoney usd_m;     /* current US$ */
  PledgePathMoney lens;      /* in the path's own money: see pledge_path_get_lens */
} PledgePathYear;

typedef struct {
  const char *iso3;          /* NULL: the members together */
  const char *name;
  const char *currency;      /* ISO 4217 of the lens's sums where it is national; nullable */
  guint member;              /* position in the alliance */
  gboolean selected;
  gboolean own_base;         /* the user's own spending and share */
  PledgePathAbsence absence; /* NONE: there are years */
  double share_published_pct; /* what the edition prints for year 0; NAN where it does not, or with an own base */
  double target_pct;
  double required_real_growth_pct;
  guint n_years;             /* n: years holds n + 1, from year 0 on */
  const PledgePathYear *years; /* NULL with an absence */
} PledgePathLine;

typedef struct {
  guint members;         /* counted in year 0 */
  guint with_path;       /* of them, in the sums */
  guint above;           /* of them, with a share in year 0 above their target: their path leads down to it */
  guint other_start;     /* of the members, not in the sums because the user's base is of another year */
  double above_extra_sum_usd_m; /* what those above add to the sum of extra cost up to the target year */
} PledgePathTotals;

GType pledge_path_get_type (void) G_GNUC_CONST;

PledgePath *pledge_path_new (PledgeScenario *scenario);
PledgePath *pledge_path_ref (PledgePath *self);
void pledge_path_unref (PledgePath *self);

/* The question; borrowed for the path's life. */
PledgeEdition *pledge_path_get_edition (const PledgePath *self);
/* (nullable) */
PledgeEdition *pledge_path_get_outlook (const PledgePath *self);
PledgeAlliance *pledge_path_get_alliance (const PledgePath *self);
const PledgePathAssumptions *pledge_path_get_assumptions (const PledgePath *self);
double pledge_path_get_target_pct (const PledgePath *self);
double pledge_path_get_related_pct (const PledgePath *self);
/* USD, CONST or NATIONAL: what the scenario's lens comes to on a path, which has no heads, soldiers, budgets or
 * parities of years to come; those give USD. CONST is in the edition's constant prices, the others in prices of
 * each year, or of year 0 where the assumptions ask for that. */
PledgeLens pledge_path_get_lens (const PledgePath *self);
/* Whether the scenario's lens is another one, for want of figures to come. */
gboolean pledge_path_is_lens_replaced (const PledgePath *self);

/* Year 0 and the target year, which is the year after where the assumptions' is not later. */
int pledge_path_get_base_year (const PledgePath *self);
int pledge_path_get_by_year (const PledgePath *self);
/* The first year of assumed growth in any line that counts; 0 where there is none. */
int pledge_path_get_assumed_from (const PledgePath *self);

/* In the order of the alliance's members; borrowed. */
guint pledge_path_get_n_lines (const PledgePath *self);
const PledgePathLine *pledge_path_get_line (const PledgePath *self, guint position);
/* (nullable) */
const PledgePathLine *pledge_path_find_line (const PledgePath *self, const char *iso3);
/* The members together. A figure that one of them lacks is NAN; so is each of a lens that does not add up, which
 * national currency does where all have the same. */
const PledgePathLine *pledge_path_get_total (const PledgePath *self);
const PledgePathTotals *pledge_path_get_totals (const PledgePath *self);

/* The extra cost of a year against each baseline, whichever is asked for. */
double pledge_path_money_get_extra (const PledgePathMoney *money, PledgeBaseline baseline);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgePath, pledge_path_unref)

G_END_DECLS
