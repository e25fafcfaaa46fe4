/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-scene.h"

#include <math.h>
#include <string.h>

#include "pledge-scene-private.h"

static void
test_measure_sums_up (void)
{
  g_autoptr (PledgeFonts) fonts = pledge_fonts_new (NULL);
  double width, bold, large, ascent, descent, digit_width, eights, ones;

  g_assert_cmpstr (pledge_fonts_get_family (fonts), ==, PLEDGE_FONTS_DEFAULT_FAMILY);
  pledge_fonts_measure (fonts, "Germany", 12.0, PLEDGE_WEIGHT_NORMAL, &width, &ascent, &descent);
  pledge_fonts_measure (fonts, "Germany", 12.0, PLEDGE_WEIGHT_BOLD, &bold, NULL, NULL);
  pledge_fonts_measure (fonts, "Germany", 120.0, PLEDGE_WEIGHT_NORMAL, &large, NULL, NULL);
  g_assert_cmpfloat (width, >, 30.0);
  g_assert_cmpfloat (width, <, 70.0);
  g_assert_cmpfloat (bold, >, width);
  g_assert_cmpfloat_with_epsilon (large, 10.0 * width, 0.5);
  g_assert_cmpfloat (ascent, >, 7.0);
  g_assert_cmpfloat (ascent, <, 16.0);
  g_assert_cmpfloat (descent, >, 1.0);

  pledge_fonts_measure (fonts, "1111", 12.0, PLEDGE_WEIGHT_NORMAL, &ones, NULL, NULL);
  pledge_fonts_measure (fonts, "8888", 12.0, PLEDGE_WEIGHT_NORMAL, &eights, NULL, NULL);
  g_assert_cmpfloat_with_epsilon (ones, eights, 0.05);
  pledge_fonts_measure (fonts, "8", 12.0, PLEDGE_WEIGHT_NORMAL, &digit_width, NULL, NULL);
  g_assert_cmpfloat_with_epsilon (eights, 4.0 * digit_width, 0.1);

  pledge_fonts_measure (fonts, "", 12.0, PLEDGE_WEIGHT_NORMAL, &width, &ascent, NULL);
  g_assert_cmpfloat (width, ==, 0.0);
  g_assert_cmpfloat (ascent, >, 7.0);
}

static cairo_surface_t *
show_text (PledgeFonts *fonts, const char *text, double scale, double x)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (300 * scale), (int) (40 * scale));
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0.0, 0.0, 0.0);
  cairo_scale (cr, scale, scale);
  pledge_fonts_show (fonts, cr, text, 13.0, PLEDGE_WEIGHT_NORMAL, x, 25.0);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

/* What is measured is what is drawn, whatever the scale. */
static void
test_drawing_matches_measure (void)
{
  g_autoptr (PledgeFonts) fonts = pledge_fonts_new (NULL);
  const char *text = "HilltopH Netherlands HilltopH";
  const double scales[] = { 1.0, 1.25, 2.0, 3.0 };
  PledgeRect extent;
  guint i;

  pledge_fonts_get_extent (fonts, text, 13.0, PLEDGE_WEIGHT_NORMAL, &extent);
  for (i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      cairo_surface_t *surface = show_text (fonts, text, scales[i], 10.3);
      PledgeRect ink = surface_find_ink (surface);
      double left = ink.x / scales[i], right = (ink.x + ink.width) / scales[i];

      g_assert_cmpfloat (left, >=, 10.3 + extent.x - 1.0);
      g_assert_cmpfloat (left, <=, 10.3 + 3.0);
      g_assert_cmpfloat (right, <=, 10.3 + extent.x + extent.width + 1.0);
      g_assert_cmpfloat (right, >=, 10.3 + extent.x + extent.width - 3.0);
      g_assert_cmpfloat ((ink.y + ink.height) / scales[i], <=, 25.0 + extent.y + extent.height + 1.0);
      g_assert_cmpfloat (ink.y / scales[i], >=, 25.0 + extent.y - 1.0);
      cairo_surface_destroy (surface);
    }
}

/* Each glyph stands at the place that was measured, not at the next whole pixel: of a row of the
 * same letter, stems are as far apart as they should be. */
static void
test_glyphs_stand_evenly (void)
{
  g_autoptr (PledgeFonts) fonts = pledge_fonts_new (NULL);
  cairo_surface_t *surface = show_text (fonts, "llllllllllllllllllll", 1.0, 10.0);
  double advance, sum[32] = { 0 }, weight[32] = { 0 };
  int x, i;

  pledge_fonts_measure (fonts, "llllllllllllllllllll", 13.0, PLEDGE_WEIGHT_NORMAL, &advance, NULL, NULL);
  advance /= 20.0;
  for (x = 10; x < 10 + (int) (20 * advance); x++)
    {
      double ink = 255.0 - ((surface_get_pixel (surface, x, 20) >> 8) & 0xff);

      i = (int) ((x + 0.5 - 10.0) / advance);
      sum[i] += ink * (x + 0.5);
      weight[i] += ink;
    }
  for (i = 1; i < 19; i++)
    {
      g_assert_cmpfloat (weight[i], >, 100.0);
      g_assert_cmpfloat_with_epsilon (sum[i] / weight[i] - sum[0] / weight[0], i * advance, 0.3);
    }
  cairo_surface_destroy (surface);
}

static void
test_ellipsize (void)
{
  g_autoptr (PledgeFonts) fonts = pledge_fonts_new (NULL);
  g_autofree char *whole = NULL, *cut = NULL, *again = NULL, *narrow = NULL, *none = NULL, *empty = NULL;
  double width, full;

  pledge_fonts_measure (fonts, "North Macedonia", 12.0, PLEDGE_WEIGHT_NORMAL, &full, NULL, NULL);
  whole = pledge_fonts_ellipsize (fonts, "North Macedonia", 12.0, PLEDGE_WEIGHT_NORMAL, full);
  g_assert_cmpstr (whole, ==, "North Macedonia");
  cut = pledge_fonts_ellipsize (fonts, "North Macedonia", 12.0, PLEDGE_WEIGHT_NORMAL, full - 1.0);
  again = pledge_fonts_ellipsize (fonts, "North Macedonia", 12.0, PLEDGE_WEIGHT_NORMAL, full - 1.0);
  g_assert_cmpstr (cut, ==, again);
  g_assert_true (g_str_has_prefix (cut, "North M"));
  g_assert_true (g_str_has_suffix (cut, "…"));
  pledge_fonts_measure (fonts, cut, 12.0, PLEDGE_WEIGHT_NORMAL, &width, NULL, NULL);
  g_assert_cmpfloat (width, <=, full - 1.0);
  g_assert_cmpfloat (width, >, full - 20.0);

  narrow = pledge_fonts_ellipsize (fonts, "North Macedonia", 12.0, PLEDGE_WEIGHT_NORMAL, 1.0);
  g_assert_cmpstr (narrow, ==, "…");
  none = pledge_fonts_ellipsize (fonts, "North Macedonia", 12.0, PLEDGE_WEIGHT_NORMAL, -5.0);
  g_assert_cmpstr (none, ==, "…");
  empty = pledge_fonts_ellipsize (fonts, "", 12.0, PLEDGE_WEIGHT_NORMAL, -5.0);
  g_assert_cmpstr (empty, ==, "");
}

/* At every width the cut text fits, grows with the width, and ends between whole characters. */
static void
test_ellipsize_keeps_graphemes (void)
{
  g_autoptr (PledgeFonts) fonts = pledge_fonts_new (NULL);
  const char *cluster = "e\xcc\x81\xcc\xa3"; /* e with two combining marks: five bytes */
  g_autoptr (GString) text = g_string_new (NULL);
  gsize longest = 0;
  double max_width;
  int i;

  for (i = 0; i < 20; i++)
    g_string_append (text, cluster);
  for (max_width = 14.0; max_width < 100.0; max_width += 3.0)
    {
      g_autofree char *cut = pledge_fonts_ellipsize (fonts, text->str, 12.0, PLEDGE_WEIGHT_NORMAL, max_width);
      gsize front = strlen (cut) - strlen ("…");
      double width;

      pledge_fonts_measure (fonts, cut, 12.0, PLEDGE_WEIGHT_NORMAL, &width, NULL, NULL);
      g_assert_cmpfloat (width, <=, max_width);
      g_assert_cmpuint (front % strlen (cluster), ==, 0);
      g_assert_cmpuint (front, >=, longest);
      longest = front;
    }
  g_assert_cmpuint (longest, >, 5 * strlen (cluster));
}

static void
test_hostile_text (void)
{
  g_autoptr (PledgeFonts) fonts = pledge_fonts_new (NULL);
  g_autofree char *clean = pledge_fonts_clean_text ("a\nb\tc\x01" "d\x7f\xc2\x85\xe2\x80\xa8" "e\xff<b>");
  g_autofree char *many = g_strnfill (10000, 'm');
  g_autofree char *cut = NULL;
  const char *hostile[] = { "\xff\xfe", "<b>&amp;</b>", "\xe2\x80\xae" "abc", "\xe2\x81\xa6\xe2\x81\xa6", "\xed\xa0\x80", "a\xcc\x81\xcc\x81\xcc\x81\xcc\x81", "\xf3\xa0\x80\x81", " ", "\xef\xbf\xbf" };
  double width, markup, one;
  guint i;

  g_assert_cmpstr (clean, ==, "a b c d   e\xef\xbf\xbd<b>");
  for (i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      cairo_surface_t *surface = show_text (fonts, hostile[i], 1.0, 10.0);

      pledge_fonts_measure (fonts, hostile[i], 12.0, PLEDGE_WEIGHT_NORMAL, &width, NULL, NULL);
      g_assert_true (isfinite (width) && width >= 0.0);
      cairo_surface_destroy (surface);
    }
  /* Markup is shown, not read. */
  pledge_fonts_measure (fonts, "<b>x</b>", 12.0, PLEDGE_WEIGHT_NORMAL, &markup, NULL, NULL);
  pledge_fonts_measure (fonts, "x", 12.0, PLEDGE_WEIGHT_NORMAL, &one, NULL, NULL);
  g_assert_cmpfloat (markup, >, 4.0 * one);

  pledge_fonts_measure (fonts, "m", 12.0, PLEDGE_WEIGHT_NORMAL, &one, NULL, NULL);
  pledge_fonts_measure (fonts, many, 12.0, PLEDGE_WEIGHT_NORMAL, &width, NULL, NULL);
  g_assert_cmpfloat_with_epsilon (width, 10000.0 * one, 200.0);
  cut = pledge_fonts_ellipsize (fonts, many, 12.0, PLEDGE_WEIGHT_NORMAL, 100.0);
  pledge_fonts_measure (fonts, cut, 12.0, PLEDGE_WEIGHT_NORMAL, &width, NULL, NULL);
  g_assert_cmpfloat (width, <=, 100.0);
  g_assert_cmpfloat (width, >, 80.0);

  /* A line that Pango could not count is cut, not wrapped into the negative. */
  pledge_fonts_measure (fonts, many, 2000.0, PLEDGE_WEIGHT_NORMAL, &width, NULL, NULL);
  g_assert_cmpfloat (width, >, 1e5);
}

static void
test_cache_is_bounded (void)
{
  g_autoptr (PledgeFonts) fonts = pledge_fonts_new (NULL);
  double first, width;
  int i;

  pledge_fonts_measure (fonts, "Spain", 12.0, PLEDGE_WEIGHT_NORMAL, &first, NULL, NULL);
  for (i = 0; i < 100; i++)
    pledge_fonts_measure (fonts, "Spain", 12.0, PLEDGE_WEIGHT_NORMAL, &width, NULL, NULL);
  g_assert_cmpuint (pledge_fonts_get_n_kept (fonts), ==, 1);
  pledge_fonts_measure (fonts, "Spain", 12.0, PLEDGE_WEIGHT_BOLD, NULL, NULL, NULL);
  pledge_fonts_measure (fonts, "Spain", 13.0, PLEDGE_WEIGHT_NORMAL, NULL, NULL, NULL);
  g_assert_cmpuint (pledge_fonts_get_n_kept (fonts), ==, 3);

  for (i = 0; i < 3000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d", i);

      pledge_fonts_measure (fonts, text, 12.0, PLEDGE_WEIGHT_NORMAL, NULL, NULL, NULL);
      g_assert_cmpuint (pledge_fonts_get_n_kept (fonts), <=, 1024);
    }
  pledge_fonts_measure (fonts, "Spain", 12.0, PLEDGE_WEIGHT_NORMAL, &width, NULL, NULL);
  g_assert_cmpfloat (width, ==, first);

  /* Long texts push out many short ones. */
  for (i = 0; i < 20; i++)
    {
      g_autofree char *text = g_strnfill (100000, (char) ('a' + i));

      pledge_fonts_measure (fonts, text, 1.0, PLEDGE_WEIGHT_NORMAL, NULL, NULL, NULL);
    }
  g_assert_cmpuint (pledge_fonts_get_n_kept (fonts), <=, 6);
}

static void
test_odd_families (void)
{
  const char *families[] = { "No Such Family", "DejaVu Sans, Cantarell", "'", "", "serif" };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (families); i++)
    {
      g_autoptr (PledgeFonts) fonts = pledge_fonts_new (families[i]);
      double width;

      pledge_fonts_measure (fonts, "Germany", 12.0, PLEDGE_WEIGHT_NORMAL, &width, NULL, NULL);
      g_assert_cmpfloat (width, >, 20.0);
    }
}

static gpointer
draw_often (gpointer data)
{
  const PledgeScene *scene = data;
  int i;

  for (i = 0; i < 10; i++)
    cairo_surface_destroy (surface_new_with_scene (scene, 1.0 + i % 3, CAIRO_ANTIALIAS_DEFAULT));

  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (PledgeFonts) fonts = pledge_fonts_new (NULL);
  g_autoptr (PledgeScene) scene = sample_scene_new (fonts, 8, 3.5);
  GThread *threads[3];
  guint i;

  for (i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("draw", draw_often, scene);
  for (i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

void
add_fonts_tests (void)
{
  g_test_add_func ("/fonts/measure", test_measure_sums_up);
  g_test_add_func ("/fonts/drawing-matches-measure", test_drawing_matches_measure);
  g_test_add_func ("/fonts/even", test_glyphs_stand_evenly);
  g_test_add_func ("/fonts/ellipsize", test_ellipsize);
  g_test_add_func ("/fonts/ellipsize-graphemes", test_ellipsize_keeps_graphemes);
  g_test_add_func ("/fonts/hostile", test_hostile_text);
  g_test_add_func ("/fonts/cache", test_cache_is_bounded);
  g_test_add_func ("/fonts/families", test_odd_families);
  g_test_add_func ("/fonts/threads", test_threads);
}
