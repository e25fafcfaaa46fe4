/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pledge-presentation.h"

/* PledgeTimeBar: the year as a slider, and a button that plays the years; beside them the editions of the same
 * publisher as a second, small slider, where there are several that have the year.
 *
 * Years without figures are passed over. Property: playing. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_TIME_BAR (pledge_time_bar_get_type ())
G_DECLARE_FINAL_TYPE (PledgeTimeBar, pledge_time_bar, PLEDGE, TIME_BAR, GtkWidget)

void pledge_time_bar_show (PledgeTimeBar *self, PledgePresentation *presentation);

gboolean pledge_time_bar_get_playing (PledgeTimeBar *self);
/* Playing from the last year begins at the first. */
void pledge_time_bar_set_playing (PledgeTimeBar *self, gboolean playing);

G_END_DECLS
