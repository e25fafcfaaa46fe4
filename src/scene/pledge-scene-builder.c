/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-scene-builder.h"

#include <math.h>

#include "pledge-scene-private.h"

/* Room for antialiasing and for glyphs that are moved to whole pixels. */
#define BOUNDS_SLACK 1.0

struct _PledgeSceneBuilder {
  PledgeScene *scene;
  GArray *open;         /* of guint: positions of the groups that have begun, outermost first */
  gboolean interleaved; /* a group got shapes after one inside it had begun */
};

static PledgeGroupEntry *
get_open_entry (PledgeSceneBuilder *self)
{
  if (self->open->len == 0)
    {
      g_critical ("A scene's shapes, hit areas and clips need a group that has begun");
      return NULL;
    }

  return pledge_scene_entry (self->scene, g_array_index (self->open, guint, self->open->len - 1));
}

static gboolean
are_finite (const double *numbers, gsize n_numbers)
{
  gsize i;

  for (i = 0; i < n_numbers; i++)
    if (!isfinite (numbers[i]))
      {
        g_critical ("A shape with a number that is not finite was refused");
        return FALSE;
      }

  return TRUE;
}

static gboolean
is_finite_rect (const PledgeRect *rect)
{
  return are_finite (&rect->x, sizeof *rect / sizeof (double));
}

/* FALSE if it was refused. */
static gboolean
add_shape (PledgeSceneBuilder *self, PledgeShape *shape, PledgeRect extent)
{
  PledgeGroupEntry *entry = get_open_entry (self);
  const double *numbers;
  gsize n_numbers;

  numbers = pledge_shape_get_numbers (shape, &n_numbers);
  if (entry == NULL || !are_finite (numbers, n_numbers) || !is_finite_rect (&extent))
    return FALSE;

  shape->group = g_array_index (self->open, guint, self->open->len - 1);
  if (self->scene->shapes->len > 0 &&
      pledge_scene_shape (self->scene, self->scene->shapes->len - 1)->group > shape->group)
    self->interleaved = TRUE;
  g_array_append_vals (self->scene->shapes, shape, 1);
  entry->extent = pledge_rect_union (&entry->extent, &extent);
  entry->n_shapes++;

  return TRUE;
}

static const char *
keep_string (PledgeSceneBuilder *self, const char *string)
{
  g_autofree char *clean = NULL;

  if (string == NULL)
    return NULL;
  clean = pledge_fonts_clean_text (string);

  return g_string_chunk_insert (self->scene->strings, clean);
}

static const char *
keep_id (PledgeSceneBuilder *self, const char *id)
{
  g_autofree char *other = NULL;
  guint n;

  if (!g_hash_table_contains (self->scene->positions, id))
    return g_string_chunk_insert (self->scene->strings, id);

  g_critical ("Two groups of a scene have the id %s", id);
  for (n = 2; other == NULL || g_hash_table_contains (self->scene->positions, other); n++)
    {
      g_free (other);
      other = g_strdup_printf ("%s-%u", id, n);
    }

  return g_string_chunk_insert (self->scene->strings, other);
}

/* A group's own shapes become one run, in the order in which they came. */
static void
gather_shapes (PledgeScene *scene)
{
  GArray *gathered = g_array_sized_new (FALSE, TRUE, sizeof (PledgeShape), scene->shapes->len);
  g_autofree guint *next = g_new (guint, scene->groups->len);
  guint i;

  g_array_set_size (gathered, scene->shapes->len);
  for (i = 0; i < scene->groups->len; i++)
    next[i] = pledge_scene_entry (scene, i)->first_shape;
  for (i = 0; i < scene->shapes->len; i++)
    {
      const PledgeShape *shape = pledge_scene_shape (scene, i);

      g_array_index (gathered, PledgeShape, next[shape->group]++) = *shape;
    }
  g_array_unref (scene->shapes);
  scene->shapes = gathered;
}

static void
settle_bounds (PledgeGroupEntry *entry)
{
  PledgeRect bounds;

  if (entry->clipped)
    entry->extent = pledge_rect_intersect (&entry->extent, &entry->clip);
  if (pledge_rect_is_empty (&entry->extent))
    return;

  bounds = (PledgeRect){
    .x = entry->extent.x - BOUNDS_SLACK,
    .y = entry->extent.y - BOUNDS_SLACK,
    .width = entry->extent.width + 2.0 * BOUNDS_SLACK,
    .height = entry->extent.height + 2.0 * BOUNDS_SLACK,
  };
  entry->group.bounds = entry->clipped ? pledge_rect_intersect (&bounds, &entry->clip) : bounds;
}

static PledgeRect
extent_of_line (double x1, double y1, double x2, double y2, double width)
{
  double length = hypot (x2 - x1, y2 - y1);
  double across = length > 0.0 ? width / 2.0 * fabs (y2 - y1) / length : 0.0;
  double along = length > 0.0 ? width / 2.0 * fabs (x2 - x1) / length : 0.0;

  return (PledgeRect){
    .x = MIN (x1, x2) - across,
    .y = MIN (y1, y2) - along,
    .width = fabs (x2 - x1) + 2.0 * across,
    .height = fabs (y2 - y1) + 2.0 * along,
  };
}

static PledgeRect
extent_of_points (const PledgePoint *points, guint n_points, double width)
{
  double left = points[0].x, right = left, top = points[0].y, bottom = top, half = MAX (width, 0.0) / 2.0;
  guint i;

  for (i = 1; i < n_points; i++)
    {
      left = MIN (left, points[i].x);
      right = MAX (right, points[i].x);
      top = MIN (top, points[i].y);
      bottom = MAX (bottom, points[i].y);
    }

  return (PledgeRect){ left - half, top - half, right - left + 2.0 * half, bottom - top + 2.0 * half };
}

PledgeSceneBuilder *
pledge_scene_builder_new (double width, double height, PledgeColour background, PledgeFonts *fonts)
{
  PledgeSceneBuilder *self;

  g_return_val_if_fail (isfinite (width) && width >= 0.0, NULL);
  g_return_val_if_fail (isfinite (height) && height >= 0.0, NULL);
  g_return_val_if_fail (fonts != NULL, NULL);

  self = g_new0 (PledgeSceneBuilder, 1);
  self->scene = pledge_scene_new (width, height, background, fonts);
  self->open = g_array_new (FALSE, FALSE, sizeof (guint));

  return self;
}

void
pledge_scene_builder_free (PledgeSceneBuilder *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->scene, pledge_scene_unref);
  g_array_unref (self->open);
  g_free (self);
}

PledgeScene *
pledge_scene_builder_finish (PledgeSceneBuilder *self)
{
  PledgeScene *scene;
  guint i, n_shapes = 0;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->open->len > 0)
    g_critical ("A scene was finished with %u groups that had not ended", self->open->len);

  scene = g_steal_pointer (&self->scene);
  for (i = 0; i < scene->groups->len; i++)
    {
      PledgeGroupEntry *entry = pledge_scene_entry (scene, i);

      entry->first_shape = n_shapes;
      n_shapes += entry->n_shapes;
      settle_bounds (entry);
    }
  if (self->interleaved)
    gather_shapes (scene);
  for (i = 0; i < scene->groups->len; i++)
    pledge_scene_entry (scene, i)->hash = pledge_scene_hash_group (scene, i);
  pledge_scene_builder_free (self);

  return scene;
}

PledgeFonts *
pledge_scene_builder_get_fonts (PledgeSceneBuilder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->scene->fonts;
}

void
pledge_scene_builder_begin (PledgeSceneBuilder *self, const char *id, const char *owner, PledgeRole role, const char *name, const char *description)
{
  PledgeGroupEntry entry = { 0 };
  guint position;

  g_return_if_fail (self != NULL);
  g_return_if_fail (id != NULL && *id != '\0');

  position = self->scene->groups->len;
  entry.group.id = keep_id (self, id);
  entry.group.owner = owner != NULL ? g_string_chunk_insert (self->scene->strings, owner) : NULL;
  entry.group.role = role;
  entry.group.name = keep_string (self, name);
  entry.group.description = keep_string (self, description);
  entry.group.parent = self->open->len > 0 ? (int) g_array_index (self->open, guint, self->open->len - 1) : -1;
  g_hash_table_insert (self->scene->positions, (gpointer) entry.group.id, GUINT_TO_POINTER (position));
  g_array_append_val (self->scene->groups, entry);
  g_array_append_val (self->open, position);
}

void
pledge_scene_builder_end (PledgeSceneBuilder *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->open->len > 0);

  g_array_set_size (self->open, self->open->len - 1);
}

void
pledge_scene_builder_set_hit (PledgeSceneBuilder *self, PledgeRect hit)
{
  PledgeGroupEntry *entry;

  g_return_if_fail (self != NULL);

  if ((entry = get_open_entry (self)) != NULL && is_finite_rect (&hit))
    entry->group.hit = hit;
}

void
pledge_scene_builder_set_clip (PledgeSceneBuilder *self, PledgeRect clip)
{
  PledgeGroupEntry *entry;

  g_return_if_fail (self != NULL);

  if ((entry = get_open_entry (self)) != NULL && is_finite_rect (&clip))
    {
      entry->clip = clip;
      entry->clipped = TRUE;
    }
}

void
pledge_scene_builder_rect (PledgeSceneBuilder *self, PledgeRect rect, double radius, PledgeFill fill)
{
  PledgeShape shape = { .kind = PLEDGE_SHAPE_RECT };

  g_return_if_fail (self != NULL);

  if (rect.width <= 0.0 || rect.height <= 0.0)
    return;
  shape.rect.area = rect;
  shape.rect.radius = isfinite (radius) ? CLAMP (radius, 0.0, MIN (rect.width, rect.height) / 2.0) : radius;
  shape.rect.fill = fill;
  add_shape (self, &shape, rect);
}

void
pledge_scene_builder_line (PledgeSceneBuilder *self, double x1, double y1, double x2, double y2, double width, PledgeColour colour, double dash)
{
  PledgeShape shape = { .kind = PLEDGE_SHAPE_LINE };

  g_return_if_fail (self != NULL);

  if (width <= 0.0)
    return;
  shape.line.x1 = x1;
  shape.line.y1 = y1;
  shape.line.x2 = x2;
  shape.line.y2 = y2;
  shape.line.width = width;
  shape.line.dash = dash;
  shape.line.colour = colour;
  add_shape (self, &shape, extent_of_line (x1, y1, x2, y2, width));
}

void
pledge_scene_builder_path (PledgeSceneBuilder *self, const PledgePoint *points, guint n_points, double width, PledgeColour colour, double dash, const PledgeColour *filled)
{
  PledgeShape shape = { .kind = PLEDGE_SHAPE_PATH };
  guint i;

  g_return_if_fail (self != NULL);
  g_return_if_fail (points != NULL || n_points == 0);

  if (n_points == 0)
    return;
  for (i = 0; i < n_points; i++)
    if (!are_finite (&points[i].x, 2))
      return;

  shape.path.width = width;
  shape.path.dash = dash;
  shape.path.colour = colour;
  shape.path.closed = filled != NULL;
  if (filled != NULL)
    shape.path.fill = *filled;
  shape.path.first_point = self->scene->points->len;
  shape.path.n_points = n_points;
  if (add_shape (self, &shape, extent_of_points (points, n_points, width)))
    g_array_append_vals (self->scene->points, points, n_points);
}

void
pledge_scene_builder_disc (PledgeSceneBuilder *self, double cx, double cy, double radius, PledgeColour fill, double stroke_width, PledgeColour stroke)
{
  PledgeShape shape = { .kind = PLEDGE_SHAPE_DISC };
  double reach = radius + MAX (stroke_width, 0.0) / 2.0;

  g_return_if_fail (self != NULL);

  if (radius <= 0.0)
    return;
  shape.disc.cx = cx;
  shape.disc.cy = cy;
  shape.disc.radius = radius;
  shape.disc.stroke_width = stroke_width;
  shape.disc.fill = fill;
  shape.disc.stroke = stroke;
  add_shape (self, &shape, (PledgeRect){ cx - reach, cy - reach, 2.0 * reach, 2.0 * reach });
}

double
pledge_scene_builder_text (PledgeSceneBuilder *self, const PledgeText *text)
{
  static const double shares[] = { [PLEDGE_ANCHOR_START] = 0.0, [PLEDGE_ANCHOR_MIDDLE] = 0.5, [PLEDGE_ANCHOR_END] = 1.0 };
  PledgeShape shape = { .kind = PLEDGE_SHAPE_TEXT };
  g_autofree char *cut = NULL;
  PledgeRect extent;
  double width = 0.0;

  g_return_val_if_fail (self != NULL, 0.0);
  g_return_val_if_fail (text != NULL && text->text != NULL, 0.0);
  g_return_val_if_fail (!(text->size > PLEDGE_MAX_TEXT_SIZE), 0.0);

  if (!are_finite ((double[]){ text->x, text->y, text->size, text->max_width }, 4) || *text->text == '\0' || text->size <= 0.0)
    return 0.0;

  pledge_fonts_measure (self->scene->fonts, text->text, text->size, text->weight, &width, NULL, NULL);
  if (text->max_width > 0.0 && width > text->max_width)
    cut = pledge_fonts_ellipsize (self->scene->fonts, text->text, text->size, text->weight, text->max_width);
  shape.text.text = keep_string (self, cut != NULL ? cut : text->text);
  if (cut != NULL)
    pledge_fonts_measure (self->scene->fonts, cut, text->size, text->weight, &width, NULL, NULL);
  shape.text.x = text->x;
  shape.text.y = text->y;
  shape.text.size = text->size;
  shape.text.left = text->x - shares[text->anchor] * width;
  shape.text.colour = text->colour;
  shape.text.anchor = text->anchor;
  shape.text.weight = text->weight;
  pledge_fonts_get_extent (self->scene->fonts, shape.text.text, text->size, text->weight, &extent);
  extent.x += shape.text.left;
  extent.y += text->y;

  return add_shape (self, &shape, extent) ? width : 0.0;
}

static PledgeRect
moved (PledgeRect rect, double x, double y)
{
  return (PledgeRect){ rect.x + x, rect.y + y, rect.width, rect.height };
}

static void
copy_path (PledgeSceneBuilder *self, const PledgeScene *scene, const PledgeShape *shape, double x, double y)
{
  g_autofree PledgePoint *points = g_new (PledgePoint, shape->path.n_points);

  for (guint i = 0; i < shape->path.n_points; i++)
    {
      points[i] = *pledge_scene_point (scene, shape->path.first_point + i);
      points[i].x += x;
      points[i].y += y;
    }
  pledge_scene_builder_path (self, points, shape->path.n_points, shape->path.width, shape->path.colour, shape->path.dash,
                             shape->path.closed ? &shape->path.fill : NULL);
}

static void
copy_shape (PledgeSceneBuilder *self, const PledgeScene *scene, const PledgeShape *shape, double x, double y)
{
  switch (shape->kind)
    {
    case PLEDGE_SHAPE_RECT:
      pledge_scene_builder_rect (self, moved (shape->rect.area, x, y), shape->rect.radius, shape->rect.fill);
      break;
    case PLEDGE_SHAPE_LINE:
      pledge_scene_builder_line (self, shape->line.x1 + x, shape->line.y1 + y, shape->line.x2 + x, shape->line.y2 + y,
                                 shape->line.width, shape->line.colour, shape->line.dash);
      break;
    case PLEDGE_SHAPE_PATH:
      copy_path (self, scene, shape, x, y);
      break;
    case PLEDGE_SHAPE_DISC:
      pledge_scene_builder_disc (self, shape->disc.cx + x, shape->disc.cy + y, shape->disc.radius, shape->disc.fill,
                                 shape->disc.stroke_width, shape->disc.stroke);
      break;
    case PLEDGE_SHAPE_TEXT:
      pledge_scene_builder_text (self, &(PledgeText){ shape->text.text, shape->text.x + x, shape->text.y + y, shape->text.anchor,
                                                      shape->text.size, shape->text.weight, shape->text.colour, 0 });
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
copy_group (PledgeSceneBuilder *self, const PledgeScene *scene, guint position, double x, double y, const char *prefix)
{
  const PledgeGroupEntry *entry = pledge_scene_entry (scene, position);
  g_autofree char *id = g_strconcat (prefix, entry->group.id, NULL);

  pledge_scene_builder_begin (self, id, entry->group.owner, entry->group.role, entry->group.name, entry->group.description);
  if (!pledge_rect_is_empty (&entry->group.hit))
    pledge_scene_builder_set_hit (self, moved (entry->group.hit, x, y));
  if (entry->clipped)
    pledge_scene_builder_set_clip (self, moved (entry->clip, x, y));
  for (guint i = 0; i < entry->n_shapes; i++)
    copy_shape (self, scene, pledge_scene_shape (scene, entry->first_shape + i), x, y);
}

void
pledge_scene_builder_scene (PledgeSceneBuilder *self, const PledgeScene *scene, double x, double y, const char *prefix)
{
  int open = -1;

  g_return_if_fail (self != NULL);
  g_return_if_fail (scene != NULL);
  g_return_if_fail (isfinite (x) && isfinite (y));
  g_return_if_fail (prefix != NULL);

  for (guint i = 0; i < scene->groups->len; i++)
    {
      for (; open != pledge_scene_entry (scene, i)->group.parent; open = pledge_scene_entry (scene, open)->group.parent)
        pledge_scene_builder_end (self);
      copy_group (self, scene, i, x, y, prefix);
      open = (int) i;
    }
  for (; open >= 0; open = pledge_scene_entry (scene, open)->group.parent)
    pledge_scene_builder_end (self);
}
