/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-scenario-file.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-json-private.h"
#include "pledge-path-json-private.h"

#define OWN_GROUP_ID "members"

/* What a file asks, looked up and checked before the scenario is touched. */
typedef struct {
  PledgeEdition *edition;
  PledgeAlliance *alliance;
  int year;
  double target_pct;
  gboolean has_own_targets;
  GHashTable *own_targets; /* ISO3, the document's → double * */
  PledgeLens lens;
  PledgeSort sort;
  PledgeMeasure measure;
  double related_pct;
  PledgePathAssumptions *path;
  gboolean has_selected;
  const char **selected; /* the document's; NULL for nobody */
} Question;

static void
question_clear (Question *self)
{
  g_clear_object (&self->edition);
  g_clear_object (&self->alliance);
  g_clear_pointer (&self->own_targets, g_hash_table_unref);
  g_clear_pointer (&self->path, pledge_path_assumptions_free);
  g_clear_pointer (&self->selected, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Question, question_clear)

static gboolean
has_exactly (PledgeAlliance *alliance, const char *const *codes)
{
  guint n = pledge_alliance_get_n_members (alliance);

  if (n != g_strv_length ((char **) codes))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (pledge_member_get_iso3 (pledge_alliance_get_member (alliance, i)), codes[i]) != 0)
      return FALSE;

  return TRUE;
}

/* At "members": each code known, none twice. */
static gboolean
check_codes (PledgeJson *json, PledgeCatalogue *catalogue, const char *const *codes, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (codes[0] == NULL)
    return pledge_json_fail (json, error, NULL, _("expected at least one member"));

  for (guint i = 0; codes[i] != NULL; i++)
    {
      if (!pledge_json_enter_element (json, i, JSON_NODE_VALUE, error))
        return FALSE;
      if (pledge_catalogue_find_member (catalogue, codes[i]) == NULL)
        return pledge_json_fail_expected (json, error, NULL, _("the code of a member that is loaded"));
      if (!g_hash_table_add (seen, (gpointer) codes[i]))
        return pledge_json_fail (json, error, NULL, _("expected each member once, got %s twice"), codes[i]);
      pledge_json_leave (json);
    }

  return TRUE;
}

static gboolean
read_own_group (PledgeJson *json, PledgeScenario *scenario, Question *question, GError **error)
{
  PledgeCatalogue *catalogue = pledge_scenario_get_catalogue (scenario);
  PledgeAlliance *present = pledge_scenario_get_alliance (scenario);
  g_autofree const char **codes = NULL;

  if (pledge_json_has (json, "alliance"))
    return pledge_json_fail (json, error, "members", _("expected an alliance or members, got both"));
  if (!pledge_json_read_strings (json, "members", &codes, error) ||
      !pledge_json_enter (json, "members", JSON_NODE_ARRAY, error) ||
      !check_codes (json, catalogue, codes, error))
    return FALSE;
  pledge_json_leave (json);

  /* The group that is there already stays, so that reading a scenario back changes nothing. */
  if (pledge_catalogue_find_alliance (catalogue, pledge_alliance_get_id (present)) != present && has_exactly (present, codes))
    question->alliance = g_object_ref (present);
  else
    question->alliance = pledge_catalogue_make_alliance (catalogue, OWN_GROUP_ID, _("Chosen members"), codes, error);

  return question->alliance != NULL;
}

static gboolean
read_alliance (PledgeJson *json, PledgeScenario *scenario, Question *question, GError **error)
{
  PledgeAlliance *alliance = pledge_scenario_get_alliance (scenario);
  const char *id;

  if (pledge_json_has (json, "members"))
    return read_own_group (json, scenario, question, error);

  if (pledge_json_has (json, "alliance"))
    {
      if (!pledge_json_read_text (json, "alliance", &id, error))
        return FALSE;
      alliance = pledge_catalogue_find_alliance (pledge_scenario_get_catalogue (scenario), id);
      if (alliance == NULL)
        return pledge_json_fail_expected (json, error, "alliance", _("the id of an alliance that is loaded"));
    }

  question->alliance = g_object_ref (alliance);
  return TRUE;
}

static gboolean
read_edition (PledgeJson *json, PledgeScenario *scenario, Question *question, GError **error)
{
  PledgeEdition *edition = pledge_scenario_get_edition (scenario);
  const PledgeEditionInfo *info;
  const char *id;

  if (pledge_json_has (json, "edition"))
    {
      if (!pledge_json_read_text (json, "edition", &id, error))
        return FALSE;
      edition = pledge_catalogue_find_edition (pledge_scenario_get_catalogue (scenario), id);
      if (edition == NULL)
        return pledge_json_fail_expected (json, error, "edition", _("the id of an edition that is loaded"));
    }
  question->edition = g_object_ref (edition);

  info = pledge_edition_get_info (edition);
  if (!pledge_json_read_int_or (json, "year", info->first_year, info->last_year, 0, &question->year, error))
    return FALSE;
  if (question->year != 0 && !pledge_edition_has_year (edition, question->year))
    return pledge_json_fail_expected (json, error, "year", _("a year that the edition has figures of"));

  return TRUE;
}

static gboolean
read_own_targets (PledgeJson *json, Question *question, GError **error)
{
  g_autofree const char **codes = NULL;

  question->has_own_targets = pledge_json_has (json, "targets_pct");
  if (!question->has_own_targets)
    return TRUE;
  if (!pledge_json_enter (json, "targets_pct", JSON_NODE_OBJECT, error))
    return FALSE;

  codes = pledge_json_get_keys (json);
  for (guint i = 0; codes[i] != NULL; i++)
    {
      double target_pct;

      if (!pledge_alliance_has_member (question->alliance, codes[i]))
        return pledge_json_fail (json, error, codes[i], _("expected the code of a member of the alliance"));
      if (!pledge_json_read_number (json, codes[i], PLEDGE_TARGET_MIN_PCT, PLEDGE_TARGET_MAX_PCT, &target_pct, error))
        return FALSE;
      g_hash_table_insert (question->own_targets, (gpointer) codes[i], g_memdup2 (&target_pct, sizeof target_pct));
    }

  pledge_json_leave (json);
  return TRUE;
}

static gboolean
read_lens (PledgeJson *json, PledgeScenario *scenario, Question *question, GError **error)
{
  const char *id;

  question->lens = pledge_scenario_get_lens (scenario);
  if (!pledge_json_has (json, "money"))
    return TRUE;
  if (!pledge_json_read_text (json, "money", &id, error))
    return FALSE;

  return pledge_lens_from_id (id, &question->lens) ||
         pledge_json_fail_expected (json, error, "money", _("one of usd, const, national, head, soldier, budget and ppp"));
}

static gboolean
read_sort (PledgeJson *json, PledgeScenario *scenario, Question *question, GError **error)
{
  const char *id;

  question->sort = pledge_scenario_get_sort (scenario);
  if (!pledge_json_has (json, "sort"))
    return TRUE;
  if (!pledge_json_read_text (json, "sort", &id, error))
    return FALSE;

  return pledge_sort_from_id (id, &question->sort) ||
         pledge_json_fail_expected (json, error, "sort", _("one of share, gap and name"));
}

static gboolean
read_measure (PledgeJson *json, PledgeScenario *scenario, Question *question, GError **error)
{
  const char *id;

  question->measure = pledge_scenario_get_measure (scenario);
  if (!pledge_json_has (json, "measure"))
    return TRUE;
  if (!pledge_json_read_text (json, "measure", &id, error))
    return FALSE;

  return pledge_measure_from_id (id, &question->measure) ||
         pledge_json_fail_expected (json, error, "measure", _("share or money"));
}

static gboolean
read_selected (PledgeJson *json, Question *question, GError **error)
{
  question->has_selected = pledge_json_find (json, "selected") != NULL;
  if (!pledge_json_has (json, "selected"))
    return TRUE;
  if (!pledge_json_read_strings (json, "selected", &question->selected, error))
    return FALSE;

  for (guint i = 0; question->selected[i] != NULL; i++)
    if (!pledge_alliance_has_member (question->alliance, question->selected[i]))
      return pledge_json_fail_expected (json, error, "selected", _("codes of members of the alliance"));

  return TRUE;
}

static gboolean
read_question (PledgeJson *json, PledgeScenario *scenario, Question *question, GError **error)
{
  static const char *const known[] = {
    "format", "edition", "alliance", "members", "year", "target_pct", "related_pct", "targets_pct", "money", "measure", "sort",
    "path", "selected", NULL,
  };

  question->target_pct = NAN;
  question->related_pct = NAN;
  question->path = pledge_path_assumptions_copy (pledge_scenario_get_path_assumptions (scenario));
  question->own_targets = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  return pledge_json_check_keys (json, known, error) &&
         read_edition (json, scenario, question, error) &&
         read_alliance (json, scenario, question, error) &&
         (!pledge_json_has (json, "target_pct") ||
          pledge_json_read_number (json, "target_pct", PLEDGE_TARGET_MIN_PCT, PLEDGE_TARGET_MAX_PCT, &question->target_pct, error)) &&
         (!pledge_json_has (json, "related_pct") ||
          pledge_json_read_number (json, "related_pct", 0, PLEDGE_TARGET_MAX_PCT, &question->related_pct, error)) &&
         read_own_targets (json, question, error) &&
         read_lens (json, scenario, question, error) &&
         read_sort (json, scenario, question, error) &&
         read_measure (json, scenario, question, error) &&
         pledge_path_assumptions_read (json, question->alliance, question->path, error) &&
         read_selected (json, question, error);
}

static void
ask (PledgeScenario *scenario, const Question *question)
{
  pledge_scenario_hold (scenario);
  pledge_scenario_set_edition_and_alliance (scenario, question->edition, question->alliance);
  if (question->year != 0)
    pledge_scenario_set_year (scenario, question->year);
  pledge_scenario_set_target_pct (scenario, question->target_pct);
  pledge_scenario_set_lens (scenario, question->lens);
  pledge_scenario_set_sort (scenario, question->sort);
  pledge_scenario_set_measure (scenario, question->measure);
  pledge_scenario_set_related_pct (scenario, question->related_pct);
  pledge_scenario_set_path_assumptions (scenario, question->path);
  if (question->has_selected)
    pledge_scenario_set_selection (scenario, question->selected);

  for (guint i = 0; question->has_own_targets && i < pledge_alliance_get_n_members (question->alliance); i++)
    {
      const char *iso3 = pledge_member_get_iso3 (pledge_alliance_get_member (question->alliance, i));
      const double *own = g_hash_table_lookup (question->own_targets, iso3);

      pledge_scenario_set_own_target_pct (scenario, iso3, own != NULL ? *own : NAN);
    }
  pledge_scenario_release (scenario);
}

static void
append_alliance (GString *text, PledgeScenario *scenario)
{
  PledgeAlliance *alliance = pledge_scenario_get_alliance (scenario);
  const char *id = pledge_alliance_get_id (alliance);

  if (pledge_catalogue_find_alliance (pledge_scenario_get_catalogue (scenario), id) == alliance)
    {
      g_string_append (text, ",\n  \"alliance\": ");
      pledge_path_json_append_string (text, id);
      return;
    }

  g_string_append (text, ",\n  \"members\": [");
  for (guint i = 0; i < pledge_alliance_get_n_members (alliance); i++)
    {
      g_string_append (text, i > 0 ? ", " : "");
      pledge_path_json_append_string (text, pledge_member_get_iso3 (pledge_alliance_get_member (alliance, i)));
    }
  g_string_append_c (text, ']');
}

static void
append_own_targets (GString *text, PledgeScenario *scenario)
{
  PledgeAlliance *alliance = pledge_scenario_get_alliance (scenario);
  gboolean first = TRUE;

  g_string_append (text, ",\n  \"targets_pct\": {");
  for (guint i = 0; i < pledge_alliance_get_n_members (alliance); i++)
    {
      const char *iso3 = pledge_member_get_iso3 (pledge_alliance_get_member (alliance, i));
      double own = pledge_scenario_get_own_target_pct (scenario, iso3);

      if (isnan (own))
        continue;
      g_string_append (text, first ? "" : ", ");
      pledge_path_json_append_string (text, iso3);
      g_string_append (text, ": ");
      pledge_path_json_append_number (text, own);
      first = FALSE;
    }
  g_string_append_c (text, '}');
}

gboolean
pledge_scenario_from_json (PledgeScenario *scenario, PledgeJson *json, GError **error)
{
  g_auto (Question) question = { NULL };

  if (!read_question (json, scenario, &question, error))
    return FALSE;

  ask (scenario, &question);
  return TRUE;
}

gboolean
pledge_scenario_read_file (PledgeScenario *scenario, const char *path, GError **error)
{
  g_autoptr (PledgeJson) json = NULL;

  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), FALSE);

  json = pledge_json_load_file (path, PLEDGE_SCENARIO_FORMAT, error);
  return json != NULL && pledge_scenario_from_json (scenario, json, error);
}

gboolean
pledge_scenario_read_bytes (PledgeScenario *scenario, GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (PledgeJson) json = NULL;

  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), FALSE);

  json = pledge_json_load_bytes (bytes, name, PLEDGE_SCENARIO_FORMAT, error);
  return json != NULL && pledge_scenario_from_json (scenario, json, error);
}

static void
append_selection (GString *text, PledgeScenario *scenario)
{
  const char *const *codes = pledge_scenario_get_selection (scenario);

  g_string_append (text, ",\n  \"selected\": [");
  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_string_append (text, i > 0 ? ", " : "");
      pledge_path_json_append_string (text, codes[i]);
    }
  g_string_append_c (text, ']');
}

static GBytes *
to_bytes (PledgeScenario *scenario, gboolean with_selection)
{
  GString *text = g_string_new ("{\n  \"format\": \"" PLEDGE_SCENARIO_FORMAT "\",\n  \"edition\": ");

  pledge_path_json_append_string (text, pledge_edition_get_id (pledge_scenario_get_edition (scenario)));
  append_alliance (text, scenario);
  g_string_append_printf (text, ",\n  \"year\": %d,\n  \"target_pct\": ", pledge_scenario_get_year (scenario));
  pledge_path_json_append_number (text, pledge_scenario_get_target_pct (scenario));
  g_string_append (text, ",\n  \"related_pct\": ");
  pledge_path_json_append_number (text, pledge_scenario_get_related_pct (scenario));
  append_own_targets (text, scenario);
  g_string_append_printf (text, ",\n  \"money\": \"%s\"", pledge_lens_to_id (pledge_scenario_get_lens (scenario)));
  g_string_append_printf (text, ",\n  \"measure\": \"%s\"", pledge_measure_to_id (pledge_scenario_get_measure (scenario)));
  g_string_append_printf (text, ",\n  \"sort\": \"%s\"", pledge_sort_to_id (pledge_scenario_get_sort (scenario)));
  pledge_path_assumptions_append (text, pledge_scenario_get_path_assumptions (scenario));
  if (with_selection)
    append_selection (text, scenario);
  g_string_append (text, "\n}\n");

  return g_string_free_to_bytes (text);
}

GBytes *
pledge_scenario_to_bytes (PledgeScenario *scenario)
{
  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);

  return to_bytes (scenario, TRUE);
}

GBytes *
pledge_scenario_question_to_bytes (PledgeScenario *scenario)
{
  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);

  return to_bytes (scenario, FALSE);
}
