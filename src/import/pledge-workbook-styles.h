/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-workbook.h"
#include "pledge-xml.h"

/* The styles of a workbook, as far as they mean something: which are percentages, which are blue or red. */

G_BEGIN_DECLS

typedef struct _PledgeStyles PledgeStyles;

PledgeStyles *pledge_styles_new (void);
void pledge_styles_free (PledgeStyles *self);

/* theme, then styles: colours of the one are named by the other. Either part may be missing. */
gboolean pledge_styles_read_theme (PledgeStyles *self, PledgeArchive *archive, const char *part, GError **error);
gboolean pledge_styles_read (PledgeStyles *self, PledgeArchive *archive, const char *part, GError **error);

gboolean pledge_styles_shows_percent (PledgeStyles *self, guint style);
PledgeCellColour pledge_styles_get_colour (PledgeStyles *self, guint style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeStyles, pledge_styles_free)

G_END_DECLS
