/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRecordDraft: the rows of a table on their way into a ledger of any record type. Reading finds
 * the heads; judging says of each row whether it would be a new record, change one, or why it will
 * not do; nothing enters the file before a person stores the draft, which is one action. The rows
 * stay cells: a record is made of them when it is looked at. Used on one thread at a time. */
#pragma once

#include "exchange/sp-cell-source.h"
#include "exchange/sp-record-cell.h"

G_BEGIN_DECLS

typedef enum
{
  SP_DRAFT_NEW,     /* becomes a record */
  SP_DRAFT_UPDATE,  /* changes a record that is there */
  SP_DRAFT_SAME,    /* is there already: nothing to be done */
  SP_DRAFT_PASSED,  /* no record: a sum, a signature, heads once more, an empty form */
  SP_DRAFT_REFUSED, /* will not do */
  SP_DRAFT_FOLDED,  /* more of a new record that a row before begins; only @match says so */
  SP_DRAFT_N_STATES
} SpDraftState;

/* What differs from one kind of table to the next; all of it may be left out. */
typedef struct
{
  const SpRecordKey *keys; /* columns that are no fields */
  guint n_keys;
  /* Fields and keys (n_fields + key) that may stand once above the heads, for all rows that have
   * nothing of their own; @takes_block (NULL: always) says whether a row with @cells (by field and
   * key, "" for none) takes one. */
  const guint *block;
  guint n_block;
  gboolean (*takes_block) (guint field, const char *const *cells, gpointer user_data);
  /* Of names that only the caller knows. */
  SpRecordFindFunc find;
  /* Fills @record from the keys' texts ("" for none). */
  gboolean (*resolve) (SpReader *reader,
                       SpRecord *record,
                       const char *const *keys,
                       gpointer user_data,
                       GError **error);
  /* Rules beyond those of the record. */
  gboolean (*check) (SpReader *reader, SpRecord *record, gpointer user_data, GError **error);
  /* Which record @record is: SP_DRAFT_UPDATE or _SAME with @id set, SP_DRAFT_NEW, or
   * SP_DRAFT_FOLDED, of which @write makes the record that is there by then. Without it all rows
   * are new. */
  SpDraftState (*match) (
    SpReader *reader, SpRecord *record, int64_t *id, gpointer user_data, GError **error);
  /* Bits of fields any of which says by itself which stored record a row is, and the id of that
   * record by them alone (0: none). Such a row may carry only what is to be changed. */
  guint64 naming;
  int64_t (*find_named) (SpReader *reader, SpRecord *record, gpointer user_data, GError **error);
  gpointer user_data;       /* of all of them; lives as long as the draft */
  GDestroyNotify free_data; /* NULL: @user_data is the caller's; else the draft's */

  guint64 derived; /* bits of derived fields that are read, too, and that @write makes true */
  /* Forgets what an earlier judging learnt. */
  void (*begin) (gpointer user_data);
  /* A sentence where @text of @field says nothing that could be kept; it is told and passed over.
   * Else NULL. */
  const char *(*pass) (guint field, const char *text);
  /* Appends sentences (char *) about @record, which fits, that a person should look at. */
  void (*tell) (SpReader *reader, SpRecord *record, GPtrArray *sentences, gpointer user_data);
  /* Stores @record, new where it has no id, instead of the plain way. */
  gboolean (*write) (
    SpWrite *write, SpReader *reader, SpRecord *record, gpointer user_data, GError **error);
} SpRecordProfile;

typedef struct
{
  guint row;  /* of the draft, from 0 */
  int column; /* -1: the row as a whole */
  gboolean is_warning;
  const char *reason; /* a sentence */
} SpRowProblem;

#define SP_TYPE_RECORD_DRAFT (sp_record_draft_get_type ())
G_DECLARE_FINAL_TYPE (SpRecordDraft, sp_record_draft, SP, RECORD_DRAFT, GObject)

/* Reads the table of @bytes and finds its heads. @model says the type and what an empty or missing
 * cell is. @profile (may be NULL) is copied. Fails when it is no table. Transfer full. */
SpRecordDraft *sp_record_draft_new (GBytes *bytes,
                                    const char *name,
                                    SpRecord *model,
                                    const SpRecordProfile *profile,
                                    GCancellable *cancellable,
                                    SpProgressFunc progress,
                                    gpointer user_data,
                                    GError **error);
/* Judges every row as the columns are now. Fails only when cancelled or the file cannot be read. */
gboolean sp_record_draft_judge (SpRecordDraft *self,
                                SpReader *reader,
                                GCancellable *cancellable,
                                SpProgressFunc progress,
                                gpointer user_data,
                                GError **error);

/* ---- the table ---- */

const char *sp_record_draft_get_sheet (SpRecordDraft *self);      /* "": the table has no name */
const GPtrArray *sp_record_draft_get_notes (SpRecordDraft *self); /* of char *: sentences */
gboolean sp_record_draft_has_heads (SpRecordDraft *self);

/* ---- columns ---- */

const SpRecordType *sp_record_draft_get_record_type (SpRecordDraft *self);
guint sp_record_draft_get_n_columns (SpRecordDraft *self);
/* What people call the column: its head, else 第 C 列. Transfer full. */
char *sp_record_draft_dup_head (SpRecordDraft *self, guint column);
int sp_record_draft_get_field (SpRecordDraft *self, guint column); /* or key; -1: not read */
/* Takes effect when judged again. Another column of that field is no longer read. */
void sp_record_draft_set_field (SpRecordDraft *self, guint column, int field);
/* Columns that nobody told of are in order of @fields, as a table without heads has them. */
void sp_record_draft_set_fields (SpRecordDraft *self, const int *fields, guint n_fields);
/* The label of a field or key. */
const char *sp_record_draft_get_label (SpRecordDraft *self, int field);
guint sp_record_draft_get_n_fields (SpRecordDraft *self); /* and keys */
/* Whether people may choose @field for a column. */
gboolean sp_record_draft_is_choosable (SpRecordDraft *self, int field);
/* Heads of columns that are not read though they may mean something. Transfer full, of char *. */
GPtrArray *sp_record_draft_list_ignored (SpRecordDraft *self);
/* Fails where there are no rows, no heads, or no column of a field that must be filled. */
gboolean sp_record_draft_check_columns (SpRecordDraft *self, GError **error);

/* ---- rows, after judging ---- */

guint sp_record_draft_get_n_rows (SpRecordDraft *self);
guint sp_record_draft_count (SpRecordDraft *self, SpDraftState state);
guint sp_record_draft_get_n_warned (SpRecordDraft *self); /* rows that fit, with a warning */
SpDraftState sp_record_draft_get_state (SpRecordDraft *self, guint row);
guint sp_record_draft_get_line (SpRecordDraft *self, guint row); /* of the file, from 1 */
const char *sp_record_draft_get_cell (SpRecordDraft *self, guint row, guint column);
/* What is the matter with @row, valid until judged again; NULL where nothing is. */
const SpRowProblem *sp_record_draft_find_problems (SpRecordDraft *self, guint row, guint *n);
/* “台账”第 3 行 C 列“日期”“2021-13-1”：请按 … 的样子填写日期。 Transfer full. */
char *sp_record_draft_dup_problem (SpRecordDraft *self, const SpRowProblem *problem);
/* The record that @row becomes; NULL where it becomes none. Transfer full. */
SpRecord *sp_record_draft_make (SpRecordDraft *self, SpReader *reader, guint row, GError **error);

/* ---- on ---- */

/* Stores the rows that fit in one action named @label; with refused rows only when @is_partial.
 * What the file itself refuses becomes a problem of its row, and then nothing is stored. */
gboolean sp_record_draft_store (
  SpRecordDraft *self, SpStore *store, const char *label, gboolean is_partial, GError **error);

/* The same a part at a time: the step is an SpWriteStep, which begins the action with its first
 * part and commits it with its last. Freed before, nothing is stored. */
typedef struct _SpRecordStoring SpRecordStoring;
SpRecordStoring *sp_record_storing_new (SpRecordDraft *draft,
                                        const char *label,
                                        gboolean is_partial,
                                        GError **error);
void sp_record_storing_free (gpointer storing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpRecordStoring, sp_record_storing_free)
gboolean sp_record_storing_step (SpStore *store, gpointer storing, double *done, GError **error);

/* The refused rows as CSV with their heads and a column that says why, to be mended and read
 * again. */
char *sp_record_draft_dup_refused (SpRecordDraft *self);
gboolean sp_record_draft_write_refused (SpRecordDraft *self, const char *path, GError **error);

G_END_DECLS
