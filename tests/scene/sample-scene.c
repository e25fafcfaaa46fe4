/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-scene.h"

#include <math.h>

static void
add_row (PledgeSceneBuilder *builder, guint i, double target)
{
  static const char *const names[] = { "Germany", "Türkiye", "United Kingdom", "Lëtzebuerg", "ישראל" };
  double share = 5.3 - 0.12 * i, y = 30.0 + 18.0 * i, start = 120.0, unit = 60.0;
  g_autofree char *id = g_strdup_printf ("row-%u", i);
  g_autofree char *value = g_strdup_printf ("%.2f %%", share);
  g_autofree char *gap = g_strdup_printf ("US$%.1f bn", (target - share) * 17.0);

  pledge_scene_builder_begin (builder, id, names[i % 5], PLEDGE_ROLE_ITEM, names[i % 5], value);
  pledge_scene_builder_set_hit (builder, (PledgeRect){ 0.0, y, 640.0, 18.0 });
  pledge_scene_builder_rect (builder, (PledgeRect){ start, y + 3.0, share * unit, 12.0 }, 2.0, (PledgeFill){ .colour = { 0.35, 0.6, 0.91, 1.0 } });
  if (share < target)
    pledge_scene_builder_rect (builder, (PledgeRect){ start + share * unit, y + 3.0, (target - share) * unit, 12.0 }, 2.0,
                               (PledgeFill){ .colour = { 0.95, 0.6, 0.35, 1.0 }, .hatch = 5.0, .under = { 1.0, 0.9, 0.82, 1.0 } });
  pledge_scene_builder_text (builder, &(PledgeText){ .text = names[i % 5], .x = 112.0, .y = y + 13.0, .anchor = PLEDGE_ANCHOR_END, .size = 12.0, .weight = PLEDGE_WEIGHT_NORMAL, .colour = BLACK });
  pledge_scene_builder_text (builder, &(PledgeText){ .text = value, .x = 500.0, .y = y + 13.0, .anchor = PLEDGE_ANCHOR_MIDDLE, .size = 12.0, .weight = PLEDGE_WEIGHT_NORMAL, .colour = BLACK });
  pledge_scene_builder_text (builder, &(PledgeText){ .text = gap, .x = 540.0, .y = y + 13.0, .anchor = PLEDGE_ANCHOR_START, .size = 12.0, .weight = PLEDGE_WEIGHT_BOLD, .colour = { 0.7, 0.3, 0.0, 1.0 } });
  pledge_scene_builder_end (builder);
}

PledgeScene *
sample_scene_new (PledgeFonts *fonts, guint n_rows, double target)
{
  static const PledgePoint points[] = { { 470.0, 20.0, FALSE }, { 500.0, 5.0, FALSE }, { 530.0, 20.0, FALSE } };
  double height = 60.0 + 18.0 * n_rows, x = round (120.0 + 60.0 * target);
  PledgeSceneBuilder *builder = pledge_scene_builder_new (640.0, height, WHITE, fonts);
  guint i;

  pledge_scene_builder_begin (builder, "rows", NULL, PLEDGE_ROLE_LIST, "Members", NULL);
  for (i = 0; i < n_rows; i++)
    add_row (builder, i, target);
  pledge_scene_builder_end (builder);

  pledge_scene_builder_begin (builder, "target", NULL, PLEDGE_ROLE_SLIDER, "Target", "3.5 % of GDP");
  pledge_scene_builder_line (builder, x, 20.0, x, height - 20.0, 2.0, BLACK, 0.0);
  pledge_scene_builder_disc (builder, x, height - 12.0, 8.0, WHITE, 2.0, BLACK);
  pledge_scene_builder_end (builder);

  pledge_scene_builder_begin (builder, "path", NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  pledge_scene_builder_path (builder, points, G_N_ELEMENTS (points), 1.5, BLUE, 3.0, &(PledgeColour){ 0.0, 0.5, 0.0, 0.3 });
  pledge_scene_builder_end (builder);

  return pledge_scene_builder_finish (builder);
}

PledgeScene *
rect_scene_new (PledgeFonts *fonts, PledgeRect rect, double radius, PledgeFill fill)
{
  PledgeSceneBuilder *builder = pledge_scene_builder_new (20.0, 20.0, WHITE, fonts);

  pledge_scene_builder_begin (builder, "one", NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  pledge_scene_builder_rect (builder, rect, radius, fill);
  pledge_scene_builder_end (builder);

  return pledge_scene_builder_finish (builder);
}

cairo_surface_t *
surface_new_with_scene (const PledgeScene *scene, double scale, cairo_antialias_t antialias)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                                         (int) ceil (pledge_scene_get_width (scene) * scale),
                                                         (int) ceil (pledge_scene_get_height (scene) * scale));
  cairo_t *cr = cairo_create (surface);

  cairo_set_antialias (cr, antialias);
  cairo_scale (cr, scale, scale);
  pledge_scene_draw (scene, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

guint32
surface_get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) + (gsize) y * (gsize) cairo_image_surface_get_stride (surface);

  g_assert_true (x >= 0 && x < cairo_image_surface_get_width (surface));
  g_assert_true (y >= 0 && y < cairo_image_surface_get_height (surface));

  return ((const guint32 *) (gconstpointer) row)[x];
}

PledgeRect
surface_find_ink (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  int left = width, right = -1, top = height, bottom = -1, x, y;

  for (y = 0; y < height; y++)
    for (x = 0; x < width; x++)
      if ((surface_get_pixel (surface, x, y) & 0xff00) < 0x8000)
        {
          left = MIN (left, x);
          right = MAX (right, x);
          top = MIN (top, y);
          bottom = MAX (bottom, y);
        }

  return right < 0 ? (PledgeRect){ 0 } : (PledgeRect){ left, top, right - left + 1, bottom - top + 1 };
}
