/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-cli-assumptions.h"
#include "pledge-cli-commands.h"
#include "pledge-cli-question.h"
#include "pledge-solver-table.h"

#define TOLERANCE_MAX_PCT 100.0

typedef struct {
  PledgeCliQuestion question;
  PledgeCliAssumptions assumptions;
  char *member;
  char *amount;
  char *tolerance;
  char *format;
  char *output;
} Words;

static void
words_clear (Words *words)
{
  pledge_cli_question_clear (&words->question);
  pledge_cli_assumptions_clear (&words->assumptions);
  g_free (words->member);
  g_free (words->amount);
  g_free (words->tolerance);
  g_free (words->format);
  g_free (words->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

static char *
write_readings (const PledgeSolver *solver, PledgeCliFormat format)
{
  switch (format)
    {
    case PLEDGE_CLI_CSV:
      return pledge_solver_table_to_csv (solver);
    case PLEDGE_CLI_JSON:
      return pledge_solver_table_to_json (solver);
    case PLEDGE_CLI_TEXT:
    default:
      return pledge_solver_table_to_text (solver);
    }
}

/* --member is the same as --members of one. */
static gboolean
name_member (Words *words, GError **error)
{
  if (words->member == NULL)
    return TRUE;
  if (words->question.members != NULL || words->question.alliance != NULL)
    {
      g_set_error (error, PLEDGE_CLI_ERROR, 0, "%s", _("--member excludes --members and --alliance."));
      return FALSE;
    }

  words->question.members = g_strdup (words->member);
  return TRUE;
}

static gboolean
parse_amounts (const Words *words, PledgeSolverQuestion *question, GError **error)
{
  if (words->amount == NULL)
    {
      g_set_error (error, PLEDGE_CLI_ERROR, 0, "%s", _("--amount is needed, in the unit and currency of --unit and --currency."));
      return FALSE;
    }
  if (words->tolerance != NULL &&
      !(pledge_cli_parse_number (words->tolerance, &question->tolerance_pct) && question->tolerance_pct >= 0 && question->tolerance_pct <= TOLERANCE_MAX_PCT))
    {
      g_set_error (error, PLEDGE_CLI_ERROR, 0, _("“%s” is not a tolerance: a number of per cent from 0 to %g is expected."), words->tolerance, TOLERANCE_MAX_PCT);
      return FALSE;
    }

  return pledge_cli_assumptions_parse_amount (&words->assumptions, words->amount, &question->amount_m, error) &&
         pledge_cli_assumptions_parse_currency (&words->assumptions, &question->currency, error);
}

/* What was typed is not varied. */
static void
fix (const Words *words, PledgeScenario *scenario, PledgeSolverQuestion *question)
{
  PledgeAlliance *alliance = pledge_scenario_get_alliance (scenario);

  if (pledge_alliance_get_n_members (alliance) == 1)
    question->iso3 = pledge_member_get_iso3 (pledge_alliance_get_member (alliance, 0));
  if (words->question.edition != NULL)
    question->edition = pledge_edition_get_id (pledge_scenario_get_edition (scenario));
  if (words->question.year != NULL)
    question->year = pledge_scenario_get_year (scenario);
  if (words->assumptions.by != NULL)
    question->by_year = pledge_path_assumptions_get_by_year (pledge_scenario_get_path_assumptions (scenario));
  if (words->question.targets != NULL)
    question->target_pct = question->iso3 != NULL ? pledge_scenario_get_target_for (scenario, question->iso3) : pledge_scenario_get_target_pct (scenario);
}

static gboolean
run (Words *words, GError **error)
{
  PledgeSolverQuestion asked = { .tolerance_pct = PLEDGE_SOLVER_TOLERANCE_PCT, .target_pct = NAN };
  g_autoptr (PledgeScenario) scenario = NULL;
  g_autoptr (PledgeSolver) solver = NULL;
  g_autofree char *text = NULL;
  PledgeCliFormat format;

  if (!pledge_cli_parse_format (words->format, &format, error) || !parse_amounts (words, &asked, error) || !name_member (words, error))
    return FALSE;

  scenario = pledge_cli_question_ask (&words->question, error);
  if (scenario == NULL || !pledge_cli_assumptions_apply (&words->assumptions, scenario, error))
    return FALSE;

  fix (words, scenario, &asked);
  solver = pledge_solver_new (scenario, &asked, error);
  if (solver == NULL)
    return FALSE;

  text = write_readings (solver, format);
  return pledge_cli_put (text, words->output, error);
}

PledgeCliStatus
pledge_cli_solve (int argc, char *argv[])
{
  g_auto (Words) words = { { 0 } };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "member", 0, 0, G_OPTION_ARG_STRING, &words.member, N_("Member the amount is about (default: the alliance together)"), N_("ISO3") },
    { "amount", 0, 0, G_OPTION_ARG_STRING, &words.amount, N_("The amount to find readings of"), N_("AMOUNT") },
    { "tolerance", 0, 0, G_OPTION_ARG_STRING, &words.tolerance, N_("How far off a reading may be, in % (default: 2)"), N_("PCT") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &words.format, N_("text (default), csv or json"), N_("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &words.output, N_("File to write instead of standard output"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };

  g_option_context_set_summary (context, _("Which baseline, prices, edition, period and target reproduce an amount that was stated. What is named is not varied."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  pledge_cli_question_add_options (&words.question, context);
  pledge_cli_assumptions_add_options (&words.assumptions, context);
  if (!pledge_cli_parse (context, &argc, &argv, 0, &error) || !run (&words, &error))
    return pledge_cli_fail (g_steal_pointer (&error));

  return PLEDGE_CLI_DONE;
}
