/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-edition.h"

/* Publishers' own workbooks, and tables of what must come out of them: neither is in this tree. PLEDGELINE_WORKBOOKS and
 * PLEDGELINE_FIGURES name their folders where they are at hand. */

/* (transfer full) (nullable) Where it is NULL the test has been skipped, with the reason. */
char *fixture_find_workbook (const char *name);
/* How many figures of the table are the edition's to the last digit printed, and have its flags; fails the test where one is not.
 * names: the table's indicators and ours, up to NULL. Sums of zero US$ that SIPRI could not state count for nothing, and
 * neither do NATO's own sums. */
guint fixture_compare_figures (PledgeEdition *edition, const char *name, const char *const names[][2]);
