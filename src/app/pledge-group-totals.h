/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-answer.h"

/* What a group comes to by the figures, year and target of a scenario that may ask about another alliance. */

G_BEGIN_DECLS

/* (transfer full) */
PledgeAnswer *pledge_group_totals_ask (PledgeScenario *scenario, PledgeAlliance *group);

/* (transfer full) "At 3.5 % of GDP, 3 of 5 meet the target. 2 are short US$3.0 bn together." */
char *pledge_group_totals_dup_sentence (PledgeScenario *scenario, PledgeAlliance *group);

/* (transfer full) The names of the members, one after the other. */
char *pledge_group_totals_dup_names (PledgeAlliance *group);

G_END_DECLS
