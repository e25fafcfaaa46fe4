/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-sipri-workbook.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pledge-country-names.h"
#include "pledge-currencies.h"
#include "pledge-json-private.h"

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

typedef enum { SUM_NATIONAL, SUM_CONSTANT, SUM_CURRENT, SHARE_GDP, PER_HEAD, SHARE_GOVERNMENT, LEFT_OUT } Subject;

/* In the order in which they are read: zeros in US$ are judged by local currency. Patterns are for whole titles in
 * small letters with single spaces, without "© SIPRI …"; the group is the base year. */
static const struct {
  const char *pattern;
  Subject subject;
  const char *says;      /* what one of the lines below the title must hold; NULL for nothing */
  const char *indicator; /* NULL where it is left out */
  const char *unit;      /* "%d" is the base year */
  const char *title;
} tables[] = {
  { "military expenditure by country, in local currency", SUM_NATIONAL, "for calendar years",
    PLEDGE_SPENDING_NATIONAL_M, "million national currency", "Military expenditure, national currency, current prices, calendar years" },
  { "military expenditure by country, in millions of us\\$ at current prices and exchange rates", SUM_CURRENT, "in us $m., in current prices",
    PLEDGE_SPENDING_USD_M, "US$ million", "Military expenditure, current prices and exchange rates" },
  { "military expenditure by country, in constant \\(([0-9]{4})\\) us\\$ m\\.", SUM_CONSTANT, "in us $m., at constant",
    PLEDGE_SPENDING_CONST_USD_M, "US$ million of %d", "Military expenditure, %d prices and exchange rates" },
  { "military expenditure by country as (?:a )?percentage of gross domestic product", SHARE_GDP, NULL,
    PLEDGE_SHARE_PUBLISHED_PCT, "% of GDP", "Military expenditure as a share of GDP" },
  { "military expenditure per capita by country", PER_HEAD, "in current us$",
    "spending_per_head_usd", "US$", "Military expenditure per head, current prices and exchange rates" },
  { "military expenditure by country as (?:a )?percentage of government spending", SHARE_GOVERNMENT, "general government expenditure",
    "share_government_pct", "% of government expenditure", "Military expenditure as a share of general government expenditure" },
  { "military expenditure by country, in local currency", LEFT_OUT, "for financial years", NULL, NULL, NULL },
  { "military expenditure by region in constant us dollars", LEFT_OUT, NULL, NULL, NULL, NULL },
};

/* What stands above the years of a sheet. */
typedef struct {
  PledgeSheet *sheet;
  guint table; /* of tables */
  guint title_row;
  int base_year;  /* of the title; 0 where it has none */
  int first_year; /* of the title */
  int last_year;
  gboolean explains_colours;
  guint header; /* position of the row of years */
} Sheet;

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
  const Sheet *head;
  PledgeTableYears years;
  guint name_column, currency_column;
  guint labels[MAX_LABELS], n_labels;
  PledgeRoster *roster;
  int n_percent, n_plain;
  double largest;
  double euro_rate; /* NAN where not known */
} Reading;

/* In small letters with single spaces. (transfer full) */
static char *
dup_plain (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_autoptr (GRegex) spaces = g_regex_new ("\\s+", 0, 0, NULL);
  char *plain = g_regex_replace_literal (spaces, lower, -1, 0, " ", 0, NULL);

  return plain != NULL ? plain : g_strdup ("");
}

/* Whether one of the lines from the title to the years holds the words. */
static gboolean
says (const Sheet *head, const char *words)
{
  for (guint i = 0; i < head->header; i++)
    {
      const PledgeSheetRow row = pledge_sheet_get_row (head->sheet, i);
      g_autofree char *plain = row.cells[0].kind == PLEDGE_CELL_TEXT ? dup_plain (row.cells[0].text) : g_strdup ("");

      if (row.number != head->title_row && strstr (plain, words) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Reads "Military expenditure …, 1949-2024 © SIPRI 2024" from a line without its right. */
static gboolean
match_table (Sheet *head, const char *title)
{
  g_autofree char *plain = dup_plain (title);
  char *sign = strstr (plain, "©");

  if (sign != NULL)
    *sign = '\0';
  g_strstrip (plain);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *whole = g_strconcat ("^", tables[i].pattern, "(?:, (?<first>[0-9]{4}) ?[-–] ?(?<last>[0-9]{4}))?$", NULL);
      g_autoptr (GRegex) regex = g_regex_new (whole, 0, 0, NULL);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *year = NULL, *first = NULL, *last = NULL;

      if (!g_regex_match (regex, plain, 0, &match) || (tables[i].says != NULL && !says (head, tables[i].says)))
        continue;
      year = tables[i].subject == SUM_CONSTANT ? g_match_info_fetch (match, 1) : NULL;
      first = g_match_info_fetch_named (match, "first");
      last = g_match_info_fetch_named (match, "last");
      head->table = i;
      head->base_year = year != NULL ? atoi (year) : 0;
      head->first_year = first != NULL ? atoi (first) : 0;
      head->last_year = last != NULL ? atoi (last) : 0;
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_title (const PledgeSheetRow *row)
{
  g_autofree char *plain = NULL;

  if (row->cells[0].kind != PLEDGE_CELL_TEXT || g_ascii_strncasecmp (row->cells[0].text, "military", strlen ("military")) != 0)
    return FALSE;
  plain = dup_plain (row->cells[0].text);
  return g_str_has_prefix (plain, "military expenditure ") && strstr (plain, "sipri") != NULL;
}

/* FALSE with an error; a sheet without years has no table, and its head no sheet. */
static gboolean
read_head (PledgeSheet *sheet, Sheet *head, GError **error)
{
  const char *title = NULL;

  *head = (Sheet) { .sheet = sheet };
  for (; head->header < pledge_sheet_get_n_rows (sheet); head->header++)
    {
      const PledgeSheetRow row = pledge_sheet_get_row (sheet, head->header);

      if (pledge_sheet_row_has_years (&row))
        break;
      if (title == NULL && is_title (&row))
        {
          title = row.cells[0].text;
          head->title_row = row.number;
        }
    }
  if (title == NULL && head->header == pledge_sheet_get_n_rows (sheet))
    {
      head->sheet = NULL;
      return TRUE;
    }
  if (title == NULL)
    return pledge_sheet_fail (sheet, pledge_sheet_get_row (sheet, head->header).number, 0, error, _("expected a title such as “Military expenditure by country …  © SIPRI …” above the years"));
  if (!match_table (head, title))
    return pledge_sheet_fail (sheet, head->title_row, 0, error, _("expected a table of SIPRI’s that is known, and below its title its unit, got “%s”"), title);
  if (tables[head->table].subject != LEFT_OUT && head->header == pledge_sheet_get_n_rows (sheet))
    return pledge_sheet_fail (sheet, 0, 0, error, _("expected a row of years"));

  head->explains_colours = says (head, "figures in blue are sipri estimates") && says (head, "figures in red indicate highly uncertain data");
  return TRUE;
}

/* Constant prices are named in the title, in the line below it and in the sheet's name. */
static gboolean
check_base_year (Reading *reading, GError **error)
{
  const Sheet *head = reading->head;
  g_autofree char *words = g_strdup_printf ("at constant %d prices", head->base_year);
  g_autofree char *year = g_strdup_printf ("%d", head->base_year);
  const char *name = pledge_sheet_get_name (head->sheet);

  if (!says (head, words))
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
      g_autofree char *plain = row->cells[i].kind == PLEDGE_CELL_TEXT ? dup_plain (row->cells[i].text) : NULL;

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
  const Sheet *head = reading->head;
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
is_region (const char *name)
{
  static const char *const regions[] = {
    "africa", "north africa", "sub saharan africa", "americas", "central america and the caribbean", "central america",
    "north america", "south america", "asia oceania", "asia and oceania", "oceania", "south asia", "central and south asia",
    "east asia", "south east asia", "southeast asia", "central asia", "europe", "central europe", "eastern europe",
    "western europe", "central and western europe", "middle east", NULL,
  };
  g_autofree char *folded = pledge_country_fold (name, TRUE);

  return g_strv_contains (regions, folded);
}

static gboolean
is_left_out (const char *name)
{
  g_autofree char *folded = pledge_country_fold (name, TRUE);

  return strcmp (folded, "european union") == 0;
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
  Subject subject = tables[reading->head->table].subject;
  gboolean percent = pledge_workbook_shows_percent (reading->workbook, cell);

  if (subject == SUM_NATIONAL)
    *value /= MILLION;
  if (subject != SHARE_GDP && subject != SHARE_GOVERNMENT)
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
  Subject subject = tables[reading->head->table].subject;
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

  if (subject == SUM_NATIONAL)
    ensure_national (reading, iso3)[year - PLEDGE_JSON_MIN_YEAR] = value;
  else if (value == 0 && ensure_national (reading, iso3)[year - PLEDGE_JSON_MIN_YEAR] != 0)
    return TRUE;

  problem = pledge_figures_add (reading->figures, iso3, tables[reading->head->table].indicator, year, value, estimate, currency, row->number);
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
  Subject subject = tables[reading->head->table].subject;
  const PledgeCell *words = reading->currency_column > 0 ? pledge_sheet_row_find (row, reading->currency_column) : NULL;
  const char *iso3, *currency = NULL;

  if (name == NULL || name->kind != PLEDGE_CELL_TEXT)
    return pledge_sheet_fail (reading->head->sheet, row->number, reading->name_column, error, _("expected the name of a country before figures"));
  if (!check_cells (reading, row, error))
    return FALSE;
  if (is_left_out (name->text))
    return pledge_roster_add (reading->roster, LEFT_OUT_CODE, row->number, error) &&
           pledge_table_years_check_filled (&reading->years, reading->head->sheet, row, error);

  iso3 = pledge_countries_find_iso3 (reading->countries, name->text);
  if (iso3 == NULL)
    return pledge_sheet_fail (reading->head->sheet, row->number, name->column, error, _("expected the name of a country, got “%s”"), name->text);
  if (!pledge_roster_add (reading->roster, iso3, row->number, error))
    return FALSE;

  if (subject == SUM_NATIONAL && words != NULL && words->kind == PLEDGE_CELL_TEXT)
    g_hash_table_insert (reading->words, (gpointer) iso3, (gpointer) words->text);
  if (subject == SUM_CURRENT)
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
  if (row->n_cells == 1 && name != NULL && name->kind == PLEDGE_CELL_TEXT && is_region (name->text))
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
read_sheet (Reading *reading, const Sheet *head, GError **error)
{
  g_autofree char *unit = NULL, *title = NULL;
  PledgeSheet *sheet = head->sheet;
  Subject subject = tables[head->table].subject;

  reading->head = head;
  reading->n_percent = reading->n_plain = 0;
  reading->largest = 0;
  if (!read_header (reading, error) || (subject == SUM_CONSTANT && !check_base_year (reading, error)))
    return FALSE;

  unit = pledge_table_dup_words (tables[head->table].unit, head->base_year);
  title = pledge_table_dup_words (tables[head->table].title, head->base_year);
  if (!pledge_figures_add_indicator (reading->figures, tables[head->table].indicator, unit, title))
    return pledge_sheet_fail (sheet, head->title_row, 0, error, _("expected one sheet of this table, this is another"));
  reading->roster = pledge_roster_new (sheet, tables[head->table].indicator, FALSE);
  g_ptr_array_insert (reading->rosters, subject == SUM_CURRENT ? 0 : -1, reading->roster);
  if (subject == SUM_CURRENT)
    reading->euro_rate = find_euro_rate (reading);

  for (guint i = head->header + 1; i < pledge_sheet_get_n_rows (sheet); i++)
    {
      const PledgeSheetRow row = pledge_sheet_get_row (sheet, i);

      if (!read_row (reading, &row, error))
        return FALSE;
    }
  return (subject != SHARE_GDP && subject != SHARE_GOVERNMENT) || check_percent (reading, error);
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
read_tables (Reading *reading, const Sheet *heads, guint n_heads, GError **error)
{
  for (guint table = 0; table < G_N_ELEMENTS (tables); table++)
    for (guint i = 0; i < n_heads && tables[table].subject != LEFT_OUT; i++)
      if (heads[i].table == table && !read_sheet (reading, &heads[i], error))
        return FALSE;

  for (guint table = 0; table < G_N_ELEMENTS (tables); table++)
    if ((tables[table].subject == SUM_CURRENT || tables[table].subject == SUM_NATIONAL || tables[table].subject == SHARE_GDP) &&
        !pledge_figures_has_indicator (reading->figures, tables[table].indicator))
      {
        g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_FORMAT,
                     _("%s: expected SIPRI’s sheets of expenditure in local currency and in current US$, and of shares of GDP; %s is missing"),
                     pledge_workbook_get_name (reading->workbook), tables[table].indicator);
        return FALSE;
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

          if (is_title (&row))
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
  g_autofree Sheet *heads = NULL;
  guint n_heads = 0;
  Reading reading = { .workbook = workbook, .countries = countries, .rosters = rosters, .national = national, .words = words, .euro_rate = NAN };

  g_return_val_if_fail (workbook != NULL && countries != NULL, NULL);

  figures = reading.figures = pledge_figures_new (pledge_workbook_get_name (workbook), pledge_table_dup_place, PLEDGE_JSON_MAX_YEAR);
  heads = g_new0 (Sheet, pledge_workbook_get_n_sheets (workbook));
  for (guint i = 0; i < pledge_workbook_get_n_sheets (workbook); i++)
    {
      PledgeSheet *sheet = pledge_workbook_get_sheet (workbook, i);

      if (pledge_sheet_is_hidden (sheet))
        continue;
      if (!read_head (sheet, &heads[n_heads], error))
        return NULL;
      if (heads[n_heads].sheet != NULL)
        n_heads++;
    }

  return read_tables (&reading, heads, n_heads, error) ? finish (&reading, options, error) : NULL;
}
