/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-picture.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-figure-table.h"
#include "pledge-legend.h"
#include "pledge-path-chart.h"
#include "pledge-path-words.h"
#include "pledge-pdf.h"
#include "pledge-picture-file.h"
#include "pledge-png.h"
#include "pledge-scenario-file.h"
#include "pledge-timeline-words.h"
#include "pledge-words.h"

G_DEFINE_QUARK (pledge-picture-error-quark, pledge_picture_error)

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

/* Of several selected members a path is the lead's. */
static void
find_path_words (Words *words, PledgeScenario *scenario, const PledgePath *path)
{
  words->title = pledge_path_words_title (path);
  words->sentence = pledge_path_words_summary (path, pledge_path_chart_get_line (path, pledge_scenario_get_selected (scenario)));
  words->credit = pledge_path_words_credit (path);
}

/* What is said of the picture in the end; "" is nothing. */
static const char *
choose (const char *wished, const char *own)
{
  const char *chosen = wished != NULL ? wished : own;

  return chosen != NULL && *chosen != '\0' ? chosen : NULL;
}

/* A picture with its table keeps the size that was asked for, or is refused. */
static gboolean
check_figures (const PledgeChartRequest *request, GError **error)
{
  double width = ceil (pledge_chart_get_least_width (request));
  double height;

  if (request->width < width)
    {
      g_set_error (error, PLEDGE_PICTURE_ERROR, PLEDGE_PICTURE_ERROR_SIZE,
                   /* Translators: both are numbers of pixels */
                   _("A picture %g pixels wide has no room for the table: it needs at least %g."), request->width, width);
      return FALSE;
    }
  height = ceil (pledge_chart_get_least_height (request));
  if (request->height < height)
    {
      g_set_error (error, PLEDGE_PICTURE_ERROR, PLEDGE_PICTURE_ERROR_SIZE,
                   /* Translators: all are numbers of pixels */
                   _("A picture %g pixels wide with chart and table needs a height of at least %g pixels; it has %g."), request->width, height,
                   request->height);
      return FALSE;
    }

  return TRUE;
}

static PledgeChart *
make_chart (PledgeScenario *scenario, const PledgePictureOptions *options, Words *words, GError **error)
{
  g_autoptr (PledgeAnswer) answer = pledge_answer_new (scenario);
  g_autoptr (PledgeTimeline) timeline = options->view == PLEDGE_VIEW_HISTORY ? pledge_timeline_new (scenario) : NULL;
  g_autoptr (PledgePath) path = options->view == PLEDGE_VIEW_PATH ? pledge_path_new (scenario) : NULL;
  g_autoptr (PledgeFonts) fonts = options->fonts != NULL ? pledge_fonts_ref (options->fonts) : pledge_fonts_new (options->family);
  PledgeCatalogue *catalogue = pledge_scenario_get_catalogue (scenario);
  g_autoptr (GPtrArray) marks = pledge_catalogue_list_marks (catalogue, pledge_answer_get_alliance (answer));
  g_autoptr (PledgeRevisions) revisions = pledge_revisions_new (answer, pledge_catalogue_get_editions (catalogue));
  g_autoptr (PledgeLegend) legend = NULL;
  g_autoptr (PledgeFigureTable) figures = NULL;
  PledgeStyle style = pledge_style_new (options->theme, 1.0);
  PledgeChartRequest request = { .width = options->width, .height = options->height, .style = &style, .fonts = fonts, .marks = marks };

  if (path != NULL)
    find_path_words (words, scenario, path);
  else
    find_words (words, scenario, answer, timeline);
  if (options->transparent)
    style.background.alpha = 0;
  request.title = choose (options->title, words->title);
  request.sentence = choose (options->subtitle, words->sentence);
  request.credit = options->without_credit ? NULL : words->credit;
  request.selected = pledge_scenario_get_selected (scenario);
  request.selection = pledge_scenario_get_selection (scenario);
  request.timeline = timeline;
  request.path = path;
  request.revisions = revisions;
  request.legend = legend = options->legend ? pledge_legend_new (options->view, answer, &request) : NULL;
  request.figures = figures = options->table ? pledge_figure_table_new (options->view, answer, &request) : NULL;
  if (!check_figures (&request, error))
    return NULL;

  return pledge_chart_new (options->view, answer, &request);
}

PledgePictureOptions
pledge_picture_options_default (void)
{
  return (PledgePictureOptions) { .view = PLEDGE_VIEW_RANKING, .theme = PLEDGE_THEME_LIGHT, .width = 1200, .height = 800, .scale = 1 };
}

gboolean
pledge_picture_check_size (const PledgePictureOptions *options, PledgeExportFormat format, GError **error)
{
  double max_px = format == PLEDGE_EXPORT_PDF ? PLEDGE_PDF_MAX_SIDE_PX : PLEDGE_PICTURE_MAX_PX;
  double scale, width, height;

  g_return_val_if_fail (options != NULL, FALSE);

  scale = format == PLEDGE_EXPORT_PNG ? options->scale : 1.0;
  width = options->width * scale;
  height = options->height * scale;

  if (!(options->width >= PLEDGE_PICTURE_MIN_PX && options->height >= PLEDGE_PICTURE_MIN_PX && scale > 0))
    {
      g_set_error (error, PLEDGE_PICTURE_ERROR, PLEDGE_PICTURE_ERROR_SIZE,
                   _("A picture is at least %g by %g pixels at scale 1."), PLEDGE_PICTURE_MIN_PX, PLEDGE_PICTURE_MIN_PX);
      return FALSE;
    }
  /* The room for the chart is bounded, too, however small it is drawn. */
  if (!(width <= max_px && height <= max_px && width * height <= PLEDGE_PICTURE_MAX_AREA_PX &&
        options->width <= PLEDGE_PICTURE_MAX_PX && options->height <= PLEDGE_PICTURE_MAX_PX))
    {
      g_set_error (error, PLEDGE_PICTURE_ERROR, PLEDGE_PICTURE_ERROR_SIZE,
                   _("A picture is at most %g pixels wide or high and %g million pixels in all."),
                   max_px, PLEDGE_PICTURE_MAX_AREA_PX / 1e6);
      return FALSE;
    }
  if (format == PLEDGE_EXPORT_PNG && (MIN (width, height) < PLEDGE_PICTURE_MIN_DEVICE_PX || PLEDGE_PX_PER_INCH * scale < PLEDGE_PNG_MIN_DPI))
    {
      g_set_error (error, PLEDGE_PICTURE_ERROR, PLEDGE_PICTURE_ERROR_SIZE, _("A PNG is at least %d by %d device pixels, and %g dpi."),
                   PLEDGE_PICTURE_MIN_DEVICE_PX, PLEDGE_PICTURE_MIN_DEVICE_PX, PLEDGE_PNG_MIN_DPI);
      return FALSE;
    }

  return TRUE;
}

GBytes *
pledge_picture_render (PledgeScenario *scenario, const PledgePictureOptions *options, PledgeExportFormat format, GError **error)
{
  g_auto (Words) words = { NULL };
  g_autoptr (PledgeChart) chart = NULL;
  g_autoptr (GBytes) embedded = NULL;
  g_autofree char *description = NULL;
  PledgePictureFile file;
  const char *title;

  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);
  g_return_val_if_fail (options != NULL, NULL);
  g_return_val_if_fail (pledge_export_format_is_picture (format), NULL);

  if (!pledge_picture_check_size (options, format, error))
    return NULL;

  chart = make_chart (scenario, options, &words, error);
  if (chart == NULL)
    return NULL;

  /* A file is told from another by its title also where the picture has none. Where the figures come from
   * stays in the file even if it is not to be seen. */
  title = options->title != NULL && *options->title != '\0' ? options->title : words.title;
  description = g_strjoin (" ", options->subtitle != NULL && *options->subtitle != '\0' ? options->subtitle : words.sentence, words.credit, NULL);

  embedded = options->without_scenario ? NULL : pledge_scenario_to_file_bytes (scenario, pledge_view_to_id (options->view));
  file = (PledgePictureFile) {
    .title = title,
    .description = description,
    .credit = words.credit,
    .edition = pledge_scenario_get_edition (scenario),
    .scenario = embedded,
    .scale = options->scale,
  };

  return pledge_picture_file_render ((const PledgeScene *const *) &chart->scene, 1, &file, format, error);
}

PledgeScene *
pledge_picture_new_scene (PledgeScenario *scenario, const PledgePictureOptions *options, PledgeExportFormat format, GError **error)
{
  g_auto (Words) words = { NULL };
  g_autoptr (PledgeChart) chart = NULL;

  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);
  g_return_val_if_fail (options != NULL, NULL);
  g_return_val_if_fail (pledge_export_format_is_picture (format), NULL);

  if (!pledge_picture_check_size (options, format, error))
    return NULL;

  chart = make_chart (scenario, options, &words, error);
  if (chart == NULL)
    return NULL;
  return pledge_scene_ref (chart->scene);
}

static void
find_words_of (Words *words, PledgeScenario *scenario, PledgeView view)
{
  g_autoptr (PledgeAnswer) answer = NULL;
  g_autoptr (PledgeTimeline) timeline = NULL;

  if (view == PLEDGE_VIEW_PATH)
    {
      g_autoptr (PledgePath) path = pledge_path_new (scenario);

      find_path_words (words, scenario, path);
      return;
    }
  answer = pledge_answer_new (scenario);
  timeline = view == PLEDGE_VIEW_HISTORY ? pledge_timeline_new (scenario) : NULL;
  find_words (words, scenario, answer, timeline);
}

char *
pledge_picture_dup_title (PledgeScenario *scenario, PledgeView view)
{
  g_auto (Words) words = { NULL };

  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);

  find_words_of (&words, scenario, view);
  return g_steal_pointer (&words.title);
}

char *
pledge_picture_dup_subtitle (PledgeScenario *scenario, PledgeView view)
{
  g_auto (Words) words = { NULL };

  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);

  find_words_of (&words, scenario, view);
  return g_steal_pointer (&words.sentence);
}
