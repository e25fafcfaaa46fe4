/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>

#include "pledge-cli-assumptions.h"
#include "pledge-cli-batch.h"
#include "pledge-cli-commands.h"
#include "pledge-export.h"
#include "pledge-file.h"
#include "pledge-preset.h"
#include "pledge-save.h"

typedef struct {
  PledgeCliQuestion question;
  PledgeCliAssumptions assumptions;
  char *view;
  char *output;
  gboolean each_member;
  char *format;
  char *preset;
  char *size;
  char *scale;
  char *dpi;
  char *width_cm;
  char *theme;
  gboolean transparent;
  char *title;
  char *subtitle;
  gboolean no_credit;
  gboolean no_scenario;
  gboolean legend;
  gboolean table;
} Words;

/* The same understood. */
typedef struct {
  PledgePictureOptions options;
  PledgeExportFormat format;
} Request;

static void
words_clear (Words *words)
{
  pledge_cli_question_clear (&words->question);
  pledge_cli_assumptions_clear (&words->assumptions);
  g_free (words->view);
  g_free (words->output);
  g_free (words->format);
  g_free (words->preset);
  g_free (words->size);
  g_free (words->scale);
  g_free (words->dpi);
  g_free (words->width_cm);
  g_free (words->theme);
  g_free (words->title);
  g_free (words->subtitle);
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
parse_scale (const Words *words, Request *request, GError **error)
{
  PledgePictureOptions *options = &request->options;
  double dpi = NAN, width_cm = NAN;

  if (request->format != PLEDGE_EXPORT_PNG && (words->scale != NULL || words->dpi != NULL))
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
      double width = pledge_unit_to_px (PLEDGE_UNIT_CM, width_cm);

      options->height *= width / options->width;
      options->width = width;
    }
  if (!isnan (dpi))
    options->scale = dpi / PLEDGE_PX_PER_INCH;
  return TRUE;
}

/* Where it goes says what it is, unless it is said apart. */
static gboolean
parse_format (const Words *words, PledgeExportFormat *format, GError **error)
{
  PledgeExportFormat named;

  if (words->output == NULL)
    return wrong (error, _("-o FILE is needed, which ends in .svg, .png, .pdf, .csv or .json."));
  if (words->each_member && words->format != NULL)
    return wrong (error, _("--each-member excludes --format: the ending of the names says the kind of file."));
  if (words->each_member && g_str_equal (words->output, "-"))
    return wrong (error, _("--each-member needs names for its files, such as -o 'out/%%s.svg'."));
  if (words->format != NULL && !pledge_export_format_from_id (words->format, format))
    return wrong (error, _("“%s” is not a kind of file: svg, png, pdf, csv or json is expected."), words->format);
  if (words->format != NULL && pledge_export_format_from_name (words->output, &named) && named != *format)
    return wrong (error, _("“%s” ends like another kind of file than --format says."), words->output);
  if (words->format == NULL && g_str_equal (words->output, "-"))
    return wrong (error, _("-o - needs --format: standard output has no name that says the kind of file."));
  if (words->format == NULL && !pledge_export_format_from_name (words->output, format))
    return wrong (error, _("“%s” does not say a kind of file: it must end in .svg, .png, .pdf, .csv or .json."), words->output);

  return TRUE;
}

/* The name of one that is built in goes before a file of the same name, which can be called ./slide. */
static gboolean
parse_preset (const char *word, PledgePictureOptions *options, GError **error)
{
  g_autoptr (PledgePreset) preset = NULL;

  if (word == NULL)
    return TRUE;

  preset = pledge_preset_find (word);
  if (preset == NULL && !g_file_test (word, G_FILE_TEST_EXISTS))
    return wrong (error, _("“%s” is not a preset: chart, slide, report, square, a4 or a preset file is expected."), word);
  if (preset == NULL)
    {
      g_autofree char *name = pledge_file_dup_shown_name (word);
      g_autoptr (GBytes) bytes = pledge_file_read (word, PLEDGE_PRESET_MAX_BYTES, error);

      preset = bytes != NULL ? pledge_preset_read_bytes (bytes, name, error) : NULL;
    }
  if (preset == NULL)
    return FALSE;

  pledge_preset_apply (preset, options);
  return TRUE;
}

/* What is said goes before what a preset says. */
static void
apply_words (const Words *words, PledgePictureOptions *options)
{
  options->transparent |= words->transparent;
  options->without_credit |= words->no_credit;
  options->without_scenario |= words->no_scenario;
  options->legend |= words->legend;
  options->table |= words->table;
  options->title = words->title;
  options->subtitle = words->subtitle;
}

static gboolean
parse_words (const Words *words, Request *request, GError **error)
{
  PledgePictureOptions *options = &request->options;

  if (!parse_format (words, &request->format, error))
    return FALSE;
  if (words->view != NULL && !pledge_view_from_id (words->view, &options->view))
    return wrong (error, _("“%s” is not a view; “pledgeline-cli export --help” names them."), words->view);
  if (words->view == NULL)
    return wrong (error, _("--view is needed: ranking, gap, history, path or target."));
  if (options->view != PLEDGE_VIEW_PATH && !pledge_cli_assumptions_is_empty (&words->assumptions))
    return wrong (error, _("What a path takes for granted, from --by to --currency, is for --view path."));
  if (!parse_preset (words->preset, options, error))
    return FALSE;
  if (words->theme != NULL && (!pledge_theme_from_id (words->theme, &options->theme)))
    return wrong (error, _("“%s” is not a theme: light, dark or print is expected."), words->theme);

  apply_words (words, options);
  return parse_size (words->size, options, error) && parse_scale (words, request, error);
}

/* (transfer full) What is asked with these words. */
static PledgeScenario *
ask (const Words *words, PledgeView view, GError **error)
{
  PledgeScenario *scenario;

  if (view == PLEDGE_VIEW_PATH)
    return pledge_cli_assumptions_ask (&words->assumptions, &words->question, NULL, error);

  scenario = pledge_cli_question_ask (&words->question, error);
  /* Who says how money is stated wants to see money. */
  if (scenario != NULL && view == PLEDGE_VIEW_HISTORY && words->question.money != NULL)
    pledge_scenario_set_measure (scenario, PLEDGE_MEASURE_MONEY);

  return scenario;
}

static gboolean
put_bytes (GBytes *bytes, GError **error)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  if (fwrite (data, 1, length, stdout) == length && fflush (stdout) == 0)
    return TRUE;

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), _("Could not write: %s"), g_strerror (errno));
  return FALSE;
}

static gboolean
export_one (const Words *words, const Request *request, GError **error)
{
  g_autoptr (PledgeScenario) scenario = ask (words, request->options.view, error);
  g_autoptr (GBytes) bytes = NULL;

  if (scenario == NULL)
    return FALSE;

  bytes = pledge_export_render (scenario, &request->options, request->format, error);
  if (bytes == NULL)
    return FALSE;

  return g_str_equal (words->output, "-") ? put_bytes (bytes, error) : pledge_save_path (words->output, bytes, error);
}

/* (transfer full) */
static PledgeBatch *
make_batch (const Words *words, const Request *request, GError **error)
{
  g_autoptr (PledgeScenario) scenario = ask (words, request->options.view, error);
  g_autoptr (GError) problem = NULL;
  PledgeBatch *batch;

  if (scenario == NULL)
    return NULL;

  batch = pledge_batch_new (scenario, &request->options, NULL, words->output,
                            words->question.select != NULL ? pledge_scenario_get_selection (scenario) : NULL, &problem);
  if (batch == NULL && problem->domain == PLEDGE_BATCH_ERROR)
    wrong (error, "%s", problem->message);
  else if (batch == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));

  return batch;
}

static PledgeCliStatus
run (const Words *words)
{
  Request request = { .options = pledge_picture_options_default () };
  g_autoptr (PledgeBatch) batch = NULL;
  g_autoptr (GError) error = NULL;

  if (!parse_words (words, &request, &error))
    return pledge_cli_fail (g_steal_pointer (&error));
  if (!words->each_member)
    return export_one (words, &request, &error) ? PLEDGE_CLI_DONE : pledge_cli_fail (g_steal_pointer (&error));

  batch = make_batch (words, &request, &error);
  return batch != NULL ? pledge_cli_batch_run (batch) : pledge_cli_fail (g_steal_pointer (&error));
}

static void
add_options (Words *words, GOptionContext *context)
{
  const GOptionEntry entries[] = {
    { "view", 0, 0, G_OPTION_ARG_STRING, &words->view, N_("Chart to draw: ranking, gap, history, path or target"), N_("VIEW") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &words->output, N_("File to write; its ending says the kind; - is standard output"), N_("FILE.(svg|png|pdf|csv|json)") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &words->format, N_("Kind of file, where its name does not say it"), N_("FORMAT") },
    /* xgettext:no-c-format */
    { "each-member", 0, 0, G_OPTION_ARG_NONE, &words->each_member, N_("One file for each member, or each in --select, with %s in FILE for its code"), NULL },
    { "preset", 0, 0, G_OPTION_ARG_FILENAME, &words->preset, N_("Size and look: chart, slide, report, square, a4 or a preset file"), N_("NAME") },
    { "size", 0, 0, G_OPTION_ARG_STRING, &words->size, N_("Width and height in pixels at scale 1 (default: 1200x800)"), N_("WxH") },
    { "scale", 0, 0, G_OPTION_ARG_STRING, &words->scale, N_("Device pixels to the pixel, for PNG (default: 1)"), N_("N") },
    { "dpi", 0, 0, G_OPTION_ARG_STRING, &words->dpi, N_("Dots per inch, for PNG"), N_("N") },
    { "width-cm", 0, 0, G_OPTION_ARG_STRING, &words->width_cm, N_("Width on paper; the height keeps the proportion of --size"), N_("CM") },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &words->theme, N_("light (default), dark or print"), N_("THEME") },
    { "transparent", 0, 0, G_OPTION_ARG_NONE, &words->transparent, N_("Nothing is painted behind the chart"), NULL },
    { "title", 0, 0, G_OPTION_ARG_STRING, &words->title, N_("Title instead of the chart’s own; '' for none"), N_("TEXT") },
    { "subtitle", 0, 0, G_OPTION_ARG_STRING, &words->subtitle, N_("Sentence below it instead of the chart’s own; '' for none"), N_("TEXT") },
    { "no-credit", 0, 0, G_OPTION_ARG_NONE, &words->no_credit, N_("Without the line that names the source; it stays in the file’s properties"), NULL },
    { "no-scenario", 0, 0, G_OPTION_ARG_NONE, &words->no_scenario, N_("Without the scenario inside the file, from which it can be opened again"), NULL },
    { "legend", 0, 0, G_OPTION_ARG_NONE, &words->legend, N_("With what the colours and lines mean"), NULL },
    { "table", 0, 0, G_OPTION_ARG_NONE, &words->table, N_("With the chart’s numbers below it"), NULL },
    G_OPTION_ENTRY_NULL
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

PledgeCliStatus
pledge_cli_export (int argc, char *argv[])
{
  g_auto (Words) words = { { 0 } };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_set_summary (context, _("A chart as a picture with its credit line inside, or its numbers as a table."));
  /* xgettext:no-c-format */
  g_option_context_set_description (context, _("With --each-member, -o 'out/%s.svg' writes out/DEU.svg, out/FRA.svg and so on, and makes the folder if it alone is missing. "
                                               "A member without figures is skipped, a file that cannot be written does not stop the rest, and Ctrl+C "
                                               "stops after the file at hand. The status is 0 if files were written and none failed."));
  pledge_cli_question_add_options (&words.question, context);
  pledge_cli_assumptions_add_options (&words.assumptions, context);
  add_options (&words, context);
  if (!pledge_cli_parse (context, &argc, &argv, 0, &error))
    return pledge_cli_fail (g_steal_pointer (&error));

  return run (&words);
}
