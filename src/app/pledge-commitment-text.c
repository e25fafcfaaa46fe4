/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-commitment-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>

#include "pledge-fold.h"
#include "pledge-format.h"

#define ABSENT "–"

/* As exact as the date is: a year, a month of a year, a day. */
static char *
date_text (const char *date)
{
  int year = 0, month = 1, day = 1;
  int parts = sscanf (date, "%4d-%2d-%2d", &year, &month, &day);
  g_autoptr (GDateTime) time = parts > 1 ? g_date_time_new_utc (year, month, day, 0, 0, 0) : NULL;

  if (time == NULL)
    return g_strdup (date);

  /* Translators: a month ("Jun 2025") and a day ("25 Jun 2025"), as g_date_time_format() writes them */
  return g_date_time_format (time, parts == 2 ? C_("date", "%b %Y") : C_("date", "%-e %b %Y"));
}

static const char *
scope_text (PledgeScope scope)
{
  switch (scope)
    {
    case PLEDGE_SCOPE_CORE:
      return C_("scope", "core");
    case PLEDGE_SCOPE_RELATED:
      return C_("scope", "related");
    case PLEDGE_SCOPE_TOTAL:
    default:
      return C_("scope", "total");
    }
}

static const char *
confidence_text (PledgeConfidence confidence)
{
  return confidence == PLEDGE_CONFIDENCE_HIGH ? C_("confidence", "high") : C_("confidence", "medium");
}

static double
get_number (const PledgeCommitmentInfo *info, PledgeCommitmentField field)
{
  switch (field)
    {
    case PLEDGE_COMMITMENT_SHARE:
      return info->target_pct;
    case PLEDGE_COMMITMENT_SCOPE:
      return info->scope;
    case PLEDGE_COMMITMENT_DEADLINE:
      return info->deadline_year != 0 ? info->deadline_year : NAN;
    case PLEDGE_COMMITMENT_CONFIDENCE:
    default:
      return info->confidence;
    }
}

static int
compare_numbers (double a, double b, gboolean descending)
{
  if (isnan (a) || isnan (b))
    return isnan (a) - isnan (b);

  return descending ? (a < b) - (a > b) : (a > b) - (a < b);
}

char *
pledge_commitment_dup_text (PledgeCommitment *self, PledgeCommitmentField field)
{
  const PledgeCommitmentInfo *info = pledge_commitment_get_info (self);

  g_return_val_if_fail (info != NULL, NULL);

  switch (field)
    {
    case PLEDGE_COMMITMENT_DATE:
      return date_text (info->date);
    case PLEDGE_COMMITMENT_ACTOR:
      return g_strdup (info->actor);
    case PLEDGE_COMMITMENT_ADDRESSEE:
      return g_strdup (info->addressee);
    case PLEDGE_COMMITMENT_SHARE:
      return pledge_format_target (info->target_pct);
    case PLEDGE_COMMITMENT_SCOPE:
      return g_strdup (scope_text (info->scope));
    case PLEDGE_COMMITMENT_DEADLINE:
      return info->deadline_year != 0 ? g_strdup_printf ("%d", info->deadline_year) : g_strdup (ABSENT);
    case PLEDGE_COMMITMENT_FACT:
      return g_strdup (info->fact);
    case PLEDGE_COMMITMENT_SOURCE:
      return g_strdup (info->source);
    case PLEDGE_COMMITMENT_CONFIDENCE:
      return g_strdup (confidence_text (info->confidence));
    case PLEDGE_N_COMMITMENT_FIELDS:
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
pledge_commitment_dup_details (PledgeCommitment *self)
{
  const PledgeCommitmentInfo *info = pledge_commitment_get_info (self);
  g_autoptr (GString) words = NULL;

  g_return_val_if_fail (info != NULL, NULL);

  words = g_string_new (NULL);
  if (!isnan (info->target_pct))
    g_string_append_printf (words, "%s · ", scope_text (info->scope));
  if (info->deadline_year != 0)
    {
      /* Translators: the year until which a commitment is to be met */
      g_string_append_printf (words, _("by %d"), info->deadline_year);
      g_string_append (words, " · ");
    }
  g_string_append (words, info->source);
  g_string_append (words, " · ");
  /* Translators: how sure it is that somebody said so: "confidence: high" */
  g_string_append_printf (words, _("confidence: %s"), confidence_text (info->confidence));

  return g_string_free (g_steal_pointer (&words), FALSE);
}

char *
pledge_commitment_dup_offer (PledgeCommitment *self)
{
  const PledgeCommitmentInfo *info = pledge_commitment_get_info (self);
  g_autofree char *target = NULL;

  g_return_val_if_fail (info != NULL, NULL);

  if (isnan (info->target_pct))
    return NULL;

  target = pledge_format_target (info->target_pct);
  return g_strdup_printf (_("Set the target to %s"), target);
}

gboolean
pledge_commitment_matches (PledgeCommitment *self, const char *folded)
{
  static const PledgeCommitmentField fields[] = {
    PLEDGE_COMMITMENT_DATE, PLEDGE_COMMITMENT_ACTOR, PLEDGE_COMMITMENT_ADDRESSEE, PLEDGE_COMMITMENT_FACT, PLEDGE_COMMITMENT_SOURCE,
  };
  const PledgeCommitmentInfo *info = pledge_commitment_get_info (self);

  g_return_val_if_fail (info != NULL && folded != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = pledge_commitment_dup_text (self, fields[i]);

      if (pledge_fold_matches (text, folded))
        return TRUE;
    }

  return pledge_fold_matches (info->date, folded) || pledge_fold_matches (info->label, folded);
}

int
pledge_commitment_compare (PledgeCommitment *a, PledgeCommitment *b, PledgeCommitmentField field, gboolean descending)
{
  const PledgeCommitmentInfo *left = pledge_commitment_get_info (a);
  const PledgeCommitmentInfo *right = pledge_commitment_get_info (b);
  int order = 0;

  g_return_val_if_fail (left != NULL && right != NULL, 0);

  switch (field)
    {
    case PLEDGE_COMMITMENT_DATE:
      order = descending ? g_strcmp0 (right->date, left->date) : g_strcmp0 (left->date, right->date);
      break;
    case PLEDGE_COMMITMENT_ACTOR:
    case PLEDGE_COMMITMENT_ADDRESSEE:
    case PLEDGE_COMMITMENT_FACT:
    case PLEDGE_COMMITMENT_SOURCE:
      {
        g_autofree char *first = pledge_commitment_dup_text (descending ? b : a, field);
        g_autofree char *second = pledge_commitment_dup_text (descending ? a : b, field);

        order = g_utf8_collate (first, second);
        break;
      }
    case PLEDGE_COMMITMENT_SHARE:
    case PLEDGE_COMMITMENT_SCOPE:
    case PLEDGE_COMMITMENT_DEADLINE:
    case PLEDGE_COMMITMENT_CONFIDENCE:
      order = compare_numbers (get_number (left, field), get_number (right, field), descending);
      break;
    case PLEDGE_N_COMMITMENT_FIELDS:
    default:
      break;
    }

  return order != 0 ? order : g_strcmp0 (right->date, left->date);
}
