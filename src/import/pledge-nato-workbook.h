/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-sheet-table.h"

/* NATO's workbook of defence expenditure, in the layouts of 2024 to 2026. Tables are known by their titles
 * ("Table 3 : Defence expenditure as a share of GDP …"), by the units and prices that they state and by their rows of
 * years, wherever those stand. Tables that repeat others, and sums over allies, are left out. */

G_BEGIN_DECLS

/* Whether one of its sheets has a table of NATO's. */
gboolean pledge_nato_workbook_matches (PledgeWorkbook *workbook);
/* (transfer full) (nullable with error) options: NULL for what the workbook says of itself. */
PledgeEdition *pledge_nato_workbook_read (PledgeWorkbook *workbook, PledgeCountries *countries, const PledgeWorkbookOptions *options, GError **error);

G_END_DECLS
