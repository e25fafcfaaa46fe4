/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model-fixture.h"
#include "pledge-provenance.h"

#define NBSP "\302\240"

static PledgeProvenance *
ask (const char *iso3, PledgeQuantity quantity, double target_pct)
{
  g_autoptr (PledgeCatalogue) catalogue = model_fixture_new ();
  g_autoptr (PledgeScenario) scenario = pledge_scenario_new (catalogue);
  g_autoptr (PledgeAnswer) answer = NULL;

  pledge_scenario_set_target_pct (scenario, target_pct);
  answer = pledge_answer_new (scenario);
  return pledge_provenance_new (answer, iso3, quantity);
}

static const char *
text_of (PledgeProvenance *provenance, const char *id)
{
  for (guint i = 0; i < pledge_provenance_get_n_lines (provenance); i++)
    if (g_str_equal (pledge_provenance_get_line (provenance, i)->id, id))
      return pledge_provenance_get_line (provenance, i)->text;

  return NULL;
}

static void
test_gap (void)
{
  g_autoptr (PledgeProvenance) below = ask ("BBB", PLEDGE_QUANTITY_GAP, 3.5);
  g_autoptr (PledgeProvenance) above = ask ("AAA", PLEDGE_QUANTITY_GAP, 3.5);

  g_assert_cmpstr (text_of (below, "formula"), ==,
                   "Target × GDP − spending: 3.5" NBSP "% × US$1000" NBSP "m − US$24" NBSP "m = US$11" NBSP "m");
  g_assert_cmpstr (text_of (above, "formula"), ==,
                   "Target × GDP − spending: 3.5" NBSP "% × US$1000" NBSP "m − US$42" NBSP "m = −US$7" NBSP "m");
  g_assert_nonnull (text_of (below, "estimate"));
  g_assert_nonnull (text_of (below, "edition"));
  g_assert_nonnull (text_of (below, "definition"));
  g_assert_nonnull (text_of (below, "licence"));
  g_assert_true (g_str_has_prefix (pledge_provenance_get_title (below), "Beland 2024e: To the target + US$11"));
}

/* The publisher's two tables tell different stories: both are shown. */
static void
test_share_where_tables_disagree (void)
{
  g_autoptr (PledgeProvenance) provenance = ask ("CCC", PLEDGE_QUANTITY_SHARE, 2);

  g_assert_cmpstr (text_of (provenance, "formula"), ==,
                   "As printed: 1.25" NBSP "%. The publisher’s money gives US$10" NBSP "m ÷ US$1000" NBSP "m = 1.00" NBSP "%.");
}

static void
test_rank (void)
{
  g_autoptr (PledgeProvenance) provenance = ask ("BBB", PLEDGE_QUANTITY_RANK, 2);

  g_assert_nonnull (strstr (pledge_provenance_get_title (provenance), "rank 3 of 4"));
  g_assert_nonnull (strstr (text_of (provenance, "formula"), "among 4 members"));
  g_assert_null (text_of (provenance, "prices")); /* a rank has none */
}

/* There is nothing to ask where there is no number. */
static void
test_absent (void)
{
  g_assert_null (ask ("ISL", PLEDGE_QUANTITY_SHARE, 2));
  g_assert_null (ask ("ISL", PLEDGE_QUANTITY_GAP, 2));
  g_assert_null (ask ("XXX", PLEDGE_QUANTITY_SHARE, 2));
  g_assert_null (ask (NULL, PLEDGE_QUANTITY_GDP, 2));
}

static void
test_totals (void)
{
  g_autoptr (PledgeProvenance) shortfall = ask (NULL, PLEDGE_QUANTITY_GAP, 3.5);
  g_autoptr (PledgeProvenance) meeting = ask (NULL, PLEDGE_QUANTITY_RANK, 3.5);

  g_assert_nonnull (strstr (pledge_provenance_get_title (shortfall), "1 of 4 meet"));
  g_assert_nonnull (text_of (shortfall, "net"));
  g_assert_nonnull (text_of (shortfall, "absent"));
  g_assert_nonnull (strstr (text_of (meeting, "formula"), "at least the target"));
}

static void
test_text (void)
{
  g_autoptr (PledgeProvenance) provenance = ask ("AAA", PLEDGE_QUANTITY_SPENDING, 3.5);
  g_autofree char *text = pledge_provenance_to_text (provenance);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_cmpstr (lines[0], ==, pledge_provenance_get_title (provenance));
  g_assert_cmpstr (lines[1], ==, "How it comes about: As printed: US$42" NBSP "m");
  g_assert_cmpuint (g_strv_length (lines), ==, pledge_provenance_get_n_lines (provenance) + 2); /* the title, and what ends the last */
}

static void
test_ids (void)
{
  for (PledgeQuantity quantity = PLEDGE_QUANTITY_SHARE; quantity <= PLEDGE_QUANTITY_RANK; quantity++)
    {
      PledgeQuantity found;

      g_assert_true (pledge_quantity_from_id (pledge_quantity_to_id (quantity), &found));
      g_assert_cmpint (found, ==, quantity);
    }
  g_assert_false (pledge_quantity_from_id ("colour", &(PledgeQuantity) { 0 }));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/provenance/gap", test_gap);
  g_test_add_func ("/provenance/share-where-tables-disagree", test_share_where_tables_disagree);
  g_test_add_func ("/provenance/rank", test_rank);
  g_test_add_func ("/provenance/absent", test_absent);
  g_test_add_func ("/provenance/totals", test_totals);
  g_test_add_func ("/provenance/text", test_text);
  g_test_add_func ("/provenance/ids", test_ids);

  return g_test_run ();
}
