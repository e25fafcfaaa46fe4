/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-path.h"

/* What the two files that make a path share: pledge-path-line.c one member's line, pledge-path.c their sum. */

G_BEGIN_DECLS

struct _PledgePath {
  PledgeEdition *edition;
  PledgeEdition *outlook; /* nullable */
  PledgeAlliance *alliance;
  PledgePathAssumptions *assumptions;
  double target_pct;
  double related_pct;
  PledgeLens lens;
  gboolean lens_replaced;
  int base_year;
  int by_year;
  int assumed_from;
  GArray *lines;   /* of PledgePathLine; strings belong to the alliance's members and to editions */
  GPtrArray *kept; /* the lists that lines and total point to */
  PledgePathLine total;
  PledgePathTotals totals;
};

/* Appends the line of the alliance's member at the position. */
void pledge_path_add_line (PledgePath *self, PledgeScenario *scenario, guint position);

/* All that follows from spending and the three baselines. before: the year before, NULL in year 0. */
void pledge_path_complete_money (const PledgePath *self, PledgePathMoney *money, const PledgePathMoney *before);

G_END_DECLS
