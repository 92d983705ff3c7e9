/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One cell into one field of a record: references by name, numbers as offices write them, dates in
 * any form, and what spreadsheets do to numbers that are no quantities. */
#pragma once

#include "exchange/sp-cell-table.h"
#include "exchange/sp-record-heads.h"
#include "store/sp-reader.h"

G_BEGIN_DECLS

/* What a text refers to: an id, or 0 with @error set. For names that only the caller knows; it may
 * set no error to let the usual ways be tried. */
typedef int64_t (*SpRecordFindFunc) (
  SpReader *reader, const SpRecordType *type, const char *text, gpointer user_data, GError **error);

/* Reads cells of one table, keeping what names were found to mean. */
typedef struct _SpRecordCells SpRecordCells;

/* @find may be NULL: units are found by name, short name or alias, other records by their title,
 * measures by path, too, and anything by its number. */
SpRecordCells *sp_record_cells_new (SpReader *reader, SpRecordFindFunc find, gpointer user_data);
void sp_record_cells_free (SpRecordCells *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpRecordCells, sp_record_cells_free)
void sp_record_cells_set_1904 (SpRecordCells *self, gboolean is_1904);

/* Sets @field, which keeps what it has when the cell is empty; of dates, numbers and references 无
 * and / are empty, too. A number is multiplied by @factor. */
gboolean sp_record_cells_set (SpRecordCells *self,
                              SpRecord *record,
                              guint field,
                              const char *text,
                              SpCellFlags flags,
                              double factor,
                              GError **error);

/* Sets one field of @record as a cell under @head would. Fails where no field is called so. */
gboolean sp_record_set_by_head (
  SpReader *reader, SpRecord *record, const char *head, const char *text, GError **error);

G_END_DECLS
