/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-fold.h"

#include <string.h>

char *
pledge_fold_text (const char *text)
{
  g_autofree char *normal = NULL;
  g_autoptr (GString) plain = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  /* Decomposed, an accent is a character of its own. */
  normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  plain = g_string_new (NULL);
  for (const char *p = normal; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_utf8_get_char (p));
  g_strstrip (plain->str);

  return g_utf8_casefold (plain->str, -1);
}

gboolean
pledge_fold_matches (const char *text, const char *folded)
{
  g_autofree char *plain = NULL;

  g_return_val_if_fail (folded != NULL, FALSE);

  if (*folded == '\0')
    return TRUE;
  if (text == NULL)
    return FALSE;

  plain = pledge_fold_text (text);
  return strstr (plain, folded) != NULL;
}
