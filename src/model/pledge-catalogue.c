/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-catalogue.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-edition-diff.h"

struct _PledgeCatalogue {
  GObject parent_instance;
  GListStore *editions;
  GListStore *members;
  GListStore *alliances;
  GListStore *commitments;
  GHashTable *member_by_iso3; /* borrowed from members */
  PledgeEdition *outlook;
};

G_DEFINE_QUARK (pledge-catalogue-error-quark, pledge_catalogue_error)

G_DEFINE_FINAL_TYPE (PledgeCatalogue, pledge_catalogue, G_TYPE_OBJECT)

static int
compare_newest_first (gconstpointer a, gconstpointer b, gpointer data)
{
  const PledgeEditionInfo *first = pledge_edition_get_info ((PledgeEdition *) a);
  const PledgeEditionInfo *second = pledge_edition_get_info ((PledgeEdition *) b);
  int order = g_strcmp0 (second->published, first->published);

  return order != 0 ? order : g_strcmp0 (first->id, second->id);
}

static int
compare_oldest_first (gconstpointer a, gconstpointer b, gpointer data)
{
  const PledgeCommitmentInfo *first = pledge_commitment_get_info ((PledgeCommitment *) a);
  const PledgeCommitmentInfo *second = pledge_commitment_get_info ((PledgeCommitment *) b);
  int order = g_strcmp0 (first->date, second->date);

  return order != 0 ? order : g_strcmp0 (first->id, second->id);
}

static guint
count_covered (PledgeEdition *edition, PledgeAlliance *alliance)
{
  guint count = 0;

  for (guint i = 0; i < pledge_alliance_get_n_members (alliance); i++)
    {
      const char *iso3 = pledge_member_get_iso3 (pledge_alliance_get_member (alliance, i));
      const PledgeHistory *shares = pledge_edition_get_history (edition, iso3, PLEDGE_SHARE_PUBLISHED_PCT);
      const PledgeHistory *spending = pledge_edition_get_history (edition, iso3, PLEDGE_SPENDING_USD_M);

      count += (shares != NULL && pledge_history_count (shares) > 0) ||
               (spending != NULL && pledge_history_count (spending) > 0);
    }

  return count;
}

static gboolean
is_within (PledgeAlliance *inner, PledgeAlliance *outer)
{
  for (guint i = 0; i < pledge_alliance_get_n_members (inner); i++)
    if (!pledge_alliance_has_member (outer, pledge_member_get_iso3 (pledge_alliance_get_member (inner, i))))
      return FALSE;

  return TRUE;
}

static gboolean
concerns_alliance (PledgeCatalogue *self, PledgeCommitment *commitment, PledgeAlliance *alliance)
{
  const char *const *addressees = pledge_commitment_get_info (commitment)->addressees;

  for (guint i = 0; addressees[i] != NULL; i++)
    {
      PledgeAlliance *addressed = pledge_catalogue_find_alliance (self, addressees[i]);

      if (g_str_equal (addressees[i], pledge_alliance_get_id (alliance)) ||
          pledge_alliance_has_member (alliance, addressees[i]) ||
          (addressed != NULL && is_within (alliance, addressed)))
        return TRUE;
    }

  return FALSE;
}

static int
compare_by_target (gconstpointer a, gconstpointer b)
{
  PledgeCommitment *first = *(PledgeCommitment **) a, *second = *(PledgeCommitment **) b;
  double difference = pledge_commitment_get_info (first)->target_pct - pledge_commitment_get_info (second)->target_pct;

  if (difference != 0)
    return difference < 0 ? -1 : 1;
  return compare_oldest_first (first, second, NULL);
}

static void
pledge_catalogue_finalize (GObject *object)
{
  PledgeCatalogue *self = PLEDGE_CATALOGUE (object);

  g_hash_table_unref (self->member_by_iso3);
  g_object_unref (self->editions);
  g_object_unref (self->members);
  g_object_unref (self->alliances);
  g_object_unref (self->commitments);
  g_clear_object (&self->outlook);

  G_OBJECT_CLASS (pledge_catalogue_parent_class)->finalize (object);
}

static void
pledge_catalogue_class_init (PledgeCatalogueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pledge_catalogue_finalize;
}

static void
pledge_catalogue_init (PledgeCatalogue *self)
{
  self->editions = g_list_store_new (PLEDGE_TYPE_EDITION);
  self->members = g_list_store_new (PLEDGE_TYPE_MEMBER);
  self->alliances = g_list_store_new (PLEDGE_TYPE_ALLIANCE);
  self->commitments = g_list_store_new (PLEDGE_TYPE_COMMITMENT);
  self->member_by_iso3 = g_hash_table_new (g_str_hash, g_str_equal);
}

PledgeCatalogue *
pledge_catalogue_new (void)
{
  return g_object_new (PLEDGE_TYPE_CATALOGUE, NULL);
}

gboolean
pledge_catalogue_add_edition (PledgeCatalogue *self, PledgeEdition *edition)
{
  const PledgeEditionInfo *info;

  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (self), FALSE);
  g_return_val_if_fail (PLEDGE_IS_EDITION (edition), FALSE);

  info = pledge_edition_get_info (edition);
  if (info->definition == PLEDGE_DEFINITION_OUTLOOK)
    {
      if (self->outlook != NULL && g_strcmp0 (pledge_edition_get_id (self->outlook), info->id) == 0)
        return FALSE;
      if (self->outlook == NULL || compare_newest_first (edition, self->outlook, NULL) < 0)
        g_set_object (&self->outlook, edition);
      return TRUE;
    }

  if (pledge_catalogue_find_edition (self, info->id) != NULL)
    return FALSE;

  g_list_store_insert_sorted (self->editions, edition, compare_newest_first, NULL);
  return TRUE;
}

gboolean
pledge_catalogue_remove_edition (PledgeCatalogue *self, const char *id)
{
  PledgeEdition *edition;
  guint position;

  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  edition = pledge_catalogue_find_edition (self, id);
  if (edition == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->editions)) == 1 ||
      !g_list_store_find (self->editions, edition, &position))
    return FALSE;

  g_list_store_remove (self->editions, position);
  return TRUE;
}

gboolean
pledge_catalogue_add_member (PledgeCatalogue *self, PledgeMember *member)
{
  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (self), FALSE);
  g_return_val_if_fail (PLEDGE_IS_MEMBER (member), FALSE);

  if (pledge_catalogue_find_member (self, pledge_member_get_iso3 (member)) != NULL)
    return FALSE;

  g_list_store_append (self->members, member);
  g_hash_table_insert (self->member_by_iso3, (gpointer) pledge_member_get_iso3 (member), member);
  return TRUE;
}

gboolean
pledge_catalogue_add_alliance (PledgeCatalogue *self, PledgeAlliance *alliance)
{
  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (self), FALSE);
  g_return_val_if_fail (PLEDGE_IS_ALLIANCE (alliance), FALSE);

  if (pledge_catalogue_find_alliance (self, pledge_alliance_get_id (alliance)) != NULL)
    return FALSE;

  g_list_store_append (self->alliances, alliance);
  return TRUE;
}

/* How many alliances stand before the user's own. */
static guint
count_shipped (PledgeCatalogue *self)
{
  GListModel *alliances = G_LIST_MODEL (self->alliances);
  guint n = g_list_model_get_n_items (alliances);

  while (n > 0)
    {
      g_autoptr (PledgeAlliance) last = g_list_model_get_item (alliances, n - 1);

      if (!pledge_alliance_is_own (last))
        break;
      n--;
    }

  return n;
}

static gboolean
has_groups (PledgeCatalogue *self, guint from, PledgeAlliance *const *groups, guint n_groups)
{
  GListModel *alliances = G_LIST_MODEL (self->alliances);

  if (g_list_model_get_n_items (alliances) - from != n_groups)
    return FALSE;

  for (guint i = 0; i < n_groups; i++)
    {
      g_autoptr (PledgeAlliance) present = g_list_model_get_item (alliances, from + i);

      if (present != groups[i])
        return FALSE;
    }

  return TRUE;
}

void
pledge_catalogue_set_own_groups (PledgeCatalogue *self, PledgeAlliance *const *groups, guint n_groups)
{
  guint from;

  g_return_if_fail (PLEDGE_IS_CATALOGUE (self));
  g_return_if_fail (groups != NULL || n_groups == 0);

  for (guint i = 0; i < n_groups; i++)
    {
      g_return_if_fail (pledge_alliance_is_own (groups[i]));
      for (guint j = 0; j < pledge_alliance_get_n_members (groups[i]); j++)
        pledge_catalogue_add_member (self, pledge_alliance_get_member (groups[i], j));
    }

  from = count_shipped (self);
  if (!has_groups (self, from, groups, n_groups))
    g_list_store_splice (self->alliances, from, g_list_model_get_n_items (G_LIST_MODEL (self->alliances)) - from, (gpointer *) groups, n_groups);
}

gboolean
pledge_catalogue_add_commitment (PledgeCatalogue *self, PledgeCommitment *commitment)
{
  const char *id;

  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (self), FALSE);
  g_return_val_if_fail (PLEDGE_IS_COMMITMENT (commitment), FALSE);

  id = pledge_commitment_get_info (commitment)->id;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->commitments)); i++)
    {
      g_autoptr (PledgeCommitment) other = g_list_model_get_item (G_LIST_MODEL (self->commitments), i);

      if (g_strcmp0 (pledge_commitment_get_info (other)->id, id) == 0)
        return FALSE;
    }

  g_list_store_insert_sorted (self->commitments, commitment, compare_oldest_first, NULL);
  return TRUE;
}

GListModel *
pledge_catalogue_get_editions (PledgeCatalogue *self)
{
  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (self), NULL);

  return G_LIST_MODEL (self->editions);
}

GListModel *
pledge_catalogue_get_members (PledgeCatalogue *self)
{
  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (self), NULL);

  return G_LIST_MODEL (self->members);
}

GListModel *
pledge_catalogue_get_alliances (PledgeCatalogue *self)
{
  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (self), NULL);

  return G_LIST_MODEL (self->alliances);
}

GListModel *
pledge_catalogue_get_commitments (PledgeCatalogue *self)
{
  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (self), NULL);

  return G_LIST_MODEL (self->commitments);
}

PledgeEdition *
pledge_catalogue_get_outlook (PledgeCatalogue *self)
{
  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (self), NULL);

  return self->outlook;
}

PledgeEdition *
pledge_catalogue_find_edition (PledgeCatalogue *self, const char *id)
{
  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->editions)); i++)
    {
      g_autoptr (PledgeEdition) edition = g_list_model_get_item (G_LIST_MODEL (self->editions), i);

      if (g_strcmp0 (pledge_edition_get_id (edition), id) == 0)
        return edition;
    }

  return NULL;
}

PledgeMember *
pledge_catalogue_find_member (PledgeCatalogue *self, const char *iso3)
{
  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (self), NULL);

  return iso3 != NULL ? g_hash_table_lookup (self->member_by_iso3, iso3) : NULL;
}

PledgeAlliance *
pledge_catalogue_find_alliance (PledgeCatalogue *self, const char *id)
{
  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->alliances)); i++)
    {
      g_autoptr (PledgeAlliance) alliance = g_list_model_get_item (G_LIST_MODEL (self->alliances), i);

      if (g_strcmp0 (pledge_alliance_get_id (alliance), id) == 0)
        return alliance;
    }

  return NULL;
}

PledgeAlliance *
pledge_catalogue_get_default_alliance (PledgeCatalogue *self)
{
  g_autoptr (PledgeAlliance) first = NULL;
  PledgeAlliance *nato;

  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (self), NULL);

  nato = pledge_catalogue_find_alliance (self, "nato");
  if (nato != NULL)
    return nato;

  first = g_list_model_get_item (G_LIST_MODEL (self->alliances), 0);
  return first;
}

PledgeEdition *
pledge_catalogue_get_default_edition (PledgeCatalogue *self)
{
  g_autoptr (PledgeEdition) first = NULL;

  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->editions)); i++)
    {
      g_autoptr (PledgeEdition) edition = g_list_model_get_item (G_LIST_MODEL (self->editions), i);

      if (g_strcmp0 (pledge_edition_get_info (edition)->publisher, "NATO") == 0)
        return edition;
    }

  first = g_list_model_get_item (G_LIST_MODEL (self->editions), 0);
  return first;
}

PledgeEdition *
pledge_catalogue_find_edition_for (PledgeCatalogue *self, PledgeAlliance *alliance, PledgeEdition *preferred)
{
  PledgeEdition *best = preferred;
  guint best_count;

  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (PLEDGE_IS_ALLIANCE (alliance), NULL);

  best_count = preferred != NULL ? count_covered (preferred, alliance) : 0;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->editions)); i++)
    {
      g_autoptr (PledgeEdition) edition = g_list_model_get_item (G_LIST_MODEL (self->editions), i);
      guint count = count_covered (edition, alliance);

      if (best == NULL || count > best_count)
        {
          best = edition;
          best_count = count;
        }
    }

  return best;
}

PledgeEdition *
pledge_catalogue_find_edition_like (PledgeCatalogue *self, PledgeEdition *edition)
{
  const PledgeEditionInfo *info;
  PledgeEdition *best = NULL;
  guint best_count = 0;

  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (PLEDGE_IS_EDITION (edition), NULL);

  info = pledge_edition_get_info (edition);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->editions)); i++)
    {
      g_autoptr (PledgeEdition) other = g_list_model_get_item (G_LIST_MODEL (self->editions), i);
      guint count;

      if (g_strcmp0 (pledge_edition_get_id (other), info->id) == 0)
        return other;
      if (g_strcmp0 (pledge_edition_get_info (other)->publisher, info->publisher) != 0)
        continue;
      count = pledge_edition_count_common (edition, other);
      if (best == NULL || count > best_count)
        {
          best = other;
          best_count = count;
        }
    }

  return best;
}

GPtrArray *
pledge_catalogue_list_marks (PledgeCatalogue *self, PledgeAlliance *alliance)
{
  GPtrArray *marks;
  GListModel *all;

  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (PLEDGE_IS_ALLIANCE (alliance), NULL);

  marks = g_ptr_array_new_with_free_func (g_object_unref);
  all = G_LIST_MODEL (self->commitments);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (PledgeCommitment) commitment = g_list_model_get_item (all, i);
      const PledgeCommitmentInfo *info = pledge_commitment_get_info (commitment);

      if (info->label != NULL && !isnan (info->target_pct) && concerns_alliance (self, commitment, alliance))
        g_ptr_array_add (marks, g_steal_pointer (&commitment));
    }
  g_ptr_array_sort (marks, compare_by_target);

  return marks;
}

double
pledge_catalogue_get_related_pct (PledgeCatalogue *self)
{
  GListModel *all;
  double related_pct = 0;

  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (self), 0);

  all = G_LIST_MODEL (self->commitments);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (PledgeCommitment) commitment = g_list_model_get_item (all, i);
      const PledgeCommitmentInfo *info = pledge_commitment_get_info (commitment);

      if (info->scope == PLEDGE_SCOPE_RELATED && !isnan (info->target_pct))
        related_pct = info->target_pct;
    }

  return related_pct;
}

static gboolean
names_codes (const PledgeCommitmentInfo *info)
{
  for (guint i = 0; info->addressees[i] != NULL; i++)
    if (pledge_member_is_iso3 (info->addressees[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_addressed (PledgeCatalogue *self, const PledgeCommitmentInfo *info, const char *iso3)
{
  if (g_strv_contains (info->addressees, iso3))
    return TRUE;
  if (names_codes (info))
    return FALSE;

  for (guint i = 0; info->addressees[i] != NULL; i++)
    {
      PledgeAlliance *alliance = pledge_catalogue_find_alliance (self, info->addressees[i]);

      if (alliance != NULL && pledge_alliance_has_member (alliance, iso3))
        return TRUE;
    }

  return FALSE;
}

GPtrArray *
pledge_catalogue_list_commitments (PledgeCatalogue *self, const char *iso3)
{
  GPtrArray *addressed;
  GListModel *all;

  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (iso3 != NULL, NULL);

  addressed = g_ptr_array_new_with_free_func (g_object_unref);
  all = G_LIST_MODEL (self->commitments);
  for (guint i = g_list_model_get_n_items (all); i > 0; i--)
    {
      g_autoptr (PledgeCommitment) commitment = g_list_model_get_item (all, i - 1);

      if (is_addressed (self, pledge_commitment_get_info (commitment), iso3))
        g_ptr_array_add (addressed, g_steal_pointer (&commitment));
    }

  return addressed;
}

PledgeAlliance *
pledge_catalogue_make_alliance (PledgeCatalogue *self, const char *id, const char *title, const char *const *codes, GError **error)
{
  g_autoptr (PledgeAllianceBuilder) builder = NULL;

  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (id != NULL && title != NULL && codes != NULL, NULL);

  if (codes[0] == NULL)
    {
      g_set_error (error, PLEDGE_CATALOGUE_ERROR, PLEDGE_CATALOGUE_ERROR_INVALID, _("No member is named."));
      return NULL;
    }

  builder = pledge_alliance_builder_new (id, title);
  for (guint i = 0; codes[i] != NULL; i++)
    {
      PledgeMember *member = pledge_catalogue_find_member (self, codes[i]);

      if (member == NULL)
        {
          g_autofree char *shown = g_utf8_make_valid (codes[i], -1);

          g_set_error (error, PLEDGE_CATALOGUE_ERROR, PLEDGE_CATALOGUE_ERROR_UNKNOWN,
                       _("No member has the code “%s”."), shown);
          return NULL;
        }
      if (!pledge_alliance_builder_add (builder, member, G_MININT, G_MAXINT, NULL))
        {
          g_set_error (error, PLEDGE_CATALOGUE_ERROR, PLEDGE_CATALOGUE_ERROR_INVALID,
                       _("Member “%s” is named twice."), codes[i]);
          return NULL;
        }
    }

  return pledge_alliance_builder_finish (g_steal_pointer (&builder));
}
