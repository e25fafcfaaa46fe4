/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-typed-number.h"

#include <math.h>

/* More digits than a double holds are no sum that anybody states. */
#define MAX_CHARS 18

static gboolean
is_sign (gunichar c)
{
  return c == '.' || c == ',' || c == 0x066b; /* the Arabic decimal sign */
}

/* (transfer full) (nullable) The number in ASCII. */
static char *
make_plain (const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  gboolean ended = FALSE;
  guint signs = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c))
        continue;
      if (ended || plain->len >= MAX_CHARS)
        return NULL;
      if (g_unichar_isdigit (c))
        g_string_append_c (plain, '0' + g_unichar_digit_value (c));
      else if (is_sign (c) && signs++ == 0)
        g_string_append_c (plain, '.');
      else if ((c == '%' || c == 0x066a) && plain->len > 0)
        ended = TRUE;
      else
        return NULL;
    }

  return plain->len > signs ? g_string_free (g_steal_pointer (&plain), FALSE) : NULL;
}

gboolean
pledge_typed_number_read (const char *text, double *number)
{
  g_autofree char *plain = NULL;

  g_return_val_if_fail (text != NULL && number != NULL, FALSE);

  plain = make_plain (text);
  if (plain == NULL)
    return FALSE;

  *number = g_ascii_strtod (plain, NULL);
  return TRUE;
}

gboolean
pledge_typed_number_read_int (const char *text, int *number)
{
  double value;

  if (!pledge_typed_number_read (text, &value) || value != floor (value) || value > G_MAXINT)
    return FALSE;

  *number = (int) value;
  return TRUE;
}

char *
pledge_typed_number_write (double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (text, sizeof text, "%.10g", number));
}
