/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-picture.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-sheet.h"
#include "pledge-timeline-words.h"
#include "pledge-words.h"

#define POINTS_PER_PX 0.75

G_DEFINE_QUARK (pledge-picture-error-quark, pledge_picture_error)

static const char *const endings[] = {
  [PLEDGE_PICTURE_SVG] = ".svg",
  [PLEDGE_PICTURE_PNG] = ".png",
  [PLEDGE_PICTURE_PDF] = ".pdf",
};

/* What stands around a chart. */
typedef struct {
  char *title;
  char *sentence;
  char *credit;
} Words;

static void
words_clear (Words *words)
{
  g_free (words->title);
  g_free (words->sentence);
  g_free (words->credit);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

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

/* What a picture of a history says is about all its years, any other's about the answer's. Of several
 * members none is the one to speak of: then it is the alliance. */
static void
find_words (Words *words, PledgeScenario *scenario, const PledgeAnswer *answer, const PledgeTimeline *timeline)
{
  const char *const *selection = pledge_scenario_get_selection (scenario);
  const char *only = selection[0] != NULL && selection[1] == NULL ? selection[0] : NULL;

  words->title = timeline != NULL ? pledge_timeline_words_title (timeline) : pledge_words_title (answer);
  words->sentence = timeline != NULL ? pledge_timeline_words_sentence (timeline, answer, only)
                                     : pledge_words_summary (answer);
  words->credit = timeline != NULL ? pledge_timeline_words_credit (timeline) : pledge_words_credit (answer);
}

static PledgeChart *
make_chart (PledgeScenario *scenario, const PledgePictureOptions *options, Words *words)
{
  g_autoptr (PledgeAnswer) answer = pledge_answer_new (scenario);
  g_autoptr (PledgeTimeline) timeline = options->view == PLEDGE_VIEW_HISTORY ? pledge_timeline_new (scenario) : NULL;
  g_autoptr (PledgeFonts) fonts = pledge_fonts_new (options->family);
  g_autoptr (GPtrArray) marks = pledge_catalogue_list_marks (pledge_scenario_get_catalogue (scenario), pledge_answer_get_alliance (answer));
  PledgeStyle style = pledge_style_new (options->theme, 1.0);
  PledgeChartRequest request = { .width = options->width, .height = options->height, .style = &style, .fonts = fonts, .marks = marks };

  find_words (words, scenario, answer, timeline);
  request.title = words->title;
  request.sentence = words->sentence;
  request.credit = words->credit;
  request.selected = pledge_scenario_get_selected (scenario);
  request.selection = pledge_scenario_get_selection (scenario);
  request.timeline = timeline;

  return pledge_chart_new (options->view, answer, &request);
}

PledgePictureOptions
pledge_picture_options_default (void)
{
  return (PledgePictureOptions) { PLEDGE_VIEW_RANKING, PLEDGE_THEME_LIGHT, 1200, 800, 1, NULL };
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
pledge_picture_render (PledgeScenario *scenario, const PledgePictureOptions *options, PledgePictureFormat format, GError **error)
{
  g_auto (Words) words = { NULL };
  g_autoptr (PledgeChart) chart = NULL;
  g_autofree char *description = NULL;

  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);
  g_return_val_if_fail (options != NULL, NULL);

  if (!check_size (options, format, error))
    return NULL;

  chart = make_chart (scenario, options, &words);
  description = g_strjoin (" ", words.sentence, words.credit, NULL);

  switch (format)
    {
    case PLEDGE_PICTURE_SVG:
      return pledge_scene_to_svg (chart->scene, words.title, description, NULL, NULL);
    case PLEDGE_PICTURE_PNG:
      return render_png (chart->scene, options->scale, error);
    case PLEDGE_PICTURE_PDF:
      return render_pdf (chart->scene, words.title, description, error);
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
