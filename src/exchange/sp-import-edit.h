/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Correcting a draft before it is accepted: measures are split, merged, moved, retyped, facts added
 * from a passage of the source. Every correction, answers to doubts too, is one step that can be
 * taken back and done again; accepting stores what the draft then holds. Knows no widgets. */
#pragma once

#include "exchange/sp-import.h"

G_BEGIN_DECLS

/* Offsets are characters of the source; @i is an index into the draft's measures. Each answers with
 * the index of the measure to look at next, or -1 with a sentence (SP_ERROR_INVALID) that says why
 * it cannot be done; then nothing has changed. Every one emits the draft's "edited", then
 * "changed". */

/* Divides the text where the source has @offset; what is printed behind it goes to a new measure,
 * which is the answer. Both keep the units. */
int sp_import_draft_split (SpImportDraft *self, guint i, guint offset, GError **error);
/* Joins @i and the one behind it: texts one after the other, units once each in the stronger role,
 * every deadline, target and item. */
int sp_import_draft_merge (SpImportDraft *self, guint i, GError **error);
/* One place up (@step -1) or down (1) among the measures of its part. */
int sp_import_draft_move_by (SpImportDraft *self, guint i, int step, GError **error);
/* To the end of what stands under @heading ("": any) in @part; the number's outer parts follow. */
int sp_import_draft_move_to (
  SpImportDraft *self, guint i, guint part, const char *heading, GError **error);
/* A phase becomes a phase of the plan and is no measure any more. */
int sp_import_draft_retype (SpImportDraft *self, guint i, SpBlockKind kind, GError **error);
/* No measure at all, as a heading; or one after all. */
int sp_import_draft_leave_out (SpImportDraft *self, guint i, gboolean is_left_out, GError **error);

/* A place that a measure can be moved to. */
typedef struct
{
  guint part;
  char *heading; /* inside the part, levels joined by '/'; "" for the part itself */
} SpDraftPlace;
GPtrArray *sp_import_draft_list_places (SpImportDraft *self); /* of SpDraftPlace; transfer full */

/* ---- facts ---- */

typedef enum
{
  SP_FACT_UNIT,
  SP_FACT_DEADLINE,
  SP_FACT_TARGET,
} SpFactKind;

/* What is printed at [@start, @end) becomes a unit, a deadline or a target of the measure, read as
 * the reader reads: several units may be listed. */
int sp_import_draft_add_passage (
  SpImportDraft *self, guint i, SpFactKind kind, guint start, guint end, GError **error);
/* A new fact without a place in the source, to be filled in by hand. */
SpRecord *sp_import_draft_add_fact (SpImportDraft *self, guint i, SpFactKind kind);
void sp_import_draft_remove_fact (SpImportDraft *self, guint i, SpRecord *fact);
/* Sets one field of the measure or of a fact of it. */
void sp_import_draft_set_value (
  SpImportDraft *self, guint i, SpRecord *record, guint field, const SpValue *value);
/* @id 0: the unit waits under @name, which replaces the printed name; else the printed name stays.
 */
void sp_import_draft_set_unit (
  SpImportDraft *self, guint i, SpRecord *unit, int64_t id, const char *name);

/* ---- doubts ---- */

/* Accepts the proposal of every open doubt of @kind that has one, in one step. Unit names are left
 * out: each is asked for by itself. Returns how many. */
guint sp_import_draft_accept_kind (SpImportDraft *self, SpDoubtKind kind);

/* ---- taking back ---- */

/* What would be taken back or done again, NULL: nothing. */
const char *sp_import_draft_get_undo_label (SpImportDraft *self);
const char *sp_import_draft_get_redo_label (SpImportDraft *self);
/* The index of the measure to look at, or -1 where there was nothing to do or no measure in it. */
int sp_import_draft_undo (SpImportDraft *self);
int sp_import_draft_redo (SpImportDraft *self);

G_END_DECLS
