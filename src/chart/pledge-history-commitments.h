/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-history-lines.h"
#include "pledge-history-plan.h"
#include "pledge-scene-builder.h"

/* The commitments in a history: a mark on the time axis at the date, and the share as a dotted line from
 * there to the deadline; where money is measured, the date as a dotted line. For the files of the history chart only. */

G_BEGIN_DECLS

typedef struct {
  PledgeRect plot;
  PledgeAxis years;   /* position from 0 ↔ x */
  PledgeAxis values;
  const PledgeRect *taken; /* where no label may stand */
  guint n_taken;
  const PledgeCourse *lines; /* which labels keep off where they can */
  guint n_lines;
} PledgeHistoryGround;

void pledge_history_commitments_draw (PledgeSceneBuilder *builder, const PledgeHistoryPlan *plan, const PledgeHistoryGround *ground);

G_END_DECLS
