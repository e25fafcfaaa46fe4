/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-sheet-table.h"

/* NATO's tables say the same more than once: shares, sums and changes follow from each other. A row that was moved
 * or renamed, or prices that are of another year than is said, show where they do not. */

G_BEGIN_DECLS

/* rosters: the tables that the edition was read from, for the places in errors. */
gboolean pledge_nato_edition_check (PledgeEdition *edition, GPtrArray *rosters, GError **error);

G_END_DECLS
