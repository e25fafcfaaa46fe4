/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-pdf-embed.h"

#include <gio/gio.h>
#include <string.h>

#include "pledge-pdf-table.h"
#include "pledge-picture-scenario.h"

/* Objects are put in the place of the file's table, the catalogue among them once more, and a new table after them: the
 * old catalogue stays as a few bytes that nothing points to. */

#define END_OF_DICTIONARY ">>"

static void
append (GByteArray *pdf, const char *text)
{
  g_byte_array_append (pdf, (const guint8 *) text, (guint) strlen (text));
}

/* (transfer full) "<< … " of the catalogue, without its end; NULL where it has already what is to be put there. */
static char *
dup_catalogue (const PledgePdfTable *table)
{
  g_autofree char *text = pledge_pdf_table_dup_object (table, pledge_pdf_table_get_catalogue (table));
  char *end = text != NULL ? g_strrstr (text, END_OF_DICTIONARY) : NULL;

  if (end == NULL || strstr (text, "/Type /Catalog") == NULL || strstr (text, "/Names") != NULL || strstr (text, "/Metadata") != NULL)
    return NULL;

  *end = '\0';
  return g_steal_pointer (&text);
}

static guint
add_stream (GByteArray *pdf, PledgePdfTable *table, const char *keys, gconstpointer data, gsize length)
{
  guint number = pledge_pdf_table_reserve (table);
  g_autofree char *head = g_strdup_printf ("<< %s\n   /Length %" G_GSIZE_FORMAT "\n>>\nstream\n", keys, length);

  pledge_pdf_table_begin (table, number);
  append (pdf, head);
  g_byte_array_append (pdf, data, (guint) length);
  append (pdf, "\nendstream\nendobj\n");

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

/* In "/application#2Fjson", a name, the slash stands as a number. */
static guint
add_attachment (GByteArray *pdf, PledgePdfTable *table, GBytes *scenario)
{
  g_auto (GStrv) media_type = g_strsplit (PLEDGE_PICTURE_SCENARIO_MEDIA_TYPE, "/", 2);
  g_autoptr (GBytes) small = deflate (scenario);
  g_autofree char *keys = g_strdup_printf ("/Type /EmbeddedFile\n   /Subtype /%s#2F%s\n   /Filter /FlateDecode\n   /Params << /Size %" G_GSIZE_FORMAT " >>",
                                           media_type[0], media_type[1], g_bytes_get_size (scenario));
  gsize length;
  gconstpointer data = g_bytes_get_data (small, &length);
  guint file = add_stream (pdf, table, keys, data, length);
  guint number = pledge_pdf_table_reserve (table);
  g_autofree char *specification =
    g_strdup_printf ("<< /Type /Filespec\n   /F (%s)\n   /UF (%s)\n   /AFRelationship /Source\n   /EF << /F %u 0 R /UF %u 0 R >>\n>>\nendobj\n",
                     PLEDGE_PICTURE_SCENARIO_FILE, PLEDGE_PICTURE_SCENARIO_FILE, file, file);

  pledge_pdf_table_begin (table, number);
  append (pdf, specification);
  return number;
}

GBytes *
pledge_pdf_embed (GBytes *pdf, GBytes *scenario, const char *xmp)
{
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (PledgePdfTable) table = NULL;
  g_autofree char *catalogue = NULL;
  g_autofree char *more = NULL;
  guint attachment, metadata;

  g_return_val_if_fail (pdf != NULL && scenario != NULL && xmp != NULL, NULL);

  bytes = g_byte_array_sized_new ((guint) g_bytes_get_size (pdf) + 8192);
  g_byte_array_append (bytes, g_bytes_get_data (pdf, NULL), (guint) g_bytes_get_size (pdf));
  table = pledge_pdf_table_take (bytes);
  catalogue = table != NULL ? dup_catalogue (table) : NULL;
  if (catalogue == NULL)
    return NULL;

  attachment = add_attachment (bytes, table, scenario);
  metadata = add_stream (bytes, table, "/Type /Metadata\n   /Subtype /XML", xmp, strlen (xmp));
  pledge_pdf_table_begin (table, pledge_pdf_table_get_catalogue (table));
  more = g_strdup_printf ("%s   /Metadata %u 0 R\n   /Names << /EmbeddedFiles << /Names [ (%s) %u 0 R ] >> >>\n>>\nendobj\n", catalogue, metadata,
                          PLEDGE_PICTURE_SCENARIO_FILE, attachment);
  append (bytes, more);
  pledge_pdf_table_finish (table);

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
