/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-countries.h"
#include "pledge-edition.h"
#include "pledge-figures.h"

/* What the two layouts of the World Bank share: its indicators, its groups of countries, its edition. */

G_BEGIN_DECLS

typedef struct {
  const char *code;       /* "MS.MIL.XPND.CD" */
  const char *id;         /* ours */
  double divisor;         /* theirs ÷ it is ours */
  int price_base_year;    /* of constant prices, or 0 */
  const char *unit;
  const char *title;
} PledgeWorldBankIndicator;

/* (nullable with error) A sentence that names the file and lists what is understood. place: "line 6". */
const PledgeWorldBankIndicator *pledge_world_bank_find_indicator (const char *code, const char *name, const char *place, GError **error);

/* Whom a row is about. FALSE with a sentence (transfer full) where neither a country nor a known group: a code that
 * is not known, or that belongs to another name. *iso3 is NULL for a group, which is left out. */
gboolean pledge_world_bank_find_country (PledgeCountries *countries, const char *code, const char *name, const char **iso3, char **problem);

PledgeFigures *pledge_world_bank_figures_new (const PledgeWorldBankIndicator *indicator, const char *name, PledgeFiguresPlaceFunc dup_place, const char *updated);
/* updated: the date of the data, YYYY-MM-DD. */
PledgeEdition *pledge_world_bank_to_edition (PledgeFigures *figures, const PledgeWorldBankIndicator *indicator, const char *updated, GError **error);

G_END_DECLS
