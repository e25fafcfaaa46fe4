/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-inflate.h"

#define CHUNK_BYTES (64 * 1024)

GBytes *
pledge_inflate (gconstpointer data, gsize length, GZlibCompressorFormat format, gsize max_bytes, gboolean *ended)
{
  g_autoptr (GConverter) inflater = G_CONVERTER (g_zlib_decompressor_new (format));
  g_autoptr (GByteArray) content = g_byte_array_new ();
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (result == G_CONVERTER_CONVERTED)
    {
      gsize before = content->len, room = MIN (CHUNK_BYTES, max_bytes + 1 - before), n_read = 0, n_written = 0;

      /* One byte more than is wanted shows that there is more. */
      g_byte_array_set_size (content, before + room);
      result = g_converter_convert (inflater, data, length, content->data + before, room, G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);
      if (result == G_CONVERTER_ERROR)
        n_read = n_written = 0;
      g_byte_array_set_size (content, before + n_written);
      data = (const guint8 *) data + n_read;
      length -= n_read;
      if (content->len > max_bytes)
        {
          g_byte_array_set_size (content, max_bytes);
          result = G_CONVERTER_ERROR;
        }
    }

  if (ended != NULL)
    *ended = result == G_CONVERTER_FINISHED;
  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}
