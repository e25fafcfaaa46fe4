/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pledge-scene.h"

/* PledgeSceneNodes: a scene on the screen. One render node per group; from one scene to the next the
 * nodes of groups that stayed the same are used again, so that GTK redraws only what changed. */

G_BEGIN_DECLS

typedef struct _PledgeSceneNodes PledgeSceneNodes;

PledgeSceneNodes *pledge_scene_nodes_new (void);
void pledge_scene_nodes_free (PledgeSceneNodes *self);

/* scene may be NULL: nothing is shown. */
void pledge_scene_nodes_set_scene (PledgeSceneNodes *self, PledgeScene *scene);
/* detail: the widget's scale factor; another than before draws everything anew. */
void pledge_scene_nodes_snapshot (PledgeSceneNodes *self, GtkSnapshot *snapshot, const PledgeColour *background, double detail);
/* How many nodes were drawn anew since the beginning: for tests. */
guint pledge_scene_nodes_get_n_drawn (PledgeSceneNodes *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeSceneNodes, pledge_scene_nodes_free)

G_END_DECLS
