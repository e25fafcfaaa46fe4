/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "pledge-history.h"

/* PledgeEdition: one publication of figures by one publisher on one date under one definition.
 *
 * Immutable. Holds, per member, one PledgeHistory per indicator. Editions are never mixed inside
 * one answer or one line of a chart. An economic outlook has the same shape (its definition is
 * PLEDGE_DEFINITION_OUTLOOK) and is kept apart from the editions in the catalogue. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_EDITION (pledge_edition_get_type ())
G_DECLARE_FINAL_TYPE (PledgeEdition, pledge_edition, PLEDGE, EDITION, GObject)

/* Indicator ids that the arithmetic reads. An edition may hold others; they are kept and shown. */
#define PLEDGE_SPENDING_USD_M "spending_usd_m"
#define PLEDGE_SPENDING_NATIONAL_M "spending_national_m"
#define PLEDGE_SPENDING_CONST_USD_M "spending_const_usd_m"
#define PLEDGE_GDP_USD_M "gdp_usd_m"
#define PLEDGE_GDP_CONST_USD_M "gdp_const_usd_m"
#define PLEDGE_SHARE_PUBLISHED_PCT "share_published_pct"
#define PLEDGE_SPENDING_PER_HEAD_CONST_USD "spending_per_head_const_usd"
#define PLEDGE_PERSONNEL_THOUSAND "personnel_thousand"
#define PLEDGE_EQUIPMENT_SHARE_PCT "equipment_share_pct"
#define PLEDGE_PERSONNEL_SHARE_PCT "personnel_share_pct"
/* … and those of an outlook. */
#define PLEDGE_POPULATION_M "population_m"
#define PLEDGE_GOV_EXPENDITURE_PCT_GDP "gov_expenditure_pct_gdp"
#define PLEDGE_PPP_RATE "ppp_rate_national_per_intl_usd"
#define PLEDGE_EXCHANGE_RATE "rate_national_per_usd"
#define PLEDGE_GDP_USD_BN "gdp_usd_bn"
#define PLEDGE_GDP_NATIONAL_BN "gdp_national_bn"
#define PLEDGE_REAL_GROWTH_PCT "real_growth_pct"
#define PLEDGE_INFLATION_PCT "inflation_cpi_pct"
#define PLEDGE_GDP_DEFLATOR_INDEX "gdp_deflator_index"

typedef enum {
  PLEDGE_DEFINITION_NATO,      /* "nato": defence expenditure as NATO defined it until 2025 */
  PLEDGE_DEFINITION_NATO_CORE, /* "nato-core": core defence expenditure, NATO from 2026 on */
  PLEDGE_DEFINITION_SIPRI,     /* "sipri": military expenditure as SIPRI counts it */
  PLEDGE_DEFINITION_OUTLOOK,   /* no expenditure: an economic outlook */
} PledgeDefinition;

/* What an edition says of itself. Every string is copied; NULL where marked. */
typedef struct {
  const char *id;
  const char *title;
  const char *publisher;
  const char *published;    /* YYYY-MM or YYYY-MM-DD */
  const char *cutoff;       /* the same, or NULL */
  PledgeDefinition definition;
  int price_base_year;      /* of constant prices; 0 where the edition has none */
  int first_year;
  int last_year;
  int estimates_from;       /* first year whose figures are all estimates; 0 where none */
  const char *credit;       /* the line that goes under a picture */
  const char *licence;
  const char *url;          /* or NULL */
  const char *retrieved;    /* date, or NULL */
} PledgeEditionInfo;

/* Opaque while an edition is being put together. */
typedef struct _PledgeEditionBuilder PledgeEditionBuilder;

PledgeEditionBuilder *pledge_edition_builder_new (const PledgeEditionInfo *info);
/* FALSE if an indicator of that id was added before. */
gboolean pledge_edition_builder_add_indicator (PledgeEditionBuilder *builder, const char *id, const char *unit, const char *title);
/* currency: ISO 4217 or NULL. FALSE if a member of that code was added before. */
gboolean pledge_edition_builder_add_member (PledgeEditionBuilder *builder, const char *iso3, const char *currency);
/* For a member and an indicator added before; FALSE if either was not, or has a history already. */
gboolean pledge_edition_builder_add_history (PledgeEditionBuilder *builder, const char *iso3, const char *indicator, PledgeHistory *history);
/* year 0: the note is about the whole series. FALSE if the member was not added. */
gboolean pledge_edition_builder_add_note (PledgeEditionBuilder *builder, const char *iso3, int year, const char *text);
/* The member's figures before that year and from it on do not compare. FALSE if the member was not added. */
gboolean pledge_edition_builder_add_break (PledgeEditionBuilder *builder, const char *iso3, int year);
/* Consumes the builder. */
PledgeEdition *pledge_edition_builder_finish (PledgeEditionBuilder *builder);
void pledge_edition_builder_free (PledgeEditionBuilder *builder);

/* Borrowed for the edition's life. */
const PledgeEditionInfo *pledge_edition_get_info (PledgeEdition *self);
const char *pledge_edition_get_id (PledgeEdition *self);
const char *pledge_edition_get_title (PledgeEdition *self);

guint pledge_edition_get_n_indicators (PledgeEdition *self);
const char *pledge_edition_get_indicator_id (PledgeEdition *self, guint position);
const char *pledge_edition_get_indicator_unit (PledgeEdition *self, guint position);
const char *pledge_edition_get_indicator_title (PledgeEdition *self, guint position);

/* Whether the edition has that indicator at all, for any member. Where it prints no GDP, GDP is implied. */
gboolean pledge_edition_has_indicator (PledgeEdition *self, const char *id);

guint pledge_edition_get_n_members (PledgeEdition *self);
const char *pledge_edition_get_member_iso3 (PledgeEdition *self, guint position);
gboolean pledge_edition_has_member (PledgeEdition *self, const char *iso3);
/* ISO 4217, or NULL where not known. */
const char *pledge_edition_get_currency (PledgeEdition *self, const char *iso3);

/* (transfer none) NULL where the edition has no such history. */
const PledgeHistory *pledge_edition_get_history (PledgeEdition *self, const char *iso3, const char *indicator);
/* NAN where absent. */
double pledge_edition_get_value (PledgeEdition *self, const char *iso3, const char *indicator, int year);
/* Whether the edition flags the figure as an estimate; FALSE where there is none. */
gboolean pledge_edition_is_estimate (PledgeEdition *self, const char *iso3, const char *indicator, int year);
/* The note on a member's year, else on its whole series, else NULL. */
const char *pledge_edition_get_note (PledgeEdition *self, const char *iso3, int year);
/* Whether the member's figures of the year before do not compare with those of this year. */
gboolean pledge_edition_has_break (PledgeEdition *self, const char *iso3, int year);
/* Whether any member has a share of GDP or spending in that year. */
gboolean pledge_edition_has_year (PledgeEdition *self, int year);
/* "2026e" for a year of estimates, "2023" otherwise. */
char *pledge_edition_dup_year_label (PledgeEdition *self, int year);

/* "nato", "nato-core", "sipri" or "outlook". */
const char *pledge_definition_to_id (PledgeDefinition definition);
gboolean pledge_definition_from_id (const char *id, PledgeDefinition *definition);
/* What the definition counts, for people: "core defence expenditure, NATO definition". */
const char *pledge_definition_get_label (PledgeDefinition definition);
/* What it takes in, in a sentence of our own. */
const char *pledge_definition_get_sentence (PledgeDefinition definition);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeEditionBuilder, pledge_edition_builder_free)

G_END_DECLS
