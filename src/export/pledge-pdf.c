/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-pdf.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-metadata.h"
#include "pledge-pdf-embed.h"
#include "pledge-picture.h"

#define APPLICATION "Pledgeline"

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
check_page (const PledgeScene *scene, GError **error)
{
  double width = pledge_scene_get_width (scene);
  double height = pledge_scene_get_height (scene);

  if (width > 0 && height > 0 && width <= PLEDGE_PDF_MAX_SIDE_PX && height <= PLEDGE_PDF_MAX_SIDE_PX)
    return TRUE;

  g_set_error (error, PLEDGE_PICTURE_ERROR, PLEDGE_PICTURE_ERROR_SIZE, _("A page of a PDF is more than 0 and at most %g pixels wide or high."),
               PLEDGE_PDF_MAX_SIDE_PX);
  return FALSE;
}

/* (transfer full) "2026-07-01T12:00:00Z", or empty: then cairo writes no date, where without a word it
 * writes the time. */
static char *
format_date (GDateTime *created)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  g_autoptr (GDateTime) utc = NULL;
  gint64 seconds;

  if (created != NULL)
    utc = g_date_time_to_utc (created);
  else if (epoch != NULL && g_ascii_string_to_signed (epoch, 10, 0, G_MAXINT32 * G_GINT64_CONSTANT (100), &seconds, NULL))
    utc = g_date_time_new_from_unix_utc (seconds);

  return utc != NULL ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}

static void
set_metadata (cairo_surface_t *surface, cairo_pdf_metadata_t key, const char *text)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;

  if (valid != NULL)
    cairo_pdf_surface_set_metadata (surface, key, valid);
}

static void
set_info (cairo_surface_t *surface, const PledgePdfInfo *info)
{
  g_autofree char *date = format_date (info->created);

  set_metadata (surface, CAIRO_PDF_METADATA_TITLE, info->title);
  set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, info->subject);
  set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, info->author != NULL ? info->author : APPLICATION);
  set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, info->creator != NULL ? info->creator : APPLICATION);
  set_metadata (surface, CAIRO_PDF_METADATA_KEYWORDS, info->keywords);
  set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
}

static cairo_status_t
draw_page (cairo_surface_t *surface, const PledgeScene *scene)
{
  cairo_t *cr;
  cairo_status_t status;

  cairo_pdf_surface_set_size (surface, pledge_scene_get_width (scene) * PLEDGE_PDF_POINTS_PER_PX,
                              pledge_scene_get_height (scene) * PLEDGE_PDF_POINTS_PER_PX);
  cr = cairo_create (surface);
  cairo_scale (cr, PLEDGE_PDF_POINTS_PER_PX, PLEDGE_PDF_POINTS_PER_PX);
  pledge_scene_draw (scene, cr);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);

  return status;
}

/* (transfer full) A file without its scenario is still the picture that was asked for. */
static GBytes *
embed (GBytes *pdf, const PledgePdfInfo *info)
{
  g_autofree char *xmp = pledge_metadata_to_xmp (info->title, info->scenario);
  GBytes *embedded = pledge_pdf_embed (pdf, info->scenario, xmp);

  if (embedded == NULL)
    g_warning ("This version of cairo builds a PDF in which no scenario can be put.");
  return embedded != NULL ? embedded : g_bytes_ref (pdf);
}

GBytes *
pledge_pdf_render_pages (const PledgeScene *const *scenes, guint n_scenes, const PledgePdfInfo *info, GError **error)
{
  const PledgePdfInfo nothing = { NULL };
  g_autoptr (GByteArray) bytes = NULL;
  cairo_surface_t *surface;
  cairo_status_t status = CAIRO_STATUS_SUCCESS;

  g_return_val_if_fail (scenes != NULL && n_scenes > 0, NULL);

  for (guint i = 0; i < n_scenes; i++)
    if (!check_page (scenes[i], error))
      return NULL;

  bytes = g_byte_array_new ();
  surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, 1, 1);
  set_info (surface, info != NULL ? info : &nothing);
  for (guint i = 0; i < n_scenes && status == CAIRO_STATUS_SUCCESS; i++)
    status = draw_page (surface, scenes[i]);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface); /* a stream's failure shows only now */
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    {
      g_autoptr (GBytes) pdf = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));

      return info != NULL && info->scenario != NULL ? embed (pdf, info) : g_steal_pointer (&pdf);
    }

  g_set_error (error, PLEDGE_PICTURE_ERROR, PLEDGE_PICTURE_ERROR_RENDER, _("The picture could not be drawn: %s"), cairo_status_to_string (status));
  return NULL;
}
