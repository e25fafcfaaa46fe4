/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-picture-scenario-private.h"

#include <string.h>

#include "pledge-inflate.h"

/* A PDF is not parsed: programs put its objects where and how they like. Every stream in it that is plain or deflated is
 * looked at by its first bytes, and by all of them where these could be a scenario's or XMP's. */

#define STREAM "stream"
#define PEEK_BYTES 64
/* How many streams are looked at, and how many inflated or read as a whole. */
#define MAX_PEEKS 100000
#define MAX_READINGS 64
/* XMP has room for the words of other programs. */
#define MAX_XMP_BYTES (4 * 1024 * 1024)

typedef struct {
  const char *data;
  gsize length;
} Span;

static gboolean
begins_as_ours (const char *data, gsize length)
{
  if (length >= 3 && memcmp (data, "\357\273\277", 3) == 0)
    {
      data += 3;
      length -= 3;
    }
  while (length > 0 && g_ascii_isspace (*data))
    {
      data++;
      length--;
    }

  return length > 0 && (*data == '{' || *data == '<');
}

/* By RFC 1950: deflate, a window of at most 32 KiB, no dictionary, and a checksum of these two bytes. */
static gboolean
begins_as_zlib (const Span *rest)
{
  const guint8 *head = (const guint8 *) rest->data;

  return rest->length > 2 && (head[0] & 0x0f) == 8 && head[0] >> 4 <= 7 && (head[1] & 0x20) == 0 && (head[0] << 8 | head[1]) % 31 == 0;
}

/* (transfer full) NULL for a stream that is too long, or damaged. */
static GBytes *
read_stream (const Span *rest, gboolean deflated)
{
  g_autoptr (GBytes) content = NULL;
  const char *end;
  gboolean ended = TRUE;

  if (deflated)
    {
      content = pledge_inflate (rest->data, rest->length, G_ZLIB_COMPRESSOR_FORMAT_ZLIB, MAX_XMP_BYTES, &ended);
      return ended ? g_steal_pointer (&content) : NULL;
    }

  end = memmem (rest->data, MIN (rest->length, MAX_XMP_BYTES), "end" STREAM, strlen ("end" STREAM));
  return end != NULL ? g_bytes_new (rest->data, (gsize) (end - rest->data)) : NULL;
}

static GBytes *
find_in_stream (GBytes *content)
{
  gsize length;
  const char *data = g_bytes_get_data (content, &length);
  GBytes *found = NULL;

  if (pledge_picture_is_scenario (data, length))
    return g_bytes_ref (content);
  if (memmem (data, length, PLEDGE_PICTURE_SCENARIO_NAMESPACE, strlen (PLEDGE_PICTURE_SCENARIO_NAMESPACE)) != NULL)
    pledge_picture_xml_find (data, length, FALSE, &found);

  return found;
}

static gboolean
may_be_ours (const Span *rest, gboolean deflated)
{
  g_autoptr (GBytes) peek = NULL;
  gsize length;
  const char *data;

  if (!deflated)
    return begins_as_ours (rest->data, MIN (rest->length, PEEK_BYTES));

  peek = pledge_inflate (rest->data, rest->length, G_ZLIB_COMPRESSOR_FORMAT_ZLIB, PEEK_BYTES, NULL);
  data = g_bytes_get_data (peek, &length);
  return begins_as_ours (data, length);
}

/* What comes after the keyword, whose line it ends. FALSE at the end. */
static gboolean
next_stream (Span *rest)
{
  const char *keyword = memmem (rest->data, rest->length, STREAM, strlen (STREAM));
  gsize before;

  if (keyword == NULL)
    return FALSE;

  before = (gsize) (keyword - rest->data) + strlen (STREAM);
  rest->data += before;
  rest->length -= before;
  if (rest->length > 0 && rest->data[0] == '\r')
    {
      rest->data++;
      rest->length--;
    }
  if (rest->length > 0 && rest->data[0] == '\n')
    {
      rest->data++;
      rest->length--;
    }

  return TRUE;
}

const char *
pledge_picture_pdf_find (GBytes *bytes, GBytes **found)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  Span rest = { data, length };

  for (guint n_peeks = 0, n_readings = 0; *found == NULL && n_peeks < MAX_PEEKS && n_readings < MAX_READINGS && next_stream (&rest); n_peeks++)
    {
      gboolean deflated = begins_as_zlib (&rest);
      g_autoptr (GBytes) content = NULL;

      if (!may_be_ours (&rest, deflated))
        continue;
      n_readings++;
      content = read_stream (&rest, deflated);
      if (content != NULL)
        *found = find_in_stream (content);
    }

  return NULL;
}
