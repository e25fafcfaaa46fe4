/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-edition-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "pledge-json-private.h"
#include "pledge-member.h"

#define MAX_YEARS 400
#define MAX_INDICATORS 1000
#define MAX_SHARE_PCT 200
#define ANY_FORMAT PLEDGE_EDITION_FORMAT "|" PLEDGE_OUTLOOK_FORMAT

/* A member's figures while they are read. */
typedef struct {
  PledgeEditionBuilder *builder;
  const PledgeEditionInfo *info;
  GHashTable *indicators; /* ids, the document's */
  guint n_years;
  double *values;
  gboolean *flags;
} Reading;

static gboolean
has_word (const char *id, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (id, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
read_definition (PledgeJson *json, PledgeDefinition *definition, GError **error)
{
  const char *id;

  if (strcmp (pledge_json_get_format (json), PLEDGE_OUTLOOK_FORMAT) == 0)
    {
      *definition = PLEDGE_DEFINITION_OUTLOOK;
      return TRUE;
    }

  if (!pledge_json_read_text (json, "definition", &id, error))
    return FALSE;
  if (!pledge_definition_from_id (id, definition) || *definition == PLEDGE_DEFINITION_OUTLOOK)
    return pledge_json_fail_expected (json, error, "definition", _("nato, nato-core or sipri"));

  return TRUE;
}

static gboolean
read_years (PledgeJson *json, PledgeEditionInfo *info, GError **error)
{
  if (!pledge_json_read_int (json, "first_year", PLEDGE_JSON_MIN_YEAR, PLEDGE_JSON_MAX_YEAR, &info->first_year, error) ||
      !pledge_json_read_int (json, "last_year", PLEDGE_JSON_MIN_YEAR, PLEDGE_JSON_MAX_YEAR, &info->last_year, error))
    return FALSE;
  if (info->last_year < info->first_year)
    return pledge_json_fail (json, error, "last_year", _("expected %d or later, got %d"), info->first_year, info->last_year);

  return pledge_json_read_int_or (json, "estimates_from", info->first_year, info->last_year, 0, &info->estimates_from, error) &&
         pledge_json_read_int_or (json, "price_base_year", PLEDGE_JSON_MIN_YEAR, PLEDGE_JSON_MAX_YEAR, 0, &info->price_base_year, error);
}

static gboolean
read_info (PledgeJson *json, PledgeEditionInfo *info, GError **error)
{
  return pledge_json_read_id (json, "id", &info->id, error) &&
         pledge_json_read_text (json, "title", &info->title, error) &&
         pledge_json_read_text (json, "publisher", &info->publisher, error) &&
         pledge_json_read_date (json, "published", FALSE, &info->published, error) &&
         pledge_json_read_date_or_null (json, "cutoff", FALSE, &info->cutoff, error) &&
         read_definition (json, &info->definition, error) &&
         read_years (json, info, error) &&
         pledge_json_read_text (json, "credit", &info->credit, error) &&
         pledge_json_read_text (json, "licence", &info->licence, error) &&
         pledge_json_read_text_or_null (json, "url", &info->url, error) &&
         pledge_json_read_date_or_null (json, "retrieved", FALSE, &info->retrieved, error);
}

static gboolean
read_indicators (PledgeJson *json, Reading *reading, GError **error)
{
  g_autofree const char **ids = NULL;

  if (!pledge_json_enter (json, "indicators", JSON_NODE_OBJECT, error))
    return FALSE;
  if (pledge_json_count (json) > MAX_INDICATORS)
    return pledge_json_fail (json, error, NULL, _("expected at most %d indicators, got %u"), MAX_INDICATORS, pledge_json_count (json));

  ids = pledge_json_get_keys (json);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const char *unit, *title;

      if (!pledge_json_enter (json, ids[i], JSON_NODE_OBJECT, error) ||
          !pledge_json_read_text (json, "unit", &unit, error) ||
          !pledge_json_read_text (json, "title", &title, error))
        return FALSE;
      pledge_json_leave (json);

      g_hash_table_add (reading->indicators, (gpointer) ids[i]);
      pledge_edition_builder_add_indicator (reading->builder, ids[i], unit, title);
    }

  if (g_hash_table_contains (reading->indicators, PLEDGE_SPENDING_CONST_USD_M) && reading->info->price_base_year == 0)
    {
      pledge_json_leave (json);
      return pledge_json_fail_expected (json, error, "price_base_year", _("the year of the constant prices"));
    }

  pledge_json_leave (json);
  return TRUE;
}

/* At "estimates" of a member; values holds the indicator's figures. */
static gboolean
read_flags (PledgeJson *json, const Reading *reading, const char *indicator, GError **error)
{
  if (!pledge_json_has (json, indicator))
    return TRUE;
  if (!pledge_json_enter (json, indicator, JSON_NODE_ARRAY, error))
    return FALSE;

  for (guint i = 0; i < pledge_json_count (json); i++)
    {
      int year;

      if (!pledge_json_enter_element (json, i, JSON_NODE_VALUE, error) ||
          !pledge_json_read_int (json, NULL, reading->info->first_year, reading->info->last_year, &year, error))
        return FALSE;
      if (isnan (reading->values[year - reading->info->first_year]))
        return pledge_json_fail (json, error, NULL, _("expected a year that has a figure, got %d, which has none"), year);
      reading->flags[year - reading->info->first_year] = TRUE;
      pledge_json_leave (json);
    }

  pledge_json_leave (json);
  return TRUE;
}

/* At "estimates": every flag must belong to a history that was read. */
static gboolean
check_flagged (PledgeJson *json, const char *const *histories, GError **error)
{
  g_autofree const char **flagged = pledge_json_get_keys (json);

  for (guint i = 0; flagged[i] != NULL; i++)
    if (!g_strv_contains (histories, flagged[i]))
      return pledge_json_fail (json, error, flagged[i], _("expected an indicator that the member has values of"));

  return TRUE;
}

static gboolean
read_history (PledgeJson *json, const Reading *reading, const char *iso3, const char *indicator, gboolean has_flags, GError **error)
{
  g_autoptr (PledgeHistory) history = NULL;
  double min, max;

  if (!g_hash_table_contains (reading->indicators, indicator))
    return pledge_json_fail (json, error, indicator, _("expected one of the indicators that the file describes"));

  pledge_edition_get_bounds (indicator, &min, &max);
  if (!pledge_json_read_numbers (json, indicator, reading->n_years, min, max, reading->values, error))
    return FALSE;

  if (has_flags)
    {
      memset (reading->flags, 0, reading->n_years * sizeof (gboolean));
      pledge_json_leave (json);
      if (!pledge_json_enter (json, "estimates", JSON_NODE_OBJECT, error) || !read_flags (json, reading, indicator, error))
        return FALSE;
      pledge_json_leave (json);
      if (!pledge_json_enter (json, "values", JSON_NODE_OBJECT, error))
        return FALSE;
    }

  history = pledge_history_new (reading->info->first_year, reading->values, has_flags ? reading->flags : NULL, reading->n_years);
  pledge_edition_builder_add_history (reading->builder, iso3, indicator, history);
  return TRUE;
}

/* At a member. */
static gboolean
read_histories (PledgeJson *json, const Reading *reading, const char *iso3, GError **error)
{
  g_autofree const char **histories = NULL;
  gboolean has_flags = pledge_json_has (json, "estimates");

  if (!pledge_json_enter (json, "values", JSON_NODE_OBJECT, error))
    return FALSE;
  histories = pledge_json_get_keys (json);
  for (guint i = 0; histories[i] != NULL; i++)
    if (!read_history (json, reading, iso3, histories[i], has_flags, error))
      return FALSE;
  pledge_json_leave (json);

  if (has_flags)
    {
      if (!pledge_json_enter (json, "estimates", JSON_NODE_OBJECT, error) ||
          !check_flagged (json, (const char *const *) histories, error))
        return FALSE;
      pledge_json_leave (json);
    }

  return TRUE;
}

/* At one note. A break lies before one year: a note on the whole series cannot be about one. */
static gboolean
read_break (PledgeJson *json, const Reading *reading, const char *iso3, int year, GError **error)
{
  gboolean is_break = FALSE;

  if (!pledge_json_has (json, "break"))
    return TRUE;
  if (!pledge_json_read_boolean (json, "break", &is_break, error))
    return FALSE;
  if (is_break && year == 0)
    return pledge_json_fail_expected (json, error, "year", _("the first year after the break"));

  if (is_break)
    pledge_edition_builder_add_break (reading->builder, iso3, year);
  return TRUE;
}

/* At one note: of a year, of the years up to "until", or of the whole series. */
static gboolean
read_note (PledgeJson *json, const Reading *reading, const char *iso3, GError **error)
{
  const PledgeEditionInfo *info = reading->info;
  const char *text;
  int year, until;

  if (!pledge_json_read_int_or (json, "year", info->first_year, info->last_year, 0, &year, error) ||
      !pledge_json_read_int_or (json, "until", MAX (year, info->first_year), info->last_year, year, &until, error) ||
      !pledge_json_read_text (json, "text", &text, error) ||
      !read_break (json, reading, iso3, year, error))
    return FALSE;
  if (year == 0 && until != 0)
    return pledge_json_fail_expected (json, error, "year", _("the first year of the note"));

  for (int of = year; of <= until; of++)
    pledge_edition_builder_add_note (reading->builder, iso3, of, text);
  return TRUE;
}

/* At a member. */
static gboolean
read_notes (PledgeJson *json, const Reading *reading, const char *iso3, GError **error)
{
  if (!pledge_json_has (json, "notes"))
    return TRUE;
  if (!pledge_json_enter (json, "notes", JSON_NODE_ARRAY, error))
    return FALSE;

  for (guint i = 0; i < pledge_json_count (json); i++)
    {
      if (!pledge_json_enter_element (json, i, JSON_NODE_OBJECT, error) || !read_note (json, reading, iso3, error))
        return FALSE;
      pledge_json_leave (json);
    }

  pledge_json_leave (json);
  return TRUE;
}

/* At "members". */
static gboolean
read_member (PledgeJson *json, const Reading *reading, const char *iso3, GError **error)
{
  const char *currency;

  if (!pledge_member_is_iso3 (iso3))
    return pledge_json_fail (json, error, iso3, _("expected a country code of three capital letters"));
  if (!pledge_json_enter (json, iso3, JSON_NODE_OBJECT, error) ||
      !pledge_json_read_text_or_null (json, "currency", &currency, error))
    return FALSE;
  /* Currency codes look like country codes. */
  if (currency != NULL && !pledge_member_is_iso3 (currency))
    return pledge_json_fail_expected (json, error, "currency", _("a currency code of three capital letters or null"));

  pledge_edition_builder_add_member (reading->builder, iso3, currency);
  if (!read_histories (json, reading, iso3, error) || !read_notes (json, reading, iso3, error))
    return FALSE;

  pledge_json_leave (json);
  return TRUE;
}

static gboolean
read_members (PledgeJson *json, const Reading *reading, GError **error)
{
  g_autofree const char **codes = NULL;

  if (!pledge_json_enter (json, "members", JSON_NODE_OBJECT, error))
    return FALSE;

  codes = pledge_json_get_keys (json);
  if (codes[0] == NULL)
    return pledge_json_fail (json, error, NULL, _("expected at least one member"));
  for (guint i = 0; codes[i] != NULL; i++)
    if (!read_member (json, reading, codes[i], error))
      return FALSE;

  pledge_json_leave (json);
  return TRUE;
}

void
pledge_edition_get_bounds (const char *indicator, double *min, double *max)
{
  static const char *const of_either_sign[] = { "change", "growth", "inflation", "balance", NULL };

  /* No country is without a product: what is not known of it is null. */
  if (has_word (indicator, of_either_sign))
    *min = -PLEDGE_JSON_MAX_NUMBER;
  else
    *min = strcmp (indicator, PLEDGE_GDP_USD_M) == 0 || strcmp (indicator, PLEDGE_GDP_CONST_USD_M) == 0 ? PLEDGE_JSON_ABOVE_ZERO : 0;
  *max = *min == 0 && g_str_has_suffix (indicator, "_pct") ? 100 : PLEDGE_JSON_MAX_NUMBER;
  /* In a war a country can spend more than it produces: SIPRI prints 117 % for Kuwait in 1991. */
  if (strcmp (indicator, PLEDGE_SHARE_PUBLISHED_PCT) == 0)
    *max = MAX_SHARE_PCT;
}

PledgeEdition *
pledge_edition_from_json (PledgeJson *json, GError **error)
{
  g_autoptr (PledgeEditionBuilder) builder = NULL;
  g_autoptr (GHashTable) indicators = g_hash_table_new (g_str_hash, g_str_equal);
  PledgeEditionInfo info = { NULL };
  double values[MAX_YEARS];
  gboolean flags[MAX_YEARS];
  Reading reading = { .info = &info, .indicators = indicators, .values = values, .flags = flags };

  if (!read_info (json, &info, error))
    return NULL;

  reading.n_years = info.last_year - info.first_year + 1;
  G_STATIC_ASSERT (PLEDGE_JSON_MAX_YEAR - PLEDGE_JSON_MIN_YEAR < MAX_YEARS);
  builder = reading.builder = pledge_edition_builder_new (&info);
  if (!read_indicators (json, &reading, error) || !read_members (json, &reading, error))
    return NULL;

  return pledge_edition_builder_finish (g_steal_pointer (&builder));
}

PledgeEdition *
pledge_edition_read_file (const char *path, GError **error)
{
  g_autoptr (PledgeJson) json = pledge_json_load_file (path, ANY_FORMAT, error);

  return json != NULL ? pledge_edition_from_json (json, error) : NULL;
}

PledgeEdition *
pledge_edition_read_bytes (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (PledgeJson) json = pledge_json_load_bytes (bytes, name, ANY_FORMAT, error);

  return json != NULL ? pledge_edition_from_json (json, error) : NULL;
}
