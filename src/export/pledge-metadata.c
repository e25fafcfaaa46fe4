/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-metadata.h"

#include <glib/gi18n-lib.h>

#include "pledge-file.h"
#include "pledge-picture-scenario.h"

#define MAX_TEXT_CHARS 4000
#define RDF "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
/* What marks an XMP packet: U+FEFF, and an id that is the same in each. */
#define PACKET_BEGINS "<?xpacket begin=\"\357\273\277\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"

/* name: of the element; agent: whether it is one who did something, as which its name then stands. */
static void
append (GString *xml, const char *name, gboolean agent, const char *text)
{
  g_autofree char *clean = NULL;
  g_autofree char *escaped = NULL;

  if (text == NULL || *text == '\0')
    return;

  clean = pledge_file_dup_shown_text (text, -1, MAX_TEXT_CHARS);
  escaped = g_markup_escape_text (clean, -1);
  if (agent)
    g_string_append_printf (xml, "<dc:%s><cc:Agent><dc:title>%s</dc:title></cc:Agent></dc:%s>\n", name, escaped, name);
  else
    g_string_append_printf (xml, "<dc:%s>%s</dc:%s>\n", name, escaped, name);
}

/* Quotation marks, of which JSON is full, may stay in an element. */
static void
append_scenario (GString *xml, GBytes *scenario)
{
  gsize length;
  const char *text = g_bytes_get_data (scenario, &length);
  g_autoptr (GString) escaped = g_string_new_len (text, (gssize) length);

  g_string_replace (escaped, "&", "&amp;", 0);
  g_string_replace (escaped, "<", "&lt;", 0);
  g_string_replace (escaped, ">", "&gt;", 0);

  g_string_append_printf (xml,
                          "<rdf:Description rdf:about=\"\" xmlns:pledgeline=\"" PLEDGE_PICTURE_SCENARIO_NAMESPACE
                          "\">\n<pledgeline:" PLEDGE_PICTURE_SCENARIO_PROPERTY ">%s</pledgeline:" PLEDGE_PICTURE_SCENARIO_PROPERTY
                          ">\n</rdf:Description>\n",
                          escaped->str);
}

char *
pledge_metadata_to_xml (PledgeEdition *edition, const char *title, const char *credit, const char *language, GBytes *scenario)
{
  const PledgeEditionInfo *info;
  g_autofree char *source = NULL;
  g_autofree char *rights = NULL;
  GString *xml;

  g_return_val_if_fail (PLEDGE_IS_EDITION (edition), NULL);

  info = pledge_edition_get_info (edition);
  /* Translators: publisher, title and code of an edition: "NATO, July 2026 (nato-2026-07)" */
  source = g_strdup_printf (_("%s, %s (%s)"), info->publisher, info->title, info->id);
  rights = credit != NULL ? g_strjoin (" ", credit, info->licence, NULL) : g_strdup (info->licence);

  xml = g_string_new ("\n<rdf:RDF " RDF " xmlns:cc=\"http://creativecommons.org/ns#\">\n<cc:Work rdf:about=\"\">\n<dc:format>image/svg+xml</dc:format>\n");
  append (xml, "title", FALSE, title);
  append (xml, "date", FALSE, info->published);
  append (xml, "creator", TRUE, "Pledgeline");
  append (xml, "rights", TRUE, rights);
  append (xml, "source", FALSE, source);
  append (xml, "relation", FALSE, info->url);
  append (xml, "language", FALSE, language);
  g_string_append (xml, "</cc:Work>\n");
  if (scenario != NULL)
    append_scenario (xml, scenario);
  g_string_append (xml, "</rdf:RDF>\n");

  return g_string_free (xml, FALSE);
}

char *
pledge_metadata_to_xmp (const char *title, GBytes *scenario)
{
  g_autofree char *clean = title != NULL ? pledge_file_dup_shown_text (title, -1, MAX_TEXT_CHARS) : NULL;
  g_autofree char *escaped = clean != NULL ? g_markup_escape_text (clean, -1) : NULL;
  GString *xml;

  g_return_val_if_fail (scenario != NULL, NULL);

  xml = g_string_new (PACKET_BEGINS "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF " RDF ">\n");
  if (escaped != NULL)
    g_string_append_printf (xml,
                            "<rdf:Description rdf:about=\"\">\n<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>\n"
                            "</rdf:Description>\n",
                            escaped);
  append_scenario (xml, scenario);
  g_string_append (xml, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>");

  return g_string_free (xml, FALSE);
}

const char *
pledge_metadata_get_language (void)
{
  /* Translators: the code (BCP 47) of the language that you translate into, such as de or pt-BR */
  return C_("language code", "en");
}
