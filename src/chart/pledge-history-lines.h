/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-axis.h"
#include "pledge-scene-builder.h"

/* The lines of a history, and the labels at their ends. For the files of the history chart only. */

G_BEGIN_DECLS

/* One element a year each; values that are absent are NAN, the other lists nullable. */
typedef struct {
  const double *values;
  const gboolean *estimates;
  const gboolean *breaks;
  const gboolean *counted;
  guint n_years;
} PledgeCourse;

typedef struct {
  PledgeColour colour;
  double width;
  double dash;         /* of all of it; 0: only estimates are dashed */
  double disc_radius;  /* of a year that stands alone */
  double stroke_px;    /* length of the strokes at a break */
} PledgeCourseLook;

/* years: positions from 0 ↔ x. values ↔ y. */
void pledge_course_draw (PledgeSceneBuilder *builder, const PledgeCourse *course, const PledgeAxis *years, const PledgeAxis *values,
                         const PledgeCourseLook *look);

/* A label at the right end of a line. */
typedef struct {
  const char *id;
  const char *owner;    /* nullable */
  const char *name;
  char *text;
  char *description;
  PledgeColour colour;
  PledgeWeight weight;
  double x, y;          /* where the line ends */
  double at;            /* the middle of the label: as near to y as its neighbours let it */
} PledgeLineLabel;

/* Orders the labels from top to bottom and sets where they go, height apart and between top and bottom.
 * Where there is no room for all, the last of the list are left out. */
void pledge_line_labels_place (GArray *labels, double top, double bottom, double height);
void pledge_line_label_clear (gpointer label);

G_END_DECLS
