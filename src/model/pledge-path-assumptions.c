/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-path-assumptions.h"

#include <math.h>
#include <string.h>

#define HUNDREDTHS 100.0
#define SHARE_MAX_PCT 20.0 /* as a target's */

struct _PledgePathAssumptions {
  int by_year;
  PledgePathShape shape;
  PledgeBaseline baseline;
  PledgePrices prices;
  double growth_pct;
  double inflation_pct;
  GArray *points; /* of PledgePathPoint, in order */
  gboolean has_base;
  PledgePathBase base;
};

static const char *const shape_ids[] = { "linear", "growth", "front", "back", "step", "own" };
static const char *const baseline_ids[] = { "cash", "real", "share" };
static const char *const prices_ids[] = { "current", "base" };

G_DEFINE_BOXED_TYPE (PledgePathAssumptions, pledge_path_assumptions, pledge_path_assumptions_copy, pledge_path_assumptions_free)

static gboolean
is_same_number (double first, double second)
{
  return first == second || (isnan (first) && isnan (second));
}

/* The double nearest to the decimal; the sum has no −0. */
static double
round_pct (double pct, double min, double max)
{
  return CLAMP (round (pct * HUNDREDTHS) / HUNDREDTHS, min, max) + 0.0;
}

static void
clear_point (gpointer data)
{
  PledgePathPoint *point = data;

  g_free (point->iso3);
}

static int
compare_point (const PledgePathPoint *point, const char *iso3, int year)
{
  int order = g_strcmp0 (point->iso3, iso3);

  return order != 0 ? order : point->year - year;
}

/* Where the point is, or would be. */
static guint
find_position (const PledgePathAssumptions *self, const char *iso3, int year, gboolean *found)
{
  guint at = 0;

  while (at < self->points->len && compare_point (&g_array_index (self->points, PledgePathPoint, at), iso3, year) < 0)
    at++;
  *found = at < self->points->len && compare_point (&g_array_index (self->points, PledgePathPoint, at), iso3, year) == 0;

  return at;
}

static gboolean
is_year (int year)
{
  return year >= PLEDGE_BY_YEAR_MIN && year <= PLEDGE_BY_YEAR_MAX;
}

static gboolean
is_sum (double sum)
{
  return isfinite (sum) && sum > 0;
}

static gboolean
has_same_points (const PledgePathAssumptions *self, const PledgePathAssumptions *other)
{
  if (self->points->len != other->points->len)
    return FALSE;

  for (guint i = 0; i < self->points->len; i++)
    {
      const PledgePathPoint *first = &g_array_index (self->points, PledgePathPoint, i);
      const PledgePathPoint *second = &g_array_index (other->points, PledgePathPoint, i);

      if (compare_point (first, second->iso3, second->year) != 0 || first->share_pct != second->share_pct)
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_same_base (const PledgePathAssumptions *self, const PledgePathAssumptions *other)
{
  if (self->has_base != other->has_base || !self->has_base)
    return self->has_base == other->has_base;

  return strcmp (self->base.iso3, other->base.iso3) == 0 && strcmp (self->base.currency, other->base.currency) == 0 &&
         self->base.year == other->base.year && self->base.spending_m == other->base.spending_m &&
         self->base.share_pct == other->base.share_pct && is_same_number (self->base.end_spending_m, other->base.end_spending_m);
}

/* -1 where it is none of them. */
static int
find_id (const char *const *ids, guint n, const char *id)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (id, ids[i]) == 0)
      return i;

  return -1;
}

PledgePathAssumptions *
pledge_path_assumptions_new (void)
{
  PledgePathAssumptions *self = g_new0 (PledgePathAssumptions, 1);

  self->by_year = PLEDGE_BY_YEAR_DEFAULT;
  self->baseline = PLEDGE_BASELINE_SHARE;
  self->growth_pct = self->inflation_pct = NAN;
  self->points = g_array_new (FALSE, FALSE, sizeof (PledgePathPoint));
  g_array_set_clear_func (self->points, clear_point);

  return self;
}

PledgePathAssumptions *
pledge_path_assumptions_copy (const PledgePathAssumptions *self)
{
  PledgePathAssumptions *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = pledge_path_assumptions_new ();
  copy->by_year = self->by_year;
  copy->shape = self->shape;
  copy->baseline = self->baseline;
  copy->prices = self->prices;
  copy->growth_pct = self->growth_pct;
  copy->inflation_pct = self->inflation_pct;
  copy->has_base = self->has_base;
  copy->base = self->base;
  for (guint i = 0; i < self->points->len; i++)
    {
      PledgePathPoint point = g_array_index (self->points, PledgePathPoint, i);

      point.iso3 = g_strdup (point.iso3);
      g_array_append_val (copy->points, point);
    }

  return copy;
}

void
pledge_path_assumptions_free (PledgePathAssumptions *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->points);
  g_free (self);
}

gboolean
pledge_path_assumptions_equal (const PledgePathAssumptions *self, const PledgePathAssumptions *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  return self->by_year == other->by_year && self->shape == other->shape && self->baseline == other->baseline &&
         self->prices == other->prices && is_same_number (self->growth_pct, other->growth_pct) &&
         is_same_number (self->inflation_pct, other->inflation_pct) && has_same_points (self, other) && has_same_base (self, other);
}

int
pledge_path_assumptions_get_by_year (const PledgePathAssumptions *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->by_year;
}

PledgePathShape
pledge_path_assumptions_get_shape (const PledgePathAssumptions *self)
{
  g_return_val_if_fail (self != NULL, PLEDGE_PATH_SHAPE_LINEAR);

  return self->shape;
}

PledgeBaseline
pledge_path_assumptions_get_baseline (const PledgePathAssumptions *self)
{
  g_return_val_if_fail (self != NULL, PLEDGE_BASELINE_SHARE);

  return self->baseline;
}

PledgePrices
pledge_path_assumptions_get_prices (const PledgePathAssumptions *self)
{
  g_return_val_if_fail (self != NULL, PLEDGE_PRICES_CURRENT);

  return self->prices;
}

double
pledge_path_assumptions_get_growth_pct (const PledgePathAssumptions *self)
{
  g_return_val_if_fail (self != NULL, NAN);

  return self->growth_pct;
}

double
pledge_path_assumptions_get_inflation_pct (const PledgePathAssumptions *self)
{
  g_return_val_if_fail (self != NULL, NAN);

  return self->inflation_pct;
}

void
pledge_path_assumptions_set_by_year (PledgePathAssumptions *self, int by_year)
{
  g_return_if_fail (self != NULL);

  self->by_year = CLAMP (by_year, PLEDGE_BY_YEAR_MIN, PLEDGE_BY_YEAR_MAX);
}

void
pledge_path_assumptions_set_shape (PledgePathAssumptions *self, PledgePathShape shape)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (shape < PLEDGE_N_SHAPES);

  self->shape = shape;
}

void
pledge_path_assumptions_set_baseline (PledgePathAssumptions *self, PledgeBaseline baseline)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (baseline < PLEDGE_N_BASELINES);

  self->baseline = baseline;
}

void
pledge_path_assumptions_set_prices (PledgePathAssumptions *self, PledgePrices prices)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (prices < PLEDGE_N_PRICES);

  self->prices = prices;
}

void
pledge_path_assumptions_set_growth_pct (PledgePathAssumptions *self, double growth_pct)
{
  g_return_if_fail (self != NULL);

  if (!isinf (growth_pct))
    self->growth_pct = isnan (growth_pct) ? NAN : round_pct (growth_pct, PLEDGE_RATE_MIN_PCT, PLEDGE_RATE_MAX_PCT);
}

void
pledge_path_assumptions_set_inflation_pct (PledgePathAssumptions *self, double inflation_pct)
{
  g_return_if_fail (self != NULL);

  if (!isinf (inflation_pct))
    self->inflation_pct = isnan (inflation_pct) ? NAN : round_pct (inflation_pct, PLEDGE_RATE_MIN_PCT, PLEDGE_RATE_MAX_PCT);
}

guint
pledge_path_assumptions_get_n_points (const PledgePathAssumptions *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->points->len;
}

const PledgePathPoint *
pledge_path_assumptions_get_point (const PledgePathAssumptions *self, guint position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->points->len, NULL);

  return &g_array_index (self->points, PledgePathPoint, position);
}

double
pledge_path_assumptions_find_point_pct (const PledgePathAssumptions *self, const char *iso3, int year)
{
  gboolean found;
  guint at;

  g_return_val_if_fail (self != NULL, NAN);

  at = find_position (self, iso3, year, &found);
  if (!found && iso3 != NULL)
    at = find_position (self, NULL, year, &found);

  return found ? g_array_index (self->points, PledgePathPoint, at).share_pct : NAN;
}

void
pledge_path_assumptions_set_point_pct (PledgePathAssumptions *self, const char *iso3, int year, double share_pct)
{
  gboolean found;
  guint at;

  g_return_if_fail (self != NULL);

  if (isinf (share_pct) || !is_year (year))
    return;

  at = find_position (self, iso3, year, &found);
  if (found)
    g_array_remove_index (self->points, at);
  if (!isnan (share_pct) && self->points->len < PLEDGE_PATH_MAX_POINTS)
    {
      PledgePathPoint point = { g_strdup (iso3), year, round_pct (share_pct, 0, SHARE_MAX_PCT) };

      g_array_insert_val (self->points, at, point);
    }
}

void
pledge_path_assumptions_clear_points (PledgePathAssumptions *self)
{
  g_return_if_fail (self != NULL);

  g_array_set_size (self->points, 0);
}

const PledgePathBase *
pledge_path_assumptions_get_base (const PledgePathAssumptions *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->has_base ? &self->base : NULL;
}

void
pledge_path_assumptions_set_base (PledgePathAssumptions *self, const PledgePathBase *base)
{
  g_return_if_fail (self != NULL);

  if (base == NULL)
    {
      self->has_base = FALSE;
      return;
    }
  if (strlen (base->iso3) != 3 || strlen (base->currency) != 3 || !is_year (base->year) || !is_sum (base->spending_m) ||
      !is_sum (base->share_pct) || base->share_pct > 100 || !(isnan (base->end_spending_m) || is_sum (base->end_spending_m)))
    return;

  self->has_base = TRUE;
  self->base = *base;
}

gboolean
pledge_path_assumptions_drop_strangers (PledgePathAssumptions *self, PledgeAlliance *alliance)
{
  gboolean dropped = FALSE;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (PLEDGE_IS_ALLIANCE (alliance), FALSE);

  for (guint i = self->points->len; i > 0; i--)
    {
      const char *iso3 = g_array_index (self->points, PledgePathPoint, i - 1).iso3;

      if (iso3 == NULL || pledge_alliance_has_member (alliance, iso3))
        continue;
      g_array_remove_index (self->points, i - 1);
      dropped = TRUE;
    }
  if (self->has_base && !pledge_alliance_has_member (alliance, self->base.iso3))
    {
      self->has_base = FALSE;
      dropped = TRUE;
    }

  return dropped;
}

const char *
pledge_path_shape_to_id (PledgePathShape shape)
{
  g_return_val_if_fail (shape < PLEDGE_N_SHAPES, NULL);

  return shape_ids[shape];
}

gboolean
pledge_path_shape_from_id (const char *id, PledgePathShape *shape)
{
  int at = find_id (shape_ids, PLEDGE_N_SHAPES, id);

  if (at >= 0)
    *shape = at;
  return at >= 0;
}

const char *
pledge_baseline_to_id (PledgeBaseline baseline)
{
  g_return_val_if_fail (baseline < PLEDGE_N_BASELINES, NULL);

  return baseline_ids[baseline];
}

gboolean
pledge_baseline_from_id (const char *id, PledgeBaseline *baseline)
{
  int at = find_id (baseline_ids, PLEDGE_N_BASELINES, id);

  if (at >= 0)
    *baseline = at;
  return at >= 0;
}

const char *
pledge_prices_to_id (PledgePrices prices)
{
  g_return_val_if_fail (prices < PLEDGE_N_PRICES, NULL);

  return prices_ids[prices];
}

gboolean
pledge_prices_from_id (const char *id, PledgePrices *prices)
{
  int at = find_id (prices_ids, PLEDGE_N_PRICES, id);

  if (at >= 0)
    *prices = at;
  return at >= 0;
}
