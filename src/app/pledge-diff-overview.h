/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pledge-edition-diff.h"
#include "pledge-import.h"
#include "pledge-names.h"

/* PledgeDiffOverview: what a file of figures is, whose verdict flips by it, what it says otherwise than another edition, and how
 * many figures of each indicator differ. Emits "indicator-picked" with an indicator's id. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_DIFF_OVERVIEW (pledge_diff_overview_get_type ())
G_DECLARE_FINAL_TYPE (PledgeDiffOverview, pledge_diff_overview, PLEDGE, DIFF_OVERVIEW, GtkWidget)

void pledge_diff_overview_show_import (PledgeDiffOverview *self, PledgeImport *import);
/* diff: NULL for none. year: of the verdicts; where not both editions have it, their last common one is taken. */
void pledge_diff_overview_show_diff (PledgeDiffOverview *self, PledgeEditionDiff *diff, const PledgeNames *names, int year, double target_pct);

G_END_DECLS
