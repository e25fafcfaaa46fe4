/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "pledge-catalogue-loader.h"

const char fixture_edition[] =
  "{\n"
  "  \"format\": \"pledgeline-edition/1\",\n"
  "  \"id\": \"made-up-1\",\n"
  "  \"title\": \"May 2020\",\n"
  "  \"publisher\": \"Nobody\",\n"
  "  \"published\": \"2020-05-04\",\n"
  "  \"cutoff\": null,\n"
  "  \"definition\": \"nato\",\n"
  "  \"price_base_year\": 2015,\n"
  "  \"first_year\": 2018,\n"
  "  \"last_year\": 2020,\n"
  "  \"estimates_from\": 2020,\n"
  "  \"credit\": \"Nobody, May 2020\",\n"
  "  \"licence\": \"None\",\n"
  "  \"url\": null,\n"
  "  \"retrieved\": \"2020-06\",\n"
  "  \"indicators\": {\n"
  "    \"gdp_usd_m\": {\"unit\": \"US$ million\", \"title\": \"GDP\"},\n"
  "    \"share_published_pct\": {\"unit\": \"%\", \"title\": \"Share\"},\n"
  "    \"real_change_pct\": {\"unit\": \"%\", \"title\": \"Change\"},\n"
  "    \"tanks\": {\"unit\": \"pieces\", \"title\": \"Tanks\"}\n"
  "  },\n"
  "  \"members\": {\n"
  "    \"DEU\": {\n"
  "      \"currency\": \"EUR\",\n"
  "      \"values\": {\n"
  "        \"gdp_usd_m\": [1000.5, null, 1200],\n"
  "        \"share_published_pct\": [1.25, 1.5, 2],\n"
  "        \"real_change_pct\": [-3.5, 0, 125],\n"
  "        \"tanks\": [7, 8, 9]\n"
  "      },\n"
  "      \"estimates\": {\"gdp_usd_m\": [2020]},\n"
  "      \"notes\": [{\"year\": null, \"text\": \"All of it.\"}, {\"year\": 2019, \"until\": 2020, \"text\": \"A break.\"}]\n"
  "    },\n"
  "    \"POL\": {\"currency\": null, \"values\": {}}\n"
  "  }\n"
  "}\n";

const char fixture_alliances[] =
  "{\n"
  "  \"format\": \"pledgeline-alliances/1\",\n"
  "  \"members\": {\n"
  "    \"DEU\": {\"name\": \"Germany\", \"has_forces\": true},\n"
  "    \"POL\": {\"name\": \"Poland\", \"has_forces\": true},\n"
  "    \"ISL\": {\"name\": \"Iceland\", \"has_forces\": false}\n"
  "  },\n"
  "  \"alliances\": [\n"
  "    {\"id\": \"pair\", \"title\": \"A pair\", \"members\": [\n"
  "      {\"iso3\": \"DEU\", \"since\": 1955, \"until\": 2019, \"note\": \"Left.\"}, {\"iso3\": \"POL\"}]}\n"
  "  ]\n"
  "}\n";

const char fixture_commitments[] =
  "{\n"
  "  \"format\": \"pledgeline-commitments/1\",\n"
  "  \"commitments\": [\n"
  "    {\"id\": \"one\", \"date\": \"2020\", \"actor\": \"A\", \"addressee\": \"B\", \"addressees\": [\"DEU\", \"pair\"],\n"
  "     \"target_pct\": 2.5, \"scope\": \"core\", \"deadline_year\": 2030, \"label\": \"A pledge\",\n"
  "     \"fact\": \"A says so.\", \"source\": \"A\", \"confidence\": \"high\"},\n"
  "    {\"id\": \"two\", \"date\": \"2019-12-31\", \"actor\": \"C\", \"addressee\": \"D\", \"addressees\": [],\n"
  "     \"target_pct\": null, \"scope\": \"total\", \"deadline_year\": null, \"label\": null,\n"
  "     \"fact\": \"C says more.\", \"source\": \"C\", \"confidence\": \"medium\"}\n"
  "  ]\n"
  "}\n";

char *
fixture_replace (const char *document, const char *needle, const char *replacement)
{
  const char *at = strstr (document, needle);
  GString *result = g_string_new (NULL);

  g_assert_nonnull (at);
  g_assert_null (strstr (at + 1, needle));

  g_string_append_len (result, document, at - document);
  g_string_append (result, replacement);
  g_string_append (result, at + strlen (needle));
  return g_string_free (result, FALSE);
}

GBytes *
fixture_bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

void
fixture_assert_error (const GError *error, PledgeIoError code, const char *name, ...)
{
  g_autofree char *start = g_strconcat (name, ": ", NULL);
  const char *words;
  va_list arguments;

  g_assert_error (error, PLEDGE_IO_ERROR, (int) code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_null (strpbrk (error->message, "\n\r\t\033"));
  if (!g_str_has_prefix (error->message, start))
    g_error ("“%s” does not name the file %s", error->message, name);

  va_start (arguments, name);
  while ((words = va_arg (arguments, const char *)) != NULL)
    if (strstr (error->message, words) == NULL)
      g_error ("“%s” does not say “%s”", error->message, words);
  va_end (arguments);
}

char *
fixture_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("pledge-io-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

char *
fixture_write (const char *folder, const char *name, const char *content)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

void
fixture_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        fixture_remove_folder (path);
      else
        g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

PledgeCatalogue *
fixture_load_bundled (void)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *data_dir = pledge_catalogue_find_data_dir ();
  PledgeCatalogue *catalogue = pledge_catalogue_load (data_dir, warnings);

  for (guint i = 0; i < warnings->len; i++)
    g_error ("left out: %s", (const char *) warnings->pdata[i]);
  g_assert_nonnull (catalogue);
  return catalogue;
}
