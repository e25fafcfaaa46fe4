/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-picture-scenario.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pledge-file.h"
#include "pledge-inflate.h"
#include "pledge-json.h"
#include "pledge-picture-scenario-private.h"

#define SHOWN_NAME_CHARS 80
/* A PDF may have something before it. */
#define PDF_SEARCH_BYTES 1024
/* Where a scenario file says what it is. */
#define FORMAT_SEARCH_BYTES 256
#define FORMAT_BEGINS "\"pledgeline-scenario/"
#define BYTE_ORDER_MARK "\357\273\277"
/* An SVG is text: an inflated one is no larger than any JSON of ours. */
#define MAX_INFLATED_BYTES PLEDGE_JSON_MAX_BYTES

typedef enum {
  KIND_NONE,
  KIND_PNG,
  KIND_PDF,
  KIND_XML,
  KIND_GZIP,
  KIND_OTHER, /* a picture that holds no words of ours */
} Kind;

static gboolean
begins (const guint8 *data, gsize length, const char *magic, gsize magic_length)
{
  return length >= magic_length && memcmp (data, magic, magic_length) == 0;
}

static gboolean
is_other_picture (const guint8 *data, gsize length)
{
  return begins (data, length, "\xff\xd8\xff", 3) || begins (data, length, "GIF8", 4) || begins (data, length, "II*\0", 4) ||
         begins (data, length, "MM\0*", 4) || begins (data, length, "%!PS", 4) ||
         (begins (data, length, "RIFF", 4) && length >= 12 && memcmp (data + 8, "WEBP", 4) == 0) ||
         (length >= 12 && memcmp (data + 4, "ftyp", 4) == 0);
}

static gboolean
begins_as_xml (const guint8 *data, gsize length)
{
  if (begins (data, length, BYTE_ORDER_MARK, 3))
    {
      data += 3;
      length -= 3;
    }
  while (length > 0 && g_ascii_isspace (*data))
    {
      data++;
      length--;
    }

  return length > 0 && *data == '<';
}

static Kind
find_kind (GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  if (length == 0)
    return KIND_NONE;
  if (begins (data, length, "\x89PNG\r\n\x1a\n", 8))
    return KIND_PNG;
  if (is_other_picture (data, length))
    return KIND_OTHER;
  if (begins (data, length, "\x1f\x8b", 2))
    return KIND_GZIP;
  if (begins_as_xml (data, length))
    return KIND_XML;
  /* A text that merely speaks of PDF begins with something else. */
  if (data[0] != '{' && memmem (data, MIN (length, PDF_SEARCH_BYTES), "%PDF-", 5) != NULL)
    return KIND_PDF;

  return KIND_NONE;
}

static const char *
find_in_gzip (GBytes *bytes, GBytes **found)
{
  gboolean ended;
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);
  g_autoptr (GBytes) inflated = pledge_inflate (data, length, G_ZLIB_COMPRESSOR_FORMAT_GZIP, MAX_INFLATED_BYTES, &ended);
  const char *text = g_bytes_get_data (inflated, &length);
  const char *problem = pledge_picture_xml_find (text, length, TRUE, found);

  return *found == NULL && !ended ? _("expected a compressed SVG, this one is damaged or too large") : problem;
}

static const char *
find (GBytes *bytes, GBytes **found)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (length > PLEDGE_PICTURE_MAX_BYTES)
    return _("the file is too large");

  switch (find_kind (bytes))
    {
    case KIND_PNG:
      return pledge_picture_png_find (bytes, found);
    case KIND_PDF:
      return pledge_picture_pdf_find (bytes, found);
    case KIND_XML:
      return pledge_picture_xml_find (data, length, TRUE, found);
    case KIND_GZIP:
      return find_in_gzip (bytes, found);
    case KIND_OTHER:
      return _("a picture of this kind holds no scenario: PNG, SVG and PDF do");
    case KIND_NONE:
    default:
      return _("expected a picture of the kind PNG, SVG or PDF");
    }
}

gboolean
pledge_picture_is_scenario (gconstpointer data, gsize length)
{
  const char *text = data;

  if (begins (data, length, BYTE_ORDER_MARK, 3))
    {
      text += 3;
      length -= 3;
    }
  while (length > 0 && g_ascii_isspace (*text))
    {
      text++;
      length--;
    }

  return length > 0 && *text == '{' && length <= PLEDGE_PICTURE_SCENARIO_MAX_BYTES &&
         memmem (text, MIN (length, FORMAT_SEARCH_BYTES), FORMAT_BEGINS, strlen (FORMAT_BEGINS)) != NULL;
}

gboolean
pledge_scenario_is_in_picture (GBytes *bytes)
{
  g_return_val_if_fail (bytes != NULL, FALSE);

  return find_kind (bytes) != KIND_NONE;
}

GBytes *
pledge_scenario_find_in_picture (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (GBytes) found = NULL;
  g_autofree char *shown = NULL;
  const char *problem;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  problem = find (bytes, &found);
  if (found != NULL)
    return g_steal_pointer (&found);

  shown = pledge_file_dup_shown_text (name, -1, SHOWN_NAME_CHARS);
  if (problem != NULL)
    g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_SYNTAX, "%s: %s", shown, problem);
  else
    g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_FORMAT,
                 _("%s: this picture holds no scenario: it was not made by Pledgeline, or lost it on the way"), shown);
  return NULL;
}
