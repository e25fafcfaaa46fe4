/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pledge-presentation.h"

/* PledgeTargetScale: the slider chart. A GtkScale, because only a GtkRange tells assistive technology its
 * value on this platform, drawn as the target chart.
 *
 * Keys: arrows by 0.1, Page Up and Page Down from ally to ally, Home and End to the first and last
 * commitment. Pressing anywhere on the track moves the target there; a commitment's label sets it.
 * Shift keeps a drag from snapping.
 *
 * Property: dragging (read-only). The adjustment's limits are the scenario's. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_TARGET_SCALE (pledge_target_scale_get_type ())
G_DECLARE_FINAL_TYPE (PledgeTargetScale, pledge_target_scale, PLEDGE, TARGET_SCALE, GtkScale)

void pledge_target_scale_show (PledgeTargetScale *self, PledgePresentation *presentation);
/* Puts the track on these pixels of the widget, so that it lies under the chart's axis; NULL: as wide as there is room. */
void pledge_target_scale_align (PledgeTargetScale *self, const PledgeAxis *axis);
/* Pixels at both sides that a track without an axis to align to leaves to what lies over them; 0: none. */
void pledge_target_scale_set_insets (PledgeTargetScale *self, double start, double end);

gboolean pledge_target_scale_get_dragging (PledgeTargetScale *self);
/* (nullable) What is on the screen; borrowed until the next change. */
const PledgeChart *pledge_target_scale_get_chart (PledgeTargetScale *self);

G_END_DECLS
