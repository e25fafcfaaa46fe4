/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-preset.h"

/* PledgePresetFolder: the user's own presets, one file each, by title.
 *
 * Read when it is made; each change goes to the files at once, or fails and changes nothing. A file that is damaged is left
 * where it is and left out. */

G_BEGIN_DECLS

typedef struct _PledgePresetFolder PledgePresetFolder;

/* (transfer full) "pledgeline/presets" in the user's configuration folder. */
char *pledge_preset_folder_find (void);

/* path: need not be there yet. warnings: (element-type utf8) gets a sentence for each file left out; nullable. */
PledgePresetFolder *pledge_preset_folder_new (const char *path, GPtrArray *warnings);
void pledge_preset_folder_free (PledgePresetFolder *self);

/* In the order of their titles, as the reader's language sorts. Borrowed until the next change. */
guint pledge_preset_folder_get_n (const PledgePresetFolder *self);
const PledgePreset *pledge_preset_folder_get (const PledgePresetFolder *self, guint position);
/* (nullable) */
const PledgePreset *pledge_preset_folder_find_title (const PledgePresetFolder *self, const char *title);

/* The preset is copied and must have a title; it takes the place of one of the same title. */
gboolean pledge_preset_folder_save (PledgePresetFolder *self, const PledgePreset *preset, GError **error);
/* TRUE also where there was none. */
gboolean pledge_preset_folder_delete (PledgePresetFolder *self, const char *title, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgePresetFolder, pledge_preset_folder_free)

G_END_DECLS
