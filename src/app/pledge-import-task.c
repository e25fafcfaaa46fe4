/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-import-task.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pledge-file.h"
#include "pledge-json.h"

#define LOOK_BYTES 4096
#define QUESTION_MARK "\"pledgeline-scenario/"
#define QUESTION_ENDING ".pledge"
#define OWN_MARK "\"pledgeline-"
#define MAX_NAME_CHARS 80

/* (nullable) The beginning of an ordinary file: a pipe would keep whoever looks waiting. */
static char *
read_beginning (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    return NULL;

  stream = g_file_read (file, NULL, NULL);
  text = g_malloc0 (LOOK_BYTES + 1);
  if (stream == NULL || !g_input_stream_read_all (G_INPUT_STREAM (stream), text, LOOK_BYTES, &length, NULL, NULL))
    return NULL;

  return g_steal_pointer (&text);
}

gboolean
pledge_import_task_is_question (GFile *file)
{
  g_autofree char *name = NULL;
  g_autofree char *beginning = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  beginning = g_file_peek_path (file) != NULL ? read_beginning (file) : NULL;
  if (beginning != NULL && strstr (beginning, OWN_MARK) != NULL)
    return strstr (beginning, QUESTION_MARK) != NULL;

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
