/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-translations.h"

#include <string.h>

#define MAGIC 0x950412deu
#define MAX_MESSAGES 100000

/* A catalogue's words: magic, revision, how many messages, where the originals' and the translations' tables are. */
typedef struct {
  const guint8 *data;
  gsize length;
  gboolean swapped;
} Catalogue;

static gboolean
read_word (const Catalogue *self, gsize offset, guint32 *word)
{
  if (offset > self->length || self->length - offset < sizeof *word)
    return FALSE;

  memcpy (word, self->data + offset, sizeof *word);
  if (self->swapped)
    *word = GUINT32_SWAP_LE_BE (*word);
  return TRUE;
}

/* A table has a length and an offset for each string, which a null byte ends. */
static const char *
read_string (const Catalogue *self, gsize table, guint index)
{
  guint32 length, offset;

  if (!read_word (self, table + (gsize) index * 8, &length) || !read_word (self, table + (gsize) index * 8 + 4, &offset))
    return NULL;
  if (offset >= self->length || self->length - offset <= length || self->data[offset + length] != '\0')
    return NULL;

  return (const char *) self->data + offset;
}

gboolean
pledge_translations_foreach (GBytes *bytes, PledgeTranslationFunc func, gpointer data)
{
  Catalogue self = { 0 };
  guint32 magic, n, originals, translations;

  g_return_val_if_fail (bytes != NULL && func != NULL, FALSE);

  self.data = g_bytes_get_data (bytes, &self.length);
  if (!read_word (&self, 0, &magic))
    return FALSE;
  self.swapped = magic != MAGIC;
  if ((self.swapped && GUINT32_SWAP_LE_BE (magic) != MAGIC) || !read_word (&self, 8, &n) ||
      !read_word (&self, 12, &originals) || !read_word (&self, 16, &translations) || n > MAX_MESSAGES)
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      const char *original = read_string (&self, originals, i);
      const char *translation = read_string (&self, translations, i);

      if (original == NULL || translation == NULL ||
          !g_utf8_validate (original, -1, NULL) || !g_utf8_validate (translation, -1, NULL))
        return FALSE;
      /* The empty message is the catalogue's head. */
      if (*original != '\0' && *translation != '\0')
        func (original, translation, data);
    }

  return TRUE;
}
