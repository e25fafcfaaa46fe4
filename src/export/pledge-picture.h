/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-chart.h"
#include "pledge-export-format.h"

/* A chart as a picture file, with what stands around it. */

G_BEGIN_DECLS

/* Strings are borrowed. Zero is a good default for everything below scale. */
typedef struct {
  PledgeView view;
  PledgeTheme theme;
  double width, height;   /* pixels at scale 1 (96 to the inch): how much room there is for the chart */
  double scale;           /* of a PNG: device pixels to the pixel; its resolution is 96 dpi times that */
  gboolean transparent;   /* nothing is painted behind the chart */
  const char *title;      /* NULL: the program's own; "": none */
  const char *subtitle;   /* likewise, of the sentence below it */
  gboolean without_credit;
  gboolean without_scenario; /* the file cannot be opened again */
  gboolean legend;        /* what the colours and lines mean */
  gboolean table;         /* the chart's numbers below it; refused where the picture has no room for both */
  const char *family;     /* of the text; NULL: the default */
  PledgeFonts *fonts;     /* shaped before, to be used again by the next of many pictures, instead of the family; nullable */
} PledgePictureOptions;

#define PLEDGE_PICTURE_ERROR (pledge_picture_error_quark ())
GQuark pledge_picture_error_quark (void);

typedef enum {
  PLEDGE_PICTURE_ERROR_SIZE,   /* too small or too large */
  PLEDGE_PICTURE_ERROR_RENDER, /* the drawing library reports a failure */
} PledgePictureError;

#define PLEDGE_PX_PER_INCH 96.0
#define PLEDGE_PICTURE_MIN_PX 160.0
#define PLEDGE_PICTURE_MIN_DEVICE_PX 16 /* a side of a PNG: a smaller one shows nothing */
#define PLEDGE_PICTURE_MAX_PX 20000.0      /* a side, in device pixels */
#define PLEDGE_PICTURE_MAX_AREA_PX 1.2e8   /* in all, in device pixels */

/* 1200×800 at scale 1, light, ranking. */
PledgePictureOptions pledge_picture_options_default (void);

/* Whether a picture can have that size. */
gboolean pledge_picture_check_size (const PledgePictureOptions *options, PledgeExportFormat format, GError **error);

/* (transfer full) The file's bytes: the scenario's answer, or of a history its measure over the years, with
 * the selected members picked out. format: one that is a picture. */
GBytes *pledge_picture_render (PledgeScenario *scenario, const PledgePictureOptions *options, PledgeExportFormat format, GError **error);

/* (transfer full) What such a file shows, to be looked at before it is written, or to be put on paper. format: one that is a picture. */
PledgeScene *pledge_picture_new_scene (PledgeScenario *scenario, const PledgePictureOptions *options, PledgeExportFormat format, GError **error);

/* (transfer full) What the picture is called and says below that where the options do not say otherwise. */
char *pledge_picture_dup_title (PledgeScenario *scenario, PledgeView view);
char *pledge_picture_dup_subtitle (PledgeScenario *scenario, PledgeView view);

G_END_DECLS
