/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "pledge-format.h"
#include "pledge-scenario-words.h"
#include "pledge-sheet.h"
#include "pledge-words-lens.h"
#include "pledge-words.h"

#define TEXT_WIDTH 100 /* of a line of words on a terminal, at most where a word allows */

static const char *const columns[] = {
  "member", "name", "year", "estimate", "rank", "share_published_pct", "share_nominal_pct", "target_pct", "meets",
  "spending_usd_m", "gdp_usd_m", "gap_usd_m", "note", NULL
};

static void
add_row (PledgeSheet *sheet, const PledgeAnswer *answer, const PledgeAnswerRow *row)
{
  g_autofree char *note = pledge_words_note (answer, row);

  pledge_sheet_begin_row (sheet);
  pledge_sheet_add_text (sheet, row->iso3);
  pledge_sheet_add_text (sheet, row->name);
  pledge_sheet_add_integer (sheet, pledge_answer_get_year (answer));
  pledge_sheet_add_boolean (sheet, row->estimate);
  if (row->rank > 0)
    pledge_sheet_add_integer (sheet, row->rank);
  else
    pledge_sheet_add_absent (sheet);
  pledge_sheet_add_number (sheet, row->share_published_pct);
  pledge_sheet_add_number (sheet, row->share_nominal_pct);
  pledge_sheet_add_number (sheet, row->target_pct);
  if (isnan (row->share_pct))
    pledge_sheet_add_absent (sheet);
  else
    pledge_sheet_add_boolean (sheet, row->meets);
  pledge_sheet_add_number (sheet, row->spending_usd_m);
  pledge_sheet_add_number (sheet, row->gdp_usd_m);
  pledge_sheet_add_number (sheet, row->gap_usd_m);
  pledge_sheet_add_text (sheet, note);
}

static PledgeSheet *
make_sheet (const PledgeAnswer *answer)
{
  PledgeSheet *sheet = pledge_sheet_new (columns);

  for (guint i = 0; i < pledge_answer_get_n_rows (answer); i++)
    add_row (sheet, answer, pledge_answer_get_row (answer, i));

  return sheet;
}

static void
add_number (JsonBuilder *builder, const char *name, double number)
{
  json_builder_set_member_name (builder, name);
  if (isfinite (number))
    json_builder_add_double_value (builder, number);
  else
    json_builder_add_null_value (builder);
}

static void
add_integer (JsonBuilder *builder, const char *name, gint64 integer)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, integer);
}

static void
add_string (JsonBuilder *builder, const char *name, const char *string)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, string);
}

static void
add_own_targets (JsonBuilder *builder, const PledgeAnswer *answer)
{
  json_builder_set_member_name (builder, "targets_pct");
  json_builder_begin_object (builder);
  for (guint i = 0; i < pledge_answer_get_n_rows (answer); i++)
    {
      const PledgeAnswerRow *row = pledge_answer_get_row (answer, i);

      if (row->target_pct != pledge_answer_get_target_pct (answer))
        add_number (builder, row->iso3, row->target_pct);
    }
  json_builder_end_object (builder);
}

static void
add_question (JsonBuilder *builder, const PledgeAnswer *answer)
{
  PledgeAlliance *alliance = pledge_answer_get_alliance (answer);

  json_builder_set_member_name (builder, "question");
  json_builder_begin_object (builder);
  add_string (builder, "edition", pledge_edition_get_id (pledge_answer_get_edition (answer)));
  add_string (builder, "alliance", pledge_alliance_get_id (alliance));
  json_builder_set_member_name (builder, "members");
  json_builder_begin_array (builder);
  for (guint i = 0; i < pledge_alliance_get_n_members (alliance); i++)
    json_builder_add_string_value (builder, pledge_member_get_iso3 (pledge_alliance_get_member (alliance, i)));
  json_builder_end_array (builder);
  add_integer (builder, "year", pledge_answer_get_year (answer));
  add_number (builder, "target_pct", pledge_answer_get_target_pct (answer));
  add_number (builder, "related_pct", pledge_answer_get_related_pct (answer));
  add_own_targets (builder, answer);
  add_string (builder, "money", pledge_lens_to_id (pledge_answer_get_lens (answer)));
  json_builder_end_object (builder);
}

static void
add_totals (JsonBuilder *builder, const PledgeAnswer *answer)
{
  const PledgeAnswerTotals *totals = pledge_answer_get_totals (answer);

  json_builder_set_member_name (builder, "totals");
  json_builder_begin_object (builder);
  add_integer (builder, "members", totals->members);
  add_integer (builder, "with_figures", totals->with_figures);
  add_integer (builder, "meeting", totals->meeting);
  add_number (builder, "shortfall_usd_m", totals->shortfall_usd_m);
  add_number (builder, "net_usd_m", totals->net_usd_m);
  json_builder_end_object (builder);
}

char *
pledge_table_to_csv (const PledgeAnswer *answer)
{
  g_autoptr (PledgeSheet) sheet = NULL;

  g_return_val_if_fail (answer != NULL, NULL);

  sheet = make_sheet (answer);
  return pledge_sheet_to_csv (sheet);
}

char *
pledge_table_to_tsv (const PledgeAnswer *answer, const char *const *codes)
{
  g_autoptr (PledgeSheet) sheet = NULL;

  g_return_val_if_fail (answer != NULL, NULL);

  sheet = codes != NULL ? pledge_sheet_new (columns) : make_sheet (answer);
  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    {
      const PledgeAnswerRow *row = pledge_answer_find_row (answer, codes[i]);

      if (row != NULL)
        add_row (sheet, answer, row);
    }

  return pledge_sheet_to_tsv (sheet);
}

JsonNode *
pledge_table_to_json_node (const PledgeAnswer *answer)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (PledgeSheet) sheet = NULL;
  g_autofree char *credit = NULL;

  g_return_val_if_fail (answer != NULL, NULL);

  sheet = make_sheet (answer);
  credit = pledge_words_credit_usd (answer);
  json_builder_begin_object (builder);
  add_question (builder, answer);
  json_builder_set_member_name (builder, "rows");
  json_builder_add_value (builder, pledge_sheet_to_json (sheet));
  add_totals (builder, answer);
  add_string (builder, "credit", credit);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

char *
pledge_table_to_json (const PledgeAnswer *answer)
{
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (answer != NULL, NULL);

  root = pledge_table_to_json_node (answer);
  return pledge_table_json_to_text (root);
}

/* The number of the note in the list, which gets it where it is new: members may share one. */
static guint
number_note (GPtrArray *notes, const char *note)
{
  guint at;

  if (!g_ptr_array_find_with_equal_func (notes, note, g_str_equal, &at))
    {
      at = notes->len;
      g_ptr_array_add (notes, g_strdup (note));
    }

  return at + 1;
}

/* notes: gets the footnotes' texts. */
static PledgeSheet *
make_text_sheet (const PledgeAnswer *answer, GPtrArray *notes)
{
  const char *lens = pledge_lens_get_title (pledge_answer_get_lens (answer));
  g_autofree char *spending_title = g_strdup_printf (_("Spending (%s)"), lens);
  const char *const titles[] = { "#", _("Member"), _("Share of GDP"), spending_title, _("To the target"), _("Note"), NULL };
  PledgeSheet *sheet = pledge_sheet_new (titles);

  for (guint i = 0; i < pledge_answer_get_n_rows (answer); i++)
    {
      const PledgeAnswerRow *row = pledge_answer_get_row (answer, i);
      g_autofree char *share = pledge_format_share (row->share_pct);
      g_autofree char *spending = pledge_format_lens (pledge_answer_get_lens (answer), row->spending_lens,
                                                      pledge_edition_get_currency (pledge_answer_get_edition (answer), row->iso3));
      g_autofree char *gap = pledge_words_gap (answer, row);
      g_autofree char *note = pledge_words_note (answer, row);
      g_autofree char *share_note = g_strconcat (share, row->estimate && !isnan (row->share_pct) ? C_("estimate", "e") : " ", NULL);

      pledge_sheet_begin_row (sheet);
      if (row->rank > 0)
        pledge_sheet_add_integer (sheet, row->rank);
      else
        pledge_sheet_add_absent (sheet);
      pledge_sheet_add_text (sheet, row->name);
      pledge_sheet_add_figure (sheet, share_note);
      pledge_sheet_add_figure (sheet, spending);
      pledge_sheet_add_figure (sheet, gap);
      if (note != NULL)
        pledge_sheet_add_integer (sheet, number_note (notes, note));
      else
        pledge_sheet_add_absent (sheet);
    }

  return sheet;
}

static void
append_line (GString *text, char *line, const char *end)
{
  g_autofree char *owned = line;

  if (owned != NULL)
    g_string_append_printf (text, "%s%s\n", owned, end);
}

/* The sentence is in current US$; the sum in another lens stands below it, where there is one. */
static void
append_totals (GString *text, const PledgeAnswer *answer)
{
  PledgeLens lens = pledge_answer_get_lens (answer);

  append_line (text, pledge_words_summary (answer), "");
  if (lens != PLEDGE_LENS_USD && pledge_lens_is_additive (lens))
    append_line (text, pledge_words_shortfall_total (answer), ".");
  append_line (text, pledge_words_net_total (answer), ".");
  if (lens != PLEDGE_LENS_USD)
    {
      append_line (text, pledge_words_totals_note (answer), "");
      append_line (text, pledge_words_lens_absent_rows (answer), "");
    }
}

char *
pledge_table_to_text (const PledgeAnswer *answer)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (PledgeSheet) sheet = NULL;
  g_autofree char *paragraph = NULL;

  g_return_val_if_fail (answer != NULL, NULL);

  sheet = make_text_sheet (answer, notes);
  paragraph = pledge_scenario_words_paragraph (answer);
  append_line (text, pledge_words_title (answer), "\n");
  append_line (text, pledge_sheet_to_text (sheet), "");
  for (guint i = 0; i < notes->len; i++)
    g_string_append_printf (text, "%2u  %s%s\n", i + 1, (char *) notes->pdata[i], i + 1 == notes->len ? "\n" : "");
  append_totals (text, answer);
  pledge_table_append_words (text, paragraph);
  append_line (text, pledge_words_credit (answer), "");

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The library writes 17 digits of every number with a point, 4.6799999999999997 for 4.68; CSV has the shortest. */
static char *
shorten_numbers (const char *json)
{
  GString *text = g_string_sized_new (strlen (json));
  gboolean quoted = FALSE;

  while (*json != '\0')
    {
      gsize n = quoted ? 0 : strspn (json, "0123456789+-.eE");
      g_autofree char *token = g_strndup (json, n);

      if (strchr (token, '.') != NULL && g_ascii_isdigit (token[n - 1]))
        {
          g_autofree char *number = pledge_sheet_number (g_ascii_strtod (token, NULL));

          /* Whole, it stays a number with a point: so says who wrote it. */
          g_string_append_printf (text, "%s%s", number, strpbrk (number, ".e") == NULL ? ".0" : "");
        }
      else
        {
          n = MAX (n, quoted && *json == '\\' ? 2 : 1);
          quoted ^= *json == '"';
          g_string_append_len (text, json, n);
        }
      json += n;
    }

  return g_string_free (text, FALSE);
}

char *
pledge_table_json_to_text (JsonNode *node)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autofree char *text = NULL;
  g_autofree char *shortened = NULL;

  g_return_val_if_fail (node != NULL, NULL);

  json_generator_set_root (generator, node);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);

  shortened = shorten_numbers (text);
  return g_strconcat (shortened, "\n", NULL);
}

void
pledge_table_append_words (GString *text, const char *words)
{
  g_auto (GStrv) parts = NULL;
  glong column = 0;

  g_return_if_fail (text != NULL && words != NULL);

  parts = g_strsplit (words, " ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      glong width = g_utf8_strlen (parts[i], -1);
      gboolean breaks = column > 0 && column + 1 + width > TEXT_WIDTH;

      g_string_append_printf (text, "%s%s", column == 0 ? "" : breaks ? "\n" : " ", parts[i]);
      column = breaks || column == 0 ? width : column + 1 + width;
    }
  g_string_append_c (text, '\n');
}
