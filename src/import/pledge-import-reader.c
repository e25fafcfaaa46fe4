/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-import-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pledge-archive.h"
#include "pledge-countries.h"
#include "pledge-csv.h"
#include "pledge-edition-reader.h"
#include "pledge-edition-writer.h"
#include "pledge-figures.h"
#include "pledge-file.h"
#include "pledge-json.h"
#include "pledge-nato-workbook.h"
#include "pledge-plain-csv.h"
#include "pledge-sipri-workbook.h"
#include "pledge-world-bank.h"

#define LOOK_BYTES 512
/* What makes a zip archive an Office Open XML package. */
#define PACKAGE_MEMBER "_rels/.rels"

/* A file while it is being recognised. */
typedef struct {
  GBytes *bytes;
  const char *name;
  PledgeCountries *countries;
  PledgeImportKind kind;
  GPtrArray *notes; /* of strings */
} Reading;

static gboolean
begins_with (GBytes *bytes, const char *mark, gsize length)
{
  return g_bytes_get_size (bytes) >= length && memcmp (g_bytes_get_data (bytes, NULL), mark, length) == 0;
}

/* The first character that is no space, behind a byte order mark; '\0' where there is none. */
static char
get_first_character (GBytes *bytes)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  gsize at = begins_with (bytes, "\xef\xbb\xbf", 3) ? 3 : 0;

  for (length = MIN (length, LOOK_BYTES); at < length; at++)
    if (!g_ascii_isspace (text[at]))
      return text[at];

  return '\0';
}

static PledgeEdition *
refuse (const char *name, const char *sentence, GError **error)
{
  g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_FORMAT, "%s: %s", name, sentence);
  return NULL;
}

static void
add_note (Reading *reading, const char *note)
{
  g_ptr_array_add (reading->notes, g_strdup (note));
}

static PledgeEdition *
read_workbook (Reading *reading, GError **error)
{
  g_autoptr (PledgeWorkbook) workbook = pledge_workbook_new (reading->bytes, reading->name, error);

  if (workbook == NULL)
    return NULL;
  if (pledge_nato_workbook_matches (workbook))
    {
      reading->kind = PLEDGE_IMPORT_NATO_WORKBOOK;
      add_note (reading, _("Sums over allies and what repeats another table are left out."));
      return pledge_nato_workbook_read (workbook, reading->countries, NULL, error);
    }
  if (pledge_sipri_workbook_matches (workbook))
    {
      reading->kind = PLEDGE_IMPORT_SIPRI_WORKBOOK;
      add_note (reading, _("Totals of regions and figures by financial years are left out; figures in colour are estimates."));
      return pledge_sipri_workbook_read (workbook, reading->countries, NULL, error);
    }

  return refuse (reading->name, _("a workbook, but neither NATO’s, with tables called “Table 1” and so on, nor SIPRI’s, with a sheet “Share of GDP”"), error);
}

static PledgeEdition *
read_world_bank (Reading *reading, gboolean json, GError **error)
{
  reading->kind = json ? PLEDGE_IMPORT_WORLD_BANK_JSON : PLEDGE_IMPORT_WORLD_BANK_CSV;
  add_note (reading, _("Regions and groups of countries are left out. One indicator makes an edition of its own."));

  return json ? pledge_world_bank_json_read (reading->bytes, reading->countries, reading->name, error)
              : pledge_world_bank_csv_read (reading->bytes, reading->countries, reading->name, error);
}

/* A table that comes out of an archive. */
typedef struct {
  GByteArray *content;
  const char *name;
} Unpacking;

static gboolean
append_cb (const char *data, gsize length, gpointer user_data, GError **error)
{
  Unpacking *self = user_data;

  if (self->content->len + length > PLEDGE_CSV_MAX_BYTES)
    {
      g_autofree char *limit = g_format_size (PLEDGE_CSV_MAX_BYTES);

      g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_SYNTAX, _("%s: expected a table of at most %s, this one is larger"), self->name, limit);
      return FALSE;
    }

  g_byte_array_append (self->content, (const guint8 *) data, length);
  return TRUE;
}

/* The archive that the World Bank's site gives: the table, and two beside it that describe countries and indicator. */
static PledgeEdition *
read_archive (Reading *reading, GError **error)
{
  g_autoptr (PledgeArchive) archive = pledge_archive_new (reading->bytes, reading->name, error);
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autoptr (GBytes) table = NULL;
  g_auto (GStrv) names = NULL;
  Unpacking unpacking = { content, reading->name };
  const char *found = NULL;

  if (archive == NULL)
    return NULL;
  if (pledge_archive_has (archive, PACKAGE_MEMBER))
    return read_workbook (reading, error);

  names = pledge_archive_list (archive);
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_has_prefix (names[i], "API_") && g_str_has_suffix (names[i], ".csv"))
      {
        if (found != NULL)
          return refuse (reading->name, _("expected one table “API_….csv” in the archive; import one indicator a file"), error);
        found = names[i];
      }
  if (found == NULL)
    return refuse (reading->name, _("an archive, but neither a workbook nor with a table “API_….csv” of the World Bank’s in it"), error);

  if (!pledge_archive_read (archive, found, append_cb, &unpacking, error))
    return NULL;
  table = g_byte_array_free_to_bytes (g_steal_pointer (&content));
  reading->bytes = table;
  if (!pledge_world_bank_csv_matches (table))
    return refuse (reading->name, _("expected a table of the World Bank’s, with the row “Country Name”, “Country Code” …, in the archive"), error);

  return read_world_bank (reading, FALSE, error);
}

static PledgeEdition *
read_own (Reading *reading, GError **error)
{
  PledgeEdition *edition = pledge_edition_read_bytes (reading->bytes, reading->name, error);

  reading->kind = PLEDGE_IMPORT_EDITION;
  if (edition == NULL || pledge_edition_get_info (edition)->definition != PLEDGE_DEFINITION_OUTLOOK)
    return edition;

  g_object_unref (edition);
  return refuse (reading->name, _("an economic outlook; expected an edition of military expenditure"), error);
}

/* Files that people take for a workbook, and what to do about each. */
static const char *
explain_stranger (GBytes *bytes)
{
  if (g_bytes_get_size (bytes) == 0)
    return _("the file is empty");
  if (get_first_character (bytes) == '<')
    return _("a web page or XML, whatever its name; expected the workbook itself, as the publisher’s site gives it");
  if (begins_with (bytes, "\xd0\xcf\x11\xe0", 4))
    return _("a workbook of an old kind (.xls) or one that is encrypted; save it as .xlsx without a password");
  if (begins_with (bytes, "%PDF", 4))
    return _("a PDF; expected the publisher’s workbook or a table as CSV");

  return NULL;
}

static PledgeEdition *
read_text (Reading *reading, GError **error)
{
  if (get_first_character (reading->bytes) == '{')
    return read_own (reading, error);
  if (pledge_world_bank_json_matches (reading->bytes))
    return read_world_bank (reading, TRUE, error);
  if (pledge_world_bank_csv_matches (reading->bytes))
    return read_world_bank (reading, FALSE, error);

  /* Also says what is wrong with text that is none of them, such as another encoding. */
  reading->kind = PLEDGE_IMPORT_PLAIN_CSV;
  return pledge_plain_csv_read (reading->bytes, reading->countries, reading->name, error);
}

/* Shares as fractions, which only CSV looks for itself; bounds, texts and dates, which only the reader of our own
 * format looks at, and which will read this at every start. */
static GBytes *
check (PledgeEdition *edition, const char *name, GError **error)
{
  g_autoptr (PledgeEdition) again = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *problem = NULL;
  const char *iso3;
  int year;

  problem = pledge_edition_find_fraction (edition, &iso3, &year);
  if (problem != NULL)
    {
      g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_VALUE, "%s: %s", name, problem);
      return NULL;
    }

  bytes = pledge_edition_to_bytes (edition);
  again = pledge_edition_read_bytes (bytes, name, error);
  return again != NULL ? g_steal_pointer (&bytes) : NULL;
}

static GBytes *
read_any (Reading *reading, GError **error)
{
  const char *stranger = explain_stranger (reading->bytes);
  g_autoptr (PledgeEdition) edition = NULL;

  if (stranger != NULL)
    {
      refuse (reading->name, stranger, error);
      return NULL;
    }

  edition = pledge_archive_is_one (reading->bytes) ? read_archive (reading, error) : read_text (reading, error);
  return edition != NULL ? check (edition, reading->name, error) : NULL;
}

GBytes *
pledge_import_reader_read (GBytes *bytes, const char *name, PledgeImportKind *kind, GPtrArray *notes, GError **error)
{
  g_autoptr (PledgeCountries) countries = NULL;
  GBytes *edition;
  Reading reading;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);
  g_return_val_if_fail (kind != NULL && notes != NULL, NULL);

  countries = pledge_countries_new (error);
  if (countries == NULL)
    return NULL;

  reading = (Reading) { .bytes = bytes, .name = name, .countries = countries, .notes = notes };
  edition = read_any (&reading, error);
  *kind = reading.kind;

  return edition;
}
