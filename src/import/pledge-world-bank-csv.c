/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-world-bank.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pledge-csv.h"
#include "pledge-file.h"
#include "pledge-json-private.h"
#include "pledge-world-bank-private.h"

#define SHOWN_CHARS 60
/* Rows in which the header must come. */
#define MAX_PREAMBLE 20

enum { COLUMN_NAME, COLUMN_CODE, COLUMN_INDICATOR_NAME, COLUMN_INDICATOR, N_COLUMNS };

static const char *const columns[] = { "Country Name", "Country Code", "Indicator Name", "Indicator Code" };

typedef struct {
  PledgeCountries *countries;
  const char *name;
  const PledgeWorldBankIndicator *indicator; /* NULL before the first row */
  PledgeFigures *figures;
  GHashTable *seen;  /* codes; a row is a country, even without figures */
  char *updated;
  guint n_preamble;
  guint n_fields;    /* of the header; 0 before it */
  int first_year;    /* of the header's columns; 0 before it */
  guint n_years;
} Reading;

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->figures, pledge_figures_free);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_free (self->updated);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static char *
dup_line (guint line)
{
  return g_strdup_printf (_("line %u"), line);
}

static gboolean
is_header (PledgeCsv *csv)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    if (g_ascii_strcasecmp (pledge_csv_get_field (csv, i), columns[i]) != 0)
      return FALSE;

  return TRUE;
}

static gboolean
is_year (const char *text)
{
  return strlen (text) == 4 && strspn (text, "0123456789") == 4;
}

/* The years follow one another; after them nothing but an empty field, which a comma at the line's end makes. */
static gboolean
read_header (PledgeCsv *csv, Reading *self, GError **error)
{
  self->n_fields = pledge_csv_get_n_fields (csv);
  for (guint i = N_COLUMNS; i < self->n_fields; i++)
    {
      const char *title = pledge_csv_get_field (csv, i);
      g_autofree char *shown = pledge_file_dup_shown_text (title, -1, SHOWN_CHARS);

      if (*title == '\0' && i + 1 == self->n_fields && self->n_years > 0)
        break;
      if (!is_year (title))
        return pledge_csv_fail (csv, error, _("expected a year as the title of column %u, got “%s”"), i + 1, shown);
      if (self->n_years == 0)
        self->first_year = atoi (title);
      else if (atoi (title) != self->first_year + (int) self->n_years)
        return pledge_csv_fail (csv, error, _("expected %d as the title of column %u, got “%s”"), self->first_year + (int) self->n_years, i + 1, shown);
      self->n_years++;
    }

  if (self->n_years == 0)
    return pledge_csv_fail (csv, error, _("expected columns of years behind “Indicator Code”"));
  if (self->updated == NULL)
    return pledge_csv_fail (csv, error, _("expected a line “Last Updated Date” with a date before this one"));
  return TRUE;
}

static gboolean
read_preamble (PledgeCsv *csv, Reading *self, GError **error)
{
  const char *date = pledge_csv_get_field (csv, 1);

  if (is_header (csv))
    return read_header (csv, self, error);
  if (++self->n_preamble > MAX_PREAMBLE)
    return pledge_csv_fail (csv, error, _("expected the row “Country Name”, “Country Code” … before this one"));
  if (g_ascii_strcasecmp (pledge_csv_get_field (csv, 0), "Last Updated Date") != 0)
    return TRUE;

  if (strlen (date) != 10 || !pledge_json_is_date (date, FALSE))
    {
      g_autofree char *shown = pledge_file_dup_shown_text (date, -1, SHOWN_CHARS);

      return pledge_csv_fail (csv, error, _("“Last Updated Date”: expected a date such as 2025-06-25, got “%s”"), shown);
    }
  g_free (self->updated);
  self->updated = g_strdup (date);
  return TRUE;
}

static gboolean
check_indicator (PledgeCsv *csv, Reading *self, GError **error)
{
  const char *code = pledge_csv_get_field (csv, COLUMN_INDICATOR);
  g_autofree char *shown = pledge_file_dup_shown_text (code, -1, SHOWN_CHARS);
  g_autofree char *place = dup_line (pledge_csv_get_line (csv));

  if (self->indicator != NULL)
    return strcmp (self->indicator->code, code) == 0 ||
           pledge_csv_fail (csv, error, _("expected the indicator %s as in the rows before, got “%s”; import one indicator a file"), self->indicator->code, shown);

  self->indicator = pledge_world_bank_find_indicator (code, self->name, place, error);
  if (self->indicator == NULL)
    return FALSE;

  self->figures = pledge_world_bank_figures_new (self->indicator, self->name, dup_line, self->updated);
  return TRUE;
}

static gboolean
read_values (PledgeCsv *csv, Reading *self, const char *iso3, GError **error)
{
  for (guint i = 0; i < self->n_years; i++)
    {
      int year = self->first_year + (int) i;
      g_autofree char *title = g_strdup_printf ("%d", year);
      g_autofree char *problem = NULL;
      double value;

      if (!pledge_csv_read_number (csv, N_COLUMNS + i, title, &value, error))
        return FALSE;
      if (isnan (value))
        continue;
      problem = pledge_figures_add (self->figures, iso3, self->indicator->id, year, value / self->indicator->divisor, FALSE,
                                    NULL, pledge_csv_get_line (csv));
      if (problem != NULL)
        return pledge_csv_fail (csv, error, "%s", problem);
    }

  return TRUE;
}

static gboolean
read_country (PledgeCsv *csv, Reading *self, GError **error)
{
  const char *code = pledge_csv_get_field (csv, COLUMN_CODE), *iso3;
  g_autofree char *problem = NULL;

  if (pledge_csv_get_n_fields (csv) != self->n_fields)
    return pledge_csv_fail (csv, error, _("expected %u fields as in the row that names the columns, got %u"),
                            self->n_fields, pledge_csv_get_n_fields (csv));
  if (N_COLUMNS + self->n_years < self->n_fields && *pledge_csv_get_field (csv, self->n_fields - 1) != '\0')
    return pledge_csv_fail (csv, error, _("expected nothing in the last field, which has no year above it"));
  if (!check_indicator (csv, self, error))
    return FALSE;
  if (!pledge_world_bank_find_country (self->countries, code, pledge_csv_get_field (csv, COLUMN_NAME), &iso3, &problem))
    return pledge_csv_fail (csv, error, "%s", problem);
  if (!g_hash_table_add (self->seen, g_strdup (code)))
    return pledge_csv_fail (csv, error, _("the country %s stands here a second time"), code);

  return iso3 == NULL || read_values (csv, self, iso3, error);
}

static gboolean
row_cb (PledgeCsv *csv, gpointer data, GError **error)
{
  Reading *self = data;

  return self->n_fields == 0 ? read_preamble (csv, self, error) : read_country (csv, self, error);
}

static gboolean
find_header_cb (PledgeCsv *csv, gpointer data, GError **error)
{
  int *rows_left = data;

  /* Found: the rest need not be looked at. */
  if (is_header (csv))
    *rows_left = -1;
  else
    --*rows_left;
  return *rows_left > 0 || pledge_csv_fail (csv, error, "enough");
}

gboolean
pledge_world_bank_csv_matches (GBytes *bytes)
{
  int rows_left = MAX_PREAMBLE;

  g_return_val_if_fail (bytes != NULL, FALSE);

  pledge_csv_read (bytes, "", find_header_cb, NULL, &rows_left, NULL);
  return rows_left < 0;
}

PledgeEdition *
pledge_world_bank_csv_read (GBytes *bytes, PledgeCountries *countries, const char *name, GError **error)
{
  g_auto (Reading) self = { .countries = countries };
  g_autofree char *shown = NULL;

  g_return_val_if_fail (bytes != NULL && countries != NULL && name != NULL, NULL);

  self.name = shown = pledge_file_dup_shown_text (name, -1, SHOWN_CHARS);
  self.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!pledge_csv_read (bytes, name, row_cb, NULL, &self, error))
    return NULL;
  if (self.indicator == NULL)
    {
      g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_FORMAT, _("%s: expected the row “Country Name”, “Country Code” … and rows of countries below it"), shown);
      return NULL;
    }

  return pledge_world_bank_to_edition (self.figures, self.indicator, self.updated, error);
}
