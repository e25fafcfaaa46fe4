/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-catalogue.h"
#include "pledge-edition-diff.h"

/* The difference of two editions, for people. catalogue: for the members' names. */

G_BEGIN_DECLS

/* What a fact is about: "Definition". Not to be freed. */
const char *pledge_diff_fact_get_label (const PledgeDiffFact *fact);
/* Its value before or after, in words; "–" where it is not said. Borrowed from the fact. */
const char *pledge_diff_fact_get_words (const PledgeDiffFact *fact, const char *value);

/* (transfer full) What the editions say of themselves, how many figures differ and by how much at most, whose verdict
 * flips in which year. */
char *pledge_diff_to_text (const PledgeEditionDiff *diff, PledgeCatalogue *catalogue, double target_pct);
/* (transfer full) (nullable) The verdicts that flip in one year: "At 2 %, 2023: Croatia (2.03 %, met → 1.78 %, below)";
 * NULL where none does. */
char *pledge_diff_flips_to_text (const PledgeEditionDiff *diff, PledgeCatalogue *catalogue, int year, double target_pct);

G_END_DECLS
