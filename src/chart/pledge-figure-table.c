/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-figure-table-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-format.h"
#include "pledge-path-chart.h"
#include "pledge-path-words.h"
#include "pledge-timeline-words.h"
#include "pledge-words-lens.h"
#include "pledge-words.h"

#define ROW_OF_CHART_PX 12.5 /* … that a chart with rows would like */
#define AXIS_OF_CHART_PX 100.0
#define TRACK_PX PLEDGE_CHART_BESIDE_FIGURES_PX
#define HISTORY_PX 260.0

static void
row_clear (gpointer data)
{
  PledgeFigureRow *row = data;

  g_free (row->iso3);
  g_free (row->name);
  g_free (row->description);
}

static void
column_clear (gpointer data)
{
  PledgeFigureColumn *column = data;

  g_free (column->heading);
  g_ptr_array_unref (column->cells);
}

static double
measure (const PledgeFigureTable *self, const char *text)
{
  double width;

  pledge_fonts_measure (self->fonts, text, PLEDGE_FIGURE_TABLE_MEASURED_PX, PLEDGE_WEIGHT_NORMAL, &width, NULL, NULL);
  return width;
}

/* Takes the heading. */
static PledgeFigureColumn *
add_column (PledgeFigureTable *self, char *heading)
{
  PledgeFigureColumn column = { .heading = heading, .cells = g_ptr_array_new_with_free_func (g_free), .width = measure (self, heading) };

  g_array_append_val (self->columns, column);
  return pledge_figure_table_column (self, self->columns->len - 1);
}

/* Takes the cell. */
static void
add_cell (PledgeFigureTable *self, guint column, char *cell)
{
  PledgeFigureColumn *into = pledge_figure_table_column (self, column);

  into->width = MAX (into->width, measure (self, cell));
  g_ptr_array_add (into->cells, cell);
}

static void
add_row (PledgeFigureTable *self, PledgeFigureRow row)
{
  self->names_width = MAX (self->names_width, measure (self, row.name));
  self->codes_width = MAX (self->codes_width, measure (self, row.iso3 != NULL ? row.iso3 : row.name));
  g_array_append_val (self->rows, row);
}

/* The caption says what amounts are counted in, so that they need not. */
static char *
format_amount (PledgeLens lens, double amount, const char *currency)
{
  return lens == PLEDGE_LENS_USD || lens == PLEDGE_LENS_CONST || lens == PLEDGE_LENS_PPP ? pledge_format_amount (amount)
                                                                                         : pledge_format_lens (lens, amount, currency);
}

/* Positive below the target, like the gap itself. */
static char *
format_gap (PledgeLens lens, double gap, const char *currency)
{
  g_autofree char *amount = format_amount (lens, gap, currency);

  if (!isfinite (gap) || gap == 0)
    return g_steal_pointer (&amount);
  return g_strconcat (gap > 0 ? "+" : "−", amount, NULL);
}

/* GDP per soldier, or as a part of a budget, is no figure that anybody uses. */
static gboolean
has_gdp (PledgeLens lens)
{
  return lens != PLEDGE_LENS_SOLDIER && lens != PLEDGE_LENS_BUDGET;
}

static double
gdp_in_lens (const PledgeAnswer *answer, const PledgeAnswerRow *row)
{
  return row->gdp_usd_m * pledge_lens_get_factor (pledge_answer_get_lens (answer), pledge_answer_get_edition (answer), pledge_answer_get_outlook (answer),
                                                  row->iso3, pledge_answer_get_year (answer), row->gdp_usd_m);
}

static void
add_answer_row (PledgeFigureTable *self, const PledgeAnswer *answer, const PledgeAnswerRow *row)
{
  PledgeLens lens = pledge_answer_get_lens (answer);
  const char *currency = pledge_edition_get_currency (pledge_answer_get_edition (answer), row->iso3);
  guint column = 0;

  add_row (self, (PledgeFigureRow) {
    g_strdup (row->iso3), g_strdup (row->name), pledge_words_row (answer, row), row->meets,
    row->tables_disagree ? "†" : row->estimate && !pledge_answer_is_estimate (answer) ? C_("estimate", "e") : NULL });
  add_cell (self, column++, row->rank > 0 ? g_strdup_printf ("%u", row->rank) : g_strdup ("–"));
  add_cell (self, column++, pledge_format_share (row->share_pct));
  add_cell (self, column++, format_amount (lens, row->spending_lens, currency));
  if (has_gdp (lens))
    add_cell (self, column++, format_amount (lens, gdp_in_lens (answer, row), currency));
  add_cell (self, column++, format_gap (lens, row->gap_lens, currency));
}

static void
fill_from_answer (PledgeFigureTable *self, const PledgeAnswer *answer, PledgeView view)
{
  guint n = pledge_answer_get_n_drawn (answer);
  g_autofree char *basis = pledge_words_lens_basis (answer);

  /* Translators: what amounts of a table are counted in, and who says so */
  self->caption = g_strdup_printf (_("Amounts: %s"), basis);
  self->has_ranks = TRUE;
  self->chart_height = view == PLEDGE_VIEW_TARGET ? TRACK_PX : MAX (AXIS_OF_CHART_PX + n * ROW_OF_CHART_PX, PLEDGE_CHART_BESIDE_FIGURES_PX);
  add_column (self, g_strdup (""));
  add_column (self, g_strdup (_("share")))->is_share = TRUE;
  add_column (self, g_strdup (C_("table in a picture", "spending")));
  if (has_gdp (pledge_answer_get_lens (answer)))
    add_column (self, g_strdup (_("GDP")));
  add_column (self, g_strdup (C_("table in a picture", "gap")))->is_gap = TRUE;
  for (guint i = 0; i < n; i++)
    add_answer_row (self, answer, pledge_answer_get_row (answer, i));
}

static const double *
values_of (const PledgeTimeline *timeline, const PledgeTimelineLine *line)
{
  return line != NULL ? line->values : pledge_timeline_get_total (timeline)->values;
}

/* Takes row. line NULL: the alliance's values. */
static void
add_values (PledgeFigureTable *self, const PledgeTimeline *timeline, const PledgeTimelineLine *line, PledgeFigureRow row)
{
  add_row (self, row);
  for (guint i = 0; i < self->columns->len; i++)
    {
      double value = values_of (timeline, line)[pledge_figure_table_column (self, i)->year - pledge_timeline_get_first_year (timeline)];

      add_cell (self, i, pledge_timeline_get_measure (timeline) == PLEDGE_MEASURE_SHARE
                             ? pledge_format_share (value)
                             : format_amount (pledge_timeline_get_lens (timeline), value, line != NULL ? line->currency : NULL));
    }
}

/* Years before anybody's first figure would be a row of dashes. */
static void
add_years (PledgeFigureTable *self, const PledgeTimeline *timeline, const PledgeChartRequest *request)
{
  int first_year = pledge_timeline_get_first_year (timeline);
  guint n_years = pledge_timeline_get_n_years (timeline);
  gboolean selected = request->selection != NULL && request->selection[0] != NULL;
  guint first = n_years - 1;

  for (guint i = 0; !selected && i < first; i++)
    if (isfinite (values_of (timeline, NULL)[i]))
      first = i;
  for (guint j = 0; selected && request->selection[j] != NULL; j++)
    {
      const PledgeTimelineLine *line = pledge_timeline_find_line (timeline, request->selection[j]);

      for (guint i = 0; line != NULL && i < first; i++)
        if (isfinite (line->values[i]))
          first = i;
    }
  for (guint i = first; i < n_years; i++)
    add_column (self, pledge_edition_dup_year_label (pledge_timeline_get_edition (timeline), first_year + (int) i))->year = first_year + (int) i;
}

static void
fill_from_timeline (PledgeFigureTable *self, const PledgeTimeline *timeline, const PledgeChartRequest *request)
{
  self->caption = pledge_timeline_words_measure (timeline, NULL);
  self->chart_height = HISTORY_PX;
  add_years (self, timeline, request);
  for (guint i = 0; request->selection != NULL && request->selection[i] != NULL; i++)
    {
      const PledgeTimelineLine *line = pledge_timeline_find_line (timeline, request->selection[i]);

      if (line != NULL && line->n_values > 0)
        add_values (self, timeline, line, (PledgeFigureRow) { g_strdup (line->iso3), g_strdup (line->name), pledge_timeline_words_line (timeline, line), TRUE, NULL });
    }
  if (self->rows->len == 0 && pledge_timeline_get_total (timeline)->n_values > 0)
    add_values (self, timeline, NULL, (PledgeFigureRow) {
      NULL, pledge_timeline_words_total_name (timeline), pledge_timeline_words_total (timeline), TRUE, NULL });
}

/* Takes row. */
static void
add_path_values (PledgeFigureTable *self, const PledgePath *path, const PledgePathLine *line, gsize offset, gboolean signs, PledgeFigureRow row)
{
  add_row (self, row);
  for (guint t = 0; t <= line->n_years; t++)
    {
      double amount = G_STRUCT_MEMBER (double, &line->years[t].lens, offset);
      g_autofree char *words = amount == 0 ? g_strdup ("0") : format_amount (pledge_path_get_lens (path), amount, line->currency);

      add_cell (self, t, !signs || !isfinite (amount) || amount == 0 ? g_steal_pointer (&words) : g_strconcat (amount > 0 ? "+" : "−", words, NULL));
    }
}

static void
fill_from_path (PledgeFigureTable *self, const PledgePath *path, const PledgeChartRequest *request)
{
  const PledgePathLine *line = pledge_path_chart_get_line (path, request->selected);
  PledgeBaseline baseline = pledge_path_assumptions_get_baseline (pledge_path_get_assumptions (path));
  g_autofree char *unit = pledge_path_words_unit (path, line->currency);

  /* Translators: a member, and what its amounts are counted in */
  self->caption = g_strdup_printf (_("%s: amounts in %s"), line->name, unit);
  self->chart_height = HISTORY_PX;
  if (line->years == NULL)
    return;

  for (guint t = 0; t <= line->n_years; t++)
    {
      int year = line->years[t].year;

      add_column (self, t == 0 && !line->own_base ? pledge_edition_dup_year_label (pledge_path_get_edition (path), year) : g_strdup_printf ("%d", year))->year = year;
    }
  add_row (self, (PledgeFigureRow) { .name = g_strdup (_("Share of GDP")), .meets = TRUE, .id = "share" });
  for (guint t = 0; t <= line->n_years; t++)
    add_cell (self, t, pledge_format_share (line->years[t].share_pct));
  add_path_values (self, path, line, G_STRUCT_OFFSET (PledgePathMoney, spending), FALSE,
                   (PledgeFigureRow) { .name = g_strdup (C_("path", "Spending")), .meets = TRUE, .id = "spending" });
  add_path_values (self, path, line, G_STRUCT_OFFSET (PledgePathMoney, baseline), FALSE,
                   (PledgeFigureRow) { .name = g_strdup (pledge_path_words_baseline (baseline)), .meets = TRUE, .id = "baseline" });
  add_path_values (self, path, line, G_STRUCT_OFFSET (PledgePathMoney, extra), TRUE,
                   (PledgeFigureRow) { .name = g_strdup (_("Extra cost")), .meets = TRUE, .id = "extra" });
  add_path_values (self, path, line, G_STRUCT_OFFSET (PledgePathMoney, extra_sum), TRUE,
                   (PledgeFigureRow) { .name = g_strdup (_("Added up")), .meets = TRUE, .id = "cumulative" });
}

PledgeFigureTable *
pledge_figure_table_new (PledgeView view, const PledgeAnswer *answer, const PledgeChartRequest *request)
{
  g_autoptr (PledgeFigureTable) self = NULL;

  g_return_val_if_fail (answer != NULL && request != NULL, NULL);
  g_return_val_if_fail (request->style != NULL && request->fonts != NULL, NULL);
  g_return_val_if_fail (view != PLEDGE_VIEW_HISTORY || request->timeline != NULL, NULL);
  g_return_val_if_fail (view != PLEDGE_VIEW_PATH || request->path != NULL, NULL);

  self = g_new0 (PledgeFigureTable, 1);
  self->style = request->style;
  self->fonts = request->fonts;
  self->rows = g_array_new (FALSE, FALSE, sizeof (PledgeFigureRow));
  self->columns = g_array_new (FALSE, FALSE, sizeof (PledgeFigureColumn));
  g_array_set_clear_func (self->rows, row_clear);
  g_array_set_clear_func (self->columns, column_clear);
  if (view == PLEDGE_VIEW_HISTORY)
    fill_from_timeline (self, request->timeline, request);
  else if (view == PLEDGE_VIEW_PATH)
    fill_from_path (self, request->path, request);
  else
    fill_from_answer (self, answer, view);
  self->chart_height *= request->style->text_scale;

  return self->rows->len > 0 ? g_steal_pointer (&self) : NULL;
}

void
pledge_figure_table_free (PledgeFigureTable *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->caption);
  g_array_unref (self->rows);
  g_array_unref (self->columns);
  g_free (self);
}
