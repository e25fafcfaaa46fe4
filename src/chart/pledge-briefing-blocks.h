/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-briefing-words.h"
#include "pledge-scene-builder.h"
#include "pledge-style.h"

/* What a briefing sheet is put together of, for pledge-briefing-page.c only. */

G_BEGIN_DECLS

#define PLEDGE_BRIEFING_CHART_SIDE_PX 12.0  /* that a narrow chart keeps from its sides */
#define PLEDGE_BRIEFING_LINE_HEIGHT 1.35 /* of the text size, as pledge_chart_paragraph() has it */

typedef struct {
  const PledgeBriefingWords *words;
  const PledgeStyle *style;
  PledgeStyle chart_style; /* its text is nearer to the page's */
  PledgeFonts *fonts;
  double size;             /* of text */
  gboolean path_chart;     /* the path has a chart of its own */
} PledgeBriefingSheet;

/* Draws into a column from y on and returns the height that it takes, at most room; builder NULL: only measured. 0: it
 * has nothing to say. */
typedef double (*PledgeBriefingBlockFunc) (const PledgeBriefingSheet *sheet, PledgeSceneBuilder *builder, double x, double y, double width, double room);

double pledge_briefing_draw_numbers (const PledgeBriefingSheet *sheet, PledgeSceneBuilder *builder, double x, double y, double width, double room);
double pledge_briefing_draw_levels (const PledgeBriefingSheet *sheet, PledgeSceneBuilder *builder, double x, double y, double width, double room);
double pledge_briefing_draw_place (const PledgeBriefingSheet *sheet, PledgeSceneBuilder *builder, double x, double y, double width, double room);
double pledge_briefing_draw_assumptions (const PledgeBriefingSheet *sheet, PledgeSceneBuilder *builder, double x, double y, double width, double room);
double pledge_briefing_draw_commitments (const PledgeBriefingSheet *sheet, PledgeSceneBuilder *builder, double x, double y, double width, double room);
/* pledge-briefing-path.c */
double pledge_briefing_draw_path (const PledgeBriefingSheet *sheet, PledgeSceneBuilder *builder, double x, double y, double width, double room);

/* The height of the commitments if there are no more of them than so many. */
double pledge_briefing_measure_commitments (const PledgeBriefingSheet *sheet, double width, guint most);

/* The heading of a block, with a rule below; returns the height. */
double pledge_briefing_draw_heading (const PledgeBriefingSheet *sheet, PledgeSceneBuilder *builder, const char *text, double x, double y, double width);
/* A text at a size of its own, on as many lines as it needs; returns the height. */
double pledge_briefing_draw_paragraph (const PledgeBriefingSheet *sheet, PledgeSceneBuilder *builder, const char *text, double x, double y, double width,
                                       double size, PledgeWeight weight, PledgeColour colour);

G_END_DECLS
