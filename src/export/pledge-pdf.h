/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-scene.h"

/* Scenes as the pages of a PDF: text that can be selected, in fonts that the file carries. Errors are of
 * PLEDGE_PICTURE_ERROR. */

G_BEGIN_DECLS

/* A pixel of a scene is 1/96 inch, a point 1/72. */
#define PLEDGE_PDF_POINTS_PER_PX 0.75
/* A page of PDF 1.5 is at most 200 inches long. */
#define PLEDGE_PDF_MAX_SIDE_PX 19200.0

/* What the file says about itself; any may be NULL. */
typedef struct {
  const char *title;
  const char *subject;
  const char *author;   /* NULL: "Pledgeline" */
  const char *creator;  /* NULL: "Pledgeline" */
  const char *keywords; /* separated by commas */
  GDateTime *created;   /* NULL: what SOURCE_DATE_EPOCH says, else no date, so that the same scenes are the same bytes */
  GBytes *scenario;     /* a scenario file, to be attached and to stand in the metadata */
} PledgePdfInfo;

/* (transfer full) A page a scene, each of its scene's size. info: nullable. */
GBytes *pledge_pdf_render_pages (const PledgeScene *const *scenes, guint n_scenes, const PledgePdfInfo *info, GError **error);

G_END_DECLS
