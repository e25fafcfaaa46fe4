/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-png.h"

#include <cairo.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <png.h>
#include <string.h>

#include "pledge-picture.h"

#define METRES_PER_INCH 0.0254
#define MAX_KEYWORD 79

/* What a file is written from, and where to. libpng leaves by longjmp: everything that has to be freed
 * lies here, and is freed by who began. */
typedef struct {
  cairo_surface_t *surface;
  int width, height;
  double dpi;
  png_text *texts;
  int n_texts;
  png_byte *row;
  GByteArray *bytes;
  png_struct *png;
  png_info *info;
  char *reason;
} Writer;

static void
writer_clear (Writer *self)
{
  png_destroy_write_struct (&self->png, &self->info);
  for (int i = 0; i < self->n_texts; i++)
    {
      g_free (self->texts[i].key);
      g_free (self->texts[i].text);
    }
  g_free (self->texts);
  g_free (self->row);
  g_free (self->reason);
  g_clear_pointer (&self->bytes, g_byte_array_unref);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
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
  g_debug ("libpng: %s", message);
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
check_size (double width, double height, GError **error)
{
  if (width >= 1 && height >= 1 && width <= PLEDGE_PICTURE_MAX_PX && height <= PLEDGE_PICTURE_MAX_PX && width * height <= PLEDGE_PICTURE_MAX_AREA_PX)
    return TRUE;

  g_set_error (error, PLEDGE_PICTURE_ERROR, PLEDGE_PICTURE_ERROR_SIZE,
               _("A PNG is at least 1 and at most %g pixels wide or high, and %g million pixels in all."), PLEDGE_PICTURE_MAX_PX,
               PLEDGE_PICTURE_MAX_AREA_PX / 1e6);
  return FALSE;
}

static gboolean
draw (Writer *self, const PledgeScene *scene, double scale, GError **error)
{
  double width = round (pledge_scene_get_width (scene) * scale), height = round (pledge_scene_get_height (scene) * scale);
  cairo_t *cr;
  cairo_status_t status;

  if (!check_size (width, height, error))
    return FALSE;

  self->width = (int) width;
  self->height = (int) height;
  self->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, self->width, self->height);
  cr = cairo_create (self->surface);
  /* A size times a scale need not be whole: the drawing ends where the last pixel does, else that is see-through. */
  cairo_scale (cr, width / pledge_scene_get_width (scene), height / pledge_scene_get_height (scene));
  pledge_scene_draw (scene, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_flush (self->surface);

  return status == CAIRO_STATUS_SUCCESS || fail (error, cairo_status_to_string (status));
}

static const guint32 *
get_line (const Writer *self, int y)
{
  return (const guint32 *) (gconstpointer) (cairo_image_surface_get_data (self->surface) + (gsize) y * cairo_image_surface_get_stride (self->surface));
}

static gboolean
is_opaque (const Writer *self)
{
  for (int y = 0; y < self->height; y++)
    for (int x = 0; x < self->width; x++)
      if (get_line (self, y)[x] >> 24 != 0xff)
        return FALSE;

  return TRUE;
}

static guint8
straighten (guint32 channel, guint32 alpha)
{
  return alpha == 0 ? 0 : (guint8) ((channel * 255 + alpha / 2) / alpha);
}

static void
pack_row (Writer *self, int y, gboolean opaque)
{
  const guint32 *line = get_line (self, y);
  png_byte *to = self->row;

  for (int x = 0; x < self->width; x++)
    {
      guint32 alpha = line[x] >> 24;

      *to++ = straighten (line[x] >> 16 & 0xff, alpha);
      *to++ = straighten (line[x] >> 8 & 0xff, alpha);
      *to++ = straighten (line[x] & 0xff, alpha);
      if (!opaque)
        *to++ = (png_byte) alpha;
    }
}

static void
add_texts (Writer *self, const PledgePngText *texts)
{
  int n = 0;

  while (texts != NULL && texts[n].keyword != NULL)
    n++;
  self->texts = g_new0 (png_text, n);
  for (int i = 0; i < n; i++)
    if (texts[i].text != NULL)
      {
        png_text *text = &self->texts[self->n_texts++];

        text->compression = PNG_ITXT_COMPRESSION_NONE;
        text->key = g_strdup (texts[i].keyword);
        text->text = g_utf8_make_valid (texts[i].text, -1);
      }
}

static gboolean
write_file (Writer *self)
{
  gboolean opaque = is_opaque (self);

  if (setjmp (png_jmpbuf (self->png)))
    return FALSE;

  png_set_write_fn (self->png, self, append_cb, flush_cb);
  png_set_IHDR (self->png, self->info, self->width, self->height, 8, opaque ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_RGB_ALPHA, PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_sRGB (self->png, self->info, PNG_sRGB_INTENT_RELATIVE);
  if (self->dpi > 0)
    {
      png_uint_32 per_metre = (png_uint_32) round (self->dpi / METRES_PER_INCH);

      png_set_pHYs (self->png, self->info, per_metre, per_metre, PNG_RESOLUTION_METER);
    }
  png_set_text (self->png, self->info, self->texts, self->n_texts);
  png_write_info (self->png, self->info);
  for (int y = 0; y < self->height; y++)
    {
      pack_row (self, y, opaque);
      png_write_row (self->png, self->row);
    }
  png_write_end (self->png, self->info);

  return TRUE;
}

GBytes *
pledge_png_render (const PledgeScene *scene, double scale, double dpi, const PledgePngText *texts, GError **error)
{
  g_auto (Writer) writer = { NULL };

  g_return_val_if_fail (scene != NULL, NULL);
  g_return_val_if_fail (isfinite (scale) && scale > 0, NULL);
  g_return_val_if_fail (dpi == 0 || (dpi >= PLEDGE_PNG_MIN_DPI && dpi <= PLEDGE_PNG_MAX_DPI), NULL);

  if (!draw (&writer, scene, scale, error))
    return NULL;

  writer.dpi = dpi;
  add_texts (&writer, texts);
  writer.bytes = g_byte_array_new ();
  writer.row = g_malloc ((gsize) writer.width * 4);
  writer.png = png_create_write_struct (PNG_LIBPNG_VER_STRING, &writer, error_cb, warning_cb);
  writer.info = writer.png != NULL ? png_create_info_struct (writer.png) : NULL;
  if (writer.info == NULL || !write_file (&writer))
    {
      fail (error, writer.reason != NULL ? writer.reason : g_strerror (ENOMEM));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&writer.bytes));
}
