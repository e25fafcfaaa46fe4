/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-coalition.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-format.h"
#include "pledge-gap.h"

static gboolean
stays (const PledgeAnswer *answer, const PledgeAnswerRow *row)
{
  return row->target_pct != pledge_answer_get_target_pct (answer);
}

PledgeCoalition
pledge_coalition_find (const PledgeAnswer *answer)
{
  PledgeCoalition self = { 0 };
  double gdp_usd_m = 0;

  g_return_val_if_fail (answer != NULL, self);

  self.target_pct = pledge_answer_get_target_pct (answer);
  for (guint i = 0; i < pledge_answer_get_n_rows (answer); i++)
    {
      const PledgeAnswerRow *row = pledge_answer_get_row (answer, i);

      self.members += row->counted;
      if (!row->counted || isnan (row->gap_usd_m))
        continue;
      self.with_money++;
      gdp_usd_m += row->gdp_usd_m;
      if (stays (answer, row))
        {
          self.staying++;
          self.staying_usd_m += row->target_pct / 100 * row->gdp_usd_m;
          continue;
        }
      self.rest_gdp_usd_m += row->gdp_usd_m;
      self.rest_spending_usd_m += row->spending_usd_m;
    }

  self.total_usd_m = self.target_pct / 100 * gdp_usd_m;
  self.common_pct = pledge_share_nominal_pct (self.total_usd_m - self.staying_usd_m, self.rest_gdp_usd_m);
  self.rest_gap_usd_m = pledge_gap (self.rest_spending_usd_m, self.rest_gdp_usd_m, self.common_pct);
  return self;
}

/* "United States at 3.17 %, Canada at 2 %". */
static char *
staying_words (const PledgeAnswer *answer)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < pledge_answer_get_n_rows (answer); i++)
    {
      const PledgeAnswerRow *row = pledge_answer_get_row (answer, i);
      g_autofree char *target = pledge_format_target (row->target_pct);

      if (!row->counted || isnan (row->gap_usd_m) || !stays (answer, row))
        continue;
      if (words->len > 0)
        g_string_append (words, ", ");
      /* Translators: a member, and the share of GDP it stays at */
      g_string_append_printf (words, _("%s at %s"), row->name, target);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

char *
pledge_coalition_words (const PledgeAnswer *answer)
{
  PledgeCoalition coalition;
  g_autofree char *staying = NULL, *target = NULL, *common = NULL, *total = NULL, *gap = NULL;
  guint rest;

  g_return_val_if_fail (answer != NULL, NULL);

  coalition = pledge_coalition_find (answer);
  if (coalition.with_money == 0)
    return g_strdup (_("There are no money figures to share out."));
  if (coalition.staying == 0)
    return g_strdup (_("No member has a target of its own, so the common target is the target of all."));
  if (isnan (coalition.common_pct))
    return g_strdup (_("Every member has a target of its own: nobody is left to follow a common one."));

  rest = coalition.with_money - coalition.staying;
  staying = staying_words (answer);
  target = pledge_format_target (coalition.target_pct);
  common = pledge_format_share (fabs (coalition.common_pct));
  total = pledge_format_usd_total (coalition.total_usd_m);
  gap = pledge_format_usd_total (coalition.rest_gap_usd_m);
  if (coalition.common_pct < 0)
    /* Translators: "Those that stay, Canada at 20 %, come to more than …"; a sum of money; a share of GDP */
    return g_strdup_printf (_("Those that stay (%s) spend more by themselves than the %s that all at %s of GDP come to."), staying, total, target);

  /* Translators: who stays at what; how many others; a common target; the sum of money; the target of all; a gap in money */
  return g_strdup_printf (ngettext ("With %s, a common target of %s of the other %u comes to the same total, %s, as all at %s of GDP; it is %s %s what it spends.",
                                    "With %s, a common target of %s of the other %u comes to the same total, %s, as all at %s of GDP; it is %s %s what they spend.", rest),
                          staying, common, rest, total, target, gap, coalition.rest_gap_usd_m < 0 ? _("below") : _("above"));
}
