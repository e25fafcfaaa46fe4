/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-commitment-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-json-private.h"

#define MAX_TARGET_PCT 100

static gboolean
read_scope (PledgeJson *json, PledgeScope *scope, GError **error)
{
  const char *id;

  if (!pledge_json_read_text (json, "scope", &id, error))
    return FALSE;

  return pledge_scope_from_id (id, scope) ||
         pledge_json_fail_expected (json, error, "scope", _("core, related or total"));
}

static gboolean
read_confidence (PledgeJson *json, PledgeConfidence *confidence, GError **error)
{
  const char *id;

  if (!pledge_json_read_text (json, "confidence", &id, error))
    return FALSE;

  return pledge_confidence_from_id (id, confidence) ||
         pledge_json_fail_expected (json, error, "confidence", _("medium or high"));
}

static gboolean
read_target (PledgeJson *json, double *target_pct, GError **error)
{
  *target_pct = NAN;
  return !pledge_json_has (json, "target_pct") ||
         pledge_json_read_number (json, "target_pct", 0, MAX_TARGET_PCT, target_pct, error);
}

/* At one commitment. *addressees (transfer container) is what info points to. */
static gboolean
read_info (PledgeJson *json, PledgeCommitmentInfo *info, const char ***addressees, GError **error)
{
  if (!pledge_json_read_id (json, "id", &info->id, error) ||
      !pledge_json_read_date (json, "date", TRUE, &info->date, error) ||
      !pledge_json_read_text (json, "actor", &info->actor, error) ||
      !pledge_json_read_text (json, "addressee", &info->addressee, error) ||
      !pledge_json_read_strings (json, "addressees", addressees, error) ||
      !read_target (json, &info->target_pct, error) ||
      !read_scope (json, &info->scope, error) ||
      !pledge_json_read_int_or (json, "deadline_year", PLEDGE_JSON_MIN_YEAR, PLEDGE_JSON_MAX_YEAR, 0, &info->deadline_year, error) ||
      !pledge_json_read_text_or_null (json, "label", &info->label, error) ||
      !pledge_json_read_text (json, "fact", &info->fact, error) ||
      !pledge_json_read_text (json, "source", &info->source, error) ||
      !read_confidence (json, &info->confidence, error))
    return FALSE;

  info->addressees = *addressees;
  return TRUE;
}

static gboolean
is_loaded (PledgeCatalogue *catalogue, const char *id)
{
  GListModel *commitments = pledge_catalogue_get_commitments (catalogue);

  for (guint i = 0; i < g_list_model_get_n_items (commitments); i++)
    {
      g_autoptr (PledgeCommitment) commitment = g_list_model_get_item (commitments, i);

      if (g_str_equal (pledge_commitment_get_info (commitment)->id, id))
        return TRUE;
    }

  return FALSE;
}

static PledgeCommitment *
read_commitment (PledgeJson *json, PledgeCatalogue *catalogue, GHashTable *ids, GError **error)
{
  g_autofree const char **addressees = NULL;
  PledgeCommitmentInfo info = { NULL };

  if (!read_info (json, &info, &addressees, error))
    return NULL;
  if (!g_hash_table_add (ids, (gpointer) info.id) || is_loaded (catalogue, info.id))
    {
      pledge_json_fail (json, error, "id", _("a commitment of that id is there already"));
      return NULL;
    }

  return pledge_commitment_new (&info);
}

gboolean
pledge_commitments_from_json (PledgeCatalogue *catalogue, PledgeJson *json, GError **error)
{
  g_autoptr (GPtrArray) commitments = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  if (!pledge_json_enter (json, "commitments", JSON_NODE_ARRAY, error))
    return FALSE;

  for (guint i = 0; i < pledge_json_count (json); i++)
    {
      PledgeCommitment *commitment;

      if (!pledge_json_enter_element (json, i, JSON_NODE_OBJECT, error))
        return FALSE;
      commitment = read_commitment (json, catalogue, ids, error);
      if (commitment == NULL)
        return FALSE;
      g_ptr_array_add (commitments, commitment);
      pledge_json_leave (json);
    }
  pledge_json_leave (json);

  for (guint i = 0; i < commitments->len; i++)
    pledge_catalogue_add_commitment (catalogue, commitments->pdata[i]);
  return TRUE;
}

gboolean
pledge_commitments_read_file (PledgeCatalogue *catalogue, const char *path, GError **error)
{
  g_autoptr (PledgeJson) json = NULL;

  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (catalogue), FALSE);

  json = pledge_json_load_file (path, PLEDGE_COMMITMENTS_FORMAT, error);
  return json != NULL && pledge_commitments_from_json (catalogue, json, error);
}

gboolean
pledge_commitments_read_bytes (PledgeCatalogue *catalogue, GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (PledgeJson) json = NULL;

  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (catalogue), FALSE);

  json = pledge_json_load_bytes (bytes, name, PLEDGE_COMMITMENTS_FORMAT, error);
  return json != NULL && pledge_commitments_from_json (catalogue, json, error);
}
