/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-archive.h"

/* XML parts of an archive, read as a stream. A part that declares a document type is refused before anything of it
 * is looked at: there are no entities beside XML's own five, so that none can grow, and nothing is fetched. */

G_BEGIN_DECLS

/* An element as it begins. Its name is without prefix. */
typedef struct _PledgeXmlElement PledgeXmlElement;

typedef struct {
  gboolean (*start) (const char *name, const PledgeXmlElement *element, gpointer user_data, GError **error);
  gboolean (*end) (const char *name, gpointer user_data, GError **error);
  /* May come in several pieces; NULL where text does not matter. */
  gboolean (*text) (const char *text, gsize length, gpointer user_data, GError **error);
} PledgeXmlHandler;

/* Errors name the file and the part. Elements of namespaces that are an extension's are passed over. */
gboolean pledge_xml_read (PledgeArchive *archive, const char *part, const PledgeXmlHandler *handler, gpointer user_data, GError **error);

/* Copies an attribute's value, named without prefix; FALSE where it is absent or does not fit. */
gboolean pledge_xml_get (const PledgeXmlElement *element, const char *name, char *value, gsize size);
/* (transfer full) (nullable) */
char *pledge_xml_dup (const PledgeXmlElement *element, const char *name);
/* fallback where it is absent or no whole number that fits. */
int pledge_xml_get_int (const PledgeXmlElement *element, const char *name, int fallback);
/* FALSE where it is absent. */
gboolean pledge_xml_get_boolean (const PledgeXmlElement *element, const char *name);

G_END_DECLS
