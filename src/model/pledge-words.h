/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-answer.h"

/* An answer in words, translated: the sentences that strip, tooltip, export, speech and text table share. */

G_BEGIN_DECLS

/* "At 3.5 % of GDP, 5 of 31 meet the target. 26 are short US$417 bn together." */
char *pledge_words_summary (const PledgeAnswer *answer);
/* The same for an accessible value: "3.5 percent of GDP; 5 of 31 meet it; …". */
char *pledge_words_value_text (const PledgeAnswer *answer);
/* "NATO · July 2026 · 2026e". */
char *pledge_words_title (const PledgeAnswer *answer);
/* "NATO, July 2026 edition · core defence · 2026 estimates". */
char *pledge_words_basis (const PledgeAnswer *answer);
/* Credit line for a picture: source, definition, estimates, what the gap means, what amounts are counted in. */
char *pledge_words_credit (const PledgeAnswer *answer);
/* The same for a table whose amounts are in current US$ whatever the answer's lens. */
char *pledge_words_credit_usd (const PledgeAnswer *answer);

/* "+ US$44.0 bn" below, "✓ 1.9 bn above" above, "" without money. Uses the answer's lens. */
char *pledge_words_gap (const PledgeAnswer *answer, const PledgeAnswerRow *row);
/* One row for a tooltip and speech: "Germany: 2.69 % of GDP, rank 11 of 31. Below 3.5 % by US$44.0 bn." */
char *pledge_words_row (const PledgeAnswer *answer, const PledgeAnswerRow *row);
/* Why there are no figures; NULL where there are. */
const char *pledge_words_absence (PledgeAbsence absence);
/* What a reader must know of the row (a target of its own, tables disagree, membership, the edition's own note), or NULL. */
char *pledge_words_note (const PledgeAnswer *answer, const PledgeAnswerRow *row);
/* "Not shown: Iceland (no armed forces)." for all rows that are not drawn, or NULL. */
char *pledge_words_absent_rows (const PledgeAnswer *answer);
/* The explanation of the dagger that marks rows whose tables disagree; NULL where none does. Seldom does one that
 * disagrees only about the verdict come or go with the target. */
const char *pledge_words_disagreement (const PledgeAnswer *answer);
/* "5 % in all: 1.5 % on related spending, which no publisher measures, is unknown and not judged."; NULL
 * where the target is all. */
char *pledge_words_related (const PledgeAnswer *answer);
/* The widest text that pledge_words_gap is likely to give, for a column that keeps its width. */
char *pledge_words_gap_sample (const PledgeAnswer *answer, gboolean meets);

G_END_DECLS
