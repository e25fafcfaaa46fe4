/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-solver-table.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "pledge-scenario-file.h"
#include "pledge-sheet.h"
#include "pledge-table.h"

static const char *const columns[] = {
  "position", "kind", "value_m", "currency", "off_pct", "within", "edition", "year", "by", "target_pct", "baseline", "prices", "words", NULL
};

static void
add_reading (PledgeSheet *sheet, const PledgeSolver *solver, guint position)
{
  const PledgeSolution *reading = pledge_solver_get_solution (solver, position);
  g_autofree char *words = pledge_solver_words_solution (solver, position);
  gboolean path = reading->kind != PLEDGE_SOLUTION_GAP;

  pledge_sheet_begin_row (sheet);
  pledge_sheet_add_integer (sheet, position + 1);
  pledge_sheet_add_text (sheet, pledge_solution_kind_to_id (reading->kind));
  pledge_sheet_add_number (sheet, reading->value_m);
  pledge_sheet_add_text (sheet, pledge_solver_get_currency (solver));
  pledge_sheet_add_number (sheet, reading->off_pct);
  pledge_sheet_add_boolean (sheet, reading->within);
  pledge_sheet_add_text (sheet, pledge_edition_get_id (reading->edition));
  pledge_sheet_add_integer (sheet, reading->year);
  if (path)
    pledge_sheet_add_integer (sheet, reading->by_year);
  else
    pledge_sheet_add_absent (sheet);
  pledge_sheet_add_number (sheet, reading->target_pct);
  pledge_sheet_add_text (sheet, path ? pledge_baseline_to_id (reading->baseline) : NULL);
  pledge_sheet_add_text (sheet, path ? pledge_prices_to_id (reading->prices) : NULL);
  pledge_sheet_add_text (sheet, words);
}

static PledgeSheet *
make_sheet (const PledgeSolver *solver)
{
  PledgeSheet *sheet = pledge_sheet_new (columns);

  for (guint i = 0; i < pledge_solver_get_n_solutions (solver); i++)
    add_reading (sheet, solver, i);

  return sheet;
}

/* The scenario as a value of its own: read back, it is the file to open. */
static JsonNode *
make_scenario_node (const PledgeSolver *solver, guint position)
{
  g_autoptr (PledgeScenario) scenario = pledge_solver_make_scenario (solver, position);
  g_autoptr (GBytes) bytes = pledge_scenario_to_bytes (scenario);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (!json_parser_load_from_data (parser, text, length, &error))
    {
      g_critical ("A scenario that was just written cannot be read: %s", error->message);
      return json_node_new (JSON_NODE_NULL);
    }

  return json_parser_steal_root (parser);
}

/* Takes the readings. */
static void
put_scenarios (JsonNode *readings, const PledgeSolver *solver)
{
  JsonArray *array = json_node_get_array (readings);

  for (guint i = 0; i < json_array_get_length (array); i++)
    json_object_set_member (json_array_get_object_element (array, i), "scenario", make_scenario_node (solver, i));
}

static void
add_question (JsonBuilder *builder, const PledgeSolver *solver)
{
  json_builder_set_member_name (builder, "question");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "amount_m");
  json_builder_add_double_value (builder, pledge_solver_get_amount_m (solver));
  json_builder_set_member_name (builder, "currency");
  json_builder_add_string_value (builder, pledge_solver_get_currency (solver));
  json_builder_set_member_name (builder, "tolerance_pct");
  json_builder_add_double_value (builder, pledge_solver_get_tolerance_pct (solver));
  json_builder_end_object (builder);
}

char *
pledge_solver_table_to_csv (const PledgeSolver *solver)
{
  g_autoptr (PledgeSheet) sheet = NULL;

  g_return_val_if_fail (solver != NULL, NULL);

  sheet = make_sheet (solver);
  return pledge_sheet_to_csv (sheet);
}

char *
pledge_solver_table_to_json (const PledgeSolver *solver)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (PledgeSheet) sheet = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonNode *readings;

  g_return_val_if_fail (solver != NULL, NULL);

  sheet = make_sheet (solver);
  readings = pledge_sheet_to_json (sheet);
  put_scenarios (readings, solver);
  json_builder_begin_object (builder);
  add_question (builder, solver);
  json_builder_set_member_name (builder, "readings");
  json_builder_add_value (builder, readings);
  json_builder_set_member_name (builder, "within");
  json_builder_add_int_value (builder, pledge_solver_get_n_within (solver));
  json_builder_set_member_name (builder, "tried");
  json_builder_add_int_value (builder, pledge_solver_get_n_tried (solver));
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return pledge_table_json_to_text (root);
}

char *
pledge_solver_table_to_text (const PledgeSolver *solver)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *summary = NULL;

  g_return_val_if_fail (solver != NULL, NULL);

  text = g_string_new (NULL);
  summary = pledge_solver_words_summary (solver);
  g_string_append_printf (text, "%s\n", summary);
  for (guint i = 0; i < pledge_solver_get_n_solutions (solver); i++)
    {
      g_autofree char *words = pledge_solver_words_solution (solver, i);

      g_string_append_printf (text, "%s%3u  %s\n", i == 0 ? "\n" : "", i + 1, words);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
