/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables read into a file that knows 县应急管理局 (unit 1) and 示例县红星砖瓦有限公司, short
 * 红星砖瓦 (enterprise 1). */
#pragma once

#include "exchange/sp-record-profiles.h"

typedef struct
{
  char *folder, *path;
  SpStore *store;
} TableFixture;

void table_set_up (TableFixture *self, gconstpointer data);
void table_tear_down (TableFixture *self, gconstpointer data);
void table_insert (SpStore *store, SpRecord *taken);
SpRecord *table_load (TableFixture *self, const SpRecordType *type, int64_t id);

/* Read and judged; takes @taken. */
SpRecordDraft *table_read_bytes (TableFixture *self, const SpRecordType *type, GBytes *taken);
SpRecordDraft *table_read_text (TableFixture *self, const SpRecordType *type, const char *text);
void table_store (TableFixture *self, SpRecordDraft *draft);
/* All that is told of @row. */
char *table_dup_problems (SpRecordDraft *draft, guint row);
