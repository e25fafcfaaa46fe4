/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-scene.h"

/* The words of an SVG document, each appended to a string. For the files of this room only. */

G_BEGIN_DECLS

/* Two decimals at most, in the shortest form; never "-0", never a comma. */
void pledge_svg_append_number (GString *string, double number);
void pledge_svg_append_attribute (GString *string, const char *name, double number);
/* Escaped for content and attributes alike, without what XML 1.0 has no place for. */
void pledge_svg_append_escaped (GString *string, const char *text);
/* A whole element; nothing if text is NULL. id may be NULL. */
void pledge_svg_append_element (GString *string, const char *name, const char *id, const char *text);
/* property: "fill" or "stroke"; with its opacity where there is need. */
void pledge_svg_append_paint (GString *string, const char *property, const PledgeColour *colour);
void pledge_svg_append_stroke (GString *string, const PledgeColour *colour, double width, double dash);
/* Families as Pango takes them, as CSS names them, the fallbacks after them, and last those that have what a Latin font
 * lacks. language: BCP 47, whose Han characters are meant; nullable. */
void pledge_svg_append_families (GString *string, const char *families, const char *language);

G_END_DECLS
