/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pledge-style.h"

/* PledgeLook: how the desktop wants charts to look: light or dark, contrast, font, size of text.
 *
 * One per widget that draws; emits "changed" when style or fonts are others than before. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_LOOK (pledge_look_get_type ())
G_DECLARE_FINAL_TYPE (PledgeLook, pledge_look, PLEDGE, LOOK, GObject)

PledgeLook *pledge_look_new (void);

/* Borrowed until the next "changed". */
const PledgeStyle *pledge_look_get_style (PledgeLook *self);
PledgeFonts *pledge_look_get_fonts (PledgeLook *self);

G_END_DECLS
