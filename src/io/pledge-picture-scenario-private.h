/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-picture-scenario.h"

/* How each kind of picture is looked through. Each sets *found (transfer full) to the scenario, or leaves it NULL where
 * there is none, and returns NULL; or it returns what is wrong with the picture, a part of a sentence. */

G_BEGIN_DECLS

const char *pledge_picture_png_find (GBytes *bytes, GBytes **found);
const char *pledge_picture_pdf_find (GBytes *bytes, GBytes **found);
/* XML that has the property somewhere: an SVG, or XMP. svg: whether its root must be one. */
const char *pledge_picture_xml_find (const char *text, gsize length, gboolean svg, GBytes **found);

/* Whether it begins as a scenario file does. */
gboolean pledge_picture_is_scenario (gconstpointer data, gsize length);

G_END_DECLS
