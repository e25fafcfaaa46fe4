/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "io-fixture.h"
#include "pledge-alliance-reader.h"
#include "pledge-catalogue-loader.h"
#include "pledge-commitment-reader.h"

typedef struct {
  const char *name;
  const char *needle;
  const char *replacement;
  PledgeIoError code;
  const char *place;
  const char *words;
} Spoiled;

static const Spoiled spoiled_alliances[] = {
  { "newer", "pledgeline-alliances/1", "pledgeline-alliances/2", PLEDGE_IO_ERROR_FORMAT, "format", "this version understands pledgeline-alliances/1" },
  { "code", "\"DEU\": {", "\"DE\": {", PLEDGE_IO_ERROR_VALUE, "members.DE", "three capital letters" },
  { "name", "\"name\": \"Germany\"", "\"name\": null", PLEDGE_IO_ERROR_VALUE, "members.DEU.name", "expected a string, got null" },
  { "forces", "\"name\": \"Iceland\", \"has_forces\": false", "\"name\": \"Iceland\", \"has_forces\": 0", PLEDGE_IO_ERROR_VALUE, "members.ISL.has_forces", "true or false, got the number 0" },
  { "id", "\"id\": \"pair\"", "\"id\": \"PAIR\"", PLEDGE_IO_ERROR_VALUE, "alliances[0].id", "small letters" },
  { "stranger", "{\"iso3\": \"POL\"}", "{\"iso3\": \"XXX\"}", PLEDGE_IO_ERROR_VALUE, "alliances[0].members[1].iso3", "the code of a member, got the string “XXX”" },
  { "member-twice", "{\"iso3\": \"POL\"}", "{\"iso3\": \"DEU\"}", PLEDGE_IO_ERROR_VALUE, "alliances[0].members[1].iso3", "got DEU twice" },
  { "since", "\"since\": 1955", "\"since\": 55", PLEDGE_IO_ERROR_VALUE, "alliances[0].members[0].since", "from 1900 to 2200" },
  { "until", "\"until\": 2019", "\"until\": 1950", PLEDGE_IO_ERROR_VALUE, "alliances[0].members[0].until", "from 1955 to 2200" },
  { "nobody", "\"title\": \"A pair\", \"members\": [", "\"title\": \"A pair\", \"members\": [], \"x\": [", PLEDGE_IO_ERROR_VALUE, "alliances[0].members", "at least one member" },
};

static const Spoiled spoiled_commitments[] = {
  { "newer", "pledgeline-commitments/1", "pledgeline-commitments/2", PLEDGE_IO_ERROR_FORMAT, "format", "this version understands pledgeline-commitments/1" },
  { "id-twice", "\"id\": \"two\"", "\"id\": \"one\"", PLEDGE_IO_ERROR_VALUE, "commitments[1].id", "there already" },
  { "date", "2019-12-31", "31.12.2019", PLEDGE_IO_ERROR_VALUE, "commitments[1].date", "a date such as 2025, 2025-06" },
  { "addressee", "[\"DEU\", \"pair\"]", "[\"DEU\", 7]", PLEDGE_IO_ERROR_VALUE, "commitments[0].addressees[1]", "expected a string, got the number 7" },
  { "target-string", "\"target_pct\": 2.5", "\"target_pct\": \"2.5\"", PLEDGE_IO_ERROR_VALUE, "commitments[0].target_pct", "from 0 to 100, got the string “2.5”" },
  { "target-negative", "\"target_pct\": 2.5", "\"target_pct\": -2.5", PLEDGE_IO_ERROR_VALUE, "commitments[0].target_pct", "from 0 to 100" },
  { "scope", "\"scope\": \"core\"", "\"scope\": \"all\"", PLEDGE_IO_ERROR_VALUE, "commitments[0].scope", "core, related or total, got the string “all”" },
  { "low-confidence", "\"confidence\": \"medium\"", "\"confidence\": \"low\"", PLEDGE_IO_ERROR_VALUE, "commitments[1].confidence", "medium or high" },
  { "deadline", "\"deadline_year\": 2030", "\"deadline_year\": 30", PLEDGE_IO_ERROR_VALUE, "commitments[0].deadline_year", "from 1900 to 2200" },
  { "no-source", "\"source\": \"C\", ", "", PLEDGE_IO_ERROR_VALUE, "commitments[1].source", "got nothing" },
};

static void
assert_empty (PledgeCatalogue *catalogue)
{
  g_assert_cmpuint (g_list_model_get_n_items (pledge_catalogue_get_members (catalogue)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (pledge_catalogue_get_alliances (catalogue)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (pledge_catalogue_get_commitments (catalogue)), ==, 0);
}

static void
test_spoiled_alliances (gconstpointer data)
{
  const Spoiled *test = data;
  g_autofree char *text = fixture_replace (fixture_alliances, test->needle, test->replacement);
  g_autoptr (GBytes) bytes = fixture_bytes (text);
  g_autoptr (PledgeCatalogue) catalogue = pledge_catalogue_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (pledge_alliances_read_bytes (catalogue, bytes, "a.json", &error));
  fixture_assert_error (error, test->code, "a.json", test->place, test->words, NULL);
  assert_empty (catalogue);
}

static void
test_spoiled_commitments (gconstpointer data)
{
  const Spoiled *test = data;
  g_autofree char *text = fixture_replace (fixture_commitments, test->needle, test->replacement);
  g_autoptr (GBytes) bytes = fixture_bytes (text);
  g_autoptr (PledgeCatalogue) catalogue = pledge_catalogue_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (pledge_commitments_read_bytes (catalogue, bytes, "c.json", &error));
  fixture_assert_error (error, test->code, "c.json", test->place, test->words, NULL);
  assert_empty (catalogue);
}

static void
test_good_alliances (void)
{
  g_autoptr (GBytes) bytes = fixture_bytes (fixture_alliances);
  g_autoptr (PledgeCatalogue) catalogue = pledge_catalogue_new ();
  g_autoptr (GError) error = NULL;
  PledgeAlliance *pair;

  g_assert_true (pledge_alliances_read_bytes (catalogue, bytes, "a.json", &error));
  g_assert_no_error (error);
  pair = pledge_catalogue_find_alliance (catalogue, "pair");
  g_assert_cmpuint (pledge_alliance_get_n_members (pair), ==, 2);
  g_assert_cmpint (pledge_alliance_get_since (pair, 0), ==, 1955);
  g_assert_cmpint (pledge_alliance_get_until (pair, 0), ==, 2019);
  g_assert_cmpstr (pledge_alliance_get_note (pair, 0), ==, "Left.");
  g_assert_cmpint (pledge_alliance_get_since (pair, 1), ==, G_MININT);
  g_assert_cmpint (pledge_alliance_get_until (pair, 1), ==, G_MAXINT);
  g_assert_null (pledge_alliance_get_note (pair, 1));

  /* Once more there would be two of each. */
  g_assert_false (pledge_alliances_read_bytes (catalogue, bytes, "a.json", &error));
  fixture_assert_error (error, PLEDGE_IO_ERROR_VALUE, "a.json", "members.DEU", "there already", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (pledge_catalogue_get_members (catalogue)), ==, 3);
}

static void
test_good_commitments (void)
{
  g_autoptr (GBytes) bytes = fixture_bytes (fixture_commitments);
  g_autoptr (PledgeCatalogue) catalogue = pledge_catalogue_new ();
  g_autoptr (PledgeCommitment) first = NULL, second = NULL;
  g_autoptr (GError) error = NULL;
  const PledgeCommitmentInfo *info;

  g_assert_true (pledge_commitments_read_bytes (catalogue, bytes, "c.json", &error));
  g_assert_no_error (error);

  /* Oldest first. */
  first = g_list_model_get_item (pledge_catalogue_get_commitments (catalogue), 0);
  info = pledge_commitment_get_info (first);
  g_assert_cmpstr (info->id, ==, "two");
  g_assert_true (isnan (info->target_pct));
  g_assert_cmpint (info->deadline_year, ==, 0);
  g_assert_null (info->label);
  g_assert_null (info->addressees[0]);
  g_assert_cmpint (info->confidence, ==, PLEDGE_CONFIDENCE_MEDIUM);

  second = g_list_model_get_item (pledge_catalogue_get_commitments (catalogue), 1);
  info = pledge_commitment_get_info (second);
  g_assert_cmpfloat (info->target_pct, ==, 2.5);
  g_assert_cmpint (info->deadline_year, ==, 2030);
  g_assert_cmpstr (info->label, ==, "A pledge");
  g_assert_cmpint (info->scope, ==, PLEDGE_SCOPE_CORE);
  g_assert_true (pledge_commitment_concerns (second, "DEU", NULL));
  g_assert_true (pledge_commitment_concerns (second, NULL, "pair"));

  g_assert_false (pledge_commitments_read_bytes (catalogue, bytes, "c.json", &error));
  fixture_assert_error (error, PLEDGE_IO_ERROR_VALUE, "c.json", "commitments[0].id", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (pledge_catalogue_get_commitments (catalogue)), ==, 2);
}

static void
assert_warning (GPtrArray *warnings, guint position, const char *words)
{
  g_assert_cmpuint (position, <, warnings->len);
  if (strstr (warnings->pdata[position], words) == NULL)
    g_error ("“%s” does not say “%s”", (const char *) warnings->pdata[position], words);
  g_assert_null (strchr (warnings->pdata[position], '\n'));
}

static void
test_load_goes_on (void)
{
  g_autofree char *folder = fixture_make_folder ();
  g_autofree char *alliances = fixture_write (folder, "alliances.json", fixture_alliances);
  g_autofree char *commitments = fixture_write (folder, "commitments.json", "{");
  g_autofree char *bad = fixture_write (folder, "editions/a-bad.json", "{\"format\": \"pledgeline-edition/9\"}");
  g_autofree char *good = fixture_write (folder, "editions/b-good.json", fixture_edition);
  g_autofree char *again = fixture_write (folder, "editions/c-again.json", fixture_edition);
  g_autofree char *notice = fixture_write (folder, "editions/b-good.NOTICE.txt", "Not JSON.");
  g_autofree char *inner = g_build_filename (folder, "editions", "d-folder.json", NULL);
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PledgeCatalogue) catalogue = NULL;

  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  catalogue = pledge_catalogue_load (folder, warnings);

  g_assert_cmpuint (g_list_model_get_n_items (pledge_catalogue_get_editions (catalogue)), ==, 1);
  g_assert_nonnull (pledge_catalogue_find_edition (catalogue, "made-up-1"));
  g_assert_nonnull (pledge_catalogue_find_alliance (catalogue, "pair"));
  g_assert_cmpuint (warnings->len, ==, 4);
  assert_warning (warnings, 0, "commitments.json: line 1");
  assert_warning (warnings, 1, "a-bad.json: format");
  assert_warning (warnings, 2, "c-again.json: id: an edition of the id “made-up-1” is there already");
  assert_warning (warnings, 3, "d-folder.json: expected a file");

  fixture_remove_folder (folder);
}

static void
test_load_nothing (void)
{
  g_autofree char *folder = fixture_make_folder ();
  g_autofree char *missing = g_build_filename (folder, "missing", NULL);
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PledgeCatalogue) catalogue = pledge_catalogue_load (missing, warnings);

  assert_empty (catalogue);
  g_assert_null (pledge_catalogue_get_default_edition (catalogue));
  g_assert_cmpuint (warnings->len, ==, 3);
  assert_warning (warnings, 0, "alliances.json: there is no such file");
  assert_warning (warnings, 1, "commitments.json: there is no such file");
  assert_warning (warnings, 2, "editions: there is no such folder");

  fixture_remove_folder (folder);
}

static void
test_data_dir (void)
{
  g_autofree char *before = g_strdup (g_getenv ("PLEDGELINE_DATA_DIR"));
  g_autofree char *named = NULL, *found = NULL, *file = NULL;

  g_setenv ("PLEDGELINE_DATA_DIR", "/nowhere/in/particular", TRUE);
  named = pledge_catalogue_find_data_dir ();
  g_assert_cmpstr (named, ==, "/nowhere/in/particular");

  /* This program runs where it was built. */
  g_unsetenv ("PLEDGELINE_DATA_DIR");
  found = pledge_catalogue_find_data_dir ();
  file = g_build_filename (found, "alliances.json", NULL);
  g_assert_true (g_file_test (file, G_FILE_TEST_IS_REGULAR));

  if (before != NULL)
    g_setenv ("PLEDGELINE_DATA_DIR", before, TRUE);
}

static void
assert_summary (PledgeCatalogue *catalogue, const char *path, const char *expected)
{
  g_autofree char *summary = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (pledge_catalogue_check_file (catalogue, path, &summary, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (summary, ==, expected);
}

static void
test_check_file (void)
{
  g_autofree char *folder = fixture_make_folder ();
  g_autofree char *alliances = fixture_write (folder, "a.json", fixture_alliances);
  g_autofree char *commitments = fixture_write (folder, "c.json", fixture_commitments);
  g_autofree char *edition = fixture_write (folder, "e.json", fixture_edition);
  g_autofree char *scenario = fixture_write (folder, "s.json", "{\"format\": \"pledgeline-scenario/1\", \"year\": 2025}");
  g_autofree char *strange_text = fixture_replace (fixture_edition, "\"POL\": {", "\"XXX\": {");
  g_autofree char *strange = fixture_write (folder, "x.json", strange_text);
  g_autofree char *bad = fixture_write (folder, "bad.json", "{\"format\": \"text\"}");
  g_autoptr (PledgeCatalogue) empty = pledge_catalogue_new ();
  g_autoptr (PledgeCatalogue) catalogue = fixture_load_bundled ();
  g_autoptr (GError) error = NULL;

  assert_summary (catalogue, alliances, "a.json: 3 members and 1 alliances.");
  assert_summary (catalogue, commitments, "c.json: 2 commitments. Not known here: pair.");
  assert_summary (catalogue, edition, "e.json: an edition, Nobody May 2020, with 4 indicators of 2 members from 2018 to 2020.");
  assert_summary (catalogue, strange, "x.json: an edition, Nobody May 2020, with 4 indicators of 2 members from 2018 to 2020. Not known here: XXX.");
  assert_summary (catalogue, scenario, "s.json: a scenario on NATO, NATO July 2026, year 2025.");

  /* Nothing of it is kept. */
  g_assert_null (pledge_catalogue_find_edition (catalogue, "made-up-1"));
  g_assert_null (pledge_catalogue_find_alliance (catalogue, "pair"));
  g_assert_cmpuint (g_list_model_get_n_items (pledge_catalogue_get_commitments (catalogue)), ==, 48);

  g_assert_false (pledge_catalogue_check_file (catalogue, bad, NULL, &error));
  fixture_assert_error (error, PLEDGE_IO_ERROR_FORMAT, "bad.json", "“text”", "pledgeline-scenario/1", NULL);
  g_clear_error (&error);
  g_assert_false (pledge_catalogue_check_file (empty, scenario, NULL, &error));
  fixture_assert_error (error, PLEDGE_IO_ERROR_VALUE, "s.json", "no edition and alliance are loaded", NULL);

  fixture_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (spoiled_alliances); i++)
    {
      g_autofree char *path = g_strconcat ("/catalogue-file/alliances/", spoiled_alliances[i].name, NULL);

      g_test_add_data_func (path, &spoiled_alliances[i], test_spoiled_alliances);
    }
  for (guint i = 0; i < G_N_ELEMENTS (spoiled_commitments); i++)
    {
      g_autofree char *path = g_strconcat ("/catalogue-file/commitments/", spoiled_commitments[i].name, NULL);

      g_test_add_data_func (path, &spoiled_commitments[i], test_spoiled_commitments);
    }
  g_test_add_func ("/catalogue-file/good-alliances", test_good_alliances);
  g_test_add_func ("/catalogue-file/good-commitments", test_good_commitments);
  g_test_add_func ("/catalogue-file/load-goes-on", test_load_goes_on);
  g_test_add_func ("/catalogue-file/load-nothing", test_load_nothing);
  g_test_add_func ("/catalogue-file/data-dir", test_data_dir);
  g_test_add_func ("/catalogue-file/check-file", test_check_file);
  return g_test_run ();
}
