/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workbook-fixture.h"

/* What can happen to a workbook between a publisher and a reader, done to every place of one: each must be read right
 * or refused. */

/* (transfer full) (nullable with error) */
typedef PledgeEdition *(*FixtureRead) (PledgeWorkbook *workbook, GError **error);

/* Reads the book; fails the test where it is refused. */
PledgeEdition *fixture_read_book (FixtureBook *book, FixtureRead read);
/* The sentence with which the changed book is refused; fails the test where it is read. */
char *fixture_refuse_book (FixtureBook *book, FixtureRead read);

/* Moves, deletes, doubles and swaps cells, rows and columns, one at a time. stride: every how many places; refused: how
 * many of the changed books were. Fails the test where a figure is read that the good book has not in its place, or
 * where more figures are missing than were taken away. */
void fixture_mutate_cells (FixtureBook *good, FixtureRead read, guint stride, guint *refused, guint *accepted);
