/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What cairo 1.16 cannot put into a PDF: an attached file and a stream of metadata. */

G_BEGIN_DECLS

/* (transfer full) A file that cairo wrote, with both in it. scenario: attached under the name that
 * pledge-picture-scenario.h says. xmp: the metadata, UTF-8. NULL where the file is not built as cairo builds one. */
GBytes *pledge_pdf_embed (GBytes *pdf, GBytes *scenario, const char *xmp);

G_END_DECLS
