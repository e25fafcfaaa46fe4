/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <zlib.h>

#include "pledge-pdf.h"
#include "pledge-picture.h"
#include "pledge-scene-builder.h"

/* Files are read by poppler's tools where they are installed. */

#define PDFINFO "pdfinfo"
#define PDFTEXT "pdftotext"
#define PDFFONTS "pdffonts"

static PledgeScene *
make_scene (double width, double height, const char *words)
{
  const PledgeColour paper = { 1, 1, 1, 1 }, ink = { 0, 0, 0, 1 };
  g_autoptr (PledgeFonts) fonts = pledge_fonts_new (NULL);
  PledgeSceneBuilder *builder = pledge_scene_builder_new (width, height, paper, fonts);
  PledgeText text = { .text = words, .x = 20, .y = 40, .size = 14, .weight = PLEDGE_WEIGHT_NORMAL, .colour = ink };
  PledgeText bold = { .text = "5.33 % ✓", .x = 20, .y = 70, .size = 14, .weight = PLEDGE_WEIGHT_BOLD, .colour = ink };

  pledge_scene_builder_begin (builder, "all", NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  pledge_scene_builder_text (builder, &text);
  pledge_scene_builder_text (builder, &bold);
  pledge_scene_builder_rect (builder, (PledgeRect) { 20, 90, width / 2, 10 }, 2, (PledgeFill) { .colour = ink, .hatch = 5 });
  pledge_scene_builder_end (builder);

  return pledge_scene_builder_finish (builder);
}

static GBytes *
render (const PledgeScene *const *scenes, guint n_scenes, const PledgePdfInfo *info)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = pledge_pdf_render_pages (scenes, n_scenes, info, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  return bytes;
}

/* (nullable) What a tool says about the file; NULL after the test was skipped for want of the tool. */
static char *
ask (const char *tool, const char *options, GBytes *bytes)
{
  g_autofree char *program = g_find_program_in_path (tool);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "pledge-pdf-XXXXXX", NULL);
  g_autofree char *line = NULL;
  g_auto (GStrv) argv = NULL;
  g_autoptr (GError) error = NULL;
  char *answer = NULL;
  int fd, status;

  if (program == NULL)
    {
      g_autofree char *reason = g_strdup_printf ("%s is not installed", tool);

      g_test_skip (reason);
      return NULL;
    }

  fd = g_mkstemp (path);
  line = g_strjoin (" ", tool, options, path, g_str_equal (tool, PDFTEXT) ? "-" : NULL, NULL);
  argv = g_strsplit (line, " ", -1);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &answer, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_true (g_close (fd, NULL));

  return answer;
}

static void
assert_line (const char *answer, const char *key, const char *value)
{
  g_autofree char *pattern = g_strdup_printf ("^%s: +%s$", key, value);

  if (!g_regex_match_simple (pattern, answer, G_REGEX_MULTILINE, 0))
    g_error ("“%s: %s” is not in\n%s", key, value, answer);
}

/* Whether the stream that begins at data, if it is one that zlib can read, holds words. */
static gboolean
stream_holds (const char *data, gsize length, const char *words)
{
  char buffer[1 << 16];
  z_stream stream = { .next_in = (Bytef *) data, .avail_in = (uInt) length, .next_out = (Bytef *) buffer, .avail_out = sizeof buffer };

  if (inflateInit (&stream) != Z_OK)
    return FALSE;

  inflate (&stream, Z_FINISH);
  inflateEnd (&stream);
  return memmem (buffer, sizeof buffer - stream.avail_out, words, strlen (words)) != NULL;
}

/* In the open, or, as cairo writes from 1.18 on, in a stream. */
static gboolean
holds (GBytes *bytes, const char *words)
{
  static const char mark[] = "stream\n";
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *end = data + length, *at = data;

  if (memmem (data, length, words, strlen (words)) != NULL)
    return TRUE;

  while ((at = memmem (at, end - at, mark, strlen (mark))) != NULL)
    {
      at += strlen (mark);
      if (stream_holds (at, end - at, words))
        return TRUE;
    }

  return FALSE;
}

static void
test_same_twice (void)
{
  g_autoptr (PledgeScene) scene = make_scene (400, 300, "Lithuania");
  const PledgeScene *scenes[] = { scene };
  g_autoptr (GBytes) first = NULL, second = NULL, dated = NULL;

  g_unsetenv ("SOURCE_DATE_EPOCH");
  first = render (scenes, 1, NULL);
  g_usleep (1100 * 1000); /* cairo's own date is in seconds */
  second = render (scenes, 1, NULL);
  g_assert_true (g_bytes_equal (first, second));
  g_assert_true (holds (first, "%PDF-"));
  g_assert_false (holds (first, "/CreationDate"));

  g_setenv ("SOURCE_DATE_EPOCH", "1782864000", TRUE);
  dated = render (scenes, 1, NULL);
  g_assert_true (holds (dated, "/CreationDate (20260701000000Z"));
  g_setenv ("SOURCE_DATE_EPOCH", "yesterday", TRUE);
  g_clear_pointer (&dated, g_bytes_unref);
  dated = render (scenes, 1, NULL);
  g_assert_true (g_bytes_equal (first, dated));
  g_unsetenv ("SOURCE_DATE_EPOCH");
}

static void
test_info (void)
{
  g_autoptr (PledgeScene) scene = make_scene (400, 300, "Lithuania");
  const PledgeScene *scenes[] = { scene };
  g_autoptr (GDateTime) created = g_date_time_new_from_iso8601 ("2026-07-01T14:30:15+02:00", NULL);
  PledgePdfInfo info = { "NATO · “Türkiye” (2026)", "Short 417 bn \xff", NULL, "pledgeline-cli", "defence, share of GDP", created };
  g_autoptr (GBytes) bytes = render (scenes, 1, &info);
  g_autofree char *answer = ask (PDFINFO, "-isodates", bytes);

  if (answer == NULL)
    return;
  assert_line (answer, "Title", "NATO · “Türkiye” \\(2026\\)");
  assert_line (answer, "Subject", "Short 417 bn �");
  assert_line (answer, "Author", "Pledgeline");
  assert_line (answer, "Creator", "pledgeline-cli");
  assert_line (answer, "Keywords", "defence, share of GDP");
  assert_line (answer, "CreationDate", "2026-07-01T12:30:15Z");
}

static void
test_pages (void)
{
  g_autoptr (PledgeScene) first = make_scene (1200, 800, "first"), second = make_scene (793.7, 1122.5, "second");
  const PledgeScene *scenes[] = { first, second };
  g_autoptr (GBytes) bytes = render (scenes, 2, NULL);
  g_autofree char *sizes = ask (PDFINFO, "-f 1 -l 2", bytes), *both = NULL;

  if (sizes == NULL)
    return;
  assert_line (sizes, "Pages", "2");
  assert_line (sizes, "Page +1 size", "900 x 600 pts");
  assert_line (sizes, "Page +2 size", "595\\.275 x 841\\.875 pts \\(A4\\)");
  both = ask (PDFTEXT, "-layout", bytes);
  g_assert_nonnull (strstr (both, "first"));
  g_assert_nonnull (strstr (strchr (both, '\f'), "second"));
}

static void
test_text (void)
{
  static const char words[] = "Türkiye: +US$10.9 bn office fluffy “ﬁnal” Łódź Ωmega";
  g_autoptr (PledgeScene) scene = make_scene (600, 300, words);
  const PledgeScene *scenes[] = { scene };
  g_autoptr (GBytes) bytes = render (scenes, 1, NULL);
  g_autofree char *answer = ask (PDFTEXT, "-layout", bytes);

  if (answer == NULL)
    return;
  g_assert_nonnull (strstr (answer, "Türkiye: +US$10.9 bn office fluffy"));
  g_assert_nonnull (strstr (answer, "Łódź Ωmega"));
  g_assert_nonnull (strstr (answer, "5.33 % ✓"));
}

/* One line a font behind two of headings; the fifth word from the right says whether the file has it. */
static void
test_fonts (void)
{
  g_autoptr (PledgeScene) scene = make_scene (400, 300, "Lithuania");
  const PledgeScene *scenes[] = { scene };
  g_autoptr (GBytes) bytes = render (scenes, 1, NULL);
  g_autofree char *answer = ask (PDFFONTS, "-l 1", bytes);
  g_auto (GStrv) lines = NULL;
  guint n_fonts = 0;

  if (answer == NULL)
    return;
  lines = g_strsplit (g_strchomp (answer), "\n", -1);
  for (guint i = 2; i < g_strv_length (lines); i++, n_fonts++)
    if (!g_regex_match_simple (" yes +yes +yes +[0-9]+ +[0-9]+$", lines[i], 0, 0))
      g_error ("not embedded, a subset and with its characters: %s", lines[i]);
  g_assert_cmpuint (n_fonts, >=, 2);
}

static void
test_refused (void)
{
  g_autoptr (PledgeScene) fits = make_scene (19200, 100, "wide"), large = make_scene (19300, 100, "too wide");
  const PledgeScene *good[] = { fits }, *bad[] = { fits, large };
  g_autoptr (GBytes) bytes = render (good, 1, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (pledge_pdf_render_pages (bad, 2, NULL, &error));
  g_assert_error (error, PLEDGE_PICTURE_ERROR, PLEDGE_PICTURE_ERROR_SIZE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/same-twice", test_same_twice);
  g_test_add_func ("/pdf/info", test_info);
  g_test_add_func ("/pdf/pages", test_pages);
  g_test_add_func ("/pdf/text", test_text);
  g_test_add_func ("/pdf/fonts", test_fonts);
  g_test_add_func ("/pdf/refused", test_refused);
  return g_test_run ();
}
