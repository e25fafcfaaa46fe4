/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-target-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-format.h"
#include "pledge-words.h"

/* What stands above the track and below it, in pixels at text scale 1. */
#define SCALE_PX 32.0
#define LABELS_PX 33.0
#define RING_PX 14.0
#define LABEL_SIZE_PX 10.5
#define LABELS_APART_PX 10.0

typedef struct {
  const PledgeAnswer *answer;
  const PledgeChartRequest *request;
  const PledgeStyle *style;
  double scale;
  PledgeRect inner;
  PledgeAxis axis;
  double y;          /* of the track */
  double thickness;
  gboolean framed;   /* a picture of its own, with a scale */
  gboolean shows_scale;
  gboolean shows_labels;
} Layout;

/* Scale and labels give way where the picture is too low for them. */
static void
lay_out_height (Layout *layout)
{
  double top = layout->inner.y, bottom = top + layout->inner.height;
  double above = (layout->framed ? SCALE_PX : RING_PX) * layout->scale;

  layout->y = top + MAX (MIN (layout->inner.height * 0.38, 60 * layout->scale), above);
  layout->y = floor (MAX (MIN (layout->y, bottom - RING_PX * layout->scale), top));
  layout->shows_scale = layout->framed && layout->y - top >= above - 1;
  layout->shows_labels = bottom - layout->y >= LABELS_PX * layout->scale - 1;
}

static Layout
lay_out (const PledgeAnswer *answer, const PledgeChartRequest *request, PledgeSceneBuilder *builder)
{
  Layout layout = { .answer = answer, .request = request, .style = request->style, .scale = request->style->text_scale };
  double padding = request->width / layout.scale < 520 ? 12 : 20;
  double ring = 12 * layout.scale;

  layout.framed = request->title != NULL || request->sentence != NULL || request->credit != NULL || request->legend != NULL || request->figures != NULL;
  /* Without a frame the strip around the track is all there is: no padding above and below. */
  layout.inner = layout.framed ? pledge_chart_frame (builder, request, padding)
                               : (PledgeRect) { padding, 0, MAX (request->width - 2 * padding, 1), request->height };
  layout.thickness = 6 * layout.scale;
  lay_out_height (&layout);
  layout.axis.min = 0;
  layout.axis.max = pledge_chart_share_max_pct (answer, request);
  layout.axis.start = request->align != NULL ? request->align->start : layout.inner.x + ring;
  layout.axis.end = request->align != NULL ? request->align->end : layout.inner.x + layout.inner.width - ring;
  layout.axis.end = MAX (layout.axis.end, layout.axis.start + 1);

  return layout;
}

/* A target beyond an axis that is held still stands at its end. */
static double
target_x (const Layout *layout)
{
  return pledge_axis_to_px (&layout->axis, MIN (pledge_answer_get_target_pct (layout->answer), layout->axis.max));
}

static void
draw_track (const Layout *layout, PledgeSceneBuilder *builder)
{
  double top = layout->y - layout->thickness / 2;
  PledgeRect track = { layout->axis.start - layout->thickness / 2, top, layout->axis.end - layout->axis.start + layout->thickness, layout->thickness };
  PledgeRect filled = { track.x, top, MAX (target_x (layout) - track.x, 0), layout->thickness };

  pledge_scene_builder_begin (builder, "track", NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  pledge_scene_builder_rect (builder, track, layout->thickness / 2, (PledgeFill) { .colour = layout->style->track });
  pledge_scene_builder_end (builder);
  pledge_scene_builder_begin (builder, "track-filled", NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  pledge_scene_builder_rect (builder, filled, layout->thickness / 2, (PledgeFill) { .colour = layout->style->track_filled });
  pledge_scene_builder_end (builder);
}

static double
total_x (const Layout *layout)
{
  double total_pct = pledge_answer_get_target_pct (layout->answer) + pledge_answer_get_related_pct (layout->answer);

  return pledge_axis_to_px (&layout->axis, MIN (total_pct, layout->axis.max));
}

/* From the target to the total the track is hatched: what of it is spent, nobody knows. */
static void
draw_related (const Layout *layout, PledgeSceneBuilder *builder)
{
  g_autofree char *words = pledge_words_related (layout->answer);
  double from = target_x (layout);
  PledgeRect part = { from, layout->y - layout->thickness / 2, MAX (total_x (layout) - from, 0), layout->thickness };

  if (words == NULL)
    return;

  pledge_scene_builder_begin (builder, "related", NULL, PLEDGE_ROLE_ITEM, _("Related spending, unknown"), words);
  pledge_scene_builder_rect (builder, part, 0, (PledgeFill) { layout->style->muted, 4, layout->style->track });
  pledge_scene_builder_end (builder);
}

/* The second handle: core and related together. */
static void
draw_total (const Layout *layout, PledgeSceneBuilder *builder)
{
  g_autofree char *words = pledge_words_related (layout->answer);
  double x = total_x (layout);
  double half = 6 * layout->scale;
  PledgePoint diamond[] = { { x - half, layout->y, TRUE }, { x, layout->y - half, FALSE }, { x + half, layout->y, FALSE }, { x, layout->y + half, FALSE } };

  if (words == NULL)
    return;

  pledge_scene_builder_begin (builder, "total", "total", PLEDGE_ROLE_SLIDER, _("Core and related together"), words);
  pledge_scene_builder_path (builder, diamond, G_N_ELEMENTS (diamond), 2, layout->style->line, 0, &layout->style->background);
  pledge_scene_builder_set_hit (builder, (PledgeRect) { x - half - 4, layout->y - half - 4, 2 * half + 8, 2 * half + 8 });
  pledge_scene_builder_end (builder);
}

/* A member's mark is full where it meets the target and hollow where it does not. */
static void
draw_mark (const Layout *layout, PledgeSceneBuilder *builder, const PledgeAnswerRow *row)
{
  g_autofree char *id = g_strconcat ("mark-", row->iso3, NULL);
  g_autofree char *words = pledge_words_row (layout->answer, row);
  double x = pledge_axis_to_px (&layout->axis, MIN (row->share_pct, layout->axis.max));
  gboolean picked_out = g_strcmp0 (layout->request->hovered, row->iso3) == 0 || g_strcmp0 (layout->request->selected, row->iso3) == 0;
  double radius = (picked_out ? 4.5 : 3) * layout->scale;

  pledge_scene_builder_begin (builder, id, row->iso3, PLEDGE_ROLE_ITEM, row->name, words);
  pledge_scene_builder_set_hit (builder, (PledgeRect) { x - radius - 1, layout->y - 7 * layout->scale, 2 * radius + 2, 14 * layout->scale });
  if (row->meets)
    pledge_scene_builder_disc (builder, x, layout->y, radius + 0.5, layout->style->met, 1, layout->style->background);
  else
    pledge_scene_builder_disc (builder, x, layout->y, radius - 0.25, layout->style->background, 1.25, layout->style->met);
  pledge_scene_builder_end (builder);
}

static void
draw_marks (const Layout *layout, PledgeSceneBuilder *builder)
{
  pledge_scene_builder_begin (builder, "marks", NULL, PLEDGE_ROLE_LIST, _("Members by share of GDP"), NULL);
  for (guint i = 0; i < pledge_answer_get_n_drawn (layout->answer); i++)
    draw_mark (layout, builder, pledge_answer_get_row (layout->answer, i));
  pledge_scene_builder_end (builder);
}

/* One label for all commitments at one share: "3.5 % The Hague, core", and how many others say the same. */
static char *
commitment_label (GPtrArray *marks, guint first, guint n)
{
  const PledgeCommitmentInfo *info = pledge_commitment_get_info (marks->pdata[first]);
  g_autofree char *share = pledge_format_target (info->target_pct);

  if (n == 1)
    return g_strdup_printf ("%s %s", share, info->label);

  /* Translators: a share of GDP, the label of one commitment to it, and how many others there are */
  return g_strdup_printf (_("%s %s +%u"), share, info->label, n - 1);
}

static char *
commitment_description (GPtrArray *marks, guint first, guint n)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = first; i < first + n; i++)
    {
      const PledgeCommitmentInfo *info = pledge_commitment_get_info (marks->pdata[i]);

      g_string_append_printf (words, "%s%s, %s: %s", i > first ? " " : "", info->date, info->actor, info->fact);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* As a target is kept, and as labels and ids tell them apart. */
static int
hundredths (GPtrArray *marks, guint position)
{
  return (int) round (pledge_commitment_get_info (marks->pdata[position])->target_pct * 100);
}

static guint
count_same_target (GPtrArray *marks, guint first)
{
  guint n = 1;

  while (first + n < marks->len && hundredths (marks, first + n) == hundredths (marks, first))
    n++;

  return n;
}

static double
label_width (const Layout *layout, const char *label)
{
  double width;

  pledge_fonts_measure (layout->request->fonts, label, LABEL_SIZE_PX * layout->scale, PLEDGE_WEIGHT_NORMAL, &width, NULL, NULL);
  return width;
}

static double
commitment_x (const Layout *layout, guint position)
{
  return floor (pledge_axis_to_px (&layout->axis, hundredths (layout->request->marks, position) / 100.0)) + 0.5;
}

/* Where the label of the commitments before `next` has to end, so that the next one can at least say its share. */
static double
free_until (const Layout *layout, guint next)
{
  GPtrArray *marks = layout->request->marks;
  double edge = layout->request->width - 2;
  g_autofree char *share = NULL;

  if (next >= marks->len || hundredths (marks, next) > layout->axis.max * 100)
    return edge;

  share = pledge_format_target (hundredths (marks, next) / 100.0);
  return MIN (edge, commitment_x (layout, next) - label_width (layout, share) / 2 - LABELS_APART_PX * layout->scale);
}

/* Labels stand centred under their tick as far as their neighbours let them; one that has no room under
 * its tick is left to the tick's tooltip. Returns the pixel that the next label must not come before. */
static double
draw_label (const Layout *layout, PledgeSceneBuilder *builder, const char *label, double x, double from, double until, gboolean last_resort)
{
  double size = LABEL_SIZE_PX * layout->scale;
  double top = layout->y + 12 * layout->scale;
  double baseline = round (top + 6 * layout->scale + size);
  double width = label_width (layout, label);
  double left = MAX (MIN (x - width / 2, (last_resort ? layout->request->width - 2 : until) - width), from);

  if (left > x || left + width < x || left + width > (last_resort ? layout->request->width - 2 : until) + 0.5)
    return from;

  pledge_scene_builder_text (builder, &(PledgeText) { label, left, baseline, PLEDGE_ANCHOR_START, size, PLEDGE_WEIGHT_NORMAL, layout->style->muted, 0 });
  pledge_scene_builder_set_hit (builder, (PledgeRect) { left - 4, top - 4, width + 8, baseline - top + 10 });
  return left + width + LABELS_APART_PX * layout->scale;
}

static double
draw_commitment (const Layout *layout, PledgeSceneBuilder *builder, guint first, guint n, double free_from)
{
  GPtrArray *marks = layout->request->marks;
  g_autofree char *id = g_strdup_printf ("commitment-%d", hundredths (marks, first));
  g_autofree char *owner = g_strdup_printf ("target:%d", hundredths (marks, first));
  g_autofree char *label = commitment_label (marks, first, n);
  g_autofree char *short_label = pledge_format_target (hundredths (marks, first) / 100.0);
  g_autofree char *description = commitment_description (marks, first, n);
  double x = commitment_x (layout, first);
  double top = layout->y + 12 * layout->scale;
  double from = free_from;

  pledge_scene_builder_begin (builder, id, owner, PLEDGE_ROLE_ITEM, label, description);
  pledge_scene_builder_line (builder, x, layout->y + 7 * layout->scale, x, top + 2 * layout->scale, 1, layout->style->muted, 0);
  pledge_scene_builder_set_hit (builder, (PledgeRect) { x - 4, top - 4, 8, 8 * layout->scale });
  if (layout->shows_labels)
    free_from = draw_label (layout, builder, label, x, from, free_until (layout, first + n), FALSE);
  if (layout->shows_labels && free_from == from)
    free_from = draw_label (layout, builder, short_label, x, from, 0, TRUE);
  pledge_scene_builder_end (builder);

  return free_from;
}

static void
draw_commitments (const Layout *layout, PledgeSceneBuilder *builder)
{
  GPtrArray *marks = layout->request->marks;
  double free_from = 2;
  guint n;

  if (marks == NULL || marks->len == 0)
    return;

  pledge_scene_builder_begin (builder, "commitments", NULL, PLEDGE_ROLE_LIST, _("Commitments"), NULL);
  for (guint i = 0; i < marks->len; i += n)
    {
      n = count_same_target (marks, i);
      if (hundredths (marks, i) <= layout->axis.max * 100)
        free_from = draw_commitment (layout, builder, i, n, free_from);
    }
  pledge_scene_builder_end (builder);
}

static void
draw_target (const Layout *layout, PledgeSceneBuilder *builder)
{
  g_autofree char *value = pledge_words_value_text (layout->answer);
  double radius = (layout->request->target_active ? 11 : 10) * layout->scale;
  double reach = 11 * layout->scale + 3;
  /* Whole also where large text meets an axis that begins at the picture's edge. */
  double x = CLAMP (target_x (layout), reach, MAX (layout->request->width - reach, reach));

  pledge_scene_builder_begin (builder, "target", "target", PLEDGE_ROLE_SLIDER, _("Target"), value);
  if (layout->request->target_focused)
    pledge_scene_builder_disc (builder, x, layout->y, radius + 2, layout->style->background, 2, layout->style->focus);
  pledge_scene_builder_disc (builder, x, layout->y, radius - 1, layout->style->background, 2, layout->style->line);
  pledge_scene_builder_end (builder);
}

/* In a picture of its own the track has a scale above it and the target's number; a window has both elsewhere. */
static void
draw_scale (const Layout *layout, PledgeSceneBuilder *builder)
{
  double step = pledge_chart_tick_step (&layout->axis, layout->scale);
  double size = 11 * layout->scale;
  double baseline = layout->y - 20 * layout->scale;
  g_autofree char *value = pledge_format_share (pledge_answer_get_target_pct (layout->answer));
  double width, left;

  if (!layout->shows_scale)
    return;

  pledge_fonts_measure (layout->request->fonts, value, size, PLEDGE_WEIGHT_BOLD, &width, NULL, NULL);
  left = CLAMP (target_x (layout) - width / 2, 2, MAX (layout->request->width - width - 2, 2));
  pledge_scene_builder_begin (builder, "axis", NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  pledge_scene_builder_text (builder, &(PledgeText) { value, left, baseline, PLEDGE_ANCHOR_START, size, PLEDGE_WEIGHT_BOLD, layout->style->text, 0 });
  for (int i = 0; i * step <= layout->axis.max + 1e-9; i++)
    {
      g_autofree char *label = i == 0 ? g_strdup ("0") : pledge_format_target (i * step);
      double x = pledge_axis_to_px (&layout->axis, i * step);
      double half;

      pledge_fonts_measure (layout->request->fonts, label, size, PLEDGE_WEIGHT_NORMAL, &half, NULL, NULL);
      half /= 2;
      if (x - half - 4 < left + width && x + half + 4 > left)
        continue;
      pledge_scene_builder_text (builder, &(PledgeText) { label, x, baseline, PLEDGE_ANCHOR_MIDDLE, size, PLEDGE_WEIGHT_NORMAL, layout->style->muted, 0 });
    }
  pledge_scene_builder_end (builder);
}

PledgeChart *
pledge_target_chart_new (const PledgeAnswer *answer, const PledgeChartRequest *request)
{
  PledgeSceneBuilder *builder = pledge_scene_builder_new (request->width, request->height, request->style->background, request->fonts);
  Layout layout = lay_out (answer, request, builder);
  PledgeChart *chart = g_new0 (PledgeChart, 1);
  double reach = 14 * layout.scale;

  draw_scale (&layout, builder);
  draw_track (&layout, builder);
  draw_related (&layout, builder);
  draw_commitments (&layout, builder);
  draw_marks (&layout, builder);
  draw_total (&layout, builder);
  draw_target (&layout, builder);

  chart->scene = pledge_scene_builder_finish (builder);
  chart->target_axis = layout.axis;
  chart->target_grab = (PledgeRect) { layout.axis.start - reach, layout.y - reach, layout.axis.end - layout.axis.start + 2 * reach, 2 * reach };
  if (pledge_answer_get_related_pct (answer) > 0)
    chart->total_grab = (PledgeRect) { total_x (&layout) - reach / 1.5, layout.y - reach, reach * 4 / 3, 2 * reach };
  chart->plot = layout.inner;
  chart->content_height = layout.inner.height;

  return chart;
}
