/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo.h>
#include <glib/gstdio.h>
#include <math.h>
#include <png.h>
#include <setjmp.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "pledge-deflate.h"
#include "pledge-picture.h"
#include "pledge-png.h"
#include "pledge-scene-builder.h"

/* Files are read by libpng and by cairo, streams by zlib. */

static const PledgeColour paper = { 0.98, 0.98, 0.98, 1 }, nothing = { 0, 0, 0, 0 }, ink = { 0.1, 0.1, 0.12, 1 }, veil = { 0.2, 0.4, 0.9, 0.4 };

static PledgeScene *
make_scene (double width, double height, PledgeColour background)
{
  g_autoptr (PledgeFonts) fonts = pledge_fonts_new (NULL);
  PledgeSceneBuilder *builder = pledge_scene_builder_new (width, height, background, fonts);

  pledge_scene_builder_begin (builder, "all", NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  for (int i = 0; i < height / 20; i++)
    {
      PledgeText text = { .text = "Lithuania 5.33 %", .x = 4.3 + i, .y = 14.2 + 20 * i, .size = 11, .weight = PLEDGE_WEIGHT_NORMAL, .colour = ink };

      pledge_scene_builder_rect (builder, (PledgeRect) { width / 3, 3 + 20 * i, width / 2, 12 }, 2, (PledgeFill) { .colour = veil, .hatch = i % 2 * 5 });
      pledge_scene_builder_text (builder, &text);
    }
  pledge_scene_builder_disc (builder, width / 2, height / 2, MIN (width, height) / 3, veil, 2, ink);
  pledge_scene_builder_line (builder, 0, 0, width, height, 1.5, ink, 4);
  pledge_scene_builder_end (builder);

  return pledge_scene_builder_finish (builder);
}

static GBytes *
render (const PledgeScene *scene, double scale, double dpi, const PledgePngText *texts)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = pledge_png_render (scene, scale, dpi, texts, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  return bytes;
}

typedef struct {
  const guint8 *data;
  gsize left;
} Source;

static gboolean
take (Source *source, void *to, gsize length)
{
  if (length > source->left)
    return FALSE;

  memcpy (to, source->data, length);
  source->data += length;
  source->left -= length;
  return TRUE;
}

static Source
open_source (GBytes *bytes)
{
  Source source;

  source.data = g_bytes_get_data (bytes, &source.left);
  return source;
}

static cairo_status_t
cairo_read_cb (void *closure, unsigned char *data, unsigned int length)
{
  return take (closure, data, length) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_READ_ERROR;
}

static void
png_read_cb (png_struct *png, png_byte *data, size_t length)
{
  if (!take (png_get_io_ptr (png), data, length))
    png_error (png, "the file ends too early");
}

/* What libpng says of everything before and behind the pixels; to be destroyed by the caller. */
static png_struct *
read_info (GBytes *bytes, png_info **info)
{
  Source source = open_source (bytes);
  png_struct *png = png_create_read_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);

  *info = png_create_info_struct (png);
  if (setjmp (png_jmpbuf (png)))
    g_error ("libpng refuses the file");
  png_set_read_fn (png, &source, png_read_cb);
  png_read_png (png, *info, PNG_TRANSFORM_IDENTITY, NULL);
  g_assert_cmpuint (source.left, ==, 0);

  return png;
}

/* The scene in one piece, by cairo alone. */
static cairo_surface_t *
draw_whole (const PledgeScene *scene, double scale)
{
  int width = (int) round (pledge_scene_get_width (scene) * scale), height = (int) round (pledge_scene_get_height (scene) * scale);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, width / pledge_scene_get_width (scene), height / pledge_scene_get_height (scene));
  pledge_scene_draw (scene, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static const guint32 *
get_line (cairo_surface_t *surface, int y)
{
  return (const guint32 *) (gconstpointer) (cairo_image_surface_get_data (surface) + (gsize) y * cairo_image_surface_get_stride (surface));
}

/* From 1.17.6 on cairo may cut a column of pixels off the first letter of a line of text that a surface, such
 * as a band of the picture, holds only a part of. */
static guint
get_tolerance (void)
{
  return cairo_version () >= CAIRO_VERSION_ENCODE (1, 17, 6) ? 64 : 0;
}

/* cairo reads a file without an alpha as a surface whose highest bytes mean nothing. */
static void
assert_same_by_cairo (GBytes *bytes, cairo_surface_t *expected, gboolean opaque)
{
  Source source = open_source (bytes);
  cairo_surface_t *got = cairo_image_surface_create_from_png_stream (cairo_read_cb, &source);
  int width = cairo_image_surface_get_width (expected);
  guint32 mask = opaque ? 0xffffff : 0xffffffff;
  guint differing = 0;

  g_assert_cmpint (cairo_surface_status (got), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_format (got), ==, opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32);
  g_assert_cmpint (cairo_image_surface_get_width (got), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (got), ==, cairo_image_surface_get_height (expected));
  for (int y = 0; y < cairo_image_surface_get_height (expected); y++)
    for (int x = 0; x < width; x++)
      differing += (get_line (got, y)[x] & mask) != (get_line (expected, y)[x] & mask);
  g_assert_cmpuint (differing, <=, get_tolerance ());
  cairo_surface_destroy (got);
}

/* libpng's other way of reading, which multiplies no colour by anything. */
static void
assert_same_by_libpng (GBytes *bytes, cairo_surface_t *expected)
{
  png_image image = { .version = PNG_IMAGE_VERSION };
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);
  g_autofree guint8 *pixels = NULL;
  guint differing = 0;

  g_assert_true (png_image_begin_read_from_memory (&image, data, length));
  image.format = PNG_FORMAT_RGB;
  pixels = g_malloc (PNG_IMAGE_SIZE (image));
  g_assert_true (png_image_finish_read (&image, NULL, pixels, 0, NULL));
  g_assert_cmpint (image.warning_or_error, ==, 0);
  for (guint y = 0; y < image.height; y++)
    for (guint x = 0; x < image.width; x++)
      {
        const guint8 *pixel = pixels + 3 * ((gsize) y * image.width + x);

        differing += (guint32) (pixel[0] << 16 | pixel[1] << 8 | pixel[2]) != (get_line (expected, y)[x] & 0xffffff);
      }
  g_assert_cmpuint (differing, <=, get_tolerance ());
}

static void
test_pixels (void)
{
  static const struct {
    double width, height, scale;
  } sizes[] = {
    { 300, 200, 1 }, { 300, 200, 2 }, { 301, 199, 1.37 }, { 160, 160, 0.1 }, { 1, 1, 1 }, { 1, 900, 1 }, { 2, 3, 1 },
    { 1200, 800, 2 },  /* two bands */
    { 10922, 24, 1 },  /* the row above is just within a stream's reach */
    { 10923, 24, 1 },  /* and just beyond it */
    { 20000, 20, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (PledgeScene) scene = make_scene (sizes[i].width, sizes[i].height, paper);
      g_autoptr (GBytes) bytes = render (scene, sizes[i].scale, 0, NULL);
      cairo_surface_t *whole = draw_whole (scene, sizes[i].scale);

      assert_same_by_cairo (bytes, whole, TRUE);
      assert_same_by_libpng (bytes, whole);
      cairo_surface_destroy (whole);
    }
}

static void
test_alpha (void)
{
  g_autoptr (PledgeScene) scene = make_scene (300, 200, nothing);
  g_autoptr (PledgeScene) half = make_scene (300, 200, veil);
  g_autoptr (GBytes) bytes = render (scene, 2, 0, NULL), half_bytes = render (half, 1, 0, NULL);
  cairo_surface_t *whole = draw_whole (scene, 2), *half_whole = draw_whole (half, 1);
  guint clear = 0, opaque = 0;

  assert_same_by_cairo (bytes, whole, FALSE);
  assert_same_by_cairo (half_bytes, half_whole, FALSE);
  for (int y = 0; y < 400; y++)
    for (int x = 0; x < 600; x++)
      {
        clear += get_line (whole, y)[x] >> 24 == 0;
        opaque += get_line (whole, y)[x] >> 24 == 0xff;
      }
  g_assert_cmpuint (clear, >, 10000);
  g_assert_cmpuint (opaque, >, 100);
  cairo_surface_destroy (whole);
  cairo_surface_destroy (half_whole);
}

static void
test_resolution (void)
{
  static const struct {
    double dpi;
    guint per_metre;
  } cases[] = { { 300, 11811 }, { 96, 3780 }, { 192, 7559 }, { 72, 2835 }, { 25.4, 1000 }, { PLEDGE_PNG_MIN_DPI, 39 } };
  g_autoptr (PledgeScene) scene = make_scene (20, 20, paper);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = render (scene, 1, cases[i].dpi, NULL);
      png_info *info;
      png_struct *png = read_info (bytes, &info);
      png_uint_32 x, y;
      int unit;

      g_assert_true (png_get_pHYs (png, info, &x, &y, &unit));
      g_assert_cmpint (unit, ==, PNG_RESOLUTION_METER);
      g_assert_cmpuint (x, ==, cases[i].per_metre);
      g_assert_cmpuint (y, ==, cases[i].per_metre);
      png_destroy_read_struct (&png, &info, NULL);
    }
}

static void
test_kind (void)
{
  g_autoptr (PledgeScene) opaque = make_scene (20, 20, paper), clear = make_scene (20, 20, nothing);
  g_autoptr (GBytes) bytes = render (opaque, 1, 0, NULL), clear_bytes = render (clear, 1, 0, NULL);
  png_info *info;
  png_struct *png = read_info (bytes, &info);
  int intent = -1;

  g_assert_cmpint (png_get_color_type (png, info), ==, PNG_COLOR_TYPE_RGB);
  g_assert_cmpint (png_get_bit_depth (png, info), ==, 8);
  g_assert_true (png_get_sRGB (png, info, &intent));
  g_assert_cmpint (intent, ==, PNG_sRGB_INTENT_RELATIVE);
  g_assert_false (png_get_valid (png, info, PNG_INFO_pHYs));
  png_destroy_read_struct (&png, &info, NULL);

  png = read_info (clear_bytes, &info);
  g_assert_cmpint (png_get_color_type (png, info), ==, PNG_COLOR_TYPE_RGB_ALPHA);
  g_assert_true (png_get_valid (png, info, PNG_INFO_sRGB));
  png_destroy_read_struct (&png, &info, NULL);
}

static void
test_texts (void)
{
  static const PledgePngText texts[] = {
    { "Title", "NATO · July 2026 · “Türkiye” 防衛費 \xf0\x9f\x9b\xa1" },
    { "Description", "First line\nsecond <line> & 'more'" },
    { "Comment", NULL },
    { "Source", "bad \xff byte" },
    { "Software", "" },
    { NULL, NULL },
  };
  static const char *const expected[][2] = {
    { "Title", "NATO · July 2026 · “Türkiye” 防衛費 \xf0\x9f\x9b\xa1" },
    { "Description", "First line\nsecond <line> & 'more'" },
    { "Source", "bad \xef\xbf\xbd byte" },
    { "Software", "" },
  };
  g_autoptr (PledgeScene) scene = make_scene (20, 20, paper);
  g_autoptr (GBytes) bytes = render (scene, 1, 0, texts);
  png_info *info;
  png_struct *png = read_info (bytes, &info);
  png_text *got;
  int n;

  g_assert_cmpint (png_get_text (png, info, &got, &n), ==, G_N_ELEMENTS (expected));
  for (int i = 0; i < n; i++)
    {
      g_assert_cmpint (got[i].compression, ==, PNG_ITXT_COMPRESSION_NONE);
      g_assert_cmpstr (got[i].key, ==, expected[i][0]);
      g_assert_cmpstr (got[i].text, ==, expected[i][1]);
    }
  png_destroy_read_struct (&png, &info, NULL);
}

static void
test_refused (void)
{
  static const PledgePngText nameless[] = { { "", "no keyword" }, { NULL, NULL } };
  g_autoptr (PledgeScene) scene = make_scene (300, 200, paper);
  const double scales[] = { 1000, 1e300, 0.001, 1e-300, 70 };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (pledge_png_render (scene, scales[i], 0, NULL, &error));
      g_assert_error (error, PLEDGE_PICTURE_ERROR, PLEDGE_PICTURE_ERROR_SIZE);
    }

  /* What libpng will not write is an error, not half a file. */
  if (g_test_subprocess ())
    {
      g_autoptr (GError) error = NULL;

      g_log_set_always_fatal (G_LOG_LEVEL_ERROR);
      g_assert_null (pledge_png_render (scene, 1, 0, nameless, &error));
      g_assert_error (error, PLEDGE_PICTURE_ERROR, PLEDGE_PICTURE_ERROR_RENDER);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

/* The same every time: no date, nothing left over in memory. */
static void
test_same_twice (void)
{
  g_autoptr (PledgeScene) scene = make_scene (300, 200, paper);
  g_autoptr (GBytes) first = render (scene, 2, 192, NULL), second = render (scene, 2, 192, NULL);

  g_assert_true (g_bytes_equal (first, second));
}

/* Not larger than what cairo makes of the same pixels. */
static void
test_size (void)
{
  g_autoptr (PledgeScene) scene = make_scene (1200, 800, paper);
  g_autoptr (GBytes) bytes = render (scene, 2, 0, NULL);
  cairo_surface_t *whole = draw_whole (scene, 2);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "pledge-png-XXXXXX", NULL);
  g_autofree char *content = NULL;
  int fd = g_mkstemp (path);
  gsize length;

  g_assert_cmpint (cairo_surface_write_to_png (whole, path), ==, CAIRO_STATUS_SUCCESS);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpfloat (g_bytes_get_size (bytes), <, 1.2 * length);
  g_assert_cmpint (unlink (path), ==, 0);
  g_assert_true (g_close (fd, NULL));
  cairo_surface_destroy (whole);
}

/* Rows of pixels of some kind; what zlib makes of the stream must be them again. */
static void
check_stream (guint width, guint height, guint channels, guint32 (*make) (guint x, guint y))
{
  g_autoptr (GByteArray) stream = g_byte_array_new ();
  g_autoptr (PledgeDeflate) deflate = pledge_deflate_new (width, channels, stream);
  g_autofree guint32 *row = g_new (guint32, width);
  g_autoptr (GByteArray) expected = g_byte_array_new ();
  g_autofree guint8 *got = NULL;
  uLongf length;

  for (guint y = 0; y < height; y++)
    {
      const guint8 filter = 0;

      g_byte_array_append (expected, &filter, 1);
      for (guint x = 0; x < width; x++)
        {
          guint8 bytes[4];

          row[x] = make (x, y) | (channels == 3 ? 0xff000000 : 0);
          bytes[0] = row[x] >> 16;
          bytes[1] = row[x] >> 8;
          bytes[2] = row[x];
          bytes[3] = row[x] >> 24;
          g_byte_array_append (expected, bytes, channels);
        }
      pledge_deflate_add_row (deflate, row);
    }
  g_assert_true (pledge_deflate_finish (deflate));

  length = expected->len;
  got = g_malloc (length);
  g_assert_cmpint (uncompress (got, &length, stream->data, stream->len), ==, Z_OK);
  g_assert_cmpmem (got, length, expected->data, expected->len);
}

static guint32
make_white (guint x, guint y)
{
  return 0xffffff;
}

static guint32
make_noise (guint x, guint y)
{
  return (guint32) g_test_rand_int ();
}

/* As charts are, with noise where text would be. */
static guint32
make_mixed (guint x, guint y)
{
  return x / 37 % 3 == 0 && y % 7 < 3 ? (guint32) g_test_rand_int_range (0, 5) * 0x112233 : (x + y) / 9 % 2 * 0x3584e4;
}

/* Two colours, at places that come again: matches of every length. */
static guint32
make_steps (guint x, guint y)
{
  return x % (y + 2) == 0 ? 0x80102030 : 0;
}

/* Counts of bytes as far apart as they can be: codes would grow beyond what is allowed. */
static guint32
make_skewed (guint x, guint y)
{
  guint level = 0;

  while (level < 23 && g_test_rand_int_range (0, 8) < 5)
    level++;
  return level * 0x0b0507 + (guint32) g_test_rand_int_range (0, 2);
}

static void
test_streams (void)
{
  static guint32 (*const kinds[]) (guint x, guint y) = { make_white, make_noise, make_mixed, make_steps, make_skewed };
  static const guint sizes[][2] = { { 1, 1 }, { 1, 70000 }, { 2, 2 }, { 3, 500 }, { 85, 40 }, { 86, 40 }, { 87, 40 },
                                    { 257, 300 }, { 2400, 60 }, { 8191, 9 }, { 10922, 5 }, { 10923, 5 }, { 40000, 4 } };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      for (guint channels = 3; channels <= 4; channels++)
        check_stream (sizes[i][0], sizes[i][1], channels, kinds[k]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/png/pixels", test_pixels);
  g_test_add_func ("/png/alpha", test_alpha);
  g_test_add_func ("/png/resolution", test_resolution);
  g_test_add_func ("/png/kind", test_kind);
  g_test_add_func ("/png/texts", test_texts);
  g_test_add_func ("/png/refused", test_refused);
  g_test_add_func ("/png/same-twice", test_same_twice);
  g_test_add_func ("/png/size", test_size);
  g_test_add_func ("/png/streams", test_streams);
  return g_test_run ();
}
