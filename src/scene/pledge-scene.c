/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-scene.h"

#include <math.h>

#include "pledge-scene-private.h"

G_DEFINE_BOXED_TYPE (PledgeScene, pledge_scene, pledge_scene_ref, pledge_scene_unref)

/* What a hatch line covers of the way to the next one. */
#define HATCH_SHARE 0.42

#define N_NUMBERS(member, last) ((G_STRUCT_OFFSET (PledgeShape, member.last) - G_STRUCT_OFFSET (PledgeShape, member) + sizeof (((PledgeShape *) NULL)->member.last)) / sizeof (double))

PledgeScene *
pledge_scene_new (double width, double height, PledgeColour background, PledgeFonts *fonts)
{
  PledgeScene *self = g_new0 (PledgeScene, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->width = width;
  self->height = height;
  self->background = background;
  self->fonts = pledge_fonts_ref (fonts);
  self->groups = g_array_sized_new (FALSE, TRUE, sizeof (PledgeGroupEntry), 64);
  self->shapes = g_array_sized_new (FALSE, TRUE, sizeof (PledgeShape), 256);
  self->points = g_array_new (FALSE, TRUE, sizeof (PledgePoint));
  self->strings = g_string_chunk_new (4096);
  self->positions = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

gboolean
pledge_rect_is_empty (const PledgeRect *rect)
{
  return !(rect->width > 0.0 && rect->height > 0.0);
}

PledgeRect
pledge_rect_intersect (const PledgeRect *a, const PledgeRect *b)
{
  double x = MAX (a->x, b->x), y = MAX (a->y, b->y);
  PledgeRect both = {
    .x = x,
    .y = y,
    .width = MIN (a->x + a->width, b->x + b->width) - x,
    .height = MIN (a->y + a->height, b->y + b->height) - y,
  };

  return pledge_rect_is_empty (&both) ? (PledgeRect){ 0 } : both;
}

const double *
pledge_shape_get_numbers (const PledgeShape *shape, gsize *n_numbers)
{
  static const gsize counts[] = {
    [PLEDGE_SHAPE_RECT] = N_NUMBERS (rect, fill),
    [PLEDGE_SHAPE_LINE] = N_NUMBERS (line, colour),
    [PLEDGE_SHAPE_PATH] = N_NUMBERS (path, fill),
    [PLEDGE_SHAPE_DISC] = N_NUMBERS (disc, stroke),
    [PLEDGE_SHAPE_TEXT] = N_NUMBERS (text, colour),
  };

  *n_numbers = counts[shape->kind];

  return &shape->rect.area.x;
}

PledgeHatch
pledge_hatch_for (double spacing)
{
  double period = MAX (round (spacing * G_SQRT2), 2.0);

  return (PledgeHatch){ .period = period, .half = period * HATCH_SHARE / 2.0 };
}

PledgeScene *
pledge_scene_ref (PledgeScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
pledge_scene_unref (PledgeScene *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->positions);
  g_string_chunk_free (self->strings);
  g_array_unref (self->points);
  g_array_unref (self->shapes);
  g_array_unref (self->groups);
  pledge_fonts_unref (self->fonts);
  g_free (self);
}

double
pledge_scene_get_width (const PledgeScene *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return self->width;
}

double
pledge_scene_get_height (const PledgeScene *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return self->height;
}

guint
pledge_scene_get_n_groups (const PledgeScene *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->groups->len;
}

const PledgeGroup *
pledge_scene_get_group (const PledgeScene *self, guint position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->groups->len, NULL);

  return &pledge_scene_entry (self, position)->group;
}

const PledgeGroup *
pledge_scene_find_group (const PledgeScene *self, const char *id)
{
  gpointer position;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  if (!g_hash_table_lookup_extended (self->positions, id, NULL, &position))
    return NULL;

  return &pledge_scene_entry (self, GPOINTER_TO_UINT (position))->group;
}

guint
pledge_scene_get_n_shapes (const PledgeScene *self, guint position)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (position < self->groups->len, 0);

  return pledge_scene_entry (self, position)->n_shapes;
}

char **
pledge_scene_dup_texts (const PledgeScene *self, guint position)
{
  g_autoptr (GStrvBuilder) texts = NULL;
  const PledgeGroupEntry *entry;
  guint i;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->groups->len, NULL);

  texts = g_strv_builder_new ();
  entry = pledge_scene_entry (self, position);
  for (i = 0; i < entry->n_shapes; i++)
    {
      const PledgeShape *shape = pledge_scene_shape (self, entry->first_shape + i);

      if (shape->kind == PLEDGE_SHAPE_TEXT)
        g_strv_builder_add (texts, shape->text.text);
    }

  return g_strv_builder_end (texts);
}

const PledgeGroup *
pledge_scene_pick (const PledgeScene *self, double x, double y)
{
  guint i;

  g_return_val_if_fail (self != NULL, NULL);

  for (i = self->groups->len; i > 0; i--)
    {
      const PledgeGroup *group = &pledge_scene_entry (self, i - 1)->group;

      if (pledge_rect_contains (&group->hit, x, y))
        return group;
    }

  return NULL;
}

gboolean
pledge_scene_is_inside (const PledgeScene *self, double slack, const char **culprit)
{
  guint i;

  g_return_val_if_fail (self != NULL, FALSE);

  for (i = 0; i < self->groups->len; i++)
    {
      const PledgeGroupEntry *entry = pledge_scene_entry (self, i);
      const PledgeRect *extent = &entry->extent;

      if (pledge_rect_is_empty (extent) ||
          (extent->x >= -slack && extent->x + extent->width <= self->width + slack &&
           extent->y >= -slack && extent->y + extent->height <= self->height + slack))
        continue;
      if (culprit != NULL)
        *culprit = entry->group.id;
      return FALSE;
    }

  return TRUE;
}

gboolean
pledge_rect_contains (const PledgeRect *rect, double x, double y)
{
  g_return_val_if_fail (rect != NULL, FALSE);

  /* Half open: of two rectangles that touch, one holds the edge. */
  return x >= rect->x && x < rect->x + rect->width && y >= rect->y && y < rect->y + rect->height;
}

PledgeRect
pledge_rect_union (const PledgeRect *a, const PledgeRect *b)
{
  double x, y;

  g_return_val_if_fail (a != NULL, (PledgeRect){ 0 });
  g_return_val_if_fail (b != NULL, (PledgeRect){ 0 });

  if (pledge_rect_is_empty (a))
    return pledge_rect_is_empty (b) ? (PledgeRect){ 0 } : *b;
  if (pledge_rect_is_empty (b))
    return *a;

  x = MIN (a->x, b->x);
  y = MIN (a->y, b->y);

  return (PledgeRect){
    .x = x,
    .y = y,
    .width = MAX (a->x + a->width, b->x + b->width) - x,
    .height = MAX (a->y + a->height, b->y + b->height) - y,
  };
}
