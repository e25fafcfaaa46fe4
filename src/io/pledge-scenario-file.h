/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-json.h"
#include "pledge-scenario.h"

/* Scenarios ("pledgeline-scenario/1") in and out.
 *
 * {"format", "edition", "alliance" or "members": [ISO3], "year", "target_pct", "related_pct",
 *  "targets_pct": {ISO3: PCT}, "money", "measure", "sort", "path": {…}, "selected": [ISO3]}; all but the format may
 * be left out and keep what the scenario has.
 *
 * "path" is {"by", "shape", "baseline", "prices", "growth_pct", "inflation_pct", "points": [{"member", "year",
 * "share_pct"}], "base": {"member", "currency", "year", "spending_m", "share_pct", "end_spending_m"}}; each of its keys
 * may be left out likewise. Rates that are null are the outlook's, a point without member is everybody's, points and
 * base that are null are none. */

G_BEGIN_DECLS

#define PLEDGE_SCENARIO_FORMAT "pledgeline-scenario/1"

/* Puts the question in the file to the scenario, wholly or not at all (with an error: an edition,
 * alliance or member that is not loaded, a target out of bounds, a year the edition has not). */
gboolean pledge_scenario_read_file (PledgeScenario *scenario, const char *path, GError **error);
gboolean pledge_scenario_read_bytes (PledgeScenario *scenario, GBytes *bytes, const char *name, GError **error);
/* (transfer full) */
GBytes *pledge_scenario_to_bytes (PledgeScenario *scenario);
/* (transfer full) The same without who is selected: two scenarios that ask the same give the same bytes. */
GBytes *pledge_scenario_question_to_bytes (PledgeScenario *scenario);

G_END_DECLS
