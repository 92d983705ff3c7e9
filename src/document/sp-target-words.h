/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to document/. The words that turn an amount into a target, and the clauses whose amounts
 * measure something else than success. */
#pragma once

#include "document/sp-amount.h"

#include "base/sp-vocabulary.h"

G_BEGIN_DECLS

typedef enum
{
  SP_TARGET_WORD_AT_LEAST, /* binds a count even at a distance */
  SP_TARGET_WORD_REACHES,  /* binds a count beside it */
  SP_TARGET_WORD_AT_MOST,
  SP_TARGET_WORD_KEEPS, /* 控制在, 保持在: a limit from above */
  SP_TARGET_WORD_HOLDS, /* 稳定在 */
  SP_TARGET_WORD_ABOVE, /* 超过: binds a count only where the sentence sets an aim */
  SP_TARGET_WORD_BELOW,
  SP_TARGET_WORD_FALLS, /* beside its number only */
  SP_TARGET_WORD_RISES,
  SP_TARGET_WORD_DOES, /* 建成, 消除: exactly so many */
  SP_TARGET_WORD_RUNS, /* 开展, 举办: how many times over */
} SpTargetWordKind;

typedef struct
{
  SpTargetWordKind kind;
  const char *start, *end;
} SpTargetWord;

#define SP_TARGET_HEADS 1024
#define SP_TARGET_WORDS_MAX 160

/* The words by the characters that they begin with: one look spares most places of a text the list
 * of words. */
typedef struct
{
  guint8 first[SP_TARGET_HEADS];    /* 1 + the last word that begins so; 0: none does */
  guint8 next[SP_TARGET_WORDS_MAX]; /* 1 + the one before it; 0: no more */
} SpTargetHeads;

void sp_target_heads_init (SpTargetHeads *self);
/* The longest word at @p. */
gboolean sp_target_word_read (const SpTargetHeads *heads, const char *p, SpTargetWord *out);
/* What the word says about the amount beside it. */
SpTargetOp sp_target_word_op (SpTargetWordKind kind);

/* Whether the amount at [p, stop) in a clause that begins at @clause pays, permits, describes what
 * is meant, or tells what is done already. */
gboolean sp_target_is_other (
  const char *clause, const char *p, const char *stop, const char *end, const SpAmount *amount);

G_END_DECLS
