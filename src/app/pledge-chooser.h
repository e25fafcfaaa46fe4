/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pledge-scenario.h"

/* PledgeChooser: which alliance, which edition, which year. Follows the scenario and changes it.
 *
 * An alliance that the present edition says less about than another one brings that other edition
 * with it: the "switched" signal (with the new edition) lets a window say so. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_CHOOSER (pledge_chooser_get_type ())
G_DECLARE_FINAL_TYPE (PledgeChooser, pledge_chooser, PLEDGE, CHOOSER, GtkWidget)

/* To be called once. */
void pledge_chooser_set_scenario (PledgeChooser *self, PledgeScenario *scenario);

/* One year up or down in the scenario's edition. */
void pledge_chooser_step_year (PledgeChooser *self, int by);

G_END_DECLS
