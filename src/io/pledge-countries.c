/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-countries.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "pledge-countries-private.h"
#include "pledge-country-names.h"
#include "pledge-file.h"
#include "pledge-json.h"
#include "pledge-member.h"

#define MAX_LIST_BYTES (4 * 1024 * 1024)
#define MAX_FOOTNOTE_DIGITS 3

static void
country_free (gpointer data)
{
  PledgeCountry *country = data;

  g_free (country->iso3);
  g_free (country->iso2);
  g_free (country->english);
  g_free (country->msgid);
  g_free (country->listed);
  g_string_free (country->own, TRUE);
  if (country->others != NULL)
    g_string_free (country->others, TRUE);
  g_free (country);
}

static PledgeCountry *
add_country (PledgeCountries *self, const char *iso3, const char *english)
{
  PledgeCountry *country = g_new0 (PledgeCountry, 1);

  country->iso3 = g_strdup (iso3);
  country->english = g_strdup (english);
  country->own = g_string_new (NULL);
  g_ptr_array_add (self->countries, country);
  g_hash_table_insert (self->by_code, country->iso3, country);

  return country;
}

/* A name to be searched. */
static void
add_words (PledgeCountry *country, const char *name)
{
  g_autofree char *words = pledge_country_fold (name, TRUE);

  g_string_append_printf (country->own, "\n%s", words);
}

/* The name that was there first stays: aliases go before ISO, and today before what is gone. */
static void
add_name (PledgeCountries *self, PledgeCountry *country, const char *name)
{
  char *key;

  if (name == NULL)
    return;

  key = pledge_country_fold (name, FALSE);
  if (*key == '\0' || g_hash_table_contains (self->by_name, key))
    g_free (key);
  else
    g_hash_table_insert (self->by_name, key, country);
  add_words (country, name);
}

static const char *
get_text (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node) : NULL;
}

static void
add_entry (PledgeCountries *self, JsonObject *entry, const char *domain, gboolean historical)
{
  const char *iso3 = get_text (entry, "alpha_3"), *iso2 = get_text (entry, "alpha_2");
  const char *common = get_text (entry, "common_name"), *name = get_text (entry, "name");
  PledgeCountry *country;

  /* A code that stands for a state of today too is that one's. */
  if (!pledge_member_is_iso3 (iso3) || name == NULL || g_hash_table_contains (self->by_code, iso3))
    return;

  country = add_country (self, iso3, common != NULL ? common : name);
  country->historical = historical;
  country->domain = domain;
  country->msgid = g_strdup (country->english);
  country->listed = common != NULL ? g_strdup (name) : NULL;
  if (iso2 != NULL && strlen (iso2) == 2 && !g_hash_table_contains (self->by_code, iso2))
    {
      country->iso2 = g_strdup (iso2);
      g_hash_table_insert (self->by_code, country->iso2, country);
    }
  add_name (self, country, common);
  add_name (self, country, name);
  add_name (self, country, get_text (entry, "official_name"));
}

/* The path of a file in the data folders, or NULL. */
static char *
find_list (const char *name, char **data_dir)
{
  const char *const *dirs = g_get_system_data_dirs ();

  for (guint i = 0; dirs[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (dirs[i], "iso-codes", "json", name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        {
          *data_dir = g_strdup (dirs[i]);
          return g_steal_pointer (&path);
        }
    }

  return NULL;
}

static JsonArray *
get_entries (JsonNode *root, const char *key)
{
  JsonNode *list = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_object_get_member (json_node_get_object (root), key) : NULL;

  return list != NULL && JSON_NODE_HOLDS_ARRAY (list) ? json_node_get_array (list) : NULL;
}

/* key: of the list in the file; also names the list's translations, as "iso_" key. */
static gboolean
load_list (PledgeCountries *self, const char *key, const char *domain, gboolean historical, GError **error)
{
  g_autofree char *name = g_strconcat (domain, ".json", NULL);
  g_autofree char *data_dir = NULL;
  g_autofree char *path = find_list (name, &data_dir);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GBytes) bytes = NULL;
  JsonArray *entries = NULL;

  if (path == NULL)
    {
      g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_READ,
                   _("%s: the list of countries is not installed; it is in the package iso-codes"), name);
      return FALSE;
    }

  bytes = pledge_file_read (path, MAX_LIST_BYTES, error);
  if (bytes == NULL)
    return FALSE;
  if (json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL))
    entries = get_entries (json_parser_get_root (parser), key);
  if (entries == NULL)
    {
      g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_FORMAT, _("%s: expected the list “%s” of countries"), name, key);
      return FALSE;
    }

  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      JsonNode *entry = json_array_get_element (entries, i);

      if (JSON_NODE_HOLDS_OBJECT (entry))
        add_entry (self, json_node_get_object (entry), domain, historical);
    }
  if (self->locale_dir == NULL)
    self->locale_dir = g_build_filename (data_dir, "locale", NULL);

  return TRUE;
}

/* The aliases of countries that a list has were not known while it was read, so they replace its names. */
static void
add_aliases (PledgeCountries *self)
{
  for (const PledgeCountryAlias *alias = pledge_country_aliases (); alias->iso3 != NULL; alias++)
    {
      PledgeCountry *country = g_hash_table_lookup (self->by_code, alias->iso3);
      char *key = pledge_country_fold (alias->name, FALSE);

      if (country == NULL)
        {
          country = add_country (self, alias->iso3, alias->name);
          country->historical = strcmp (alias->iso3, "XYN") == 0;
        }
      else if (country->historical && country->domain != NULL)
        {
          /* ISO's "USSR, Union of Soviet Socialist Republics" is for sorting, not for reading. */
          g_free (country->english);
          country->english = g_strdup (alias->name);
          country->domain = NULL;
        }
      g_hash_table_remove (self->by_name, key);
      g_free (key);
      add_name (self, country, alias->name);
    }
}

/* Only to be searched: whether a file can be imported does not hang on the user's language. */
static void
add_translated_names (PledgeCountries *self)
{
  for (guint i = 0; i < self->countries->len; i++)
    add_words (self->countries->pdata[i], pledge_country_translate (self->countries->pdata[i]));
}

const char *
pledge_country_translate (const PledgeCountry *country)
{
  return country->domain != NULL ? g_dgettext (country->domain, country->msgid) : country->english;
}

PledgeCountries *
pledge_countries_new (GError **error)
{
  g_autoptr (PledgeCountries) self = g_new0 (PledgeCountries, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->countries = g_ptr_array_new_with_free_func (country_free);
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  bind_textdomain_codeset ("iso_3166-1", "UTF-8");
  bind_textdomain_codeset ("iso_3166-3", "UTF-8");
  if (!load_list (self, "3166-1", "iso_3166-1", FALSE, error) || !load_list (self, "3166-3", "iso_3166-3", TRUE, error))
    return NULL;
  add_aliases (self);
  add_translated_names (self);

  return g_steal_pointer (&self);
}

PledgeCountries *
pledge_countries_ref (PledgeCountries *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
pledge_countries_unref (PledgeCountries *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_code);
  g_ptr_array_unref (self->countries);
  g_free (self->locale_dir);
  g_free (self);
}

/* Cuts what publishers hang behind a name: "*", "†", "1)", "(a)", "²". FALSE where a number remains, which no
 * country's name has. */
static gboolean
cut_footnote (char *name)
{
  char *bracket;
  guint digits = 0;
  gsize length;

  g_strchomp (name);
  bracket = strrchr (name, '(');
  if (bracket != NULL && bracket > name && g_str_has_suffix (bracket, ")") && strlen (bracket) <= MAX_FOOTNOTE_DIGITS + 2)
    *bracket = '\0';

  g_strchomp (name);
  for (length = strlen (name); length > 0 && digits < MAX_FOOTNOTE_DIGITS && g_ascii_isdigit (name[length - 1]); digits++)
    name[--length] = '\0';

  for (const char *at = name; *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      return FALSE;

  return TRUE;
}

const char *
pledge_countries_find_iso3 (PledgeCountries *self, const char *name)
{
  g_autofree char *cut = NULL;
  g_autofree char *key = NULL;
  const PledgeCountry *country;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  if (strlen (name) > PLEDGE_COUNTRY_MAX_NAME_BYTES || !g_utf8_validate (name, -1, NULL))
    return NULL;

  /* ISO's own names hold brackets: whole first. */
  key = pledge_country_fold (name, FALSE);
  cut = g_strdup (name);
  if (!cut_footnote (cut))
    return NULL;
  country = g_hash_table_lookup (self->by_name, key);
  if (country == NULL)
    {
      g_free (key);
      key = pledge_country_fold (cut, FALSE);
      country = g_hash_table_lookup (self->by_name, key);
    }

  return country != NULL ? country->iso3 : NULL;
}

static const PledgeCountry *
find_country (PledgeCountries *self, const char *code)
{
  g_autofree char *upper = NULL;

  if (code == NULL || strlen (code) < 2 || strlen (code) > 3)
    return NULL;

  upper = g_ascii_strup (code, -1);
  return g_hash_table_lookup (self->by_code, upper);
}

const char *
pledge_countries_find_code (PledgeCountries *self, const char *code)
{
  const PledgeCountry *country;

  g_return_val_if_fail (self != NULL && code != NULL, NULL);

  country = find_country (self, code);
  return country != NULL ? country->iso3 : NULL;
}

const char *
pledge_countries_get_name (PledgeCountries *self, const char *iso3)
{
  const PledgeCountry *country;

  g_return_val_if_fail (self != NULL, NULL);

  country = find_country (self, iso3);
  return country != NULL ? pledge_country_translate (country) : NULL;
}

const char *
pledge_countries_get_english_name (PledgeCountries *self, const char *iso3)
{
  const PledgeCountry *country;

  g_return_val_if_fail (self != NULL, NULL);

  country = find_country (self, iso3);
  return country != NULL ? country->english : NULL;
}

gboolean
pledge_countries_is_historical (PledgeCountries *self, const char *iso3)
{
  const PledgeCountry *country;

  g_return_val_if_fail (self != NULL, FALSE);

  country = find_country (self, iso3);
  return country != NULL && country->historical;
}
