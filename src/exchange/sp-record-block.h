/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands once above the heads of a table and holds for all of its rows (企业名称：某厂
 * 风险等级：较大风险), in a cell with a colon or in two beside each other. Knows words, not
 * values. */
#pragma once

#include "exchange/sp-record-heads.h"

G_BEGIN_DECLS

typedef struct
{
  int field;  /* or key, of sp-record-heads.h */
  char *text; /* owned */
  guint line; /* of the file, from 1 */
} SpBlockValue;

/* Of SpBlockValue, of fields that may stand in a block (SpRecordHeads.block), the first of each;
 * from the rows of @table above @end. Transfer full. */
GArray *sp_record_block_read (const SpRecordHeads *self, const SpCellTable *table, guint end);
/* Whether @row says nothing but such: it is no row of heads then. */
gboolean sp_record_block_is_row (const SpRecordHeads *self, const SpCellTable *table, guint row);

G_END_DECLS
