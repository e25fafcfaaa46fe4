/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-answer.h"
#include "pledge-timeline.h"

/* A timeline in words, translated: what chart, tooltip and speech share. All but one return new strings. */

G_BEGIN_DECLS

/* "NATO · July 2026 · 2014–2026e". */
char *pledge_timeline_words_title (const PledgeTimeline *timeline);
/* What goes above a picture: the line of that member, else the alliance's, and the answer's sentence on its
 * year. iso3: nullable. */
char *pledge_timeline_words_sentence (const PledgeTimeline *timeline, const PledgeAnswer *answer, const char *iso3);
/* Credit line for a picture: source, definition, years, what the alliance's line is, the publisher's credit. */
char *pledge_timeline_words_credit (const PledgeTimeline *timeline);
/* What is measured, to head an axis: "Share of GDP", "US$ at 2021 prices". currency: ISO 4217 of the
 * lines shown in the national lens, nullable. */
char *pledge_timeline_words_measure (const PledgeTimeline *timeline, const char *currency);
/* A value of a line: "2.69 %", "US$44.0 bn". */
char *pledge_timeline_words_value (const PledgeTimeline *timeline, double value, const char *currency);
/* The same to label an axis. */
char *pledge_timeline_words_tick (const PledgeTimeline *timeline, double value);

/* One year of a member: "Germany 2014: 1.19 % of GDP." with what a reader must know of it. index: from 0,
 * the timeline's first year. */
char *pledge_timeline_words_point (const PledgeTimeline *timeline, const PledgeTimelineLine *line, guint index);
/* The whole line: "Germany: 1.19 % of GDP in 2014, 2.69 % in 2026e, the highest." */
char *pledge_timeline_words_line (const PledgeTimeline *timeline, const PledgeTimelineLine *line);
/* A member's target in money: "Germany at 3.5 % of GDP: US$136 bn in 2014, US$180 bn in 2026e." */
char *pledge_timeline_words_target (const PledgeTimeline *timeline, const PledgeTimelineLine *line);

/* "NATO together". */
char *pledge_timeline_words_total_name (const PledgeTimeline *timeline);
/* The total like a line, and whom it counts. */
char *pledge_timeline_words_total (const PledgeTimeline *timeline);
/* Why there is no total, or none in some years; NULL where there is one wherever there are figures. */
char *pledge_timeline_words_total_missing (const PledgeTimeline *timeline);

/* "Break in the series: Luxembourg 2023. From 2023 on …" for a member with a break between two figures, or NULL. */
char *pledge_timeline_words_breaks (const PledgeTimeline *timeline, const PledgeTimelineLine *line);
/* Why a member has no value in any year; NULL where it has one. Not to be freed. */
const char *pledge_timeline_words_absence (const PledgeTimeline *timeline, const PledgeTimelineLine *line);
/* "Not shown: Iceland (no armed forces)." for all members without a value, or NULL. Many are counted, not named. */
char *pledge_timeline_words_absent (const PledgeTimeline *timeline);
/* In place of the chart where no member has a value. */
char *pledge_timeline_words_empty (const PledgeTimeline *timeline);

G_END_DECLS
