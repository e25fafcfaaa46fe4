/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <string.h>

#include "export-fixture.h"
#include "pledge-compare-table.h"
#include "pledge-diff-table.h"
#include "pledge-diff-words.h"

/* NATO's two editions: what the second says otherwise of 2024 is published. */

static PledgeEditionDiff *
make_diff (PledgeCatalogue *catalogue)
{
  return pledge_edition_diff_new (pledge_catalogue_find_edition (catalogue, "nato-2024-06"),
                                  pledge_catalogue_find_edition (catalogue, "nato-2026-07"));
}

static JsonObject *
get_object (JsonNode *node)
{
  g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
  return json_node_get_object (node);
}

static void
test_json (void)
{
  g_autoptr (PledgeCatalogue) catalogue = export_fixture_load ();
  g_autoptr (PledgeEditionDiff) diff = make_diff (catalogue);
  g_autofree char *text = pledge_diff_table_to_json (diff, catalogue, 2.0);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = json_from_string (text, &error);
  JsonObject *object, *counts;
  JsonArray *flips, *gone;
  guint in_2024 = 0;

  g_assert_no_error (error);
  object = get_object (root);
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (object, "before"), "id"), ==, "nato-2024-06");
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (object, "after"), "definition"), ==, "nato-core");

  counts = json_object_get_object_member (object, "counts");
  g_assert_cmpint (json_object_get_int_member (counts, "changed"), ==, pledge_edition_diff_count (diff, PLEDGE_DIFF_CHANGED));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "figures")), ==, pledge_edition_diff_get_n_figures (diff));
  gone = json_object_get_array_member (json_object_get_object_member (object, "members"), "gone");
  g_assert_cmpuint (json_array_get_length (gone), ==, 1);
  g_assert_cmpstr (json_array_get_string_element (gone, 0), ==, "ISL");

  flips = json_object_get_array_member (object, "flips");
  for (guint i = 0; i < json_array_get_length (flips); i++)
    {
      JsonObject *flip = json_array_get_object_element (flips, i);

      if (json_object_get_int_member (flip, "year") != 2024)
        continue;
      in_2024++;
      g_assert_true (json_object_get_boolean_member (flip, "met_before"));
      g_assert_false (json_object_get_boolean_member (flip, "meets_after"));
    }
  /* Albania, Bulgaria, Czechia, Montenegro, North Macedonia, Slovakia. */
  g_assert_cmpuint (in_2024, ==, 6);
}

static void
test_csv (void)
{
  g_autoptr (PledgeCatalogue) catalogue = export_fixture_load ();
  g_autoptr (PledgeEditionDiff) diff = make_diff (catalogue);
  g_autofree char *text = pledge_diff_table_to_csv (diff, catalogue);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_cmpstr (lines[0], ==, "member,name,indicator,year,change,before,after,difference,estimate_before,estimate_after");
  g_assert_cmpuint (g_strv_length (lines), ==, pledge_edition_diff_get_n_figures (diff) + 2);
  g_assert_nonnull (strstr (text, "\nALB,Albania,share_published_pct,2024,changed,2.0295,1.35,-0.67"));
  g_assert_nonnull (strstr (text, "\nALB,Albania,share_published_pct,2026,new,,2.15,,false,true\n"));
}

static void
test_text (void)
{
  g_autoptr (PledgeCatalogue) catalogue = export_fixture_load ();
  g_autoptr (PledgeEditionDiff) diff = make_diff (catalogue);
  g_autofree char *text = pledge_diff_to_text (diff, catalogue, 2.0);
  g_autofree char *flips = pledge_diff_flips_to_text (diff, catalogue, 2024, 2.0);
  g_autofree char *none = pledge_diff_flips_to_text (diff, catalogue, 2024, 9.0);

  g_assert_true (g_str_has_prefix (text, "NATO June 2024 → NATO July 2026\n"));
  g_assert_nonnull (strstr (text, "core defence expenditure, NATO definition"));
  g_assert_nonnull (strstr (text, "Constant prices of"));
  g_assert_nonnull (strstr (text, "Members that are gone: Iceland\n"));
  g_assert_nonnull (strstr (text, flips));
  g_assert_nonnull (strstr (flips, "Slovakia (2.00\302\240%, met → 1.99\302\240%, below)"));
  g_assert_null (none);
}

static void
test_nothing_differs (void)
{
  g_autoptr (PledgeCatalogue) catalogue = export_fixture_load ();
  PledgeEdition *edition = pledge_catalogue_find_edition (catalogue, "nato-2024-06");
  g_autoptr (PledgeEditionDiff) diff = pledge_edition_diff_new (edition, edition);
  g_autofree char *text = pledge_diff_to_text (diff, catalogue, 2.0);
  g_autofree char *csv = pledge_diff_table_to_csv (diff, catalogue);

  g_assert_nonnull (strstr (text, "No figure differs."));
  g_assert_nonnull (strstr (text, "no verdict flips"));
  g_assert_cmpstr (strchr (csv, '\n'), ==, "\n");
}

static void
test_compare (void)
{
  g_autoptr (PledgeCatalogue) catalogue = export_fixture_load ();
  g_autoptr (PledgeAnswer) old = export_fixture_ask (catalogue, "nato-2024-06", "nato", 2024, 2.0);
  g_autoptr (PledgeAnswer) new = export_fixture_ask (catalogue, "nato-2026-07", "nato", 2024, 2.0);
  g_autofree char *csv = pledge_compare_table_to_csv (old, new);
  g_autofree char *json = pledge_compare_table_to_json (old, new);
  g_autofree char *text = pledge_compare_table_to_text (old, new);
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  JsonObject *totals;
  JsonArray *rows;

  g_assert_true (g_str_has_prefix (csv, "member,name,year,share_old_pct,share_new_pct,share_difference_pct,target_pct,meets_old,meets_new,flip,"));
  g_assert_nonnull (strstr (csv, "\nISL,Iceland,2024,,,,2,,,false,,,"));

  totals = json_object_get_object_member (get_object (root), "totals");
  g_assert_cmpint (json_object_get_int_member (totals, "flips"), ==, 6);
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (totals, "old"), "meeting"), ==, 23);
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (totals, "new"), "meeting"), ==,
                   pledge_answer_get_totals (new)->meeting);
  g_assert_cmpstr (json_object_get_string_member (get_object (root), "compare"), ==, "nato-2024-06");
  rows = json_object_get_array_member (get_object (root), "rows");
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);

      if (!g_str_equal (json_object_get_string_member (row, "member"), "SVK"))
        continue;
      g_assert_cmpfloat (json_object_get_double_member (row, "share_new_pct"), ==, 1.99);
      g_assert_true (json_object_get_boolean_member (row, "flip"));
    }

  g_assert_nonnull (strstr (text, "6 verdicts differ."));
  g_assert_nonnull (strstr (text, "no longer met"));
  g_assert_nonnull (strstr (text, "NATO June 2024"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/diff/json", test_json);
  g_test_add_func ("/diff/csv", test_csv);
  g_test_add_func ("/diff/text", test_text);
  g_test_add_func ("/diff/nothing-differs", test_nothing_differs);
  g_test_add_func ("/diff/compare", test_compare);

  return g_test_run ();
}
