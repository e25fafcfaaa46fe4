/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-plain-csv.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pledge-csv.h"
#include "pledge-figures.h"
#include "pledge-file.h"
#include "pledge-json-private.h"
#include "pledge-member.h"

#define SHOWN_CHARS 40

enum {
  COLUMN_MEMBER,
  COLUMN_YEAR,
  COLUMN_INDICATOR,
  COLUMN_VALUE,
  COLUMN_ESTIMATE,
  COLUMN_CURRENCY,
  N_COLUMNS,
  N_NEEDED = COLUMN_ESTIMATE,
};

static const char *const columns[] = { "member", "year", "indicator", "value", "estimate", "currency", NULL };

enum {
  KEY_ID,
  KEY_TITLE,
  KEY_PUBLISHER,
  KEY_PUBLISHED,
  KEY_CUTOFF,
  KEY_DEFINITION,
  KEY_PRICE_BASE_YEAR,
  KEY_ESTIMATES_FROM,
  KEY_CREDIT,
  KEY_LICENCE,
  KEY_URL,
  KEY_RETRIEVED,
  N_KEYS,
};

static const char *const keys[] = { "id", "title", "publisher", "published", "cutoff", "definition", "price_base_year",
                                    "estimates_from", "credit", "licence", "url", "retrieved", NULL };

typedef struct {
  PledgeCountries *countries;
  const char *name;
  char *texts[N_KEYS];
  GPtrArray *described;       /* of "id; unit; title" */
  guint places[N_COLUMNS];    /* of each column + 1; 0: not there */
  guint n_fields;
  PledgeFigures *figures;     /* NULL before the header */
} Reading;

static void
reading_clear (Reading *self)
{
  for (guint i = 0; i < N_KEYS; i++)
    g_free (self->texts[i]);
  g_clear_pointer (&self->described, g_ptr_array_unref);
  g_clear_pointer (&self->figures, pledge_figures_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static char *
dup_line (guint line)
{
  return g_strdup_printf (_("line %u"), line);
}

static guint
find (const char *const *list, const char *word)
{
  for (guint i = 0; list[i] != NULL; i++)
    if (g_ascii_strcasecmp (list[i], word) == 0)
      return i;

  return G_MAXUINT;
}

static char *
dup_shown (const char *text)
{
  return pledge_file_dup_shown_text (text, -1, SHOWN_CHARS);
}

/* "key: value"; a line without a key of small letters is a remark and nobody's business. */
static gboolean
comment_cb (PledgeCsv *csv, gpointer data, GError **error)
{
  Reading *self = data;
  const char *text = pledge_csv_get_field (csv, 0);
  gsize length = strspn (text, "abcdefghijklmnopqrstuvwxyz_");
  g_autofree char *key = g_strndup (text, length);
  g_autofree char *value = NULL;
  guint at;

  if (length == 0 || text[length] != ':')
    return TRUE;
  if (self->figures != NULL)
    return pledge_csv_fail (csv, error, _("expected “# %s” before the row that names the columns"), key);

  value = g_strstrip (g_strdup (text + length + 1));
  if (strcmp (key, "indicator") == 0)
    {
      g_ptr_array_add (self->described, g_steal_pointer (&value));
      return TRUE;
    }

  at = find (keys, key);
  if (at == G_MAXUINT)
    {
      g_autofree char *shown = dup_shown (key);
      g_autofree char *known = g_strjoinv (", ", (char **) keys);

      return pledge_csv_fail (csv, error, _("“# %s” is not understood; expected one of %s or indicator"), shown, known);
    }
  if (self->texts[at] != NULL)
    return pledge_csv_fail (csv, error, _("“# %s” stands here a second time"), key);
  if (*value != '\0')
    self->texts[at] = g_steal_pointer (&value);

  return TRUE;
}

static gboolean
find_columns (PledgeCsv *csv, Reading *self, GError **error)
{
  self->n_fields = pledge_csv_get_n_fields (csv);
  for (guint i = 0; i < pledge_csv_get_n_fields (csv); i++)
    {
      guint column = find (columns, pledge_csv_get_field (csv, i));
      g_autofree char *shown = dup_shown (pledge_csv_get_field (csv, i));

      if (column == G_MAXUINT)
        return pledge_csv_fail (csv, error, _("column “%s” is not understood; expected member, year, indicator, value and, if need be, estimate, currency"), shown);
      if (self->places[column] != 0)
        return pledge_csv_fail (csv, error, _("column “%s” stands here twice"), shown);
      self->places[column] = i + 1;
    }
  for (guint i = 0; i < N_NEEDED; i++)
    if (self->places[i] == 0)
      return pledge_csv_fail (csv, error, _("expected a column “%s”"), columns[i]);

  return TRUE;
}

/* "tanks; pieces; Main battle tanks" */
static gboolean
add_described (PledgeCsv *csv, Reading *self, const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", 3);
  g_autofree char *shown = dup_shown (text);

  for (guint i = 0; parts[i] != NULL; i++)
    g_strstrip (parts[i]);
  if (g_strv_length (parts) != 3 || *parts[0] == '\0' || *parts[1] == '\0' || *parts[2] == '\0')
    return pledge_csv_fail (csv, error, _("expected “# indicator: id; unit; title” above, got “%s”"), shown);
  if (!pledge_figures_add_indicator (self->figures, parts[0], parts[1], parts[2]))
    return pledge_csv_fail (csv, error, _("the indicator “%s” is described twice above, or there are too many"), shown);

  return TRUE;
}

static gboolean
fail_key (const Reading *self, guint key, const char *expected, GError **error)
{
  g_autofree char *shown = dup_shown (self->texts[key]);

  g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_VALUE, _("%s: “# %s”: expected %s, got “%s”"), self->name, keys[key], expected, shown);
  return FALSE;
}

static gboolean
begin_figures (PledgeCsv *csv, Reading *self, GError **error)
{
  static const guint needed[] = { KEY_TITLE, KEY_PUBLISHER, KEY_PUBLISHED, KEY_DEFINITION };

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (self->texts[needed[i]] == NULL)
      return pledge_csv_fail (csv, error, _("expected a line “# %s: …” before the row that names the columns"), keys[needed[i]]);

  /* No figure can be of a later year. */
  if (!pledge_json_is_date (self->texts[KEY_PUBLISHED], FALSE))
    return fail_key (self, KEY_PUBLISHED, _("a date such as 2025-06 or 2025-06-25"), error);
  self->figures = pledge_figures_new (self->name, dup_line, atoi (self->texts[KEY_PUBLISHED]));
  for (guint i = 0; i < self->described->len; i++)
    if (!add_described (csv, self, self->described->pdata[i], error))
      return FALSE;

  return TRUE;
}

static const char *
get_cell (PledgeCsv *csv, const Reading *self, guint column)
{
  return self->places[column] != 0 ? pledge_csv_get_field (csv, self->places[column] - 1) : "";
}

static gboolean
read_member (PledgeCsv *csv, Reading *self, const char **iso3, GError **error)
{
  const char *text = get_cell (csv, self, COLUMN_MEMBER);
  g_autofree char *shown = NULL;

  *iso3 = pledge_countries_find_code (self->countries, text);
  if (*iso3 == NULL)
    *iso3 = pledge_countries_find_iso3 (self->countries, text);
  if (*iso3 != NULL)
    return TRUE;

  shown = dup_shown (text);
  return pledge_csv_fail (csv, error, _("column “member”: expected a country’s name or its code of three letters, got “%s”"), shown);
}

static gboolean
read_year (PledgeCsv *csv, Reading *self, int *year, GError **error)
{
  const char *text = get_cell (csv, self, COLUMN_YEAR);
  g_autofree char *shown = NULL;

  if (strlen (text) == 4 && strspn (text, "0123456789") == 4)
    {
      *year = atoi (text);
      return TRUE;
    }

  shown = dup_shown (text);
  return pledge_csv_fail (csv, error, _("column “year”: expected a year such as 2024, got “%s”"), shown);
}

static gboolean
check_indicator (PledgeCsv *csv, Reading *self, const char *id, GError **error)
{
  const char *unit, *title;
  g_autofree char *shown = NULL;

  if (pledge_figures_has_indicator (self->figures, id) ||
      (pledge_figures_describe (id, &unit, &title) && pledge_figures_add_indicator (self->figures, id, unit, title)))
    return TRUE;

  shown = dup_shown (id);
  return pledge_csv_fail (csv, error, _("column “indicator”: “%s” is not known; expected such as share_published_pct or spending_usd_m, or a line “# indicator: %s; unit; title” before the table"),
                          shown, shown);
}

static gboolean
read_estimate (PledgeCsv *csv, Reading *self, gboolean *estimate, GError **error)
{
  static const char *const yes[] = { "true", "yes", "e", "1", NULL };
  static const char *const no[] = { "", "false", "no", "0", NULL };
  const char *text = get_cell (csv, self, COLUMN_ESTIMATE);
  g_autofree char *shown = NULL;

  *estimate = find (yes, text) != G_MAXUINT;
  if (*estimate || find (no, text) != G_MAXUINT)
    return TRUE;

  shown = dup_shown (text);
  return pledge_csv_fail (csv, error, _("column “estimate”: expected true, false or nothing, got “%s”"), shown);
}

static gboolean
read_currency (PledgeCsv *csv, Reading *self, const char **currency, GError **error)
{
  const char *text = get_cell (csv, self, COLUMN_CURRENCY);
  g_autofree char *shown = NULL;

  *currency = *text != '\0' ? text : NULL;
  if (*currency == NULL || pledge_member_is_iso3 (text))
    return TRUE;

  shown = dup_shown (text);
  return pledge_csv_fail (csv, error, _("column “currency”: expected a code of three capital letters or nothing, got “%s”"), shown);
}

static gboolean
read_figure (PledgeCsv *csv, Reading *self, GError **error)
{
  const char *indicator = get_cell (csv, self, COLUMN_INDICATOR), *iso3, *currency;
  g_autofree char *problem = NULL;
  gboolean estimate;
  double value;
  int year = 0;

  if (pledge_csv_get_n_fields (csv) != self->n_fields)
    return pledge_csv_fail (csv, error, _("expected %u fields as in the row that names the columns, got %u"),
                            self->n_fields, pledge_csv_get_n_fields (csv));
  if (!read_member (csv, self, &iso3, error) || !read_year (csv, self, &year, error) ||
      !check_indicator (csv, self, indicator, error) ||
      !pledge_csv_read_number (csv, self->places[COLUMN_VALUE] - 1, columns[COLUMN_VALUE], &value, error) ||
      !read_estimate (csv, self, &estimate, error) || !read_currency (csv, self, &currency, error))
    return FALSE;
  if (isnan (value))
    return TRUE;

  problem = pledge_figures_add (self->figures, iso3, indicator, year, value, estimate, currency, pledge_csv_get_line (csv));
  return problem == NULL || pledge_csv_fail (csv, error, "%s", problem);
}

static gboolean
row_cb (PledgeCsv *csv, gpointer data, GError **error)
{
  Reading *self = data;

  if (self->figures != NULL)
    return read_figure (csv, self, error);
  return find_columns (csv, self, error) && begin_figures (csv, self, error);
}

static gboolean
read_key_year (const Reading *self, guint key, int *year, GError **error)
{
  const char *text = self->texts[key];

  *year = 0;
  if (text == NULL)
    return TRUE;
  if (strlen (text) == 4 && strspn (text, "0123456789") == 4)
    {
      *year = atoi (text);
      return TRUE;
    }

  return fail_key (self, key, _("a year such as 2024"), error);
}

/* "my-institute-2026-07" of the publisher and the date. */
static char *
dup_id (const Reading *self)
{
  g_autofree char *ascii = g_str_to_ascii (self->texts[KEY_PUBLISHER], "C");
  g_autofree char *publisher = g_ascii_strdown (ascii, -1);
  GString *id = g_string_new (NULL);

  g_strcanon (publisher, "abcdefghijklmnopqrstuvwxyz0123456789", '-');
  for (char *at = publisher; *at != '\0' && id->len < 40; at++)
    if (*at != '-' || (id->len > 0 && id->str[id->len - 1] != '-'))
      g_string_append_c (id, *at);
  g_string_append_printf (id, "%s%s", id->len == 0 ? "own-" : id->str[id->len - 1] == '-' ? "" : "-", self->texts[KEY_PUBLISHED]);

  return g_string_free (id, FALSE);
}

static PledgeEdition *
make_edition (Reading *self, GError **error)
{
  g_autofree char *id = self->texts[KEY_ID] != NULL ? g_strdup (self->texts[KEY_ID]) : dup_id (self);
  g_autofree char *credit = g_strdup_printf ("%s, %s", self->texts[KEY_PUBLISHER], self->texts[KEY_TITLE]);
  PledgeEditionInfo info = {
    .id = id, .title = self->texts[KEY_TITLE], .publisher = self->texts[KEY_PUBLISHER], .published = self->texts[KEY_PUBLISHED],
    .cutoff = self->texts[KEY_CUTOFF], .credit = self->texts[KEY_CREDIT] != NULL ? self->texts[KEY_CREDIT] : credit,
    .licence = self->texts[KEY_LICENCE] != NULL ? self->texts[KEY_LICENCE] : "Not stated",
    .url = self->texts[KEY_URL], .retrieved = self->texts[KEY_RETRIEVED],
  };

  if (!pledge_definition_from_id (self->texts[KEY_DEFINITION], &info.definition) || info.definition == PLEDGE_DEFINITION_OUTLOOK)
    {
      fail_key (self, KEY_DEFINITION, _("nato, nato-core or sipri"), error);
      return NULL;
    }
  if (!read_key_year (self, KEY_PRICE_BASE_YEAR, &info.price_base_year, error) ||
      !read_key_year (self, KEY_ESTIMATES_FROM, &info.estimates_from, error))
    return NULL;

  return pledge_figures_to_edition (self->figures, &info, error);
}

static gboolean
first_row_cb (PledgeCsv *csv, gpointer data, GError **error)
{
  gboolean *matches = data;
  guint found = 0;

  for (guint i = 0; i < pledge_csv_get_n_fields (csv); i++)
    found |= 1u << MIN (find (columns, pledge_csv_get_field (csv, i)), N_COLUMNS);
  *matches = (found & ((1u << N_NEEDED) - 1)) == (1u << N_NEEDED) - 1;

  /* One row is enough. */
  return pledge_csv_fail (csv, error, "enough");
}

static gboolean
pass_cb (PledgeCsv *csv, gpointer data, GError **error)
{
  return TRUE;
}

gboolean
pledge_plain_csv_matches (GBytes *bytes)
{
  gboolean matches = FALSE;

  g_return_val_if_fail (bytes != NULL, FALSE);

  pledge_csv_read (bytes, "", first_row_cb, pass_cb, &matches, NULL);
  return matches;
}

PledgeEdition *
pledge_plain_csv_read (GBytes *bytes, PledgeCountries *countries, const char *name, GError **error)
{
  g_auto (Reading) self = { .countries = countries };
  g_autofree char *shown = NULL;

  g_return_val_if_fail (bytes != NULL && countries != NULL && name != NULL, NULL);

  self.name = shown = pledge_file_dup_shown_text (name, -1, SHOWN_CHARS * 2);
  self.described = g_ptr_array_new_with_free_func (g_free);
  if (!pledge_csv_read (bytes, name, row_cb, comment_cb, &self, error))
    return NULL;
  if (self.figures == NULL)
    {
      g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_FORMAT, _("%s: expected a row with the columns member, year, indicator, value"), shown);
      return NULL;
    }

  return make_edition (&self, error);
}
