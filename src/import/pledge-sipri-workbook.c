/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-sipri-workbook.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pledge-currencies.h"
#include "pledge-json-private.h"
#include "pledge-sipri-terms.h"

#define LICENCE "© SIPRI; non-commercial use; at most a tenth of the data set may be reproduced"
#define URL "https://www.sipri.org/databases/milex"
#define MILLION 1e6
#define MAX_LABELS 8
/* Of no country; its row has a place among theirs all the same. */
#define LEFT_OUT_CODE "EU"
#define N_YEARS (PLEDGE_JSON_MAX_YEAR - PLEDGE_JSON_MIN_YEAR + 1)
/* What no country spent, of its GDP or of what its government does. */
#define MAX_SHARE_PCT 200
#define MIN_LARGEST_SHARE_PCT 2
/* Two currencies at one rate are one. */
#define SAME_RATE 1e-6

typedef struct {
  PledgeWorkbook *workbook;
  PledgeCountries *countries;
  PledgeFigures *figures;
  GPtrArray *rosters;    /* of PledgeRoster */
  GHashTable *national;  /* double by year, by code */
  GHashTable *words;     /* currency by code, the workbook's */
  int base_year;
  int last_year;
  /* The present sheet. */
  const PledgeSipriHead *head;
  PledgeTableYears years;
  guint name_column, currency_column;
  guint labels[MAX_LABELS], n_labels;
  PledgeRoster *roster;
  int n_percent, n_plain;
  double largest;
  double euro_rate; /* NAN where not known */
} Reading;

/* Constant prices are named in the title, in the line below it and in the sheet's name. */
static gboolean
check_base_year (Reading *reading, GError **error)
{
  const PledgeSipriHead *head = reading->head;
  g_autofree char *words = g_strdup_printf ("at constant %d prices", head->base_year);
  g_autofree char *year = g_strdup_printf ("%d", head->base_year);
  const char *name = pledge_sheet_get_name (head->sheet);

  if (!pledge_sipri_head_says (head, words))
    return pledge_sheet_fail (head->sheet, head->title_row, 0, error, _("expected a line “%s” below the title"), words);
  if (strpbrk (name, "0123456789") != NULL && strstr (name, year) == NULL)
    return pledge_sheet_fail (head->sheet, head->title_row, 0, error, _("expected prices of the year in the sheet’s name, got %d"), head->base_year);

  reading->base_year = head->base_year;
  return TRUE;
}

/* The columns that stand before the years. */
static gboolean
read_labels (Reading *reading, const PledgeSheetRow *row, GError **error)
{
  static const char *const others[] = { "notes", "reporting year", NULL };

  reading->name_column = reading->currency_column = reading->n_labels = 0;
  for (guint i = 0; i < row->n_cells && row->cells[i].column < reading->years.columns[0]; i++)
    {
      g_autofree char *plain = row->cells[i].kind == PLEDGE_CELL_TEXT ? pledge_sipri_dup_plain (row->cells[i].text) : NULL;

      if (g_strcmp0 (plain, "country") == 0 && reading->name_column == 0)
        reading->name_column = row->cells[i].column;
      else if (g_strcmp0 (plain, "currency") == 0)
        reading->currency_column = row->cells[i].column;
      else if (plain == NULL || !g_strv_contains (others, plain) || reading->n_labels == MAX_LABELS - 1)
        {
          g_autofree char *got = pledge_cell_dup_shown (&row->cells[i]);

          return pledge_sheet_fail (reading->head->sheet, row->number, row->cells[i].column, error, _("expected “Country”, “Notes” or a year, got %s"), got);
        }
      reading->labels[reading->n_labels++] = row->cells[i].column;
    }
  if (reading->name_column == 0)
    return pledge_sheet_fail (reading->head->sheet, row->number, 0, error, _("expected a column “Country” before the years"));
  return TRUE;
}

static gboolean
read_header (Reading *reading, GError **error)
{
  const PledgeSipriHead *head = reading->head;
  const PledgeSheetRow row = pledge_sheet_get_row (head->sheet, head->header);
  int last_year;

  if (!pledge_table_years_read (&reading->years, head->sheet, &row, error) || !read_labels (reading, &row, error))
    return FALSE;

  last_year = pledge_table_years_get_last (&reading->years);
  if (head->last_year != last_year || head->first_year > reading->years.first_year)
    return pledge_sheet_fail (head->sheet, row.number, 0, error, _("expected years that the title names, %d to %d, got %d to %d"), head->first_year, head->last_year, reading->years.first_year, last_year);
  if (reading->last_year != 0 && reading->last_year != last_year)
    return pledge_sheet_fail (head->sheet, row.number, 0, error, _("expected the years to end with %d as in the other sheets, got %d"), reading->last_year, last_year);

  reading->last_year = last_year;
  return TRUE;
}

static gboolean
read_estimate (Reading *reading, const PledgeSheetRow *row, const PledgeCell *cell, gboolean *estimate, GError **error)
{
  PledgeCellColour colour = pledge_workbook_get_colour (reading->workbook, cell);

  *estimate = colour != PLEDGE_CELL_PLAIN;
  if (colour == PLEDGE_CELL_COLOURED || (*estimate && !reading->head->explains_colours))
    return pledge_sheet_fail (reading->head->sheet, row->number, cell->column, error, _("expected figures in black, or in blue and red with a line above that says what they mean"));
  return TRUE;
}

/* In the indicator's unit. */
static gboolean
convert (Reading *reading, const PledgeSheetRow *row, const PledgeCell *cell, double *value, GError **error)
{
  PledgeSipriSubject subject = reading->head->table->subject;
  gboolean percent = pledge_workbook_shows_percent (reading->workbook, cell);

  if (subject == PLEDGE_SIPRI_NATIONAL)
    *value /= MILLION;
  if (subject != PLEDGE_SIPRI_SHARE && subject != PLEDGE_SIPRI_GOVERNMENT)
    return !percent || pledge_sheet_fail (reading->head->sheet, row->number, cell->column, error, _("expected a sum, this is formatted as a percentage"));

  if (percent)
    {
      reading->n_percent++;
      *value *= 100;
    }
  else
    reading->n_plain++;
  reading->largest = MAX (reading->largest, *value);
  if (reading->n_percent > 0 && reading->n_plain > 0)
    return pledge_sheet_fail (reading->head->sheet, row->number, cell->column, error, _("expected figures that are all formatted as percentages, or none"));
  return TRUE;
}

static double *
ensure_national (Reading *reading, const char *iso3)
{
  double *sums = g_hash_table_lookup (reading->national, iso3);

  if (sums == NULL)
    {
      sums = g_new (double, N_YEARS);
      for (guint i = 0; i < N_YEARS; i++)
        sums[i] = NAN;
      g_hash_table_insert (reading->national, (gpointer) iso3, sums);
    }
  return sums;
}

static gboolean
read_figure (Reading *reading, const PledgeSheetRow *row, const char *iso3, guint index, const char *currency, GError **error)
{
  const PledgeCell *cell = pledge_sheet_row_find (row, reading->years.columns[index]);
  PledgeSipriSubject subject = reading->head->table->subject;
  int year = reading->years.first_year + (int) index;
  g_autofree char *problem = NULL;
  gboolean estimate;
  double value;

  if (!pledge_table_years_get (&reading->years, index, reading->head->sheet, row, &value, error))
    return FALSE;
  if (isnan (value))
    return TRUE;
  if (!read_estimate (reading, row, cell, &estimate, error) || !convert (reading, row, cell, &value, error))
    return FALSE;

  if (subject == PLEDGE_SIPRI_NATIONAL)
    ensure_national (reading, iso3)[year - PLEDGE_JSON_MIN_YEAR] = value;
  else if (value == 0 && ensure_national (reading, iso3)[year - PLEDGE_JSON_MIN_YEAR] != 0)
    return TRUE;

  problem = pledge_figures_add (reading->figures, iso3, reading->head->table->indicator, year, value, estimate, currency, row->number);
  return problem == NULL || pledge_sheet_fail (reading->head->sheet, row->number, cell->column, error, "%s", problem);
}

/* To the left of the years only columns that the header names hold something. */
static gboolean
check_cells (Reading *reading, const PledgeSheetRow *row, GError **error)
{
  for (guint i = 0; i < row->n_cells && row->cells[i].column < reading->years.columns[0]; i++)
    {
      gboolean named = FALSE;

      for (guint j = 0; j < reading->n_labels; j++)
        named = named || reading->labels[j] == row->cells[i].column;
      if (!named)
        {
          g_autofree char *got = pledge_cell_dup_shown (&row->cells[i]);

          return pledge_sheet_fail (reading->head->sheet, row->number, row->cells[i].column, error, _("expected nothing in a column that the header does not name, got %s"), got);
        }
    }
  return pledge_table_years_check_row (&reading->years, reading->head->sheet, row, reading->name_column, error);
}

/* What a euro is worth in the last year: Germany's rate; NAN where it cannot be told. */
static double
find_euro_rate (Reading *reading)
{
  for (guint i = reading->head->header + 1; i < pledge_sheet_get_n_rows (reading->head->sheet); i++)
    {
      const PledgeSheetRow row = pledge_sheet_get_row (reading->head->sheet, i);
      const PledgeCell *name = pledge_sheet_row_find (&row, reading->name_column);
      const PledgeCell *sum = pledge_sheet_row_find (&row, reading->years.columns[reading->years.n_years - 1]);

      if (name == NULL || name->kind != PLEDGE_CELL_TEXT || sum == NULL || sum->kind != PLEDGE_CELL_NUMBER ||
          g_strcmp0 (pledge_countries_find_iso3 (reading->countries, name->text), "DEU") != 0)
        continue;
      return ensure_national (reading, "DEU")[reading->last_year - PLEDGE_JSON_MIN_YEAR] / sum->number;
    }
  return NAN;
}

/* The table's words for a currency are not always those of its sums: they still named the kuna when Croatia's had
 * become euros. The rate tells. */
static const char *
find_currency (Reading *reading, const PledgeSheetRow *row, const char *iso3)
{
  const PledgeCell *sum = pledge_sheet_row_find (row, reading->years.columns[reading->years.n_years - 1]);
  const char *words = g_hash_table_lookup (reading->words, iso3);
  const char *code = words != NULL ? pledge_currency_find (iso3, words) : NULL;
  double rate = sum != NULL && sum->kind == PLEDGE_CELL_NUMBER && sum->number > 0
                  ? ensure_national (reading, iso3)[reading->last_year - PLEDGE_JSON_MIN_YEAR] / sum->number : NAN;

  if (fabs (rate / reading->euro_rate - 1) < SAME_RATE)
    return "EUR";
  return code;
}

static gboolean
read_country (Reading *reading, const PledgeSheetRow *row, const PledgeCell *name, GError **error)
{
  PledgeSipriSubject subject = reading->head->table->subject;
  const PledgeCell *words = reading->currency_column > 0 ? pledge_sheet_row_find (row, reading->currency_column) : NULL;
  const char *iso3, *currency = NULL;

  if (name == NULL || name->kind != PLEDGE_CELL_TEXT)
    return pledge_sheet_fail (reading->head->sheet, row->number, reading->name_column, error, _("expected the name of a country before figures"));
  if (!check_cells (reading, row, error))
    return FALSE;
  if (pledge_sipri_is_left_out (name->text))
    return pledge_roster_add (reading->roster, LEFT_OUT_CODE, row->number, error) &&
           pledge_table_years_check_filled (&reading->years, reading->head->sheet, row, error);

  iso3 = pledge_countries_find_iso3 (reading->countries, name->text);
  if (iso3 == NULL)
    return pledge_sheet_fail (reading->head->sheet, row->number, name->column, error, _("expected the name of a country, got “%s”"), name->text);
  if (!pledge_roster_add (reading->roster, iso3, row->number, error))
    return FALSE;

  if (subject == PLEDGE_SIPRI_NATIONAL && words != NULL && words->kind == PLEDGE_CELL_TEXT)
    g_hash_table_insert (reading->words, (gpointer) iso3, (gpointer) words->text);
  if (subject == PLEDGE_SIPRI_CURRENT)
    currency = find_currency (reading, row, iso3);
  for (guint i = 0; i < reading->years.n_years; i++)
    if (!read_figure (reading, row, iso3, i, currency, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_row (Reading *reading, const PledgeSheetRow *row, GError **error)
{
  const PledgeCell *name = pledge_sheet_row_find (row, reading->name_column);

  if (pledge_table_years_has_cells (&reading->years, row))
    return read_country (reading, row, name, error);
  if (row->n_cells == 1 && name != NULL && name->kind == PLEDGE_CELL_TEXT && pledge_sipri_is_region (name->text))
    return TRUE;

  {
    g_autofree char *got = pledge_cell_dup_shown (row->cells);

    return pledge_sheet_fail (reading->head->sheet, row->number, row->cells[0].column, error, _("expected a region, or a country with a figure or “...” for each year, got %s"), got);
  }
}

/* Without a percent format a table of fractions looks like one of small shares. */
static gboolean
check_percent (Reading *reading, GError **error)
{
  double largest = reading->largest;

  if (largest >= MIN_LARGEST_SHARE_PCT && largest <= MAX_SHARE_PCT)
    return TRUE;
  return pledge_sheet_fail (reading->head->sheet, 0, 0, error, _("expected shares formatted as percentages, got at most %g %%"), largest);
}

static gboolean
read_sheet (Reading *reading, const PledgeSipriHead *head, GError **error)
{
  g_autofree char *unit = NULL, *title = NULL;
  PledgeSheet *sheet = head->sheet;
  PledgeSipriSubject subject = head->table->subject;

  reading->head = head;
  reading->n_percent = reading->n_plain = 0;
  reading->largest = 0;
  if (!read_header (reading, error) || (subject == PLEDGE_SIPRI_CONSTANT && !check_base_year (reading, error)))
    return FALSE;

  unit = pledge_table_dup_words (head->table->unit, head->base_year);
  title = pledge_table_dup_words (head->table->title, head->base_year);
  if (!pledge_figures_add_indicator (reading->figures, head->table->indicator, unit, title))
    return pledge_sheet_fail (sheet, head->title_row, 0, error, _("expected one sheet of this table, this is another"));
  reading->roster = pledge_roster_new (sheet, head->table->indicator, FALSE);
  g_ptr_array_insert (reading->rosters, subject == PLEDGE_SIPRI_CURRENT ? 0 : -1, reading->roster);
  if (subject == PLEDGE_SIPRI_CURRENT)
    reading->euro_rate = find_euro_rate (reading);

  for (guint i = head->header + 1; i < pledge_sheet_get_n_rows (sheet); i++)
    {
      const PledgeSheetRow row = pledge_sheet_get_row (sheet, i);

      if (!read_row (reading, &row, error))
        return FALSE;
    }
  return (subject != PLEDGE_SIPRI_SHARE && subject != PLEDGE_SIPRI_GOVERNMENT) || check_percent (reading, error);
}

static double
dollars (PledgeEdition *edition, const char *iso3, int year)
{
  return strcmp (iso3, "USA") == 0 ? pledge_edition_get_value (edition, iso3, PLEDGE_SPENDING_USD_M, year) : NAN;
}

/* In which unit local currency is, the sheet does not say. */
static const PledgeTableRelation in_dollars = {
  PLEDGE_SPENDING_NATIONAL_M, dollars, 0.001, 0.1, N_("single dollars, which make the sums in US$ million of another sheet"),
};

static gboolean
check_edition (PledgeEdition *edition, GPtrArray *rosters, GError **error)
{
  return pledge_edition_check_base_year (edition, rosters, PLEDGE_SPENDING_CONST_USD_M, PLEDGE_SPENDING_USD_M, error) &&
         pledge_edition_check_relation (edition, rosters, &in_dollars, error);
}

static gboolean
is_required (const PledgeSipriTable *table)
{
  return table->subject == PLEDGE_SIPRI_CURRENT || table->subject == PLEDGE_SIPRI_NATIONAL || table->subject == PLEDGE_SIPRI_SHARE;
}

static gboolean
read_tables (Reading *reading, const PledgeSipriHead *heads, guint n_heads, GError **error)
{
  for (const PledgeSipriTable *table = pledge_sipri_tables (); table->pattern != NULL; table++)
    {
      for (guint i = 0; i < n_heads && table->subject != PLEDGE_SIPRI_LEFT_OUT; i++)
        if (heads[i].table == table && !read_sheet (reading, &heads[i], error))
          return FALSE;
      if (is_required (table) && !pledge_figures_has_indicator (reading->figures, table->indicator))
        {
          g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_FORMAT,
                       _("%s: expected SIPRI’s sheets of expenditure in local currency and in current US$, and of shares of GDP; %s is missing"),
                       pledge_workbook_get_name (reading->workbook), table->indicator);
          return FALSE;
        }
    }
  return pledge_rosters_agree (reading->rosters, error);
}

static PledgeEdition *
finish (Reading *reading, const PledgeWorkbookOptions *options, GError **error)
{
  g_autofree char *published = pledge_workbook_dup_published (reading->workbook, options, reading->last_year, PLEDGE_TABLE_MAX_DELAY_YEARS, error);
  g_autofree char *id = NULL, *title = NULL, *credit = NULL;
  g_autoptr (PledgeEdition) edition = NULL;
  PledgeEditionInfo info;

  if (published == NULL)
    return NULL;

  id = options != NULL && options->id != NULL ? g_strdup (options->id) : g_strdup_printf ("sipri-%.7s", published);
  title = pledge_workbook_dup_month (published);
  credit = g_strdup_printf ("© SIPRI, Military Expenditure Database, %s", title);
  info = (PledgeEditionInfo) {
    .id = id, .title = title, .publisher = "SIPRI", .published = published, .definition = PLEDGE_DEFINITION_SIPRI,
    .price_base_year = reading->base_year, .credit = credit, .licence = LICENCE, .url = URL,
  };
  pledge_figures_set_in_per_cent (reading->figures);
  edition = pledge_figures_to_edition (reading->figures, &info, error);
  return edition != NULL && check_edition (edition, reading->rosters, error) ? g_steal_pointer (&edition) : NULL;
}

gboolean
pledge_sipri_workbook_matches (PledgeWorkbook *workbook)
{
  g_return_val_if_fail (workbook != NULL, FALSE);

  for (guint i = 0; i < pledge_workbook_get_n_sheets (workbook); i++)
    {
      PledgeSheet *sheet = pledge_workbook_get_sheet (workbook, i);

      for (guint j = 0; j < pledge_sheet_get_n_rows (sheet); j++)
        {
          const PledgeSheetRow row = pledge_sheet_get_row (sheet, j);

          if (pledge_sipri_is_title (&row))
            return TRUE;
        }
    }
  return FALSE;
}

PledgeEdition *
pledge_sipri_workbook_read (PledgeWorkbook *workbook, PledgeCountries *countries, const PledgeWorkbookOptions *options, GError **error)
{
  g_autoptr (PledgeFigures) figures = NULL;
  g_autoptr (GPtrArray) rosters = g_ptr_array_new_with_free_func (pledge_roster_free);
  g_autoptr (GHashTable) national = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree PledgeSipriHead *heads = NULL;
  guint n_heads = 0;
  Reading reading = { .workbook = workbook, .countries = countries, .rosters = rosters, .national = national, .words = words, .euro_rate = NAN };

  g_return_val_if_fail (workbook != NULL && countries != NULL, NULL);

  figures = reading.figures = pledge_figures_new (pledge_workbook_get_name (workbook), pledge_table_dup_place, PLEDGE_JSON_MAX_YEAR);
  heads = g_new0 (PledgeSipriHead, pledge_workbook_get_n_sheets (workbook));
  for (guint i = 0; i < pledge_workbook_get_n_sheets (workbook); i++)
    {
      PledgeSheet *sheet = pledge_workbook_get_sheet (workbook, i);

      if (pledge_sheet_is_hidden (sheet))
        continue;
      if (!pledge_sipri_head_read (sheet, &heads[n_heads], error))
        return NULL;
      if (heads[n_heads].sheet != NULL)
        n_heads++;
    }

  return read_tables (&reading, heads, n_heads, error) ? finish (&reading, options, error) : NULL;
}
