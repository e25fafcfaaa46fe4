/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-chart.h"

/* PledgeLegend: what the colours, hatchings and lines of a chart mean, as a row of samples and words that goes on
 * as many lines as it needs. Only what the chart shows is in it.
 *
 * Groups: "legend" holding "legend-met", "legend-unmet", "legend-gap" and so on. */

G_BEGIN_DECLS

/* (transfer full) (nullable) NULL where there is nothing to explain. Style, fonts, timeline, marks and selection are the
 * request's; style and fonts must outlive the legend. */
PledgeLegend *pledge_legend_new (PledgeView view, const PledgeAnswer *answer, const PledgeChartRequest *request);
void pledge_legend_free (PledgeLegend *legend);

guint pledge_legend_get_n_keys (const PledgeLegend *legend);

/* scale: of text and samples. Returns the height that it takes; builder NULL: only measured. */
double pledge_legend_draw (const PledgeLegend *legend, PledgeSceneBuilder *builder, double x, double y, double width, double scale);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeLegend, pledge_legend_free)

G_END_DECLS
