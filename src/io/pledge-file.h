/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* The bytes of a file that somebody names: an ordinary file of bounded size, or an error. */

G_BEGIN_DECLS

/* (transfer full) Refuses folders, devices, pipes and sockets without waiting on them, and files of
 * more than max_bytes. Errors are PLEDGE_IO_ERROR_READ, or PLEDGE_IO_ERROR_SYNTAX where too large. */
GBytes *pledge_file_read (const char *path, gsize max_bytes, GError **error);

/* (transfer full) What sentences call the file: its base name, fit to be shown. */
char *pledge_file_dup_shown_name (const char *path);

/* Whether a character shows itself: none that controls a terminal, turns the direction of writing or belongs to
 * nobody. Joiners, which several scripts spell with, do. */
gboolean pledge_file_is_presentable (gunichar c);

/* (transfer full) Text from outside, fit to stand in a sentence: at most max_chars characters, one
 * line, valid UTF-8, nothing that controls a terminal or turns the direction of writing. */
char *pledge_file_dup_shown_text (const char *text, gssize length, guint max_chars);

/* Locks a folder of the user's against other processes, until what is returned is closed; -1 where it cannot be opened. Not waited
 * for long: a program that has been stopped in the middle, or a disk that knows no locks, is no reason to do nothing at all. */
int pledge_file_lock_folder (const char *folder);

G_END_DECLS
