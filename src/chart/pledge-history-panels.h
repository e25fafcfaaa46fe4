/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-history-plan.h"
#include "pledge-scene-builder.h"

/* Small multiples of a history: one panel for each chosen member, the others quiet in it, the same axes
 * in all. For the files of the history chart only. */

G_BEGIN_DECLS

typedef struct {
  PledgeRect area;      /* of panels and axes together */
  PledgeAxis values;    /* of the first row; the others lie below */
  guint n_columns, n_shown;
  double left;          /* where panels begin: ticks stand before */
  double width, height; /* of a panel with its title */
  double gap;
  double title_height;
} PledgeHistoryPanels;

/* As many panels as the area holds in a readable size. */
PledgeHistoryPanels pledge_history_panels_fit (const PledgeHistoryPlan *plan, PledgeRect area);
void pledge_history_panels_draw (PledgeSceneBuilder *builder, const PledgeHistoryPlan *plan, const PledgeHistoryPanels *panels);

G_END_DECLS
