/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-sheet-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pledge-json-private.h"

#define FIRST_YEAR 1900
#define LAST_YEAR 2200
/* Constant prices are current ones in their own year, but for rounding and a few currencies. */
#define BASE_TOLERANCE 0.005
#define BASE_SLACK 1.5
#define BASE_EXCEPTIONS 10 /* one country of so many */

struct _PledgeRoster {
  PledgeSheet *sheet;
  char *indicator;
  gboolean may_have_more;
  GPtrArray *codes;
  GHashTable *rows; /* by code */
};

/* "2024", "2024e", "2024 e*"; 0 where it is no year. */
static int
read_year (const PledgeCell *cell, gboolean *estimate)
{
  const char *at = cell->text;
  int year = 0;

  *estimate = FALSE;
  if (cell->kind == PLEDGE_CELL_NUMBER)
    year = cell->number >= FIRST_YEAR && cell->number <= LAST_YEAR && cell->number == (int) cell->number ? (int) cell->number : 0;
  else if (cell->kind == PLEDGE_CELL_TEXT)
    {
      for (guint i = 0; i < 4; i++, at++)
        {
          if (!g_ascii_isdigit (*at))
            return 0;
          year = year * 10 + (*at - '0');
        }
      while (*at == ' ')
        at++;
      if (g_ascii_tolower (*at) == 'e')
        {
          *estimate = TRUE;
          at++;
        }
      if (*at == '*')
        at++;
      if (*at != '\0')
        return 0;
    }

  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : 0;
}

gboolean
pledge_sheet_row_has_years (const PledgeSheetRow *row)
{
  guint n_years = 0, n_others = 0;
  gboolean estimate;

  for (guint i = 0; i < row->n_cells; i++)
    if (read_year (&row->cells[i], &estimate) != 0)
      n_years++;
    else
      n_others++;

  /* A row of sums can hold one that looks like a year; its name is then another cell. */
  return n_years >= 2 && n_years > n_others;
}

gboolean
pledge_table_years_read (PledgeTableYears *years, PledgeSheet *sheet, const PledgeSheetRow *row, GError **error)
{
  memset (years, 0, sizeof *years);
  years->row = row->number;

  for (guint i = 0; i < row->n_cells; i++)
    {
      const PledgeCell *cell = &row->cells[i];
      gboolean estimate;
      int year = read_year (cell, &estimate);

      if (years->n_years == 0 && year == 0)
        continue;
      if (year == 0 || (years->n_years > 0 && year != years->first_year + (int) years->n_years))
        {
          g_autofree char *got = pledge_cell_dup_shown (cell);

          return pledge_sheet_fail (sheet, row->number, cell->column, error, _("expected the year %d, got %s"), years->first_year + (int) years->n_years, got);
        }
      if (years->n_years == PLEDGE_TABLE_MAX_YEARS)
        return pledge_sheet_fail (sheet, row->number, cell->column, error, _("expected at most %d years"), PLEDGE_TABLE_MAX_YEARS);

      if (years->n_years == 0)
        years->first_year = year;
      years->columns[years->n_years] = cell->column;
      years->estimates[years->n_years++] = estimate;
    }

  if (years->n_years < 2)
    return pledge_sheet_fail (sheet, row->number, 0, error, _("expected a row of years"));
  if (pledge_sheet_has_merged (sheet, row->number, years->columns[0], years->columns[years->n_years - 1]))
    return pledge_sheet_fail (sheet, row->number, 0, error, _("expected years in cells that are not merged"));
  return TRUE;
}

int
pledge_table_years_get_last (const PledgeTableYears *years)
{
  return years->first_year + (int) years->n_years - 1;
}

gboolean
pledge_table_years_has_cells (const PledgeTableYears *years, const PledgeSheetRow *row)
{
  return years->n_years > 0 && row->cells[row->n_cells - 1].column >= years->columns[0];
}

gboolean
pledge_table_years_check_row (const PledgeTableYears *years, PledgeSheet *sheet, const PledgeSheetRow *row, guint first_column, GError **error)
{
  guint next = 0;

  for (guint i = 0; i < row->n_cells; i++)
    {
      guint column = row->cells[i].column;

      while (next < years->n_years && years->columns[next] < column)
        next++;
      if (column >= years->columns[0] && (next == years->n_years || years->columns[next] != column))
        {
          g_autofree char *got = pledge_cell_dup_shown (&row->cells[i]);

          return pledge_sheet_fail (sheet, row->number, column, error, _("expected nothing beside the columns of years, got %s"), got);
        }
    }
  if (pledge_sheet_has_merged (sheet, row->number, first_column, years->columns[years->n_years - 1]))
    return pledge_sheet_fail (sheet, row->number, 0, error, _("expected figures in cells that are not merged"));
  return TRUE;
}

static gboolean
says_absent (const char *text)
{
  static const char *const marks[] = { "..", "...", ". .", ". . .", "…", "-", "–", "—", "xxx", NULL };

  return g_strv_contains (marks, text);
}

gboolean
pledge_table_years_get (const PledgeTableYears *years, guint index, PledgeSheet *sheet, const PledgeSheetRow *row, double *value, GError **error)
{
  const PledgeCell *cell = pledge_sheet_row_find (row, years->columns[index]);
  g_autofree char *got = NULL;

  *value = NAN;
  if (cell != NULL && cell->kind == PLEDGE_CELL_NUMBER)
    {
      *value = cell->number;
      return TRUE;
    }
  if (cell != NULL && cell->kind == PLEDGE_CELL_TEXT && says_absent (cell->text))
    return TRUE;

  got = pledge_cell_dup_shown (cell);
  return pledge_sheet_fail (sheet, row->number, years->columns[index], error, _("expected a figure for %d, or “..” where there is none, got %s"),
                            years->first_year + (int) index, got);
}

gboolean
pledge_table_years_check_filled (const PledgeTableYears *years, PledgeSheet *sheet, const PledgeSheetRow *row, GError **error)
{
  double value;

  for (guint i = 0; i < years->n_years; i++)
    if (!pledge_table_years_get (years, i, sheet, row, &value, error))
      return FALSE;
  return TRUE;
}

PledgeRoster *
pledge_roster_new (PledgeSheet *sheet, const char *indicator, gboolean may_have_more)
{
  PledgeRoster *self = g_new0 (PledgeRoster, 1);

  self->sheet = sheet;
  self->indicator = g_strdup (indicator);
  self->may_have_more = may_have_more;
  self->codes = g_ptr_array_new ();
  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
pledge_roster_free (gpointer roster)
{
  PledgeRoster *self = roster;

  g_ptr_array_unref (self->codes);
  g_hash_table_unref (self->rows);
  g_free (self->indicator);
  g_free (self);
}

const char *
pledge_roster_get_indicator (PledgeRoster *self)
{
  return self->indicator;
}

gboolean
pledge_roster_add (PledgeRoster *self, const char *iso3, guint row, GError **error)
{
  if (g_hash_table_contains (self->rows, iso3))
    return pledge_sheet_fail (self->sheet, row, 0, error, _("expected one row of %s in a table, the country %s stands in row %u already"),
                              self->indicator, iso3, pledge_roster_get_row (self, iso3));

  g_ptr_array_add (self->codes, (gpointer) iso3);
  g_hash_table_insert (self->rows, (gpointer) iso3, GUINT_TO_POINTER (row));
  return TRUE;
}

guint
pledge_roster_get_row (PledgeRoster *self, const char *iso3)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->rows, iso3));
}

PledgeSheet *
pledge_roster_get_sheet (PledgeRoster *self)
{
  return self->sheet;
}

static gboolean
agree (PledgeRoster *first, PledgeRoster *other, GError **error)
{
  guint before = 0;

  for (guint i = 0; i < first->codes->len; i++)
    if (!g_hash_table_contains (other->rows, first->codes->pdata[i]))
      return pledge_sheet_fail (other->sheet, 0, 0, error, _("expected a row of %s for %s, which sheet “%s” has in row %u"),
                                other->indicator, (const char *) first->codes->pdata[i], pledge_sheet_get_name (first->sheet),
                                pledge_roster_get_row (first, first->codes->pdata[i]));

  for (guint i = 0; i < other->codes->len; i++)
    {
      const char *iso3 = other->codes->pdata[i];
      guint there = pledge_roster_get_row (first, iso3), here = pledge_roster_get_row (other, iso3);

      if (there == 0 && !other->may_have_more)
        return pledge_sheet_fail (other->sheet, here, 0, error, _("expected the countries of sheet “%s”, which has no %s"),
                                  pledge_sheet_get_name (first->sheet), iso3);
      if (there != 0 && there < before)
        return pledge_sheet_fail (other->sheet, here, 0, error, _("expected the countries in the order of sheet “%s”, where %s stands elsewhere"),
                                  pledge_sheet_get_name (first->sheet), iso3);
      before = MAX (before, there);
    }
  return TRUE;
}

gboolean
pledge_rosters_agree (GPtrArray *rosters, GError **error)
{
  for (guint i = 1; i < rosters->len; i++)
    if (!agree (rosters->pdata[0], rosters->pdata[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
is_plausible (const char *published, int last_year, int first_delay)
{
  int delay = published != NULL ? atoi (published) - last_year : G_MAXINT;

  return delay >= first_delay && delay <= PLEDGE_TABLE_MAX_DELAY_YEARS;
}

char *
pledge_workbook_dup_published (PledgeWorkbook *workbook, const PledgeWorkbookOptions *options, int last_year, int first_delay, GError **error)
{
  const char *dates[] = { pledge_workbook_get_created (workbook), pledge_workbook_get_modified (workbook) };

  if (options != NULL && options->published != NULL)
    {
      if (is_plausible (options->published, last_year, first_delay))
        return g_strdup (options->published);
      g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_VALUE, _("%s: its figures end with %d: expected a date of publication from %d to %d, got %s"),
                   pledge_workbook_get_name (workbook), last_year, last_year + first_delay, last_year + PLEDGE_TABLE_MAX_DELAY_YEARS, options->published);
      return NULL;
    }

  /* The day on which a file was made is not that on which it came out. */
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    if (is_plausible (dates[i], last_year, first_delay))
      return g_strndup (dates[i], strlen ("YYYY-MM"));

  g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_VALUE,
               _("%s: its figures end with %d: expected the file to say that it was made or changed from %d to %d, it says %s; the date of publication has to be given"),
               pledge_workbook_get_name (workbook), last_year, last_year + first_delay, last_year + PLEDGE_TABLE_MAX_DELAY_YEARS,
               dates[0] != NULL ? dates[0] : dates[1] != NULL ? dates[1] : _("nothing"));
  return NULL;
}

char *
pledge_workbook_dup_month (const char *published)
{
  static const char *const months[] = { "January", "February", "March", "April", "May", "June", "July",
                                        "August", "September", "October", "November", "December" };
  int month = atoi (published + strlen ("YYYY-"));

  return g_strdup_printf ("%s %.4s", months[CLAMP (month, 1, 12) - 1], published);
}

char *
pledge_table_dup_place (guint row)
{
  return g_strdup_printf (_("row %u"), row);
}

char *
pledge_table_dup_words (const char *words, int base_year)
{
  const char *at = strstr (words, "%d");

  return at != NULL ? g_strdup_printf ("%.*s%d%s", (int) (at - words), words, base_year, at + 2) : g_strdup (words);
}

static PledgeRoster *
find_roster (GPtrArray *rosters, const char *indicator)
{
  for (guint i = 0; i < rosters->len; i++)
    if (strcmp (pledge_roster_get_indicator (rosters->pdata[i]), indicator) == 0)
      return rosters->pdata[i];

  return NULL;
}

/* 1 where the figure is what is expected, -1 where it is not, 0 where nothing can be said. */
static int
judge (PledgeEdition *edition, const char *iso3, int year, const PledgeTableRelation *relation)
{
  double got = pledge_edition_get_value (edition, iso3, relation->indicator, year), wanted = relation->expected (edition, iso3, year);

  if (isnan (got) || isnan (wanted))
    return 0;
  return fabs (got - wanted) <= fabs (wanted) * relation->tolerance + relation->slack ? 1 : -1;
}

gboolean
pledge_edition_check_relation (PledgeEdition *edition, GPtrArray *rosters, const PledgeTableRelation *relation, GError **error)
{
  const PledgeEditionInfo *info = pledge_edition_get_info (edition);
  PledgeRoster *roster = find_roster (rosters, relation->indicator);

  if (roster == NULL)
    return TRUE;

  for (guint i = 0; i < roster->codes->len; i++)
    {
      const char *iso3 = roster->codes->pdata[i];
      int sum = 0;

      for (int year = info->first_year; year <= info->last_year; year++)
        sum += judge (edition, iso3, year, relation);
      if (sum < 0)
        return pledge_sheet_fail (roster->sheet, pledge_roster_get_row (roster, iso3), 0, error, _("%s: expected %s, got other figures for most years"), iso3, _(relation->words));
    }
  for (int year = info->first_year; year <= info->last_year; year++)
    {
      int sum = 0;

      for (guint i = 0; i < roster->codes->len; i++)
        sum += judge (edition, roster->codes->pdata[i], year, relation);
      if (sum < 0)
        return pledge_sheet_fail (roster->sheet, 0, 0, error, _("%d: expected %s, got other figures for most countries"), year, _(relation->words));
    }
  return TRUE;
}

gboolean
pledge_edition_check_base_year (PledgeEdition *edition, GPtrArray *rosters, const char *constant, const char *current, GError **error)
{
  const PledgeEditionInfo *info = pledge_edition_get_info (edition);
  PledgeRoster *roster = find_roster (rosters, constant);
  guint good = 0, bad = 0;

  if (roster == NULL || find_roster (rosters, current) == NULL)
    return TRUE;

  for (guint i = 0; i < roster->codes->len; i++)
    {
      double before = pledge_edition_get_value (edition, roster->codes->pdata[i], constant, info->price_base_year);
      double now = pledge_edition_get_value (edition, roster->codes->pdata[i], current, info->price_base_year);

      if (isnan (before) || isnan (now))
        continue;
      if (fabs (before - now) <= now * BASE_TOLERANCE + BASE_SLACK)
        good++;
      else
        bad++;
    }
  if (good == 0 || bad * BASE_EXCEPTIONS > good + bad)
    return pledge_sheet_fail (roster->sheet, 0, 0, error, _("expected figures in prices of %d to be those in current prices in that year, they are not"), info->price_base_year);

  return TRUE;
}
