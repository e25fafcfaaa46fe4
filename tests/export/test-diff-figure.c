/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "export-fixture.h"
#include "pledge-diff-figure.h"

static void
assert_words (const PledgeDiffFigure *figure, const char *values, const char *change)
{
  g_autofree char *said_values = pledge_diff_figure_dup_values (figure);
  g_autofree char *said_change = pledge_diff_figure_dup_change (figure);

  g_assert_cmpstr (said_values, ==, values);
  g_assert_cmpstr (said_change, ==, change);
}

static void
test_words (void)
{
  PledgeDiffFigure figure = { PLEDGE_DIFF_CHANGED, "HRV", PLEDGE_SHARE_PUBLISHED_PCT, 2022, 2.03, 1.78, FALSE, FALSE };
  g_autofree char *title = pledge_diff_figure_dup_title (&figure, "Croatia");
  g_autofree char *estimate = NULL;

  g_assert_cmpstr (title, ==, "Croatia, 2022");
  assert_words (&figure, "2.03 → 1.78", "−0.25 (−12.3\302\240%)");
  figure.before = -1.5;
  assert_words (&figure, "−1.50 → 1.78", "+3.28 (+218.7\302\240%)");
  figure.before = 0; /* of nothing there is no share */
  assert_words (&figure, "0.00 → 1.78", "+1.78");
  figure.before = 12345.1; /* as many digits as tell them apart */
  figure.after = 12345.3;
  assert_words (&figure, "12345.1 → 12345.3", "+0.2 (+0.0\302\240%)");

  figure.kind = PLEDGE_DIFF_NEW;
  figure.before = NAN;
  figure.after = 1.78;
  figure.estimate_after = TRUE;
  assert_words (&figure, "1.78", "new");
  estimate = pledge_diff_figure_dup_title (&figure, "Croatia");
  g_assert_cmpstr (estimate, ==, "Croatia, 2022e");
  figure.kind = PLEDGE_DIFF_FLAGGED;
  figure.before = 1.78;
  assert_words (&figure, "1.78", "now an estimate");
  figure.estimate_after = FALSE;
  assert_words (&figure, "1.78", "no longer an estimate");
  figure.kind = PLEDGE_DIFF_GONE;
  figure.before = 450;
  figure.after = NAN;
  assert_words (&figure, "450", "gone");
}

static void
test_counts (void)
{
  const guint counts[PLEDGE_DIFF_N_KINDS] = { [PLEDGE_DIFF_NEW] = 64, [PLEDGE_DIFF_CHANGED] = 312, [PLEDGE_DIFF_FLAGGED] = 1 };
  const guint none[PLEDGE_DIFF_N_KINDS] = { 0 };
  g_autofree char *words = pledge_diff_counts_dup_words (counts);
  g_autofree char *nothing = pledge_diff_counts_dup_words (none);

  g_assert_cmpstr (words, ==, "312 changed, 64 new, 1 flagged otherwise");
  g_assert_cmpstr (nothing, ==, "");
}

static double
measure (const PledgeDiffFigure *figure)
{
  return figure->before != 0 ? fabs (figure->after / figure->before - 1) : INFINITY;
}

static void
assert_follows (const PledgeDiffFigure *before, const PledgeDiffFigure *figure)
{
  if (before->kind != figure->kind)
    g_assert_true (before->kind == PLEDGE_DIFF_CHANGED || figure->kind != PLEDGE_DIFF_CHANGED);
  else if (before->kind == PLEDGE_DIFF_CHANGED && g_str_equal (before->indicator, figure->indicator))
    g_assert_cmpfloat (measure (before) + 1e-12, >=, measure (figure));
}

/* NATO's two editions: every figure once, the largest changes of an indicator first, and the tallies add up to them. */
static void
test_order (void)
{
  g_autoptr (PledgeCatalogue) catalogue = export_fixture_load ();
  g_autoptr (PledgeEditionDiff) diff = pledge_edition_diff_new (pledge_catalogue_find_edition (catalogue, "nato-2024-06"),
                                                                pledge_catalogue_find_edition (catalogue, "nato-2026-07"));
  g_autoptr (GPtrArray) figures = pledge_edition_diff_list_figures (diff);
  g_autoptr (GArray) tallies = pledge_edition_diff_list_tallies (diff);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint n = 0;

  g_assert_cmpuint (figures->len, ==, pledge_edition_diff_get_n_figures (diff));
  for (guint i = 0; i < figures->len; i++)
    {
      g_assert_true (g_hash_table_add (seen, figures->pdata[i]));
      if (i > 0)
        assert_follows (figures->pdata[i - 1], figures->pdata[i]);
    }
  g_assert_cmpint (((const PledgeDiffFigure *) figures->pdata[0])->kind, ==, PLEDGE_DIFF_CHANGED);

  for (guint i = 0; i < tallies->len; i++)
    {
      const PledgeDiffTally *tally = &g_array_index (tallies, PledgeDiffTally, i);

      for (PledgeDiffKind kind = 0; kind < PLEDGE_DIFF_N_KINDS; kind++)
        n += tally->counts[kind];
      g_assert_cmpint (tally->counts[PLEDGE_DIFF_CHANGED] > 0, ==, tally->largest != NULL);
    }
  g_assert_cmpuint (n, ==, figures->len);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diff-figure/words", test_words);
  g_test_add_func ("/diff-figure/counts", test_counts);
  g_test_add_func ("/diff-figure/order", test_order);
  return g_test_run ();
}
