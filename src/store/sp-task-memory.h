/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store. SpTaskMemory: the facts of a whole plan, read once and kept with a connection,
 * so that the plan as of any other date is computed without reading it again. The journal tells
 * what has changed since: the measures in question are read again, or everything where it is about
 * more than single measures. */
#pragma once

#include "store/sp-task-judge.h"

G_BEGIN_DECLS

typedef struct _SpTaskMemory SpTaskMemory;

/* The memory of @rows' plan, brought up to date. Valid until the next call on the same connection.
 * NULL on error. */
SpTaskMemory *sp_task_memory_recall (SpTaskRows *rows, GError **error);
/* Whether something is kept with the connection: then it is worth asking for. */
gboolean sp_task_memory_is_kept (SpEngine *engine);
/* As sp_task_rows_read_all, for a filter that leaves families whole. */
gboolean sp_task_memory_fill (SpTaskMemory *self, SpTaskRows *rows, GError **error);

/* Measures in the plan's order, also those that are withdrawn. */
guint sp_task_memory_get_n_measures (const SpTaskMemory *self);
/* Valid until the next recall. */
const SpTaskRow *sp_task_memory_get_place (const SpTaskMemory *self, guint i);
SpTaskFacts sp_task_memory_get_facts (const SpTaskMemory *self, guint i);

G_END_DECLS
