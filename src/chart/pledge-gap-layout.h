/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-rows.h"

/* Where everything of a chart of gaps goes, and in what it is counted, for pledge-gap-chart.c only. */

G_BEGIN_DECLS

/* A text that takes as many lines as it needs and has room for. */
typedef struct {
  const char *id;
  char *text;            /* nullable: left out */
  double size;
  PledgeWeight weight;
  PledgeColour colour;
  guint max_lines;
} PledgeGapText;

typedef enum {
  PLEDGE_GAP_SHORTFALL,
  PLEDGE_GAP_NET,
  PLEDGE_GAP_NOTE,
} PledgeGapTotal;

#define PLEDGE_GAP_N_TOTALS (PLEDGE_GAP_NOTE + 1)
#define PLEDGE_GAP_SIDES_PX 15.0 /* of the words beside the zero line, at text scale 1 */
#define PLEDGE_GAP_AIR_PX 10.0   /* between rows and totals */

typedef struct {
  PledgeRows rows;
  PledgeLens lens;       /* what bars and axis are counted in */
  guint *order;
  double *former_places; /* nullable */
  gboolean *blank;       /* by place: without a bar */
  guint n_bars;
  PledgeGapText basis;
  PledgeRect basis_area;
  PledgeGapText totals[PLEDGE_GAP_N_TOTALS];
  double foot_top;
  gboolean shows_sides;
} PledgeGapLayout;

/* room: what the frame leaves. */
PledgeGapLayout pledge_gap_lay_out (const PledgeAnswer *answer, const PledgeChartRequest *request, PledgeRect room);
void pledge_gap_layout_clear (PledgeGapLayout *self);

/* The row's amount, or what lies between that and the one it had; NAN where it has none in the lens that was asked for. */
double pledge_gap_get_value (const PledgeGapLayout *self, const PledgeAnswerRow *row);

double pledge_gap_text_height (const PledgeGapText *text, const PledgeChartRequest *request, double width);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PledgeGapLayout, pledge_gap_layout_clear)

G_END_DECLS
