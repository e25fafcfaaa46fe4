/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-sheet-table.h"

/* The words in which SIPRI's sheets say what they hold: titles, the lines below them, regions. */

G_BEGIN_DECLS

typedef enum {
  PLEDGE_SIPRI_NATIONAL,
  PLEDGE_SIPRI_CONSTANT,
  PLEDGE_SIPRI_CURRENT,
  PLEDGE_SIPRI_SHARE,
  PLEDGE_SIPRI_PER_HEAD,
  PLEDGE_SIPRI_GOVERNMENT,
  PLEDGE_SIPRI_LEFT_OUT,
} PledgeSipriSubject;

typedef struct {
  const char *pattern;
  PledgeSipriSubject subject;
  const char *says;      /* what one of the lines below the title must hold; NULL for nothing */
  const char *indicator; /* NULL where it is left out */
  const char *unit;      /* "%d" is the base year */
  const char *title;
} PledgeSipriTable;

/* The tables that are known, in the order in which they are to be read; terminated by a pattern of NULL. */
const PledgeSipriTable *pledge_sipri_tables (void);

/* What stands above the years of a sheet. */
typedef struct {
  PledgeSheet *sheet;            /* NULL where the sheet has no table */
  const PledgeSipriTable *table;
  guint title_row;
  int base_year;  /* of the title; 0 where it has none */
  int first_year; /* of the title */
  int last_year;
  gboolean explains_colours;
  guint header;   /* position of the row of years */
} PledgeSipriHead;

/* FALSE with an error where there is a table that is not known. */
gboolean pledge_sipri_head_read (PledgeSheet *sheet, PledgeSipriHead *head, GError **error);
/* Whether one of the lines between the title and the years holds the words, in small letters with single spaces. */
gboolean pledge_sipri_head_says (const PledgeSipriHead *head, const char *words);

gboolean pledge_sipri_is_title (const PledgeSheetRow *row);
gboolean pledge_sipri_is_region (const char *name);
/* Of no country, but in a row like one's. */
gboolean pledge_sipri_is_left_out (const char *name);
/* (transfer full) In small letters with single spaces. */
char *pledge_sipri_dup_plain (const char *text);

G_END_DECLS
