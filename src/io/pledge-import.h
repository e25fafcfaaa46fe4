/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pledge-edition.h"

/* PledgeImport: the one door for publishers' own files.
 *
 * They are read by pledgeline-import, a program of its own ($PLEDGELINE_IMPORT, else the one built or installed with
 * this): a hostile file can stop no more than that. These functions wait for it and may be called in any thread.
 * What a file is shows in its content, never in its name. It is read whole or refused with a sentence that names the
 * place and what was expected; what comes out can be written as an edition and read again. */

G_BEGIN_DECLS

typedef enum {
  PLEDGE_IMPORT_NATO_WORKBOOK,
  PLEDGE_IMPORT_SIPRI_WORKBOOK,
  PLEDGE_IMPORT_WORLD_BANK_CSV,
  PLEDGE_IMPORT_WORLD_BANK_JSON,
  PLEDGE_IMPORT_PLAIN_CSV,
  PLEDGE_IMPORT_EDITION, /* a file of our own */
} PledgeImportKind;

typedef struct _PledgeImport PledgeImport;

/* (transfer full) (nullable with error) Errors are PLEDGE_IO_ERROR or G_IO_ERROR_CANCELLED; cancelling stops the program. */
PledgeImport *pledge_import_read_file (const char *path, GCancellable *cancellable, GError **error);
/* name: what errors call the file. */
PledgeImport *pledge_import_read_bytes (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error);
void pledge_import_free (PledgeImport *self);

/* (transfer none) */
PledgeEdition *pledge_import_get_edition (PledgeImport *self);
/* (transfer none) The edition as its file: what pledge_edition_to_bytes gives of it. */
GBytes *pledge_import_get_bytes (PledgeImport *self);
PledgeImportKind pledge_import_get_kind (PledgeImport *self);
/* The file's name, as it can be shown. */
const char *pledge_import_get_source (PledgeImport *self);
/* What a reader should know of how the file was read, a sentence each; NULL-terminated, may be empty. */
const char *const *pledge_import_get_notes (PledgeImport *self);

/* "nato-workbook", "sipri-workbook", "world-bank-csv", "world-bank-json", "csv" or "edition". */
const char *pledge_import_kind_to_id (PledgeImportKind kind);
/* For people: "NATO’s workbook". */
const char *pledge_import_kind_get_label (PledgeImportKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeImport, pledge_import_free)

G_END_DECLS
