/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-figure-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-format.h"
#include "pledge-timeline-words.h"
#include "pledge-words-lens.h"
#include "pledge-words.h"

/* Of the text size. */
#define ROW 1.42
#define HEAD 1.6
#define COLUMNS_APART 0.9
#define COLUMNS_MOST_APART 2.2
#define BLOCKS_APART 2.6
#define MARK 0.85

#define MEASURED_PX 10.0     /* widths grow with the size: they are measured once */
#define LEAST_BLOCK_ROWS 4   /* fewer are not worth a block of their own */
#define ROW_OF_CHART_PX 12.5 /* … that a chart with rows would like */
#define AXIS_OF_CHART_PX 100.0
#define TRACK_PX PLEDGE_CHART_BESIDE_FIGURES_PX
#define HISTORY_PX 260.0

typedef struct {
  char *iso3;        /* NULL: the alliance */
  char *name;
  char *description;
  gboolean meets;
  const char *mark;  /* hangs at the share; nullable */
} Row;

typedef struct {
  char *heading;
  GPtrArray *cells;  /* of char *, one a row */
  double width;      /* at MEASURED_PX */
  int year;          /* of a history; else 0 */
  gboolean is_share;
  gboolean is_gap;
} Column;

struct _PledgeFigureTable {
  const PledgeStyle *style;
  PledgeFonts *fonts;
  char *caption;       /* what amounts are counted in; nullable */
  GArray *rows;
  GArray *columns;     /* the rank first, where there is one; names stand after it */
  gboolean has_ranks;
  double names_width;  /* both at MEASURED_PX */
  double codes_width;
  double chart_height;
};

/* Which columns a width holds, and how often side by side. */
typedef struct {
  gboolean codes;
  guint n_blocks, n_rows;  /* rows of a block */
  double block_width, apart;
  int year_step;           /* of a history: every so many years */
} Plan;

static void
row_clear (gpointer data)
{
  Row *row = data;

  g_free (row->iso3);
  g_free (row->name);
  g_free (row->description);
}

static void
column_clear (gpointer data)
{
  Column *column = data;

  g_free (column->heading);
  g_ptr_array_unref (column->cells);
}

static Column *
column_at (const PledgeFigureTable *self, guint position)
{
  return &g_array_index (self->columns, Column, position);
}

static Row *
row_at (const PledgeFigureTable *self, guint position)
{
  return &g_array_index (self->rows, Row, position);
}

static double
measure (const PledgeFigureTable *self, const char *text)
{
  double width;

  pledge_fonts_measure (self->fonts, text, MEASURED_PX, PLEDGE_WEIGHT_NORMAL, &width, NULL, NULL);
  return width;
}

/* Takes the heading. */
static Column *
add_column (PledgeFigureTable *self, char *heading)
{
  Column column = { .heading = heading, .cells = g_ptr_array_new_with_free_func (g_free), .width = measure (self, heading) };

  g_array_append_val (self->columns, column);
  return column_at (self, self->columns->len - 1);
}

/* Takes the cell. */
static void
add_cell (PledgeFigureTable *self, guint column, char *cell)
{
  Column *into = column_at (self, column);

  into->width = MAX (into->width, measure (self, cell));
  g_ptr_array_add (into->cells, cell);
}

static void
add_row (PledgeFigureTable *self, Row row)
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

  add_row (self, (Row) {
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
add_values (PledgeFigureTable *self, const PledgeTimeline *timeline, const PledgeTimelineLine *line, Row row)
{
  add_row (self, row);
  for (guint i = 0; i < self->columns->len; i++)
    {
      double value = values_of (timeline, line)[column_at (self, i)->year - pledge_timeline_get_first_year (timeline)];

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
        add_values (self, timeline, line, (Row) { g_strdup (line->iso3), g_strdup (line->name), pledge_timeline_words_line (timeline, line), TRUE, NULL });
    }
  if (self->rows->len == 0 && pledge_timeline_get_total (timeline)->n_values > 0)
    add_values (self, timeline, NULL, (Row) {
      NULL, pledge_timeline_words_total_name (timeline), pledge_timeline_words_total (timeline), TRUE, NULL });
}

PledgeFigureTable *
pledge_figure_table_new (PledgeView view, const PledgeAnswer *answer, const PledgeChartRequest *request)
{
  g_autoptr (PledgeFigureTable) self = NULL;

  g_return_val_if_fail (answer != NULL && request != NULL, NULL);
  g_return_val_if_fail (request->style != NULL && request->fonts != NULL, NULL);
  g_return_val_if_fail (view != PLEDGE_VIEW_HISTORY || request->timeline != NULL, NULL);

  self = g_new0 (PledgeFigureTable, 1);
  self->style = request->style;
  self->fonts = request->fonts;
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (self->rows, row_clear);
  g_array_set_clear_func (self->columns, column_clear);
  if (view == PLEDGE_VIEW_HISTORY)
    fill_from_timeline (self, request->timeline, request);
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

/* A history has more years than most pictures have room for: the last one is always there. */
static gboolean
is_shown (const PledgeFigureTable *self, const Plan *plan, guint column)
{
  return plan->year_step == 0 || column + 1 == self->columns->len || column_at (self, column)->year % plan->year_step == 0;
}

static guint
count_shown (const PledgeFigureTable *self, const Plan *plan)
{
  guint n = 0;

  for (guint i = 0; i < self->columns->len; i++)
    n += is_shown (self, plan, i);

  return n;
}

/* Without the space between columns, of which there is one less than columns and names. */
static double
columns_width (const PledgeFigureTable *self, const Plan *plan, double size)
{
  double width = plan->codes ? self->codes_width : self->names_width;

  for (guint i = 0; i < self->columns->len; i++)
    if (is_shown (self, plan, i))
      width += column_at (self, i)->width;

  return width * size / MEASURED_PX;
}

static double
block_width (const PledgeFigureTable *self, const Plan *plan, double size, double apart)
{
  return columns_width (self, plan, size) + count_shown (self, plan) * apart * size;
}

/* The smallest of 1, 2, 5, 10, 20, … years that the width holds; 1,000: the last year alone. */
static void
choose_years (const PledgeFigureTable *self, Plan *plan, double width, double size)
{
  for (int power = 1; power < 1000; power *= 10)
    for (int step = power; step <= 5 * power; step += step == power ? power : 3 * power)
      {
        plan->year_step = step;
        if (block_width (self, plan, size, COLUMNS_APART) <= width)
          return;
      }
  plan->year_step = 1000;
}

/* FALSE where the width does not hold it. */
static gboolean
make_plan (const PledgeFigureTable *self, Plan *plan, double width, double size)
{
  gboolean years = !self->has_ranks;
  guint n = self->rows->len, most;
  double least;

  for (guint codes = 0; codes < 2; codes++)
    {
      *plan = (Plan) { .codes = codes };
      if (years)
        choose_years (self, plan, width, size);
      if (block_width (self, plan, size, COLUMNS_APART) <= width)
        break;
    }
  least = block_width (self, plan, size, COLUMNS_APART);
  if (least > width)
    return FALSE;

  most = years ? 1 : (guint) floor ((width + BLOCKS_APART * size) / (least + BLOCKS_APART * size));
  plan->n_blocks = CLAMP (most, 1, MAX ((n + LEAST_BLOCK_ROWS - 1) / LEAST_BLOCK_ROWS, 1));
  plan->n_rows = (n + plan->n_blocks - 1) / plan->n_blocks;
  plan->n_blocks = (n + plan->n_rows - 1) / plan->n_rows;
  plan->block_width = (width + BLOCKS_APART * size) / plan->n_blocks - BLOCKS_APART * size;
  plan->apart = MIN ((plan->block_width - columns_width (self, plan, size)) / count_shown (self, plan), COLUMNS_MOST_APART * size);
  plan->block_width = columns_width (self, plan, size) + count_shown (self, plan) * plan->apart;

  return TRUE;
}

/* The cells of a row, or with row NULL the headings. */
static void
draw_cells (const PledgeFigureTable *self, PledgeSceneBuilder *builder, const Plan *plan, const Row *row, guint position, double x, double baseline, double size)
{
  double grown = size / MEASURED_PX;
  double names = (plan->codes ? self->codes_width : self->names_width) * grown;
  PledgeText text = { NULL, x, baseline, PLEDGE_ANCHOR_START, size, PLEDGE_WEIGHT_NORMAL, row != NULL ? self->style->text : self->style->muted, 0 };

  for (guint i = 0; i <= self->columns->len; i++)
    {
      /* Names stand after the rank, or first of all. */
      gboolean name = i == (self->has_ranks ? 1 : 0);
      guint column = name || i < 1 ? i : i - 1;
      const Column *of = NULL;

      if (name)
        {
          text.text = row == NULL ? (self->has_ranks ? _("ally") : "") : plan->codes && row->iso3 != NULL ? row->iso3 : row->name;
          text.x = x;
          text.anchor = PLEDGE_ANCHOR_START;
          text.colour = row != NULL ? self->style->text : self->style->muted;
          text.max_width = names + 1;
          pledge_scene_builder_text (builder, &text);
          x += names + plan->apart;
          continue;
        }
      if (!is_shown (self, plan, column))
        continue;
      of = column_at (self, column);
      x += of->width * grown;
      text.text = row != NULL ? of->cells->pdata[position] : of->heading;
      text.x = x;
      text.anchor = PLEDGE_ANCHOR_END;
      text.max_width = 0;
      text.colour = row == NULL || (self->has_ranks && i == 0) ? self->style->muted
                    : of->is_gap ? (row->meets ? self->style->muted : self->style->gap_text) : self->style->text;
      pledge_scene_builder_text (builder, &text);
      if (row != NULL && of->is_share && row->mark != NULL)
        pledge_scene_builder_text (builder, &(PledgeText) {
          row->mark, x + size * 0.1, baseline, PLEDGE_ANCHOR_START, size * MARK, PLEDGE_WEIGHT_NORMAL, self->style->muted, 0 });
      x += plan->apart;
    }
}

static void
draw_block (const PledgeFigureTable *self, PledgeSceneBuilder *builder, const Plan *plan, guint block, double x, double y, double size)
{
  g_autofree char *id = g_strdup_printf ("figures-head-%u", block);
  double rule = floor (y + HEAD * size - 0.35 * size) + 0.5;

  pledge_scene_builder_begin (builder, id, NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  draw_cells (self, builder, plan, NULL, 0, x, y + size, size);
  pledge_scene_builder_line (builder, x, rule, x + plan->block_width, rule, 1, self->style->grid, 0);
  pledge_scene_builder_end (builder);
  y += HEAD * size;
  for (guint i = block * plan->n_rows; i < MIN ((block + 1) * plan->n_rows, self->rows->len); i++, y += ROW * size)
    {
      const Row *row = row_at (self, i);
      g_autofree char *row_id = g_strconcat ("figure-", row->iso3 != NULL ? row->iso3 : "total", NULL);

      pledge_scene_builder_begin (builder, row_id, row->iso3, PLEDGE_ROLE_ITEM, row->name, row->description);
      draw_cells (self, builder, plan, row, i, x, y + size, size);
      pledge_scene_builder_end (builder);
    }
}

double
pledge_figure_table_get_least_width (const PledgeFigureTable *self)
{
  Plan plan = { .codes = TRUE };
  double size;

  g_return_val_if_fail (self != NULL, 0);

  size = PLEDGE_FIGURE_TABLE_MIN_TEXT_PX * self->style->text_scale;
  if (!self->has_ranks)
    plan.year_step = 1000;
  return block_width (self, &plan, size, COLUMNS_APART);
}

double
pledge_figure_table_get_chart_height (const PledgeFigureTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->chart_height;
}

double
pledge_figure_table_draw (const PledgeFigureTable *self, PledgeSceneBuilder *builder, double x, double y, double width, double size)
{
  double caption;
  Plan plan;

  g_return_val_if_fail (self != NULL, 0);

  if (!make_plan (self, &plan, width, size))
    return INFINITY;

  caption = pledge_chart_paragraph (NULL, self->fonts, self->caption, 0, 0, width, G_MAXUINT, size, PLEDGE_WEIGHT_NORMAL, self->style->muted) + size * 0.3;
  if (builder != NULL)
    {
      pledge_scene_builder_begin (builder, "figures", NULL, PLEDGE_ROLE_LIST, self->caption, NULL);
      pledge_chart_paragraph (builder, self->fonts, self->caption, x, y + size, width, G_MAXUINT, size, PLEDGE_WEIGHT_NORMAL, self->style->muted);
      for (guint i = 0; i < plan.n_blocks; i++)
        draw_block (self, builder, &plan, i, x + i * (width + BLOCKS_APART * size) / plan.n_blocks, y + caption, size);
      pledge_scene_builder_end (builder);
    }

  return caption + (HEAD + plan.n_rows * ROW) * size;
}
