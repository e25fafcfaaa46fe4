/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "pledge-config.h"
#include "pledge-import-private.h"
#include "pledge-import-reader.h"
#include "pledge-json.h"

/* pledgeline-import NAME < FILE: a publisher's file in, an edition out, or one sentence on stderr. See
 * pledge-import-private.h for how the two are wrapped. Reading happens here, in a process of its own, so that a hostile file
 * reaches nothing, and so that the libraries for it are only loaded when they are needed. */

#define CPU_SECONDS 60 /* a workbook of the largest size takes a few */

static void
limit_resources (void)
{
  const struct rlimit cpu = { CPU_SECONDS, CPU_SECONDS }, core = { 0, 0 };

  setrlimit (RLIMIT_CPU, &cpu);
  setrlimit (RLIMIT_CORE, &core);
}

static GBytes *
read_all (GError **error)
{
  g_autoptr (GInputStream) in = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GOutputStream) gathered = g_memory_output_stream_new_resizable ();

  if (g_output_stream_splice (gathered, in, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, error) < 0)
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (gathered));
}

static gboolean
put (GBytes *edition, PledgeImportKind kind, const GPtrArray *notes)
{
  gsize length;
  const char *data = g_bytes_get_data (edition, &length);

  printf (PLEDGE_IMPORT_HEAD " %s %u\n", pledge_import_kind_to_id (kind), notes->len);
  for (guint i = 0; i < notes->len; i++)
    puts (notes->pdata[i]);

  return fwrite (data, 1, length, stdout) == length && fflush (stdout) == 0;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) edition = NULL;
  g_autoptr (GError) error = NULL;
  PledgeImportKind kind;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, PLEDGE_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  limit_resources ();
  if (argc != 2)
    {
      fputs ("pledgeline-import NAME < FILE\n", stderr);
      return PLEDGE_IMPORT_EXIT_WORDS;
    }

  bytes = read_all (&error);
  edition = bytes != NULL ? pledge_import_reader_read (bytes, argv[1], &kind, notes, &error) : NULL;
  if (edition == NULL)
    {
      fputs (error->message, stderr);
      return error->domain == PLEDGE_IO_ERROR ? PLEDGE_IMPORT_EXIT_REFUSED + error->code : PLEDGE_IMPORT_EXIT_REFUSED;
    }

  return put (edition, kind, notes) ? 0 : PLEDGE_IMPORT_EXIT_WORDS;
}
