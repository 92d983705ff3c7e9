/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to document/. The reading in the making: the text, the arena its strings live in, and
 * what the steps of the reader hand to each other. */
#pragma once

#include "document/sp-reading.h"

G_BEGIN_DECLS

/* More blocks or doubts than any plan has are cut off with a doubt that says so: memory stays
 * bounded. */
#define SP_READER_MAX_BLOCKS 20000
#define SP_READER_MAX_DOUBTS 5000
/* More units in one clause than any county has. */
#define SP_READER_MAX_UNITS 200
/* A printed title or name longer than this many bytes is not one. */
#define SP_READER_MAX_TITLE 360

/* Rules that one clause states for those that follow, or the notice for the whole plan. */
typedef enum
{
  SP_RULE_NONE = 0,
  SP_RULE_SAME_BELOW = 1 << 0,        /* 下同: these units for what follows without a clause */
  SP_RULE_FIRST_LEADS = 1 << 1,       /* 列第一位的为牵头单位 */
  SP_RULE_RESPONSIBLE_LEADS = 1 << 2, /* 无牵头单位的，责任单位即为牵头单位 */
  SP_RULE_SAME_AS = 1 << 3,           /* 同上, 同（二）: the units of another measure */
} SpRules;

struct _SpReading
{
  /* Owned */
  SpDocument *document;
  GStringChunk *strings; /* every const char * handed out lives here */
  GArray *parts;         /* of SpReadPart */
  GArray *blocks;        /* of SpReadBlock */
  GArray *doubts;        /* of SpReadDoubt */
  GArray *none;          /* the empty list shared by blocks that have none of a kind */
  GArray *checkpoints;   /* of SpCheckpoint */

  /* Borrowed */
  const char *text; /* of the document */
  gsize length;
  const SpReadOptions *options;

  /* State */
  const char *title;
  const char *issuer;
  const char *doc_number;
  SpDate date;
  int year; /* the first that the text prints with a time, where nothing else tells it; 0 */
  SpDate first_day;
  SpDate last_day;
  SpRules rules;
  gboolean stopped; /* by the caller: no step goes on */
};

/* Says that @done (0 to 1) of the work is behind; FALSE: the caller wants no more. Cheap: call it
 * every few hundred lines or blocks. */
gboolean sp_reader_step (SpReading *self, double done);

/* The text of a range in the arena, white space at the ends taken off and, with @squash,
 * everywhere. */
const char *sp_reader_keep (SpReading *self, const char *start, const char *end, gboolean squash);
SpSpan sp_reader_span (const SpReading *self, const char *start, const char *end);
/* A list of a block to append to: made on first use. */
GArray *sp_reader_list (SpReading *self, GArray **list, guint element_size);
void sp_reader_doubt (SpReading *self,
                      SpDoubtKind kind,
                      SpSpan span,
                      int block,
                      const char *message,
                      const char *proposal);
void sp_reader_doubtf (SpReading *self,
                       SpDoubtKind kind,
                       SpSpan span,
                       int block,
                       const char *proposal,
                       const char *format,
                       ...) G_GNUC_PRINTF (6, 7);
/* Year and date that dates without a year are counted from; 0 where nothing tells. */
int sp_reader_year (const SpReading *self);

G_END_DECLS
