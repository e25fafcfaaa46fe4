/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>

#include "model-fixture.h"
#include "pledge-profile.h"

#define NBSP "\302\240"

static const char *
line_text (PledgeProfile *profile, const char *id)
{
  for (guint i = 0; i < pledge_profile_get_n_lines (profile); i++)
    if (g_str_equal (pledge_profile_get_line (profile, i)->id, id))
      return pledge_profile_get_line (profile, i)->text;

  return NULL;
}

static void
add_commitment (PledgeCatalogue *catalogue, const char *id, const char *date, const char *const *addressees, double target_pct, PledgeScope scope)
{
  PledgeCommitmentInfo info = { .id = id, .date = date, .actor = "a", .addressee = "b", .addressees = addressees, .target_pct = target_pct,
                                .scope = scope, .fact = "f", .source = "s" };
  g_autoptr (PledgeCommitment) commitment = pledge_commitment_new (&info);

  g_assert_true (pledge_catalogue_add_commitment (catalogue, commitment));
}

static void
test_lines (void)
{
  g_autoptr (PledgeCatalogue) catalogue = model_fixture_new ();
  g_autoptr (PledgeScenario) scenario = pledge_scenario_new (catalogue);
  g_autoptr (PledgeAnswer) answer = pledge_answer_new (scenario);
  g_autoptr (PledgeProfile) profile = pledge_profile_new (scenario, answer, "BBB");
  g_autoptr (PledgeProfile) absent = pledge_profile_new (scenario, answer, "ISL");

  g_assert_null (pledge_profile_new (scenario, answer, "XXX"));
  g_assert_cmpstr (pledge_profile_get_name (profile), ==, "Beland");
  g_assert_cmpstr (pledge_profile_get_headline (profile), ==, "2.40" NBSP "% of GDP · rank 3 of 4 · estimate");
  g_assert_cmpstr (line_text (profile, "spending"), ==, "US$24" NBSP "m");
  g_assert_cmpstr (line_text (profile, "gap"), ==, "US$11" NBSP "m");
  g_assert_null (line_text (profile, "equipment")); /* what the edition does not say has no line */
  g_assert_true (isnan (pledge_profile_get_equipment_share_pct (profile)));
  g_assert_cmpfloat (pledge_history_get_value (pledge_profile_get_shares (profile), 2023), ==, 2.0);
  g_assert_cmpstr (pledge_profile_get_headline (absent), ==, "no armed forces");
  g_assert_cmpuint (pledge_profile_get_n_lines (absent), ==, 0);
}

/* By code where codes are named, else by alliance; the newest first. */
static void
test_commitments (void)
{
  g_autoptr (PledgeCatalogue) catalogue = model_fixture_new ();
  g_autoptr (PledgeScenario) scenario = pledge_scenario_new (catalogue);
  g_autoptr (PledgeAnswer) answer = pledge_answer_new (scenario);
  g_autoptr (PledgeProfile) first = NULL;
  g_autoptr (PledgeProfile) second = NULL;
  const char *all[] = { "nato", NULL }, *one[] = { "AAA", "nato", NULL };

  add_commitment (catalogue, "to-all", "2014", all, 2, PLEDGE_SCOPE_CORE);
  add_commitment (catalogue, "to-one", "2020", one, 3, PLEDGE_SCOPE_TOTAL);
  first = pledge_profile_new (scenario, answer, "AAA");
  second = pledge_profile_new (scenario, answer, "BBB");
  g_assert_cmpuint (pledge_profile_get_commitments (first)->len, ==, 2);
  g_assert_cmpstr (pledge_commitment_get_info (pledge_profile_get_commitments (first)->pdata[0])->id, ==, "to-one");
  g_assert_cmpuint (pledge_profile_get_commitments (second)->len, ==, 1);
  g_assert_cmpfloat (pledge_catalogue_get_related_pct (catalogue), ==, 0);
  add_commitment (catalogue, "related", "2025", all, 1.5, PLEDGE_SCOPE_RELATED);
  g_assert_cmpfloat (pledge_catalogue_get_related_pct (catalogue), ==, 1.5);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/profile/lines", test_lines);
  g_test_add_func ("/profile/commitments", test_commitments);
  return g_test_run ();
}
