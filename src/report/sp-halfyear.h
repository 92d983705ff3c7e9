/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 半年工作总结报告: what the plan has the office report to the county every half-year, with the
 * sentences, tables and charts of the period, for a clerk to finish. What only people know stands
 * between 【 and 】. The Gantt chart is in it while it takes few pages; a longer one is in the
 * chart pack. */
#pragma once

#include "report/sp-official-paper.h"
#include "report/sp-period-facts.h"

G_BEGIN_DECLS

/* The facts need not live on. */
SpOfficialPaper *sp_halfyear_paper_new (const SpPeriodFacts *facts);
/* Reads the facts of options->period (a half-year; any other is told apart by its name) and writes
 * @path atomically, .docx or .pdf by its ending. The same facts give identical bytes. May be called
 * on any thread with a reader of its own. */
gboolean sp_halfyear_write (SpReader *reader,
                            const SpPeriodOptions *options,
                            const char *path,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
