/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-chart.h"

/* PledgeRows: where everything goes in a chart of one row per member: names, bars, the share of GDP and
 * the distance to the target in columns, headings above, notes below. From about 520 px on a row is one
 * line; below, the name and the figures stand above the bar, unless a picture has room for all rows on
 * one line only. pledge-rows-draw.h draws what is alike in all of them. */

G_BEGIN_DECLS

#define PLEDGE_ROWS_HEAD_PX 11.0 /* the size of headings and axis labels at text scale 1 */

/* What a chart asks for. Zero is a good default for everything below head_height. */
typedef struct {
  double head_height;           /* pixels from the top to the first row, for headings and axis */
  const guint *order;           /* positions in the answer, one for each drawn row; NULL: the answer's order */
  const double *former_places;  /* by position: the row's place in the answer that is being left; NULL: as it lies there */
  const gboolean *blank;        /* by position: rows that rules pass over, as words stand there; NULL: none */
  double foot_height;           /* pixels below rows and notes that the chart fills itself */
  double share_to_axis;         /* one line: pixels that the axis must keep from the shares' right end */
  gboolean share_is_secondary;  /* the shares are muted, and left out where width is scarce */
} PledgeRowsWants;

typedef struct {
  const PledgeAnswer *answer;
  const PledgeChartRequest *request;
  const PledgeStyle *style;
  PledgeRowsWants wants;
  gboolean one_line;
  PledgeRect inner;        /* the picture without frame and padding */
  PledgeAxis axis;         /* its pixels; its values are the chart's */
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
} PledgeRows;

/* How far from the sides rows keep in a picture of that width. */
double pledge_rows_padding (const PledgeChartRequest *request);
/* inner: the room for all of it. The axis's values are 0 … 1. */
PledgeRows pledge_rows_lay_out (const PledgeAnswer *answer, const PledgeChartRequest *request, PledgeRect inner, const PledgeRowsWants *wants);

/* The member in a row that is shown. */
const PledgeAnswerRow *pledge_rows_get_row (const PledgeRows *self, guint position);
/* The member as it was in the answer that is being left, or NULL. */
const PledgeAnswerRow *pledge_rows_get_former (const PledgeRows *self, const PledgeAnswerRow *row);
/* The top of a row, which may be scrolled out of the plot, or on its way. */
double pledge_rows_top (const PledgeRows *self, guint position);
/* A bar of the row that begins at top; from and to in either order. */
PledgeRect pledge_rows_bar_rect (const PledgeRows *self, double top, double from, double to);
/* Where the words of the row that begins at top stand. */
double pledge_rows_text_baseline (const PledgeRows *self, double top);
/* Where the lines of an axis end. */
double pledge_rows_line_bottom (const PledgeRows *self);

double pledge_rows_text_width (const PledgeRows *self, const char *text, double size, PledgeWeight weight);
/* (transfer full) (nullable) What stands below the rows. */
char *pledge_rows_dup_notes (const PledgeRows *self);
double pledge_rows_notes_size (const PledgeRows *self);

/* The room for rows, for the one who scrolls them. */
void pledge_rows_fill_chart (const PledgeRows *self, PledgeChart *chart);

G_END_DECLS
