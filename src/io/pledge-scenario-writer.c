/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-scenario-file.h"

#include <math.h>

#include "pledge-json-private.h"
#include "pledge-path-json-private.h"
#include "pledge-scenario-figures.h"

/* by_members: for those who do not have the user's own groups. */
static void
append_alliance (GString *text, PledgeScenario *scenario, gboolean by_members)
{
  PledgeAlliance *alliance = pledge_scenario_get_alliance (scenario);
  const char *id = pledge_alliance_get_id (alliance);

  if (pledge_catalogue_find_alliance (pledge_scenario_get_catalogue (scenario), id) == alliance &&
      !(by_members && pledge_alliance_is_own (alliance)))
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

/* by_members: of a group of the user's own. */
static GString *
begin_text (PledgeScenario *scenario, gboolean by_members)
{
  GString *text = g_string_new ("{\n  \"format\": \"" PLEDGE_SCENARIO_FORMAT "\",\n  \"edition\": ");

  pledge_path_json_append_string (text, pledge_edition_get_id (pledge_scenario_get_edition (scenario)));
  append_alliance (text, scenario, by_members);
  g_string_append_printf (text, ",\n  \"year\": %d,\n  \"target_pct\": ", pledge_scenario_get_year (scenario));
  pledge_path_json_append_number (text, pledge_scenario_get_target_pct (scenario));
  g_string_append (text, ",\n  \"related_pct\": ");
  pledge_path_json_append_number (text, pledge_scenario_get_related_pct (scenario));
  append_own_targets (text, scenario);
  g_string_append_printf (text, ",\n  \"money\": \"%s\"", pledge_lens_to_id (pledge_scenario_get_lens (scenario)));
  g_string_append_printf (text, ",\n  \"measure\": \"%s\"", pledge_measure_to_id (pledge_scenario_get_measure (scenario)));
  g_string_append_printf (text, ",\n  \"sort\": \"%s\"", pledge_sort_to_id (pledge_scenario_get_sort (scenario)));
  pledge_path_assumptions_append (text, pledge_scenario_get_path_assumptions (scenario));

  return text;
}

static GBytes *
end_text (GString *text)
{
  g_string_append (text, "\n}\n");
  return g_string_free_to_bytes (text);
}

GBytes *
pledge_scenario_to_file_bytes (PledgeScenario *scenario, const char *view)
{
  GString *text;

  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);
  g_return_val_if_fail (view == NULL || pledge_json_is_id (view), NULL);

  text = begin_text (scenario, TRUE);
  append_selection (text, scenario);
  if (view != NULL)
    g_string_append_printf (text, ",\n  \"view\": \"%s\"", view);
  pledge_scenario_figures_append (text, scenario);

  return end_text (text);
}

GBytes *
pledge_scenario_to_bytes (PledgeScenario *scenario)
{
  GString *text;

  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);

  text = begin_text (scenario, FALSE);
  append_selection (text, scenario);

  return end_text (text);
}

GBytes *
pledge_scenario_question_to_bytes (PledgeScenario *scenario)
{
  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);

  return end_text (begin_text (scenario, FALSE));
}
