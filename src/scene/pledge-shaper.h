/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "pledge-scene.h"

/* PledgeShaper: text into glyphs, for the files of this room only.
 *
 * Shapes at one size, whatever the size asked for: without hinted metrics all sizes of a text are alike, and
 * each size of its own would have fontconfig sort all fonts again, which is most of what a first picture costs.
 * For the same reason it puts pango's pieces together by itself: a PangoLayout also measures a sample of the
 * language in each font, for the height of a line. */

G_BEGIN_DECLS

/* Pixels an em of what is shaped. */
#define PLEDGE_SHAPER_EM 32.0

typedef struct _PledgeShaper PledgeShaper;

/* A line as pixels at PLEDGE_SHAPER_EM, its left end and baseline at 0, 0. */
typedef struct {
  char *text;
  GSList *runs; /* of PangoGlyphItem, from left to right */
  gboolean right_to_left;
  PledgeRect logical, ink;
} PledgeLine;

/* families: as Pango takes them. */
PledgeShaper *pledge_shaper_new (const char *families);
void pledge_shaper_free (PledgeShaper *self);

/* (transfer full) text: valid UTF-8, length bytes of it; a line too long for Pango's numbers is cut. */
PledgeLine *pledge_shaper_shape (PledgeShaper *self, const char *text, gsize length, PledgeWeight weight);
void pledge_line_free (PledgeLine *self);

/* (transfer full) Where the line's text may be cut, in bytes: in front of every character that a reader sees as one. */
GArray *pledge_line_list_cuts (const PledgeLine *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeLine, pledge_line_free)

G_END_DECLS
