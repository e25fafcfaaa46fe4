/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-scenario-file.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-file.h"
#include "pledge-json-private.h"
#include "pledge-member-source.h"
#include "pledge-path-json-private.h"
#include "pledge-picture-scenario.h"
#include "pledge-scenario-figures.h"

#define OWN_GROUP_ID "members"
#define SHOWN_ID_CHARS 40

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
  const char *view;      /* the document's; nullable */
  char *warning;         /* about the figures it was made with; nullable */
} Question;

static void
question_clear (Question *self)
{
  g_clear_object (&self->edition);
  g_clear_object (&self->alliance);
  g_clear_pointer (&self->own_targets, g_hash_table_unref);
  g_clear_pointer (&self->path, pledge_path_assumptions_free);
  g_clear_pointer (&self->selected, g_free);
  g_clear_pointer (&self->warning, g_free);
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

/* (transfer none) (nullable) The group of those members that is there already, the present one first: reading a scenario
 * back changes nothing. */
static PledgeAlliance *
find_own_group (PledgeScenario *scenario, const char *const *codes)
{
  PledgeCatalogue *catalogue = pledge_scenario_get_catalogue (scenario);
  PledgeAlliance *present = pledge_scenario_get_alliance (scenario);
  GListModel *alliances = pledge_catalogue_get_alliances (catalogue);
  gboolean own = pledge_alliance_is_own (present) ||
                 pledge_catalogue_find_alliance (catalogue, pledge_alliance_get_id (present)) != present;

  if (own && has_exactly (present, codes))
    return present;
  for (guint i = 0; i < g_list_model_get_n_items (alliances); i++)
    {
      g_autoptr (PledgeAlliance) alliance = g_list_model_get_item (alliances, i);

      if (pledge_alliance_is_own (alliance) && has_exactly (alliance, codes))
        return alliance;
    }

  return NULL;
}

/* At "members": each code known, none twice. */
static gboolean
check_codes (PledgeJson *json, PledgeMemberSource *members, const char *const *codes, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (codes[0] == NULL)
    return pledge_json_fail (json, error, NULL, _("expected at least one member"));

  for (guint i = 0; codes[i] != NULL; i++)
    {
      if (!pledge_json_enter_element (json, i, JSON_NODE_VALUE, error))
        return FALSE;
      if (!pledge_member_source_knows (members, codes[i]))
        return pledge_json_fail_expected (json, error, NULL, _("the code of a country"));
      if (!g_hash_table_add (seen, (gpointer) codes[i]))
        return pledge_json_fail (json, error, NULL, _("expected each member once, got %s twice"), codes[i]);
      pledge_json_leave (json);
    }

  return TRUE;
}

static gboolean
read_own_group (PledgeJson *json, PledgeScenario *scenario, Question *question, GError **error)
{
  g_autoptr (PledgeMemberSource) members = pledge_member_source_new (pledge_scenario_get_catalogue (scenario));
  PledgeAlliance *there;
  g_autofree const char **codes = NULL;

  if (pledge_json_has (json, "alliance"))
    return pledge_json_fail (json, error, "members", _("expected an alliance or members, got both"));
  if (!pledge_json_read_strings (json, "members", &codes, error) ||
      !pledge_json_enter (json, "members", JSON_NODE_ARRAY, error) ||
      !check_codes (json, members, codes, error))
    return FALSE;
  pledge_json_leave (json);

  there = find_own_group (scenario, codes);
  question->alliance = there != NULL ? g_object_ref (there)
                                     : pledge_member_source_make_group (members, OWN_GROUP_ID, _("Chosen members"), codes);

  return TRUE;
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

/* Always returns FALSE. */
static gboolean
fail_not_loaded (PledgeJson *json, PledgeCatalogue *catalogue, const char *id, GError **error)
{
  g_autofree char *shown = pledge_file_dup_shown_text (id, -1, SHOWN_ID_CHARS);
  g_autofree char *instead = pledge_scenario_figures_dup_instead (json, catalogue, id);

  /* Translators: the last is either "; of the same publisher there are: …" or "; loaded are: …" */
  return pledge_json_fail (json, error, "edition", _("expected the id of an edition that is loaded, got the string “%s”%s"), shown, instead);
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
        return fail_not_loaded (json, pledge_scenario_get_catalogue (scenario), id, error);
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
    "path", "selected", "view", "figures", NULL,
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
         read_selected (json, question, error) &&
         (!pledge_json_has (json, "view") || pledge_json_read_id (json, "view", &question->view, error)) &&
         pledge_scenario_figures_check (json, pledge_scenario_get_catalogue (scenario), &question->warning, error);
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
set_nothing (char **view, char **warning)
{
  if (view != NULL)
    *view = NULL;
  if (warning != NULL)
    *warning = NULL;
}

static gboolean
read_scenario (PledgeScenario *scenario, PledgeJson *json, char **view, char **warning, GError **error)
{
  g_auto (Question) question = { NULL };

  if (!read_question (json, scenario, &question, error))
    return FALSE;

  ask (scenario, &question);
  if (view != NULL)
    *view = g_strdup (question.view);
  if (warning != NULL)
    *warning = g_steal_pointer (&question.warning);
  return TRUE;
}

gboolean
pledge_scenario_from_json (PledgeScenario *scenario, PledgeJson *json, char **warning, GError **error)
{
  return read_scenario (scenario, json, NULL, warning, error);
}

gboolean
pledge_scenario_read_file (PledgeScenario *scenario, const char *path, GError **error)
{
  return pledge_scenario_read_file_full (scenario, path, NULL, NULL, error);
}

gboolean
pledge_scenario_read_bytes (PledgeScenario *scenario, GBytes *bytes, const char *name, GError **error)
{
  return pledge_scenario_read_bytes_full (scenario, bytes, name, NULL, NULL, error);
}

gboolean
pledge_scenario_read_file_full (PledgeScenario *scenario, const char *path, char **view, char **warning, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  set_nothing (view, warning);
  bytes = pledge_file_read (path, PLEDGE_PICTURE_MAX_BYTES, error);
  name = g_filename_display_basename (path);
  return bytes != NULL && pledge_scenario_read_bytes_full (scenario, bytes, name, view, warning, error);
}

gboolean
pledge_scenario_read_bytes_full (PledgeScenario *scenario, GBytes *bytes, const char *name, char **view, char **warning, GError **error)
{
  g_autoptr (GBytes) found = NULL;
  g_autoptr (PledgeJson) json = NULL;

  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), FALSE);
  g_return_val_if_fail (bytes != NULL && name != NULL, FALSE);

  set_nothing (view, warning);
  if (pledge_scenario_is_in_picture (bytes))
    {
      bytes = found = pledge_scenario_find_in_picture (bytes, name, error);
      if (found == NULL)
        return FALSE;
    }

  json = pledge_json_load_bytes (bytes, name, PLEDGE_SCENARIO_FORMAT, error);
  return json != NULL && read_scenario (scenario, json, view, warning, error);
}
