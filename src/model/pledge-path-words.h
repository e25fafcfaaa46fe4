/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-path.h"

/* A path in words, translated: what chart, table, text and speech share. New strings unless said otherwise. */

G_BEGIN_DECLS

/* "NATO · July 2026 · 2026e–2035". */
char *pledge_path_words_title (const PledgePath *path);
/* For a chooser; not to be freed: "Equal steps", "Flat in real terms", "Prices of each year". */
const char *pledge_path_words_shape (PledgePathShape shape);
const char *pledge_path_words_baseline (PledgeBaseline baseline);
const char *pledge_path_words_prices (PledgePrices prices);
/* What amounts are counted in, to head an axis or column: "Current US$", "GBP in prices of 2024". currency: ISO 4217,
 * nullable, of the line shown in the national lens. */
char *pledge_path_words_unit (const PledgePath *path, const char *currency);
/* An amount of the path's own money with its sign: "US$44.0 bn", "−US$1.2 bn"; NAN gives "–". */
char *pledge_path_words_money (const PledgePath *path, double amount, const char *currency);

/* "Japan: from 1.37 % of GDP in 2024 to 3.5 % in 2035. That is US$48.0 bn more in 2035 than at a constant share of GDP,
 * US$275 bn more over the 11 years 2025–2035. Spending has to grow by 9.6 % a year in real terms." line: one of the
 * path's, or its total. */
char *pledge_path_words_summary (const PledgePath *path, const PledgePathLine *line);
/* "Of the US$82.0 bn above flat cash in 2035, US$20.1 bn is price, US$5.2 bn growth, US$56.7 bn effort." and the same
 * over the years; NULL where prices are not known. */
char *pledge_path_words_split (const PledgePath *path, const PledgePathLine *line);
/* A year of a line for a tooltip and speech. t: from 0. */
char *pledge_path_words_year (const PledgePath *path, const PledgePathLine *line, guint t);

/* "From 2031 on no forecast is published: the growth of 2030 is held, an assumption."; NULL where no year is one. */
char *pledge_path_words_assumption (const PledgePath *path);
/* Whose path leads down, and what that does to the sum; NULL where nobody's does or only one member is asked about. */
char *pledge_path_words_above (const PledgePath *path);
/* Why a member has no path; NULL where it has one. Not to be freed. */
const char *pledge_path_words_absence (PledgePathAbsence absence);
/* "Left out of the sums: Iceland (no armed forces)."; NULL where nobody is. */
char *pledge_path_words_absent (const PledgePath *path);

/* The whole scenario as a paragraph that a reader could check: figures, members, targets, path, baseline, growth and
 * prices with their sources, currency, and what is judged how. */
char *pledge_path_words_paragraph (const PledgePath *path);
/* "Source: …" with the credit of each publisher. */
char *pledge_path_words_credit (const PledgePath *path);

G_END_DECLS
