/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-diff-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "pledge-format.h"
#include "pledge-names.h"
#include "pledge-sheet.h"

/* A text lists the verdicts that flip in this many years; JSON has all. */
#define MAX_TEXT_YEARS 12

/* Changes of one indicator, added up for a text. */
typedef struct {
  guint counts[PLEDGE_DIFF_N_KINDS];
  const PledgeDiffFigure *largest; /* of the changed ones, by what it changed of the figure before */
} Tally;

static void
append_sheet (GString *text, const char *heading, PledgeSheet *sheet)
{
  g_autoptr (PledgeSheet) owned = sheet;
  g_autofree char *lines = pledge_sheet_to_text (owned);

  g_string_append_printf (text, "%s\n\n%s\n", heading, lines);
}

static void
append_facts (GString *text, const PledgeEditionDiff *diff, const PledgeNames *names)
{
  const char *const titles[] = { _("What"), _("Of"), _("Before"), _("After"), NULL };
  PledgeSheet *sheet;

  if (pledge_edition_diff_get_n_facts (diff) == 0)
    return;

  sheet = pledge_sheet_new (titles);
  for (guint i = 0; i < pledge_edition_diff_get_n_facts (diff); i++)
    {
      const PledgeDiffFact *fact = pledge_edition_diff_get_fact (diff, i);

      pledge_sheet_begin_row (sheet);
      pledge_sheet_add_text (sheet, pledge_diff_fact_get_label (fact));
      pledge_sheet_add_text (sheet, fact->subject != NULL ? pledge_names_get (names, fact->subject) : "");
      pledge_sheet_add_text (sheet, pledge_diff_fact_get_words (fact, fact->before));
      pledge_sheet_add_text (sheet, pledge_diff_fact_get_words (fact, fact->after));
    }
  append_sheet (text, _("What the editions say of themselves"), sheet);
}

static void
append_names (GString *text, const char *heading, const char *const *words, const PledgeNames *names)
{
  if (words[0] == NULL)
    return;

  g_string_append_printf (text, "%s: ", heading);
  for (guint i = 0; words[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", pledge_names_get (names, words[i]));
  g_string_append (text, "\n\n");
}

/* How much of the figure before has changed; from zero to anything is more than all of it. */
static double
measure (const PledgeDiffFigure *figure)
{
  return figure->before != 0 ? fabs ((figure->after - figure->before) / figure->before) : G_MAXDOUBLE;
}

static GHashTable *
tally_figures (const PledgeEditionDiff *diff, GPtrArray *order)
{
  GHashTable *tallies = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < pledge_edition_diff_get_n_figures (diff); i++)
    {
      const PledgeDiffFigure *figure = pledge_edition_diff_get_figure (diff, i);
      Tally *tally = g_hash_table_lookup (tallies, figure->indicator);

      if (tally == NULL)
        {
          tally = g_new0 (Tally, 1);
          g_hash_table_insert (tallies, (gpointer) figure->indicator, tally);
          g_ptr_array_add (order, (gpointer) figure->indicator);
        }
      tally->counts[figure->kind]++;
      if (figure->kind == PLEDGE_DIFF_CHANGED && (tally->largest == NULL || measure (figure) > measure (tally->largest)))
        tally->largest = figure;
    }

  return tallies;
}

/* As many digits as tell two figures of any unit apart. */
static char *
dup_figure (double value)
{
  return g_strdup_printf (fabs (value) >= 100 ? "%'.0f" : "%'.2f", value);
}

/* "Croatia 2022: 2.03 → 1.78" */
static char *
dup_largest (const PledgeDiffFigure *figure, const PledgeNames *names)
{
  g_autofree char *before = NULL, *after = NULL;

  if (figure == NULL)
    return g_strdup ("");

  before = dup_figure (figure->before);
  after = dup_figure (figure->after);
  return g_strdup_printf (_("%s %d: %s → %s"), pledge_names_get (names, figure->iso3), figure->year, before, after);
}

static void
append_figures (GString *text, const PledgeEditionDiff *diff, const PledgeNames *names)
{
  const char *const titles[] = { _("Indicator"), _("New"), _("Changed"), _("Gone"), _("Flagged otherwise"), _("Largest change"), NULL };
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  g_autoptr (GHashTable) tallies = tally_figures (diff, order);
  PledgeSheet *sheet;

  if (order->len == 0)
    {
      g_string_append_printf (text, "%s\n\n", _("No figure differs."));
      return;
    }

  sheet = pledge_sheet_new (titles);
  for (guint i = 0; i < order->len; i++)
    {
      const Tally *tally = g_hash_table_lookup (tallies, order->pdata[i]);
      g_autofree char *largest = dup_largest (tally->largest, names);

      pledge_sheet_begin_row (sheet);
      pledge_sheet_add_text (sheet, order->pdata[i]);
      for (PledgeDiffKind kind = 0; kind < PLEDGE_DIFF_N_KINDS; kind++)
        pledge_sheet_add_integer (sheet, tally->counts[kind]);
      pledge_sheet_add_text (sheet, largest);
    }
  append_sheet (text, _("Figures that differ"), sheet);
}

static char *
dup_verdict (double share_pct, gboolean meets)
{
  g_autofree char *share = pledge_format_share (share_pct);

  /* Translators: a share of GDP and whether it meets the target */
  return g_strdup_printf (meets ? _("%s, met") : _("%s, below"), share);
}

static char *
flips_to_text (const PledgeEditionDiff *diff, const PledgeNames *names, int year, double target_pct)
{
  g_autoptr (GArray) flips = NULL;
  g_autofree char *target = NULL;
  GString *text;

  flips = pledge_edition_diff_list_flips (diff, year, target_pct);
  if (flips->len == 0)
    return NULL;

  target = pledge_format_target (target_pct);
  text = g_string_new (NULL);
  /* Translators: a target and a year; members follow */
  g_string_append_printf (text, _("At %s, %d: "), target, year);
  for (guint i = 0; i < flips->len; i++)
    {
      const PledgeDiffFlip *flip = &g_array_index (flips, PledgeDiffFlip, i);
      g_autofree char *before = dup_verdict (flip->share_before_pct, flip->met_before);
      g_autofree char *after = dup_verdict (flip->share_after_pct, flip->meets_after);

      g_string_append_printf (text, "%s%s (%s → %s)", i > 0 ? "; " : "", pledge_names_get (names, flip->iso3), before, after);
    }

  return g_string_free (text, FALSE);
}

static void
append_flips (GString *text, const PledgeEditionDiff *diff, const PledgeNames *names, double target_pct)
{
  g_autofree char *target = pledge_format_target (target_pct);
  guint n_years = 0, n_more = 0;
  int first, last;

  pledge_edition_diff_get_common_years (diff, &first, &last);
  for (int year = last; year >= first; year--)
    {
      g_autofree char *flips = flips_to_text (diff, names, year, target_pct);

      if (flips == NULL)
        continue;
      if (n_years++ == 0)
        g_string_append_printf (text, "%s\n\n", _("Verdicts that flip"));
      if (n_years <= MAX_TEXT_YEARS)
        g_string_append_printf (text, "%s\n", flips);
      else
        n_more++;
    }
  if (n_years == 0)
    g_string_append_printf (text, _("At %s no verdict flips in any year.\n"), target);
  else if (n_more > 0)
    g_string_append_printf (text, ngettext ("… and in %u earlier year.\n", "… and in %u earlier years.\n", n_more), n_more);
}

const char *
pledge_diff_fact_get_label (const PledgeDiffFact *fact)
{
  static const char *const labels[][2] = {
    { "publisher", N_("Publisher") }, { "title", N_("Title") }, { "published", N_("Published") }, { "cutoff", N_("Cut-off") },
    { "definition", N_("Definition") }, { "price_base_year", N_("Constant prices of") }, { "first_year", N_("First year") },
    { "last_year", N_("Last year") }, { "estimates_from", N_("Estimates from") }, { "licence", N_("Licence") },
    { "currency", N_("Currency") }, { "indicator_title", N_("Title of an indicator") }, { "indicator_unit", N_("Unit") },
  };

  g_return_val_if_fail (fact != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (strcmp (labels[i][0], fact->key) == 0)
      return _(labels[i][1]);

  return fact->key;
}

const char *
pledge_diff_fact_get_words (const PledgeDiffFact *fact, const char *value)
{
  PledgeDefinition definition;

  g_return_val_if_fail (fact != NULL, NULL);

  if (value == NULL)
    return "–";
  if (strcmp (fact->key, "definition") == 0 && pledge_definition_from_id (value, &definition))
    return pledge_definition_get_label (definition);

  return value;
}

char *
pledge_diff_to_text (const PledgeEditionDiff *diff, PledgeCatalogue *catalogue, double target_pct)
{
  g_autoptr (PledgeNames) names = NULL;
  const PledgeEditionInfo *before, *after;
  GString *text;

  g_return_val_if_fail (diff != NULL, NULL);
  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (catalogue), NULL);

  names = pledge_names_new (catalogue);
  before = pledge_edition_get_info (pledge_edition_diff_get_before (diff));
  after = pledge_edition_get_info (pledge_edition_diff_get_after (diff));
  text = g_string_new (NULL);
  /* Translators: publisher and title of two editions, the earlier one first */
  g_string_append_printf (text, _("%s %s → %s %s"), before->publisher, before->title, after->publisher, after->title);
  g_string_append (text, "\n\n");
  append_facts (text, diff, names);
  append_names (text, _("New members"), pledge_edition_diff_get_members (diff, PLEDGE_DIFF_NEW), names);
  append_names (text, _("Members that are gone"), pledge_edition_diff_get_members (diff, PLEDGE_DIFF_GONE), names);
  append_names (text, _("New indicators"), pledge_edition_diff_get_indicators (diff, PLEDGE_DIFF_NEW), names);
  append_names (text, _("Indicators that are gone"), pledge_edition_diff_get_indicators (diff, PLEDGE_DIFF_GONE), names);
  append_figures (text, diff, names);
  append_flips (text, diff, names, target_pct);

  return g_string_free (text, FALSE);
}

char *
pledge_diff_flips_to_text (const PledgeEditionDiff *diff, PledgeCatalogue *catalogue, int year, double target_pct)
{
  g_autoptr (PledgeNames) names = NULL;

  g_return_val_if_fail (diff != NULL, NULL);
  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (catalogue), NULL);

  names = pledge_names_new (catalogue);
  return flips_to_text (diff, names, year, target_pct);
}
