/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRecordRows: chosen fields of many records, read at once into one block. For tables that look at
 * each row once: an object a row would cost more than the row. Once read, any thread may look. */
#pragma once

#include "store/sp-reader.h"

G_BEGIN_DECLS

typedef struct _SpRecordRows SpRecordRows;

/* Bit of a field among those that will be looked at; types that are read so have less than 64. */
#define SP_FIELD_BIT(field) (G_GUINT64_CONSTANT (1) << (field))

/* The records of @type with @ids, in their order, as they stood on @as_of: what followed from later
 * steps is derived again. @fields: bits of the fields that will be looked at; 0: all. Transfer
 * full; NULL with error. */
SpRecordRows *sp_reader_read_rows (SpReader *self,
                                   const SpRecordType *type,
                                   const int64_t *ids,
                                   guint n,
                                   guint64 fields,
                                   SpDate as_of,
                                   GError **error);
void sp_record_rows_free (SpRecordRows *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpRecordRows, sp_record_rows_free)

const SpRecordType *sp_record_rows_get_record_type (const SpRecordRows *self);
/* NULL: the record is no longer there. */
const char *sp_record_rows_get_uid (const SpRecordRows *self, guint row);
int64_t sp_record_rows_get_id (const SpRecordRows *self, guint row);
/* The value of a field that was asked for, of a record that is there. */
const SpValue *sp_record_rows_peek (const SpRecordRows *self, guint row, guint field);

G_END_DECLS
