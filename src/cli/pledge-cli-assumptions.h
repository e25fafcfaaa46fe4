/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-cli-question.h"
#include "pledge-path.h"

/* The words that say what a path takes for granted, and in what unit and currency amounts are typed. */

G_BEGIN_DECLS

/* As typed; NULL where not given. */
typedef struct {
  char *by;
  char *shape;
  char *baseline;
  char *prices;
  char *growth;
  char *inflation;
  char **points;
  char *base_spending;
  char *base_share;
  char *base_year;
  char *end_spending;
  char *unit;
  char *currency;
} PledgeCliAssumptions;

void pledge_cli_assumptions_clear (PledgeCliAssumptions *words);
/* Adds --by … --currency to the context. */
void pledge_cli_assumptions_add_options (PledgeCliAssumptions *words, GOptionContext *context);
/* Puts them to the scenario, of which the question has been asked. FALSE with an error. */
gboolean pledge_cli_assumptions_apply (const PledgeCliAssumptions *words, PledgeScenario *scenario, GError **error);

/* Whether none of them was given. */
gboolean pledge_cli_assumptions_is_empty (const PledgeCliAssumptions *words);
/* (transfer full) The path of both: in the currency of a base of the user's own, unless the question says in what. NULL with an
 * error, also where there is no way from that base's currency. path: (out) (transfer full) (nullable). */
PledgeScenario *pledge_cli_assumptions_ask (const PledgeCliAssumptions *words, const PledgeCliQuestion *question, PledgePath **path, GError **error);

/* An amount above 0 in the unit that was named (bn where none was), in million. */
gboolean pledge_cli_assumptions_parse_amount (const PledgeCliAssumptions *words, const char *word, double *million, GError **error);
/* USD where none was named; FALSE for what is not three capital letters. */
gboolean pledge_cli_assumptions_parse_currency (const PledgeCliAssumptions *words, const char **currency, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PledgeCliAssumptions, pledge_cli_assumptions_clear)

G_END_DECLS
