/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-catalogue.h"

/* PledgeLibrary: the editions that the user has accepted, a file each in a folder of their own, as the program's own
 * editions are. Written whole or not at all; what is taken out can be put back. It knows no catalogue that is in use:
 * whoever adds or removes an edition does the same there. */

G_BEGIN_DECLS

typedef struct _PledgeLibrary PledgeLibrary;

/* What is listed of an edition. */
typedef struct {
  char *id;
  char *title;
  char *publisher;
  char *published;
  char *source;   /* the name of the file that it was imported from; NULL where not known */
  char *imported; /* YYYY-MM-DD, or NULL */
} PledgeLibraryEntry;

/* folder: NULL for the user's own, $XDG_DATA_HOME/pledgeline/editions. It need not be there. */
PledgeLibrary *pledge_library_new (const char *folder);
void pledge_library_free (PledgeLibrary *self);

const char *pledge_library_get_folder (PledgeLibrary *self);
gboolean pledge_library_has (PledgeLibrary *self, const char *id);
/* (transfer full) (element-type PledgeLibraryEntry) By publisher, then newest first; what is damaged is left out. */
GPtrArray *pledge_library_list (PledgeLibrary *self);

/* Adds every edition of the library to the catalogue. warnings (element-type utf8) (nullable): one sentence for each
 * file that is damaged or has an id that is there already, and is left out. */
void pledge_library_load (PledgeLibrary *self, PledgeCatalogue *catalogue, GPtrArray *warnings);

/* (transfer full) (nullable with error) Keeps the edition and gives it as it is kept. Nothing that is there is written
 * over: where the catalogue or the library has its id for something else, it becomes "ID-own" (then "ID-own-2" …) and
 * its title says that it was imported. Where the library has the very same figures already, that one is given and
 * nothing is written. source: the name of the file it came from, or NULL. */
PledgeEdition *pledge_library_add (PledgeLibrary *self, PledgeCatalogue *catalogue, PledgeEdition *edition, const char *source, GError **error);

/* (transfer full) (nullable with error) Takes an edition out; the bytes put it back. */
GBytes *pledge_library_remove (PledgeLibrary *self, const char *id, GError **error);
/* (transfer full) (nullable with error) Puts back what was taken out, under its id. */
PledgeEdition *pledge_library_restore (PledgeLibrary *self, GBytes *bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeLibrary, pledge_library_free)

G_END_DECLS
