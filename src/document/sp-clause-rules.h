/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to document/. Sentences in clauses and notices that speak of other measures than the one
 * they stand in. Knows no blocks. */
#pragma once

#include "document/sp-reader.h"

G_BEGIN_DECLS

#define SP_CLAUSE_SAME_MAX 3

/* Another measure whose units hold here too: 同上, 同（二）, 同第2条, 同（二）1. */
typedef struct
{
  guint n; /* numbers from the outer to the inner; 0: the last clause before */
  struct
  {
    int value;
    gboolean han_bracket; /* printed as （二）; else any style of number will do */
  } numbers[SP_CLAUSE_SAME_MAX];
} SpClauseSame;

/* Reads such words at @p that end with @end or with their clause; returns their end, NULL where
 * there are none. */
const char *sp_clause_same_at (const char *p, const char *end, SpClauseSame *same);
/* Where such words begin that fill the range to @end; NULL. */
const char *sp_clause_find_same (const char *start, const char *end);

/* The rule that a group of a clause states, none where it names units; @known are those that the
 * clause stated before. */
SpRules sp_clause_rule_at (const char *start, const char *end, SpRules known);
/* Rules stated outside clauses, as in the notice that issues a plan. */
SpRules sp_clause_find_rules (const char *start, const char *end);
/* 不再列出 and its kin. */
gboolean sp_clause_says_no_more (const char *start, const char *end);

typedef enum
{
  SP_BELOW_NONE,
  SP_BELOW_READ,
  SP_BELOW_UNCLEAR, /* speaks of what follows, but of whom? */
} SpBelow;

typedef struct
{
  const char *start, *end; /* the names */
  int role;                /* -1: not said */
} SpClauseBelow;

/* 以下均需某某负责: units for everything that follows in the section. */
SpBelow sp_clause_below_at (const char *start, const char *end, SpClauseBelow *below);
/* 以上各项由某某负责 at @p: where its groups begin; NULL where it is no such sentence. */
const char *sp_clause_above_at (const char *p, const char *end);

G_END_DECLS
