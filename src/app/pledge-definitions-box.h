/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pledge-definitions.h"

/* PledgeDefinitionsBox: one ally's share under each publisher's definition, side by side, each with what it takes in. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_DEFINITIONS_BOX (pledge_definitions_box_get_type ())
G_DECLARE_FINAL_TYPE (PledgeDefinitionsBox, pledge_definitions_box, PLEDGE, DEFINITIONS_BOX, GtkWidget)

/* NULL: there is nothing to compare, and the box hides. */
void pledge_definitions_box_show (PledgeDefinitionsBox *self, PledgeDefinitions *definitions);

G_END_DECLS
