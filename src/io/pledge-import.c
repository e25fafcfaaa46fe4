/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-import.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "pledge-catalogue-loader.h"
#include "pledge-config.h"
#include "pledge-edition-reader.h"
#include "pledge-file.h"
#include "pledge-import-private.h"
#include "pledge-json.h"

#define MAX_BYTES PLEDGE_JSON_MAX_BYTES
#define MAX_NAME_CHARS 80
#define MAX_SENTENCE_CHARS 2000

struct _PledgeImport {
  PledgeEdition *edition;
  GBytes *bytes; /* of its file */
  PledgeImportKind kind;
  char *source;
  GPtrArray *notes; /* NULL-terminated once read */
};

static char *
find_program (void)
{
  const char *named = g_getenv ("PLEDGELINE_IMPORT");

  if (named != NULL && *named != '\0')
    return g_strdup (named);

  return g_strdup (pledge_catalogue_runs_uninstalled () ? PLEDGE_BUILD_IMPORT : PLEDGE_LIBEXECDIR "/pledgeline-import");
}

static gboolean
fail (GError **error, const char *name, const char *reason)
{
  g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_READ, _("%s: the program that reads it failed: %s"), name, reason);
  return FALSE;
}

/* What it says, as long as that is a sentence; an error of which it has the code. */
static gboolean
pass_on (GSubprocess *process, GBytes *said, const char *name, GError **error)
{
  gsize length = 0;
  const char *data = said != NULL ? g_bytes_get_data (said, &length) : "";
  g_autofree char *sentence = pledge_file_dup_shown_text (data, (gssize) length, MAX_SENTENCE_CHARS);
  int code;

  if (!g_subprocess_get_if_exited (process))
    return fail (error, name, g_strsignal (g_subprocess_get_term_sig (process)));

  code = g_subprocess_get_exit_status (process) - PLEDGE_IMPORT_EXIT_REFUSED;
  if (code < PLEDGE_IO_ERROR_READ || code > PLEDGE_IO_ERROR_VALUE || *sentence == '\0')
    return fail (error, name, *sentence != '\0' ? sentence : _("it gave no reason"));

  g_set_error_literal (error, PLEDGE_IO_ERROR, code, sentence);
  return FALSE;
}

static gboolean
run (GBytes *file, const char *name, GCancellable *cancellable, GBytes **answer, GError **error)
{
  g_autofree char *program = find_program ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) said = NULL;
  g_autoptr (GError) problem = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &problem,
                              program, name, NULL);
  if (process == NULL)
    return fail (error, name, problem->message);

  /* It may refuse a file before it has read all of it: then writing fails, and what it says counts. */
  if (!g_subprocess_communicate (process, file, cancellable, answer, &said, &problem))
    {
      g_subprocess_force_exit (process);
      if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      return fail (error, name, problem->message);
    }

  return g_subprocess_get_successful (process) || pass_on (process, said, name, error);
}

/* The line from there on, which must end in the text; moves behind it. */
static char *
take_line (const char **at, const char *end)
{
  const char *stop = memchr (*at, '\n', (gsize) (end - *at));
  char *line;

  if (stop == NULL)
    return NULL;

  line = g_strndup (*at, (gsize) (stop - *at));
  *at = stop + 1;
  return line;
}

static gboolean
kind_from_id (const char *id, PledgeImportKind *kind)
{
  for (PledgeImportKind candidate = PLEDGE_IMPORT_NATO_WORKBOOK; candidate <= PLEDGE_IMPORT_EDITION; candidate++)
    if (g_strcmp0 (id, pledge_import_kind_to_id (candidate)) == 0)
      {
        *kind = candidate;
        return TRUE;
      }

  return FALSE;
}

/* What the head says; the edition begins at `at` then. */
static gboolean
unwrap (PledgeImport *self, const char **at, const char *end)
{
  g_autofree char *head = take_line (at, end);
  g_auto (GStrv) words = g_strsplit (head != NULL ? head : "", " ", -1);
  guint64 n_notes;

  if (g_strv_length (words) != 3 || !g_str_equal (words[0], PLEDGE_IMPORT_HEAD) || !kind_from_id (words[1], &self->kind) ||
      !g_ascii_string_to_unsigned (words[2], 10, 0, PLEDGE_IMPORT_MAX_NOTES, &n_notes, NULL))
    return FALSE;

  for (guint64 i = 0; i < n_notes; i++)
    {
      g_autofree char *note = take_line (at, end);

      if (note == NULL)
        return FALSE;
      g_ptr_array_add (self->notes, pledge_file_dup_shown_text (note, -1, MAX_SENTENCE_CHARS));
    }

  return TRUE;
}

static gboolean
read_answer (PledgeImport *self, GBytes *answer, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (answer, &length);
  const char *at = data;

  if (data == NULL || !unwrap (self, &at, data + length))
    return fail (error, self->source, _("it gave what is no edition"));

  self->bytes = g_bytes_new_from_bytes (answer, (gsize) (at - data), length - (gsize) (at - data));
  self->edition = pledge_edition_read_bytes (self->bytes, self->source, error);
  return self->edition != NULL;
}

PledgeImport *
pledge_import_read_file (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  bytes = pledge_file_read (path, MAX_BYTES, error);
  if (bytes == NULL)
    return NULL;

  name = pledge_file_dup_shown_name (path);
  return pledge_import_read_bytes (bytes, name, cancellable, error);
}

PledgeImport *
pledge_import_read_bytes (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (PledgeImport) self = NULL;
  g_autoptr (GBytes) answer = NULL;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  self = g_new0 (PledgeImport, 1);
  self->source = pledge_file_dup_shown_text (name, -1, MAX_NAME_CHARS);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  if (!run (bytes, self->source, cancellable, &answer, error) || !read_answer (self, answer, error))
    return NULL;

  g_ptr_array_add (self->notes, NULL);
  return g_steal_pointer (&self);
}

void
pledge_import_free (PledgeImport *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->edition);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_ptr_array_unref (self->notes);
  g_free (self->source);
  g_free (self);
}

PledgeEdition *
pledge_import_get_edition (PledgeImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->edition;
}

GBytes *
pledge_import_get_bytes (PledgeImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->bytes;
}

PledgeImportKind
pledge_import_get_kind (PledgeImport *self)
{
  g_return_val_if_fail (self != NULL, PLEDGE_IMPORT_EDITION);

  return self->kind;
}

const char *
pledge_import_get_source (PledgeImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->source;
}

const char *const *
pledge_import_get_notes (PledgeImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->notes->pdata;
}

const char *
pledge_import_kind_to_id (PledgeImportKind kind)
{
  static const char *const ids[] = { "nato-workbook", "sipri-workbook", "world-bank-csv", "world-bank-json", "csv", "edition" };

  g_return_val_if_fail (kind < G_N_ELEMENTS (ids), NULL);

  return ids[kind];
}

const char *
pledge_import_kind_get_label (PledgeImportKind kind)
{
  static const char *const labels[] = {
    N_("NATO’s workbook"), N_("SIPRI’s workbook"), N_("a World Bank table (CSV)"), N_("a World Bank answer (JSON)"),
    N_("a plain table (CSV)"), N_("an edition file"),
  };

  g_return_val_if_fail (kind < G_N_ELEMENTS (labels), NULL);

  return _(labels[kind]);
}
