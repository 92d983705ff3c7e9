/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store. The journal: the rows of action and change. Written only by the write path. */
#pragma once

#include "store/sp-engine.h"

G_BEGIN_DECLS

gboolean sp_journal_begin (SpEngine *engine,
                           SpActionKind kind,
                           const char *label,
                           const char *who,
                           int64_t target,
                           int64_t *action,
                           GError **error);
gboolean sp_journal_finish (SpEngine *engine, int64_t action, guint n_changes, GError **error);

/* A whole record that came or went. */
gboolean sp_journal_note_row (
  SpEngine *engine, int64_t action, SpRowChangeKind kind, SpRecord *record, GError **error);
/* One line for each field in the bit set @fields; @after has the raised revision. */
gboolean sp_journal_note_fields (SpEngine *engine,
                                 int64_t action,
                                 SpRecord *before,
                                 SpRecord *after,
                                 guint64 fields,
                                 GError **error);

const char *sp_journal_action_code (SpActionKind kind);
SpActionKind sp_journal_action_kind (const char *code);
SpRowChangeKind sp_journal_change_kind (const char *code);

G_END_DECLS
