/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-group-totals.h"

#include <glib/gi18n-lib.h>

#include "pledge-words.h"

PledgeAnswer *
pledge_group_totals_ask (PledgeScenario *scenario, PledgeAlliance *group)
{
  g_autoptr (PledgeScenario) question = NULL;

  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);
  g_return_val_if_fail (PLEDGE_IS_ALLIANCE (group), NULL);

  question = pledge_scenario_new (pledge_scenario_get_catalogue (scenario));
  pledge_scenario_set_edition_and_alliance (question, pledge_scenario_get_edition (scenario), group);
  pledge_scenario_set_year (question, pledge_scenario_get_year (scenario));
  pledge_scenario_set_target_pct (question, pledge_scenario_get_target_pct (scenario));
  pledge_scenario_set_sort (question, PLEDGE_SORT_NAME);
  for (guint i = 0; i < pledge_alliance_get_n_members (group); i++)
    {
      const char *iso3 = pledge_member_get_iso3 (pledge_alliance_get_member (group, i));

      pledge_scenario_set_own_target_pct (question, iso3, pledge_scenario_get_own_target_pct (scenario, iso3));
    }

  return pledge_answer_new (question);
}

char *
pledge_group_totals_dup_sentence (PledgeScenario *scenario, PledgeAlliance *group)
{
  g_autoptr (PledgeAnswer) answer = pledge_group_totals_ask (scenario, group);

  return pledge_words_summary (answer);
}

char *
pledge_group_totals_dup_names (PledgeAlliance *group)
{
  GString *names = g_string_new (NULL);

  g_return_val_if_fail (PLEDGE_IS_ALLIANCE (group), NULL);

  for (guint i = 0; i < pledge_alliance_get_n_members (group); i++)
    /* Translators: between the names of countries */
    g_string_append_printf (names, "%s%s", i > 0 ? _(", ") : "", pledge_member_get_name (pledge_alliance_get_member (group, i)));

  return g_string_free (names, FALSE);
}
