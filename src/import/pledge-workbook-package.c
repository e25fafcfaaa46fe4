/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "pledge-json.h"
#include "pledge-workbook-private.h"

#define PATH_BYTES 512
#define DATE_CHARS 10
#define SHEET_NAME_BYTES 256

/* The package's own relations and the workbook's lie each beside what they are about. */
#define PACKAGE_RELATIONS "_rels/.rels"

/* Where one part says that others are. */
typedef struct {
  const char *base;     /* the folder that targets are relative to, with its slash */
  GHashTable *by_id;    /* parts */
  GHashTable *by_kind;  /* parts, by the last word of the relation's type */
} Relations;

/* The dates, or the sheets, while their part is read. */
typedef struct {
  PledgeWorkbook *workbook;
  GHashTable *by_id;
  GString *date;
  gboolean in_date;
} Reading;

/* "worksheets/sheet1.xml" below "xl/", or "/xl/worksheets/sheet1.xml". (transfer full) */
static char *
resolve (const char *base, const char *target)
{
  g_autofree char *joined = target[0] == '/' ? g_strdup (target) : g_strconcat ("/", base, target, NULL);
  g_autofree char *plain = g_canonicalize_filename (joined, "/");

  return g_strdup (plain + 1);
}

static gboolean
start_relation_cb (const char *name, const PledgeXmlElement *element, gpointer user_data, GError **error)
{
  Relations *relations = user_data;
  char type[PATH_BYTES], target[PATH_BYTES], id[PATH_BYTES];
  const char *kind;

  if (strcmp (name, "Relationship") != 0 || !pledge_xml_get (element, "Type", type, sizeof type) ||
      !pledge_xml_get (element, "Target", target, sizeof target) || !pledge_xml_get (element, "Id", id, sizeof id))
    return TRUE;

  kind = strrchr (type, '/');
  g_hash_table_insert (relations->by_id, g_strdup (id), resolve (relations->base, target));
  g_hash_table_insert (relations->by_kind, g_strdup (kind != NULL ? kind + 1 : type), resolve (relations->base, target));
  return TRUE;
}

static void
relations_clear (Relations *relations)
{
  g_hash_table_unref (relations->by_id);
  g_hash_table_unref (relations->by_kind);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Relations, relations_clear)

static gboolean
read_relations (PledgeArchive *archive, const char *part, const char *base, Relations *relations, GError **error)
{
  static const PledgeXmlHandler handler = { start_relation_cb, NULL, NULL };

  relations->base = base;
  relations->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  relations->by_kind = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return !pledge_archive_has (archive, part) || pledge_xml_read (archive, part, &handler, relations, error);
}

static gboolean
start_property_cb (const char *name, const PledgeXmlElement *element, gpointer user_data, GError **error)
{
  Reading *reading = user_data;

  reading->in_date = strcmp (name, "created") == 0 || strcmp (name, "modified") == 0;
  g_string_truncate (reading->date, 0);
  return TRUE;
}

/* "2024-06-14T10:11:17Z" to its day; NULL where it is no date. (transfer full) */
static char *
dup_day (const char *text)
{
  g_autofree char *day = g_strndup (text, DATE_CHARS);
  g_autoptr (GDateTime) moment = NULL;
  g_autofree char *iso = g_strconcat (day, "T00:00:00Z", NULL);

  moment = g_date_time_new_from_iso8601 (iso, NULL);
  return moment != NULL ? g_date_time_format (moment, "%Y-%m-%d") : NULL;
}

static gboolean
end_property_cb (const char *name, gpointer user_data, GError **error)
{
  Reading *reading = user_data;
  char **date = strcmp (name, "created") == 0 ? &reading->workbook->created : &reading->workbook->modified;

  if (reading->in_date && *date == NULL)
    *date = dup_day (reading->date->str);
  reading->in_date = FALSE;
  return TRUE;
}

static gboolean
property_text_cb (const char *text, gsize length, gpointer user_data, GError **error)
{
  Reading *reading = user_data;

  if (reading->in_date && reading->date->len <= DATE_CHARS)
    g_string_append_len (reading->date, text, MIN (length, DATE_CHARS));
  return TRUE;
}

static gboolean
read_properties (PledgeWorkbook *self, PledgeArchive *archive, const char *part, GError **error)
{
  static const PledgeXmlHandler handler = { start_property_cb, end_property_cb, property_text_cb };
  g_autoptr (GString) date = g_string_new (NULL);
  Reading reading = { .workbook = self, .date = date };

  return part == NULL || !pledge_archive_has (archive, part) || pledge_xml_read (archive, part, &handler, &reading, error);
}

static gboolean
fail_no_workbook (const char *name, GError **error)
{
  g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_FORMAT,
               _("%s: expected an Office Open XML workbook (.xlsx) with sheets, this archive holds none"), name);
  return FALSE;
}

static gboolean
start_sheet_cb (const char *name, const PledgeXmlElement *element, gpointer user_data, GError **error)
{
  Reading *reading = user_data;
  PledgeSheet *sheet;
  char id[PATH_BYTES], state[16] = "", title[SHEET_NAME_BYTES];
  const char *part;

  if (strcmp (name, "sheet") != 0)
    return TRUE;
  if (!pledge_xml_get (element, "name", title, sizeof title) || !pledge_xml_get (element, "id", id, sizeof id) ||
      (part = g_hash_table_lookup (reading->by_id, id)) == NULL)
    return fail_no_workbook (reading->workbook->name, error);
  if (reading->workbook->sheets->len == PLEDGE_WORKBOOK_MAX_SHEETS)
    {
      g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_SYNTAX, _("%s: expected at most %d sheets, there are more"),
                   reading->workbook->name, PLEDGE_WORKBOOK_MAX_SHEETS);
      return FALSE;
    }

  sheet = g_new0 (PledgeSheet, 1);
  g_ptr_array_add (reading->workbook->sheets, sheet);
  sheet->file_name = reading->workbook->name;
  sheet->name = g_strdup (title);
  sheet->part = g_strdup (part);
  sheet->hidden = pledge_xml_get (element, "state", state, sizeof state) && strcmp (state, "visible") != 0;
  sheet->cells = g_array_new (FALSE, FALSE, sizeof (PledgeCell));
  sheet->spans = g_array_new (FALSE, FALSE, sizeof (PledgeSheetSpan));
  sheet->merges = g_array_new (FALSE, FALSE, sizeof (PledgeSheetRange));
  return TRUE;
}

/* "xl/workbook.xml" to "xl/" and "xl/_rels/workbook.xml.rels". */
static void
split_part (const char *part, char **folder, char **relations)
{
  const char *slash = strrchr (part, '/');

  *folder = slash != NULL ? g_strndup (part, slash + 1 - part) : g_strdup ("");
  *relations = g_strconcat (*folder, "_rels/", part + strlen (*folder), ".rels", NULL);
}

static gboolean
read_document (PledgeWorkbook *self, PledgeArchive *archive, const char *part, GError **error)
{
  static const PledgeXmlHandler handler = { start_sheet_cb, NULL, NULL };
  g_auto (Relations) relations = { NULL };
  g_autofree char *folder = NULL, *relations_part = NULL;
  const char *strings, *theme, *styles;
  Reading reading = { .workbook = self };

  split_part (part, &folder, &relations_part);
  if (!read_relations (archive, relations_part, folder, &relations, error))
    return FALSE;
  reading.by_id = relations.by_id;
  if (!pledge_xml_read (archive, part, &handler, &reading, error))
    return FALSE;
  if (self->sheets->len == 0)
    return fail_no_workbook (self->name, error);

  strings = g_hash_table_lookup (relations.by_kind, "sharedStrings");
  theme = g_hash_table_lookup (relations.by_kind, "theme");
  styles = g_hash_table_lookup (relations.by_kind, "styles");
  return (strings == NULL || pledge_workbook_read_strings (self, archive, strings, error)) &&
         (theme == NULL || pledge_styles_read_theme (self->styles, archive, theme, error)) &&
         (styles == NULL || pledge_styles_read (self->styles, archive, styles, error));
}

gboolean
pledge_workbook_read_package (PledgeWorkbook *self, PledgeArchive *archive, GError **error)
{
  g_auto (Relations) relations = { NULL };
  const char *document;

  if (!read_relations (archive, PACKAGE_RELATIONS, "", &relations, error))
    return FALSE;
  document = g_hash_table_lookup (relations.by_kind, "officeDocument");
  if (document == NULL || !pledge_archive_has (archive, document))
    return fail_no_workbook (self->name, error);

  return read_properties (self, archive, g_hash_table_lookup (relations.by_kind, "core-properties"), error) &&
         read_document (self, archive, document, error);
}
