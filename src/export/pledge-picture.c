/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-picture.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-sheet.h"
#include "pledge-words.h"

#define POINTS_PER_PX 0.75

G_DEFINE_QUARK (pledge-picture-error-quark, pledge_picture_error)

static const char *const endings[] = {
  [PLEDGE_PICTURE_SVG] = ".svg",
  [PLEDGE_PICTURE_PNG] = ".png",
  [PLEDGE_PICTURE_PDF] = ".pdf",
};

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
check_status (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  g_set_error (error, PLEDGE_PICTURE_ERROR, PLEDGE_PICTURE_ERROR_RENDER, _("The picture could not be drawn: %s"),
               cairo_status_to_string (status));
  return FALSE;
}

static gboolean
check_size (const PledgePictureOptions *options, PledgePictureFormat format, GError **error)
{
  double scale = format == PLEDGE_PICTURE_PNG ? options->scale : 1.0;
  double width = options->width * scale;
  double height = options->height * scale;

  if (!(options->width >= PLEDGE_PICTURE_MIN_PX && options->height >= PLEDGE_PICTURE_MIN_PX && scale > 0))
    {
      g_set_error (error, PLEDGE_PICTURE_ERROR, PLEDGE_PICTURE_ERROR_SIZE,
                   _("A picture is at least %g by %g pixels at scale 1."), PLEDGE_PICTURE_MIN_PX, PLEDGE_PICTURE_MIN_PX);
      return FALSE;
    }
  if (!(width <= PLEDGE_PICTURE_MAX_PX && height <= PLEDGE_PICTURE_MAX_PX && width * height <= PLEDGE_PICTURE_MAX_AREA_PX))
    {
      g_set_error (error, PLEDGE_PICTURE_ERROR, PLEDGE_PICTURE_ERROR_SIZE,
                   _("A picture is at most %g pixels wide or high and %g million pixels in all."),
                   PLEDGE_PICTURE_MAX_PX, PLEDGE_PICTURE_MAX_AREA_PX / 1e6);
      return FALSE;
    }

  return TRUE;
}

static GBytes *
render_png (const PledgeScene *scene, double scale, GError **error)
{
  int width = (int) round (pledge_scene_get_width (scene) * scale);
  int height = (int) round (pledge_scene_get_height (scene) * scale);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_status_t status;

  /* A size times a scale need not be whole: the drawing ends where the last pixel does, else that is see-through. */
  cairo_scale (cr, width / pledge_scene_get_width (scene), height / pledge_scene_get_height (scene));
  pledge_scene_draw (scene, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_surface_destroy (surface);

  return check_status (status, error) ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

static GBytes *
render_pdf (const PledgeScene *scene, const char *title, const char *description, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, pledge_scene_get_width (scene) * POINTS_PER_PX,
                                                                  pledge_scene_get_height (scene) * POINTS_PER_PX);
  cairo_t *cr;
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, description);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Pledgeline");
  cr = cairo_create (surface);
  cairo_scale (cr, POINTS_PER_PX, POINTS_PER_PX);
  pledge_scene_draw (scene, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface); /* a stream's failure shows only now */
  cairo_surface_destroy (surface);

  return check_status (status, error) ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

PledgePictureOptions
pledge_picture_options_default (void)
{
  return (PledgePictureOptions) { PLEDGE_VIEW_RANKING, PLEDGE_THEME_LIGHT, 1200, 800, 1, NULL, NULL };
}

gboolean
pledge_picture_format_from_name (const char *name, PledgePictureFormat *format)
{
  g_autofree char *lower = NULL;

  g_return_val_if_fail (name != NULL && format != NULL, FALSE);

  lower = g_ascii_strdown (name, -1);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      {
        *format = i;
        return TRUE;
      }

  return FALSE;
}

GBytes *
pledge_picture_render (const PledgeAnswer *answer, PledgeCatalogue *catalogue, const PledgePictureOptions *options,
                       PledgePictureFormat format, GError **error)
{
  g_autoptr (PledgeFonts) fonts = NULL;
  g_autoptr (GPtrArray) marks = NULL;
  g_autoptr (PledgeChart) chart = NULL;
  g_autofree char *title = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *credit = NULL;
  g_autofree char *description = NULL;
  PledgeStyle style;
  PledgeChartRequest request = { 0 };

  g_return_val_if_fail (answer != NULL && options != NULL, NULL);
  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (catalogue), NULL);

  if (!check_size (options, format, error))
    return NULL;

  fonts = pledge_fonts_new (options->family);
  style = pledge_style_new (options->theme, 1.0);
  marks = pledge_catalogue_list_marks (catalogue, pledge_answer_get_alliance (answer));
  title = pledge_words_title (answer);
  sentence = pledge_words_summary (answer);
  credit = pledge_words_credit (answer);
  request.width = options->width;
  request.height = options->height;
  request.style = &style;
  request.fonts = fonts;
  request.marks = marks;
  request.title = title;
  request.sentence = sentence;
  request.credit = credit;
  request.selected = options->selected;
  chart = pledge_chart_new (options->view, answer, &request);
  description = g_strjoin (" ", sentence, credit, NULL);

  switch (format)
    {
    case PLEDGE_PICTURE_SVG:
      return pledge_scene_to_svg (chart->scene, title, description, NULL, NULL);
    case PLEDGE_PICTURE_PNG:
      return render_png (chart->scene, options->scale, error);
    case PLEDGE_PICTURE_PDF:
      return render_pdf (chart->scene, title, description, error);
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
pledge_picture_suggest_name (const PledgeAnswer *answer, PledgePictureFormat format)
{
  g_autofree char *target = NULL;

  g_return_val_if_fail (answer != NULL, NULL);
  g_return_val_if_fail (format < G_N_ELEMENTS (endings), NULL);

  target = pledge_sheet_number (pledge_answer_get_target_pct (answer));
  return g_strdup_printf ("pledgeline-%s-%s-%d-%s%s", pledge_alliance_get_id (pledge_answer_get_alliance (answer)),
                          pledge_edition_get_id (pledge_answer_get_edition (answer)), pledge_answer_get_year (answer), target, endings[format]);
}
