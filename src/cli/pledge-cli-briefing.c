/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "pledge-briefing.h"
#include "pledge-cli-commands.h"
#include "pledge-cli-question.h"
#include "pledge-save.h"

typedef struct {
  PledgeCliQuestion question;
  char **members;
  gboolean each_member;
  char *output;
  char *theme;
  gboolean no_scenario;
} Words;

static void
words_clear (Words *words)
{
  pledge_cli_question_clear (&words->question);
  g_strfreev (words->members);
  g_free (words->output);
  g_free (words->theme);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

static gboolean
parse_words (const Words *words, PledgeBriefingOptions *options, PledgeExportFormat *format, GError **error)
{
  const char *problem = NULL;

  if (words->output == NULL)
    problem = _("-o FILE is needed, which ends in .pdf, or for one page in .svg or .png.");
  else if (!pledge_export_format_from_name (words->output, format) || !pledge_export_format_is_picture (*format))
    problem = _("A briefing is written as .pdf, or one page as .svg or .png.");
  else if (words->members != NULL && words->each_member)
    problem = _("--each-member excludes --member.");
  else if (words->theme != NULL && !pledge_theme_from_id (words->theme, &options->theme))
    problem = _("--theme is light, dark or print.");
  if (problem == NULL)
    return TRUE;

  g_set_error_literal (error, PLEDGE_CLI_ERROR, 0, problem);
  return FALSE;
}

static gboolean
run (const Words *words, GError **error)
{
  PledgeBriefingOptions options = pledge_briefing_options_default ();
  PledgeExportFormat format;
  g_autoptr (PledgeScenario) scenario = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_auto (GStrv) each = NULL;

  if (!parse_words (words, &options, &format, error))
    return FALSE;
  options.without_scenario = words->no_scenario;

  scenario = pledge_cli_question_ask (&words->question, error);
  if (scenario == NULL)
    return FALSE;

  if (words->each_member)
    each = pledge_briefing_list_members (scenario);
  bytes = pledge_briefing_render (scenario, (const char *const *) (each != NULL ? each : words->members), words->each_member, &options, format, error);
  return bytes != NULL && pledge_save_path (words->output, bytes, error);
}

PledgeCliStatus
pledge_cli_briefing (int argc, char *argv[])
{
  g_auto (Words) words = { { 0 } };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "member", 0, 0, G_OPTION_ARG_STRING_ARRAY, &words.members, N_("A page about this ally instead of the alliance; may be said again"), N_("ISO3") },
    { "each-member", 0, 0, G_OPTION_ARG_NONE, &words.each_member, N_("The alliance’s page and one for each member of the year"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &words.output, N_("File to write; several pages need a PDF"), N_("FILE.(pdf|svg|png)") },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &words.theme, N_("print (default), light or dark"), N_("THEME") },
    { "no-scenario", 0, 0, G_OPTION_ARG_NONE, &words.no_scenario, N_("Without the scenario inside the file, from which it can be opened again"), NULL },
    G_OPTION_ENTRY_NULL
  };

  g_option_context_set_summary (context, _("A briefing sheet: one A4 page with chart, numbers, assumptions in words, commitments and sources."));
  pledge_cli_question_add_options (&words.question, context);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!pledge_cli_parse (context, &argc, &argv, 0, &error) || !run (&words, &error))
    return pledge_cli_fail (g_steal_pointer (&error));

  return PLEDGE_CLI_DONE;
}
