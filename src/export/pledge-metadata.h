/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-edition.h"

/* What a picture says of itself to programs: Dublin Core in the form that drawing programs show as the document's
 * metadata, and the scenario as a property of its own (pledge-picture-scenario.h). */

G_BEGIN_DECLS

/* (transfer full) An <rdf:RDF> element: title; date, source and publisher's licence of the edition; the credit line;
 * the language. scenario: a scenario file, nullable. No text in it is anything but text. */
char *pledge_metadata_to_xml (PledgeEdition *edition, const char *title, const char *credit, const char *language, GBytes *scenario);

/* (transfer full) The XMP of a document: its title (nullable) and the scenario. */
char *pledge_metadata_to_xmp (const char *title, GBytes *scenario);

/* BCP 47 code of the language that the program speaks. */
const char *pledge_metadata_get_language (void);

G_END_DECLS
