/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-import-task.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pledge-file.h"
#include "pledge-json.h"
#include "pledge-picture-scenario.h"

#define LOOK_BYTES 4096
#define QUESTION_MARK "\"pledgeline-scenario/"
#define QUESTION_ENDING ".pledge"
#define OWN_MARK "\"pledgeline-"
#define SVG_MARK "<svg"
#define MAX_NAME_CHARS 80

/* (nullable) The beginning of an ordinary file: a pipe would keep whoever looks waiting. */
static GBytes *
read_beginning (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autoptr (GFileInputStream) stream = NULL;

  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    return NULL;

  stream = g_file_read (file, NULL, NULL);
  return stream != NULL ? g_input_stream_read_bytes (G_INPUT_STREAM (stream), LOOK_BYTES, NULL, NULL) : NULL;
}

static gboolean
has (GBytes *bytes, const char *mark)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  return data != NULL && memmem (data, length, mark, strlen (mark)) != NULL;
}

/* A web page, which is what people get in place of a workbook, may show a picture, but is none. */
static gboolean
is_picture (GBytes *bytes)
{
  const char *data = g_bytes_get_data (bytes, NULL);
  gboolean may_be_web = data != NULL && (*data == '<' || g_ascii_isspace (*data) || *data == '\357');

  if (!pledge_scenario_is_in_picture (bytes))
    return FALSE;
  return !may_be_web || (has (bytes, SVG_MARK) && !has (bytes, "<html") && !has (bytes, "<HTML"));
}

gboolean
pledge_import_task_is_question (GFile *file)
{
  g_autoptr (GBytes) beginning = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  beginning = g_file_peek_path (file) != NULL ? read_beginning (file) : NULL;
  if (beginning != NULL && is_picture (beginning))
    return TRUE;
  if (beginning != NULL && has (beginning, OWN_MARK))
    return has (beginning, QUESTION_MARK);

  name = g_file_get_basename (file);
  return name != NULL && g_str_has_suffix (name, QUESTION_ENDING);
}

char *
pledge_import_task_dup_name (GFile *file)
{
  g_autofree char *uri = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (g_file_peek_path (file) != NULL)
    return pledge_file_dup_shown_name (g_file_peek_path (file));

  uri = g_file_get_uri (file);
  return pledge_file_dup_shown_text (uri, -1, MAX_NAME_CHARS);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GFile *file = data;
  GError *error = NULL;
  PledgeImport *import = NULL;

  if (g_file_peek_path (file) != NULL)
    import = pledge_import_read_file (g_file_peek_path (file), cancellable, &error);
  else
    {
      g_autofree char *name = pledge_import_task_dup_name (file);

      g_set_error (&error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_READ, _("%s: expected a file on this computer; save it first"), name);
    }

  if (import != NULL)
    g_task_return_pointer (task, import, (GDestroyNotify) pledge_import_free);
  else
    g_task_return_error (task, error);
}

void
pledge_import_task_start (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (callback != NULL);

  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, read_thread);
}

PledgeImport *
pledge_import_task_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
