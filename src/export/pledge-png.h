/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-scene.h"

/* A scene as a PNG file: every pixel as cairo draws it, marked as sRGB, and as small a kind as holds it
 * (greys, a palette, colours, colours with transparency). Errors are of PLEDGE_PICTURE_ERROR. */

G_BEGIN_DECLS

/* Words inside the file, which programs for pictures show as its properties: "Title", "Description",
 * "Software", "Source" and whatever else. */
typedef struct {
  const char *keyword; /* 1 to 79 letters of ASCII, digits and single spaces between them */
  const char *text;    /* UTF-8; NULL: left out */
  gboolean plain;      /* as the kind of text that every program knows: deflated ASCII, which text must be */
} PledgePngText;

/* The largest number of dots per inch that a file can name, and the smallest. */
#define PLEDGE_PNG_MIN_DPI 1.0
#define PLEDGE_PNG_MAX_DPI 1e6

/* (transfer full) scale: device pixels to the scene's pixel; sides are rounded to whole pixels. dpi: how
 * many device pixels make an inch on paper, 0: not said. texts: ended by a keyword of NULL, or NULL.
 * Fails for a size beyond what a picture may have, and where the drawing fails. */
GBytes *pledge_png_render (const PledgeScene *scene, double scale, double dpi, const PledgePngText *texts, GError **error);

G_END_DECLS
