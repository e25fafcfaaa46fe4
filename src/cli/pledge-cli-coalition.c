/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "pledge-cli-commands.h"
#include "pledge-cli-question.h"
#include "pledge-coalition-table.h"

static char *
write_coalition (const PledgeAnswer *answer, PledgeCliFormat format)
{
  switch (format)
    {
    case PLEDGE_CLI_CSV:
      return pledge_coalition_table_to_csv (answer);
    case PLEDGE_CLI_JSON:
      return pledge_coalition_table_to_json (answer);
    case PLEDGE_CLI_TEXT:
    default:
      return pledge_coalition_table_to_text (answer);
    }
}

static gboolean
run (const PledgeCliQuestion *question, const char *format_word, const char *output, GError **error)
{
  g_autoptr (PledgeScenario) scenario = NULL;
  g_autoptr (PledgeAnswer) answer = NULL;
  g_autofree char *text = NULL;
  PledgeCliFormat format;

  if (!pledge_cli_parse_format (format_word, &format, error))
    return FALSE;

  scenario = pledge_cli_question_ask (question, error);
  if (scenario == NULL)
    return FALSE;

  answer = pledge_answer_new (scenario);
  text = write_coalition (answer, format);
  return pledge_cli_put (text, output, error);
}

PledgeCliStatus
pledge_cli_coalition (int argc, char *argv[])
{
  g_auto (PledgeCliQuestion) question = { 0 };
  g_autofree char *format = NULL;
  g_autofree char *output = NULL;
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("text (default), csv or json"), N_("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("File to write instead of standard output"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };

  g_option_context_set_summary (context, _("If members with a target of their own (--target ISO3=PCT) stay at it: what common target of the others comes to the same total?"));
  pledge_cli_question_add_options (&question, context);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!pledge_cli_parse (context, &argc, &argv, 0, &error) || !run (&question, format, output, &error))
    return pledge_cli_fail (g_steal_pointer (&error));

  return PLEDGE_CLI_DONE;
}
