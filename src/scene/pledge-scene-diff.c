/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-scene.h"

#include <string.h>

#include "pledge-scene-private.h"

/* Hash and comparison read the same fields: a shape's numbers, and what its kind adds to them. */

static guint64
mix (guint64 hash, guint64 word)
{
  hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  return hash ^ (hash >> 29);
}

static guint64
mix_numbers (guint64 hash, const double *numbers, gsize n_numbers)
{
  guint64 word;
  gsize i;

  for (i = 0; i < n_numbers; i++)
    {
      memcpy (&word, &numbers[i], sizeof word);
      hash = mix (hash, word);
    }

  return hash;
}

static guint64
mix_shape (guint64 hash, const PledgeScene *scene, const PledgeShape *shape)
{
  gsize n_numbers;
  const double *numbers = pledge_shape_get_numbers (shape, &n_numbers);
  guint i;

  hash = mix_numbers (mix (hash, shape->kind), numbers, n_numbers);
  if (shape->kind == PLEDGE_SHAPE_TEXT)
    {
      hash = mix (hash, g_str_hash (shape->text.text));
      hash = mix (hash, (guint64) shape->text.anchor << 32 | (guint64) shape->text.weight);
    }
  else if (shape->kind == PLEDGE_SHAPE_PATH)
    {
      hash = mix (hash, (guint64) shape->path.n_points << 1 | (shape->path.closed ? 1 : 0));
      for (i = 0; i < shape->path.n_points; i++)
        {
          const PledgePoint *point = pledge_scene_point (scene, shape->path.first_point + i);

          hash = mix (mix_numbers (hash, &point->x, 2), point->move ? 1 : 0);
        }
    }

  return hash;
}

static gboolean
are_paths_equal (const PledgeScene *before, const PledgeShape *a, const PledgeScene *after, const PledgeShape *b)
{
  guint i;

  if (a->path.closed != b->path.closed || a->path.n_points != b->path.n_points)
    return FALSE;
  for (i = 0; i < a->path.n_points; i++)
    {
      const PledgePoint *one = pledge_scene_point (before, a->path.first_point + i);
      const PledgePoint *other = pledge_scene_point (after, b->path.first_point + i);

      if (one->x != other->x || one->y != other->y || !one->move != !other->move)
        return FALSE;
    }

  return TRUE;
}

static gboolean
are_shapes_equal (const PledgeScene *before, const PledgeShape *a, const PledgeScene *after, const PledgeShape *b)
{
  gsize n_a, n_b;
  const double *numbers_a = pledge_shape_get_numbers (a, &n_a);
  const double *numbers_b = pledge_shape_get_numbers (b, &n_b);

  if (a->kind != b->kind || memcmp (numbers_a, numbers_b, n_a * sizeof (double)) != 0)
    return FALSE;
  if (a->kind == PLEDGE_SHAPE_TEXT)
    return a->text.anchor == b->text.anchor && a->text.weight == b->text.weight && strcmp (a->text.text, b->text.text) == 0;
  if (a->kind == PLEDGE_SHAPE_PATH)
    return are_paths_equal (before, a, after, b);

  return TRUE;
}

static gboolean
are_groups_equal (const PledgeScene *before, const PledgeGroupEntry *a, const PledgeScene *after, const PledgeGroupEntry *b)
{
  guint i;

  if (a->hash != b->hash || a->n_shapes != b->n_shapes || a->clipped != b->clipped ||
      memcmp (&a->group.bounds, &b->group.bounds, sizeof (PledgeRect)) != 0 ||
      memcmp (&a->clip, &b->clip, sizeof (PledgeRect)) != 0)
    return FALSE;
  for (i = 0; i < a->n_shapes; i++)
    if (!are_shapes_equal (before, pledge_scene_shape (before, a->first_shape + i), after, pledge_scene_shape (after, b->first_shape + i)))
      return FALSE;

  return TRUE;
}

static void
add_damage (PledgeSceneDiff *self, const PledgeRect *rect)
{
  if (!pledge_rect_is_empty (rect))
    g_array_append_vals (self->damage, rect, 1);
}

static gboolean
can_compare (const PledgeScene *before, const PledgeScene *after)
{
  return before != NULL && before->width == after->width && before->height == after->height &&
         (before->fonts == after->fonts ||
          strcmp (pledge_fonts_get_family (before->fonts), pledge_fonts_get_family (after->fonts)) == 0);
}

static void
compare_groups (PledgeSceneDiff *self, const PledgeScene *before, const PledgeScene *after)
{
  g_autofree gboolean *seen = g_new0 (gboolean, before->groups->len + 1);
  guint i, first_possible = 0;

  for (i = 0; i < after->groups->len; i++)
    {
      const PledgeGroupEntry *now = pledge_scene_entry (after, i), *was;
      gpointer found;
      guint position;

      if (!g_hash_table_lookup_extended (before->positions, now->group.id, NULL, &found))
        {
          add_damage (self, &now->group.bounds);
          continue;
        }
      position = GPOINTER_TO_UINT (found);
      was = pledge_scene_entry (before, position);
      seen[position] = TRUE;
      if (!are_groups_equal (before, was, after, now))
        {
          add_damage (self, &was->group.bounds);
          add_damage (self, &now->group.bounds);
          continue;
        }
      g_array_append_vals (self->kept, &(PledgeSceneMatch){ .before = position, .after = i }, 1);
      /* Itself the same, but now above what it was below. */
      if (position < first_possible)
        add_damage (self, &now->group.bounds);
      first_possible = MAX (first_possible, position);
    }

  for (i = 0; i < before->groups->len; i++)
    if (!seen[i])
      add_damage (self, &pledge_scene_entry (before, i)->group.bounds);
}

guint64
pledge_scene_hash_group (const PledgeScene *self, guint position)
{
  const PledgeGroupEntry *entry = pledge_scene_entry (self, position);
  guint64 hash = mix (entry->n_shapes, entry->clipped ? 1 : 0);
  guint i;

  if (entry->clipped)
    hash = mix_numbers (hash, &entry->clip.x, 4);
  for (i = 0; i < entry->n_shapes; i++)
    hash = mix_shape (hash, self, pledge_scene_shape (self, entry->first_shape + i));

  return hash;
}

PledgeSceneDiff *
pledge_scene_diff_new (const PledgeScene *before, const PledgeScene *after)
{
  PledgeSceneDiff *self;

  g_return_val_if_fail (after != NULL, NULL);

  self = g_new0 (PledgeSceneDiff, 1);
  self->kept = g_array_new (FALSE, FALSE, sizeof (PledgeSceneMatch));
  self->damage = g_array_new (FALSE, FALSE, sizeof (PledgeRect));
  if (!can_compare (before, after))
    {
      add_damage (self, &(PledgeRect){ 0.0, 0.0, after->width, after->height });
      return self;
    }
  if (memcmp (&before->background, &after->background, sizeof (PledgeColour)) != 0)
    add_damage (self, &(PledgeRect){ 0.0, 0.0, after->width, after->height });
  compare_groups (self, before, after);

  return self;
}

void
pledge_scene_diff_free (PledgeSceneDiff *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->kept);
  g_array_unref (self->damage);
  g_free (self);
}
