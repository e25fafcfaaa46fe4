/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-scene.h"

/* PledgeStyle: the colours and text sizes of a chart. A plain value: one per theme. */

G_BEGIN_DECLS

typedef enum {
  PLEDGE_THEME_LIGHT,              /* "light" */
  PLEDGE_THEME_DARK,               /* "dark" */
  PLEDGE_THEME_PRINT,              /* "print": white paper, dark ink */
  PLEDGE_THEME_HIGH_CONTRAST,      /* "high-contrast" */
  PLEDGE_THEME_HIGH_CONTRAST_DARK, /* "high-contrast-dark" */
} PledgeTheme;

#define PLEDGE_STYLE_N_SERIES 8

typedef struct {
  PledgeColour background;
  PledgeColour text;
  PledgeColour muted;      /* text of second rank; still readable */
  PledgeColour grid;
  PledgeColour met;        /* bar of a member that meets its target */
  PledgeColour unmet;
  PledgeColour gap;        /* hatching from the bar's end to the line */
  PledgeColour gap_under;
  PledgeColour gap_text;
  PledgeColour line;       /* target line and handle */
  PledgeColour line_text;  /* on the handle */
  PledgeColour track;
  PledgeColour track_filled;
  PledgeColour quiet;      /* line of a member that is not picked out */
  PledgeColour series[PLEDGE_STYLE_N_SERIES]; /* lines that are, in this order; for every kind of eye, and fit to be written in */
  PledgeColour hover;
  PledgeColour selection;
  PledgeColour focus;
  double text_scale;       /* 1: as drawn; the desktop's large text is 1.25 and more */
  gboolean outlined;       /* bars have an outline in the text colour (high contrast) */
} PledgeStyle;

/* text_scale is clamped to 0.5 … 4. */
PledgeStyle pledge_style_new (PledgeTheme theme, double text_scale);

const char *pledge_theme_to_id (PledgeTheme theme);
gboolean pledge_theme_from_id (const char *id, PledgeTheme *theme);

G_END_DECLS
