/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-answer.h"

/* Where a target that is moved comes to rest: at commitments, at members' shares, else at 0.01. */

G_BEGIN_DECLS

typedef struct {
  GArray *stops; /* of PledgeSnapStop, by target */
} PledgeSnap;

typedef struct {
  double target_pct;   /* rounded to 0.01, as a target is kept */
  gboolean commitment; /* else a member's printed share */
} PledgeSnapStop;

/* marks (element-type PledgeCommitment): nullable; those without a share are passed over. */
PledgeSnap *pledge_snap_new (const PledgeAnswer *answer, GPtrArray *marks);
void pledge_snap_free (PledgeSnap *self);

/* The nearest commitment within reach_pct, else the nearest share within half of that, else the target
 * rounded to 0.01. */
double pledge_snap_apply (const PledgeSnap *self, double target_pct, double reach_pct);

/* The next member's share above (steps > 0) or below the target; the target itself where there is none. */
double pledge_snap_next_member (const PledgeSnap *self, double target_pct, int steps);
/* The same from commitment to commitment. */
double pledge_snap_next_commitment (const PledgeSnap *self, double target_pct, int steps);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeSnap, pledge_snap_free)

G_END_DECLS
