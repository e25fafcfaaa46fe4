/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "pledge-json.h"
#include "pledge-workbook-private.h"

#define LETTERS 26

/* What a cell says it holds. */
typedef enum { TYPE_NUMBER, TYPE_SHARED, TYPE_TEXT, TYPE_INLINE, TYPE_TRUTH, TYPE_FAILURE, TYPE_DATE } CellType;

typedef struct {
  PledgeWorkbook *workbook;
  PledgeSheet *sheet;
  GString *value;   /* of <v> or <is> */
  gboolean in_text; /* where text belongs to the value */
  gboolean in_cell;
  gboolean phonetic;
  gboolean has_formula;
  CellType type;
  guint row, column, style;
} Reading;

/* "AB12" to 28 and 12; a row of 0 where there is none. */
static gboolean
parse_reference (const char *text, guint *column, guint *row)
{
  guint64 letters = 0, digits = 0;

  for (; *text >= 'A' && *text <= 'Z'; text++)
    if ((letters = letters * LETTERS + (guint) (*text - 'A') + 1) > PLEDGE_WORKBOOK_MAX_COLUMN)
      return FALSE;
  for (; g_ascii_isdigit (*text); text++)
    if ((digits = digits * 10 + (guint) (*text - '0')) > PLEDGE_WORKBOOK_MAX_ROW)
      return FALSE;

  *column = letters;
  *row = digits;
  return letters > 0 && digits > 0 && *text == '\0';
}

static PledgeSheetSpan *
last_span (Reading *reading)
{
  GArray *spans = reading->sheet->spans;

  return spans->len > 0 ? &g_array_index (spans, PledgeSheetSpan, spans->len - 1) : NULL;
}

static gboolean
start_row (Reading *reading, const PledgeXmlElement *element, GError **error)
{
  PledgeSheetSpan span = { .number = reading->row + 1, .first_cell = reading->sheet->cells->len };
  char number[16];

  if (pledge_xml_get (element, "r", number, sizeof number))
    span.number = pledge_xml_get_int (element, "r", 0);
  if (span.number <= reading->row || span.number > PLEDGE_WORKBOOK_MAX_ROW)
    return pledge_sheet_fail (reading->sheet, reading->row, 0, error, _("expected the next row to come after it, with a number of at most %d"), PLEDGE_WORKBOOK_MAX_ROW);

  span.hidden = pledge_xml_get_boolean (element, "hidden");
  reading->row = span.number;
  reading->column = 0;
  /* A row that holds nothing leaves no trace. */
  if (last_span (reading) != NULL && last_span (reading)->n_cells == 0)
    g_array_set_size (reading->sheet->spans, reading->sheet->spans->len - 1);
  g_array_append_val (reading->sheet->spans, span);
  return TRUE;
}

static gboolean
parse_type (const PledgeXmlElement *element, CellType *type)
{
  static const struct { const char *name; CellType type; } types[] = {
    { "n", TYPE_NUMBER }, { "s", TYPE_SHARED }, { "str", TYPE_TEXT }, { "inlineStr", TYPE_INLINE },
    { "b", TYPE_TRUTH }, { "e", TYPE_FAILURE }, { "d", TYPE_DATE },
  };
  char name[16];

  *type = TYPE_NUMBER;
  if (!pledge_xml_get (element, "t", name, sizeof name))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (strcmp (name, types[i].name) == 0)
      {
        *type = types[i].type;
        return TRUE;
      }

  return FALSE;
}

static gboolean
start_cell (Reading *reading, const PledgeXmlElement *element, GError **error)
{
  guint column = reading->column + 1, row = reading->row;
  char reference[16];

  if (last_span (reading) == NULL)
    return pledge_sheet_fail (reading->sheet, 0, 0, error, _("expected every cell to be in a row"));
  if (pledge_xml_get (element, "r", reference, sizeof reference) && !parse_reference (reference, &column, &row))
    return pledge_sheet_fail (reading->sheet, reading->row, 0, error, _("expected the places of cells to be such as B7, got “%s”"), reference);
  if (row != reading->row || column <= reading->column || column > PLEDGE_WORKBOOK_MAX_COLUMN)
    return pledge_sheet_fail (reading->sheet, reading->row, reading->column, error, _("expected the next cell to stand to its right"));
  if (!parse_type (element, &reading->type))
    return pledge_sheet_fail (reading->sheet, row, column, error, _("expected a kind of cell that the format knows"));

  reading->column = column;
  reading->style = MAX (pledge_xml_get_int (element, "s", 0), 0);
  reading->in_cell = TRUE;
  reading->has_formula = reading->phonetic = FALSE;
  g_string_truncate (reading->value, 0);
  return TRUE;
}

static gboolean
add_merge (Reading *reading, const PledgeXmlElement *element, GError **error)
{
  PledgeSheetRange range;
  g_autofree char *reference = pledge_xml_dup (element, "ref");
  char *colon = reference != NULL ? strchr (reference, ':') : NULL;

  if (colon != NULL)
    *colon = '\0';
  if (reference == NULL || !parse_reference (reference, &range.first_column, &range.first_row) ||
      !parse_reference (colon != NULL ? colon + 1 : reference, &range.last_column, &range.last_row) ||
      range.last_row < range.first_row || range.last_column < range.first_column)
    return pledge_sheet_fail (reading->sheet, 0, 0, error, _("expected merged cells to be a range such as B7:C8"));
  if (reading->sheet->merges->len == PLEDGE_WORKBOOK_MAX_MERGES)
    return pledge_sheet_fail (reading->sheet, 0, 0, error, _("expected at most %d merged ranges"), PLEDGE_WORKBOOK_MAX_MERGES);

  g_array_append_val (reading->sheet->merges, range);
  return TRUE;
}

static gboolean
start_cb (const char *name, const PledgeXmlElement *element, gpointer user_data, GError **error)
{
  Reading *reading = user_data;

  if (strcmp (name, "c") == 0)
    return start_cell (reading, element, error);
  if (strcmp (name, "row") == 0)
    return start_row (reading, element, error);
  if (strcmp (name, "mergeCell") == 0)
    return add_merge (reading, element, error);

  if (reading->in_cell && strcmp (name, "f") == 0)
    reading->has_formula = TRUE;
  else if (strcmp (name, "rPh") == 0)
    reading->phonetic = TRUE;
  reading->in_text = reading->in_cell && !reading->phonetic && (name[0] == 'v' || name[0] == 't') && name[1] == '\0';
  return TRUE;
}

static gboolean
parse_number (const char *text, double *number)
{
  char *end;

  *number = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && isfinite (*number);
}

static gboolean
read_shared (Reading *reading, PledgeCell *cell, GError **error)
{
  guint64 index;

  if (!g_ascii_string_to_unsigned (reading->value->str, 10, 0, G_MAXUINT32, &index, NULL) || index >= reading->workbook->strings->len)
    return pledge_sheet_fail (reading->sheet, reading->row, reading->column, error, _("expected one of the workbook's %u texts"), reading->workbook->strings->len);

  cell->text = reading->workbook->strings->pdata[index];
  return TRUE;
}

/* Fills kind, number and text; a text of NULL is a cell that holds nothing. */
static gboolean
read_content (Reading *reading, PledgeCell *cell, GError **error)
{
  GString *value = reading->value;

  cell->kind = PLEDGE_CELL_TEXT;
  if (value->len == 0 && reading->has_formula)
    {
      cell->kind = PLEDGE_CELL_FAILURE;
      cell->text = pledge_workbook_keep_text (reading->workbook, "=", 1);
      return TRUE;
    }

  switch (reading->type)
    {
    case TYPE_SHARED:
      return value->len == 0 || read_shared (reading, cell, error);
    case TYPE_FAILURE:
      cell->kind = PLEDGE_CELL_FAILURE;
      cell->text = pledge_workbook_keep_text (reading->workbook, value->str, value->len);
      return TRUE;
    case TYPE_TEXT:
    case TYPE_INLINE:
    case TYPE_DATE:
      cell->text = pledge_workbook_keep_text (reading->workbook, value->str, value->len);
      return TRUE;
    case TYPE_NUMBER:
    case TYPE_TRUTH:
    default:
      cell->kind = reading->type == TYPE_TRUTH ? PLEDGE_CELL_TRUTH : PLEDGE_CELL_NUMBER;
      if (value->len > 0 && !parse_number (value->str, &cell->number))
        return pledge_sheet_fail (reading->sheet, reading->row, reading->column, error, _("expected a finite number"));
      return TRUE;
    }
}

static gboolean
end_cell (Reading *reading, GError **error)
{
  PledgeCell cell = { .column = reading->column, .style = reading->style };

  reading->in_cell = FALSE;
  if (!read_content (reading, &cell, error))
    return FALSE;
  if (cell.text == NULL && (cell.kind == PLEDGE_CELL_TEXT || cell.kind == PLEDGE_CELL_FAILURE || reading->value->len == 0))
    return TRUE;

  if (++reading->workbook->n_cells > PLEDGE_WORKBOOK_MAX_CELLS)
    return pledge_sheet_fail (reading->sheet, reading->row, reading->column, error, _("expected at most %d filled cells in a workbook"), PLEDGE_WORKBOOK_MAX_CELLS);
  g_array_append_val (reading->sheet->cells, cell);
  last_span (reading)->n_cells++;
  return TRUE;
}

static gboolean
end_cb (const char *name, gpointer user_data, GError **error)
{
  Reading *reading = user_data;

  reading->in_text = FALSE;
  if (strcmp (name, "rPh") == 0)
    reading->phonetic = FALSE;
  return strcmp (name, "c") != 0 || end_cell (reading, error);
}

static gboolean
text_cb (const char *text, gsize length, gpointer user_data, GError **error)
{
  Reading *reading = user_data;

  if (!reading->in_text)
    return TRUE;
  if (reading->value->len + length > PLEDGE_WORKBOOK_MAX_TEXT_BYTES)
    return pledge_sheet_fail (reading->sheet, reading->row, reading->column, error, _("expected a text that a cell can hold, this one is longer"));

  g_string_append_len (reading->value, text, length);
  return TRUE;
}

gboolean
pledge_workbook_read_sheet (PledgeWorkbook *self, PledgeArchive *archive, PledgeSheet *sheet, GError **error)
{
  static const PledgeXmlHandler handler = { start_cb, end_cb, text_cb };
  g_autoptr (GString) value = g_string_new (NULL);
  Reading reading = { .workbook = self, .sheet = sheet, .value = value };

  if (!pledge_xml_read (archive, sheet->part, &handler, &reading, error))
    return FALSE;

  if (last_span (&reading) != NULL && last_span (&reading)->n_cells == 0)
    g_array_set_size (sheet->spans, sheet->spans->len - 1);
  return TRUE;
}

/* Shared strings. */

typedef struct {
  PledgeWorkbook *workbook;
  GString *value;
  gboolean in_item, in_text, phonetic;
} Strings;

static gboolean
start_string_cb (const char *name, const PledgeXmlElement *element, gpointer user_data, GError **error)
{
  Strings *reading = user_data;

  if (strcmp (name, "si") == 0)
    {
      reading->in_item = TRUE;
      g_string_truncate (reading->value, 0);
    }
  else if (strcmp (name, "rPh") == 0)
    reading->phonetic = TRUE;
  reading->in_text = reading->in_item && !reading->phonetic && strcmp (name, "t") == 0;
  return TRUE;
}

static gboolean
fail_strings (Strings *reading, GError **error, const char *sentence)
{
  g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_SYNTAX, "%s: %s", reading->workbook->name, sentence);
  return FALSE;
}

static gboolean
end_string_cb (const char *name, gpointer user_data, GError **error)
{
  Strings *reading = user_data;

  reading->in_text = FALSE;
  if (strcmp (name, "rPh") == 0)
    reading->phonetic = FALSE;
  if (strcmp (name, "si") != 0)
    return TRUE;

  reading->in_item = FALSE;
  if (reading->workbook->strings->len == PLEDGE_WORKBOOK_MAX_STRINGS)
    return fail_strings (reading, error, _("expected fewer texts than this workbook has"));
  g_ptr_array_add (reading->workbook->strings,
                   (gpointer) pledge_workbook_keep_text (reading->workbook, reading->value->str, reading->value->len));
  return TRUE;
}

static gboolean
string_text_cb (const char *text, gsize length, gpointer user_data, GError **error)
{
  Strings *reading = user_data;

  if (!reading->in_text)
    return TRUE;
  if (reading->value->len + length > PLEDGE_WORKBOOK_MAX_TEXT_BYTES)
    return fail_strings (reading, error, _("expected texts that a cell can hold, one is longer"));

  g_string_append_len (reading->value, text, length);
  return TRUE;
}

gboolean
pledge_workbook_read_strings (PledgeWorkbook *self, PledgeArchive *archive, const char *part, GError **error)
{
  static const PledgeXmlHandler handler = { start_string_cb, end_string_cb, string_text_cb };
  g_autoptr (GString) value = g_string_new (NULL);
  Strings reading = { .workbook = self, .value = value };

  return !pledge_archive_has (archive, part) || pledge_xml_read (archive, part, &handler, &reading, error);
}
