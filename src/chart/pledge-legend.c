/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-legend.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-history-chart.h"
#include "pledge-history-plan.h"
#include "pledge-timeline-words.h"

/* In pixels at scale 1. */
#define TEXT_PX 11.0
#define LINE_PX 17.0
#define SAMPLE_WIDTH_PX 20.0
#define SAMPLE_HEIGHT_PX 9.0
#define SAMPLE_TO_WORDS_PX 6.0
#define APART_PX 18.0
#define HATCH_PX 4.5

/* Draws the sample of a key into a box of SAMPLE_WIDTH_PX by SAMPLE_HEIGHT_PX. */
typedef void (*DrawFunc) (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale);

typedef struct {
  const char *id;
  char *words;
  DrawFunc draw;
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

static PledgeRect
inset (const PledgeRect *box)
{
  return (PledgeRect) { box->x + 1, box->y + 1, box->width - 2, box->height - 2 };
}

static void
draw_bar (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, PledgeColour colour)
{
  if (style->outlined)
    pledge_scene_builder_rect (builder, *box, 1, (PledgeFill) { .colour = style->text });
  pledge_scene_builder_rect (builder, style->outlined ? inset (box) : *box, 1.5, (PledgeFill) { .colour = colour });
}

static void
draw_met (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  draw_bar (builder, style, box, style->met);
}

static void
draw_unmet (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  draw_bar (builder, style, box, style->unmet);
}

static void
draw_hatched (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  pledge_scene_builder_rect (builder, *box, 0, (PledgeFill) { style->gap, HATCH_PX, style->gap_under });
}

/* Bars of a chart of gaps have an edge, which bars that only lengthen another have not. */
static void
draw_hatched_bar (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  PledgeRect within = inset (box);

  pledge_scene_builder_rect (builder, *box, 1.5, (PledgeFill) { .colour = style->outlined ? style->text : style->gap });
  draw_hatched (builder, style, &within, scale);
}

static void
draw_related (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  pledge_scene_builder_rect (builder, *box, 0, (PledgeFill) { style->grid, 9, { 0, 0, 0, 0 } });
  pledge_scene_builder_line (builder, box->x + box->width - 0.75, box->y, box->x + box->width - 0.75, box->y + box->height, 1.5, style->muted, 0);
}

static void
draw_related_track (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  PledgeRect track = { box->x, box->y + box->height / 2 - 3 * scale, box->width, 6 * scale };

  pledge_scene_builder_rect (builder, track, 0, (PledgeFill) { style->muted, 4, style->track });
}

static void
draw_level (PledgeSceneBuilder *builder, const PledgeRect *box, double width, PledgeColour colour, double dash)
{
  double y = box->y + box->height / 2;

  pledge_scene_builder_line (builder, box->x, y, box->x + box->width, y, width, colour, dash);
}

static void
draw_upright (PledgeSceneBuilder *builder, const PledgeRect *box, double width, PledgeColour colour)
{
  double x = floor (box->x + box->width / 2) + 0.5;

  pledge_scene_builder_line (builder, x, box->y - 2, x, box->y + box->height + 2, width, colour, 0);
}

static void
draw_target_upright (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  draw_upright (builder, box, 2, style->line);
}

static void
draw_target_level (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  PledgeRect handle = { box->x, box->y + box->height / 2 - 3.5 * scale, 8 * scale, 7 * scale };

  draw_level (builder, box, 2, style->line, 0);
  pledge_scene_builder_rect (builder, handle, handle.height / 2, (PledgeFill) { .colour = style->line });
}

static void
draw_target_dotted (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  draw_level (builder, box, 1.5 * scale, style->text, 2);
}

static void
draw_together (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  draw_level (builder, box, 2.25 * scale, style->text, 0);
  pledge_scene_builder_disc (builder, box->x + box->width - 3 * scale, box->y + box->height / 2, 3 * scale, style->text, 0, style->text);
}

static void
draw_quiet (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  draw_level (builder, box, MAX (1.25 * scale, 1), style->quiet, 0);
}

static void
draw_estimate (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  draw_level (builder, box, 2.25 * scale, style->muted, 4);
}

static void
draw_break (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  double half = box->height / 2, slant = half * 0.7, apart = 2 * scale;
  double x = box->x + box->width / 2, y = box->y + half;

  for (int side = -1; side <= 1; side += 2)
    {
      double at = x + side * apart;

      pledge_scene_builder_line (builder, side < 0 ? box->x : at + apart, y, side < 0 ? at - apart : box->x + box->width, y, 2.25 * scale, style->muted, 0);
      pledge_scene_builder_line (builder, at - slant / 2, y + half, at + slant / 2, y - half, MAX (1.7 * scale, 1), style->muted, 0);
    }
}

static void
draw_diamond (PledgeSceneBuilder *builder, double x, double y, double r, double width, PledgeColour colour, PledgeColour fill)
{
  PledgePoint diamond[] = { { x, y - r, TRUE }, { x + r, y, FALSE }, { x, y + r, FALSE }, { x - r, y, FALSE } };

  pledge_scene_builder_path (builder, diamond, G_N_ELEMENTS (diamond), width, colour, 0, &fill);
}

static void
draw_commitment (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  draw_level (builder, box, 1.25 * scale, style->muted, 2);
  draw_diamond (builder, box->x + 4 * scale, box->y + box->height / 2, 4 * scale, 0, style->muted, style->muted);
}

static void
draw_commitment_tick (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  draw_upright (builder, box, 1, style->muted);
}

static void
draw_met_mark (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  pledge_scene_builder_disc (builder, box->x + box->width / 2, box->y + box->height / 2, 3.5 * scale, style->met, 1, style->background);
}

static void
draw_unmet_mark (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  pledge_scene_builder_disc (builder, box->x + box->width / 2, box->y + box->height / 2, 2.75 * scale, style->background, 1.25, style->met);
}

static void
draw_handle (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  pledge_scene_builder_disc (builder, box->x + box->width / 2, box->y + box->height / 2, 5 * scale, style->background, 2, style->line);
}

static void
draw_total_mark (PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale)
{
  draw_diamond (builder, box->x + box->width / 2, box->y + box->height / 2, 5 * scale, 2, style->line, style->background);
}

/* Takes words. */
static void
add_key (PledgeLegend *legend, const char *id, char *words, DrawFunc draw)
{
  Key key = { id, words, draw };

  g_array_append_val (legend->keys, key);
}

static void
add_verdicts (PledgeLegend *legend, const PledgeAnswer *answer, DrawFunc met, DrawFunc unmet)
{
  const PledgeAnswerTotals *totals = pledge_answer_get_totals (answer);

  if (totals->meeting > 0)
    add_key (legend, "met", g_strdup (C_("legend", "meets the target")), met);
  if (totals->short_of > 0)
    add_key (legend, "unmet", g_strdup (C_("legend", "below the target")), unmet);
}

static void
add_ranking_keys (PledgeLegend *legend, const PledgeAnswer *answer)
{
  add_verdicts (legend, answer, draw_met, draw_unmet);
  if (pledge_answer_get_totals (answer)->short_of > 0)
    add_key (legend, "gap", g_strdup (C_("legend", "gap to the target")), draw_hatched);
  add_key (legend, "target", g_strdup (C_("legend", "target")), draw_target_upright);
  if (pledge_answer_get_related_pct (answer) > 0)
    add_key (legend, "related", g_strdup (C_("legend", "related spending, unknown")), draw_related);
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
    add_key (legend, "above", g_strdup (C_("legend", "above the target")), draw_met);
  if (below)
    add_key (legend, "below", g_strdup (C_("legend", "below the target")), draw_hatched_bar);
  if (above || below)
    add_key (legend, "target", g_strdup (C_("legend", "target")), draw_target_upright);
}

static void
add_target_keys (PledgeLegend *legend, const PledgeAnswer *answer, const PledgeChartRequest *request)
{
  add_verdicts (legend, answer, draw_met_mark, draw_unmet_mark);
  add_key (legend, "target", g_strdup (C_("legend", "target")), draw_handle);
  if (request->marks != NULL && request->marks->len > 0)
    add_key (legend, "commitment", g_strdup (C_("legend", "commitment")), draw_commitment_tick);
  if (pledge_answer_get_related_pct (answer) > 0)
    {
      add_key (legend, "related", g_strdup (C_("legend", "related spending, unknown")), draw_related_track);
      add_key (legend, "total", g_strdup (C_("legend", "core and related together")), draw_total_mark);
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
    add_key (legend, "together", pledge_timeline_words_total_name (request->timeline), draw_together);
  if (plan.others->len > 0 || panels)
    add_key (legend, "others", g_strdup (plan.chosen->len > 0 ? C_("legend", "other members") : C_("legend", "each member")), draw_quiet);
  if (!plan.money)
    add_key (legend, "target", g_strdup (C_("legend", "target")), draw_target_level);
  if (shows_dotted_targets (&plan))
    add_key (legend, "own-target", g_strdup (plan.money ? C_("legend", "target in money") : C_("legend", "a member’s own target")), draw_target_dotted);
  if (pledge_history_plan_shows_estimates (&plan))
    add_key (legend, "estimate", g_strdup (C_("legend", "estimate")), draw_estimate);
  if (shows_breaks (&plan))
    add_key (legend, "break", g_strdup (C_("legend", "break in the series")), draw_break);
  if (request->marks != NULL && request->marks->len > 0 && !panels)
    add_key (legend, "commitment", g_strdup (C_("legend", "commitment")), draw_commitment);
}

PledgeLegend *
pledge_legend_new (PledgeView view, const PledgeAnswer *answer, const PledgeChartRequest *request)
{
  g_autoptr (PledgeLegend) legend = NULL;

  g_return_val_if_fail (answer != NULL && request != NULL, NULL);
  g_return_val_if_fail (request->style != NULL && request->fonts != NULL, NULL);
  g_return_val_if_fail (view != PLEDGE_VIEW_HISTORY || request->timeline != NULL, NULL);

  legend = g_new0 (PledgeLegend, 1);
  legend->style = request->style;
  legend->fonts = request->fonts;
  legend->keys = g_array_new (FALSE, FALSE, sizeof (Key));
  g_array_set_clear_func (legend->keys, key_clear);
  if (view == PLEDGE_VIEW_HISTORY)
    add_history_keys (legend, answer, request);
  else if (pledge_answer_get_n_drawn (answer) > 0)
    switch (view)
      {
      case PLEDGE_VIEW_RANKING:
        add_ranking_keys (legend, answer);
        break;
      case PLEDGE_VIEW_GAP:
        add_gap_keys (legend, answer);
        break;
      case PLEDGE_VIEW_TARGET:
        add_target_keys (legend, answer, request);
        break;
      case PLEDGE_VIEW_HISTORY:
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
  key->draw (builder, legend->style, &box, scale);
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
