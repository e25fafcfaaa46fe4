/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* files: GFiles (transfer none). */
typedef void (*PledgeFilesDropped) (GPtrArray *files, gpointer data);

/* Lets files be dropped anywhere on a window, which shows so while some are over it. data has to outlive the window's content. */
void pledge_drop_zone_add (AdwApplicationWindow *window, PledgeFilesDropped dropped, gpointer data);

G_END_DECLS
