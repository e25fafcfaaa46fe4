/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-workbook.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "pledge-file.h"
#include "pledge-json.h"
#include "pledge-workbook-private.h"

#define SHOWN_CHARS 60
#define SENTENCE_CHARS 400
#define LETTERS 26
#define COLUMN_CHARS 4

/* How files begin that are given a workbook's name without being one. */
#define COMPOUND_FILE "\320\317\021\340\241\261\032\341"

static void
sheet_free (gpointer data)
{
  PledgeSheet *sheet = data;

  g_array_unref (sheet->cells);
  g_array_unref (sheet->spans);
  g_array_unref (sheet->merges);
  g_free (sheet->name);
  g_free (sheet->part);
  g_free (sheet);
}

static gboolean
fail_kind (const char *name, GError **error, const char *sentence)
{
  g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_FORMAT, "%s: %s", name, sentence);
  return FALSE;
}

static gboolean
looks_like_markup (const char *data, gsize length)
{
  const char *end = data + length;

  if (length >= 3 && memcmp (data, "\357\273\277", 3) == 0)
    data += 3;
  while (data < end && g_ascii_isspace (*data))
    data++;
  return data < end && *data == '<';
}

static gboolean
check_kind (GBytes *bytes, const char *name, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (pledge_archive_is_one (bytes))
    return TRUE;
  if (length == 0)
    return fail_kind (name, error, _("expected a workbook, this file is empty"));
  if (length >= 8 && memcmp (data, COMPOUND_FILE, 8) == 0)
    return fail_kind (name, error, _("expected an Office Open XML workbook (.xlsx), this is one of the older kind (.xls) or one with a password; save it as .xlsx without one"));
  if (looks_like_markup (data, length))
    return fail_kind (name, error, _("expected an Office Open XML workbook (.xlsx), this is a web page or other markup; download the workbook again"));
  return fail_kind (name, error, _("expected an Office Open XML workbook (.xlsx), this is none"));
}

/* "AB" */
static char *
dup_column (guint column)
{
  char letters[COLUMN_CHARS] = "";
  int at = COLUMN_CHARS - 1;

  for (; column > 0 && at > 0; column = (column - 1) / LETTERS)
    letters[--at] = 'A' + (column - 1) % LETTERS;
  return g_strdup (letters + at);
}

const char *
pledge_workbook_keep_text (PledgeWorkbook *self, const char *text, gsize length)
{
  /* libxml2 gives valid UTF-8. Publishers' texts have spaces that do not break. */
  while (length > 0)
    if (g_ascii_isspace (text[0]))
      text++, length--;
    else if (length >= 2 && memcmp (text, "\302\240", 2) == 0)
      text += 2, length -= 2;
    else if (g_ascii_isspace (text[length - 1]))
      length--;
    else if (length >= 2 && memcmp (text + length - 2, "\302\240", 2) == 0)
      length -= 2;
    else
      return g_string_chunk_insert_len (self->texts, text, length);

  return NULL;
}

PledgeWorkbook *
pledge_workbook_new (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (PledgeWorkbook) self = NULL;
  g_autoptr (PledgeArchive) archive = NULL;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  if (!check_kind (bytes, name, error))
    return NULL;
  archive = pledge_archive_new (bytes, name, error);
  if (archive == NULL)
    return NULL;

  self = g_new0 (PledgeWorkbook, 1);
  self->name = g_strdup (name);
  self->sheets = g_ptr_array_new_with_free_func (sheet_free);
  self->strings = g_ptr_array_new ();
  self->texts = g_string_chunk_new (4096);
  self->styles = pledge_styles_new ();
  if (!pledge_workbook_read_package (self, archive, error))
    return NULL;
  for (guint i = 0; i < self->sheets->len; i++)
    if (!pledge_workbook_read_sheet (self, archive, self->sheets->pdata[i], error))
      return NULL;

  return g_steal_pointer (&self);
}

PledgeWorkbook *
pledge_workbook_read_file (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = pledge_file_read (path, PLEDGE_ARCHIVE_MAX_BYTES, error);
  g_autofree char *name = pledge_file_dup_shown_name (path);

  return bytes != NULL ? pledge_workbook_new (bytes, name, error) : NULL;
}

void
pledge_workbook_free (PledgeWorkbook *self)
{
  g_ptr_array_unref (self->sheets);
  g_ptr_array_unref (self->strings);
  g_string_chunk_free (self->texts);
  pledge_styles_free (self->styles);
  g_free (self->created);
  g_free (self->modified);
  g_free (self->name);
  g_free (self);
}

const char *
pledge_workbook_get_name (PledgeWorkbook *self)
{
  return self->name;
}

const char *
pledge_workbook_get_created (PledgeWorkbook *self)
{
  return self->created;
}

const char *
pledge_workbook_get_modified (PledgeWorkbook *self)
{
  return self->modified;
}

guint
pledge_workbook_get_n_sheets (PledgeWorkbook *self)
{
  return self->sheets->len;
}

PledgeSheet *
pledge_workbook_get_sheet (PledgeWorkbook *self, guint position)
{
  g_return_val_if_fail (position < self->sheets->len, NULL);

  return self->sheets->pdata[position];
}

const char *
pledge_sheet_get_name (PledgeSheet *self)
{
  return self->name;
}

gboolean
pledge_sheet_is_hidden (PledgeSheet *self)
{
  return self->hidden;
}

guint
pledge_sheet_get_n_rows (PledgeSheet *self)
{
  return self->spans->len;
}

PledgeSheetRow
pledge_sheet_get_row (PledgeSheet *self, guint position)
{
  const PledgeSheetSpan *span = &g_array_index (self->spans, PledgeSheetSpan, position);

  return (PledgeSheetRow) { span->number, span->hidden, span->n_cells, &g_array_index (self->cells, PledgeCell, span->first_cell) };
}

const PledgeCell *
pledge_sheet_row_find (const PledgeSheetRow *row, guint column)
{
  guint low = 0, high = row->n_cells;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (row->cells[middle].column == column)
        return &row->cells[middle];
      if (row->cells[middle].column < column)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

gboolean
pledge_sheet_has_merged (PledgeSheet *self, guint row, guint first_column, guint last_column)
{
  for (guint i = 0; i < self->merges->len; i++)
    {
      const PledgeSheetRange *range = &g_array_index (self->merges, PledgeSheetRange, i);

      if (row >= range->first_row && row <= range->last_row && range->first_column <= last_column && range->last_column >= first_column)
        return TRUE;
    }
  return FALSE;
}

gboolean
pledge_workbook_shows_percent (PledgeWorkbook *self, const PledgeCell *cell)
{
  return pledge_styles_shows_percent (self->styles, cell->style);
}

PledgeCellColour
pledge_workbook_get_colour (PledgeWorkbook *self, const PledgeCell *cell)
{
  return pledge_styles_get_colour (self->styles, cell->style);
}

gboolean
pledge_sheet_fail (PledgeSheet *self, guint row, guint column, GError **error, const char *format, ...)
{
  g_autofree char *words = NULL, *sentence = NULL, *sheet = NULL, *letters = dup_column (column);
  va_list arguments;

  va_start (arguments, format);
  words = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  /* It may quote the workbook. */
  sentence = pledge_file_dup_shown_text (words, -1, SENTENCE_CHARS);
  sheet = pledge_file_dup_shown_text (self->name, -1, SHOWN_CHARS);
  if (column > 0)
    g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_VALUE, _("%s: sheet “%s”, row %u, cell %s%u: %s"), self->file_name, sheet, row, letters, row, sentence);
  else if (row > 0)
    g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_VALUE, _("%s: sheet “%s”, row %u: %s"), self->file_name, sheet, row, sentence);
  else
    g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_VALUE, _("%s: sheet “%s”: %s"), self->file_name, sheet, sentence);
  return FALSE;
}

char *
pledge_cell_dup_shown (const PledgeCell *cell)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *text = NULL;

  if (cell == NULL)
    return g_strdup (_("nothing"));
  switch (cell->kind)
    {
    case PLEDGE_CELL_NUMBER:
      g_ascii_formatd (number, sizeof number, "%.12g", cell->number);
      return g_strdup_printf (_("the number %s"), number);
    case PLEDGE_CELL_TRUTH:
      return g_strdup (cell->number != 0 ? "TRUE" : "FALSE");
    case PLEDGE_CELL_FAILURE:
      if (strcmp (cell->text, "=") == 0)
        return g_strdup (_("a formula without its result"));
      G_GNUC_FALLTHROUGH;
    case PLEDGE_CELL_TEXT:
    default:
      text = pledge_file_dup_shown_text (cell->text, -1, SHOWN_CHARS);
      return g_strdup_printf ("“%s”", text);
    }
}
