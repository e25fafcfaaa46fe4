/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-format.h"
#include "pledge-gap.h"

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

static char *
shortfall_words (const PledgeAnswerTotals *totals)
{
  g_autofree char *money = NULL;
  guint n = totals->short_of;

  if (n == 0)
    return g_strdup (_("None is short of it."));
  if (totals->with_money == 0)
    return g_strdup_printf (ngettext ("%u is below it; this edition has no money figures for it.",
                                      "%u are below it; this edition has no money figures for them.", n), n);

  money = pledge_format_usd_total (totals->shortfall_usd_m);
  if (totals->with_money < totals->with_figures)
    /* Translators: "26 are short; the 8 with money figures by US$417 bn together." */
    return g_strdup_printf (ngettext ("%u is short; the %u with money figures by %s together.",
                                      "%u are short; the %u with money figures by %s together.", n),
                            n, totals->with_money, money);

  return g_strdup_printf (ngettext ("%u is short %s.", "%u are short %s together.", n), n, money);
}

char *
pledge_words_summary (const PledgeAnswer *answer)
{
  const PledgeAnswerTotals *totals;
  g_autofree char *target = NULL;
  g_autofree char *shortfall = NULL;
  g_autofree char *meeting = NULL;

  g_return_val_if_fail (answer != NULL, NULL);

  totals = pledge_answer_get_totals (answer);
  target = pledge_format_target (pledge_answer_get_target_pct (answer));
  if (totals->with_figures == 0)
    {
      g_autofree char *edition = edition_words (answer);

      return g_strdup_printf (_("%s has no figures for these members in %d."), edition, pledge_answer_get_year (answer));
    }

  /* Translators: "At 3.5 % of GDP, 5 of 31 meet the target." The plural goes by the second number. */
  meeting = g_strdup_printf (ngettext ("At %s of GDP, %u of %u meets the target.", "At %s of GDP, %u of %u meet the target.",
                                       totals->with_figures),
                             target, totals->meeting, totals->with_figures);
  shortfall = shortfall_words (totals);

  return g_strdup_printf ("%s %s", meeting, shortfall);
}

char *
pledge_words_value_text (const PledgeAnswer *answer)
{
  const PledgeAnswerTotals *totals;
  g_autofree char *money = NULL;

  g_return_val_if_fail (answer != NULL, NULL);

  totals = pledge_answer_get_totals (answer);
  if (totals->with_money == 0)
    return g_strdup_printf (_("%.2f percent of GDP; %u of %u meet it"), pledge_answer_get_target_pct (answer),
                            totals->meeting, totals->with_figures);

  money = pledge_format_usd_total (totals->shortfall_usd_m);
  return g_strdup_printf (_("%.2f percent of GDP; %u of %u meet it; shortfall %s"), pledge_answer_get_target_pct (answer),
                          totals->meeting, totals->with_figures, money);
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

char *
pledge_words_credit (const PledgeAnswer *answer)
{
  const PledgeEditionInfo *info;
  g_autofree char *edition = NULL;
  g_autofree char *year = NULL;

  g_return_val_if_fail (answer != NULL, NULL);

  info = pledge_edition_get_info (pledge_answer_get_edition (answer));
  edition = edition_words (answer);
  year = year_words (answer);

  /* Translators: edition, definition, year, the publisher's credit line */
  return g_strdup_printf (_("Source: %s (%s), %s. Gap = target × GDP − spending. Credit: %s. Made with Pledgeline."),
                          edition, pledge_definition_get_label (info->definition), year, info->credit);
}

char *
pledge_words_gap (const PledgeAnswer *answer, const PledgeAnswerRow *row)
{
  PledgeLens lens;
  const char *currency;
  g_autofree char *amount = NULL;

  g_return_val_if_fail (answer != NULL && row != NULL, NULL);

  if (!isfinite (row->gap_lens))
    return g_strdup ("");

  lens = pledge_answer_get_lens (answer);
  currency = pledge_edition_get_currency (pledge_answer_get_edition (answer), row->iso3);
  if (!row->meets)
    {
      amount = pledge_format_lens (lens, row->gap_lens, currency);
      /* Translators: more money is needed; a printed share below the target may, rounded, have money above it */
      return g_strdup_printf (row->gap_lens >= 0 ? C_("gap", "+ %s") : C_("gap", "− %s"), amount);
    }

  amount = pledge_lens_is_additive (lens) ? pledge_format_amount (row->gap_lens) : pledge_format_lens (lens, row->gap_lens, currency);
  return g_strdup_printf (row->gap_lens <= 0 ? C_("gap", "✓ %s above") : C_("gap", "✓ %s below"), amount);
}

char *
pledge_words_row (const PledgeAnswer *answer, const PledgeAnswerRow *row)
{
  g_autoptr (GString) words = NULL;
  g_autofree char *share = NULL;
  g_autofree char *target = NULL;
  g_autofree char *money = NULL;
  g_autofree char *note = NULL;

  g_return_val_if_fail (answer != NULL && row != NULL, NULL);

  if (row->absence != PLEDGE_ABSENCE_NONE)
    /* Translators: member and why it has no figures */
    return g_strdup_printf (_("%s: %s."), row->name, pledge_words_absence (row->absence));

  share = pledge_format_share (row->share_pct);
  target = pledge_format_target (row->target_pct);
  words = g_string_new (NULL);
  /* Translators: "Germany: 2.69 % of GDP, rank 11 of 31." */
  g_string_append_printf (words, row->estimate ? _("%s: %s of GDP (estimate), rank %u of %u.") : _("%s: %s of GDP, rank %u of %u."),
                          row->name, share, row->rank, pledge_answer_get_n_drawn (answer));
  g_string_append_c (words, ' ');
  if (isfinite (row->gap_lens))
    {
      const char *currency = pledge_edition_get_currency (pledge_answer_get_edition (answer), row->iso3);

      money = pledge_format_lens (pledge_answer_get_lens (answer), row->gap_lens, currency);
    }
  if (money == NULL)
    g_string_append_printf (words, row->meets ? _("Meets %s.") : _("Below %s."), target);
  else if (row->gap_lens > 0)
    g_string_append_printf (words, row->meets ? _("Meets %s as printed; the money is %s below.") : _("Below %s by %s."), target, money);
  else
    g_string_append_printf (words, row->meets ? _("Meets %s, %s above.") : _("Below %s as printed; the money is %s above."), target, money);

  note = pledge_words_note (answer, row);
  if (note != NULL)
    g_string_append_printf (words, " %s", note);

  return g_string_free (g_steal_pointer (&words), FALSE);
}

const char *
pledge_words_absence (PledgeAbsence absence)
{
  switch (absence)
    {
    case PLEDGE_ABSENCE_NONE:
      return NULL;
    case PLEDGE_ABSENCE_NOT_MEMBER:
      return _("not a member in that year");
    case PLEDGE_ABSENCE_NO_FORCES:
      return _("no armed forces");
    case PLEDGE_ABSENCE_NO_EDITION:
      return _("not in this edition");
    case PLEDGE_ABSENCE_NO_YEAR:
      return _("no figures for that year");
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
pledge_words_note (const PledgeAnswer *answer, const PledgeAnswerRow *row)
{
  g_autoptr (GPtrArray) notes = NULL;
  const char *edition_note;

  g_return_val_if_fail (answer != NULL && row != NULL, NULL);

  notes = g_ptr_array_new_with_free_func (g_free);
  edition_note = pledge_edition_get_note (pledge_answer_get_edition (answer), row->iso3, pledge_answer_get_year (answer));
  if (row->absence != PLEDGE_ABSENCE_NONE)
    g_ptr_array_add (notes, g_strconcat (pledge_words_absence (row->absence), edition_note != NULL || row->membership_note != NULL ? "." : NULL, NULL));
  if (row->tables_disagree)
    {
      g_autofree char *printed = pledge_format_share (row->share_published_pct);
      g_autofree char *nominal = pledge_format_share (row->share_nominal_pct);

      g_ptr_array_add (notes, g_strdup_printf (_("The publisher’s tables disagree: it prints %s, its money gives %s."), printed, nominal));
    }
  if (edition_note != NULL)
    g_ptr_array_add (notes, g_strdup (edition_note));
  if (row->membership_note != NULL)
    g_ptr_array_add (notes, g_strdup (row->membership_note));
  if (notes->len == 0)
    return NULL;

  g_ptr_array_add (notes, NULL);
  return g_strjoinv (" ", (char **) notes->pdata);
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
    {
      const PledgeAnswerRow *row = pledge_answer_get_row (answer, i);

      if (pledge_share_printed_pct (row->share_published_pct) != pledge_share_printed_pct (row->share_nominal_pct) &&
          !isnan (row->share_published_pct) && !isnan (row->share_nominal_pct))
        return _("† The publisher’s printed share and its money disagree; the printed share is judged.");
    }

  return NULL;
}

char *
pledge_words_gap_sample (const PledgeAnswer *answer, gboolean meets)
{
  /* The second is longer where it is written out in full. */
  const double amounts[2] = { 888888, 88888 };
  g_autofree char *widest = NULL;
  PledgeLens lens;

  g_return_val_if_fail (answer != NULL, NULL);

  lens = pledge_answer_get_lens (answer);
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      PledgeAnswerRow row = { .iso3 = "", .meets = meets, .gap_lens = lens == PLEDGE_LENS_BUDGET ? 88.88 : amounts[i] };
      g_autofree char *amount = NULL;
      g_autofree char *sample = NULL;

      row.gap_lens = meets ? -row.gap_lens : row.gap_lens;
      if (lens == PLEDGE_LENS_NATIONAL)
        {
          amount = pledge_format_lens (lens, row.gap_lens, "EUR");
          sample = g_strdup_printf (meets ? C_("gap", "✓ %s above") : C_("gap", "+ %s"), amount);
        }
      else
        sample = pledge_words_gap (answer, &row);
      if (widest == NULL || g_utf8_strlen (sample, -1) > g_utf8_strlen (widest, -1))
        {
          g_free (widest);
          widest = g_steal_pointer (&sample);
        }
    }

  return g_steal_pointer (&widest);
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
