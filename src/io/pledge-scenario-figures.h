/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-json-private.h"

/* What figures a scenario was written with, as the object "figures" of a scenario file: of the edition and the outlook
 * {ID: {"publisher", "title", "sha256"}}. */

G_BEGIN_DECLS

/* Appends ",\n  \"figures\": {…}", in ASCII. */
void pledge_scenario_figures_append (GString *text, PledgeScenario *scenario);

/* *warning: (transfer full) a sentence where the figures that the file was made with are not those that are loaded, or
 * NULL. A file that says nothing of them is not warned of. FALSE with an error where "figures" is malformed. */
gboolean pledge_scenario_figures_check (PledgeJson *json, PledgeCatalogue *catalogue, char **warning, GError **error);

/* (transfer full) What can be asked instead of an edition that is not loaded: "; of the same publisher nato-2026-07
 * (July 2026) is loaded". */
char *pledge_scenario_figures_dup_instead (PledgeJson *json, PledgeCatalogue *catalogue, const char *id);

G_END_DECLS
