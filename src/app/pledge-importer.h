/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-window.h"

/* PledgeImporter: a window's door for files: its actions “open” and “figures”, what is dropped on it, and what the desktop hands
 * to the program. Questions get a window each; figures are looked at one file after another before they are kept. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_IMPORTER (pledge_importer_get_type ())
G_DECLARE_FINAL_TYPE (PledgeImporter, pledge_importer, PLEDGE, IMPORTER, GObject)

/* window: with figures; it owns the importer. */
PledgeImporter *pledge_importer_new (PledgeWindow *window, PledgeCatalogue *catalogue);

/* file: of figures or a question. */
void pledge_importer_open (PledgeImporter *self, GFile *file);

G_END_DECLS
