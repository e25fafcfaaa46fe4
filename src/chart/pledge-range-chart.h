/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-definitions.h"
#include "pledge-scene-builder.h"
#include "pledge-style.h"

/* A small picture of what several publishers say of one ally, for a pane or a page: a disc each on one axis, the
 * range between the lowest and the highest, the target as a line. */

G_BEGIN_DECLS

/* (transfer full) Groups: "range", "target", "ends". */
PledgeScene *pledge_range_chart_new (const PledgeDefinitions *definitions, double width, double height, const PledgeStyle *style, PledgeFonts *fonts);

G_END_DECLS
