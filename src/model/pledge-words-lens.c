/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-words-lens.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-format.h"

#define NAMES_IN_FULL 8 /* of members with one reason, at most */

static double
edition_value (const PledgeAnswer *answer, const PledgeAnswerRow *row, const char *indicator)
{
  return pledge_edition_get_value (pledge_answer_get_edition (answer), row->iso3, indicator, pledge_answer_get_year (answer));
}

static gboolean
edition_has (const PledgeAnswer *answer, const char *indicator)
{
  PledgeEdition *edition = pledge_answer_get_edition (answer);

  for (guint i = 0; i < pledge_edition_get_n_indicators (edition); i++)
    if (g_str_equal (pledge_edition_get_indicator_id (edition, i), indicator))
      return TRUE;

  return FALSE;
}

/* Whether the amount of a row rests on the outlook, for want of a column in the edition. */
static gboolean
rests_on_outlook (const PledgeAnswer *answer, const PledgeAnswerRow *row)
{
  switch (pledge_answer_get_lens (answer))
    {
    case PLEDGE_LENS_NATIONAL:
      return isnan (edition_value (answer, row, PLEDGE_SPENDING_NATIONAL_M));
    case PLEDGE_LENS_HEAD:
      return isnan (edition_value (answer, row, PLEDGE_SPENDING_PER_HEAD_CONST_USD));
    case PLEDGE_LENS_BUDGET:
    case PLEDGE_LENS_PPP:
      return TRUE;
    case PLEDGE_LENS_USD:
    case PLEDGE_LENS_CONST:
    case PLEDGE_LENS_SOLDIER:
    default:
      return FALSE;
    }
}

/* "NATO, July 2026", and the outlook where an amount rests on it. */
static char *
sources_words (const PledgeAnswer *answer)
{
  const PledgeEditionInfo *info = pledge_edition_get_info (pledge_answer_get_edition (answer));
  PledgeEdition *outlook = pledge_words_lens_get_outlook (answer);

  if (outlook == NULL)
    return g_strdup_printf ("%s, %s", info->publisher, info->title);

  return g_strdup_printf ("%s, %s; %s, %s", info->publisher, info->title, pledge_edition_get_info (outlook)->publisher, pledge_edition_get_title (outlook));
}

static char *
unit_words (const PledgeAnswer *answer)
{
  int base_year = pledge_edition_get_info (pledge_answer_get_edition (answer))->price_base_year;

  switch (pledge_answer_get_lens (answer))
    {
    case PLEDGE_LENS_USD:
      return g_strdup (_("Current US$"));
    case PLEDGE_LENS_CONST:
      return base_year != 0 ? g_strdup_printf (_("Constant US$, %d prices"), base_year) : g_strdup (_("Constant US$"));
    case PLEDGE_LENS_NATIONAL:
      return g_strdup (_("National currency, current prices"));
    case PLEDGE_LENS_HEAD:
      return g_strdup (_("Per head, current US$"));
    case PLEDGE_LENS_SOLDIER:
      return g_strdup (_("Per soldier, current US$"));
    case PLEDGE_LENS_BUDGET:
      return g_strdup (_("Share of general government expenditure"));
    case PLEDGE_LENS_PPP:
      return g_strdup (_("International dollars at purchasing power parity"));
    default:
      g_return_val_if_reached (NULL);
    }
}

static const char *
national_absence (const PledgeAnswer *answer, const PledgeAnswerRow *row)
{
  PledgeEdition *outlook = pledge_answer_get_outlook (answer);
  const char *currency = pledge_edition_get_currency (pledge_answer_get_edition (answer), row->iso3);

  if (outlook == NULL)
    return _("no exchange rate in this edition, and no economic outlook loaded");
  if (currency != NULL && g_strcmp0 (currency, pledge_edition_get_currency (outlook, row->iso3)) != 0)
    return _("edition and economic outlook state different currencies");

  return _("no exchange rate for that year");
}

/* The edition has no such column, or none for this member and year. */
static const char *
column_absence (const PledgeAnswer *answer, const char *indicator, const char *no_column, const char *no_figure)
{
  return edition_has (answer, indicator) ? no_figure : no_column;
}

static const char *
outlook_absence (const PledgeAnswer *answer, const PledgeAnswerRow *row)
{
  PledgeEdition *outlook = pledge_answer_get_outlook (answer);

  if (outlook == NULL)
    return _("no economic outlook loaded");
  if (!pledge_edition_has_member (outlook, row->iso3))
    return _("not in the economic outlook");

  return _("no figure for that year in the economic outlook");
}

static const char *
money_absence (const PledgeAnswer *answer, const PledgeAnswerRow *row)
{
  if (isfinite (row->spending_usd_m))
    return _("no GDP to measure a gap against");

  return column_absence (answer, PLEDGE_SPENDING_USD_M, _("no money figures in this edition"), _("no money figures for it in this edition"));
}

const char *
pledge_words_lens_absence (const PledgeAnswer *answer, const PledgeAnswerRow *row)
{
  g_return_val_if_fail (answer != NULL && row != NULL, NULL);

  if (isfinite (row->gap_lens))
    return NULL;
  if (!isfinite (row->gap_usd_m))
    return money_absence (answer, row);

  switch (pledge_answer_get_lens (answer))
    {
    case PLEDGE_LENS_CONST:
      return column_absence (answer, PLEDGE_SPENDING_CONST_USD_M, _("no constant prices in this edition"), _("no figure in constant prices"));
    case PLEDGE_LENS_SOLDIER:
      return column_absence (answer, PLEDGE_PERSONNEL_THOUSAND, _("no personnel figures in this edition"), _("no personnel figure for that year"));
    case PLEDGE_LENS_NATIONAL:
      return national_absence (answer, row);
    case PLEDGE_LENS_USD:
    case PLEDGE_LENS_HEAD:
    case PLEDGE_LENS_BUDGET:
    case PLEDGE_LENS_PPP:
    default:
      return outlook_absence (answer, row);
    }
}

/* Appends the members whose reason is that of the row at `first`, unless they were named with an earlier row. */
static void
append_reason (GString *words, const PledgeAnswer *answer, guint first)
{
  const char *reason = pledge_words_lens_absence (answer, pledge_answer_get_row (answer, first));
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < pledge_answer_get_n_drawn (answer); i++)
    {
      const PledgeAnswerRow *row = pledge_answer_get_row (answer, i);

      if (g_strcmp0 (pledge_words_lens_absence (answer, row), reason) != 0)
        continue;
      if (i < first)
        return;
      g_ptr_array_add (names, (gpointer) row->name);
    }

  if (names->len > NAMES_IN_FULL)
    list = g_strdup_printf (ngettext ("%u member", "%u members", names->len), names->len);
  g_ptr_array_add (names, NULL);
  if (list == NULL)
    list = g_strjoinv (", ", (char **) names->pdata);
  g_string_append_printf (words, "%s%s (%s)", words->len > 0 ? "; " : "", list, reason);
}

/* What adds up: amounts in the lens, else in current US$. */
static double
amount_to_add (const PledgeAnswer *answer, const PledgeAnswerRow *row)
{
  return pledge_lens_is_additive (pledge_answer_get_lens (answer)) ? row->gap_lens : row->gap_usd_m;
}

static char *
format_total (const PledgeAnswer *answer, double lens, double usd_m)
{
  PledgeLens asked = pledge_answer_get_lens (answer);

  return pledge_lens_is_additive (asked) ? pledge_format_lens_total (asked, lens) : pledge_format_usd_total (usd_m);
}

static guint
n_added (const PledgeAnswer *answer)
{
  const PledgeAnswerTotals *totals = pledge_answer_get_totals (answer);

  return pledge_lens_is_additive (pledge_answer_get_lens (answer)) ? totals->with_lens : totals->with_money;
}

static const char *
not_additive_words (PledgeLens lens)
{
  switch (lens)
    {
    case PLEDGE_LENS_NATIONAL:
      return _("Amounts in national currencies do not add up: the totals are in current US$.");
    case PLEDGE_LENS_HEAD:
      return _("Amounts per head do not add up: the totals are in current US$.");
    case PLEDGE_LENS_SOLDIER:
      return _("Amounts per soldier do not add up: the totals are in current US$.");
    case PLEDGE_LENS_BUDGET:
      return _("Shares of government expenditure do not add up: the totals are in current US$.");
    case PLEDGE_LENS_USD:
    case PLEDGE_LENS_CONST:
    case PLEDGE_LENS_PPP:
    default:
      return NULL;
    }
}

char *
pledge_words_lens_basis (const PledgeAnswer *answer)
{
  g_autofree char *unit = NULL;
  g_autofree char *sources = NULL;

  g_return_val_if_fail (answer != NULL, NULL);

  unit = unit_words (answer);
  sources = sources_words (answer);
  /* Translators: what amounts are counted in, and whose figures that rests on */
  return g_strdup_printf (_("%s (%s)"), unit, sources);
}

PledgeEdition *
pledge_words_lens_get_outlook (const PledgeAnswer *answer)
{
  g_return_val_if_fail (answer != NULL, NULL);

  for (guint i = 0; i < pledge_answer_get_n_drawn (answer); i++)
    {
      const PledgeAnswerRow *row = pledge_answer_get_row (answer, i);

      if ((isfinite (row->gap_lens) || isfinite (row->spending_lens)) && rests_on_outlook (answer, row))
        return pledge_answer_get_outlook (answer);
    }

  return NULL;
}

char *
pledge_words_lens_absent_rows (const PledgeAnswer *answer)
{
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_val_if_fail (answer != NULL, NULL);

  for (guint i = 0; i < pledge_answer_get_n_drawn (answer); i++)
    if (!isfinite (pledge_answer_get_row (answer, i)->gap_lens))
      append_reason (words, answer, i);

  return words->len > 0 ? g_strdup_printf (_("Without an amount: %s."), words->str) : NULL;
}

char *
pledge_words_shortfall_total (const PledgeAnswer *answer)
{
  const PledgeAnswerTotals *totals;
  g_autofree char *amount = NULL;
  guint n_below = 0, n_unmet = 0;

  g_return_val_if_fail (answer != NULL, NULL);

  if (n_added (answer) == 0)
    return NULL;

  for (guint i = 0; i < pledge_answer_get_n_drawn (answer); i++)
    {
      const PledgeAnswerRow *row = pledge_answer_get_row (answer, i);
      double gap = amount_to_add (answer, row);

      n_below += gap > 0;
      n_unmet += isfinite (gap) && !row->meets;
    }

  if (n_below == 0)
    return g_strdup (_("No shortfall: none is below the target"));

  totals = pledge_answer_get_totals (answer);
  amount = format_total (answer, totals->shortfall_lens, totals->shortfall_usd_m);
  /* The target is judged on printed shares, and a publisher's money may say otherwise. */
  if (n_below != n_unmet || n_below != totals->short_of)
    return g_strdup_printf (ngettext ("Shortfall of the %u whose money is below the target: %s",
                                      "Shortfall of the %u whose money is below the target: %s", n_below), n_below, amount);

  return g_strdup_printf (ngettext ("Shortfall of the %u below the target: %s", "Shortfall of the %u below the target: %s", n_below),
                          n_below, amount);
}

char *
pledge_words_net_total (const PledgeAnswer *answer)
{
  const PledgeAnswerTotals *totals;
  g_autofree char *amount = NULL;
  double net;

  g_return_val_if_fail (answer != NULL, NULL);

  if (n_added (answer) == 0)
    return NULL;

  totals = pledge_answer_get_totals (answer);
  net = pledge_lens_is_additive (pledge_answer_get_lens (answer)) ? totals->net_lens : totals->net_usd_m;
  amount = format_total (answer, totals->net_lens, totals->net_usd_m);
  return g_strdup_printf (net >= 0 ? _("Net gap, surpluses taken off: %s below") : _("Net gap, surpluses taken off: %s above"), amount);
}

char *
pledge_words_totals_note (const PledgeAnswer *answer)
{
  const PledgeAnswerTotals *totals;
  const char *not_additive;
  g_autofree char *left_out = NULL;
  guint n_left_out;

  g_return_val_if_fail (answer != NULL, NULL);

  totals = pledge_answer_get_totals (answer);
  if (n_added (answer) == 0)
    return NULL;

  not_additive = not_additive_words (pledge_answer_get_lens (answer));
  n_left_out = totals->with_figures - n_added (answer);
  if (n_left_out > 0)
    left_out = g_strdup_printf (ngettext ("%u of %u members is left out of the totals.", "%u of %u members are left out of the totals.", n_left_out),
                                n_left_out, totals->with_figures);
  if (not_additive == NULL)
    return g_steal_pointer (&left_out);

  return left_out != NULL ? g_strjoin (" ", not_additive, left_out, NULL) : g_strdup (not_additive);
}
