/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-answer.h"
#include "pledge-axis.h"
#include "pledge-path.h"
#include "pledge-revisions.h"
#include "pledge-scene-builder.h"
#include "pledge-scene.h"
#include "pledge-style.h"
#include "pledge-timeline.h"

/* What every chart is given and gives. A chart is a pure function of answer and request. */

G_BEGIN_DECLS

typedef struct _PledgeLegend PledgeLegend;
typedef struct _PledgeFigureTable PledgeFigureTable;

/* All strings are borrowed for the call. Zero is a good default for everything below fonts. */
typedef struct {
  double width, height;     /* pixels at scale 1 */
  const PledgeStyle *style;
  PledgeFonts *fonts;
  GPtrArray *marks;         /* of PledgeCommitment: named on the target track; nullable */

  /* A picture carries its title, sentence and credit; a window shows them elsewhere. Nullable. */
  const char *title;
  const char *sentence;
  const char *credit;
  const PledgeLegend *legend;   /* between sentence and chart; nullable */
  const PledgeFigureTable *figures; /* between chart and credit; nullable */

  /* Where rows may scroll: pixels that the rows are scrolled up by. A chart that may not scroll shows
   * as many rows as fit and says how many it left out. */
  gboolean scrolls;
  double scroll;

  double axis_max_pct;      /* end of the share axis; 0: chosen to fit the answer */
  /* The axis of gaps, or of a path's money, reaches at least this far, in the money that it counts in; 0: to fit the answer. */
  double gap_min_lens, gap_max_lens;
  const PledgeAxis *align;  /* of the target chart: pixels to put the track on; nullable */
  const char *hovered;      /* ISO3, nullable */
  const char *selected;     /* ISO3 of the lead, nullable */
  const char *const *selection; /* ISO3 of all that are selected, NULL-terminated; NULL: the lead alone */
  const PledgeRevisions *revisions; /* of the answer: what other editions say, on its bar; nullable */
  const PledgeTimeline *timeline; /* what a history shows: needed by it; else nullable */
  const PledgePath *path;   /* what a path shows: likewise */
  int picked_year;          /* of a path: pointed at, held, or the keyboard's; 0: none */
  /* On the way from one answer to the next: rows and bars stand between where they were and where they go.
   * from: nullable; progress: 0 at the old place, 1 at the new. */
  const PledgeAnswer *from;
  double progress;
  gboolean target_active;   /* the target is being dragged or pointed at */
  gboolean target_focused;  /* … or has the keyboard focus, visibly */
} PledgeChartRequest;

/* A year of a path whose share can be dragged. */
typedef struct {
  int year;
  double x, y;
  PledgeRect grab;
} PledgeChartPoint;

typedef struct {
  PledgeScene *scene;
  PledgeAxis target_axis;   /* target in % of GDP ↔ x, or y where target_is_vertical; without length in a chart that shows no target */
  gboolean target_is_vertical;
  PledgeRect target_handle; /* the handle of its own that a line has; empty where the grab is all */
  PledgeRect target_grab;   /* where a press takes hold of the target; empty likewise */
  PledgeRect total_grab;    /* where it takes hold of core and related together; empty where the target is all */
  PledgeAxis year_axis;     /* of a chart along time: year ↔ x; else without length */
  PledgeRect plot;          /* where rows are, and scroll */
  double content_height;    /* of all rows; more than plot.height where they scroll */
  double row_height;        /* 0 in a chart without rows */
  double gap_min_lens;      /* the ends of the axis of gaps or of a path's money, to hold it still by; 0 where there is none */
  double gap_max_lens;
  GArray *points;           /* of PledgeChartPoint, along target_axis; NULL in any chart but a path */
} PledgeChart;

void pledge_chart_free (PledgeChart *chart);

typedef enum {
  PLEDGE_VIEW_RANKING, /* "ranking" */
  PLEDGE_VIEW_GAP,     /* "gap" */
  PLEDGE_VIEW_HISTORY, /* "history": the request needs a timeline */
  PLEDGE_VIEW_TARGET,  /* "target" */
  PLEDGE_VIEW_PATH,    /* "path": the request needs a path */
} PledgeView;

#define PLEDGE_N_VIEWS (PLEDGE_VIEW_PATH + 1)

/* (transfer full) The chart of a view. width and height must be finite and at least PLEDGE_CHART_MIN. */
PledgeChart *pledge_chart_new (PledgeView view, const PledgeAnswer *answer, const PledgeChartRequest *request);

#define PLEDGE_CHART_MIN 16.0

const char *pledge_view_to_id (PledgeView view);
gboolean pledge_view_from_id (const char *id, PledgeView *view);

/* Whether the member is one of the selected. */
gboolean pledge_chart_is_selected (const PledgeChartRequest *request, const char *iso3);

/* The end of the share axis that fits an answer and what else the request wants shown. */
double pledge_chart_share_max_pct (const PledgeAnswer *answer, const PledgeChartRequest *request);

/* Draws title, sentence, legend (top), figures and credit (bottom) of the request into the builder and
 * returns what is left of the picture, padding taken off. In a small picture they are set smaller; in one
 * that is smaller still sentence, legend and figures are left out and the credit is cut, or no chart would
 * be left. */
PledgeRect pledge_chart_frame (PledgeSceneBuilder *builder, const PledgeChartRequest *request, double padding);

/* What a chart keeps of the height of a picture that has figures, in pixels at text scale 1. */
#define PLEDGE_CHART_BESIDE_FIGURES_PX 160.0

/* The least size of a picture whose figures are not left out. The height is that at the request's width,
 * INFINITY where it is narrower than that. */
double pledge_chart_get_least_width (const PledgeChartRequest *request);
double pledge_chart_get_least_height (const PledgeChartRequest *request);

/* The step of an axis's labels: a comfortable distance apart, closer only where too few would be left. */
double pledge_chart_tick_step (const PledgeAxis *axis, double text_scale);

/* Text on as many lines as it needs within max_width, at most max_lines of them (the last is cut), the
 * first baseline at y; returns the height used. builder NULL: only measured. */
double pledge_chart_paragraph (PledgeSceneBuilder *builder, PledgeFonts *fonts, const char *text, double x, double y, double max_width,
                               guint max_lines, double size, PledgeWeight weight, PledgeColour colour);
/* How many of its lines a height holds. */
guint pledge_chart_lines_in (double height, double size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeChart, pledge_chart_free)

G_END_DECLS
