/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-diff-figure.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "pledge-format.h"

#define MOST_DECIMALS 6
#define MINUS "\xe2\x88\x92"

typedef struct {
  const PledgeDiffFigure *figure;
  guint kind_rank;
  guint indicator_rank;
  guint position; /* in the diff */
  double measure;
} Entry;

/* How much of the figure before has changed; from zero to anything is more than all of it. */
static double
measure (const PledgeDiffFigure *figure)
{
  if (figure->kind != PLEDGE_DIFF_CHANGED)
    return 0;

  return figure->before != 0 ? fabs ((figure->after - figure->before) / figure->before) : G_MAXDOUBLE;
}

static gboolean
find_indicator (PledgeEdition *edition, const char *indicator, guint *position)
{
  for (*position = 0; *position < pledge_edition_get_n_indicators (edition); (*position)++)
    if (strcmp (pledge_edition_get_indicator_id (edition, *position), indicator) == 0)
      return TRUE;

  return FALSE;
}

/* The edition that says what the indicator is; NULL where neither does. */
static PledgeEdition *
find_edition (const PledgeEditionDiff *diff, const char *indicator, guint *position)
{
  PledgeEdition *before = pledge_edition_diff_get_before (diff), *after = pledge_edition_diff_get_after (diff);

  if (find_indicator (after, indicator, position))
    return after;
  return find_indicator (before, indicator, position) ? before : NULL;
}

static void
append_indicators (GPtrArray *ids, PledgeEdition *edition)
{
  for (guint i = 0; i < pledge_edition_get_n_indicators (edition); i++)
    {
      const char *id = pledge_edition_get_indicator_id (edition, i);

      if (!g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
        g_ptr_array_add (ids, (gpointer) id);
    }
}

static GHashTable *
rank_indicators (const PledgeEditionDiff *diff, GPtrArray *ids)
{
  GHashTable *ranks = g_hash_table_new (g_str_hash, g_str_equal);

  append_indicators (ids, pledge_edition_diff_get_after (diff));
  append_indicators (ids, pledge_edition_diff_get_before (diff));
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_insert (ranks, ids->pdata[i], GUINT_TO_POINTER (i));

  return ranks;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *first = a, *second = b;

  if (first->kind_rank != second->kind_rank)
    return first->kind_rank < second->kind_rank ? -1 : 1;
  if (first->indicator_rank != second->indicator_rank)
    return first->indicator_rank < second->indicator_rank ? -1 : 1;
  if (first->measure != second->measure)
    return first->measure > second->measure ? -1 : 1;
  return first->position < second->position ? -1 : first->position > second->position;
}

GArray *
pledge_edition_diff_list_tallies (const PledgeEditionDiff *diff)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GHashTable) ranks = NULL;
  GArray *tallies;

  g_return_val_if_fail (diff != NULL, NULL);

  ranks = rank_indicators (diff, ids);
  tallies = g_array_new (FALSE, TRUE, sizeof (PledgeDiffTally));
  g_array_set_size (tallies, ids->len);
  for (guint i = 0; i < pledge_edition_diff_get_n_figures (diff); i++)
    {
      const PledgeDiffFigure *figure = pledge_edition_diff_get_figure (diff, i);
      PledgeDiffTally *tally = &g_array_index (tallies, PledgeDiffTally, GPOINTER_TO_UINT (g_hash_table_lookup (ranks, figure->indicator)));

      tally->indicator = figure->indicator;
      tally->counts[figure->kind]++;
      if (figure->kind == PLEDGE_DIFF_CHANGED && (tally->largest == NULL || measure (figure) > measure (tally->largest)))
        tally->largest = figure;
    }
  for (guint i = tallies->len; i > 0; i--)
    if (g_array_index (tallies, PledgeDiffTally, i - 1).indicator == NULL)
      g_array_remove_index (tallies, i - 1);

  return tallies;
}

GPtrArray *
pledge_edition_diff_list_figures (const PledgeEditionDiff *diff)
{
  static const guint kind_ranks[PLEDGE_DIFF_N_KINDS] = {
    [PLEDGE_DIFF_CHANGED] = 0, [PLEDGE_DIFF_NEW] = 1, [PLEDGE_DIFF_GONE] = 2, [PLEDGE_DIFF_FLAGGED] = 3,
  };
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GHashTable) ranks = NULL;
  g_autoptr (GArray) entries = NULL;
  GPtrArray *figures;

  g_return_val_if_fail (diff != NULL, NULL);

  ranks = rank_indicators (diff, ids);
  entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  for (guint i = 0; i < pledge_edition_diff_get_n_figures (diff); i++)
    {
      const PledgeDiffFigure *figure = pledge_edition_diff_get_figure (diff, i);
      const Entry entry = { figure, kind_ranks[figure->kind], GPOINTER_TO_UINT (g_hash_table_lookup (ranks, figure->indicator)), i, measure (figure) };

      g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);

  figures = g_ptr_array_sized_new (entries->len);
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (figures, (gpointer) g_array_index (entries, Entry, i).figure);

  return figures;
}

const char *
pledge_edition_diff_get_indicator_title (const PledgeEditionDiff *diff, const char *indicator)
{
  PledgeEdition *edition;
  guint position;

  g_return_val_if_fail (diff != NULL && indicator != NULL, NULL);

  edition = find_edition (diff, indicator, &position);
  return edition != NULL ? pledge_edition_get_indicator_title (edition, position) : indicator;
}

char *
pledge_edition_diff_dup_indicator_label (const PledgeEditionDiff *diff, const char *indicator)
{
  PledgeEdition *edition;
  guint position;

  g_return_val_if_fail (diff != NULL && indicator != NULL, NULL);

  edition = find_edition (diff, indicator, &position);
  if (edition == NULL)
    return g_strdup (indicator);

  /* Translators: an indicator's title and its unit */
  return g_strdup_printf (_("%s (%s)"), pledge_edition_get_indicator_title (edition, position), pledge_edition_get_indicator_unit (edition, position));
}

char *
pledge_diff_figure_dup_title (const PledgeDiffFigure *figure, const char *name)
{
  gboolean estimate;

  g_return_val_if_fail (figure != NULL && name != NULL, NULL);

  estimate = figure->kind == PLEDGE_DIFF_GONE ? figure->estimate_before : figure->estimate_after;
  /* Translators: a member and a year, of an estimate and of another figure */
  return g_strdup_printf (estimate ? _("%s, %de") : _("%s, %d"), name, figure->year);
}

static char *
format_value (double value, int decimals)
{
  return g_strdup_printf ("%s%'.*f", value < 0 ? MINUS : "", decimals, fabs (value));
}

static int
count_decimals (double value)
{
  return fabs (value) >= 100 ? 0 : 2;
}

/* How many decimals tell the two figures apart. */
static int
find_decimals (const PledgeDiffFigure *figure)
{
  int decimals = MAX (count_decimals (figure->before), count_decimals (figure->after));

  for (; decimals < MOST_DECIMALS; decimals++)
    {
      g_autofree char *before = format_value (figure->before, decimals);
      g_autofree char *after = format_value (figure->after, decimals);

      if (strcmp (before, after) != 0)
        break;
    }

  return decimals;
}

char *
pledge_diff_figure_dup_values (const PledgeDiffFigure *figure)
{
  g_autofree char *before = NULL, *after = NULL;
  int decimals;

  g_return_val_if_fail (figure != NULL, NULL);

  if (figure->kind != PLEDGE_DIFF_CHANGED)
    {
      double value = figure->kind == PLEDGE_DIFF_GONE ? figure->before : figure->after;

      return format_value (value, count_decimals (value));
    }

  decimals = find_decimals (figure);
  before = format_value (figure->before, decimals);
  after = format_value (figure->after, decimals);
  /* Translators: a figure before and after */
  return g_strdup_printf (_("%s → %s"), before, after);
}

static char *
dup_difference (const PledgeDiffFigure *figure)
{
  double difference = figure->after - figure->before;
  const char *sign = difference < 0 ? MINUS : "+";
  g_autofree char *amount = format_value (fabs (difference), find_decimals (figure));

  if (figure->before == 0)
    return g_strconcat (sign, amount, NULL);

  /* Translators: a difference and how much that is of the figure before, each with its sign: "−0.25 (−12.3 %)" */
  return g_strdup_printf (_("%s%s (%s%.1f\302\240%%)"), sign, amount, sign, measure (figure) * 100);
}

char *
pledge_diff_figure_dup_change (const PledgeDiffFigure *figure)
{
  g_return_val_if_fail (figure != NULL, NULL);

  switch (figure->kind)
    {
    case PLEDGE_DIFF_NEW:
      return g_strdup (C_("figure", "new"));
    case PLEDGE_DIFF_GONE:
      return g_strdup (C_("figure", "gone"));
    case PLEDGE_DIFF_FLAGGED:
      return g_strdup (figure->estimate_after ? _("now an estimate") : _("no longer an estimate"));
    default:
      return dup_difference (figure);
    }
}

static char *
dup_verdict (double share_pct, gboolean meets)
{
  g_autofree char *share = pledge_format_share (share_pct);

  /* Translators: a share of GDP and whether it meets the target */
  return g_strdup_printf (meets ? _("%s, met") : _("%s, below"), share);
}

char *
pledge_diff_flip_dup_words (const PledgeDiffFlip *flip)
{
  g_autofree char *before = NULL, *after = NULL;

  g_return_val_if_fail (flip != NULL, NULL);

  before = dup_verdict (flip->share_before_pct, flip->met_before);
  after = dup_verdict (flip->share_after_pct, flip->meets_after);
  return g_strdup_printf (_("%s → %s"), before, after);
}

char *
pledge_diff_counts_dup_words (const guint counts[PLEDGE_DIFF_N_KINDS])
{
  guint n_changed, n_new, n_gone, n_flagged;
  g_autoptr (GPtrArray) parts = NULL;

  g_return_val_if_fail (counts != NULL, NULL);

  n_changed = counts[PLEDGE_DIFF_CHANGED];
  n_new = counts[PLEDGE_DIFF_NEW];
  n_gone = counts[PLEDGE_DIFF_GONE];
  n_flagged = counts[PLEDGE_DIFF_FLAGGED];
  parts = g_ptr_array_new_with_free_func (g_free);
  /* Translators: how many figures; parts of one sentence such as "312 changed, 64 new" */
  if (n_changed > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%'u changed", "%'u changed", n_changed), n_changed));
  if (n_new > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%'u new", "%'u new", n_new), n_new));
  if (n_gone > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%'u gone", "%'u gone", n_gone), n_gone));
  if (n_flagged > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%'u flagged otherwise", "%'u flagged otherwise", n_flagged), n_flagged));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (", ", (char **) parts->pdata);
}
