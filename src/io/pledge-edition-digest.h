/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-edition.h"

/* A checksum of an edition's figures, by which a file knows again what it was made with. */

G_BEGIN_DECLS

/* SHA-256 as 64 hexadecimal digits, of what an answer is computed from: definition, price base year, and each member's
 * currency, figures and marks of estimates, in the order of codes and ids. Words, such as title, credit and notes, do
 * not count. Computed once for an edition; borrowed for its life. */
const char *pledge_edition_get_sha256 (PledgeEdition *edition);

G_END_DECLS
