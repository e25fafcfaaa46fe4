/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "figures-fixture.h"
#include "io-fixture.h"
#include "mutation-fixture.h"
#include "pledge-sipri-workbook.h"

#define FIRST_YEAR 2015
#define N_YEARS 6
#define BASE_YEAR 2019
#define LEGEND "Figures in blue are SIPRI estimates. Figures in red indicate highly uncertain data."
#define SYMBOLS "\". .\" = data unavailable. \"xxx\" = country did not exist or was not independent during all or part of the year in question."

typedef enum { NATIONAL_FISCAL, NATIONAL, CONSTANT, CURRENT, SHARE, PER_HEAD, GOVERNMENT } Table;

/* Made up. since: the first year of which there are figures; blue and red: years in those colours. */
typedef struct {
  const char *name;
  const char *currency;
  double spending_usd_m, share_pct, rate;
  int since, blue, red;
} Country;

/* A name alone is a region's. */
static const Country countries[] = {
  { .name = "Africa" }, { .name = "sub-Saharan Africa" },
  { "Cote d'Ivoire", "CFA Francs", 600, 1.1, 575, 2015, 2016, 0 },
  { .name = "Americas" },
  { "United States of America", "US dollars", 700000, 3.4, 1, 2015, 0, 0 },
  { .name = "Asia & Oceania" },
  { "Korea, South", "Won", 44000, 2.5, 1180, 2015, 0, 0 },
  { "Taiwan", "Dollars", 12000, 1.9, 29.5, 2015, 2017, 2018 },
  { .name = "Europe" },
  { "Croatia", "Kunas", 1000, 1.8, 0.875, 2015, 0, 0 },
  { "Kosovo", "Euro", 80, 0.9, 0.875, 2017, 0, 0 },
  { "Czechoslovakia", "Korunas", 2000, 3, 20, 2015, 0, 0 },
  { "Germany", "Euro", 50000, 1.3, 0.875, 2015, 0, 0 },
  { "European Union", "Euro", 300, 0.1, 0.875, 2015, 0, 0 },
};

static double
figure (const Country *country, Table table, int year)
{
  double current = country->spending_usd_m * (1 + 0.05 * (year - BASE_YEAR));

  switch (table)
    {
    case NATIONAL_FISCAL:
    case NATIONAL:
      return current * country->rate * 1e6;
    case CONSTANT:
      return current / (1 + 0.02 * (year - BASE_YEAR));
    case SHARE:
      return (country->share_pct + 0.05 * (year - BASE_YEAR)) / 100;
    case PER_HEAD:
      return current / 10;
    case GOVERNMENT:
      return country->share_pct * 2.5 / 100;
    case CURRENT:
    default:
      return current;
    }
}

static void
add_figures (FixtureSheet *sheet, const Country *country, Table table, guint column)
{
  gboolean is_percent = table == SHARE || table == GOVERNMENT;
  guint row = sheet->rows->len;

  for (int year = FIRST_YEAR; year < FIRST_YEAR + N_YEARS; year++)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *cell = NULL;

      /* What could not be stated in dollars is printed as nothing. */
      g_ascii_dtostr (number, sizeof number, figure (country, table, year));
      if (year < country->since)
        cell = g_strdup (year + 1 < country->since ? "'xxx" : "'...");
      else if (table == CURRENT && strcmp (country->name, "Taiwan") == 0 && year == FIRST_YEAR)
        cell = g_strdup ("0");
      else
        cell = g_strdup_printf ("%s|%s%s", number, year == country->blue ? "b" : year == country->red ? "r" : "", is_percent ? "%" : "");
      fixture_sheet_set (sheet, row, column + year - FIRST_YEAR, cell);
    }
}

/* lines: below the title, up to NULL. labels: before the years, up to NULL. */
static void
add_sheet (FixtureBook *book, Table table, const char *name, const char *title, const char *const *lines, const char *const *labels)
{
  FixtureSheet *sheet = fixture_book_add_sheet (book, name);
  guint n_labels = g_strv_length ((char **) labels), row;

  fixture_sheet_add_text (sheet, 1, title);
  for (guint i = 0; lines[i] != NULL; i++)
    fixture_sheet_add_text (sheet, 1, lines[i]);
  fixture_sheet_add_text (sheet, 1, LEGEND);
  fixture_sheet_add_text (sheet, 1, SYMBOLS);
  fixture_sheet_add_blank (sheet, 1);
  fixture_sheet_add_row (sheet, 1, labels);
  row = sheet->rows->len;
  for (int i = 0; i < N_YEARS; i++)
    {
      g_autofree char *year = g_strdup_printf ("%d", FIRST_YEAR + i);

      fixture_sheet_set (sheet, row, n_labels + 1 + i, year);
    }
  fixture_sheet_add_blank (sheet, 1);

  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      fixture_sheet_add_text (sheet, 1, countries[i].name);
      if (countries[i].spending_usd_m == 0)
        continue;
      if (g_strcmp0 (labels[1], "'Currency") == 0)
        {
          g_autofree char *currency = g_strconcat ("'", countries[i].currency, NULL);

          fixture_sheet_set (sheet, sheet->rows->len, 2, currency);
        }
      if (i % 3 == 0)
        fixture_sheet_set (sheet, sheet->rows->len, n_labels, "'§4");
      add_figures (sheet, &countries[i], table, n_labels + 1);
    }
}

static FixtureBook *
make_book (void)
{
  static const char *const fiscal_labels[] = { "'Country", "'Currency", "'Fiscal Year (Jan-Dec if not stated)", "'Notes", NULL };
  static const char *const currency_labels[] = { "'Country", "'Currency", "'Notes", NULL };
  static const char *const blank_labels[] = { "'Country", "", "'Notes", NULL };
  static const char *const labels[] = { "'Country", "'Notes", NULL };
  static const char *const year_labels[] = { "'Country", "'Notes", "'Reporting year", NULL };
  static const char *const fiscal[] = { "Figures are in local currency at current prices and are for financial years. Countries are grouped by region and subregion.", NULL };
  static const char *const calendar[] = { "Figures are in local currency at current prices and are for calendar years, unless otherwise stated.", NULL };
  static const char *const constant[] = { "Figures are in US $m., at constant 2019 prices and exchange rates", NULL };
  static const char *const current[] = { "Figures are in US $m., in current prices, converted at the exchange rate for the given year.", NULL };
  static const char *const grouped[] = { "Countries are grouped by region and subregion", NULL };
  static const char *const per_head[] = { "Figures are in current US$", "Countries are grouped by region and subregion", NULL };
  static const char *const government[] = { "Data for general government expenditure are from elsewhere.", NULL };
  static const char *const regions[] = { "'Region", "2019", "2020", "'2020 (current prices)", NULL };
  FixtureBook *book = fixture_book_new ("2021-04-24", "2021-04-30");
  FixtureSheet *sheet;

  fixture_book_add_sheet (book, "Front page");
  sheet = fixture_book_add_sheet (book, "Regional totals");
  fixture_sheet_add_text (sheet, 1, "Military expenditure by region in constant US dollars     © SIPRI 2021");
  fixture_sheet_add_row (sheet, 1, regions);
  add_sheet (book, NATIONAL_FISCAL, "Local currency financial years", "Military expenditure by country, in local currency, 2015-2020      © SIPRI 2021", fiscal, fiscal_labels);
  add_sheet (book, NATIONAL, "Local currency calendar years", "Military expenditure by country, in local currency, 2015-2020      © SIPRI 2021", calendar, currency_labels);
  add_sheet (book, CONSTANT, "Constant (2019) US$", "Military expenditure by country, in constant (2019) US$ m., 2015-2020      © SIPRI 2021", constant, blank_labels);
  add_sheet (book, CURRENT, "Current US$", "Military expenditure by country, in millions of US$ at current prices and exchange rates, 2015-2020      © SIPRI 2021", current, labels);
  add_sheet (book, SHARE, "Share of GDP", "Military expenditure by country as percentage of gross domestic product, 2015-2020     © SIPRI 2021", grouped, labels);
  add_sheet (book, PER_HEAD, "Per capita", "Military expenditure per capita  by country, 2015-2020     © SIPRI 2021", per_head, labels);
  add_sheet (book, GOVERNMENT, "Share of Govt. spending", "Military expenditure by country as percentage of government spending, 2015-2020         © SIPRI 2021", government, year_labels);
  sheet = fixture_book_add_sheet (book, "Footnotes");
  fixture_sheet_add_text (sheet, 1, "Footnotes and special notes");
  return book;
}

static PledgeCountries *known;

static PledgeEdition *
read_sipri (PledgeWorkbook *workbook, GError **error)
{
  return pledge_sipri_workbook_matches (workbook) ? pledge_sipri_workbook_read (workbook, known, NULL, error)
                                                  : (g_set_error_literal (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_FORMAT, "made-up.xlsx: not SIPRI’s"), NULL);
}

static void
test_good (void)
{
  g_autoptr (FixtureBook) book = make_book ();
  g_autoptr (PledgeEdition) edition = fixture_read_book (book, read_sipri);
  const PledgeEditionInfo *info = pledge_edition_get_info (edition);

  g_assert_cmpstr (info->id, ==, "sipri-2021-04");
  g_assert_cmpstr (info->title, ==, "April 2021");
  g_assert_cmpstr (info->publisher, ==, "SIPRI");
  g_assert_cmpint (info->definition, ==, PLEDGE_DEFINITION_SIPRI);
  g_assert_cmpint (info->price_base_year, ==, 2019);
  g_assert_cmpint (info->first_year, ==, 2015);
  g_assert_cmpint (info->last_year, ==, 2020);
  g_assert_cmpint (info->estimates_from, ==, 0);
  g_assert_cmpstr (info->credit, ==, "© SIPRI, Military Expenditure Database, April 2021");
  g_assert_cmpuint (pledge_edition_get_n_indicators (edition), ==, 6);
  g_assert_cmpuint (pledge_edition_get_n_members (edition), ==, 8);

  g_assert_cmpfloat_with_epsilon (pledge_edition_get_value (edition, "CIV", PLEDGE_SPENDING_NATIONAL_M, 2019), 600 * 575, 1e-6);
  g_assert_cmpfloat_with_epsilon (pledge_edition_get_value (edition, "KOR", PLEDGE_SHARE_PUBLISHED_PCT, 2020), 2.55, 1e-9);
  g_assert_cmpfloat_with_epsilon (pledge_edition_get_value (edition, "DEU", "share_government_pct", 2018), 3.25, 1e-9);
  g_assert_cmpfloat_with_epsilon (pledge_edition_get_value (edition, "CSK", "spending_per_head_usd", 2019), 200, 1e-9);
  g_assert_true (pledge_edition_is_estimate (edition, "CIV", PLEDGE_SPENDING_USD_M, 2016));
  g_assert_true (pledge_edition_is_estimate (edition, "TWN", PLEDGE_SHARE_PUBLISHED_PCT, 2017));
  g_assert_true (pledge_edition_is_estimate (edition, "TWN", PLEDGE_SHARE_PUBLISHED_PCT, 2018));
  g_assert_false (pledge_edition_is_estimate (edition, "TWN", PLEDGE_SHARE_PUBLISHED_PCT, 2019));
  g_assert_true (isnan (pledge_edition_get_value (edition, "XKX", PLEDGE_SPENDING_USD_M, 2015)));
  g_assert_true (isnan (pledge_edition_get_value (edition, "XKX", PLEDGE_SPENDING_USD_M, 2016)));
  g_assert_cmpfloat_with_epsilon (pledge_edition_get_value (edition, "XKX", PLEDGE_SPENDING_CONST_USD_M, 2019), 80, 1e-9);
}

/* Nothing was spent where nothing was in local currency either; else nothing is known. */
static void
test_zeros (void)
{
  g_autoptr (FixtureBook) book = make_book ();
  FixtureSheet *local = fixture_book_find_sheet (book, "Local currency calendar years"), *dollars = fixture_book_find_sheet (book, "Current US$");
  g_autoptr (PledgeEdition) edition = NULL;

  fixture_sheet_set (local, fixture_sheet_find (local, "Kosovo", NULL), 3 + N_YEARS, "0");
  fixture_sheet_set (dollars, fixture_sheet_find (dollars, "Kosovo", NULL), 2 + N_YEARS, "0");
  edition = fixture_read_book (book, read_sipri);
  g_assert_cmpfloat (pledge_edition_get_value (edition, "XKX", PLEDGE_SPENDING_USD_M, 2020), ==, 0);
  g_assert_true (isnan (pledge_edition_get_value (edition, "TWN", PLEDGE_SPENDING_USD_M, 2015)));
  g_assert_cmpfloat (pledge_edition_get_value (edition, "TWN", PLEDGE_SPENDING_NATIONAL_M, 2015), >, 0);
}

static void
test_currencies (void)
{
  g_autoptr (FixtureBook) book = make_book ();
  g_autoptr (PledgeEdition) edition = fixture_read_book (book, read_sipri);

  g_assert_cmpstr (pledge_edition_get_currency (edition, "KOR"), ==, "KRW");
  g_assert_cmpstr (pledge_edition_get_currency (edition, "CIV"), ==, "XOF");
  g_assert_cmpstr (pledge_edition_get_currency (edition, "TWN"), ==, "TWD");
  g_assert_cmpstr (pledge_edition_get_currency (edition, "DEU"), ==, "EUR");
  /* The words still say kuna, the rate says euro. */
  g_assert_cmpstr (pledge_edition_get_currency (edition, "HRV"), ==, "EUR");
  g_assert_null (pledge_edition_get_currency (edition, "CSK"));
}

typedef struct {
  const char *name;
  const char *sheet;
  const char *find;
  const char *put;
  const char *words; /* NULL where it reads the same */
} Changed;

static const Changed changed[] = {
  { "title", "Share of GDP", "Military expenditure by country as percentage of gross domestic product, 2015-2020     © SIPRI 2021",
    "'Military expenditure by country as percentage of national income, 2015-2020     © SIPRI 2021", "sheet “Share of GDP”, row 1: expected a table of SIPRI’s that is known" },
  { "title-gone", "Share of GDP", "Military expenditure by country as percentage of gross domestic product, 2015-2020     © SIPRI 2021", NULL, "expected a title such as" },
  { "title-years", "Share of GDP", "Military expenditure by country as percentage of gross domestic product, 2015-2020     © SIPRI 2021",
    "'Military expenditure by country as percentage of gross domestic product, 2015-2021 © SIPRI 2021", "expected years that the title names, 2015 to 2021, got 2015 to 2020" },
  { "title-doubled", "Share of GDP", "Military expenditure by country as percentage of gross domestic product, 2015-2020     © SIPRI 2021",
    "'Military expenditure by country as percentage of government spending, 2015-2020 © SIPRI 2021", "expected a table of SIPRI’s" },
  { "base-year", "Constant (2019) US$", "Figures are in US $m., at constant 2019 prices and exchange rates", "'Figures are in US $m., at constant 2018 prices and exchange rates", "expected a line “at constant 2019 prices” below the title" },
  { "base-year-title", "Constant (2019) US$", "Military expenditure by country, in constant (2019) US$ m., 2015-2020      © SIPRI 2021",
    "'Military expenditure by country, in constant (2018) US$ m., 2015-2020      © SIPRI 2021", "expected a line “at constant 2018 prices”" },
  { "years-of-what", "Local currency calendar years", "Figures are in local currency at current prices and are for calendar years, unless otherwise stated.", "'Figures are in local currency.", "expected a table of SIPRI’s that is known, and below its title its unit" },
  { "both-fiscal", "Local currency calendar years", "Figures are in local currency at current prices and are for calendar years, unless otherwise stated.", "'Figures are for financial years.", "spending_national_m is missing" },
  { "legend", "Current US$", LEGEND, "'Figures in blue are nice.", "expected figures in black, or in blue and red with a line above" },
  { "year", "Current US$", "2017", "2117", "cell E6: expected the year 2017, got the number 2117" },
  { "year-gone", "Current US$", "2017", NULL, "expected the year 2017, got the number 2018" },
  { "year-current", "Current US$", "2017", "'2017 Current", "expected the year 2017" },
  { "label", "Current US$", "Notes", "'Rank", "expected “Country”, “Notes” or a year, got “Rank”" },
  { "label-case", "Current US$", "Notes", "'NOTES", NULL },
  { "label-gone", "Current US$", "Country", NULL, "expected a column “Country”" },
  { "country", "Current US$", "Taiwan", "'Formosa Island", "expected the name of a country, got “Formosa Island”" },
  { "country-other", "Current US$", "Taiwan", "'Tuvalu", "for TUV, which sheet “Current US$” has" },
  { "country-doubled", "Current US$", "Taiwan", "'South Korea", "the country KOR stands in row" },
  { "country-spelling", "Current US$", "Korea, South", "'Republic of Korea", NULL },
  { "country-gone", "Current US$", "Taiwan", NULL, "expected the name of a country before figures" },
  { "region", "Current US$", "Europe", "'Atlantis", "expected a region, or a country with a figure or “...” for each year, got “Atlantis”" },
  { "region-country", "Current US$", "Europe", "'France", "got “France”" },
  { "region-gone", "Current US$", "Europe", NULL, NULL },
};

static void
assert_reads (FixtureBook *book, PledgeEdition *whole, const Changed *test)
{
  if (test->words != NULL)
    {
      g_autofree char *sentence = fixture_refuse_book (book, read_sipri);

      if (strstr (sentence, test->words) == NULL)
        g_error ("%s: “%s” does not say “%s”", test->name, sentence, test->words);
    }
  else
    {
      g_autoptr (PledgeEdition) edition = fixture_read_book (book, read_sipri);

      g_assert_cmpuint (fixture_assert_part_of (edition, whole, test->name), ==, 0);
    }
}

static void
test_changed (gconstpointer data)
{
  const Changed *test = data;
  g_autoptr (FixtureBook) book = make_book ();
  g_autoptr (PledgeEdition) whole = fixture_read_book (book, read_sipri);
  FixtureSheet *sheet = fixture_book_find_sheet (book, test->sheet);
  guint column, row = fixture_sheet_find (sheet, test->find, &column);

  fixture_sheet_set (sheet, row, column, test->put);
  assert_reads (book, whole, test);
}

static void
refuse_cell (const char *name, guint column, const char *cell, const char *words)
{
  g_autoptr (FixtureBook) book = make_book ();
  FixtureSheet *sheet = fixture_book_find_sheet (book, name);
  g_autofree char *sentence = NULL;

  fixture_sheet_set (sheet, fixture_sheet_find (sheet, "Germany", NULL), column, cell);
  sentence = fixture_refuse_book (book, read_sipri);
  if (strstr (sentence, words) == NULL)
    g_error ("“%s” does not say “%s”", sentence, words);
}

static void
test_figures (void)
{
  refuse_cell ("Current US$", 4, NULL, "cell D20: expected a figure for 2016, or “..” where there is none, got nothing");
  refuse_cell ("Current US$", 4, "'12,5", "got “12,5”");
  refuse_cell ("Current US$", 4, "-1", "spending_usd_m: expected a number of 0 or more");
  refuse_cell ("Current US$", 4, "5|%", "expected a sum, this is formatted as a percentage");
  refuse_cell ("Current US$", 4, "5|g", "expected figures in black, or in blue and red");
  refuse_cell ("Current US$", 9, "5", "expected nothing beside the columns of years");
  refuse_cell ("Constant (2019) US$", 2, "'x", "expected nothing in a column that the header does not name");
  refuse_cell ("Share of GDP", 4, "0.013", "expected figures that are all formatted as percentages, or none");
  refuse_cell ("Share of GDP", 4, "7|%", "share_published_pct: expected a number from 0 to 200, got 700");
}

static void
change_figures (FixtureBook *book, const char *name, double factor, const char *look)
{
  FixtureSheet *sheet = fixture_book_find_sheet (book, name);
  guint column, row = fixture_sheet_find (sheet, "2015", &column);

  for (row++; row <= sheet->rows->len; row++)
    for (guint at = column; at < column + N_YEARS; at++)
      {
        const char *cell = fixture_sheet_get (sheet, row, at);
        char number[G_ASCII_DTOSTR_BUF_SIZE];
        g_autofree char *changed_cell = NULL;

        if (cell == NULL || *cell == '\'')
          continue;
        changed_cell = g_strconcat (g_ascii_dtostr (number, sizeof number, g_ascii_strtod (cell, NULL) * factor), look, NULL);
        fixture_sheet_set (sheet, row, at, changed_cell);
      }
}

static void
test_units (void)
{
  g_autoptr (FixtureBook) millions = make_book (), fractions = make_book (), percents = make_book ();
  g_autoptr (PledgeEdition) whole = fixture_read_book (percents, read_sipri), edition = NULL;
  g_autofree char *million = NULL, *fraction = NULL;

  change_figures (millions, "Local currency calendar years", 1e-6, "");
  million = fixture_refuse_book (millions, read_sipri);
  g_assert_nonnull (strstr (million, "USA: expected single dollars"));
  change_figures (fractions, "Share of GDP", 1, "");
  fraction = fixture_refuse_book (fractions, read_sipri);
  g_assert_nonnull (strstr (fraction, "sheet “Share of GDP”: expected shares formatted as percentages, got at most 0.0345 %"));
  change_figures (percents, "Share of GDP", 100, "");
  edition = fixture_read_book (percents, read_sipri);
  g_assert_cmpuint (fixture_assert_part_of (edition, whole, "plain percentages"), ==, 0);
}

static void
test_base_year_everywhere (void)
{
  g_autoptr (FixtureBook) book = make_book ();
  FixtureSheet *sheet = fixture_book_find_sheet (book, "Constant (2019) US$");
  g_autofree char *sentence = NULL;

  g_free (sheet->name);
  sheet->name = g_strdup ("Constant (2018) US$");
  fixture_sheet_set (sheet, 1, 1, "'Military expenditure by country, in constant (2018) US$ m., 2015-2020 © SIPRI 2021");
  fixture_sheet_set (sheet, 2, 1, "'Figures are in US $m., at constant 2018 prices and exchange rates");
  sentence = fixture_refuse_book (book, read_sipri);
  g_assert_nonnull (strstr (sentence, "expected figures in prices of 2018 to be those in current prices in that year"));
}

static void
test_published (void)
{
  g_autoptr (FixtureBook) book = make_book ();
  g_autofree char *sentence = NULL;

  g_free (book->created);
  g_free (book->modified);
  book->created = g_strdup ("2020-04-24");
  book->modified = g_strdup ("2024-01-01");
  sentence = fixture_refuse_book (book, read_sipri);
  g_assert_nonnull (strstr (sentence, "its figures end with 2020: expected the file to say that it was made or changed from 2021 to 2021, it says 2020-04-24"));
}

static void
test_mutations (void)
{
  g_autoptr (FixtureBook) book = make_book ();
  guint refused, accepted;

  fixture_mutate_cells (book, read_sipri, 11, &refused, &accepted);
  g_test_message ("%u refused, %u read right", refused, accepted);
  g_assert_cmpuint (refused, >, accepted);
  g_assert_cmpuint (accepted, >, 50);
}

static const char real_name[] = "sipri-milex-1949-2024.xlsx";

static void
test_real (void)
{
  static const char *const names[][2] = {
    { "local_currency_m", PLEDGE_SPENDING_NATIONAL_M }, { "usd_current_m", PLEDGE_SPENDING_USD_M }, { "usd_const2023_m", PLEDGE_SPENDING_CONST_USD_M },
    { "share_gdp_pct", PLEDGE_SHARE_PUBLISHED_PCT }, { "share_govt_spending_pct", "share_government_pct" }, { NULL, NULL },
  };
  g_autofree char *path = fixture_find_workbook (real_name);
  g_autoptr (PledgeWorkbook) workbook = NULL;
  g_autoptr (PledgeEdition) edition = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return;
  workbook = pledge_workbook_read_file (path, &error);
  g_assert_no_error (error);
  edition = read_sipri (workbook, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pledge_edition_get_id (edition), ==, "sipri-2025-04");
  g_assert_cmpuint (pledge_edition_get_n_members (edition), ==, 173);
  /* All of the table's but 150 sums that SIPRI could not state. */
  g_assert_cmpuint (fixture_compare_figures (edition, "sipri-2025-04.csv", names), ==, 10686 - 150);
}

static const Changed real_changed[] = {
  { "base-year", "Constant (2023) US$", "Figures are in US $m., at constant 2023 prices and exchange rates", "'Figures are in US $m., at constant 2022 prices and exchange rates", "expected a line “at constant 2023 prices”" },
  { "country", "Current US$", "Japan", "'Nippon", "got “Nippon”" },
  { "country-other", "Current US$", "Japan", "'Tonga", "TON" },
  { "country-doubled", "Current US$", "Japan", "'China", "the country CHN stands in row" },
  { "country-spelling", "Current US$", "Japan", "'JAPAN", NULL },
  { "year", "Share of GDP", "1990", "1991", "expected the year 1990" },
  { "year-gone", "Share of GDP", "1990", NULL, "expected the year 1990" },
  { "label", "Current US$", "Notes", "'Rank", "got “Rank”" },
};

static void
test_real_changed (void)
{
  g_autofree char *path = fixture_find_workbook (real_name);
  g_autoptr (PledgeWorkbook) workbook = NULL;
  g_autoptr (FixtureBook) book = NULL;
  g_autoptr (PledgeEdition) whole = NULL;

  if (path == NULL)
    return;
  workbook = pledge_workbook_read_file (path, NULL);
  book = fixture_book_from_workbook (workbook);
  whole = fixture_read_book (book, read_sipri);
  for (guint i = 0; i < G_N_ELEMENTS (real_changed); i++)
    {
      const Changed *test = &real_changed[i];
      FixtureSheet *sheet = fixture_book_find_sheet (book, test->sheet);
      guint column, row = fixture_sheet_find (sheet, test->find, &column);
      g_autofree char *before = g_strdup (fixture_sheet_get (sheet, row, column));

      fixture_sheet_set (sheet, row, column, test->put);
      assert_reads (book, whole, test);
      fixture_sheet_set (sheet, row, column, before);
    }
}

static void
test_real_mutations (void)
{
  g_autofree char *path = fixture_find_workbook (real_name);
  g_autoptr (PledgeWorkbook) workbook = NULL;
  g_autoptr (FixtureBook) book = NULL;
  guint refused, accepted;

  if (path == NULL)
    return;
  workbook = pledge_workbook_read_file (path, NULL);
  book = fixture_book_from_workbook (workbook);
  fixture_mutate_cells (book, read_sipri, 17989, &refused, &accepted);
  g_test_message ("%u refused, %u read right", refused, accepted);
  g_assert_cmpuint (refused, >, 0);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sipri-workbook/good", test_good);
  g_test_add_func ("/sipri-workbook/zeros", test_zeros);
  g_test_add_func ("/sipri-workbook/currencies", test_currencies);
  for (guint i = 0; i < G_N_ELEMENTS (changed); i++)
    {
      g_autofree char *path = g_strconcat ("/sipri-workbook/changed/", changed[i].name, NULL);

      g_test_add_data_func (path, &changed[i], test_changed);
    }
  g_test_add_func ("/sipri-workbook/figures", test_figures);
  g_test_add_func ("/sipri-workbook/units", test_units);
  g_test_add_func ("/sipri-workbook/base-year-everywhere", test_base_year_everywhere);
  g_test_add_func ("/sipri-workbook/published", test_published);
  g_test_add_func ("/sipri-workbook/mutations", test_mutations);
  g_test_add_func ("/sipri-workbook/real", test_real);
  g_test_add_func ("/sipri-workbook/real-changed", test_real_changed);
  g_test_add_func ("/sipri-workbook/real-mutations", test_real_mutations);

  known = pledge_countries_new (NULL);
  g_assert_nonnull (known);
  status = g_test_run ();
  pledge_countries_unref (known);
  return status;
}
