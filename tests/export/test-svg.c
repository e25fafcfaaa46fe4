/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <gio/gio.h>
#include <string.h>
#ifdef HAVE_LIBXML
#include <libxml/parser.h>
#endif
#ifdef HAVE_LIBRSVG
#include <librsvg/rsvg.h>
#endif

#include "export-fixture.h"
#include "picture-judge.h"
#include "pledge-picture.h"

/* Charts as SVG: what is in the file, and whether other programs draw the same picture of it. */

static const PledgeView views[] = { PLEDGE_VIEW_RANKING, PLEDGE_VIEW_GAP, PLEDGE_VIEW_HISTORY, PLEDGE_VIEW_PATH, PLEDGE_VIEW_TARGET };

/* Its digits are all of one width, whether a program asks for that or not: librsvg does not. */
#define EVEN_FAMILY "DejaVu Sans"

static PledgeCatalogue *catalogue;

static PledgeScenario *
ask_nato (void)
{
  static const char *const codes[] = { "DEU", "FRA", NULL };
  PledgeScenario *scenario = export_fixture_scenario (catalogue, "nato-2026-07", "nato", 2026, 3.5, PLEDGE_LENS_USD);

  pledge_scenario_set_selection (scenario, codes);
  return scenario;
}

static char *
dup_svg (const PledgePictureOptions *options)
{
  g_autoptr (PledgeScenario) scenario = ask_nato ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) svg = pledge_picture_render (scenario, options, PLEDGE_EXPORT_SVG, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));
}

/* With all that can be in it, and with all members selected. */
static void
test_size (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      PledgePictureOptions options = pledge_picture_options_default ();
      g_autofree char *svg = NULL;

      options.view = views[i];
      options.height = 2000;
      options.legend = options.table = TRUE;
      svg = dup_svg (&options);
      g_test_message ("%s: %zu bytes", pledge_view_to_id (views[i]), strlen (svg));
      g_assert_cmpuint (strlen (svg), <, 100 * 1000);
    }
}

#ifdef HAVE_LIBXML
/* Shapes, words and what names them; nothing that runs, loads or holds another kind of document. */
static void
inspect (xmlNode *node, guint *n_groups, guint *n_named)
{
  static const char *const known[] = { "svg", "title", "desc", "metadata", "defs", "pattern", "clipPath", "g", "rect", "line",
                                       "path", "circle", "text", "tspan", NULL };

  for (; node != NULL; node = node->next)
    {
      const char *name = (const char *) node->name;

      if (node->type != XML_ELEMENT_NODE)
        {
          g_assert_cmpint (node->type, ==, XML_TEXT_NODE);
          continue;
        }
      g_assert_true (g_strv_contains (known, name));
      for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
        {
          xmlChar *value = xmlNodeGetContent ((xmlNode *) attribute);

          g_assert_false (g_str_has_prefix ((const char *) attribute->name, "on"));
          g_assert_cmpstr ((const char *) attribute->name, !=, "href");
          for (const char *url = strstr ((const char *) value, "url("); url != NULL; url = strstr (url + 1, "url("))
            g_assert_true (g_str_has_prefix (url, "url(#"));
          xmlFree (value);
        }
      if (g_str_equal (name, "g") && xmlHasProp (node, (const xmlChar *) "id") != NULL)
        {
          xmlNode *first = xmlFirstElementChild (node);

          *n_groups += 1;
          *n_named += first != NULL && g_str_equal ((const char *) first->name, "title");
        }
      if (!g_str_equal (name, "metadata"))
        inspect (node->children, n_groups, n_named);
    }
}

static void
test_plain (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      PledgePictureOptions options = pledge_picture_options_default ();
      g_autofree char *svg = NULL;
      guint n_groups = 0, n_named = 0;
      xmlDoc *document;

      options.view = views[i];
      svg = dup_svg (&options);
      document = xmlReadMemory (svg, (int) strlen (svg), "picture.svg", NULL, XML_PARSE_NONET);
      g_assert_nonnull (document);
      g_assert_null (document->intSubset);
      inspect (xmlDocGetRootElement (document), &n_groups, &n_named);
      g_assert_cmpuint (n_groups, >, n_named);
      /* All 31 with figures can be found by name; of the path, which is theirs together, its years. */
      g_assert_cmpuint (n_named, >=, views[i] == PLEDGE_VIEW_PATH ? 20 : 31);
      g_assert_nonnull (strstr (svg, views[i] == PLEDGE_VIEW_PATH ? "<title>2030</title>" : "<title>Germany</title>"));
      xmlFreeDoc (document);
    }
}

static void
test_words_from_outside (void)
{
  static const char *const words[] = { "</title><script>x</script>", "]]> & \"'", "\x01\x1b[31m\x7f", "\xef\xbf\xbe\xef\xbf\xbf", "\xe2\x80\xae" "desrever",
                                       "\xff\xfe", "\xed\xa0\x80", "<!-- -- -->", "&#0; &amp;" };
  g_autofree char *many = g_strnfill (10000, '<');

  for (guint i = 0; i <= G_N_ELEMENTS (words); i++)
    {
      PledgePictureOptions options = pledge_picture_options_default ();
      g_autofree char *svg = NULL;
      guint n_groups = 0, n_named = 0;
      xmlDoc *document;

      options.title = options.subtitle = i < G_N_ELEMENTS (words) ? words[i] : many;
      svg = dup_svg (&options);
      document = xmlReadMemory (svg, (int) strlen (svg), "picture.svg", NULL, XML_PARSE_NONET);
      g_assert_nonnull (document);
      inspect (xmlDocGetRootElement (document), &n_groups, &n_named);
      xmlFreeDoc (document);
    }
}
#else
static void
test_plain (void)
{
  g_test_skip ("built without libxml2");
}

static void
test_words_from_outside (void)
{
  g_test_skip ("built without libxml2");
}
#endif

static void
test_metadata (void)
{
  static const char *const parts[] = {
    "<metadata>\n<rdf:RDF ", "<dc:title>Effort &lt;2026&gt;</dc:title>", "<dc:date>2026-07-10</dc:date>",
    "<dc:creator><cc:Agent><dc:title>Pledgeline</dc:title></cc:Agent></dc:creator>", "<dc:rights><cc:Agent><dc:title>Source: NATO, July 2026 edition",
    "not for sale or advertising</dc:title>", "<dc:source>NATO, July 2026 (nato-2026-07)</dc:source>", "<dc:relation>https://www.nato.int/</dc:relation>",
    "<dc:language>en</dc:language>", " xml:lang=\"en\"",
  };
  PledgePictureOptions options = pledge_picture_options_default ();
  g_autofree char *svg = NULL;

  options.title = "Effort <2026>";
  options.without_credit = TRUE; /* on the picture; not in the file */
  svg = dup_svg (&options);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (svg, parts[i]) == NULL)
      g_error ("not in the SVG: %s\n%s", parts[i], svg);
}

static cairo_surface_t *
draw_by_cairo (const PledgePictureOptions *options)
{
  g_autoptr (PledgeScenario) scenario = ask_nato ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PledgeScene) scene = pledge_picture_new_scene (scenario, options, PLEDGE_EXPORT_SVG, &error);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) options->width, (int) options->height);
  cairo_t *cr = cairo_create (surface);

  g_assert_no_error (error);
  pledge_scene_draw (scene, cr);
  cairo_destroy (cr);

  return surface;
}

/* What differs is kept to be looked at. */
static void
assert_near (cairo_surface_t *expected, cairo_surface_t *got, const char *reader, PledgeView view)
{
  int where[2] = { 0, 0 };
  double apart = picture_judge_compare (expected, got, where);

  g_test_message ("%s, %s: %.1f at %d, %d", reader, pledge_view_to_id (view), apart, where[0], where[1]);
  if (apart > PICTURE_JUDGE_NEAR)
    {
      g_autofree char *name = g_strdup_printf ("svg-%s.%s", pledge_view_to_id (view), reader);
      g_autofree char *ours = g_strconcat (name, ".cairo.png", NULL), *theirs = g_strconcat (name, ".png", NULL);
      g_autofree char *ours_path = g_test_build_filename (G_TEST_BUILT, ours, NULL);
      g_autofree char *theirs_path = g_test_build_filename (G_TEST_BUILT, theirs, NULL);

      cairo_surface_write_to_png (expected, ours_path);
      cairo_surface_write_to_png (got, theirs_path);
      g_test_message ("kept %s and %s", ours_path, theirs_path);
    }
  g_assert_cmpfloat (apart, <=, PICTURE_JUDGE_NEAR);
}

#ifdef HAVE_LIBRSVG
static cairo_surface_t *
draw_by_librsvg (const char *svg, const PledgePictureOptions *options)
{
  g_autoptr (GError) error = NULL;
  RsvgHandle *handle = rsvg_handle_new_from_data ((const guint8 *) svg, strlen (svg), &error);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) options->width, (int) options->height);
  cairo_t *cr = cairo_create (surface);

  g_assert_no_error (error);
  rsvg_handle_render_document (handle, cr, &(RsvgRectangle) { 0, 0, options->width, options->height }, &error);
  g_assert_no_error (error);
  g_object_unref (handle);
  cairo_destroy (cr);

  return surface;
}

static void
test_librsvg (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      PledgePictureOptions options = pledge_picture_options_default ();
      g_autofree char *svg = NULL;
      cairo_surface_t *expected, *got;

      options.view = views[i];
      options.family = EVEN_FAMILY;
      svg = dup_svg (&options);
      expected = draw_by_cairo (&options);
      got = draw_by_librsvg (svg, &options);
      assert_near (expected, got, "librsvg", views[i]);
      cairo_surface_destroy (expected);
      cairo_surface_destroy (got);
    }
}

/* What the judge is there for: it sees a label that is gone, one that moved, a bar that is shorter. */
static void
test_judge (void)
{
  static const char *const changes[][2] = {
    { ">Slovenia</text>", "></text>" },
    { "text-anchor=\"end\" fill=\"#2e2e33\">Poland<", "text-anchor=\"end\" dx=\"3\" fill=\"#2e2e33\">Poland<" },
    { "text-anchor=\"end\" fill=\"#2e2e33\">Poland<", "text-anchor=\"end\" dy=\"3\" fill=\"#2e2e33\">Poland<" },
    { "fill=\"#1a5fb4\"", "fill=\"none\"" },
    { "<pattern id=\"hatch\"", "<pattern id=\"gone\"" },
  };
  PledgePictureOptions options = pledge_picture_options_default ();
  g_autofree char *svg = NULL;
  cairo_surface_t *expected;

  options.family = EVEN_FAMILY;
  svg = dup_svg (&options);
  expected = draw_by_cairo (&options);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      const char *at = strstr (svg, changes[i][0]);
      g_autofree char *before = at != NULL ? g_strndup (svg, at - svg) : NULL;
      g_autofree char *changed = at != NULL ? g_strconcat (before, changes[i][1], at + strlen (changes[i][0]), NULL) : NULL;
      cairo_surface_t *got;
      double apart;

      if (changed == NULL)
        g_error ("not in the SVG: %s", changes[i][0]);
      got = draw_by_librsvg (changed, &options);
      apart = picture_judge_compare (expected, got, NULL);
      g_test_message ("%s: %.1f", changes[i][1], apart);
      g_assert_cmpfloat (apart, >, PICTURE_JUDGE_NEAR);
      cairo_surface_destroy (got);
    }
  cairo_surface_destroy (expected);
}
#else
static void
test_librsvg (void)
{
  g_test_skip ("built without librsvg");
}

static void
test_judge (void)
{
  g_test_skip ("built without librsvg");
}
#endif

#define BROWSER_SECONDS 60

typedef struct {
  GMainLoop *loop;
  GSubprocess *process;
  guint timeout;
  gboolean done;
} Browser;

static void
browser_ended_cb (GObject *process, GAsyncResult *result, gpointer user_data)
{
  Browser *browser = user_data;

  browser->done = g_subprocess_wait_check_finish (G_SUBPROCESS (process), result, NULL);
  g_main_loop_quit (browser->loop);
}

static gboolean
browser_late_cb (gpointer user_data)
{
  Browser *browser = user_data;

  browser->timeout = 0;
  g_subprocess_force_exit (browser->process);
  return G_SOURCE_REMOVE;
}

/* Whether it made a picture of the page. */
static gboolean
run_browser (const char *program, const char *folder, const char *page, const char *picture, int width, int height)
{
  g_autofree char *profile = g_strdup_printf ("--user-data-dir=%s/profile", folder);
  g_autofree char *size = g_strdup_printf ("--window-size=%d,%d", width, height);
  g_autofree char *shot = g_strconcat ("--screenshot=", picture, NULL);
  g_autofree char *url = g_filename_to_uri (page, NULL, NULL);
  const char *const words[] = { program, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1", "--no-first-run",
                                profile, size, shot, url, NULL };
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GSubprocess) process = g_subprocess_newv (words, G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);
  Browser browser = { loop, process, 0, FALSE };

  if (process == NULL)
    return FALSE;

  browser.timeout = g_timeout_add_seconds (BROWSER_SECONDS, browser_late_cb, &browser);
  g_subprocess_wait_check_async (process, NULL, browser_ended_cb, &browser);
  g_main_loop_run (loop);
  if (browser.timeout != 0)
    g_source_remove (browser.timeout);

  return browser.done && g_file_test (picture, G_FILE_TEST_IS_REGULAR);
}

static void
remove_tree (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_tree (child);
        }
    }
  g_remove (path);
}

/* The part of the page that shows one view. */
static cairo_surface_t *
cut_out (cairo_surface_t *page, const PledgePictureOptions *options, guint position)
{
  cairo_surface_t *part = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) options->width, (int) options->height);
  cairo_t *cr = cairo_create (part);

  cairo_set_source_surface (cr, page, 0, -(options->height * position));
  cairo_paint (cr);
  cairo_destroy (cr);

  return part;
}

/* All views on one page, for one start of the browser; as images, which may neither run nor load anything. */
static void
write_page (const char *folder, const char *page, PledgePictureOptions *options)
{
  g_autoptr (GString) html = g_string_new ("<!DOCTYPE html><style>body{margin:0}img{display:block}</style>\n");

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autofree char *name = g_strconcat (pledge_view_to_id (views[i]), ".svg", NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *svg = NULL;

      options->view = views[i];
      svg = dup_svg (options);
      g_assert_true (g_file_set_contents (path, svg, -1, NULL));
      g_string_append_printf (html, "<img src=\"%s\">\n", name);
    }
  g_assert_true (g_file_set_contents (page, html->str, -1, NULL));
}

static void
compare_page (const char *picture, PledgePictureOptions *options)
{
  cairo_surface_t *page = cairo_image_surface_create_from_png (picture);

  g_assert_cmpint (cairo_surface_status (page), ==, CAIRO_STATUS_SUCCESS);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      cairo_surface_t *expected, *got = cut_out (page, options, i);

      options->view = views[i];
      expected = draw_by_cairo (options);
      assert_near (expected, got, "chromium", views[i]);
      cairo_surface_destroy (expected);
      cairo_surface_destroy (got);
    }
  cairo_surface_destroy (page);
}

static void
test_chromium (void)
{
  g_autofree char *program = g_find_program_in_path ("chromium");
  PledgePictureOptions options = pledge_picture_options_default ();
  g_autofree char *folder = NULL, *page = NULL, *picture = NULL;

  if (program == NULL)
    {
      g_test_skip ("chromium is not installed");
      return;
    }

  folder = g_dir_make_tmp ("pledge-svg-XXXXXX", NULL);
  page = g_build_filename (folder, "page.html", NULL);
  picture = g_build_filename (folder, "page.png", NULL);
  write_page (folder, page, &options);
  if (run_browser (program, folder, page, picture, (int) options.width, (int) options.height * (int) G_N_ELEMENTS (views)))
    compare_page (picture, &options);
  else
    g_test_skip ("chromium makes no pictures here");
  remove_tree (folder);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  catalogue = export_fixture_load ();
  g_test_add_func ("/svg/size", test_size);
  g_test_add_func ("/svg/plain", test_plain);
  g_test_add_func ("/svg/words-from-outside", test_words_from_outside);
  g_test_add_func ("/svg/metadata", test_metadata);
  g_test_add_func ("/svg/librsvg", test_librsvg);
  g_test_add_func ("/svg/judge", test_judge);
  g_test_add_func ("/svg/chromium", test_chromium);
  status = g_test_run ();
  g_assert_finalize_object (catalogue);
  return status;
}
