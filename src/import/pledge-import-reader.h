/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-import.h"

/* Recognises a publisher's file by its content, never by its name, and makes an edition of it: the whole of the program
 * pledgeline-import. */

G_BEGIN_DECLS

/* (transfer full) (nullable with error) The edition as its file, which the reader of editions takes. name: what errors call the
 * file. kind: out. notes: gets what a reader should know of how the file was read, a line each (element-type utf8, owned). */
GBytes *pledge_import_reader_read (GBytes *bytes, const char *name, PledgeImportKind *kind, GPtrArray *notes, GError **error);

G_END_DECLS
