/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-chart.h"
#include "pledge-scene-private.h"

/* Made-up alliances and charts of them: as many members as a test wants, with the figures it wants. */

typedef struct {
  const char *name;
  double spending_usd_m, gdp_usd_m; /* NAN where absent */
  double share_pct;                 /* as printed; NAN where absent */
} ChartMember;

typedef struct {
  PledgeFonts *fonts;
  PledgeStyle style;
  GPtrArray *marks;
  PledgeScenario *scenario;
  PledgeAnswer *answer;
  PledgeChartRequest request; /* 1000×700, no frame, light, scale 1, no marks */
  PledgeChart *chart;
} ChartFixture;

/* "AAA", "AAB", …: the code of the member at a position; borrowed until the next call. */
const char *chart_fixture_iso3 (guint position);

/* For g_test_add: a fixture without a question. */
void chart_fixture_set_up (ChartFixture *self, gconstpointer data);
void chart_fixture_tear_down (ChartFixture *self, gconstpointer data);

/* Asks about these members: a target of 3.5 %, by share. */
void chart_fixture_ask (ChartFixture *self, const ChartMember *members, guint n_members);
/* n members whose shares run evenly from 5.2 % down to 0.5 %; some have tables that disagree. */
void chart_fixture_ask_many (ChartFixture *self, guint n_members);
void chart_fixture_set_target (ChartFixture *self, double target_pct);
/* (transfer none) The chart of the request, until the next one is drawn. */
const PledgeChart *chart_fixture_draw (ChartFixture *self, PledgeView view);

/* What is drawn of a group, by kind; asserts that it is there. */
const PledgeShape *chart_fixture_shape (const PledgeChart *chart, const char *group_id, PledgeShapeKind kind, guint nth);
guint chart_fixture_count (const PledgeChart *chart, const char *group_id, PledgeShapeKind kind);

/* Where a text is drawn, its group's clip taken into account. */
PledgeRect chart_fixture_text_box (const PledgeChart *chart, const PledgeShape *shape);
gboolean chart_fixture_overlap (const PledgeRect *a, const PledgeRect *b);

/* Fails the test where a shape lies outside of the picture, where two texts touch, where a text lies on
 * the bars of the rows, or where a row can be picked outside the plot. where: to tell the reader. */
void chart_fixture_check (const PledgeChart *chart, const char *where);
/* The same at every size, number of members and text scale, scrolling or not, with and without a frame. */
void chart_fixture_check_everywhere (ChartFixture *self, PledgeView view);
