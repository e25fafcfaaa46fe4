/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* PledgeCountries: names of countries to codes and back.
 *
 * Reads the lists of iso-codes (ISO 3166-1, and 3166-3 for states that are gone: SUN, YUG, CSK, DDR, YMD)
 * below XDG_DATA_DIRS, and knows beside them what publishers write: "Turkey", "Korea, South", "Slovak
 * Republic", "USSR". Where ISO has no code there is one of its user-assigned range: XKX Kosovo, XYN the
 * Yemen Arab Republic ("Yemen, North"). Groups of countries ("NATO Europe", "World") are in no list.
 *
 * Reference-counted. Only search changes it, by keeping what it has read; use it in one thread. */

G_BEGIN_DECLS

typedef struct _PledgeCountries PledgeCountries;

/* (transfer full) (nullable with error) PLEDGE_IO_ERROR_READ where iso-codes is not installed. */
PledgeCountries *pledge_countries_new (GError **error);
PledgeCountries *pledge_countries_ref (PledgeCountries *self);
void pledge_countries_unref (PledgeCountries *self);

/* (nullable) The ISO 3166-1 alpha-3 code of a name, whole: case, accents, spaces and punctuation do not matter, and
 * neither does a trailing footnote mark ("Türkiye*", "France (1)"). Nothing is guessed: NULL for a name that is
 * only like one, and for one that is in another language than English. Borrowed for the countries' life. */
const char *pledge_countries_find_iso3 (PledgeCountries *self, const char *name);
/* (nullable) The same for a code of two or three letters, in either case: "DE", "deu". A code of two letters that
 * went to another country is that country's of today. */
const char *pledge_countries_find_code (PledgeCountries *self, const char *code);

/* (nullable) The name in the program's language where iso-codes has it, else in English; NULL for a code that is in no
 * list. Borrowed. */
const char *pledge_countries_get_name (PledgeCountries *self, const char *iso3);
/* The name in English whatever the language; the same otherwise. */
const char *pledge_countries_get_english_name (PledgeCountries *self, const char *iso3);
/* Whether the state is gone: a chooser of today's countries leaves it out. */
gboolean pledge_countries_is_historical (PledgeCountries *self, const char *iso3);

/* (transfer container) (element-type utf8) The codes, borrowed, of at most max countries of today one of whose names,
 * in any language that iso-codes is translated to, has the text in it; those whose name in the program's language
 * or in English begins with it first, then those with a word that begins with it there, then other languages', each
 * by name. A code of two or three letters finds its own country too. Empty where the text is blank. The first
 * search reads the translations (about 3 MB), and keeps no more than a folded copy of the names. */
GPtrArray *pledge_countries_search (PledgeCountries *self, const char *text, guint max);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeCountries, pledge_countries_unref)

G_END_DECLS
