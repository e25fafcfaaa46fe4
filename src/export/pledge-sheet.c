/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-sheet.h"

#include <math.h>
#include <string.h>

typedef enum {
  CELL_ABSENT,
  CELL_TEXT,
  CELL_FIGURE,
  CELL_NUMBER,
  CELL_INTEGER,
  CELL_BOOLEAN,
} CellKind;

typedef struct {
  CellKind kind;
  char *text;
  double number;
  gint64 integer;
} Cell;

struct _PledgeSheet {
  char **columns;
  guint n_columns;
  GPtrArray *rows; /* of GArray of Cell */
};

static void
cell_clear (gpointer data)
{
  g_free (((Cell *) data)->text);
}

static void
add_cell (PledgeSheet *self, Cell cell)
{
  GArray *row;

  g_return_if_fail (self->rows->len > 0);
  row = self->rows->pdata[self->rows->len - 1];
  g_return_if_fail (row->len < self->n_columns);

  g_array_append_val (row, cell);
}

/* What a cell says to a program; NULL where it says nothing. */
static char *
cell_to_string (const Cell *cell)
{
  switch (cell->kind)
    {
    case CELL_TEXT:
    case CELL_FIGURE:
      return g_strdup (cell->text);
    case CELL_NUMBER:
      return pledge_sheet_number (cell->number);
    case CELL_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, cell->integer);
    case CELL_BOOLEAN:
      return g_strdup (cell->integer ? "true" : "false");
    case CELL_ABSENT:
    default:
      return NULL;
    }
}

/* What spreadsheets may take for the end of a field, whichever the file means. */
#define SEPARATORS ",;|\t"

/* Whether a spreadsheet might run what begins so, also with what it may take off before it looks. */
static gboolean
begins_formula (const char *text)
{
  gunichar first;

  if (*text == '\t' || *text == '\r' || *text == '\n')
    return TRUE;

  text += strspn (text, " \"'");
  first = g_utf8_get_char_validated (text, -1);
  /* The wide forms are signs of a formula in some languages. */
  return first != 0 && (strchr ("=+-@", *text) != NULL || first == 0xff1d || first == 0xff0b || first == 0xff0d || first == 0xff20);
}

/* Whoever reads the line by another separator finds a formula behind it; quotation marks do not help there. */
static gboolean
hides_formula (const char *text)
{
  for (const char *p = strpbrk (text, SEPARATORS); p != NULL; p = strpbrk (p + 1, SEPARATORS))
    if (begins_formula (p + 1))
      return TRUE;

  return FALSE;
}

/* Quoted where the text holds what ends a field or begins a comment, and where a spreadsheet would run it. */
static void
append_field (GString *csv, const char *text, gboolean is_text, char separator)
{
  const char special[] = { separator, '"', '#', '\n', '\r', '\0' };
  gboolean formula = is_text && begins_formula (text);

  if (!formula && strpbrk (text, special) == NULL && !(is_text && hides_formula (text)))
    {
      g_string_append (csv, text);
      return;
    }

  g_string_append_c (csv, '"');
  if (formula)
    g_string_append_c (csv, '\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
      if (is_text && strchr (SEPARATORS, *p) != NULL && begins_formula (p + 1))
        g_string_append_c (csv, '\'');
    }
  g_string_append_c (csv, '"');
}

/* Columns that a terminal gives to a text. */
static guint
text_columns (const char *text)
{
  guint columns = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      columns += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }

  return columns;
}

static void
append_padded (GString *line, const char *text, guint columns, gboolean right)
{
  guint width = text_columns (text);
  guint padding = columns > width ? columns - width : 0;

  if (!right)
    g_string_append (line, text);
  for (guint i = 0; i < padding; i++)
    g_string_append_c (line, ' ');
  if (right)
    g_string_append (line, text);
}

static void
end_line (GString *text, gsize from)
{
  while (text->len > from && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
  g_string_append_c (text, '\n');
}

PledgeSheet *
pledge_sheet_new (const char *const *columns)
{
  PledgeSheet *self;

  g_return_val_if_fail (columns != NULL && columns[0] != NULL, NULL);

  self = g_new0 (PledgeSheet, 1);
  self->columns = g_strdupv ((char **) columns);
  self->n_columns = g_strv_length (self->columns);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  return self;
}

void
pledge_sheet_free (PledgeSheet *self)
{
  g_return_if_fail (self != NULL);

  g_strfreev (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

void
pledge_sheet_begin_row (PledgeSheet *self)
{
  GArray *row;

  g_return_if_fail (self != NULL);

  row = g_array_new (FALSE, TRUE, sizeof (Cell));
  g_array_set_clear_func (row, cell_clear);
  g_ptr_array_add (self->rows, row);
}

void
pledge_sheet_add_text (PledgeSheet *self, const char *text)
{
  g_return_if_fail (self != NULL);

  add_cell (self, (Cell) { text != NULL ? CELL_TEXT : CELL_ABSENT, g_strdup (text), 0, 0 });
}

void
pledge_sheet_add_figure (PledgeSheet *self, const char *text)
{
  g_return_if_fail (self != NULL);

  add_cell (self, (Cell) { text != NULL ? CELL_FIGURE : CELL_ABSENT, g_strdup (text), 0, 0 });
}

void
pledge_sheet_add_number (PledgeSheet *self, double number)
{
  g_return_if_fail (self != NULL);

  add_cell (self, (Cell) { isfinite (number) ? CELL_NUMBER : CELL_ABSENT, NULL, number, 0 });
}

void
pledge_sheet_add_integer (PledgeSheet *self, gint64 integer)
{
  g_return_if_fail (self != NULL);

  add_cell (self, (Cell) { CELL_INTEGER, NULL, 0, integer });
}

void
pledge_sheet_add_boolean (PledgeSheet *self, gboolean truth)
{
  g_return_if_fail (self != NULL);

  add_cell (self, (Cell) { CELL_BOOLEAN, NULL, 0, truth != FALSE });
}

void
pledge_sheet_add_absent (PledgeSheet *self)
{
  g_return_if_fail (self != NULL);

  add_cell (self, (Cell) { CELL_ABSENT, NULL, 0, 0 });
}

static char *
separate (const PledgeSheet *self, char separator)
{
  g_autoptr (GString) csv = g_string_new (NULL);

  for (guint i = 0; i < self->n_columns; i++)
    {
      if (i > 0)
        g_string_append_c (csv, separator);
      g_string_append (csv, self->columns[i]);
    }
  g_string_append_c (csv, '\n');
  for (guint i = 0; i < self->rows->len; i++)
    {
      const GArray *row = self->rows->pdata[i];

      for (guint j = 0; j < self->n_columns; j++)
        {
          const Cell *cell = j < row->len ? &g_array_index (row, Cell, j) : NULL;
          g_autofree char *text = cell != NULL ? cell_to_string (cell) : NULL;

          if (j > 0)
            g_string_append_c (csv, separator);
          if (text != NULL)
            append_field (csv, text, cell->kind == CELL_TEXT || cell->kind == CELL_FIGURE, separator);
        }
      g_string_append_c (csv, '\n');
    }

  return g_string_free (g_steal_pointer (&csv), FALSE);
}

char *
pledge_sheet_to_csv (const PledgeSheet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return separate (self, ',');
}

char *
pledge_sheet_to_tsv (const PledgeSheet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return separate (self, '\t');
}

static void
add_json_cell (JsonBuilder *builder, const Cell *cell)
{
  switch (cell->kind)
    {
    case CELL_TEXT:
    case CELL_FIGURE:
      json_builder_add_string_value (builder, cell->text);
      break;
    case CELL_NUMBER:
      json_builder_add_double_value (builder, cell->number);
      break;
    case CELL_INTEGER:
      json_builder_add_int_value (builder, cell->integer);
      break;
    case CELL_BOOLEAN:
      json_builder_add_boolean_value (builder, cell->integer != 0);
      break;
    case CELL_ABSENT:
    default:
      json_builder_add_null_value (builder);
    }
}

JsonNode *
pledge_sheet_to_json (const PledgeSheet *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  static const Cell absent = { CELL_ABSENT, NULL, 0, 0 };

  g_return_val_if_fail (self != NULL, NULL);

  json_builder_begin_array (builder);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const GArray *row = self->rows->pdata[i];

      json_builder_begin_object (builder);
      for (guint j = 0; j < self->n_columns; j++)
        {
          json_builder_set_member_name (builder, self->columns[j]);
          add_json_cell (builder, j < row->len ? &g_array_index (row, Cell, j) : &absent);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  return json_builder_get_root (builder);
}

/* The width of a column, and whether all that stands in it belongs at the right. */
static guint
measure_column (const PledgeSheet *self, guint column, gboolean *right)
{
  guint width = text_columns (self->columns[column]);
  gboolean any = FALSE;

  *right = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const GArray *row = self->rows->pdata[i];
      const Cell *cell = column < row->len ? &g_array_index (row, Cell, column) : NULL;
      g_autofree char *text = cell != NULL ? cell_to_string (cell) : NULL;

      if (text == NULL)
        continue;
      any = TRUE;
      width = MAX (width, text_columns (text));
      *right = *right && cell->kind != CELL_TEXT && cell->kind != CELL_BOOLEAN;
    }
  *right = *right && any;

  return width;
}

char *
pledge_sheet_to_text (const PledgeSheet *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree guint *widths = NULL;
  g_autofree gboolean *rights = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  widths = g_new0 (guint, self->n_columns);
  rights = g_new0 (gboolean, self->n_columns);
  for (guint j = 0; j < self->n_columns; j++)
    {
      widths[j] = measure_column (self, j, &rights[j]);
      append_padded (text, self->columns[j], widths[j], rights[j]);
      g_string_append (text, "  ");
    }
  end_line (text, 0);
  for (guint j = 0; j < self->n_columns; j++)
    {
      for (guint k = 0; k < widths[j]; k++)
        g_string_append (text, "─");
      g_string_append (text, j + 1 < self->n_columns ? "  " : "\n");
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      const GArray *row = self->rows->pdata[i];
      gsize from = text->len;

      for (guint j = 0; j < self->n_columns; j++)
        {
          const Cell *cell = j < row->len ? &g_array_index (row, Cell, j) : NULL;
          g_autofree char *shown = cell != NULL ? cell_to_string (cell) : NULL;

          append_padded (text, shown != NULL ? shown : "", widths[j], rights[j]);
          g_string_append (text, "  ");
        }
      end_line (text, from);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
pledge_sheet_number (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  for (int digits = 15; digits <= 17; digits++)
    {
      g_autofree char *format = g_strdup_printf ("%%.%dg", digits);

      g_ascii_formatd (buffer, sizeof buffer, format, number);
      if (g_ascii_strtod (buffer, NULL) == number)
        break;
    }

  return g_strdup (buffer);
}
