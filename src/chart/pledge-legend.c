/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-legend.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-history-chart.h"
#include "pledge-history-plan.h"
#include "pledge-legend-samples.h"
#include "pledge-path-chart.h"
#include "pledge-path-words.h"
#include "pledge-timeline-words.h"

/* In pixels at scale 1. */
#define TEXT_PX 11.0
#define LINE_PX 17.0
#define SAMPLE_WIDTH_PX 20.0
#define SAMPLE_HEIGHT_PX 9.0
#define SAMPLE_TO_WORDS_PX 6.0
#define APART_PX 18.0

typedef struct {
  const char *id;
  char *words;
  PledgeSample sample;
} Key;

struct _PledgeLegend {
  const PledgeStyle *style;
  PledgeFonts *fonts;
  GArray *keys;
};

static void
key_clear (gpointer key)
{
  g_free (((Key *) key)->words);
}

/* Takes words. */
static void
add_key (PledgeLegend *legend, const char *id, char *words, PledgeSample sample)
{
  Key key = { id, words, sample };

  g_array_append_val (legend->keys, key);
}

static void
add_verdicts (PledgeLegend *legend, const PledgeAnswer *answer, PledgeSample met, PledgeSample unmet)
{
  const PledgeAnswerTotals *totals = pledge_answer_get_totals (answer);

  if (totals->meeting > 0)
    add_key (legend, "met", g_strdup (C_("legend", "meets the target")), met);
  if (totals->short_of > 0)
    add_key (legend, "unmet", g_strdup (C_("legend", "below the target")), unmet);
}

static void
add_revision_keys (PledgeLegend *legend, const PledgeAnswer *answer, const PledgeRevisions *revisions)
{
  gboolean ranges = FALSE, flips = FALSE;

  for (guint i = 0; revisions != NULL && i < pledge_answer_get_n_drawn (answer); i++)
    {
      const char *iso3 = pledge_answer_get_row (answer, i)->iso3;
      double lowest_pct, highest_pct;

      ranges |= pledge_revisions_get_range (revisions, iso3, &lowest_pct, &highest_pct) && lowest_pct != highest_pct;
      flips |= pledge_revisions_flips (revisions, iso3);
    }
  if (ranges)
    add_key (legend, "revisions", g_strdup (C_("legend", "from edition to edition")), PLEDGE_SAMPLE_WHISKER);
  if (flips)
    add_key (legend, "flips", g_strdup (C_("legend", "met in one edition, not in another")), PLEDGE_SAMPLE_BADGE);
}

static void
add_ranking_keys (PledgeLegend *legend, const PledgeAnswer *answer, const PledgeRevisions *revisions)
{
  add_verdicts (legend, answer, PLEDGE_SAMPLE_MET, PLEDGE_SAMPLE_UNMET);
  if (pledge_answer_get_totals (answer)->short_of > 0)
    add_key (legend, "gap", g_strdup (C_("legend", "gap to the target")), PLEDGE_SAMPLE_HATCHED);
  add_key (legend, "target", g_strdup (C_("legend", "target")), PLEDGE_SAMPLE_TARGET_UPRIGHT);
  if (pledge_answer_get_related_pct (answer) > 0)
    add_key (legend, "related", g_strdup (C_("legend", "related spending, unknown")), PLEDGE_SAMPLE_RELATED);
  add_revision_keys (legend, answer, revisions);
}

/* Sides are by the money, which may say otherwise than the printed share. */
static void
add_gap_keys (PledgeLegend *legend, const PledgeAnswer *answer)
{
  gboolean above = FALSE, below = FALSE;

  for (guint i = 0; i < pledge_answer_get_n_drawn (answer); i++)
    {
      const PledgeAnswerRow *row = pledge_answer_get_row (answer, i);

      above |= row->gap_lens <= 0;
      below |= row->gap_lens > 0;
    }
  if (above)
    add_key (legend, "above", g_strdup (C_("legend", "above the target")), PLEDGE_SAMPLE_MET);
  if (below)
    add_key (legend, "below", g_strdup (C_("legend", "below the target")), PLEDGE_SAMPLE_HATCHED_BAR);
  if (above || below)
    add_key (legend, "target", g_strdup (C_("legend", "target")), PLEDGE_SAMPLE_TARGET_UPRIGHT);
}

static void
add_target_keys (PledgeLegend *legend, const PledgeAnswer *answer, const PledgeChartRequest *request)
{
  add_verdicts (legend, answer, PLEDGE_SAMPLE_MET_MARK, PLEDGE_SAMPLE_UNMET_MARK);
  add_key (legend, "target", g_strdup (C_("legend", "target")), PLEDGE_SAMPLE_HANDLE);
  if (request->marks != NULL && request->marks->len > 0)
    add_key (legend, "commitment", g_strdup (C_("legend", "commitment")), PLEDGE_SAMPLE_COMMITMENT_TICK);
  if (pledge_answer_get_related_pct (answer) > 0)
    {
      add_key (legend, "related", g_strdup (C_("legend", "related spending, unknown")), PLEDGE_SAMPLE_RELATED_TRACK);
      add_key (legend, "total", g_strdup (C_("legend", "core and related together")), PLEDGE_SAMPLE_TOTAL_MARK);
    }
}

static gboolean
shows_breaks (const PledgeHistoryPlan *plan)
{
  for (guint i = 0; i < plan->chosen->len; i++)
    {
      g_autofree char *words = pledge_timeline_words_breaks (plan->timeline, plan->chosen->pdata[i]);

      if (words != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
shows_dotted_targets (const PledgeHistoryPlan *plan)
{
  for (guint i = 0; i < plan->chosen->len; i++)
    if (pledge_history_plan_has_own_target (plan, plan->chosen->pdata[i]))
      return TRUE;

  return FALSE;
}

/* Lines that are picked out say themselves who they are, unless each has a panel. */
static void
add_history_keys (PledgeLegend *legend, const PledgeAnswer *answer, const PledgeChartRequest *request)
{
  g_auto (PledgeHistoryPlan) plan = { 0 };
  gboolean panels;

  pledge_history_plan_init (&plan, answer, request->timeline, request);
  panels = plan.chosen->len > PLEDGE_HISTORY_MOST_LINES;
  if (pledge_history_plan_is_empty (&plan))
    return;

  if (plan.shows_total && !panels)
    add_key (legend, "together", pledge_timeline_words_total_name (request->timeline), PLEDGE_SAMPLE_TOGETHER);
  if (plan.others->len > 0 || panels)
    add_key (legend, "others", g_strdup (plan.chosen->len > 0 ? C_("legend", "other members") : C_("legend", "each member")), PLEDGE_SAMPLE_QUIET);
  if (!plan.money)
    add_key (legend, "target", g_strdup (C_("legend", "target")), PLEDGE_SAMPLE_TARGET_LEVEL);
  if (shows_dotted_targets (&plan))
    add_key (legend, "own-target", g_strdup (plan.money ? C_("legend", "target in money") : C_("legend", "a member’s own target")), PLEDGE_SAMPLE_TARGET_DOTTED);
  if (pledge_history_plan_shows_estimates (&plan))
    add_key (legend, "estimate", g_strdup (C_("legend", "estimate")), PLEDGE_SAMPLE_ESTIMATE);
  if (shows_breaks (&plan))
    add_key (legend, "break", g_strdup (C_("legend", "break in the series")), PLEDGE_SAMPLE_BREAK);
  if (request->marks != NULL && request->marks->len > 0 && !panels)
    add_key (legend, "commitment", g_strdup (C_("legend", "commitment")), PLEDGE_SAMPLE_COMMITMENT);
}

static gboolean
shows_assumptions (const PledgePathLine *line)
{
  for (guint t = 1; t <= line->n_years; t++)
    if (line->years[t].assumption)
      return TRUE;

  return FALSE;
}

static void
add_path_keys (PledgeLegend *legend, const PledgePath *path, const PledgeChartRequest *request)
{
  const PledgePathLine *line = pledge_path_chart_get_line (path, request->selected);
  PledgeBaseline baseline = pledge_path_assumptions_get_baseline (pledge_path_get_assumptions (path));
  gboolean more = FALSE, less = FALSE, common;

  if (line->years == NULL)
    return;

  common = line->iso3 == NULL || line->target_pct == pledge_path_get_target_pct (path);
  for (guint t = 1; t <= line->n_years; t++)
    {
      more |= line->years[t].lens.extra > 0;
      less |= line->years[t].lens.extra < 0;
    }
  add_key (legend, "path", g_strdup (more || less ? C_("legend", "spending") : C_("legend", "share of GDP")), PLEDGE_SAMPLE_PATH);
  add_key (legend, "target", g_strdup (common ? C_("legend", "target") : C_("legend", "a member’s own target")),
           common ? PLEDGE_SAMPLE_TARGET_LEVEL : PLEDGE_SAMPLE_TARGET_DOTTED);
  if (more || less)
    add_key (legend, "baseline", g_strdup (pledge_path_words_baseline (baseline)), PLEDGE_SAMPLE_BASELINE);
  if (more)
    add_key (legend, "extra", g_strdup (C_("legend", "extra cost")), PLEDGE_SAMPLE_HATCHED);
  if (less)
    add_key (legend, "less", g_strdup (C_("legend", "less than the baseline")), PLEDGE_SAMPLE_UNMET);
  if (shows_assumptions (line))
    add_key (legend, "assumption", g_strdup (C_("legend", "growth of GDP is an assumption")), PLEDGE_SAMPLE_ASSUMPTION);
}

PledgeLegend *
pledge_legend_new (PledgeView view, const PledgeAnswer *answer, const PledgeChartRequest *request)
{
  g_autoptr (PledgeLegend) legend = NULL;

  g_return_val_if_fail (answer != NULL && request != NULL, NULL);
  g_return_val_if_fail (request->style != NULL && request->fonts != NULL, NULL);
  g_return_val_if_fail (view != PLEDGE_VIEW_HISTORY || request->timeline != NULL, NULL);
  g_return_val_if_fail (view != PLEDGE_VIEW_PATH || request->path != NULL, NULL);

  legend = g_new0 (PledgeLegend, 1);
  legend->style = request->style;
  legend->fonts = request->fonts;
  legend->keys = g_array_new (FALSE, FALSE, sizeof (Key));
  g_array_set_clear_func (legend->keys, key_clear);
  if (view == PLEDGE_VIEW_HISTORY)
    add_history_keys (legend, answer, request);
  else if (view == PLEDGE_VIEW_PATH)
    add_path_keys (legend, request->path, request);
  else if (pledge_answer_get_n_drawn (answer) > 0)
    switch (view)
      {
      case PLEDGE_VIEW_RANKING:
        add_ranking_keys (legend, answer, request->revisions);
        break;
      case PLEDGE_VIEW_GAP:
        add_gap_keys (legend, answer);
        break;
      case PLEDGE_VIEW_TARGET:
        add_target_keys (legend, answer, request);
        break;
      case PLEDGE_VIEW_HISTORY:
      case PLEDGE_VIEW_PATH:
      default:
        break;
      }

  return legend->keys->len > 0 ? g_steal_pointer (&legend) : NULL;
}

void
pledge_legend_free (PledgeLegend *legend)
{
  g_return_if_fail (legend != NULL);

  g_array_unref (legend->keys);
  g_free (legend);
}

guint
pledge_legend_get_n_keys (const PledgeLegend *legend)
{
  g_return_val_if_fail (legend != NULL, 0);

  return legend->keys->len;
}

static void
draw_key (const PledgeLegend *legend, PledgeSceneBuilder *builder, const Key *key, double x, double y, double room, double scale)
{
  g_autofree char *id = g_strconcat ("legend-", key->id, NULL);
  double size = TEXT_PX * scale;
  PledgeRect box = { x, round (y + (LINE_PX - SAMPLE_HEIGHT_PX) / 2 * scale), SAMPLE_WIDTH_PX * scale, SAMPLE_HEIGHT_PX * scale };
  double words = x + (SAMPLE_WIDTH_PX + SAMPLE_TO_WORDS_PX) * scale;
  double ascent, descent;

  pledge_fonts_measure (legend->fonts, "x", size, PLEDGE_WEIGHT_NORMAL, NULL, &ascent, &descent);
  pledge_scene_builder_begin (builder, id, NULL, PLEDGE_ROLE_ITEM, key->words, NULL);
  pledge_sample_draw (key->sample, builder, legend->style, &box, scale);
  pledge_scene_builder_text (builder, &(PledgeText) {
    key->words, words, round (y + (LINE_PX * scale + ascent - descent) / 2), PLEDGE_ANCHOR_START, size, PLEDGE_WEIGHT_NORMAL, legend->style->muted,
    MAX (x + room - words, 1) });
  pledge_scene_builder_end (builder);
}

double
pledge_legend_draw (const PledgeLegend *legend, PledgeSceneBuilder *builder, double x, double y, double width, double scale)
{
  double left = 0, top = 0;

  g_return_val_if_fail (legend != NULL, 0);

  if (builder != NULL)
    pledge_scene_builder_begin (builder, "legend", NULL, PLEDGE_ROLE_LIST, _("Legend"), NULL);
  for (guint i = 0; i < legend->keys->len; i++)
    {
      const Key *key = &g_array_index (legend->keys, Key, i);
      double taken;

      pledge_fonts_measure (legend->fonts, key->words, TEXT_PX * scale, PLEDGE_WEIGHT_NORMAL, &taken, NULL, NULL);
      taken += (SAMPLE_WIDTH_PX + SAMPLE_TO_WORDS_PX) * scale;
      if (left > 0 && left + taken > width)
        {
          left = 0;
          top += LINE_PX * scale;
        }
      if (builder != NULL)
        draw_key (legend, builder, key, x + left, y + top, width - left + 1, scale);
      left += taken + APART_PX * scale;
    }
  if (builder != NULL)
    pledge_scene_builder_end (builder);

  return top + LINE_PX * scale;
}
