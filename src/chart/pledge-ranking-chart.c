/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-ranking-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-format.h"
#include "pledge-words.h"

#define ONE_LINE_FROM_PX 520.0
#define LEAST_AXIS_PX 100.0  /* of a row on one line */
#define LEAST_NAME_PX 48.0   /* of a row on two lines, beside its figures */
#define NOTES_SHARE 0.4      /* of the room for rows, at most, where they cannot scroll */

/* Sizes of a row, in pixels at text scale 1. */
typedef struct {
  double min_height, max_height;
  double min_text, max_text;
} RowLimits;

static const RowLimits one_line_rows = { 15, 44, 10.5, 13.5 };
static const RowLimits one_line_picture_rows = { 12.5, 44, 9, 14 };
static const RowLimits two_line_rows = { 36, 52, 12, 13.5 };
static const RowLimits two_line_picture_rows = { 24, 52, 10, 13.5 };

/* Where everything goes, computed once. */
typedef struct {
  const PledgeAnswer *answer;
  const PledgeChartRequest *request;
  const PledgeStyle *style;
  gboolean one_line;
  PledgeRect inner;        /* the picture without frame and padding */
  PledgeAxis axis;
  double scale;            /* of text */
  double text_size;
  double head_size;        /* of axis and column headings */
  double row_height;
  double bar_thickness;
  double name_end;         /* one line: right end of the names */
  gboolean shows_share;    /* the columns that there is room for */
  gboolean shows_gap;
  double share_end;        /* right end of the shares */
  double share_width;
  double gap_end;
  double gap_width;
  double words_end;        /* two lines: right end of the room for names */
  double head_baseline;
  double rows_top;
  double rows_bottom;      /* of the room for rows */
  guint n_shown;           /* rows that have room */
  double block_height;     /* of the rows together */
  double scroll;
  guint notes_lines;       /* at most so many */
  double notes_height;
} Layout;

static char *
year_label (const Layout *layout)
{
  return pledge_edition_dup_year_label (pledge_answer_get_edition (layout->answer), pledge_answer_get_year (layout->answer));
}

static double
text_width (const Layout *layout, const char *text, double size, PledgeWeight weight)
{
  double width;

  pledge_fonts_measure (layout->request->fonts, text, size, weight, &width, NULL, NULL);
  return width;
}

static char *
left_out_words (guint n)
{
  return g_strdup_printf (ngettext ("… and %u more: a taller picture shows it.", "… and %u more: a taller picture shows them.", n), n);
}

/* (transfer full) (nullable) What stands below the rows. */
static char *
make_notes (const Layout *layout)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  char *absent = pledge_words_absent_rows (layout->answer);
  const char *disagreement = pledge_words_disagreement (layout->answer);
  guint n_drawn = pledge_answer_get_n_drawn (layout->answer);

  if (layout->n_shown < n_drawn)
    g_ptr_array_add (notes, left_out_words (n_drawn - layout->n_shown));
  if (disagreement != NULL)
    g_ptr_array_add (notes, g_strdup (disagreement));
  if (absent != NULL)
    g_ptr_array_add (notes, absent);
  if (notes->len == 0)
    return NULL;

  g_ptr_array_add (notes, NULL);
  return g_strjoinv ("  ", (char **) notes->pdata);
}

static double
notes_size (const Layout *layout)
{
  return 10.5 * layout->scale;
}

static double
measure_notes (const Layout *layout)
{
  g_autofree char *notes = make_notes (layout);

  if (notes == NULL || layout->notes_lines == 0)
    return 0;

  return 8 * layout->scale + pledge_chart_paragraph (NULL, layout->request->fonts, notes, 0, 0, layout->inner.width, layout->notes_lines,
                                                     notes_size (layout), PLEDGE_WEIGHT_NORMAL, layout->style->muted);
}

/* Above the bar there may not be room for name, share and gap. The bar itself shows the share. */
static void
choose_columns (Layout *layout)
{
  double right = layout->inner.x + layout->inner.width;
  double room = layout->inner.width - (LEAST_NAME_PX + 10) * layout->scale;

  layout->shows_gap = layout->gap_width <= room;
  layout->shows_share = layout->share_width + (layout->shows_gap ? layout->gap_width + 18 * layout->scale : 8 * layout->scale) <= room;
  if (!layout->shows_gap)
    layout->share_end = right - 8 * layout->scale;
  layout->words_end = right;
  if (layout->shows_gap)
    layout->words_end = layout->gap_end - layout->gap_width - 10 * layout->scale;
  if (layout->shows_share)
    layout->words_end = layout->share_end - layout->share_width - 10 * layout->scale;
}

/* Columns keep their width while the target moves, or everything would jump: they are measured on
 * samples, not on what they hold at the moment. */
static void
lay_out_columns (Layout *layout)
{
  g_autofree char *below = pledge_words_gap_sample (layout->answer, FALSE);
  g_autofree char *above = pledge_words_gap_sample (layout->answer, TRUE);
  g_autofree char *share = pledge_format_share (88.88);
  double size = layout->text_size;
  double right = layout->inner.x + layout->inner.width;
  g_autofree char *year = year_label (layout);
  /* The year heads the names. */
  double widest_name = text_width (layout, year, layout->head_size, PLEDGE_WEIGHT_NORMAL);

  layout->gap_width = MAX (text_width (layout, below, size, PLEDGE_WEIGHT_BOLD), text_width (layout, above, size, PLEDGE_WEIGHT_NORMAL));
  layout->gap_width = MAX (layout->gap_width, text_width (layout, _("to the target"), layout->head_size, PLEDGE_WEIGHT_NORMAL));
  layout->share_width = MAX (text_width (layout, share, size, PLEDGE_WEIGHT_NORMAL), text_width (layout, _("share"), layout->head_size, PLEDGE_WEIGHT_NORMAL));
  layout->gap_end = right;
  layout->share_end = right - layout->gap_width - 18 * layout->scale;

  layout->shows_share = layout->shows_gap = TRUE;
  if (!layout->one_line)
    {
      choose_columns (layout);
      return;
    }

  for (guint i = 0; i < pledge_answer_get_n_drawn (layout->answer); i++)
    widest_name = MAX (widest_name, text_width (layout, pledge_answer_get_row (layout->answer, i)->name, size, PLEDGE_WEIGHT_NORMAL));
  layout->name_end = layout->inner.x + ceil (MIN (widest_name, 0.28 * layout->inner.width));
}

static double
pill_width (const Layout *layout, double target_pct)
{
  g_autofree char *text = pledge_format_share (target_pct);

  return text_width (layout, text, 12 * layout->scale, PLEDGE_WEIGHT_BOLD) + 18 * layout->scale;
}

static void
lay_out_axis (Layout *layout)
{
  double heading = text_width (layout, _("share"), layout->head_size, PLEDGE_WEIGHT_NORMAL);

  layout->axis.min = 0;
  layout->axis.max = pledge_chart_share_max_pct (layout->answer, layout->request);
  if (layout->one_line)
    {
      layout->axis.start = floor (layout->name_end + 10 * layout->scale) + 0.5;
      /* At the axis's end the handle stands clear of the heading beside it. */
      layout->axis.end = floor (layout->share_end - MAX (layout->share_width + 26 * layout->scale,
                                                         heading + pill_width (layout, 88.88) / 2 + 5 * layout->scale)) + 0.5;
    }
  else
    {
      layout->axis.start = floor (layout->inner.x) + 0.5;
      layout->axis.end = floor (layout->inner.x + layout->inner.width - 15 * layout->scale) + 0.5;
    }
  layout->axis.end = MAX (layout->axis.end, layout->axis.start + 1);
}

static void
fit_rows (Layout *layout, const RowLimits *limits)
{
  guint n = MAX (pledge_answer_get_n_drawn (layout->answer), 1);
  double room = layout->rows_bottom - layout->rows_top;
  double min = limits->min_height * layout->scale;
  double max = limits->max_height * layout->scale;

  layout->row_height = CLAMP (floor (room / n), min, max);
  layout->n_shown = pledge_answer_get_n_drawn (layout->answer);
  if (!layout->request->scrolls && layout->row_height * layout->n_shown > room + 0.5)
    layout->n_shown = (guint) MAX (floor (room / layout->row_height), 0);
}

static void
lay_out_rows (Layout *layout)
{
  const RowLimits *limits = layout->one_line ? (layout->request->scrolls ? &one_line_rows : &one_line_picture_rows)
                                             : (layout->request->scrolls ? &two_line_rows : &two_line_picture_rows);
  double bottom = layout->inner.y + layout->inner.height;
  double wanted = layout->one_line ? 0.70 : 0.36;

  layout->head_size = 11 * layout->scale;
  layout->head_baseline = round (layout->inner.y + 19 * layout->scale);
  layout->rows_top = layout->inner.y + 32 * layout->scale;
  layout->n_shown = pledge_answer_get_n_drawn (layout->answer);
  layout->notes_lines = layout->request->scrolls ? G_MAXUINT
                                                 : pledge_chart_lines_in ((bottom - layout->rows_top) * NOTES_SHARE - 8 * layout->scale, notes_size (layout));
  layout->rows_bottom = bottom - measure_notes (layout);
  fit_rows (layout, limits);
  if (layout->n_shown < pledge_answer_get_n_drawn (layout->answer))
    {
      layout->rows_bottom = bottom - measure_notes (layout);
      fit_rows (layout, limits);
    }

  layout->text_size = CLAMP (layout->row_height * wanted, limits->min_text * layout->scale, limits->max_text * layout->scale);
  layout->bar_thickness = layout->one_line ? CLAMP (round (layout->row_height * 0.66), 6, 22 * layout->scale)
                                           : CLAMP (round (layout->row_height * 0.26), 5, 12 * layout->scale);
  layout->notes_height = measure_notes (layout);
  layout->block_height = layout->n_shown * layout->row_height;
  if (layout->request->scrolls)
    {
      layout->rows_bottom = bottom;
      layout->block_height += layout->notes_height;
      layout->scroll = CLAMP (layout->request->scroll, 0, MAX (layout->block_height - (layout->rows_bottom - layout->rows_top), 0));
    }
}

static void
lay_out_rows_and_columns (Layout *layout)
{
  lay_out_rows (layout);
  lay_out_columns (layout);
  lay_out_axis (layout);
}

static Layout
lay_out (const PledgeAnswer *answer, const PledgeChartRequest *request, PledgeSceneBuilder *builder)
{
  Layout layout = { .answer = answer, .request = request, .style = request->style, .scale = request->style->text_scale };
  double padding = request->width / layout.scale < ONE_LINE_FROM_PX ? 12 : 20;

  layout.inner = pledge_chart_frame (builder, request, padding);
  layout.one_line = request->width >= ONE_LINE_FROM_PX * layout.scale;
  lay_out_rows_and_columns (&layout);
  if (layout.one_line && layout.axis.end - layout.axis.start < LEAST_AXIS_PX * layout.scale)
    {
      layout.one_line = FALSE;
      lay_out_rows_and_columns (&layout);
    }

  return layout;
}

static double
row_top (const Layout *layout, guint position)
{
  return layout->rows_top + position * layout->row_height - layout->scroll;
}

static double
line_bottom (const Layout *layout)
{
  double block = layout->rows_top + layout->n_shown * layout->row_height - layout->scroll;

  return MIN (MIN (block, layout->rows_bottom) + 4 * layout->scale, layout->request->height);
}

static char *
tick_label (double value)
{
  return value == 0 ? g_strdup ("0") : pledge_format_target (value);
}

/* Values beyond an axis that is held still stand at its end. */
static double
to_px (const Layout *layout, double value_pct)
{
  return pledge_axis_to_px (&layout->axis, MIN (value_pct, layout->axis.max));
}

/* The handle at the top of the target line. */
static PledgeRect
pill_rect (const Layout *layout)
{
  double target_pct = pledge_answer_get_target_pct (layout->answer);
  double width = pill_width (layout, target_pct);
  double height = 22 * layout->scale;
  double margin = 4; /* its focus ring's */
  double x = CLAMP (to_px (layout, target_pct) - width / 2, margin, MAX (layout->request->width - width - margin, margin));

  return (PledgeRect) { x, layout->head_baseline - 4 * layout->scale - height / 2, width, height };
}

/* Ticks are drawn whole; the pill, drawn over them, hides what it covers. A label that it would only
 * touch is left out, so that no half of a number shows. */
static void
draw_axis (const Layout *layout, PledgeSceneBuilder *builder)
{
  double step = pledge_chart_tick_step (&layout->axis, layout->scale);
  PledgeRect pill = pill_rect (layout);
  double gap = 5 * layout->scale;
  int n_ticks = (int) floor (layout->axis.max / step + 1e-9);

  for (int i = 0; i <= n_ticks; i++)
    {
      double x = floor (pledge_axis_to_px (&layout->axis, i * step)) + 0.5;
      g_autofree char *label = tick_label (i * step);
      g_autofree char *id = g_strdup_printf ("tick-%d", i);
      double half = text_width (layout, label, layout->head_size, PLEDGE_WEIGHT_NORMAL) / 2;
      gboolean at_edge = x - half < 1;

      pledge_scene_builder_begin (builder, id, NULL, PLEDGE_ROLE_NONE, NULL, NULL);
      pledge_scene_builder_line (builder, x, layout->rows_top - 4 * layout->scale, x, line_bottom (layout), 1, layout->style->grid, 0);
      if (x + half + gap < pill.x || x - half - gap > pill.x + pill.width)
        pledge_scene_builder_text (builder, &(PledgeText) {
          label, at_edge ? x - 0.5 : x, layout->head_baseline, at_edge ? PLEDGE_ANCHOR_START : PLEDGE_ANCHOR_MIDDLE,
          layout->head_size, PLEDGE_WEIGHT_NORMAL, layout->style->muted, 0 });
      pledge_scene_builder_end (builder);
    }
}

/* Headings stand over their columns; a press on one sorts by it. The names' heading keeps to the left,
 * away from the axis's zero. */
static void
draw_heading (const Layout *layout, PledgeSceneBuilder *builder, PledgeSort sort, const char *text, const char *description, double end, double width)
{
  const char *sort_id = pledge_sort_to_id (sort);
  gboolean current = pledge_answer_get_sort (layout->answer) == sort;
  g_autofree char *id = g_strconcat ("sort-", sort_id, NULL);
  g_autofree char *owner = g_strconcat ("sort:", sort_id, NULL);
  double top = layout->head_baseline - 16 * layout->scale;
  PledgeRect pill = pill_rect (layout);
  gboolean covered = sort == PLEDGE_SORT_NAME &&
                     pill.x < end - width + text_width (layout, text, layout->head_size, PLEDGE_WEIGHT_NORMAL) + 5 * layout->scale;

  pledge_scene_builder_begin (builder, id, owner, PLEDGE_ROLE_LABEL, text, description);
  if (layout->request->scrolls)
    pledge_scene_builder_set_hit (builder, (PledgeRect) { end - width, top, width, 24 * layout->scale });
  if (!covered)
    pledge_scene_builder_text (builder, &(PledgeText) {
      text, sort == PLEDGE_SORT_NAME ? end - width : end, layout->head_baseline,
      sort == PLEDGE_SORT_NAME ? PLEDGE_ANCHOR_START : PLEDGE_ANCHOR_END, layout->head_size, PLEDGE_WEIGHT_NORMAL,
      current && layout->request->scrolls ? layout->style->text : layout->style->muted, width });
  pledge_scene_builder_end (builder);
}

static void
draw_headings (const Layout *layout, PledgeSceneBuilder *builder)
{
  g_autofree char *year = NULL;

  if (!layout->one_line)
    return;

  pledge_scene_builder_begin (builder, "columns", NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  pledge_scene_builder_end (builder);
  year = year_label (layout);
  draw_heading (layout, builder, PLEDGE_SORT_NAME, year, _("Sort by name"), layout->name_end, layout->name_end - layout->inner.x);
  draw_heading (layout, builder, PLEDGE_SORT_SHARE, _("share"), _("Sort by share of GDP"), layout->share_end, layout->share_width);
  draw_heading (layout, builder, PLEDGE_SORT_GAP, _("to the target"), _("Sort by gap"), layout->gap_end, layout->gap_width);
}

static void
clip_to_plot (const Layout *layout, PledgeSceneBuilder *builder, double top)
{
  if (top < layout->rows_top || top + layout->row_height > layout->rows_bottom)
    pledge_scene_builder_set_clip (builder, (PledgeRect) { 0, layout->rows_top, layout->request->width, layout->rows_bottom - layout->rows_top });
}

static PledgeRect
bar_rect (const Layout *layout, double top, double from, double to)
{
  double y = layout->one_line ? round (top + (layout->row_height - layout->bar_thickness) / 2)
                              : round (top + layout->row_height - layout->bar_thickness - 5 * layout->scale);

  return (PledgeRect) { from, y, MAX (to - from, 0), layout->bar_thickness };
}

static double
text_baseline (const Layout *layout, double top)
{
  double ascent, descent;

  if (!layout->one_line)
    return round (top + layout->row_height - layout->bar_thickness - 10 * layout->scale);

  pledge_fonts_measure (layout->request->fonts, "0", layout->text_size, PLEDGE_WEIGHT_NORMAL, NULL, &ascent, &descent);
  return round (top + (layout->row_height + ascent - descent) / 2);
}

/* The part of a row that changes while the target moves: hatching and money. */
static void
draw_gap (const Layout *layout, PledgeSceneBuilder *builder, const PledgeAnswerRow *row, double top)
{
  g_autofree char *id = g_strconcat ("gap-", row->iso3, NULL);
  g_autofree char *text = pledge_words_gap (layout->answer, row);
  double from = to_px (layout, row->share_pct);
  double to = to_px (layout, row->target_pct);
  PledgeFill hatch = { layout->style->gap, 4.5, layout->style->gap_under };

  pledge_scene_builder_begin (builder, id, NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  clip_to_plot (layout, builder, top);
  if (!row->meets)
    pledge_scene_builder_rect (builder, bar_rect (layout, top, from, to), 0, hatch);
  if (layout->shows_gap && *text != '\0')
    pledge_scene_builder_text (builder, &(PledgeText) {
      text, layout->gap_end, text_baseline (layout, top), PLEDGE_ANCHOR_END, layout->text_size,
      row->meets ? PLEDGE_WEIGHT_NORMAL : PLEDGE_WEIGHT_BOLD, row->meets ? layout->style->muted : layout->style->gap_text,
      layout->gap_width + 6 * layout->scale });
  pledge_scene_builder_end (builder);
}

static void
draw_name_and_share (const Layout *layout, PledgeSceneBuilder *builder, const PledgeAnswerRow *row, double top)
{
  g_autofree char *share = pledge_format_share (row->share_pct);
  double baseline = text_baseline (layout, top);
  PledgeText text = { row->name, layout->inner.x, baseline, PLEDGE_ANCHOR_START, layout->text_size, PLEDGE_WEIGHT_NORMAL, layout->style->text, 0 };

  if (layout->one_line)
    {
      text.x = layout->name_end;
      text.anchor = PLEDGE_ANCHOR_END;
      text.max_width = layout->name_end - layout->inner.x + 1;
    }
  else
    text.max_width = MAX (layout->words_end - layout->inner.x, 1);
  pledge_scene_builder_text (builder, &text);
  if (!layout->shows_share)
    return;

  text.text = share;
  text.x = layout->share_end;
  text.anchor = PLEDGE_ANCHOR_END;
  text.max_width = 0;
  pledge_scene_builder_text (builder, &text);

  /* Marks hang to the right of the column, so that the digits stay aligned. */
  text.x = layout->share_end + 2 * layout->scale;
  text.anchor = PLEDGE_ANCHOR_START;
  text.size *= 0.85;
  text.colour = layout->style->muted;
  text.text = row->tables_disagree ? "†" : row->estimate && !pledge_answer_is_estimate (layout->answer) ? C_("estimate", "e") : "";
  if (*text.text != '\0')
    pledge_scene_builder_text (builder, &text);
}

static void
draw_bar (const Layout *layout, PledgeSceneBuilder *builder, const PledgeAnswerRow *row, double top)
{
  PledgeRect bar = bar_rect (layout, top, layout->axis.start, to_px (layout, row->share_pct));
  PledgeFill fill = { .colour = row->meets ? layout->style->met : layout->style->unmet };

  if (layout->style->outlined && bar.width > 3)
    {
      pledge_scene_builder_rect (builder, bar, 1, (PledgeFill) { .colour = layout->style->text });
      bar = (PledgeRect) { bar.x + 1, bar.y + 1, bar.width - 2, bar.height - 2 };
    }
  pledge_scene_builder_rect (builder, bar, MIN (1.5, bar.height / 4), fill);
}

static void
draw_row (const Layout *layout, PledgeSceneBuilder *builder, guint position)
{
  const PledgeAnswerRow *row = pledge_answer_get_row (layout->answer, position);
  g_autofree char *id = g_strconcat ("row-", row->iso3, NULL);
  g_autofree char *words = pledge_words_row (layout->answer, row);
  double top = row_top (layout, position);
  double visible_top = MAX (top, layout->rows_top);
  double visible_bottom = MIN (top + layout->row_height, layout->rows_bottom);
  gboolean selected = g_strcmp0 (layout->request->selected, row->iso3) == 0;
  gboolean hovered = g_strcmp0 (layout->request->hovered, row->iso3) == 0;

  if (visible_bottom <= visible_top)
    return;

  pledge_scene_builder_begin (builder, id, row->iso3, PLEDGE_ROLE_ITEM, row->name, words);
  pledge_scene_builder_set_hit (builder, (PledgeRect) { 0, visible_top, layout->request->width, visible_bottom - visible_top });
  clip_to_plot (layout, builder, top);
  if (selected || hovered)
    pledge_scene_builder_rect (builder, (PledgeRect) { 4, top, layout->request->width - 8, layout->row_height }, 5,
                               (PledgeFill) { .colour = selected ? layout->style->selection : layout->style->hover });
  draw_bar (layout, builder, row, top);
  draw_name_and_share (layout, builder, row, top);
  draw_gap (layout, builder, row, top);
  pledge_scene_builder_end (builder);
}

static void
draw_rows (const Layout *layout, PledgeSceneBuilder *builder)
{
  g_autofree char *title = pledge_words_title (layout->answer);
  guint first = (guint) floor (layout->scroll / layout->row_height);
  guint last = first + (guint) ceil ((layout->rows_bottom - layout->rows_top) / layout->row_height) + 1;

  pledge_scene_builder_begin (builder, "rows", NULL, PLEDGE_ROLE_LIST, title, NULL);
  for (guint i = first; i < MIN (last, layout->n_shown); i++)
    draw_row (layout, builder, i);
  pledge_scene_builder_end (builder);
}

static void
draw_notes (const Layout *layout, PledgeSceneBuilder *builder)
{
  g_autofree char *notes = make_notes (layout);
  double y = layout->rows_top + layout->n_shown * layout->row_height - layout->scroll + 8 * layout->scale;

  if (notes == NULL || layout->notes_lines == 0 || (layout->request->scrolls && y > layout->rows_bottom))
    return;

  pledge_scene_builder_begin (builder, "notes", NULL, PLEDGE_ROLE_LABEL, notes, NULL);
  if (layout->request->scrolls)
    pledge_scene_builder_set_clip (builder, (PledgeRect) { 0, layout->rows_top, layout->request->width, layout->rows_bottom - layout->rows_top });
  pledge_chart_paragraph (builder, layout->request->fonts, notes, layout->inner.x, y + notes_size (layout), layout->inner.width, layout->notes_lines,
                          notes_size (layout), PLEDGE_WEIGHT_NORMAL, layout->style->muted);
  pledge_scene_builder_end (builder);
}

/* Where rows have their words above the bar the line would strike them out: there it crosses the bars only. */
static void
draw_line (const Layout *layout, PledgeSceneBuilder *builder, double x, double top)
{
  double width = layout->request->target_active ? 3 : 2;

  if (layout->one_line)
    {
      pledge_scene_builder_line (builder, x, top, x, line_bottom (layout), width, layout->style->line, 0);
      return;
    }

  pledge_scene_builder_line (builder, x, top, x, layout->rows_top, width, layout->style->line, 0);
  for (guint i = 0; i < layout->n_shown; i++)
    {
      PledgeRect bar = bar_rect (layout, row_top (layout, i), 0, 0);
      double from = MAX (bar.y - 3, layout->rows_top);
      double to = MIN (bar.y + bar.height + 3, layout->rows_bottom);

      if (to > from)
        pledge_scene_builder_line (builder, x, from, x, to, width, layout->style->line, 0);
    }
}

static void
draw_target (const Layout *layout, PledgeSceneBuilder *builder)
{
  g_autofree char *text = pledge_format_share (pledge_answer_get_target_pct (layout->answer));
  g_autofree char *value = pledge_words_value_text (layout->answer);
  double x = floor (to_px (layout, pledge_answer_get_target_pct (layout->answer))) + 0.5;
  double size = 12 * layout->scale;
  double ascent, descent;
  PledgeRect pill = pill_rect (layout);

  pledge_fonts_measure (layout->request->fonts, "0", size, PLEDGE_WEIGHT_BOLD, NULL, &ascent, &descent);
  pledge_scene_builder_begin (builder, "target", "target", PLEDGE_ROLE_SLIDER, _("Target"), value);
  draw_line (layout, builder, x, pill.y + pill.height - 1);
  if (layout->request->target_focused)
    pledge_scene_builder_rect (builder, (PledgeRect) { pill.x - 3, pill.y - 3, pill.width + 6, pill.height + 6 }, pill.height / 2 + 3,
                               (PledgeFill) { .colour = layout->style->focus });
  pledge_scene_builder_rect (builder, pill, pill.height / 2, (PledgeFill) { .colour = layout->style->line });
  pledge_scene_builder_text (builder, &(PledgeText) {
    text, pill.x + pill.width / 2, round (pill.y + (pill.height + ascent - descent) / 2), PLEDGE_ANCHOR_MIDDLE, size,
    PLEDGE_WEIGHT_BOLD, layout->style->line_text, 0 });
  pledge_scene_builder_end (builder);
}

/* Without rows a sentence stands in their place, and the notes after it. */
static void
draw_empty (Layout *layout, PledgeSceneBuilder *builder)
{
  g_autofree char *words = pledge_words_summary (layout->answer);
  double size = 14 * layout->scale;
  double room = (layout->inner.height - size) * (1 - NOTES_SHARE);

  layout->rows_top = layout->inner.y;
  pledge_scene_builder_begin (builder, "empty", NULL, PLEDGE_ROLE_LABEL, words, NULL);
  layout->rows_top += pledge_chart_paragraph (builder, layout->request->fonts, words, layout->inner.x, layout->rows_top + size, layout->inner.width,
                                              pledge_chart_lines_in (room, size), size, PLEDGE_WEIGHT_NORMAL, layout->style->text);
  pledge_scene_builder_end (builder);
}

PledgeChart *
pledge_ranking_chart_new (const PledgeAnswer *answer, const PledgeChartRequest *request)
{
  PledgeSceneBuilder *builder = pledge_scene_builder_new (request->width, request->height, request->style->background, request->fonts);
  Layout layout = lay_out (answer, request, builder);
  PledgeChart *chart = g_new0 (PledgeChart, 1);
  double x = to_px (&layout, pledge_answer_get_target_pct (answer));
  PledgeRect pill = pill_rect (&layout);
  double reach = MAX (pill.width / 2, 12);

  if (pledge_answer_get_n_drawn (answer) > 0)
    {
      draw_axis (&layout, builder);
      draw_headings (&layout, builder);
      draw_rows (&layout, builder);
      draw_notes (&layout, builder);
      draw_target (&layout, builder);
    }
  else
    {
      draw_empty (&layout, builder);
      draw_notes (&layout, builder);
    }

  chart->scene = pledge_scene_builder_finish (builder);
  chart->target_axis = layout.axis;
  chart->plot = (PledgeRect) { 0, layout.rows_top, request->width, MAX (layout.rows_bottom - layout.rows_top, 0) };
  chart->target_grab = (PledgeRect) { x - reach, pill.y, 2 * reach, MAX (line_bottom (&layout) - pill.y, 0) };
  chart->content_height = layout.block_height;
  chart->row_height = layout.row_height;

  return chart;
}
