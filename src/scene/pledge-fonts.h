/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib-object.h>
#include <pango/pangocairo.h>

/* PledgeFonts: a font family and what was measured and shaped with it.
 *
 * Reference-counted. Text is shaped without hinted metrics, so that a scene has one layout at
 * every size and scale, and with tabular digits, so that columns of numbers align. Shaped text is
 * kept (up to a bound) and reused. Text is always plain: markup in it is shown, never read. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_FONTS (pledge_fonts_get_type ())

typedef struct _PledgeFonts PledgeFonts;

/* What is used where nobody says otherwise, and how an SVG names it with its fallbacks. */
#define PLEDGE_FONTS_DEFAULT_FAMILY "Cantarell"
#define PLEDGE_FONTS_FALLBACKS "'Adwaita Sans', 'Noto Sans', 'DejaVu Sans', sans-serif"

typedef enum {
  PLEDGE_WEIGHT_NORMAL = 400,
  PLEDGE_WEIGHT_BOLD = 700,
} PledgeWeight;

GType pledge_fonts_get_type (void) G_GNUC_CONST;

/* family: a family name as Pango takes it, or NULL for the default. */
PledgeFonts *pledge_fonts_new (const char *family);
PledgeFonts *pledge_fonts_ref (PledgeFonts *self);
void pledge_fonts_unref (PledgeFonts *self);
const char *pledge_fonts_get_family (PledgeFonts *self);

/* Extents in pixels of one line of text at a size in pixels; any out pointer may be NULL.
 * Invalid UTF-8 is shown with replacement characters, line breaks and control characters as spaces. */
void pledge_fonts_measure (PledgeFonts *self, const char *text, double size, PledgeWeight weight, double *width, double *ascent, double *descent);

/* (transfer full) The text, cut with an ellipsis where it is wider than max_width pixels; never empty
 * unless the text is. */
char *pledge_fonts_ellipsize (PledgeFonts *self, const char *text, double size, PledgeWeight weight, double max_width);

/* Draws one line with its left end and baseline at x, y in the context's source. */
void pledge_fonts_show (PledgeFonts *self, cairo_t *cr, const char *text, double size, PledgeWeight weight, double x, double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeFonts, pledge_fonts_unref)

G_END_DECLS
