/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-scene.h"

#ifdef HAVE_LIBRSVG
#include <librsvg/rsvg.h>

typedef struct {
  double mean;   /* of the differences of all channels, 0 … 255 */
  double strong; /* share of pixels that differ by more than a third */
} Difference;

static cairo_surface_t *
surface_new_with_svg (const PledgeScene *scene, double scale)
{
  g_autoptr (GBytes) svg = pledge_scene_to_svg (scene, "Title", "Description", NULL, NULL);
  g_autoptr (GError) error = NULL;
  RsvgHandle *handle = rsvg_handle_new_from_data (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg), &error);
  double width = pledge_scene_get_width (scene), height = pledge_scene_get_height (scene);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (width * scale), (int) (height * scale));
  cairo_t *cr = cairo_create (surface);

  g_assert_no_error (error);
  cairo_scale (cr, scale, scale);
  rsvg_handle_render_document (handle, cr, &(RsvgRectangle){ 0.0, 0.0, width, height }, &error);
  g_assert_no_error (error);
  g_object_unref (handle);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static Difference
compare (cairo_surface_t *a, cairo_surface_t *b, cairo_surface_t *difference)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a), x, y, shift;
  double sum = 0.0, n_strong = 0.0;

  for (y = 0; y < height; y++)
    for (x = 0; x < width; x++)
      {
        guint32 one = surface_get_pixel (a, x, y), other = surface_get_pixel (b, x, y);
        int most = 0;

        for (shift = 0; shift < 24; shift += 8)
          {
            int apart = ABS ((int) (one >> shift & 0xff) - (int) (other >> shift & 0xff));

            sum += apart;
            most = MAX (most, apart);
          }
        n_strong += most > 85;
        cairo_image_surface_get_data (difference)[y * cairo_image_surface_get_stride (difference) + x] = (guint8) most;
      }

  return (Difference){ sum / (3.0 * width * height), n_strong / ((double) width * height) };
}

static void
keep_picture (cairo_surface_t *surface, const char *name, const char *suffix)
{
  g_autofree char *file = g_strconcat (name, suffix, NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_BUILT, "scene", file, NULL);

  if (cairo_surface_write_to_png (surface, path) == CAIRO_STATUS_SUCCESS)
    g_test_message ("kept %s", path);
}

static void
assert_same_picture (const char *name, const PledgeScene *scene, double scale, double max_mean, double max_strong)
{
  cairo_surface_t *drawn = surface_new_with_scene (scene, scale, CAIRO_ANTIALIAS_DEFAULT);
  cairo_surface_t *svg = surface_new_with_svg (scene, scale);
  cairo_surface_t *difference = cairo_image_surface_create (CAIRO_FORMAT_A8, cairo_image_surface_get_width (drawn), cairo_image_surface_get_height (drawn));
  Difference found;

  cairo_surface_flush (difference);
  found = compare (drawn, svg, difference);
  cairo_surface_mark_dirty (difference);
  g_test_message ("%s: mean %.3f, strong %.5f", name, found.mean, found.strong);
  if (found.mean > max_mean || found.strong > max_strong)
    {
      keep_picture (drawn, name, ".cairo.png");
      keep_picture (svg, name, ".out.png");
      keep_picture (difference, name, ".diff.png");
    }
  g_assert_cmpfloat (found.mean, <=, max_mean);
  g_assert_cmpfloat (found.strong, <=, max_strong);
  cairo_surface_destroy (drawn);
  cairo_surface_destroy (svg);
  cairo_surface_destroy (difference);
}

static PledgeScene *
shapes_scene_new (PledgeFonts *fonts)
{
  static const PledgePoint points[] = { { 10.0, 60.0, TRUE }, { 40.0, 45.0, FALSE }, { 60.0, 70.0, FALSE }, { 70.0, 50.0, TRUE }, { 90.0, 60.0, FALSE }, { 80.0, 75.0, FALSE } };
  PledgeSceneBuilder *builder = pledge_scene_builder_new (200.0, 100.0, (PledgeColour){ 0.98, 0.98, 0.98, 1.0 }, fonts);

  pledge_scene_builder_begin (builder, "clipped", NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  pledge_scene_builder_set_clip (builder, (PledgeRect){ 10.0, 5.0, 100.0, 30.0 });
  pledge_scene_builder_rect (builder, (PledgeRect){ 5.0, 10.0, 50.0, 40.0 }, 8.0, (PledgeFill){ .colour = { 0.1, 0.4, 0.7, 0.6 } });
  pledge_scene_builder_rect (builder, (PledgeRect){ 60.0, 10.0, 80.0, 15.0 }, 4.0, (PledgeFill){ .colour = { 0.9, 0.4, 0.1, 1.0 }, .hatch = 5.0, .under = { 1.0, 0.9, 0.8, 1.0 } });
  pledge_scene_builder_begin (builder, "open", NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  pledge_scene_builder_rect (builder, (PledgeRect){ 120.0, 10.0, 60.0, 30.0 }, 0.0, (PledgeFill){ .colour = { 0.0, 0.4, 0.1, 0.5 }, .hatch = 8.0, .under = CLEAR });
  pledge_scene_builder_end (builder);
  pledge_scene_builder_end (builder);
  pledge_scene_builder_begin (builder, "lines", NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  pledge_scene_builder_path (builder, points, 6, 2.0, RED, 4.0, &(PledgeColour){ 0.0, 0.5, 0.5, 0.4 });
  pledge_scene_builder_path (builder, points, 3, 3.0, BLUE, 0.0, NULL);
  pledge_scene_builder_line (builder, 5.0, 90.0, 190.0, 80.0, 1.5, BLACK, 6.0);
  pledge_scene_builder_disc (builder, 150.0, 65.0, 12.0, WHITE, 3.0, BLACK);
  pledge_scene_builder_end (builder);

  return pledge_scene_builder_finish (builder);
}

static PledgeScene *
words_scene_new (PledgeFonts *fonts, const char *const *texts)
{
  PledgeSceneBuilder *builder = pledge_scene_builder_new (300.0, 100.0, WHITE, fonts);
  guint i;

  pledge_scene_builder_begin (builder, "words", NULL, PLEDGE_ROLE_LABEL, NULL, NULL);
  for (i = 0; texts[i] != NULL; i++)
    pledge_scene_builder_text (builder, &(PledgeText){ .text = texts[i], .x = 150.0, .y = 25.0 + 25.0 * i, .anchor = (PledgeAnchor) i % 3, .size = 14.0, .weight = PLEDGE_WEIGHT_NORMAL, .colour = BLACK });
  pledge_scene_builder_end (builder);

  return pledge_scene_builder_finish (builder);
}

static void
test_shapes (void)
{
  g_autoptr (PledgeFonts) fonts = pledge_fonts_new (NULL);
  g_autoptr (PledgeScene) scene = shapes_scene_new (fonts);

  assert_same_picture ("shapes-1", scene, 1.0, 0.6, 0.0);
  assert_same_picture ("shapes-2", scene, 2.0, 0.6, 0.0);
}

static void
test_chart (void)
{
  const char *families[] = { NULL, "DejaVu Sans", "No Such Family" };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (families); i++)
    {
      g_autoptr (PledgeFonts) fonts = pledge_fonts_new (families[i]);
      g_autoptr (PledgeScene) scene = sample_scene_new (fonts, 20, 4.5);

      assert_same_picture ("chart-1", scene, 1.0, 4.0, 0.025);
      assert_same_picture ("chart-2", scene, 2.0, 4.0, 0.025);
    }
}

/* Hardly any ink may lie elsewhere: right-to-left text has to have the same order and the same end. */
static void
test_right_to_left (void)
{
  const char *texts[] = { "שלום 3.5 % (Wales)", "שלום 3.5 % (Wales)", "שלום 3.5 % (Wales)", NULL };
  const char *plain[] = { "Shalom 3.5 % (Wales)", "Shalom 3.5 % (Wales)", "Shalom 3.5 % (Wales)", NULL };
  g_autoptr (PledgeFonts) fonts = pledge_fonts_new ("DejaVu Sans");
  g_autoptr (PledgeScene) left_to_right = words_scene_new (fonts, plain);
  g_autoptr (PledgeScene) right_to_left = words_scene_new (fonts, texts);

  assert_same_picture ("words-ltr", left_to_right, 3.0, 2.0, 0.01);
  assert_same_picture ("words-rtl", right_to_left, 3.0, 2.0, 0.01);
}
#else
static void
test_shapes (void)
{
  g_test_skip ("built without librsvg");
}

#define test_chart test_shapes
#define test_right_to_left test_shapes
#endif

void
add_picture_tests (void)
{
  g_test_add_func ("/picture/shapes", test_shapes);
  g_test_add_func ("/picture/chart", test_chart);
  g_test_add_func ("/picture/right-to-left", test_right_to_left);
}
