/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-json-private.h"
#include "pledge-path-assumptions.h"

/* A scenario's path assumptions as the object "path" of a scenario file, and what its writer shares. */

G_BEGIN_DECLS

/* Changes what the object "path" at the place states; no such key changes nothing. With an error the assumptions
 * are half changed. Points and base must be of members of the alliance. */
gboolean pledge_path_assumptions_read (PledgeJson *json, PledgeAlliance *alliance, PledgePathAssumptions *assumptions, GError **error);

/* Appends ",\n  \"path\": {…}". */
void pledge_path_assumptions_append (GString *text, const PledgePathAssumptions *assumptions);

/* In quotation marks. */
void pledge_path_json_append_string (GString *text, const char *string);
/* The shortest decimal that reads back as the same number; NAN gives null. */
void pledge_path_json_append_number (GString *text, double number);

G_END_DECLS
