/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-profile.h"
#include "pledge-scene-builder.h"
#include "pledge-style.h"

/* Small pictures of one ally, for a pane or a page: no axes, no interaction. */

G_BEGIN_DECLS

/* (transfer full) The ally's share of GDP over the edition's years: estimates dashed, gaps left open, the
 * target dotted, the profile's year marked; first and last year below. Groups: "target", "line", "years". */
PledgeScene *pledge_spark_chart_new (const PledgeProfile *profile, double width, double height, const PledgeStyle *style, PledgeFonts *fonts);

/* (transfer full) The equipment share as a bar with the guideline as a line across. Empty where the edition
 * does not say. Groups: "bar", "guideline". */
PledgeScene *pledge_guideline_chart_new (const PledgeProfile *profile, double width, double height, const PledgeStyle *style, PledgeFonts *fonts);

G_END_DECLS
