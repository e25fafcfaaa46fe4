/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "export-fixture.h"
#include "pledge-briefing.h"
#include "pledge-format.h"
#include "pledge-path-words.h"
#include "pledge-picture.h"
#include "pledge-profile.h"
#include "pledge-scene-private.h"
#include "pledge-words-lens.h"
#include "pledge-words.h"

static PledgeCatalogue *catalogue;
static PledgeFonts *fonts;

/* Pages of all kinds: the alliance and allies with everything, with nothing, with a break, with tables that disagree. */
static const struct {
  const char *edition, *alliance, *iso3;
  int year;
  double target_pct, related_pct;
  PledgeLens lens;
} sheets[] = {
  { "nato-2026-07", "nato", NULL, 0, 3.5, 1.5, PLEDGE_LENS_USD },
  { "nato-2026-07", "nato", "DEU", 0, 3.5, 1.5, PLEDGE_LENS_USD },
  { "nato-2026-07", "nato", "USA", 0, 5, 0, PLEDGE_LENS_CONST },
  { "nato-2026-07", "nato", "ISL", 0, 3.5, 1.5, PLEDGE_LENS_USD },
  { "nato-2026-07", "nato", "LUX", 0, 3.5, 1.5, PLEDGE_LENS_NATIONAL },
  { "nato-2024-06", "nato", "NLD", 2024, 2, 0, PLEDGE_LENS_HEAD },
  { "nato-2024-06", "nato", "MKD", 2015, 2.33, 0, PLEDGE_LENS_SOLDIER },
  { "nato-2024-06", "nato", NULL, 2014, 0, 0, PLEDGE_LENS_BUDGET },
  { "nato-2024-06", "europe", NULL, 2024, 20, 0, PLEDGE_LENS_PPP },
  { "nato-2026-07", "ISL", NULL, 0, 3.5, 0, PLEDGE_LENS_USD },
  { "nato-2026-07", "ISL", "ISL", 0, 3.5, 0, PLEDGE_LENS_USD },
  { "nato-2026-07", "LTU", "LTU", 0, 3.5, 0, PLEDGE_LENS_USD },
  { "sipri-2025-04", "us-asia-pacific", "JPN", 2024, 3.5, 0, PLEDGE_LENS_USD },
  { "sipri-2025-04", "us-asia-pacific", NULL, 2024, 3.5, 0, PLEDGE_LENS_PPP },
  { "sipri-2025-04", "us-japan", NULL, 2024, 3, 0, PLEDGE_LENS_USD },
  { "sipri-2025-04", "us-japan", "USA", 1949, 3, 0, PLEDGE_LENS_USD },
};

static PledgeScenario *
ask (guint sheet)
{
  PledgeScenario *scenario = export_fixture_scenario (catalogue, sheets[sheet].edition, sheets[sheet].alliance, sheets[sheet].year, sheets[sheet].target_pct,
                                                      sheets[sheet].lens);

  pledge_scenario_set_related_pct (scenario, sheets[sheet].related_pct);
  return scenario;
}

static PledgeScene *
make_page_in (PledgeScenario *scenario, const char *iso3, PledgeTheme theme)
{
  PledgeBriefingOptions options = { .theme = theme, .fonts = fonts };
  g_autoptr (GError) error = NULL;
  PledgeScene *page = pledge_briefing_new_page (scenario, iso3, &options, &error);

  g_assert_no_error (error);
  g_assert_nonnull (page);
  return page;
}

static PledgeScene *
make_page (PledgeScenario *scenario, const char *iso3)
{
  return make_page_in (scenario, iso3, PLEDGE_THEME_PRINT);
}

/* All texts of a group and what is in it, with a space between; "" where there is no such group. */
static char *
texts_of (const PledgeScene *page, const char *id)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < pledge_scene_get_n_groups (page); i++)
    {
      g_auto (GStrv) texts = NULL;
      int in = (int) i;

      while (in >= 0 && !g_str_equal (pledge_scene_get_group (page, in)->id, id))
        in = pledge_scene_get_group (page, in)->parent;
      if (in < 0)
        continue;
      texts = pledge_scene_dup_texts (page, i);
      for (guint t = 0; texts[t] != NULL; t++)
        g_string_append_printf (words, "%s ", texts[t]);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
assert_holds (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in “%s”", words, text);
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

/* What stands outside of the page, and pairs of texts that stand on each other; says which. */
static guint
count_faults (const PledgeScene *page, const char *where)
{
  const char *culprit = NULL;
  guint n = 0;

  if (!pledge_scene_is_inside (page, 0, &culprit))
    {
      g_test_message ("%s: %s is not inside the page", where, culprit);
      n++;
    }
  for (guint i = 0; i < page->shapes->len; i++)
    for (guint j = i + 1; j < page->shapes->len; j++)
      {
        const PledgeShape *first = pledge_scene_shape (page, i), *second = pledge_scene_shape (page, j);
        PledgeRect a, b;

        if (!is_text (first) || !is_text (second) || fabs (first->text.y - second->text.y) > 40)
          continue;
        a = text_area (page, first);
        b = text_area (page, second);
        if (MIN (a.x + a.width, b.x + b.width) - MAX (a.x, b.x) < 0.5 || MIN (a.y + a.height, b.y + b.height) - MAX (a.y, b.y) < 0.5)
          continue;
        g_test_message ("%s: “%s” (%s) and “%s” (%s) overlap", where, first->text.text, pledge_scene_get_group (page, first->group)->id,
                        second->text.text, pledge_scene_get_group (page, second->group)->id);
        n++;
      }

  return n;
}

static void
test_layout (void)
{
  guint faults = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autofree char *where = g_strdup_printf ("%s %s %s", sheets[i].edition, sheets[i].alliance, sheets[i].iso3 != NULL ? sheets[i].iso3 : "");
      g_autoptr (PledgeScenario) scenario = NULL;
      g_autoptr (PledgeScene) page = NULL;

      if (!pledge_catalogue_find_edition (catalogue, sheets[i].edition))
        continue;
      scenario = ask (i);
      page = make_page (scenario, sheets[i].iso3);
      g_assert_cmpfloat (pledge_scene_get_width (page), ==, 794);
      g_assert_cmpfloat (pledge_scene_get_height (page), ==, 1123);
      faults += count_faults (page, where);
    }
  g_assert_cmpuint (faults, ==, 0);
}

/* Every member's page, and both editions. */
static void
test_each_member (void)
{
  static const char *const editions[] = { "nato-2026-07", "nato-2024-06" };
  guint faults = 0;

  for (guint e = 0; e < G_N_ELEMENTS (editions); e++)
    {
      g_autoptr (PledgeScenario) scenario = export_fixture_scenario (catalogue, editions[e], "nato", 0, 3.5, PLEDGE_LENS_USD);
      g_auto (GStrv) codes = pledge_briefing_list_members (scenario);

      g_assert_cmpuint (g_strv_length (codes), ==, 32);
      for (guint i = 0; codes[i] != NULL; i++)
        {
          g_autoptr (PledgeScene) page = make_page (scenario, codes[i]);

          faults += count_faults (page, codes[i]);
        }
    }
  g_assert_cmpuint (faults, ==, 0);
}

/* The page's numbers are the answer's, at its own target and at the others. */
static void
test_alliance_numbers (void)
{
  static const struct {
    double target_pct;
    const char *meeting;
  } levels[] = { { 2, "30 of 31" }, { 3, "9 of 31" }, { 3.5, "5 of 31" }, { 5, "2 of 31" } };
  g_autoptr (PledgeScenario) scenario = export_fixture_scenario (catalogue, "nato-2026-07", "nato", 2026, 3.5, PLEDGE_LENS_USD);
  g_autoptr (PledgeAnswer) answer = pledge_answer_new (scenario);
  const PledgeAnswerTotals *totals = pledge_answer_get_totals (answer);
  g_autoptr (PledgeScene) page = make_page (scenario, NULL);
  g_autofree char *title = texts_of (page, "title"), *sentence = texts_of (page, "sentence"), *numbers = texts_of (page, "numbers");
  g_autofree char *table = texts_of (page, "levels"), *sources = texts_of (page, "sources");
  g_autofree char *summary = pledge_words_summary (answer), *heading = pledge_words_title (answer);
  g_autofree char *shortfall = pledge_format_usd_total (totals->shortfall_usd_m), *net = pledge_format_usd_total (totals->net_usd_m);

  assert_holds (title, heading);
  assert_holds (sentence, summary);
  assert_holds (numbers, "32 in 2026e");
  assert_holds (numbers, "5 of 31");
  assert_holds (numbers, "26 of 31");
  assert_holds (numbers, shortfall);
  assert_holds (numbers, net);
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autoptr (PledgeAnswer) at = export_fixture_ask (catalogue, "nato-2026-07", "nato", 2026, levels[i].target_pct);
      g_autofree char *target = pledge_format_target (levels[i].target_pct);
      g_autofree char *money = pledge_format_usd_total (pledge_answer_get_totals (at)->shortfall_usd_m);

      assert_holds (table, target);
      assert_holds (table, levels[i].meeting);
      assert_holds (table, money);
    }
  assert_holds (table, "Wales 2014");
  assert_holds (sources, "Defence Investment of NATO Countries (2014–2026), July 2026");
  assert_holds (sources, "https://www.nato.int/");
  assert_holds (sources, "not for sale or advertising");
  assert_holds (sources, "Made with Pledgeline.");
  /* The ranking with all its rows. */
  for (guint i = 0; i < pledge_answer_get_n_drawn (answer); i++)
    {
      g_autofree char *id = g_strconcat ("chart-row-", pledge_answer_get_row (answer, i)->iso3, NULL);

      g_assert_nonnull (pledge_scene_find_group (page, id));
    }
}

static void
test_ally_numbers (void)
{
  g_autoptr (PledgeScenario) scenario = export_fixture_scenario (catalogue, "nato-2026-07", "nato", 2026, 3.5, PLEDGE_LENS_USD);
  g_autoptr (PledgeAnswer) answer = pledge_answer_new (scenario);
  g_autoptr (PledgeProfile) profile = pledge_profile_new (scenario, answer, "DEU");
  g_autoptr (PledgeScene) page = make_page (scenario, "DEU");
  g_autofree char *title = texts_of (page, "title"), *sentence = texts_of (page, "sentence"), *numbers = texts_of (page, "numbers");
  g_autofree char *levels = texts_of (page, "levels"), *place = texts_of (page, "place"), *sources = texts_of (page, "sources");
  g_autofree char *assumptions = texts_of (page, "assumptions");
  g_autofree char *words = pledge_words_row (answer, pledge_answer_find_row (answer, "DEU"));

  assert_holds (title, "Germany · July 2026 · 2026e");
  assert_holds (sentence, words);
  assert_holds (numbers, pledge_profile_get_headline (profile));
  g_assert_cmpuint (pledge_profile_get_n_lines (profile), >, 5);
  for (guint i = 0; i < pledge_profile_get_n_lines (profile); i++)
    assert_holds (numbers, pledge_profile_get_line (profile, i)->text);
  for (double target_pct = 2; target_pct <= 5; target_pct += target_pct == 3 ? 0.5 : target_pct == 3.5 ? 1.5 : 1)
    {
      g_autoptr (PledgeAnswer) at = export_fixture_ask (catalogue, "nato-2026-07", "nato", 2026, target_pct);
      g_autofree char *gap = pledge_format_usd (pledge_answer_find_row (at, "DEU")->gap_usd_m);

      assert_holds (levels, gap);
    }
  assert_holds (place, "Germany: 11 of 31");
  assert_holds (assumptions, "τ·Y − S");
  assert_holds (assumptions, "Iceland (no armed");
  /* A line of the profile rests on the outlook. */
  assert_holds (sources, "World Economic Outlook");
  g_assert_nonnull (pledge_scene_find_group (page, "chart-line-DEU"));
  g_assert_nonnull (pledge_scene_find_group (page, "chart-target"));
}

/* The way to the target in its year, of the scenario asked about, against each baseline. */
static void
test_path (void)
{
  static const char *const members[] = { NULL, "DEU", "POL" };
  g_autoptr (PledgeScenario) scenario = export_fixture_scenario (catalogue, "nato-2026-07", "nato", 2026, 3.5, PLEDGE_LENS_USD);
  g_autoptr (PledgePathAssumptions) assumptions = pledge_path_assumptions_new ();
  g_autoptr (PledgePath) path = NULL;

  pledge_path_assumptions_set_by_year (assumptions, 2032);
  pledge_path_assumptions_set_shape (assumptions, PLEDGE_PATH_SHAPE_FRONT);
  pledge_path_assumptions_set_baseline (assumptions, PLEDGE_BASELINE_REAL);
  pledge_scenario_set_path_assumptions (scenario, assumptions);
  path = pledge_path_new (scenario);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const PledgePathLine *line = members[i] != NULL ? pledge_path_find_line (path, members[i]) : pledge_path_get_total (path);
      const PledgePathMoney *last = &line->years[line->n_years].lens;
      g_autoptr (PledgeScene) page = make_page (scenario, members[i]);
      g_autofree char *text = texts_of (page, "path"), *sources = texts_of (page, "sources"), *sentence = pledge_path_words_summary (path, line);

      assert_holds (text, "The way there by 2032");
      assert_holds (text, "2027–2032");
      assert_holds (text, sentence);
      assert_holds (sources, "World Economic Outlook");
      for (PledgeBaseline baseline = 0; baseline < PLEDGE_N_BASELINES; baseline++)
        {
          g_autofree char *year = pledge_path_words_money (path, pledge_path_money_get_extra (last, baseline), NULL);
          g_autofree char *sum = pledge_path_words_money (path, last->extra_sums[baseline], NULL);

          assert_holds (text, pledge_path_words_baseline (baseline));
          assert_holds (text, year);
          assert_holds (text, sum);
        }
      if (members[i] != NULL)
        g_assert_nonnull (pledge_scene_find_group (page, "path-spending"));
    }
}

/* A member's own target is what its page is about; the levels beside it are the same for all. */
static void
test_own_target (void)
{
  g_autoptr (PledgeScenario) scenario = export_fixture_scenario (catalogue, "nato-2026-07", "nato", 2026, 3.5, PLEDGE_LENS_USD);
  g_autoptr (PledgeScene) page = NULL;
  g_autofree char *levels = NULL, *assumptions = NULL, *before = NULL, *gap = NULL;
  g_autoptr (PledgeAnswer) answer = NULL;

  pledge_scenario_set_own_target_pct (scenario, "ESP", 2.1);
  answer = pledge_answer_new (scenario);
  gap = pledge_format_usd (pledge_answer_find_row (answer, "ESP")->gap_usd_m);
  page = make_page (scenario, "ESP");
  levels = texts_of (page, "levels");
  assumptions = texts_of (page, "assumptions");
  assert_holds (levels, "2.1\u00a0%");
  assert_holds (levels, gap);
  assert_holds (assumptions, "its own; the others’ is 3.5\u00a0%");
  before = pledge_format_target (pledge_scenario_get_own_target_pct (scenario, "ESP"));
  g_assert_cmpstr (before, ==, "2.1\u00a0%");
  g_assert_cmpfloat (pledge_scenario_get_target_pct (scenario), ==, 3.5);
}

/* SIPRI prints no GDP, and the page says what stands in its place. */
static void
test_implied_gdp (void)
{
  g_autoptr (PledgeScenario) scenario = NULL;
  g_autoptr (PledgeScene) page = NULL;
  g_autofree char *assumptions = NULL, *levels = NULL;

  if (export_fixture_skips ("sipri-2025-04"))
    return;

  scenario = export_fixture_scenario (catalogue, "sipri-2025-04", "us-japan", 2024, 3.5, PLEDGE_LENS_USD);
  page = make_page (scenario, "JPN");
  assumptions = texts_of (page, "assumptions");
  levels = texts_of (page, "levels");
  assert_holds (assumptions, "prints no GDP");
  assert_holds (levels, "US$25.3\u00a0bn below");
  assert_holds (levels, "US$65.6\u00a0bn below");
  assert_holds (levels, "US$85.8\u00a0bn below");
  assert_holds (levels, "US$146.3\u00a0bn below");
}

/* Who has no figures has no numbers: nothing stands in their place. */
static void
test_absent (void)
{
  g_autoptr (PledgeScenario) scenario = export_fixture_scenario (catalogue, "nato-2026-07", "nato", 2026, 3.5, PLEDGE_LENS_USD);
  g_autoptr (PledgeScene) page = make_page (scenario, "ISL");
  g_autofree char *sentence = texts_of (page, "sentence"), *commitments = texts_of (page, "commitments");

  g_assert_cmpstr (sentence, ==, "Iceland: no armed forces. ");
  g_assert_null (pledge_scene_find_group (page, "numbers"));
  g_assert_null (pledge_scene_find_group (page, "levels"));
  g_assert_null (pledge_scene_find_group (page, "place"));
  assert_holds (commitments, "Addressed to Iceland");
}

static void
test_left_out_commitments (void)
{
  g_autoptr (PledgeScenario) scenario = export_fixture_scenario (catalogue, "nato-2026-07", "nato", 2026, 3.5, PLEDGE_LENS_USD);
  g_autoptr (PledgeScene) page = make_page (scenario, NULL);
  g_autofree char *commitments = texts_of (page, "commitments");
  GListModel *all = pledge_catalogue_get_commitments (catalogue);
  guint n = 0, n_shown = 0, n_left_out;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (PledgeCommitment) commitment = g_list_model_get_item (all, i);
      const PledgeCommitmentInfo *info = pledge_commitment_get_info (commitment);
      g_autofree char *head = g_strdup_printf ("%s · %s", info->date, info->actor);

      if (!pledge_commitment_concerns (commitment, NULL, "nato"))
        continue;
      n++;
      /* Two of a date and an actor are one here. */
      n_shown += strstr (commitments, head) != NULL;
    }
  g_assert_cmpuint (n, >, 5);
  g_assert_nonnull (strstr (commitments, "… "));
  n_left_out = (guint) g_ascii_strtoull (strstr (commitments, "… ") + strlen ("… "), NULL, 10);
  g_assert_cmpuint (n_left_out, >, 0);
  g_assert_cmpuint (n_shown, >=, n - n_left_out);
}

/* 200 members with long names, all with figures of the same edition. */
static PledgeScenario *
ask_about_many (PledgeCatalogue *many, guint n, const char *note)
{
  static const char *const indicators[] = { PLEDGE_SPENDING_USD_M, PLEDGE_GDP_USD_M, PLEDGE_SHARE_PUBLISHED_PCT };
  PledgeEditionInfo info = {
    .id = "nato-2024-06", .title = "June 2024", .publisher = "NATO", .published = "2024-06-17", .definition = PLEDGE_DEFINITION_NATO, .first_year = 2024,
    .last_year = 2024, .credit = "NATO", .licence = "Facts published by NATO",
  };
  PledgeEditionBuilder *edition = pledge_edition_builder_new (&info);
  PledgeAllianceBuilder *alliance = pledge_alliance_builder_new ("nato", "The Very Long Name of an Alliance of a Great Many Friendly Countries");
  g_autoptr (PledgeEdition) finished = NULL;
  g_autoptr (PledgeAlliance) group = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (indicators); i++)
    g_assert_true (pledge_edition_builder_add_indicator (edition, indicators[i], "", indicators[i]));
  for (guint i = 0; i < n; i++)
    {
      const char iso3[] = { 'A' + i / 676 % 26, 'A' + i / 26 % 26, 'A' + i % 26, '\0' };
      g_autofree char *name = g_strdup_printf ("The United Grand Principalities and Free Provinces of Land Number %u", i + 1);
      g_autoptr (PledgeMember) member = pledge_member_new (iso3, name, TRUE);
      double share = 6 - 5.5 * i / n;
      const double values[] = { share * 10 * (i + 1), 1000 * (i + 1), share };

      g_assert_true (pledge_catalogue_add_member (many, member));
      g_assert_true (pledge_alliance_builder_add (alliance, member, G_MININT, G_MAXINT, NULL));
      g_assert_true (pledge_edition_builder_add_member (edition, iso3, "EUR"));
      for (guint v = 0; v < G_N_ELEMENTS (indicators); v++)
        {
          g_autoptr (PledgeHistory) history = pledge_history_new (2024, &values[v], NULL, 1);

          g_assert_true (pledge_edition_builder_add_history (edition, iso3, indicators[v], history));
        }
      g_assert_true (pledge_edition_builder_add_note (edition, iso3, 2024, note));
    }
  finished = pledge_edition_builder_finish (edition);
  group = pledge_alliance_builder_finish (alliance);
  g_assert_true (pledge_catalogue_add_edition (many, finished));
  g_assert_true (pledge_catalogue_add_alliance (many, group));

  return pledge_scenario_new (many);
}

static void
test_many_members (void)
{
  g_autoptr (PledgeCatalogue) many = pledge_catalogue_new ();
  g_autoptr (PledgeScenario) scenario = ask_about_many (many, 200, "The publisher has something to say of this member's figures, and of what it "
                                                                    "leaves out of them in this edition.");
  g_autoptr (PledgeScene) page = make_page (scenario, NULL);
  g_autoptr (PledgeScene) ally = make_page (scenario, "AAC");
  g_autofree char *chart = texts_of (page, "chart"), *assumptions = texts_of (page, "assumptions"), *numbers = texts_of (page, "numbers");

  assert_holds (chart, "more: a taller picture shows them.");
  assert_holds (numbers, "200 in 2024");
  assert_holds (assumptions, "more");
  g_assert_cmpuint (count_faults (page, "200 members") + count_faults (ally, "one of 200"), ==, 0);
}

/* A note has at most 2,000 characters. */
static void
test_long_notes (void)
{
  g_autoptr (PledgeCatalogue) many = pledge_catalogue_new ();
  g_autoptr (GString) note = g_string_new (NULL);
  g_autoptr (PledgeScenario) scenario = NULL;
  g_autoptr (PledgeScene) page = NULL, ally = NULL;

  while (note->len < 1900)
    g_string_append (note, "The publisher has something long to say of figures. ");
  scenario = ask_about_many (many, 30, note->str);
  page = make_page (scenario, NULL);
  ally = make_page (scenario, "AAC");
  g_assert_cmpuint (count_faults (page, "long notes") + count_faults (ally, "one with a long note"), ==, 0);
}

static void
test_themes (void)
{
  g_autoptr (PledgeScenario) scenario = export_fixture_scenario (catalogue, "nato-2026-07", "nato", 2026, 3.5, PLEDGE_LENS_USD);
  g_autoptr (PledgeScene) plain = pledge_briefing_new_page (scenario, NULL, NULL, NULL);
  PledgeStyle print = pledge_style_new (PLEDGE_THEME_PRINT, 1);

  g_assert_cmpmem (&plain->background, sizeof plain->background, &print.background, sizeof print.background);
  for (PledgeTheme theme = PLEDGE_THEME_LIGHT; theme <= PLEDGE_THEME_HIGH_CONTRAST_DARK; theme++)
    {
      g_autoptr (PledgeScene) page = make_page_in (scenario, "FRA", theme);

      g_assert_cmpuint (count_faults (page, pledge_theme_to_id (theme)), ==, 0);
    }
}

static GBytes *
render (PledgeScenario *scenario, const char *const *codes, gboolean alliance_first, PledgeExportFormat format)
{
  PledgeBriefingOptions options = { .theme = PLEDGE_THEME_PRINT, .fonts = fonts };
  g_autoptr (GError) error = NULL;
  GBytes *bytes = pledge_briefing_render (scenario, codes, alliance_first, &options, format, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  return bytes;
}

/* What a program says of the file. */
static char *
ask_program (GBytes *bytes, const char *const *words)
{
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) command = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *said = NULL;
  int fd = g_file_open_tmp ("pledge-XXXXXX.pdf", &path, &error);

  g_assert_no_error (error);
  g_assert_true (g_close (fd, NULL));
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (command, g_str_equal (words[i], "FILE") ? path : (char *) words[i]);
  g_ptr_array_add (command, NULL);
  process = g_subprocess_newv ((const char *const *) command->pdata, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &said, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_remove (path), ==, 0);

  return said;
}

static void
test_pdf (void)
{
  g_autoptr (PledgeScenario) scenario = export_fixture_scenario (catalogue, "nato-2026-07", "nato", 2026, 3.5, PLEDGE_LENS_USD);
  const char *const codes[] = { "DEU", "ISL", NULL };
  g_autoptr (GBytes) pdf = render (scenario, codes, TRUE, PLEDGE_EXPORT_PDF);
  g_autoptr (GBytes) again = render (scenario, codes, TRUE, PLEDGE_EXPORT_PDF);
  g_autofree char *info = g_find_program_in_path ("pdfinfo"), *text = g_find_program_in_path ("pdftotext");
  g_autofree char *said = NULL, *words = NULL;

  g_assert_cmpmem (g_bytes_get_data (pdf, NULL), 4, "%PDF", 4);
  g_assert_true (g_bytes_equal (pdf, again));
  if (info == NULL || text == NULL)
    {
      g_test_skip ("pdfinfo and pdftotext are not here");
      return;
    }

  said = ask_program (pdf, (const char *[]) { info, "FILE", NULL });
  assert_holds (said, "Pages:           3");
  assert_holds (said, "(A4)");
  assert_holds (said, "NATO · July 2026 · 2026e");
  words = ask_program (pdf, (const char *[]) { text, "-enc", "UTF-8", "FILE", "-", NULL });
  assert_holds (words, "Germany · July 2026 · 2026e");
  assert_holds (words, "What these numbers take for granted");
  assert_holds (words, "Iceland: no armed forces.");
  assert_holds (words, "Türkiye");
  assert_holds (words, "Made with Pledgeline.");
}

static void
test_pages (void)
{
  g_autoptr (PledgeScenario) scenario = export_fixture_scenario (catalogue, "nato-2026-07", "nato", 2026, 3.5, PLEDGE_LENS_USD);
  const char *const codes[] = { "DEU", "FRA", NULL }, *const one[] = { "DEU", NULL }, *const unknown[] = { "DEU", "JPN", NULL };
  PledgeBriefingOptions options = { .theme = PLEDGE_THEME_PRINT, .fonts = fonts };
  g_autoptr (GPtrArray) alliance = pledge_briefing_new_pages (scenario, NULL, FALSE, &options, NULL);
  g_autoptr (GPtrArray) two = pledge_briefing_new_pages (scenario, codes, FALSE, &options, NULL);
  g_autoptr (GPtrArray) three = pledge_briefing_new_pages (scenario, codes, TRUE, &options, NULL);
  g_autoptr (GBytes) svg = render (scenario, one, FALSE, PLEDGE_EXPORT_SVG);
  g_autoptr (GBytes) png = render (scenario, NULL, FALSE, PLEDGE_EXPORT_PNG);
  g_autoptr (GError) several = NULL, error = NULL;
  g_autofree char *first = NULL, *name = pledge_briefing_suggest_name (scenario, "DEU", PLEDGE_EXPORT_PDF);

  g_assert_cmpuint (alliance->len, ==, 1);
  g_assert_cmpuint (two->len, ==, 2);
  g_assert_cmpuint (three->len, ==, 3);
  first = texts_of (three->pdata[0], "title");
  g_assert_true (g_str_has_prefix (first, "NATO"));
  g_assert_cmpmem (g_bytes_get_data (png, NULL), 4, "\x89PNG", 4);
  g_assert_cmpuint (g_bytes_get_size (svg), <, 400000);
  g_assert_cmpstr (name, ==, "pledgeline-briefing-DEU-nato-2026-07-2026-3.5.pdf");
  g_assert_null (pledge_briefing_render (scenario, codes, FALSE, &options, PLEDGE_EXPORT_SVG, &several));
  g_assert_error (several, PLEDGE_PICTURE_ERROR, PLEDGE_PICTURE_ERROR_SIZE);
  g_assert_null (pledge_briefing_render (scenario, unknown, FALSE, &options, PLEDGE_EXPORT_PDF, &error));
  g_assert_error (error, PLEDGE_CATALOGUE_ERROR, PLEDGE_CATALOGUE_ERROR_UNKNOWN);
  assert_holds (error->message, "JPN");
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  catalogue = export_fixture_load ();
  fonts = pledge_fonts_new (NULL); /* one for all: shaping is what takes time */
  g_test_add_func ("/briefing/layout", test_layout);
  g_test_add_func ("/briefing/each-member", test_each_member);
  g_test_add_func ("/briefing/numbers/alliance", test_alliance_numbers);
  g_test_add_func ("/briefing/numbers/ally", test_ally_numbers);
  g_test_add_func ("/briefing/path", test_path);
  g_test_add_func ("/briefing/own-target", test_own_target);
  g_test_add_func ("/briefing/implied-gdp", test_implied_gdp);
  g_test_add_func ("/briefing/absent", test_absent);
  g_test_add_func ("/briefing/left-out-commitments", test_left_out_commitments);
  g_test_add_func ("/briefing/many-members", test_many_members);
  g_test_add_func ("/briefing/long-notes", test_long_notes);
  g_test_add_func ("/briefing/themes", test_themes);
  g_test_add_func ("/briefing/pdf", test_pdf);
  g_test_add_func ("/briefing/pages", test_pages);
  status = g_test_run ();
  pledge_fonts_unref (fonts);
  g_assert_finalize_object (catalogue);
  return status;
}
