/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-json.h"
#include "pledge-scenario.h"

/* Scenarios ("pledgeline-scenario/1") in and out.
 *
 * {"format", "edition", "alliance" or "members": [ISO3], "year", "target_pct", "related_pct",
 *  "targets_pct": {ISO3: PCT}, "money", "measure", "sort", "path": {…}, "selected": [ISO3],
 *  "view", "figures": {ID: {"publisher", "title", "sha256"}}}; all but the format may be left out and keep what the
 * scenario has. "view" is the view that it was shown in, an id such as "gap"; "figures" says which edition and outlook it
 * was made with. Neither is part of the question.
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
/* The same of a scenario file or of a picture that holds one (pledge-picture-scenario.h), and what it says beside the
 * question; both are nullable, and set to NULL where there is nothing to say or with an error. view: (transfer full) an id,
 * of a view that the program need not have. warning: (transfer full) a sentence that begins with the file's name, where it
 * was made with other figures than those loaded. */
gboolean pledge_scenario_read_file_full (PledgeScenario *scenario, const char *path, char **view, char **warning, GError **error);
gboolean pledge_scenario_read_bytes_full (PledgeScenario *scenario, GBytes *bytes, const char *name, char **view, char **warning, GError **error);
/* (transfer full) What is kept and passed on: with the figures that it is made with, groups of the user's own by their
 * members, and the view that is shown (nullable). In ASCII. */
GBytes *pledge_scenario_to_file_bytes (PledgeScenario *scenario, const char *view);
/* (transfer full) The scenario alone, on what is loaded. */
GBytes *pledge_scenario_to_bytes (PledgeScenario *scenario);
/* (transfer full) The same without who is selected: two scenarios that ask the same give the same bytes. */
GBytes *pledge_scenario_question_to_bytes (PledgeScenario *scenario);

G_END_DECLS
