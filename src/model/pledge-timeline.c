/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-timeline.h"

#include <math.h>

#include "pledge-gap.h"

struct _PledgeTimeline {
  PledgeEdition *edition;
  PledgeAlliance *alliance;
  PledgeMeasure measure;
  PledgeLens lens;
  int first_year;
  guint n_years;
  GArray *lines;   /* of PledgeTimelineLine; strings belong to the alliance's members */
  GPtrArray *kept; /* the lists that lines and total point to */
  PledgeTimelineTotal total;
};

/* One member's columns, looked up once. Each is NULL where the edition has no such history. */
typedef struct {
  const PledgeHistory *share;
  const PledgeHistory *spending;
  const PledgeHistory *gdp;
} Columns;

/* One member and year. */
typedef struct {
  double share_pct;
  double spending_usd_m;
  double gdp_usd_m;
  double spending_lens;
  double factor; /* of the lens */
} Figures;

/* What the years of the total are added up in. */
typedef struct {
  double *values;
  double *gdp;
  gboolean *estimates;
  guint *counted;
  guint *with_figures;
  guint *covered;
  gboolean *lacking; /* a member with forces counts, and the edition has nothing of it */
} Sums;

G_DEFINE_BOXED_TYPE (PledgeTimeline, pledge_timeline, pledge_timeline_ref, pledge_timeline_unref)

static void
timeline_clear (gpointer data)
{
  PledgeTimeline *self = data;

  g_array_unref (self->lines);
  g_ptr_array_unref (self->kept);
  g_object_unref (self->edition);
  g_object_unref (self->alliance);
}

/* A list of zeros that lives as long as the timeline. */
static gpointer
keep_list (PledgeTimeline *self, gsize element)
{
  gpointer list = g_malloc0_n (self->n_years, element);

  g_ptr_array_add (self->kept, list);
  return list;
}

static Columns
find_columns (PledgeEdition *edition, const char *iso3)
{
  return (Columns) {
    .share = pledge_edition_get_history (edition, iso3, PLEDGE_SHARE_PUBLISHED_PCT),
    .spending = pledge_edition_get_history (edition, iso3, PLEDGE_SPENDING_USD_M),
    .gdp = pledge_edition_get_history (edition, iso3, PLEDGE_GDP_USD_M),
  };
}

static double
value_in (const PledgeHistory *history, int year)
{
  return history != NULL ? pledge_history_get_value (history, year) : NAN;
}

static gboolean
is_estimate_in (const PledgeHistory *history, int year)
{
  return history != NULL && pledge_history_is_estimate (history, year);
}

/* The same figures as PledgeAnswer has of that year. */
static Figures
read_figures (const PledgeTimeline *self, const Columns *columns, PledgeEdition *outlook, gboolean gdp_is_printed, const char *iso3, int year)
{
  double published = value_in (columns->share, year);
  Figures figures = { .spending_usd_m = value_in (columns->spending, year) };

  figures.gdp_usd_m = gdp_is_printed ? value_in (columns->gdp, year) : pledge_gdp_implied (figures.spending_usd_m, published);
  figures.share_pct = isnan (published) ? pledge_share_nominal_pct (figures.spending_usd_m, figures.gdp_usd_m) : published;
  figures.factor = isnan (figures.spending_usd_m) && isnan (figures.gdp_usd_m)
                     ? NAN
                     : pledge_lens_get_factor (self->lens, self->edition, outlook, iso3, year, figures.gdp_usd_m);
  figures.spending_lens = figures.spending_usd_m * figures.factor;

  return figures;
}

static void
add_to_sums (const PledgeTimeline *self, Sums *sums, guint at, const Figures *figures, gboolean estimate, gboolean has_forces)
{
  double part = self->measure == PLEDGE_MEASURE_MONEY ? figures->spending_lens : figures->spending_usd_m;

  sums->counted[at]++;
  if (isnan (figures->share_pct) && isnan (figures->spending_usd_m))
    {
      sums->lacking[at] |= has_forces;
      return;
    }
  sums->with_figures[at]++;
  if (isnan (part) || (self->measure == PLEDGE_MEASURE_SHARE && !(figures->gdp_usd_m > 0)))
    return;
  sums->covered[at]++;
  sums->values[at] += part;
  sums->gdp[at] += figures->gdp_usd_m;
  sums->estimates[at] |= estimate;
}

static void
add_line (PledgeTimeline *self, PledgeScenario *scenario, PledgeEdition *outlook, gboolean gdp_is_printed, guint position, Sums *sums)
{
  PledgeMember *member = pledge_alliance_get_member (self->alliance, position);
  const char *iso3 = pledge_member_get_iso3 (member);
  Columns columns = find_columns (self->edition, iso3);
  gboolean money = self->measure == PLEDGE_MEASURE_MONEY;
  gboolean selected = pledge_scenario_is_selected (scenario, iso3);
  double target_pct = pledge_scenario_get_target_for (scenario, iso3);
  double *values = keep_list (self, sizeof *values);
  double *targets = money && selected ? keep_list (self, sizeof *targets) : NULL;
  gboolean *estimates = keep_list (self, sizeof *estimates);
  gboolean *breaks = keep_list (self, sizeof *breaks);
  gboolean *counted = keep_list (self, sizeof *counted);
  PledgeTimelineLine line = { iso3, pledge_member_get_name (member), pledge_edition_get_currency (self->edition, iso3), position,
                              selected, target_pct, values, targets, estimates, breaks, counted, 0 };

  for (guint i = 0; i < self->n_years; i++)
    {
      int year = self->first_year + (int) i;
      Figures figures = read_figures (self, &columns, outlook, gdp_is_printed, iso3, year);

      values[i] = money ? figures.spending_lens : figures.share_pct;
      estimates[i] = !isnan (values[i]) &&
                     (is_estimate_in (columns.spending, year) || (!money && is_estimate_in (columns.share, year)));
      breaks[i] = pledge_edition_has_break (self->edition, iso3, year);
      counted[i] = pledge_alliance_counts_in (self->alliance, position, year);
      if (targets != NULL)
        targets[i] = figures.gdp_usd_m * target_pct / 100.0 * figures.factor;
      line.n_values += !isnan (values[i]);
      if (counted[i])
        add_to_sums (self, sums, i, &figures, estimates[i], pledge_member_get_has_forces (member));
    }

  g_array_append_val (self->lines, line);
}

static void
make_total (PledgeTimeline *self, Sums *sums)
{
  gboolean money = self->measure == PLEDGE_MEASURE_MONEY;
  gboolean adds_up = !money || pledge_lens_is_additive (self->lens);

  for (guint i = 0; i < self->n_years; i++)
    {
      if (!adds_up || sums->covered[i] == 0 || sums->covered[i] < sums->with_figures[i] || sums->lacking[i])
        sums->values[i] = NAN;
      else if (!money)
        sums->values[i] = pledge_share_nominal_pct (sums->values[i], sums->gdp[i]);
      sums->estimates[i] &= !isnan (sums->values[i]);
      self->total.n_values += !isnan (sums->values[i]);
    }

  self->total.values = sums->values;
  self->total.estimates = sums->estimates;
  self->total.counted = sums->counted;
  self->total.with_figures = sums->with_figures;
  self->total.covered = sums->covered;
}

PledgeTimeline *
pledge_timeline_new (PledgeScenario *scenario)
{
  PledgeTimeline *self;
  const PledgeEditionInfo *info;
  PledgeEdition *outlook;
  gboolean gdp_is_printed;
  Sums sums;

  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);

  self = g_rc_box_new0 (PledgeTimeline);
  self->edition = g_object_ref (pledge_scenario_get_edition (scenario));
  self->alliance = g_object_ref (pledge_scenario_get_alliance (scenario));
  self->measure = pledge_scenario_get_measure (scenario);
  self->lens = pledge_scenario_get_lens (scenario);
  info = pledge_edition_get_info (self->edition);
  self->first_year = info->first_year;
  self->n_years = info->last_year - info->first_year + 1;
  self->lines = g_array_new (FALSE, FALSE, sizeof (PledgeTimelineLine));
  self->kept = g_ptr_array_new_with_free_func (g_free);

  outlook = pledge_catalogue_get_outlook (pledge_scenario_get_catalogue (scenario));
  gdp_is_printed = pledge_edition_has_indicator (self->edition, PLEDGE_GDP_USD_M);
  sums = (Sums) {
    .values = keep_list (self, sizeof (double)), .gdp = keep_list (self, sizeof (double)), .estimates = keep_list (self, sizeof (gboolean)),
    .counted = keep_list (self, sizeof (guint)), .with_figures = keep_list (self, sizeof (guint)), .covered = keep_list (self, sizeof (guint)),
    .lacking = keep_list (self, sizeof (gboolean)),
  };
  for (guint i = 0; i < pledge_alliance_get_n_members (self->alliance); i++)
    add_line (self, scenario, outlook, gdp_is_printed, i, &sums);
  make_total (self, &sums);

  return self;
}

PledgeTimeline *
pledge_timeline_ref (PledgeTimeline *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_rc_box_acquire (self);
}

void
pledge_timeline_unref (PledgeTimeline *self)
{
  g_return_if_fail (self != NULL);

  g_rc_box_release_full (self, timeline_clear);
}

PledgeEdition *
pledge_timeline_get_edition (const PledgeTimeline *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->edition;
}

PledgeAlliance *
pledge_timeline_get_alliance (const PledgeTimeline *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->alliance;
}

PledgeMeasure
pledge_timeline_get_measure (const PledgeTimeline *self)
{
  g_return_val_if_fail (self != NULL, PLEDGE_MEASURE_SHARE);

  return self->measure;
}

PledgeLens
pledge_timeline_get_lens (const PledgeTimeline *self)
{
  g_return_val_if_fail (self != NULL, PLEDGE_LENS_USD);

  return self->lens;
}

int
pledge_timeline_get_first_year (const PledgeTimeline *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->first_year;
}

guint
pledge_timeline_get_n_years (const PledgeTimeline *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_years;
}

guint
pledge_timeline_get_n_lines (const PledgeTimeline *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->lines->len;
}

const PledgeTimelineLine *
pledge_timeline_get_line (const PledgeTimeline *self, guint position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->lines->len, NULL);

  return &g_array_index (self->lines, PledgeTimelineLine, position);
}

const PledgeTimelineLine *
pledge_timeline_find_line (const PledgeTimeline *self, const char *iso3)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; iso3 != NULL && i < self->lines->len; i++)
    {
      const PledgeTimelineLine *line = &g_array_index (self->lines, PledgeTimelineLine, i);

      if (g_str_equal (line->iso3, iso3))
        return line;
    }

  return NULL;
}

const PledgeTimelineTotal *
pledge_timeline_get_total (const PledgeTimeline *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->total;
}
