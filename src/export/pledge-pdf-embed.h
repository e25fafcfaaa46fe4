/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What cairo 1.16 cannot put into a PDF: an attached file and a stream of metadata. */

G_BEGIN_DECLS

/* Of a file that cairo wrote as PDF 1.4 and that was not changed since. scenario: attached under the name that
 * pledge-picture-scenario.h says. xmp: the metadata, UTF-8. FALSE, and the file is as it was, where it is not built as
 * cairo builds one. */
gboolean pledge_pdf_embed (GByteArray *pdf, GBytes *scenario, const char *xmp);

G_END_DECLS
