/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-edition-writer.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>

#include "pledge-edition-reader.h"

/* Whole numbers below it are printed with all their digits by any of the formats. */
#define MAX_EXACT_INTEGER 1e15

static void
append_text (GString *json, const char *text)
{
  g_autoptr (JsonNode) node = text != NULL ? json_node_init_string (json_node_alloc (), text) : json_node_new (JSON_NODE_NULL);
  g_autofree char *quoted = json_to_string (node, FALSE);

  g_string_append (json, quoted);
}

/* Whether so many digits read back as the same number. */
static gboolean
format_number (char *buffer, int size, const char *format, double number)
{
  g_ascii_formatd (buffer, size, format, number);
  return g_ascii_strtod (buffer, NULL) == number;
}

/* The shortest decimal that reads back as the same number: 15 digits for what people typed, and up to 17 for what was
 * computed. What 16 do not hold 15 do not. */
static void
append_number (GString *json, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE], shorter[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (number))
    g_string_append (json, "null");
  else if (fabs (number) < MAX_EXACT_INTEGER && number == (gint64) number && number != 0)
    g_string_append_printf (json, "%" G_GINT64_FORMAT, (gint64) number);
  else if (!format_number (buffer, sizeof buffer, "%.16g", number))
    g_string_append (json, g_ascii_formatd (buffer, sizeof buffer, "%.17g", number));
  else
    g_string_append (json, format_number (shorter, sizeof shorter, "%.15g", number) ? shorter : buffer);
}

static void
append_info_text (GString *json, const char *key, const char *text)
{
  g_string_append_printf (json, "  \"%s\": ", key);
  append_text (json, text);
  g_string_append (json, ",\n");
}

static void
append_info_year (GString *json, const char *key, int year)
{
  if (year != 0)
    g_string_append_printf (json, "  \"%s\": %d,\n", key, year);
  else
    g_string_append_printf (json, "  \"%s\": null,\n", key);
}

static void
append_info (GString *json, const PledgeEditionInfo *info, const PledgeEditionStamp *stamp)
{
  gboolean outlook = info->definition == PLEDGE_DEFINITION_OUTLOOK;

  append_info_text (json, "format", outlook ? PLEDGE_OUTLOOK_FORMAT : PLEDGE_EDITION_FORMAT);
  append_info_text (json, "id", stamp->id != NULL ? stamp->id : info->id);
  append_info_text (json, "title", stamp->title != NULL ? stamp->title : info->title);
  append_info_text (json, "publisher", info->publisher);
  append_info_text (json, "published", info->published);
  append_info_text (json, "cutoff", info->cutoff);
  if (!outlook)
    append_info_text (json, "definition", pledge_definition_to_id (info->definition));
  append_info_year (json, "price_base_year", info->price_base_year);
  append_info_year (json, "first_year", info->first_year);
  append_info_year (json, "last_year", info->last_year);
  append_info_year (json, "estimates_from", info->estimates_from);
  append_info_text (json, "credit", info->credit);
  append_info_text (json, "licence", info->licence);
  append_info_text (json, "url", info->url);
  append_info_text (json, "retrieved", info->retrieved);
  if (stamp->source != NULL)
    append_info_text (json, "source", stamp->source);
  if (stamp->imported != NULL)
    append_info_text (json, "imported", stamp->imported);
}

static void
append_indicators (GString *json, PledgeEdition *edition)
{
  g_string_append (json, "  \"indicators\": {");
  for (guint i = 0; i < pledge_edition_get_n_indicators (edition); i++)
    {
      g_string_append (json, i > 0 ? ",\n    " : "\n    ");
      append_text (json, pledge_edition_get_indicator_id (edition, i));
      g_string_append (json, ": {\"unit\": ");
      append_text (json, pledge_edition_get_indicator_unit (edition, i));
      g_string_append (json, ", \"title\": ");
      append_text (json, pledge_edition_get_indicator_title (edition, i));
      g_string_append_c (json, '}');
    }
  g_string_append (json, "\n  },\n");
}

static void
append_values (GString *json, PledgeEdition *edition, const char *iso3)
{
  const PledgeEditionInfo *info = pledge_edition_get_info (edition);
  gboolean first = TRUE;

  g_string_append (json, "      \"values\": {");
  for (guint i = 0; i < pledge_edition_get_n_indicators (edition); i++)
    {
      const char *indicator = pledge_edition_get_indicator_id (edition, i);
      const PledgeHistory *history = pledge_edition_get_history (edition, iso3, indicator);

      if (history == NULL)
        continue;
      g_string_append (json, first ? "\n        " : ",\n        ");
      append_text (json, indicator);
      g_string_append (json, ": [");
      for (int year = info->first_year; year <= info->last_year; year++)
        {
          g_string_append (json, year > info->first_year ? ", " : "");
          append_number (json, pledge_history_get_value (history, year));
        }
      g_string_append_c (json, ']');
      first = FALSE;
    }
  g_string_append (json, first ? "},\n" : "\n      },\n");
}

/* Returns whether any year was appended: ", " parts it from the one before. */
static gboolean
append_flagged_years (GString *json, const PledgeEditionInfo *info, const PledgeHistory *history)
{
  gboolean any = FALSE;

  for (int year = info->first_year; year <= info->last_year; year++)
    if (pledge_history_is_estimate (history, year))
      {
        g_string_append_printf (json, "%s%d", any ? ", " : "", year);
        any = TRUE;
      }

  return any;
}

static void
append_estimates (GString *json, PledgeEdition *edition, const char *iso3)
{
  gboolean first = TRUE;

  g_string_append (json, "      \"estimates\": {");
  for (guint i = 0; i < pledge_edition_get_n_indicators (edition); i++)
    {
      const char *indicator = pledge_edition_get_indicator_id (edition, i);
      const PledgeHistory *history = pledge_edition_get_history (edition, iso3, indicator);
      g_autoptr (GString) years = g_string_new (NULL);

      if (history == NULL || !append_flagged_years (years, pledge_edition_get_info (edition), history))
        continue;
      g_string_append (json, first ? "\n        " : ",\n        ");
      append_text (json, indicator);
      g_string_append_printf (json, ": [%s]", years->str);
      first = FALSE;
    }
  g_string_append (json, first ? "},\n" : "\n      },\n");
}

/* year 0: of the whole series. */
static void
append_note (GString *json, gboolean *first, int year, int until, gboolean is_break, const char *text)
{
  g_string_append (json, *first ? "\n        {" : ",\n        {");
  if (year != 0)
    g_string_append_printf (json, "\"year\": %d, ", year);
  if (until != year)
    g_string_append_printf (json, "\"until\": %d, ", until);
  if (is_break)
    g_string_append (json, "\"break\": true, ");
  g_string_append (json, "\"text\": ");
  append_text (json, text);
  g_string_append_c (json, '}');
  *first = FALSE;
}

/* The note on one year, which the note on the whole series is not, or NULL. */
static const char *
get_year_note (PledgeEdition *edition, const char *iso3, int year)
{
  const char *whole = pledge_edition_get_note (edition, iso3, 0);
  const char *note = pledge_edition_get_note (edition, iso3, year);

  return note != whole ? note : NULL;
}

static void
append_notes (GString *json, PledgeEdition *edition, const char *iso3)
{
  const PledgeEditionInfo *info = pledge_edition_get_info (edition);
  const char *whole = pledge_edition_get_note (edition, iso3, 0);
  gboolean first = TRUE;
  int until;

  g_string_append (json, "      \"notes\": [");
  if (whole != NULL)
    append_note (json, &first, 0, 0, FALSE, whole);
  for (int year = info->first_year; year <= info->last_year; year = until + 1)
    {
      const char *text = get_year_note (edition, iso3, year);
      gboolean is_break = pledge_edition_has_break (edition, iso3, year);

      until = year;
      if (text == NULL && !is_break)
        continue;
      /* Translators: stands as a note on a year of a country's figures */
      text = text != NULL ? text : _("The figures before this year and from it on do not compare.");
      while (until < info->last_year && g_strcmp0 (get_year_note (edition, iso3, until + 1), text) == 0 &&
             !pledge_edition_has_break (edition, iso3, until + 1))
        until++;
      append_note (json, &first, year, until, is_break, text);
    }
  g_string_append (json, first ? "]\n" : "\n      ]\n");
}

GBytes *
pledge_edition_to_bytes (PledgeEdition *edition)
{
  const PledgeEditionStamp none = { NULL };

  return pledge_edition_to_stamped_bytes (edition, &none);
}

GBytes *
pledge_edition_to_stamped_bytes (PledgeEdition *edition, const PledgeEditionStamp *stamp)
{
  GString *json;

  g_return_val_if_fail (PLEDGE_IS_EDITION (edition), NULL);
  g_return_val_if_fail (stamp != NULL, NULL);

  json = g_string_new ("{\n");
  append_info (json, pledge_edition_get_info (edition), stamp);
  append_indicators (json, edition);
  g_string_append (json, "  \"members\": {");
  for (guint i = 0; i < pledge_edition_get_n_members (edition); i++)
    {
      const char *iso3 = pledge_edition_get_member_iso3 (edition, i);

      g_string_append (json, i > 0 ? ",\n    " : "\n    ");
      append_text (json, iso3);
      g_string_append (json, ": {\n      \"currency\": ");
      append_text (json, pledge_edition_get_currency (edition, iso3));
      g_string_append (json, ",\n");
      append_values (json, edition, iso3);
      append_estimates (json, edition, iso3);
      append_notes (json, edition, iso3);
      g_string_append (json, "    }");
    }
  g_string_append (json, "\n  }\n}\n");

  return g_string_free_to_bytes (json);
}
