/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-history-plan.h"
#include "pledge-scene-builder.h"

/* Where everything of a history goes, computed once. For the files of the history chart only. */

G_BEGIN_DECLS

/* How much a label at a line's end says. */
typedef enum {
  PLEDGE_HISTORY_LABEL_FULL,  /* "Germany 2.69 %", "NATO together 2.6 %" */
  PLEDGE_HISTORY_LABEL_SHORT, /* "DEU 2.69 %", "NATO 2.6 %" */
  PLEDGE_HISTORY_LABEL_CODE,  /* "DEU", "NATO" */
  PLEDGE_HISTORY_N_LABEL_KINDS
} PledgeHistoryLabelKind;

typedef struct {
  const PledgeHistoryPlan *plan;
  PledgeRect inner;       /* the picture without frame and padding */
  gboolean low;           /* only lines have room */
  guint n_years;
  int first_year;
  double head_size, label_size, notes_size;
  PledgeHistoryLabelKind label_kind;
  double labels_width;    /* of the column at the right; 0 where there is none */
  double tick_step;
  double ticks_width;
  char *notes;            /* nullable */
  guint notes_lines;
  double notes_height;
  PledgeRect plot;
  PledgeAxis years;       /* position from 0 ↔ x */
  PledgeAxis values;
  gboolean has_target;    /* one that can be dragged */
} PledgeHistoryLayout;

/* Draws the frame, which decides how much room there is. The plan must outlive the layout. */
void pledge_history_layout_init (PledgeHistoryLayout *layout, const PledgeHistoryPlan *plan, PledgeSceneBuilder *builder);
void pledge_history_layout_clear (PledgeHistoryLayout *layout);
/* Makes the notes anew, which say how many members there was no room for. */
void pledge_history_layout_set_left_out (PledgeHistoryLayout *layout, guint n_left_out);

/* The width of a text. */
double pledge_history_layout_measure (const PledgeHistoryLayout *layout, const char *text, double size, PledgeWeight weight);
/* (transfer full) line NULL: the alliance's. */
char *pledge_history_layout_dup_label (const PledgeHistoryLayout *layout, const PledgeTimelineLine *line, PledgeHistoryLabelKind kind);

double pledge_history_layout_get_target_y (const PledgeHistoryLayout *layout);
/* The target's handle; and the same with its focus ring, empty where there is no target. */
PledgeRect pledge_history_layout_get_pill (const PledgeHistoryLayout *layout);
PledgeRect pledge_history_layout_get_pill_area (const PledgeHistoryLayout *layout);

/* pledge-history-axes.c */
void pledge_history_draw_heading (const PledgeHistoryLayout *layout, PledgeSceneBuilder *builder);
void pledge_history_draw_axis (const PledgeHistoryLayout *layout, PledgeSceneBuilder *builder);
void pledge_history_draw_years (const PledgeHistoryLayout *layout, PledgeSceneBuilder *builder);
void pledge_history_draw_asked_year (const PledgeHistoryLayout *layout, PledgeSceneBuilder *builder);
void pledge_history_draw_target (const PledgeHistoryLayout *layout, PledgeSceneBuilder *builder);
void pledge_history_draw_notes (const PledgeHistoryLayout *layout, PledgeSceneBuilder *builder);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PledgeHistoryLayout, pledge_history_layout_clear)

G_END_DECLS
