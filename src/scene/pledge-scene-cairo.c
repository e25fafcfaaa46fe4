/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-scene.h"

#include <math.h>

#include "pledge-scene-private.h"

#define MAX_CORNER_STEPS 40

static gboolean
set_colour (cairo_t *cr, const PledgeColour *colour)
{
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, colour->alpha);

  return colour->alpha > 0.0;
}

static void
set_line (cairo_t *cr, double width, double dash)
{
  cairo_set_line_width (cr, width);
  cairo_set_dash (cr, &dash, dash > 0.0 ? 1 : 0, 0.0);
}

static void
add_rect (cairo_t *cr, const PledgeRect *area, double radius)
{
  double left = area->x, top = area->y, right = left + area->width, bottom = top + area->height;

  if (radius <= 0.0)
    {
      cairo_rectangle (cr, left, top, area->width, area->height);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, right - radius, top + radius, radius, -G_PI_2, 0.0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0.0, G_PI_2);
  cairo_arc (cr, left + radius, bottom - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, left + radius, top + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

/* The rectangle as a convex polygon; returns how many points. */
static guint
list_corners (const PledgeRect *area, double radius, PledgePoint corners[4 * (MAX_CORNER_STEPS + 1)])
{
  guint steps = radius > 0.0 ? (guint) MIN (8.0 + radius, MAX_CORNER_STEPS) : 0, corner, step, n = 0;

  for (corner = 0; corner < 4; corner++)
    {
      double cx = corner == 0 || corner == 3 ? area->x + area->width - radius : area->x + radius;
      double cy = corner < 2 ? area->y + area->height - radius : area->y + radius;

      for (step = 0; step <= steps; step++)
        {
          double angle = (corner + (steps > 0 ? step / (double) steps : 0.0)) * G_PI_2;

          corners[n].x = cx + radius * cos (angle);
          corners[n++].y = cy + radius * sin (angle);
        }
    }

  return n;
}

/* The part of a convex polygon where lowest <= x + y <= highest. */
static void
add_stripe (cairo_t *cr, const PledgePoint *corners, guint n_corners, double lowest, double highest)
{
  gboolean begun = FALSE;
  guint i, j;

  for (i = 0; i < n_corners; i++)
    {
      const PledgePoint *from = &corners[i], *to = &corners[(i + 1) % n_corners];
      double a = from->x + from->y, b = to->x + to->y;
      double cuts[2] = { a < b ? lowest : highest, a < b ? highest : lowest };

      if (a >= lowest && a <= highest)
        {
          (begun ? cairo_line_to : cairo_move_to) (cr, from->x, from->y);
          begun = TRUE;
        }
      for (j = 0; j < 2; j++)
        if ((a - cuts[j]) * (b - cuts[j]) < 0.0)
          {
            double part = (cuts[j] - a) / (b - a);

            (begun ? cairo_line_to : cairo_move_to) (cr, from->x + part * (to->x - from->x), from->y + part * (to->y - from->y));
            begun = TRUE;
          }
    }
  if (begun)
    cairo_close_path (cr);
}

/* Cut out by hand: exact in a PDF as on the screen, and cheaper than a clip. */
static void
add_hatch (cairo_t *cr, const PledgeRect *area, double radius, double spacing)
{
  PledgePoint corners[4 * (MAX_CORNER_STEPS + 1)];
  PledgeHatch hatch = pledge_hatch_for (spacing);
  double x1, y1, x2, y2, last, i;
  PledgeRect visible;
  guint n_corners;

  cairo_clip_extents (cr, &x1, &y1, &x2, &y2);
  visible = pledge_rect_intersect (area, &(PledgeRect){ x1, y1, x2 - x1, y2 - y1 });
  if (pledge_rect_is_empty (&visible))
    return;

  n_corners = list_corners (area, radius, corners);
  last = floor ((visible.x + visible.width + visible.y + visible.height + hatch.half) / hatch.period);
  for (i = ceil ((visible.x + visible.y - hatch.half) / hatch.period); i <= last; i++)
    add_stripe (cr, corners, n_corners, i * hatch.period - hatch.half, i * hatch.period + hatch.half);
}

static const cairo_user_data_key_t detail_key;

/* How many device pixels a pixel of the scene will have: what was said, else what the context scales by. */
static double
get_detail (cairo_t *cr)
{
  const double *detail = cairo_get_user_data (cr, &detail_key);
  double xx = 1.0, yx = 0.0, device_x = 1.0, device_y = 1.0;

  if (detail != NULL)
    return *detail;

  cairo_user_to_device_distance (cr, &xx, &yx);
  cairo_surface_get_device_scale (cairo_get_target (cr), &device_x, &device_y);
  return CLAMP (hypot (xx, yx) * device_x, 1.0, 8.0);
}

/* Stripes as polygons are exact at every scale, and what a page needs. On a raster they are by far the
 * largest cost of a chart, and one period of them, repeated, looks the same. */
static gboolean
takes_tiles (cairo_t *cr)
{
  cairo_surface_type_t type = cairo_surface_get_type (cairo_get_group_target (cr));

  if (cairo_get_antialias (cr) == CAIRO_ANTIALIAS_NONE)
    return FALSE;

  return type == CAIRO_SURFACE_TYPE_IMAGE || (type == CAIRO_SURFACE_TYPE_RECORDING && cairo_get_user_data (cr, &detail_key) != NULL);
}

/* (transfer full) One period of the hatching, its corner on the origin of the scene. */
static cairo_pattern_t *
make_tile (const PledgeColour *colour, double spacing, double detail)
{
  PledgeHatch hatch = pledge_hatch_for (spacing);
  int size = MAX ((int) round (hatch.period * detail), 1);
  double scale = size / hatch.period;
  PledgeRect area = { -hatch.period, -hatch.period, 3 * hatch.period, 3 * hatch.period };
  PledgePoint corners[4 * (MAX_CORNER_STEPS + 1)];
  guint n_corners = list_corners (&area, 0, corners);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size, size);
  cairo_pattern_t *pattern = cairo_pattern_create_for_surface (surface);
  cairo_t *cr = cairo_create (surface);
  cairo_matrix_t matrix;

  cairo_scale (cr, scale, scale);
  set_colour (cr, colour);
  for (int i = -1; i <= 3; i++)
    add_stripe (cr, corners, n_corners, i * hatch.period - hatch.half, i * hatch.period + hatch.half);
  cairo_fill (cr);
  cairo_destroy (cr);

  cairo_matrix_init_scale (&matrix, scale, scale);
  cairo_pattern_set_matrix (pattern, &matrix);
  cairo_pattern_set_extend (pattern, CAIRO_EXTEND_REPEAT);
  cairo_pattern_set_filter (pattern, CAIRO_FILTER_BILINEAR);
  cairo_surface_destroy (surface);

  return pattern;
}

static void
fill_with_tiles (cairo_t *cr, const PledgeShape *shape)
{
  cairo_pattern_t *tile = make_tile (&shape->rect.fill.colour, shape->rect.fill.hatch, get_detail (cr));

  cairo_set_source (cr, tile);
  cairo_pattern_destroy (tile);
  add_rect (cr, &shape->rect.area, shape->rect.radius);
  cairo_fill (cr);
}

static void
draw_rect (cairo_t *cr, const PledgeShape *shape)
{
  const PledgeFill *fill = &shape->rect.fill;

  if (set_colour (cr, fill->hatch > 0.0 ? &fill->under : &fill->colour))
    {
      add_rect (cr, &shape->rect.area, shape->rect.radius);
      cairo_fill (cr);
    }
  if (fill->hatch > 0.0 && takes_tiles (cr))
    fill_with_tiles (cr, shape);
  else if (fill->hatch > 0.0 && set_colour (cr, &fill->colour))
    {
      /* CAIRO_ANTIALIAS_FAST would halve the time, but writes past its buffer (cairo 1.16) where the
       * clip is smaller than the stripes, as it is when a window is redrawn in part. */
      add_hatch (cr, &shape->rect.area, shape->rect.radius, fill->hatch);
      cairo_fill (cr);
    }
}

static void
draw_line (cairo_t *cr, const PledgeShape *shape)
{
  if (!set_colour (cr, &shape->line.colour))
    return;
  set_line (cr, shape->line.width, shape->line.dash);
  cairo_move_to (cr, shape->line.x1, shape->line.y1);
  cairo_line_to (cr, shape->line.x2, shape->line.y2);
  cairo_stroke (cr);
}

static void
draw_path (const PledgeScene *self, cairo_t *cr, const PledgeShape *shape)
{
  guint i;

  for (i = 0; i < shape->path.n_points; i++)
    {
      const PledgePoint *point = pledge_scene_point (self, shape->path.first_point + i);

      if (i > 0 && !point->move)
        {
          cairo_line_to (cr, point->x, point->y);
          continue;
        }
      if (i > 0 && shape->path.closed)
        cairo_close_path (cr);
      cairo_move_to (cr, point->x, point->y);
    }
  if (shape->path.closed)
    cairo_close_path (cr);

  if (shape->path.closed && set_colour (cr, &shape->path.fill))
    cairo_fill_preserve (cr);
  if (shape->path.width > 0.0 && set_colour (cr, &shape->path.colour))
    {
      set_line (cr, shape->path.width, shape->path.dash);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
}

static void
draw_disc (cairo_t *cr, const PledgeShape *shape)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, shape->disc.cx, shape->disc.cy, shape->disc.radius, 0.0, 2.0 * G_PI);
  cairo_close_path (cr);
  if (set_colour (cr, &shape->disc.fill))
    cairo_fill_preserve (cr);
  if (shape->disc.stroke_width > 0.0 && set_colour (cr, &shape->disc.stroke))
    {
      set_line (cr, shape->disc.stroke_width, 0.0);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
}

static void
draw_shape (const PledgeScene *self, cairo_t *cr, const PledgeShape *shape)
{
  switch (shape->kind)
    {
    case PLEDGE_SHAPE_RECT:
      draw_rect (cr, shape);
      break;
    case PLEDGE_SHAPE_LINE:
      draw_line (cr, shape);
      break;
    case PLEDGE_SHAPE_PATH:
      draw_path (self, cr, shape);
      break;
    case PLEDGE_SHAPE_DISC:
      draw_disc (cr, shape);
      break;
    case PLEDGE_SHAPE_TEXT:
      if (set_colour (cr, &shape->text.colour))
        pledge_fonts_show (self->fonts, cr, shape->text.text, shape->text.size, shape->text.weight, shape->text.left, shape->text.y);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
draw_entry (const PledgeScene *self, const PledgeGroupEntry *entry, cairo_t *cr)
{
  guint i;

  if (entry->n_shapes == 0)
    return;
  if (entry->clipped)
    {
      cairo_save (cr);
      cairo_rectangle (cr, entry->clip.x, entry->clip.y, MAX (entry->clip.width, 0.0), MAX (entry->clip.height, 0.0));
      cairo_clip (cr);
    }
  for (i = 0; i < entry->n_shapes; i++)
    draw_shape (self, cr, pledge_scene_shape (self, entry->first_shape + i));
  if (entry->clipped)
    cairo_restore (cr);
}

static void
draw_background (const PledgeScene *self, cairo_t *cr)
{
  if (!set_colour (cr, &self->background))
    return;
  cairo_rectangle (cr, 0.0, 0.0, self->width, self->height);
  cairo_fill (cr);
}

/* Returns the path that the caller had begun, which cairo_save() does not keep. */
static cairo_path_t *
enter (cairo_t *cr)
{
  cairo_path_t *path = cairo_has_current_point (cr) ? cairo_copy_path (cr) : NULL;

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_WINDING);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);

  return path;
}

static void
leave (cairo_t *cr, cairo_path_t *path)
{
  cairo_restore (cr);
  cairo_new_path (cr);
  if (path == NULL)
    return;
  cairo_append_path (cr, path);
  cairo_path_destroy (path);
}

void
pledge_scene_draw (const PledgeScene *self, cairo_t *cr)
{
  cairo_path_t *path;
  double x1, y1, x2, y2;
  PledgeRect visible;
  guint i;

  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);

  path = enter (cr);
  draw_background (self, cr);
  cairo_clip_extents (cr, &x1, &y1, &x2, &y2);
  visible = (PledgeRect){ x1, y1, x2 - x1, y2 - y1 };
  for (i = 0; i < self->groups->len; i++)
    {
      const PledgeGroupEntry *entry = pledge_scene_entry (self, i);
      PledgeRect shown = pledge_rect_intersect (&visible, &entry->group.bounds);

      /* Of a picture in bands most is elsewhere. */
      if (!pledge_rect_is_empty (&shown))
        draw_entry (self, entry, cr);
    }
  leave (cr, path);
}

void
pledge_scene_draw_group (const PledgeScene *self, guint position, cairo_t *cr)
{
  cairo_path_t *path;

  g_return_if_fail (self != NULL);
  g_return_if_fail (position < self->groups->len);
  g_return_if_fail (cr != NULL);

  path = enter (cr);
  draw_entry (self, pledge_scene_entry (self, position), cr);
  leave (cr, path);
}

void
pledge_scene_draw_background (const PledgeScene *self, cairo_t *cr)
{
  cairo_path_t *path;

  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);

  path = enter (cr);
  draw_background (self, cr);
  leave (cr, path);
}

void
pledge_scene_set_detail (cairo_t *cr, double detail)
{
  g_return_if_fail (cr != NULL);
  g_return_if_fail (isfinite (detail) && detail > 0);

  cairo_set_user_data (cr, &detail_key, g_memdup2 (&detail, sizeof detail), g_free);
}
