/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-scene.h"

/* PledgeSceneBuilder: puts a scene together, in drawing order.
 *
 * Shapes belong to the group begun last that has not ended; they are drawn before the groups inside
 * it, whenever they came. A coordinate, width or size that is not finite is a
 * programming error: the shape is refused with a critical, because cairo would draw nothing and
 * report nothing. Text is copied. */

G_BEGIN_DECLS

typedef struct _PledgeSceneBuilder PledgeSceneBuilder;

typedef enum {
  PLEDGE_ANCHOR_START,  /* x is the left end of the text */
  PLEDGE_ANCHOR_MIDDLE,
  PLEDGE_ANCHOR_END,
} PledgeAnchor;

/* A colour, or with hatch > 0 lines of that colour at 45°, one every hatch pixels, over `under`
 * (nearly so: they stand whole pixels apart along both axes, so that the hatching is even).
 * The lines run through the picture's origin, so that hatched shapes that move or grow stay in step. */
typedef struct {
  PledgeColour colour;
  double hatch;
  PledgeColour under;
} PledgeFill;

typedef struct {
  const char *text;
  double x, y;          /* y: the baseline */
  PledgeAnchor anchor;
  double size;          /* pixels */
  PledgeWeight weight;
  PledgeColour colour;
  double max_width;     /* cut with an ellipsis beyond it; 0: never */
} PledgeText;

typedef struct {
  double x, y;
  gboolean move;        /* begins a new line here */
} PledgePoint;

/* background: alpha 0 for none. fonts: kept with the scene for drawing. */
PledgeSceneBuilder *pledge_scene_builder_new (double width, double height, PledgeColour background, PledgeFonts *fonts);
void pledge_scene_builder_free (PledgeSceneBuilder *self);
/* Consumes the builder; every group must have been ended. */
PledgeScene *pledge_scene_builder_finish (PledgeSceneBuilder *self);

PledgeFonts *pledge_scene_builder_get_fonts (PledgeSceneBuilder *self);

/* id: unique in the scene; owner, name, description: nullable. */
void pledge_scene_builder_begin (PledgeSceneBuilder *self, const char *id, const char *owner, PledgeRole role, const char *name, const char *description);
void pledge_scene_builder_end (PledgeSceneBuilder *self);
/* Where the group begun last is picked. */
void pledge_scene_builder_set_hit (PledgeSceneBuilder *self, PledgeRect hit);
/* The group begun last draws only inside this rectangle. (Children are not clipped by it.) */
void pledge_scene_builder_set_clip (PledgeSceneBuilder *self, PledgeRect clip);

/* radius: of the corners. A rectangle without width or height is left out. */
void pledge_scene_builder_rect (PledgeSceneBuilder *self, PledgeRect rect, double radius, PledgeFill fill);
/* dash: length of dashes and of the spaces between, 0 for a whole line. */
void pledge_scene_builder_line (PledgeSceneBuilder *self, double x1, double y1, double x2, double y2, double width, PledgeColour colour, double dash);
/* A polyline, closed and filled where filled is not NULL (fill colour), stroked where width > 0. */
void pledge_scene_builder_path (PledgeSceneBuilder *self, const PledgePoint *points, guint n_points, double width, PledgeColour colour, double dash, const PledgeColour *filled);
/* Ring of stroke_width in stroke around fill, half of it outside the radius; stroke_width 0: none. */
void pledge_scene_builder_disc (PledgeSceneBuilder *self, double cx, double cy, double radius, PledgeColour fill, double stroke_width, PledgeColour stroke);
/* Returns the width that the text takes, in pixels. */
double pledge_scene_builder_text (PledgeSceneBuilder *self, const PledgeText *text);
/* All groups of another scene, moved by x, y, inside the group begun last, if any. Its background is left out.
 * prefix: goes before their ids, which must stay unique; owners stay. The fonts should be the same. */
void pledge_scene_builder_scene (PledgeSceneBuilder *self, const PledgeScene *scene, double x, double y, const char *prefix);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeSceneBuilder, pledge_scene_builder_free)

G_END_DECLS
