/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

/* PledgeCommitment: a target that was agreed, adopted, offered or demanded. Immutable. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_COMMITMENT (pledge_commitment_get_type ())
G_DECLARE_FINAL_TYPE (PledgeCommitment, pledge_commitment, PLEDGE, COMMITMENT, GObject)

typedef enum {
  PLEDGE_SCOPE_CORE,    /* "core" defence expenditure */
  PLEDGE_SCOPE_RELATED, /* "related": what counts beside core */
  PLEDGE_SCOPE_TOTAL,   /* "total": core and related together, or a publisher's single measure */
} PledgeScope;

typedef enum {
  PLEDGE_CONFIDENCE_MEDIUM,
  PLEDGE_CONFIDENCE_HIGH,
} PledgeConfidence;

typedef struct {
  const char *id;                  /* stable, for links and files */
  const char *date;                /* YYYY, YYYY-MM or YYYY-MM-DD */
  const char *actor;               /* who spoke */
  const char *addressee;           /* whom it is about, for people */
  const char *const *addressees;   /* ISO3 codes and alliance ids, NULL-terminated; may be empty */
  double target_pct;               /* % of GDP; NAN where no share was named */
  PledgeScope scope;
  int deadline_year;               /* 0 where none */
  const char *label;               /* two or three words for a mark on a chart, or NULL: not named there */
  const char *fact;                /* one sentence */
  const char *source;
  PledgeConfidence confidence;
} PledgeCommitmentInfo;

/* Copies all of info. */
PledgeCommitment *pledge_commitment_new (const PledgeCommitmentInfo *info);
/* Borrowed for the commitment's life. */
const PledgeCommitmentInfo *pledge_commitment_get_info (PledgeCommitment *self);
int pledge_commitment_get_year (PledgeCommitment *self);
/* Whether it is addressed to that member, by its own code or by the alliance of that id (either may be NULL). */
gboolean pledge_commitment_concerns (PledgeCommitment *self, const char *iso3, const char *alliance_id);

/* "core", "related", "total"; "medium", "high". */
const char *pledge_scope_to_id (PledgeScope scope);
gboolean pledge_scope_from_id (const char *id, PledgeScope *scope);
const char *pledge_confidence_to_id (PledgeConfidence confidence);
gboolean pledge_confidence_from_id (const char *id, PledgeConfidence *confidence);

G_END_DECLS
