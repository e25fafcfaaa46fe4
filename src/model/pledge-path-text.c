/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-path-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-format.h"

#define MOST_NAMED 8 /* members of a group of the user's own, in full */

static void
add_sentence (GString *text, char *sentence)
{
  g_autofree char *owned = sentence;

  if (owned != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", owned);
}

static char *
outlook_words (PledgeEdition *outlook)
{
  const PledgeEditionInfo *info = pledge_edition_get_info (outlook);

  return g_strdup_printf ("%s, %s", info->publisher, info->title);
}

static char *
members_words (const PledgePath *path)
{
  PledgeAlliance *alliance = pledge_path_get_alliance (path);
  guint n = pledge_alliance_get_n_members (alliance);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < n && n <= MOST_NAMED; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", pledge_member_get_name (pledge_alliance_get_member (alliance, i)));
  if (n <= MOST_NAMED)
    return g_string_free (g_steal_pointer (&names), FALSE);

  /* Translators: an alliance, how many members it has in the first year, and of how many the path is made */
  return g_strdup_printf (_("%s, %u members of whom %u have a path"), pledge_alliance_get_title (alliance),
                          pledge_path_get_totals (path)->members, pledge_path_get_totals (path)->with_path);
}

static char *
figures_sentence (const PledgePath *path)
{
  const PledgeEditionInfo *info = pledge_edition_get_info (pledge_path_get_edition (path));
  g_autofree char *members = members_words (path);
  g_autofree char *year = pledge_edition_dup_year_label (pledge_path_get_edition (path), pledge_path_get_base_year (path));

  /* Translators: publisher and title of an edition, its definition, who, and the first year */
  return g_strdup_printf (_("Figures: %s, %s edition (%s). Who: %s. First year: %s."), info->publisher, info->title,
                          pledge_definition_get_label (info->definition), members, year);
}

static char *
own_targets_sentence (const PledgePath *path)
{
  g_autoptr (GString) words = NULL;

  for (guint i = 0; i < pledge_path_get_n_lines (path); i++)
    {
      const PledgePathLine *line = pledge_path_get_line (path, i);
      g_autofree char *target = pledge_format_target (line->target_pct);

      if (line->target_pct == pledge_path_get_target_pct (path))
        continue;
      if (words == NULL)
        words = g_string_new (_("With a target of its own: "));
      else
        g_string_append (words, ", ");
      g_string_append_printf (words, "%s %s", line->name, target);
    }
  if (words == NULL)
    return NULL;

  g_string_append_c (words, '.');
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
target_sentence (const PledgePath *path)
{
  g_autofree char *target = pledge_format_target (pledge_path_get_target_pct (path));

  return g_strdup_printf (_("Target: %s of GDP by %d."), target, pledge_path_get_by_year (path));
}

static char *
related_sentence (const PledgePath *path)
{
  double related_pct = pledge_path_get_related_pct (path);
  g_autofree char *related = pledge_format_target (related_pct);
  g_autofree char *total = pledge_format_target (pledge_path_get_target_pct (path) + related_pct);

  if (related_pct <= 0)
    return NULL;

  /* Translators: two shares of GDP: the related part, and core and related together */
  return g_strdup_printf (_("%s for related purposes, %s in all, comes on top; no publisher measures it, and it is in no sum."), related, total);
}

static const char *
shape_sentence (PledgePathShape shape)
{
  switch (shape)
    {
    case PLEDGE_PATH_SHAPE_GROWTH:
      return _("Path: spending grows by the same rate each year.");
    case PLEDGE_PATH_SHAPE_FRONT:
      return _("Path: the share of GDP rises fast at first and slows down towards the target (front-loaded, 1 − (1 − u)²).");
    case PLEDGE_PATH_SHAPE_BACK:
      return _("Path: the share of GDP rises slowly at first and fast towards the end (back-loaded, u²).");
    case PLEDGE_PATH_SHAPE_STEP:
      return _("Path: the share of GDP stays until the year before the target year and is at the target in it.");
    case PLEDGE_PATH_SHAPE_OWN:
      return _("Path: the share of GDP goes straight from point to point.");
    case PLEDGE_PATH_SHAPE_LINEAR:
    default:
      return _("Path: the share of GDP changes by the same amount each year.");
    }
}

static char *
points_sentence (const PledgePath *path)
{
  const PledgePathAssumptions *assumptions = pledge_path_get_assumptions (path);
  g_autoptr (GString) words = NULL;

  if (pledge_path_assumptions_get_shape (assumptions) != PLEDGE_PATH_SHAPE_OWN)
    return NULL;

  for (guint i = 0; i < pledge_path_assumptions_get_n_points (assumptions); i++)
    {
      const PledgePathPoint *point = pledge_path_assumptions_get_point (assumptions, i);
      const PledgePathLine *line = pledge_path_find_line (path, point->iso3);
      g_autofree char *share = pledge_format_target (point->share_pct);

      if (words == NULL)
        words = g_string_new (_("Points: "));
      else
        g_string_append (words, ", ");
      /* Translators: a member or nothing, a year, a share of GDP: "Japan 2030: 2.5 %" */
      g_string_append_printf (words, "%s%s%d: %s", line != NULL ? line->name : "", line != NULL ? " " : "", point->year, share);
    }
  if (words == NULL)
    return NULL;

  g_string_append_c (words, '.');
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
baseline_sentence (const PledgePath *path)
{
  int first = pledge_path_get_base_year (path), last = pledge_path_get_by_year (path);

  switch (pledge_path_assumptions_get_baseline (pledge_path_get_assumptions (path)))
    {
    case PLEDGE_BASELINE_CASH:
      return g_strdup_printf (_("Baseline: flat cash, the sum spent in %d. Extra cost is what is spent beyond it, added up over %d to %d."), first, first + 1, last);
    case PLEDGE_BASELINE_REAL:
      return g_strdup_printf (_("Baseline: flat in real terms, the sum spent in %d with prices. Extra cost is what is spent beyond it, added up over %d to %d."), first,
                              first + 1, last);
    case PLEDGE_BASELINE_SHARE:
    default:
      return g_strdup_printf (_("Baseline: constant share, the share of GDP of %d. Extra cost is what is spent beyond it, added up over %d to %d."), first, first + 1, last);
    }
}

/* The last year up to which the source of the total's growth is that one or an earlier one; 0 where it is none. */
static int
find_last_year (const PledgePathLine *total, PledgeGrowthSource source)
{
  int last = 0;

  for (guint t = 1; total->years != NULL && t <= total->n_years; t++)
    if (total->years[t].source == source)
      last = total->years[t].year;

  return last;
}

static char *
own_base_sentence (const PledgePath *path)
{
  const PledgePathBase *base = pledge_path_assumptions_get_base (pledge_path_get_assumptions (path));
  const PledgePathLine *line = base != NULL ? pledge_path_find_line (path, base->iso3) : NULL;
  g_autofree char *spending = NULL, *share = NULL, *end = NULL;

  if (line == NULL)
    return NULL;

  spending = pledge_format_lens (PLEDGE_LENS_NATIONAL, base->spending_m, base->currency);
  share = pledge_format_target (base->share_pct);
  if (isnan (base->end_spending_m))
    /* Translators: member, spending, share of GDP, year */
    return g_strdup_printf (_("%s: %s, %s of GDP, in %d is typed in and no figure of the edition."), line->name, spending, share, base->year);

  end = pledge_format_lens (PLEDGE_LENS_NATIONAL, base->end_spending_m, base->currency);
  return g_strdup_printf (_("%s: %s, %s of GDP, in %d and %s in %d are typed in and no figures of the edition."), line->name, spending, share, base->year, end,
                          pledge_path_get_by_year (path));
}

static char *
growth_sentence (const PledgePath *path)
{
  const PledgePathLine *total = pledge_path_get_total (path);
  PledgeEdition *outlook = pledge_path_get_outlook (path);
  gboolean national = pledge_path_get_lens (path) == PLEDGE_LENS_NATIONAL;
  int edition_last = find_last_year (total, PLEDGE_GROWTH_EDITION), outlook_last = find_last_year (total, PLEDGE_GROWTH_OUTLOOK);
  g_autofree char *name = outlook != NULL ? outlook_words (outlook) : NULL;

  if (edition_last == 0)
    edition_last = pledge_path_get_base_year (path);
  if (outlook_last == 0 && pledge_path_get_assumed_from (path) == 0)
    return g_strdup_printf (_("GDP: the edition’s up to %d."), edition_last);
  if (outlook_last == 0 || name == NULL)
    return g_strdup_printf (_("GDP: that of %d, then grown."), edition_last);
  if (national)
    /* Translators: a year, the source of the growth (IMF, October 2025), a year */
    return g_strdup_printf (_("GDP: that of %d, then grown as nominal GDP in national currency in %s, up to %d."), edition_last, name, outlook_last);

  return g_strdup_printf (_("GDP: that of %d, then grown as nominal GDP in US$ in %s, which has its exchange rates in it, up to %d."), edition_last, name, outlook_last);
}

static char *
prices_sentence (const PledgePath *path)
{
  if (!isnan (pledge_path_assumptions_get_inflation_pct (pledge_path_get_assumptions (path))))
    return NULL;
  if (pledge_path_get_lens (path) == PLEDGE_LENS_NATIONAL)
    return g_strdup (_("Prices: the deflator of GDP, nominal growth ÷ real growth in national currency."));

  return g_strdup (_("Prices: the deflator of GDP in US$, nominal growth ÷ real growth, so that they move with the exchange rate, too."));
}

static const char *
common_currency (const PledgePath *path)
{
  return pledge_path_get_total (path)->currency;
}

static char *
money_sentence (const PledgePath *path)
{
  g_autofree char *unit = pledge_path_words_unit (path, common_currency (path));

  if (pledge_path_is_lens_replaced (path))
    /* Translators: what amounts are counted in */
    return g_strdup_printf (_("Amounts: %s; what was asked for has no figures for years to come."), unit);

  return g_strdup_printf (_("Amounts: %s."), unit);
}

char *
pledge_path_words_paragraph (const PledgePath *path)
{
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  text = g_string_new (NULL);
  add_sentence (text, figures_sentence (path));
  add_sentence (text, own_base_sentence (path));
  add_sentence (text, target_sentence (path));
  add_sentence (text, own_targets_sentence (path));
  add_sentence (text, related_sentence (path));
  add_sentence (text, g_strdup (shape_sentence (pledge_path_assumptions_get_shape (pledge_path_get_assumptions (path)))));
  add_sentence (text, points_sentence (path));
  add_sentence (text, baseline_sentence (path));
  add_sentence (text, growth_sentence (path));
  add_sentence (text, pledge_path_words_assumption (path));
  add_sentence (text, prices_sentence (path));
  add_sentence (text, money_sentence (path));
  add_sentence (text, g_strdup (_("The path starts from spending ÷ GDP; who meets a target today is judged on the share that the publisher prints.")));
  add_sentence (text, pledge_path_words_above (path));
  add_sentence (text, pledge_path_words_absent (path));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
pledge_path_words_credit (const PledgePath *path)
{
  const PledgeEditionInfo *info;
  PledgeEdition *outlook;

  g_return_val_if_fail (path != NULL, NULL);

  info = pledge_edition_get_info (pledge_path_get_edition (path));
  outlook = pledge_path_get_outlook (path);
  if (outlook == NULL)
    return g_strdup_printf (_("Credit: %s. Made with Pledgeline."), info->credit);

  return g_strdup_printf (_("Credit: %s; %s. Made with Pledgeline."), info->credit, pledge_edition_get_info (outlook)->credit);
}
