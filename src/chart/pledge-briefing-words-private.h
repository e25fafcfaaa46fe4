/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-briefing-words.h"

/* For the files of the briefing sheet's words only. */

G_BEGIN_DECLS

/* pledge-briefing-assumptions.c: what the numbers take for granted. */
void pledge_briefing_words_add_assumptions (PledgeBriefingWords *self);
/* pledge-briefing-path.c: the way to the target. iso3: nullable. */
void pledge_briefing_words_add_path (PledgeBriefingWords *self, const char *iso3);
void pledge_briefing_words_clear_path (PledgeBriefingWords *self);
/* Takes text; NULL adds nothing. */
void pledge_briefing_words_add_line (GPtrArray *lines, const char *label, char *text);

G_END_DECLS
