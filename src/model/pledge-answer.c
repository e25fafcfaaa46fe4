/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-answer.h"

#include <math.h>

#include "pledge-gap.h"
#include "pledge-reading.h"

struct _PledgeAnswer {
  PledgeEdition *edition;
  PledgeEdition *outlook; /* nullable */
  PledgeAlliance *alliance;
  int year;
  double target_pct;
  double related_pct;
  PledgeLens lens;
  PledgeSort sort;
  gboolean estimate;
  GArray *rows; /* of PledgeAnswerRow; strings belong to the alliance's members */
  guint n_drawn;
  PledgeAnswerTotals totals;
};

G_DEFINE_BOXED_TYPE (PledgeAnswer, pledge_answer, pledge_answer_ref, pledge_answer_unref)

static void
answer_clear (gpointer data)
{
  PledgeAnswer *self = data;

  g_array_unref (self->rows);
  g_object_unref (self->edition);
  g_clear_object (&self->outlook);
  g_object_unref (self->alliance);
}

static PledgeAbsence
find_absence (const PledgeAnswer *self, const PledgeAnswerRow *row, PledgeMember *member)
{
  if (!row->counted)
    return PLEDGE_ABSENCE_NOT_MEMBER;
  if (!isnan (row->share_pct))
    return PLEDGE_ABSENCE_NONE;
  if (!pledge_member_get_has_forces (member))
    return PLEDGE_ABSENCE_NO_FORCES;
  if (!pledge_edition_has_member (self->edition, row->iso3))
    return PLEDGE_ABSENCE_NO_EDITION;
  return PLEDGE_ABSENCE_NO_YEAR;
}

static PledgeAnswerRow
make_row (const PledgeAnswer *self, PledgeScenario *scenario, guint position)
{
  PledgeMember *member = pledge_alliance_get_member (self->alliance, position);
  const char *iso3 = pledge_member_get_iso3 (member);
  PledgeAnswerRow row = { .iso3 = iso3, .name = pledge_member_get_name (member), .member = position };
  PledgeReading reading = pledge_reading_new (self->edition, iso3, self->year);
  double factor;

  row.counted = pledge_alliance_counts_in (self->alliance, position, self->year);
  row.membership_note = pledge_alliance_get_note (self->alliance, position);
  row.target_pct = pledge_scenario_get_target_for (scenario, iso3);
  row.share_published_pct = reading.share_published_pct;
  row.spending_usd_m = reading.spending_usd_m;
  row.gdp_usd_m = reading.gdp_usd_m;
  row.share_nominal_pct = reading.share_nominal_pct;
  row.share_pct = reading.share_pct;
  row.estimate = reading.estimate;
  row.meets = pledge_meets_target (row.share_pct, row.target_pct);
  row.tables_disagree = pledge_tables_disagree (row.share_published_pct, row.share_nominal_pct, row.target_pct);
  row.gap_usd_m = isnan (row.share_nominal_pct) ? NAN : pledge_gap (row.spending_usd_m, row.gdp_usd_m, row.target_pct);
  factor = pledge_lens_get_factor (self->lens, self->edition, self->outlook, iso3, self->year, row.gdp_usd_m);
  row.spending_lens = row.spending_usd_m * factor;
  row.gap_lens = row.gap_usd_m * factor;
  row.absence = find_absence (self, &row, member);

  return row;
}

static int
compare_share (gconstpointer a, gconstpointer b)
{
  const PledgeAnswerRow *first = a, *second = b;
  double printed_first = pledge_share_printed_pct (first->share_pct);
  double printed_second = pledge_share_printed_pct (second->share_pct);

  if ((first->absence == PLEDGE_ABSENCE_NONE) != (second->absence == PLEDGE_ABSENCE_NONE))
    return first->absence == PLEDGE_ABSENCE_NONE ? -1 : 1;
  if (first->absence != PLEDGE_ABSENCE_NONE)
    return g_utf8_collate (first->name, second->name);
  if (printed_first != printed_second)
    return printed_first > printed_second ? -1 : 1;
  if (first->share_pct != second->share_pct)
    return first->share_pct > second->share_pct ? -1 : 1;
  return g_strcmp0 (first->iso3, second->iso3);
}

/* Largest first; what is absent comes last. */
static int
compare_amounts (double first, double second)
{
  if (isnan (first) != isnan (second))
    return isnan (first) ? 1 : -1;

  return first > second ? -1 : first < second;
}

static int
compare_gap (gconstpointer a, gconstpointer b)
{
  const PledgeAnswerRow *first = a, *second = b;
  int order = compare_amounts (first->gap_lens, second->gap_lens);

  return order != 0 ? order : compare_share (a, b);
}

static int
compare_gap_usd (gconstpointer a, gconstpointer b)
{
  const PledgeAnswerRow *first = a, *second = b;
  int order = compare_amounts (first->gap_usd_m, second->gap_usd_m);

  return order != 0 ? order : compare_share (a, b);
}

static int
compare_name (gconstpointer a, gconstpointer b)
{
  const PledgeAnswerRow *first = a, *second = b;
  int order = g_utf8_collate (first->name, second->name);

  return order != 0 ? order : g_strcmp0 (first->iso3, second->iso3);
}

/* Ranks are given by share whatever the order shown; only the drawn rows are sorted again. */
static void
rank_and_sort (PledgeAnswer *self)
{
  PledgeAnswerRow *rows = (PledgeAnswerRow *) self->rows->data;

  g_array_sort (self->rows, compare_share);
  for (guint i = 0; i < self->rows->len && rows[i].absence == PLEDGE_ABSENCE_NONE; i++)
    rows[i].rank = ++self->n_drawn;

  if (self->sort == PLEDGE_SORT_GAP)
    qsort (rows, self->n_drawn, sizeof *rows, self->lens == PLEDGE_LENS_NATIONAL ? compare_gap_usd : compare_gap);
  else if (self->sort == PLEDGE_SORT_NAME)
    qsort (rows, self->n_drawn, sizeof *rows, compare_name);
}

static void
add_up (PledgeAnswer *self)
{
  PledgeAnswerTotals *totals = &self->totals;
  gboolean additive = pledge_lens_is_additive (self->lens);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const PledgeAnswerRow *row = &g_array_index (self->rows, PledgeAnswerRow, i);

      if (!row->counted)
        continue;
      totals->members++;
      if (isnan (row->share_pct))
        continue;
      totals->with_figures++;
      totals->meeting += row->meets;
      totals->short_of += !row->meets;
      if (isnan (row->gap_usd_m))
        continue;
      totals->with_money++;
      totals->money_short += row->gap_usd_m > 0;
      totals->shortfall_usd_m += MAX (0.0, row->gap_usd_m);
      totals->net_usd_m += row->gap_usd_m;
      if (isnan (row->gap_lens))
        continue;
      totals->with_lens++;
      totals->shortfall_lens += MAX (0.0, row->gap_lens);
      totals->net_lens += row->gap_lens;
    }

  if (totals->with_money == 0)
    totals->shortfall_usd_m = totals->net_usd_m = NAN;
  if (totals->with_lens == 0 || !additive)
    totals->shortfall_lens = totals->net_lens = NAN;
}

PledgeAnswer *
pledge_answer_new (PledgeScenario *scenario)
{
  PledgeAnswer *self;
  const PledgeEditionInfo *info;
  guint n_members;

  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);

  self = g_rc_box_new0 (PledgeAnswer);
  self->edition = g_object_ref (pledge_scenario_get_edition (scenario));
  self->alliance = g_object_ref (pledge_scenario_get_alliance (scenario));
  self->year = pledge_scenario_get_year (scenario);
  self->target_pct = pledge_scenario_get_target_pct (scenario);
  self->related_pct = pledge_scenario_get_related_pct (scenario);
  self->lens = pledge_scenario_get_lens (scenario);
  self->sort = pledge_scenario_get_sort (scenario);
  info = pledge_edition_get_info (self->edition);
  self->estimate = info->estimates_from != 0 && self->year >= info->estimates_from;

  g_set_object (&self->outlook, pledge_catalogue_get_outlook (pledge_scenario_get_catalogue (scenario)));
  n_members = pledge_alliance_get_n_members (self->alliance);
  self->rows = g_array_sized_new (FALSE, FALSE, sizeof (PledgeAnswerRow), n_members);
  for (guint i = 0; i < n_members; i++)
    {
      PledgeAnswerRow row = make_row (self, scenario, i);

      g_array_append_val (self->rows, row);
    }

  rank_and_sort (self);
  add_up (self);

  return self;
}

PledgeAnswer *
pledge_answer_ref (PledgeAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_rc_box_acquire (self);
}

void
pledge_answer_unref (PledgeAnswer *self)
{
  g_return_if_fail (self != NULL);

  g_rc_box_release_full (self, answer_clear);
}

PledgeEdition *
pledge_answer_get_edition (const PledgeAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->edition;
}

PledgeEdition *
pledge_answer_get_outlook (const PledgeAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->outlook;
}

PledgeAlliance *
pledge_answer_get_alliance (const PledgeAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->alliance;
}

int
pledge_answer_get_year (const PledgeAnswer *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->year;
}

double
pledge_answer_get_target_pct (const PledgeAnswer *self)
{
  g_return_val_if_fail (self != NULL, NAN);

  return self->target_pct;
}

double
pledge_answer_get_related_pct (const PledgeAnswer *self)
{
  g_return_val_if_fail (self != NULL, NAN);

  return self->related_pct;
}

PledgeLens
pledge_answer_get_lens (const PledgeAnswer *self)
{
  g_return_val_if_fail (self != NULL, PLEDGE_LENS_USD);

  return self->lens;
}

PledgeSort
pledge_answer_get_sort (const PledgeAnswer *self)
{
  g_return_val_if_fail (self != NULL, PLEDGE_SORT_SHARE);

  return self->sort;
}

gboolean
pledge_answer_is_estimate (const PledgeAnswer *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->estimate;
}

gboolean
pledge_answer_is_alike (const PledgeAnswer *self, const PledgeAnswer *other)
{
  return self != NULL && other != NULL && self->edition == other->edition && self->alliance == other->alliance && self->year == other->year;
}

guint
pledge_answer_get_n_rows (const PledgeAnswer *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

const PledgeAnswerRow *
pledge_answer_get_row (const PledgeAnswer *self, guint position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->rows->len, NULL);

  return &g_array_index (self->rows, PledgeAnswerRow, position);
}

const PledgeAnswerRow *
pledge_answer_find_row (const PledgeAnswer *self, const char *iso3)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; iso3 != NULL && i < self->rows->len; i++)
    {
      const PledgeAnswerRow *row = &g_array_index (self->rows, PledgeAnswerRow, i);

      if (g_str_equal (row->iso3, iso3))
        return row;
    }

  return NULL;
}

guint
pledge_answer_get_n_drawn (const PledgeAnswer *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_drawn;
}

const PledgeAnswerTotals *
pledge_answer_get_totals (const PledgeAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->totals;
}
