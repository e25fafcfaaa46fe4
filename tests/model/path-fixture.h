/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-path.h"

/* model-fixture.h's world with an economic outlook of the years 2023 to 2026, for AAA and BBB alone:
 *
 *          GDP in US$      in national     deflator
 * 2023     100             100             100
 * 2024     110             120             105
 * 2025     121             144             110.25
 * 2026     127.05          151.2           115.7625
 *
 * so that in the last year US$ GDP grows by 5 %, national GDP by 5 %, prices by 5 % and real GDP not at all; the
 * years before, US$ GDP by 10 %, national GDP by 20 %, the deflator by 5 %. BBB's sums are in EUR, too; a US$ is 2 EUR in 2024. */
PledgeCatalogue *path_fixture_new (void);

/* (transfer full) The default question of that world with the changed assumptions, for the years 2024 to by_year. */
PledgePath *path_fixture_ask (PledgeScenario *scenario, int by_year, PledgePathShape shape, PledgeBaseline baseline);
