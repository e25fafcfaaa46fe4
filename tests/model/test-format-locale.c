/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>
#include <math.h>

#include "model-fixture.h"
#include "pledge-format.h"
#include "pledge-words-lens.h"
#include "pledge-words.h"

/* Formats in languages with other steps, other places for the currency and another decimal sign. The catalogues
 * hold little but formats: words stay English. */

#define NBSP "\302\240"

static char *folder;
static char *catalogues;

/* Where no German locale is installed it is made from its description, if that is. */
static gboolean
use_german (int category)
{
  g_autofree char *locale = g_build_filename (folder, "de_DE.UTF-8", NULL);
  const char *const words[] = { "localedef", "-i", "de_DE", "-f", "UTF-8", locale, NULL };

  if (setlocale (category, "de_DE.UTF-8") != NULL)
    return TRUE;

  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                NULL, NULL, NULL, NULL, NULL, NULL);
  g_setenv ("LOCPATH", folder, TRUE);
  return setlocale (category, "de_DE.UTF-8") != NULL;
}

/* Each language has a folder of its own: gettext forgets what it looked up when the folder changes. */
static gboolean
speak (const char *language)
{
  g_autofree char *root = g_build_filename (folder, language, NULL);
  g_autofree char *name = g_strconcat (language, ".mo", NULL);
  g_autofree char *compiled = g_build_filename (catalogues, name, NULL);
  g_autofree char *messages = g_build_filename (root, language, "LC_MESSAGES", NULL);
  g_autofree char *target = g_build_filename (messages, "pledgeline.mo", NULL);
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (compiled, &contents, &length, NULL));
  g_assert_cmpint (g_mkdir_with_parents (messages, 0700), ==, 0);
  g_assert_true (g_file_set_contents (target, contents, length, NULL));
  g_setenv ("LANGUAGE", language, TRUE);
  bindtextdomain (GETTEXT_PACKAGE, root);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");

  /* A newer glibc speaks English in C.UTF-8, whatever LANGUAGE says. */
  if (use_german (LC_MESSAGES) || !g_str_equal (dgettext (GETTEXT_PACKAGE, "US$"), "US$"))
    return TRUE;

  g_test_skip ("no German locale is installed, nor what it is made from");
  return FALSE;
}

#define assert_text(call, expected) \
  G_STMT_START { \
    g_autofree char *text_ = (call); \
    g_assert_cmpstr (text_, ==, expected); \
  } G_STMT_END

static void
test_german (void)
{
  if (!speak ("de"))
    return;

  assert_text (pledge_format_usd (12300), "12.3" NBSP "Mrd." NBSP "US-$");
  assert_text (pledge_format_usd (831.4), "831" NBSP "Mio." NBSP "US-$");
  assert_text (pledge_format_usd_total (1222800), "1.22" NBSP "Bio." NBSP "US-$");
  assert_text (pledge_format_lens (PLEDGE_LENS_NATIONAL, 37300, "EUR"), "37.3" NBSP "Mrd." NBSP "EUR");
  assert_text (pledge_format_lens (PLEDGE_LENS_SOLDIER, 253400, NULL), "253400" NBSP "US-$");
  assert_text (pledge_format_lens (PLEDGE_LENS_PPP, 1900, NULL), "1.9" NBSP "Mrd." NBSP "Int.-$");
  assert_text (pledge_format_lens_tick (PLEDGE_LENS_USD, 50000), "50" NBSP "Mrd.");
  assert_text (pledge_format_usd (NAN), "–");
}

static void
test_comma (void)
{
  if (!speak ("de"))
    return;
  if (!use_german (LC_NUMERIC))
    {
      g_test_skip ("no German locale is installed, nor what it is made from");
      return;
    }

  assert_text (pledge_format_usd (12300), "12,3" NBSP "Mrd." NBSP "US-$");
  assert_text (pledge_format_share (2.69), "2,69" NBSP "%");
  assert_text (pledge_format_target (3.5), "3,5" NBSP "%");
  assert_text (pledge_format_lens_tick (PLEDGE_LENS_USD, 2500), "2,5" NBSP "Mrd.");
  assert_text (pledge_format_lens (PLEDGE_LENS_HEAD, 1544, NULL), "1.544" NBSP "US-$");
  assert_text (pledge_format_lens (PLEDGE_LENS_SOLDIER, 80428, NULL), "80.428" NBSP "US-$");
  setlocale (LC_NUMERIC, "C.UTF-8");
}

static void
test_japanese (void)
{
  static const struct { double usd_m; const char *text; } cases[] = {
    { 0, "0万ドル" }, { 0.25, "25.0万ドル" }, { 0.0254, "2.5万ドル" }, { 9.94, "994万ドル" }, { 99.4, "9940万ドル" }, { 99.996, "1.0億ドル" },
    { 831.4, "8.3億ドル" }, { 1900, "19億ドル" }, { 12300, "123億ドル" }, { -43950, "440億ドル" }, { 417300, "4173億ドル" },
    { 999960, "1.00兆ドル" }, { 1222800, "1.22兆ドル" }, { NAN, "–" },
  };

  if (!speak ("ja"))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_text (pledge_format_usd (cases[i].usd_m), cases[i].text);
  assert_text (pledge_format_usd_total (46700), "467億ドル");
  assert_text (pledge_format_lens (PLEDGE_LENS_NATIONAL, 12990000, "JPY"), "12.99兆" NBSP "JPY");
  assert_text (pledge_format_lens (PLEDGE_LENS_HEAD, 512.4, NULL), "512ドル");
  assert_text (pledge_format_lens (PLEDGE_LENS_SOLDIER, 253400, NULL), "25.3万ドル");
  assert_text (pledge_format_lens_tick (PLEDGE_LENS_USD, 50000), "500億");
  assert_text (pledge_format_lens_tick (PLEDGE_LENS_USD, 0), "0");
  assert_text (pledge_format_lens_tick (PLEDGE_LENS_SOLDIER, 20000), "2万");
  assert_text (pledge_format_share (2.69), "2.69%");
}

/* Sentences carry the reader's amounts. */
static void
test_words (void)
{
  static const struct { const char *language, *below, *above, *shortfall; } cases[] = {
    { "de", "+ 11" NBSP "Mio." NBSP "US-$", "✓ 7.0" NBSP "Mio. darüber", "41" NBSP "Mio." NBSP "US-$" },
    { "ja", "+1100万ドル", "✓ 700万上回る", "4100万ドル" },
  };
  g_autoptr (PledgeCatalogue) catalogue = model_fixture_new ();
  g_autoptr (PledgeScenario) scenario = pledge_scenario_new (catalogue);
  g_autoptr (PledgeAnswer) answer = pledge_answer_new (scenario);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *summary = NULL, *total = NULL;

      if (!speak (cases[i].language))
        return;
      assert_text (pledge_words_gap (answer, pledge_answer_find_row (answer, "BBB")), cases[i].below);
      assert_text (pledge_words_gap (answer, pledge_answer_find_row (answer, "AAA")), cases[i].above);
      summary = pledge_words_summary (answer);
      g_assert_nonnull (g_strrstr (summary, cases[i].shortfall));
      total = pledge_words_shortfall_total (answer);
      g_assert_true (g_str_has_suffix (total, cases[i].shortfall));
    }
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_folder (child);
    }
  g_remove (path);
}

int
main (int argc, char *argv[])
{
  int status;

  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  catalogues = g_path_get_dirname (argv[0]);
  folder = g_dir_make_tmp ("pledgeline-locale-XXXXXX", NULL);
  g_assert_nonnull (folder);
  g_test_add_func ("/format-locale/german", test_german);
  g_test_add_func ("/format-locale/japanese", test_japanese);
  g_test_add_func ("/format-locale/words", test_words);
  g_test_add_func ("/format-locale/comma", test_comma);
  status = g_test_run ();
  remove_folder (folder);
  g_free (folder);
  g_free (catalogues);
  return status;
}
