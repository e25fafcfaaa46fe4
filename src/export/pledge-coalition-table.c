/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-coalition-table.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>

#include "pledge-format.h"
#include "pledge-gap.h"
#include "pledge-sheet.h"
#include "pledge-table.h"
#include "pledge-words.h"

static const char *const columns[] = {
  "member", "name", "year", "stays", "share_pct", "target_pct", "gdp_usd_m", "spending_usd_m", "asked_usd_m", "gap_usd_m", NULL
};

typedef struct {
  gboolean stays;
  double target_pct;
  double asked_usd_m;
  double gap_usd_m;
} Part;

/* FALSE where the member is not in the sums. */
static gboolean
find_part (const PledgeAnswer *answer, const PledgeCoalition *coalition, const PledgeAnswerRow *row, Part *part)
{
  if (!row->counted || isnan (row->gap_usd_m))
    return FALSE;

  part->stays = row->target_pct != coalition->target_pct;
  part->target_pct = part->stays ? row->target_pct : coalition->common_pct;
  part->asked_usd_m = part->target_pct / 100 * row->gdp_usd_m;
  part->gap_usd_m = pledge_gap (row->spending_usd_m, row->gdp_usd_m, part->target_pct);
  return TRUE;
}

static PledgeSheet *
make_sheet (const PledgeAnswer *answer)
{
  PledgeCoalition coalition = pledge_coalition_find (answer);
  PledgeSheet *sheet = pledge_sheet_new (columns);
  Part part;

  for (guint i = 0; i < pledge_answer_get_n_rows (answer); i++)
    {
      const PledgeAnswerRow *row = pledge_answer_get_row (answer, i);

      if (!find_part (answer, &coalition, row, &part))
        continue;
      pledge_sheet_begin_row (sheet);
      pledge_sheet_add_text (sheet, row->iso3);
      pledge_sheet_add_text (sheet, row->name);
      pledge_sheet_add_integer (sheet, pledge_answer_get_year (answer));
      pledge_sheet_add_boolean (sheet, part.stays);
      pledge_sheet_add_number (sheet, row->share_nominal_pct);
      pledge_sheet_add_number (sheet, part.target_pct);
      pledge_sheet_add_number (sheet, row->gdp_usd_m);
      pledge_sheet_add_number (sheet, row->spending_usd_m);
      pledge_sheet_add_number (sheet, part.asked_usd_m);
      pledge_sheet_add_number (sheet, part.gap_usd_m);
    }

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
add_question (JsonBuilder *builder, const PledgeAnswer *answer)
{
  json_builder_set_member_name (builder, "question");
  json_builder_begin_object (builder);
  add_string (builder, "edition", pledge_edition_get_id (pledge_answer_get_edition (answer)));
  add_string (builder, "alliance", pledge_alliance_get_id (pledge_answer_get_alliance (answer)));
  add_integer (builder, "year", pledge_answer_get_year (answer));
  add_number (builder, "target_pct", pledge_answer_get_target_pct (answer));
  json_builder_set_member_name (builder, "targets_pct");
  json_builder_begin_object (builder);
  for (guint i = 0; i < pledge_answer_get_n_rows (answer); i++)
    {
      const PledgeAnswerRow *row = pledge_answer_get_row (answer, i);

      if (row->target_pct != pledge_answer_get_target_pct (answer))
        add_number (builder, row->iso3, row->target_pct);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_totals (JsonBuilder *builder, const PledgeCoalition *coalition)
{
  json_builder_set_member_name (builder, "totals");
  json_builder_begin_object (builder);
  add_integer (builder, "members", coalition->members);
  add_integer (builder, "with_money", coalition->with_money);
  add_integer (builder, "staying", coalition->staying);
  add_number (builder, "common_pct", coalition->common_pct);
  add_number (builder, "total_usd_m", coalition->total_usd_m);
  add_number (builder, "staying_usd_m", coalition->staying_usd_m);
  add_number (builder, "rest_gdp_usd_m", coalition->rest_gdp_usd_m);
  add_number (builder, "rest_spending_usd_m", coalition->rest_spending_usd_m);
  add_number (builder, "rest_gap_usd_m", coalition->rest_gap_usd_m);
  json_builder_end_object (builder);
}

char *
pledge_coalition_table_to_csv (const PledgeAnswer *answer)
{
  g_autoptr (PledgeSheet) sheet = NULL;

  g_return_val_if_fail (answer != NULL, NULL);

  sheet = make_sheet (answer);
  return pledge_sheet_to_csv (sheet);
}

char *
pledge_coalition_table_to_json (const PledgeAnswer *answer)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (PledgeSheet) sheet = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *words = NULL, *credit = NULL;
  PledgeCoalition coalition;

  g_return_val_if_fail (answer != NULL, NULL);

  coalition = pledge_coalition_find (answer);
  sheet = make_sheet (answer);
  words = pledge_coalition_words (answer);
  credit = pledge_words_credit_usd (answer);
  json_builder_begin_object (builder);
  add_question (builder, answer);
  json_builder_set_member_name (builder, "rows");
  json_builder_add_value (builder, pledge_sheet_to_json (sheet));
  add_totals (builder, &coalition);
  add_string (builder, "words", words);
  add_string (builder, "credit", credit);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return pledge_table_json_to_text (root);
}

static PledgeSheet *
make_text_sheet (const PledgeAnswer *answer)
{
  const char *const titles[] = { _("Member"), _("Share of GDP"), _("Target"), _("Spending"), _("At the target"), _("Stays"), NULL };
  PledgeCoalition coalition = pledge_coalition_find (answer);
  PledgeSheet *sheet = pledge_sheet_new (titles);
  Part part;

  for (guint i = 0; i < pledge_answer_get_n_rows (answer); i++)
    {
      const PledgeAnswerRow *row = pledge_answer_get_row (answer, i);
      g_autofree char *share = NULL, *target = NULL, *spending = NULL, *asked = NULL;

      if (!find_part (answer, &coalition, row, &part))
        continue;
      share = pledge_format_share (row->share_nominal_pct);
      target = pledge_format_share (part.target_pct);
      spending = pledge_format_usd (row->spending_usd_m);
      asked = pledge_format_usd (part.asked_usd_m);
      pledge_sheet_begin_row (sheet);
      pledge_sheet_add_text (sheet, row->name);
      pledge_sheet_add_figure (sheet, share);
      pledge_sheet_add_figure (sheet, target);
      pledge_sheet_add_figure (sheet, spending);
      pledge_sheet_add_figure (sheet, asked);
      pledge_sheet_add_text (sheet, part.stays ? _("yes") : NULL);
    }

  return sheet;
}

char *
pledge_coalition_table_to_text (const PledgeAnswer *answer)
{
  g_autoptr (PledgeSheet) sheet = NULL;
  g_autofree char *title = NULL, *words = NULL, *rows = NULL, *credit = NULL;
  PledgeCoalition coalition;

  g_return_val_if_fail (answer != NULL, NULL);

  coalition = pledge_coalition_find (answer);
  sheet = make_text_sheet (answer);
  title = pledge_words_title (answer);
  words = pledge_coalition_words (answer);
  rows = pledge_sheet_to_text (sheet);
  credit = pledge_words_credit_usd (answer);
  if (coalition.with_money < coalition.members)
    {
      g_autofree char *left_out = g_strdup_printf (ngettext ("%u of %u member has no money figures and is left out.", "%u of %u members have no money figures and are left out.",
                                                             coalition.members),
                                                   coalition.members - coalition.with_money, coalition.members);

      return g_strdup_printf ("%s\n\n%s\n%s\n%s\n%s\n", title, rows, words, left_out, credit);
    }

  return g_strdup_printf ("%s\n\n%s\n%s\n%s\n", title, rows, words, credit);
}
