/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to document/. The facts inside blocks: phases, deadlines and targets; and the slips of
 * the whole. */
#pragma once

#include "document/sp-blocks.h"

G_BEGIN_DECLS

/* Phases first (they say when the plan begins and ends), then deadlines, targets and doubts of all
 * blocks. */
void sp_facts_read (SpBlocks *blocks);

void sp_phases_read (SpBlocks *blocks);
/* Appends the deadlines in a range to the block, in order. */
void sp_deadlines_read (SpReading *reading, int block, const char *start, const char *end);
/* Targets need the deadlines of the block. */
void sp_targets_read (SpReading *reading, int block, const char *start, const char *end);

/* What is odd: numbers of headings and parts, unit names, and the rest (counts, clauses, brackets).
 */
void sp_doubts_find_numbers (SpBlocks *blocks);
void sp_doubts_find_units (SpBlocks *blocks);
void sp_doubts_find_other (SpBlocks *blocks);
void sp_doubts_find_words (SpBlocks *blocks);
/* Deadlines behind the plan's end, counts in headings, measures twice, empty annexes. */
void sp_doubts_find_facts (SpBlocks *blocks);

G_END_DECLS
