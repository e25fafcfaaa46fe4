/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* The scenario that a picture of ours holds: where it stands in which kind of file, and how it is found again, also when
 * the picture has been through another program that kept its metadata. What is there is a scenario file as it is.
 *
 * PNG: a text of the keyword below, in a chunk iTXt, zTXt or tEXt. SVG: the RDF property below, in the document's metadata.
 * PDF: an attached file, and the same property in the XMP stream.
 *
 * Pictures are others' files: nothing is drawn of them, entities are not followed, and what is deflated is inflated only as
 * far as a scenario can be long. */

G_BEGIN_DECLS

#define PLEDGE_PICTURE_SCENARIO_KEYWORD "pledgeline-scenario"
#define PLEDGE_PICTURE_SCENARIO_NAMESPACE "https://github.com/pledgeline/pledgeline/ns#"
#define PLEDGE_PICTURE_SCENARIO_PROPERTY "scenario"
#define PLEDGE_PICTURE_SCENARIO_FILE "scenario.pledge"
#define PLEDGE_PICTURE_SCENARIO_MEDIA_TYPE "application/vnd.pledgeline.scenario+json"

/* The longest one that is looked for. */
#define PLEDGE_PICTURE_SCENARIO_MAX_BYTES (1024 * 1024)
/* The largest picture that is looked into. */
#define PLEDGE_PICTURE_MAX_BYTES (256 * 1024 * 1024)

/* Whether the bytes begin like a picture or other document of which somebody may think that it holds a scenario; a scenario
 * file does not. */
gboolean pledge_scenario_is_in_picture (GBytes *bytes);

/* (transfer full) The scenario file in a picture. name: what errors, of PLEDGE_IO_ERROR, call the picture. It has not been
 * read yet. */
GBytes *pledge_scenario_find_in_picture (GBytes *bytes, const char *name, GError **error);

G_END_DECLS
