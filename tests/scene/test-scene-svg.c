/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-scene.h"

#include <locale.h>
#include <string.h>
#ifdef HAVE_LIBXML
#include <libxml/parser.h>
#endif

static char *
dup_svg (const PledgeScene *scene, const char *title, const char *description)
{
  g_autoptr (GBytes) svg = pledge_scene_to_svg (scene, title, description, "en", "<x:it xmlns:x=\"urn:x\">kept</x:it>");
  gsize size;
  const char *data = g_bytes_get_data (svg, &size);

  g_assert_true (g_utf8_validate (data, (gssize) size, NULL));

  return g_strndup (data, size);
}

static PledgeScene *
text_scene_new (PledgeFonts *fonts, const char *text)
{
  PledgeSceneBuilder *builder = pledge_scene_builder_new (100.0, 50.0, CLEAR, fonts);

  pledge_scene_builder_begin (builder, text, text, PLEDGE_ROLE_LABEL, text, text);
  pledge_scene_builder_text (builder, &(PledgeText){ .text = text, .x = 10.0, .y = 20.0, .size = 12.0, .weight = PLEDGE_WEIGHT_NORMAL, .colour = BLACK });
  pledge_scene_builder_end (builder);

  return pledge_scene_builder_finish (builder);
}

static void
assert_contains (const char *svg, const char *part)
{
  if (strstr (svg, part) == NULL)
    g_error ("not in the SVG: %s\n%s", part, svg);
}

static void
test_words (void)
{
  static const PledgePoint points[] = { { 1.0, 2.0, TRUE }, { 3.25, 4.0, FALSE }, { -0.001, 5.129, TRUE } };
  g_autoptr (PledgeFonts) fonts = pledge_fonts_new ("It's \"A\" Font, Cantarell, serif");
  PledgeSceneBuilder *builder = pledge_scene_builder_new (640.5, 100.0, (PledgeColour){ 1.0, 1.0, 1.0, 0.5 }, fonts);
  g_autoptr (PledgeScene) scene = NULL;
  g_autofree char *svg = NULL;

  pledge_scene_builder_begin (builder, "list", NULL, PLEDGE_ROLE_LIST, "All & <more>", NULL);
  pledge_scene_builder_set_clip (builder, (PledgeRect){ 0.0, 0.0, 50.0, 50.0 });
  pledge_scene_builder_rect (builder, (PledgeRect){ 1.005, 2.999, 10.1 + 10.2, 3.0 }, 2.0, (PledgeFill){ .colour = { 1.0, 0.5, 0.0, 1.0 } });
  pledge_scene_builder_begin (builder, "4 row", "DEU", PLEDGE_ROLE_ITEM, "Germany", "2.69 %");
  pledge_scene_builder_path (builder, points, 3, 1.0, RED, 2.0, NULL);
  pledge_scene_builder_text (builder, &(PledgeText){ .text = "a  b", .x = 10.0, .y = 20.0, .anchor = PLEDGE_ANCHOR_END, .size = 12.0, .weight = PLEDGE_WEIGHT_BOLD, .colour = { 0.0, 0.0, 0.0, 0.3333 } });
  pledge_scene_builder_rect (builder, (PledgeRect){ 0.0, 0.0, 9.0, 9.0 }, 0.0, (PledgeFill){ .colour = RED, .hatch = 5.0, .under = GREEN });
  pledge_scene_builder_rect (builder, (PledgeRect){ 0.0, 9.0, 9.0, 9.0 }, 0.0, (PledgeFill){ .colour = RED, .hatch = 5.0, .under = CLEAR });
  pledge_scene_builder_end (builder);
  pledge_scene_builder_begin (builder, "4_row", NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  pledge_scene_builder_end (builder);
  pledge_scene_builder_end (builder);
  scene = pledge_scene_builder_finish (builder);
  svg = dup_svg (scene, "A title", "A description");

  assert_contains (svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640.5\" height=\"100\" viewBox=\"0 0 640.5 100\" role=\"img\" aria-labelledby=\"picture-title picture-description\" xml:lang=\"en\"");
  assert_contains (svg, "font-family=\"&apos;It\\&apos;s &quot;A&quot; Font&apos;, &apos;Cantarell&apos;, serif, 'Adwaita Sans', 'Noto Sans', 'DejaVu Sans', sans-serif, 'Noto Sans CJK JP', 'Noto Sans Arabic', 'Noto Sans Hebrew'\"");
  assert_contains (svg, "<title id=\"picture-title\">A title</title>");
  assert_contains (svg, "<desc id=\"picture-description\">A description</desc>");
  assert_contains (svg, "<metadata><x:it xmlns:x=\"urn:x\">kept</x:it></metadata>");
  assert_contains (svg, "<rect width=\"640.5\" height=\"100\" fill=\"#ffffff\" fill-opacity=\"0.5\"/>");
  assert_contains (svg, "<g id=\"list\" role=\"list\" aria-label=\"All &amp; &lt;more&gt;\">\n<title>All &amp; &lt;more&gt;</title>\n<g clip-path=\"url(#clip)\">\n<rect x=\"1\" y=\"3\" width=\"20.3\" height=\"3\" rx=\"1.5\" fill=\"#ff8000\"/>\n</g>\n<g id=\"_4_row\" role=\"listitem\" aria-label=\"Germany\">\n<title>Germany</title>\n<desc>2.69 %</desc>");
  assert_contains (svg, "<g id=\"_4_row-2\" role=\"presentation\">\n</g>\n</g>\n</svg>\n");
  assert_contains (svg, "<path d=\"M1 2 3.25 4M0 5.13\" fill=\"none\" stroke=\"#ff0000\" stroke-width=\"1\" stroke-dasharray=\"2\" stroke-linejoin=\"round\"/>");
  assert_contains (svg, "<text x=\"10\" y=\"20\" font-size=\"12\" font-weight=\"700\" text-anchor=\"end\" fill=\"#000000\" fill-opacity=\"0.333\" xml:space=\"preserve\">a  b</text>");
  assert_contains (svg, "<pattern id=\"hatch\" patternUnits=\"userSpaceOnUse\" width=\"7\" height=\"7\">");
  assert_contains (svg, "<clipPath id=\"clip\"><rect x=\"0\" y=\"0\" width=\"50\" height=\"50\"/></clipPath>");
  g_assert_null (strstr (svg, "hatch-2"));
  g_assert_null (strstr (svg, "\"-0"));
  g_assert_null (strstr (svg, "<script"));
}

static void
test_without_words (void)
{
  g_autoptr (PledgeFonts) fonts = pledge_fonts_new (NULL);
  g_autoptr (PledgeScene) scene = text_scene_new (fonts, "x");
  g_autoptr (GBytes) svg = pledge_scene_to_svg (scene, NULL, NULL, NULL, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));

  g_assert_null (strstr (text, "aria-labelledby"));
  g_assert_null (strstr (text, "xml:lang"));
  g_assert_null (strstr (text, "metadata"));
  g_assert_null (strstr (text, "<defs>"));
  g_assert_null (strstr (text, "<rect"));
}

/* The same character is drawn as the language writes it. */
static void
test_han (void)
{
  static const char *const languages[][2] = { { "en", "JP" }, { "ja", "JP" }, { "ko-KR", "KR" }, { "zh-CN", "SC" }, { "zh-TW", "TC" }, { "zh-Hant", "TC" } };
  g_autoptr (PledgeFonts) fonts = pledge_fonts_new (NULL);
  g_autoptr (PledgeScene) scene = text_scene_new (fonts, "x");

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (GBytes) svg = pledge_scene_to_svg (scene, NULL, NULL, languages[i][0], NULL);
      g_autofree char *text = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));
      g_autofree char *family = g_strdup_printf ("sans-serif, 'Noto Sans CJK %s', ", languages[i][1]);

      assert_contains (text, family);
    }
}

static void
test_numbers_know_no_locale (void)
{
  g_autoptr (PledgeFonts) fonts = pledge_fonts_new (NULL);
  g_autoptr (PledgeScene) scene = sample_scene_new (fonts, 3, 3.51);
  g_autofree char *here = dup_svg (scene, "t", "d"), *there = NULL;
  g_autofree char *old = g_strdup (setlocale (LC_NUMERIC, NULL));

  if (setlocale (LC_NUMERIC, "de_DE.UTF-8") == NULL && setlocale (LC_NUMERIC, "fr_FR.UTF-8") == NULL)
    {
      g_test_skip ("no locale with a comma here");
      return;
    }
  there = dup_svg (scene, "t", "d");
  setlocale (LC_NUMERIC, old);
  g_assert_cmpstr (there, ==, here);
}

static void
test_size (void)
{
  g_autoptr (PledgeFonts) fonts = pledge_fonts_new (NULL);
  g_autoptr (PledgeScene) scene = sample_scene_new (fonts, 32, 6.0);
  g_autofree char *svg = dup_svg (scene, "Title", "Description");

  g_assert_cmpuint (strlen (svg), <, 60 * 1000);
}

#ifdef HAVE_LIBXML
typedef struct {
  GHashTable *ids;
  GString *text;
  guint n_groups, n_texts;
} Findings;

static void
inspect (xmlNode *node, Findings *findings)
{
  for (; node != NULL; node = node->next)
    {
      xmlChar *id = node->type == XML_ELEMENT_NODE ? xmlGetProp (node, (const xmlChar *) "id") : NULL;

      if (id != NULL)
        {
          g_assert_cmpint (xmlValidateNCName (id, 0), ==, 0);
          g_assert_true (g_hash_table_add (findings->ids, g_strdup ((const char *) id)));
          xmlFree (id);
        }
      if (node->type == XML_ELEMENT_NODE)
        {
          g_assert_cmpstr ((const char *) node->name, !=, "script");
          findings->n_groups += strcmp ((const char *) node->name, "g") == 0;
          if (strcmp ((const char *) node->name, "text") == 0)
            {
              xmlChar *content = xmlNodeGetContent (node);

              findings->n_texts++;
              g_string_append (findings->text, (const char *) content);
              xmlFree (content);
            }
        }
      inspect (node->children, findings);
    }
}

static void
parse (const PledgeScene *scene, const char *title, Findings *findings)
{
  g_autoptr (GBytes) svg = pledge_scene_to_svg (scene, title, title, title, NULL);
  xmlDoc *document = xmlReadMemory (g_bytes_get_data (svg, NULL), (int) g_bytes_get_size (svg), "picture.svg", NULL, XML_PARSE_NONET | XML_PARSE_HUGE);

  g_assert_nonnull (document);
  findings->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  findings->text = g_string_new (NULL);
  findings->n_groups = findings->n_texts = 0;
  inspect (xmlDocGetRootElement (document), findings);
  xmlFreeDoc (document);
}

static void
findings_clear (Findings *findings)
{
  g_hash_table_unref (findings->ids);
  g_string_free (findings->text, TRUE);
}

static void
test_well_formed (void)
{
  g_autoptr (PledgeFonts) fonts = pledge_fonts_new (NULL);
  g_autoptr (PledgeScene) scene = sample_scene_new (fonts, 32, 3.5);
  Findings findings;

  parse (scene, "Title", &findings);
  g_assert_cmpuint (findings.n_texts, ==, 96);
  g_assert_cmpuint (findings.n_groups, ==, pledge_scene_get_n_groups (scene));
  g_assert_true (g_hash_table_contains (findings.ids, "row-31"));
  g_assert_nonnull (strstr (findings.text->str, "Lëtzebuerg"));
  g_assert_nonnull (strstr (findings.text->str, "ישראל"));
  findings_clear (&findings);
}

static void
test_hostile (void)
{
  g_autoptr (PledgeFonts) fonts = pledge_fonts_new ("<\"'&> \\");
  g_autofree char *many = g_strnfill (10000, '&');
  const char *hostile[] = {
    "</text></svg><script>alert(1)</script>", "\" onload=\"x", "' & ' ]]>", "\xff\xfe broken", "\x01\x02\x1b", "a\xef\xbf\xbf" "b\xef\xbf\xbe" "c",
    "\xe2\x80\xae" "desrever", "\xe2\x81\xa7\xe2\x81\xa6", "&#0;&lt;", "line\nbreak\r\n", "\xed\xa0\x80", many, "<!-- -- -->", "<![CDATA[", "<?xml?>", "\xf0\x9f\x87\xa9\xf0\x9f\x87\xaa",
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autoptr (PledgeScene) scene = text_scene_new (fonts, hostile[i]);
      Findings findings;

      parse (scene, hostile[i], &findings);
      g_assert_cmpuint (findings.n_texts, ==, 1);
      g_assert_cmpuint (findings.n_groups, ==, 1);
      if (i == 0)
        g_assert_cmpstr (findings.text->str, ==, hostile[0]);
      if (i == 5)
        g_assert_cmpstr (findings.text->str, ==, "abc");
      if (hostile[i] == many)
        g_assert_cmpuint (findings.text->len, ==, 10000);
      findings_clear (&findings);
    }
}
#else
static void
test_well_formed (void)
{
  g_test_skip ("built without libxml2");
}

static void
test_hostile (void)
{
  g_test_skip ("built without libxml2");
}
#endif

void
add_svg_tests (void)
{
  g_test_add_func ("/svg/words", test_words);
  g_test_add_func ("/svg/without-words", test_without_words);
  g_test_add_func ("/svg/han", test_han);
  g_test_add_func ("/svg/locale", test_numbers_know_no_locale);
  g_test_add_func ("/svg/size", test_size);
  g_test_add_func ("/svg/well-formed", test_well_formed);
  g_test_add_func ("/svg/hostile", test_hostile);
}
