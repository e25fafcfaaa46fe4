/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-edition.h"

/* Editions ("pledgeline-edition/1") and outlooks ("pledgeline-outlook/1") out, as pledge-edition-reader.h reads them. */

G_BEGIN_DECLS

/* (transfer full) The same edition gives the same bytes, and reading them gives the same edition: every figure to the
 * last bit, flags, notes and breaks. A break that no note explains gets one that says so. */
GBytes *pledge_edition_to_bytes (PledgeEdition *edition);

/* What an edition is kept as and where it came from; NULL where it stays, or is not said. */
typedef struct {
  const char *id;
  const char *title;
  const char *source;   /* the name of the file that it was imported from */
  const char *imported; /* YYYY-MM-DD */
} PledgeEditionStamp;

/* (transfer full) */
GBytes *pledge_edition_to_stamped_bytes (PledgeEdition *edition, const PledgeEditionStamp *stamp);

G_END_DECLS
