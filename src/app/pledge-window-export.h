/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-export.h"
#include "pledge-window.h"

/* Saving what the window shows as a picture. */

G_BEGIN_DECLS

/* Asks where to, then saves; what came of it is said in the window. */
void pledge_window_export (PledgeWindow *window, PledgeExportFormat format, GSettings *settings);

/* Saves to a file and says what came of it. FALSE where it failed. */
gboolean pledge_window_export_to (PledgeWindow *window, GFile *file, PledgeExportFormat format);

G_END_DECLS
