/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-pdf-embed.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#include "pledge-picture-scenario.h"

/* A PDF ends with a table of where its objects are. Objects are put in the place of the old table, the catalogue among
 * them once more, and a new table after them: the old catalogue stays as a few bytes that nothing points to. */

#define ENTRY_BYTES 20
#define TAIL_BYTES 64
#define END_OF_DICTIONARY ">>"

typedef struct {
  GByteArray *bytes;  /* the file */
  GString *table;     /* the entries of the table of objects, ENTRY_BYTES each */
  guint n_objects;
  guint catalogue, info;
} Document;

static void
document_clear (Document *self)
{
  if (self->table != NULL)
    g_string_free (self->table, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Document, document_clear)

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

/* Where the table begins; 0 where the file does not say. */
static guint
find_table (const GByteArray *bytes)
{
  gsize length = MIN (bytes->len, TAIL_BYTES);
  g_autofree char *tail = g_strndup ((const char *) bytes->data + bytes->len - length, length);
  guint at;

  return find_number (tail, "startxref\n", &at) && at < bytes->len ? at : 0;
}

/* Reads the table at the end of the file, and takes it off. */
static gboolean
take_table (Document *self)
{
  guint at = find_table (self->bytes);
  g_autofree char *text = g_strndup ((const char *) self->bytes->data + at, self->bytes->len - at);
  g_autofree char *head = NULL;
  const char *trailer = strstr (text, "trailer\n");

  if (at == 0 || trailer == NULL || !find_number (trailer, "/Size ", &self->n_objects) || !find_number (trailer, "/Root ", &self->catalogue) ||
      !find_number (trailer, "/Info ", &self->info))
    return FALSE;

  head = g_strdup_printf ("xref\n0 %u\n", self->n_objects);
  if (!g_str_has_prefix (text, head) || (gsize) (trailer - text) != strlen (head) + (gsize) self->n_objects * ENTRY_BYTES ||
      self->catalogue >= self->n_objects)
    return FALSE;

  self->table = g_string_new_len (text + strlen (head), (gssize) self->n_objects * ENTRY_BYTES);
  g_byte_array_set_size (self->bytes, at);
  return TRUE;
}

/* (transfer full) "<< … " of the catalogue, without its end; NULL where it has already what is to be put there. */
static char *
dup_catalogue (const Document *self)
{
  gsize at = strtoul (self->table->str + (gsize) self->catalogue * ENTRY_BYTES, NULL, 10);
  g_autofree char *text = NULL;
  g_autofree char *head = g_strdup_printf ("%u 0 obj\n", self->catalogue);
  char *end;

  if (at >= self->bytes->len)
    return NULL;

  text = g_strndup ((const char *) self->bytes->data + at, self->bytes->len - at);
  end = strstr (text, "endobj");
  if (end == NULL || !g_str_has_prefix (text, head))
    return NULL;
  *end = '\0';
  end = g_strrstr (text, END_OF_DICTIONARY);
  if (end == NULL || strstr (text, "/Names") != NULL || strstr (text, "/Metadata") != NULL)
    return NULL;

  *end = '\0';
  return g_strdup (text + strlen (head));
}

static void
append (Document *self, const char *text)
{
  g_byte_array_append (self->bytes, (const guint8 *) text, (guint) strlen (text));
}

/* number: of an object that is there, or the next. */
static void
begin_object (Document *self, guint number)
{
  g_autofree char *entry = g_strdup_printf ("%010u 00000 n \n", self->bytes->len);
  g_autofree char *head = g_strdup_printf ("%u 0 obj\n", number);

  if (number < self->n_objects)
    g_string_overwrite (self->table, (gsize) number * ENTRY_BYTES, entry);
  else
    {
      g_string_append (self->table, entry);
      self->n_objects++;
    }
  append (self, head);
}

static guint
add_stream (Document *self, const char *keys, gconstpointer data, gsize length)
{
  guint number = self->n_objects;
  g_autofree char *head = g_strdup_printf ("<< %s\n   /Length %" G_GSIZE_FORMAT "\n>>\nstream\n", keys, length);

  begin_object (self, number);
  append (self, head);
  g_byte_array_append (self->bytes, data, (guint) length);
  append (self, "\nendstream\nendobj\n");

  return number;
}

static GBytes *
deflate (GBytes *bytes)
{
  g_autoptr (GConverter) compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9));
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GOutputStream) small = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (small, compressor);

  g_output_stream_splice (stream, plain, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (small));
}

/* "application/json" as a name, in which a slash stands as a number. */
static guint
add_attachment (Document *self, GBytes *scenario)
{
  g_auto (GStrv) media_type = g_strsplit (PLEDGE_PICTURE_SCENARIO_MEDIA_TYPE, "/", 2);
  g_autoptr (GBytes) small = deflate (scenario);
  g_autofree char *keys = g_strdup_printf ("/Type /EmbeddedFile\n   /Subtype /%s#2F%s\n   /Filter /FlateDecode\n   /Params << /Size %" G_GSIZE_FORMAT " >>",
                                           media_type[0], media_type[1], g_bytes_get_size (scenario));
  gsize length;
  gconstpointer data = g_bytes_get_data (small, &length);
  guint file = add_stream (self, keys, data, length);
  g_autofree char *specification =
    g_strdup_printf ("<< /Type /Filespec\n   /F (%s)\n   /UF (%s)\n   /AFRelationship /Source\n   /EF << /F %u 0 R /UF %u 0 R >>\n>>\nendobj\n",
                     PLEDGE_PICTURE_SCENARIO_FILE, PLEDGE_PICTURE_SCENARIO_FILE, file, file);

  begin_object (self, self->n_objects);
  append (self, specification);
  return file + 1;
}

static void
finish (Document *self)
{
  guint at = self->bytes->len;
  g_autofree char *head = g_strdup_printf ("xref\n0 %u\n", self->n_objects);
  g_autofree char *trailer = g_strdup_printf ("trailer\n<< /Size %u\n   /Root %u 0 R\n   /Info %u 0 R\n>>\nstartxref\n%u\n%%%%EOF\n", self->n_objects,
                                              self->catalogue, self->info, at);

  append (self, head);
  append (self, self->table->str);
  append (self, trailer);
}

gboolean
pledge_pdf_embed (GByteArray *pdf, GBytes *scenario, const char *xmp)
{
  g_auto (Document) document = { .bytes = pdf };
  g_autofree char *catalogue = NULL;
  g_autofree char *more = NULL;
  g_autoptr (GBytes) before = NULL;
  guint attachment, metadata;

  g_return_val_if_fail (pdf != NULL && scenario != NULL && xmp != NULL, FALSE);

  before = g_bytes_new (pdf->data, pdf->len);
  catalogue = take_table (&document) ? dup_catalogue (&document) : NULL;
  if (catalogue == NULL)
    {
      g_byte_array_set_size (pdf, 0);
      g_byte_array_append (pdf, g_bytes_get_data (before, NULL), (guint) g_bytes_get_size (before));
      return FALSE;
    }

  attachment = add_attachment (&document, scenario);
  metadata = add_stream (&document, "/Type /Metadata\n   /Subtype /XML", xmp, strlen (xmp));
  begin_object (&document, document.catalogue);
  more = g_strdup_printf ("%s   /Metadata %u 0 R\n   /Names << /EmbeddedFiles << /Names [ (%s) %u 0 R ] >> >>\n>>\nendobj\n", catalogue, metadata,
                          PLEDGE_PICTURE_SCENARIO_FILE, attachment);
  append (&document, more);
  finish (&document);

  return TRUE;
}
