/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-format.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-gap.h"

#define ABSENT "–"

/* The steps of large numbers as the reader's language has them. */
typedef struct {
  double million;       /* one of this step, in million */
  const char *pattern;  /* with a %s for the number */
  int decimals;
} Step;

static const Step steps[] = {
  /* Translators: million, billion (a thousand million), trillion (a million million), abbreviated after a number */
  { 1.0, N_("%s m"), 0 },
  { 1e3, N_("%s bn"), 1 },
  { 1e6, N_("%s tn"), 2 },
};

static char *
format_number (double value, int decimals)
{
  double power = pow (10.0, decimals);

  return g_strdup_printf ("%.*f", decimals, floor (fabs (value) * power + 0.5 + 1e-9) / power);
}

/* The largest step in which the rounded number is at least one. */
static const Step *
find_step (double million)
{
  const Step *step = &steps[0];

  for (guint i = 1; i < G_N_ELEMENTS (steps); i++)
    {
      double half_of_last_digit = 0.5 * steps[i - 1].million * pow (10.0, -steps[i - 1].decimals);

      if (fabs (million) + half_of_last_digit >= steps[i].million)
        step = &steps[i];
    }

  return step;
}

static char *
fill_pattern (const char *pattern, const char *number)
{
  g_auto (GStrv) parts = g_strsplit (pattern, "%s", 2);

  return g_strjoin (number, parts[0], parts[1] != NULL ? parts[1] : "", NULL);
}

static char *
format_large (double million, gboolean total)
{
  const Step *step;
  double scaled;
  int decimals;
  g_autofree char *number = NULL;

  if (!isfinite (million))
    return g_strdup (ABSENT);

  step = find_step (million);
  scaled = fabs (million) / step->million;
  decimals = step->decimals;
  if (step == &steps[0] && scaled < 9.95 && scaled > 0)
    decimals = 1;
  else if (total && scaled >= 99.95)
    decimals = 0;
  number = format_number (scaled, decimals);

  return fill_pattern (_(step->pattern), number);
}

static char *
format_currency (const char *currency, const char *amount)
{
  if (g_str_equal (amount, ABSENT))
    return g_strdup (amount);

  /* Translators: a sum of money. The first %s is the currency (US$, EUR), the second the amount (44.0 bn) */
  return g_strdup_printf (C_("money", "%s%s"), currency, amount);
}

static char *
format_each (double usd)
{
  g_autofree char *number = NULL;

  if (!isfinite (usd))
    return g_strdup (ABSENT);
  if (fabs (usd) >= 1e5)
    {
      g_autofree char *amount = format_large (usd / 1e6, FALSE);
      g_autofree char *thousand = format_number (usd / 1e3, 0);
      /* Translators: thousand, abbreviated after a number */
      g_autofree char *thousands = fill_pattern (_("%s k"), thousand);

      return format_currency (_("US$"), fabs (usd) >= 1e6 ? amount : thousands);
    }
  number = g_strdup_printf ("%'.0f", floor (fabs (usd) + 0.5));
  return format_currency (_("US$"), number);
}

char *
pledge_format_share (double share_pct)
{
  g_autofree char *number = NULL;

  if (!isfinite (share_pct))
    return g_strdup (ABSENT);

  number = g_strdup_printf ("%.2f", pledge_share_printed_pct (share_pct));
  /* Translators: a percentage; %s is the number. The space does not break. */
  return fill_pattern (C_("percentage", "%s %"), number);
}

char *
pledge_format_target (double target_pct)
{
  double hundredths = round (target_pct * 100.0);
  int decimals = fmod (hundredths, 10.0) != 0 ? 2 : fmod (hundredths, 100.0) != 0 ? 1 : 0;
  g_autofree char *number = NULL;

  if (!isfinite (target_pct))
    return g_strdup (ABSENT);

  number = format_number (target_pct, decimals);
  return fill_pattern (C_("percentage", "%s %"), number);
}

char *
pledge_format_usd (double usd_m)
{
  g_autofree char *amount = format_large (usd_m, FALSE);

  return format_currency (_("US$"), amount);
}

char *
pledge_format_usd_total (double usd_m)
{
  g_autofree char *amount = format_large (usd_m, TRUE);

  return format_currency (_("US$"), amount);
}

char *
pledge_format_amount (double million)
{
  return format_large (million, FALSE);
}

char *
pledge_format_lens (PledgeLens lens, double amount, const char *currency)
{
  g_autofree char *text = NULL;

  switch (lens)
    {
    case PLEDGE_LENS_USD:
    case PLEDGE_LENS_CONST:
      return pledge_format_usd (amount);
    case PLEDGE_LENS_PPP:
      text = format_large (amount, FALSE);
      /* Translators: international dollars, the unit of purchasing power parity */
      return format_currency (_("Int$"), text);
    case PLEDGE_LENS_NATIONAL:
      text = format_large (amount, FALSE);
      if (currency != NULL && !g_str_equal (text, ABSENT))
        {
          g_autofree char *code = g_strconcat (currency, "\302\240", NULL);

          return format_currency (code, text);
        }
      return g_steal_pointer (&text);
    case PLEDGE_LENS_HEAD:
    case PLEDGE_LENS_SOLDIER:
      return format_each (amount);
    case PLEDGE_LENS_BUDGET:
      return pledge_format_share (fabs (amount));
    default:
      g_return_val_if_reached (NULL);
    }
}
