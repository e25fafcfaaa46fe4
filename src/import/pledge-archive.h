/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* PledgeArchive: the members of a zip archive that somebody names, within bounds.
 *
 * Nothing is unpacked to disk, and a member only while it is read, in pieces: what an archive costs does not
 * depend on what it says of itself. Errors are PLEDGE_IO_ERROR sentences that name the file. */

G_BEGIN_DECLS

/* A zip bomb is known by what comes out of it. The largest workbook of a publisher unpacks to 4 MB. */
#define PLEDGE_ARCHIVE_MAX_BYTES (32 * 1024 * 1024)
#define PLEDGE_ARCHIVE_MAX_UNPACKED_BYTES (128 * 1024 * 1024)
#define PLEDGE_ARCHIVE_MAX_MEMBERS 2000

typedef struct _PledgeArchive PledgeArchive;

/* Takes one piece of a member; FALSE with error stops. */
typedef gboolean (*PledgeArchiveSink) (const char *data, gsize length, gpointer user_data, GError **error);

/* Whether bytes begin as a zip archive does. */
gboolean pledge_archive_is_one (GBytes *bytes);

/* (transfer full) (nullable with error) Lists the members. Refuses archives of too many, of two with one name, and
 * encrypted ones. name: what errors call the file. */
PledgeArchive *pledge_archive_new (GBytes *bytes, const char *name, GError **error);
void pledge_archive_free (PledgeArchive *self);

const char *pledge_archive_get_name (PledgeArchive *self);
/* (transfer full) The members' names, sorted. */
GStrv pledge_archive_list (PledgeArchive *self);
gboolean pledge_archive_has (PledgeArchive *self, const char *member);
/* Gives a member piece by piece to the sink. Refuses what is damaged, and more than PLEDGE_ARCHIVE_MAX_UNPACKED_BYTES
 * of all members read together. */
gboolean pledge_archive_read (PledgeArchive *self, const char *member, PledgeArchiveSink sink, gpointer user_data, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeArchive, pledge_archive_free)

G_END_DECLS
