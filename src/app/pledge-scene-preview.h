/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pledge-scene.h"

/* PledgeScenePreview: a scene as a sheet, scaled down to the room there is. Where nothing is painted behind it, a
 * chequered ground shows through. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_SCENE_PREVIEW (pledge_scene_preview_get_type ())
G_DECLARE_FINAL_TYPE (PledgeScenePreview, pledge_scene_preview, PLEDGE, SCENE_PREVIEW, GtkWidget)

/* What is seen behind the scene: nothing where it has a background of its own. */
typedef enum {
  PLEDGE_GROUND_NONE,
  PLEDGE_GROUND_LIGHT, /* for dark ink */
  PLEDGE_GROUND_DARK,
} PledgeGround;

/* scene: nullable, then nothing is shown. words: what it says, for a screen reader; nullable. */
void pledge_scene_preview_show (PledgeScenePreview *self, PledgeScene *scene, PledgeGround ground, const char *words);

/* (transfer none) (nullable) */
PledgeScene *pledge_scene_preview_get_scene (PledgeScenePreview *self);

G_END_DECLS
