/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-png.h"

#include <cairo.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <png.h>
#include <string.h>

#include "pledge-deflate.h"
#include "pledge-picture.h"

#define METRES_PER_INCH 0.0254
/* A picture is drawn in bands of about as many pixels: it need not lie in memory as a whole, and what has just been
 * drawn is still at hand when it is written. */
#define BAND_AREA_PX 5e5
/* A longer text is deflated. */
#define LONG_TEXT_BYTES 4096

/* What a file is written from, and where to. libpng leaves by longjmp: everything that has to be freed
 * lies here, and is freed by who began. */
typedef struct {
  const PledgeScene *scene;
  int width, height;
  int band_height;
  gboolean opaque;
  double dpi;
  GArray *texts; /* of png_text */
  GByteArray *pixels; /* the pixels as they stand in the file */
  GByteArray *bytes;
  png_struct *png;
  png_info *info;
  char *reason;
} Writer;

static void
text_clear (gpointer data)
{
  png_text *text = data;

  g_free (text->key);
  g_free (text->text);
}

static void
writer_clear (Writer *self)
{
  png_destroy_write_struct (&self->png, &self->info);
  g_clear_pointer (&self->texts, g_array_unref);
  g_clear_pointer (&self->pixels, g_byte_array_unref);
  g_clear_pointer (&self->bytes, g_byte_array_unref);
  g_free (self->reason);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writer, writer_clear)

static void
error_cb (png_struct *png, const char *message)
{
  Writer *self = png_get_error_ptr (png);

  g_free (self->reason);
  self->reason = g_strdup (message);
  png_longjmp (png, 1);
}

static void
warning_cb (png_struct *png, const char *message)
{
  g_warning ("libpng: %s", message);
}

static void
append_cb (png_struct *png, png_byte *data, size_t length)
{
  Writer *self = png_get_io_ptr (png);

  g_byte_array_append (self->bytes, data, (guint) length);
}

static void
flush_cb (png_struct *png)
{
}

static gboolean
fail (GError **error, const char *reason)
{
  g_set_error (error, PLEDGE_PICTURE_ERROR, PLEDGE_PICTURE_ERROR_RENDER, _("The picture could not be drawn: %s"), reason);
  return FALSE;
}

static gboolean
set_size (Writer *self, double scale, GError **error)
{
  double width = round (pledge_scene_get_width (self->scene) * scale), height = round (pledge_scene_get_height (self->scene) * scale);

  if (!(width >= 1 && height >= 1 && width <= PLEDGE_PICTURE_MAX_PX && height <= PLEDGE_PICTURE_MAX_PX &&
        width * height <= PLEDGE_PICTURE_MAX_AREA_PX))
    {
      g_set_error (error, PLEDGE_PICTURE_ERROR, PLEDGE_PICTURE_ERROR_SIZE,
                   _("A PNG is at least 1 and at most %g pixels wide or high, and %g million pixels in all."), PLEDGE_PICTURE_MAX_PX,
                   PLEDGE_PICTURE_MAX_AREA_PX / 1e6);
      return FALSE;
    }

  self->width = (int) width;
  self->height = (int) height;
  self->band_height = (int) CLAMP (BAND_AREA_PX / width, 1, height);
  return TRUE;
}

/* The surface is as high as a band, its first row is row `top` of the picture. */
static cairo_status_t
draw (const Writer *self, cairo_surface_t *surface, int top, gboolean only_background)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
  cairo_paint (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
  cairo_translate (cr, 0, -top);
  /* A size times a scale need not be whole: the drawing ends where the last pixel does, else that is see-through. */
  cairo_scale (cr, self->width / pledge_scene_get_width (self->scene), self->height / pledge_scene_get_height (self->scene));
  if (only_background)
    pledge_scene_draw_background (self->scene, cr);
  else
    pledge_scene_draw (self->scene, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return status;
}

static const guint32 *
get_line (cairo_surface_t *surface, int y)
{
  return (const guint32 *) (gconstpointer) (cairo_image_surface_get_data (surface) + (gsize) y * cairo_image_surface_get_stride (surface));
}

/* Nothing that is drawn over a background makes it less opaque. */
static gboolean
is_opaque (const Writer *self)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1, 1);
  gboolean opaque = draw (self, surface, 0, TRUE) == CAIRO_STATUS_SUCCESS && get_line (surface, 0)[0] >> 24 == 0xff;

  cairo_surface_destroy (surface);
  return opaque;
}

static guint32
straighten (guint32 channel, guint32 alpha)
{
  return (channel * 255 + alpha / 2) / alpha;
}

/* cairo's colours are multiplied by the alpha, a file's are not. */
static void
straighten_row (const guint32 *from, guint32 *to, int width)
{
  guint32 before = 0, after = 0;

  for (int x = 0; x < width; x++)
    {
      guint32 alpha = from[x] >> 24;

      if (from[x] != before)
        {
          before = from[x];
          after = alpha == 0 ? 0
                             : alpha << 24 | straighten (before >> 16 & 0xff, alpha) << 16 | straighten (before >> 8 & 0xff, alpha) << 8 |
                                 straighten (before & 0xff, alpha);
        }
      to[x] = after;
    }
}

static cairo_status_t
add_bands (const Writer *self, cairo_surface_t *surface, PledgeDeflate *deflate)
{
  g_autofree guint32 *row = self->opaque ? NULL : g_new (guint32, self->width);
  cairo_status_t status = cairo_surface_status (surface);

  for (int top = 0; top < self->height && status == CAIRO_STATUS_SUCCESS; top += self->band_height)
    {
      status = draw (self, surface, top, FALSE);
      for (int y = 0; y < MIN (self->band_height, self->height - top) && status == CAIRO_STATUS_SUCCESS; y++)
        {
          if (!self->opaque)
            straighten_row (get_line (surface, y), row, self->width);
          pledge_deflate_add_row (deflate, row != NULL ? row : get_line (surface, y));
        }
    }

  return status;
}

static gboolean
make_pixels (Writer *self, GError **error)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, self->width, self->band_height);
  g_autoptr (PledgeDeflate) deflate = NULL;
  cairo_status_t status;

  self->opaque = is_opaque (self);
  self->pixels = g_byte_array_new ();
  deflate = pledge_deflate_new (self->width, self->opaque ? 3 : 4, self->pixels);
  status = add_bands (self, surface, deflate);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS && !pledge_deflate_finish (deflate))
    status = CAIRO_STATUS_WRITE_ERROR;

  return status == CAIRO_STATUS_SUCCESS || fail (error, cairo_status_to_string (status));
}

static void
add_texts (Writer *self, const PledgePngText *texts)
{
  self->texts = g_array_new (FALSE, TRUE, sizeof (png_text));
  g_array_set_clear_func (self->texts, text_clear);
  for (; texts != NULL && texts->keyword != NULL; texts++)
    if (texts->text != NULL)
      {
        png_text text = { .compression = PNG_ITXT_COMPRESSION_NONE };

        if (texts->plain)
          text.compression = PNG_TEXT_COMPRESSION_zTXt;
        else if (strlen (texts->text) > LONG_TEXT_BYTES)
          text.compression = PNG_ITXT_COMPRESSION_zTXt;

        text.key = g_strdup (texts->keyword);
        text.text = g_utf8_make_valid (texts->text, -1);
        g_array_append_val (self->texts, text);
      }
}

static gboolean
write_file (Writer *self)
{
  if (setjmp (png_jmpbuf (self->png)))
    return FALSE;

  png_set_write_fn (self->png, self, append_cb, flush_cb);
  png_set_IHDR (self->png, self->info, self->width, self->height, 8, self->opaque ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_RGB_ALPHA,
                PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_sRGB (self->png, self->info, PNG_sRGB_INTENT_RELATIVE);
  if (self->dpi > 0)
    {
      png_uint_32 per_metre = (png_uint_32) round (self->dpi / METRES_PER_INCH);

      png_set_pHYs (self->png, self->info, per_metre, per_metre, PNG_RESOLUTION_METER);
    }
  png_set_text (self->png, self->info, (png_text *) (gpointer) self->texts->data, (int) self->texts->len);
  png_write_info (self->png, self->info);
  png_write_chunk (self->png, (const png_byte *) "IDAT", self->pixels->data, self->pixels->len);
  png_write_chunk (self->png, (const png_byte *) "IEND", NULL, 0);

  return TRUE;
}

GBytes *
pledge_png_render (const PledgeScene *scene, double scale, double dpi, const PledgePngText *texts, GError **error)
{
  g_auto (Writer) writer = { .scene = scene, .dpi = dpi };

  g_return_val_if_fail (scene != NULL, NULL);
  g_return_val_if_fail (isfinite (scale) && scale > 0, NULL);
  g_return_val_if_fail (dpi == 0 || (dpi >= PLEDGE_PNG_MIN_DPI && dpi <= PLEDGE_PNG_MAX_DPI), NULL);

  if (!set_size (&writer, scale, error) || !make_pixels (&writer, error))
    return NULL;

  add_texts (&writer, texts);
  writer.bytes = g_byte_array_sized_new (writer.pixels->len + 4096);
  writer.png = png_create_write_struct (PNG_LIBPNG_VER_STRING, &writer, error_cb, warning_cb);
  writer.info = writer.png != NULL ? png_create_info_struct (writer.png) : NULL;
  if (writer.info == NULL || !write_file (&writer))
    {
      fail (error, writer.reason != NULL ? writer.reason : g_strerror (ENOMEM));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&writer.bytes));
}
