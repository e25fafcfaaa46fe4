/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "pledge-cli-assumptions.h"
#include "pledge-cli-commands.h"
#include "pledge-cli-question.h"
#include "pledge-path-table.h"

static char *
write_path (const PledgePath *path, PledgeCliFormat format)
{
  switch (format)
    {
    case PLEDGE_CLI_CSV:
      return pledge_path_table_to_csv (path);
    case PLEDGE_CLI_JSON:
      return pledge_path_table_to_json (path);
    case PLEDGE_CLI_TEXT:
    default:
      return pledge_path_table_to_text (path);
    }
}

/* Who types sums in pounds wants to see pounds. */
static void
follow_base (PledgeScenario *scenario)
{
  const PledgePathBase *base = pledge_path_assumptions_get_base (pledge_scenario_get_path_assumptions (scenario));

  if (base != NULL && strcmp (base->currency, "USD") != 0)
    pledge_scenario_set_lens (scenario, PLEDGE_LENS_NATIONAL);
}

/* A base in a currency that there is no way from. */
static gboolean
check_base (const PledgePath *path, GError **error)
{
  const PledgePathBase *base = pledge_path_assumptions_get_base (pledge_path_get_assumptions (path));
  const PledgePathLine *line = base != NULL ? pledge_path_find_line (path, base->iso3) : NULL;

  if (line == NULL || line->absence != PLEDGE_PATH_ABSENCE_NO_RATE)
    return TRUE;

  g_set_error (error, PLEDGE_CATALOGUE_ERROR, PLEDGE_CATALOGUE_ERROR_UNKNOWN,
               _("A base in %s cannot be had for %s: its sums are in %s or USD, and there must be an exchange rate for %d."), base->currency, base->iso3,
               line->currency != NULL ? line->currency : "USD", base->year);
  return FALSE;
}

static gboolean
run (const PledgeCliQuestion *question, const PledgeCliAssumptions *words, const char *format_word, const char *output, GError **error)
{
  g_autoptr (PledgeScenario) scenario = NULL;
  g_autoptr (PledgePath) path = NULL;
  g_autofree char *text = NULL;
  PledgeCliFormat format;

  if (!pledge_cli_parse_format (format_word, &format, error))
    return FALSE;

  scenario = pledge_cli_question_ask (question, error);
  if (scenario == NULL || !pledge_cli_assumptions_apply (words, scenario, error))
    return FALSE;

  if (question->money == NULL && question->scenario == NULL)
    follow_base (scenario);
  path = pledge_path_new (scenario);
  if (!check_base (path, error))
    return FALSE;

  text = write_path (path, format);
  return pledge_cli_put (text, output, error);
}

PledgeCliStatus
pledge_cli_path (int argc, char *argv[])
{
  g_auto (PledgeCliQuestion) question = { 0 };
  g_auto (PledgeCliAssumptions) words = { 0 };
  g_autofree char *format = NULL;
  g_autofree char *output = NULL;
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("text (default), csv or json"), N_("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("File to write instead of standard output"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };

  g_option_context_set_summary (context, _("What it takes to get to the target by a year, compared with what, and by which assumptions."));
  pledge_cli_question_add_options (&question, context);
  pledge_cli_assumptions_add_options (&words, context);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!pledge_cli_parse (context, &argc, &argv, 0, &error) || !run (&question, &words, format, output, &error))
    return pledge_cli_fail (g_steal_pointer (&error));

  return PLEDGE_CLI_DONE;
}
