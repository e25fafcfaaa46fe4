/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* The kinds of file that a chart leaves as. */

G_BEGIN_DECLS

typedef enum {
  PLEDGE_EXPORT_PNG,  /* "png" */
  PLEDGE_EXPORT_SVG,  /* "svg" */
  PLEDGE_EXPORT_PDF,  /* "pdf" */
  PLEDGE_EXPORT_CSV,  /* "csv" */
  PLEDGE_EXPORT_JSON, /* "json" */
} PledgeExportFormat;

#define PLEDGE_EXPORT_N_FORMATS 5

/* Also the ending of such a file's name, without its dot. */
const char *pledge_export_format_to_id (PledgeExportFormat format);
gboolean pledge_export_format_from_id (const char *id, PledgeExportFormat *format);
/* By the ending of the name, whatever its case; FALSE for another ending. */
gboolean pledge_export_format_from_name (const char *name, PledgeExportFormat *format);

/* "PNG picture", translated. */
const char *pledge_export_format_get_title (PledgeExportFormat format);
/* "image/png" */
const char *pledge_export_format_get_mime_type (PledgeExportFormat format);
/* Whether it is drawn; the others are tables. */
gboolean pledge_export_format_is_picture (PledgeExportFormat format);

G_END_DECLS
