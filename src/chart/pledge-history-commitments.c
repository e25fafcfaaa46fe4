/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-history-commitments.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pledge-format.h"

#define TEXT_PX 10.5
#define MARK_PX 4.0
#define DOTS_PX 2.0
#define STEP_PX 12.0   /* from one place for a label to the next */
#define SAMPLE_PX 4.0

typedef struct {
  const PledgeHistoryPlan *plan;
  const PledgeHistoryGround *ground;
  GArray *taken; /* of PledgeRect: labels so far, and what was taken before */
} Labels;

/* A year's figures stand where the middle of the year is: 2014-07 falls on 2014. Dates are YYYY, YYYY-MM
 * or YYYY-MM-DD. */
static double
date_to_position (const char *date, int first_year)
{
  double position = atoi (date) - first_year;

  if (strlen (date) >= 7)
    position += (atoi (date + 5) - 0.5) / 12 - 0.5;

  return position;
}

/* An axis of one year has no length: what lies before it is left of the plot, what lies after it right. */
static double
position_to_px (const PledgeHistoryGround *ground, double position)
{
  if (ground->years.max > ground->years.min)
    return pledge_axis_to_px (&ground->years, position);

  return position < -0.5 ? ground->plot.x - 1 : position > 0.5 ? ground->plot.x + ground->plot.width + 1 : ground->years.start;
}

static gboolean
is_free (const Labels *labels, const PledgeRect *box)
{
  const PledgeRect *plot = &labels->ground->plot;

  if (box->x < plot->x || box->x + box->width > plot->x + plot->width || box->y < plot->y || box->y + box->height > plot->y + plot->height)
    return FALSE;
  for (guint i = 0; i < labels->taken->len; i++)
    {
      const PledgeRect *other = &g_array_index (labels->taken, PledgeRect, i);

      if (box->x < other->x + other->width && other->x < box->x + box->width && box->y < other->y + other->height && other->y < box->y + box->height)
        return FALSE;
    }

  return TRUE;
}

/* Whether one of the lines that are picked out runs through the box. */
static gboolean
is_crossed (const Labels *labels, const PledgeRect *box)
{
  const PledgeHistoryGround *ground = labels->ground;

  for (guint l = 0; l < ground->n_lines; l++)
    for (double x = box->x; x <= box->x + box->width; x += SAMPLE_PX)
      {
        const PledgeCourse *line = &ground->lines[l];
        double position = pledge_axis_to_value (&ground->years, x);
        guint before = (guint) floor (position);
        guint after = MIN (before + 1, line->n_years - 1);
        double y = pledge_axis_to_px (&ground->values, line->values[before] + (position - before) * (line->values[after] - line->values[before]));

        /* NAN, where there is no line, is in no box. */
        if (y > box->y - 1 && y < box->y + box->height + 1)
          return TRUE;
      }

  return FALSE;
}

/* Above its line or below it where no line that is picked out crosses: as near to its beginning as can be,
 * behind it or, where its end is near, before it. Quiet lines are covered, or the words could not be read. */
static gboolean
find_place (const Labels *labels, double from, double to, double y, double width, double height, PledgeRect *place)
{
  double gap = 3 * labels->plan->scale, step = STEP_PX * labels->plan->scale;
  double left = from - width, right = MAX (to - width, left);

  *place = (PledgeRect) { left, y - height / 2, width, height };
  if (right < from && is_free (labels, place) && !is_crossed (labels, place))
    return TRUE;

  for (double away = 0; away <= MAX (width, right - from); away += step)
    for (guint candidate = 0; candidate < 4; candidate++)
      {
        double x = candidate < 2 ? from + away : MIN (from, right) - away;

        *place = (PledgeRect) { x, candidate % 2 == 0 ? y - gap - height : y + gap, width, height };
        if (x >= left && x <= right && is_free (labels, place) && !is_crossed (labels, place))
          return TRUE;
      }

  return FALSE;
}

static void
put_label (Labels *labels, PledgeSceneBuilder *builder, const char *text, const PledgeRect *place)
{
  const PledgeHistoryPlan *plan = labels->plan;
  double size = TEXT_PX * plan->scale;
  double ascent;

  pledge_fonts_measure (plan->request->fonts, text, size, PLEDGE_WEIGHT_NORMAL, NULL, &ascent, NULL);
  pledge_scene_builder_rect (builder, *place, 2, (PledgeFill) { .colour = plan->style->background });
  pledge_scene_builder_text (builder, &(PledgeText) {
    text, place->x + 3 * plan->scale, round (place->y + ascent), PLEDGE_ANCHOR_START, size, PLEDGE_WEIGHT_NORMAL, plan->style->muted, 0 });
  g_array_append_vals (labels->taken, place, 1);
}

static void
measure_label (const Labels *labels, const char *text, double *width, double *height)
{
  const PledgeHistoryPlan *plan = labels->plan;
  double ascent, descent;

  pledge_fonts_measure (plan->request->fonts, text, TEXT_PX * plan->scale, PLEDGE_WEIGHT_NORMAL, width, &ascent, &descent);
  *width += 6 * plan->scale;
  *height = ascent + descent;
}

/* At the top beside a date's line, one row further down for each label that is there already. */
static void
draw_date_label (Labels *labels, PledgeSceneBuilder *builder, const char *text, double x)
{
  double width, height;

  measure_label (labels, text, &width, &height);
  for (guint place = 0; place < 8; place++)
    {
      PledgeRect box = { place % 2 == 0 ? x + 2 : x - 2 - width, labels->ground->plot.y + 1 + place / 2 * height, width, height };

      if (!is_free (labels, &box))
        continue;
      put_label (labels, builder, text, &box);
      return;
    }
}

static void
draw_mark (const Labels *labels, PledgeSceneBuilder *builder, double x)
{
  const PledgeHistoryPlan *plan = labels->plan;
  double y = labels->ground->plot.y + labels->ground->plot.height, r = MARK_PX * plan->scale;
  PledgePoint diamond[] = { { x, y - r, TRUE }, { x + r, y, FALSE }, { x, y + r, FALSE }, { x - r, y, FALSE } };

  pledge_scene_builder_path (builder, diamond, G_N_ELEMENTS (diamond), 0, plan->style->muted, 0, &plan->style->muted);
  pledge_scene_builder_set_hit (builder, (PledgeRect) { x - 2 * r, y - 2 * r, 4 * r, 4 * r });
}

/* Of money each date is a line of its own that no label may stand on. */
static void
take_dates (Labels *labels, GPtrArray *marks)
{
  const PledgeHistoryGround *ground = labels->ground;

  for (guint i = 0; labels->plan->money && i < marks->len; i++)
    {
      const PledgeCommitmentInfo *info = pledge_commitment_get_info (marks->pdata[i]);
      double at = position_to_px (ground, date_to_position (info->date, pledge_timeline_get_first_year (labels->plan->timeline)));
      PledgeRect line = { floor (at), ground->plot.y, 1, ground->plot.height };

      g_array_append_val (labels->taken, line);
    }
}

static void
draw_commitment (Labels *labels, PledgeSceneBuilder *builder, const PledgeCommitmentInfo *info)
{
  const PledgeHistoryPlan *plan = labels->plan;
  const PledgeHistoryGround *ground = labels->ground;
  int first_year = pledge_timeline_get_first_year (plan->timeline);
  double left = ground->plot.x, right = left + ground->plot.width;
  double at = position_to_px (ground, date_to_position (info->date, first_year));
  double until = info->deadline_year > 0 ? position_to_px (ground, info->deadline_year - first_year) : right;
  double from = MAX (at, left), to = MIN (until, right);
  g_autofree char *id = g_strconcat ("commitment-", info->id, NULL);
  g_autofree char *owner = g_strdup_printf ("target:%d", (int) round (info->target_pct * 100));
  g_autofree char *share = pledge_format_target (info->target_pct);
  /* Translators: a share of GDP and the label of a commitment to it: "2 % Wales 2014" */
  g_autofree char *label = g_strdup_printf (_("%s %s"), share, info->label);
  /* Translators: a commitment: date, who spoke, and what is known of it */
  g_autofree char *words = g_strdup_printf (_("%s, %s: %s"), info->date, info->actor, info->fact);

  if (at > right || until < left)
    return;

  pledge_scene_builder_begin (builder, id, owner, PLEDGE_ROLE_ITEM, label, words);
  if (at >= left)
    draw_mark (labels, builder, at);
  if (!plan->money && info->target_pct <= ground->values.max && to > from)
    {
      double y = floor (pledge_axis_to_px (&ground->values, info->target_pct)) + 0.5;
      double width, height;
      PledgeRect place;

      pledge_scene_builder_line (builder, from, y, to, y, 1.25 * plan->scale, plan->style->muted, DOTS_PX);
      measure_label (labels, label, &width, &height);
      if (find_place (labels, from, to, y, width, height, &place))
        put_label (labels, builder, label, &place);
    }
  else if (plan->money && at >= left)
    {
      double x = floor (at) + 0.5;

      pledge_scene_builder_line (builder, x, ground->plot.y, x, ground->plot.y + ground->plot.height, 1, plan->style->muted, DOTS_PX);
      draw_date_label (labels, builder, label, x);
    }
  pledge_scene_builder_end (builder);
}

void
pledge_history_commitments_draw (PledgeSceneBuilder *builder, const PledgeHistoryPlan *plan, const PledgeHistoryGround *ground)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (PledgeRect));
  Labels labels = { plan, ground, taken };
  GPtrArray *marks = plan->request->marks;

  if (marks == NULL || marks->len == 0)
    return;

  g_array_append_vals (taken, ground->taken, ground->n_taken);
  take_dates (&labels, marks);
  pledge_scene_builder_begin (builder, "commitments", NULL, PLEDGE_ROLE_LIST, _("Commitments"), NULL);
  for (guint i = 0; i < marks->len; i++)
    {
      const PledgeCommitmentInfo *info = pledge_commitment_get_info (marks->pdata[i]);

      if (info->label != NULL && isfinite (info->target_pct))
        draw_commitment (&labels, builder, info);
    }
  pledge_scene_builder_end (builder);
}
