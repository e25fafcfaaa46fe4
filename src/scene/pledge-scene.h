/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib-object.h>

#include "pledge-fonts.h"

/* PledgeScene: a display list. A picture as a list of shapes in named groups.
 *
 * Immutable, reference-counted. Coordinates are pixels at scale 1, origin at the top left, y down.
 * Groups may nest; they are listed in drawing order, parents before their children. What is drawn
 * is what is hit and what is spoken: a group carries an id, the id of the thing it shows, a role,
 * an accessible name and a description. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_SCENE (pledge_scene_get_type ())

typedef struct _PledgeScene PledgeScene;

typedef struct {
  double x, y, width, height;
} PledgeRect;

/* Straight (not premultiplied) sRGB, 0 … 1. */
typedef struct {
  double red, green, blue, alpha;
} PledgeColour;

typedef enum {
  PLEDGE_ROLE_NONE,   /* furniture: grid lines, ticks */
  PLEDGE_ROLE_LABEL,  /* text of its own: title, sentence, credit */
  PLEDGE_ROLE_LIST,   /* holds items */
  PLEDGE_ROLE_ITEM,   /* a bar, a mark, a point */
  PLEDGE_ROLE_SLIDER, /* the target line and its handle */
} PledgeRole;

typedef struct {
  const char *id;          /* unique in the scene: "row-DEU" */
  const char *owner;       /* what it shows: "DEU", or NULL */
  PledgeRole role;
  const char *name;        /* nullable */
  const char *description; /* nullable */
  int parent;              /* position of the group it is in, −1 at the top */
  PledgeRect bounds;       /* what its own shapes cover, its children's not; width 0 where it has none */
  PledgeRect hit;          /* where it is picked; width 0 where it is not */
} PledgeGroup;

GType pledge_scene_get_type (void) G_GNUC_CONST;

PledgeScene *pledge_scene_ref (PledgeScene *self);
void pledge_scene_unref (PledgeScene *self);

double pledge_scene_get_width (const PledgeScene *self);
double pledge_scene_get_height (const PledgeScene *self);

guint pledge_scene_get_n_groups (const PledgeScene *self);
const PledgeGroup *pledge_scene_get_group (const PledgeScene *self, guint position);
/* (nullable) */
const PledgeGroup *pledge_scene_find_group (const PledgeScene *self, const char *id);
/* How many shapes stand in the group itself; its texts in order, for tests and speech. */
guint pledge_scene_get_n_shapes (const PledgeScene *self, guint position);
/* (transfer full) The texts of a group's own shapes, NULL-terminated. */
char **pledge_scene_dup_texts (const PledgeScene *self, guint position);
/* (nullable) The topmost group whose hit area holds the point. */
const PledgeGroup *pledge_scene_pick (const PledgeScene *self, double x, double y);
/* For tests: whether every shape lies inside the picture, allowing slack pixels. On FALSE,
 * culprit (nullable) is set to the id of the first group that does not. */
gboolean pledge_scene_is_inside (const PledgeScene *self, double slack, const char **culprit);

/* pledge-scene-cairo.c: the whole picture, background first; or one group's own shapes. The context
 * is left as it was found. */
void pledge_scene_draw (const PledgeScene *self, cairo_t *cr);
void pledge_scene_draw_group (const PledgeScene *self, guint position, cairo_t *cr);
void pledge_scene_draw_background (const PledgeScene *self, cairo_t *cr);

/* Says how many device pixels a pixel of the scene will have where the context does not know it: one that
 * records, to be replayed on a screen. */
void pledge_scene_set_detail (cairo_t *cr, double detail);

/* pledge-scene-svg.c: a whole SVG document, UTF-8, C-locale numbers, with real <text>, <title> and
 * <desc> and role per group. title and description: of the picture. language: BCP 47, or NULL.
 * metadata: well-formed XML to put inside <metadata>, or NULL. */
GBytes *pledge_scene_to_svg (const PledgeScene *self, const char *title, const char *description, const char *language, const char *metadata);

/* pledge-scene-diff.c: what must be drawn again to get from one scene to the next. */
typedef struct {
  GArray *kept;    /* of PledgeSceneMatch: groups whose own shapes are the same, and at the same place */
  GArray *damage;  /* of PledgeRect: where groups changed, came or went; may overlap */
} PledgeSceneDiff;

typedef struct {
  guint before; /* position in the old scene */
  guint after;  /* position in the new one */
} PledgeSceneMatch;

/* before may be NULL (everything is new), or of another size (everything is damaged, nothing kept). */
PledgeSceneDiff *pledge_scene_diff_new (const PledgeScene *before, const PledgeScene *after);
void pledge_scene_diff_free (PledgeSceneDiff *self);

gboolean pledge_rect_contains (const PledgeRect *rect, double x, double y);
/* A rectangle without width or height is empty: the union with it is the other. */
PledgeRect pledge_rect_union (const PledgeRect *a, const PledgeRect *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeScene, pledge_scene_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeSceneDiff, pledge_scene_diff_free)

G_END_DECLS
