/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-briefing-blocks.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-chart.h"
#include "pledge-place-chart.h"

#define LABEL_SHARE 0.38 /* of a column, at most */
#define PLACE_PX 104.0

double
pledge_briefing_draw_paragraph (const PledgeBriefingSheet *sheet, PledgeSceneBuilder *builder, const char *text, double x, double y, double width, double size, PledgeWeight weight,
                PledgeColour colour)
{
  return pledge_chart_paragraph (builder, sheet->fonts, text, x, y + size, width, G_MAXUINT, size, weight, colour);
}

static double
measure (const PledgeBriefingSheet *sheet, const char *text, PledgeWeight weight)
{
  double width;

  pledge_fonts_measure (sheet->fonts, text, sheet->size, weight, &width, NULL, NULL);
  return width;
}

static void
draw_text (const PledgeBriefingSheet *sheet, PledgeSceneBuilder *builder, const char *text, double x, double y, PledgeAnchor anchor, PledgeWeight weight,
           PledgeColour colour, double max_width)
{
  if (builder != NULL && *text != '\0')
    pledge_scene_builder_text (builder, &(PledgeText) { text, x, y + sheet->size, anchor, sheet->size, weight, colour, max_width });
}

double
pledge_briefing_draw_heading (const PledgeBriefingSheet *sheet, PledgeSceneBuilder *builder, const char *text, double x, double y, double width)
{
  double rule = floor (y + sheet->size * 1.5) + 0.5;

  if (builder != NULL)
    {
      draw_text (sheet, builder, text, x, y, PLEDGE_ANCHOR_START, PLEDGE_WEIGHT_BOLD, sheet->style->text, width);
      pledge_scene_builder_line (builder, x, rule, x + width, rule, 1, sheet->style->grid, 0);
    }
  return sheet->size * 1.5 + 5;
}

static double
widest_label (const PledgeBriefingSheet *sheet, GPtrArray *lines, double most)
{
  double widest = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const PledgeBriefingLine *line = lines->pdata[i];

      widest = MAX (widest, measure (sheet, line->label, PLEDGE_WEIGHT_NORMAL));
    }

  return MIN (ceil (widest), most);
}

static double
draw_line (const PledgeBriefingSheet *sheet, PledgeSceneBuilder *builder, const PledgeBriefingLine *line, double x, double y, double label_width, double width)
{
  double indent = label_width + sheet->size;
  double label = pledge_briefing_draw_paragraph (sheet, builder, line->label, x, y, label_width + 1, sheet->size, PLEDGE_WEIGHT_NORMAL, sheet->style->muted);
  double text = pledge_briefing_draw_paragraph (sheet, builder, line->text, x + indent, y, width - indent, sheet->size, PLEDGE_WEIGHT_NORMAL, sheet->style->text);

  return MAX (label, text) + sheet->size * 0.2;
}

/* Lines that have no room are left out, and counted. */
static double
draw_lines (const PledgeBriefingSheet *sheet, PledgeSceneBuilder *builder, GPtrArray *lines, double x, double y, double width, double room)
{
  double label_width = widest_label (sheet, lines, width * LABEL_SHARE);
  double left_out_height = sheet->size * PLEDGE_BRIEFING_LINE_HEIGHT;
  double top = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      double height = draw_line (sheet, NULL, lines->pdata[i], x, y + top, label_width, width);

      if (top + height + (i + 1 < lines->len ? left_out_height : 0) > room + 0.5)
        {
          g_autofree char *words = g_strdup_printf (ngettext ("… %u more has no room on this page.", "… %u more have no room on this page.", lines->len - i),
                                                    lines->len - i);

          draw_text (sheet, builder, words, x, y + top, PLEDGE_ANCHOR_START, PLEDGE_WEIGHT_NORMAL, sheet->style->muted, width);
          return top + left_out_height;
        }
      draw_line (sheet, builder, lines->pdata[i], x, y + top, label_width, width);
      top += height;
    }

  return top;
}

double
pledge_briefing_draw_numbers (const PledgeBriefingSheet *sheet, PledgeSceneBuilder *builder, double x, double y, double width, double room)
{
  double top;

  if (sheet->words->numbers->len == 0)
    return 0;

  top = pledge_briefing_draw_heading (sheet, builder, _("Numbers"), x, y, width);
  return top + draw_lines (sheet, builder, sheet->words->numbers, x, y + top, width, room - top);
}

double
pledge_briefing_draw_assumptions (const PledgeBriefingSheet *sheet, PledgeSceneBuilder *builder, double x, double y, double width, double room)
{
  double top = pledge_briefing_draw_heading (sheet, builder, _("What these numbers take for granted"), x, y, width);

  return top + draw_lines (sheet, builder, sheet->words->assumptions, x, y + top, width, room - top);
}

/* The columns of figures in the table of levels. */
enum {
  COLUMN_MEETING,
  COLUMN_SHORTFALL,
  COLUMN_NET,
  N_COLUMNS
};

static const char *
level_cell (const PledgeBriefingLevel *level, guint column)
{
  return column == COLUMN_NET ? level->net : column == COLUMN_SHORTFALL ? level->shortfall : level->meeting;
}

static const char *
level_heading (const PledgeBriefingSheet *sheet, guint column)
{
  if (sheet->words->row != NULL)
    return column == COLUMN_SHORTFALL ? C_("levels", "gap") : column == COLUMN_MEETING ? C_("levels", "meets it") : NULL;

  return column == COLUMN_NET ? C_("levels", "net gap") : column == COLUMN_SHORTFALL ? C_("levels", "shortfall") : C_("levels", "meet it");
}

static double
level_width (const PledgeBriefingSheet *sheet, guint column)
{
  const char *heading = level_heading (sheet, column);
  double width;

  if (heading == NULL)
    return 0;

  width = measure (sheet, heading, PLEDGE_WEIGHT_NORMAL);
  for (guint i = 0; i < sheet->words->levels->len; i++)
    width = MAX (width, measure (sheet, level_cell (sheet->words->levels->pdata[i], column), PLEDGE_WEIGHT_BOLD));

  return width + sheet->size * 1.2;
}

/* A name that has no room is left out whole. level NULL: the headings. */
static void
draw_level (const PledgeBriefingSheet *sheet, PledgeSceneBuilder *builder, const PledgeBriefingLevel *level, double x, double y, double target_width, double width,
            const double *widths)
{
  PledgeWeight weight = level != NULL && level->asked ? PLEDGE_WEIGHT_BOLD : PLEDGE_WEIGHT_NORMAL;
  PledgeColour colour = level != NULL ? sheet->style->text : sheet->style->muted;
  double names = x + target_width + sheet->size * 0.8;
  double right = x + width;

  draw_text (sheet, builder, level != NULL ? level->target : C_("levels", "target"), level != NULL ? x + target_width : x, y,
             level != NULL ? PLEDGE_ANCHOR_END : PLEDGE_ANCHOR_START, weight, colour, 0);
  for (guint i = 0; i < N_COLUMNS; i++)
    right -= widths[i];
  if (level != NULL && measure (sheet, level->name, PLEDGE_WEIGHT_NORMAL) <= right - names)
    draw_text (sheet, builder, level->name, names, y, PLEDGE_ANCHOR_START, PLEDGE_WEIGHT_NORMAL, sheet->style->muted, 0);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      right += widths[i];
      if (widths[i] > 0)
        draw_text (sheet, builder, level != NULL ? level_cell (level, i) : level_heading (sheet, i), right, y, PLEDGE_ANCHOR_END, weight, colour, 0);
    }
}

double
pledge_briefing_draw_levels (const PledgeBriefingSheet *sheet, PledgeSceneBuilder *builder, double x, double y, double width, double room)
{
  GPtrArray *levels = sheet->words->levels;
  double widths[N_COLUMNS];
  double target_width = measure (sheet, C_("levels", "target"), PLEDGE_WEIGHT_NORMAL);
  double line = sheet->size * 1.45;
  double top;

  if (levels->len == 0)
    return 0;

  top = pledge_briefing_draw_heading (sheet, builder, _("At this and other levels of target"), x, y, width);
  for (guint i = 0; i < N_COLUMNS; i++)
    widths[i] = level_width (sheet, i);
  for (guint i = 0; i < levels->len; i++)
    target_width = MAX (target_width, measure (sheet, ((PledgeBriefingLevel *) levels->pdata[i])->target, PLEDGE_WEIGHT_BOLD));

  draw_level (sheet, builder, NULL, x, y + top, target_width, width, widths);
  top += line;
  for (guint i = 0; i < levels->len; i++, top += line)
    draw_level (sheet, builder, levels->pdata[i], x, y + top, target_width, width, widths);

  return top;
}

double
pledge_briefing_draw_place (const PledgeBriefingSheet *sheet, PledgeSceneBuilder *builder, double x, double y, double width, double room)
{
  const PledgeAnswerRow *row = sheet->words->row;
  double top;

  if (row == NULL || row->absence != PLEDGE_ABSENCE_NONE)
    return 0;

  top = pledge_briefing_draw_heading (sheet, builder, _("Among the others"), x, y, width);
  if (builder != NULL)
    {
      g_autoptr (PledgeScene) scene = pledge_place_chart_new (sheet->words->answer, row->iso3, width, PLACE_PX, sheet->style, sheet->fonts);

      pledge_scene_builder_scene (builder, scene, x, y + top, "place-");
    }

  return top + PLACE_PX;
}

static double
draw_commitment (const PledgeBriefingSheet *sheet, PledgeSceneBuilder *builder, const PledgeBriefingCommitment *commitment, double x, double y, double width)
{
  double top = pledge_briefing_draw_paragraph (sheet, builder, commitment->head, x, y, width, sheet->size, PLEDGE_WEIGHT_BOLD, sheet->style->text);

  return top + pledge_briefing_draw_paragraph (sheet, builder, commitment->text, x, y + top, width, sheet->size, PLEDGE_WEIGHT_NORMAL, sheet->style->text) + sheet->size * 0.4;
}

double
pledge_briefing_draw_commitments (const PledgeBriefingSheet *sheet, PledgeSceneBuilder *builder, double x, double y, double width, double room)
{
  GPtrArray *commitments = sheet->words->commitments;
  double left_out_height = sheet->size * PLEDGE_BRIEFING_LINE_HEIGHT;
  double top;

  if (commitments->len == 0)
    return 0;

  top = pledge_briefing_draw_heading (sheet, builder, sheet->words->addressed, x, y, width);
  for (guint i = 0; i < commitments->len; i++)
    {
      double height = draw_commitment (sheet, NULL, commitments->pdata[i], x, y + top, width);

      if (top + height + (i + 1 < commitments->len ? left_out_height : 0) > room + 0.5)
        {
          guint n = commitments->len - i;
          g_autofree char *words = g_strdup_printf (ngettext ("… %u older one has no room on this page.", "… %u older ones have no room on this page.", n), n);

          draw_text (sheet, builder, words, x, y + top, PLEDGE_ANCHOR_START, PLEDGE_WEIGHT_NORMAL, sheet->style->muted, width);
          return top + left_out_height;
        }
      top += draw_commitment (sheet, builder, commitments->pdata[i], x, y + top, width);
    }

  return top;
}

double
pledge_briefing_measure_commitments (const PledgeBriefingSheet *sheet, double width, guint most)
{
  GPtrArray *commitments = sheet->words->commitments;
  double height;

  if (commitments->len == 0)
    return 0;

  height = pledge_briefing_draw_heading (sheet, NULL, sheet->words->addressed, 0, 0, width) + sheet->size * PLEDGE_BRIEFING_LINE_HEIGHT;
  for (guint i = 0; i < MIN (commitments->len, most); i++)
    height += draw_commitment (sheet, NULL, commitments->pdata[i], 0, 0, width);

  return height;
}
