/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-path.h"
#include "pledge-profile.h"
#include "pledge-timeline.h"

/* What a briefing sheet says, before anybody asks where on the page: for pledge-briefing-page.c, and for tests. */

G_BEGIN_DECLS

typedef struct {
  char *label;
  char *text;
} PledgeBriefingLine;

/* What the answer comes to at another level of target, the same for all. */
typedef struct {
  double target_pct;
  gboolean asked;    /* the scenario's own target, with the members' own */
  char *target;      /* "3.5 %" */
  char *name;        /* of the newest commitment to it; "" where there is none */
  char *meeting;     /* "5 of 31"; of an ally "yes" or "no" */
  char *shortfall;   /* of an ally its gap, with a sign */
  char *net;         /* of an ally NULL */
} PledgeBriefingLevel;

typedef struct {
  char *head;        /* date, who spoke, share, scope and deadline */
  char *text;        /* what is known of it, and who says so */
} PledgeBriefingCommitment;

/* What the path costs against a baseline, with a sign. */
typedef struct {
  const char *name;
  char *year;        /* in the target year */
  char *sum;         /* in all years */
  gboolean asked;    /* the scenario's own baseline */
} PledgeBriefingBaseline;

typedef struct {
  PledgeScenario *scenario;   /* a copy: its measure is the share, an ally is the one selected */
  PledgeAnswer *answer;
  PledgeTimeline *timeline;
  PledgeProfile *profile;     /* of the ally; NULL for the alliance */
  const PledgeAnswerRow *row; /* of the ally; NULL for the alliance */
  GPtrArray *marks;           /* of PledgeCommitment: named on the charts */
  char *title;
  char *subtitle;
  char *sentence;
  GPtrArray *numbers;         /* of PledgeBriefingLine */
  GPtrArray *levels;          /* of PledgeBriefingLevel, by target; empty where there are no figures */
  GPtrArray *assumptions;     /* of PledgeBriefingLine */
  GPtrArray *commitments;     /* of PledgeBriefingCommitment, newest first */
  char *addressed;            /* the heading above them */
  PledgePath *path;
  const PledgePathLine *path_line; /* the ally's, or that of the members together; the path's */
  char *path_heading;
  char *path_sentence;
  char *path_note;            /* which years are assumed; nullable */
  GPtrArray *baselines;       /* of PledgeBriefingBaseline; empty where amounts are not known */
  GPtrArray *sources;         /* of char * */
} PledgeBriefingWords;

/* (transfer full) iso3: a member of the scenario's alliance, or NULL for the alliance. */
PledgeBriefingWords *pledge_briefing_words_new (PledgeScenario *scenario, const char *iso3);
void pledge_briefing_words_free (PledgeBriefingWords *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeBriefingWords, pledge_briefing_words_free)

G_END_DECLS
