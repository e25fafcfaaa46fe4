/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-export-choice.h"
#include "pledge-window.h"

/* PledgeExporter: how what a window shows leaves it: as a file, through the clipboard, on paper.
 *
 * Adds the window's actions "export", "export-again", "export-all", "copy-chart", "print" and "briefing". The choices made last
 * are kept in the settings; words of one's own as long as the window asks the same question. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_EXPORTER (pledge_exporter_get_type ())
G_DECLARE_FINAL_TYPE (PledgeExporter, pledge_exporter, PLEDGE, EXPORTER, GObject)

/* window: which owns the exporter, and shows figures. settings: nullable. */
PledgeExporter *pledge_exporter_new (PledgeWindow *window, GSettings *settings);

/* (transfer full) With words of one's own only where the question is the one that they were written for. */
PledgeExportChoice *pledge_exporter_dup_choice (PledgeExporter *self);

/* Saves with the choices made last and says what came of it. FALSE where it failed. */
gboolean pledge_exporter_save (PledgeExporter *self, GFile *file);

/* Prints the chart; to a PDF of that path, or where that is NULL as the desktop's dialog is told. */
void pledge_exporter_print (PledgeExporter *self, const char *path);

G_END_DECLS
