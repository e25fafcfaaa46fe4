/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-catalogue.h"

/* Names for codes of countries: the catalogue's of its members, iso-codes' of all others, where that is installed. */

G_BEGIN_DECLS

typedef struct _PledgeNames PledgeNames;

PledgeNames *pledge_names_new (PledgeCatalogue *catalogue);
void pledge_names_free (PledgeNames *self);
/* The code itself where nobody has a name for it. Borrowed. */
const char *pledge_names_get (const PledgeNames *self, const char *iso3);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeNames, pledge_names_free)

G_END_DECLS
