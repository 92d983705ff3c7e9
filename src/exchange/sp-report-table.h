/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table of progress reports as units send it in: what a draft of records needs to know to find
 * the measures by 编号, 序号, 任务 and 附件, and the rules of reports. */
#pragma once

#include "exchange/sp-record-draft.h"

G_BEGIN_DECLS

typedef struct _SpReportTable SpReportTable;

SpReportTable *sp_report_table_new (SpDate today);
void sp_report_table_free (SpReportTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpReportTable, sp_report_table_free)
/* For drafts of sp_progress_type; valid as long as @self. */
const SpRecordProfile *sp_report_table_get_profile (SpReportTable *self);

G_END_DECLS
