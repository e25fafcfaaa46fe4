/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-export-format.h"
#include "pledge-scenario.h"
#include "pledge-scene.h"

/* Scenes as a file of any kind that is a picture, with what it says of itself and the scenario that it shows, from which it
 * can be opened again. Errors are of PLEDGE_PICTURE_ERROR. */

G_BEGIN_DECLS

/* Strings and objects are borrowed. */
typedef struct {
  const char *title;
  const char *description;
  const char *credit;      /* nullable */
  PledgeEdition *edition;
  GBytes *scenario;        /* a scenario file; NULL: the file holds none */
  double scale;            /* of a PNG: device pixels to the pixel */
} PledgePictureFile;

/* (transfer full) Only a PDF can have more pages than one. */
GBytes *pledge_picture_file_render (const PledgeScene *const *pages, guint n_pages, const PledgePictureFile *file, PledgeExportFormat format,
                                    GError **error);

G_END_DECLS
