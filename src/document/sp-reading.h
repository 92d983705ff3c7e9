/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was read out of a plan document: parts, phases, blocks (measures, goals, guarantees) with
 * their units, deadlines and targets, each with its place in the source, and the doubts. Pure data;
 * knows neither files nor records. */
#pragma once

#include "base/sp-date.h"
#include "base/sp-vocabulary.h"
#include "document/sp-document.h"

G_BEGIN_DECLS

/* Strings below are owned by the reading, never NULL, "" where nothing is printed. */

typedef struct
{
  SpSpan span;      /* of the name; for an inherited unit, where the name is printed */
  const char *name; /* as printed, trimmed */
  SpRole role;
  gboolean inherited;  /* not printed in the block's own clause */
  gboolean collective; /* 各有关部门, 各乡镇… : stands for several */
} SpReadUnit;

typedef struct
{
  SpSpan span;
  SpSpan clause; /* the sentence part it governs */
  const char *text;
  SpDeadlineKind kind;
  SpDate date; /* SP_DATE_NONE for recurring and for dates that cannot be told */
  SpRecurrence period;
  int every; /* of @period; 0 where not printed (每3年: 3) */
  /* Within the period, 0 where not printed; month 0 with a day: day of the month; of a quarter the
   * month is 1 to 3. */
  int due_month, due_day;
  gboolean relative; /* counted from the plan's own dates */
  SpDate start;      /* first day of a printed range, else SP_DATE_NONE */
} SpReadDeadline;

typedef struct
{
  SpSpan span;
  SpSpan clause;
  const char *text;
  SpTargetOp op;
  double value;
  const char *unit; /* %, 座, 人 … */
  SpDate by;
} SpReadTarget;

typedef struct
{
  SpSpan span;
  const char *label; /* 一是, （1） … */
} SpReadItem;

typedef struct
{
  guint part; /* index into parts */
  SpBlockKind kind;
  const char
    *path; /* printed numbers joined by '/', as 二/（一）/1; ends in '?' where it has none */
  const char *heading; /* titles of the enclosing headings inside the part, joined by '/' */
  const char *title;
  SpSpan span;           /* the whole block, number and clause included */
  SpSpan title_span;     /* empty where the title is not printed as such */
  SpSpan body;           /* after number and title, clause included */
  guint n_chars;         /* of the block without white space */
  SpSpan responsibility; /* inside its brackets; empty where there is none */
  gboolean inherited;    /* has units but no clause of its own */
  GArray *subitems;      /* of SpReadItem */
  GArray *checklist;     /* of SpReadItem */
  GArray *units;         /* of SpReadUnit */
  GArray *deadlines;     /* of SpReadDeadline */
  GArray *targets;       /* of SpReadTarget */
  SpDate first, last;    /* of a phase */
  const char *note;
} SpReadBlock;

typedef struct
{
  int number;        /* 0 the main plan, n annex n */
  const char *title; /* without 附件n */
  SpSpan span;
} SpReadPart;

typedef struct
{
  SpDoubtKind kind;
  SpSpan span;
  gint block;           /* index into blocks, -1 where it belongs to none */
  const char *message;  /* Chinese sentence: what is odd */
  const char *proposal; /* what the reader took it for, or "" */
} SpReadDoubt;

typedef struct _SpReading SpReading;

/* How the reader asks whether a unit name is known; NULL where no directory is at hand. */
typedef gboolean (*SpKnownUnitFunc) (const char *name, gpointer user_data);

/* Called now and then with how much is done, 0 to 1; FALSE stops the reader. */
typedef gboolean (*SpReadStepFunc) (double done, gpointer user_data);

typedef struct
{
  SpDate document_date; /* base of relative dates where the text has none; SP_DATE_NONE: none */
  SpKnownUnitFunc known_unit;
  gpointer known_unit_data;
  SpReadStepFunc step;
  gpointer step_data;
} SpReadOptions;

/* Reads @text (UTF-8, \n line ends; copied). Never fails: what is not understood becomes a doubt, a
 * text without a measure gives a reading without blocks. Time and memory are linear in @length;
 * nothing recurses on the input's depth: past 20 000 headings the rest is left with a doubt.
 * @options may be NULL. Returns NULL only where the options' step stopped it. */
SpReading *sp_reading_new (const char *text, gsize length, const SpReadOptions *options);
/* The same for a document with tables: task tables give measures row by row. Takes @document. */
SpReading *sp_reading_new_document (SpDocument *document, const SpReadOptions *options);
void sp_reading_free (SpReading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpReading, sp_reading_free)

const char *sp_reading_get_text (const SpReading *self, gsize *length);
const SpDocument *sp_reading_get_document (const SpReading *self); /* as it was read */
const char *sp_reading_get_title (const SpReading *self);          /* of the plan */
const char *sp_reading_get_issuer (const SpReading *self);         /* who issued it, or "" */
const char *sp_reading_get_doc_number (const SpReading *self);     /* 发文字号, or "" */
SpDate sp_reading_get_date (const SpReading *self);                /* of issue, or SP_DATE_NONE */
/* First and last day of the plan: from its phases, else its title, else SP_DATE_NONE. */
SpDate sp_reading_get_first_day (const SpReading *self);
SpDate sp_reading_get_last_day (const SpReading *self);

guint sp_reading_get_n_parts (const SpReading *self);
const SpReadPart *sp_reading_get_part (const SpReading *self, guint i);
guint sp_reading_get_n_blocks (const SpReading *self);
const SpReadBlock *sp_reading_get_block (const SpReading *self, guint i); /* in document order */
guint sp_reading_get_n_doubts (const SpReading *self);
const SpReadDoubt *sp_reading_get_doubt (const SpReading *self, guint i); /* in document order */

/* The text of @span, white space kept. */
char *sp_reading_dup_span (const SpReading *self, SpSpan span);
/* Byte offset → character offset and 1-based line; cheap (an index of checkpoints). */
guint sp_reading_char_offset (const SpReading *self, guint byte);
guint sp_reading_line (const SpReading *self, guint byte);

G_END_DECLS
