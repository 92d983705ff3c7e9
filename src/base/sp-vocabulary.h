/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Vocabularies: the closed sets of words that the document reader and the records share, each word
 * declared once with its code in files and its Chinese label. Knows no rules about them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One word. @value is the C enumeration's; @code is what files and JSON hold. */
typedef struct
{
  int value;
  const char *code;
  const char *label; /* Chinese, to be passed through gettext when shown */
} SpWord;

typedef struct
{
  const char *name;
  const SpWord *words;
  guint n_words;
} SpVocabulary;

const SpWord *sp_vocabulary_find (const SpVocabulary *vocabulary, int value);
const SpWord *sp_vocabulary_find_code (const SpVocabulary *vocabulary, const char *code);
const SpWord *sp_vocabulary_find_label (const SpVocabulary *vocabulary, const char *label);
/* What a person means by @text: a label, a code, or the beginning of one label only, of two
 * characters at least (一般 of 一般隐患). */
const SpWord *sp_vocabulary_find_typed (const SpVocabulary *vocabulary, const char *text);
/* 一般隐患、重大隐患: all labels. Transfer full. */
char *sp_vocabulary_dup_labels (const SpVocabulary *vocabulary);
/* Borrowed strings; "" where the value is not in the vocabulary. The label is translated. */
const char *sp_vocabulary_code (const SpVocabulary *vocabulary, int value);
const char *sp_vocabulary_label (const SpVocabulary *vocabulary, int value);

/* What a unit does for a measure: 牵头, 责任, 属地, 配合. Codes lead, responsible, territorial,
 * support. */
typedef enum
{
  SP_ROLE_LEAD,
  SP_ROLE_RESPONSIBLE,
  SP_ROLE_TERRITORIAL,
  SP_ROLE_SUPPORT,
} SpRole;
extern const SpVocabulary sp_roles;

/* What a numbered block of the plan is: measure, goal, phase, guarantee. */
typedef enum
{
  SP_BLOCK_MEASURE,
  SP_BLOCK_GOAL,
  SP_BLOCK_PHASE,
  SP_BLOCK_GUARANTEE,
} SpBlockKind;
extern const SpVocabulary sp_block_kinds;

/* How a deadline binds: by (…底前), within (done during), from (…起), recurring (每季度). */
typedef enum
{
  SP_DEADLINE_BY,
  SP_DEADLINE_WITHIN,
  SP_DEADLINE_FROM,
  SP_DEADLINE_RECURRING,
} SpDeadlineKind;
extern const SpVocabulary sp_deadline_kinds;

/* What a recurring deadline recurs by: year, half-year, quarter, month, week, day. */
typedef enum
{
  SP_RECURRENCE_NONE,
  SP_RECURRENCE_YEAR,
  SP_RECURRENCE_HALF_YEAR,
  SP_RECURRENCE_QUARTER,
  SP_RECURRENCE_MONTH,
  SP_RECURRENCE_WEEK,
  SP_RECURRENCE_DAY,
} SpRecurrence;
extern const SpVocabulary sp_recurrences;

/* How a target compares: >=, <=, =, >, <, decrease_by, increase_by. */
typedef enum
{
  SP_TARGET_AT_LEAST,
  SP_TARGET_AT_MOST,
  SP_TARGET_EQUAL,
  SP_TARGET_ABOVE,
  SP_TARGET_BELOW,
  SP_TARGET_DECREASE_BY,
  SP_TARGET_INCREASE_BY,
} SpTargetOp;
extern const SpVocabulary sp_target_ops;

/* What the reader is in doubt about; codes number, unit, date, clause, count, heading, encoding,
 * other. */
typedef enum
{
  SP_DOUBT_NUMBER,   /* a printed number skipped, doubled or missing */
  SP_DOUBT_UNIT,     /* a unit name that is not in the directory, or looks misprinted */
  SP_DOUBT_DATE,     /* a date without a year, or before the document's own */
  SP_DOUBT_CLAUSE,   /* a responsibility clause or part of one that was not understood */
  SP_DOUBT_COUNT,    /* a printed count that disagrees with what is listed */
  SP_DOUBT_HEADING,  /* a block without a number of its own, a heading out of place */
  SP_DOUBT_ENCODING, /* characters that could not be decoded */
  SP_DOUBT_OTHER,
} SpDoubtKind;
extern const SpVocabulary sp_doubt_kinds;

G_END_DECLS
