/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-answer.h"
#include "pledge-scene-builder.h"
#include "pledge-style.h"

/* A small picture of an ally's place among the others: an upright bar per member, highest share first as the answer
 * has them, the ally's own picked out, the target across. No interaction.
 *
 * Groups: "bars" holding "bar-DEU" …, "target", "ally" (the ally's name and rank), "ends" (the first and the last). */

G_BEGIN_DECLS

/* (transfer full) iso3: a member that the answer draws. */
PledgeScene *pledge_place_chart_new (const PledgeAnswer *answer, const char *iso3, double width, double height, const PledgeStyle *style, PledgeFonts *fonts);

G_END_DECLS
