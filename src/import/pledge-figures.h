/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-edition.h"

/* PledgeFigures: figures of a table that come in any order, until they make an edition. Each is checked as it comes
 * and knows its place, so that what only shows at the end can name it too. */

G_BEGIN_DECLS

typedef struct _PledgeFigures PledgeFigures;

/* (transfer full) What errors call a place: "line 7". */
typedef char *(*PledgeFiguresPlaceFunc) (guint place);

/* name: what errors call the file. last_year: the last that can have figures: that of the publication. */
PledgeFigures *pledge_figures_new (const char *name, PledgeFiguresPlaceFunc dup_place, int last_year);
void pledge_figures_free (PledgeFigures *self);

/* The edition's indicators, in their order. FALSE if it was added before, or they are too many. */
gboolean pledge_figures_add_indicator (PledgeFigures *self, const char *id, const char *unit, const char *title);
gboolean pledge_figures_has_indicator (PledgeFigures *self, const char *id);
/* A known indicator's own words; FALSE for an id that no arithmetic reads. */
gboolean pledge_figures_describe (const char *id, const char **unit, const char **title);

/* (transfer full) (nullable) What is wrong with the figure, as a sentence without its place; NULL where it was taken.
 * indicator: one that was added. currency: ISO 4217 or NULL where the row does not say. */
char *pledge_figures_add (PledgeFigures *self, const char *iso3, const char *indicator, int year, double value, gboolean estimate,
                          const char *currency, guint place);

/* Says that shares are known to be in per cent, such as by the format of their cells: however small, none is a
 * fraction. Currencies of which nothing was left have given some of SIPRI's. */
void pledge_figures_set_in_per_cent (PledgeFigures *self);
/* (transfer full) (nullable with error) Frees nothing. info: its span of years is set from the figures. */
PledgeEdition *pledge_figures_to_edition (PledgeFigures *self, PledgeEditionInfo *info, GError **error);

/* (transfer full) (nullable) A sentence without a place on the first share of GDP that looks like a fraction (0.02 for
 * 2 %) among the edition's, and whose and when it is: where all of a publication are below what any group of countries
 * spends, where a country's falls or rises about a hundredfold within a step, or where the edition's own sums say a hundred
 * times as much. */
char *pledge_edition_find_fraction (PledgeEdition *edition, const char **iso3, int *year);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeFigures, pledge_figures_free)

G_END_DECLS
