/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-format.h"

/* What is a fragment alone, such as "no armed forces", ends like a sentence where others follow. */
static char *
join_notes (const GPtrArray *notes)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < notes->len; i++)
    {
      if (i > 0)
        g_string_append (words, g_str_has_suffix (words->str, ".") ? " " : ". ");
      g_string_append (words, notes->pdata[i]);
    }

  return g_string_free (words, FALSE);
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
    g_ptr_array_add (notes, g_strdup (pledge_words_absence (row->absence)));
  else if (row->target_pct != pledge_answer_get_target_pct (answer))
    {
      g_autofree char *target = pledge_format_target (row->target_pct);

      g_ptr_array_add (notes, g_strdup_printf (_("Own target %s."), target));
    }
  if (row->tables_disagree)
    {
      g_autofree char *printed = pledge_format_share (row->share_published_pct);
      g_autofree char *nominal = pledge_format_share (row->share_nominal_pct);

      g_ptr_array_add (notes, g_strdup_printf (_("The publisher’s tables disagree: it prints %s, its money gives %s."), printed, nominal));
    }
  /* An edition's note on a country without forces says that it has none. */
  if (edition_note != NULL && row->absence != PLEDGE_ABSENCE_NO_FORCES)
    g_ptr_array_add (notes, g_strdup (edition_note));
  if (row->membership_note != NULL)
    g_ptr_array_add (notes, g_strdup (row->membership_note));

  return notes->len > 0 ? join_notes (notes) : NULL;
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
