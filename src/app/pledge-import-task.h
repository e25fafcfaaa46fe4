/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pledge-import.h"

/* Files that somebody opens: which are questions, and figures read beside the main loop. */

G_BEGIN_DECLS

/* Whether a file is a question (“pledgeline-scenario/1”) or a picture, which may hold one, by its beginning; one whose beginning
 * cannot be read, or says nothing, by its name. */
gboolean pledge_import_task_is_question (GFile *file);

/* (transfer full) The file's name, as it can be shown. */
char *pledge_import_task_dup_name (GFile *file);

/* Reads figures in a thread of its own. Cancelling ends the wait at once, and stops the reading. */
void pledge_import_task_start (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/* (transfer full) (nullable with error) */
PledgeImport *pledge_import_task_finish (GAsyncResult *result, GError **error);

G_END_DECLS
