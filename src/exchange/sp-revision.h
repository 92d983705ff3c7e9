/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A revised edition of a stored plan: what the new document says against what the former one said,
 * and against what the file holds now. Only what the document changed is proposed; where a person
 * has changed the same thing since, it is a conflict. Nothing is stored before it is applied. */
#pragma once

#include "exchange/sp-import.h"

G_BEGIN_DECLS

typedef enum
{
  SP_REVISION_UNCHANGED,
  SP_REVISION_CHANGED,
  SP_REVISION_ADDED,
  SP_REVISION_REMOVED,
  SP_REVISION_MOVED, /* another number or another part, and nothing else */
} SpRevisionKind;
extern const SpVocabulary sp_revision_kinds;

typedef enum
{
  SP_REVISION_TAKE, /* as the new edition says; of changed rows each change has its own choice */
  SP_REVISION_KEEP, /* leave the file as it is */
  SP_REVISION_WITHDRAW, /* of removed measures: no longer in force from a day on, kept */
  SP_REVISION_DELETE,   /* of removed records that nobody has worked on */
} SpRevisionChoice;
extern const SpVocabulary sp_revision_choices;

typedef enum
{
  SP_REVISION_SET,
  SP_REVISION_ADD,
  SP_REVISION_REMOVE,
} SpRevisionDoing;

/* One thing that differs. Texts are for people, "" for none. */
typedef struct
{
  SpRevisionDoing doing;
  const char *label; /* 时限, 责任单位 … */
  char *old_text;    /* what the former document says */
  char *now_text;    /* what the file holds */
  char *new_text;    /* what the new document says */
  gboolean is_text;  /* a passage: to be shown character by character */
  gboolean is_conflict;
  gboolean is_taken;
} SpRevisionChange;

/* A plan, part, phase or measure. */
typedef struct
{
  SpRevisionKind kind;
  const SpRecordType *type;
  SpRevisionChoice choice;
  gboolean is_worked_on; /* reports, ticks or corrections: it cannot be deleted */
  gboolean is_ambiguous; /* another one would do nearly as well: a person should look */
  char *rival;           /* the title of that other one, or NULL */
  char *note;            /* a sentence on what is out of the ordinary, or NULL */
  const char *part;      /* heading of its part, "" for plan, parts and phases */
  const char *path;      /* in the new edition, of a removed one in the old */
  const char *title;
  const char *old_path, *old_title; /* "" for added ones */
  const char *text;                 /* what it says, in the edition that has it */
  int64_t record;                   /* in the store; 0 for added ones */
  GPtrArray *changes;               /* of SpRevisionChange */
} SpRevisionRow;

#define SP_TYPE_REVISION (sp_revision_get_type ())
G_DECLARE_FINAL_TYPE (SpRevision, sp_revision, SP, REVISION, GObject)

/* The stored plan that the draft seems to be an edition of: nearly the same title or the same
 * document number. 0: none, also on error. */
int64_t sp_revision_find_plan (SpImportDraft *draft, SpReader *reader, GError **error);
/* May run on a worker's thread; @draft must not be changed meanwhile, and changes to it afterwards
 * want a new comparison. */
SpRevision *sp_revision_new (
  SpImportDraft *draft, SpReader *reader, int64_t plan, GCancellable *cancellable, GError **error);

SpImportDraft *sp_revision_get_draft (SpRevision *self);
/* The very text that is stored already: there is nothing to compare, and no row. */
gboolean sp_revision_is_same (SpRevision *self);
guint sp_revision_get_n_rows (SpRevision *self); /* unchanged ones too, in document order */
const SpRevisionRow *sp_revision_get_row (SpRevision *self, guint i);
guint sp_revision_count (SpRevision *self, SpRevisionKind kind);
guint sp_revision_count_conflicts (SpRevision *self); /* changes, not rows */
gboolean sp_revision_row_has_conflict (const SpRevisionRow *row);
char *sp_revision_dup_summary (SpRevision *self);

/* ---- choices; each emits "changed" (), pairing and unpairing "rows-changed" () before it ---- */

/* What does not fit the row's kind, or would delete what was worked on, is not done. */
gboolean sp_revision_set_choice (SpRevision *self, guint row, SpRevisionChoice choice);
void sp_revision_set_taken (SpRevision *self, guint row, guint change, gboolean is_taken);
/* 全部采用新版 or 全部保留, conflicts included. */
void sp_revision_choose_all (SpRevision *self, gboolean is_taken);
/* A removed and an added measure are one, after all; a pair is two different ones. */
gboolean sp_revision_pair (SpRevision *self, guint removed, guint added);
gboolean sp_revision_unpair (SpRevision *self, guint row);
/* The day from which removed measures are withdrawn: when the edition was issued, else today. */
void sp_revision_set_day (SpRevision *self, SpDate day);

/* ---- words ---- */

char *sp_revision_change_dup_sentence (
  const SpRevisionChange *change); /* 时限 2022-06-30 → 2022-12-31 */
char *sp_revision_row_dup_title (
  const SpRevisionRow *row); /* 二/（一）/1　建立台账; 阶段　集中攻坚 */
char *sp_revision_row_dup_sentence (const SpRevisionRow *row); /* all of them */

/* Backs the file up, then does what was chosen in one action. Returns the plan's id, 0 on error.
 * Only once. */
int64_t sp_revision_apply (SpRevision *self, SpStore *store, GError **error);

G_END_DECLS
