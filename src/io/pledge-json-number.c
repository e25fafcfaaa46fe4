/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-json-number.h"

/* So many digits are a double without rounding, and so is a power of ten for as many decimals: one divided by the
 * other is then rounded only once. Figures are seldom longer. */
#define MAX_EXACT_DIGITS 15

static const double powers[MAX_EXACT_DIGITS + 1] = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };

static double
parse_double (const char *text, gsize length)
{
  g_autofree char *number = NULL;
  double value;

  if (pledge_json_number_scan (text, text + length, &value) != NULL)
    return value;

  number = g_strndup (text, length);
  return g_ascii_strtod (number, NULL);
}

JsonNode *
pledge_json_number (const char *text, gsize length, gboolean whole)
{
  double value = parse_double (text, length);

  return whole ? json_node_init_int (json_node_alloc (), (gint64) value) : json_node_init_double (json_node_alloc (), value);
}

const char *
pledge_json_number_scan (const char *text, const char *limit, double *value)
{
  const char *at = text, *digits, *point = NULL;
  guint n_decimals;
  gint64 number = 0;

  if (at < limit && *at == '-')
    at++;
  for (digits = at; at < limit && (g_ascii_isdigit (*at) || (*at == '.' && point == NULL)); at++)
    if (*at == '.')
      point = at;
    else if (at - digits > MAX_EXACT_DIGITS)
      return NULL;
    else
      number = number * 10 + (*at - '0');

  n_decimals = point != NULL ? (guint) (at - point - 1) : 0;
  if (at == digits || point == digits || (point != NULL && n_decimals == 0) || at - digits - (point != NULL) > MAX_EXACT_DIGITS)
    return NULL;
  if (*digits == '0' && at - digits > 1 && point != digits + 1)
    return NULL;
  if (at < limit && (*at == 'e' || *at == 'E' || *at == '.'))
    return NULL;

  *value = (double) number / powers[n_decimals];
  if (*text == '-')
    *value = -*value;
  return at;
}
