/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpTableRows: the rows of a record draft as a list model, all of them or those with something the
 * matter. Items are made as they are looked at. */
#pragma once

#include "exchange/sp-record-draft.h"

G_BEGIN_DECLS

#define SP_TYPE_TABLE_ROW (sp_table_row_get_type ())
G_DECLARE_FINAL_TYPE (SpTableRow, sp_table_row, SP, TABLE_ROW, GObject)
guint sp_table_row_get_index (SpTableRow *self); /* row of the draft */

#define SP_TYPE_TABLE_ROWS (sp_table_rows_get_type ())
G_DECLARE_FINAL_TYPE (SpTableRows, sp_table_rows, SP, TABLE_ROWS, GObject)

SpTableRows *sp_table_rows_new (void);
/* Shows @draft (NULL: nothing) as it is now; to be called again when it was judged. */
void sp_table_rows_set_draft (SpTableRows *self, SpRecordDraft *draft, gboolean only_problems);

G_END_DECLS
