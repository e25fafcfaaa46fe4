/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-answer.h"
#include "pledge-chart.h"

/* PledgePresentation: one question with its answer and what goes with it, made once and handed to every
 * widget that shows something of it. Immutable, reference-counted. */

G_BEGIN_DECLS

typedef struct _PledgePresentation PledgePresentation;

/* before: the presentation that this one follows, for what is kept during a drag; nullable.
 * dragging: axes keep the ends they had before. */
PledgePresentation *pledge_presentation_new (PledgeScenario *scenario, PledgePresentation *before, gboolean dragging);
PledgePresentation *pledge_presentation_ref (PledgePresentation *self);
void pledge_presentation_unref (PledgePresentation *self);

/* (transfer none) The scenario is the one that gestures and keys change. */
PledgeScenario *pledge_presentation_get_scenario (PledgePresentation *self);
PledgeAnswer *pledge_presentation_get_answer (PledgePresentation *self);
/* What other editions say of the same. */
PledgeRevisions *pledge_presentation_get_revisions (PledgePresentation *self);
/* (element-type PledgeCommitment) */
GPtrArray *pledge_presentation_get_marks (PledgePresentation *self);

/* What it takes to get to the target. */
PledgePath *pledge_presentation_get_path (PledgePresentation *self);

/* Whether a hand holds the target: axes are to stand still. */
gboolean pledge_presentation_is_dragging (PledgePresentation *self);

/* Fills in what belongs to the question: marks, selection, ends of axes, and for a history its timeline, for a path the path. */
void pledge_presentation_fill_request (PledgePresentation *self, PledgeView view, PledgeChartRequest *request);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgePresentation, pledge_presentation_unref)

G_END_DECLS
