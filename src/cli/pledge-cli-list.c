/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-cli-commands.h"
#include "pledge-cli-question.h"
#include "pledge-library.h"
#include "pledge-sheet.h"
#include "pledge-table.h"

/* Whether the user has imported the edition, from what and when. */
static void
add_origin (PledgeSheet *sheet, GPtrArray *own, const char *id)
{
  const PledgeLibraryEntry *entry = NULL;

  for (guint i = 0; i < own->len && entry == NULL; i++)
    if (g_str_equal (((PledgeLibraryEntry *) own->pdata[i])->id, id))
      entry = own->pdata[i];

  pledge_sheet_add_boolean (sheet, entry != NULL);
  pledge_sheet_add_text (sheet, entry != NULL ? entry->source : NULL);
  pledge_sheet_add_text (sheet, entry != NULL ? entry->imported : NULL);
}

static PledgeSheet *
list_editions (PledgeCatalogue *catalogue)
{
  static const char *const columns[] = { "id", "publisher", "title", "published", "cutoff", "definition", "first_year", "last_year",
                                         "estimates_from", "price_base_year", "members", "credit", "licence", "own", "source", "imported", NULL };
  g_autoptr (PledgeLibrary) library = pledge_library_new (NULL);
  g_autoptr (GPtrArray) own = pledge_library_list (library);
  PledgeSheet *sheet = pledge_sheet_new (columns);
  GListModel *editions = pledge_catalogue_get_editions (catalogue);

  for (guint i = 0; i < g_list_model_get_n_items (editions); i++)
    {
      g_autoptr (PledgeEdition) edition = g_list_model_get_item (editions, i);
      const PledgeEditionInfo *info = pledge_edition_get_info (edition);

      pledge_sheet_begin_row (sheet);
      pledge_sheet_add_text (sheet, info->id);
      pledge_sheet_add_text (sheet, info->publisher);
      pledge_sheet_add_text (sheet, info->title);
      pledge_sheet_add_text (sheet, info->published);
      pledge_sheet_add_text (sheet, info->cutoff);
      pledge_sheet_add_text (sheet, pledge_definition_to_id (info->definition));
      pledge_sheet_add_integer (sheet, info->first_year);
      pledge_sheet_add_integer (sheet, info->last_year);
      pledge_sheet_add_number (sheet, info->estimates_from != 0 ? info->estimates_from : NAN);
      pledge_sheet_add_number (sheet, info->price_base_year != 0 ? info->price_base_year : NAN);
      pledge_sheet_add_integer (sheet, pledge_edition_get_n_members (edition));
      pledge_sheet_add_text (sheet, info->credit);
      pledge_sheet_add_text (sheet, info->licence);
      add_origin (sheet, own, info->id);
    }

  return sheet;
}

static PledgeSheet *
list_alliances (PledgeCatalogue *catalogue)
{
  static const char *const columns[] = { "id", "title", "members", "codes", "own", NULL };
  PledgeSheet *sheet = pledge_sheet_new (columns);
  GListModel *alliances = pledge_catalogue_get_alliances (catalogue);

  for (guint i = 0; i < g_list_model_get_n_items (alliances); i++)
    {
      g_autoptr (PledgeAlliance) alliance = g_list_model_get_item (alliances, i);
      g_autoptr (GString) codes = g_string_new (NULL);

      for (guint j = 0; j < pledge_alliance_get_n_members (alliance); j++)
        g_string_append_printf (codes, "%s%s", j > 0 ? " " : "", pledge_member_get_iso3 (pledge_alliance_get_member (alliance, j)));
      pledge_sheet_begin_row (sheet);
      pledge_sheet_add_text (sheet, pledge_alliance_get_id (alliance));
      pledge_sheet_add_text (sheet, pledge_alliance_get_title (alliance));
      pledge_sheet_add_integer (sheet, pledge_alliance_get_n_members (alliance));
      pledge_sheet_add_text (sheet, codes->str);
      pledge_sheet_add_boolean (sheet, pledge_alliance_is_own (alliance));
    }

  return sheet;
}

/* The alliances a member is in, with the years: "nato 1999–", or "nato –" where its first is not known. */
static char *
memberships (PledgeCatalogue *catalogue, const char *iso3)
{
  g_autoptr (GString) words = g_string_new (NULL);
  GListModel *alliances = pledge_catalogue_get_alliances (catalogue);

  for (guint i = 0; i < g_list_model_get_n_items (alliances); i++)
    {
      g_autoptr (PledgeAlliance) alliance = g_list_model_get_item (alliances, i);

      for (guint j = 0; j < pledge_alliance_get_n_members (alliance); j++)
        {
          int since = pledge_alliance_get_since (alliance, j);
          int until = pledge_alliance_get_until (alliance, j);

          if (g_strcmp0 (pledge_member_get_iso3 (pledge_alliance_get_member (alliance, j)), iso3) != 0)
            continue;
          g_string_append_printf (words, "%s%s ", words->len > 0 ? ", " : "", pledge_alliance_get_id (alliance));
          if (since != G_MININT)
            g_string_append_printf (words, "%d", since);
          g_string_append (words, "–");
          if (until != G_MAXINT)
            g_string_append_printf (words, "%d", until);
        }
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static PledgeSheet *
list_members (PledgeCatalogue *catalogue)
{
  static const char *const columns[] = { "member", "name", "has_forces", "alliances", NULL };
  PledgeSheet *sheet = pledge_sheet_new (columns);
  GListModel *members = pledge_catalogue_get_members (catalogue);

  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (PledgeMember) member = g_list_model_get_item (members, i);
      g_autofree char *alliances = memberships (catalogue, pledge_member_get_iso3 (member));

      pledge_sheet_begin_row (sheet);
      pledge_sheet_add_text (sheet, pledge_member_get_iso3 (member));
      pledge_sheet_add_text (sheet, pledge_member_get_name (member));
      pledge_sheet_add_boolean (sheet, pledge_member_get_has_forces (member));
      pledge_sheet_add_text (sheet, alliances);
    }

  return sheet;
}

static PledgeSheet *
list_commitments (PledgeCatalogue *catalogue)
{
  static const char *const columns[] = { "id", "date", "actor", "addressee", "addressees", "target_pct", "scope", "deadline_year",
                                         "label", "fact", "source", "confidence", NULL };
  PledgeSheet *sheet = pledge_sheet_new (columns);
  GListModel *commitments = pledge_catalogue_get_commitments (catalogue);

  for (guint i = 0; i < g_list_model_get_n_items (commitments); i++)
    {
      g_autoptr (PledgeCommitment) commitment = g_list_model_get_item (commitments, i);
      const PledgeCommitmentInfo *info = pledge_commitment_get_info (commitment);
      g_autofree char *addressees = g_strjoinv (" ", (char **) info->addressees);

      pledge_sheet_begin_row (sheet);
      pledge_sheet_add_text (sheet, info->id);
      pledge_sheet_add_text (sheet, info->date);
      pledge_sheet_add_text (sheet, info->actor);
      pledge_sheet_add_text (sheet, info->addressee);
      pledge_sheet_add_text (sheet, addressees);
      pledge_sheet_add_number (sheet, info->target_pct);
      pledge_sheet_add_text (sheet, pledge_scope_to_id (info->scope));
      pledge_sheet_add_number (sheet, info->deadline_year != 0 ? info->deadline_year : NAN);
      pledge_sheet_add_text (sheet, info->label);
      pledge_sheet_add_text (sheet, info->fact);
      pledge_sheet_add_text (sheet, info->source);
      pledge_sheet_add_text (sheet, pledge_confidence_to_id (info->confidence));
    }

  return sheet;
}

static void
add_indicators (PledgeSheet *sheet, PledgeEdition *edition)
{
  for (guint i = 0; i < pledge_edition_get_n_indicators (edition); i++)
    {
      pledge_sheet_begin_row (sheet);
      pledge_sheet_add_text (sheet, pledge_edition_get_id (edition));
      pledge_sheet_add_text (sheet, pledge_edition_get_indicator_id (edition, i));
      pledge_sheet_add_text (sheet, pledge_edition_get_indicator_unit (edition, i));
      pledge_sheet_add_text (sheet, pledge_edition_get_indicator_title (edition, i));
    }
}

static PledgeSheet *
list_indicators (PledgeCatalogue *catalogue)
{
  static const char *const columns[] = { "edition", "indicator", "unit", "title", NULL };
  PledgeSheet *sheet = pledge_sheet_new (columns);
  GListModel *editions = pledge_catalogue_get_editions (catalogue);

  for (guint i = 0; i < g_list_model_get_n_items (editions); i++)
    {
      g_autoptr (PledgeEdition) edition = g_list_model_get_item (editions, i);

      add_indicators (sheet, edition);
    }
  if (pledge_catalogue_get_outlook (catalogue) != NULL)
    add_indicators (sheet, pledge_catalogue_get_outlook (catalogue));

  return sheet;
}

static const struct {
  const char *word;
  PledgeSheet *(*list) (PledgeCatalogue *catalogue);
} lists[] = {
  { "editions", list_editions },
  { "alliances", list_alliances },
  { "members", list_members },
  { "commitments", list_commitments },
  { "indicators", list_indicators },
};

static gboolean
run (const char *word, const char *format_word, GError **error)
{
  PledgeCliFormat format;
  g_autoptr (PledgeCatalogue) catalogue = NULL;
  g_autoptr (PledgeSheet) sheet = NULL;
  g_autofree char *text = NULL;

  if (!pledge_cli_parse_format (format_word, &format, error))
    return FALSE;

  for (guint i = 0; sheet == NULL && i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (word, lists[i].word))
      {
        catalogue = pledge_cli_load_catalogue ();
        sheet = lists[i].list (catalogue);
      }
  if (sheet == NULL)
    {
      g_set_error (error, PLEDGE_CLI_ERROR, 0, _("“%s” is not a list: editions, alliances, members, commitments or indicators is expected."), word);
      return FALSE;
    }

  if (format == PLEDGE_CLI_JSON)
    {
      g_autoptr (JsonNode) node = pledge_sheet_to_json (sheet);

      text = pledge_table_json_to_text (node);
    }
  else
    text = format == PLEDGE_CLI_CSV ? pledge_sheet_to_csv (sheet) : pledge_sheet_to_text (sheet);

  return pledge_cli_put (text, NULL, error);
}

PledgeCliStatus
pledge_cli_list (int argc, char *argv[])
{
  g_autofree char *format = NULL;
  g_autoptr (GOptionContext) context = g_option_context_new ("editions|alliances|members|commitments|indicators");
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("text (default), csv or json"), N_("FORMAT") },
    G_OPTION_ENTRY_NULL
  };

  g_option_context_set_summary (context, _("What is loaded."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!pledge_cli_parse (context, &argc, &argv, 1, &error) || !run (argv[1], format, &error))
    return pledge_cli_fail (g_steal_pointer (&error));

  return PLEDGE_CLI_DONE;
}
