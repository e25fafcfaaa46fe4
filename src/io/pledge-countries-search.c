/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-countries-private.h"

#include <gio/gio.h>
#include <string.h>

#include "pledge-country-names.h"
#include "pledge-file.h"
#include "pledge-translations.h"

/* Of one translation, and of all: there are 158, of 3 MB. */
#define MAX_CATALOGUE_BYTES (1024 * 1024)
#define MAX_READ_BYTES ((gsize) 16 * 1024 * 1024)

/* What a search looks at a country with. */
typedef struct {
  const PledgeCountry *country;
  guint rank;
  char *key;
} Hit;

/* Each name once: Germany is alike in many languages. */
static void
add_other_name (const char *original, const char *translation, gpointer data)
{
  GHashTable *by_msgid = data;
  PledgeCountry *country = g_hash_table_lookup (by_msgid, original);
  g_autofree char *words = NULL;
  g_autofree char *line = NULL;

  if (country == NULL || strlen (translation) > PLEDGE_COUNTRY_MAX_NAME_BYTES)
    return;

  words = pledge_country_fold (translation, TRUE);
  line = g_strdup_printf ("\n%s\n", words);
  if (strstr (country->others->str, line) == NULL)
    g_string_append_printf (country->others, "%s\n", words);
}

static gsize
read_language (PledgeCountries *self, const char *language, GHashTable *by_msgid)
{
  g_autofree char *path = g_build_filename (self->locale_dir, language, "LC_MESSAGES", "iso_3166-1.mo", NULL);
  g_autoptr (GBytes) bytes = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return 0;

  bytes = pledge_file_read (path, MAX_CATALOGUE_BYTES, NULL);
  if (bytes == NULL)
    return 0;

  pledge_translations_foreach (bytes, add_other_name, by_msgid);
  return g_bytes_get_size (bytes);
}

static void
load_others (PledgeCountries *self)
{
  g_autoptr (GHashTable) by_msgid = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GDir) dir = NULL;
  const char *language;
  gsize left = MAX_READ_BYTES;

  self->has_others = TRUE;
  for (guint i = 0; i < self->countries->len; i++)
    {
      PledgeCountry *country = self->countries->pdata[i];

      country->others = g_string_new ("\n");
      if (country->historical || country->msgid == NULL)
        continue;
      g_hash_table_insert (by_msgid, country->msgid, country);
      if (country->listed != NULL)
        g_hash_table_insert (by_msgid, country->listed, country);
    }

  dir = g_dir_open (self->locale_dir, 0, NULL);
  while (dir != NULL && left > 0 && (language = g_dir_read_name (dir)) != NULL)
    {
      gsize read = read_language (self, language, by_msgid);

      left -= MIN (read, left);
    }
}

static gboolean
has_line (const char *names, const char *mark, const char *text)
{
  g_autofree char *wanted = g_strconcat (mark, text, NULL);

  return strstr (names, wanted) != NULL;
}

/* How well a country fits, from 0; G_MAXUINT: not at all. */
static guint
rank_country (const PledgeCountry *country, const char *text, const char *code)
{
  if (g_ascii_strcasecmp (code, country->iso3) == 0 || (country->iso2 != NULL && g_ascii_strcasecmp (code, country->iso2) == 0))
    return 0;
  if (*text == '\0')
    return G_MAXUINT;
  if (has_line (country->own->str, "\n", text))
    return 0;
  if (has_line (country->own->str, " ", text))
    return 1;
  if (strstr (country->own->str, text) != NULL)
    return 2;
  if (has_line (country->others->str, "\n", text))
    return 3;
  return strstr (country->others->str, text) != NULL ? 4 : G_MAXUINT;
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const Hit *first = a, *second = b;

  return first->rank != second->rank ? (first->rank < second->rank ? -1 : 1) : strcmp (first->key, second->key);
}

static void
hit_clear (gpointer data)
{
  g_free (((Hit *) data)->key);
}

GPtrArray *
pledge_countries_search (PledgeCountries *self, const char *text, guint max)
{
  GPtrArray *codes = g_ptr_array_new ();
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  g_autofree char *folded = NULL, *code = NULL;

  g_return_val_if_fail (self != NULL && text != NULL, codes);

  if (strlen (text) > PLEDGE_COUNTRY_MAX_NAME_BYTES || !g_utf8_validate (text, -1, NULL))
    return codes;
  if (!self->has_others)
    load_others (self);

  g_array_set_clear_func (hits, hit_clear);
  folded = pledge_country_fold (text, TRUE);
  code = g_strstrip (g_strdup (text));
  for (guint i = 0; i < self->countries->len; i++)
    {
      const PledgeCountry *country = self->countries->pdata[i];
      Hit hit = { .country = country, .rank = country->historical ? G_MAXUINT : rank_country (country, folded, code) };

      if (hit.rank == G_MAXUINT)
        continue;
      hit.key = g_utf8_collate_key (pledge_country_translate (country), -1);
      g_array_append_val (hits, hit);
    }

  g_array_sort (hits, compare_hits);
  for (guint i = 0; i < hits->len && i < max; i++)
    g_ptr_array_add (codes, g_array_index (hits, Hit, i).country->iso3);

  return codes;
}
