/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-batch.h"
#include "pledge-cli.h"

/* A batch run from a terminal: how far it is, where there is somebody to look; Ctrl+C stops between two files; lines on
 * stderr say who was skipped or failed, and the sum. */

G_BEGIN_DECLS

/* Done where files were written and none failed. */
PledgeCliStatus pledge_cli_batch_run (PledgeBatch *batch);

G_END_DECLS
