/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-countries.h"
#include "pledge-figures.h"
#include "pledge-workbook.h"

/* A publisher's table in a sheet: a row of years, and below it a row for each country, as NATO and SIPRI both lay
 * them out. What does not fit is refused with its place; nothing is guessed. Tables of one workbook must agree. */

G_BEGIN_DECLS

/* Between the first and the last year that a table may have. */
#define PLEDGE_TABLE_MAX_YEARS 200
/* How long after its last year of figures a publication may come out. */
#define PLEDGE_TABLE_MAX_DELAY_YEARS 1

/* The columns of a table's years, from left to right. */
typedef struct {
  guint row;
  guint n_years; /* 0 before the header was read */
  int first_year;
  guint columns[PLEDGE_TABLE_MAX_YEARS];
  gboolean estimates[PLEDGE_TABLE_MAX_YEARS];
} PledgeTableYears;

/* Whether a row is one of years: two or more of them, and little else. */
gboolean pledge_sheet_row_has_years (const PledgeSheetRow *row);
/* Reads such a row. Cells to the left of the first year are not looked at; any other must be the year that follows
 * the one before it ("2024e" is an estimate). */
gboolean pledge_table_years_read (PledgeTableYears *years, PledgeSheet *sheet, const PledgeSheetRow *row, GError **error);
int pledge_table_years_get_last (const PledgeTableYears *years);

/* Whether any cell of the row stands in a column of the years. */
gboolean pledge_table_years_has_cells (const PledgeTableYears *years, const PledgeSheetRow *row);
/* Refuses cells of a country's row that stand from the first year on in no column of a year, and merged ones from
 * first_column on. */
gboolean pledge_table_years_check_row (const PledgeTableYears *years, PledgeSheet *sheet, const PledgeSheetRow *row, guint first_column, GError **error);
/* The cell of one year: NAN where it says that there is no figure ("..", "xxx"). An empty cell is refused: after
 * cells were moved, that is how it shows. */
gboolean pledge_table_years_get (const PledgeTableYears *years, guint index, PledgeSheet *sheet, const PledgeSheetRow *row, double *value, GError **error);

/* The same of every year, for a row that is not taken but closes its columns: one that was moved up lacks its last
 * cell. */
gboolean pledge_table_years_check_filled (const PledgeTableYears *years, PledgeSheet *sheet, const PledgeSheetRow *row, GError **error);

/* The countries of one table, in their order. */
typedef struct _PledgeRoster PledgeRoster;

/* may_have_more: whether it may have countries that others lack. */
PledgeRoster *pledge_roster_new (PledgeSheet *sheet, const char *indicator, gboolean may_have_more);
void pledge_roster_free (gpointer roster);
const char *pledge_roster_get_indicator (PledgeRoster *self);
/* iso3: borrowed from what outlives the roster. Refuses a second row for it. */
gboolean pledge_roster_add (PledgeRoster *self, const char *iso3, guint row, GError **error);
guint pledge_roster_get_row (PledgeRoster *self, const char *iso3);
PledgeSheet *pledge_roster_get_sheet (PledgeRoster *self);
/* Refuses where a table has other countries than the first one, or has them in another order: a name that was
 * changed, or moved against its figures, shows so. */
gboolean pledge_rosters_agree (GPtrArray *rosters, GError **error);

/* What the caller knows; NULL for what the workbook is to say. */
typedef struct {
  const char *id;        /* of the edition */
  const char *published; /* YYYY-MM or YYYY-MM-DD */
} PledgeWorkbookOptions;

/* (transfer full) (nullable with error) YYYY-MM[-DD]: what the options say, else the month in which the file says that it was
 * made, or else changed; it must lie from first_delay to PLEDGE_TABLE_MAX_DELAY_YEARS years after the last year. */
char *pledge_workbook_dup_published (PledgeWorkbook *workbook, const PledgeWorkbookOptions *options, int last_year, int first_delay, GError **error);
/* (transfer full) "June 2024": what files say of themselves is not translated. */
char *pledge_workbook_dup_month (const char *published);

/* (transfer full) What errors of PledgeFigures call a row. */
char *pledge_table_dup_place (guint row);
/* (transfer full) A unit or title with the base year in the place of "%d". */
char *pledge_table_dup_words (const char *words, int base_year);

/* Checks of a whole edition; rosters are for the places in errors. */
typedef double (*PledgeTableExpected) (PledgeEdition *edition, const char *iso3, int year);

/* What other figures of an edition say an indicator's is: NAN where they say nothing. It may differ by tolerance, relative, and
 * by slack, absolute. words: what it was to be, to be translated. */
typedef struct {
  const char *indicator;
  PledgeTableExpected expected;
  double tolerance;
  double slack;
  const char *words;
} PledgeTableRelation;

/* Refuses where figures differ for most years of a country, or for most countries in a year. */
gboolean pledge_edition_check_relation (PledgeEdition *edition, GPtrArray *rosters, const PledgeTableRelation *relation, GError **error);
/* Refuses where constant prices differ from current ones in the year that they are said to be of. */
gboolean pledge_edition_check_base_year (PledgeEdition *edition, GPtrArray *rosters, const char *constant, const char *current, GError **error);

G_END_DECLS
