/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pledge-presentation.h"

/* PledgePathBar: what a path takes for granted, to be chosen: target year, shape, baseline, and behind a button prices,
 * growth and inflation of the user's own. In a narrow window shape and baseline are behind that button alone. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_PATH_BAR (pledge_path_bar_get_type ())
G_DECLARE_FINAL_TYPE (PledgePathBar, pledge_path_bar, PLEDGE, PATH_BAR, GtkWidget)

void pledge_path_bar_show (PledgePathBar *self, PledgePresentation *presentation);

G_END_DECLS
