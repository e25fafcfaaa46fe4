/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pledge-export-format.h"

/* Asking where a file is to go, and writing it there. */

G_BEGIN_DECLS

/* file: what was chosen. */
typedef void (*PledgeExportFileChosen) (GFile *file, gpointer data);

/* Opens the desktop's dialog for a file of that kind. chosen: called once at most, not where nothing was chosen. destroy: of
 * data, in any case. settings: nullable; where the folder that was used last is kept. */
void pledge_export_file_ask (GtkWindow *parent, const char *title, const char *name, PledgeExportFormat format, GSettings *settings,
                             PledgeExportFileChosen chosen, gpointer data, GDestroyNotify destroy);

/* The same for a folder. */
void pledge_export_file_ask_folder (GtkWindow *parent, const char *title, GSettings *settings, PledgeExportFileChosen chosen, gpointer data,
                                    GDestroyNotify destroy);

/* (transfer full) (nullable) The folder that was used last, if it is still there. */
GFile *pledge_export_file_recall_folder (GSettings *settings);

/* Who types another ending wants that kind; without a known one it is the format. */
PledgeExportFormat pledge_export_file_find_format (GFile *file, PledgeExportFormat format);

G_END_DECLS
