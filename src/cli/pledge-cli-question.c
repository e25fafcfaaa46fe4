/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-cli-question.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "pledge-catalogue-loader.h"
#include "pledge-group-store.h"
#include "pledge-library.h"
#include "pledge-picture.h"
#include "pledge-save.h"
#include "pledge-scenario-file.h"

G_DEFINE_QUARK (pledge-cli-error-quark, pledge_cli_error)

/* Words come from outside: shown, they are valid and on one line. */
static char *
shown (const char *word)
{
  char *valid = g_utf8_make_valid (word, -1);

  for (char *p = valid; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';

  return valid;
}

/* Both always return FALSE. */
static gboolean G_GNUC_PRINTF (2, 3)
refuse (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_propagate_error (error, g_error_new_valist (PLEDGE_CLI_ERROR, 0, format, args));
  va_end (args);

  return FALSE;
}

static gboolean G_GNUC_PRINTF (2, 3)
not_there (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_propagate_error (error, g_error_new_valist (PLEDGE_CATALOGUE_ERROR, PLEDGE_CATALOGUE_ERROR_UNKNOWN, format, args));
  va_end (args);

  return FALSE;
}

static gboolean
apply_edition (const PledgeCliQuestion *question, PledgeScenario *scenario, GError **error)
{
  PledgeEdition *edition;

  if (question->edition == NULL)
    return TRUE;

  edition = pledge_catalogue_find_edition (pledge_scenario_get_catalogue (scenario), question->edition);
  if (edition == NULL)
    return not_there (error, _("No edition is called “%s”; “pledgeline-cli list editions” names them."), question->edition);

  pledge_scenario_set_edition (scenario, edition);
  return TRUE;
}

static gboolean
apply_alliance (const PledgeCliQuestion *question, PledgeScenario *scenario, GError **error)
{
  PledgeCatalogue *catalogue = pledge_scenario_get_catalogue (scenario);
  PledgeAlliance *alliance;

  if (question->alliance != NULL && question->members != NULL)
    return refuse (error, _("--alliance and --members exclude each other."));

  if (question->members != NULL)
    {
      g_auto (GStrv) codes = g_strsplit (question->members, ",", -1);
      g_autoptr (PledgeAlliance) own = pledge_catalogue_make_alliance (catalogue, "members", _("Chosen members"), (const char *const *) codes, error);

      if (own == NULL)
        return FALSE;
      pledge_scenario_set_alliance (scenario, own);
      return TRUE;
    }
  if (question->alliance == NULL)
    return TRUE;

  alliance = pledge_catalogue_find_alliance (catalogue, question->alliance);
  if (alliance == NULL)
    return not_there (error, _("No alliance is called “%s”; “pledgeline-cli list alliances” names them."), question->alliance);

  pledge_scenario_set_alliance (scenario, alliance);
  return TRUE;
}

static gboolean
apply_selection (const PledgeCliQuestion *question, PledgeScenario *scenario, GError **error)
{
  PledgeAlliance *alliance = pledge_scenario_get_alliance (scenario);
  g_auto (GStrv) codes = NULL;

  if (question->select == NULL)
    return TRUE;

  codes = g_strsplit (question->select, ",", -1);
  for (guint i = 0; codes[i] != NULL; i++)
    if (!pledge_alliance_has_member (alliance, codes[i]))
      return not_there (error, _("“%s” is not a member of the alliance that is asked about."), codes[i]);

  pledge_scenario_set_selection (scenario, (const char *const *) codes);
  return TRUE;
}

static gboolean
apply_year (const PledgeCliQuestion *question, PledgeScenario *scenario, GError **error)
{
  PledgeEdition *edition = pledge_scenario_get_edition (scenario);
  const PledgeEditionInfo *info = pledge_edition_get_info (edition);
  guint64 year;

  if (question->year == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (question->year, 10, 0, 9999, &year, NULL))
    return refuse (error, _("“%s” is not a year."), question->year);
  if ((int) year < info->first_year || (int) year > info->last_year || !pledge_edition_has_year (edition, year))
    return not_there (error, _("Edition %s has no figures for %d: it covers %d to %d."), info->id, (int) year, info->first_year, info->last_year);

  pledge_scenario_set_year (scenario, year);
  return TRUE;
}

static gboolean
parse_target (const char *word, double *target_pct, GError **error)
{
  if (!pledge_cli_parse_number (word, target_pct))
    return refuse (error, _("“%s” is not a target: a number of per cent of GDP such as 3.5 is expected."), word);
  if (*target_pct < PLEDGE_TARGET_MIN_PCT || *target_pct > PLEDGE_TARGET_MAX_PCT)
    return refuse (error, _("“%s” is out of bounds: a target lies between %g and %g per cent of GDP."), word, PLEDGE_TARGET_MIN_PCT, PLEDGE_TARGET_MAX_PCT);
  /* It would be rounded, and another question answered. */
  if (fabs (*target_pct / PLEDGE_TARGET_STEP_PCT - round (*target_pct / PLEDGE_TARGET_STEP_PCT)) > 1e-6)
    return refuse (error, _("“%s” is too fine: a target has at most two decimals."), word);

  return TRUE;
}

/* "3.5+1.5": core and related. */
static gboolean
apply_core_and_related (const char *word, const char *plus, PledgeScenario *scenario, GError **error)
{
  g_autofree char *core = g_strndup (word, plus - word);
  double target_pct, related_pct;

  if (!parse_target (core, &target_pct, error) || !parse_target (plus + 1, &related_pct, error))
    return FALSE;
  if (target_pct + related_pct > PLEDGE_TARGET_MAX_PCT)
    return refuse (error, _("A target lies between %g and %g per cent of GDP."), PLEDGE_TARGET_MIN_PCT, PLEDGE_TARGET_MAX_PCT);

  pledge_scenario_set_target_pct (scenario, target_pct);
  pledge_scenario_set_related_pct (scenario, related_pct);
  return TRUE;
}

static gboolean
apply_target (const char *word, PledgeScenario *scenario, GError **error)
{
  const char *equals = strchr (word, '=');
  const char *plus = strchr (word, '+');
  g_autofree char *iso3 = NULL;
  double target_pct;

  if (equals == NULL && plus != NULL)
    return apply_core_and_related (word, plus, scenario, error);

  if (!parse_target (equals != NULL ? equals + 1 : word, &target_pct, error))
    return FALSE;
  if (equals == NULL)
    {
      pledge_scenario_set_target_pct (scenario, target_pct);
      return TRUE;
    }

  iso3 = g_strndup (word, equals - word);
  if (!pledge_alliance_has_member (pledge_scenario_get_alliance (scenario), iso3))
    return not_there (error, _("“%s” is not a member of the alliance that is asked about."), iso3);

  pledge_scenario_set_own_target_pct (scenario, iso3, target_pct);
  return TRUE;
}

static gboolean
apply_money (const PledgeCliQuestion *question, PledgeScenario *scenario, GError **error)
{
  PledgeLens lens;

  if (question->money == NULL)
    return TRUE;
  if (!pledge_lens_from_id (question->money, &lens))
    return refuse (error, _("“%s” is not a way to state money: usd, const, national, head, soldier, budget or ppp is expected."), question->money);

  pledge_scenario_set_lens (scenario, lens);
  return TRUE;
}

void
pledge_cli_question_clear (PledgeCliQuestion *question)
{
  g_clear_pointer (&question->edition, g_free);
  g_clear_pointer (&question->alliance, g_free);
  g_clear_pointer (&question->members, g_free);
  g_clear_pointer (&question->select, g_free);
  g_clear_pointer (&question->year, g_free);
  g_clear_pointer (&question->targets, g_strfreev);
  g_clear_pointer (&question->money, g_free);
  g_clear_pointer (&question->scenario, g_free);
}

void
pledge_cli_question_add_options (PledgeCliQuestion *question, GOptionContext *context)
{
  const GOptionEntry entries[] = {
    { "edition", 0, 0, G_OPTION_ARG_STRING, &question->edition, N_("Edition to read (default: NATO’s newest)"), N_("ID") },
    { "alliance", 0, 0, G_OPTION_ARG_STRING, &question->alliance, N_("Alliance to ask about (default: nato)"), N_("ID") },
    { "members", 0, 0, G_OPTION_ARG_STRING, &question->members, N_("Members to ask about instead, by code"), N_("JPN,KOR") },
    { "select", 0, 0, G_OPTION_ARG_STRING, &question->select, N_("Members to pick out in a picture, by code"), N_("DEU,FRA") },
    { "year", 0, 0, G_OPTION_ARG_STRING, &question->year, N_("Year (default: the edition’s last)"), N_("YEAR") },
    { "target", 0, 0, G_OPTION_ARG_STRING_ARRAY, &question->targets, N_("Target in % of GDP (default: 3.5), core and related as 3.5+1.5, or one member’s own as ISO3=PCT"), N_("PCT") },
    { "money", 0, 0, G_OPTION_ARG_STRING, &question->money, N_("How money is stated: usd, const, national, head, soldier, budget or ppp"), N_("LENS") },
    { "scenario", 0, 0, G_OPTION_ARG_FILENAME, &question->scenario, N_("Scenario file, or a picture made by Pledgeline, to start from"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

PledgeCatalogue *
pledge_cli_load_catalogue (void)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *dir = pledge_catalogue_find_data_dir ();
  g_autoptr (PledgeLibrary) library = pledge_library_new (NULL);
  PledgeCatalogue *catalogue = pledge_catalogue_load (dir, warnings);
  g_autoptr (PledgeGroupStore) groups = pledge_group_store_new (catalogue, NULL);
  g_autoptr (GError) error = NULL;

  pledge_library_load (library, catalogue, warnings);
  if (!pledge_group_store_load (groups, &error))
    g_ptr_array_add (warnings, g_strdup (error->message));
  for (guint i = 0; i < warnings->len; i++)
    g_printerr ("pledgeline-cli: %s\n", (char *) warnings->pdata[i]);

  return catalogue;
}

static gboolean
read_scenario (PledgeScenario *scenario, const char *path, GError **error)
{
  g_autofree char *warning = NULL;

  if (!pledge_scenario_read_file_full (scenario, path, NULL, &warning, error))
    return FALSE;

  if (warning != NULL)
    g_printerr ("pledgeline-cli: %s\n", warning);
  return TRUE;
}

PledgeScenario *
pledge_cli_question_ask (const PledgeCliQuestion *question, GError **error)
{
  g_autoptr (PledgeCatalogue) catalogue = pledge_cli_load_catalogue ();
  g_autoptr (PledgeScenario) scenario = NULL;

  if (pledge_catalogue_get_default_edition (catalogue) == NULL ||
      g_list_model_get_n_items (pledge_catalogue_get_alliances (catalogue)) == 0)
    {
      not_there (error, "%s", _("No edition and alliance could be loaded."));
      return NULL;
    }

  scenario = pledge_scenario_new (catalogue);
  if (question->scenario != NULL && !read_scenario (scenario, question->scenario, error))
    return NULL;
  if (!apply_edition (question, scenario, error) || !apply_alliance (question, scenario, error) || !apply_selection (question, scenario, error) ||
      !apply_year (question, scenario, error) || !apply_money (question, scenario, error))
    return NULL;
  for (guint i = 0; question->targets != NULL && question->targets[i] != NULL; i++)
    if (!apply_target (question->targets[i], scenario, error))
      return NULL;

  return g_steal_pointer (&scenario);
}

gboolean
pledge_cli_parse_format (const char *word, PledgeCliFormat *format, GError **error)
{
  static const char *const words[] = { "text", "csv", "json" };

  *format = PLEDGE_CLI_TEXT;
  if (word == NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (word, words[i]))
      {
        *format = i;
        return TRUE;
      }

  return refuse (error, _("“%s” is not a format: text, csv or json is expected."), word);
}

gboolean
pledge_cli_parse_number (const char *word, double *number)
{
  char *end;

  if (!g_ascii_isdigit (word[0]) && word[0] != '-' && word[0] != '.')
    return FALSE;
  if (g_ascii_strncasecmp (word, "0x", 2) == 0 || g_ascii_strncasecmp (word, "-0x", 3) == 0)
    return FALSE;

  *number = g_ascii_strtod (word, &end);
  return end != word && *end == '\0' && isfinite (*number);
}

gboolean
pledge_cli_parse (GOptionContext *context, int *argc, char ***argv, guint n_arguments, GError **error)
{
  g_autoptr (GError) reason = NULL;

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, &reason))
    return refuse (error, "%s", reason->message);
  if ((guint) *argc > n_arguments + 1)
    return refuse (error, _("“%s” is one word too many."), (*argv)[n_arguments + 1]);
  if ((guint) *argc < n_arguments + 1)
    return refuse (error, _("“%s” needs one word more."), (*argv)[0]);

  return TRUE;
}

gboolean
pledge_cli_put (const char *text, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (path != NULL)
    {
      bytes = g_bytes_new (text, strlen (text));
      return pledge_save_path (path, bytes, error);
    }

  if (fputs (text, stdout) == EOF || fflush (stdout) == EOF)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), _("Could not write: %s"), g_strerror (errno));
      return FALSE;
    }

  return TRUE;
}

/* Whether another choice of words would have helped, whatever is loaded. */
static gboolean
is_wrong_words (const GError *error)
{
  return error->domain == PLEDGE_CLI_ERROR || g_error_matches (error, PLEDGE_CATALOGUE_ERROR, PLEDGE_CATALOGUE_ERROR_INVALID) ||
         g_error_matches (error, PLEDGE_PICTURE_ERROR, PLEDGE_PICTURE_ERROR_SIZE);
}

PledgeCliStatus
pledge_cli_fail (GError *error)
{
  g_autoptr (GError) owned = error;
  g_autofree char *line = shown (owned->message);

  g_printerr ("pledgeline-cli: %s\n", line);
  return is_wrong_words (owned) ? PLEDGE_CLI_WRONG_WORDS : PLEDGE_CLI_COULD_NOT;
}
