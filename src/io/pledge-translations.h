/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* What a compiled gettext catalogue (.mo) says: for searching in languages that are not the user's, which gettext
 * itself cannot be asked for without changing the language of the whole process. */

G_BEGIN_DECLS

/* original and translation: valid UTF-8, borrowed for the call. */
typedef void (*PledgeTranslationFunc) (const char *original, const char *translation, gpointer data);

/* Calls func for each translated message. FALSE where the bytes are no such catalogue or not in UTF-8; func may then
 * have been called for what came before. */
gboolean pledge_translations_foreach (GBytes *bytes, PledgeTranslationFunc func, gpointer data);

G_END_DECLS
