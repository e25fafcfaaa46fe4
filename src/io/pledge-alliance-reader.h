/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-catalogue.h"
#include "pledge-json.h"

/* Members and alliances ("pledgeline-alliances/1") in. */

G_BEGIN_DECLS

#define PLEDGE_ALLIANCES_FORMAT "pledgeline-alliances/1"

/* Adds every member and alliance of the file to the catalogue, or none. */
gboolean pledge_alliances_read_file (PledgeCatalogue *catalogue, const char *path, GError **error);
gboolean pledge_alliances_read_bytes (PledgeCatalogue *catalogue, GBytes *bytes, const char *name, GError **error);

G_END_DECLS
