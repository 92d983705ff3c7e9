/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store. The journal: the rows of action and change. Written only by the write path. */
#pragma once

#include "store/sp-engine.h"

G_BEGIN_DECLS

/* The lines of one action. They are kept until there are enough for one statement, because a
 * statement for each costs more than the line. */
typedef struct _SpJournal SpJournal;

/* Begins an action. NULL on failure. @target: the action that an undo or redo is about, or 0. */
SpJournal *sp_journal_begin (SpEngine *engine,
                             SpActionKind kind,
                             const char *label,
                             const char *who,
                             int64_t target,
                             GError **error);
/* Lines that were not written yet are lost with it. NULL is allowed. */
void sp_journal_free (SpJournal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpJournal, sp_journal_free)
int64_t sp_journal_get_action (SpJournal *self);
/* Writes what a journal under way on @engine keeps; who reads the journal asks for it first. */
gboolean sp_journal_settle (SpEngine *engine, GError **error);
/* Writes what is kept and how many records the action changed. */
gboolean sp_journal_finish (SpJournal *self, guint n_changes, GError **error);

/* A whole record that came or went. */
gboolean sp_journal_note_row (SpJournal *self,
                              SpRowChangeKind kind,
                              SpRecord *record,
                              GError **error);
/* One line for each field in the bit set @fields; @after has the raised revision. */
gboolean sp_journal_note_fields (
  SpJournal *self, SpRecord *before, SpRecord *after, guint64 fields, GError **error);

/* The first moment of a local day, as the journal writes moments: they compare as texts. Transfer
 * full. */
char *sp_journal_dup_start_of (SpDate day);
SpActionKind sp_journal_action_kind (const char *code);
SpRowChangeKind sp_journal_change_kind (const char *code);

G_END_DECLS
