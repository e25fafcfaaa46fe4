/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pledge-answer.h"

/* The rows of the lists of groups, members and countries found. Titles and names are never markup. */

G_BEGIN_DECLS

void pledge_group_rows_clear (GtkListBox *list);

/* Of an alliance: its members, and what they come to in a scenario. A group of the user's own can be activated and has a
 * menu ("groups." actions); one that is shipped has a button that duplicates it. */
GtkWidget *pledge_group_rows_new_group (PledgeScenario *scenario, PledgeAlliance *alliance);

/* remove: the button that takes it out. */
GtkWidget *pledge_group_rows_new_member (const PledgeAnswerRow *member, GtkWidget **remove);
GtkWidget *pledge_group_rows_new_found (const PledgeAnswerRow *country, gboolean is_member);

/* The alliance's id or the country's code, of a row or its button. */
const char *pledge_group_rows_get_id (gpointer row);

G_END_DECLS
