/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-sheet-table.h"

/* SIPRI's workbook of military expenditure. Sheets are known by their titles, units and prices by what stands above
 * the row of years. Figures in blue or red are estimates, where the sheet says so. Left out are sums in local currency by
 * financial years, totals of regions, and the European Union. A zero where the sum in local currency is none stands
 * for what SIPRI could not state, and is no figure. */

G_BEGIN_DECLS

/* Whether one of its sheets has a table of SIPRI's. */
gboolean pledge_sipri_workbook_matches (PledgeWorkbook *workbook);
/* (transfer full) (nullable with error) options: NULL for what the workbook says of itself. */
PledgeEdition *pledge_sipri_workbook_read (PledgeWorkbook *workbook, PledgeCountries *countries, const PledgeWorkbookOptions *options, GError **error);

G_END_DECLS
