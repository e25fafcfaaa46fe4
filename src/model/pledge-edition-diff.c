/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-edition-diff.h"

#include <math.h>
#include <string.h>

#include "pledge-gap.h"
#include "pledge-reading.h"

/* As many decimals as a publisher prints; a figure with more comes out of a formula in all its digits. */
#define MOST_DECIMALS 9

struct _PledgeEditionDiff {
  PledgeEdition *before;
  PledgeEdition *after;
  GArray *figures; /* of PledgeDiffFigure */
  guint counts[PLEDGE_DIFF_N_KINDS];
  GArray *facts;   /* of PledgeDiffFact; before and after are in texts */
  GStringChunk *texts;
  GHashTable *tolerances;                  /* indicator → double * */
  GPtrArray *members[PLEDGE_DIFF_N_KINDS]; /* NULL-terminated; of NEW and GONE */
  GPtrArray *indicators[PLEDGE_DIFF_N_KINDS];
};

G_DEFINE_BOXED_TYPE (PledgeEditionDiff, pledge_edition_diff, pledge_edition_diff_ref, pledge_edition_diff_unref)

static void
diff_clear (gpointer data)
{
  PledgeEditionDiff *self = data;

  g_array_unref (self->figures);
  g_array_unref (self->facts);
  g_string_chunk_free (self->texts);
  g_hash_table_unref (self->tolerances);
  for (guint kind = 0; kind < PLEDGE_DIFF_N_KINDS; kind++)
    {
      g_clear_pointer (&self->members[kind], g_ptr_array_unref);
      g_clear_pointer (&self->indicators[kind], g_ptr_array_unref);
    }
  g_object_unref (self->before);
  g_object_unref (self->after);
}

static void
add_fact (PledgeEditionDiff *self, const char *key, const char *subject, const char *before, const char *after)
{
  PledgeDiffFact fact = { .key = key, .subject = subject };

  if (g_strcmp0 (before, after) == 0)
    return;

  fact.before = before != NULL ? g_string_chunk_insert (self->texts, before) : NULL;
  fact.after = after != NULL ? g_string_chunk_insert (self->texts, after) : NULL;
  g_array_append_val (self->facts, fact);
}

static void
add_year_fact (PledgeEditionDiff *self, const char *key, int before, int after)
{
  g_autofree char *first = before != 0 ? g_strdup_printf ("%d", before) : NULL;
  g_autofree char *second = after != 0 ? g_strdup_printf ("%d", after) : NULL;

  add_fact (self, key, NULL, first, second);
}

static void
compare_info (PledgeEditionDiff *self)
{
  const PledgeEditionInfo *before = pledge_edition_get_info (self->before);
  const PledgeEditionInfo *after = pledge_edition_get_info (self->after);

  add_fact (self, "publisher", NULL, before->publisher, after->publisher);
  add_fact (self, "title", NULL, before->title, after->title);
  add_fact (self, "published", NULL, before->published, after->published);
  add_fact (self, "cutoff", NULL, before->cutoff, after->cutoff);
  add_fact (self, "definition", NULL, pledge_definition_to_id (before->definition), pledge_definition_to_id (after->definition));
  add_year_fact (self, "price_base_year", before->price_base_year, after->price_base_year);
  add_year_fact (self, "first_year", before->first_year, after->first_year);
  add_year_fact (self, "last_year", before->last_year, after->last_year);
  add_year_fact (self, "estimates_from", before->estimates_from, after->estimates_from);
  add_fact (self, "licence", NULL, before->licence, after->licence);
}

/* The position of an indicator, or G_MAXUINT. */
static guint
find_indicator (PledgeEdition *edition, const char *id)
{
  for (guint i = 0; i < pledge_edition_get_n_indicators (edition); i++)
    if (strcmp (pledge_edition_get_indicator_id (edition, i), id) == 0)
      return i;

  return G_MAXUINT;
}

static void
compare_indicators (PledgeEditionDiff *self)
{
  for (guint i = 0; i < pledge_edition_get_n_indicators (self->after); i++)
    {
      const char *id = pledge_edition_get_indicator_id (self->after, i);
      guint at = find_indicator (self->before, id);

      if (at == G_MAXUINT)
        {
          g_ptr_array_add (self->indicators[PLEDGE_DIFF_NEW], (gpointer) id);
          continue;
        }
      add_fact (self, "indicator_title", id, pledge_edition_get_indicator_title (self->before, at),
                pledge_edition_get_indicator_title (self->after, i));
      add_fact (self, "indicator_unit", id, pledge_edition_get_indicator_unit (self->before, at),
                pledge_edition_get_indicator_unit (self->after, i));
    }
  for (guint i = 0; i < pledge_edition_get_n_indicators (self->before); i++)
    {
      const char *id = pledge_edition_get_indicator_id (self->before, i);

      if (find_indicator (self->after, id) == G_MAXUINT)
        g_ptr_array_add (self->indicators[PLEDGE_DIFF_GONE], (gpointer) id);
    }
}

/* With how many decimals a figure is written; MOST_DECIMALS where with more. */
static int
count_decimals (double value, int least)
{
  int decimals = least;

  for (double scaled = value * pow (10, decimals); decimals < MOST_DECIMALS; decimals++, scaled *= 10)
    if (fabs (scaled - round (scaled)) <= fabs (scaled) * 1e-13 + 1e-9)
      break;

  return decimals;
}

/* The precision of an indicator in an edition: the most decimals of any of its figures, as one alone may end in zeros. */
static int
find_precision (PledgeEdition *edition, const char *indicator)
{
  int decimals = 0;

  for (guint i = 0; i < pledge_edition_get_n_members (edition) && decimals < MOST_DECIMALS; i++)
    {
      const PledgeHistory *history = pledge_edition_get_history (edition, pledge_edition_get_member_iso3 (edition, i), indicator);

      for (int year = pledge_edition_get_info (edition)->first_year; history != NULL && year <= pledge_edition_get_info (edition)->last_year; year++)
        if (pledge_history_has_value (history, year))
          decimals = count_decimals (pledge_history_get_value (history, year), decimals);
    }

  return decimals;
}

/* What two figures of an indicator may differ by and still be the same, where one edition has it in more digits. */
static double
find_tolerance (PledgeEditionDiff *self, const char *indicator)
{
  double *tolerance = g_hash_table_lookup (self->tolerances, indicator);

  if (tolerance == NULL)
    {
      int before = find_precision (self->before, indicator), after = find_precision (self->after, indicator);

      tolerance = g_new (double, 1);
      *tolerance = before == after ? 0 : pow (10, -MIN (before, after)) / 2 * (1 + 1e-9);
      g_hash_table_insert (self->tolerances, (gpointer) indicator, tolerance);
    }

  return *tolerance;
}

static gboolean
compare_values (PledgeDiffFigure *figure, double tolerance)
{
  if (isnan (figure->before) && isnan (figure->after))
    return FALSE;
  if (isnan (figure->before))
    figure->kind = PLEDGE_DIFF_NEW;
  else if (isnan (figure->after))
    figure->kind = PLEDGE_DIFF_GONE;
  else if (fabs (figure->before - figure->after) > tolerance)
    figure->kind = PLEDGE_DIFF_CHANGED;
  else if (figure->estimate_before != figure->estimate_after)
    figure->kind = PLEDGE_DIFF_FLAGGED;
  else
    return FALSE;

  return TRUE;
}

static void
compare_histories (PledgeEditionDiff *self, const char *iso3, const char *indicator)
{
  const PledgeHistory *before = pledge_edition_get_history (self->before, iso3, indicator);
  const PledgeHistory *after = pledge_edition_get_history (self->after, iso3, indicator);
  double tolerance = find_tolerance (self, indicator);
  int first = G_MAXINT, last = G_MININT;

  if (before != NULL)
    {
      first = pledge_history_get_first_year (before);
      last = pledge_history_get_last_year (before);
    }
  if (after != NULL)
    {
      first = MIN (first, pledge_history_get_first_year (after));
      last = MAX (last, pledge_history_get_last_year (after));
    }

  for (int year = first; year <= last; year++)
    {
      PledgeDiffFigure figure = {
        .iso3 = iso3, .indicator = indicator, .year = year,
        .before = before != NULL ? pledge_history_get_value (before, year) : NAN,
        .after = after != NULL ? pledge_history_get_value (after, year) : NAN,
        .estimate_before = before != NULL && pledge_history_is_estimate (before, year),
        .estimate_after = after != NULL && pledge_history_is_estimate (after, year),
      };

      if (compare_values (&figure, tolerance))
        {
          g_array_append_val (self->figures, figure);
          self->counts[figure.kind]++;
        }
    }
}

static void
compare_member (PledgeEditionDiff *self, const char *iso3)
{
  for (guint i = 0; i < pledge_edition_get_n_indicators (self->after); i++)
    compare_histories (self, iso3, pledge_edition_get_indicator_id (self->after, i));
  for (guint i = 0; i < self->indicators[PLEDGE_DIFF_GONE]->len; i++)
    compare_histories (self, iso3, self->indicators[PLEDGE_DIFF_GONE]->pdata[i]);
}

static void
compare_members (PledgeEditionDiff *self)
{
  for (guint i = 0; i < pledge_edition_get_n_members (self->after); i++)
    {
      const char *iso3 = pledge_edition_get_member_iso3 (self->after, i);

      if (pledge_edition_has_member (self->before, iso3))
        add_fact (self, "currency", iso3, pledge_edition_get_currency (self->before, iso3), pledge_edition_get_currency (self->after, iso3));
      else
        g_ptr_array_add (self->members[PLEDGE_DIFF_NEW], (gpointer) iso3);
      compare_member (self, iso3);
    }
  for (guint i = 0; i < pledge_edition_get_n_members (self->before); i++)
    {
      const char *iso3 = pledge_edition_get_member_iso3 (self->before, i);

      if (pledge_edition_has_member (self->after, iso3))
        continue;
      g_ptr_array_add (self->members[PLEDGE_DIFF_GONE], (gpointer) iso3);
      compare_member (self, iso3);
    }
}

PledgeEditionDiff *
pledge_edition_diff_new (PledgeEdition *before, PledgeEdition *after)
{
  static const PledgeDiffKind lists[] = { PLEDGE_DIFF_NEW, PLEDGE_DIFF_GONE };
  PledgeEditionDiff *self;

  g_return_val_if_fail (PLEDGE_IS_EDITION (before), NULL);
  g_return_val_if_fail (PLEDGE_IS_EDITION (after), NULL);

  self = g_rc_box_new0 (PledgeEditionDiff);
  self->before = g_object_ref (before);
  self->after = g_object_ref (after);
  self->figures = g_array_new (FALSE, FALSE, sizeof (PledgeDiffFigure));
  self->facts = g_array_new (FALSE, FALSE, sizeof (PledgeDiffFact));
  self->texts = g_string_chunk_new (1024);
  self->tolerances = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      self->members[lists[i]] = g_ptr_array_new ();
      self->indicators[lists[i]] = g_ptr_array_new ();
    }

  compare_info (self);
  compare_indicators (self);
  compare_members (self);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_ptr_array_add (self->members[lists[i]], NULL);
      g_ptr_array_add (self->indicators[lists[i]], NULL);
    }

  return self;
}

PledgeEditionDiff *
pledge_edition_diff_ref (PledgeEditionDiff *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_rc_box_acquire (self);
}

void
pledge_edition_diff_unref (PledgeEditionDiff *self)
{
  g_return_if_fail (self != NULL);

  g_rc_box_release_full (self, diff_clear);
}

PledgeEdition *
pledge_edition_diff_get_before (const PledgeEditionDiff *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->before;
}

PledgeEdition *
pledge_edition_diff_get_after (const PledgeEditionDiff *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->after;
}

gboolean
pledge_edition_diff_is_empty (const PledgeEditionDiff *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->figures->len == 0 && self->facts->len == 0 &&
         self->members[PLEDGE_DIFF_NEW]->len == 1 && self->members[PLEDGE_DIFF_GONE]->len == 1 &&
         self->indicators[PLEDGE_DIFF_NEW]->len == 1 && self->indicators[PLEDGE_DIFF_GONE]->len == 1;
}

guint
pledge_edition_diff_get_n_figures (const PledgeEditionDiff *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->figures->len;
}

const PledgeDiffFigure *
pledge_edition_diff_get_figure (const PledgeEditionDiff *self, guint position)
{
  g_return_val_if_fail (self != NULL && position < self->figures->len, NULL);

  return &g_array_index (self->figures, PledgeDiffFigure, position);
}

guint
pledge_edition_diff_count (const PledgeEditionDiff *self, PledgeDiffKind kind)
{
  g_return_val_if_fail (self != NULL && kind < PLEDGE_DIFF_N_KINDS, 0);

  return self->counts[kind];
}

guint
pledge_edition_diff_get_n_facts (const PledgeEditionDiff *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->facts->len;
}

const PledgeDiffFact *
pledge_edition_diff_get_fact (const PledgeEditionDiff *self, guint position)
{
  g_return_val_if_fail (self != NULL && position < self->facts->len, NULL);

  return &g_array_index (self->facts, PledgeDiffFact, position);
}

const char *const *
pledge_edition_diff_get_members (const PledgeEditionDiff *self, PledgeDiffKind kind)
{
  g_return_val_if_fail (self != NULL && (kind == PLEDGE_DIFF_NEW || kind == PLEDGE_DIFF_GONE), NULL);

  return (const char *const *) self->members[kind]->pdata;
}

const char *const *
pledge_edition_diff_get_indicators (const PledgeEditionDiff *self, PledgeDiffKind kind)
{
  g_return_val_if_fail (self != NULL && (kind == PLEDGE_DIFF_NEW || kind == PLEDGE_DIFF_GONE), NULL);

  return (const char *const *) self->indicators[kind]->pdata;
}

void
pledge_edition_diff_get_common_years (const PledgeEditionDiff *self, int *first, int *last)
{
  const PledgeEditionInfo *before, *after;

  g_return_if_fail (self != NULL && first != NULL && last != NULL);

  before = pledge_edition_get_info (self->before);
  after = pledge_edition_get_info (self->after);
  *first = MAX (before->first_year, after->first_year);
  *last = MIN (before->last_year, after->last_year);
}

GArray *
pledge_edition_diff_list_flips (const PledgeEditionDiff *self, int year, double target_pct)
{
  GArray *flips;

  g_return_val_if_fail (self != NULL, NULL);

  flips = g_array_new (FALSE, FALSE, sizeof (PledgeDiffFlip));
  for (guint i = 0; i < pledge_edition_get_n_members (self->after); i++)
    {
      const char *iso3 = pledge_edition_get_member_iso3 (self->after, i);
      PledgeDiffFlip flip = {
        .iso3 = iso3,
        .share_before_pct = pledge_reading_new (self->before, iso3, year).share_pct,
        .share_after_pct = pledge_reading_new (self->after, iso3, year).share_pct,
      };

      flip.met_before = pledge_meets_target (flip.share_before_pct, target_pct);
      flip.meets_after = pledge_meets_target (flip.share_after_pct, target_pct);
      if (!isnan (flip.share_before_pct) && !isnan (flip.share_after_pct) && flip.met_before != flip.meets_after)
        g_array_append_val (flips, flip);
    }

  return flips;
}

guint
pledge_edition_count_common (PledgeEdition *one, PledgeEdition *other)
{
  const PledgeEditionInfo *info;
  guint count = 0;

  g_return_val_if_fail (PLEDGE_IS_EDITION (one), 0);
  g_return_val_if_fail (PLEDGE_IS_EDITION (other), 0);

  info = pledge_edition_get_info (one);
  for (guint i = 0; i < pledge_edition_get_n_members (one); i++)
    for (guint j = 0; j < pledge_edition_get_n_indicators (one); j++)
      {
        const char *iso3 = pledge_edition_get_member_iso3 (one, i), *indicator = pledge_edition_get_indicator_id (one, j);
        const PledgeHistory *first = pledge_edition_get_history (one, iso3, indicator);
        const PledgeHistory *second = pledge_edition_get_history (other, iso3, indicator);

        for (int year = info->first_year; first != NULL && second != NULL && year <= info->last_year; year++)
          count += pledge_history_has_value (first, year) && pledge_history_has_value (second, year);
      }

  return count;
}

const char *
pledge_diff_kind_to_id (PledgeDiffKind kind)
{
  static const char *const ids[] = { "new", "changed", "gone", "flagged" };

  g_return_val_if_fail (kind < G_N_ELEMENTS (ids), NULL);

  return ids[kind];
}
