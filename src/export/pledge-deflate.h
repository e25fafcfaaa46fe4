/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* PledgeDeflate: rows of pixels as the stream that a PNG holds (RFC 1950 and 1951, no filters).
 *
 * zlib, which libpng would use, takes more time over a large chart than all the drawing does. ISA-L's deflate takes a
 * sixth of it for about the same size; where that is not there, zlib does it. */

G_BEGIN_DECLS

typedef struct _PledgeDeflate PledgeDeflate;

/* width: pixels of a row. channels: 3 (red, green, blue) or 4 (and alpha). to: what is appended to; must
 * live as long. */
PledgeDeflate *pledge_deflate_new (guint width, guint channels, GByteArray *to);
void pledge_deflate_free (PledgeDeflate *self);

/* pixels: 0xAARRGGBB, as they shall stand in the file; of 3 channels AA is passed over. */
void pledge_deflate_add_row (PledgeDeflate *self, const guint32 *pixels);
/* After the last row, once. FALSE where the library failed. */
gboolean pledge_deflate_finish (PledgeDeflate *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeDeflate, pledge_deflate_free)

G_END_DECLS
