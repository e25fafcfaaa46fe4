/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-answer.h"

/* PledgeRevisions: what each loaded edition of an answer's publisher says of its members for its year, and whose
 * verdict that turns.
 *
 * Immutable, reference-counted. Each edition is read for itself; nothing of two editions is ever mixed or averaged.
 * Editions of another definition by the same publisher are among them, as headlines do not tell them apart:
 * pledge_revisions_dup_words says so. */

G_BEGIN_DECLS

typedef struct _PledgeRevisions PledgeRevisions;

typedef struct {
  PledgeEdition *edition;  /* borrowed */
  double share_pct;        /* as it is judged */
  gboolean estimate;
  gboolean meets;          /* the target that the answer judges the member by */
} PledgeRevision;

/* editions: of PledgeEdition, such as a catalogue's. */
PledgeRevisions *pledge_revisions_new (const PledgeAnswer *answer, GListModel *editions);
PledgeRevisions *pledge_revisions_ref (PledgeRevisions *self);
void pledge_revisions_unref (PledgeRevisions *self);

/* The publisher's editions that have a figure of any of the members for the year, oldest first. */
guint pledge_revisions_get_n_editions (const PledgeRevisions *self);
PledgeEdition *pledge_revisions_get_edition (const PledgeRevisions *self, guint position);

/* What they say of a member, oldest edition first; those without a share for the year are left out. */
guint pledge_revisions_get_n (const PledgeRevisions *self, const char *iso3);
const PledgeRevision *pledge_revisions_get (const PledgeRevisions *self, const char *iso3, guint position);
/* The lowest and the highest share; FALSE where fewer than two editions have one. */
gboolean pledge_revisions_get_range (const PledgeRevisions *self, const char *iso3, double *lowest_pct, double *highest_pct);
/* Whether one edition says that the target is met and another that it is not. */
gboolean pledge_revisions_flips (const PledgeRevisions *self, const char *iso3);

/* (transfer full) (nullable) "Croatia 2022: 2.03 % (June 2024, met), 1.78 % (July 2026, below 2 %)"; NULL where fewer than two editions
 * have a share. */
char *pledge_revisions_dup_words (const PledgeRevisions *self, const char *iso3);
/* (transfer full) (nullable) "The verdict on 3 of 31 depends on the edition: Croatia, …", NULL where on none. */
char *pledge_revisions_dup_summary (const PledgeRevisions *self);

/* (transfer full) (nullable) What marks on a chart mean: "Whiskers: what other editions print for the year." and the summary;
 * NULL where no share is printed differently. */
char *pledge_revisions_dup_note (const PledgeRevisions *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeRevisions, pledge_revisions_unref)

G_END_DECLS
