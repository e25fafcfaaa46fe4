/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-format.h"
#include "pledge-sheet.h"
#include "pledge-words.h"

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

char *
pledge_table_to_json (const PledgeAnswer *answer)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (PledgeSheet) sheet = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *credit = NULL;

  g_return_val_if_fail (answer != NULL, NULL);

  sheet = make_sheet (answer);
  credit = pledge_words_credit (answer);
  json_builder_begin_object (builder);
  add_question (builder, answer);
  json_builder_set_member_name (builder, "rows");
  json_builder_add_value (builder, pledge_sheet_to_json (sheet));
  add_totals (builder, answer);
  add_string (builder, "credit", credit);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return pledge_table_json_to_text (root);
}

static PledgeSheet *
make_text_sheet (const PledgeAnswer *answer)
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
      pledge_sheet_add_text (sheet, note);
    }

  return sheet;
}

char *
pledge_table_to_text (const PledgeAnswer *answer)
{
  g_autoptr (PledgeSheet) sheet = NULL;
  g_autofree char *title = NULL;
  g_autofree char *rows = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *credit = NULL;
  g_autofree char *net = NULL;
  const PledgeAnswerTotals *totals;

  g_return_val_if_fail (answer != NULL, NULL);

  sheet = make_text_sheet (answer);
  title = pledge_words_title (answer);
  rows = pledge_sheet_to_text (sheet);
  summary = pledge_words_summary (answer);
  credit = pledge_words_credit (answer);
  totals = pledge_answer_get_totals (answer);
  if (totals->with_money > 0)
    {
      g_autofree char *amount = pledge_format_usd_total (totals->net_usd_m);

      net = g_strdup_printf (totals->net_usd_m >= 0 ? _("Net gap, surpluses taken off: %s below the target.\n")
                                                    : _("Net gap, surpluses taken off: %s above the target.\n"), amount);
    }

  return g_strdup_printf ("%s\n\n%s\n%s\n%s%s\n", title, rows, summary, net != NULL ? net : "", credit);
}

char *
pledge_table_json_to_text (JsonNode *node)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autofree char *text = NULL;

  g_return_val_if_fail (node != NULL, NULL);

  json_generator_set_root (generator, node);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);

  return g_strconcat (text, "\n", NULL);
}
