/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-world-bank.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "pledge-file.h"
#include "pledge-json.h"
#include "pledge-world-bank-private.h"

#define SHOWN_CHARS 60
#define MILLION 1e6
#define THOUSAND 1e3

static const PledgeWorldBankIndicator indicators[] = {
  { "MS.MIL.XPND.GD.ZS", PLEDGE_SHARE_PUBLISHED_PCT, 1, 0, "% of GDP", "Military expenditure as a share of GDP" },
  { "MS.MIL.XPND.CD", PLEDGE_SPENDING_USD_M, MILLION, 0, "US$ million", "Military expenditure, current prices and exchange rates" },
  { "MS.MIL.XPND.CN", PLEDGE_SPENDING_NATIONAL_M, MILLION, 0, "million national currency", "Military expenditure, national currency, current prices" },
  { "NY.GDP.MKTP.CD", PLEDGE_GDP_USD_M, MILLION, 0, "US$ million", "Gross domestic product, current prices and exchange rates" },
  { "NY.GDP.MKTP.KD", PLEDGE_GDP_CONST_USD_M, MILLION, 2015, "US$ million of 2015", "Gross domestic product, 2015 prices and exchange rates" },
  { "MS.MIL.TOTL.P1", PLEDGE_PERSONNEL_THOUSAND, THOUSAND, 0, "thousand", "Military personnel" },
};

/* Regions and groups, by the code of three letters and by that of two, which the interface has where the other is empty. */
static const char *const groups[] = {
  "AFE", "AFW", "ARB", "CEB", "CHI", "CSS", "EAP", "EAR", "EAS", "ECA", "ECS", "EMU", "EUU", "FCS", "HIC", "HPC", "IBD",
  "IBT", "IDA", "IDB", "IDX", "INX", "LAC", "LCN", "LDC", "LIC", "LMC", "LMY", "LTE", "MEA", "MIC", "MNA", "NAC", "OED",
  "OSS", "PRE", "PSS", "PST", "SAS", "SSA", "SSF", "SST", "TEA", "TEC", "TLA", "TMN", "TSA", "TSS", "UMC", "WLD",
  "ZH", "ZI", "1A", "B8", "JG", "S3", "4E", "V2", "Z4", "7E", "Z7", "XC", "EU", "F1", "XD", "XE", "XF", "ZT", "XG", "XH",
  "XI", "XY", "XJ", "ZJ", "XL", "XM", "XN", "XO", "V3", "ZQ", "XP", "XQ", "XU", "OE", "S4", "V1", "S2", "V4", "8S", "ZF",
  "ZG", "S1", "T4", "T7", "T2", "T3", "T5", "T6", "XT", "1W", NULL
};

static char *
dup_understood (void)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (indicators); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", indicators[i].code);
  return g_string_free (list, FALSE);
}

const PledgeWorldBankIndicator *
pledge_world_bank_find_indicator (const char *code, const char *name, const char *place, GError **error)
{
  g_autofree char *understood = NULL;
  g_autofree char *shown = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (indicators); i++)
    if (strcmp (indicators[i].code, code) == 0)
      return &indicators[i];

  understood = dup_understood ();
  shown = pledge_file_dup_shown_text (code, -1, SHOWN_CHARS);
  g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_FORMAT, _("%s: %s: the indicator “%s” is not understood; expected one of %s"),
               name, place, shown, understood);
  return NULL;
}

gboolean
pledge_world_bank_find_country (PledgeCountries *countries, const char *code, const char *name, const char **iso3, char **problem)
{
  g_autofree char *shown = NULL, *shown_name = NULL;
  const char *named;

  *iso3 = NULL;
  if (g_strv_contains (groups, code))
    return TRUE;

  /* A name that is not known does no harm beside a code that is; another country's does. */
  *iso3 = pledge_countries_find_code (countries, code);
  named = pledge_countries_find_iso3 (countries, name);
  if (*iso3 != NULL && (named == NULL || strcmp (named, *iso3) == 0))
    return TRUE;

  shown = pledge_file_dup_shown_text (code, -1, SHOWN_CHARS);
  shown_name = pledge_file_dup_shown_text (name, -1, SHOWN_CHARS);
  if (*iso3 == NULL)
    *problem = g_strdup_printf (_("expected the code of a country or of a group of countries that is known, got “%s” (%s)"), shown, shown_name);
  else
    *problem = g_strdup_printf (_("the code “%s” and the name “%s” are not the same country’s"), shown, shown_name);
  return FALSE;
}

PledgeFigures *
pledge_world_bank_figures_new (const PledgeWorldBankIndicator *indicator, const char *name, PledgeFiguresPlaceFunc dup_place, const char *updated)
{
  PledgeFigures *figures = pledge_figures_new (name, dup_place, atoi (updated));

  pledge_figures_add_indicator (figures, indicator->id, indicator->unit, indicator->title);
  return figures;
}

/* A title is part of the file and stays in its publisher's language: "October 2025, % of GDP". */
static char *
dup_title (const PledgeWorldBankIndicator *indicator, const char *updated)
{
  static const char *const months[] = { "January", "February", "March", "April", "May", "June", "July", "August",
                                        "September", "October", "November", "December" };

  return g_strdup_printf ("%s %.4s, %s", months[CLAMP (atoi (updated + 5), 1, 12) - 1], updated, indicator->unit);
}

PledgeEdition *
pledge_world_bank_to_edition (PledgeFigures *figures, const PledgeWorldBankIndicator *indicator, const char *updated, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (indicator->code, -1);
  g_autofree char *id = g_strdup_printf ("world-bank-%s-%s", lower, updated);
  g_autofree char *title = dup_title (indicator, updated);
  g_autofree char *credit = g_strdup_printf ("World Bank, World Development Indicators, %s, %s", indicator->code, updated);
  g_autofree char *url = g_strconcat ("https://data.worldbank.org/indicator/", indicator->code, NULL);
  PledgeEditionInfo info = {
    .id = id, .title = title, .publisher = "World Bank", .published = updated,
    /* Its military expenditure is SIPRI's. */
    .definition = PLEDGE_DEFINITION_SIPRI,
    .price_base_year = indicator->price_base_year, .credit = credit, .licence = "CC BY 4.0", .url = url,
  };

  return pledge_figures_to_edition (figures, &info, error);
}
