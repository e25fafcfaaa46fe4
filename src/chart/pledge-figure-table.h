/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-chart.h"

/* PledgeFigureTable: a chart's numbers as a table inside the picture.
 *
 * Of an answer one row per member that is drawn, with rank, name, share of GDP, and spending, GDP and gap in the
 * answer's lens, in as many blocks side by side as the width holds. Of a history one row per selected member, or
 * one for the alliance together, and a column per year: every one, or every second, fifth, tenth … and always the
 * last. Of a path share, spending, baseline, extra cost and its sum, a column per year likewise. Names become codes where
 * the width is scarce. Absent figures are a dash.
 *
 * Groups: "figures" (its name says what amounts are counted in) holding "figures-head-0" … for the blocks' headings
 * and "figure-DEU" (owner DEU) for the rows; of the alliance "figure-total"; of a path "figure-share",
 * "figure-spending", "figure-baseline", "figure-extra", "figure-cumulative". */

G_BEGIN_DECLS

/* The sizes of its text, in pixels at text scale 1. */
#define PLEDGE_FIGURE_TABLE_MAX_TEXT_PX 11.0
#define PLEDGE_FIGURE_TABLE_MIN_TEXT_PX 8.0

/* (transfer full) (nullable) NULL where there are no numbers. Style and fonts are the request's and must outlive it. */
PledgeFigureTable *pledge_figure_table_new (PledgeView view, const PledgeAnswer *answer, const PledgeChartRequest *request);
void pledge_figure_table_free (PledgeFigureTable *figures);

/* The least width that holds it at PLEDGE_FIGURE_TABLE_MIN_TEXT_PX times the text scale. */
double pledge_figure_table_get_least_width (const PledgeFigureTable *figures);
/* The height that a chart beside it would like, in pixels: all its rows in it. */
double pledge_figure_table_get_chart_height (const PledgeFigureTable *figures);

/* size: of the text. Returns the height that it takes, INFINITY where the width does not hold it; builder NULL: only
 * measured. */
double pledge_figure_table_draw (const PledgeFigureTable *figures, PledgeSceneBuilder *builder, double x, double y, double width, double size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeFigureTable, pledge_figure_table_free)

G_END_DECLS
