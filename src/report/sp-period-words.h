/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sentences made of the facts of a period, in the language of such reports. Each number is one that
 * a page shows; where there is no fact, the sentence says so. Each returns whole paragraphs, a line
 * each, transfer full; "" where there is nothing to be said at all. Pure. */
#pragma once

#include "report/sp-period-facts.h"

G_BEGIN_DECLS

/* ---- the work (sp-period-words.c) ---- */

char *sp_period_words_dup_span (const SpPeriodFacts *facts); /* 2021年1月1日至6月30日 */
/* Lights, progress, what changed since the period began, what was done in time. */
char *sp_period_words_dup_progress (const SpPeriodFacts *facts);
/* Parts that are done, parts with overdue measures. */
char *sp_period_words_dup_parts (const SpPeriodFacts *facts);
/* Lead units and townships: who is late, who is done. */
char *sp_period_words_dup_units (const SpPeriodFacts *facts);
char *sp_period_words_dup_townships (const SpPeriodFacts *facts);
char *sp_period_words_dup_indicators (const SpPeriodFacts *facts);
/* Against the base year, by category, against the year's ceiling (as bulletins put it). */
char *sp_period_words_dup_accidents (const SpPeriodFacts *facts);

/* ---- what is done about safety (sp-period-words-safety.c) ---- */

char *sp_period_words_dup_hazards (const SpPeriodFacts *facts);
char *sp_period_words_dup_institutions (const SpPeriodFacts *facts);
char *sp_period_words_dup_risks (const SpPeriodFacts *facts);
char *sp_period_words_dup_enforcement (const SpPeriodFacts *facts);
char *sp_period_words_dup_supervision (const SpPeriodFacts *facts);
char *sp_period_words_dup_duties (const SpPeriodFacts *facts);

/* ---- what is wrong and what comes (sp-period-words-outlook.c) ---- */

char *sp_period_words_dup_problems (const SpPeriodFacts *facts);
char *sp_period_words_dup_next (const SpPeriodFacts *facts);

/* ---- names in a row ---- */

/* 县公安局（3项）、县水利局（2项）等5个: of the first that are given to it, with a number each. */
typedef struct
{
  GString *text;
  guint most, n;
} SpNameRow;
#define SP_NAME_ROW_MOST 5
void sp_name_row_add (SpNameRow *self, const char *name, guint number, const char *counted_in);
/* Of @sums (of SpSum) those with measures at @light, those with most first; of SP_LIGHT_DONE only
 * those that are wholly done. */
void sp_name_row_add_sums (SpNameRow *self, const GPtrArray *sums, SpLight light);
/* Ends the row: @words (等%u个) is printed where some were left out. */
void sp_name_row_end (SpNameRow *self, const char *counted_in);

G_END_DECLS
