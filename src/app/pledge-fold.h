/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Text as a search compares it: without case and accents, so that "turk" finds "Türkiye" and "Türk" does, too. */

G_BEGIN_DECLS

/* (transfer full) */
char *pledge_fold_text (const char *text);
/* Whether a text holds what was typed. folded: by pledge_fold_text; empty: every text holds it. text: nullable. */
gboolean pledge_fold_matches (const char *text, const char *folded);

G_END_DECLS
