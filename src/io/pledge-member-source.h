/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-catalogue.h"
#include "pledge-countries.h"

/* PledgeMemberSource: any country as a member, whether a shipped alliance has it or not.
 *
 * The catalogue's own members come first; for others there are the names of iso-codes, which are read when they are
 * first needed. Makes groups of them, but adds nothing to the catalogue. */

G_BEGIN_DECLS

typedef struct _PledgeMemberSource PledgeMemberSource;

PledgeMemberSource *pledge_member_source_new (PledgeCatalogue *catalogue);
void pledge_member_source_free (PledgeMemberSource *self);

/* (transfer none) (nullable with error) To search in; PLEDGE_IO_ERROR_READ where iso-codes is not installed. */
PledgeCountries *pledge_member_source_get_countries (PledgeMemberSource *self, GError **error);

/* Whether there is such a country: in the catalogue, in an edition's figures or in iso-codes. Where that is not
 * installed any code may be one. */
gboolean pledge_member_source_knows (PledgeMemberSource *self, const char *iso3);

/* (transfer full) The member of a code of three capital letters; where nobody knows its name, the code is it. */
PledgeMember *pledge_member_source_dup_member (PledgeMemberSource *self, const char *iso3);

/* (transfer full) A group whose members have always been in it. codes: NULL-terminated, each a code of three capital
 * letters; one that stands twice is taken once. */
PledgeAlliance *pledge_member_source_make_group (PledgeMemberSource *self, const char *id, const char *title, const char *const *codes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeMemberSource, pledge_member_source_free)

G_END_DECLS
