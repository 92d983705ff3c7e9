/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From a figure to what it counts: the filter of a list that holds just those records. A figure is
 * led from only where the list then says the same; sums and rates lead to a list for each of their
 * terms. All others (what goes by the steps of several records, what no page lists) lead nowhere.
 */
#pragma once

#include "report/sp-report.h"

G_BEGIN_DECLS

typedef struct
{
  const SpRecordType *type; /* of the list; measures go by @tasks, all others by @conditions */
  GArray *conditions;       /* of SpCondition */
  SpTaskFilter tasks;
  SpDate as_of;      /* what the list is to be as of */
  int amount;        /* the field of @type whose sum the figure is; -1: their number */
  char *words;       /* 青山乡 · 本期 · 重大隐患 排查 */
  char *label;       /* of the figure that is a sum or a rate: 分子：重大已整改 */
  gboolean is_whole; /* the list says the figure, else a term of it that is */
  gboolean is_minus; /* taken off, */
  gboolean is_below; /* or part of what is divided by */
} SpReportTrace;
void sp_report_trace_free (gpointer trace);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpReportTrace, sp_report_trace_free)

/* Of cell @column of @row, a row of sums. Transfer full, of SpReportTrace: one that is the whole,
 * or all terms in their order (of a rate: those above, those below, or both, where they are a list
 * each); empty: there is no such list. */
GPtrArray *sp_report_sheet_trace (const SpReportSheet *self,
                                  SpReader *reader,
                                  const SpReportRow *row,
                                  guint column);

G_END_DECLS
