/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pledge-provenance.h"

/* PledgeProvenanceDialog: where a number comes from, with a choice of the ally's other numbers. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_PROVENANCE_DIALOG (pledge_provenance_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PledgeProvenanceDialog, pledge_provenance_dialog, PLEDGE, PROVENANCE_DIALOG, AdwWindow)

/* iso3: NULL for the totals. Where there is no such number another that there is stands in its place;
 * NULL where there is none at all. */
GtkWindow *pledge_provenance_dialog_new (GtkWindow *parent, const PledgeAnswer *answer, const char *iso3, PledgeQuantity quantity);

G_END_DECLS
