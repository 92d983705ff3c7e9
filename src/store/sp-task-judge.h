/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store. From a measure's facts to its task row as of the rows' date. Knows no scans:
 * whether the facts were just read or kept makes no difference. */
#pragma once

#include "store/sp-task-facts.h"
#include "store/sp-task-rows.h"

G_BEGIN_DECLS

/* Fills in who answers for @task: nothing that depends on a date. */
gboolean sp_task_rows_name_units (SpTaskRows *self,
                                  const SpTaskFacts *facts,
                                  SpTaskRow *task,
                                  GError **error);
/* Fills in dates, marks and progress. */
gboolean sp_task_rows_judge (SpTaskRows *self,
                             const SpTaskFacts *facts,
                             SpTaskRow *task,
                             GError **error);

G_END_DECLS
