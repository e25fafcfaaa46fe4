/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-chart.h"

/* Where everything of a ranking goes, for pledge-ranking-chart.c only. */

G_BEGIN_DECLS

/* Where everything goes, computed once. */
typedef struct {
  const PledgeAnswer *answer;
  const PledgeChartRequest *request;
  const PledgeStyle *style;
  gboolean one_line;
  PledgeRect inner;        /* the picture without frame and padding */
  PledgeAxis axis;
  double scale;            /* of text */
  double text_size;
  double head_size;        /* of axis and column headings */
  double row_height;
  double bar_thickness;
  double name_end;         /* one line: right end of the names */
  gboolean shows_share;    /* the columns that there is room for */
  gboolean shows_gap;
  double share_end;        /* right end of the shares */
  double share_width;
  double gap_end;
  double gap_width;
  double words_end;        /* two lines: right end of the room for names */
  double head_baseline;
  double rows_top;
  double rows_bottom;      /* of the room for rows */
  guint n_shown;           /* rows that have room */
  double block_height;     /* of the rows together */
  double scroll;
  guint notes_lines;       /* at most so many */
  double notes_height;
} PledgeRankingLayout;

/* Draws the frame, as what it leaves is what is laid out. */
PledgeRankingLayout pledge_ranking_lay_out (const PledgeAnswer *answer, const PledgeChartRequest *request, PledgeSceneBuilder *builder);

/* The top of a row, which may be scrolled out of the plot. */
double pledge_ranking_row_top (const PledgeRankingLayout *layout, guint position);
/* Values beyond an axis that is held still stand at its end. */
double pledge_ranking_to_px (const PledgeRankingLayout *layout, double value_pct);
/* A bar of the row that begins at top. */
PledgeRect pledge_ranking_bar_rect (const PledgeRankingLayout *layout, double top, double from, double to);
/* The handle at the top of the target line. */
PledgeRect pledge_ranking_pill_rect (const PledgeRankingLayout *layout);
/* Where target line and grid end. */
double pledge_ranking_line_bottom (const PledgeRankingLayout *layout);

double pledge_ranking_text_width (const PledgeRankingLayout *layout, const char *text, double size, PledgeWeight weight);
char *pledge_ranking_dup_year_label (const PledgeRankingLayout *layout);
/* (transfer full) (nullable) What stands below the rows. */
char *pledge_ranking_dup_notes (const PledgeRankingLayout *layout);
double pledge_ranking_notes_size (const PledgeRankingLayout *layout);

G_END_DECLS
