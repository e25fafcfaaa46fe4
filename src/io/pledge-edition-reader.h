/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pledge-edition.h"
#include "pledge-json.h"

/* Edition files ("pledgeline-edition/1") and outlook files ("pledgeline-outlook/1", the same
 * without definition and price base) in. HACKING.md describes the format.
 *
 * Every value is checked for type, finiteness, sign, count and bounds; unknown indicators are kept,
 * unknown formats refused with a sentence that says which is understood. */

G_BEGIN_DECLS

#define PLEDGE_EDITION_FORMAT "pledgeline-edition/1"
#define PLEDGE_OUTLOOK_FORMAT "pledgeline-outlook/1"

/* (transfer full) (nullable with error) */
PledgeEdition *pledge_edition_read_file (const char *path, GError **error);
PledgeEdition *pledge_edition_read_bytes (GBytes *bytes, const char *name, GError **error);

G_END_DECLS
