/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-answer.h"

/* PledgeDefinitions: one ally's share of GDP of one year under every loaded publisher's definition, side by side:
 * a range, never an average.
 *
 * Immutable, reference-counted. Of each publisher and definition the newest edition speaks. The year is the answer's or, where
 * fewer than two have a figure of that, the newest before it of which two have one. */

G_BEGIN_DECLS

typedef struct _PledgeDefinitions PledgeDefinitions;

typedef struct {
  PledgeEdition *edition; /* borrowed */
  double share_pct;       /* printed, else from the money */
  gboolean estimate;
  gboolean meets;         /* the target that the answer judges the ally by */
} PledgeDefinitionShare;

/* NULL where the answer has no such member, or no year has figures of two. editions: of PledgeEdition. */
PledgeDefinitions *pledge_definitions_new (const PledgeAnswer *answer, const char *iso3, GListModel *editions);
PledgeDefinitions *pledge_definitions_ref (PledgeDefinitions *self);
void pledge_definitions_unref (PledgeDefinitions *self);

int pledge_definitions_get_year (const PledgeDefinitions *self);
/* The target that verdicts are by. */
double pledge_definitions_get_target_pct (const PledgeDefinitions *self);
/* Lowest share first; at least two. */
guint pledge_definitions_get_n (const PledgeDefinitions *self);
const PledgeDefinitionShare *pledge_definitions_get (const PledgeDefinitions *self, guint position);

/* (transfer full) "Germany 2024: 1.89 % to 2.00 % of GDP, by whose definition is used". */
char *pledge_definitions_dup_words (const PledgeDefinitions *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeDefinitions, pledge_definitions_unref)

G_END_DECLS
