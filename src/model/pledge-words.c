/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-format.h"
#include "pledge-words-lens.h"

#define SEPARATOR " · "

/* The definition in as few words as a basis line has room for. */
static const char *
short_definition (PledgeDefinition definition)
{
  switch (definition)
    {
    case PLEDGE_DEFINITION_NATO:
      return _("defence, NATO definition");
    case PLEDGE_DEFINITION_NATO_CORE:
      return _("core defence");
    case PLEDGE_DEFINITION_SIPRI:
      return _("military, SIPRI definition");
    case PLEDGE_DEFINITION_OUTLOOK:
    default:
      return _("economic outlook");
    }
}

static char *
year_words (const PledgeAnswer *answer)
{
  int year = pledge_answer_get_year (answer);

  return pledge_answer_is_estimate (answer) ? g_strdup_printf (_("%d estimates"), year) : g_strdup_printf ("%d", year);
}

static char *
edition_words (const PledgeAnswer *answer)
{
  const PledgeEditionInfo *info = pledge_edition_get_info (pledge_answer_get_edition (answer));

  /* Translators: publisher and title of an edition: "NATO, July 2026 edition" */
  return g_strdup_printf (_("%s, %s edition"), info->publisher, info->title);
}

/* Who is judged below a target and whose money is below it are not always the same members: the one is read off
 * printed shares, the other computed. */
static gboolean
money_agrees (const PledgeAnswer *answer)
{
  for (guint i = 0; i < pledge_answer_get_n_drawn (answer); i++)
    {
      const PledgeAnswerRow *row = pledge_answer_get_row (answer, i);

      if (isfinite (row->gap_usd_m) && (row->gap_usd_m > 0) == row->meets)
        return FALSE;
    }

  return TRUE;
}

static guint
count_own_targets (const PledgeAnswer *answer)
{
  guint n = 0;

  for (guint i = 0; i < pledge_answer_get_n_drawn (answer); i++)
    n += pledge_answer_get_row (answer, i)->target_pct != pledge_answer_get_target_pct (answer);

  return n;
}

static char *
own_targets_words (guint n)
{
  return g_strdup_printf (ngettext ("%u with a target of its own", "%u with targets of their own", n), n);
}

/* Some have no money figures, or the money says of some what their printed share does not. */
static char *
divided_shortfall_words (const PledgeAnswerTotals *totals, const char *money)
{
  guint n = totals->short_of;

  if (n == 0)
    /* Translators: the amount, and of how many members it is the sum */
    return g_strdup_printf (_("None is short of it as printed; by the money the shortfall is %s, of %u."), money, totals->money_short);
  if (totals->money_short == 0)
    return g_strdup_printf (ngettext ("%u is short of it as printed; by the money known none is.",
                                      "%u are short of it as printed; by the money known none is.", n), n);
  if (totals->with_money < totals->with_figures)
    /* Translators: "26 are short of it; by the money, known for 8, the shortfall is US$41 bn, of 6." */
    return g_strdup_printf (ngettext ("%u is short of it; by the money, known for %u, the shortfall is %s, of %u.",
                                      "%u are short of it; by the money, known for %u, the shortfall is %s, of %u.", n),
                            n, totals->with_money, money, totals->money_short);

  /* Translators: "8 are short of it as printed; by the money the shortfall is US$46.7 bn, of 10." */
  return g_strdup_printf (ngettext ("%u is short of it as printed; by the money the shortfall is %s, of %u.",
                                    "%u are short of it as printed; by the money the shortfall is %s, of %u.", n),
                          n, money, totals->money_short);
}

static char *
shortfall_words (const PledgeAnswer *answer)
{
  const PledgeAnswerTotals *totals = pledge_answer_get_totals (answer);
  g_autofree char *money = NULL;
  guint n = totals->short_of;

  if (n == 0 && totals->money_short == 0)
    return g_strdup (_("None is short of it."));
  if (totals->with_money == 0)
    return g_strdup_printf (ngettext ("%u is below it; this edition has no money figures for it.",
                                      "%u are below it; this edition has no money figures for them.", n), n);

  money = pledge_format_usd_total (totals->shortfall_usd_m);
  if (totals->with_money < totals->with_figures || !money_agrees (answer))
    return divided_shortfall_words (totals, money);

  return g_strdup_printf (ngettext ("%u is short %s.", "%u are short %s together.", n), n, money);
}

static char *
meeting_words (const PledgeAnswer *answer)
{
  const PledgeAnswerTotals *totals = pledge_answer_get_totals (answer);
  g_autofree char *target = pledge_format_target (pledge_answer_get_target_pct (answer));
  guint n_own = count_own_targets (answer);
  g_autofree char *own = own_targets_words (n_own);

  if (n_own > 0)
    /* Translators: "At 3 % of GDP (2 with targets of their own), 0 of 2 meet their target." The plural goes by the last number. */
    return g_strdup_printf (ngettext ("At %s of GDP (%s), %u of %u meets its target.", "At %s of GDP (%s), %u of %u meet their target.",
                                      totals->with_figures),
                            target, own, totals->meeting, totals->with_figures);

  /* Translators: "At 3.5 % of GDP, 5 of 31 meet the target." The plural goes by the second number. */
  return g_strdup_printf (ngettext ("At %s of GDP, %u of %u meets the target.", "At %s of GDP, %u of %u meet the target.",
                                    totals->with_figures),
                          target, totals->meeting, totals->with_figures);
}

char *
pledge_words_summary (const PledgeAnswer *answer)
{
  g_autofree char *shortfall = NULL;
  g_autofree char *meeting = NULL;
  int year;

  g_return_val_if_fail (answer != NULL, NULL);

  year = pledge_answer_get_year (answer);
  if (pledge_answer_get_totals (answer)->members == 0)
    /* Translators: an alliance, and a year before or after it */
    return g_strdup_printf (_("%s: nobody was a member in %d."), pledge_alliance_get_title (pledge_answer_get_alliance (answer)), year);
  if (pledge_answer_get_totals (answer)->with_figures == 0)
    {
      g_autofree char *edition = edition_words (answer);

      return g_strdup_printf (_("%s has no figures for these members in %d."), edition, year);
    }

  meeting = meeting_words (answer);
  shortfall = shortfall_words (answer);
  return g_strdup_printf ("%s %s", meeting, shortfall);
}

char *
pledge_words_value_text (const PledgeAnswer *answer)
{
  const PledgeAnswerTotals *totals;
  g_autofree char *target = NULL;
  g_autofree char *own = NULL;
  g_autofree char *meeting = NULL;
  g_autofree char *shortfall = NULL;
  guint n_own;

  g_return_val_if_fail (answer != NULL, NULL);

  totals = pledge_answer_get_totals (answer);
  n_own = count_own_targets (answer);
  target = g_strdup_printf (_("%.2f percent of GDP"), pledge_answer_get_target_pct (answer));
  own = own_targets_words (n_own);
  meeting = g_strdup_printf (n_own > 0 ? _("%u of %u meet their target") : _("%u of %u meet it"), totals->meeting, totals->with_figures);
  if (totals->with_money > 0)
    {
      g_autofree char *money = pledge_format_usd_total (totals->shortfall_usd_m);

      shortfall = g_strdup_printf (_("shortfall %s"), money);
    }

  return n_own > 0 ? g_strjoin ("; ", target, own, meeting, shortfall, NULL) : g_strjoin ("; ", target, meeting, shortfall, NULL);
}

char *
pledge_words_title (const PledgeAnswer *answer)
{
  PledgeEdition *edition;
  g_autofree char *year = NULL;

  g_return_val_if_fail (answer != NULL, NULL);

  edition = pledge_answer_get_edition (answer);
  year = pledge_edition_dup_year_label (edition, pledge_answer_get_year (answer));

  return g_strjoin (SEPARATOR, pledge_alliance_get_title (pledge_answer_get_alliance (answer)),
                    pledge_edition_get_title (edition), year, NULL);
}

char *
pledge_words_basis (const PledgeAnswer *answer)
{
  const PledgeEditionInfo *info;
  g_autofree char *edition = NULL;
  g_autofree char *year = NULL;

  g_return_val_if_fail (answer != NULL, NULL);

  info = pledge_edition_get_info (pledge_answer_get_edition (answer));
  edition = edition_words (answer);
  year = year_words (answer);

  return g_strjoin (SEPARATOR, edition, short_definition (info->definition), year, NULL);
}

/* lens: whether amounts are stated in the answer's. */
static char *
credit_words (const PledgeAnswer *answer, gboolean lens)
{
  const PledgeEditionInfo *info = pledge_edition_get_info (pledge_answer_get_edition (answer));
  PledgeEdition *outlook = lens ? pledge_words_lens_get_outlook (answer) : NULL;
  g_autofree char *edition = edition_words (answer);
  g_autofree char *year = year_words (answer);
  g_autofree char *basis = pledge_words_lens_basis (answer);
  g_autofree char *credits = NULL;

  credits = outlook != NULL ? g_strjoin ("; ", info->credit, pledge_edition_get_info (outlook)->credit, NULL) : g_strdup (info->credit);
  if (!lens || pledge_answer_get_lens (answer) == PLEDGE_LENS_USD)
    /* Translators: edition, definition, year, the publisher's credit line */
    return g_strdup_printf (_("Source: %s (%s), %s. Gap = target × GDP − spending. Credit: %s. Made with Pledgeline."),
                            edition, pledge_definition_get_label (info->definition), year, credits);

  /* Translators: the same, and before the credit lines what amounts are counted in: "Per head, current US$ (NATO, July 2026)" */
  return g_strdup_printf (_("Source: %s (%s), %s. Gap = target × GDP − spending. Amounts: %s. Credit: %s. Made with Pledgeline."),
                          edition, pledge_definition_get_label (info->definition), year, basis, credits);
}

char *
pledge_words_credit (const PledgeAnswer *answer)
{
  g_return_val_if_fail (answer != NULL, NULL);

  return credit_words (answer, TRUE);
}

char *
pledge_words_credit_usd (const PledgeAnswer *answer)
{
  g_return_val_if_fail (answer != NULL, NULL);

  return credit_words (answer, FALSE);
}

char *
pledge_words_absent_rows (const PledgeAnswer *answer)
{
  g_autoptr (GString) words = NULL;

  g_return_val_if_fail (answer != NULL, NULL);

  for (guint i = pledge_answer_get_n_drawn (answer); i < pledge_answer_get_n_rows (answer); i++)
    {
      const PledgeAnswerRow *row = pledge_answer_get_row (answer, i);

      if (words == NULL)
        words = g_string_new (_("Not shown: "));
      else
        g_string_append (words, "; ");
      g_string_append_printf (words, "%s (%s)", row->name, pledge_words_absence (row->absence));
    }
  if (words == NULL)
    return NULL;

  g_string_append_c (words, '.');
  return g_string_free (g_steal_pointer (&words), FALSE);
}

const char *
pledge_words_disagreement (const PledgeAnswer *answer)
{
  g_return_val_if_fail (answer != NULL, NULL);

  for (guint i = 0; i < pledge_answer_get_n_drawn (answer); i++)
    if (pledge_answer_get_row (answer, i)->tables_disagree)
      return _("† The publisher’s printed share and its money disagree; the printed share is judged.");

  return NULL;
}

char *
pledge_words_related (const PledgeAnswer *answer)
{
  g_autofree char *total = NULL;
  g_autofree char *related = NULL;

  g_return_val_if_fail (answer != NULL, NULL);

  if (pledge_answer_get_related_pct (answer) <= 0)
    return NULL;

  total = pledge_format_target (pledge_answer_get_target_pct (answer) + pledge_answer_get_related_pct (answer));
  related = pledge_format_target (pledge_answer_get_related_pct (answer));
  /* Translators: both are shares of GDP: core and related together, and the related part */
  return g_strdup_printf (_("%s in all: what is spent of the %s for related purposes is not measured by any publisher, so it is unknown and not judged."),
                          total, related);
}
