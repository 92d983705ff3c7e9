/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the target reader: the scan over a block's text, and whether an amount that it meets
 * is a target and in which sense. */
#pragma once

#include "document/sp-reader.h"
#include "document/sp-target-words.h"

G_BEGIN_DECLS

#define SP_TARGET_NEAR 36 /* bytes between 至少 and its number */
#define SP_TARGET_CLAUSE_BYTES 240

typedef struct
{
  SpReading *reading;
  int block;
  const char *start, *end;
  const char *sentence, *clause;
  SpTargetHeads heads;
  /* State: the last word of the clause, and the last target, whose sense 、 carries on */
  SpTargetWord word;     /* start NULL where there is none */
  const char *severally; /* 分别 in the clause */
  guint nth;             /* targets since */
  const char *last_end;
  SpTargetOp last_op;
  guint n_before; /* deadlines of the block that begin before the scan's place */
} SpTargetScan;

/* Nothing between the word and the amount at @p but 了, 约, spaces. */
gboolean sp_target_is_beside (const SpTargetScan *self, const char *p);
gboolean sp_target_is_near (const SpTargetScan *self, const char *p);
gboolean sp_target_follows (const SpTargetScan *self, SpTargetWordKind kind);
/* 以上, 以内 behind an amount: its length in bytes. */
guint sp_target_read_suffix (const char *p, SpTargetOp *op, gboolean *found);
/* The last deadline of the sentence before the amount; a goal's opening time governs all of it. */
SpDate sp_target_find_by (SpTargetScan *self, const char *p);
/* Whether the amount is a target, and in which sense. */
gboolean sp_target_settle_percent (
  const SpTargetScan *self, const char *p, const SpAmount *amount, gboolean suffix, SpTargetOp *op);
/* Of a mark: 满意度85分以上. */
gboolean sp_target_settle_points (
  const SpTargetScan *self, const char *p, const SpAmount *amount, gboolean suffix, SpTargetOp *op);
gboolean sp_target_settle_count (const SpTargetScan *self,
                                 const char *p,
                                 const char *stop,
                                 const SpAmount *amount,
                                 gboolean suffix,
                                 SpTargetOp *op);

G_END_DECLS
