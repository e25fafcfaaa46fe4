/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-rows.h"

/* What charts with rows have in common, drawn: rules, headings, rows and notes.
 *
 * Groups: "sort-name", "sort-share", "sort-gap" (owner "sort:name" …), "rows" holding
 * "row-DEU" with "gap-DEU" inside, "notes", "empty". */

G_BEGIN_DECLS

/* Draws into the group of the row that begins at top: what stays while the target moves, or what does not. */
typedef void (*PledgeRowsDrawFunc) (const PledgeRows *rows, PledgeSceneBuilder *builder, const PledgeAnswerRow *row, double top, gpointer data);

/* A line down the axis from top on. Where rows have their words above the bar it would strike them out:
 * there it crosses the bars only. Blank rows are passed over. */
void pledge_rows_draw_rule (const PledgeRows *self, PledgeSceneBuilder *builder, double x, double top, double width, PledgeColour colour);

/* Headings stand over their columns; a press on one sorts by it. The names' heading is left out where
 * something else stands from covered_from on; INFINITY: nothing does. */
void pledge_rows_draw_headings (const PledgeRows *self, PledgeSceneBuilder *builder, double covered_from);

/* All rows in view: background of a selected or hovered one, what draw draws, name, share; and in a group of
 * its own what draw_gap draws, and the distance to the target in words. draw: nullable. */
void pledge_rows_draw (const PledgeRows *self, PledgeSceneBuilder *builder, PledgeRowsDrawFunc draw, PledgeRowsDrawFunc draw_gap, gpointer data);

void pledge_rows_draw_notes (const PledgeRows *self, PledgeSceneBuilder *builder);

/* Without rows a sentence stands in their place, and the notes after it. */
void pledge_rows_draw_empty (PledgeRows *self, PledgeSceneBuilder *builder, const char *sentence);

G_END_DECLS
