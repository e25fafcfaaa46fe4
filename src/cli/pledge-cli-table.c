/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "pledge-cli-commands.h"
#include "pledge-cli-question.h"
#include "pledge-compare-table.h"
#include "pledge-scenario-file.h"
#include "pledge-table.h"

typedef struct {
  PledgeCliQuestion question;
  char *compare;
  char *format;
  char *output;
} Words;

static void
words_clear (Words *words)
{
  pledge_cli_question_clear (&words->question);
  g_free (words->compare);
  g_free (words->format);
  g_free (words->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

static char *
write_answer (const PledgeAnswer *answer, PledgeCliFormat format)
{
  switch (format)
    {
    case PLEDGE_CLI_CSV:
      return pledge_table_to_csv (answer);
    case PLEDGE_CLI_JSON:
      return pledge_table_to_json (answer);
    case PLEDGE_CLI_TEXT:
    default:
      return pledge_table_to_text (answer);
    }
}

/* The same question to another edition, of the same year, which it must have. */
static PledgeAnswer *
answer_otherwise (PledgeScenario *scenario, const char *id, GError **error)
{
  PledgeCatalogue *catalogue = pledge_scenario_get_catalogue (scenario);
  PledgeEdition *edition = pledge_catalogue_find_edition (catalogue, id);
  int year = pledge_scenario_get_year (scenario);
  g_autoptr (PledgeScenario) other = NULL;
  g_autoptr (GBytes) question = NULL;

  if (edition == NULL)
    {
      g_set_error (error, PLEDGE_CATALOGUE_ERROR, PLEDGE_CATALOGUE_ERROR_UNKNOWN,
                   _("No edition is called “%s”; “pledgeline-cli list editions” names them."), id);
      return NULL;
    }
  if (!pledge_edition_has_year (edition, year))
    {
      const PledgeEditionInfo *info = pledge_edition_get_info (edition);

      g_set_error (error, PLEDGE_CATALOGUE_ERROR, PLEDGE_CATALOGUE_ERROR_UNKNOWN,
                   _("Edition %s has no figures for %d: it covers %d to %d."), info->id, year, info->first_year, info->last_year);
      return NULL;
    }

  question = pledge_scenario_to_bytes (scenario);
  other = pledge_scenario_new (catalogue);
  if (!pledge_scenario_read_bytes (other, question, _("question"), error))
    return NULL;

  pledge_scenario_set_edition (other, edition);
  /* The last year of one edition becomes the last of the other. */
  pledge_scenario_set_year (other, year);
  return pledge_answer_new (other);
}

static char *
write_comparison (const PledgeAnswer *old, const PledgeAnswer *answer, PledgeCliFormat format)
{
  switch (format)
    {
    case PLEDGE_CLI_CSV:
      return pledge_compare_table_to_csv (old, answer);
    case PLEDGE_CLI_JSON:
      return pledge_compare_table_to_json (old, answer);
    case PLEDGE_CLI_TEXT:
    default:
      return pledge_compare_table_to_text (old, answer);
    }
}

static gboolean
run (const Words *words, GError **error)
{
  g_autoptr (PledgeScenario) scenario = NULL;
  g_autoptr (PledgeAnswer) answer = NULL;
  g_autoptr (PledgeAnswer) old = NULL;
  g_autofree char *text = NULL;
  PledgeCliFormat format;

  if (!pledge_cli_parse_format (words->format, &format, error))
    return FALSE;

  scenario = pledge_cli_question_ask (&words->question, error);
  if (scenario == NULL)
    return FALSE;

  answer = pledge_answer_new (scenario);
  if (words->compare == NULL)
    text = write_answer (answer, format);
  else
    {
      old = answer_otherwise (scenario, words->compare, error);
      if (old == NULL)
        return FALSE;
      text = write_comparison (old, answer, format);
    }

  return pledge_cli_put (text, words->output, error);
}

PledgeCliStatus
pledge_cli_table (int argc, char *argv[])
{
  g_auto (Words) words = { { 0 } };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "compare", 0, 0, G_OPTION_ARG_STRING, &words.compare, N_("Edition to put beside: what was known then, the difference, and whose verdict flips"), N_("ID") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &words.format, N_("text (default), csv or json"), N_("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &words.output, N_("File to write instead of standard output"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };

  g_option_context_set_summary (context, _("Each member’s spending, share of GDP and distance to the target, with totals."));
  pledge_cli_question_add_options (&words.question, context);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!pledge_cli_parse (context, &argc, &argv, 0, &error) || !run (&words, &error))
    return pledge_cli_fail (g_steal_pointer (&error));

  return PLEDGE_CLI_DONE;
}
