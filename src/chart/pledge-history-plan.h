/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-chart.h"
#include "pledge-timeline.h"

/* What a history shows, before anybody asks where: which lines, in which colours, up to which value, and
 * what has to be said of it below. For the files of the history chart only. */

G_BEGIN_DECLS

typedef struct {
  const PledgeAnswer *answer;
  const PledgeTimeline *timeline;
  const PledgeChartRequest *request;
  const PledgeStyle *style;
  double scale;          /* of text */
  gboolean money;        /* else shares */
  const char *currency;  /* of the lines shown, in national currency; else NULL */
  GPtrArray *chosen;     /* of PledgeTimelineLine: selected, with a value, in the order of the selection */
  GPtrArray *others;     /* the others that have one */
  gboolean shows_total;
  double max;            /* end of the axis of values */
} PledgeHistoryPlan;

void pledge_history_plan_init (PledgeHistoryPlan *plan, const PledgeAnswer *answer, const PledgeTimeline *timeline,
                               const PledgeChartRequest *request);
void pledge_history_plan_clear (PledgeHistoryPlan *plan);

/* Nobody has a value, nor the alliance. */
gboolean pledge_history_plan_is_empty (const PledgeHistoryPlan *plan);
/* The colour of the chosen line at a position. */
PledgeColour pledge_history_plan_get_colour (const PledgeHistoryPlan *plan, guint position);
/* Whether the member has lines for a target of its own: in money, or other than the common one. */
gboolean pledge_history_plan_has_own_target (const PledgeHistoryPlan *plan, const PledgeTimelineLine *line);
/* Whether an estimate is among what is drawn. */
gboolean pledge_history_plan_shows_estimates (const PledgeHistoryPlan *plan);
/* The last year with a value; FALSE where there is none. */
gboolean pledge_history_find_last (const double *values, guint n_years, guint *last);

/* (transfer full) (nullable) What stands below the chart. n_left_out: chosen members without room. */
char *pledge_history_plan_dup_notes (const PledgeHistoryPlan *plan, guint n_left_out);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PledgeHistoryPlan, pledge_history_plan_clear)

G_END_DECLS
