/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-figure-table-private.h"

/* Of the text size. */
#define ROW 1.42
#define HEAD 1.6
#define COLUMNS_APART 0.9
#define COLUMNS_MOST_APART 2.2
#define BLOCKS_APART 2.6
#define MARK 0.85

#define LEAST_BLOCK_ROWS 4   /* fewer are not worth a block of their own */

/* Which columns a width holds, and how often side by side. */
typedef struct {
  gboolean codes;
  guint n_blocks, n_rows;  /* rows of a block */
  double block_width, apart;
  int year_step;           /* of a history: every so many years */
} Plan;

/* A history has more years than most pictures have room for: the last one is always there. */
static gboolean
is_shown (const PledgeFigureTable *self, const Plan *plan, guint column)
{
  return plan->year_step == 0 || column + 1 == self->columns->len || pledge_figure_table_column (self, column)->year % plan->year_step == 0;
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
      width += pledge_figure_table_column (self, i)->width;

  return width * size / PLEDGE_FIGURE_TABLE_MEASURED_PX;
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
draw_cells (const PledgeFigureTable *self, PledgeSceneBuilder *builder, const Plan *plan, const PledgeFigureRow *row, guint position, double x, double baseline, double size)
{
  double grown = size / PLEDGE_FIGURE_TABLE_MEASURED_PX;
  double names = (plan->codes ? self->codes_width : self->names_width) * grown;
  PledgeText text = { NULL, x, baseline, PLEDGE_ANCHOR_START, size, PLEDGE_WEIGHT_NORMAL, row != NULL ? self->style->text : self->style->muted, 0 };

  for (guint i = 0; i <= self->columns->len; i++)
    {
      /* Names stand after the rank, or first of all. */
      gboolean name = i == (self->has_ranks ? 1 : 0);
      guint column = name || i < 1 ? i : i - 1;
      const PledgeFigureColumn *of = NULL;

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
      of = pledge_figure_table_column (self, column);
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
      const PledgeFigureRow *row = pledge_figure_table_row (self, i);
      g_autofree char *row_id = g_strconcat ("figure-", row->id != NULL ? row->id : row->iso3 != NULL ? row->iso3 : "total", NULL);

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
