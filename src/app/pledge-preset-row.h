/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pledge-preset.h"

/* PledgePresetRow: presets to choose from, the program's and the user's own, and a menu that keeps and deletes the latter.
 *
 * Emits "chosen" with a const PledgePreset * when somebody picks one. What cannot be done is said in the toast overlay that
 * the row is in. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_PRESET_ROW (pledge_preset_row_get_type ())
G_DECLARE_FINAL_TYPE (PledgePresetRow, pledge_preset_row, PLEDGE, PRESET_ROW, AdwComboRow)

/* Reads the user's own presets; a sentence is said of each that is damaged. */
void pledge_preset_row_load (PledgePresetRow *self);

/* Shows which preset the look is, if any. */
void pledge_preset_row_show (PledgePresetRow *self, const PledgePreset *look);

/* Keeps the look that is shown under that title; FALSE where that failed, which is said. */
gboolean pledge_preset_row_save_as (PledgePresetRow *self, const char *title);
/* Deletes the preset that is shown, one of the user's own, and offers to take that back. */
void pledge_preset_row_delete (PledgePresetRow *self);

G_END_DECLS
