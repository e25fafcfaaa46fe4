/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-chart.h"
#include "pledge-path.h"

/* Where everything of a path goes, computed once. For the files of the path chart only. */

G_BEGIN_DECLS

/* How much a label at the end of a line of money says. */
typedef enum {
  PLEDGE_PATH_END_FULL,   /* name and amount, one above the other */
  PLEDGE_PATH_END_AMOUNT,
  PLEDGE_PATH_END_NONE,
} PledgePathEnd;

typedef struct {
  const PledgePath *path;
  const PledgePathLine *line;
  const PledgeChartRequest *request;
  const PledgeStyle *style;
  double scale;
  double head_size, text_size, notes_size;
  PledgeRect inner;         /* the picture without frame and padding */
  gboolean has_heads;       /* there is room for words above the panels */
  gboolean knows_money;     /* amounts are known */
  gboolean has_shares;      /* the panels that have room */
  gboolean has_money;
  gboolean has_target;      /* the target can be dragged */
  PledgeRect shares, money; /* the plots */
  PledgeRect unknown;       /* where a sentence stands in place of the money */
  PledgeRect split;         /* empty: no room */
  PledgeRect against;       /* likewise: the sum against each baseline */
  double share_head, money_head; /* baselines of the panels' headings */
  double bottom;            /* of the lower panel */
  double slot;              /* of a year */
  PledgeAxis years;         /* year ↔ x */
  PledgeAxis share_axis, money_axis;
  double share_step, money_step;
  double ticks_width;
  PledgePathEnd end_kind;
  double ends_width;
  char *notes;              /* nullable */
  guint notes_lines;
  double notes_height;
  double *values;           /* n_years + 1 of each of these */
  double *baselines;
  double *shares_pct;
  gboolean *assumed;
} PledgePathLayout;

/* Draws the frame, which decides how much room there is. */
void pledge_path_layout_init (PledgePathLayout *layout, const PledgePath *path, const PledgeChartRequest *request, PledgeSceneBuilder *builder);
void pledge_path_layout_clear (PledgePathLayout *layout);

double pledge_path_layout_measure (const PledgePathLayout *layout, const char *text, double size, PledgeWeight weight);
/* Not to be freed: "Constant share". */
const char *pledge_path_layout_get_baseline_name (const PledgePathLayout *layout);
/* A share beyond an axis that is held still stands at its end. */
double pledge_path_layout_get_share_y (const PledgePathLayout *layout, double share_pct);
/* The target's handle; and the same with its focus ring, empty where the target cannot be dragged. */
PledgeRect pledge_path_layout_get_pill (const PledgePathLayout *layout);
PledgeRect pledge_path_layout_get_pill_area (const PledgePathLayout *layout);
/* The years of assumed growth, across a plot; empty where there are none. */
PledgeRect pledge_path_layout_get_assumed (const PledgePathLayout *layout, const PledgeRect *plot);

/* The ground of those years is hatched in the grid's colour, which in high contrast would drown what stands on it. */
#define PLEDGE_PATH_ASSUMED_HATCH_PX 9.0
#define PLEDGE_PATH_ASSUMED_ALPHA(style) ((style)->outlined ? 0.3 : 0.6)

/* pledge-path-axes.c */
void pledge_path_draw_shares_ground (const PledgePathLayout *layout, PledgeSceneBuilder *builder);
void pledge_path_draw_money_ground (const PledgePathLayout *layout, PledgeSceneBuilder *builder);
void pledge_path_draw_years (const PledgePathLayout *layout, PledgeSceneBuilder *builder);
void pledge_path_draw_target (const PledgePathLayout *layout, PledgeSceneBuilder *builder);
void pledge_path_draw_notes (const PledgePathLayout *layout, PledgeSceneBuilder *builder);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PledgePathLayout, pledge_path_layout_clear)

G_END_DECLS
