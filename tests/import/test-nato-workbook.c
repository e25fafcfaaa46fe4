/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "figures-fixture.h"
#include "io-fixture.h"
#include "mutation-fixture.h"
#include "pledge-nato-workbook.h"

#define FIRST_YEAR 2014
#define N_YEARS 6
#define BASE_YEAR 2015
#define N_ESTIMATES 2

/* Made up, but so that one table follows from another. */
typedef struct {
  const char *name;
  const char *currency;
  double gdp_usd_m, share_pct, rate, population_m;
} Country;

static const Country countries[] = {
  { "Albania", "Leks", 12000, 1.2, 120, 3 },
  { "Czechia*", "Koruny", 190000, 1.1, 25, 10 },
  { "Iceland", NULL, 20000, 0, 130, 0.3 },
  { "Slovak Republic", "Euros", 88000, 1.5, 0.9, 5 },
  { "Türkiye", "Liras", 800000, 1.4, 3, 79 },
  { "United States", "US dollars", 18000000, 3.3, 1, 320 },
};

typedef double (*Figure) (const Country *country, int year);

static double
gdp_const (const Country *country, int year)
{
  return country->gdp_usd_m * (1 + 0.02 * (year - BASE_YEAR));
}

static double
deflator (int year)
{
  return 1 + 0.03 * (year - BASE_YEAR);
}

static double
gdp (const Country *country, int year)
{
  return gdp_const (country, year) * deflator (year);
}

static double
share (const Country *country, int year)
{
  return country->share_pct + 0.1 * (year - BASE_YEAR) + (year % 3) * 0.07;
}

static double
spending_const (const Country *country, int year)
{
  return gdp_const (country, year) * share (country, year) / 100;
}

static double
spending (const Country *country, int year)
{
  return spending_const (country, year) * deflator (year);
}

static double
national (const Country *country, int year)
{
  return spending (country, year) * country->rate;
}

static double
national_const (const Country *country, int year)
{
  return spending_const (country, year) * country->rate;
}

static double
change (const Country *country, int year)
{
  return (spending_const (country, year) / spending_const (country, year - 1) - 1) * 100;
}

static double
gdp_per_head (const Country *country, int year)
{
  return gdp_const (country, year) / country->population_m / 1000;
}

static double
spending_per_head (const Country *country, int year)
{
  return spending_const (country, year) / country->population_m;
}

static double
personnel (const Country *country, int year)
{
  return country->population_m * 1.5 + (year - FIRST_YEAR) * 0.25;
}

static double
equipment (const Country *country, int year)
{
  return 20 + country->share_pct + (year - FIRST_YEAR);
}

static double
other (const Country *country, int year)
{
  return 26;
}

static double
infrastructure (const Country *country, int year)
{
  return 4;
}

static double
pay (const Country *country, int year)
{
  return 100 - equipment (country, year) - other (country, year) - infrastructure (country, year);
}

typedef enum { LAYOUT_2024, LAYOUT_2026 } Layout;

static guint
names_column (Layout layout)
{
  return layout == LAYOUT_2024 ? 3 : 1;
}

static guint
texts_column (Layout layout)
{
  return layout == LAYOUT_2024 ? 2 : 1;
}

static void
add_years (FixtureSheet *sheet, Layout layout)
{
  guint row = sheet->rows->len + 1;

  for (int i = 0; i < N_YEARS; i++)
    {
      gboolean estimate = i >= N_YEARS - N_ESTIMATES;
      /* In NATO's own tables some years are texts. */
      g_autofree char *year = g_strdup_printf ("%s%d%s", estimate || i == 3 ? "'" : "", FIRST_YEAR + i, estimate ? "e" : "");

      fixture_sheet_set (sheet, row, names_column (layout) + 1 + i, year);
    }
}

static void
set_number (FixtureSheet *sheet, guint row, guint column, double value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  fixture_sheet_set (sheet, row, column, g_ascii_dtostr (number, sizeof number, value));
}

static void
add_sums (FixtureSheet *sheet, Layout layout, const char *name, Figure figure)
{
  guint row = sheet->rows->len + 1;

  fixture_sheet_add_text (sheet, texts_column (layout), name);
  for (int year = FIRST_YEAR; year < FIRST_YEAR + N_YEARS; year++)
    {
      double sum = 0;

      for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
        sum += figure (&countries[i], year);
      set_number (sheet, row, names_column (layout) + 1 + year - FIRST_YEAR, sum);
    }
}

static void
add_part (FixtureSheet *sheet, Layout layout, const char *heading, Figure figure)
{
  gboolean of_gdp = figure == gdp || figure == gdp_const || figure == gdp_per_head;

  if (heading != NULL)
    fixture_sheet_add_text (sheet, texts_column (layout), heading);
  if (layout == LAYOUT_2026)
    add_years (sheet, layout);
  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      gboolean in_national = figure == national || figure == national_const;
      g_autofree char *name = in_national ? g_strdup_printf ("%s   (%s)", countries[i].name, countries[i].currency) : g_strdup (countries[i].name);
      guint row = sheet->rows->len + 1;

      if (countries[i].currency == NULL && !of_gdp)
        continue;
      fixture_sheet_add_text (sheet, names_column (layout), name);
      for (int j = 0; j < N_YEARS; j++)
        if (figure == pay && i == 1 && j == N_YEARS - 1)
          fixture_sheet_set (sheet, row, names_column (layout) + 1 + j, "'..");
        else if (figure == infrastructure && i == 0)
          fixture_sheet_set (sheet, row, names_column (layout) + 1 + j, "'-");
        else
          set_number (sheet, row, names_column (layout) + 1 + j, figure (&countries[i], FIRST_YEAR + j));
    }
  if (figure == spending || figure == gdp || figure == personnel)
    {
      add_sums (sheet, layout, "NATO Europe and Canada", figure);
      add_sums (sheet, layout, "NATO Total", figure);
    }
  if (layout == LAYOUT_2026)
    fixture_sheet_add_blank (sheet, 1);
}

static FixtureSheet *
start_table (FixtureBook *book, Layout layout, const char *name, const char *title, const char *unit)
{
  FixtureSheet *sheet = fixture_book_add_sheet (book, name);

  fixture_sheet_add_blank (sheet, layout == LAYOUT_2024 ? 3 : 0);
  fixture_sheet_add_text (sheet, texts_column (layout), title);
  fixture_sheet_add_blank (sheet, layout == LAYOUT_2024 ? 1 : 0);
  if (unit != NULL)
    fixture_sheet_add_text (sheet, texts_column (layout), unit);
  if (layout == LAYOUT_2024)
    {
      fixture_sheet_add_blank (sheet, 1);
      add_years (sheet, layout);
    }
  return sheet;
}

static void
end_table (FixtureSheet *sheet, Layout layout)
{
  fixture_sheet_add_blank (sheet, 1);
  fixture_sheet_add_text (sheet, names_column (layout), "Notes: Figures for 2018 and 2019 are estimates. ");
  fixture_sheet_add_text (sheet, names_column (layout), "*  A footnote of 2 % or more.");
  if (layout == LAYOUT_2024)
    fixture_sheet_add_text (sheet, texts_column (layout), "-7-");
}

/* What is left of sums that are no longer printed. */
static void
add_leftover (FixtureSheet *sheet, Layout layout)
{
  guint row = sheet->rows->len + 1;

  for (int i = 0; i < N_YEARS; i++)
    fixture_sheet_set (sheet, row, names_column (layout) + 1 + i, "#REF!");
  ((FixtureRow *) sheet->rows->pdata[row - 1])->hidden = TRUE;
}

static void
add_summary (FixtureBook *book)
{
  static const char *const header[] = { "2014", "'2019e", "'Real change 2014-2019e (%)", NULL };
  static const char *const row[] = { "'Albania", "140", "200", "42.85", NULL };
  FixtureSheet *sheet = fixture_book_add_sheet (book, "TABLE4");

  fixture_sheet_add_text (sheet, 2, "Table 4 : Defence expenditure real change 2014-2019e");
  fixture_sheet_add_text (sheet, 2, "Million US dollars (2015 prices and exchange rates)");
  fixture_sheet_add_row (sheet, 4, header);
  fixture_sheet_add_row (sheet, 3, row);
}

static FixtureBook *
make_2024 (void)
{
  FixtureBook *book = fixture_book_new ("2019-06-14", "2023-05-18");
  FixtureSheet *sheet = start_table (book, LAYOUT_2024, "TABLE1", "Table 1 : Defence expenditure", "Million national currency units");

  add_part (sheet, LAYOUT_2024, "Current prices", national);
  add_leftover (sheet, LAYOUT_2024);
  add_part (sheet, LAYOUT_2024, "Constant 2015 prices ", national_const);
  end_table (sheet, LAYOUT_2024);
  sheet = start_table (book, LAYOUT_2024, "TABLE2", "Table 2 : Defence expenditure", "Million US dollars");
  add_part (sheet, LAYOUT_2024, "Current prices and exchange rates", spending);
  add_part (sheet, LAYOUT_2024, "Constant 2015 prices and exchange rates", spending_const);
  end_table (sheet, LAYOUT_2024);
  sheet = start_table (book, LAYOUT_2024, "TABLE3", "Table 3 : Defence expenditure as a share of GDP and annual real change", "Based on 2015 prices");
  add_part (sheet, LAYOUT_2024, "Share of real GDP (%)", share);
  add_part (sheet, LAYOUT_2024, "Annual real change (%)", change);
  end_table (sheet, LAYOUT_2024);
  add_summary (book);
  sheet = start_table (book, LAYOUT_2024, "TABLE5", "Table 5 : GDP", "Million US dollars");
  add_part (sheet, LAYOUT_2024, "Current prices and exchange rates", gdp);
  add_part (sheet, LAYOUT_2024, "Constant 2015 prices and exchange rates", gdp_const);
  end_table (sheet, LAYOUT_2024);
  sheet = start_table (book, LAYOUT_2024, "TABLE6", "Table 6 : GDP per capita and defence expenditure per capita", "2015 prices and exchange rates");
  add_part (sheet, LAYOUT_2024, "GDP per capita (thousand US dollars)", gdp_per_head);
  add_part (sheet, LAYOUT_2024, "Defence expenditure per capita (US dollars)", spending_per_head);
  end_table (sheet, LAYOUT_2024);
  sheet = start_table (book, LAYOUT_2024, "TABLE7", "Table 7 : Military personnel", "Thousands");
  add_part (sheet, LAYOUT_2024, NULL, personnel);
  end_table (sheet, LAYOUT_2024);
  sheet = start_table (book, LAYOUT_2024, "TABLE8a", "Table 8a : Distribution of defence expenditure by main category", "Percentage of total defence expenditure");
  add_part (sheet, LAYOUT_2024, "Equipment (a)", equipment);
  add_part (sheet, LAYOUT_2024, "Personnel (b)", pay);
  end_table (sheet, LAYOUT_2024);
  sheet = start_table (book, LAYOUT_2024, "TABLE8b", "Table 8b : Distribution of defence expenditure by main category", "Percentage of total defence expenditure");
  add_part (sheet, LAYOUT_2024, "Infrastructure (c)", infrastructure);
  add_part (sheet, LAYOUT_2024, "Other (d)", other);
  end_table (sheet, LAYOUT_2024);
  return book;
}

/* Every text in the first column, each part with years of its own, core expenditure, fewer tables with other numbers. */
static FixtureBook *
make_2026 (void)
{
  FixtureBook *book = fixture_book_new ("2011-01-01", "2019-07-09");
  FixtureSheet *sheet = start_table (book, LAYOUT_2026, "Table 1", "Table 1: Core defence expenditure", "Million national currency units");

  add_part (sheet, LAYOUT_2026, "Current prices", national);
  end_table (sheet, LAYOUT_2026);
  sheet = start_table (book, LAYOUT_2026, "Table 2", "Table 2: Core defence expenditure", "Million US dollars");
  add_part (sheet, LAYOUT_2026, "Current prices and exchange rates", spending);
  add_part (sheet, LAYOUT_2026, "Constant 2015 prices and exchange rates", spending_const);
  end_table (sheet, LAYOUT_2026);
  sheet = start_table (book, LAYOUT_2026, "Table 3", "Table 3: Core defence expenditure as a share of GDP", "Based on 2015 prices");
  add_part (sheet, LAYOUT_2026, "Share of real GDP (%)", share);
  end_table (sheet, LAYOUT_2026);
  sheet = start_table (book, LAYOUT_2026, "Table 4", "Table 4: GDP", "Million US dollars");
  add_part (sheet, LAYOUT_2026, "Current prices and exchange rates", gdp);
  add_part (sheet, LAYOUT_2026, "Constant 2015 prices and exchange rates", gdp_const);
  end_table (sheet, LAYOUT_2026);
  sheet = start_table (book, LAYOUT_2026, "Table 6", "Table 6: Military personnel", NULL);
  add_part (sheet, LAYOUT_2026, "Thousands", personnel);
  end_table (sheet, LAYOUT_2026);
  sheet = start_table (book, LAYOUT_2026, "Table 8a", "Table 8a: Distribution of core defence expenditure by main category", "Percentage of total core defence expenditure");
  add_part (sheet, LAYOUT_2026, "Equipment (a)", equipment);
  end_table (sheet, LAYOUT_2026);
  return book;
}

static PledgeCountries *known;

static PledgeEdition *
read_nato (PledgeWorkbook *workbook, GError **error)
{
  return pledge_nato_workbook_matches (workbook) ? pledge_nato_workbook_read (workbook, known, NULL, error)
                                                 : (g_set_error_literal (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_FORMAT, "made-up.xlsx: not NATO’s"), NULL);
}

static void
test_2024 (void)
{
  g_autoptr (FixtureBook) book = make_2024 ();
  g_autoptr (PledgeEdition) edition = fixture_read_book (book, read_nato);
  const PledgeEditionInfo *info = pledge_edition_get_info (edition);

  g_assert_cmpstr (info->id, ==, "nato-2019-06");
  g_assert_cmpstr (info->title, ==, "June 2019");
  g_assert_cmpstr (info->published, ==, "2019-06");
  g_assert_cmpint (info->definition, ==, PLEDGE_DEFINITION_NATO);
  g_assert_cmpint (info->price_base_year, ==, 2015);
  g_assert_cmpint (info->first_year, ==, 2014);
  g_assert_cmpint (info->last_year, ==, 2019);
  g_assert_cmpint (info->estimates_from, ==, 2018);
  g_assert_cmpstr (info->credit, ==, "NATO, Defence Expenditure of NATO Countries (2014–2019), June 2019");
  g_assert_cmpuint (pledge_edition_get_n_members (edition), ==, G_N_ELEMENTS (countries));
  g_assert_cmpuint (pledge_edition_get_n_indicators (edition), ==, 15);

  g_assert_cmpfloat_with_epsilon (pledge_edition_get_value (edition, "TUR", PLEDGE_SPENDING_USD_M, 2019), spending (&countries[4], 2019), 1e-6);
  g_assert_cmpfloat_with_epsilon (pledge_edition_get_value (edition, "SVK", PLEDGE_SHARE_PUBLISHED_PCT, 2014), share (&countries[3], 2014), 1e-9);
  g_assert_cmpfloat_with_epsilon (pledge_edition_get_value (edition, "ISL", PLEDGE_GDP_USD_M, 2017), gdp (&countries[2], 2017), 1e-6);
  g_assert_null (pledge_edition_get_history (edition, "ISL", PLEDGE_SPENDING_USD_M));
  g_assert_true (isnan (pledge_edition_get_value (edition, "CZE", PLEDGE_PERSONNEL_SHARE_PCT, 2019)));
  g_assert_true (isnan (pledge_edition_get_value (edition, "ALB", "infrastructure_share_pct", 2016)));
  g_assert_true (pledge_edition_is_estimate (edition, "CZE", PLEDGE_GDP_USD_M, 2018));
  g_assert_false (pledge_edition_is_estimate (edition, "CZE", PLEDGE_GDP_USD_M, 2017));
  g_assert_cmpstr (pledge_edition_get_currency (edition, "CZE"), ==, "CZK");
  g_assert_cmpstr (pledge_edition_get_currency (edition, "SVK"), ==, "EUR");
  g_assert_null (pledge_edition_get_currency (edition, "ISL"));
}

static void
test_2026 (void)
{
  g_autoptr (FixtureBook) book = make_2026 ();
  g_autoptr (PledgeEdition) edition = fixture_read_book (book, read_nato);
  const PledgeEditionInfo *info = pledge_edition_get_info (edition);

  /* The file was made from an older one: the day of its last change is what can be. */
  g_assert_cmpstr (info->id, ==, "nato-2019-07");
  g_assert_cmpint (info->definition, ==, PLEDGE_DEFINITION_NATO_CORE);
  g_assert_cmpstr (info->credit, ==, "NATO, Defence Investment of NATO Countries (2014–2019), July 2019");
  g_assert_cmpuint (pledge_edition_get_n_indicators (edition), ==, 8);
  g_assert_cmpfloat_with_epsilon (pledge_edition_get_value (edition, "USA", PLEDGE_PERSONNEL_THOUSAND, 2016), personnel (&countries[5], 2016), 1e-9);
  g_assert_cmpfloat_with_epsilon (pledge_edition_get_value (edition, "ALB", PLEDGE_SPENDING_CONST_USD_M, 2014), spending_const (&countries[0], 2014), 1e-6);
}

/* One change in a good book: the sentence must name the place and what was expected. */
typedef struct {
  const char *name;
  const char *sheet;
  const char *find;
  const char *put;
  const char *words; /* NULL where it reads the same */
} Changed;

static const Changed changed[] = {
  { "title", "TABLE3", "Table 3 : Defence expenditure as a share of GDP and annual real change", "'Table 3 : Defence outlays", "sheet “TABLE3”, row 4, cell B4: expected the title of a table" },
  { "title-number", "TABLE3", "Table 3 : Defence expenditure as a share of GDP and annual real change", "'TABLE 9c: Defence expenditure as a share of  GDP and annual real change", NULL },
  { "title-gone", "TABLE3", "Table 3 : Defence expenditure as a share of GDP and annual real change", NULL, "sheet “TABLE3”, row 8: expected a title" },
  { "title-core", "TABLE2", "Table 2 : Defence expenditure", "'Table 2 : Core defence expenditure", "expected all tables to be of core" },
  { "unit", "TABLE2", "Million US dollars", "'Billion US dollars", "cell B6: expected a unit or a heading such as “Current prices”, got “Billion US dollars”" },
  { "unit-other", "TABLE2", "Million US dollars", "'Million national currency units", "expected one table of it" },
  { "unit-gone", "TABLE2", "Million US dollars", NULL, "expected a unit such as “Million US dollars”" },
  { "base-year", "TABLE2", "Constant 2015 prices and exchange rates", "'Constant 2016 prices and exchange rates", "expected prices of 2015 as in the tables before, got 2016" },
  { "base-year-subtitle", "TABLE3", "Based on 2015 prices", "'Based on 2010 prices", "row 6: expected prices of 2015" },
  { "heading", "TABLE2", "Current prices and exchange rates", "'Prices", "got “Prices”" },
  { "heading-swapped", "TABLE2", "Current prices and exchange rates", "'Constant 2015 prices and exchange rates", "expected one table of it" },
  { "heading-gone", "TABLE2", "Constant 2015 prices and exchange rates", NULL, "expected countries before the sums over them, which begin in row 16" },
  { "heading-gone-without-sums", "TABLE1", "Constant 2015 prices ", NULL, "the country ALB stands in row 10 already" },
  { "heading-case", "TABLE2", "Current prices and exchange rates", "'CURRENT PRICES and  exchange rates:", NULL },
  { "year", "TABLE5", "2016", "2026", "row 8, cell F8: expected the year 2016, got the number 2026" },
  { "year-gone", "TABLE5", "2016", NULL, "cell G8: expected the year 2016, got “2017”" },
  { "year-word", "TABLE5", "2016", "'n.a.", "expected the year 2016, got “n.a.”" },
  { "year-range", "TABLE5", "2016", "'2016-17", "expected the year 2016" },
  { "year-first-gone", "TABLE5", "2014", NULL, "expected the years 2014 to 2019 as in the first table, got 2015 to 2019" },
  { "year-last-gone", "TABLE5", "2019e", NULL, "got 2014 to 2018" },
  { "year-not-estimate", "TABLE5", "2018e", "2018", NULL },
  { "year-footnote", "TABLE5", "2017", "'2017*", NULL },
  { "country", "TABLE2", "Albania", "'Albanien und Umgebung", "cell C10: expected the name of a country, got “Albanien und Umgebung”" },
  { "country-nasty", "TABLE2", "Albania", "'Al\nbanien\342\200\256", "got “Al\357\277\275banien\357\277\275”" },
  { "country-spelling", "TABLE2", "Türkiye", "'TURKEY *", NULL },
  { "country-older", "TABLE2", "Slovak Republic", "'Slovakia", NULL },
  { "country-accents", "TABLE2", "Czechia*", "'Czech Republic", NULL },
  { "country-other", "TABLE2", "Albania", "'Angola", "for AGO, which sheet “TABLE2” has in row 10" },
  { "country-doubled", "TABLE2", "Albania", "'Czechia", "the country CZE stands in row 10 already" },
  { "country-gone", "TABLE2", "Albania", NULL, "expected the name of a country before figures" },
  { "country-number", "TABLE2", "Albania", "7", "expected the name of a country before figures, got the number 7" },
  { "note", "TABLE2", "Notes: Figures for 2018 and 2019 are estimates. ", "'Something else altogether.", NULL },
};

static void
assert_reads (FixtureBook *book, PledgeEdition *whole, const Changed *test)
{
  if (test->words != NULL)
    {
      g_autofree char *sentence = fixture_refuse_book (book, read_nato);

      if (strstr (sentence, test->words) == NULL)
        g_error ("%s: “%s” does not say “%s”", test->name, sentence, test->words);
    }
  else
    {
      g_autoptr (PledgeEdition) edition = fixture_read_book (book, read_nato);

      g_assert_cmpuint (fixture_assert_part_of (edition, whole, test->name), ==, 0);
    }
}

static void
test_changed (gconstpointer data)
{
  const Changed *test = data;
  g_autoptr (FixtureBook) book = make_2024 ();
  g_autoptr (PledgeEdition) whole = fixture_read_book (book, read_nato);
  FixtureSheet *sheet = fixture_book_find_sheet (book, test->sheet);
  guint column, row = fixture_sheet_find (sheet, test->find, &column);

  fixture_sheet_set (sheet, row, column, test->put);
  assert_reads (book, whole, test);
}

static void
refuse_cell (const char *name, const char *country, guint column, const char *cell, const char *words)
{
  g_autoptr (FixtureBook) book = make_2024 ();
  FixtureSheet *sheet = fixture_book_find_sheet (book, name);
  g_autofree char *sentence = NULL;

  fixture_sheet_set (sheet, fixture_sheet_find (sheet, country, NULL), column, cell);
  sentence = fixture_refuse_book (book, read_nato);
  if (strstr (sentence, words) == NULL)
    g_error ("“%s” does not say “%s”", sentence, words);
}

static void
test_figures (void)
{
  refuse_cell ("TABLE2", "Türkiye", 5, NULL, "cell E13: expected a figure for 2015, or “..” where there is none, got nothing");
  refuse_cell ("TABLE2", "Türkiye", 5, "'12,5", "got “12,5”");
  refuse_cell ("TABLE2", "Türkiye", 5, "'0.5", "got “0.5”");
  refuse_cell ("TABLE2", "Türkiye", 5, "#REF!", "got “#REF!”");
  refuse_cell ("TABLE2", "Türkiye", 5, "=", "a formula without its result");
  refuse_cell ("TABLE2", "Türkiye", 5, "-3", "spending_usd_m: expected a number of 0 or more, got -3");
  refuse_cell ("TABLE2", "Türkiye", 5, "5|%", "formatted as a percentage");
  refuse_cell ("TABLE5", "Iceland", 5, "0", "gdp_usd_m: expected a number above 0");
  refuse_cell ("TABLE7", "Türkiye", 10, "3", "row 12, cell J12: expected nothing beside the columns of years, got the number 3");
  refuse_cell ("TABLE7", "Türkiye", 2, "'x", "expected nothing between the country and the years");
}

/* All that says which prices they are says another year: the figures do not. */
static void
test_base_year_everywhere (void)
{
  static const struct { const char *sheet, *find, *put; } changes[] = {
    { "TABLE1", "Constant 2015 prices ", "'Constant 2016 prices" }, { "TABLE2", "Constant 2015 prices and exchange rates", "'Constant 2016 prices and exchange rates" },
    { "TABLE3", "Based on 2015 prices", "'Based on 2016 prices" }, { "TABLE5", "Constant 2015 prices and exchange rates", "'Constant 2016 prices and exchange rates" },
    { "TABLE6", "2015 prices and exchange rates", "'2016 prices and exchange rates" },
  };
  g_autoptr (FixtureBook) book = make_2024 ();
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      FixtureSheet *sheet = fixture_book_find_sheet (book, changes[i].sheet);
      guint column, row = fixture_sheet_find (sheet, changes[i].find, &column);

      fixture_sheet_set (sheet, row, column, changes[i].put);
    }
  sentence = fixture_refuse_book (book, read_nato);
  g_assert_nonnull (strstr (sentence, "expected figures in prices of 2016 to be those in current prices in that year"));
}

static void
scale_share (FixtureBook *book, double factor, const char *look)
{
  FixtureSheet *sheet = fixture_book_find_sheet (book, "TABLE3");
  guint first = fixture_sheet_find (sheet, "Share of real GDP (%)", NULL), last = fixture_sheet_find (sheet, "Annual real change (%)", NULL);

  for (guint row = first + 1; row < last; row++)
    for (guint column = 4; column < 4 + N_YEARS; column++)
      {
        char number[G_ASCII_DTOSTR_BUF_SIZE];
        g_autofree char *cell = g_strconcat (g_ascii_dtostr (number, sizeof number, g_ascii_strtod (fixture_sheet_get (sheet, row, column), NULL) * factor), look, NULL);

        fixture_sheet_set (sheet, row, column, cell);
      }
}

static void
test_percent (void)
{
  g_autoptr (FixtureBook) formatted = make_2024 (), plain = make_2024 (), both = make_2024 ();
  g_autoptr (PledgeEdition) whole = fixture_read_book (plain, read_nato), edition = NULL;
  g_autofree char *fraction = NULL, *twice = NULL;

  scale_share (formatted, 0.01, "|%");
  edition = fixture_read_book (formatted, read_nato);
  g_assert_cmpuint (fixture_assert_part_of (edition, whole, "fractions formatted as percentages"), ==, 0);

  scale_share (plain, 0.01, "");
  fraction = fixture_refuse_book (plain, read_nato);
  g_assert_nonnull (strstr (fraction, "sheet “TABLE3”: expected shares of GDP in per cent such as 2.05, got at most"));
  scale_share (both, 1, "|%");
  twice = fixture_refuse_book (both, read_nato);
  g_assert_nonnull (strstr (twice, "expected"));
}

static void
test_merged (void)
{
  g_autoptr (FixtureBook) book = make_2024 ();
  FixtureSheet *sheet = fixture_book_find_sheet (book, "TABLE2");
  g_autoptr (PledgeEdition) edition = NULL;
  g_autofree char *sentence = NULL;

  g_ptr_array_add (sheet->merges, g_strdup ("B4:I4"));
  g_ptr_array_add (sheet->merges, g_strdup ("A1:A9"));
  edition = fixture_read_book (book, read_nato);
  g_ptr_array_add (sheet->merges, g_strdup ("D12:E12"));
  sentence = fixture_refuse_book (book, read_nato);
  g_assert_nonnull (strstr (sentence, "row 12: expected figures in cells that are not merged"));
}

static void
test_moved (void)
{
  g_autoptr (FixtureBook) book = make_2024 ();
  g_autoptr (PledgeEdition) whole = fixture_read_book (book, read_nato), edition = NULL;
  gpointer first;

  for (guint i = 0; i < book->sheets->len; i++)
    {
      FixtureSheet *sheet = book->sheets->pdata[i];

      for (guint j = 0; j < 5 + i; j++)
        fixture_sheet_insert_row (sheet, 1);
      fixture_sheet_insert_column (sheet, 1, 1, 0, NULL);
      g_free (sheet->name);
      sheet->name = g_strdup_printf ("Blatt %u", i);
    }
  first = g_ptr_array_steal_index (book->sheets, 0);
  g_ptr_array_add (book->sheets, first);
  edition = fixture_read_book (book, read_nato);
  g_assert_cmpuint (fixture_assert_part_of (edition, whole, "moved sheets"), ==, 0);
}

static void
test_left_out (void)
{
  g_autoptr (FixtureBook) book = make_2024 ();
  FixtureSheet *old = start_table (book, LAYOUT_2024, "old", "Table 2 : Defence expenditure", "Million US dollars");
  g_autoptr (PledgeEdition) edition = NULL;
  g_autofree char *sentence = NULL;

  add_part (old, LAYOUT_2024, "Current prices and exchange rates", gdp);
  old->hidden = TRUE;
  edition = fixture_read_book (book, read_nato);
  fixture_book_find_sheet (book, "TABLE5")->hidden = TRUE;
  sentence = fixture_refuse_book (book, read_nato);
  g_assert_nonnull (strstr (sentence, "gdp_usd_m is missing"));
}

static void
test_published (void)
{
  static const struct { const char *created, *modified, *given, *published, *words; } dates[] = {
    { "2019-06-14", NULL, NULL, "2019-06", NULL },
    { "2012-06-14", "2020-03-01", NULL, "2020-03", NULL },
    { "2012-06-14", NULL, NULL, NULL, "its figures end with 2019: expected the file to say that it was made or changed from 2019 to 2020, it says 2012-06-14" },
    { NULL, NULL, NULL, NULL, "it says nothing" },
    { NULL, NULL, "2019-08-28", "2019-08-28", NULL },
    { "2019-06-14", NULL, "2022-08", NULL, "expected a date of publication from 2019 to 2020, got 2022-08" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (FixtureBook) book = make_2024 ();
      const PledgeWorkbookOptions options = { "my-own", dates[i].given };
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (PledgeWorkbook) workbook = NULL;
      g_autoptr (PledgeEdition) edition = NULL;
      g_autoptr (GError) error = NULL;

      g_free (book->created);
      g_free (book->modified);
      book->created = g_strdup (dates[i].created);
      book->modified = g_strdup (dates[i].modified);
      bytes = fixture_book_to_bytes (book);
      workbook = pledge_workbook_new (bytes, "made-up.xlsx", NULL);
      edition = pledge_nato_workbook_read (workbook, known, &options, &error);
      if (dates[i].published == NULL)
        {
          fixture_assert_error (error, PLEDGE_IO_ERROR_VALUE, "made-up.xlsx", dates[i].words, NULL);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (pledge_edition_get_info (edition)->published, ==, dates[i].published);
      g_assert_cmpstr (pledge_edition_get_id (edition), ==, "my-own");
    }
}

static void
test_mutations (void)
{
  g_autoptr (FixtureBook) first = make_2024 (), second = make_2026 ();
  guint refused, accepted;

  fixture_mutate_cells (first, read_nato, 13, &refused, &accepted);
  g_test_message ("2024: %u refused, %u read right", refused, accepted);
  g_assert_cmpuint (refused, >, accepted);
  g_assert_cmpuint (accepted, >, 50);
  fixture_mutate_cells (second, read_nato, 7, &refused, &accepted);
  g_test_message ("2026: %u refused, %u read right", refused, accepted);
  g_assert_cmpuint (refused, >, accepted);
}

static void
test_real (void)
{
  static const char *const renamed[][2] = {
    { "expenditure_usd_current_m", PLEDGE_SPENDING_USD_M }, { "expenditure_national_currency_m", PLEDGE_SPENDING_NATIONAL_M },
    { "expenditure_usd_const2015_m", PLEDGE_SPENDING_CONST_USD_M }, { "expenditure_national_currency_const2015_m", "spending_const_national_m" },
    { "gdp_usd_current_m", PLEDGE_GDP_USD_M }, { "gdp_usd_const2015_m", PLEDGE_GDP_CONST_USD_M }, { "share_real_gdp_pct", PLEDGE_SHARE_PUBLISHED_PCT },
    { "real_change_pct", "real_change_pct" }, { "expenditure_per_capita_const2015_usd", PLEDGE_SPENDING_PER_HEAD_CONST_USD },
    { "gdp_per_capita_const2015_kusd", "gdp_per_head_const_usd_thousand" }, { "military_personnel_k", PLEDGE_PERSONNEL_THOUSAND },
    { "equipment_share_pct", PLEDGE_EQUIPMENT_SHARE_PCT }, { "personnel_share_pct", PLEDGE_PERSONNEL_SHARE_PCT },
    { "infrastructure_share_pct", "infrastructure_share_pct" }, { "other_share_pct", "other_share_pct" }, { NULL, NULL },
  };
  g_autofree char *path = fixture_find_workbook ("nato-def-exp-2024-06.xlsx");
  g_autoptr (PledgeWorkbook) workbook = NULL;
  g_autoptr (PledgeEdition) edition = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return;
  workbook = pledge_workbook_read_file (path, &error);
  g_assert_no_error (error);
  edition = read_nato (workbook, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pledge_edition_get_id (edition), ==, "nato-2024-06");
  g_assert_cmpint (pledge_edition_get_info (edition)->estimates_from, ==, 2023);
  g_assert_cmpuint (fixture_compare_figures (edition, "nato-2024-06.csv", renamed), ==, 5148);
}

static const Changed real_changed[] = {
  { "base-year", "TABLE2", "Constant 2015 prices and exchange rates", "'Constant 2016 prices and exchange rates", "expected prices of 2015" },
  { "subtitle", "TABLE3", "Based on 2015 prices", "'Based on 2021 prices", "expected prices of 2015" },
  { "country", "TABLE5", "Belgium", "'Benelux", "got “Benelux”" },
  { "country-other", "TABLE7", "Belgium", "'Belize", "expected a row of personnel_thousand for BEL" },
  { "country-doubled", "TABLE8a", "Belgium", "'Albania", "the country ALB stands in row" },
  { "country-spelling", "TABLE2", "Türkiye", "'Turkey", NULL },
  { "year", "TABLE6", "2016", "2061", "expected the year 2016" },
  { "year-gone", "TABLE6", "2016", NULL, "expected the year 2016" },
  { "title", "TABLE7", "Table 7 : Military personnel", "'Table 7 : Civilian personnel", "expected the title of a table" },
  { "unit", "TABLE5", "Million US dollars", "'Million euros", "expected a unit" },
};

static void
test_real_changed (void)
{
  g_autofree char *path = fixture_find_workbook ("nato-def-exp-2024-06.xlsx");
  g_autoptr (PledgeWorkbook) workbook = NULL;
  g_autoptr (FixtureBook) book = NULL;
  g_autoptr (PledgeEdition) whole = NULL, moved = NULL;

  if (path == NULL)
    return;
  workbook = pledge_workbook_read_file (path, NULL);
  book = fixture_book_from_workbook (workbook);
  whole = fixture_read_book (book, read_nato);
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

  for (guint i = 0; i < book->sheets->len; i++)
    fixture_sheet_insert_row (book->sheets->pdata[i], 1 + i % 7);
  moved = fixture_read_book (book, read_nato);
  g_assert_cmpuint (fixture_assert_part_of (moved, whole, "rows moved down"), ==, 0);
}

static void
test_real_mutations (void)
{
  g_autofree char *path = fixture_find_workbook ("nato-def-exp-2024-06.xlsx");
  g_autoptr (PledgeWorkbook) workbook = NULL;
  g_autoptr (FixtureBook) book = NULL;
  guint refused, accepted;

  if (path == NULL)
    return;
  workbook = pledge_workbook_read_file (path, NULL);
  book = fixture_book_from_workbook (workbook);
  fixture_mutate_cells (book, read_nato, 241, &refused, &accepted);
  g_test_message ("%u refused, %u read right", refused, accepted);
  g_assert_cmpuint (refused, >, accepted);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/nato-workbook/2024", test_2024);
  g_test_add_func ("/nato-workbook/2026", test_2026);
  for (guint i = 0; i < G_N_ELEMENTS (changed); i++)
    {
      g_autofree char *path = g_strconcat ("/nato-workbook/changed/", changed[i].name, NULL);

      g_test_add_data_func (path, &changed[i], test_changed);
    }
  g_test_add_func ("/nato-workbook/figures", test_figures);
  g_test_add_func ("/nato-workbook/base-year-everywhere", test_base_year_everywhere);
  g_test_add_func ("/nato-workbook/percent", test_percent);
  g_test_add_func ("/nato-workbook/merged", test_merged);
  g_test_add_func ("/nato-workbook/moved", test_moved);
  g_test_add_func ("/nato-workbook/left-out", test_left_out);
  g_test_add_func ("/nato-workbook/published", test_published);
  g_test_add_func ("/nato-workbook/mutations", test_mutations);
  g_test_add_func ("/nato-workbook/real", test_real);
  g_test_add_func ("/nato-workbook/real-changed", test_real_changed);
  g_test_add_func ("/nato-workbook/real-mutations", test_real_mutations);

  known = pledge_countries_new (NULL);
  g_assert_nonnull (known);
  status = g_test_run ();
  pledge_countries_unref (known);
  return status;
}
