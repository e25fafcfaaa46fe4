/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "pledge-lens.h"

/* Numbers for people, in the reader's locale and language. Each returns a new string; NAN gives "–".
 * Files that programs read do not come through here.
 *
 * Large amounts are counted in the steps of the reader's language: thousands, millions, billions, or
 * with a translation of "number system" to "myriads" in 10⁴, 10⁸ and 10¹² (万, 億, 兆). Decimal sign and
 * grouping are the locale's, words and the place of the currency the translation's: "US$12.3 bn",
 * "12,3 Mrd. US-$", "123億ドル". */

G_BEGIN_DECLS

/* "2.69 %": rounded half up to two decimals; the space does not break. */
char *pledge_format_share (double share_pct);
/* "3.5 %", "2.33 %": no more decimals than it needs, at most two. */
char *pledge_format_target (double target_pct);

/* "US$44.0 bn", "US$831 m", "US$1.2 tn" from a sum in million US$; the sign is dropped. */
char *pledge_format_usd (double usd_m);
/* A total in three significant digits: "US$417 bn", "US$1.22 tn". */
char *pledge_format_usd_total (double usd_m);
/* "US$5,398,123 m": every digit that there is, up to two decimals, in million US$, for a formula that can be checked. */
char *pledge_format_usd_exact (double usd_m);
/* "44.0 bn" likewise without the currency. */
char *pledge_format_amount (double million);
/* An amount in a lens's unit with what it is counted in; currency: ISO 4217, for the national lens. */
char *pledge_format_lens (PledgeLens lens, double amount, const char *currency);
/* The same as a total, for lenses that add up. */
char *pledge_format_lens_total (PledgeLens lens, double amount);
/* For an axis: without the currency, and with no more decimals than the amount needs: "50 bn", "2.5 bn", "0". */
char *pledge_format_lens_tick (PledgeLens lens, double amount);

G_END_DECLS
