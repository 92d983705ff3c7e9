/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From a figure to what it counts: the filter of a list that holds just those records. A figure is
 * led from only where the list then says the same; all others (differences, rates, what goes by the
 * steps of several records) are not. */
#pragma once

#include "report/sp-report.h"

G_BEGIN_DECLS

typedef struct
{
  const SpRecordType *type; /* of the list; measures go by @tasks, all others by @conditions */
  GArray *conditions;       /* of SpCondition */
  SpTaskFilter tasks;
  SpDate as_of; /* what the list is to be as of */
  int amount;   /* the field of @type whose sum the figure is; -1: their number */
  char *words;  /* 青山乡 · 本期 · 重大隐患 排查 */
} SpReportTrace;

void sp_report_trace_clear (SpReportTrace *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpReportTrace, sp_report_trace_clear)

/* Of cell @column of @row, a row of sums. FALSE: there is no such list, and @trace is empty. */
gboolean sp_report_sheet_trace (const SpReportSheet *self,
                                SpReader *reader,
                                const SpReportRow *row,
                                guint column,
                                SpReportTrace *trace);

G_END_DECLS
