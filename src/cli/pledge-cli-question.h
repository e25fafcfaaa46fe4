/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-cli.h"
#include "pledge-scenario.h"

/* The words that commands share: the question, where output goes, and how what is wrong is said. */

G_BEGIN_DECLS

/* Words that cannot be understood; anything else that goes wrong has another domain. */
#define PLEDGE_CLI_ERROR (pledge_cli_error_quark ())
GQuark pledge_cli_error_quark (void);

/* As typed; every pointer is NULL, and target NULL, where not given. */
typedef struct {
  char *edition;
  char *alliance;
  char *members;
  char *select;
  char *year;
  char **targets;
  char *money;
  char *scenario;
} PledgeCliQuestion;

void pledge_cli_question_clear (PledgeCliQuestion *question);
/* Adds --edition … --scenario to the context. */
void pledge_cli_question_add_options (PledgeCliQuestion *question, GOptionContext *context);
/* (transfer full) The scenario that is asked for, on a catalogue just loaded. Warnings about data files
 * go to stderr. NULL with an error. */
PledgeScenario *pledge_cli_question_ask (const PledgeCliQuestion *question, GError **error);

/* (transfer full) Loads the data and the user's own editions; sentences about files left out go to stderr. */
PledgeCatalogue *pledge_cli_load_catalogue (void);

typedef enum {
  PLEDGE_CLI_TEXT,
  PLEDGE_CLI_CSV,
  PLEDGE_CLI_JSON,
} PledgeCliFormat;

/* word NULL: text. */
gboolean pledge_cli_parse_format (const char *word, PledgeCliFormat *format, GError **error);

/* A decimal number in the C locale, the whole word. */
gboolean pledge_cli_parse_number (const char *word, double *number);

/* Parses a command's words with the context. On TRUE argv[0] and exactly n_arguments words are left. */
gboolean pledge_cli_parse (GOptionContext *context, int *argc, char ***argv, guint n_arguments, GError **error);

/* To the file, or to standard output where path is NULL. */
gboolean pledge_cli_put (const char *text, const char *path, GError **error);

/* Says the error in one line and gives the status that belongs to it. Consumes the error. */
PledgeCliStatus pledge_cli_fail (GError *error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PledgeCliQuestion, pledge_cli_question_clear)

G_END_DECLS
