/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* pledgeline-cli: every command answers with what the libraries below it know. */

G_BEGIN_DECLS

/* What the process exits with. */
typedef enum {
  PLEDGE_CLI_DONE = 0,
  PLEDGE_CLI_COULD_NOT = 1,   /* one line on stderr says why, nothing is half-written */
  PLEDGE_CLI_WRONG_WORDS = 2, /* the words of the command are wrong */
} PledgeCliStatus;

/* Runs the command in argv, argv[0] being the program. */
PledgeCliStatus pledge_cli_run (int argc, char *argv[]);

G_END_DECLS
