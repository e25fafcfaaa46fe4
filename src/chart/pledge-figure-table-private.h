/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-figure-table.h"

/* How a table of figures lies in memory: pledge-figure-table.c fills it, pledge-figure-table-draw.c draws it. */

G_BEGIN_DECLS

#define PLEDGE_FIGURE_TABLE_MEASURED_PX 10.0 /* widths grow with the size: they are measured once */

typedef struct {
  char *iso3;        /* NULL: the alliance */
  char *name;
  char *description;
  gboolean meets;
  const char *mark;  /* hangs at the share; nullable */
  const char *id;    /* of what is no member; nullable */
} PledgeFigureRow;

typedef struct {
  char *heading;
  GPtrArray *cells;  /* of char *, one a row */
  double width;      /* at PLEDGE_FIGURE_TABLE_MEASURED_PX */
  int year;          /* of a history; else 0 */
  gboolean is_share;
  gboolean is_gap;
} PledgeFigureColumn;

struct _PledgeFigureTable {
  const PledgeStyle *style;
  PledgeFonts *fonts;
  char *caption;       /* what amounts are counted in; nullable */
  GArray *rows;
  GArray *columns;     /* the rank first, where there is one; names stand after it */
  gboolean has_ranks;
  double names_width;  /* both at PLEDGE_FIGURE_TABLE_MEASURED_PX */
  double codes_width;
  double chart_height;
};

#define pledge_figure_table_column(table, position) (&g_array_index ((table)->columns, PledgeFigureColumn, (position)))
#define pledge_figure_table_row(table, position) (&g_array_index ((table)->rows, PledgeFigureRow, (position)))

G_END_DECLS
