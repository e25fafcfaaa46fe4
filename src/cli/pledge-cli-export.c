/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-cli-commands.h"
#include "pledge-cli-question.h"
#include "pledge-export.h"
#include "pledge-save.h"

#define PX_PER_INCH 96.0
#define CM_PER_INCH 2.54
#define MIN_DEVICE_PX 16 /* a side of a PNG: a smaller one shows nothing */

typedef struct {
  PledgeCliQuestion question;
  char *view;
  char *output;
  char *size;
  char *scale;
  char *dpi;
  char *width_cm;
  char *theme;
} Words;

static void
words_clear (Words *words)
{
  pledge_cli_question_clear (&words->question);
  g_free (words->view);
  g_free (words->output);
  g_free (words->size);
  g_free (words->scale);
  g_free (words->dpi);
  g_free (words->width_cm);
  g_free (words->theme);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

/* Always returns FALSE. */
static gboolean G_GNUC_PRINTF (2, 3)
wrong (GError **error, const char *sentence, ...)
{
  va_list args;

  va_start (args, sentence);
  g_propagate_error (error, g_error_new_valist (PLEDGE_CLI_ERROR, 0, sentence, args));
  va_end (args);

  return FALSE;
}

static gboolean
parse_size (const char *word, PledgePictureOptions *options, GError **error)
{
  g_auto (GStrv) sides = NULL;

  if (word == NULL)
    return TRUE;

  sides = g_strsplit (word, "x", 3);
  if (g_strv_length (sides) != 2 || !pledge_cli_parse_number (sides[0], &options->width) || !pledge_cli_parse_number (sides[1], &options->height))
    return wrong (error, _("“%s” is not a size: width and height in pixels such as 1200x800 are expected."), word);

  return TRUE;
}

/* A printed width lays the chart out as wide as it will be on paper; the dots per inch decide how fine
 * it is drawn. The height keeps the proportion of --size. */
static gboolean
parse_scale (const Words *words, PledgePictureOptions *options, PledgeExportFormat format, GError **error)
{
  double dpi = NAN, width_cm = NAN;

  if (format != PLEDGE_EXPORT_PNG && (words->scale != NULL || words->dpi != NULL))
    return wrong (error, _("--scale and --dpi are for PNG: SVG and PDF are as fine at any size."));
  if (words->scale != NULL && (words->dpi != NULL || words->width_cm != NULL))
    return wrong (error, _("--scale excludes --dpi and --width-cm."));
  if (words->scale != NULL && !(pledge_cli_parse_number (words->scale, &options->scale) && options->scale > 0))
    return wrong (error, _("“%s” is not a scale: a number above 0 is expected."), words->scale);
  if (words->dpi != NULL && !(pledge_cli_parse_number (words->dpi, &dpi) && dpi > 0))
    return wrong (error, _("“%s” is not a number of dots per inch above 0."), words->dpi);
  if (words->width_cm != NULL && !(pledge_cli_parse_number (words->width_cm, &width_cm) && width_cm > 0))
    return wrong (error, _("“%s” is not a width in centimetres above 0."), words->width_cm);

  if (!isnan (width_cm))
    {
      double width = width_cm / CM_PER_INCH * PX_PER_INCH;

      options->height *= width / options->width;
      options->width = width;
    }
  if (!isnan (dpi))
    options->scale = dpi / PX_PER_INCH;
  if (options->scale < 1 && MIN (options->width, options->height) * options->scale < MIN_DEVICE_PX)
    return wrong (error, _("A PNG is at least %d by %d device pixels."), MIN_DEVICE_PX, MIN_DEVICE_PX);

  return TRUE;
}

static gboolean
parse_words (const Words *words, PledgePictureOptions *options, PledgeExportFormat *format, GError **error)
{
  if (words->output == NULL)
    return wrong (error, _("-o FILE is needed, which ends in .svg, .png, .pdf, .csv or .json."));
  if (!pledge_export_format_from_name (words->output, format))
    return wrong (error, _("“%s” does not say a kind of file: it must end in .svg, .png, .pdf, .csv or .json."), words->output);
  if (words->view != NULL && !pledge_view_from_id (words->view, &options->view))
    return wrong (error, _("“%s” is not a view; “pledgeline-cli export --help” names them."), words->view);
  if (words->view == NULL)
    return wrong (error, _("--view is needed: ranking, gap, history or target."));
  if (words->theme != NULL && (!pledge_theme_from_id (words->theme, &options->theme)))
    return wrong (error, _("“%s” is not a theme: light, dark or print is expected."), words->theme);

  return parse_size (words->size, options, error) && parse_scale (words, options, *format, error);
}

static gboolean
run (const Words *words, GError **error)
{
  PledgePictureOptions options = pledge_picture_options_default ();
  PledgeExportFormat format;
  g_autoptr (PledgeScenario) scenario = NULL;
  g_autoptr (GBytes) picture = NULL;

  if (!parse_words (words, &options, &format, error))
    return FALSE;

  scenario = pledge_cli_question_ask (&words->question, error);
  if (scenario == NULL)
    return FALSE;

  /* Who says how money is stated wants to see money. */
  if (options.view == PLEDGE_VIEW_HISTORY && words->question.money != NULL)
    pledge_scenario_set_measure (scenario, PLEDGE_MEASURE_MONEY);
  picture = pledge_export_render (scenario, &options, format, error);
  return picture != NULL && pledge_save_path (words->output, picture, error);
}

PledgeCliStatus
pledge_cli_export (int argc, char *argv[])
{
  g_auto (Words) words = { { 0 } };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "view", 0, 0, G_OPTION_ARG_STRING, &words.view, N_("Chart to draw: ranking, gap, history or target"), N_("VIEW") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &words.output, N_("File to write; its ending says the kind"), N_("FILE.(svg|png|pdf|csv|json)") },
    { "size", 0, 0, G_OPTION_ARG_STRING, &words.size, N_("Width and height in pixels at scale 1 (default: 1200x800)"), N_("WxH") },
    { "scale", 0, 0, G_OPTION_ARG_STRING, &words.scale, N_("Device pixels to the pixel, for PNG (default: 1)"), N_("N") },
    { "dpi", 0, 0, G_OPTION_ARG_STRING, &words.dpi, N_("Dots per inch, for PNG"), N_("N") },
    { "width-cm", 0, 0, G_OPTION_ARG_STRING, &words.width_cm, N_("Width on paper; the height keeps the proportion of --size"), N_("CM") },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &words.theme, N_("light (default), dark or print"), N_("THEME") },
    G_OPTION_ENTRY_NULL
  };

  g_option_context_set_summary (context, _("A chart as a picture with its credit line inside."));
  pledge_cli_question_add_options (&words.question, context);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!pledge_cli_parse (context, &argc, &argv, 0, &error) || !run (&words, &error))
    return pledge_cli_fail (g_steal_pointer (&error));

  return PLEDGE_CLI_DONE;
}
