/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pledge-scene.h"
#include "pledge-style.h"

/* PledgeSceneBox: shows a scene that somebody else makes for its size and look; nothing to work with. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_SCENE_BOX (pledge_scene_box_get_type ())
G_DECLARE_FINAL_TYPE (PledgeSceneBox, pledge_scene_box, PLEDGE, SCENE_BOX, GtkWidget)

/* (transfer full) (nullable) The scene of that size. */
typedef PledgeScene *(*PledgeSceneBoxDraw) (gpointer data, double width, double height, const PledgeStyle *style, PledgeFonts *fonts);

/* Called again whenever size or look change. destroy: frees data; nullable. words: what the picture says, for a
 * screen reader. */
void pledge_scene_box_set_draw (PledgeSceneBox *self, PledgeSceneBoxDraw draw, gpointer data, GDestroyNotify destroy, const char *words);

G_END_DECLS
