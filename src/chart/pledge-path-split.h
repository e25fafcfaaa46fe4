/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-axis.h"
#include "pledge-path.h"
#include "pledge-scene-builder.h"
#include "pledge-style.h"

/* The amount of the target year as steps from flat cash to spending: price, growth, effort. */

G_BEGIN_DECLS

/* Short, for a chart; not to be freed: "Constant share". */
const char *pledge_path_split_get_baseline_name (PledgeBaseline baseline);
/* Whether there is anything to draw: prices are known. */
gboolean pledge_path_split_is_known (const PledgePathLine *line);
/* The least width that holds names and amounts, also of the sums against each baseline. */
double pledge_path_split_get_least_width (const PledgePath *path, const PledgePathLine *line, PledgeFonts *fonts, double scale);
/* Draws from x, y on and returns the height; builder NULL: only measured. */
double pledge_path_split_draw (PledgeSceneBuilder *builder, const PledgePath *path, const PledgePathLine *line, const PledgeStyle *style,
                               PledgeFonts *fonts, double x, double y, double width, double scale);
/* The extra cost of all years against each of the three baselines, as words; the rest as above. */
double pledge_path_against_draw (PledgeSceneBuilder *builder, const PledgePath *path, const PledgePathLine *line, const PledgeStyle *style,
                                 PledgeFonts *fonts, double x, double y, double width, double scale);

G_END_DECLS
