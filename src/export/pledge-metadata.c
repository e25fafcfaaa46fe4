/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-metadata.h"

#include <glib/gi18n-lib.h>

#include "pledge-file.h"

#define MAX_TEXT_CHARS 4000

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

char *
pledge_metadata_to_xml (PledgeEdition *edition, const char *title, const char *credit, const char *language)
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

  xml = g_string_new ("\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                      "xmlns:cc=\"http://creativecommons.org/ns#\">\n<cc:Work rdf:about=\"\">\n<dc:format>image/svg+xml</dc:format>\n");
  append (xml, "title", FALSE, title);
  append (xml, "date", FALSE, info->published);
  append (xml, "creator", TRUE, "Pledgeline");
  append (xml, "rights", TRUE, rights);
  append (xml, "source", FALSE, source);
  append (xml, "relation", FALSE, info->url);
  append (xml, "language", FALSE, language);
  g_string_append (xml, "</cc:Work>\n</rdf:RDF>\n");

  return g_string_free (xml, FALSE);
}

const char *
pledge_metadata_get_language (void)
{
  /* Translators: the code (BCP 47) of the language that you translate into, such as de or pt-BR */
  return C_("language code", "en");
}
