/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-sipri-terms.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "pledge-country-names.h"

/* In the order in which they are read: zeros in US$ are judged by local currency. Patterns are for whole titles in
 * small letters with single spaces, without "© SIPRI …"; the group is the base year. */
static const PledgeSipriTable tables[] = {
  { "military expenditure by country, in local currency", PLEDGE_SIPRI_NATIONAL, "for calendar years",
    PLEDGE_SPENDING_NATIONAL_M, "million national currency", "Military expenditure, national currency, current prices, calendar years" },
  { "military expenditure by country, in millions of us\\$ at current prices and exchange rates", PLEDGE_SIPRI_CURRENT, "in us $m., in current prices",
    PLEDGE_SPENDING_USD_M, "US$ million", "Military expenditure, current prices and exchange rates" },
  { "military expenditure by country, in constant \\(([0-9]{4})\\) us\\$ m\\.", PLEDGE_SIPRI_CONSTANT, "in us $m., at constant",
    PLEDGE_SPENDING_CONST_USD_M, "US$ million of %d", "Military expenditure, %d prices and exchange rates" },
  { "military expenditure by country as (?:a )?percentage of gross domestic product", PLEDGE_SIPRI_SHARE, NULL,
    PLEDGE_SHARE_PUBLISHED_PCT, "% of GDP", "Military expenditure as a share of GDP" },
  { "military expenditure per capita by country", PLEDGE_SIPRI_PER_HEAD, "in current us$",
    "spending_per_head_usd", "US$", "Military expenditure per head, current prices and exchange rates" },
  { "military expenditure by country as (?:a )?percentage of government spending", PLEDGE_SIPRI_GOVERNMENT, "general government expenditure",
    "share_government_pct", "% of government expenditure", "Military expenditure as a share of general government expenditure" },
  { "military expenditure by country, in local currency", PLEDGE_SIPRI_LEFT_OUT, "for financial years", NULL, NULL, NULL },
  { "military expenditure by region in constant us dollars", PLEDGE_SIPRI_LEFT_OUT, NULL, NULL, NULL, NULL },
  { NULL },
};

/* Reads "Military expenditure …, 1949-2024 © SIPRI 2024" from a line without its right. */
static gboolean
match_table (PledgeSipriHead *head, const char *title)
{
  g_autofree char *plain = pledge_sipri_dup_plain (title);
  char *sign = strstr (plain, "©");

  if (sign != NULL)
    *sign = '\0';
  g_strstrip (plain);
  for (guint i = 0; tables[i].pattern != NULL; i++)
    {
      g_autofree char *whole = g_strconcat ("^", tables[i].pattern, "(?:, (?<first>[0-9]{4}) ?[-–] ?(?<last>[0-9]{4}))?$", NULL);
      g_autoptr (GRegex) regex = g_regex_new (whole, 0, 0, NULL);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *year = NULL, *first = NULL, *last = NULL;

      if (!g_regex_match (regex, plain, 0, &match) || (tables[i].says != NULL && !pledge_sipri_head_says (head, tables[i].says)))
        continue;
      year = tables[i].subject == PLEDGE_SIPRI_CONSTANT ? g_match_info_fetch (match, 1) : NULL;
      first = g_match_info_fetch_named (match, "first");
      last = g_match_info_fetch_named (match, "last");
      head->table = &tables[i];
      head->base_year = year != NULL ? atoi (year) : 0;
      head->first_year = first != NULL ? atoi (first) : 0;
      head->last_year = last != NULL ? atoi (last) : 0;
      return TRUE;
    }
  return FALSE;
}

const PledgeSipriTable *
pledge_sipri_tables (void)
{
  return tables;
}

gboolean
pledge_sipri_head_read (PledgeSheet *sheet, PledgeSipriHead *head, GError **error)
{
  const char *title = NULL;

  *head = (PledgeSipriHead) { .sheet = sheet };
  for (; head->header < pledge_sheet_get_n_rows (sheet); head->header++)
    {
      const PledgeSheetRow row = pledge_sheet_get_row (sheet, head->header);

      if (pledge_sheet_row_has_years (&row))
        break;
      if (title == NULL && pledge_sipri_is_title (&row))
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
  if (head->table->subject != PLEDGE_SIPRI_LEFT_OUT && head->header == pledge_sheet_get_n_rows (sheet))
    return pledge_sheet_fail (sheet, 0, 0, error, _("expected a row of years"));

  head->explains_colours = pledge_sipri_head_says (head, "figures in blue are sipri estimates") && pledge_sipri_head_says (head, "figures in red indicate highly uncertain data");
  return TRUE;
}

gboolean
pledge_sipri_head_says (const PledgeSipriHead *head, const char *words)
{
  for (guint i = 0; i < head->header; i++)
    {
      const PledgeSheetRow row = pledge_sheet_get_row (head->sheet, i);
      g_autofree char *plain = row.cells[0].kind == PLEDGE_CELL_TEXT ? pledge_sipri_dup_plain (row.cells[0].text) : g_strdup ("");

      if (row.number != head->title_row && strstr (plain, words) != NULL)
        return TRUE;
    }
  return FALSE;
}

gboolean
pledge_sipri_is_title (const PledgeSheetRow *row)
{
  g_autofree char *plain = NULL;

  if (row->cells[0].kind != PLEDGE_CELL_TEXT || g_ascii_strncasecmp (row->cells[0].text, "military", strlen ("military")) != 0)
    return FALSE;
  plain = pledge_sipri_dup_plain (row->cells[0].text);
  return g_str_has_prefix (plain, "military expenditure ") && strstr (plain, "sipri") != NULL;
}

gboolean
pledge_sipri_is_region (const char *name)
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

gboolean
pledge_sipri_is_left_out (const char *name)
{
  g_autofree char *folded = pledge_country_fold (name, TRUE);

  return strcmp (folded, "european union") == 0;
}

char *
pledge_sipri_dup_plain (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_autoptr (GRegex) spaces = g_regex_new ("\\s+", 0, 0, NULL);
  char *plain = g_regex_replace_literal (spaces, lower, -1, 0, " ", 0, NULL);

  return plain != NULL ? plain : g_strdup ("");
}
