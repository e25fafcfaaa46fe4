/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-nato-workbook.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pledge-currencies.h"
#include "pledge-json-private.h"
#include "pledge-nato-checks.h"
#include "pledge-nato-terms.h"

#define LICENCE "Facts published by NATO, credit NATO; not for sale or advertising"
#define URL "https://www.nato.int/"

typedef enum {
  BEFORE_TABLE, /* no title yet */
  IN_TABLE,     /* between the title and the first country of a part */
  IN_ROWS,
  LEFT_OUT,     /* in a table that is not read */
  AFTER_TABLE,  /* in its notes */
} Place;

typedef struct {
  PledgeWorkbook *workbook;
  PledgeCountries *countries;
  PledgeFigures *figures;
  GPtrArray *rosters;      /* of PledgeRoster */
  int base_year;           /* 0 before one was read */
  gboolean core, knows_core;
  PledgeTableYears first;  /* of the workbook's first table, with what all flag as estimates */
  /* At the present row. */
  PledgeSheet *sheet;
  Place place;
  PledgeNatoSubject subject;
  PledgeNatoTerms terms;
  PledgeTableYears years;
  PledgeRoster *roster;    /* of the present indicator; NULL before its first row */
  guint sums_row;          /* of the first sum in it; 0 before */
} Reading;

static gboolean
take_base_year (Reading *reading, guint row, GError **error)
{
  if (reading->terms.base_year == 0 || reading->terms.base_year == reading->base_year)
    return TRUE;
  if (reading->base_year != 0)
    return pledge_sheet_fail (reading->sheet, row, 0, error, _("expected prices of %d as in the tables before, got %d"), reading->base_year, reading->terms.base_year);

  reading->base_year = reading->terms.base_year;
  return TRUE;
}

static gboolean
start_table (Reading *reading, const PledgeSheetRow *row, const char *title, GError **error)
{
  gboolean core;

  /* The number may stand in a cell of its own. */
  if (*title == '\0' && row->n_cells == 2 && row->cells[1].kind == PLEDGE_CELL_TEXT)
    title = row->cells[1].text;
  else if (row->n_cells != 1)
    return pledge_sheet_fail (reading->sheet, row->number, row->cells[1].column, error, _("expected nothing beside the title of a table"));

  reading->subject = pledge_nato_read_title (title, &core);
  if (reading->subject == PLEDGE_NATO_NOTHING)
    return pledge_sheet_fail (reading->sheet, row->number, row->cells[0].column, error, _("expected the title of a table of NATO’s such as “Defence expenditure”, got “%s”"), title);

  if (reading->subject == PLEDGE_NATO_SPENDING || reading->subject == PLEDGE_NATO_SHARE)
    {
      if (reading->knows_core && core != reading->core)
        return pledge_sheet_fail (reading->sheet, row->number, row->cells[0].column, error, _("expected all tables to be of core defence expenditure, or none"));
      reading->core = core;
      reading->knows_core = TRUE;
    }

  reading->place = reading->subject == PLEDGE_NATO_SUMMARY ? LEFT_OUT : IN_TABLE;
  reading->terms = (PledgeNatoTerms) { NULL };
  reading->years.n_years = 0;
  reading->roster = NULL;
  return TRUE;
}

static gboolean
read_years (Reading *reading, const PledgeSheetRow *row, GError **error)
{
  if (reading->place != IN_TABLE && reading->place != IN_ROWS)
    return pledge_sheet_fail (reading->sheet, row->number, 0, error, _("expected a title such as “Table 2 : Defence expenditure” before a row of years"));
  if (!pledge_table_years_read (&reading->years, reading->sheet, row, error))
    return FALSE;
  if (row->cells[0].column < reading->years.columns[0] && g_ascii_strcasecmp (row->cells[0].text != NULL ? row->cells[0].text : "", "Country") != 0)
    return pledge_sheet_fail (reading->sheet, row->number, row->cells[0].column, error, _("expected nothing beside the years"));

  if (reading->first.n_years == 0)
    reading->first = reading->years;
  if (reading->first.first_year != reading->years.first_year || reading->first.n_years != reading->years.n_years)
    return pledge_sheet_fail (reading->sheet, row->number, 0, error, _("expected the years %d to %d as in the first table, got %d to %d"), reading->first.first_year,
                              pledge_table_years_get_last (&reading->first), reading->years.first_year, pledge_table_years_get_last (&reading->years));
  return TRUE;
}

/* Notes say the same in words: "Figures for 2023 and 2024 are estimates." */
static void
flag_by_notes (Reading *reading)
{
  g_autoptr (GRegex) sentence = g_regex_new ("figures for ([0-9, and]+?) are estimates", G_REGEX_CASELESS, 0, NULL);

  for (guint i = 0; i < pledge_sheet_get_n_rows (reading->sheet); i++)
    {
      const PledgeSheetRow row = pledge_sheet_get_row (reading->sheet, i);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *list = NULL;

      if (row.number <= reading->years.row || row.cells[0].kind != PLEDGE_CELL_TEXT || !g_regex_match (sentence, row.cells[0].text, 0, &match))
        continue;
      list = g_match_info_fetch (match, 1);
      for (guint j = 0; j < reading->years.n_years; j++)
        {
          g_autofree char *year = g_strdup_printf ("%d", reading->years.first_year + (int) j);

          if (strstr (list, year) != NULL)
            reading->years.estimates[j] = TRUE;
        }
      return;
    }
}

static gboolean
start_rows (Reading *reading, const PledgeSheetRow *row, GError **error)
{
  const PledgeNatoIndicator *indicator = pledge_nato_find_indicator (reading->subject, &reading->terms);
  g_autofree char *unit = NULL, *title = NULL;
  gboolean of_gdp = reading->subject == PLEDGE_NATO_GDP || g_strcmp0 (reading->terms.measure, "gdp") == 0;

  if (reading->years.n_years == 0)
    return pledge_sheet_fail (reading->sheet, row->number, 0, error, _("expected a row of years above the first country"));
  if (indicator == NULL)
    return pledge_sheet_fail (reading->sheet, row->number, 0, error, _("expected a unit such as “Million US dollars” and a heading such as “Current prices and exchange rates” above the first country"));

  unit = pledge_table_dup_words (indicator->unit, reading->terms.base_year);
  title = pledge_table_dup_words (indicator->title, reading->terms.base_year);
  if (!pledge_figures_add_indicator (reading->figures, indicator->id, unit, title))
    return pledge_sheet_fail (reading->sheet, row->number, 0, error, _("%s: expected one table of it, this is another"), title);

  flag_by_notes (reading);
  for (guint i = 0; i < reading->years.n_years; i++)
    reading->first.estimates[i] = reading->first.estimates[i] && reading->years.estimates[i];
  reading->roster = pledge_roster_new (reading->sheet, indicator->id, of_gdp);
  g_ptr_array_add (reading->rosters, reading->roster);
  reading->sums_row = 0;
  reading->place = IN_ROWS;
  return TRUE;
}

/* "Slovak Republic   (Euros)" to its name and its currency. */
static void
split_name (const char *text, char **name, char **currency)
{
  g_autoptr (GRegex) regex = g_regex_new ("^(.*?)\\s*\\(([^()0-9]{3,})\\)\\s*[*]?$", G_REGEX_DOTALL, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  gboolean both = g_regex_match (regex, text, 0, &match);

  *name = both ? g_match_info_fetch (match, 1) : g_strdup (text);
  *currency = both ? g_match_info_fetch (match, 2) : NULL;
}

/* A country's row holds its name and a cell for each year. */
static gboolean
check_cells (Reading *reading, const PledgeSheetRow *row, GError **error)
{
  if (row->n_cells > 1 && row->cells[1].column < reading->years.columns[0])
    {
      g_autofree char *got = pledge_cell_dup_shown (&row->cells[1]);

      return pledge_sheet_fail (reading->sheet, row->number, row->cells[1].column, error, _("expected nothing between the country and the years, got %s"), got);
    }
  return pledge_table_years_check_row (&reading->years, reading->sheet, row, row->cells[0].column, error);
}

static gboolean
read_figures (Reading *reading, const PledgeSheetRow *row, const char *iso3, const char *currency, GError **error)
{
  const char *indicator = pledge_roster_get_indicator (reading->roster);

  for (guint i = 0; i < reading->years.n_years; i++)
    {
      const PledgeCell *cell = pledge_sheet_row_find (row, reading->years.columns[i]);
      g_autofree char *problem = NULL;
      double value;

      if (!pledge_table_years_get (&reading->years, i, reading->sheet, row, &value, error))
        return FALSE;
      if (isnan (value))
        continue;
      if (pledge_workbook_shows_percent (reading->workbook, cell))
        {
          if (!g_str_has_suffix (indicator, "_pct"))
            return pledge_sheet_fail (reading->sheet, row->number, cell->column, error, _("expected a sum, this is formatted as a percentage"));
          value *= 100;
        }

      problem = pledge_figures_add (reading->figures, iso3, indicator, reading->years.first_year + (int) i, value, reading->years.estimates[i], currency, row->number);
      if (problem != NULL)
        return pledge_sheet_fail (reading->sheet, row->number, cell->column, error, "%s", problem);
    }
  return TRUE;
}

static gboolean
read_country (Reading *reading, const PledgeSheetRow *row, GError **error)
{
  g_autofree char *name = NULL, *currency = NULL;
  const char *iso3;

  if (row->cells[0].kind != PLEDGE_CELL_TEXT || row->cells[0].column >= reading->years.columns[0])
    {
      g_autofree char *got = pledge_cell_dup_shown (&row->cells[0]);

      /* A publisher hides what is left of sums that it no longer prints. */
      return row->hidden || pledge_sheet_fail (reading->sheet, row->number, row->cells[0].column, error, _("expected the name of a country before figures, got %s"), got);
    }
  if (!check_cells (reading, row, error))
    return FALSE;
  if (pledge_nato_is_aggregate (row->cells[0].text))
    {
      reading->sums_row = row->number;
      return pledge_table_years_check_filled (&reading->years, reading->sheet, row, error);
    }
  if (reading->roster != NULL && reading->sums_row > 0)
    return pledge_sheet_fail (reading->sheet, row->number, row->cells[0].column, error, _("expected countries before the sums over them, which begin in row %u"), reading->sums_row);

  split_name (row->cells[0].text, &name, &currency);
  iso3 = pledge_countries_find_iso3 (reading->countries, name);
  if (iso3 == NULL)
    return pledge_sheet_fail (reading->sheet, row->number, row->cells[0].column, error, _("expected the name of a country, got “%s”"), name);
  if (reading->roster == NULL && !start_rows (reading, row, error))
    return FALSE;
  if (!pledge_roster_add (reading->roster, iso3, row->number, error))
    return FALSE;

  return read_figures (reading, row, iso3, currency != NULL ? pledge_currency_find (iso3, currency) : NULL, error);
}

/* A subtitle, or the heading of a part: countries must come between two of those. */
static gboolean
take_terms (Reading *reading, const PledgeSheetRow *row, const PledgeNatoTerms *said, GError **error)
{
  PledgeNatoTerms *terms = &reading->terms;

  if (reading->place == IN_ROWS)
    terms->prices = terms->measure = NULL;
  if ((said->prices != NULL && terms->prices != NULL) || (said->measure != NULL && terms->measure != NULL) ||
      (said->unit != NULL && terms->unit != NULL && strcmp (said->unit, terms->unit) != 0))
    return pledge_sheet_fail (reading->sheet, row->number, 0, error, _("expected countries between this heading and the one before"));

  terms->unit = said->unit != NULL ? said->unit : terms->unit;
  terms->prices = said->prices != NULL ? said->prices : terms->prices;
  terms->measure = said->measure != NULL ? said->measure : terms->measure;
  terms->base_year = said->base_year != 0 ? said->base_year : terms->base_year;
  reading->roster = NULL;
  reading->place = IN_TABLE;
  return take_base_year (reading, row->number, error);
}

/* A row without figures: a subtitle, a heading, a note. */
static gboolean
read_text (Reading *reading, const PledgeSheetRow *row, GError **error)
{
  const PledgeCell *cell = &row->cells[0];
  PledgeNatoTerms said = { NULL };

  if (reading->place != IN_TABLE && reading->place != IN_ROWS)
    return TRUE;

  if (cell->kind == PLEDGE_CELL_TEXT && row->n_cells == 1 && pledge_nato_read_terms (cell->text, &said))
    return take_terms (reading, row, &said, error);
  if (reading->place == IN_ROWS && cell->kind == PLEDGE_CELL_TEXT)
    {
      reading->place = AFTER_TABLE;
      return TRUE;
    }
  if (cell->kind == PLEDGE_CELL_TEXT && pledge_nato_is_note (cell->text))
    return pledge_sheet_fail (reading->sheet, row->number, cell->column, error, _("expected a table’s figures before its notes"));

  {
    g_autofree char *got = pledge_cell_dup_shown (cell);

    return pledge_sheet_fail (reading->sheet, row->number, cell->column, error, _("expected a unit or a heading such as “Current prices”, got %s"), got);
  }
}

static gboolean
read_row (Reading *reading, const PledgeSheetRow *row, GError **error)
{
  g_autofree char *title = row->cells[0].kind == PLEDGE_CELL_TEXT ? pledge_nato_dup_table_title (row->cells[0].text) : NULL;

  if (title != NULL)
    return start_table (reading, row, title, error);
  if (reading->place == LEFT_OUT)
    return TRUE;
  if (pledge_sheet_row_has_years (row))
    return read_years (reading, row, error);
  if (row->n_cells > 1 && (reading->place == BEFORE_TABLE || reading->place == AFTER_TABLE))
    return row->hidden || pledge_sheet_fail (reading->sheet, row->number, 0, error, _("expected figures to be in a table with a title such as “Table 2 : Defence expenditure”"));
  if (pledge_table_years_has_cells (&reading->years, row))
    return read_country (reading, row, error);
  if (row->n_cells > 1)
    return pledge_sheet_fail (reading->sheet, row->number, row->cells[1].column, error, _("expected a row of years before figures"));
  return read_text (reading, row, error);
}

static gboolean
read_sheet (Reading *reading, PledgeSheet *sheet, GError **error)
{
  reading->sheet = sheet;
  reading->place = BEFORE_TABLE;
  reading->years.n_years = 0;
  reading->roster = NULL;
  if (pledge_sheet_is_hidden (sheet))
    return TRUE;

  for (guint i = 0; i < pledge_sheet_get_n_rows (sheet); i++)
    {
      const PledgeSheetRow row = pledge_sheet_get_row (sheet, i);

      if (!read_row (reading, &row, error))
        return FALSE;
    }
  if (reading->place == IN_TABLE)
    return pledge_sheet_fail (sheet, 0, 0, error, _("expected countries below the last heading, there are none"));

  return TRUE;
}

/* The table of current US$ is what the others are held against. */
static gboolean
check_rosters (Reading *reading, GError **error)
{
  static const char *const required[] = { PLEDGE_SPENDING_USD_M, PLEDGE_GDP_USD_M, PLEDGE_SHARE_PUBLISHED_PCT };

  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    if (!pledge_figures_has_indicator (reading->figures, required[i]))
      {
        g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_FORMAT,
                     _("%s: expected NATO’s tables of defence expenditure and GDP in current US dollars and of shares of GDP, %s is missing"),
                     pledge_workbook_get_name (reading->workbook), required[i]);
        return FALSE;
      }
  for (guint i = 0; i < reading->rosters->len; i++)
    if (strcmp (pledge_roster_get_indicator (reading->rosters->pdata[i]), PLEDGE_SPENDING_USD_M) == 0)
      {
        gpointer first = reading->rosters->pdata[0];

        reading->rosters->pdata[0] = reading->rosters->pdata[i];
        reading->rosters->pdata[i] = first;
      }

  return pledge_rosters_agree (reading->rosters, error);
}

/* The first of the last years that are all estimates. */
static int
find_estimates_from (const PledgeTableYears *years)
{
  guint from = years->n_years;

  while (from > 0 && years->estimates[from - 1])
    from--;
  return from < years->n_years ? years->first_year + (int) from : 0;
}

static PledgeEdition *
finish (Reading *reading, const PledgeWorkbookOptions *options, GError **error)
{
  int last_year = pledge_table_years_get_last (&reading->first);
  g_autofree char *published = NULL, *id = NULL, *title = NULL, *credit = NULL;
  g_autoptr (PledgeEdition) edition = NULL;
  PledgeEditionInfo info;

  if (!check_rosters (reading, error))
    return NULL;
  published = pledge_workbook_dup_published (reading->workbook, options, last_year, 0, error);
  if (published == NULL)
    return NULL;

  id = options != NULL && options->id != NULL ? g_strdup (options->id) : g_strdup_printf ("nato-%.7s", published);
  title = pledge_workbook_dup_month (published);
  credit = g_strdup_printf ("NATO, %s of NATO Countries (%d–%d), %s", reading->core ? "Defence Investment" : "Defence Expenditure",
                            reading->first.first_year, last_year, title);
  info = (PledgeEditionInfo) {
    .id = id, .title = title, .publisher = "NATO", .published = published,
    .definition = reading->core ? PLEDGE_DEFINITION_NATO_CORE : PLEDGE_DEFINITION_NATO, .price_base_year = reading->base_year,
    .estimates_from = find_estimates_from (&reading->first), .credit = credit, .licence = LICENCE, .url = URL,
  };
  pledge_figures_set_in_per_cent (reading->figures);
  edition = pledge_figures_to_edition (reading->figures, &info, error);
  return edition != NULL && pledge_nato_edition_check (edition, reading->rosters, error) ? g_steal_pointer (&edition) : NULL;
}

gboolean
pledge_nato_workbook_matches (PledgeWorkbook *workbook)
{
  g_return_val_if_fail (workbook != NULL, FALSE);

  for (guint i = 0; i < pledge_workbook_get_n_sheets (workbook); i++)
    {
      PledgeSheet *sheet = pledge_workbook_get_sheet (workbook, i);

      for (guint j = 0; j < pledge_sheet_get_n_rows (sheet); j++)
        {
          const PledgeCell *cell = pledge_sheet_get_row (sheet, j).cells;
          g_autofree char *title = cell->kind == PLEDGE_CELL_TEXT ? pledge_nato_dup_table_title (cell->text) : NULL;
          gboolean core;

          if (title != NULL && pledge_nato_read_title (title, &core) != PLEDGE_NATO_NOTHING)
            return TRUE;
        }
    }
  return FALSE;
}

PledgeEdition *
pledge_nato_workbook_read (PledgeWorkbook *workbook, PledgeCountries *countries, const PledgeWorkbookOptions *options, GError **error)
{
  g_autoptr (PledgeFigures) figures = NULL;
  g_autoptr (GPtrArray) rosters = g_ptr_array_new_with_free_func (pledge_roster_free);
  Reading reading = { .workbook = workbook, .countries = countries, .rosters = rosters };

  g_return_val_if_fail (workbook != NULL && countries != NULL, NULL);

  figures = reading.figures = pledge_figures_new (pledge_workbook_get_name (workbook), pledge_table_dup_place, PLEDGE_JSON_MAX_YEAR);
  for (guint i = 0; i < pledge_workbook_get_n_sheets (workbook); i++)
    if (!read_sheet (&reading, pledge_workbook_get_sheet (workbook, i), error))
      return NULL;

  return finish (&reading, options, error);
}
