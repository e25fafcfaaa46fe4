/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-scenario.h"

/* A small made-up world to ask questions about: alliance "nato" of five members, an edition of two years.
 *
 *      2023                       2024 (estimates)
 *      S    Y      printed        S    Y      printed
 * AAA  40   1000   4.00           42   1000   4.20
 * BBB  20   1000   2.00           24   1000   2.40
 * CCC  10   1000   1.00           10   1000   1.254   (tables disagree)
 * DDD  –    –      –              30   1000   3.00    joined 2024
 * ISL  –    –      –              –    –      –       no armed forces */
PledgeCatalogue *model_fixture_new (void);

/* The same as a one-member-a-call helper for editions of other shapes. */
void model_fixture_add_history (PledgeEditionBuilder *builder, const char *iso3, const char *indicator, int first_year,
                                const double *values, guint n_years, gboolean estimates);

/* Counts "changed" on a scenario. */
void model_fixture_count_cb (PledgeScenario *scenario, guint *count);
