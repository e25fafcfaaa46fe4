/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-diff-table.h"

#include <json-glib/json-glib.h>

#include "pledge-names.h"
#include "pledge-sheet.h"
#include "pledge-table.h"

static const char *const figure_columns[] = { "member", "name", "indicator", "year", "change", "before", "after", "difference",
                                              "estimate_before", "estimate_after", NULL };

static PledgeSheet *
make_figures (const PledgeEditionDiff *diff, const PledgeNames *names)
{
  PledgeSheet *sheet = pledge_sheet_new (figure_columns);

  for (guint i = 0; i < pledge_edition_diff_get_n_figures (diff); i++)
    {
      const PledgeDiffFigure *figure = pledge_edition_diff_get_figure (diff, i);

      pledge_sheet_begin_row (sheet);
      pledge_sheet_add_text (sheet, figure->iso3);
      pledge_sheet_add_text (sheet, pledge_names_get (names, figure->iso3));
      pledge_sheet_add_text (sheet, figure->indicator);
      pledge_sheet_add_integer (sheet, figure->year);
      pledge_sheet_add_text (sheet, pledge_diff_kind_to_id (figure->kind));
      pledge_sheet_add_number (sheet, figure->before);
      pledge_sheet_add_number (sheet, figure->after);
      pledge_sheet_add_number (sheet, figure->after - figure->before);
      pledge_sheet_add_boolean (sheet, figure->estimate_before);
      pledge_sheet_add_boolean (sheet, figure->estimate_after);
    }

  return sheet;
}

/* Latest year first: that is what people ask about. */
static PledgeSheet *
make_flips (const PledgeEditionDiff *diff, const PledgeNames *names, double target_pct)
{
  static const char *const columns[] = { "year", "member", "name", "share_before_pct", "share_after_pct", "met_before", "meets_after", NULL };
  PledgeSheet *sheet = pledge_sheet_new (columns);
  int first, last;

  pledge_edition_diff_get_common_years (diff, &first, &last);
  for (int year = last; year >= first; year--)
    {
      g_autoptr (GArray) flips = pledge_edition_diff_list_flips (diff, year, target_pct);

      for (guint i = 0; i < flips->len; i++)
        {
          const PledgeDiffFlip *flip = &g_array_index (flips, PledgeDiffFlip, i);

          pledge_sheet_begin_row (sheet);
          pledge_sheet_add_integer (sheet, year);
          pledge_sheet_add_text (sheet, flip->iso3);
          pledge_sheet_add_text (sheet, pledge_names_get (names, flip->iso3));
          pledge_sheet_add_number (sheet, flip->share_before_pct);
          pledge_sheet_add_number (sheet, flip->share_after_pct);
          pledge_sheet_add_boolean (sheet, flip->met_before);
          pledge_sheet_add_boolean (sheet, flip->meets_after);
        }
    }

  return sheet;
}

static PledgeSheet *
make_facts (const PledgeEditionDiff *diff)
{
  static const char *const columns[] = { "key", "subject", "before", "after", NULL };
  PledgeSheet *sheet = pledge_sheet_new (columns);

  for (guint i = 0; i < pledge_edition_diff_get_n_facts (diff); i++)
    {
      const PledgeDiffFact *fact = pledge_edition_diff_get_fact (diff, i);

      pledge_sheet_begin_row (sheet);
      pledge_sheet_add_text (sheet, fact->key);
      pledge_sheet_add_text (sheet, fact->subject);
      pledge_sheet_add_text (sheet, fact->before);
      pledge_sheet_add_text (sheet, fact->after);
    }

  return sheet;
}

static void
add_sheet (JsonBuilder *builder, const char *name, PledgeSheet *sheet)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_value (builder, pledge_sheet_to_json (sheet));
  pledge_sheet_free (sheet);
}

static void
add_edition (JsonBuilder *builder, const char *name, PledgeEdition *edition)
{
  const PledgeEditionInfo *info = pledge_edition_get_info (edition);
  const char *const pairs[][2] = {
    { "id", info->id }, { "publisher", info->publisher }, { "title", info->title }, { "published", info->published },
    { "definition", pledge_definition_to_id (info->definition) },
  };

  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      json_builder_set_member_name (builder, pairs[i][0]);
      json_builder_add_string_value (builder, pairs[i][1]);
    }
  json_builder_end_object (builder);
}

static void
add_list (JsonBuilder *builder, const char *name, const char *const *words)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; words[i] != NULL; i++)
    json_builder_add_string_value (builder, words[i]);
  json_builder_end_array (builder);
}

static void
add_lists (JsonBuilder *builder, const char *name, const char *const *new, const char *const *gone)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  add_list (builder, "new", new);
  add_list (builder, "gone", gone);
  json_builder_end_object (builder);
}

static void
add_counts (JsonBuilder *builder, const PledgeEditionDiff *diff)
{
  json_builder_set_member_name (builder, "counts");
  json_builder_begin_object (builder);
  for (PledgeDiffKind kind = 0; kind < PLEDGE_DIFF_N_KINDS; kind++)
    {
      json_builder_set_member_name (builder, pledge_diff_kind_to_id (kind));
      json_builder_add_int_value (builder, pledge_edition_diff_count (diff, kind));
    }
  json_builder_end_object (builder);
}

char *
pledge_diff_table_to_json (const PledgeEditionDiff *diff, PledgeCatalogue *catalogue, double target_pct)
{
  g_autoptr (PledgeNames) names = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (diff != NULL, NULL);
  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (catalogue), NULL);

  names = pledge_names_new (catalogue);
  json_builder_begin_object (builder);
  add_edition (builder, "before", pledge_edition_diff_get_before (diff));
  add_edition (builder, "after", pledge_edition_diff_get_after (diff));
  add_sheet (builder, "facts", make_facts (diff));
  add_lists (builder, "members", pledge_edition_diff_get_members (diff, PLEDGE_DIFF_NEW), pledge_edition_diff_get_members (diff, PLEDGE_DIFF_GONE));
  add_lists (builder, "indicators", pledge_edition_diff_get_indicators (diff, PLEDGE_DIFF_NEW), pledge_edition_diff_get_indicators (diff, PLEDGE_DIFF_GONE));
  add_counts (builder, diff);
  json_builder_set_member_name (builder, "target_pct");
  json_builder_add_double_value (builder, target_pct);
  add_sheet (builder, "flips", make_flips (diff, names, target_pct));
  add_sheet (builder, "figures", make_figures (diff, names));
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return pledge_table_json_to_text (root);
}

char *
pledge_diff_table_to_csv (const PledgeEditionDiff *diff, PledgeCatalogue *catalogue)
{
  g_autoptr (PledgeNames) names = NULL;
  g_autoptr (PledgeSheet) sheet = NULL;

  g_return_val_if_fail (diff != NULL, NULL);
  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (catalogue), NULL);

  names = pledge_names_new (catalogue);
  sheet = make_figures (diff, names);
  return pledge_sheet_to_csv (sheet);
}
