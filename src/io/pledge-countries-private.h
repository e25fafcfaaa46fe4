/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-countries.h"

/* What finding a country's code and searching for countries share. */

G_BEGIN_DECLS

#define PLEDGE_COUNTRY_MAX_NAME_BYTES 200

typedef struct {
  char *iso3;
  char *iso2;         /* NULL where it went to another country, or there is none */
  char *english;
  const char *domain; /* whose translations have the name; NULL: none */
  char *msgid;        /* what it is in English there */
  char *listed;       /* ISO's name, where that is another; NULL otherwise */
  gboolean historical;
  GString *own;       /* folded names in English and the user's language, each behind a line break */
  GString *others;    /* the same in other languages; NULL before the first search */
} PledgeCountry;

struct _PledgeCountries {
  gatomicrefcount ref_count;
  GPtrArray *countries;      /* of PledgeCountry, ISO's of today first */
  GHashTable *by_code;       /* "DEU", "DE" → PledgeCountry */
  GHashTable *by_name;       /* folded name → PledgeCountry */
  char *locale_dir;          /* beside the lists, or NULL */
  gboolean has_others;
};

/* The name in the program's language; borrowed. */
const char *pledge_country_translate (const PledgeCountry *country);

G_END_DECLS
