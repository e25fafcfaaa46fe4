/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-answer.h"

/* PledgeProvenance: where a number comes from: publisher, edition, table, definition, price base, estimate, cut-off,
 * link, licence, and the formula with the numbers put in.
 *
 * Immutable, reference-counted. */

G_BEGIN_DECLS

typedef enum {
  PLEDGE_QUANTITY_SHARE,     /* "share": the share of GDP that is judged */
  PLEDGE_QUANTITY_SPENDING,  /* "spending": in the answer's lens */
  PLEDGE_QUANTITY_GDP,       /* "gdp" */
  PLEDGE_QUANTITY_GAP,       /* "gap": in the answer's lens; of all members: the shortfall */
  PLEDGE_QUANTITY_RANK,      /* "rank"; of all members: how many meet the target */
} PledgeQuantity;

typedef struct {
  const char *id;    /* stable: "formula", "edition", … */
  const char *label; /* "How it is computed" */
  const char *text;  /* never empty */
} PledgeProvenanceLine;

typedef struct _PledgeProvenance PledgeProvenance;

/* iso3: NULL for the totals, which have no SPENDING and GDP. NULL where the answer has no such member or no such number. */
PledgeProvenance *pledge_provenance_new (const PledgeAnswer *answer, const char *iso3, PledgeQuantity quantity);
PledgeProvenance *pledge_provenance_ref (PledgeProvenance *self);
void pledge_provenance_unref (PledgeProvenance *self);

/* "Germany 2026e: gap + US$44.0 bn". */
const char *pledge_provenance_get_title (const PledgeProvenance *self);
guint pledge_provenance_get_n_lines (const PledgeProvenance *self);
const PledgeProvenanceLine *pledge_provenance_get_line (const PledgeProvenance *self, guint position);
/* (nullable) Of the publisher's page, as the edition states it: an http or https address. */
const char *pledge_provenance_get_url (const PledgeProvenance *self);
/* (transfer full) Title and lines as plain text, to be copied. */
char *pledge_provenance_to_text (const PledgeProvenance *self);

const char *pledge_quantity_to_id (PledgeQuantity quantity);
gboolean pledge_quantity_from_id (const char *id, PledgeQuantity *quantity);
/* For people: "Share of GDP". */
const char *pledge_quantity_get_title (PledgeQuantity quantity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeProvenance, pledge_provenance_unref)

G_END_DECLS
