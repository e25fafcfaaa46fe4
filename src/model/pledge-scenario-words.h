/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-answer.h"

/* A question in words, translated, so that a reader can check what was asked. */

G_BEGIN_DECLS

/* (transfer full) The whole scenario of an answer as a paragraph: figures, members, year, targets, related part, how money
 * is stated and what it rests on, what is judged how, and who is left out. */
char *pledge_scenario_words_paragraph (const PledgeAnswer *answer);

G_END_DECLS
