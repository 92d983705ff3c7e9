/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store. A schedule of task rows, for those who fill the rows themselves. */
#pragma once

#include "store/sp-task-rows.h"

G_BEGIN_DECLS

/* A sentence where there is no plan. */
gboolean sp_task_rows_check_plan (SpTaskRows *self, GError **error);
SpSchedule *sp_task_rows_make_schedule (SpTaskRows *self, GError **error);

G_END_DECLS
