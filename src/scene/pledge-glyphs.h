/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-shaper.h"

/* PledgeGlyphs: evenly spaced glyphs on pixels, for the files of this room only.
 *
 * cairo before 1.18 moves every glyph to a whole pixel, and small text comes out with holes
 * ("Net herlands"). Here each glyph stands at the nearest quarter of a pixel: a font of cairo's
 * user kind holds every glyph four times, once for each quarter, so that cairo's own glyph cache
 * does the rest. Files that hold text as text (PDF, PostScript) need none of this. */

G_BEGIN_DECLS

typedef struct _PledgeGlyphs PledgeGlyphs;

PledgeGlyphs *pledge_glyphs_new (void);
void pledge_glyphs_free (PledgeGlyphs *self);

/* Draws the line, size pixels an em, with its left end and baseline at x, y in the context's source. The font, the
 * path and the scale of the context are changed. */
void pledge_glyphs_show_line (PledgeGlyphs *self, cairo_t *cr, const PledgeLine *line, double size, double x, double y);

G_END_DECLS
