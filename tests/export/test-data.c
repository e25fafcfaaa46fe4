/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "export-fixture.h"
#include "pledge-data.h"
#include "pledge-export.h"
#include "pledge-path-table.h"
#include "pledge-path-words.h"

/* What a view shows as CSV and JSON: rows, where they come from, and what a spreadsheet makes of them. */

static PledgeCatalogue *catalogue;

static PledgeScenario *
ask_nato (void)
{
  return export_fixture_scenario (catalogue, "nato-2026-07", "nato", 2026, 3.5, PLEDGE_LENS_USD);
}

/* The lines after the comments. */
static GPtrArray *
data_lines (const char *csv)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) all = g_strsplit (csv, "\n", -1);
  guint i;

  for (i = 0; g_str_has_prefix (all[i], "#"); i++)
    ;
  for (; all[i] != NULL && *all[i] != '\0'; i++)
    g_ptr_array_add (lines, g_strdup (all[i]));

  return lines;
}

static JsonObject *
parse_json (JsonParser *parser, const char *json)
{
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, json, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static void
assert_line (const char *csv, const char *line)
{
  g_autofree char *whole = g_strdup_printf ("\n%s\n", line);
  g_autofree char *text = g_strconcat ("\n", csv, NULL);

  if (strstr (text, whole) == NULL)
    g_error ("no such line: %s\n%s", line, csv);
}

static void
test_provenance (void)
{
  g_autoptr (PledgeScenario) scenario = ask_nato ();
  g_autofree char *csv = pledge_data_to_csv (scenario, PLEDGE_VIEW_RANKING);
  g_autofree char *json = pledge_data_to_json (scenario, PLEDGE_VIEW_RANKING);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *document = parse_json (parser, json);
  JsonObject *source = json_object_get_object_member (document, "source");

  assert_line (csv, "# title: NATO · July 2026 · 2026e");
  assert_line (csv, "# source: NATO, July 2026 (nato-2026-07)");
  assert_line (csv, "# definition: core defence expenditure, NATO definition");
  assert_line (csv, "# price base year: 2021");
  g_assert_nonnull (strstr (csv, "\n# credit: Source: NATO, July 2026 edition"));
  g_assert_nonnull (strstr (csv, "\n# licence: "));
  g_assert_nonnull (strstr (csv, "\n# url: https://"));
  g_assert_cmpstr (json_object_get_string_member (source, "publisher"), ==, "NATO");
  g_assert_cmpstr (json_object_get_string_member (source, "edition"), ==, "nato-2026-07");
  g_assert_cmpstr (json_object_get_string_member (source, "definition"), ==, "nato-core");
  g_assert_cmpint (json_object_get_int_member (source, "price_base_year"), ==, 2021);
  g_assert_true (g_str_has_prefix (json_object_get_string_member (source, "url"), "https://"));
  g_assert_true (g_str_has_prefix (json_object_get_string_member (document, "credit"), "Source: NATO"));
  g_assert_cmpfloat (json_object_get_double_member (json_object_get_object_member (document, "question"), "target_pct"), ==, 3.5);
}

static void
test_rows (void)
{
  g_autoptr (PledgeScenario) scenario = ask_nato ();
  g_autofree char *csv = pledge_data_to_csv (scenario, PLEDGE_VIEW_GAP);
  g_autofree char *json = pledge_data_to_json (scenario, PLEDGE_VIEW_GAP);
  g_autoptr (GPtrArray) lines = data_lines (csv);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *document = parse_json (parser, json);

  g_assert_cmpuint (lines->len, ==, 33);
  g_assert_true (g_str_has_prefix (lines->pdata[0], "member,name,year,estimate,rank,"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (document, "rows")), ==, 32);
  g_assert_true (json_object_has_member (document, "totals"));
  /* Absent is an empty field. */
  g_assert_true (g_str_has_prefix (lines->pdata[32], "ISL,Iceland,2026,false,,,,3.5,,,,,"));
}

static void
test_history (void)
{
  g_autoptr (PledgeScenario) scenario = ask_nato ();
  g_autofree char *csv = pledge_data_to_csv (scenario, PLEDGE_VIEW_HISTORY);
  g_autofree char *json = pledge_data_to_json (scenario, PLEDGE_VIEW_HISTORY);
  g_autoptr (GPtrArray) lines = data_lines (csv);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *document = parse_json (parser, json);

  assert_line (csv, "# title: NATO · July 2026 · 2014–2026e");
  g_assert_cmpstr (lines->pdata[0], ==, "member,name,year,value,unit,estimate,break,counted");
  g_assert_cmpuint (lines->len, ==, 1 + 32 * 13);
  assert_line (csv, "DEU,Germany,2024,2,pct_of_gdp,false,false,true");
  assert_line (csv, "DEU,Germany,2026,2.69,pct_of_gdp,true,false,true");
  assert_line (csv, "ISL,Iceland,2026,,pct_of_gdp,,false,true");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (document, "rows")), ==, 32 * 13);
  g_assert_false (json_object_has_member (document, "totals"));
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (document, "question"), "measure"), ==, "share");
}

/* The path's own rows, with where they come from and what they rest on. */
static void
test_path (void)
{
  g_autoptr (PledgeScenario) scenario = ask_nato ();
  g_autoptr (PledgePath) path = pledge_path_new (scenario);
  g_autofree char *csv = pledge_data_to_csv (scenario, PLEDGE_VIEW_PATH);
  g_autofree char *json = pledge_data_to_json (scenario, PLEDGE_VIEW_PATH);
  g_autofree char *credit = NULL;
  g_autofree char *tsv = pledge_data_to_tsv (scenario, PLEDGE_VIEW_PATH, &credit);
  g_autofree char *own = pledge_path_table_to_csv (path), *own_tsv = pledge_path_table_to_tsv (path), *own_credit = pledge_path_words_credit (path);
  g_autofree char *credit_line = g_strconcat ("# credit: ", own_credit, NULL);
  g_autoptr (GPtrArray) lines = data_lines (csv);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *document = parse_json (parser, json);

  assert_line (csv, "# title: NATO · July 2026 · 2026e–2035");
  assert_line (csv, credit_line);
  g_assert_nonnull (strstr (own_credit, "IMF"));
  g_assert_nonnull (strstr (csv, "\n# assumptions: "));
  g_assert_true (g_str_has_suffix (csv, own));
  g_assert_true (g_str_has_prefix (lines->pdata[0], "member,name,year,share_pct,gdp_usd_m,"));
  g_assert_cmpuint (lines->len, ==, 1 + 31 * 10 + 1); /* Iceland has one row */
  g_assert_cmpstr (tsv, ==, own_tsv);
  g_assert_cmpstr (credit, ==, own_credit);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (document, "rows")), ==, 31 * 10 + 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (document, "totals")), ==, 10);
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (document, "source"), "publisher"), ==, "NATO");
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (document, "question"), "by"), ==, 2035);
}

static void
test_selection (void)
{
  static const char *const codes[] = { "POL", "DEU", NULL };
  g_autoptr (PledgeScenario) scenario = ask_nato ();
  g_autofree char *csv = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  pledge_scenario_set_selection (scenario, codes);
  pledge_scenario_set_measure (scenario, PLEDGE_MEASURE_MONEY);
  pledge_scenario_set_lens (scenario, PLEDGE_LENS_NATIONAL);
  csv = pledge_data_to_csv (scenario, PLEDGE_VIEW_HISTORY);
  lines = data_lines (csv);
  g_assert_cmpuint (lines->len, ==, 1 + 2 * 13);
  for (guint i = 1; i < lines->len; i++)
    g_assert_true (g_str_has_prefix (lines->pdata[i], "DEU,") || g_str_has_prefix (lines->pdata[i], "POL,"));
  g_assert_nonnull (strstr (csv, ",national:PLN,"));
  g_assert_nonnull (strstr (csv, ",national:EUR,"));
}

/* One member of that name, with figures below and above what is asked. */
static PledgeCatalogue *
catalogue_with_name (const char *name, const char *credit)
{
  static const char *const indicators[] = { PLEDGE_SHARE_PUBLISHED_PCT, PLEDGE_SPENDING_USD_M, PLEDGE_GDP_USD_M };
  static const double values[][2] = { { 1, NAN }, { 10, NAN }, { 1000, NAN } };
  const PledgeEditionInfo info = { .id = "e", .title = "=Title", .publisher = "P", .published = "2024-06", .definition = PLEDGE_DEFINITION_NATO,
                                   .first_year = 2023, .last_year = 2024, .credit = credit, .licence = "free" };
  PledgeCatalogue *made = pledge_catalogue_new ();
  PledgeEditionBuilder *builder = pledge_edition_builder_new (&info);
  PledgeAllianceBuilder *group = pledge_alliance_builder_new ("nato", "Group");
  g_autoptr (PledgeMember) member = pledge_member_new ("AAA", name, TRUE);
  g_autoptr (PledgeEdition) edition = NULL;
  g_autoptr (PledgeAlliance) alliance = NULL;

  pledge_edition_builder_add_member (builder, "AAA", "EUR");
  for (guint i = 0; i < G_N_ELEMENTS (indicators); i++)
    {
      g_autoptr (PledgeHistory) history = pledge_history_new (2023, values[i], NULL, 2);

      pledge_edition_builder_add_indicator (builder, indicators[i], "unit", "Title");
      g_assert_true (pledge_edition_builder_add_history (builder, "AAA", indicators[i], history));
    }
  edition = pledge_edition_builder_finish (builder);
  g_assert_true (pledge_alliance_builder_add (group, member, 1949, G_MAXINT, NULL));
  alliance = pledge_alliance_builder_finish (group);
  g_assert_true (pledge_catalogue_add_edition (made, edition));
  g_assert_true (pledge_catalogue_add_member (made, member));
  g_assert_true (pledge_catalogue_add_alliance (made, alliance));

  return made;
}

/* As CSV wherever it stands, the very name in JSON; an amount below zero stays a number. */
static void
test_names (void)
{
  static const struct {
    const char *name, *field;
  } names[] = {
    { "Côte d'Ivoire", "Côte d'Ivoire" },
    { "Korea, South", "\"Korea, South\"" },
    { "“Quoted” \"name\"", "\"“Quoted” \"\"name\"\"\"" },
    { "Two\nlines", "\"Two\nlines\"" },
    { "<b>Bold</b> & more", "<b>Bold</b> & more" },
    { "\xe2\x80\xabישראל\xe2\x80\xac", "\xe2\x80\xabישראל\xe2\x80\xac" },
    { "=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"" },
    { "-2+3", "\"'-2+3\"" },
    { "\"=1+1\"", "\"'\"\"=1+1\"\"\"" },
    { "  @x", "\"'  @x\"" },
    { "＝1", "\"'＝1\"" },
    { "No. #1", "\"No. #1\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (PledgeCatalogue) made = catalogue_with_name (names[i].name, "credit");
      g_autoptr (PledgeScenario) scenario = pledge_scenario_new (made);
      g_autoptr (JsonParser) parser = json_parser_new ();
      g_autofree char *csv = NULL, *json = NULL, *history = NULL, *absent = NULL, *row = NULL;
      JsonObject *first;

      pledge_scenario_set_year (scenario, 2023);
      pledge_scenario_set_target_pct (scenario, 0.5);
      csv = pledge_data_to_csv (scenario, PLEDGE_VIEW_RANKING);
      row = g_strdup_printf ("AAA,%s,2023,false,1,1,1,0.5,true,10,1000,-5,", names[i].field);
      assert_line (csv, row);
      history = pledge_data_to_csv (scenario, PLEDGE_VIEW_HISTORY);
      absent = g_strdup_printf ("AAA,%s,2024,,pct_of_gdp,,false,true", names[i].field);
      assert_line (history, absent);

      json = pledge_data_to_json (scenario, PLEDGE_VIEW_RANKING);
      first = json_array_get_object_element (json_object_get_array_member (parse_json (parser, json), "rows"), 0);
      g_assert_cmpstr (json_object_get_string_member (first, "name"), ==, names[i].name);
      g_assert_cmpfloat (json_object_get_double_member (first, "gap_usd_m"), ==, -5);
    }
}

/* Comments are bare lines whatever they hold, and no cell that a spreadsheet cuts them into is a formula. */
static void
test_comments (void)
{
  static const char credit[] = "a, =1+1; @x|-y, \"=2\", \" open\nnext\tline, '+3 a = b";
  g_autoptr (PledgeCatalogue) made = catalogue_with_name ("Aland", credit);
  g_autoptr (PledgeScenario) scenario = pledge_scenario_new (made);
  g_autofree char *csv = pledge_data_to_csv (scenario, PLEDGE_VIEW_RANKING);
  g_auto (GStrv) lines = g_strsplit (csv, "\n", -1);
  guint n_comments;

  for (n_comments = 0; g_str_has_prefix (lines[n_comments], "# "); n_comments++)
    {
      g_auto (GStrv) cells = g_strsplit_set (lines[n_comments], ",;|\t", -1);

      for (guint i = 0; cells[i] != NULL; i++)
        g_assert_null (strchr ("=+-@", *g_strchug (cells[i])) != NULL && *cells[i] != '\0' ? cells[i] : NULL);
      g_assert_null (strchr (lines[n_comments], '"'));
    }
  g_assert_cmpuint (n_comments, >=, 5);
  g_assert_true (g_str_has_prefix (lines[n_comments], "member,name,"));
  g_assert_nonnull (strstr (csv, "Credit: a, '=1+1; '@x|'-y, ''=2', ' open next line, ''+3 a = b."));
  assert_line (csv, "# source: P, '=Title (e)");
}

/* A file tells spreadsheets its encoding; the text in it is the same. */
static void
test_file (void)
{
  g_autoptr (PledgeScenario) scenario = export_fixture_scenario (catalogue, "nato-2026-07", "nato", 2026, 3.5, PLEDGE_LENS_USD);
  PledgePictureOptions options = pledge_picture_options_default ();
  g_autofree char *text = pledge_data_to_csv (scenario, options.view);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = pledge_export_render (scenario, &options, PLEDGE_EXPORT_CSV, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (file), ==, strlen (text) + 3);
  g_assert_cmpmem (g_bytes_get_data (file, NULL), 3, "\357\273\277", 3);
  g_assert_cmpmem ((const char *) g_bytes_get_data (file, NULL) + 3, strlen (text), text, strlen (text));
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  catalogue = export_fixture_load ();
  g_test_add_func ("/data/file", test_file);
  g_test_add_func ("/data/provenance", test_provenance);
  g_test_add_func ("/data/rows", test_rows);
  g_test_add_func ("/data/history", test_history);
  g_test_add_func ("/data/path", test_path);
  g_test_add_func ("/data/selection", test_selection);
  g_test_add_func ("/data/names", test_names);
  g_test_add_func ("/data/comments", test_comments);
  status = g_test_run ();
  g_assert_finalize_object (catalogue);
  return status;
}
