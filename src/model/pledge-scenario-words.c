/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-scenario-words.h"

#include <glib/gi18n-lib.h>

#include "pledge-format.h"
#include "pledge-words-lens.h"
#include "pledge-words.h"

#define MOST_NAMED 8 /* members of a group of the user's own, in full */

static void
add_sentence (GString *text, char *sentence)
{
  g_autofree char *owned = sentence;

  if (owned != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", owned);
}

static char *
members_words (const PledgeAnswer *answer)
{
  PledgeAlliance *alliance = pledge_answer_get_alliance (answer);
  guint n = pledge_alliance_get_n_members (alliance);
  g_autoptr (GString) names = g_string_new (NULL);

  if (n > MOST_NAMED)
    /* Translators: an alliance, how many members it has in the year, and how many of them have figures */
    return g_strdup_printf (_("%s, %u members of whom %u have figures"), pledge_alliance_get_title (alliance),
                            pledge_answer_get_totals (answer)->members, pledge_answer_get_totals (answer)->with_figures);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", pledge_member_get_name (pledge_alliance_get_member (alliance, i)));
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static char *
figures_sentence (const PledgeAnswer *answer)
{
  PledgeEdition *edition = pledge_answer_get_edition (answer);
  const PledgeEditionInfo *info = pledge_edition_get_info (edition);
  g_autofree char *members = members_words (answer);
  g_autofree char *year = pledge_edition_dup_year_label (edition, pledge_answer_get_year (answer));

  /* Translators: publisher and title of an edition, its definition, who, and the year */
  return g_strdup_printf (_("Figures: %s, %s edition (%s). Who: %s. Year: %s."), info->publisher, info->title,
                          pledge_definition_get_label (info->definition), members, year);
}

static char *
target_sentence (const PledgeAnswer *answer)
{
  g_autofree char *target = pledge_format_target (pledge_answer_get_target_pct (answer));

  return g_strdup_printf (_("Target: %s of GDP."), target);
}

static char *
own_targets_sentence (const PledgeAnswer *answer)
{
  g_autoptr (GString) words = NULL;

  for (guint i = 0; i < pledge_answer_get_n_rows (answer); i++)
    {
      const PledgeAnswerRow *row = pledge_answer_get_row (answer, i);
      g_autofree char *target = pledge_format_target (row->target_pct);

      if (row->target_pct == pledge_answer_get_target_pct (answer))
        continue;
      if (words == NULL)
        words = g_string_new (_("With a target of its own: "));
      else
        g_string_append (words, ", ");
      g_string_append_printf (words, "%s %s", row->name, target);
    }
  if (words == NULL)
    return NULL;

  g_string_append_c (words, '.');
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
absent_sentence (const PledgeAnswer *answer)
{
  g_autoptr (GString) words = NULL;

  for (guint i = pledge_answer_get_n_drawn (answer); i < pledge_answer_get_n_rows (answer); i++)
    {
      const PledgeAnswerRow *row = pledge_answer_get_row (answer, i);

      if (words == NULL)
        words = g_string_new (_("Not counted: "));
      else
        g_string_append (words, "; ");
      g_string_append_printf (words, "%s (%s)", row->name, pledge_words_absence (row->absence));
    }
  if (words == NULL)
    return NULL;

  g_string_append_c (words, '.');
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
money_sentence (const PledgeAnswer *answer)
{
  g_autofree char *basis = pledge_words_lens_basis (answer);

  /* Translators: what amounts are counted in, and by whose figures */
  return g_strdup_printf (_("Money: %s."), basis);
}

char *
pledge_scenario_words_paragraph (const PledgeAnswer *answer)
{
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (answer != NULL, NULL);

  text = g_string_new (NULL);
  add_sentence (text, figures_sentence (answer));
  add_sentence (text, target_sentence (answer));
  add_sentence (text, own_targets_sentence (answer));
  add_sentence (text, pledge_words_related (answer));
  add_sentence (text, g_strdup (_("Who meets it is judged on the share that the publisher prints, rounded to two decimals; a gap is target × GDP − spending of the same edition and year.")));
  add_sentence (text, money_sentence (answer));
  add_sentence (text, absent_sentence (answer));

  return g_string_free (g_steal_pointer (&text), FALSE);
}
