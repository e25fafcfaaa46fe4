/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-chart.h"

/* A chart as a picture file: title, sentence and credit line inside. */

G_BEGIN_DECLS

typedef enum {
  PLEDGE_PICTURE_SVG,
  PLEDGE_PICTURE_PNG,
  PLEDGE_PICTURE_PDF,
} PledgePictureFormat;

typedef struct {
  PledgeView view;
  PledgeTheme theme;
  double width, height; /* pixels at scale 1 (96 to the inch) */
  double scale;         /* of a PNG: device pixels to the pixel */
  const char *family;   /* of the text; NULL: the default */
} PledgePictureOptions;

#define PLEDGE_PICTURE_ERROR (pledge_picture_error_quark ())
GQuark pledge_picture_error_quark (void);

typedef enum {
  PLEDGE_PICTURE_ERROR_SIZE,   /* too small or too large */
  PLEDGE_PICTURE_ERROR_RENDER, /* the drawing library reports a failure */
} PledgePictureError;

#define PLEDGE_PICTURE_MIN_PX 160.0
#define PLEDGE_PICTURE_MAX_PX 20000.0      /* a side, in device pixels */
#define PLEDGE_PICTURE_MAX_AREA_PX 1.2e8   /* in all, in device pixels */

/* 1200×800 at scale 1, light, ranking. */
PledgePictureOptions pledge_picture_options_default (void);

/* By the ending of the name, whatever its case; FALSE for another ending. */
gboolean pledge_picture_format_from_name (const char *name, PledgePictureFormat *format);

/* (transfer full) The file's bytes: the scenario's answer, or of a history its measure over the years, with
 * the selected members picked out. */
GBytes *pledge_picture_render (PledgeScenario *scenario, const PledgePictureOptions *options, PledgePictureFormat format, GError **error);

/* (transfer full) "pledgeline-nato-nato-2026-07-2026-3.5.svg", of alliance, edition, year and target: a name to offer for saving. */
char *pledge_picture_suggest_name (const PledgeAnswer *answer, PledgePictureFormat format);

G_END_DECLS
