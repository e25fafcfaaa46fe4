/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-answer.h"

/* PledgeProfile: one ally in detail, in words: what a pane, a briefing sheet or speech says of it.
 *
 * Immutable, reference-counted, derived from a scenario and its answer. */

G_BEGIN_DECLS

/* Allies aim to spend this part of their defence budgets on major equipment (Wales Summit Declaration,
 * 5 September 2014, paragraph 14). */
#define PLEDGE_EQUIPMENT_GUIDELINE_PCT 20.0

typedef struct _PledgeProfile PledgeProfile;

typedef struct {
  const char *id;    /* stable: "spending-usd" */
  const char *label; /* "Spending" */
  const char *text;  /* "US$124.7 bn"; never empty */
} PledgeProfileLine;

/* NULL where the answer has no such member. */
PledgeProfile *pledge_profile_new (PledgeScenario *scenario, const PledgeAnswer *answer, const char *iso3);
PledgeProfile *pledge_profile_ref (PledgeProfile *self);
void pledge_profile_unref (PledgeProfile *self);

const char *pledge_profile_get_iso3 (const PledgeProfile *self);
const char *pledge_profile_get_name (const PledgeProfile *self);
/* "2.69 % of GDP · rank 11 of 31 · estimate", or why there are no figures. */
const char *pledge_profile_get_headline (const PledgeProfile *self);
/* What a reader must know, or NULL. */
const char *pledge_profile_get_note (const PledgeProfile *self);

/* Only lines for which there are figures. */
guint pledge_profile_get_n_lines (const PledgeProfile *self);
const PledgeProfileLine *pledge_profile_get_line (const PledgeProfile *self, guint position);

/* (transfer none) (nullable) Published shares of GDP over all years of the edition. */
const PledgeHistory *pledge_profile_get_shares (const PledgeProfile *self);
int pledge_profile_get_year (const PledgeProfile *self);
/* The target this ally is judged by. */
double pledge_profile_get_target_pct (const PledgeProfile *self);
/* Part of the spending that goes to major equipment, in %; NAN where the edition does not say. */
double pledge_profile_get_equipment_share_pct (const PledgeProfile *self);
/* (element-type PledgeCommitment) Addressed to it, newest first. */
GPtrArray *pledge_profile_get_commitments (const PledgeProfile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeProfile, pledge_profile_unref)

G_END_DECLS
