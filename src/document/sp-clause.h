/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to document/. Responsibility clauses: where they stand in a text, the units they name
 * with their roles, and the rules they state for what follows. Knows no blocks. */
#pragma once

#include "document/sp-clause-rules.h"
#include "document/sp-reader.h"

G_BEGIN_DECLS

typedef struct
{
  const char *outer_start, *outer_end; /* brackets included */
  const char *start, *end;             /* inside them */
} SpClausePlace;

typedef struct
{
  GArray *units;       /* of SpReadUnit, printed here for this text */
  GArray *units_below; /* of SpReadUnit, stated for all that follows in the section (不再列出) */
  GArray *units_above; /* of SpReadUnit, stated for the group that ends here (以上各项由…) */
  SpRules rules;
  SpClauseSame same; /* of SP_RULE_SAME_AS */
} SpClause;

/* Appends every clause in a range to @places (of SpClausePlace), in order. */
void sp_clause_find (const char *start, const char *end, GArray *places);

GArray *sp_clause_list (const char *start, const char *end); /* the same in a list of its own */

void sp_clause_init (SpClause *self);
void sp_clause_clear (SpClause *self);
/* Adds what @place states; doubts go to @reading for @block. */
void sp_clause_read (SpClause *self, SpReading *reading, const SpClausePlace *place, int block);
/* Adds only the units for all that follows that sentences in a notice state. */
void sp_clause_read_below (SpClause *self, SpReading *reading, const char *start, const char *end);
/* Gives the lead where a rule says who has it. */
void sp_clause_apply_rules (SpClause *self, SpRules rules);

G_END_DECLS
