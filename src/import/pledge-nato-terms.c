/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-nato-terms.h"

#include <stdlib.h>
#include <string.h>

#define USD_M "US$ million"
#define NATIONAL_M "million national currency"
#define CURRENT "current"
#define CONSTANT "constant"

/* Patterns are for whole texts in small letters with single spaces. */
#define EXPENDITURE "(?:(core) )?defence expenditures?"
#define PERCENT " ?\\((?:%|per ?cent|percentage)\\)"
#define RATES "(?: and exchange rates)?"
#define MARK "(?: ?\\([a-z]\\))?"

static const struct {
  const char *pattern;
  PledgeNatoSubject subject;
} subjects[] = {
  { EXPENDITURE, PLEDGE_NATO_SPENDING },
  { EXPENDITURE " as a share of (?:real )?gdp(?: and annual real change)?", PLEDGE_NATO_SHARE },
  { EXPENDITURE " real change [0-9]{4} ?[-–] ?[0-9]{4}e?", PLEDGE_NATO_SUMMARY },
  { "gdp", PLEDGE_NATO_GDP },
  { "(?:gdp per capita and )?" EXPENDITURE " per capita", PLEDGE_NATO_PER_HEAD },
  { "gdp per capita", PLEDGE_NATO_PER_HEAD },
  { "military personnel", PLEDGE_NATO_PERSONNEL },
  { "distribution of (?:total )?" EXPENDITURE " by main category", PLEDGE_NATO_DISTRIBUTION },
};

/* The first group is the base year. */
static const struct {
  const char *pattern;
  PledgeNatoTerms terms;
} phrases[] = {
  { "million(?:s of)? national currency(?: units?)?", { .unit = NATIONAL_M } },
  { "million(?:s of)? us dollars", { .unit = USD_M } },
  { "thousands?", { .unit = "thousand" } },
  { "percentage of total (?:core )?defence expenditures?", { .unit = "%" } },
  { "current prices" RATES, { .prices = CURRENT } },
  { "constant ([0-9]{4}) prices" RATES, { .prices = CONSTANT } },
  { "(?:based on )?([0-9]{4}) prices" RATES, { NULL } },
  { "share of (?:real )?gdp" PERCENT "(?:,? based on ([0-9]{4}) prices)?", { .measure = "share" } },
  { "annual real change" PERCENT, { .measure = "change" } },
  { "gdp per capita ?\\(thousand us dollars\\)", { .measure = "gdp" } },
  { "(?:core )?defence expenditures? per capita ?\\(us dollars\\)", { .measure = "spending" } },
  { "equipment" MARK, { .measure = "equipment" } },
  { "personnel" MARK, { .measure = "personnel" } },
  { "infrastructure" MARK, { .measure = "infrastructure" } },
  { "other" MARK, { .measure = "other" } },
};

static const struct {
  PledgeNatoSubject subject;
  PledgeNatoTerms terms;
  PledgeNatoIndicator indicator;
} indicators[] = {
  { PLEDGE_NATO_SPENDING, { USD_M, CURRENT, NULL, 0 },
    { "spending_usd_m", USD_M, "Defence expenditure, current prices and exchange rates" } },
  { PLEDGE_NATO_SPENDING, { NATIONAL_M, CURRENT, NULL, 0 },
    { "spending_national_m", NATIONAL_M, "Defence expenditure, national currency, current prices" } },
  { PLEDGE_NATO_SPENDING, { USD_M, CONSTANT, NULL, 1 },
    { "spending_const_usd_m", USD_M " of %d", "Defence expenditure, %d prices and exchange rates" } },
  { PLEDGE_NATO_SPENDING, { NATIONAL_M, CONSTANT, NULL, 1 },
    { "spending_const_national_m", NATIONAL_M " of %d", "Defence expenditure, national currency, %d prices" } },
  { PLEDGE_NATO_GDP, { USD_M, CURRENT, NULL, 0 },
    { "gdp_usd_m", USD_M, "Gross domestic product, current prices and exchange rates" } },
  { PLEDGE_NATO_GDP, { USD_M, CONSTANT, NULL, 1 },
    { "gdp_const_usd_m", USD_M " of %d", "Gross domestic product, %d prices and exchange rates" } },
  { PLEDGE_NATO_SHARE, { NULL, NULL, "share", 0 },
    { "share_published_pct", "% of GDP", "Defence expenditure as a share of real GDP" } },
  { PLEDGE_NATO_SHARE, { NULL, NULL, "change", 0 },
    { "real_change_pct", "%", "Real change of defence expenditure on the year before" } },
  { PLEDGE_NATO_PER_HEAD, { NULL, NULL, "spending", 1 },
    { "spending_per_head_const_usd", "US$ of %d", "Defence expenditure per head" } },
  { PLEDGE_NATO_PER_HEAD, { NULL, NULL, "gdp", 1 },
    { "gdp_per_head_const_usd_thousand", "US$ thousand of %d", "Gross domestic product per head" } },
  { PLEDGE_NATO_PERSONNEL, { "thousand", NULL, NULL, 0 },
    { "personnel_thousand", "thousand", "Military personnel" } },
  { PLEDGE_NATO_DISTRIBUTION, { "%", NULL, "equipment", 0 },
    { "equipment_share_pct", "% of defence expenditure", "Equipment" } },
  { PLEDGE_NATO_DISTRIBUTION, { "%", NULL, "personnel", 0 },
    { "personnel_share_pct", "% of defence expenditure", "Personnel" } },
  { PLEDGE_NATO_DISTRIBUTION, { "%", NULL, "infrastructure", 0 },
    { "infrastructure_share_pct", "% of defence expenditure", "Infrastructure" } },
  { PLEDGE_NATO_DISTRIBUTION, { "%", NULL, "other", 0 },
    { "other_share_pct", "% of defence expenditure", "Other" } },
};

/* In small letters with single spaces, without a colon at the end. */
static char *
dup_plain (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_autofree char *spaced = NULL;
  g_autoptr (GRegex) spaces = g_regex_new ("[\\s:]*$|\\s+", 0, 0, NULL);

  spaced = g_regex_replace_literal (spaces, lower, -1, 0, " ", 0, NULL);
  return spaced != NULL ? g_strdup (g_strstrip (spaced)) : g_strdup ("");
}

/* Whether the text is the pattern, whole. group: NULL or where its first group goes. (transfer full) */
static gboolean
is_whole (const char *pattern, const char *text, char **group)
{
  g_autofree char *whole = g_strconcat ("^(?:", pattern, ")$", NULL);
  g_autoptr (GRegex) regex = g_regex_new (whole, G_REGEX_OPTIMIZE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (!g_regex_match (regex, text, 0, &match))
    return FALSE;
  if (group != NULL)
    *group = g_match_info_fetch (match, 1);
  return TRUE;
}

char *
pledge_nato_dup_table_title (const char *text)
{
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  char *rest;

  /* Most cells are none; a pattern costs more than this. */
  if (g_ascii_strncasecmp (text, "table", strlen ("table")) != 0)
    return NULL;
  regex = g_regex_new ("^table\\s+[0-9]{1,2}\\s?[a-z]?\\s*[:.–-]?(?:\\s+(.*))?$", G_REGEX_CASELESS | G_REGEX_DOTALL, 0, NULL);
  if (!g_regex_match (regex, text, 0, &match))
    return NULL;
  rest = g_match_info_fetch (match, 1);
  return rest != NULL ? rest : g_strdup ("");
}

PledgeNatoSubject
pledge_nato_read_title (const char *title, gboolean *core)
{
  g_autofree char *plain = dup_plain (title);

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      g_autofree char *group = NULL;

      if (!is_whole (subjects[i].pattern, plain, &group))
        continue;
      *core = group != NULL && *group != '\0';
      return subjects[i].subject;
    }
  return PLEDGE_NATO_NOTHING;
}

gboolean
pledge_nato_read_terms (const char *text, PledgeNatoTerms *terms)
{
  g_autofree char *plain = dup_plain (text);

  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    {
      const PledgeNatoTerms *said = &phrases[i].terms;
      g_autofree char *year = NULL;

      if (!is_whole (phrases[i].pattern, plain, &year))
        continue;
      if (said->unit != NULL)
        terms->unit = said->unit;
      if (said->prices != NULL)
        terms->prices = said->prices;
      if (said->measure != NULL)
        terms->measure = said->measure;
      if (year != NULL && *year != '\0')
        terms->base_year = atoi (year);
      return TRUE;
    }
  return FALSE;
}

const PledgeNatoIndicator *
pledge_nato_find_indicator (PledgeNatoSubject subject, const PledgeNatoTerms *terms)
{
  for (guint i = 0; i < G_N_ELEMENTS (indicators); i++)
    {
      const PledgeNatoTerms *wanted = &indicators[i].terms;

      if (indicators[i].subject == subject && g_strcmp0 (wanted->unit, terms->unit) == 0 &&
          g_strcmp0 (wanted->prices, terms->prices) == 0 && g_strcmp0 (wanted->measure, terms->measure) == 0 &&
          (wanted->base_year == 0 || terms->base_year != 0))
        return &indicators[i].indicator;
    }
  return NULL;
}

gboolean
pledge_nato_is_aggregate (const char *name)
{
  g_autofree char *plain = dup_plain (name);

  return is_whole ("nato(?: total| europe| europe and canada| allies)?\\*?|european allies(?: and canada)?\\*?|north america\\*?", plain, NULL);
}

gboolean
pledge_nato_is_note (const char *text)
{
  g_autofree char *plain = dup_plain (text);

  return is_whole ("notes?\\b.*|\\*.*|\\([a-z]\\).*|- ?[0-9]+ ?-|sources?\\b.*", plain, NULL);
}
