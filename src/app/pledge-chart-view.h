/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pledge-presentation.h"

/* PledgeChartView: a chart of the scenario's answer that is worked with: the target line is dragged,
 * rows are pointed at, selected and scrolled, headings sort.
 *
 * Keys: Up and Down from row to row, Home and End, Left and Right move the target by 0.1 (with Ctrl by
 * 0.01), Page Up and Page Down from ally to ally, Escape selects nothing. Shift keeps a drag from
 * snapping. Scrolls in a GtkScrolledWindow.
 *
 * Of a path also the years are dragged. Shift with Left and Right goes from year to year, with Up and Down it moves that
 * year's share by 0.1 (with Ctrl by 0.01), Delete takes a point away.
 *
 * Properties: view (id of the chart it shows: "ranking", "gap" …; construct-only), dragging (read-only),
 * and those of GtkScrollable. Signals: "laid-out", the chart on the
 * screen is another, its axis may have moved; "opened", a row was pressed or entered, its ally wants
 * to be seen in detail. Control while pressing adds a row to the selection. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_CHART_VIEW (pledge_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (PledgeChartView, pledge_chart_view, PLEDGE, CHART_VIEW, GtkWidget)

void pledge_chart_view_show (PledgeChartView *self, PledgePresentation *presentation);

gboolean pledge_chart_view_get_dragging (PledgeChartView *self);
/* (nullable) What is on the screen; borrowed until the next change. */
const PledgeChart *pledge_chart_view_get_chart (PledgeChartView *self);

G_END_DECLS
