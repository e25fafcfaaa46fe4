/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-json-number.h"

/* So many digits and so large a power of ten are a double without rounding, and what is divided by the other is
 * then rounded only once. Figures are seldom longer. */
#define MAX_EXACT_DIGITS 15
#define MAX_EXACT_POWER 22

static double
parse_double (const char *text, gsize length)
{
  g_autofree char *number = g_strndup (text, length);

  return g_ascii_strtod (number, NULL);
}

JsonNode *
pledge_json_number (const char *text, gsize length, gboolean whole)
{
  static const double powers[MAX_EXACT_POWER + 1] = { 1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                                      1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };
  gboolean negative = text[0] == '-', plain = TRUE, behind_point = FALSE;
  guint n_digits = 0, n_decimals = 0;
  gint64 digits = 0;
  double value;

  for (gsize i = negative; i < length && plain; i++)
    if (g_ascii_isdigit (text[i]))
      {
        digits = digits * 10 + (text[i] - '0');
        n_digits += digits != 0;
        n_decimals += behind_point;
        plain = n_digits <= MAX_EXACT_DIGITS && n_decimals <= MAX_EXACT_POWER;
      }
    else if (text[i] == '.')
      behind_point = TRUE;
    else
      plain = FALSE;

  if (whole)
    return json_node_init_int (json_node_alloc (), negative ? -digits : digits);

  value = plain ? (double) digits / powers[n_decimals] : parse_double (text, length);
  return json_node_init_double (json_node_alloc (), plain && negative ? -value : value);
}
