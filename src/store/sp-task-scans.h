/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store. SpTaskScans: what hangs on measures (units, deadlines, reports), read beside
 * the measures in the order of their ids, and the parts of a task row that are computed of it. */
#pragma once

#include "store/sp-task-deadlines.h"
#include "store/sp-task-rows.h"

G_BEGIN_DECLS

/* One of the scans. Rows of measures that are not asked for are passed over. */
typedef struct
{
  SpStatement *statement; /* column 0 is the measure */
  gboolean is_keyed;
  gboolean has_row;
} SpTaskScan;

typedef struct
{
  SpTaskScan units, deadlines, moves, ticks, subitems, reports;
  GArray *unit_buffer;   /* of SpTaskUnit */
  GArray *report_buffer; /* of SpTaskReport */
  SpTaskDeadlines deadline_buffer;
} SpTaskScans;

/* Keyed scans look up one measure at a time; others go once through all, which must be asked for by
 * id. */
gboolean sp_task_scans_open (SpTaskScans *self,
                             SpTaskRows *rows,
                             gboolean is_keyed,
                             GError **error);
void sp_task_scans_clear (SpTaskScans *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpTaskScans, sp_task_scans_clear)

/* Takes a failure of any scan; makes keyed ones ready for the next measure. */
gboolean sp_task_scans_end (SpTaskScans *self, GError **error);
/* Fills @task, whose measure is set, with units, dates, marks and progress. */
gboolean sp_task_scans_read (
  SpTaskScans *self, SpTaskRows *rows, SpTaskRow *task, SpDate start_on, GError **error);

G_END_DECLS
