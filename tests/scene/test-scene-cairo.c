/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-scene.h"

#include <stdlib.h>

#define WHITE_PIXEL 0xffffffff
#define RED_PIXEL 0xffff0000
#define GREEN_PIXEL 0xff00ff00
#define BLUE_PIXEL 0xff0000ff

static PledgeFonts *fonts;

static void
assert_pixel (const PledgeScene *scene, int x, int y, guint32 pixel)
{
  cairo_surface_t *surface = surface_new_with_scene (scene, 1.0, CAIRO_ANTIALIAS_NONE);

  g_assert_cmphex (surface_get_pixel (surface, x, y), ==, pixel);
  cairo_surface_destroy (surface);
}

static void
test_rect_covers_its_pixels (void)
{
  g_autoptr (PledgeScene) square = rect_scene_new (fonts, (PledgeRect){ 2.0, 3.0, 4.0, 5.0 }, 0.0, (PledgeFill){ .colour = RED });
  g_autoptr (PledgeScene) rounded = rect_scene_new (fonts, (PledgeRect){ 0.0, 0.0, 20.0, 20.0 }, 100.0, (PledgeFill){ .colour = RED });

  assert_pixel (square, 2, 3, RED_PIXEL);
  assert_pixel (square, 5, 7, RED_PIXEL);
  assert_pixel (square, 1, 3, WHITE_PIXEL);
  assert_pixel (square, 6, 7, WHITE_PIXEL);
  assert_pixel (square, 2, 2, WHITE_PIXEL);
  assert_pixel (square, 5, 8, WHITE_PIXEL);
  /* A radius beyond the half makes a disc, no knot. */
  assert_pixel (rounded, 1, 1, WHITE_PIXEL);
  assert_pixel (rounded, 18, 18, WHITE_PIXEL);
  assert_pixel (rounded, 10, 0, RED_PIXEL);
  assert_pixel (rounded, 10, 10, RED_PIXEL);
}

/* Spacing 5 is 7 pixels along each axis; the stripes are where x + y is near a multiple of 7. */
static void
check_hatch (double radius)
{
  g_autoptr (PledgeScene) scene = rect_scene_new (fonts, (PledgeRect){ 1.0, 1.0, 18.0, 18.0 }, radius, (PledgeFill){ .colour = RED, .hatch = 5.0, .under = GREEN });
  cairo_surface_t *surface = surface_new_with_scene (scene, 1.0, CAIRO_ANTIALIAS_NONE);
  int x, y, n_red = 0;

  for (y = 4; y < 16; y++)
    for (x = 4; x < 16; x++)
      {
        int sum = (x + y + 1) % 7;
        guint32 pixel = surface_get_pixel (surface, x, y);

        g_assert_cmphex (pixel, ==, sum <= 1 || sum == 6 ? RED_PIXEL : GREEN_PIXEL);
        n_red += pixel == RED_PIXEL;
      }
  g_assert_cmpint (n_red, >, 144 * 35 / 100);
  g_assert_cmpint (n_red, <, 144 * 50 / 100);
  for (x = 0; x < 20; x++)
    {
      g_assert_cmphex (surface_get_pixel (surface, x, 0), ==, WHITE_PIXEL);
      g_assert_cmphex (surface_get_pixel (surface, x, 19), ==, WHITE_PIXEL);
      g_assert_cmphex (surface_get_pixel (surface, 19, x), ==, WHITE_PIXEL);
    }
  cairo_surface_destroy (surface);
}

static void
test_hatch (void)
{
  check_hatch (0.0);
  check_hatch (3.0);
}

/* With antialiasing it covers as much as it should, and the same at every scale. */
static void
test_hatch_coverage (void)
{
  g_autoptr (PledgeScene) scene = rect_scene_new (fonts, (PledgeRect){ 0.0, 0.0, 14.0, 14.0 }, 0.0, (PledgeFill){ .colour = BLACK, .hatch = 5.0, .under = WHITE });
  const double scales[] = { 1.0, 1.5, 2.0, 3.0 };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      cairo_surface_t *surface = surface_new_with_scene (scene, scales[i], CAIRO_ANTIALIAS_DEFAULT);
      int side = (int) (14.0 * scales[i]), x, y;
      double ink = 0.0;

      for (y = 0; y < side; y++)
        for (x = 0; x < side; x++)
          ink += 255.0 - (surface_get_pixel (surface, x, y) & 0xff);
      g_assert_cmpfloat_with_epsilon (ink / (255.0 * side * side), 0.42, 0.03);
      cairo_surface_destroy (surface);
    }
}

static void
test_hatch_of_a_huge_rect_ends (void)
{
  g_autoptr (PledgeScene) scene = rect_scene_new (fonts, (PledgeRect){ -1e9, -1e9, 2e9, 2e9 }, 0.0, (PledgeFill){ .colour = RED, .hatch = 1e-6, .under = GREEN });
  gint64 start = g_get_monotonic_time ();

  cairo_surface_destroy (surface_new_with_scene (scene, 1.0, CAIRO_ANTIALIAS_NONE));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
}

static PledgeScene *
layers_scene_new (void)
{
  static const PledgePoint triangle[] = { { 10.0, 10.0, TRUE }, { 20.0, 10.0, FALSE }, { 20.0, 20.0, FALSE } };
  PledgeSceneBuilder *builder = pledge_scene_builder_new (20.0, 20.0, WHITE, fonts);

  pledge_scene_builder_begin (builder, "outer", NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  pledge_scene_builder_set_clip (builder, (PledgeRect){ 0.0, 0.0, 8.0, 20.0 });
  pledge_scene_builder_begin (builder, "inner", NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  pledge_scene_builder_line (builder, 4.0, 5.0, 20.0, 5.0, 2.0, GREEN, 2.0);
  pledge_scene_builder_end (builder);
  /* Later, but of the parent, and so below the child. */
  pledge_scene_builder_rect (builder, (PledgeRect){ 0.0, 0.0, 20.0, 8.0 }, 0.0, (PledgeFill){ .colour = RED });
  pledge_scene_builder_end (builder);
  pledge_scene_builder_begin (builder, "path", NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  pledge_scene_builder_path (builder, triangle, 3, 0.0, RED, 0.0, &BLUE);
  pledge_scene_builder_disc (builder, 5.0, 15.0, 3.0, BLUE, 2.0, GREEN);
  pledge_scene_builder_end (builder);

  return pledge_scene_builder_finish (builder);
}

static void
test_layers_and_clip (void)
{
  g_autoptr (PledgeScene) scene = layers_scene_new ();

  assert_pixel (scene, 2, 2, RED_PIXEL);
  assert_pixel (scene, 9, 2, WHITE_PIXEL); /* clipped */
  assert_pixel (scene, 4, 5, GREEN_PIXEL); /* dash */
  assert_pixel (scene, 6, 5, RED_PIXEL);   /* between dashes */
  assert_pixel (scene, 17, 5, GREEN_PIXEL); /* the parent's clip is not the child's */
  assert_pixel (scene, 18, 12, BLUE_PIXEL);
  assert_pixel (scene, 11, 18, WHITE_PIXEL);
  assert_pixel (scene, 5, 15, BLUE_PIXEL);
  assert_pixel (scene, 1, 15, GREEN_PIXEL); /* half of the ring is outside the radius */
  assert_pixel (scene, 0, 12, WHITE_PIXEL);
}

static void
test_groups_make_the_picture (void)
{
  g_autoptr (PledgeScene) scene = sample_scene_new (fonts, 6, 3.5);
  cairo_surface_t *whole = surface_new_with_scene (scene, 2.0, CAIRO_ANTIALIAS_DEFAULT);
  cairo_surface_t *parts = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, cairo_image_surface_get_width (whole), cairo_image_surface_get_height (whole));
  cairo_t *cr = cairo_create (parts);
  guint i;

  cairo_scale (cr, 2.0, 2.0);
  pledge_scene_draw_background (scene, cr);
  for (i = 0; i < pledge_scene_get_n_groups (scene); i++)
    {
      const PledgeRect *bounds = &pledge_scene_get_group (scene, i)->bounds;

      /* Nothing is lost by drawing inside the bounds only. */
      cairo_save (cr);
      cairo_rectangle (cr, bounds->x, bounds->y, bounds->width, bounds->height);
      cairo_clip (cr);
      pledge_scene_draw_group (scene, i, cr);
      cairo_restore (cr);
    }
  cairo_destroy (cr);
  cairo_surface_flush (parts);

  g_assert_cmpmem (cairo_image_surface_get_data (whole), cairo_image_surface_get_stride (whole) * cairo_image_surface_get_height (whole),
                   cairo_image_surface_get_data (parts), cairo_image_surface_get_stride (parts) * cairo_image_surface_get_height (parts));
  cairo_surface_destroy (whole);
  cairo_surface_destroy (parts);
}

/* Widgets draw into recordings, which are replayed later. */
static void
test_recording (void)
{
  g_autoptr (PledgeScene) scene = sample_scene_new (fonts, 6, 3.5);
  cairo_surface_t *direct = surface_new_with_scene (scene, 1.0, CAIRO_ANTIALIAS_DEFAULT);
  cairo_surface_t *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_surface_t *replayed = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, cairo_image_surface_get_width (direct), cairo_image_surface_get_height (direct));
  cairo_t *cr = cairo_create (recording);

  pledge_scene_draw (scene, cr);
  cairo_destroy (cr);
  cr = cairo_create (replayed);
  cairo_set_source_surface (cr, recording, 0.0, 0.0);
  cairo_paint (cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (replayed);

  g_assert_cmpmem (cairo_image_surface_get_data (direct), cairo_image_surface_get_stride (direct) * cairo_image_surface_get_height (direct),
                   cairo_image_surface_get_data (replayed), cairo_image_surface_get_stride (replayed) * cairo_image_surface_get_height (replayed));
  cairo_surface_destroy (direct);
  cairo_surface_destroy (recording);
  cairo_surface_destroy (replayed);
}

static void
test_state_is_left (void)
{
  g_autoptr (PledgeScene) scene = layers_scene_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 20, 20);
  cairo_t *cr = cairo_create (surface);
  cairo_pattern_t *source = cairo_pattern_create_rgb (0.1, 0.2, 0.3);
  const double dash = 3.5;
  cairo_matrix_t matrix;
  cairo_path_t *path;
  double x, y, x1, y1, x2, y2;

  cairo_scale (cr, 1.5, 1.5);
  cairo_set_source (cr, source);
  cairo_set_line_width (cr, 7.0);
  cairo_set_dash (cr, &dash, 1, 0.0);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_SQUARE);
  cairo_set_operator (cr, CAIRO_OPERATOR_ADD);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_BEST);
  cairo_move_to (cr, 1.0, 2.0);
  cairo_line_to (cr, 3.0, 4.0);
  pledge_scene_draw (scene, cr);
  pledge_scene_draw_group (scene, 0, cr);
  pledge_scene_draw_background (scene, cr);

  cairo_get_matrix (cr, &matrix);
  g_assert_cmpfloat (matrix.xx, ==, 1.5);
  g_assert_true (cairo_get_source (cr) == source);
  g_assert_cmpfloat (cairo_get_line_width (cr), ==, 7.0);
  g_assert_cmpint (cairo_get_dash_count (cr), ==, 1);
  g_assert_cmpint (cairo_get_line_cap (cr), ==, CAIRO_LINE_CAP_SQUARE);
  g_assert_cmpint (cairo_get_operator (cr), ==, CAIRO_OPERATOR_ADD);
  g_assert_cmpint (cairo_get_antialias (cr), ==, CAIRO_ANTIALIAS_BEST);
  cairo_clip_extents (cr, &x1, &y1, &x2, &y2);
  g_assert_cmpfloat_with_epsilon (x2 - x1, 20.0 / 1.5, 0.01);
  cairo_get_current_point (cr, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 3.0, 0.01);
  path = cairo_copy_path (cr);
  g_assert_cmpint (path->num_data, ==, 4);
  cairo_path_destroy (path);
  cairo_new_path (cr);
  pledge_scene_draw (scene, cr);
  g_assert_false (cairo_has_current_point (cr));

  cairo_pattern_destroy (source);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static PledgeRect
find_text_ink (const char *text, PledgeAnchor anchor, double *width)
{
  PledgeSceneBuilder *builder = pledge_scene_builder_new (300.0, 30.0, WHITE, fonts);
  g_autoptr (PledgeScene) scene = NULL;
  cairo_surface_t *surface;
  PledgeRect ink;

  pledge_scene_builder_begin (builder, "text", NULL, PLEDGE_ROLE_LABEL, NULL, NULL);
  *width = pledge_scene_builder_text (builder, &(PledgeText){ .text = text, .x = 150.0, .y = 20.0, .anchor = anchor, .size = 14.0, .weight = PLEDGE_WEIGHT_NORMAL, .colour = BLACK });
  pledge_scene_builder_end (builder);
  scene = pledge_scene_builder_finish (builder);
  surface = surface_new_with_scene (scene, 1.0, CAIRO_ANTIALIAS_DEFAULT);
  ink = surface_find_ink (surface);
  cairo_surface_destroy (surface);

  return ink;
}

/* Anchors are left, middle and right for every writing. */
static void
test_anchors (void)
{
  const char *texts[] = { "HilltopH", "ישראל ישראל", "שלום 3.5 %" };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      double width;
      PledgeRect ink = find_text_ink (texts[i], PLEDGE_ANCHOR_START, &width);

      g_assert_cmpfloat_with_epsilon (ink.x, 150.0, 3.0);
      g_assert_cmpfloat_with_epsilon (ink.x + ink.width, 150.0 + width, 3.0);
      ink = find_text_ink (texts[i], PLEDGE_ANCHOR_MIDDLE, &width);
      g_assert_cmpfloat_with_epsilon (ink.x + ink.width / 2.0, 150.0, 2.5);
      ink = find_text_ink (texts[i], PLEDGE_ANCHOR_END, &width);
      g_assert_cmpfloat_with_epsilon (ink.x + ink.width, 150.0, 3.0);
    }
}

/* Prints what a frame of a drag costs; it fails only where it is far off. */
static void
test_speed (void)
{
  g_autoptr (PledgeScene) before = sample_scene_new (fonts, 32, 3.5);
  cairo_surface_t *surface = surface_new_with_scene (before, 1.0, CAIRO_ANTIALIAS_DEFAULT);
  cairo_t *cr = cairo_create (surface);
  gint64 start = g_get_monotonic_time ();
  int i;

  for (i = 0; i < 20; i++)
    {
      g_autoptr (PledgeScene) after = sample_scene_new (fonts, 32, 3.5 + i * 0.01);
      g_autoptr (PledgeSceneDiff) diff = pledge_scene_diff_new (before, after);

      g_assert_nonnull (diff);
      pledge_scene_draw (after, cr);
    }
  g_test_minimized_result ((double) (g_get_monotonic_time () - start) / 20.0, "build, compare and draw a frame of 32 rows: %.0f µs", (double) (g_get_monotonic_time () - start) / 20.0);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
let_go (void)
{
  g_clear_pointer (&fonts, pledge_fonts_unref);
}

void
add_cairo_tests (void)
{
  fonts = pledge_fonts_new (NULL);
  atexit (let_go);
  g_test_add_func ("/cairo/rect", test_rect_covers_its_pixels);
  g_test_add_func ("/cairo/hatch", test_hatch);
  g_test_add_func ("/cairo/hatch-coverage", test_hatch_coverage);
  g_test_add_func ("/cairo/hatch-huge", test_hatch_of_a_huge_rect_ends);
  g_test_add_func ("/cairo/layers", test_layers_and_clip);
  g_test_add_func ("/cairo/groups", test_groups_make_the_picture);
  g_test_add_func ("/cairo/recording", test_recording);
  g_test_add_func ("/cairo/state", test_state_is_left);
  g_test_add_func ("/cairo/anchors", test_anchors);
  g_test_add_func ("/cairo/speed", test_speed);
}
