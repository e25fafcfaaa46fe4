/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-answer.h"

/* What the tests of this room share: everything that is bundled, and questions about it. */

/* (transfer full) Fails the test if any of it is left out. */
PledgeCatalogue *export_fixture_load (void);

/* (transfer full) The question itself. */
PledgeScenario *export_fixture_scenario (PledgeCatalogue *catalogue, const char *edition, const char *alliance, int year, double target_pct,
                                         PledgeLens lens);

/* (transfer full) year 0: the edition's last. alliance: an id, or codes separated by commas. Fails the
 * test if any of it is not there. */
PledgeAnswer *export_fixture_ask (PledgeCatalogue *catalogue, const char *edition, const char *alliance, int year, double target_pct);
/* The same with the money in a lens. */
PledgeAnswer *export_fixture_ask_in (PledgeCatalogue *catalogue, const char *edition, const char *alliance, int year, double target_pct,
                                     PledgeLens lens);

/* Whether a test of an edition is skipped, as this build leaves the edition out. */
gboolean export_fixture_skips (const char *edition);
