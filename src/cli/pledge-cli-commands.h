/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-cli.h"

/* One function per command, a file each. argv[0] is the command's name. */

G_BEGIN_DECLS

PledgeCliStatus pledge_cli_table (int argc, char *argv[]);
PledgeCliStatus pledge_cli_export (int argc, char *argv[]);
PledgeCliStatus pledge_cli_briefing (int argc, char *argv[]);
PledgeCliStatus pledge_cli_path (int argc, char *argv[]);
PledgeCliStatus pledge_cli_coalition (int argc, char *argv[]);
PledgeCliStatus pledge_cli_solve (int argc, char *argv[]);
PledgeCliStatus pledge_cli_list (int argc, char *argv[]);
PledgeCliStatus pledge_cli_import (int argc, char *argv[]);
PledgeCliStatus pledge_cli_check (int argc, char *argv[]);

G_END_DECLS
