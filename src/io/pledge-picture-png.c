/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-picture-scenario-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pledge-inflate.h"

#define SIGNATURE_BYTES 8
/* Length and type before a chunk's data, checksum after it. */
#define HEAD_BYTES 8
#define CHUNK_BYTES 12

typedef struct {
  const guint8 *data;
  gsize length;
} Span;

static guint32
read_uint32 (const guint8 *at)
{
  return (guint32) at[0] << 24 | (guint32) at[1] << 16 | (guint32) at[2] << 8 | at[3];
}

/* CRC-32 of ISO 3309, bit by bit: a text is short, and the picture's own data is passed over. */
static guint32
compute_crc (const guint8 *data, gsize length)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < length; i++)
    {
      crc ^= data[i];
      for (int bit = 0; bit < 8; bit++)
        crc = crc & 1 ? crc >> 1 ^ 0xedb88320 : crc >> 1;
    }

  return ~crc;
}

/* Takes a string and its final null off the beginning. */
static gboolean
take_string (Span *span, Span *string)
{
  const guint8 *end = span->length > 0 ? memchr (span->data, '\0', span->length) : NULL;

  if (end == NULL)
    return FALSE;

  *string = (Span) { span->data, (gsize) (end - span->data) };
  span->length -= string->length + 1;
  span->data = end + 1;
  return TRUE;
}

static gboolean
take_byte (Span *span, guint8 *byte)
{
  if (span->length == 0)
    return FALSE;

  *byte = *span->data++;
  span->length--;
  return TRUE;
}

/* The text after a keyword: its method, language and translated keyword, which types of chunk have some of. */
static gboolean
take_preface (Span *span, const char *type, gboolean *deflated)
{
  Span ignored;
  guint8 flag = 1, method;

  *deflated = FALSE;
  if (g_str_equal (type, "tEXt"))
    return TRUE;
  if (g_str_equal (type, "iTXt") && (!take_byte (span, &flag) || flag > 1))
    return FALSE;
  if (!take_byte (span, &method) || (flag == 1 && method != 0))
    return FALSE;
  if (g_str_equal (type, "iTXt") && (!take_string (span, &ignored) || !take_string (span, &ignored)))
    return FALSE;

  *deflated = flag == 1;
  return TRUE;
}

static GBytes *
read_text (Span span, const char *type)
{
  g_autoptr (GBytes) text = NULL;
  gboolean deflated, ended = TRUE;

  if (!take_preface (&span, type, &deflated))
    return NULL;

  if (deflated)
    text = pledge_inflate (span.data, span.length, G_ZLIB_COMPRESSOR_FORMAT_ZLIB, PLEDGE_PICTURE_SCENARIO_MAX_BYTES, &ended);
  else if (span.length <= PLEDGE_PICTURE_SCENARIO_MAX_BYTES)
    text = g_bytes_new (span.data, span.length);

  return text != NULL && ended ? g_steal_pointer (&text) : NULL;
}

static gboolean
is_text (const char *type)
{
  return g_str_equal (type, "iTXt") || g_str_equal (type, "zTXt") || g_str_equal (type, "tEXt");
}

/* Whether the chunk has our keyword, which then is taken off it. Programs write keywords in their own case. */
static gboolean
take_keyword (Span *span)
{
  Span keyword;

  return take_string (span, &keyword) && keyword.length == strlen (PLEDGE_PICTURE_SCENARIO_KEYWORD) &&
         g_ascii_strncasecmp ((const char *) keyword.data, PLEDGE_PICTURE_SCENARIO_KEYWORD, keyword.length) == 0;
}

const char *
pledge_picture_png_find (GBytes *bytes, GBytes **found)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  const char *problem = NULL;

  for (gsize at = SIGNATURE_BYTES; *found == NULL && at < length;)
    {
      char type[5] = "";
      guint32 n;
      Span text;

      if (length - at < CHUNK_BYTES || read_uint32 (data + at) > length - at - CHUNK_BYTES)
        return _("the picture is cut short, or damaged");

      n = read_uint32 (data + at);
      memcpy (type, data + at + 4, 4);
      text = (Span) { data + at + HEAD_BYTES, n };
      if (is_text (type) && take_keyword (&text))
        {
          if (n <= PLEDGE_PICTURE_SCENARIO_MAX_BYTES * 2 && compute_crc (data + at + 4, n + 4) == read_uint32 (data + at + HEAD_BYTES + n))
            *found = read_text (text, type);
          if (*found == NULL)
            problem = _("the scenario in the picture is damaged");
        }
      if (g_str_equal (type, "IEND"))
        break;
      at += CHUNK_BYTES + n;
    }

  return problem;
}
