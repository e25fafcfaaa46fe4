/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-picture.h"

/* A view as a file of any kind: the one door for window, command line, clipboard and batch. */

G_BEGIN_DECLS

/* (transfer full) The file's bytes. Of a format that is no picture only the options' view matters; a CSV
 * file begins with a byte order mark, by which spreadsheets know UTF-8. */
GBytes *pledge_export_render (PledgeScenario *scenario, const PledgePictureOptions *options, PledgeExportFormat format, GError **error);

/* (transfer full) "pledgeline-nato-nato-2026-07-2026-3.5.svg", of alliance, edition, year and target: a name to
 * offer for saving. view: named where it is not the ranking. */
char *pledge_export_suggest_name (const PledgeAnswer *answer, PledgeView view, PledgeExportFormat format);

G_END_DECLS
