/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which measures stand under which heading, and in which order. Private to the chart room. */
#pragma once

#include "sp-gantt.h"

G_BEGIN_DECLS

typedef struct
{
  char *title;     /* owned */
  GArray *indices; /* owned; of guint, rows of the schedule in its order */
} SpGanttGroupRows;

/* Groups without measures are left out. @unit: only what it leads, or NULL. Of SpGanttGroupRows,
 * owned. */
GPtrArray *sp_gantt_group_rows (SpSchedule *schedule, SpGanttGroup by, const char *unit);

G_END_DECLS
