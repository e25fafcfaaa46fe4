/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-member-source.h"

struct _PledgeMemberSource {
  PledgeCatalogue *catalogue;
  PledgeCountries *countries; /* NULL before it was needed, and where it is not installed */
  GError *missing;            /* why there are none */
};

static gboolean
has_figures (PledgeCatalogue *catalogue, const char *iso3)
{
  GListModel *editions = pledge_catalogue_get_editions (catalogue);

  for (guint i = 0; i < g_list_model_get_n_items (editions); i++)
    {
      g_autoptr (PledgeEdition) edition = g_list_model_get_item (editions, i);

      if (pledge_edition_has_member (edition, iso3))
        return TRUE;
    }

  return FALSE;
}

PledgeMemberSource *
pledge_member_source_new (PledgeCatalogue *catalogue)
{
  PledgeMemberSource *self;

  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (catalogue), NULL);

  self = g_new0 (PledgeMemberSource, 1);
  self->catalogue = g_object_ref (catalogue);
  return self;
}

void
pledge_member_source_free (PledgeMemberSource *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->countries, pledge_countries_unref);
  g_clear_error (&self->missing);
  g_object_unref (self->catalogue);
  g_free (self);
}

PledgeCountries *
pledge_member_source_get_countries (PledgeMemberSource *self, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->countries == NULL && self->missing == NULL)
    self->countries = pledge_countries_new (&self->missing);
  if (self->countries == NULL && error != NULL)
    *error = g_error_copy (self->missing);

  return self->countries;
}

gboolean
pledge_member_source_knows (PledgeMemberSource *self, const char *iso3)
{
  PledgeCountries *countries;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!pledge_member_is_iso3 (iso3))
    return FALSE;
  if (pledge_catalogue_find_member (self->catalogue, iso3) != NULL || has_figures (self->catalogue, iso3))
    return TRUE;

  countries = pledge_member_source_get_countries (self, NULL);
  return countries == NULL || pledge_countries_get_name (countries, iso3) != NULL;
}

PledgeMember *
pledge_member_source_dup_member (PledgeMemberSource *self, const char *iso3)
{
  PledgeMember *member;
  PledgeCountries *countries;
  const char *name;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (pledge_member_is_iso3 (iso3), NULL);

  member = pledge_catalogue_find_member (self->catalogue, iso3);
  if (member != NULL)
    return g_object_ref (member);

  countries = pledge_member_source_get_countries (self, NULL);
  name = countries != NULL ? pledge_countries_get_name (countries, iso3) : NULL;
  return pledge_member_new (iso3, name != NULL ? name : iso3, TRUE);
}

PledgeAlliance *
pledge_member_source_make_group (PledgeMemberSource *self, const char *id, const char *title, const char *const *codes)
{
  PledgeAllianceBuilder *builder;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL && title != NULL && codes != NULL, NULL);

  builder = pledge_alliance_builder_new (id, title);
  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autoptr (PledgeMember) member = pledge_member_source_dup_member (self, codes[i]);

      pledge_alliance_builder_add (builder, member, G_MININT, G_MAXINT, NULL);
    }

  return pledge_alliance_builder_finish (builder);
}
