/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-catalogue.h"

/* Fills a catalogue from a data folder: alliances.json, commitments.json, every .json in editions (an edition or an outlook each). */

G_BEGIN_DECLS

/* (transfer full) Always a catalogue, holding what is good. warnings (element-type utf8): one sentence
 * per file that was left out is appended; a missing folder or alliances file is such a sentence too. */
PledgeCatalogue *pledge_catalogue_load (const char *data_dir, GPtrArray *warnings);

/* Whether this program lies in the folder it was built in. */
gboolean pledge_catalogue_runs_uninstalled (void);

/* The data folder to use: $PLEDGELINE_DATA_DIR, else the build folder's data when the program runs
 * from there, else the installed one. (transfer full) */
char *pledge_catalogue_find_data_dir (void);

/* Recognises the kind of a file by its "format" and reads it as that kind, keeping nothing.
 * On success *summary is one sentence on what it holds. catalogue: to check codes against. */
gboolean pledge_catalogue_check_file (PledgeCatalogue *catalogue, const char *path, char **summary, GError **error);

G_END_DECLS
