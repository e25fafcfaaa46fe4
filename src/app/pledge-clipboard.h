/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

#include "pledge-export.h"

/* A chart for other programs to paste: each takes the kind that it can use. */

G_BEGIN_DECLS

/* (transfer full) A PNG, an SVG and text (title, sentence, the rows with tabs, credit) of the scenario as it is now. */
GdkContentProvider *pledge_clipboard_new_content (PledgeScenario *scenario, const PledgePictureOptions *options, GError **error);

G_END_DECLS
