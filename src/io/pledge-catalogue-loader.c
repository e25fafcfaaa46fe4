/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-catalogue-loader.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "pledge-alliance-reader.h"
#include "pledge-commitment-reader.h"
#include "pledge-config.h"
#include "pledge-edition-reader.h"
#include "pledge-file.h"
#include "pledge-group-file.h"
#include "pledge-json-private.h"
#include "pledge-picture-scenario.h"
#include "pledge-scenario-file.h"

#define ANY_FORMAT PLEDGE_EDITION_FORMAT "|" PLEDGE_OUTLOOK_FORMAT "|" PLEDGE_ALLIANCES_FORMAT "|" \
  PLEDGE_COMMITMENTS_FORMAT "|" PLEDGE_SCENARIO_FORMAT "|" PLEDGE_GROUPS_FORMAT

static void
warn (GPtrArray *warnings, const GError *error)
{
  if (warnings != NULL)
    g_ptr_array_add (warnings, g_strdup (error->message));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The paths of the .json files in a folder, by name: what is loaded must not hang on the disk's order. */
static GPtrArray *
list_json_files (const char *folder, GError **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) local = NULL;
  const char *name;

  dir = g_dir_open (folder, 0, &local);
  if (dir == NULL)
    {
      g_autofree char *shown = pledge_file_dup_shown_name (folder);

      g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_READ, _("%s: there is no such folder that can be read"), shown);
      return NULL;
    }

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json") && name[0] != '.')
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_names);

  return g_steal_pointer (&paths);
}

static void
load_edition (PledgeCatalogue *catalogue, const char *path, GPtrArray *warnings)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PledgeEdition) edition = pledge_edition_read_file (path, &error);

  if (edition != NULL && !pledge_catalogue_add_edition (catalogue, edition))
    {
      g_autofree char *name = pledge_file_dup_shown_name (path);

      g_set_error (&error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_VALUE, _("%s: id: an edition of the id “%s” is there already"),
                   name, pledge_edition_get_id (edition));
    }
  if (error != NULL)
    warn (warnings, error);
}

static void
load_editions (PledgeCatalogue *catalogue, const char *data_dir, GPtrArray *warnings)
{
  g_autofree char *folder = g_build_filename (data_dir, "editions", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) paths = list_json_files (folder, &error);

  if (paths == NULL)
    {
      warn (warnings, error);
      return;
    }

  for (guint i = 0; i < paths->len; i++)
    load_edition (catalogue, paths->pdata[i], warnings);
}

/* " Not known here: XXX, YYY." for the codes that the catalogue has not, or "". */
static char *
dup_unknown (GPtrArray *unknown)
{
  g_autofree char *list = NULL;

  if (unknown->len == 0)
    return g_strdup ("");

  g_ptr_array_add (unknown, NULL);
  list = g_strjoinv (", ", (char **) unknown->pdata);
  return g_strdup_printf (_(" Not known here: %s."), list);
}

static char *
check_edition (PledgeCatalogue *catalogue, PledgeJson *json, GError **error)
{
  g_autoptr (PledgeEdition) edition = pledge_edition_from_json (json, error);
  g_autoptr (GPtrArray) unknown = g_ptr_array_new ();
  g_autofree char *also = NULL;
  const PledgeEditionInfo *info;

  if (edition == NULL)
    return NULL;

  info = pledge_edition_get_info (edition);
  for (guint i = 0; i < pledge_edition_get_n_members (edition); i++)
    if (pledge_catalogue_find_member (catalogue, pledge_edition_get_member_iso3 (edition, i)) == NULL)
      g_ptr_array_add (unknown, (gpointer) pledge_edition_get_member_iso3 (edition, i));
  also = dup_unknown (unknown);

  return g_strdup_printf (info->definition == PLEDGE_DEFINITION_OUTLOOK
                            ? _("%s: an outlook, %s %s, with %u indicators of %u members from %d to %d.%s")
                            : _("%s: an edition, %s %s, with %u indicators of %u members from %d to %d.%s"),
                          pledge_json_get_name (json), info->publisher, info->title,
                          pledge_edition_get_n_indicators (edition), pledge_edition_get_n_members (edition),
                          info->first_year, info->last_year, also);
}

static char *
check_alliances (PledgeJson *json, GError **error)
{
  g_autoptr (PledgeCatalogue) kept = pledge_catalogue_new ();

  if (!pledge_alliances_from_json (kept, json, error))
    return NULL;

  return g_strdup_printf (_("%s: %u members and %u alliances."), pledge_json_get_name (json),
                          g_list_model_get_n_items (pledge_catalogue_get_members (kept)),
                          g_list_model_get_n_items (pledge_catalogue_get_alliances (kept)));
}

static char *
check_groups (PledgeCatalogue *catalogue, PledgeJson *json, GError **error)
{
  g_autoptr (PledgeMemberSource) members = pledge_member_source_new (catalogue);
  g_autoptr (GPtrArray) groups = pledge_groups_from_json (members, json, PLEDGE_GROUPS_KNOWN, error);
  g_autoptr (GString) titles = g_string_new (NULL);

  if (groups == NULL)
    return NULL;
  if (groups->len == 0)
    return g_strdup_printf (_("%s: no groups."), pledge_json_get_name (json));

  for (guint i = 0; i < groups->len; i++)
    /* Translators: between the titles of groups */
    g_string_append_printf (titles, "%s%s", i > 0 ? _(", ") : "", pledge_alliance_get_title (groups->pdata[i]));
  /* Translators: a file's name, how many groups of the user's, and their titles */
  return g_strdup_printf (ngettext ("%s: %u group: %s.", "%s: %u groups: %s.", groups->len), pledge_json_get_name (json), groups->len, titles->str);
}

static void
collect_unknown_addressees (PledgeCatalogue *catalogue, PledgeCommitment *commitment, GPtrArray *unknown)
{
  const char *const *addressees = pledge_commitment_get_info (commitment)->addressees;

  for (guint i = 0; addressees[i] != NULL; i++)
    if (pledge_catalogue_find_member (catalogue, addressees[i]) == NULL &&
        pledge_catalogue_find_alliance (catalogue, addressees[i]) == NULL &&
        !g_ptr_array_find_with_equal_func (unknown, addressees[i], g_str_equal, NULL))
      g_ptr_array_add (unknown, (gpointer) addressees[i]);
}

static char *
check_commitments (PledgeCatalogue *catalogue, PledgeJson *json, GError **error)
{
  g_autoptr (PledgeCatalogue) kept = pledge_catalogue_new ();
  g_autoptr (GPtrArray) unknown = g_ptr_array_new ();
  g_autofree char *also = NULL;
  GListModel *commitments = pledge_catalogue_get_commitments (kept);

  if (!pledge_commitments_from_json (kept, json, error))
    return NULL;

  for (guint i = 0; i < g_list_model_get_n_items (commitments); i++)
    {
      g_autoptr (PledgeCommitment) commitment = g_list_model_get_item (commitments, i);

      collect_unknown_addressees (catalogue, commitment, unknown);
    }
  also = dup_unknown (unknown);

  return g_strdup_printf (_("%s: %u commitments.%s"), pledge_json_get_name (json), g_list_model_get_n_items (commitments), also);
}

static char *
check_scenario (PledgeCatalogue *catalogue, PledgeJson *json, GError **error)
{
  g_autoptr (PledgeScenario) scenario = NULL;
  g_autofree char *warning = NULL;
  g_autofree char *sentence = NULL;
  const PledgeEditionInfo *info;

  if (pledge_catalogue_get_default_edition (catalogue) == NULL ||
      g_list_model_get_n_items (pledge_catalogue_get_alliances (catalogue)) == 0)
    {
      pledge_json_fail (json, error, NULL, _("no edition and alliance are loaded to check a scenario against"));
      return NULL;
    }

  scenario = pledge_scenario_new (catalogue);
  if (!pledge_scenario_from_json (scenario, json, &warning, error))
    return NULL;

  info = pledge_edition_get_info (pledge_scenario_get_edition (scenario));
  sentence = g_strdup_printf (_("%s: a scenario on %s, %s %s, year %d."), pledge_json_get_name (json),
                              pledge_alliance_get_title (pledge_scenario_get_alliance (scenario)), info->publisher, info->title,
                              pledge_scenario_get_year (scenario));
  /* Each on a line of its own: both begin with the file's name. */
  return warning != NULL ? g_strjoin ("\n", sentence, warning, NULL) : g_steal_pointer (&sentence);
}

PledgeCatalogue *
pledge_catalogue_load (const char *data_dir, GPtrArray *warnings)
{
  g_autoptr (PledgeCatalogue) catalogue = pledge_catalogue_new ();
  g_autofree char *alliances = NULL, *commitments = NULL;
  g_autoptr (GError) alliances_error = NULL, commitments_error = NULL;

  g_return_val_if_fail (data_dir != NULL, NULL);

  alliances = g_build_filename (data_dir, "alliances.json", NULL);
  if (!pledge_alliances_read_file (catalogue, alliances, &alliances_error))
    warn (warnings, alliances_error);

  commitments = g_build_filename (data_dir, "commitments.json", NULL);
  if (!pledge_commitments_read_file (catalogue, commitments, &commitments_error))
    warn (warnings, commitments_error);

  load_editions (catalogue, data_dir, warnings);

  return g_steal_pointer (&catalogue);
}

gboolean
pledge_catalogue_runs_uninstalled (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *build_root = g_path_get_dirname (PLEDGE_BUILD_DATADIR);
  g_autofree char *real_root = realpath (build_root, NULL);
  gsize length;

  if (program == NULL || real_root == NULL)
    return FALSE;

  length = strlen (real_root);
  return strncmp (program, real_root, length) == 0 && program[length] == G_DIR_SEPARATOR;
}

char *
pledge_catalogue_find_data_dir (void)
{
  const char *named = g_getenv ("PLEDGELINE_DATA_DIR");

  if (named != NULL && *named != '\0')
    return g_strdup (named);

  return g_strdup (pledge_catalogue_runs_uninstalled () ? PLEDGE_SOURCE_DATADIR : PLEDGE_PKGDATADIR);
}

/* (transfer full) A file of ours, or what a picture holds of one. */
static PledgeJson *
load_any (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = pledge_file_read (path, PLEDGE_PICTURE_MAX_BYTES, error);
  g_autoptr (GBytes) found = NULL;
  g_autofree char *name = g_filename_display_basename (path);

  if (bytes == NULL)
    return NULL;
  if (!pledge_scenario_is_in_picture (bytes))
    return pledge_json_load_bytes (bytes, name, ANY_FORMAT, error);

  found = pledge_scenario_find_in_picture (bytes, name, error);
  return found != NULL ? pledge_json_load_bytes (found, name, PLEDGE_SCENARIO_FORMAT, error) : NULL;
}

gboolean
pledge_catalogue_check_file (PledgeCatalogue *catalogue, const char *path, char **summary, GError **error)
{
  g_autoptr (PledgeJson) json = NULL;
  g_autofree char *sentence = NULL;
  const char *format;

  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (catalogue), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  json = load_any (path, error);
  if (json == NULL)
    return FALSE;

  format = pledge_json_get_format (json);
  if (g_str_equal (format, PLEDGE_ALLIANCES_FORMAT))
    sentence = check_alliances (json, error);
  else if (g_str_equal (format, PLEDGE_GROUPS_FORMAT))
    sentence = check_groups (catalogue, json, error);
  else if (g_str_equal (format, PLEDGE_COMMITMENTS_FORMAT))
    sentence = check_commitments (catalogue, json, error);
  else if (g_str_equal (format, PLEDGE_SCENARIO_FORMAT))
    sentence = check_scenario (catalogue, json, error);
  else
    sentence = check_edition (catalogue, json, error);

  if (sentence != NULL && summary != NULL)
    *summary = g_strdup (sentence);
  return sentence != NULL;
}
