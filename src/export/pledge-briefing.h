/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-briefing-page.h"
#include "pledge-export-format.h"
#include "pledge-scenario.h"

/* The briefing sheet: one A4 page about an ally, or about the alliance as a whole, with chart, numbers,
 * assumptions in words and sources. What stands on a page is in pledge-briefing-page.h. Errors are of
 * PLEDGE_PICTURE_ERROR and PLEDGE_CATALOGUE_ERROR. */

G_BEGIN_DECLS

/* Zero is a good default for everything below theme. */
typedef struct {
  PledgeTheme theme;
  PledgeFonts *fonts;  /* borrowed; NULL: the default */
  double scale;        /* of a PNG: device pixels to the pixel; 0: 2 */
  gboolean without_scenario; /* the file cannot be opened again */
} PledgeBriefingOptions;

/* Dark ink on white paper. */
PledgeBriefingOptions pledge_briefing_options_default (void);

/* (transfer full) A page of PLEDGE_BRIEFING_WIDTH_PX by PLEDGE_BRIEFING_HEIGHT_PX. iso3: NULL for the alliance.
 * options: nullable. NULL with an error for a code that the scenario's alliance has not. */
PledgeScene *pledge_briefing_new_page (PledgeScenario *scenario, const char *iso3, const PledgeBriefingOptions *options, GError **error);

/* (transfer full) (element-type PledgeScene) The pages of a document. iso3s: NULL-terminated; NULL or empty: the alliance's
 * page alone. alliance_first: its page goes before the members'. */
GPtrArray *pledge_briefing_new_pages (PledgeScenario *scenario, const char *const *iso3s, gboolean alliance_first, const PledgeBriefingOptions *options,
                                      GError **error);

/* (transfer full) The same pages as a file. format: one that is a picture; of several pages only a PDF can hold more than one. */
GBytes *pledge_briefing_render (PledgeScenario *scenario, const char *const *iso3s, gboolean alliance_first, const PledgeBriefingOptions *options,
                                PledgeExportFormat format, GError **error);

/* (transfer full) (element-type utf8) The codes of all members of the scenario's alliance in its year, in the answer's
 * order, NULL-terminated. */
char **pledge_briefing_list_members (PledgeScenario *scenario);

/* (transfer full) "pledgeline-briefing-nato-nato-2026-07-2026-3.5.pdf", or of one ally "pledgeline-briefing-DEU-…". */
char *pledge_briefing_suggest_name (PledgeScenario *scenario, const char *iso3, PledgeExportFormat format);

G_END_DECLS
