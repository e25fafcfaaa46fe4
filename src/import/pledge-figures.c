/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-figures.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "pledge-json-private.h"

#define MAX_INDICATORS 64
#define MAX_MEMBERS 400
#define MAX_FIGURES 1000000
/* Few countries spend less than this share of GDP, and no whole table of them does. */
#define FRACTION_BELOW_PCT 0.2
/* Per cent and fraction lie a hundred apart, give or take what a year changes. (SIPRI prints 0.00002 % for Angola in
 * 1986, a currency that was worth nothing: that is no fraction.) */
#define LEAST_JUMP 50
#define MOST_JUMP 200

typedef struct {
  double value;
  guint place;
  gint16 year;
  gboolean estimate;
} Figure;

typedef struct {
  char *id;
  char *unit;
  char *title;
} Indicator;

typedef struct {
  char *iso3;
  char *currency;
  GArray *series[MAX_INDICATORS]; /* of Figure, as they came; NULL where none */
} Member;

struct _PledgeFigures {
  char *name;
  PledgeFiguresPlaceFunc dup_place;
  int last_year;
  gboolean in_per_cent;
  guint count;
  GArray *indicators; /* of Indicator */
  GPtrArray *members; /* of Member, as they came */
  GHashTable *by_iso3;
};

static void
indicator_clear (gpointer data)
{
  Indicator *indicator = data;

  g_free (indicator->id);
  g_free (indicator->unit);
  g_free (indicator->title);
}

static void
member_free (gpointer data)
{
  Member *member = data;

  for (guint i = 0; i < MAX_INDICATORS; i++)
    g_clear_pointer (&member->series[i], g_array_unref);
  g_free (member->iso3);
  g_free (member->currency);
  g_free (member);
}

PledgeFigures *
pledge_figures_new (const char *name, PledgeFiguresPlaceFunc dup_place, int last_year)
{
  PledgeFigures *self = g_new0 (PledgeFigures, 1);

  self->name = g_strdup (name);
  self->dup_place = dup_place;
  self->last_year = last_year;
  self->indicators = g_array_new (FALSE, FALSE, sizeof (Indicator));
  g_array_set_clear_func (self->indicators, indicator_clear);
  self->members = g_ptr_array_new_with_free_func (member_free);
  self->by_iso3 = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

void
pledge_figures_free (PledgeFigures *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->by_iso3);
  g_ptr_array_unref (self->members);
  g_array_unref (self->indicators);
  g_free (self->name);
  g_free (self);
}

static guint
find_indicator (PledgeFigures *self, const char *id)
{
  for (guint i = 0; i < self->indicators->len; i++)
    if (strcmp (g_array_index (self->indicators, Indicator, i).id, id) == 0)
      return i;

  return G_MAXUINT;
}

gboolean
pledge_figures_add_indicator (PledgeFigures *self, const char *id, const char *unit, const char *title)
{
  Indicator indicator;

  if (self->indicators->len == MAX_INDICATORS || find_indicator (self, id) != G_MAXUINT)
    return FALSE;

  indicator = (Indicator) { g_strdup (id), g_strdup (unit), g_strdup (title) };
  g_array_append_val (self->indicators, indicator);
  return TRUE;
}

gboolean
pledge_figures_has_indicator (PledgeFigures *self, const char *id)
{
  return find_indicator (self, id) != G_MAXUINT;
}

/* What files say of themselves is not translated, and this becomes a file. */
gboolean
pledge_figures_describe (const char *id, const char **unit, const char **title)
{
  static const char *const known[][3] = {
    { PLEDGE_SPENDING_USD_M, "US$ million", "Military expenditure, current prices and exchange rates" },
    { PLEDGE_SPENDING_NATIONAL_M, "million national currency", "Military expenditure, national currency, current prices" },
    { PLEDGE_SPENDING_CONST_USD_M, "US$ million, constant", "Military expenditure, constant prices and exchange rates" },
    { PLEDGE_GDP_USD_M, "US$ million", "Gross domestic product, current prices and exchange rates" },
    { PLEDGE_GDP_CONST_USD_M, "US$ million, constant", "Gross domestic product, constant prices and exchange rates" },
    { PLEDGE_SHARE_PUBLISHED_PCT, "% of GDP", "Military expenditure as a share of GDP" },
    { PLEDGE_SPENDING_PER_HEAD_CONST_USD, "US$, constant", "Military expenditure per head" },
    { PLEDGE_PERSONNEL_THOUSAND, "thousand", "Military personnel" },
    { PLEDGE_EQUIPMENT_SHARE_PCT, "% of expenditure", "Equipment" },
    { PLEDGE_PERSONNEL_SHARE_PCT, "% of expenditure", "Personnel" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (strcmp (known[i][0], id) == 0)
      {
        *unit = known[i][1];
        *title = known[i][2];
        return TRUE;
      }

  return FALSE;
}

static Member *
ensure_member (PledgeFigures *self, const char *iso3)
{
  Member *member = g_hash_table_lookup (self->by_iso3, iso3);

  if (member != NULL || self->members->len == MAX_MEMBERS)
    return member;

  member = g_new0 (Member, 1);
  member->iso3 = g_strdup (iso3);
  g_ptr_array_add (self->members, member);
  g_hash_table_insert (self->by_iso3, member->iso3, member);
  return member;
}

static const Figure *
find_figure (const GArray *series, int year)
{
  for (guint i = 0; series != NULL && i < series->len; i++)
    if (g_array_index (series, Figure, i).year == year)
      return &g_array_index (series, Figure, i);

  return NULL;
}

static char *
check_value (const char *indicator, double value)
{
  g_autofree char *expected = NULL;
  char got[G_ASCII_DTOSTR_BUF_SIZE];
  double min, max;

  pledge_edition_get_bounds (indicator, &min, &max);
  if (isfinite (value) && value >= min && value <= max)
    return NULL;

  expected = pledge_json_dup_expected_number (_("a number"), min, max);
  g_ascii_formatd (got, sizeof got, "%.12g", value);
  return g_strdup_printf (_("%s: expected %s, got %s"), indicator, expected, got);
}

static char *
take_currency (Member *member, const char *currency)
{
  if (currency == NULL || g_strcmp0 (member->currency, currency) == 0)
    return NULL;
  if (member->currency != NULL)
    return g_strdup_printf (_("expected %s to have the currency %s as before, got %s"), member->iso3, member->currency, currency);

  member->currency = g_strdup (currency);
  return NULL;
}

char *
pledge_figures_add (PledgeFigures *self, const char *iso3, const char *indicator, int year, double value, gboolean estimate,
                    const char *currency, guint place)
{
  const Figure figure = { .value = value, .place = place, .year = year, .estimate = estimate };
  guint at = find_indicator (self, indicator);
  const Figure *other;
  Member *member;
  char *problem;

  g_return_val_if_fail (at != G_MAXUINT, NULL);

  if (year < PLEDGE_JSON_MIN_YEAR || year > self->last_year)
    return g_strdup_printf (_("expected a year from %d to %d, that of the publication, got %d"), PLEDGE_JSON_MIN_YEAR, self->last_year, year);
  member = ensure_member (self, iso3);
  if (member == NULL || self->count == MAX_FIGURES)
    return g_strdup_printf (_("expected at most %d figures of %d countries"), MAX_FIGURES, MAX_MEMBERS);
  problem = take_currency (member, currency);
  if (problem == NULL)
    problem = check_value (indicator, value);
  if (problem != NULL)
    return problem;

  other = find_figure (member->series[at], year);
  if (other != NULL)
    {
      g_autofree char *before = self->dup_place (other->place);

      return g_strdup_printf (_("%s of %s for %d stands here a second time; the first is at %s"), indicator, iso3, year, before);
    }

  if (member->series[at] == NULL)
    member->series[at] = g_array_new (FALSE, FALSE, sizeof (Figure));
  g_array_append_val (member->series[at], figure);
  self->count++;
  return NULL;
}

static void
find_span (PledgeFigures *self, PledgeEditionInfo *info)
{
  info->first_year = G_MAXINT;
  info->last_year = 0;
  for (guint i = 0; i < self->members->len; i++)
    for (guint j = 0; j < self->indicators->len; j++)
      {
        const GArray *series = ((Member *) self->members->pdata[i])->series[j];

        for (guint k = 0; series != NULL && k < series->len; k++)
          {
            info->first_year = MIN (info->first_year, g_array_index (series, Figure, k).year);
            info->last_year = MAX (info->last_year, g_array_index (series, Figure, k).year);
          }
      }
}

static void
put_series (PledgeEditionBuilder *builder, const PledgeEditionInfo *info, const Member *member, const char *indicator, const GArray *series)
{
  guint n_years = info->last_year - info->first_year + 1;
  g_autofree double *values = g_new (double, n_years);
  g_autofree gboolean *flags = g_new0 (gboolean, n_years);
  g_autoptr (PledgeHistory) history = NULL;

  for (guint i = 0; i < n_years; i++)
    values[i] = NAN;
  for (guint i = 0; i < series->len; i++)
    {
      const Figure *figure = &g_array_index (series, Figure, i);

      values[figure->year - info->first_year] = figure->value;
      flags[figure->year - info->first_year] = figure->estimate;
    }

  history = pledge_history_new (info->first_year, values, flags, n_years);
  pledge_edition_builder_add_history (builder, member->iso3, indicator, history);
}

static PledgeEdition *
build (PledgeFigures *self, const PledgeEditionInfo *info)
{
  PledgeEditionBuilder *builder = pledge_edition_builder_new (info);

  for (guint i = 0; i < self->indicators->len; i++)
    {
      const Indicator *indicator = &g_array_index (self->indicators, Indicator, i);

      pledge_edition_builder_add_indicator (builder, indicator->id, indicator->unit, indicator->title);
    }
  for (guint i = 0; i < self->members->len; i++)
    {
      const Member *member = self->members->pdata[i];

      pledge_edition_builder_add_member (builder, member->iso3, member->currency);
      for (guint j = 0; j < self->indicators->len; j++)
        if (member->series[j] != NULL)
          put_series (builder, info, member, g_array_index (self->indicators, Indicator, j).id, member->series[j]);
    }

  return pledge_edition_builder_finish (builder);
}

void
pledge_figures_set_in_per_cent (PledgeFigures *self)
{
  g_return_if_fail (self != NULL);

  self->in_per_cent = TRUE;
}

PledgeEdition *
pledge_figures_to_edition (PledgeFigures *self, PledgeEditionInfo *info, GError **error)
{
  g_autoptr (PledgeEdition) edition = NULL;
  g_autofree char *problem = NULL;
  const char *iso3;
  int year;

  if (self->count == 0)
    {
      g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_VALUE, _("%s: expected at least one figure"), self->name);
      return NULL;
    }

  find_span (self, info);
  edition = build (self, info);
  problem = self->in_per_cent ? NULL : pledge_edition_find_fraction (edition, &iso3, &year);
  if (problem != NULL)
    {
      const Member *member = g_hash_table_lookup (self->by_iso3, iso3);
      guint at = find_indicator (self, PLEDGE_SHARE_PUBLISHED_PCT);
      g_autofree char *place = self->dup_place (find_figure (member->series[at], year)->place);

      g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_VALUE, "%s: %s: %s", self->name, place, problem);
      return NULL;
    }

  return g_steal_pointer (&edition);
}

static char *
dup_fraction (const char *iso3, int year, double share)
{
  char got[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (got, sizeof got, "%.12g", share);
  return g_strdup_printf (_("%s %d: expected a share of GDP in per cent such as 2.05, got %s, which looks like a fraction"), iso3, year, got);
}

/* Whether two figures, one after the other, are one in per cent and one a fraction. */
static gboolean
is_jump (double before, double after)
{
  double low = MIN (before, after), high = MAX (before, after);

  return low > 0 && low < FRACTION_BELOW_PCT && high >= low * LEAST_JUMP && high <= low * MOST_JUMP;
}

/* Whether the sums of the same year come to a hundred times the share. */
static gboolean
contradicts_sums (PledgeEdition *edition, const char *iso3, int year, double share)
{
  double spending = pledge_edition_get_value (edition, iso3, PLEDGE_SPENDING_USD_M, year);
  double gdp = pledge_edition_get_value (edition, iso3, PLEDGE_GDP_USD_M, year);

  return gdp > 0 && is_jump (share, spending / gdp * 100);
}

char *
pledge_edition_find_fraction (PledgeEdition *edition, const char **iso3, int *year)
{
  const PledgeEditionInfo *info = pledge_edition_get_info (edition);
  double largest = 0;

  for (guint i = 0; i < pledge_edition_get_n_members (edition); i++)
    {
      const char *code = pledge_edition_get_member_iso3 (edition, i);
      const PledgeHistory *shares = pledge_edition_get_history (edition, code, PLEDGE_SHARE_PUBLISHED_PCT);
      double before = NAN;

      for (int at = info->first_year; shares != NULL && at <= info->last_year; at++)
        {
          double share = pledge_history_get_value (shares, at);

          if (isnan (share))
            continue;
          if (is_jump (before, share) || contradicts_sums (edition, code, at, share))
            {
              *iso3 = code;
              *year = share < before || isnan (before) || !is_jump (before, share) ? at : at - 1;
              while (isnan (pledge_history_get_value (shares, *year)))
                --*year;
              return dup_fraction (code, *year, pledge_history_get_value (shares, *year));
            }
          if (share > largest)
            {
              *iso3 = code;
              *year = at;
              largest = share;
            }
          before = share;
        }
    }

  return largest > 0 && largest < FRACTION_BELOW_PCT ? dup_fraction (*iso3, *year, largest) : NULL;
}
