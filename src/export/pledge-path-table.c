/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-path-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-format.h"
#include "pledge-path-words.h"
#include "pledge-sheet.h"
#include "pledge-table.h"

static const char *const columns[] = {
  "member", "name", "year", "share_pct", "gdp_usd_m", "spending_usd_m", "baseline_usd_m", "extra_usd_m", "cumulative_usd_m", "flat_cash_usd_m",
  "flat_real_usd_m", "constant_share_usd_m", "price_usd_m", "growth_usd_m", "effort_usd_m", "assumption",
  "unit", "gdp_m", "spending_m", "baseline_m", "extra_m", "cumulative_m", "price_m", "growth_m", "effort_m", "note", NULL
};

/* For programs: not translated. */
static char *
unit_code (const PledgePath *path, const PledgePathLine *line)
{
  const char *currency = pledge_path_get_lens (path) == PLEDGE_LENS_NATIONAL ? line->currency : "USD";
  int price_year = pledge_edition_get_info (pledge_path_get_edition (path))->price_base_year;

  if (currency == NULL)
    return NULL;
  if (pledge_path_get_lens (path) == PLEDGE_LENS_CONST)
    return g_strdup_printf ("%s %d", currency, price_year);
  if (pledge_path_assumptions_get_prices (pledge_path_get_assumptions (path)) == PLEDGE_PRICES_BASE)
    return g_strdup_printf ("%s %d", currency, line->years[0].year);

  return g_strdup (currency);
}

static void
add_usd (PledgeSheet *sheet, const PledgePathMoney *money)
{
  const double figures[] = { money->gdp, money->spending, money->baseline, money->extra, money->extra_sum, money->flat_cash, money->flat_real,
                             money->constant_share, money->price, money->growth, money->effort };

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    pledge_sheet_add_number (sheet, figures[i]);
}

static void
add_lens (PledgeSheet *sheet, const PledgePathMoney *money)
{
  const double figures[] = { money->gdp, money->spending, money->baseline, money->extra, money->extra_sum, money->price, money->growth, money->effort };

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    pledge_sheet_add_number (sheet, figures[i]);
}

static void
add_year (PledgeSheet *sheet, const PledgePath *path, const PledgePathLine *line, const PledgePathYear *year)
{
  g_autofree char *unit = unit_code (path, line);

  pledge_sheet_begin_row (sheet);
  pledge_sheet_add_text (sheet, line->iso3);
  pledge_sheet_add_text (sheet, line->name);
  pledge_sheet_add_integer (sheet, year->year);
  pledge_sheet_add_number (sheet, year->share_pct);
  add_usd (sheet, &year->usd_m);
  pledge_sheet_add_boolean (sheet, year->assumption);
  pledge_sheet_add_text (sheet, unit);
  add_lens (sheet, &year->lens);
  pledge_sheet_add_absent (sheet);
}

static void
add_line (PledgeSheet *sheet, const PledgePath *path, const PledgePathLine *line)
{
  for (guint t = 0; line->years != NULL && t <= line->n_years; t++)
    add_year (sheet, path, line, &line->years[t]);
  if (line->years != NULL)
    return;

  pledge_sheet_begin_row (sheet);
  pledge_sheet_add_text (sheet, line->iso3);
  pledge_sheet_add_text (sheet, line->name);
  pledge_sheet_add_integer (sheet, pledge_path_get_base_year (path));
  for (guint i = 3; columns[i + 1] != NULL; i++)
    pledge_sheet_add_absent (sheet);
  pledge_sheet_add_text (sheet, pledge_path_words_absence (line->absence));
}

static PledgeSheet *
make_sheet (const PledgePath *path)
{
  PledgeSheet *sheet = pledge_sheet_new (columns);

  for (guint i = 0; i < pledge_path_get_n_lines (path); i++)
    add_line (sheet, path, pledge_path_get_line (path, i));

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
add_own_targets (JsonBuilder *builder, const PledgePath *path)
{
  json_builder_set_member_name (builder, "targets_pct");
  json_builder_begin_object (builder);
  for (guint i = 0; i < pledge_path_get_n_lines (path); i++)
    {
      const PledgePathLine *line = pledge_path_get_line (path, i);

      if (line->target_pct != pledge_path_get_target_pct (path))
        add_number (builder, line->iso3, line->target_pct);
    }
  json_builder_end_object (builder);
}

static void
add_assumptions (JsonBuilder *builder, const PledgePath *path)
{
  const PledgePathAssumptions *assumptions = pledge_path_get_assumptions (path);

  add_integer (builder, "by", pledge_path_get_by_year (path));
  add_string (builder, "shape", pledge_path_shape_to_id (pledge_path_assumptions_get_shape (assumptions)));
  add_string (builder, "baseline", pledge_baseline_to_id (pledge_path_assumptions_get_baseline (assumptions)));
  add_string (builder, "prices", pledge_prices_to_id (pledge_path_assumptions_get_prices (assumptions)));
  add_number (builder, "growth_pct", pledge_path_assumptions_get_growth_pct (assumptions));
  add_number (builder, "inflation_pct", pledge_path_assumptions_get_inflation_pct (assumptions));
}

static void
add_question (JsonBuilder *builder, const PledgePath *path)
{
  PledgeAlliance *alliance = pledge_path_get_alliance (path);

  json_builder_set_member_name (builder, "question");
  json_builder_begin_object (builder);
  add_string (builder, "edition", pledge_edition_get_id (pledge_path_get_edition (path)));
  add_string (builder, "alliance", pledge_alliance_get_id (alliance));
  json_builder_set_member_name (builder, "members");
  json_builder_begin_array (builder);
  for (guint i = 0; i < pledge_alliance_get_n_members (alliance); i++)
    json_builder_add_string_value (builder, pledge_member_get_iso3 (pledge_alliance_get_member (alliance, i)));
  json_builder_end_array (builder);
  add_integer (builder, "year", pledge_path_get_base_year (path));
  add_number (builder, "target_pct", pledge_path_get_target_pct (path));
  add_number (builder, "related_pct", pledge_path_get_related_pct (path));
  add_own_targets (builder, path);
  add_string (builder, "money", pledge_lens_to_id (pledge_path_get_lens (path)));
  add_assumptions (builder, path);
  json_builder_end_object (builder);
}

static void
add_members (JsonBuilder *builder, const PledgePath *path)
{
  const PledgePathTotals *totals = pledge_path_get_totals (path);

  json_builder_set_member_name (builder, "members");
  json_builder_begin_object (builder);
  add_integer (builder, "counted", totals->members);
  add_integer (builder, "with_path", totals->with_path);
  add_integer (builder, "above", totals->above);
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "required_real_growth_pct");
  json_builder_begin_object (builder);
  for (guint i = 0; i < pledge_path_get_n_lines (path); i++)
    add_number (builder, pledge_path_get_line (path, i)->iso3, pledge_path_get_line (path, i)->required_real_growth_pct);
  add_number (builder, "total", pledge_path_get_total (path)->required_real_growth_pct);
  json_builder_end_object (builder);
}

char *
pledge_path_table_to_csv (const PledgePath *path)
{
  g_autoptr (PledgeSheet) sheet = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  sheet = make_sheet (path);
  return pledge_sheet_to_csv (sheet);
}

char *
pledge_path_table_to_tsv (const PledgePath *path)
{
  g_autoptr (PledgeSheet) sheet = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  sheet = make_sheet (path);
  return pledge_sheet_to_tsv (sheet);
}

char *
pledge_path_table_to_json (const PledgePath *path)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (PledgeSheet) sheet = NULL;
  g_autoptr (PledgeSheet) totals = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *words = NULL;
  g_autofree char *credit = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  sheet = make_sheet (path);
  totals = pledge_sheet_new (columns);
  if (pledge_path_get_total (path)->years != NULL)
    add_line (totals, path, pledge_path_get_total (path));
  words = pledge_path_words_paragraph (path);
  credit = pledge_path_words_credit (path);
  json_builder_begin_object (builder);
  add_question (builder, path);
  json_builder_set_member_name (builder, "rows");
  json_builder_add_value (builder, pledge_sheet_to_json (sheet));
  json_builder_set_member_name (builder, "totals");
  json_builder_add_value (builder, pledge_sheet_to_json (totals));
  add_members (builder, path);
  add_string (builder, "words", words);
  add_string (builder, "credit", credit);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return pledge_table_json_to_text (root);
}

static void
append_line (GString *text, char *line)
{
  g_autofree char *owned = line;

  if (owned != NULL)
    g_string_append_printf (text, "%s\n", owned);
}

static void
add_money (PledgeSheet *sheet, const PledgePath *path, double amount, const char *currency)
{
  g_autofree char *money = pledge_path_words_money (path, amount, currency);

  pledge_sheet_add_figure (sheet, money);
}

static void
append_years (GString *text, const PledgePath *path, const PledgePathLine *line)
{
  const char *const titles[] = { _("Year"), _("Share of GDP"), _("GDP"), _("Spending"), _("Baseline"), _("Extra"), _("Added up"), _("Assumption"), NULL };
  g_autoptr (PledgeSheet) sheet = pledge_sheet_new (titles);

  for (guint t = 0; t <= line->n_years; t++)
    {
      const PledgePathYear *year = &line->years[t];
      g_autofree char *share = pledge_format_share (year->share_pct);

      pledge_sheet_begin_row (sheet);
      pledge_sheet_add_integer (sheet, year->year);
      pledge_sheet_add_figure (sheet, share);
      add_money (sheet, path, year->lens.gdp, line->currency);
      add_money (sheet, path, year->lens.spending, line->currency);
      add_money (sheet, path, year->lens.baseline, line->currency);
      /* Sums begin with the year after. */
      add_money (sheet, path, t > 0 ? year->lens.extra : NAN, line->currency);
      add_money (sheet, path, t > 0 ? year->lens.extra_sum : NAN, line->currency);
      /* Translators: in a column that says which figures are assumptions */
      pledge_sheet_add_text (sheet, year->assumption ? _("yes") : NULL);
    }
  append_line (text, pledge_sheet_to_text (sheet));
}

static void
append_course (GString *text, const PledgePath *path, const PledgePathLine *line)
{
  g_autofree char *summary = pledge_path_words_summary (path, line);
  g_autofree char *split = pledge_path_words_split (path, line);

  pledge_table_append_words (text, summary);
  if (split != NULL)
    pledge_table_append_words (text, split);
  g_string_append_c (text, '\n');
  if (line->years != NULL)
    append_years (text, path, line);
}

static void
append_members (GString *text, const PledgePath *path)
{
  const char *const titles[] = { _("Member"), _("Share of GDP"), _("Target"), _("Extra in the last year"), _("Added up"), _("Real growth a year"), _("Note"), NULL };
  g_autoptr (PledgeSheet) sheet = pledge_sheet_new (titles);

  for (guint i = 0; i < pledge_path_get_n_lines (path); i++)
    {
      const PledgePathLine *line = pledge_path_get_line (path, i);
      const PledgePathYear *last = line->years != NULL ? &line->years[line->n_years] : NULL;
      g_autofree char *share = pledge_format_share (last != NULL ? line->years[0].share_pct : NAN);
      g_autofree char *target = pledge_format_target (line->target_pct);
      g_autofree char *rate = pledge_format_share (fabs (line->required_real_growth_pct));
      g_autofree char *growth = g_strconcat (line->required_real_growth_pct < 0 ? "−" : "", rate, NULL);

      pledge_sheet_begin_row (sheet);
      pledge_sheet_add_text (sheet, line->name);
      pledge_sheet_add_figure (sheet, share);
      pledge_sheet_add_figure (sheet, target);
      add_money (sheet, path, last != NULL ? last->lens.extra : NAN, line->currency);
      add_money (sheet, path, last != NULL ? last->lens.extra_sum : NAN, line->currency);
      pledge_sheet_add_figure (sheet, growth);
      pledge_sheet_add_text (sheet, pledge_path_words_absence (line->absence));
    }
  append_line (text, pledge_sheet_to_text (sheet));
}

/* Who is selected has a table of years of its own; without anybody the members together have one. */
static void
append_courses (GString *text, const PledgePath *path)
{
  gboolean any = FALSE;
  guint n = pledge_path_get_n_lines (path);

  for (guint i = 0; i < n; i++)
    {
      const PledgePathLine *line = pledge_path_get_line (path, i);

      if (!line->selected && n > 1)
        continue;
      append_course (text, path, line);
      any = TRUE;
    }
  if (!any)
    append_course (text, path, pledge_path_get_total (path));
  if (n > 1)
    append_members (text, path);
}

char *
pledge_path_table_to_text (const PledgePath *path)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *title = NULL, *paragraph = NULL, *credit = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  text = g_string_new (NULL);
  title = pledge_path_words_title (path);
  paragraph = pledge_path_words_paragraph (path);
  credit = pledge_path_words_credit (path);
  g_string_append_printf (text, "%s\n\n", title);
  append_courses (text, path);
  pledge_table_append_words (text, paragraph);
  pledge_table_append_words (text, credit);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
