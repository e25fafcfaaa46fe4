/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-catalogue.h"
#include "pledge-lens.h"
#include "pledge-path-assumptions.h"

/* PledgeScenario: the question that is asked. The one mutable object of the model.
 *
 * Limits are clamped here and nowhere else. Each call that changes something emits one "changed";
 * a call that changes nothing emits none. Properties: edition, alliance, year, target-pct, related-pct,
 * measure, lens, sort, selected, path-assumptions. */

G_BEGIN_DECLS

#define PLEDGE_TARGET_MIN_PCT 0.0
#define PLEDGE_TARGET_MAX_PCT 20.0
#define PLEDGE_TARGET_DEFAULT_PCT 3.5
/* Targets are kept to the two decimals that publishers print. */
#define PLEDGE_TARGET_STEP_PCT 0.01

typedef enum {
  PLEDGE_SORT_SHARE, /* "share": highest published share first */
  PLEDGE_SORT_GAP,   /* "gap": largest gap in the lens's money first; of national currencies, in US$ */
  PLEDGE_SORT_NAME,  /* "name": by name, in the reader's collation */
} PledgeSort;

/* What a history shows. */
typedef enum {
  PLEDGE_MEASURE_SHARE, /* "share": % of GDP */
  PLEDGE_MEASURE_MONEY, /* "money": spending, in the lens */
} PledgeMeasure;

#define PLEDGE_TYPE_SCENARIO (pledge_scenario_get_type ())
G_DECLARE_FINAL_TYPE (PledgeScenario, pledge_scenario, PLEDGE, SCENARIO, GObject)

/* The default question on a catalogue: its default edition and that edition's last year, alliance
 * "nato" (else the first), 3.5 %. The catalogue must hold an edition and an alliance. Where the edition is
 * taken out of the catalogue, another is asked, as one change; where the alliance is, the one of the same id that
 * stands in its place, else the default one. */
PledgeScenario *pledge_scenario_new (PledgeCatalogue *catalogue);

/* (transfer none) */
PledgeCatalogue *pledge_scenario_get_catalogue (PledgeScenario *self);
PledgeEdition *pledge_scenario_get_edition (PledgeScenario *self);
PledgeAlliance *pledge_scenario_get_alliance (PledgeScenario *self);
int pledge_scenario_get_year (PledgeScenario *self);
double pledge_scenario_get_target_pct (PledgeScenario *self);
PledgeLens pledge_scenario_get_lens (PledgeScenario *self);
PledgeSort pledge_scenario_get_sort (PledgeScenario *self);
PledgeMeasure pledge_scenario_get_measure (PledgeScenario *self);
/* What is to be spent beside the target, in % of GDP; 0 where the target is all. Publishers measure core
 * expenditure only: how much of the related part a member has reached is unknown. */
double pledge_scenario_get_related_pct (PledgeScenario *self);
/* ISO3 of the member selected last, or NULL. */
const char *pledge_scenario_get_selected (PledgeScenario *self);
/* ISO3 of all selected members in the order they were selected, NULL-terminated; borrowed until the next change. */
const char *const *pledge_scenario_get_selection (PledgeScenario *self);
gboolean pledge_scenario_is_selected (PledgeScenario *self, const char *iso3);

/* Keeps the year where the new edition has it; the last year of the old becomes the last of the new. */
void pledge_scenario_set_edition (PledgeScenario *self, PledgeEdition *edition);
/* Clears a selection, own targets and path assumptions of members that the new alliance does not have. */
void pledge_scenario_set_alliance (PledgeScenario *self, PledgeAlliance *alliance);
/* Both as one change. */
void pledge_scenario_set_edition_and_alliance (PledgeScenario *self, PledgeEdition *edition, PledgeAlliance *alliance);
/* Clamped to the edition's years. */
void pledge_scenario_set_year (PledgeScenario *self, int year);
/* Clamped to PLEDGE_TARGET_MIN_PCT … PLEDGE_TARGET_MAX_PCT and rounded to 0.01; not finite: unchanged. */
void pledge_scenario_set_target_pct (PledgeScenario *self, double target_pct);
void pledge_scenario_set_lens (PledgeScenario *self, PledgeLens lens);
void pledge_scenario_set_sort (PledgeScenario *self, PledgeSort sort);
void pledge_scenario_set_measure (PledgeScenario *self, PledgeMeasure measure);
/* Clamped so that target and related part together are at most PLEDGE_TARGET_MAX_PCT; rounded to 0.01. */
void pledge_scenario_set_related_pct (PledgeScenario *self, double related_pct);
/* That member alone. NULL, or a code that the alliance has not: nothing selected. */
void pledge_scenario_set_selected (PledgeScenario *self, const char *iso3);
/* NULL-terminated, or NULL for none; codes that the alliance has not, and repeated ones, are passed over. */
void pledge_scenario_set_selection (PledgeScenario *self, const char *const *codes);
/* Takes the member into the selection, or out of it. */
void pledge_scenario_toggle_selected (PledgeScenario *self, const char *iso3);

/* A member's own target, which it is judged by instead of the common one; NAN where it has none. */
double pledge_scenario_get_own_target_pct (PledgeScenario *self, const char *iso3);
/* NAN takes the own target away. Clamped like the common target. Ignored for a code that the alliance has not. */
void pledge_scenario_set_own_target_pct (PledgeScenario *self, const char *iso3, double target_pct);
/* The target a member is judged by: its own, else the common one. */
double pledge_scenario_get_target_for (PledgeScenario *self, const char *iso3);

/* What a path to a target year takes for granted; borrowed until the next change. To change it, copy it, change
 * the copy and set that. */
const PledgePathAssumptions *pledge_scenario_get_path_assumptions (PledgeScenario *self);
/* Copied; points and base of members that the alliance has not are passed over. */
void pledge_scenario_set_path_assumptions (PledgeScenario *self, const PledgePathAssumptions *assumptions);

/* Between hold and release every change is kept quiet; release emits one "changed" if there was any. They nest. */
void pledge_scenario_hold (PledgeScenario *self);
void pledge_scenario_release (PledgeScenario *self);

const char *pledge_sort_to_id (PledgeSort sort);
gboolean pledge_sort_from_id (const char *id, PledgeSort *sort);
const char *pledge_measure_to_id (PledgeMeasure measure);
gboolean pledge_measure_from_id (const char *id, PledgeMeasure *measure);

G_END_DECLS
