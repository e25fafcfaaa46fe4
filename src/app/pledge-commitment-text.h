/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-commitment.h"

/* A commitment's facts as texts for people, and their order. What is not known is a dash, never zero. */

G_BEGIN_DECLS

typedef enum {
  PLEDGE_COMMITMENT_DATE,
  PLEDGE_COMMITMENT_ACTOR,
  PLEDGE_COMMITMENT_ADDRESSEE,
  PLEDGE_COMMITMENT_SHARE,
  PLEDGE_COMMITMENT_SCOPE,
  PLEDGE_COMMITMENT_DEADLINE,
  PLEDGE_COMMITMENT_FACT,
  PLEDGE_COMMITMENT_SOURCE,
  PLEDGE_COMMITMENT_CONFIDENCE,
  PLEDGE_N_COMMITMENT_FIELDS,
} PledgeCommitmentField;

/* (transfer full) "25 Jun 2025", "3.5 %", "core", "2035". */
char *pledge_commitment_dup_text (PledgeCommitment *self, PledgeCommitmentField field);
/* (transfer full) Scope, deadline, source and confidence on a line: "core · by 2035 · … · confidence: high". */
char *pledge_commitment_dup_details (PledgeCommitment *self);
/* (transfer full) (nullable) "Set the target to 3.5 %"; NULL where no share was named. */
char *pledge_commitment_dup_offer (PledgeCommitment *self);
/* Whether any of its texts holds what was typed, folded by pledge_fold_text. */
gboolean pledge_commitment_matches (PledgeCommitment *self, const char *folded);

/* In either direction what is not known comes last; equal ones, and PLEDGE_N_COMMITMENT_FIELDS: newest first. */
int pledge_commitment_compare (PledgeCommitment *a, PledgeCommitment *b, PledgeCommitmentField field, gboolean descending);

G_END_DECLS
