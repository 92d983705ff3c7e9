/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan document on its way into the store: read from a file, resolved against the unit directory,
 * looked through and corrected by a person, then written in one action after a backup. Nothing is
 * stored before acceptance. */
#pragma once

#include "document/sp-reading.h"
#include "exchange/sp-document-file.h"
#include "store/sp-reader.h"

G_BEGIN_DECLS

/* A measure as it will be stored, with what belongs to it; records have id 0. */
typedef struct
{
  SpMeasure *measure;
  GPtrArray *units;     /* of SpMeasureUnit; the unit reference is 0 where the name is not known */
  GPtrArray *deadlines; /* of SpDeadline */
  GPtrArray *targets;   /* of SpTarget */
  GPtrArray *subitems;  /* of SpSubitem */
  guint part;           /* index of its part */
  gboolean is_left_out; /* a person said that it is no measure */
  SpPhase *phase;       /* the phase of the plan that it was made, or NULL */
  guint n_shared;       /* held by so many more than one; the draft's own matter */
} SpDraftMeasure;

#define SP_TYPE_IMPORT_DRAFT (sp_import_draft_get_type ())
G_DECLARE_FINAL_TYPE (SpImportDraft, sp_import_draft, SP, IMPORT_DRAFT, GObject)

/* Reads the document at @path, whatever its format. @directory gives the known units and may be
 * NULL (the shipped directory serves, as it does where the store has no units yet). Fails with
 * SP_ERROR sentences for everything that is no readable plan, or with G_IO_ERROR_CANCELLED.
 * @cancellable and
 * @progress (called on the calling thread) may be NULL. */
SpImportDraft *sp_import_draft_new_from_file (const char *path,
                                              SpReader *directory,
                                              GCancellable *cancellable,
                                              SpProgressFunc progress,
                                              gpointer user_data,
                                              GError **error);
/* The same from bytes in memory; @name is the file's, or says where they come from. */
SpImportDraft *sp_import_draft_new_from_bytes (GBytes *bytes,
                                               const char *name,
                                               SpReader *directory,
                                               GCancellable *cancellable,
                                               SpProgressFunc progress,
                                               gpointer user_data,
                                               GError **error);
const SpReading *sp_import_draft_get_reading (SpImportDraft *self);
SpPlan *sp_import_draft_get_plan (SpImportDraft *self);
SpSource *sp_import_draft_get_source (SpImportDraft *self);
GPtrArray *sp_import_draft_get_parts (SpImportDraft *self);    /* borrowed, of SpPart */
GPtrArray *sp_import_draft_get_phases (SpImportDraft *self);   /* borrowed, of SpPhase */
GPtrArray *sp_import_draft_get_measures (SpImportDraft *self); /* borrowed, of SpDraftMeasure * */
GPtrArray *sp_import_draft_get_doubts (
  SpImportDraft *self); /* borrowed, of SpDoubt, doubtful order */
int sp_import_draft_get_doubt_measure (SpImportDraft *self,
                                       guint doubt);    /* index into measures, or -1 */
guint sp_import_draft_get_n_open (SpImportDraft *self); /* doubts still open */
/* The unit that a printed name stands for, by the directory or by an answer; NULL where it is not
 * known. */
const char *sp_import_draft_get_unit_name (SpImportDraft *self, const char *printed);
/* Decides doubt @i. For a unit doubt ACCEPTED takes the proposal as an alias's unit, CHANGED the
 * unit named @answer (made pending when unknown). For a date doubt CHANGED takes @answer as the
 * day, for the number of a measure as its number. For a measure without units ACCEPTED takes those
 * of the measure that the proposal names, CHANGED those named @answer. Other answers are words.
 * A step of the history (sp-import-edit.h). */
void sp_import_draft_answer (SpImportDraft *self, guint i, SpDoubtState state, const char *answer);
/* Signals: "edited" (guint first, guint n_removed, guint n_added): measures were replaced by others
 * (n_removed may equal n_added); "changed" (): after every answer and correction. */

/* Backs the file up, then writes everything in one action. Returns the plan's id, 0 on error. */
int64_t sp_import_draft_accept (SpImportDraft *self, SpStore *store, GError **error);

G_END_DECLS
