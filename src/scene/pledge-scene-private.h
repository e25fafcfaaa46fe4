/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-scene-builder.h"

/* How a scene lies in memory, for the files of this room only.
 *
 * Shapes, points and groups stand in one flat array each, strings in one arena. A group's own
 * shapes are a run of the shapes. Each kind of shape begins with its numbers, all double and
 * without gaps, so that checking, hashing and comparing go through one table. */

G_BEGIN_DECLS

typedef enum {
  PLEDGE_SHAPE_RECT,
  PLEDGE_SHAPE_LINE,
  PLEDGE_SHAPE_PATH,
  PLEDGE_SHAPE_DISC,
  PLEDGE_SHAPE_TEXT,
} PledgeShapeKind;

typedef struct {
  PledgeShapeKind kind;
  guint group;
  union {
    struct {
      PledgeRect area;
      double radius;
      PledgeFill fill;
    } rect;
    struct {
      double x1, y1, x2, y2, width, dash;
      PledgeColour colour;
    } line;
    struct {
      double width, dash;
      PledgeColour colour, fill;
      gboolean closed;
      guint first_point, n_points;
    } path;
    struct {
      double cx, cy, radius, stroke_width;
      PledgeColour fill, stroke;
    } disc;
    struct {
      double x, y, size, left;
      PledgeColour colour;
      PledgeAnchor anchor;
      PledgeWeight weight;
      const char *text;
    } text;
  };
} PledgeShape;

typedef struct {
  PledgeGroup group;
  guint first_shape, n_shapes;
  guint64 hash;       /* of its own shapes and its clip */
  PledgeRect extent;  /* its bounds without slack */
  gboolean clipped;
  PledgeRect clip;
} PledgeGroupEntry;

struct _PledgeScene {
  gatomicrefcount ref_count;
  double width, height;
  PledgeColour background;
  PledgeFonts *fonts;
  GArray *groups;        /* of PledgeGroupEntry */
  GArray *shapes;        /* of PledgeShape */
  GArray *points;        /* of PledgePoint */
  GStringChunk *strings;
  GHashTable *positions; /* id → position */
};

#define pledge_scene_entry(scene, position) (&g_array_index ((scene)->groups, PledgeGroupEntry, (position)))
#define pledge_scene_shape(scene, position) (&g_array_index ((scene)->shapes, PledgeShape, (position)))
#define pledge_scene_point(scene, position) (&g_array_index ((scene)->points, PledgePoint, (position)))

/* Hatch lines stand `period` pixels apart along both axes: a whole number near hatch·√2, so that
 * they are hatch pixels apart and yet every row of pixels repeats. `half` is half of what a line
 * covers of an axis. */
typedef struct {
  double period, half;
} PledgeHatch;

PledgeHatch pledge_hatch_for (double spacing);

/* pledge-scene.c: empty, for the builder to fill. */
PledgeScene *pledge_scene_new (double width, double height, PledgeColour background, PledgeFonts *fonts);
gboolean pledge_rect_is_empty (const PledgeRect *rect);
PledgeRect pledge_rect_intersect (const PledgeRect *a, const PledgeRect *b);
/* The numbers at the front of a shape. */
const double *pledge_shape_get_numbers (const PledgeShape *shape, gsize *n_numbers);

/* pledge-scene-diff.c */
guint64 pledge_scene_hash_group (const PledgeScene *self, guint position);

/* Larger texts than this do not fit into Pango's numbers. */
#define PLEDGE_MAX_TEXT_SIZE 1e4

/* pledge-fonts.c: as valid UTF-8 without control characters; and what ink or line box cover,
 * around a left end and baseline at 0, 0. */
char *pledge_fonts_clean_text (const char *text);
void pledge_fonts_get_extent (PledgeFonts *self, const char *text, double size, PledgeWeight weight, PledgeRect *extent);
/* Whether the text as a whole runs from right to left. */
gboolean pledge_fonts_is_right_to_left (PledgeFonts *self, const char *text, double size, PledgeWeight weight);
/* How many shaped texts are kept, for tests. */
guint pledge_fonts_get_n_kept (PledgeFonts *self);

G_END_DECLS
