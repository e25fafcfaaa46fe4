/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-xml.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#include "pledge-file.h"
#include "pledge-json.h"

/* libxml2 gives an attribute as its name, prefix, namespace and where its value begins and ends. */
#define ATTRIBUTE_FIELDS 5
#define SHOWN_CHARS 60

struct _PledgeXmlElement {
  const xmlChar **attributes;
  int n_attributes;
};

typedef struct {
  PledgeArchive *archive;
  char *part; /* fit to be shown */
  const PledgeXmlHandler *handler;
  gpointer user_data;
  xmlParserCtxt *context;
  GError *error;
  const xmlChar *uri;     /* that was looked at last: libxml2 keeps one copy of each */
  gboolean of_extension;  /* and what it is */
} Reading;

/* Of Office Open XML as it is usually written, and of its strict form. */
static gboolean
is_of_extension (Reading *reading, const xmlChar *uri)
{
  if (uri == reading->uri)
    return reading->of_extension;

  reading->uri = uri;
  return reading->of_extension =
         uri != NULL &&
         !g_str_has_prefix ((const char *) uri, "http://schemas.openxmlformats.org/") &&
         !g_str_has_prefix ((const char *) uri, "http://purl.oclc.org/ooxml/") &&
         !g_str_has_prefix ((const char *) uri, "http://purl.org/dc/");
}

static void
stop_unless (Reading *reading, gboolean good)
{
  if (!good)
    xmlStopParser (reading->context);
}

static void
start_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces,
                  const xmlChar **namespaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
  Reading *reading = data;
  PledgeXmlElement element = { attributes, n_attributes };

  if (reading->error == NULL && !is_of_extension (reading, uri))
    stop_unless (reading, reading->handler->start ((const char *) name, &element, reading->user_data, &reading->error));
}

static void
end_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Reading *reading = data;

  if (reading->error == NULL && reading->handler->end != NULL && !is_of_extension (reading, uri))
    stop_unless (reading, reading->handler->end ((const char *) name, reading->user_data, &reading->error));
}

static void
text_cb (void *data, const xmlChar *text, int length)
{
  Reading *reading = data;

  if (reading->error == NULL && reading->handler->text != NULL)
    stop_unless (reading, reading->handler->text ((const char *) text, length, reading->user_data, &reading->error));
}

static void
document_type_cb (void *data, const xmlChar *name, const xmlChar *external_id, const xmlChar *system_id)
{
  Reading *reading = data;

  if (reading->error == NULL)
    g_set_error (&reading->error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_SYNTAX,
                 _("%s: %s: expected no document type in a workbook, found one"), pledge_archive_get_name (reading->archive), reading->part);
  xmlStopParser (reading->context);
}

/* The parser's own words go nowhere: what is wrong is told as a sentence of ours. */
static void
ignore_cb (void *data, xmlError *error)
{
}

static gboolean
take_cb (const char *data, gsize length, gpointer user_data, GError **error)
{
  Reading *reading = user_data;

  xmlParseChunk (reading->context, data, length, FALSE);
  if (reading->error == NULL && !reading->context->wellFormed)
    g_set_error (&reading->error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_SYNTAX,
                 _("%s: %s: line %d: expected well-formed XML"), pledge_archive_get_name (reading->archive), reading->part,
                 reading->context->input != NULL ? reading->context->input->line : 0);
  if (reading->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&reading->error));
  return FALSE;
}

gboolean
pledge_xml_read (PledgeArchive *archive, const char *part, const PledgeXmlHandler *handler, gpointer user_data, GError **error)
{
  xmlSAXHandler sax = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = start_element_cb,
    .endElementNs = end_element_cb,
    .characters = text_cb,
    .cdataBlock = text_cb,
    .internalSubset = document_type_cb,
    .serror = (xmlStructuredErrorFunc) ignore_cb, /* from libxml2 2.12 on the error is const */
  };
  g_autofree char *shown = pledge_file_dup_shown_text (part, -1, SHOWN_CHARS);
  Reading reading = { .archive = archive, .part = shown, .handler = handler, .user_data = user_data };
  gboolean good;

  reading.context = xmlCreatePushParserCtxt (&sax, &reading, NULL, 0, NULL);
  /* Without it "&amp;" in an attribute arrives as "&#38;". */
  xmlCtxtUseOptions (reading.context, XML_PARSE_NOENT | XML_PARSE_NONET | XML_PARSE_COMPACT);
  good = pledge_archive_read (archive, part, take_cb, &reading, error);
  if (good)
    {
      xmlParseChunk (reading.context, NULL, 0, TRUE);
      good = take_cb (NULL, 0, &reading, error);
    }
  if (reading.context->myDoc != NULL)
    xmlFreeDoc (reading.context->myDoc);
  xmlFreeParserCtxt (reading.context);
  g_clear_error (&reading.error);
  return good;
}

static const xmlChar **
find (const PledgeXmlElement *element, const char *name)
{
  for (int i = 0; i < element->n_attributes; i++)
    if (strcmp ((const char *) element->attributes[i * ATTRIBUTE_FIELDS], name) == 0)
      return &element->attributes[i * ATTRIBUTE_FIELDS];

  return NULL;
}

gboolean
pledge_xml_get (const PledgeXmlElement *element, const char *name, char *value, gsize size)
{
  const xmlChar **attribute = find (element, name);
  gsize length = attribute != NULL ? (gsize) (attribute[4] - attribute[3]) : 0;

  if (attribute == NULL || length >= size)
    return FALSE;

  memcpy (value, attribute[3], length);
  value[length] = '\0';
  return TRUE;
}

char *
pledge_xml_dup (const PledgeXmlElement *element, const char *name)
{
  const xmlChar **attribute = find (element, name);

  return attribute != NULL ? g_strndup ((const char *) attribute[3], attribute[4] - attribute[3]) : NULL;
}

int
pledge_xml_get_int (const PledgeXmlElement *element, const char *name, int fallback)
{
  char text[16];
  gint64 value;

  if (!pledge_xml_get (element, name, text, sizeof text) || !g_ascii_string_to_signed (text, 10, G_MININT, G_MAXINT, &value, NULL))
    return fallback;

  return value;
}

gboolean
pledge_xml_get_boolean (const PledgeXmlElement *element, const char *name)
{
  char text[8];

  return pledge_xml_get (element, name, text, sizeof text) && (strcmp (text, "1") == 0 || strcmp (text, "true") == 0);
}
