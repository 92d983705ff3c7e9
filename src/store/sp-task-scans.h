/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store. SpTaskScans: what hangs on measures (units, deadlines, reports), read beside
 * the measures in the order of their ids. Knows no date: what it reads are facts. */
#pragma once

#include "store/sp-engine.h"
#include "store/sp-task-facts.h"

G_BEGIN_DECLS

/* One of the scans. Rows of measures that are not asked for are passed over. */
typedef struct
{
  SpStatement *statement; /* column 0 is the measure */
  gboolean is_keyed;
  gboolean has_row;
  int64_t measure; /* of the row */
} SpTaskScan;

typedef struct
{
  SpTaskScan units, deadlines, moves, ticks, subitems, reports;
} SpTaskScans;

/* Keyed scans look up one measure at a time; others go once through all, which must be asked for by
 * id. Reports of days after @until are left out; SP_DATE_NONE: none is. */
gboolean sp_task_scans_open (
  SpTaskScans *self, SpEngine *engine, gboolean is_keyed, SpDate until, GError **error);
void sp_task_scans_clear (SpTaskScans *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpTaskScans, sp_task_scans_clear)

/* Takes a failure of any scan; makes keyed ones ready for the next measure. */
gboolean sp_task_scans_end (SpTaskScans *self, GError **error);
/* Puts the facts of @measure on @stack. */
void sp_task_scans_read (SpTaskScans *self, int64_t measure, SpTaskStack *stack, SpTaskSpan *span);

G_END_DECLS
