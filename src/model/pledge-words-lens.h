/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-answer.h"

/* What an answer's money lens is, why it may have no amount, and what its amounts come to, in words. */

G_BEGIN_DECLS

/* What amounts are counted in and who says so: "Constant US$, 2021 prices (NATO, July 2026)". */
char *pledge_words_lens_basis (const PledgeAnswer *answer);
/* (transfer none) (nullable) The outlook, where amounts in the lens rest on it. */
PledgeEdition *pledge_words_lens_get_outlook (const PledgeAnswer *answer);
/* Why a drawn row has no gap in the lens: "no personnel figures in this edition"; NULL where it has one. */
const char *pledge_words_lens_absence (const PledgeAnswer *answer, const PledgeAnswerRow *row);
/* The same for all drawn rows without a gap, by reason: "Without an amount: Aland, Beland (no money figures in
 * this edition)."; NULL where every one has it. */
char *pledge_words_lens_absent_rows (const PledgeAnswer *answer);

/* "Shortfall of the 26 below the target: US$417 bn": of those above it nothing is taken off. In the lens where it
 * adds up, else in current US$; NULL where there is no amount to add up. */
char *pledge_words_shortfall_total (const PledgeAnswer *answer);
/* "Net gap, surpluses taken off: US$413 bn below"; the same. */
char *pledge_words_net_total (const PledgeAnswer *answer);
/* What a reader must know of the two: that the lens does not add up, how many are left out. NULL where nothing. */
char *pledge_words_totals_note (const PledgeAnswer *answer);

G_END_DECLS
