/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store. SpTaskUnits: what the task rows need of units: their names, and the members of
 * collective ones. And the rule that makes one measure's progress out of the reports of several
 * units. */
#pragma once

#include "store/sp-engine.h"
#include "store/sp-task-facts.h"

G_BEGIN_DECLS

typedef struct _SpTaskUnits SpTaskUnits;

typedef struct
{
  int percent;
  SpDate reported_on; /* SP_DATE_NONE: never */
  SpDate done_on;     /* from which day on the reports say 100; SP_DATE_NONE: they do not */
} SpTaskProgress;

SpTaskUnits *sp_task_units_new (SpEngine *engine);
void sp_task_units_free (SpTaskUnits *self);
const char *sp_task_units_get_name (SpTaskUnits *self,
                                    int64_t unit,
                                    GError **error); /* NULL on error */

/* The units that stand as the measure's lead: those with that role; if there are none the first
 * responsible one, else the first territorial one. Marks them by setting their role to
 * SP_ROLE_LEAD. */
void sp_task_units_settle_leads (SpTaskUnit *units, guint n_units);
/* By the reports of days up to @as_of. */
gboolean sp_task_units_judge (SpTaskUnits *self,
                              const SpTaskFacts *facts,
                              SpDate as_of,
                              SpTaskProgress *progress,
                              GError **error);

/* Called for each member of a collective unit. FALSE on error. */
typedef void (*SpTaskMemberFunc) (int64_t member, gpointer data);
gboolean sp_task_units_foreach_member (
  SpTaskUnits *self, int64_t unit, SpTaskMemberFunc func, gpointer data, GError **error);

G_END_DECLS
