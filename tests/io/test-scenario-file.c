/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "io-fixture.h"
#include "pledge-edition-digest.h"
#include "pledge-edition-reader.h"
#include "pledge-edition-writer.h"
#include "pledge-scenario-file.h"

#define START "{\"format\": \"pledgeline-scenario/1\", "

typedef struct {
  const char *name;
  const char *text;
  PledgeIoError code;
  const char *place;
  const char *words;
} Refused;

static const Refused refused[] = {
  { "not-json", START "\"year\": }", PLEDGE_IO_ERROR_SYNTAX, "line 1", "expected a value" },
  { "newer", "{\"format\": \"pledgeline-scenario/2\"}", PLEDGE_IO_ERROR_FORMAT, "format", "this version understands pledgeline-scenario/1" },
  { "unknown-key", START "\"targt_pct\": 2}", PLEDGE_IO_ERROR_VALUE, "targt_pct", "not a key that is understood" },
  { "edition-not-loaded", START "\"edition\": \"nato-1999-01\"}", PLEDGE_IO_ERROR_VALUE, "edition", "an edition that is loaded, got the string “nato-1999-01”" },
  { "edition-instead", START "\"edition\": \"nato-1999-01\"}", PLEDGE_IO_ERROR_VALUE, "edition", "of the same publisher there are: nato-2026-07 (July 2026), nato-2024-06 (June 2024)" },
  { "edition-of-nobody", START "\"edition\": \"acme-1\"}", PLEDGE_IO_ERROR_VALUE, "edition", "loaded are: nato-2026-07 (July 2026)" },
  { "edition-publisher-said", START "\"edition\": \"own-7\", \"figures\": {\"own-7\": {\"publisher\": \"NATO\", \"title\": \"x\", \"sha256\": \"x\"}}}", PLEDGE_IO_ERROR_VALUE, "edition", "of the same publisher there are: nato-2026-07 (July 2026), nato-2024-06 (June 2024)" },
  { "view", START "\"view\": \"No View\"}", PLEDGE_IO_ERROR_VALUE, "view", "an id of small letters" },
  { "figures-list", START "\"figures\": []}", PLEDGE_IO_ERROR_VALUE, "figures", "expected an object" },
  { "figures-id", START "\"figures\": {\"A B\": {}}}", PLEDGE_IO_ERROR_VALUE, "figures", "the id of an edition" },
  { "figures-without-title", START "\"figures\": {\"a\": {\"publisher\": \"A\"}}}", PLEDGE_IO_ERROR_VALUE, "figures.a.title", "a string" },
  { "figures-checksum", START "\"figures\": {\"a\": {\"publisher\": \"A\", \"title\": \"B\", \"sha256\": \"1234\"}}}", PLEDGE_IO_ERROR_VALUE, "figures.a.sha256", "64 hexadecimal digits" },
  { "figures-unknown-key", START "\"figures\": {\"a\": {\"publisher\": \"A\", \"title\": \"B\", \"md5\": \"1234\"}}}", PLEDGE_IO_ERROR_VALUE, "figures.a.md5", "not a key" },
  { "outlook-as-edition", START "\"edition\": \"imf-weo-2025-10\"}", PLEDGE_IO_ERROR_VALUE, "edition", "an edition that is loaded" },
  { "alliance-not-loaded", START "\"alliance\": \"brics\"}", PLEDGE_IO_ERROR_VALUE, "alliance", "an alliance that is loaded, got the string “brics”" },
  { "alliance-and-members", START "\"alliance\": \"nato\", \"members\": [\"DEU\"]}", PLEDGE_IO_ERROR_VALUE, "members", "got both" },
  { "no-country", START "\"members\": [\"DEU\", \"XXX\"]}", PLEDGE_IO_ERROR_VALUE, "members[1]", "the code of a country, got the string “XXX”" },
  { "member-twice", START "\"members\": [\"DEU\", \"POL\", \"DEU\"]}", PLEDGE_IO_ERROR_VALUE, "members[2]", "got DEU twice" },
  { "no-members", START "\"members\": []}", PLEDGE_IO_ERROR_VALUE, "members", "at least one member" },
  { "members-string", START "\"members\": \"DEU\"}", PLEDGE_IO_ERROR_VALUE, "members", "expected a list, got the string “DEU”" },
  { "year-outside", START "\"year\": 2031}", PLEDGE_IO_ERROR_VALUE, "year", "from 2014 to 2026, got the number 2031" },
  { "year-outside-other-edition", START "\"edition\": \"nato-2024-06\", \"year\": 2026}", PLEDGE_IO_ERROR_VALUE, "year", "from 2014 to 2024" },
  { "year-string", START "\"year\": \"2024\"}", PLEDGE_IO_ERROR_VALUE, "year", "a whole number" },
  { "target-above", START "\"target_pct\": 20.01}", PLEDGE_IO_ERROR_VALUE, "target_pct", "from 0 to 20, got the number 20.01" },
  { "target-below", START "\"target_pct\": -0.5}", PLEDGE_IO_ERROR_VALUE, "target_pct", "from 0 to 20" },
  { "target-infinite", START "\"target_pct\": 1e400}", PLEDGE_IO_ERROR_VALUE, "target_pct", "not finite" },
  { "target-string", START "\"target_pct\": \"3.5\"}", PLEDGE_IO_ERROR_VALUE, "target_pct", "got the string “3.5”" },
  { "own-target-of-stranger", START "\"targets_pct\": {\"JPN\": 2}}", PLEDGE_IO_ERROR_VALUE, "targets_pct.JPN", "a member of the alliance" },
  { "own-target-above", START "\"targets_pct\": {\"POL\": 21}}", PLEDGE_IO_ERROR_VALUE, "targets_pct.POL", "from 0 to 20" },
  { "money", START "\"money\": \"gold\"}", PLEDGE_IO_ERROR_VALUE, "money", "one of usd" },
  { "sort", START "\"sort\": \"size\"}", PLEDGE_IO_ERROR_VALUE, "sort", "one of share" },
  { "selected-stranger", START "\"selected\": [\"JPN\"]}", PLEDGE_IO_ERROR_VALUE, "selected", "codes of members" },
  { "path-list", START "\"path\": []}", PLEDGE_IO_ERROR_VALUE, "path", "expected an object" },
  { "path-unknown-key", START "\"path\": {\"until\": 2035}}", PLEDGE_IO_ERROR_VALUE, "path.until", "not a key that is understood" },
  { "path-by", START "\"path\": {\"by\": 2101}}", PLEDGE_IO_ERROR_VALUE, "path.by", "from 1950 to 2100, got the number 2101" },
  { "path-shape", START "\"path\": {\"shape\": \"round\"}}", PLEDGE_IO_ERROR_VALUE, "path.shape", "one of linear" },
  { "path-baseline", START "\"path\": {\"baseline\": \"none\"}}", PLEDGE_IO_ERROR_VALUE, "path.baseline", "one of cash, real and share" },
  { "path-prices", START "\"path\": {\"prices\": \"old\"}}", PLEDGE_IO_ERROR_VALUE, "path.prices", "current or base" },
  { "path-growth", START "\"path\": {\"growth_pct\": 101}}", PLEDGE_IO_ERROR_VALUE, "path.growth_pct", "from -50 to 100" },
  { "path-inflation", START "\"path\": {\"inflation_pct\": \"2\"}}", PLEDGE_IO_ERROR_VALUE, "path.inflation_pct", "got the string “2”" },
  { "path-point-of-stranger", START "\"path\": {\"points\": [{\"member\": \"JPN\", \"year\": 2030, \"share_pct\": 2}]}}", PLEDGE_IO_ERROR_VALUE, "path.points[0].member", "a member of the alliance" },
  { "path-point-year", START "\"path\": {\"points\": [{\"share_pct\": 2}]}}", PLEDGE_IO_ERROR_VALUE, "path.points[0]", "year" },
  { "path-point-share", START "\"path\": {\"points\": [{\"year\": 2030, \"share_pct\": 21}]}}", PLEDGE_IO_ERROR_VALUE, "path.points[0].share_pct", "from 0 to 20" },
  { "path-point-twice", START "\"path\": {\"points\": [{\"year\": 2030, \"share_pct\": 2}, {\"year\": 2030, \"share_pct\": 3}]}}", PLEDGE_IO_ERROR_VALUE, "path.points[1]", "another of the same year" },
  { "path-base-of-stranger", START "\"path\": {\"base\": {\"member\": \"JPN\"}}}", PLEDGE_IO_ERROR_VALUE, "path.base.member", "a member of the alliance" },
  { "path-base-currency", START "\"path\": {\"base\": {\"member\": \"GBR\", \"currency\": \"pounds\", \"year\": 2024, \"spending_m\": 1, \"share_pct\": 2}}}", PLEDGE_IO_ERROR_VALUE, "path.base.currency", "a currency’s code" },
  { "path-base-spending", START "\"path\": {\"base\": {\"member\": \"GBR\", \"currency\": \"GBP\", \"year\": 2024, \"spending_m\": 0, \"share_pct\": 2}}}", PLEDGE_IO_ERROR_VALUE, "path.base.spending_m", "above 0" },
  { "path-base-share", START "\"path\": {\"base\": {\"member\": \"GBR\", \"currency\": \"GBP\", \"year\": 2024, \"spending_m\": 1, \"share_pct\": 120}}}", PLEDGE_IO_ERROR_VALUE, "path.base.share_pct", "100" },
  { "path-then-selected", START "\"path\": {\"by\": 2040}, \"selected\": [\"JPN\"]}", PLEDGE_IO_ERROR_VALUE, "selected", "codes of members" },
  /* What comes before the mistake is good and must not be put to the scenario either. */
  { "last-thing-wrong", START "\"edition\": \"sipri-2025-04\", \"alliance\": \"us-japan\", \"year\": 2000, \"target_pct\": 2, \"selected\": [\"DEU\"]}", PLEDGE_IO_ERROR_VALUE, "selected", "codes of members" },
};

static void
count_cb (PledgeScenario *scenario, guint *count)
{
  (*count)++;
}

static gboolean
read_scenario (PledgeScenario *scenario, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = fixture_bytes (text);

  return pledge_scenario_read_bytes (scenario, bytes, "s.json", error);
}

static char *
dup_text (PledgeScenario *scenario)
{
  g_autoptr (GBytes) bytes = pledge_scenario_to_bytes (scenario);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  return g_strndup (text, length);
}

static PledgeScenario *
make_scenario (void)
{
  g_autoptr (PledgeCatalogue) catalogue = fixture_load_bundled ();

  return pledge_scenario_new (catalogue);
}

/* A question about an edition that this build leaves out. */
static gboolean
skips_sipri (const char *question)
{
  if (strstr (question, "sipri-2025-04") == NULL || g_getenv ("PLEDGELINE_WITHOUT_SIPRI") == NULL)
    return FALSE;

  g_test_skip ("built without SIPRI's figures");
  return TRUE;
}

static void
test_refused (gconstpointer data)
{
  const Refused *test = data;
  g_autoptr (PledgeScenario) scenario = make_scenario ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  guint changes = 0;

  if (skips_sipri (test->text))
    return;

  pledge_scenario_set_own_target_pct (scenario, "DEU", 4.25);
  pledge_scenario_set_selected (scenario, "POL");
  before = dup_text (scenario);
  g_signal_connect (scenario, "changed", G_CALLBACK (count_cb), &changes);

  g_assert_false (read_scenario (scenario, test->text, &error));
  fixture_assert_error (error, test->code, "s.json", test->place, test->words, NULL);
  after = dup_text (scenario);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (changes, ==, 0);
}

static void
test_text (void)
{
  g_autoptr (PledgeScenario) scenario = make_scenario ();
  g_autofree char *text = NULL;

  pledge_scenario_set_target_pct (scenario, 2.33);
  pledge_scenario_set_related_pct (scenario, 1.5);
  pledge_scenario_set_measure (scenario, PLEDGE_MEASURE_MONEY);
  pledge_scenario_set_own_target_pct (scenario, "POL", 5);
  pledge_scenario_set_own_target_pct (scenario, "DEU", 0.1);
  pledge_scenario_set_selected (scenario, "DEU");
  text = dup_text (scenario);

  g_assert_cmpstr (text, ==,
                   "{\n"
                   "  \"format\": \"pledgeline-scenario/1\",\n"
                   "  \"edition\": \"nato-2026-07\",\n"
                   "  \"alliance\": \"nato\",\n"
                   "  \"year\": 2026,\n"
                   "  \"target_pct\": 2.33,\n"
                   "  \"related_pct\": 1.5,\n"
                   "  \"targets_pct\": {\"DEU\": 0.1, \"POL\": 5},\n"
                   "  \"money\": \"usd\",\n"
                   "  \"measure\": \"money\",\n"
                   "  \"sort\": \"share\",\n"
                   "  \"path\": {\n"
                   "    \"by\": 2035,\n"
                   "    \"shape\": \"linear\",\n"
                   "    \"baseline\": \"share\",\n"
                   "    \"prices\": \"current\",\n"
                   "    \"growth_pct\": null,\n"
                   "    \"inflation_pct\": null,\n"
                   "    \"points\": [],\n"
                   "    \"base\": null\n"
                   "  },\n"
                   "  \"selected\": [\"DEU\"]\n"
                   "}\n");
}

static void
test_round_trip (void)
{
  static const char question[] =
    START "\"edition\": \"sipri-2025-04\", \"alliance\": \"us-asia-pacific\", \"year\": 1999, \"target_pct\": 3.75,"
          "\"targets_pct\": {\"JPN\": 2, \"TWN\": 10}, \"money\": \"head\", \"sort\": \"gap\", \"selected\": [\"KOR\"]}";
  g_autoptr (PledgeScenario) first = make_scenario ();
  g_autoptr (PledgeScenario) second = make_scenario ();
  g_autofree char *text = NULL, *again = NULL;
  g_autoptr (GError) error = NULL;

  if (skips_sipri (question))
    return;

  g_assert_true (read_scenario (first, question, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (pledge_edition_get_id (pledge_scenario_get_edition (first)), ==, "sipri-2025-04");
  g_assert_cmpstr (pledge_alliance_get_id (pledge_scenario_get_alliance (first)), ==, "us-asia-pacific");
  g_assert_cmpint (pledge_scenario_get_year (first), ==, 1999);
  g_assert_cmpfloat (pledge_scenario_get_target_pct (first), ==, 3.75);
  g_assert_cmpfloat (pledge_scenario_get_own_target_pct (first, "JPN"), ==, 2);
  g_assert_cmpfloat (pledge_scenario_get_own_target_pct (first, "TWN"), ==, 10);
  g_assert_true (isnan (pledge_scenario_get_own_target_pct (first, "KOR")));
  g_assert_cmpint (pledge_scenario_get_lens (first), ==, PLEDGE_LENS_HEAD);
  g_assert_cmpint (pledge_scenario_get_sort (first), ==, PLEDGE_SORT_GAP);
  g_assert_cmpstr (pledge_scenario_get_selected (first), ==, "KOR");

  text = dup_text (first);
  g_assert_true (read_scenario (second, text, &error));
  g_assert_no_error (error);
  again = dup_text (second);
  g_assert_cmpstr (again, ==, text);
}

static void
test_reading_back_changes_nothing (void)
{
  g_autoptr (PledgeScenario) scenario = make_scenario ();
  g_autoptr (GError) error = NULL;
  guint changes = 0;

  g_assert_true (read_scenario (scenario, START "\"members\": [\"JPN\", \"DEU\"], \"targets_pct\": {\"DEU\": 3}}", &error));
  g_assert_no_error (error);
  g_signal_connect (scenario, "changed", G_CALLBACK (count_cb), &changes);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text = dup_text (scenario);

      g_assert_true (read_scenario (scenario, text, &error));
      g_assert_no_error (error);
    }
  g_assert_cmpuint (changes, ==, 0);
}

static void
test_own_group (void)
{
  g_autoptr (PledgeScenario) scenario = make_scenario ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  PledgeAlliance *alliance;

  g_assert_true (read_scenario (scenario, START "\"members\": [\"JPN\", \"DEU\", \"KOR\"]}", &error));
  g_assert_no_error (error);
  alliance = pledge_scenario_get_alliance (scenario);
  g_assert_cmpuint (pledge_alliance_get_n_members (alliance), ==, 3);
  g_assert_cmpstr (pledge_member_get_iso3 (pledge_alliance_get_member (alliance, 2)), ==, "KOR");

  text = dup_text (scenario);
  g_assert_nonnull (strstr (text, "\"members\": [\"JPN\", \"DEU\", \"KOR\"]"));
  g_assert_null (strstr (text, "\"alliance\""));
}

/* What a file leaves out stays as it is; what it states as null or empty does not. */
static void
test_left_out (void)
{
  g_autoptr (PledgeScenario) scenario = make_scenario ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;

  pledge_scenario_set_year (scenario, 2020);
  pledge_scenario_set_target_pct (scenario, 4);
  pledge_scenario_set_own_target_pct (scenario, "FRA", 2.5);
  pledge_scenario_set_lens (scenario, PLEDGE_LENS_PPP);
  pledge_scenario_set_sort (scenario, PLEDGE_SORT_NAME);
  pledge_scenario_set_selected (scenario, "FRA");
  before = dup_text (scenario);
  g_assert_true (read_scenario (scenario, "{\"format\": \"pledgeline-scenario/1\"}", &error));
  g_assert_no_error (error);
  after = dup_text (scenario);
  g_assert_cmpstr (after, ==, before);

  g_assert_true (read_scenario (scenario, START "\"targets_pct\": {}, \"selected\": null}", &error));
  g_assert_no_error (error);
  g_assert_true (isnan (pledge_scenario_get_own_target_pct (scenario, "FRA")));
  g_assert_null (pledge_scenario_get_selected (scenario));
  g_assert_cmpfloat (pledge_scenario_get_target_pct (scenario), ==, 4);
}

#define PATH "\"path\": {\"by\": 2032, \"shape\": \"own\", \"baseline\": \"cash\", \"prices\": \"base\", \"growth_pct\": 1.5, \"inflation_pct\": -0.25, " \
             "\"points\": [{\"member\": \"GBR\", \"year\": 2030, \"share_pct\": 2.4}, {\"year\": 2031, \"share_pct\": 3}], " \
             "\"base\": {\"member\": \"GBR\", \"currency\": \"GBP\", \"year\": 2024, \"spending_m\": 64100.1234567891, \"share_pct\": 2.3, \"end_spending_m\": 87100}}"

static void
test_path (void)
{
  g_autoptr (PledgeScenario) first = make_scenario ();
  g_autoptr (PledgeScenario) second = make_scenario ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL, *again = NULL;
  const PledgePathAssumptions *path;
  guint changes = 0;

  g_assert_true (read_scenario (first, START PATH "}", &error));
  g_assert_no_error (error);
  path = pledge_scenario_get_path_assumptions (first);
  g_assert_cmpint (pledge_path_assumptions_get_by_year (path), ==, 2032);
  g_assert_cmpint (pledge_path_assumptions_get_shape (path), ==, PLEDGE_PATH_SHAPE_OWN);
  g_assert_cmpint (pledge_path_assumptions_get_baseline (path), ==, PLEDGE_BASELINE_CASH);
  g_assert_cmpint (pledge_path_assumptions_get_prices (path), ==, PLEDGE_PRICES_BASE);
  g_assert_cmpfloat (pledge_path_assumptions_get_growth_pct (path), ==, 1.5);
  g_assert_cmpfloat (pledge_path_assumptions_get_inflation_pct (path), ==, -0.25);
  g_assert_cmpfloat (pledge_path_assumptions_find_point_pct (path, "GBR", 2030), ==, 2.4);
  g_assert_cmpfloat (pledge_path_assumptions_find_point_pct (path, "FRA", 2031), ==, 3);
  g_assert_cmpfloat (pledge_path_assumptions_get_base (path)->spending_m, ==, 64100.1234567891);
  g_assert_cmpfloat (pledge_path_assumptions_get_base (path)->end_spending_m, ==, 87100);

  text = dup_text (first);
  g_assert_true (read_scenario (second, text, &error));
  g_assert_no_error (error);
  again = dup_text (second);
  g_assert_cmpstr (again, ==, text);
  g_signal_connect (second, "changed", G_CALLBACK (count_cb), &changes);
  g_assert_true (read_scenario (second, text, &error));
  g_assert_cmpuint (changes, ==, 0);
}

/* Within the path, too, what is left out stays; null takes away. */
static void
test_path_left_out (void)
{
  g_autoptr (PledgeScenario) scenario = make_scenario ();
  g_autoptr (GError) error = NULL;
  const PledgePathAssumptions *path;

  g_assert_true (read_scenario (scenario, START PATH "}", &error));
  g_assert_true (read_scenario (scenario, START "\"path\": {\"by\": 2040}}", &error));
  path = pledge_scenario_get_path_assumptions (scenario);
  g_assert_cmpint (pledge_path_assumptions_get_by_year (path), ==, 2040);
  g_assert_cmpfloat (pledge_path_assumptions_get_growth_pct (path), ==, 1.5);
  g_assert_cmpuint (pledge_path_assumptions_get_n_points (path), ==, 2);
  g_assert_nonnull (pledge_path_assumptions_get_base (path));

  g_assert_true (read_scenario (scenario, START "\"path\": {\"growth_pct\": null, \"points\": null, \"base\": null}}", &error));
  g_assert_no_error (error);
  path = pledge_scenario_get_path_assumptions (scenario);
  g_assert_true (isnan (pledge_path_assumptions_get_growth_pct (path)));
  g_assert_cmpfloat (pledge_path_assumptions_get_inflation_pct (path), ==, -0.25);
  g_assert_cmpuint (pledge_path_assumptions_get_n_points (path), ==, 0);
  g_assert_null (pledge_path_assumptions_get_base (path));
}

static char *
dup_file_text (PledgeScenario *scenario, const char *view)
{
  g_autoptr (GBytes) bytes = pledge_scenario_to_file_bytes (scenario, view);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* (transfer full) The warning. */
static char *
read_with_view (PledgeScenario *scenario, const char *text, const char *expected_view)
{
  g_autoptr (GBytes) bytes = fixture_bytes (text);
  g_autoptr (GError) error = NULL;
  g_autofree char *view = NULL;
  char *warning = NULL;

  g_assert_true (pledge_scenario_read_bytes_full (scenario, bytes, "s.pledge", &view, &warning, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (view, ==, expected_view);
  return warning;
}

static void
test_view (void)
{
  g_autoptr (PledgeScenario) scenario = make_scenario ();
  g_autofree char *with = dup_file_text (scenario, "gap"), *without = dup_file_text (scenario, NULL), *text = dup_text (scenario);
  g_autofree char *first = read_with_view (scenario, with, "gap"), *second = read_with_view (scenario, without, NULL);

  g_assert_nonnull (strstr (with, "\"selected\": [],\n  \"view\": \"gap\",\n  \"figures\": {"));
  g_assert_null (strstr (without, "\"view\""));
  g_assert_null (strstr (text, "\"figures\""));
  g_assert_null (first);
  g_assert_null (second);
  for (const char *at = with; *at != '\0'; at++)
    g_assert_true ((guchar) *at < 0x80);
}

/* Other figures are said, and the question is asked all the same; who says nothing of figures hears nothing. */
static void
test_figures (void)
{
  g_autoptr (PledgeScenario) scenario = make_scenario ();
  PledgeEdition *edition = pledge_scenario_get_edition (scenario);
  PledgeEdition *outlook = pledge_catalogue_get_outlook (pledge_scenario_get_catalogue (scenario));
  static const char zeros[] = "0000000000000000000000000000000000000000000000000000000000000000";
  g_autofree char *text = dup_file_text (scenario, NULL);
  g_autofree char *changed = fixture_replace (text, pledge_edition_get_sha256 (edition), zeros);
  g_autofree char *elsewhere = fixture_replace (changed, "\"imf-weo-2025-10\"", "\"imf-weo-2030-04\"");
  g_autofree char *old = NULL, *first = NULL, *second = NULL, *none = NULL;

  g_assert_nonnull (strstr (text, pledge_edition_get_sha256 (outlook)));
  pledge_scenario_set_target_pct (scenario, 1);
  first = read_with_view (scenario, changed, NULL);
  g_assert_cmpstr (first, ==, "s.pledge: made with other figures than those loaded: NATO, July 2026 (nato-2026-07) has other figures here.");
  g_assert_cmpfloat (pledge_scenario_get_target_pct (scenario), ==, 3.5);
  second = read_with_view (scenario, elsewhere, NULL);
  g_assert_nonnull (strstr (second, "has other figures here; IMF, October 2025 (imf-weo-2030-04) is not loaded."));

  old = dup_text (scenario);
  none = read_with_view (scenario, old, NULL);
  g_assert_null (none);
}

/* The checksum is of figures, not of words. */
static void
test_checksum (void)
{
  static const struct {
    const char *from, *to;
    gboolean same;
  } changes[] = {
    { "\"credit\": \"Nobody", "\"credit\": \"Somebody", TRUE },
    { "\"title\": \"May 2020\"", "\"title\": \"June 2020\"", TRUE },
    { "\"id\": \"made-up-1\"", "\"id\": \"made-up-2\"", TRUE },
    { "\"text\": \"A break.\"", "\"text\": \"A break?\"", TRUE },
    { "\"definition\": \"nato\"", "\"definition\": \"nato-core\"", FALSE },
    { "\"price_base_year\": 2015", "\"price_base_year\": 2021", FALSE },
    { "\"currency\": \"EUR\"", "\"currency\": \"DEM\"", FALSE },
    { "1000.5, null", "1000.5000000000001, null", FALSE },
    { "[7, 8, 9]", "[7, 8, null]", FALSE },
    { "\"estimates\": {\"gdp_usd_m\": [2020]}", "\"estimates\": {\"gdp_usd_m\": [2018]}", FALSE },
    { "\"tanks\": [7, 8, 9]", "\"tanks\": [8, 7, 9]", FALSE },
    { "\"POL\"", "\"FRA\"", FALSE },
  };
  g_autoptr (GBytes) bytes = fixture_bytes (fixture_edition);
  g_autoptr (GError) error = NULL;
  g_autoptr (PledgeEdition) edition = pledge_edition_read_bytes (bytes, "edition", &error);
  g_autoptr (GBytes) written = pledge_edition_to_bytes (edition);
  g_autoptr (PledgeEdition) again = pledge_edition_read_bytes (written, "again", &error);
  const char *digest = pledge_edition_get_sha256 (edition);

  g_assert_no_error (error);
  g_assert_cmpuint (strlen (digest), ==, 64);
  g_assert_true (pledge_edition_get_sha256 (edition) == digest);
  g_assert_cmpstr (pledge_edition_get_sha256 (again), ==, digest);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *other = fixture_replace (fixture_edition, changes[i].from, changes[i].to);
      g_autoptr (GBytes) other_bytes = fixture_bytes (other);
      g_autoptr (PledgeEdition) read = pledge_edition_read_bytes (other_bytes, "other", &error);

      g_assert_no_error (error);
      g_assert_cmpint (g_str_equal (pledge_edition_get_sha256 (read), digest), ==, changes[i].same);
    }
}

static void
test_files (void)
{
  g_autofree char *folder = fixture_make_folder ();
  g_autofree char *path = fixture_write (folder, "s.json", START "\"target_pct\": 2}");
  g_autofree char *missing = g_build_filename (folder, "m.json", NULL);
  g_autoptr (PledgeScenario) scenario = make_scenario ();
  g_autoptr (GError) error = NULL;

  g_assert_true (pledge_scenario_read_file (scenario, path, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (pledge_scenario_get_target_pct (scenario), ==, 2);

  g_assert_false (pledge_scenario_read_file (scenario, missing, &error));
  fixture_assert_error (error, PLEDGE_IO_ERROR_READ, "m.json", "no such file", NULL);

  fixture_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strconcat ("/scenario-file/refused/", refused[i].name, NULL);

      g_test_add_data_func (path, &refused[i], test_refused);
    }
  g_test_add_func ("/scenario-file/text", test_text);
  g_test_add_func ("/scenario-file/round-trip", test_round_trip);
  g_test_add_func ("/scenario-file/reading-back-changes-nothing", test_reading_back_changes_nothing);
  g_test_add_func ("/scenario-file/own-group", test_own_group);
  g_test_add_func ("/scenario-file/left-out", test_left_out);
  g_test_add_func ("/scenario-file/path", test_path);
  g_test_add_func ("/scenario-file/path-left-out", test_path_left_out);
  g_test_add_func ("/scenario-file/view", test_view);
  g_test_add_func ("/scenario-file/figures", test_figures);
  g_test_add_func ("/scenario-file/checksum", test_checksum);
  g_test_add_func ("/scenario-file/files", test_files);
  return g_test_run ();
}
