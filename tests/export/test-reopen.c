/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "export-fixture.h"
#include "pledge-briefing.h"
#include "pledge-picture-scenario.h"
#include "pledge-picture.h"
#include "pledge-scenario-file.h"

/* Pictures that reopen: what is drawn is found again, exactly, also after other programs had the picture. */

#define N_RANDOM 240

static const PledgeExportFormat formats[] = { PLEDGE_EXPORT_SVG, PLEDGE_EXPORT_PNG, PLEDGE_EXPORT_PDF };

static char *
dup_text (PledgeScenario *scenario)
{
  g_autoptr (GBytes) bytes = pledge_scenario_to_bytes (scenario);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static PledgePictureOptions
make_options (PledgeView view, PledgeFonts *fonts)
{
  PledgePictureOptions options = pledge_picture_options_default ();

  options.view = view;
  options.width = 240;
  options.height = 180;
  options.fonts = fonts;
  return options;
}

static GBytes *
render (PledgeScenario *scenario, const PledgePictureOptions *options, PledgeExportFormat format)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = pledge_picture_render (scenario, options, format, &error);

  g_assert_no_error (error);
  return bytes;
}

/* Read by somebody who asked something else before. */
static void
assert_reopens (GBytes *picture, PledgeScenario *scenario, const char *view)
{
  g_autoptr (PledgeScenario) other = pledge_scenario_new (pledge_scenario_get_catalogue (scenario));
  g_autofree char *before = dup_text (scenario), *after = NULL, *got = NULL, *warning = NULL;
  g_autoptr (GError) error = NULL;

  pledge_scenario_set_target_pct (other, 1.11);
  pledge_scenario_set_own_target_pct (other, "DEU", 9);
  pledge_scenario_set_selected (other, "USA");
  g_assert_true (pledge_scenario_read_bytes_full (other, picture, "picture", &got, &warning, &error));
  g_assert_no_error (error);
  after = dup_text (other);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (got, ==, view);
  g_assert_null (warning);
}

static const char *
pick_member (PledgeAlliance *alliance)
{
  guint position = (guint) g_test_rand_int_range (0, (gint32) pledge_alliance_get_n_members (alliance));

  return pledge_member_get_iso3 (pledge_alliance_get_member (alliance, position));
}

static PledgeAlliance *
pick_alliance (PledgeCatalogue *catalogue)
{
  GListModel *alliances = pledge_catalogue_get_alliances (catalogue);
  GListModel *members = pledge_catalogue_get_members (catalogue);
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  g_auto (GStrv) chosen = NULL;
  g_autoptr (GError) error = NULL;
  PledgeAlliance *group;

  if (g_test_rand_bit ())
    return g_list_model_get_item (alliances, (guint) g_test_rand_int_range (0, (gint32) g_list_model_get_n_items (alliances)));

  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (PledgeMember) member = g_list_model_get_item (members, i);

      if (i == 0 || g_test_rand_int_range (0, 4) == 0)
        g_strv_builder_add (codes, pledge_member_get_iso3 (member));
    }
  chosen = g_strv_builder_end (codes);
  group = pledge_catalogue_make_alliance (catalogue, "members", "Chosen members", (const char *const *) chosen, &error);
  g_assert_no_error (error);
  return group;
}

static void
set_random_path (PledgeScenario *scenario)
{
  g_autoptr (PledgePathAssumptions) path = pledge_path_assumptions_new ();
  PledgeAlliance *alliance = pledge_scenario_get_alliance (scenario);
  PledgePathBase base = { .currency = "USD", .year = 2024, .spending_m = g_test_rand_double_range (1, 1e6),
                          .share_pct = g_test_rand_double_range (0.1, 9), .end_spending_m = NAN };

  g_strlcpy (base.iso3, pick_member (alliance), sizeof base.iso3);
  pledge_path_assumptions_set_by_year (path, g_test_rand_int_range (2027, 2060));
  pledge_path_assumptions_set_shape (path, g_test_rand_int_range (0, PLEDGE_PATH_SHAPE_OWN + 1));
  pledge_path_assumptions_set_baseline (path, g_test_rand_int_range (0, 3));
  pledge_path_assumptions_set_growth_pct (path, g_test_rand_double_range (-5, 10));
  for (int i = g_test_rand_int_range (0, 20); i > 0; i--)
    pledge_path_assumptions_set_point_pct (path, g_test_rand_bit () ? pick_member (alliance) : NULL, g_test_rand_int_range (2027, 2060),
                                           g_test_rand_double_range (0, 10));
  if (g_test_rand_bit ())
    pledge_path_assumptions_set_base (path, &base);
  pledge_scenario_set_path_assumptions (scenario, path);
}

static PledgeScenario *
make_random (PledgeCatalogue *catalogue)
{
  g_autoptr (PledgeScenario) scenario = pledge_scenario_new (catalogue);
  g_autoptr (PledgeAlliance) alliance = pick_alliance (catalogue);
  GListModel *editions = pledge_catalogue_get_editions (catalogue);
  g_autoptr (PledgeEdition) edition = g_list_model_get_item (editions, (guint) g_test_rand_int_range (0, (gint32) g_list_model_get_n_items (editions)));

  pledge_scenario_set_edition_and_alliance (scenario, edition, alliance);
  pledge_scenario_set_year (scenario, g_test_rand_int_range (2014, 2027));
  pledge_scenario_set_target_pct (scenario, g_test_rand_double_range (0, 15));
  pledge_scenario_set_related_pct (scenario, g_test_rand_bit () ? 1.5 : 0);
  pledge_scenario_set_lens (scenario, g_test_rand_int_range (0, PLEDGE_LENS_PPP + 1));
  pledge_scenario_set_sort (scenario, g_test_rand_int_range (0, PLEDGE_SORT_NAME + 1));
  pledge_scenario_set_measure (scenario, g_test_rand_int_range (0, PLEDGE_MEASURE_MONEY + 1));
  for (int i = g_test_rand_int_range (0, 6); i > 0; i--)
    pledge_scenario_set_own_target_pct (scenario, pick_member (alliance), g_test_rand_double_range (0, 10));
  for (int i = g_test_rand_int_range (0, 6); i > 0; i--)
    pledge_scenario_toggle_selected (scenario, pick_member (alliance));
  if (g_test_rand_bit ())
    set_random_path (scenario);

  return g_steal_pointer (&scenario);
}

static void
test_random (void)
{
  g_autoptr (PledgeCatalogue) catalogue = export_fixture_load ();
  g_autoptr (PledgeFonts) fonts = pledge_fonts_new (NULL);

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (PledgeScenario) scenario = make_random (catalogue);
      PledgeView view = i % 2 == 0 ? PLEDGE_VIEW_RANKING : PLEDGE_VIEW_GAP;
      PledgePictureOptions options = make_options (view, fonts);
      g_autoptr (GBytes) picture = render (scenario, &options, formats[i % G_N_ELEMENTS (formats)]);

      assert_reopens (picture, scenario, pledge_view_to_id (view));
    }
}

static PledgeScenario *
make_scenario (PledgeCatalogue *catalogue)
{
  PledgeScenario *scenario = export_fixture_scenario (catalogue, "nato-2026-07", "nato", 2025, 3.25, PLEDGE_LENS_NATIONAL);

  pledge_scenario_set_own_target_pct (scenario, "POL", 4.8);
  pledge_scenario_set_selected (scenario, "FRA");
  return scenario;
}

static void
test_views (void)
{
  static const char *const ids[] = { "ranking", "gap", "history", "path", "target" };
  g_autoptr (PledgeCatalogue) catalogue = export_fixture_load ();
  g_autoptr (PledgeScenario) scenario = make_scenario (catalogue);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      PledgePictureOptions options = make_options (PLEDGE_VIEW_RANKING, NULL);

      g_assert_true (pledge_view_from_id (ids[i], &options.view));
      options.title = "]]> & </pledgeline:scenario> <svg>";
      options.width = 800;
      options.height = 600;
      for (guint k = 0; k < G_N_ELEMENTS (formats); k++)
        {
          g_autoptr (GBytes) once = render (scenario, &options, formats[k]), twice = render (scenario, &options, formats[k]);

          assert_reopens (once, scenario, ids[i]);
          g_assert_true (g_bytes_equal (once, twice));
        }
    }
}

static void
test_without (void)
{
  g_autoptr (PledgeCatalogue) catalogue = export_fixture_load ();
  g_autoptr (PledgeScenario) scenario = make_scenario (catalogue);
  PledgePictureOptions options = make_options (PLEDGE_VIEW_RANKING, NULL);
  PledgeBriefingOptions sheet = pledge_briefing_options_default ();

  options.without_scenario = sheet.without_scenario = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GBytes) picture = render (scenario, &options, formats[i]), page = NULL;
      g_autoptr (GError) error = NULL, page_error = NULL;

      g_assert_null (pledge_scenario_find_in_picture (picture, "picture", &error));
      g_assert_nonnull (strstr (error->message, "picture: this picture holds no scenario"));
      g_assert_null (memmem (g_bytes_get_data (picture, NULL), g_bytes_get_size (picture), "scenario", 8));
      page = pledge_briefing_render (scenario, NULL, FALSE, &sheet, formats[i], NULL);
      g_assert_null (pledge_scenario_find_in_picture (page, "page", &page_error));
    }
}

/* What a scenario adds to a picture. */
static void
test_size (void)
{
  g_autoptr (PledgeCatalogue) catalogue = export_fixture_load ();
  g_autoptr (PledgeScenario) scenario = make_scenario (catalogue);
  PledgePictureOptions with = make_options (PLEDGE_VIEW_RANKING, NULL), without = with;

  without.without_scenario = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GBytes) larger = render (scenario, &with, formats[i]), smaller = render (scenario, &without, formats[i]);

      g_assert_cmpuint (g_bytes_get_size (larger), >, g_bytes_get_size (smaller) + 500);
      g_assert_cmpuint (g_bytes_get_size (larger), <, g_bytes_get_size (smaller) + 3500);
    }
}

static void
test_briefing (void)
{
  static const char *const both[] = { "DEU", "FRA", NULL };
  g_autoptr (PledgeCatalogue) catalogue = export_fixture_load ();
  g_autoptr (PledgeScenario) scenario = make_scenario (catalogue);
  g_autoptr (GBytes) several = pledge_briefing_render (scenario, both, TRUE, NULL, PLEDGE_EXPORT_PDF, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GBytes) page = pledge_briefing_render (scenario, NULL, FALSE, NULL, formats[i], NULL);

      assert_reopens (page, scenario, "briefing");
    }
  assert_reopens (several, scenario, "briefing");
}

/* A group of the user's own is passed on by its members, and is the group again where it is there. */
static void
test_own_group (void)
{
  static const char *const codes[] = { "EST", "LVA", "LTU", NULL };
  g_autoptr (PledgeCatalogue) here = export_fixture_load (), there = export_fixture_load ();
  g_autoptr (PledgeScenario) scenario = make_scenario (here), other = make_scenario (there);
  g_autoptr (PledgeAlliance) group = pledge_catalogue_make_alliance (here, PLEDGE_ALLIANCE_OWN_PREFIX "baltic", "Baltic", codes, NULL);
  PledgePictureOptions options = make_options (PLEDGE_VIEW_RANKING, NULL);
  g_autoptr (GBytes) picture = NULL;
  g_autoptr (GError) error = NULL;

  pledge_catalogue_set_own_groups (here, &group, 1);
  pledge_scenario_set_alliance (scenario, group);
  picture = render (scenario, &options, PLEDGE_EXPORT_SVG);
  assert_reopens (picture, scenario, "ranking");

  g_assert_true (pledge_scenario_read_bytes (other, picture, "picture", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (pledge_alliance_get_n_members (pledge_scenario_get_alliance (other)), ==, 3);
  g_assert_cmpstr (pledge_alliance_get_id (pledge_scenario_get_alliance (other)), ==, "members");
}

/* %i: the picture, %o: what comes out; %i alone is changed where it is. */
typedef struct {
  const char *name, *command;
  PledgeExportFormat format;
} Program;

static const Program programs[] = {
  { "inkscape", "inkscape %i --export-type=svg --export-filename=%o", PLEDGE_EXPORT_SVG },
  { "inkscape-plain", "inkscape %i --export-plain-svg --export-filename=%o", PLEDGE_EXPORT_SVG },
  { "optipng", "optipng -quiet -force -o1 %i -out %o", PLEDGE_EXPORT_PNG },
  { "pngcrush", "pngcrush -q -m 1 %i %o", PLEDGE_EXPORT_PNG },
  { "exiftool-png", "exiftool -q -Title=other -o %o %i", PLEDGE_EXPORT_PNG },
  { "imagemagick", "mogrify -resize 50% %i", PLEDGE_EXPORT_PNG },
  { "qpdf", "qpdf --object-streams=generate --linearize %i %o", PLEDGE_EXPORT_PDF },
  { "qpdf-plain", "qpdf --qdf %i %o", PLEDGE_EXPORT_PDF },
  { "mutool", "mutool clean -gggg -z %i %o", PLEDGE_EXPORT_PDF },
  { "pdfunite", "pdfunite %i %i %o", PLEDGE_EXPORT_PDF },
  { "exiftool-pdf", "exiftool -q -Title=other -o %o %i", PLEDGE_EXPORT_PDF },
  { "ghostscript", "gs -q -sDEVICE=pdfwrite -o %o %i", PLEDGE_EXPORT_PDF },
};

static void
run (const char *command, const char *in, const char *out)
{
  g_autoptr (GString) line = g_string_new (command);
  g_auto (GStrv) environment = g_environ_unsetenv (g_get_environ (), "G_DEBUG");
  g_auto (GStrv) argv = NULL;
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_string_replace (line, "%i", in, 0);
  g_string_replace (line, "%o", out, 0);
  argv = g_strsplit (line->str, " ", -1);
  environment = g_environ_unsetenv (g_steal_pointer (&environment), "DISPLAY");
  g_spawn_sync (NULL, argv, environment, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, &said, &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, NULL))
    g_error ("%s: %s", line->str, said);
}

static void
test_program (gconstpointer data)
{
  const Program *program = data;
  g_auto (GStrv) words = g_strsplit (program->command, " ", 2);
  g_autofree char *there = g_find_program_in_path (words[0]);
  g_autofree char *folder = NULL, *in = NULL, *out = NULL, *contents = NULL;
  const char *ending = pledge_export_format_to_id (program->format);
  g_autoptr (PledgeCatalogue) catalogue = NULL;
  g_autoptr (PledgeScenario) scenario = NULL;
  g_autoptr (GBytes) picture = NULL, passed_on = NULL;
  PledgePictureOptions options = make_options (PLEDGE_VIEW_RANKING, NULL);
  gboolean in_place = strstr (program->command, "%o") == NULL;
  gsize length;

  if (there == NULL)
    {
      g_autofree char *reason = g_strdup_printf ("%s is not installed", words[0]);

      g_test_skip (reason);
      return;
    }

  folder = g_dir_make_tmp ("pledge-reopen-XXXXXX", NULL);
  in = g_strdup_printf ("%s/in.%s", folder, ending);
  out = g_strdup_printf ("%s/out.%s", folder, ending);
  catalogue = export_fixture_load ();
  scenario = make_scenario (catalogue);
  picture = render (scenario, &options, program->format);
  g_assert_true (g_file_set_contents (in, g_bytes_get_data (picture, NULL), (gssize) g_bytes_get_size (picture), NULL));
  run (program->command, in, out);

  g_assert_true (g_file_get_contents (in_place ? in : out, &contents, &length, NULL));
  passed_on = g_bytes_new_take (g_steal_pointer (&contents), length);
  g_assert_false (g_bytes_equal (passed_on, picture));
  assert_reopens (passed_on, scenario, "ranking");

  g_assert_cmpint (g_unlink (in), ==, 0);
  g_assert_cmpint (in_place ? 0 : g_unlink (out), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reopen/random", test_random);
  g_test_add_func ("/reopen/views", test_views);
  g_test_add_func ("/reopen/without", test_without);
  g_test_add_func ("/reopen/size", test_size);
  g_test_add_func ("/reopen/briefing", test_briefing);
  g_test_add_func ("/reopen/own-group", test_own_group);
  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_autofree char *path = g_strconcat ("/reopen/through/", programs[i].name, NULL);

      g_test_add_data_func (path, &programs[i], test_program);
    }

  return g_test_run ();
}
