/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-compare-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-format.h"
#include "pledge-gap.h"
#include "pledge-sheet.h"
#include "pledge-table.h"
#include "pledge-words.h"

static const char *const columns[] = {
  "member", "name", "year", "share_old_pct", "share_new_pct", "share_difference_pct", "target_pct", "meets_old", "meets_new", "flip",
  "spending_old_usd_m", "spending_new_usd_m", "spending_difference_usd_m", "gap_old_usd_m", "gap_new_usd_m", "gap_difference_usd_m", NULL
};

/* A verdict flips only where both editions have one. */
static gboolean
flips (const PledgeAnswerRow *before, const PledgeAnswerRow *after)
{
  return !isnan (before->share_pct) && !isnan (after->share_pct) && before->meets != after->meets;
}

static void
add_verdict (PledgeSheet *sheet, const PledgeAnswerRow *row)
{
  if (isnan (row->share_pct))
    pledge_sheet_add_absent (sheet);
  else
    pledge_sheet_add_boolean (sheet, row->meets);
}

static void
add_three (PledgeSheet *sheet, double before, double after)
{
  pledge_sheet_add_number (sheet, before);
  pledge_sheet_add_number (sheet, after);
  pledge_sheet_add_number (sheet, after - before);
}

static PledgeSheet *
make_sheet (const PledgeAnswer *old, const PledgeAnswer *answer)
{
  PledgeSheet *sheet = pledge_sheet_new (columns);

  for (guint i = 0; i < pledge_answer_get_n_rows (answer); i++)
    {
      const PledgeAnswerRow *after = pledge_answer_get_row (answer, i);
      const PledgeAnswerRow *before = pledge_answer_find_row (old, after->iso3);

      pledge_sheet_begin_row (sheet);
      pledge_sheet_add_text (sheet, after->iso3);
      pledge_sheet_add_text (sheet, after->name);
      pledge_sheet_add_integer (sheet, pledge_answer_get_year (answer));
      add_three (sheet, before->share_pct, after->share_pct);
      pledge_sheet_add_number (sheet, after->target_pct);
      add_verdict (sheet, before);
      add_verdict (sheet, after);
      pledge_sheet_add_boolean (sheet, flips (before, after));
      add_three (sheet, before->spending_usd_m, after->spending_usd_m);
      add_three (sheet, before->gap_usd_m, after->gap_usd_m);
    }

  return sheet;
}

static guint
count_flips (const PledgeAnswer *old, const PledgeAnswer *answer)
{
  guint count = 0;

  for (guint i = 0; i < pledge_answer_get_n_rows (answer); i++)
    {
      const PledgeAnswerRow *after = pledge_answer_get_row (answer, i);

      /* As everywhere, a member counts in the years of its membership. */
      count += after->counted && flips (pledge_answer_find_row (old, after->iso3), after);
    }

  return count;
}

char *
pledge_compare_table_to_csv (const PledgeAnswer *old, const PledgeAnswer *answer)
{
  g_autoptr (PledgeSheet) sheet = NULL;

  g_return_val_if_fail (old != NULL && answer != NULL, NULL);

  sheet = make_sheet (old, answer);
  return pledge_sheet_to_csv (sheet);
}

static JsonNode *
dup_member (JsonNode *table, const char *name)
{
  return json_node_copy (json_object_get_member (json_node_get_object (table), name));
}

char *
pledge_compare_table_to_json (const PledgeAnswer *old, const PledgeAnswer *answer)
{
  g_autoptr (JsonNode) old_table = NULL, new_table = NULL, root = NULL;
  g_autoptr (PledgeSheet) sheet = NULL;
  JsonObject *object, *totals;

  g_return_val_if_fail (old != NULL && answer != NULL, NULL);

  old_table = pledge_table_to_json_node (old);
  new_table = pledge_table_to_json_node (answer);
  sheet = make_sheet (old, answer);
  totals = json_object_new ();
  json_object_set_member (totals, "old", dup_member (old_table, "totals"));
  json_object_set_member (totals, "new", dup_member (new_table, "totals"));
  json_object_set_int_member (totals, "flips", count_flips (old, answer));

  object = json_object_new ();
  json_object_set_member (object, "question", dup_member (new_table, "question"));
  json_object_set_string_member (object, "compare", pledge_edition_get_id (pledge_answer_get_edition (old)));
  json_object_set_member (object, "rows", pledge_sheet_to_json (sheet));
  json_object_set_object_member (object, "totals", totals);
  json_object_set_member (object, "credit", dup_member (new_table, "credit"));
  json_object_set_member (object, "credit_old", dup_member (old_table, "credit"));
  root = json_node_init_object (json_node_alloc (), object);
  json_object_unref (object);

  return pledge_table_json_to_text (root);
}

/* "+0.12": percentage points, with the sign that tells a rise from a fall. */
static char *
dup_points (double before, double after)
{
  double difference = pledge_share_printed_pct (after) - pledge_share_printed_pct (before);

  if (isnan (difference))
    return g_strdup ("–");
  return fabs (difference) < 0.005 ? g_strdup_printf ("%.2f", 0.0) : g_strdup_printf ("%+.2f", difference);
}

static const char *
word_flip (const PledgeAnswerRow *before, const PledgeAnswerRow *after)
{
  if (!flips (before, after))
    return "";
  return after->meets ? _("now met") : _("no longer met");
}

static PledgeSheet *
make_text_sheet (const PledgeAnswer *old, const PledgeAnswer *answer)
{
  const char *old_title = pledge_edition_get_title (pledge_answer_get_edition (old));
  const char *new_title = pledge_edition_get_title (pledge_answer_get_edition (answer));
  /* Translators: percentage points */
  const char *const titles[] = { _("Member"), old_title, new_title, _("Points"), _("Verdict"), NULL };
  PledgeSheet *sheet = pledge_sheet_new (titles);

  for (guint i = 0; i < pledge_answer_get_n_rows (answer); i++)
    {
      const PledgeAnswerRow *after = pledge_answer_get_row (answer, i);
      const PledgeAnswerRow *before = pledge_answer_find_row (old, after->iso3);
      g_autofree char *old_share = pledge_format_share (before->share_pct);
      g_autofree char *new_share = pledge_format_share (after->share_pct);
      g_autofree char *points = dup_points (before->share_pct, after->share_pct);

      pledge_sheet_begin_row (sheet);
      pledge_sheet_add_text (sheet, after->name);
      pledge_sheet_add_figure (sheet, old_share);
      pledge_sheet_add_figure (sheet, new_share);
      pledge_sheet_add_figure (sheet, points);
      pledge_sheet_add_text (sheet, word_flip (before, after));
    }

  return sheet;
}

char *
pledge_compare_table_to_text (const PledgeAnswer *old, const PledgeAnswer *answer)
{
  g_autoptr (PledgeSheet) sheet = NULL;
  g_autofree char *lines = NULL, *title = NULL, *target = NULL, *credit = NULL, *old_credit = NULL;
  const PledgeEditionInfo *info;
  guint n_flips;
  GString *text;

  g_return_val_if_fail (old != NULL && answer != NULL, NULL);

  sheet = make_text_sheet (old, answer);
  lines = pledge_sheet_to_text (sheet);
  title = pledge_words_title (answer);
  target = pledge_format_target (pledge_answer_get_target_pct (answer));
  credit = pledge_words_credit (answer);
  old_credit = pledge_words_credit (old);
  info = pledge_edition_get_info (pledge_answer_get_edition (old));
  n_flips = count_flips (old, answer);

  text = g_string_new (NULL);
  /* Translators: what is asked, then publisher and title of the edition it is compared with */
  g_string_append_printf (text, _("%s, compared with %s %s"), title, info->publisher, info->title);
  g_string_append_printf (text, "\n\n%s\n", lines);
  if (n_flips == 0)
    g_string_append_printf (text, _("At %s of GDP no verdict differs."), target);
  else
    g_string_append_printf (text, ngettext ("At %s of GDP %u verdict differs.", "At %s of GDP %u verdicts differ.", n_flips), target, n_flips);
  g_string_append_printf (text, "\n%s\n%s\n", credit, old_credit);

  return g_string_free (text, FALSE);
}
