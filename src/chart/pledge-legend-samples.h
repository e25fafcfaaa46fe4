/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-scene-builder.h"
#include "pledge-style.h"

/* What a legend shows beside its words, looking as it does in the chart. For pledge-legend.c only. */

G_BEGIN_DECLS

typedef enum {
  PLEDGE_SAMPLE_MET,             /* bars */
  PLEDGE_SAMPLE_UNMET,
  PLEDGE_SAMPLE_HATCHED,         /* from a bar to the target */
  PLEDGE_SAMPLE_HATCHED_BAR,     /* of a chart of gaps */
  PLEDGE_SAMPLE_RELATED,         /* of a ranking, and of the track */
  PLEDGE_SAMPLE_RELATED_TRACK,
  PLEDGE_SAMPLE_WHISKER,         /* what other editions print */
  PLEDGE_SAMPLE_BADGE,
  PLEDGE_SAMPLE_TARGET_UPRIGHT,  /* the target of rows, of a history, in money */
  PLEDGE_SAMPLE_TARGET_LEVEL,
  PLEDGE_SAMPLE_TARGET_DOTTED,
  PLEDGE_SAMPLE_TOGETHER,        /* lines of a history */
  PLEDGE_SAMPLE_QUIET,
  PLEDGE_SAMPLE_ESTIMATE,
  PLEDGE_SAMPLE_BREAK,
  PLEDGE_SAMPLE_COMMITMENT,      /* of a history, and of the track */
  PLEDGE_SAMPLE_COMMITMENT_TICK,
  PLEDGE_SAMPLE_MET_MARK,        /* marks of the track */
  PLEDGE_SAMPLE_UNMET_MARK,
  PLEDGE_SAMPLE_HANDLE,
  PLEDGE_SAMPLE_TOTAL_MARK,
  PLEDGE_SAMPLE_PATH,            /* lines of a path, and the ground of assumed years */
  PLEDGE_SAMPLE_BASELINE,
  PLEDGE_SAMPLE_ASSUMPTION,
} PledgeSample;

/* scale: of text. */
void pledge_sample_draw (PledgeSample sample, PledgeSceneBuilder *builder, const PledgeStyle *style, const PledgeRect *box, double scale);

G_END_DECLS
