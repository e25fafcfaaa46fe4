/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-deflate.h"

#include <string.h>

#ifdef HAVE_ISAL
#include <isa-l/igzip_lib.h>
#else
#include <zlib.h>
#endif

#define CHUNK_BYTES (256 * 1024) /* that rows are gathered to before the library gets them */
#define OUT_BYTES (64 * 1024)
#define LEVEL 2 /* of zlib: the next takes twice as long for a tenth less; of ISA-L: the densest of the fast ones */

struct _PledgeDeflate {
  guint width, channels;
  GByteArray *to;
  guint8 *rows; /* gathered */
  gsize n_bytes, size;
  gboolean failed;
#ifdef HAVE_ISAL
  struct isal_zstream stream;
  guint8 *level_buffer;
#else
  z_stream stream;
#endif
};

#ifdef HAVE_ISAL

static void
begin (PledgeDeflate *self)
{
  isal_deflate_init (&self->stream);
  self->level_buffer = g_malloc (ISAL_DEF_LVL2_DEFAULT);
  self->stream.level = LEVEL;
  self->stream.level_buf = self->level_buffer;
  self->stream.level_buf_size = ISAL_DEF_LVL2_DEFAULT;
  self->stream.gzip_flag = IGZIP_ZLIB;
}

static void
end (PledgeDeflate *self)
{
  g_free (self->level_buffer);
}

/* FALSE where the library says that it failed. */
static gboolean
step (PledgeDeflate *self, gboolean last)
{
  self->stream.end_of_stream = last;
  return isal_deflate (&self->stream) == COMP_OK;
}

static gboolean
is_done (PledgeDeflate *self, gboolean last)
{
  return last ? self->stream.internal_state.state == ZSTATE_END : self->stream.avail_in == 0 && self->stream.avail_out > 0;
}

#else

static void
begin (PledgeDeflate *self)
{
  self->failed = deflateInit (&self->stream, LEVEL) != Z_OK;
}

static void
end (PledgeDeflate *self)
{
  deflateEnd (&self->stream);
}

static gboolean
step (PledgeDeflate *self, gboolean last)
{
  int result = deflate (&self->stream, last ? Z_FINISH : Z_NO_FLUSH);

  return result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR;
}

/* Whatever is left inside makes the library fill what it is given. */
static gboolean
is_done (PledgeDeflate *self, gboolean last)
{
  return self->stream.avail_in == 0 && self->stream.avail_out > 0;
}

#endif

/* Both libraries name what they are given alike. */
static void
flush (PledgeDeflate *self, gboolean last)
{
  self->stream.next_in = self->rows;
  self->stream.avail_in = (guint) self->n_bytes;
  do
    {
      guint before = self->to->len;

      g_byte_array_set_size (self->to, before + OUT_BYTES);
      self->stream.next_out = self->to->data + before;
      self->stream.avail_out = OUT_BYTES;
      self->failed = self->failed || !step (self, last);
      g_byte_array_set_size (self->to, before + OUT_BYTES - self->stream.avail_out);
    }
  while (!self->failed && !is_done (self, last));
  self->n_bytes = 0;
}

PledgeDeflate *
pledge_deflate_new (guint width, guint channels, GByteArray *to)
{
  PledgeDeflate *self;
  gsize row;

  g_return_val_if_fail (width > 0, NULL);
  g_return_val_if_fail (channels == 3 || channels == 4, NULL);
  g_return_val_if_fail (to != NULL, NULL);

  self = g_new0 (PledgeDeflate, 1);
  self->width = width;
  self->channels = channels;
  self->to = to;
  row = 1 + (gsize) width * channels;
  self->size = MAX (row, CHUNK_BYTES / row * row);
  self->rows = g_malloc (self->size);
  begin (self);

  return self;
}

void
pledge_deflate_free (PledgeDeflate *self)
{
  g_return_if_fail (self != NULL);

  end (self);
  g_free (self->rows);
  g_free (self);
}

void
pledge_deflate_add_row (PledgeDeflate *self, const guint32 *pixels)
{
  guint8 *to;

  g_return_if_fail (self != NULL);
  g_return_if_fail (pixels != NULL);

  to = self->rows + self->n_bytes;
  *to++ = 0; /* no filter: what repeats is found as it is */
  for (guint x = 0; x < self->width; x++)
    {
      *to++ = pixels[x] >> 16 & 0xff;
      *to++ = pixels[x] >> 8 & 0xff;
      *to++ = pixels[x] & 0xff;
      if (self->channels == 4)
        *to++ = pixels[x] >> 24;
    }
  self->n_bytes = (gsize) (to - self->rows);
  if (self->n_bytes == self->size)
    flush (self, FALSE);
}

gboolean
pledge_deflate_finish (PledgeDeflate *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  flush (self, TRUE);
  return !self->failed;
}
