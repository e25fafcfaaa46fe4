/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-chart.h"
#include "pledge-scenario.h"

/* The briefing sheet's page: what an ally, or the alliance, spends and how far that is from the target, on one
 * A4 page that says where every number comes from.
 *
 * Groups: "page" and the blocks "title", "sentence", "chart" (the embedded chart's groups begin with "chart-"),
 * "place" ("place-"), "path" ("path-"), "numbers", "levels", "assumptions", "commitments", "sources". A block that has nothing to
 * say is left out; one that has no room for all of it says how much it left out. */

G_BEGIN_DECLS

/* A4 upright, 96 to the inch. */
#define PLEDGE_BRIEFING_WIDTH_PX 794.0
#define PLEDGE_BRIEFING_HEIGHT_PX 1123.0

/* (transfer full) iso3: a member of the scenario's alliance, or NULL for the alliance. */
PledgeScene *pledge_briefing_page_new (PledgeScenario *scenario, const char *iso3, const PledgeStyle *style, PledgeFonts *fonts);

G_END_DECLS
