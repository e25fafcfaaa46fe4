/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* PledgeDeflate: rows of pixels as the stream that a PNG holds (RFC 1950 and 1951, no filters).
 *
 * zlib looks at each byte of a picture, and a pixel has three: for a chart of 2,400 × 1,600 pixels that was
 * most of the time of an export, whatever its level. A chart is flat: nearly each pixel is the one to
 * its left or above. Here whole pixels are compared, which takes a third of the time for as small a file. */

G_BEGIN_DECLS

typedef struct _PledgeDeflate PledgeDeflate;

/* width: pixels of a row. channels: 3 (red, green, blue) or 4 (and alpha). to: what is appended to; must
 * live as long. */
PledgeDeflate *pledge_deflate_new (guint width, guint channels, GByteArray *to);
void pledge_deflate_free (PledgeDeflate *self);

/* pixels: 0xAARRGGBB, as they shall stand in the file. Of 3 channels AA must be the same everywhere. */
void pledge_deflate_add_row (PledgeDeflate *self, const guint32 *pixels);
/* After the last row, once. */
void pledge_deflate_finish (PledgeDeflate *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeDeflate, pledge_deflate_free)

G_END_DECLS
