/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* The strings, numbers and gaps that JSON is made of, for the parser. */

G_BEGIN_DECLS

typedef struct {
  const char *at;
  const char *end;
  guint line;
  GString *string; /* the last string, without its escapes */
  char *problem;   /* a sentence, once something has failed */
} PledgeJsonLexer;

/* text: valid UTF-8 without null bytes. */
void pledge_json_lexer_init (PledgeJsonLexer *self, const char *text, gsize length);
/* Frees all but the problem. */
void pledge_json_lexer_clear (PledgeJsonLexer *self);

/* The next character, '\0' at the end. */
char pledge_json_lexer_peek (const PledgeJsonLexer *self);
void pledge_json_lexer_skip_space (PledgeJsonLexer *self);

/* At a double quote. */
gboolean pledge_json_lexer_read_string (PledgeJsonLexer *self);
/* At a digit or minus. *whole: it has neither fraction nor exponent. */
gboolean pledge_json_lexer_read_number (PledgeJsonLexer *self, double *value, gboolean *whole);
/* Goes past the word if it is there. */
gboolean pledge_json_lexer_take_word (PledgeJsonLexer *self, const char *word);

/* Both return FALSE. The second adds what is there instead. */
gboolean pledge_json_lexer_fail (PledgeJsonLexer *self, const char *sentence);
gboolean pledge_json_lexer_fail_expected (PledgeJsonLexer *self, const char *expected);

G_END_DECLS
