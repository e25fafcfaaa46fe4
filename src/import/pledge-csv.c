/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-csv.h"

#include <csv.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "pledge-file.h"
#include "pledge-json.h"

/* libcsv's state before the first character of a row: a field in quotation marks may begin with one of our marks. */
#define ROW_NOT_BEGUN 0
#define MAX_FIELDS 2000
#define MAX_FIELD_BYTES (64 * 1024)
#define MAX_ROW_BYTES (1024 * 1024)
#define SHOWN_CHARS 40
#define MAX_NAME_CHARS 80

struct _PledgeCsv {
  char *name;
  guint line;          /* that is being parsed */
  guint row_line;      /* where the row began */
  char separator;
  char decimal_mark;   /* '\0' before one was seen */
  GString *text;       /* the row's fields, each ended by a null byte */
  GArray *starts;      /* of gsize: where each begins */
  PledgeCsvRowFunc row;
  gpointer data;
  GError *error;
};

static void
csv_clear (PledgeCsv *self)
{
  g_free (self->name);
  g_string_free (self->text, TRUE);
  g_array_unref (self->starts);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PledgeCsv, csv_clear)

/* libcsv's buffer for one field: without a bound, a quotation mark that is not closed would take the whole file. */
static void *
grow_field (void *buffer, size_t size)
{
  return size <= MAX_FIELD_BYTES ? realloc (buffer, size) : NULL;
}

static void
begin_row (PledgeCsv *self)
{
  g_string_truncate (self->text, 0);
  g_array_set_size (self->starts, 0);
}

/* Whether the reading has come to an end: the library cannot be told to stop. */
static gboolean
has_failed (PledgeCsv *self)
{
  return self->error != NULL;
}

static void
field_cb (void *field, size_t length, void *data)
{
  PledgeCsv *self = data;
  gsize start = self->text->len;

  if (has_failed (self))
    return;
  if (self->starts->len >= MAX_FIELDS || start + length > MAX_ROW_BYTES)
    {
      pledge_csv_fail (self, &self->error, _("expected at most %d fields in a row"), MAX_FIELDS);
      return;
    }

  g_array_append_val (self->starts, start);
  g_string_append_len (self->text, field, length);
  g_string_append_c (self->text, '\0');
}

static void
row_cb (int end, void *data)
{
  PledgeCsv *self = data;

  if (!has_failed (self) && self->starts->len > 0)
    self->row (self, self->data, &self->error);
  begin_row (self);
}

static gboolean
fail_at_byte (const char *text, const char *at, const char *name, const char *sentence, GError **error)
{
  guint line = 1;

  for (const char *c = text; c < at; c++)
    line += *c == '\n';
  g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_SYNTAX, _("%s: line %u: %s"), name, line, sentence);
  return FALSE;
}

/* The text without its byte order mark, or NULL. */
static const char *
check_text (GBytes *bytes, const char *name, gsize *length, GError **error)
{
  const char *text = g_bytes_get_data (bytes, length), *end;

  if (*length > PLEDGE_CSV_MAX_BYTES)
    {
      g_autofree char *limit = g_format_size (PLEDGE_CSV_MAX_BYTES);

      g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_SYNTAX, _("%s: expected a table of at most %s, this one is larger"), name, limit);
      return NULL;
    }
  if (*length >= 2 && (memcmp (text, "\xff\xfe", 2) == 0 || memcmp (text, "\xfe\xff", 2) == 0))
    {
      fail_at_byte (text, text, name, _("expected text in UTF-8, this is UTF-16; save the table as “CSV UTF-8”"), error);
      return NULL;
    }
  if (*length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      *length -= 3;
    }
  if (!g_utf8_validate_len (text, *length, &end))
    {
      fail_at_byte (text, end, name, *end == '\0' ? _("expected text, got a null byte")
                                                  : _("expected text in UTF-8, this is another encoding; save the table as “CSV UTF-8”"), error);
      return NULL;
    }

  return text;
}

/* Counts what could part the fields of one line, outside quotation marks. */
static char
guess_separator (const char *line, gsize length)
{
  static const char candidates[] = { ',', ';', '\t' };
  guint counts[G_N_ELEMENTS (candidates)] = { 0 }, best = 0;
  gboolean quoted = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      quoted ^= line[i] == '"';
      for (guint j = 0; j < G_N_ELEMENTS (candidates); j++)
        counts[j] += !quoted && line[i] == candidates[j];
    }
  for (guint j = 1; j < G_N_ELEMENTS (candidates); j++)
    if (counts[j] > 0 && counts[j] >= counts[best])
      best = j;

  return candidates[best];
}

static gboolean
is_blank (const char *line, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (line[i]))
      return FALSE;

  return TRUE;
}

static gboolean
put_comment (PledgeCsv *self, const char *line, gsize length, PledgeCsvRowFunc comment)
{
  g_autofree char *text = g_strstrip (g_strndup (line + 1, MIN (length - 1, MAX_FIELD_BYTES)));
  gboolean good;

  field_cb (text, strlen (text), self);
  good = !has_failed (self) && comment (self, self->data, &self->error);
  begin_row (self);
  return good;
}

static gboolean
parse_line (PledgeCsv *self, struct csv_parser *parser, const char *line, gsize length)
{
  if (csv_parse (parser, line, length, field_cb, row_cb, self) == length || has_failed (self))
    return !has_failed (self);

  if (csv_error (parser) == CSV_EPARSE)
    pledge_csv_fail (self, &self->error, _("expected a quotation mark inside a quoted field to be written twice"));
  else
    pledge_csv_fail (self, &self->error, _("expected a field of at most %d characters; a quotation mark may not be closed"), MAX_FIELD_BYTES);
  return FALSE;
}

/* Line by line, so that the line is known; a line break inside quotation marks only makes the row longer. */
static gboolean
parse (PledgeCsv *self, struct csv_parser *parser, const char *text, gsize length, PledgeCsvRowFunc comment)
{
  const char *end = text + length;
  char line_end = memchr (text, '\n', length) != NULL ? '\n' : '\r';

  for (const char *line = text; line < end; self->line++)
    {
      const char *found = memchr (line, line_end, end - line);
      const char *next = found != NULL ? found + 1 : end;
      gboolean at_row = self->starts->len == 0 && parser->pstate == ROW_NOT_BEGUN;

      if (at_row)
        self->row_line = self->line;
      if (at_row && self->separator == '\0' && next - line >= 5 && g_ascii_strncasecmp (line, "sep=", 4) == 0 &&
          is_blank (line + 5, next - line - 5))
        csv_set_delim (parser, self->separator = line[4]);
      else if (at_row && comment != NULL && *line == '#')
        {
          if (!put_comment (self, line, next - line, comment))
            return FALSE;
        }
      else
        {
          if (self->separator == '\0' && !is_blank (line, next - line))
            csv_set_delim (parser, self->separator = guess_separator (line, next - line));
          if (!parse_line (self, parser, line, next - line))
            return FALSE;
        }
      line = next;
    }

  if (csv_fini (parser, field_cb, row_cb, self) != 0 && !has_failed (self))
    pledge_csv_fail (self, &self->error, _("expected the quotation mark of the last field to be closed"));
  return !has_failed (self);
}

gboolean
pledge_csv_read (GBytes *bytes, const char *name, PledgeCsvRowFunc row, PledgeCsvRowFunc comment, gpointer data, GError **error)
{
  g_auto (PledgeCsv) self = { 0 };
  struct csv_parser parser;
  const char *text;
  gsize length;
  gboolean good;

  g_return_val_if_fail (bytes != NULL && name != NULL && row != NULL, FALSE);

  self.name = pledge_file_dup_shown_text (name, -1, MAX_NAME_CHARS);
  self.text = g_string_new (NULL);
  self.starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self.line = self.row_line = 1;
  self.row = row;
  self.data = data;
  text = check_text (bytes, self.name, &length, error);
  if (text == NULL)
    return FALSE;

  csv_init (&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
  csv_set_realloc_func (&parser, grow_field);
  good = parse (&self, &parser, text, length, comment);
  csv_free (&parser);
  if (!good)
    g_propagate_error (error, g_steal_pointer (&self.error));

  return good;
}

const char *
pledge_csv_get_name (PledgeCsv *self)
{
  return self->name;
}

guint
pledge_csv_get_line (PledgeCsv *self)
{
  return self->row_line;
}

guint
pledge_csv_get_n_fields (PledgeCsv *self)
{
  return self->starts->len;
}

const char *
pledge_csv_get_field (PledgeCsv *self, guint index)
{
  return index < self->starts->len ? self->text->str + g_array_index (self->starts, gsize, index) : "";
}

/* The number with a point, as the C locale has it; NULL where it is none. */
static char *
dup_with_point (const char *text, char *mark)
{
  g_autofree char *number = g_strdup (text);
  gsize digits = 0;
  char *at = number + (*number == '-' || *number == '+');

  for (; *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      digits++;
    else if ((*at == '.' || *at == ',') && *mark == '\0' && digits > 0 && g_ascii_isdigit (at[1]))
      {
        *mark = *at;
        *at = '.';
      }
    else if ((*at == 'e' || *at == 'E') && digits > 0 && (g_ascii_isdigit (at[1]) || ((at[1] == '-' || at[1] == '+') && g_ascii_isdigit (at[2]))))
      return at[2 + strspn (at + 2, "0123456789")] == '\0' ? g_steal_pointer (&number) : NULL;
    else
      return NULL;

  return digits > 0 ? g_steal_pointer (&number) : NULL;
}

gboolean
pledge_csv_read_number (PledgeCsv *self, guint index, const char *title, double *number, GError **error)
{
  const char *text = pledge_csv_get_field (self, index);
  g_autofree char *plain = NULL;
  g_autofree char *shown = NULL;
  char mark = '\0';

  *number = NAN;
  if (*text == '\0' || strcmp (text, "..") == 0)
    return TRUE;

  plain = dup_with_point (text, &mark);
  if (plain != NULL)
    *number = g_ascii_strtod (plain, NULL);
  if (plain != NULL && isfinite (*number) && (mark == '\0' || self->decimal_mark == '\0' || mark == self->decimal_mark) &&
      !(mark == ',' && self->separator == ','))
    {
      if (mark != '\0')
        self->decimal_mark = mark;
      return TRUE;
    }

  shown = pledge_file_dup_shown_text (text, -1, SHOWN_CHARS);
  if (plain != NULL && mark != '\0' && self->decimal_mark != '\0' && mark != self->decimal_mark)
    return pledge_csv_fail (self, error, _("column “%s”: expected a number with the decimal mark “%c” as in the lines before, got “%s”"),
                            title, self->decimal_mark, shown);
  if (self->separator == ',')
    return pledge_csv_fail (self, error, _("column “%s”: expected a number with a decimal point and no mark for thousands, got “%s”"), title, shown);
  return pledge_csv_fail (self, error, _("column “%s”: expected a number without a mark for thousands, got “%s”"), title, shown);
}

gboolean
pledge_csv_fail (PledgeCsv *self, GError **error, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_VALUE, _("%s: line %u: %s"), self->name, self->row_line, sentence);

  return FALSE;
}
