/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pledge-answer.h"
#include "pledge-chart.h"

/* PledgeWindow: one scenario, asked and answered. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_WINDOW (pledge_window_get_type ())
G_DECLARE_FINAL_TYPE (PledgeWindow, pledge_window, PLEDGE, WINDOW, AdwApplicationWindow)

typedef struct _PledgeExporter PledgeExporter;
typedef struct _PledgeImporter PledgeImporter;

/* catalogue: what is loaded; where it holds no edition or no alliance the window says so instead.
 * settings: nullable; where the window's size and last question are kept. */
PledgeWindow *pledge_window_new (AdwApplication *application, PledgeCatalogue *catalogue, GSettings *settings);

/* (transfer none) NULL in a window without figures. */
PledgeScenario *pledge_window_get_scenario (PledgeWindow *self);
const PledgeAnswer *pledge_window_get_answer (PledgeWindow *self);

/* The chart of the page that is seen; the ranking where that is no chart. */
PledgeView pledge_window_get_view (PledgeWindow *self);

/* (transfer none) Saves, copies and prints; NULL in a window without figures. */
PledgeExporter *pledge_window_get_exporter (PledgeWindow *self);

/* (transfer none) Opens files; NULL in a window without figures. */
PledgeImporter *pledge_window_get_importer (PledgeWindow *self);

/* One sentence that goes away by itself. */
void pledge_window_say (PledgeWindow *self, const char *sentence);
/* toast: taken. Its title is markup. */
void pledge_window_add_toast (PledgeWindow *self, AdwToast *toast);

G_END_DECLS
