/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-catalogue.h"
#include "pledge-json.h"

/* Commitments ("pledgeline-commitments/1") in. */

G_BEGIN_DECLS

#define PLEDGE_COMMITMENTS_FORMAT "pledgeline-commitments/1"

/* Adds every commitment of the file to the catalogue, or none. */
gboolean pledge_commitments_read_file (PledgeCatalogue *catalogue, const char *path, GError **error);
gboolean pledge_commitments_read_bytes (PledgeCatalogue *catalogue, GBytes *bytes, const char *name, GError **error);

G_END_DECLS
