/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-catalogue.h"
#include "pledge-json.h"
#include "pledge-scenario.h"

/* The way through a document, for the readers of this room. A PledgeJson stands at a place, at
 * first the top object. enter goes one step down, leave one up; after an error the place no longer
 * matters. A key of NULL means the value at the place itself. Strings are the document's. */

G_BEGIN_DECLS

/* (transfer full) A document of another's, which need be no object and has no "format". */
PledgeJson *pledge_json_load_other_bytes (GBytes *bytes, const char *name, GError **error);

const char *pledge_json_get_name (PledgeJson *self);
/* The top object's "format". */
const char *pledge_json_get_format (PledgeJson *self);

/* (transfer none) (nullable) The value of a key of the object at the place. */
JsonNode *pledge_json_find (PledgeJson *self, const char *key);
/* The same to see whether it is there: a list of numbers may look empty. */
JsonNode *pledge_json_peek (PledgeJson *self, const char *key);
/* (transfer none) (nullable) A list of numbers and nulls alone, NAN for null; NULL for any other, and for some short ones. */
const double *pledge_json_find_numbers (PledgeJson *self, const char *key, guint *n);
/* type: JSON_NODE_OBJECT or JSON_NODE_ARRAY, which the value must be. */
gboolean pledge_json_enter (PledgeJson *self, const char *key, JsonNodeType type, GError **error);
/* The same with JSON_NODE_VALUE for any: what reads it will look. */
gboolean pledge_json_enter_element (PledgeJson *self, guint index, JsonNodeType type, GError **error);
void pledge_json_leave (PledgeJson *self);

/* Whether the object at the place has the key with anything but null. */
gboolean pledge_json_has (PledgeJson *self, const char *key);
/* How many members or elements there are at the place. */
guint pledge_json_count (PledgeJson *self);
/* The keys of the object at the place, in the file's order; NULL-terminated. (transfer container) */
const char **pledge_json_get_keys (PledgeJson *self);
/* Refuses keys of the object at the place that are not in the NULL-terminated list. */
gboolean pledge_json_check_keys (PledgeJson *self, const char *const *known, GError **error);

/* As a least number: none of 0 or below. */
#define PLEDGE_JSON_ABOVE_ZERO G_MINDOUBLE

/* Text of one line, neither empty nor longer than people read, of characters that show themselves. */
gboolean pledge_json_read_text (PledgeJson *self, const char *key, const char **text, GError **error);
/* Absent or null gives NULL. */
gboolean pledge_json_read_text_or_null (PledgeJson *self, const char *key, const char **text, GError **error);
/* Small letters, digits, "-", "." and "_": what can be typed on a command line. */
gboolean pledge_json_read_id (PledgeJson *self, const char *key, const char **id, GError **error);
/* YYYY-MM or YYYY-MM-DD, also YYYY where year_alone. */
gboolean pledge_json_read_date (PledgeJson *self, const char *key, gboolean year_alone, const char **date, GError **error);
gboolean pledge_json_read_date_or_null (PledgeJson *self, const char *key, gboolean year_alone, const char **date, GError **error);
gboolean pledge_json_read_int (PledgeJson *self, const char *key, int min, int max, int *value, GError **error);
/* Absent or null gives fallback. */
gboolean pledge_json_read_int_or (PledgeJson *self, const char *key, int min, int max, int fallback, int *value, GError **error);
gboolean pledge_json_read_number (PledgeJson *self, const char *key, double min, double max, double *value, GError **error);
gboolean pledge_json_read_boolean (PledgeJson *self, const char *key, gboolean *value, GError **error);
/* An array of n numbers or nulls; null gives NAN. */
gboolean pledge_json_read_numbers (PledgeJson *self, const char *key, guint n, double min, double max, double *values, GError **error);
/* An array of strings (transfer container), NULL-terminated. */
gboolean pledge_json_read_strings (PledgeJson *self, const char *key, const char ***strings, GError **error);

/* Sets an error at a key of the place (NULL: at the place): "name: place: sentence". Returns FALSE. */
gboolean pledge_json_fail (PledgeJson *self, GError **error, const char *key, const char *format, ...) G_GNUC_PRINTF (4, 5);
/* "expected <expected>, got <what the value is>". */
gboolean pledge_json_fail_expected (PledgeJson *self, GError **error, const char *key, const char *expected);

/* Years that a file may speak of. */
#define PLEDGE_JSON_MIN_YEAR 1900
#define PLEDGE_JSON_MAX_YEAR 2200
/* Sums stay finite when they are added up. */
#define PLEDGE_JSON_MAX_NUMBER 1e18

/* At most 64 small letters, digits, "-", "." and "_", of which the first is a letter or digit: also a file's name. */
gboolean pledge_json_is_id (const char *text);
/* YYYY-MM or YYYY-MM-DD, also YYYY where year_alone, of a day that there is. */
gboolean pledge_json_is_date (const char *text, gboolean year_alone);
/* (transfer full) "a number from 0 to 100", "a number of 0 or more". what: "a number". */
char *pledge_json_dup_expected_number (const char *what, double min, double max);
/* Units come last in an indicator's id, so that it tells what its figures can be. */
void pledge_edition_get_bounds (const char *indicator, double *min, double *max);

/* The readers, once the document is loaded and its format known. */
PledgeEdition *pledge_edition_from_json (PledgeJson *json, GError **error);
gboolean pledge_alliances_from_json (PledgeCatalogue *catalogue, PledgeJson *json, GError **error);
gboolean pledge_commitments_from_json (PledgeCatalogue *catalogue, PledgeJson *json, GError **error);
/* warning: (nullable) (transfer full) set to a sentence where its figures are not those loaded, else to NULL. */
gboolean pledge_scenario_from_json (PledgeScenario *scenario, PledgeJson *json, char **warning, GError **error);

G_END_DECLS
