/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What publishers call countries beside the names that ISO gives them, and how names are compared. */

G_BEGIN_DECLS

typedef struct {
  const char *iso3;
  const char *name;
} PledgeCountryAlias;

/* Terminated by an iso3 of NULL. They go before ISO's names. The first of a code that no list has, or of a state that
 * is gone, is what it is called. */
const PledgeCountryAlias *pledge_country_aliases (void);

/* (transfer full) A name as it is compared: its letters alone, in one case, without accents; with words, each gap
 * between words is one space. */
char *pledge_country_fold (const char *name, gboolean words);

G_END_DECLS
