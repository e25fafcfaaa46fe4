/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "app-fixture.h"
#include "pledge-window-export.h"

static void
test_saves (AppFixture *fixture, gconstpointer data)
{
  static const struct { const char *name; PledgeExportFormat format; const char *begins; } cases[] = {
    { "chart.svg", PLEDGE_EXPORT_SVG, "<" },
    { "chart.png", PLEDGE_EXPORT_PNG, "\211PNG" },
    { "chart.pdf", PLEDGE_EXPORT_PDF, "%PDF" },
    { "other.svg", PLEDGE_EXPORT_PNG, "<" }, /* the ending that was typed wins */
  };
  g_autofree char *folder = g_dir_make_tmp ("pledgeline-XXXXXX", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (folder, cases[i].name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autofree char *contents = NULL;

      g_assert_true (pledge_window_export_to (fixture->window, file, cases[i].format));
      g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
      g_assert_true (g_str_has_prefix (contents, cases[i].begins));
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_says_why_not (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/chart.svg");

  g_assert_false (pledge_window_export_to (fixture->window, file, PLEDGE_EXPORT_SVG));
  app_fixture_settle ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, AppFixture, NULL, app_fixture_set_up, function, app_fixture_tear_down)
  ADD ("/export/saves", test_saves);
  ADD ("/export/says-why-not", test_says_why_not);
  return g_test_run ();
}
