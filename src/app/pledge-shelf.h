/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-catalogue.h"

/* PledgeShelf: the editions that the user keeps: their folder and the catalogue in use, in step.
 *
 * Each step is done in both or in neither. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_SHELF (pledge_shelf_get_type ())
G_DECLARE_FINAL_TYPE (PledgeShelf, pledge_shelf, PLEDGE, SHELF, GObject)

PledgeShelf *pledge_shelf_new (PledgeCatalogue *catalogue);

/* (transfer none) */
PledgeCatalogue *pledge_shelf_get_catalogue (PledgeShelf *self);
/* (transfer full) (element-type PledgeLibraryEntry) What the user keeps; reads the files. */
GPtrArray *pledge_shelf_list (PledgeShelf *self);

/* (transfer none) (nullable with error) The edition as it is kept, under an id and a title that nothing else has. source: the name
 * of its file. *is_new: FALSE where the very same was there already. */
PledgeEdition *pledge_shelf_add (PledgeShelf *self, PledgeEdition *edition, const char *source, gboolean *is_new, GError **error);
/* (transfer full) (nullable with error) What puts it back. */
GBytes *pledge_shelf_remove (PledgeShelf *self, const char *id, GError **error);
/* (transfer none) (nullable with error) */
PledgeEdition *pledge_shelf_restore (PledgeShelf *self, GBytes *bytes, GError **error);

G_END_DECLS
