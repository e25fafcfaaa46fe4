/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-format.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-gap.h"

#define ABSENT "–"
#define MILLION 1e6
#define TICK_DECIMALS 2 /* at most */

/* One of the steps that a language counts large numbers in. */
typedef struct {
  double size;
  const char *pattern;  /* with a %s for the number */
  int decimals;
  double fine_below;    /* numbers below this, in the step, have a decimal more; 0: none */
} Step;

typedef struct {
  const Step *steps;
  guint n_steps;
  guint first_of_sums;  /* sums of money are counted from this step on */
  double plain_below;   /* smaller amounts are written out on an axis */
  double each_below;    /* likewise amounts per head or soldier, so that a column of them has one unit */
} NumberSystem;

static const Step thousands[] = {
  /* Translators: thousand, abbreviated after a number */
  { 1e3, N_("%s k"), 0, 0 },
  /* Translators: million, billion (a thousand million), trillion (a million million), abbreviated after a number */
  { 1e6, N_("%s m"), 0, 9.95 },
  { 1e9, N_("%s bn"), 1, 0 },
  { 1e12, N_("%s tn"), 2, 0 },
};

static const Step myriads[] = {
  /* Translators: ten thousand after a number (万, 만); only for languages that count in myriads */
  { 1e4, NC_("myriads", "%s × 10⁴"), 0, 99.95 },
  /* Translators: a hundred million after a number (億, 亿, 억); only for languages that count in myriads */
  { 1e8, NC_("myriads", "%s × 10⁸"), 0, 9.95 },
  /* Translators: a million million after a number (兆, 万亿, 조); only for languages that count in myriads */
  { 1e12, NC_("myriads", "%s × 10¹²"), 2, 0 },
};

static const NumberSystem systems[] = {
  { thousands, G_N_ELEMENTS (thousands), 1, 1e5, HUGE_VAL },
  { myriads, G_N_ELEMENTS (myriads), 0, 1e4, 1e4 },
};

static const NumberSystem *
get_system (void)
{
  /* Translators: how your language counts large numbers. "thousands" where it has words for thousand, million
   * and thousand million, "myriads" where it has them for 10⁴, 10⁸ and 10¹² (as Chinese, Japanese and Korean do). */
  const char *keyword = C_("number system", "thousands");

  return &systems[g_str_equal (keyword, "myriads")];
}

static const char *
get_pattern (const NumberSystem *system, const Step *step)
{
  return system->steps == myriads ? g_dpgettext2 (GETTEXT_PACKAGE, "myriads", step->pattern) : _(step->pattern);
}

/* Rounded half up, grouped as the locale does. */
static char *
format_number (double value, int decimals)
{
  double power = pow (10.0, decimals);

  return g_strdup_printf ("%'.*f", decimals, floor (fabs (value) * power + 0.5 + 1e-9) / power);
}

/* The fewest decimals that show the number as well as `most` do. */
static int
needed_decimals (double value, int most)
{
  double scaled = round (fabs (value) * pow (10.0, most));

  while (most > 0 && fmod (scaled, 10.0) == 0)
    {
      scaled /= 10.0;
      most--;
    }

  return most;
}

/* The largest step, from the first one on, in which the rounded number is at least one. */
static const Step *
find_step (const NumberSystem *system, guint first, double amount)
{
  const Step *step = &system->steps[first];

  for (guint i = first + 1; i < system->n_steps; i++)
    {
      const Step *smaller = &system->steps[i - 1];
      double half_of_last_digit = 0.5 * smaller->size * pow (10.0, -smaller->decimals);

      if (fabs (amount) + half_of_last_digit >= system->steps[i].size)
        step = &system->steps[i];
    }

  return step;
}

static char *
fill_pattern (const char *pattern, const char *number)
{
  g_auto (GStrv) parts = g_strsplit (pattern, "%s", 2);

  return g_strjoin (number, parts[0], parts[1] != NULL ? parts[1] : "", NULL);
}

static int
choose_decimals (const Step *step, double scaled, gboolean total)
{
  if (scaled > 0 && scaled < step->fine_below)
    return step->decimals + 1;
  if (total && scaled >= 99.95)
    return 0;

  return step->decimals;
}

static char *
format_large (double amount, gboolean total, guint first_step)
{
  const NumberSystem *system = get_system ();
  const Step *step = find_step (system, first_step, amount);
  double scaled = fabs (amount) / step->size;
  g_autofree char *number = format_number (scaled, choose_decimals (step, scaled, total));

  return fill_pattern (get_pattern (system, step), number);
}

static char *
format_sum (double million, gboolean total)
{
  return isfinite (million) ? format_large (million * MILLION, total, get_system ()->first_of_sums) : g_strdup (ABSENT);
}

/* A sign such as US$ stands as close to the amount as the language has it. */
static char *
add_sign (const char *sign, const char *amount)
{
  if (g_str_equal (amount, ABSENT))
    return g_strdup (amount);

  /* Translators: a sum of money. %1$s is the currency's sign (US$), %2$s the amount (44.0 bn): "%2$s %1$s" for "44,0 Mrd. US-$" */
  return g_strdup_printf (C_("money", "%1$s%2$s"), sign, amount);
}

static char *
add_code (const char *code, const char *amount)
{
  if (code == NULL || g_str_equal (amount, ABSENT))
    return g_strdup (amount);

  /* Translators: a sum of money. %1$s is the currency's code (EUR), %2$s the amount (44.0 bn); the space does not break */
  return g_strdup_printf (C_("money with a currency's code", "%1$s %2$s"), code, amount);
}

/* An amount of single units: US$512, US$25,400, US$253,400. */
static char *
format_each (double amount)
{
  return fabs (amount) >= get_system ()->each_below ? format_large (amount, FALSE, 0) : format_number (amount, 0);
}

static char *
format_each_usd (double usd)
{
  g_autofree char *amount = NULL;

  if (!isfinite (usd))
    return g_strdup (ABSENT);

  amount = format_each (usd);
  return add_sign (_("US$"), amount);
}

static char *
format_tick (double amount, guint first_step)
{
  const NumberSystem *system = get_system ();
  const Step *step = find_step (system, first_step, amount);
  double scaled = fabs (amount) / step->size;
  g_autofree char *number = format_number (scaled, needed_decimals (scaled, TICK_DECIMALS));

  return fill_pattern (get_pattern (system, step), number);
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
  g_autofree char *number = NULL;

  if (!isfinite (target_pct))
    return g_strdup (ABSENT);

  number = format_number (target_pct, needed_decimals (target_pct, 2));
  return fill_pattern (C_("percentage", "%s %"), number);
}

char *
pledge_format_usd (double usd_m)
{
  g_autofree char *amount = format_sum (usd_m, FALSE);

  return add_sign (_("US$"), amount);
}

char *
pledge_format_usd_total (double usd_m)
{
  g_autofree char *amount = format_sum (usd_m, TRUE);

  return add_sign (_("US$"), amount);
}

char *
pledge_format_usd_exact (double usd_m)
{
  g_autofree char *number = NULL;
  g_autofree char *amount = NULL;

  if (!isfinite (usd_m))
    return g_strdup (ABSENT);

  number = format_number (usd_m, needed_decimals (usd_m, 2));
  amount = fill_pattern (_(thousands[1].pattern), number);
  return add_sign (_("US$"), amount);
}

char *
pledge_format_amount (double million)
{
  return format_sum (million, FALSE);
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
      text = format_sum (amount, FALSE);
      /* Translators: international dollars, the unit of purchasing power parity */
      return add_sign (_("Int$"), text);
    case PLEDGE_LENS_NATIONAL:
      text = format_sum (amount, FALSE);
      return add_code (currency, text);
    case PLEDGE_LENS_HEAD:
    case PLEDGE_LENS_SOLDIER:
      return format_each_usd (amount);
    case PLEDGE_LENS_BUDGET:
      return pledge_format_share (fabs (amount));
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
pledge_format_lens_total (PledgeLens lens, double amount)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (pledge_lens_is_additive (lens), NULL);

  text = format_sum (amount, TRUE);
  return add_sign (lens == PLEDGE_LENS_PPP ? _("Int$") : _("US$"), text);
}

char *
pledge_format_lens_tick (PledgeLens lens, double amount)
{
  if (!isfinite (amount))
    return g_strdup (ABSENT);
  if (amount == 0)
    return g_strdup ("0");

  switch (lens)
    {
    case PLEDGE_LENS_USD:
    case PLEDGE_LENS_CONST:
    case PLEDGE_LENS_PPP:
    case PLEDGE_LENS_NATIONAL:
      return format_tick (amount * MILLION, get_system ()->first_of_sums);
    case PLEDGE_LENS_HEAD:
    case PLEDGE_LENS_SOLDIER:
      return fabs (amount) >= get_system ()->plain_below ? format_tick (amount, 0) : format_number (amount, needed_decimals (amount, TICK_DECIMALS));
    case PLEDGE_LENS_BUDGET:
      return pledge_format_target (fabs (amount));
    default:
      g_return_val_if_reached (NULL);
    }
}
