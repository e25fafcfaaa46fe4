/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-data.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "pledge-path-table.h"
#include "pledge-path-words.h"
#include "pledge-scenario-file.h"
#include "pledge-sheet.h"
#include "pledge-table.h"
#include "pledge-timeline-words.h"
#include "pledge-words.h"

static const char *const history_columns[] = { "member", "name", "year", "value", "unit", "estimate", "break", "counted", NULL };

/* A unit for programs: what a value is counted in, whatever the reader's language. */
static char *
dup_unit (const PledgeTimeline *timeline, const PledgeTimelineLine *line)
{
  PledgeLens lens = pledge_timeline_get_lens (timeline);

  if (pledge_timeline_get_measure (timeline) == PLEDGE_MEASURE_SHARE)
    return g_strdup ("pct_of_gdp");
  if (lens == PLEDGE_LENS_NATIONAL)
    return g_strdup_printf ("national:%s", line->currency != NULL ? line->currency : "");

  return g_strdup (pledge_lens_to_id (lens));
}

static void
add_year (PledgeSheet *sheet, const PledgeTimeline *timeline, const PledgeTimelineLine *line, guint index)
{
  g_autofree char *unit = dup_unit (timeline, line);

  pledge_sheet_begin_row (sheet);
  pledge_sheet_add_text (sheet, line->iso3);
  pledge_sheet_add_text (sheet, line->name);
  pledge_sheet_add_integer (sheet, pledge_timeline_get_first_year (timeline) + (int) index);
  pledge_sheet_add_number (sheet, line->values[index]);
  pledge_sheet_add_text (sheet, unit);
  if (isfinite (line->values[index]))
    pledge_sheet_add_boolean (sheet, line->estimates[index]);
  else
    pledge_sheet_add_absent (sheet);
  pledge_sheet_add_boolean (sheet, line->breaks[index]);
  pledge_sheet_add_boolean (sheet, line->counted[index]);
}

/* The selected members, as the picture picks them out; without any, all of them. */
static PledgeSheet *
make_history_sheet (const PledgeTimeline *timeline)
{
  PledgeSheet *sheet = pledge_sheet_new (history_columns);
  gboolean picks = FALSE;

  for (guint i = 0; i < pledge_timeline_get_n_lines (timeline); i++)
    picks = picks || pledge_timeline_get_line (timeline, i)->selected;
  for (guint i = 0; i < pledge_timeline_get_n_lines (timeline); i++)
    {
      const PledgeTimelineLine *line = pledge_timeline_get_line (timeline, i);

      for (guint year = 0; (line->selected || !picks) && year < pledge_timeline_get_n_years (timeline); year++)
        add_year (sheet, timeline, line, year);
    }

  return sheet;
}

/* One line that readers of CSV know how to pass over, bare. A spreadsheet cuts it at separators all the same: no part
 * of it may be taken for a formula, nor a quotation mark swallow the lines that follow. */
static void
append_comment (GString *csv, const char *key, const char *text)
{
  gboolean fresh = FALSE; /* at the beginning of what a spreadsheet takes for a cell */

  if (text == NULL || *text == '\0')
    return;

  g_string_append_printf (csv, "# %s: ", key);
  for (const char *c = text; *c != '\0'; c++)
    {
      char shown = *c == '"' ? '\'' : g_ascii_iscntrl (*c) ? ' ' : *c;

      if (fresh && strchr ("=+-@", shown) != NULL)
        g_string_append_c (csv, '\'');
      g_string_append_c (csv, shown);
      fresh = strchr (",;|", shown) != NULL || (fresh && strchr (" '", shown) != NULL);
    }
  g_string_append_c (csv, '\n');
}

static void
append_comments (GString *csv, PledgeScenario *scenario, const char *title, const char *credit)
{
  PledgeEdition *edition = pledge_scenario_get_edition (scenario);
  const PledgeEditionInfo *info = pledge_edition_get_info (edition);
  g_autofree char *label = g_strdup_printf ("%s, %s (%s)", info->publisher, info->title, info->id);
  g_autofree char *base = info->price_base_year > 0 ? g_strdup_printf ("%d", info->price_base_year) : NULL;

  append_comment (csv, "title", title);
  append_comment (csv, "source", label);
  append_comment (csv, "published", info->published);
  append_comment (csv, "cutoff", info->cutoff);
  append_comment (csv, "definition", pledge_definition_get_label (info->definition));
  append_comment (csv, "price base year", base);
  append_comment (csv, "credit", credit);
  append_comment (csv, "licence", info->licence);
  append_comment (csv, "url", info->url);
}

char *
pledge_data_to_csv (PledgeScenario *scenario, PledgeView view)
{
  GString *csv = g_string_new (NULL);
  g_autofree char *table = NULL;
  g_autofree char *title = NULL;
  g_autofree char *credit = NULL;
  g_autofree char *assumptions = NULL;

  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);

  if (view == PLEDGE_VIEW_HISTORY)
    {
      g_autoptr (PledgeTimeline) timeline = pledge_timeline_new (scenario);
      g_autoptr (PledgeSheet) sheet = make_history_sheet (timeline);

      table = pledge_sheet_to_csv (sheet);
      title = pledge_timeline_words_title (timeline);
      credit = pledge_timeline_words_credit (timeline);
    }
  else if (view == PLEDGE_VIEW_PATH)
    {
      g_autoptr (PledgePath) path = pledge_path_new (scenario);

      table = pledge_path_table_to_csv (path);
      title = pledge_path_words_title (path);
      credit = pledge_path_words_credit (path);
      assumptions = pledge_path_words_paragraph (path);
    }
  else
    {
      g_autoptr (PledgeAnswer) answer = pledge_answer_new (scenario);

      table = pledge_table_to_csv (answer);
      title = pledge_words_title (answer);
      credit = pledge_words_credit_usd (answer);
    }
  append_comments (csv, scenario, title, credit);
  append_comment (csv, "assumptions", assumptions);
  g_string_append (csv, table);

  return g_string_free (csv, FALSE);
}

char *
pledge_data_to_tsv (PledgeScenario *scenario, PledgeView view, char **credit)
{
  g_autoptr (PledgeAnswer) answer = NULL;

  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);

  if (view == PLEDGE_VIEW_HISTORY)
    {
      g_autoptr (PledgeTimeline) timeline = pledge_timeline_new (scenario);
      g_autoptr (PledgeSheet) sheet = make_history_sheet (timeline);

      if (credit != NULL)
        *credit = pledge_timeline_words_credit (timeline);
      return pledge_sheet_to_tsv (sheet);
    }
  if (view == PLEDGE_VIEW_PATH)
    {
      g_autoptr (PledgePath) path = pledge_path_new (scenario);

      if (credit != NULL)
        *credit = pledge_path_words_credit (path);
      return pledge_path_table_to_tsv (path);
    }

  answer = pledge_answer_new (scenario);
  if (credit != NULL)
    *credit = pledge_words_credit_usd (answer);
  return pledge_table_to_tsv (answer, NULL);
}

static void
set_string (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

static JsonObject *
make_source (PledgeEdition *edition)
{
  const PledgeEditionInfo *info = pledge_edition_get_info (edition);
  JsonObject *source = json_object_new ();

  set_string (source, "publisher", info->publisher);
  set_string (source, "edition", info->id);
  set_string (source, "title", info->title);
  set_string (source, "published", info->published);
  set_string (source, "cutoff", info->cutoff);
  set_string (source, "definition", pledge_definition_to_id (info->definition));
  if (info->price_base_year > 0)
    json_object_set_int_member (source, "price_base_year", info->price_base_year);
  else
    json_object_set_null_member (source, "price_base_year");
  set_string (source, "licence", info->licence);
  set_string (source, "url", info->url);

  return source;
}

/* The question is the answer's, whose document has it. */
static void
replace_rows (JsonObject *document, PledgeScenario *scenario)
{
  g_autoptr (PledgeTimeline) timeline = pledge_timeline_new (scenario);
  g_autoptr (PledgeSheet) sheet = make_history_sheet (timeline);
  g_autofree char *credit = pledge_timeline_words_credit (timeline);
  JsonObject *question = json_object_get_object_member (document, "question");

  json_object_set_string_member (question, "measure", pledge_measure_to_id (pledge_timeline_get_measure (timeline)));
  json_object_set_member (document, "rows", pledge_sheet_to_json (sheet));
  json_object_remove_member (document, "totals"); /* they are of one year */
  json_object_set_string_member (document, "credit", credit);
}

/* (transfer full) The path's own document, which the source is missing from. */
static JsonNode *
make_path_document (PledgeScenario *scenario)
{
  g_autoptr (PledgePath) path = pledge_path_new (scenario);
  g_autofree char *text = pledge_path_table_to_json (path);

  return json_from_string (text, NULL);
}

char *
pledge_data_to_json (PledgeScenario *scenario, PledgeView view)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *document;

  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);

  if (view == PLEDGE_VIEW_PATH)
    root = make_path_document (scenario);
  else
    {
      g_autoptr (PledgeAnswer) answer = pledge_answer_new (scenario);

      root = pledge_table_to_json_node (answer);
    }
  document = json_node_get_object (root);
  json_object_set_object_member (document, "source", make_source (pledge_scenario_get_edition (scenario)));
  if (view == PLEDGE_VIEW_HISTORY)
    replace_rows (document, scenario);

  return pledge_table_json_to_text (root);
}
