/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-briefing-words-private.h"

#include <glib/gi18n-lib.h>

#include "pledge-format.h"
#include "pledge-words-lens.h"
#include "pledge-words.h"

#define MOST_NOTES 6

static char *
make_edition (const PledgeEditionInfo *info)
{
  if (info->cutoff != NULL)
    /* Translators: publisher and title of an edition, its date, the date up to which figures are in it, what it counts */
    return g_strdup_printf (_("%s, %s edition, published %s with figures up to %s: %s."), info->publisher, info->title, info->published, info->cutoff,
                            pledge_definition_get_label (info->definition));

  /* Translators: publisher and title of an edition, its date, what it counts */
  return g_strdup_printf (_("%s, %s edition, published %s: %s."), info->publisher, info->title, info->published,
                          pledge_definition_get_label (info->definition));
}

static char *
make_year (const PledgeBriefingWords *self, const PledgeEditionInfo *info)
{
  int year = pledge_answer_get_year (self->answer);

  if (pledge_answer_is_estimate (self->answer))
    return g_strdup_printf (_("%d: the publisher’s estimates, as all its figures from %d on."), year, info->estimates_from > 0 ? info->estimates_from : year);
  if (self->row != NULL && self->row->estimate)
    return g_strdup_printf (_("%d: for this ally an estimate of the publisher’s."), year);
  return g_strdup_printf (_("%d."), year);
}

static char *
make_prices (const PledgeBriefingWords *self, const PledgeEditionInfo *info)
{
  g_autofree char *basis = pledge_words_lens_basis (self->answer);

  if (info->price_base_year > 0)
    /* Translators: what amounts are counted in, and the year of the edition's constant prices */
    return g_strdup_printf (_("Amounts: %s. Gaps are worked out in current prices; the edition’s constant prices are those of %d."), basis,
                            info->price_base_year);
  /* Translators: what amounts are counted in */
  return g_strdup_printf (_("Amounts: %s. Gaps are worked out in current prices."), basis);
}

static char *
make_gap (const PledgeBriefingWords *self)
{
  if (pledge_edition_has_indicator (pledge_answer_get_edition (self->answer), PLEDGE_GDP_USD_M))
    /* Translators: τ is the target, Y is GDP, S is spending */
    return g_strdup (_("Target × GDP − spending (τ·Y − S), from the edition’s own sums of that year, never from a printed share; above zero is below "
                       "the target."));

  /* Translators: likewise */
  return g_strdup (_("Target × GDP − spending (τ·Y − S); above zero is below the target. This edition prints no GDP: it is worked out as spending "
                     "divided by the printed share."));
}

static char *
make_target (const PledgeBriefingWords *self)
{
  g_autofree char *common = pledge_format_target (pledge_answer_get_target_pct (self->answer));
  g_autofree char *related = pledge_words_related (self->answer);
  g_autofree char *words = NULL;
  guint n_own = 0;

  for (guint i = 0; i < pledge_answer_get_n_drawn (self->answer); i++)
    n_own += pledge_answer_get_row (self->answer, i)->target_pct != pledge_answer_get_target_pct (self->answer);
  if (self->row != NULL && self->row->target_pct != pledge_answer_get_target_pct (self->answer))
    {
      g_autofree char *own = pledge_format_target (self->row->target_pct);

      /* Translators: an ally's own target, and that of the others */
      words = g_strdup_printf (_("%s of GDP, its own; the others’ is %s."), own, common);
    }
  else if (n_own > 0)
    words = g_strdup_printf (ngettext ("%s of GDP; %u member has one of its own, which at the other levels is left aside.",
                                       "%s of GDP; %u members have one of their own, which at the other levels is left aside.", n_own), common, n_own);
  else
    words = g_strdup_printf (_("%s of GDP, for every member."), common);

  return related != NULL ? g_strjoin (" ", words, related, NULL) : g_steal_pointer (&words);
}

/* Of an ally whose tables disagree the sentence says so. */
static char *
make_judgement (const PledgeBriefingWords *self)
{
  const char *disagreement = self->row == NULL ? pledge_words_disagreement (self->answer) : NULL;
  const char *words = _("Whether the target is met, and the rank, go by the share of GDP as printed, rounded to two decimals.");

  return disagreement != NULL ? g_strjoin (" ", words, disagreement, NULL) : g_strdup (words);
}

static char *
make_counted (const PledgeBriefingWords *self)
{
  const PledgeAnswerTotals *totals = pledge_answer_get_totals (self->answer);
  g_autofree char *counted = g_strdup_printf (ngettext ("%u of %u member of that year.", "%u of %u members of that year.", totals->members),
                                              totals->with_figures, totals->members);
  g_autofree char *absent = pledge_words_absent_rows (self->answer);

  return absent != NULL ? g_strjoin (" ", counted, absent, NULL) : g_steal_pointer (&counted);
}

/* What the publisher says of the members' figures; an ally's sentence has it. */
static void
add_notes (PledgeBriefingWords *self)
{
  guint n = 0, n_left_out = 0;

  for (guint i = 0; i < pledge_answer_get_n_drawn (self->answer); i++)
    {
      const PledgeAnswerRow *row = pledge_answer_get_row (self->answer, i);
      const char *note = pledge_edition_get_note (pledge_answer_get_edition (self->answer), row->iso3, pledge_answer_get_year (self->answer));

      if (note == NULL)
        continue;
      if (n++ < MOST_NOTES)
        pledge_briefing_words_add_line (self->assumptions, row->name, g_strdup (note));
      else
        n_left_out++;
    }
  if (n_left_out > 0)
    pledge_briefing_words_add_line (self->assumptions, "",
                                    g_strdup_printf (ngettext ("The publisher’s note on %u more member is left out here.",
                                                               "The publisher’s notes on %u more members are left out here.", n_left_out), n_left_out));
}

void
pledge_briefing_words_add_assumptions (PledgeBriefingWords *self)
{
  const PledgeEditionInfo *info = pledge_edition_get_info (pledge_answer_get_edition (self->answer));

  pledge_briefing_words_add_line (self->assumptions, C_("assumption", "Edition"), make_edition (info));
  pledge_briefing_words_add_line (self->assumptions, C_("assumption", "Year"), make_year (self, info));
  pledge_briefing_words_add_line (self->assumptions, C_("assumption", "Target"), make_target (self));
  pledge_briefing_words_add_line (self->assumptions, C_("assumption", "Gap"), make_gap (self));
  pledge_briefing_words_add_line (self->assumptions, C_("assumption", "Money"), make_prices (self, info));
  pledge_briefing_words_add_line (self->assumptions, C_("assumption", "Judged"), make_judgement (self));
  pledge_briefing_words_add_line (self->assumptions, C_("assumption", "Counted"), make_counted (self));
  if (self->row == NULL)
    add_notes (self);
}

void
pledge_briefing_words_add_line (GPtrArray *lines, const char *label, char *text)
{
  PledgeBriefingLine line = { NULL, text };

  if (text == NULL)
    return;

  line.label = g_strdup (label);
  g_ptr_array_add (lines, g_memdup2 (&line, sizeof line));
}
