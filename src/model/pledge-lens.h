/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-edition.h"

/* The money lenses: in what a sum of money is stated.
 *
 * A lens is a factor from current US$ million of a member and year, taken from that edition's own
 * columns, or from the outlook where the edition has none. */

G_BEGIN_DECLS

typedef enum {
  PLEDGE_LENS_USD,      /* "usd": current US$ million */
  PLEDGE_LENS_CONST,    /* "const": US$ million in the edition's base-year prices */
  PLEDGE_LENS_NATIONAL, /* "national": national currency, million */
  PLEDGE_LENS_HEAD,     /* "head": current US$ per inhabitant */
  PLEDGE_LENS_SOLDIER,  /* "soldier": current US$ per member of the armed forces */
  PLEDGE_LENS_BUDGET,   /* "budget": % of general government expenditure (outlook) */
  PLEDGE_LENS_PPP,      /* "ppp": international dollars, million (outlook) */
} PledgeLens;

#define PLEDGE_N_LENSES (PLEDGE_LENS_PPP + 1)

const char *pledge_lens_to_id (PledgeLens lens);
gboolean pledge_lens_from_id (const char *id, PledgeLens *lens);
/* For people: "Current US$". */
const char *pledge_lens_get_title (PledgeLens lens);

/* Amount in the lens's unit per current US$ million of that member and year; NAN where the figures
 * for it are absent. outlook may be NULL.
 *   const     spending_const_usd_m / spending_usd_m
 *   national  spending_national_m / spending_usd_m, else the outlook's rate where it is not in another currency
 *   head      1 / population in million; population = spending_const_usd_m / spending_per_head_const_usd, else the outlook's
 *   soldier   1000 / personnel_thousand
 *   budget    100 / (gdp × general government expenditure share)
 *   ppp       national rate / PPP rate; the rate is the edition's implied one where edition and
 *             outlook state the same currency, else the outlook's */
double pledge_lens_get_factor (PledgeLens lens, PledgeEdition *edition, PledgeEdition *outlook, const char *iso3, int year, double gdp_usd_m);

/* Whether amounts of different members may be added up in this lens. */
gboolean pledge_lens_is_additive (PledgeLens lens);

G_END_DECLS
