/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pledge-catalogue.h"

/* Files of groups: asking which one, and writing it. */

G_BEGIN_DECLS

/* file: what was chosen. */
typedef void (*PledgeGroupFileChosen) (GtkWindow *parent, GFile *file, const char *id);

/* Open the desktop's dialog. chosen: called once at most, and not where nothing was chosen or the parent is gone. */
void pledge_group_files_ask_open (GtkWindow *parent, PledgeGroupFileChosen chosen);
/* id: nullable; given to chosen, and the file is offered under a name made of it. */
void pledge_group_files_ask_save (GtkWindow *parent, const char *id, PledgeGroupFileChosen chosen);

/* Writes the group of that id (NULL: all groups). *n_groups: how many these were. */
gboolean pledge_group_files_save (PledgeCatalogue *catalogue, const char *id, GFile *file, guint *n_groups, GError **error);

G_END_DECLS
