/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-names.h"

#include "pledge-countries.h"

struct _PledgeNames {
  PledgeCatalogue *catalogue;
  PledgeCountries *countries; /* NULL where they are not installed */
};

PledgeNames *
pledge_names_new (PledgeCatalogue *catalogue)
{
  PledgeNames *self;

  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (catalogue), NULL);

  self = g_new0 (PledgeNames, 1);
  self->catalogue = g_object_ref (catalogue);
  self->countries = pledge_countries_new (NULL);
  return self;
}

void
pledge_names_free (PledgeNames *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->countries, pledge_countries_unref);
  g_object_unref (self->catalogue);
  g_free (self);
}

const char *
pledge_names_get (const PledgeNames *self, const char *iso3)
{
  PledgeMember *member;
  const char *country;

  g_return_val_if_fail (self != NULL && iso3 != NULL, NULL);

  member = pledge_catalogue_find_member (self->catalogue, iso3);
  if (member != NULL)
    return pledge_member_get_name (member);

  country = self->countries != NULL ? pledge_countries_get_name (self->countries, iso3) : NULL;
  return country != NULL ? country : iso3;
}
