/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "pledge-cli-assumptions.h"
#include "pledge-cli-commands.h"
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

static gboolean
run (const PledgeCliQuestion *question, const PledgeCliAssumptions *words, const char *format_word, const char *output, GError **error)
{
  g_autoptr (PledgeScenario) scenario = NULL;
  g_autoptr (PledgePath) path = NULL;
  g_autofree char *text = NULL;
  PledgeCliFormat format;

  if (!pledge_cli_parse_format (format_word, &format, error))
    return FALSE;

  scenario = pledge_cli_assumptions_ask (words, question, &path, error);
  if (scenario == NULL)
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
