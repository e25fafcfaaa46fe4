/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "pledge-cli-commands.h"
#include "pledge-cli-question.h"
#include "pledge-diff-table.h"
#include "pledge-diff-words.h"
#include "pledge-edition-writer.h"
#include "pledge-import.h"
#include "pledge-library.h"
#include "pledge-save.h"
#include "pledge-scenario.h"

typedef struct {
  gboolean diff;
  char *against;
  char *target;
  char *format;
  char *output;
} Words;

static void
words_clear (Words *words)
{
  g_free (words->against);
  g_free (words->target);
  g_free (words->format);
  g_free (words->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

static gboolean
parse_words (const Words *words, PledgeCliFormat *format, double *target_pct, GError **error)
{
  *target_pct = PLEDGE_TARGET_DEFAULT_PCT;
  if (!words->diff && (words->against != NULL || words->target != NULL || words->format != NULL))
    {
      g_set_error (error, PLEDGE_CLI_ERROR, 0, _("--against, --target and --format belong to --diff."));
      return FALSE;
    }
  if (words->target != NULL && (!pledge_cli_parse_number (words->target, target_pct) ||
                                *target_pct < PLEDGE_TARGET_MIN_PCT || *target_pct > PLEDGE_TARGET_MAX_PCT))
    {
      g_set_error (error, PLEDGE_CLI_ERROR, 0, _("“%s” is not a target: a number of per cent of GDP such as 3.5 is expected."), words->target);
      return FALSE;
    }

  return pledge_cli_parse_format (words->format, format, error);
}

/* The edition that is named, else the likest of the same publisher. */
static PledgeEdition *
find_other (PledgeCatalogue *catalogue, PledgeEdition *edition, const char *id, GError **error)
{
  PledgeEdition *other = id != NULL ? pledge_catalogue_find_edition (catalogue, id) : pledge_catalogue_find_edition_like (catalogue, edition);

  if (other != NULL)
    return other;

  if (id != NULL)
    g_set_error (error, PLEDGE_CATALOGUE_ERROR, PLEDGE_CATALOGUE_ERROR_UNKNOWN,
                 _("No edition is called “%s”; “pledgeline-cli list editions” names them."), id);
  else
    g_set_error (error, PLEDGE_CATALOGUE_ERROR, PLEDGE_CATALOGUE_ERROR_UNKNOWN,
                 _("No edition of %s is loaded to compare with; --against names another."), pledge_edition_get_info (edition)->publisher);
  return NULL;
}

static gboolean
print_diff (PledgeCatalogue *catalogue, PledgeImport *import, const Words *words, PledgeCliFormat format, double target_pct, GError **error)
{
  PledgeEdition *edition = pledge_import_get_edition (import);
  PledgeEdition *other = find_other (catalogue, edition, words->against, error);
  g_autoptr (PledgeEditionDiff) diff = NULL;
  g_autofree char *text = NULL;

  if (other == NULL)
    return FALSE;

  diff = pledge_edition_diff_new (other, edition);
  if (format == PLEDGE_CLI_CSV)
    text = pledge_diff_table_to_csv (diff, catalogue);
  else if (format == PLEDGE_CLI_JSON)
    text = pledge_diff_table_to_json (diff, catalogue, target_pct);
  else
    text = pledge_diff_to_text (diff, catalogue, target_pct);

  return pledge_cli_put (text, NULL, error);
}

static gboolean
keep (PledgeCatalogue *catalogue, PledgeImport *import, GError **error)
{
  g_autoptr (PledgeLibrary) library = pledge_library_new (NULL);
  g_autoptr (PledgeEdition) kept = pledge_library_add (library, catalogue, pledge_import_get_edition (import), pledge_import_get_source (import), error);
  const char *const *notes = pledge_import_get_notes (import);
  const PledgeEditionInfo *info;
  GString *text;
  g_autofree char *lines = NULL;

  if (kept == NULL)
    return FALSE;

  info = pledge_edition_get_info (kept);
  text = g_string_new (NULL);
  /* Translators: a file's name, what kind it is, an edition's publisher and title, its id */
  g_string_append_printf (text, _("%s: %s; %s %s is kept as “%s”, with %u indicators of %u members from %d to %d."),
                          pledge_import_get_source (import), pledge_import_kind_get_label (pledge_import_get_kind (import)),
                          info->publisher, info->title, info->id, pledge_edition_get_n_indicators (kept),
                          pledge_edition_get_n_members (kept), info->first_year, info->last_year);
  g_string_append_c (text, '\n');
  for (guint i = 0; notes[i] != NULL; i++)
    g_string_append_printf (text, "%s\n", notes[i]);
  lines = g_string_free (text, FALSE);

  return pledge_cli_put (lines, NULL, error);
}

static gboolean
run (const char *path, const Words *words, GError **error)
{
  g_autoptr (PledgeCatalogue) catalogue = NULL;
  g_autoptr (PledgeImport) import = NULL;
  PledgeCliFormat format;
  double target_pct;

  if (!parse_words (words, &format, &target_pct, error))
    return FALSE;

  import = pledge_import_read_file (path, NULL, error);
  if (import == NULL)
    return FALSE;

  if (words->output != NULL && !pledge_save_path (words->output, pledge_import_get_bytes (import), error))
    return FALSE;
  if (words->output != NULL && !words->diff)
    return TRUE;

  catalogue = pledge_cli_load_catalogue ();
  return words->diff ? print_diff (catalogue, import, words, format, target_pct, error) : keep (catalogue, import, error);
}

PledgeCliStatus
pledge_cli_import (int argc, char *argv[])
{
  g_auto (Words) words = { 0 };
  g_autoptr (GOptionContext) context = g_option_context_new (_("FILE"));
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "diff", 0, 0, G_OPTION_ARG_NONE, &words.diff, N_("Only say what it changes, and keep nothing"), NULL },
    { "against", 0, 0, G_OPTION_ARG_STRING, &words.against, N_("Edition to compare with (default: the likest of the same publisher)"), N_("ID") },
    { "target", 0, 0, G_OPTION_ARG_STRING, &words.target, N_("Target in % of GDP whose verdicts are compared (default: 3.5)"), N_("PCT") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &words.format, N_("text (default), csv or json"), N_("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &words.output, N_("Edition file to write instead of keeping it"), N_("FILE.json") },
    G_OPTION_ENTRY_NULL
  };

  g_option_context_set_summary (context, _("Reads a publisher’s own file and keeps it as an edition of yours: NATO’s or SIPRI’s workbook, "
                                           "a table or answer of the World Bank, a plain table, an edition file."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!pledge_cli_parse (context, &argc, &argv, 1, &error) || !run (argv[1], &words, &error))
    return pledge_cli_fail (g_steal_pointer (&error));

  return PLEDGE_CLI_DONE;
}
