/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "io-fixture.h"
#include "pledge-inflate.h"
#include "pledge-picture-scenario.h"
#include "pledge-scenario-file.h"

/* Pictures made up here: as ours, as other programs leave them, and as nobody should make them. */

#define SCENARIO "{\"format\": \"pledgeline-scenario/1\", \"target_pct\": 2.5, \"selected\": [\"DEU\"]}"
#define NONE "this picture holds no scenario: it was not made by Pledgeline, or lost it on the way"
#define NAMESPACE PLEDGE_PICTURE_SCENARIO_NAMESPACE
#define SVG_BEGINS "<svg xmlns=\"http://www.w3.org/2000/svg\"><metadata>"
#define SVG_ENDS "</metadata><rect width=\"1\" height=\"1\"/></svg>"
#define MEGABYTE (1024 * 1024)

static void
append (GByteArray *bytes, const char *text)
{
  g_byte_array_append (bytes, (const guint8 *) text, (guint) strlen (text));
}

static void
append_uint32 (GByteArray *bytes, guint32 value)
{
  guint32 big = GUINT32_TO_BE (value);

  g_byte_array_append (bytes, (const guint8 *) &big, sizeof big);
}

static guint32
compute_crc (const guint8 *data, gsize length)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < length; i++)
    {
      crc ^= data[i];
      for (int bit = 0; bit < 8; bit++)
        crc = crc & 1 ? crc >> 1 ^ 0xedb88320 : crc >> 1;
    }

  return ~crc;
}

static void
append_chunk (GByteArray *png, const char *type, gconstpointer data, gsize length)
{
  guint at;

  append_uint32 (png, (guint32) length);
  at = png->len;
  append (png, type);
  g_byte_array_append (png, data, (guint) length);
  append_uint32 (png, compute_crc (png->data + at, png->len - at));
}

static GByteArray *
begin_png (void)
{
  static const guint8 header[13] = { 0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0 };
  GByteArray *png = g_byte_array_new ();

  append (png, "\x89PNG\r\n\x1a\n");
  append_chunk (png, "IHDR", header, sizeof header);
  return png;
}

static GBytes *
end_png (GByteArray *png)
{
  append_chunk (png, "IDAT", "pixels", 6);
  append_chunk (png, "IEND", "", 0);
  return g_byte_array_free_to_bytes (png);
}

static GBytes *
deflate (gconstpointer data, gsize length, GZlibCompressorFormat format)
{
  g_autoptr (GConverter) compressor = G_CONVERTER (g_zlib_compressor_new (format, 9));
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_data (data, (gssize) length, NULL);
  g_autoptr (GOutputStream) small = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (small, compressor);

  g_output_stream_splice (stream, plain, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (small));
}

/* A text chunk's data: preface is what stands between keyword and text. */
static GByteArray *
make_text (const char *keyword, const char *preface, gsize preface_length, GBytes *text)
{
  GByteArray *data = g_byte_array_new ();

  g_byte_array_append (data, (const guint8 *) keyword, (guint) strlen (keyword) + 1);
  g_byte_array_append (data, (const guint8 *) preface, (guint) preface_length);
  g_byte_array_append (data, g_bytes_get_data (text, NULL), (guint) g_bytes_get_size (text));
  return data;
}

static GBytes *
make_png (const char *type, const char *keyword, const char *preface, gsize preface_length, GBytes *text)
{
  g_autoptr (GByteArray) data = make_text (keyword, preface, preface_length, text);
  GByteArray *png = begin_png ();

  append_chunk (png, "tEXt", "Title\0a title", 13);
  append_chunk (png, type, data->data, data->len);
  return end_png (png);
}

static void
assert_found (GBytes *picture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) found = NULL;
  g_autofree char *text = NULL;

  g_assert_true (pledge_scenario_is_in_picture (picture));
  found = pledge_scenario_find_in_picture (picture, "picture", &error);
  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (found, NULL), g_bytes_get_size (found));
  g_strstrip (text);
  g_assert_cmpstr (text, ==, SCENARIO);
}

static void
assert_refused (GBytes *picture, PledgeIoError code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (pledge_scenario_find_in_picture (picture, "picture", &error));
  fixture_assert_error (error, code, "picture", words, NULL);
}

static void
test_png (void)
{
  g_autoptr (GBytes) plain = fixture_bytes (SCENARIO);
  g_autoptr (GBytes) deflated = deflate (SCENARIO, strlen (SCENARIO), G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  const struct {
    const char *type, *keyword, *preface;
    gsize length;
    GBytes *text;
  } kinds[] = {
    { "iTXt", "pledgeline-scenario", "\0\0\0\0", 4, plain },
    { "iTXt", "pledgeline-scenario", "\1\0en\0Szenario\0", 14, deflated },
    { "zTXt", "pledgeline-scenario", "\0", 1, deflated },
    { "tEXt", "pledgeline-scenario", "", 0, plain },
    { "tEXt", "Pledgeline-Scenario", "", 0, plain },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GBytes) png = make_png (kinds[i].type, kinds[i].keyword, kinds[i].preface, kinds[i].length, kinds[i].text);

      assert_found (png);
    }
}

/* A damaged text does not hide a good one after it. */
static void
test_png_second (void)
{
  g_autoptr (GBytes) plain = fixture_bytes (SCENARIO);
  g_autoptr (GByteArray) data = make_text ("pledgeline-scenario", "", 0, plain);
  GByteArray *png = begin_png ();
  g_autoptr (GBytes) picture = NULL;

  append_chunk (png, "tEXt", data->data, data->len);
  png->data[png->len - 1] ^= 1;
  append_chunk (png, "tEXt", data->data, data->len);
  picture = end_png (png);
  assert_found (picture);
}

static void
test_png_damaged (void)
{
  static const guint8 long_ago[] = { 0xff, 0xff, 0xff, 0xff, 't', 'E', 'X', 't', 'p', 'l' };
  g_autoptr (GBytes) plain = fixture_bytes (SCENARIO), nothing = fixture_bytes ("");
  g_autoptr (GBytes) none = end_png (begin_png ()), crc = NULL, huge = NULL, short_text = NULL, method = NULL, bad = NULL;
  g_autoptr (GByteArray) data = make_text ("pledgeline-scenario", "", 0, plain);
  GByteArray *png = begin_png ();

  assert_refused (none, PLEDGE_IO_ERROR_FORMAT, NONE);

  append_chunk (png, "tEXt", data->data, data->len);
  png->data[png->len - 1] ^= 1;
  crc = end_png (png);
  assert_refused (crc, PLEDGE_IO_ERROR_SYNTAX, "the scenario in the picture is damaged");

  png = begin_png ();
  g_byte_array_append (png, long_ago, sizeof long_ago);
  huge = g_byte_array_free_to_bytes (png);
  assert_refused (huge, PLEDGE_IO_ERROR_SYNTAX, "cut short");

  short_text = make_png ("iTXt", "pledgeline-scenario", "\0\0en", 4, nothing);
  assert_refused (short_text, PLEDGE_IO_ERROR_SYNTAX, "damaged");
  method = make_png ("zTXt", "pledgeline-scenario", "\7", 1, plain);
  assert_refused (method, PLEDGE_IO_ERROR_SYNTAX, "damaged");
  bad = make_png ("zTXt", "pledgeline-scenario", "\0", 1, plain);
  assert_refused (bad, PLEDGE_IO_ERROR_SYNTAX, "damaged");
}

/* At every place where it can be cut short, and with every byte changed: found, or said what is wrong. */
static void
sweep (GBytes *picture)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (picture, &length);

  for (gsize i = 0; i < length; i++)
    {
      g_autofree guint8 *changed = g_memdup2 (data, length);
      g_autofree guint8 *start = g_memdup2 (data, MAX (i, 1));
      g_autoptr (GError) cut_error = NULL, changed_error = NULL;
      g_autoptr (GBytes) cut = g_bytes_new_static (start, i), other = g_bytes_new_static (changed, length);
      g_autoptr (GBytes) cut_found = NULL, other_found = NULL;

      changed[i] ^= 0x5a;
      cut_found = pledge_scenario_find_in_picture (cut, "cut", &cut_error);
      g_assert_true ((cut_found != NULL) == (cut_error == NULL));
      other_found = pledge_scenario_find_in_picture (other, "other", &changed_error);
      g_assert_true ((other_found != NULL) == (changed_error == NULL));
    }
}

static GBytes *
make_svg (const char *inside)
{
  g_autofree char *text = g_strconcat ("<?xml version=\"1.0\"?>\n<!-- by another -->\n" SVG_BEGINS, inside, SVG_ENDS, NULL);

  return fixture_bytes (text);
}

/* Also compressed. */
static void
assert_svg (const char *before, const char *text, const char *after)
{
  g_autofree char *inside = g_strconcat (before, text, after, NULL);
  g_autoptr (GBytes) svg = make_svg (inside);
  g_autoptr (GBytes) gzip = deflate (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg), G_ZLIB_COMPRESSOR_FORMAT_GZIP);

  assert_found (svg);
  assert_found (gzip);
}

static void
test_svg (void)
{
  g_autofree char *escaped = g_markup_escape_text (SCENARIO, -1);

  assert_svg ("<p:scenario xmlns:p=\"" NAMESPACE "\">", escaped, "</p:scenario>");
  assert_svg ("<p:scenario xmlns:p=\"" NAMESPACE "\">\n  ", SCENARIO, "\n</p:scenario>");
  assert_svg ("<p:scenario xmlns:p=\"" NAMESPACE "\"><![CDATA[", SCENARIO, "]]></p:scenario>");
  assert_svg ("<scenario xmlns=\"" NAMESPACE "\">", SCENARIO, "</scenario>");
  assert_svg ("<d xmlns:a=\"urn:a\" xmlns:ns0=\"" NAMESPACE "\"><a:scenario>no</a:scenario><ns0:scenario>", SCENARIO, "</ns0:scenario></d>");
  assert_svg ("<d xmlns:p=\"" NAMESPACE "\" p:scenario=\"", escaped, "\"/>");
  /* Two of them: the first that is one. */
  assert_svg ("<d xmlns:p=\"" NAMESPACE "\"><p:scenario>none</p:scenario><p:scenario>", SCENARIO, "</p:scenario></d>");
}

static void
test_svg_without (void)
{
  static const char *const texts[] = {
    "",
    "<scenario>" SCENARIO "</scenario>",
    "<p:scenario xmlns:p=\"urn:other\">" SCENARIO "</p:scenario>",
    "<d><e xmlns:p=\"" NAMESPACE "\"/><p:scenario>" SCENARIO "</p:scenario></d>",
    "<p:scenario xmlns:p=\"" NAMESPACE "\">{\"format\": \"other/1\"}</p:scenario>",
    "<p:scenes xmlns:p=\"" NAMESPACE "\">" SCENARIO "</p:scenes>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) svg = make_svg (texts[i]);

      assert_refused (svg, PLEDGE_IO_ERROR_FORMAT, NONE);
    }
}

static void
test_svg_hostile (void)
{
  g_autoptr (GString) nested = g_string_new (SVG_BEGINS), endless = g_string_new (SVG_BEGINS "<p:scenario xmlns:p=\"" NAMESPACE "\">{");
  g_autoptr (GBytes) deep = NULL, lengthy = NULL, page = NULL, entity = NULL, open = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (nested, "<a>");
  deep = fixture_bytes (nested->str);
  assert_refused (deep, PLEDGE_IO_ERROR_SYNTAX, "nested too deep");

  for (guint i = 0; i < MEGABYTE / 8; i++)
    g_string_append (endless, "         ");
  g_string_append (endless, "}</p:scenario>" SVG_ENDS);
  lengthy = fixture_bytes (endless->str);
  assert_refused (lengthy, PLEDGE_IO_ERROR_SYNTAX, "too long");

  page = fixture_bytes ("<!DOCTYPE html><html><body>" SCENARIO "</body></html>");
  assert_refused (page, PLEDGE_IO_ERROR_SYNTAX, "expected a picture of the kind PNG, SVG or PDF");
  entity = fixture_bytes ("<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>" SVG_BEGINS "&b;" SVG_ENDS);
  assert_refused (entity, PLEDGE_IO_ERROR_SYNTAX, "not well-formed XML");
  open = fixture_bytes (SVG_BEGINS "<p:scenario xmlns:p=\"" NAMESPACE "\">" SCENARIO);
  assert_refused (open, PLEDGE_IO_ERROR_SYNTAX, "cut short");
}

static GBytes *
make_pdf (const char *keys, gconstpointer data, gsize length, const char *line_end)
{
  GByteArray *pdf = g_byte_array_new ();

  append (pdf, "%PDF-1.5\n4 0 obj\n<< /Filter /FlateDecode >>\nstream\nx\x9c not deflated\nendstream\nendobj\n5 0 obj\n<< ");
  append (pdf, keys);
  append (pdf, " >>\nstream");
  append (pdf, line_end);
  g_byte_array_append (pdf, data, (guint) length);
  append (pdf, "\nendstream\nendobj\n%%EOF\n");
  return g_byte_array_free_to_bytes (pdf);
}

#define XMP "<?xpacket begin=\"\357\273\277\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><d xmlns:q=\"" NAMESPACE \
  "\"><q:scenario>" SCENARIO "</q:scenario></d></x:xmpmeta>\n     \n<?xpacket end=\"w\"?>"

static void
test_pdf (void)
{
  static const char *const contents[] = { SCENARIO, "\n  " SCENARIO, XMP };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      gsize length = strlen (contents[i]);
      g_autoptr (GBytes) small = deflate (contents[i], length, G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
      g_autoptr (GBytes) plain = make_pdf ("/Type /EmbeddedFile", contents[i], length, "\n");
      g_autoptr (GBytes) deflated = make_pdf ("/Filter /FlateDecode", g_bytes_get_data (small, NULL), g_bytes_get_size (small), "\r\n");

      assert_found (plain);
      assert_found (deflated);
    }
}

static void
test_pdf_without (void)
{
  g_autoptr (GBytes) other = make_pdf ("/Type /EmbeddedFile", "{\"format\": \"other\"}", 19, "\n");
  g_autoptr (GBytes) spoken = make_pdf ("/Type /Metadata", "<x>" NAMESPACE "</x>", strlen ("<x>" NAMESPACE "</x>"), "\n");
  g_autoptr (GBytes) empty = fixture_bytes ("%PDF-1.4\n");

  assert_refused (other, PLEDGE_IO_ERROR_FORMAT, NONE);
  assert_refused (spoken, PLEDGE_IO_ERROR_FORMAT, NONE);
  assert_refused (empty, PLEDGE_IO_ERROR_FORMAT, NONE);
}

/* Little that becomes very much is not let become it. */
static void
test_bombs (void)
{
  gsize length = 64 * MEGABYTE;
  g_autofree char *spaces = g_malloc (length);
  g_autoptr (GBytes) zlib = NULL, gzip = NULL, png = NULL, pdf = NULL, start = NULL;
  gboolean ended = TRUE;

  memset (spaces, ' ', length);
  spaces[0] = '{';
  zlib = deflate (spaces, length, G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  spaces[0] = '<';
  gzip = deflate (spaces, length, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_assert_cmpuint (g_bytes_get_size (zlib), <, 200 * 1024);

  start = pledge_inflate (g_bytes_get_data (zlib, NULL), g_bytes_get_size (zlib), G_ZLIB_COMPRESSOR_FORMAT_ZLIB, MEGABYTE, &ended);
  g_assert_cmpuint (g_bytes_get_size (start), ==, MEGABYTE);
  g_assert_false (ended);

  png = make_png ("zTXt", "pledgeline-scenario", "\0", 1, zlib);
  assert_refused (png, PLEDGE_IO_ERROR_SYNTAX, "damaged");
  pdf = make_pdf ("/Filter /FlateDecode", g_bytes_get_data (zlib, NULL), g_bytes_get_size (zlib), "\n");
  assert_refused (pdf, PLEDGE_IO_ERROR_FORMAT, NONE);
  assert_refused (gzip, PLEDGE_IO_ERROR_SYNTAX, "cut short");
}

static void
test_many_streams (void)
{
  g_autoptr (GString) text = g_string_new ("%PDF-1.5\n");
  g_autoptr (GBytes) pdf = NULL;

  for (guint i = 0; i < 300000; i++)
    g_string_append (text, "stream\n{");
  pdf = fixture_bytes (text->str);
  assert_refused (pdf, PLEDGE_IO_ERROR_FORMAT, NONE);
}

static void
test_others (void)
{
  static const struct {
    const char *data, *words;
  } others[] = {
    { "", "expected a picture of the kind PNG, SVG or PDF" },
    { "not a picture", "expected a picture of the kind PNG, SVG or PDF" },
    { SCENARIO, "expected a picture of the kind PNG, SVG or PDF" },
    { "\xff\xd8\xff\xe0", "a picture of this kind holds no scenario: PNG, SVG and PDF do" },
    { "GIF89a", "a picture of this kind holds no scenario" },
    { "RIFF....WEBPVP8 ", "a picture of this kind holds no scenario" },
    { "....ftypavif", "a picture of this kind holds no scenario" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GBytes) bytes = fixture_bytes (others[i].data);

      assert_refused (bytes, PLEDGE_IO_ERROR_SYNTAX, others[i].words);
      g_assert_cmpint (pledge_scenario_is_in_picture (bytes), ==, i > 2);
    }
}

static void
test_sweep (void)
{
  g_autoptr (GBytes) plain = fixture_bytes (SCENARIO), svg = NULL, pdf = NULL, png = NULL, gzip = NULL;
  g_autoptr (GBytes) deflated = deflate (SCENARIO, strlen (SCENARIO), G_ZLIB_COMPRESSOR_FORMAT_ZLIB);

  png = make_png ("iTXt", "pledgeline-scenario", "\1\0en\0s\0", 7, deflated);
  sweep (png);
  svg = make_svg ("<p:scenario xmlns:p=\"" NAMESPACE "\">" SCENARIO "</p:scenario>");
  sweep (svg);
  gzip = deflate (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg), G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  sweep (gzip);
  pdf = make_pdf ("/Filter /FlateDecode", g_bytes_get_data (deflated, NULL), g_bytes_get_size (deflated), "\n");
  sweep (pdf);
}

/* What is wrong inside is said as of a scenario file, and nothing is changed. */
static void
test_read (void)
{
  g_autoptr (PledgeCatalogue) catalogue = fixture_load_bundled ();
  g_autoptr (PledgeScenario) scenario = pledge_scenario_new (catalogue);
  g_autoptr (GBytes) good = make_svg ("<p:scenario xmlns:p=\"" NAMESPACE "\">" SCENARIO "</p:scenario>");
  g_autoptr (GBytes) newer = make_svg ("<p:scenario xmlns:p=\"" NAMESPACE "\">{\"format\": \"pledgeline-scenario/2\"}</p:scenario>");
  g_autoptr (GError) error = NULL;

  g_assert_true (pledge_scenario_read_bytes (scenario, good, "picture.svg", &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (pledge_scenario_get_target_pct (scenario), ==, 2.5);
  g_assert_cmpstr (pledge_scenario_get_selected (scenario), ==, "DEU");

  g_assert_false (pledge_scenario_read_bytes (scenario, newer, "picture.svg", &error));
  fixture_assert_error (error, PLEDGE_IO_ERROR_FORMAT, "picture.svg", "this version understands pledgeline-scenario/1", NULL);
  g_assert_cmpfloat (pledge_scenario_get_target_pct (scenario), ==, 2.5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/picture-scenario/png", test_png);
  g_test_add_func ("/picture-scenario/png-second", test_png_second);
  g_test_add_func ("/picture-scenario/png-damaged", test_png_damaged);
  g_test_add_func ("/picture-scenario/svg", test_svg);
  g_test_add_func ("/picture-scenario/svg-without", test_svg_without);
  g_test_add_func ("/picture-scenario/svg-hostile", test_svg_hostile);
  g_test_add_func ("/picture-scenario/pdf", test_pdf);
  g_test_add_func ("/picture-scenario/pdf-without", test_pdf_without);
  g_test_add_func ("/picture-scenario/bombs", test_bombs);
  g_test_add_func ("/picture-scenario/many-streams", test_many_streams);
  g_test_add_func ("/picture-scenario/others", test_others);
  g_test_add_func ("/picture-scenario/sweep", test_sweep);
  g_test_add_func ("/picture-scenario/read", test_read);

  return g_test_run ();
}
