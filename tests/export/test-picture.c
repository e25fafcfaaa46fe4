/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#ifdef HAVE_LIBXML
#include <libxml/parser.h>
#include <libxml/xpath.h>
#endif

#include "export-fixture.h"
#include "pledge-export.h"
#include "pledge-format.h"
#include "pledge-path-words.h"
#include "pledge-scene-private.h"
#include "pledge-timeline-words.h"
#include "pledge-words.h"

static PledgeCatalogue *catalogue;

/* What pictures are asked for: many members, few, one, and none with figures. */
static const struct {
  const char *edition, *alliance;
  PledgeLens lens;
} questions[] = {
  { "nato-2026-07", "nato", PLEDGE_LENS_USD },
  { "nato-2024-06", "nato", PLEDGE_LENS_NATIONAL },
  { "nato-2026-07", "LTU", PLEDGE_LENS_SOLDIER },
  { "nato-2026-07", "ISL", PLEDGE_LENS_USD },
  { "nato-2024-06", "USA,MKD", PLEDGE_LENS_HEAD },
  /* At the end: a build may be without them. */
  { "sipri-2025-04", "us-japan", PLEDGE_LENS_USD },
  { "sipri-2025-04", "us-asia-pacific", PLEDGE_LENS_PPP },
};

static const PledgeView views[] = { PLEDGE_VIEW_RANKING, PLEDGE_VIEW_GAP, PLEDGE_VIEW_HISTORY, PLEDGE_VIEW_TARGET };

static GBytes *
render (PledgeScenario *scenario, const PledgePictureOptions *options, PledgeExportFormat format)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = pledge_picture_render (scenario, options, format, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  return bytes;
}

#ifdef HAVE_LIBXML
/* The text elements of an SVG document, in order, with a space between. */
static char *
read_svg (GBytes *svg)
{
  gsize length;
  const char *data = g_bytes_get_data (svg, &length);
  xmlDoc *document = xmlReadMemory (data, length, "picture.svg", NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  xmlXPathContext *context;
  xmlXPathObject *found;
  GString *words = g_string_new (NULL);

  g_assert_nonnull (document);
  g_assert_cmpstr ((const char *) xmlDocGetRootElement (document)->name, ==, "svg");
  context = xmlXPathNewContext (document);
  found = xmlXPathEvalExpression (BAD_CAST "//*[local-name() = 'text']", context);
  for (int i = 0; i < found->nodesetval->nodeNr; i++)
    {
      xmlChar *content = xmlNodeGetContent (found->nodesetval->nodeTab[i]);

      g_string_append_printf (words, "%s ", (const char *) content);
      xmlFree (content);
    }
  xmlXPathFreeObject (found);
  xmlXPathFreeContext (context);
  xmlFreeDoc (document);

  return g_string_free (words, FALSE);
}
#endif

static void
assert_holds (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in “%s”", words, text);
}

static void
test_svg (void)
{
#ifdef HAVE_LIBXML
  for (guint q = 0; q < G_N_ELEMENTS (questions) && !export_fixture_skips (questions[q].edition); q++)
    for (guint v = 0; v < G_N_ELEMENTS (views); v++)
      for (PledgeTheme theme = PLEDGE_THEME_LIGHT; theme <= PLEDGE_THEME_HIGH_CONTRAST_DARK; theme++)
        {
          g_autoptr (PledgeScenario) scenario = export_fixture_scenario (catalogue, questions[q].edition, questions[q].alliance, 0, 3.5, questions[q].lens);
          g_autoptr (PledgeAnswer) answer = pledge_answer_new (scenario);
          PledgePictureOptions options = pledge_picture_options_default ();
          g_autoptr (GBytes) svg = NULL;
          g_autoptr (PledgeTimeline) timeline = views[v] == PLEDGE_VIEW_HISTORY ? pledge_timeline_new (scenario) : NULL;
          g_autofree char *title = timeline != NULL ? pledge_timeline_words_title (timeline) : pledge_words_title (answer);
          g_autofree char *sentence = timeline != NULL ? pledge_timeline_words_sentence (timeline, answer, NULL) : pledge_words_summary (answer);
          g_autofree char *credit = timeline != NULL ? pledge_timeline_words_credit (timeline) : pledge_words_credit (answer);
          g_autofree char *words = NULL;

          options.view = views[v];
          options.theme = theme;
          svg = render (scenario, &options, PLEDGE_EXPORT_SVG);
          words = read_svg (svg);
          assert_holds (words, title);
          assert_holds (words, sentence);
          assert_holds (words, credit);
        }
#else
  g_test_skip ("libxml2 is not here");
#endif
}

static void
test_svg_names_members (void)
{
#ifdef HAVE_LIBXML
  static const char *const members[] = { "Lithuania", "5.33", "Estonia", "5.10", "Türkiye", "Slovenia", "1.61", "Iceland (no armed forces)" };
  g_autoptr (PledgeScenario) scenario = export_fixture_scenario (catalogue, "nato-2026-07", "nato", 2026, 3.5, PLEDGE_LENS_USD);
  PledgePictureOptions options = pledge_picture_options_default ();
  g_autoptr (GBytes) svg = render (scenario, &options, PLEDGE_EXPORT_SVG);
  g_autofree char *words = read_svg (svg);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    assert_holds (words, members[i]);
#else
  g_test_skip ("libxml2 is not here");
#endif
}

/* What is selected and measured comes from the question. */
static void
test_history (void)
{
#ifdef HAVE_LIBXML
  static const char *const codes[] = { "DEU", "LUX", NULL };
  g_autoptr (PledgeScenario) scenario = export_fixture_scenario (catalogue, "nato-2026-07", "nato", 2026, 3.5, PLEDGE_LENS_USD);
  PledgePictureOptions options = pledge_picture_options_default ();
  g_autoptr (GBytes) shares = NULL;
  g_autoptr (GBytes) money = NULL;
  g_autofree char *share_words = NULL, *money_words = NULL;

  options.view = PLEDGE_VIEW_HISTORY;
  pledge_scenario_set_selection (scenario, codes);
  shares = render (scenario, &options, PLEDGE_EXPORT_SVG);
  share_words = read_svg (shares);
  assert_holds (share_words, "Germany 2.69");
  assert_holds (share_words, "NATO together 2.87");
  assert_holds (share_words, "Break in the series: Luxembourg 2023.");
  assert_holds (share_words, "Wales 2014");

  pledge_scenario_set_measure (scenario, PLEDGE_MEASURE_MONEY);
  money = render (scenario, &options, PLEDGE_EXPORT_SVG);
  money_words = read_svg (money);
  assert_holds (money_words, "Current US$");
  assert_holds (money_words, "Germany US$147.0 bn");
  assert_holds (money_words, "Beyond this scale: NATO together, United States.");
#else
  g_test_skip ("libxml2 is not here");
#endif
}

typedef struct {
  const guchar *data;
  gsize left;
} Reader;

static cairo_status_t
read_cb (void *closure, unsigned char *data, unsigned int length)
{
  Reader *reader = closure;

  if (length > reader->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reader->data, length);
  reader->data += length;
  reader->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

/* Also the last column and row, of which a size that is not whole covers a part. */
static void
assert_opaque (cairo_surface_t *surface)
{
  int last_x = cairo_image_surface_get_width (surface) - 1, last_y = cairo_image_surface_get_height (surface) - 1;

  if (cairo_image_surface_get_format (surface) != CAIRO_FORMAT_ARGB32)
    return;

  for (int y = 0; y <= last_y; y++)
    {
      const guint32 *line = (const guint32 *) (const void *) (cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface));

      g_assert_cmpuint (line[0] >> 24, ==, 255);
      g_assert_cmpuint (line[last_x] >> 24, ==, 255);
      for (int x = 0; y == last_y && x <= last_x; x++)
        g_assert_cmpuint (line[x] >> 24, ==, 255);
    }
}

static void
test_png (void)
{
  static const struct {
    double width, height, scale;
    int pixels_wide, pixels_high;
  } sizes[] = {
    { 1200, 800, 1, 1200, 800 }, { 1200, 800, 2, 2400, 1600 }, { 300, 200, 3.125, 938, 625 }, { 160, 160, 0.5, 80, 80 },
    { 604.72, 403.15, 1, 605, 403 }, { 400.4, 300.6, 1, 400, 301 },
  };
  g_autoptr (PledgeScenario) scenario = export_fixture_scenario (catalogue, "nato-2026-07", "nato", 0, 3.5, PLEDGE_LENS_USD);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      PledgePictureOptions options = pledge_picture_options_default ();
      g_autoptr (GBytes) png = NULL;
      cairo_surface_t *surface;
      Reader reader;

      options.width = sizes[i].width;
      options.height = sizes[i].height;
      options.scale = sizes[i].scale;
      png = render (scenario, &options, PLEDGE_EXPORT_PNG);
      reader.data = g_bytes_get_data (png, &reader.left);
      surface = cairo_image_surface_create_from_png_stream (read_cb, &reader);
      g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
      g_assert_cmpint (cairo_image_surface_get_width (surface), ==, sizes[i].pixels_wide);
      g_assert_cmpint (cairo_image_surface_get_height (surface), ==, sizes[i].pixels_high);
      g_assert_cmpuint (reader.left, ==, 0);
      assert_opaque (surface);
      cairo_surface_destroy (surface);
    }
}

/* The background reaches every corner, and is the theme's. */
static void
test_png_background (void)
{
  g_autoptr (PledgeScenario) scenario = export_fixture_scenario (catalogue, "nato-2026-07", "nato", 0, 3.5, PLEDGE_LENS_USD);

  for (PledgeTheme theme = PLEDGE_THEME_LIGHT; theme <= PLEDGE_THEME_PRINT; theme++)
    {
      PledgePictureOptions options = pledge_picture_options_default ();
      PledgeStyle style = pledge_style_new (theme, 1);
      g_autoptr (GBytes) png = NULL;
      cairo_surface_t *surface;
      const guint32 *last;
      Reader reader;

      options.theme = theme;
      options.scale = 1.25;
      png = render (scenario, &options, PLEDGE_EXPORT_PNG);
      reader.data = g_bytes_get_data (png, &reader.left);
      surface = cairo_image_surface_create_from_png_stream (read_cb, &reader);
      last = (const guint32 *) (const void *) (cairo_image_surface_get_data (surface) + 999 * cairo_image_surface_get_stride (surface)) + 1499;
      g_assert_cmpint (abs ((int) ((*last >> 16) & 0xff) - (int) round (style.background.red * 255)), <=, 1);
      g_assert_cmpint (abs ((int) ((*last >> 8) & 0xff) - (int) round (style.background.green * 255)), <=, 1);
      g_assert_cmpint (abs ((int) (*last & 0xff) - (int) round (style.background.blue * 255)), <=, 1);
      if (cairo_image_surface_get_format (surface) == CAIRO_FORMAT_ARGB32)
        g_assert_cmpuint (*last >> 24, ==, 255);
      cairo_surface_destroy (surface);
    }
}

static void
test_pdf (void)
{
  g_autoptr (PledgeScenario) scenario = export_fixture_scenario (catalogue, "nato-2026-07", "nato", 0, 3.5, PLEDGE_LENS_USD);
  PledgePictureOptions options = pledge_picture_options_default ();
  g_autoptr (GBytes) pdf = render (scenario, &options, PLEDGE_EXPORT_PDF);
  g_autofree char *reader = g_find_program_in_path ("pdftotext");
  g_autofree char *path = NULL, *words = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (pdf, &length);
  int fd;

  g_assert_cmpuint (length, >, 1000);
  g_assert_cmpmem (data, 4, "%PDF", 4);
  if (reader == NULL)
    {
      g_test_skip ("pdftotext is not here");
      return;
    }

  fd = g_file_open_tmp ("pledge-XXXXXX.pdf", &path, &error);
  g_assert_no_error (error);
  g_assert_true (g_close (fd, NULL));
  g_assert_true (g_file_set_contents (path, data, length, NULL));
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, reader, "-layout", "-enc", "UTF-8", path, "-", NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &words, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_remove (path), ==, 0);
  assert_holds (words, "Lithuania");
  assert_holds (words, "Türkiye");
  assert_holds (words, "Made with Pledgeline");
}

static void
test_sizes_refused (void)
{
  static const struct {
    double width, height, scale;
  } sizes[] = {
    { 0, 0, 1 }, { 0, 800, 1 }, { 1200, 0, 1 }, { NAN, 800, 1 }, { 1200, NAN, 1 }, { 1e9, 800, 1 }, { 1200, 1e9, 1 }, { INFINITY, INFINITY, 1 },
    { -1200, 800, 1 }, { 159, 800, 1 }, { 1200, 159.9, 1 }, { 1200, 800, 0 }, { 1200, 800, -1 }, { 1200, 800, NAN }, { 1200, 800, 1e9 },
    { 12000, 12000, 1 }, { 6000, 6000, 2 }, { 20001, 200, 1 },
  };
  g_autoptr (PledgeScenario) scenario = export_fixture_scenario (catalogue, "nato-2026-07", "nato", 0, 3.5, PLEDGE_LENS_USD);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      PledgePictureOptions options = pledge_picture_options_default ();
      g_autoptr (GError) error = NULL;

      options.width = sizes[i].width;
      options.height = sizes[i].height;
      options.scale = sizes[i].scale;
      g_assert_null (pledge_picture_render (scenario, &options, PLEDGE_EXPORT_PNG, &error));
      g_assert_error (error, PLEDGE_PICTURE_ERROR, PLEDGE_PICTURE_ERROR_SIZE);
    }
}

static void
test_names (void)
{
  static const struct {
    const char *name;
    gboolean good;
    PledgeExportFormat format;
  } names[] = {
    { "a.svg", TRUE, PLEDGE_EXPORT_SVG }, { "A.PNG", TRUE, PLEDGE_EXPORT_PNG }, { "/x/y.z.Pdf", TRUE, PLEDGE_EXPORT_PDF },
    { "a.jpg", FALSE }, { "svg", FALSE }, { "", FALSE }, { "a.svg.gz", FALSE },
  };
  g_autoptr (PledgeAnswer) answer = export_fixture_ask (catalogue, "nato-2026-07", "nato", 2026, 3.5);
  g_autofree char *suggested = pledge_export_suggest_name (answer, PLEDGE_VIEW_RANKING, PLEDGE_EXPORT_PNG);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      PledgeExportFormat format = PLEDGE_EXPORT_SVG;

      g_assert_cmpint (pledge_export_format_from_name (names[i].name, &format), ==, names[i].good);
      if (names[i].good)
        g_assert_cmpint (format, ==, names[i].format);
    }
  g_assert_cmpstr (suggested, ==, "pledgeline-nato-nato-2026-07-2026-3.5.png");
}

/* Where the capitals and digits of a text stand; accents and descenders may touch a neighbour's line. */
static PledgeRect
text_area (const PledgeScene *scene, const PledgeShape *shape)
{
  double width;

  pledge_fonts_measure (scene->fonts, shape->text.text, shape->text.size, shape->text.weight, &width, NULL, NULL);
  return (PledgeRect) { shape->text.left, shape->text.y - 0.7 * shape->text.size, width, 0.7 * shape->text.size };
}

static gboolean
is_text (const PledgeShape *shape)
{
  return shape->kind == PLEDGE_SHAPE_TEXT && *shape->text.text != '\0';
}

/* Counts pairs of texts that stand on each other, and says which. */
static guint
count_collisions (const PledgeScene *scene, const char *where)
{
  guint n = 0;

  for (guint i = 0; i < scene->shapes->len; i++)
    for (guint j = i + 1; j < scene->shapes->len; j++)
      {
        const PledgeShape *first = pledge_scene_shape (scene, i), *second = pledge_scene_shape (scene, j);
        PledgeRect a, b;

        if (!is_text (first) || !is_text (second))
          continue;
        a = text_area (scene, first);
        b = text_area (scene, second);
        if (MIN (a.x + a.width, b.x + b.width) - MAX (a.x, b.x) < 0.5 || MIN (a.y + a.height, b.y + b.height) - MAX (a.y, b.y) < 0.5)
          continue;
        g_test_message ("%s: “%s” (%s) and “%s” (%s) overlap", where, first->text.text, pledge_scene_get_group (scene, first->group)->id,
                        second->text.text, pledge_scene_get_group (scene, second->group)->id);
        n++;
      }

  return n;
}

static guint
check_scene (const PledgeScene *scene, const char *where)
{
  const char *culprit = NULL;
  guint faults = count_collisions (scene, where);

  if (!pledge_scene_is_inside (scene, 1, &culprit))
    {
      g_test_message ("%s: %s is not inside the picture", where, culprit);
      faults++;
    }

  return faults;
}

/* With legend and table a picture keeps its size and shows both, or says which size it would need, and that one does. */
static void
test_legend_and_table (void)
{
  static const double sizes[][2] = { { 160, 160 }, { 300, 900 }, { 480, 480 }, { 640, 700 }, { 1000, 500 }, { 1200, 800 }, { 2000, 900 } };
  g_autoptr (PledgeFonts) fonts = pledge_fonts_new (NULL);
  guint faults = 0, n_refused = 0;

  for (guint q = 0; q < G_N_ELEMENTS (questions) && !export_fixture_skips (questions[q].edition); q++)
    for (guint v = 0; v < G_N_ELEMENTS (views); v++)
      for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
        {
          g_autoptr (PledgeScenario) scenario = export_fixture_scenario (catalogue, questions[q].edition, questions[q].alliance, 0, 3.5, questions[q].lens);
          g_autofree char *where = g_strdup_printf ("%s %s %s %gx%g", questions[q].edition, questions[q].alliance, pledge_view_to_id (views[v]),
                                                    sizes[i][0], sizes[i][1]);
          PledgePictureOptions options = pledge_picture_options_default ();
          g_autoptr (PledgeScene) scene = NULL;
          g_autoptr (GError) error = NULL;

          options.view = views[v];
          options.fonts = fonts;
          options.width = sizes[i][0];
          options.height = sizes[i][1];
          options.legend = options.table = TRUE;
          scene = pledge_picture_new_scene (scenario, &options, PLEDGE_EXPORT_SVG, &error);
          if (scene == NULL)
            {
              g_assert_error (error, PLEDGE_PICTURE_ERROR, PLEDGE_PICTURE_ERROR_SIZE);
              n_refused++;
              continue;
            }
          g_assert_cmpfloat (pledge_scene_get_height (scene), ==, sizes[i][1]);
          faults += check_scene (scene, where);
        }
  g_assert_cmpuint (faults, ==, 0);
  g_assert_cmpuint (n_refused, >, 0);
}

/* What other editions print is drawn on the bars, and explained. */
static void
test_legend_of_revisions (void)
{
  g_autoptr (PledgeScenario) scenario = export_fixture_scenario (catalogue, "nato-2024-06", "nato", 2024, 2, PLEDGE_LENS_USD);
  PledgePictureOptions options = pledge_picture_options_default ();
  g_autoptr (PledgeScene) ranking = NULL, gaps = NULL;

  options.legend = TRUE;
  ranking = pledge_picture_new_scene (scenario, &options, PLEDGE_EXPORT_SVG, NULL);
  options.view = PLEDGE_VIEW_GAP;
  gaps = pledge_picture_new_scene (scenario, &options, PLEDGE_EXPORT_SVG, NULL);
  g_assert_nonnull (pledge_scene_find_group (ranking, "legend-revisions"));
  g_assert_nonnull (pledge_scene_find_group (ranking, "legend-flips"));
  g_assert_null (pledge_scene_find_group (gaps, "legend-revisions"));
}

/* The sentence names a height, and a picture of that height is drawn. */
static void
test_table_refused (void)
{
  g_autoptr (PledgeScenario) scenario = export_fixture_scenario (catalogue, "nato-2026-07", "nato", 2026, 3.5, PLEDGE_LENS_USD);
  PledgePictureOptions options = pledge_picture_options_default ();
  g_autoptr (GError) error = NULL, narrow = NULL;
  g_autoptr (PledgeScene) scene = NULL;
  const char *named;
  double height;

  options.table = TRUE;
  options.width = 640;
  options.height = 300;
  g_assert_null (pledge_picture_render (scenario, &options, PLEDGE_EXPORT_SVG, &error));
  g_assert_error (error, PLEDGE_PICTURE_ERROR, PLEDGE_PICTURE_ERROR_SIZE);
  named = strstr (error->message, "at least ");
  g_assert_nonnull (named);
  height = g_ascii_strtod (named + strlen ("at least "), NULL);
  g_assert_cmpfloat (height, >, 300);
  g_assert_cmpfloat (height, <, 1000);

  options.height = height - 1;
  g_assert_null (pledge_picture_new_scene (scenario, &options, PLEDGE_EXPORT_SVG, NULL));
  options.height = height;
  scene = pledge_picture_new_scene (scenario, &options, PLEDGE_EXPORT_SVG, NULL);
  g_assert_nonnull (scene);
  g_assert_nonnull (pledge_scene_find_group (scene, "figure-DEU"));
  g_assert_nonnull (pledge_scene_find_group (scene, "rows"));

  options.width = 160;
  options.height = 4000;
  g_assert_null (pledge_picture_render (scenario, &options, PLEDGE_EXPORT_SVG, &narrow));
  g_assert_error (narrow, PLEDGE_PICTURE_ERROR, PLEDGE_PICTURE_ERROR_SIZE);
}

/* Of many years some are shown, and always the last one. */
static void
test_table_of_years (void)
{
  g_autoptr (PledgeScenario) scenario = NULL;
  PledgePictureOptions options = pledge_picture_options_default ();

  if (export_fixture_skips ("sipri-2025-04"))
    return;

  scenario = export_fixture_scenario (catalogue, "sipri-2025-04", "us-japan", 2024, 3.5, PLEDGE_LENS_USD);
  options.view = PLEDGE_VIEW_HISTORY;
  options.table = TRUE;
  pledge_scenario_set_selected (scenario, "JPN");
  for (options.width = 300; options.width <= 1500; options.width += 300)
    {
      g_autoptr (PledgeScene) scene = pledge_picture_new_scene (scenario, &options, PLEDGE_EXPORT_SVG, NULL);
      g_autofree char *heads = NULL, *row = NULL;

      g_assert_nonnull (scene);
      for (guint i = 0; i < pledge_scene_get_n_groups (scene); i++)
        {
          const char *id = pledge_scene_get_group (scene, i)->id;
          g_auto (GStrv) texts = pledge_scene_dup_texts (scene, i);

          if (g_str_equal (id, "figures-head-0"))
            heads = g_strjoinv (" ", texts);
          else if (g_str_equal (id, "figure-JPN"))
            row = g_strjoinv ("|", texts);
        }
      g_assert_true (g_str_has_suffix (heads, "2024"));
      g_assert_true (g_str_has_suffix (row, "|1.37 %"));
    }
}

/* Title, sentence, credit of both publishers, legend and table are the path's; the amounts are those of the lead. */
static void
test_path (void)
{
  static const char *const codes[] = { "POL", "DEU", NULL };
  g_autoptr (PledgeScenario) scenario = export_fixture_scenario (catalogue, "nato-2026-07", "nato", 2026, 3.5, PLEDGE_LENS_USD);
  g_autoptr (PledgePath) path = NULL;
  const PledgePathLine *line;
  g_autofree char *title = NULL, *sentence = NULL, *credit = NULL;
  g_autofree char *extra = NULL, *own_title = NULL, *own_subtitle = NULL;
  g_autoptr (PledgeScene) scene = NULL;
  PledgePictureOptions options = pledge_picture_options_default ();
  static const char *const ids[] = { "title", "sentence", "credit", "legend-extra", "legend-assumption", "figure-cumulative", "share", "spending", "split", NULL };

  options.view = PLEDGE_VIEW_PATH;
  options.legend = options.table = TRUE;
  pledge_scenario_set_target_pct (scenario, 5);
  pledge_scenario_set_selection (scenario, codes);
  path = pledge_path_new (scenario);
  line = pledge_path_find_line (path, pledge_scenario_get_selected (scenario));
  title = pledge_path_words_title (path);
  sentence = pledge_path_words_summary (path, line);
  credit = pledge_path_words_credit (path);
  scene = pledge_picture_new_scene (scenario, &options, PLEDGE_EXPORT_SVG, NULL);
  g_assert_nonnull (scene);
  for (guint i = 0; ids[i] != NULL; i++)
    if (pledge_scene_find_group (scene, ids[i]) == NULL)
      g_error ("no %s", ids[i]);
  g_assert_cmpstr (pledge_scene_find_group (scene, "title")->name, ==, title);
  g_assert_cmpstr (pledge_scene_find_group (scene, "sentence")->name, ==, sentence);
  g_assert_cmpstr (pledge_scene_find_group (scene, "credit")->name, ==, credit);
  g_assert_nonnull (strstr (credit, "IMF"));
  own_title = pledge_picture_dup_title (scenario, PLEDGE_VIEW_PATH);
  own_subtitle = pledge_picture_dup_subtitle (scenario, PLEDGE_VIEW_PATH);
  g_assert_cmpstr (own_title, ==, title);
  g_assert_cmpstr (own_subtitle, ==, sentence);

  extra = pledge_format_amount (line->years[line->n_years].lens.extra_sum);
  for (guint i = 0; i < pledge_scene_get_n_groups (scene); i++)
    if (g_str_equal (pledge_scene_get_group (scene, i)->id, "figure-cumulative"))
      {
        g_auto (GStrv) texts = pledge_scene_dup_texts (scene, i);

        g_assert_true (g_str_has_suffix (texts[g_strv_length (texts) - 1], extra));
        g_assert_cmpuint (g_strv_length (texts), ==, 1 + 10);
      }

  options.height = 200;
  g_clear_pointer (&scene, pledge_scene_unref);
  scene = pledge_picture_new_scene (scenario, &options, PLEDGE_EXPORT_SVG, NULL);
  g_assert_null (scene);
}

/* As pledge_picture_render lays it out. */
static guint
check_layout (guint question, PledgeView view, PledgeTheme theme, PledgeFonts *fonts, double width, double height, double target_pct)
{
  g_autoptr (PledgeScenario) scenario = export_fixture_scenario (catalogue, questions[question].edition, questions[question].alliance, 0, target_pct,
                                                                 questions[question].lens);
  g_autoptr (PledgeAnswer) answer = pledge_answer_new (scenario);
  g_autoptr (PledgeTimeline) timeline = pledge_timeline_new (scenario);
  g_autoptr (GPtrArray) marks = pledge_catalogue_list_marks (catalogue, pledge_answer_get_alliance (answer));
  g_autofree char *title = pledge_words_title (answer), *sentence = pledge_words_summary (answer), *credit = pledge_words_credit (answer);
  g_autofree char *where = g_strdup_printf ("%s %s %s %s %gx%g target %g", questions[question].edition, questions[question].alliance,
                                            pledge_view_to_id (view), pledge_theme_to_id (theme), width, height, target_pct);
  PledgeStyle style = pledge_style_new (theme, 1);
  PledgeChartRequest request = { .width = width, .height = height, .style = &style, .fonts = fonts, .marks = marks,
                                 .title = title, .sentence = sentence, .credit = credit, .timeline = timeline };
  g_autoptr (PledgeChart) chart = pledge_chart_new (view, answer, &request);

  return check_scene (chart->scene, where);
}

/* Down to the smallest picture, where words are cut or left out. */
static void
test_layout (gconstpointer data)
{
  static const double widths[] = { 160, 180, 200, 240, 280, 360, 480, 519, 520, 560, 640, 800, 1000, 1200, 2000 };
  static const double heights[] = { 160, 200, 240, 320, 400, 800, 1400 };
  static const double targets[] = { 0, 2, 3.5, 5, 20 };
  g_autoptr (PledgeFonts) fonts = pledge_fonts_new (NULL); /* one for all: shaping is what takes time */
  guint question = GPOINTER_TO_UINT (data);
  guint faults = 0;

  if (export_fixture_skips (questions[question].edition))
    return;

  for (guint v = 0; v < G_N_ELEMENTS (views); v++)
    for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
      for (guint h = 0; h < G_N_ELEMENTS (heights); h++)
        for (guint t = 0; t < G_N_ELEMENTS (targets); t++)
          faults += check_layout (question, views[v], PLEDGE_THEME_LIGHT, fonts, widths[w], heights[h], targets[t]);
  for (PledgeTheme theme = PLEDGE_THEME_LIGHT; theme <= PLEDGE_THEME_HIGH_CONTRAST_DARK; theme++)
    for (guint v = 0; v < G_N_ELEMENTS (views); v++)
      faults += check_layout (question, views[v], theme, fonts, 1200, 800, 3.5);

  g_assert_cmpuint (faults, ==, 0);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  catalogue = export_fixture_load ();
  g_test_add_func ("/picture/svg", test_svg);
  g_test_add_func ("/picture/svg/members", test_svg_names_members);
  g_test_add_func ("/picture/history", test_history);
  g_test_add_func ("/picture/path", test_path);
  g_test_add_func ("/picture/png", test_png);
  g_test_add_func ("/picture/png/background", test_png_background);
  g_test_add_func ("/picture/pdf", test_pdf);
  g_test_add_func ("/picture/sizes-refused", test_sizes_refused);
  g_test_add_func ("/picture/names", test_names);
  g_test_add_func ("/picture/legend-and-table", test_legend_and_table);
  g_test_add_func ("/picture/legend/revisions", test_legend_of_revisions);
  g_test_add_func ("/picture/table/refused", test_table_refused);
  g_test_add_func ("/picture/table/years", test_table_of_years);
  for (guint q = 0; q < G_N_ELEMENTS (questions); q++)
    {
      g_autofree char *path = g_strdup_printf ("/picture/layout/%s/%s", questions[q].edition, questions[q].alliance);

      g_test_add_data_func (path, GUINT_TO_POINTER (q), test_layout);
    }
  status = g_test_run ();
  g_assert_finalize_object (catalogue);
  return status;
}
