/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pledge-catalogue.h"
#include "pledge-json.h"

/* What the tests of this room share: small documents that are good, and ways to spoil them. */

/* An edition of two members and three years, an alliances file and a commitments file. */
extern const char fixture_edition[];
extern const char fixture_alliances[];
extern const char fixture_commitments[];

/* (transfer full) The document with the one occurrence of needle replaced; fails the test if it is
 * not there exactly once. */
char *fixture_replace (const char *document, const char *needle, const char *replacement);
GBytes *fixture_bytes (const char *text);

/* Asserts an error of this room: its code, one line, and that its sentence starts with the file's
 * name and holds each of the words, up to NULL. */
void fixture_assert_error (const GError *error, PledgeIoError code, const char *name, ...) G_GNUC_NULL_TERMINATED;

/* (transfer full) A new folder, and a file in it (transfer full: its path). */
char *fixture_make_folder (void);
char *fixture_write (const char *folder, const char *name, const char *content);
/* Removes the folder and all in it. */
void fixture_remove_folder (const char *folder);

/* (transfer full) Everything that is bundled; fails the test if any of it is left out. */
PledgeCatalogue *fixture_load_bundled (void);
