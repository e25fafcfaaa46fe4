/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-edition-digest.h"

#include <string.h>

/* With its final null, which keeps it apart from what follows. */
static void
add_string (GChecksum *checksum, const char *string)
{
  g_checksum_update (checksum, (const guchar *) string, (gssize) strlen (string) + 1);
}

static void
add_int (GChecksum *checksum, int value)
{
  gint32 bytes = GINT32_TO_BE (value);

  g_checksum_update (checksum, (const guchar *) &bytes, sizeof bytes);
}

/* To the last bit, and alike on every machine. */
static void
add_figure (GChecksum *checksum, double value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  bits = GUINT64_TO_BE (bits);
  g_checksum_update (checksum, (const guchar *) &bits, sizeof bits);
}

static void
add_history (GChecksum *checksum, const PledgeHistory *history)
{
  for (int year = pledge_history_get_first_year (history); year <= pledge_history_get_last_year (history); year++)
    if (pledge_history_has_value (history, year))
      {
        add_int (checksum, year);
        add_figure (checksum, pledge_history_get_value (history, year));
        add_int (checksum, pledge_history_is_estimate (history, year));
      }
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_members (PledgeEdition *edition)
{
  GPtrArray *codes = g_ptr_array_new ();

  for (guint i = 0; i < pledge_edition_get_n_members (edition); i++)
    g_ptr_array_add (codes, (gpointer) pledge_edition_get_member_iso3 (edition, i));
  g_ptr_array_sort (codes, compare_strings);

  return codes;
}

static GPtrArray *
list_indicators (PledgeEdition *edition)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < pledge_edition_get_n_indicators (edition); i++)
    g_ptr_array_add (ids, (gpointer) pledge_edition_get_indicator_id (edition, i));
  g_ptr_array_sort (ids, compare_strings);

  return ids;
}

static void
add_member (GChecksum *checksum, PledgeEdition *edition, const char *iso3, GPtrArray *indicators)
{
  const char *currency = pledge_edition_get_currency (edition, iso3);

  add_string (checksum, iso3);
  add_string (checksum, currency != NULL ? currency : "");
  for (guint i = 0; i < indicators->len; i++)
    {
      const PledgeHistory *history = pledge_edition_get_history (edition, iso3, indicators->pdata[i]);

      /* None is the same as one without figures. */
      if (history == NULL || pledge_history_count (history) == 0)
        continue;
      add_string (checksum, indicators->pdata[i]);
      add_history (checksum, history);
    }
}

static char *
compute (PledgeEdition *edition)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GPtrArray) members = list_members (edition);
  g_autoptr (GPtrArray) indicators = list_indicators (edition);
  const PledgeEditionInfo *info = pledge_edition_get_info (edition);

  add_string (checksum, pledge_definition_to_id (info->definition));
  add_int (checksum, info->price_base_year);
  for (guint i = 0; i < members->len; i++)
    add_member (checksum, edition, members->pdata[i], indicators);

  return g_strdup (g_checksum_get_string (checksum));
}

const char *
pledge_edition_get_sha256 (PledgeEdition *edition)
{
  GQuark quark = g_quark_from_static_string ("pledge-edition-sha256");

  g_return_val_if_fail (PLEDGE_IS_EDITION (edition), NULL);

  if (g_object_get_qdata (G_OBJECT (edition), quark) == NULL)
    {
      char *digest = compute (edition);

      /* Another thread may have been faster: what is handed out stays. */
      if (!g_object_replace_qdata (G_OBJECT (edition), quark, NULL, digest, g_free, NULL))
        g_free (digest);
    }

  return g_object_get_qdata (G_OBJECT (edition), quark);
}
