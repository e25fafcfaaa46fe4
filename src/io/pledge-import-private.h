/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How pledgeline-import answers who started it.
 *
 * The file comes in on standard input, its name for people is the one argument. Read, it goes out on standard output: a line
 * "pledgeline-import/1 KIND N", N lines of notes, then the edition as its file. Refused, one sentence goes to standard error and
 * the exit status is PLEDGE_IMPORT_EXIT_REFUSED plus the PledgeIoError. */

#define PLEDGE_IMPORT_HEAD "pledgeline-import/1"
#define PLEDGE_IMPORT_EXIT_WORDS 2
#define PLEDGE_IMPORT_EXIT_REFUSED 16
#define PLEDGE_IMPORT_MAX_NOTES 16
