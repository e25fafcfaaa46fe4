/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

/* PledgeFieldRow: a row with an entry for a number, and under its title the sentence that says what is wrong with it.
 *
 * Properties: text, placeholder-text. Emits "changed" when the text did. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_FIELD_ROW (pledge_field_row_get_type ())
G_DECLARE_FINAL_TYPE (PledgeFieldRow, pledge_field_row, PLEDGE, FIELD_ROW, AdwActionRow)

const char *pledge_field_row_get_text (PledgeFieldRow *self);
void pledge_field_row_set_text (PledgeFieldRow *self, const char *text);
/* sentence: NULL where nothing is wrong. */
void pledge_field_row_set_error (PledgeFieldRow *self, const char *sentence);

G_END_DECLS
