/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-json-lex.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pledge-file.h"

/* As many as a double is sure to hold. */
#define MAX_WHOLE_DIGITS 15
#define SHOWN_CHARS 40

/* The word at hand, for a sentence. */
static char *
dup_got (const PledgeJsonLexer *self)
{
  g_autofree char *shown = NULL;
  gsize n = 0;

  if (self->at >= self->end)
    return g_strdup (_("the end of the file"));

  while (self->at + n < self->end && (n == 0 || strchr (" \t\r\n,:[]{}", self->at[n]) == NULL))
    n++;
  shown = pledge_file_dup_shown_text (self->at, n, SHOWN_CHARS);
  return g_strdup_printf ("“%s”", shown);
}

static gboolean
skip_digits (PledgeJsonLexer *self)
{
  const char *start = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;

  return self->at > start;
}

static double
whole_to_double (const char *text, gsize length)
{
  gboolean negative = *text == '-';
  gint64 whole = 0;

  for (gsize i = negative; i < length; i++)
    whole = whole * 10 + (text[i] - '0');

  return negative ? -whole : whole;
}

static double
decimal_to_double (const char *text, gsize length)
{
  char buffer[64];
  g_autofree char *copy = NULL;

  if (length >= sizeof buffer)
    {
      copy = g_strndup (text, length);
      return g_ascii_strtod (copy, NULL);
    }

  memcpy (buffer, text, length);
  buffer[length] = '\0';
  return g_ascii_strtod (buffer, NULL);
}

/* "." and digits, "e" and digits; *whole becomes FALSE where there are any. */
static gboolean
skip_fraction_and_exponent (PledgeJsonLexer *self, gboolean *whole)
{
  if (self->at < self->end && *self->at == '.')
    {
      *whole = FALSE;
      self->at++;
      if (!skip_digits (self))
        return pledge_json_lexer_fail_expected (self, _("a digit"));
    }
  if (self->at < self->end && (*self->at == 'e' || *self->at == 'E'))
    {
      *whole = FALSE;
      self->at++;
      if (self->at < self->end && (*self->at == '+' || *self->at == '-'))
        self->at++;
      if (!skip_digits (self))
        return pledge_json_lexer_fail_expected (self, _("a digit"));
    }

  return TRUE;
}

static gboolean
read_hex4 (PledgeJsonLexer *self, gunichar *value)
{
  *value = 0;
  for (guint i = 0; i < 4; i++, self->at++)
    {
      if (self->at >= self->end || !g_ascii_isxdigit (*self->at))
        return pledge_json_lexer_fail (self, _("expected four hexadecimal digits after \\u"));
      *value = *value * 16 + g_ascii_xdigit_value (*self->at);
    }

  return TRUE;
}

/* After \u: one character, which may take two escapes. */
static gboolean
read_unicode_escape (PledgeJsonLexer *self, gunichar *value)
{
  gunichar low;

  if (!read_hex4 (self, value))
    return FALSE;
  if (*value >= 0xd800 && *value < 0xdc00)
    {
      if (self->end - self->at < 2 || self->at[0] != '\\' || self->at[1] != 'u')
        return pledge_json_lexer_fail (self, _("half a character is missing after \\u"));
      self->at += 2;
      if (!read_hex4 (self, &low))
        return FALSE;
      if (low < 0xdc00 || low > 0xdfff)
        return pledge_json_lexer_fail (self, _("half a character is missing after \\u"));
      *value = 0x10000 + ((*value - 0xd800) << 10) + (low - 0xdc00);
    }
  else if (*value >= 0xdc00 && *value <= 0xdfff)
    return pledge_json_lexer_fail (self, _("half a character is missing after \\u"));

  /* A string would end there for whoever reads it. */
  if (*value == 0)
    return pledge_json_lexer_fail (self, _("\\u0000 cannot be part of a text"));

  return TRUE;
}

static gboolean
read_escape (PledgeJsonLexer *self)
{
  static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
  const char *found;
  gunichar value;

  self->at++;
  if (self->at >= self->end)
    return pledge_json_lexer_fail_expected (self, _("the end of a string"));
  found = memchr (names, *self->at, sizeof names - 1);
  if (found != NULL)
    {
      self->at++;
      g_string_append_c (self->string, values[found - names]);
      return TRUE;
    }
  if (*self->at != 'u')
    return pledge_json_lexer_fail_expected (self, _("an escape that JSON knows"));

  self->at++;
  if (!read_unicode_escape (self, &value))
    return FALSE;
  g_string_append_unichar (self->string, value);
  return TRUE;
}

void
pledge_json_lexer_init (PledgeJsonLexer *self, const char *text, gsize length)
{
  *self = (PledgeJsonLexer) { .at = text, .end = text + length, .line = 1, .string = g_string_new (NULL) };
}

void
pledge_json_lexer_clear (PledgeJsonLexer *self)
{
  g_string_free (self->string, TRUE);
}

char
pledge_json_lexer_peek (const PledgeJsonLexer *self)
{
  return self->at < self->end ? *self->at : '\0';
}

void
pledge_json_lexer_skip_space (PledgeJsonLexer *self)
{
  for (; self->at < self->end; self->at++)
    if (*self->at == '\n')
      self->line++;
    else if (*self->at != ' ' && *self->at != '\t' && *self->at != '\r')
      break;
}

gboolean
pledge_json_lexer_read_string (PledgeJsonLexer *self)
{
  g_string_truncate (self->string, 0);
  self->at++;
  for (;;)
    {
      const char *start = self->at;

      while (self->at < self->end && *self->at != '"' && *self->at != '\\' && (guchar) *self->at >= 0x20)
        self->at++;
      g_string_append_len (self->string, start, self->at - start);

      if (self->at >= self->end)
        return pledge_json_lexer_fail_expected (self, _("the end of a string"));
      if (*self->at == '"')
        {
          self->at++;
          return TRUE;
        }
      if (*self->at != '\\')
        return pledge_json_lexer_fail (self, _("expected the end of a string, got a line break or control character"));
      if (!read_escape (self))
        return FALSE;
    }
}

gboolean
pledge_json_lexer_read_number (PledgeJsonLexer *self, double *value, gboolean *whole)
{
  const char *start = self->at, *digits;
  gboolean too_long;

  if (*self->at == '-')
    self->at++;
  digits = self->at;
  if (!skip_digits (self) || (*digits == '0' && self->at - digits > 1))
    {
      self->at = start;
      return pledge_json_lexer_fail_expected (self, _("a number"));
    }
  too_long = self->at - digits > MAX_WHOLE_DIGITS;

  *whole = TRUE;
  if (!skip_fraction_and_exponent (self, whole))
    return FALSE;
  if (*whole && too_long)
    {
      self->at = start;
      return pledge_json_lexer_fail_expected (self, _("a whole number of at most 15 digits"));
    }

  *value = *whole ? whole_to_double (start, self->at - start) : decimal_to_double (start, self->at - start);
  return TRUE;
}

gboolean
pledge_json_lexer_take_word (PledgeJsonLexer *self, const char *word)
{
  gsize n = strlen (word);

  if ((gsize) (self->end - self->at) < n || memcmp (self->at, word, n) != 0 ||
      (self->at + n < self->end && g_ascii_isalnum (self->at[n])))
    return FALSE;

  self->at += n;
  return TRUE;
}

gboolean
pledge_json_lexer_fail (PledgeJsonLexer *self, const char *sentence)
{
  self->problem = g_strdup (sentence);
  return FALSE;
}

gboolean
pledge_json_lexer_fail_expected (PledgeJsonLexer *self, const char *expected)
{
  g_autofree char *got = dup_got (self);

  self->problem = g_strdup_printf (_("expected %s, got %s"), expected, got);
  return FALSE;
}
