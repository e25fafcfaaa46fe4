/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* The words in which NATO's tables say what they hold. A text is one of these phrases from its first letter to its
 * last, or it is not understood: "Constant 2021 prices" is, "Constant prices of 2021" is not. */

G_BEGIN_DECLS

/* Of a table's title. */
typedef enum {
  PLEDGE_NATO_NOTHING,
  PLEDGE_NATO_SPENDING,
  PLEDGE_NATO_SHARE,
  PLEDGE_NATO_GDP,
  PLEDGE_NATO_PER_HEAD,
  PLEDGE_NATO_PERSONNEL,
  PLEDGE_NATO_DISTRIBUTION,
  PLEDGE_NATO_SUMMARY, /* two years side by side, of which other tables have every one: left out */
} PledgeNatoSubject;

/* Of a table's subtitle, or of a heading within it; 0 or NULL where nothing was said. */
typedef struct {
  const char *unit;    /* such as "US$ million" */
  const char *prices;  /* "current" or "constant" */
  const char *measure; /* where a subject has several */
  int base_year;
} PledgeNatoTerms;

typedef struct {
  const char *id;
  const char *unit;  /* "%d" is the base year */
  const char *title; /* the same */
} PledgeNatoIndicator;

/* "Table 8a : Distribution of …": (nullable) (transfer full) what stands after the number, "" where nothing does. */
char *pledge_nato_dup_table_title (const char *text);
/* core: whether it speaks of core expenditure. PLEDGE_NATO_NOTHING where the title is not known. */
PledgeNatoSubject pledge_nato_read_title (const char *title, gboolean *core);
/* Adds what a subtitle or heading says to terms; FALSE where it is not known. */
gboolean pledge_nato_read_terms (const char *text, PledgeNatoTerms *terms);
/* (nullable) What figures of a subject are on such terms. */
const PledgeNatoIndicator *pledge_nato_find_indicator (PledgeNatoSubject subject, const PledgeNatoTerms *terms);

/* Rows that sum up others. */
gboolean pledge_nato_is_aggregate (const char *name);
/* Text below a table. */
gboolean pledge_nato_is_note (const char *text);

G_END_DECLS
