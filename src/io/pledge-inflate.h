/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* What others have deflated, never more of it than is wanted. */

G_BEGIN_DECLS

/* (transfer full) The beginning of what a stream holds, at most max_bytes of it. *ended (nullable): whether the stream ended
 * well and within them. What follows the stream in data is passed over. format: G_ZLIB_COMPRESSOR_FORMAT_ZLIB or _GZIP. */
GBytes *pledge_inflate (gconstpointer data, gsize length, GZlibCompressorFormat format, gsize max_bytes, gboolean *ended);

G_END_DECLS
