/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-pdf-table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pledge-inflate.h"

#define TAIL_BYTES 64
#define MAX_OBJECTS 100000
#define MAX_STREAM_BYTES (64 * 1024 * 1024)
/* An entry of a plain table, and one of the streams that we write. */
#define LINE_BYTES 20
#define ENTRY_BYTES 7

enum {
  ENTRY_FREE = 0,
  ENTRY_PLAIN = 1,   /* where: its offset in the file */
  ENTRY_IN_STREAM = 2 /* where: the number of the stream; which: its place there */
};

typedef struct {
  guint8 kind;
  guint32 where;
  guint16 which;
} Entry;

struct _PledgePdfTable {
  GByteArray *pdf;
  GArray *entries; /* of Entry, by number */
  guint catalogue, info;
  guint own; /* the number of the stream that the table is; 0 where it is a plain one */
};

/* "/Size 34" */
static gboolean
find_number (const char *text, const char *key, guint *number)
{
  const char *at = strstr (text, key);
  char *end;

  if (at == NULL)
    return FALSE;

  at += strlen (key);
  *number = (guint) strtoul (at, &end, 10);
  return end != at;
}

static gboolean
find_keys (PledgePdfTable *self, const char *text, guint *size)
{
  return find_number (text, "/Size ", size) && find_number (text, "/Root ", &self->catalogue) && find_number (text, "/Info ", &self->info) &&
         *size <= MAX_OBJECTS && self->catalogue < *size && self->info < *size;
}

/* "0000020071 00000 n \n" a line */
static gboolean
read_lines (PledgePdfTable *self, const char *text)
{
  const char *trailer = strstr (text, "trailer\n");
  g_autofree char *head = NULL;
  guint size;

  if (trailer == NULL || !find_keys (self, trailer, &size))
    return FALSE;

  head = g_strdup_printf ("xref\n0 %u\n", size);
  if (!g_str_has_prefix (text, head) || (gsize) (trailer - text) != strlen (head) + (gsize) size * LINE_BYTES)
    return FALSE;

  for (const char *line = text + strlen (head); line < trailer; line += LINE_BYTES)
    {
      Entry entry = { .kind = line[17] == 'n' ? ENTRY_PLAIN : ENTRY_FREE, .where = (guint32) strtoul (line, NULL, 10) };

      g_array_append_val (self->entries, entry);
    }

  return TRUE;
}

static guint32
read_bytes (const guint8 **at, guint n)
{
  guint32 value = 0;

  for (guint i = 0; i < n; i++)
    value = value << 8 | *(*at)++;

  return value;
}

/* (transfer full) What a deflated stream holds, whose object begins at an offset; a null byte follows it. */
static GBytes *
inflate_stream (const PledgePdfTable *self, guint at, gsize *length)
{
  static const char mark[] = ">>\nstream\n";
  const guint8 *object = self->pdf->data + at;
  const guint8 *stream = at < self->pdf->len ? memmem (object, self->pdf->len - at, mark, strlen (mark)) : NULL;
  g_autoptr (GBytes) content = NULL;
  GByteArray *ended;

  *length = 0;
  if (stream == NULL)
    return g_bytes_new_static ("", 1);

  stream += strlen (mark);
  content = pledge_inflate (stream, (gsize) (self->pdf->data + self->pdf->len - stream), G_ZLIB_COMPRESSOR_FORMAT_ZLIB, MAX_STREAM_BYTES, NULL);
  *length = g_bytes_get_size (content);
  ended = g_bytes_unref_to_array (g_steal_pointer (&content));
  g_byte_array_append (ended, (const guint8 *) "", 1);

  return g_byte_array_free_to_bytes (ended);
}

static gboolean
read_stream (PledgePdfTable *self, const char *text, guint at)
{
  guint widths[3], size;
  const char *w = strstr (text, "/W [");
  g_autoptr (GBytes) content = NULL;
  const guint8 *data;
  gsize length;

  self->own = (guint) strtoul (text, NULL, 10);
  if (w == NULL || sscanf (w, "/W [%u %u %u]", &widths[0], &widths[1], &widths[2]) != 3 || widths[0] != 1 || widths[1] > 4 || widths[2] > 2 ||
      !find_keys (self, text, &size) || strstr (text, "/Filter /FlateDecode") == NULL || self->own >= size)
    return FALSE;

  content = inflate_stream (self, at, &length);
  data = g_bytes_get_data (content, NULL);
  if (length != (gsize) size * (widths[0] + widths[1] + widths[2]))
    return FALSE;

  for (guint i = 0; i < size; i++)
    {
      Entry entry = { .kind = (guint8) read_bytes (&data, widths[0]) };

      entry.where = read_bytes (&data, widths[1]);
      entry.which = (guint16) read_bytes (&data, widths[2]);
      g_array_append_val (self->entries, entry);
    }

  return TRUE;
}

/* Where the table begins; 0 where the file does not say. */
static guint
find_table (const GByteArray *pdf)
{
  static const char mark[] = "startxref\n";
  gsize length = MIN (pdf->len, TAIL_BYTES);
  const char *tail = (const char *) pdf->data + pdf->len - length;
  const char *last = memmem (tail, length, mark, strlen (mark));
  g_autofree char *text = last != NULL ? g_strndup (last, (gsize) (tail + length - last)) : NULL;
  guint at;

  return text != NULL && find_number (text, mark, &at) && at < pdf->len ? at : 0;
}

PledgePdfTable *
pledge_pdf_table_take (GByteArray *pdf)
{
  g_autoptr (PledgePdfTable) self = g_new0 (PledgePdfTable, 1);
  guint at = find_table (pdf);
  g_autofree char *text = g_strndup ((const char *) pdf->data + at, pdf->len - at);

  self->pdf = pdf;
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  if (at == 0 || !(g_str_has_prefix (text, "xref\n") ? read_lines (self, text) : read_stream (self, text, at)))
    return NULL;

  g_byte_array_set_size (pdf, at);
  return g_steal_pointer (&self);
}

void
pledge_pdf_table_free (PledgePdfTable *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->entries);
  g_free (self);
}

guint
pledge_pdf_table_get_catalogue (const PledgePdfTable *self)
{
  return self->catalogue;
}

/* An object among others begins with nothing, and ends where the next does. */
static char *
dup_from_stream (const PledgePdfTable *self, const Entry *entry)
{
  const Entry *stream = entry->where < self->entries->len ? &g_array_index (self->entries, Entry, entry->where) : NULL;
  g_autoptr (GBytes) content = NULL;
  g_autofree char *head = NULL;
  guint first, n, begin = 0, end;
  gsize length;
  const char *text;
  char *at;

  if (stream == NULL || stream->kind != ENTRY_PLAIN || stream->where >= self->pdf->len)
    return NULL;

  head = g_strndup ((const char *) self->pdf->data + stream->where, MIN (512, self->pdf->len - stream->where));
  content = inflate_stream (self, stream->where, &length);
  text = g_bytes_get_data (content, NULL);
  if (!find_number (head, "/First ", &first) || !find_number (head, "/N ", &n) || entry->which >= n || first > length)
    return NULL;

  /* Pairs of an object's number and its offset. */
  end = (guint) length - first;
  at = (char *) text;
  for (guint i = 0; i < n && i <= entry->which + 1U; i++)
    {
      guint offset;

      strtoul (at, &at, 10);
      offset = (guint) strtoul (at, &at, 10);
      if (i == entry->which)
        begin = offset;
      else if (i > entry->which)
        end = offset;
    }

  return begin <= end && end <= length - first ? g_strndup (text + first + begin, end - begin) : NULL;
}

static char *
dup_plain (const PledgePdfTable *self, const Entry *entry, guint number)
{
  g_autofree char *head = g_strdup_printf ("%u 0 obj\n", number);
  const char *object = (const char *) self->pdf->data + entry->where;
  gsize rest = entry->where < self->pdf->len ? self->pdf->len - entry->where : 0;
  const char *end = rest > 0 ? memmem (object, rest, "endobj", strlen ("endobj")) : NULL;

  if (end == NULL || rest < strlen (head) || strncmp (object, head, strlen (head)) != 0)
    return NULL;
  return g_strndup (object + strlen (head), (gsize) (end - object) - strlen (head));
}

char *
pledge_pdf_table_dup_object (const PledgePdfTable *self, guint number)
{
  const Entry *entry;

  g_return_val_if_fail (number < self->entries->len, NULL);

  entry = &g_array_index (self->entries, Entry, number);
  if (entry->kind == ENTRY_IN_STREAM)
    return dup_from_stream (self, entry);
  return entry->kind == ENTRY_PLAIN ? dup_plain (self, entry, number) : NULL;
}

guint
pledge_pdf_table_reserve (PledgePdfTable *self)
{
  Entry entry = { ENTRY_FREE };

  g_array_append_val (self->entries, entry);
  return self->entries->len - 1;
}

static void
append (PledgePdfTable *self, const char *text)
{
  g_byte_array_append (self->pdf, (const guint8 *) text, (guint) strlen (text));
}

void
pledge_pdf_table_begin (PledgePdfTable *self, guint number)
{
  g_autofree char *head = g_strdup_printf ("%u 0 obj\n", number);

  g_return_if_fail (number < self->entries->len);

  g_array_index (self->entries, Entry, number) = (Entry) { ENTRY_PLAIN, self->pdf->len, 0 };
  append (self, head);
}

static void
write_lines (PledgePdfTable *self)
{
  g_autofree char *head = g_strdup_printf ("xref\n0 %u\n", self->entries->len);
  g_autofree char *trailer = g_strdup_printf ("trailer\n<< /Size %u\n   /Root %u 0 R\n   /Info %u 0 R\n>>\n", self->entries->len, self->catalogue, self->info);

  append (self, head);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      g_autofree char *line = entry->kind == ENTRY_PLAIN ? g_strdup_printf ("%010u 00000 n \n", entry->where) : g_strdup ("0000000000 65535 f \n");

      append (self, line);
    }
  append (self, trailer);
}

static void
write_stream (PledgePdfTable *self)
{
  g_autofree char *keys = g_strdup_printf ("<< /Type /XRef\n   /Length %u\n   /Size %u\n   /W [1 4 2]\n   /Root %u 0 R\n   /Info %u 0 R\n>>\nstream\n",
                                           self->entries->len * ENTRY_BYTES, self->entries->len, self->catalogue, self->info);

  pledge_pdf_table_begin (self, self->own);
  append (self, keys);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      guint32 where = GUINT32_TO_BE (entry->where);
      guint16 which = GUINT16_TO_BE (entry->which);

      g_byte_array_append (self->pdf, &entry->kind, 1);
      g_byte_array_append (self->pdf, (const guint8 *) &where, sizeof where);
      g_byte_array_append (self->pdf, (const guint8 *) &which, sizeof which);
    }
  append (self, "\nendstream\nendobj\n");
}

void
pledge_pdf_table_finish (PledgePdfTable *self)
{
  g_autofree char *end = g_strdup_printf ("startxref\n%u\n%%%%EOF\n", self->pdf->len);

  if (self->own != 0)
    write_stream (self);
  else
    write_lines (self);
  append (self, end);
}
