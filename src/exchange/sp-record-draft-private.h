/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by the files of SpRecordDraft only. */
#pragma once

#include "exchange/sp-record-block.h"
#include "exchange/sp-record-draft.h"

G_BEGIN_DECLS

typedef struct
{
  int64_t id; /* of the record that is changed or the same; 0: none */
  guint first_problem;
  guint16 n_problems;
  guint8 state;
} SpDraftRow;

struct _SpRecordDraft
{
  GObject parent_instance;

  /* Owned */
  SpCellTable *table;
  SpRecordMapping *mapping;
  SpRecord *model;
  GArray *rows;            /* of SpDraftRow */
  GArray *problems;        /* of SpRowProblem, by row */
  GStringChunk *sentences; /* the problems' reasons, each once */
  GPtrArray *notes;
  GArray *block; /* of SpBlockValue; NULL before there is a table */

  /* State */
  SpRecordProfile profile;
  SpRecordHeads heads;
  guint counts[SP_DRAFT_N_STATES];
  guint n_warned;
};

guint _sp_record_draft_get_table_row (SpRecordDraft *self, guint row);
SpRecordColumn *_sp_record_draft_get_column (SpRecordDraft *self, guint column);
void _sp_record_draft_add_problem (
  SpRecordDraft *self, guint row, int column, gboolean is_warning, const char *reason);
void _sp_record_draft_set_state (SpRecordDraft *self, guint row, SpDraftState state);

/* sp-record-pass.c: why the row is none of the ledger's, or NULL. */
const char *_sp_record_draft_find_pass (SpRecordDraft *self, guint row);
/* sp-record-judge.c: @base with the cells of @row set. FALSE where a cell does not fit; each is
 * told when @is_telling, else the first comes back. */
gboolean _sp_record_draft_fill (SpRecordDraft *self,
                                SpRecordCells *cells,
                                SpReader *reader,
                                SpRecord *record,
                                guint row,
                                gboolean is_telling,
                                GError **error);

G_END_DECLS
