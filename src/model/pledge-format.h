/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "pledge-lens.h"

/* Numbers for people, in the reader's locale. Each returns a new string; NAN gives "–".
 * Files that programs read do not come through here. */

G_BEGIN_DECLS

/* "2.69 %": rounded half up to two decimals; the space does not break. */
char *pledge_format_share (double share_pct);
/* "3.5 %", "2.33 %": no more decimals than it needs, at most two. */
char *pledge_format_target (double target_pct);

/* "US$44.0 bn", "US$831 m", "US$1.2 tn" from a sum in million US$; the sign is dropped. */
char *pledge_format_usd (double usd_m);
/* A total in three significant digits: "US$417 bn", "US$1.22 tn". */
char *pledge_format_usd_total (double usd_m);
/* "44.0 bn" likewise without the currency. */
char *pledge_format_amount (double million);
/* An amount in a lens's unit with what it is counted in; currency: ISO 4217, for the national lens. */
char *pledge_format_lens (PledgeLens lens, double amount, const char *currency);

G_END_DECLS
