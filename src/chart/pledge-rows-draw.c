/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-rows-draw.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-format.h"
#include "pledge-words.h"

#define SENTENCE_SHARE 0.6 /* of the room, at most, where it stands in place of the rows */

static void
draw_heading (const PledgeRows *self, PledgeSceneBuilder *builder, PledgeSort sort, const char *text, const char *description, double end, double width,
              double covered_from)
{
  const char *sort_id = pledge_sort_to_id (sort);
  gboolean current = pledge_answer_get_sort (self->answer) == sort;
  g_autofree char *id = g_strconcat ("sort-", sort_id, NULL);
  g_autofree char *owner = g_strconcat ("sort:", sort_id, NULL);
  double top = self->head_baseline - 16 * self->scale;
  gboolean covered = sort == PLEDGE_SORT_NAME &&
                     covered_from < end - width + pledge_rows_text_width (self, text, self->head_size, PLEDGE_WEIGHT_NORMAL) + 5 * self->scale;

  pledge_scene_builder_begin (builder, id, owner, PLEDGE_ROLE_LABEL, text, self->request->scrolls ? description : NULL);
  if (self->request->scrolls)
    pledge_scene_builder_set_hit (builder, (PledgeRect) { end - width, top, width, 24 * self->scale });
  if (!covered)
    pledge_scene_builder_text (builder, &(PledgeText) {
      text, sort == PLEDGE_SORT_NAME ? end - width : end, self->head_baseline,
      sort == PLEDGE_SORT_NAME ? PLEDGE_ANCHOR_START : PLEDGE_ANCHOR_END, self->head_size, PLEDGE_WEIGHT_NORMAL,
      current && self->request->scrolls ? self->style->text : self->style->muted, width });
  pledge_scene_builder_end (builder);
}

static void
clip_to_plot (const PledgeRows *self, PledgeSceneBuilder *builder, double top)
{
  if (top < self->rows_top || top + self->row_height > self->rows_bottom)
    pledge_scene_builder_set_clip (builder, (PledgeRect) { 0, self->rows_top, self->request->width, self->rows_bottom - self->rows_top });
}

static void
draw_name_and_share (const PledgeRows *self, PledgeSceneBuilder *builder, const PledgeAnswerRow *row, double top)
{
  g_autofree char *share = pledge_format_share (row->share_pct);
  double baseline = pledge_rows_text_baseline (self, top);
  PledgeText text = { row->name, self->inner.x, baseline, PLEDGE_ANCHOR_START, self->text_size, PLEDGE_WEIGHT_NORMAL, self->style->text, 0 };

  if (self->one_line)
    {
      text.x = self->name_end;
      text.anchor = PLEDGE_ANCHOR_END;
      text.max_width = self->name_end - self->inner.x + 1;
    }
  else
    text.max_width = MAX (self->words_end - self->inner.x, 1);
  pledge_scene_builder_text (builder, &text);
  if (!self->shows_share)
    return;

  text.text = share;
  text.colour = self->wants.share_is_secondary ? self->style->muted : self->style->text;
  text.x = self->share_end;
  text.anchor = PLEDGE_ANCHOR_END;
  text.max_width = 0;
  pledge_scene_builder_text (builder, &text);

  /* Marks hang to the right of the column, so that the digits stay aligned. */
  text.x = self->share_end + 2 * self->scale;
  text.anchor = PLEDGE_ANCHOR_START;
  text.size *= 0.85;
  text.colour = self->style->muted;
  text.text = row->tables_disagree ? "†" : row->estimate && !pledge_answer_is_estimate (self->answer) ? C_("estimate", "e") : "";
  if (*text.text != '\0')
    pledge_scene_builder_text (builder, &text);
}

/* The part of a row that changes while the target moves. */
static void
draw_gap_group (const PledgeRows *self, PledgeSceneBuilder *builder, const PledgeAnswerRow *row, double top, PledgeRowsDrawFunc draw_gap, gpointer data)
{
  g_autofree char *id = g_strconcat ("gap-", row->iso3, NULL);
  g_autofree char *text = pledge_words_gap (self->answer, row);

  pledge_scene_builder_begin (builder, id, NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  clip_to_plot (self, builder, top);
  draw_gap (self, builder, row, top, data);
  if (self->shows_gap && *text != '\0')
    pledge_scene_builder_text (builder, &(PledgeText) {
      text, self->gap_end, pledge_rows_text_baseline (self, top), PLEDGE_ANCHOR_END, self->text_size,
      row->meets ? PLEDGE_WEIGHT_NORMAL : PLEDGE_WEIGHT_BOLD, row->meets ? self->style->muted : self->style->gap_text,
      self->gap_width + 6 * self->scale });
  pledge_scene_builder_end (builder);
}

static char *
dup_row_words (const PledgeRows *self, const PledgeAnswerRow *row)
{
  g_autofree char *words = pledge_words_row (self->answer, row);
  g_autofree char *revisions = self->request->revisions != NULL ? pledge_revisions_dup_words (self->request->revisions, row->iso3) : NULL;

  return revisions != NULL ? g_strdup_printf ("%s %s.", words, revisions) : g_steal_pointer (&words);
}

static void
draw_row (const PledgeRows *self, PledgeSceneBuilder *builder, guint position, PledgeRowsDrawFunc draw, PledgeRowsDrawFunc draw_gap, gpointer data)
{
  const PledgeAnswerRow *row = pledge_rows_get_row (self, position);
  g_autofree char *id = g_strconcat ("row-", row->iso3, NULL);
  g_autofree char *words = dup_row_words (self, row);
  double top = pledge_rows_top (self, position);
  double visible_top = MAX (top, self->rows_top);
  double visible_bottom = MIN (top + self->row_height, self->rows_bottom);
  gboolean selected = pledge_chart_is_selected (self->request, row->iso3);
  gboolean hovered = g_strcmp0 (self->request->hovered, row->iso3) == 0;

  if (visible_bottom <= visible_top)
    return;

  pledge_scene_builder_begin (builder, id, row->iso3, PLEDGE_ROLE_ITEM, row->name, words);
  pledge_scene_builder_set_hit (builder, (PledgeRect) { 0, visible_top, self->request->width, visible_bottom - visible_top });
  clip_to_plot (self, builder, top);
  if (selected || hovered)
    pledge_scene_builder_rect (builder, (PledgeRect) { 4, top, self->request->width - 8, self->row_height }, 5,
                               (PledgeFill) { .colour = selected ? self->style->selection : self->style->hover });
  if (draw != NULL)
    draw (self, builder, row, top, data);
  draw_name_and_share (self, builder, row, top);
  draw_gap_group (self, builder, row, top, draw_gap, data);
  pledge_scene_builder_end (builder);
}

static gboolean
is_blank (const PledgeRows *self, guint position)
{
  return self->wants.blank != NULL && self->wants.blank[position];
}

static void
draw_stretch (PledgeSceneBuilder *builder, double x, double from, double to, double width, PledgeColour colour)
{
  if (to > from)
    pledge_scene_builder_line (builder, x, from, x, to, width, colour, 0);
}

static void
draw_rule_beside_words (const PledgeRows *self, PledgeSceneBuilder *builder, double x, double top, double width, PledgeColour colour)
{
  double from = top;

  for (guint i = 0; i < self->n_shown; i++)
    if (is_blank (self, i))
      {
        draw_stretch (builder, x, from, MIN (MAX (pledge_rows_top (self, i), self->rows_top), self->rows_bottom), width, colour);
        from = MAX (pledge_rows_top (self, i) + self->row_height, self->rows_top);
      }

  if (self->n_shown == 0 || !is_blank (self, self->n_shown - 1))
    draw_stretch (builder, x, from, pledge_rows_line_bottom (self), width, colour);
}

static void
draw_rule_below_words (const PledgeRows *self, PledgeSceneBuilder *builder, double x, double top, double width, PledgeColour colour)
{
  draw_stretch (builder, x, top, self->rows_top - 2 * self->scale, width, colour);
  for (guint i = 0; i < self->n_shown; i++)
    {
      PledgeRect bar = pledge_rows_bar_rect (self, pledge_rows_top (self, i), 0, 0);
      double from = MAX (bar.y - 1, self->rows_top); /* clear of the words above */
      double to = MIN (bar.y + bar.height + 3, self->rows_bottom);

      if (!is_blank (self, i))
        draw_stretch (builder, x, from, to, width, colour);
    }
}

void
pledge_rows_draw_rule (const PledgeRows *self, PledgeSceneBuilder *builder, double x, double top, double width, PledgeColour colour)
{
  if (self->one_line)
    draw_rule_beside_words (self, builder, x, top, width, colour);
  else
    draw_rule_below_words (self, builder, x, top, width, colour);
}

void
pledge_rows_draw_headings (const PledgeRows *self, PledgeSceneBuilder *builder, double covered_from)
{
  if (!self->one_line)
    return;

  draw_heading (self, builder, PLEDGE_SORT_NAME, _("ally"), _("Sort by name"), self->name_end, self->name_end - self->inner.x, covered_from);
  if (self->shows_share)
    draw_heading (self, builder, PLEDGE_SORT_SHARE, _("share"), _("Sort by share of GDP"), self->share_end, self->share_width, covered_from);
  draw_heading (self, builder, PLEDGE_SORT_GAP, _("to the target"), _("Sort by gap"), self->gap_end, self->gap_width, covered_from);
}

void
pledge_rows_draw (const PledgeRows *self, PledgeSceneBuilder *builder, PledgeRowsDrawFunc draw, PledgeRowsDrawFunc draw_gap, gpointer data)
{
  g_autofree char *title = pledge_words_title (self->answer);
  gboolean on_the_way = self->request->from != NULL; /* any row may come through */
  guint first = on_the_way ? 0 : (guint) floor (self->scroll / self->row_height);
  guint last = on_the_way ? self->n_shown : first + (guint) ceil (MAX (self->rows_bottom - self->rows_top, 0) / self->row_height) + 1;

  pledge_scene_builder_begin (builder, "rows", NULL, PLEDGE_ROLE_LIST, title, NULL);
  for (guint i = first; i < MIN (last, self->n_shown); i++)
    draw_row (self, builder, i, draw, draw_gap, data);
  pledge_scene_builder_end (builder);
}

void
pledge_rows_draw_notes (const PledgeRows *self, PledgeSceneBuilder *builder)
{
  g_autofree char *notes = pledge_rows_dup_notes (self);
  double y = self->rows_top + self->n_shown * self->row_height - self->scroll + 8 * self->scale;

  if (notes == NULL || self->notes_lines == 0 || (self->request->scrolls && y > self->rows_bottom))
    return;

  pledge_scene_builder_begin (builder, "notes", NULL, PLEDGE_ROLE_LABEL, notes, NULL);
  if (self->request->scrolls)
    pledge_scene_builder_set_clip (builder, (PledgeRect) { 0, self->rows_top, self->request->width, self->rows_bottom - self->rows_top });
  pledge_chart_paragraph (builder, self->request->fonts, notes, self->inner.x, y + pledge_rows_notes_size (self), self->inner.width, self->notes_lines,
                          pledge_rows_notes_size (self), PLEDGE_WEIGHT_NORMAL, self->style->muted);
  pledge_scene_builder_end (builder);
}

void
pledge_rows_draw_empty (PledgeRows *self, PledgeSceneBuilder *builder, const char *sentence)
{
  double size = 14 * self->scale;
  double room = (self->inner.height - size) * SENTENCE_SHARE;

  self->rows_top = self->inner.y;
  pledge_scene_builder_begin (builder, "empty", NULL, PLEDGE_ROLE_LABEL, sentence, NULL);
  self->rows_top += pledge_chart_paragraph (builder, self->request->fonts, sentence, self->inner.x, self->rows_top + size, self->inner.width,
                                              pledge_chart_lines_in (room, size), size, PLEDGE_WEIGHT_NORMAL, self->style->text);
  pledge_scene_builder_end (builder);
}

