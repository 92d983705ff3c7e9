/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of SpRevision share. Three readings stand side by side everywhere: base, what the
 * former document says by today's reader; now, what the store holds; fresh, what the new document
 * says. */
#pragma once

#include "exchange/sp-import-private.h"
#include "exchange/sp-revision.h"

G_BEGIN_DECLS

/* What belongs to a measure, by kind. */
typedef enum
{
  SP_CHILD_UNIT,
  SP_CHILD_DEADLINE,
  SP_CHILD_TARGET,
  SP_CHILD_SUBITEM,
  SP_N_CHILDREN,
} SpChildKind;

/* @visible: fields whose change is told; @quiet: fields that follow the document untold. Bit masks
 * of field indices. */
typedef struct
{
  const SpRecordType *type;
  guint measure_field, start_field, position_field;
  guint64 visible, quiet;
  const char *label;
} SpChildInfo;
extern const SpChildInfo sp_child_infos[SP_N_CHILDREN];
guint64 sp_revision_visible_fields (const SpRecordType *type);
guint64 sp_revision_quiet_fields (const SpRecordType *type);

/* A measure of the former edition. Without a base it was typed by a person; without a now it was
 * left out or deleted. */
typedef struct
{
  SpRecord *base, *now;                    /* owned */
  GPtrArray *base_children[SP_N_CHILDREN]; /* of SpRecord, NULL without base */
  GPtrArray *now_children[SP_N_CHILDREN];  /* of SpRecord, NULL without now */
  int base_part;                           /* index into parts_now, or -1 */
  int now_part;
  gboolean is_reported;
} SpRevisionOld;

/* A child in its three readings; any may be NULL. */
typedef struct
{
  SpChildKind kind;
  SpRecord *base, *now, *fresh;
  int change; /* index into the row's changes, or -1 */
} SpRevisionLink;

/* A change with what applying it needs. */
typedef struct
{
  SpRevisionChange change;
  int field; /* of the row's own record; -1: a child's */
} SpRevisionChangeFull;

typedef struct
{
  SpRevisionRow row;
  int old;   /* index into olds, or -1; of parts and phases into their lists */
  int fresh; /* index into the draft's list, or -1 */
  SpRecord *base, *now, *new_record; /* borrowed, may be NULL */
  GArray *links;                     /* of SpRevisionLink; of measures */
  double order;
  gboolean is_chosen; /* by a person */
} SpRevisionEntry;

struct _SpRevision
{
  GObject parent_instance;

  /* Owned */
  SpImportDraft *draft;
  SpImportDraft *base; /* the former document read again, or NULL */
  SpRecord *plan;
  GPtrArray *parts_now;  /* of SpPart */
  GPtrArray *phases_now; /* of SpPhase */
  GPtrArray *doubts_now; /* of SpDoubt */
  GPtrArray *olds;       /* of SpRevisionOld */
  GArray *part_of_fresh; /* int: part of the draft → parts_now, or -1 */
  GArray *part_of_base;
  GArray *phase_of_fresh;
  GArray *phase_of_base;
  GPtrArray *entries;  /* of SpRevisionEntry */
  GArray *measure_ids; /* int64_t: measure of the draft → row, 0 for none; while applying */
  /* State */
  gboolean is_same;
  gboolean is_applied;
  SpDate day;
};

/* sp-revision-load.c: fills the lists above, everything but entries. */
gboolean sp_revision_load (
  SpRevision *self, SpReader *reader, int64_t plan, GCancellable *cancellable, GError **error);
void sp_revision_old_free (gpointer data);
gboolean sp_revision_check_cancelled (GCancellable *cancellable, GError **error);

/* sp-revision-compare.c */
gboolean sp_revision_compare (SpRevision *self, GCancellable *cancellable, GError **error);
SpRevisionEntry *sp_revision_make_measure (SpRevision *self, int old, int fresh);
void sp_revision_entry_free (gpointer data);
gboolean sp_revision_same_field (SpRecord *a, SpRecord *b, guint field);
/* Whether no field of @fields differs. */
gboolean sp_revision_same_fields (SpRecord *a, SpRecord *b, guint64 fields);
SpRevisionChange *sp_revision_add_change (SpRevisionEntry *entry,
                                          SpRevisionDoing doing,
                                          int field,
                                          const char *label);

/* sp-revision-pair.c: rows for all measures, in any order; the order of all rows. FALSE: cancelled.
 */
gboolean sp_revision_add_measures (SpRevision *self, GCancellable *cancellable);
void sp_revision_sort (SpRevision *self);

/* sp-revision-children.c */
void sp_revision_compare_children (SpRevision *self,
                                   SpRevisionEntry *entry,
                                   SpChildKind kind,
                                   GPtrArray *base,
                                   GPtrArray *now,
                                   GPtrArray *fresh);
GPtrArray *sp_revision_draft_children (const SpDraftMeasure *measure, SpChildKind kind);

/* sp-revision-words.c */
char *sp_revision_dup_field (SpRecord *record, guint field);
char *sp_revision_dup_child (SpRecord *record, SpChildKind kind);

/* sp-revision-doubts.c */
gboolean sp_revision_write_doubts (SpRevision *self, SpWrite *write, GError **error);

G_END_DECLS
