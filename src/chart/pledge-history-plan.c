/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-history-plan.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-format.h"
#include "pledge-timeline-words.h"
#include "pledge-words.h"

/* A total that is more than so many times the lines picked out would press them flat. */
#define TOTAL_AT_MOST 3.0
#define AIR 1.06
#define MOST_NAMED 6

static double
highest (const double *values, guint n_years)
{
  double max = 0;

  for (guint i = 0; values != NULL && i < n_years; i++)
    if (isfinite (values[i]))
      max = MAX (max, values[i]);

  return max;
}

static gboolean
is_selected (const PledgeChartRequest *request, const char *iso3)
{
  if (request->selection == NULL)
    return g_strcmp0 (request->selected, iso3) == 0;

  return g_strv_contains (request->selection, iso3);
}

/* Amounts in different currencies have no common axis: that of most selected members is shown, the lead
 * deciding between equals; where none is selected that of most members. */
static const char *
choose_currency (const PledgeTimeline *timeline, const PledgeChartRequest *request)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  const char *best = NULL;
  guint best_count = 0;

  for (guint i = 0; i < pledge_timeline_get_n_lines (timeline); i++)
    {
      const PledgeTimelineLine *line = pledge_timeline_get_line (timeline, i);
      guint count;

      if (line->n_values == 0 || line->currency == NULL)
        continue;
      count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, line->currency));
      /* A selected one outweighs all that are not, and each vote is worth two of the lead's extra one. */
      count += is_selected (request, line->iso3) ? 2 * (pledge_timeline_get_n_lines (timeline) + 1) : 2;
      count += g_strcmp0 (line->iso3, request->selected) == 0;
      g_hash_table_insert (counts, (gpointer) line->currency, GUINT_TO_POINTER (count));
      if (count > best_count)
        {
          best = line->currency;
          best_count = count;
        }
    }

  return best;
}

static gboolean
is_shown (const PledgeHistoryPlan *plan, const PledgeTimelineLine *line)
{
  return line->n_values > 0 && (plan->currency == NULL || g_strcmp0 (line->currency, plan->currency) == 0);
}

static void
choose_lines (PledgeHistoryPlan *plan)
{
  const char *const alone[] = { plan->request->selected, NULL };
  const char *const *codes = plan->request->selection != NULL ? plan->request->selection : alone;

  for (guint i = 0; codes[i] != NULL; i++)
    {
      const PledgeTimelineLine *line = pledge_timeline_find_line (plan->timeline, codes[i]);

      if (line != NULL && is_shown (plan, line))
        g_ptr_array_add (plan->chosen, (gpointer) line);
    }

  for (guint i = 0; i < pledge_timeline_get_n_lines (plan->timeline); i++)
    {
      const PledgeTimelineLine *line = pledge_timeline_get_line (plan->timeline, i);

      if (is_shown (plan, line) && !g_ptr_array_find (plan->chosen, line, NULL))
        g_ptr_array_add (plan->others, (gpointer) line);
    }
}

static double
highest_of (const PledgeHistoryPlan *plan, GPtrArray *lines)
{
  guint n_years = pledge_timeline_get_n_years (plan->timeline);
  double max = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const PledgeTimelineLine *line = lines->pdata[i];

      max = MAX (max, highest (line->values, n_years));
      max = MAX (max, highest (line->targets, n_years));
    }

  return max;
}

/* Shares are all on one axis, where the target has its place too unless the axis is held still. */
static double
choose_share_max (const PledgeHistoryPlan *plan)
{
  double shares_pct[] = { highest_of (plan, plan->chosen), highest_of (plan, plan->others),
                          highest (pledge_timeline_get_total (plan->timeline)->values, pledge_timeline_get_n_years (plan->timeline)) };
  double target_pct = pledge_answer_get_target_pct (plan->answer);

  if (plan->request->axis_max_pct > 0)
    return MAX (plan->request->axis_max_pct, pledge_axis_share_max (shares_pct, G_N_ELEMENTS (shares_pct), 0));

  for (guint i = 0; i < plan->chosen->len; i++)
    target_pct = MAX (target_pct, ((const PledgeTimelineLine *) plan->chosen->pdata[i])->target_pct);

  return pledge_axis_share_max (shares_pct, G_N_ELEMENTS (shares_pct), target_pct);
}

/* Sums are on the scale of those picked out: beside a large member's the others' would lie on the ground. */
static void
choose_money_max (PledgeHistoryPlan *plan)
{
  double total = highest (pledge_timeline_get_total (plan->timeline)->values, pledge_timeline_get_n_years (plan->timeline));
  double max = highest_of (plan, plan->chosen->len > 0 ? plan->chosen : plan->others);

  if (plan->chosen->len > 0 && total > max * TOTAL_AT_MOST)
    plan->shows_total = FALSE;
  if (plan->shows_total)
    max = MAX (max, total);
  plan->max = max > 0 ? max * AIR : 1;
}

void
pledge_history_plan_init (PledgeHistoryPlan *plan, const PledgeAnswer *answer, const PledgeTimeline *timeline,
                          const PledgeChartRequest *request)
{
  *plan = (PledgeHistoryPlan) { .answer = answer, .timeline = timeline, .request = request, .style = request->style };
  plan->scale = request->style->text_scale;
  plan->money = pledge_timeline_get_measure (timeline) == PLEDGE_MEASURE_MONEY;
  plan->chosen = g_ptr_array_new ();
  plan->others = g_ptr_array_new ();
  if (plan->money && pledge_timeline_get_lens (timeline) == PLEDGE_LENS_NATIONAL)
    plan->currency = choose_currency (timeline, request);

  choose_lines (plan);
  plan->shows_total = pledge_timeline_get_total (timeline)->n_values > 0;
  if (plan->money)
    choose_money_max (plan);
  else
    plan->max = choose_share_max (plan);
}

void
pledge_history_plan_clear (PledgeHistoryPlan *plan)
{
  g_clear_pointer (&plan->chosen, g_ptr_array_unref);
  g_clear_pointer (&plan->others, g_ptr_array_unref);
}

gboolean
pledge_history_plan_is_empty (const PledgeHistoryPlan *plan)
{
  return plan->chosen->len == 0 && plan->others->len == 0 && !plan->shows_total;
}

PledgeColour
pledge_history_plan_get_colour (const PledgeHistoryPlan *plan, guint position)
{
  return plan->style->series[position % PLEDGE_STYLE_N_SERIES];
}

gboolean
pledge_history_plan_has_own_target (const PledgeHistoryPlan *plan, const PledgeTimelineLine *line)
{
  return plan->money ? line->targets != NULL : line->target_pct != pledge_answer_get_target_pct (plan->answer);
}

gboolean
pledge_history_find_last (const double *values, guint n_years, guint *last)
{
  for (guint i = n_years; i > 0; i--)
    if (isfinite (values[i - 1]))
      {
        *last = i - 1;
        return TRUE;
      }

  return FALSE;
}

gboolean
pledge_history_plan_shows_estimates (const PledgeHistoryPlan *plan)
{
  const PledgeTimelineTotal *total = pledge_timeline_get_total (plan->timeline);
  guint n_years = pledge_timeline_get_n_years (plan->timeline);
  GPtrArray *const lists[] = { plan->chosen, plan->others };

  for (guint i = 0; i < n_years; i++)
    {
      if (plan->shows_total && total->estimates[i])
        return TRUE;
      for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
        for (guint j = 0; j < lists[l]->len; j++)
          if (((const PledgeTimelineLine *) lists[l]->pdata[j])->estimates[i])
            return TRUE;
    }

  return FALSE;
}

static gboolean
shows_years_outside (const PledgeHistoryPlan *plan)
{
  for (guint j = 0; j < plan->chosen->len; j++)
    {
      const PledgeTimelineLine *line = plan->chosen->pdata[j];

      for (guint i = 0; i < pledge_timeline_get_n_years (plan->timeline); i++)
        if (isfinite (line->values[i]) && !line->counted[i])
          return TRUE;
    }

  return FALSE;
}

/* (nullable) What the dotted lines of the chosen are. */
static char *
target_words (const PledgeHistoryPlan *plan)
{
  const PledgeTimelineLine *first = NULL;
  gboolean differ = FALSE;

  for (guint i = 0; i < plan->chosen->len; i++)
    {
      const PledgeTimelineLine *line = plan->chosen->pdata[i];

      if (!pledge_history_plan_has_own_target (plan, line))
        continue;
      if (first == NULL)
        first = line;
      differ |= line->target_pct != first->target_pct;
    }
  if (first == NULL)
    return NULL;
  if (differ)
    return g_strdup (_("Dotted: each member’s own target."));

  {
    g_autofree char *target = pledge_format_target (first->target_pct);

    /* Translators: what a dotted line shows: "Dotted: 3.5 % of GDP." */
    return g_strdup_printf (_("Dotted: %s of GDP."), target);
  }
}

static void
note (GPtrArray *notes, char *words)
{
  if (words != NULL)
    g_ptr_array_add (notes, words);
}

/* (nullable) Lines that run out of the picture at its top, and the total where it would. */
static char *
beyond_words (const PledgeHistoryPlan *plan)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  guint n_years = pledge_timeline_get_n_years (plan->timeline);

  if (!plan->shows_total && pledge_timeline_get_total (plan->timeline)->n_values > 0)
    g_ptr_array_add (names, pledge_timeline_words_total_name (plan->timeline));
  for (guint i = 0; i < plan->others->len; i++)
    {
      const PledgeTimelineLine *line = plan->others->pdata[i];

      if (highest (line->values, n_years) > plan->max)
        g_ptr_array_add (names, g_strdup (line->name));
    }
  if (names->len == 0)
    return NULL;
  if (names->len > MOST_NAMED)
    return g_strdup_printf (ngettext ("Beyond this scale: %u line.", "Beyond this scale: %u lines.", names->len), names->len);

  g_ptr_array_add (names, NULL);
  list = g_strjoinv (", ", (char **) names->pdata);
  /* Translators: names of members, and of the alliance together */
  return g_strdup_printf (_("Beyond this scale: %s."), list);
}

/* (nullable) */
static char *
currency_words (const PledgeHistoryPlan *plan)
{
  guint n = 0;

  for (guint i = 0; plan->currency != NULL && i < pledge_timeline_get_n_lines (plan->timeline); i++)
    {
      const PledgeTimelineLine *line = pledge_timeline_get_line (plan->timeline, i);

      n += line->n_values > 0 && !is_shown (plan, line);
    }

  /* Translators: %s is a currency code such as EUR */
  return n > 0 ? g_strdup_printf (ngettext ("Not shown: %u member whose sums are not in %s.", "Not shown: %u members whose sums are not in %s.", n),
                                  n, plan->currency)
               : NULL;
}

char *
pledge_history_plan_dup_notes (const PledgeHistoryPlan *plan, guint n_left_out)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);

  if (n_left_out > 0)
    note (notes, g_strdup_printf (ngettext ("… and %u more: a larger picture shows it.", "… and %u more: a larger picture shows them.", n_left_out), n_left_out));
  note (notes, pledge_timeline_words_absent (plan->timeline));
  note (notes, currency_words (plan));
  if (plan->money)
    note (notes, beyond_words (plan));
  note (notes, pledge_timeline_words_total_missing (plan->timeline));
  note (notes, target_words (plan));
  note (notes, pledge_words_related (plan->answer));
  if (pledge_history_plan_shows_estimates (plan))
    note (notes, g_strdup (_("Dashed: estimates.")));
  if (shows_years_outside (plan))
    note (notes, g_strdup (_("Thin: years outside of membership.")));
  for (guint i = 0; i < plan->chosen->len; i++)
    note (notes, pledge_timeline_words_breaks (plan->timeline, plan->chosen->pdata[i]));
  if (notes->len == 0)
    return NULL;

  g_ptr_array_add (notes, NULL);
  return g_strjoinv ("  ", (char **) notes->pdata);
}
